//! The README stays true: its paths are there, its rules are all of them, and the tests it names exist.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// What stands between single backticks outside of blocks of code.
fn quoted(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    prose.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The sources of the workspace, in one string.
fn sources() -> String {
    fn collect(directory: &Path, text: &mut String) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
            if path.is_dir() && !hidden && !path.ends_with("target") {
                collect(&path, text);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    collect(&root(), &mut text);
    text
}

#[test]
fn every_path_it_names_is_there() {
    let quoted = quoted(&readme());
    let paths: Vec<_> = quoted.iter().filter(|text| text.contains('/') && !text.contains(' ')).collect();
    assert!(paths.len() > 30, "{} paths were found", paths.len());
    let missing: Vec<_> = paths.iter().filter(|path| !root().join(path).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_rule_has_its_row_and_a_test_that_exists() {
    let (readme, sources) = (readme(), sources());
    for rule in 1..=22 {
        let head = format!("| R{rule} |");
        let row = readme.lines().find(|line| line.starts_with(&head)).unwrap_or_else(|| panic!("no row of R{rule}"));
        let test = quoted(row).pop().unwrap();
        assert!(test.split('_').any(|word| word == format!("r{rule}")), "R{rule} is held by {test}");
        assert!(sources.contains(&format!("fn {test}(")), "{test} is no test");
    }
}

#[test]
fn its_oldest_rust_is_the_workspaces() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap().trim_matches('"');
    assert!(readme().contains(&format!("The oldest Rust is {version},")), "the workspace says {version}");
}
