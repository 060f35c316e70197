//! One thing of each kind through the C interface, from opening to the mail that goes out.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod common;

use std::fs;

#[test]
fn a_c_program_opens_feeds_orders_and_sends() {
    let place = tempfile::tempdir().unwrap();
    let [database, documents, spool] = ["schet.db", "documents", "spool"].map(|name| place.path().join(name));
    let ran = common::run_c("slice.c", "c89", &[&database, &documents, &spool]);
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
    let said = encoding_rs::WINDOWS_1251.decode(&ran.stdout).0;
    common::golden(&common::home().join("tests/golden/slice.txt"), &said);
    assert!(ran.status.success(), "{said}");
    let mails: Vec<_> = fs::read_dir(spool.join("new")).unwrap().collect();
    assert_eq!(mails.len(), 1);
}
