//! The face for C++: it has every function, every compiler takes it in every standard, and it does what it says.

use std::fs;
use std::process::Command;

use crate::common::{home, staged};
use crate::header;

/// What C++ programs call by `section::handle()`: the face has no words of its own for it. Only ever fewer.
const PLAIN: &[&str] = &[
    "schet_bounce_take",
    "schet_delivery_change",
    "schet_delivery_confirm",
    "schet_delivery_history",
    "schet_document_read",
    "schet_feed_bills",
    "schet_feed_calls",
    "schet_feed_instalments",
    "schet_feed_payments",
    "schet_feed_remove",
    "schet_forget",
    "schet_forget_account",
    "schet_issued_import",
    "schet_issued_in",
    "schet_issued_list",
    "schet_link_mint",
    "schet_link_open",
    "schet_link_revoke",
    "schet_menu_subscribers",
    "schet_order_abandon",
    "schet_order_bounced",
    "schet_order_cancel",
    "schet_order_hand_over",
    "schet_order_history",
    "schet_order_links",
    "schet_order_list",
    "schet_order_restart",
    "schet_order_subscribers",
    "schet_paper_add_calls",
    "schet_paper_add_entries",
    "schet_paper_add_invoice",
    "schet_paper_batch",
    "schet_paper_calls",
    "schet_paper_close",
    "schet_paper_finish",
    "schet_paper_register",
    "schet_pickup_batch",
    "schet_pickup_list",
    "schet_pickup_register",
    "schet_render_charges",
    "schet_render_invoice",
    "schet_render_invoice_with",
    "schet_renderer_close",
    "schet_renderer_open",
    "schet_run_again",
    "schet_run_get",
    "schet_run_refusals",
    "schet_run_regular",
    "schet_run_retry",
    "schet_run_step",
];

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

#[test]
fn every_compiler_takes_the_face_in_every_standard() {
    let stage = staged();
    for compiler in ["g++", "clang++"] {
        for standard in ["c++11", "c++14", "c++17", "c++20"] {
            let program = stage.path().join(format!("{compiler}-{standard}"));
            let built = Command::new(compiler)
                .arg(format!("-std={standard}"))
                .args(["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror", "-I"])
                .arg(home().join("include"))
                .arg(home().join("tests/cpp/use.cpp"))
                .arg("-o")
                .arg(&program)
                .arg("-L")
                .arg(stage.path())
                .arg("-lschet")
                .output()
                .unwrap_or_else(|error| panic!("{compiler}: {error}"));
            assert!(built.status.success(), "{compiler} {standard}: {}", String::from_utf8_lossy(&built.stderr));
            let ran = Command::new(program).env("LD_LIBRARY_PATH", stage.path()).output().unwrap();
            assert!(ran.status.success(), "{compiler} {standard}: {}", String::from_utf8_lossy(&ran.stdout));
        }
    }
}
