//! Everything that a user of the Rust API can do has an export, or a reason for having none.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::home;

/// The first and the second column of the table of exports, and the first of what has none, as the words in backticks.
fn columns() -> (Vec<String>, Vec<String>, Vec<String>) {
    let text = fs::read_to_string(home().join("docs/api.md")).unwrap();
    let (exported, apart) = text.split_once("# What has no export").unwrap();
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let column = |table: &str, place: usize| {
        let rows = table.lines().filter(|line| line.starts_with("| `") || line.starts_with("| what"));
        rows.flat_map(|row| quoted(row.split(" | ").nth(place).unwrap())).collect::<Vec<_>>()
    };
    (column(exported, 0), column(exported, 1), column(apart, 0))
}

#[test]
fn every_export_stands_in_the_table_once() {
    let symbols = fs::read_to_string(home().join("tests/golden/symbols.txt")).unwrap();
    let symbols: BTreeSet<_> = symbols.lines().map(str::to_owned).collect();
    let (exports, ..) = columns();
    let named: BTreeSet<_> = exports.iter().cloned().collect();
    assert_eq!(named.len(), exports.len(), "an export stands in the table twice");
    assert_eq!(named, symbols);
}

#[test]
fn every_use_case_of_the_desk_has_an_export_or_a_reason() {
    let (_, exported, apart) = columns();
    let mut found = 0;
    for entry in fs::read_dir(home().join("../core/src/desk")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        let Some(desk) = source.split("impl Desk {").nth(1) else { continue };
        let body = desk.split("\n}\n").next().unwrap();
        for line in body.lines().map(str::trim) {
            let name = line.strip_prefix("pub async fn ").or_else(|| line.strip_prefix("pub fn "));
            let Some(name) = name.and_then(|rest| rest.split('(').next()) else { continue };
            found += 1;
            let path = format!("Desk::{name}");
            assert!(exported.contains(&path) || apart.contains(&path), "{path} has neither an export nor a reason");
        }
    }
    assert!(found > 30, "{found} use-cases were found");
}

#[test]
fn every_way_to_feed_has_an_export() {
    let (_, exported, _) = columns();
    let source = fs::read_to_string(home().join("../core/src/ports/feed.rs")).unwrap();
    let names = source.lines().filter_map(|line| line.trim().strip_prefix("async fn ")?.split('(').next());
    let names: Vec<_> = names.map(|name| format!("Feed::{name}")).collect();
    assert!(names.len() >= 7);
    for name in names {
        assert!(exported.contains(&name), "{name} has no export");
    }
}

#[test]
fn every_document_that_is_rendered_has_an_export_or_a_reason() {
    let (_, exported, apart) = columns();
    let said = [exported, apart].concat().join(" ");
    let source = fs::read_to_string(home().join("../core/src/render/mod.rs")).unwrap();
    for module in source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        let is_covered = match module {
            "csv" | "detail" | "pdf" | "xlsx" => {
                said.contains("CallCsv") && said.contains("CallXlsx") && said.contains("CallPdf")
            }
            module => said.contains(&format!("{module}::")) || said.contains(&format!("render::{module}")),
        };
        assert!(is_covered, "render::{module} has neither an export nor a reason");
    }
}
