//! The face for C++ has every function.

use std::fs;

use crate::common::home;
use crate::header;

/// What C++ programs call by `section::handle()`: the face has no words of its own for it. Only ever fewer.
const PLAIN: &[&str] = &[];

#[test]
fn the_face_has_every_function() {
    let face = fs::read_to_string(home().join("include/schet.hpp")).unwrap();
    for function in header().functions {
        let is_called = face.contains(&format!("{}(", function.name));
        let is_plain = PLAIN.contains(&function.name.as_str());
        assert!(
            is_called != is_plain,
            "schet.hpp calls {}: {is_called}, it is called plainly: {is_plain}",
            function.name
        );
    }
}
