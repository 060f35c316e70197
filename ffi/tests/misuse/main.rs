//! The interface held wrongly, in C: every export with NULL, with handles that are none, with structs of other sizes
//! and lengths over the maximum, from within callbacks, from two threads, and after a fork.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod calls;
#[path = "../common/mod.rs"]
mod common;
#[allow(dead_code, reason = "the bindings ask more of it")]
#[path = "../languages/header.rs"]
mod header;

use std::fs;

use common::{golden, home};

#[test]
fn the_table_of_calls_is_what_the_header_says() {
    let header = header::Header::read(&fs::read_to_string(home().join("include/schet.h")).unwrap());
    golden(&home().join("tests/c/calls.h"), &calls::table(&header));
}

#[test]
fn s3_whatever_a_program_does_wrong_is_a_documented_status() {
    let place = tempfile::tempdir().unwrap();
    let ran = common::run_c("misuse.c", "c89", &[place.path()]);
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{}: {said}", ran.status);
    assert!(said.ends_with("nothing else\n"), "{said}");
}
