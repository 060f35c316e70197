//! The manual is true: its program does what it says, and every status has its row.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod common;

use std::fs;
use std::process::Command;

use common::{compilers, home, staged};

fn manual() -> String {
    fs::read_to_string(home().join("README.md")).unwrap()
}

#[test]
fn the_program_of_five_minutes_forms_and_sends_an_invoice() {
    let manual = manual();
    let program = manual.split("```c\n").nth(1).unwrap().split("```").next().unwrap();
    let promised = manual.split("&& ./five    # ").nth(1).unwrap().lines().next().unwrap();
    for compiler in compilers() {
        let stage = staged();
        let (source, binary) = (stage.path().join("five.c"), stage.path().join("five"));
        fs::write(&source, program).unwrap();
        let built = Command::new(&compiler)
            .args(["-std=c99", "-pedantic-errors", "-Wall", "-Werror", "-o"])
            .arg(&binary)
            .arg(&source)
            .arg("-I")
            .arg(home().join("include"))
            .arg("-L")
            .arg(stage.path())
            .arg("-lschet")
            .output()
            .unwrap();
        assert!(built.status.success(), "{compiler}: {}", String::from_utf8_lossy(&built.stderr));
        let ran =
            Command::new(&binary).current_dir(stage.path()).env("LD_LIBRARY_PATH", stage.path()).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stdout).trim(), promised, "{compiler}");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
        let mails = fs::read_dir(stage.path().join("spool/new")).unwrap().count();
        assert_eq!(mails, 1);
    }
}

#[test]
fn every_status_has_its_row() {
    let (manual, header) = (manual(), fs::read_to_string(home().join("include/schet.h")).unwrap());
    let table = manual.split("## What to do on each status").nth(1).unwrap().split("## ").next().unwrap();
    let stated: Vec<_> = header.lines().filter_map(|line| line.strip_prefix("#define SCHET_E_")).collect();
    assert!(stated.len() > 20);
    for name in stated.iter().map(|line| line.split(' ').next().unwrap()) {
        let named = |row: &str| row.split(['|', ',', ' ']).any(|word| word == format!("SCHET_E_{name}"));
        assert_eq!(table.lines().filter(|row| named(row)).count(), 1, "SCHET_E_{name}");
    }
}
