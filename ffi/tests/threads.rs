//! Threads of a C program over one service.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod common;

#[test]
fn r14_threads_over_one_service_lose_no_order_and_double_none() {
    let place = tempfile::tempdir().unwrap();
    let ran = common::run_c("threads.c", "c89", &[place.path()]);
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{}: {said}", ran.status);
    assert_eq!(said, "0 faults; 48 orders taken, 336 met again, 48 sent, 48 mails\n");
}
