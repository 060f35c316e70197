//! The header is what the sources say, in the C of 1989; every item of it is documented.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use common::{golden, home};

/// The header as cbindgen writes it, rewritten for compilers that know no `//`.
fn generated() -> String {
    let config = cbindgen::Config::from_file(home().join("cbindgen.toml")).unwrap();
    let bindings = cbindgen::Builder::new().with_crate(home()).with_config(config).generate().unwrap();
    let mut bytes = Vec::new();
    bindings.write(&mut bytes);
    let head = fs::read_to_string(home().join("include/head.txt")).unwrap();
    format!("{}{}", comment(&head, ""), in_c89(&String::from_utf8(bytes).unwrap()))
}

/// Text as a comment of C89.
fn comment(text: &str, indent: &str) -> String {
    let mut lines = text.trim_end().lines().map(|line| line.trim().replace('`', "").replace("*/", "* /"));
    let first = lines.next().unwrap_or_default();
    let mut out = format!("{indent}/* {first}");
    for line in lines {
        let gap = if line.is_empty() { "" } else { " " };
        write!(out, "\n{indent} *{gap}{line}").unwrap();
    }
    out + " */\n"
}

/// Every run of `//` comments as one of the old form; those behind code likewise.
fn in_c89(source: &str) -> String {
    let (mut out, mut run, mut indent) = (String::new(), String::new(), String::new());
    for line in source.lines().chain([""]) {
        let code = line.trim_start();
        if let Some(text) = code.strip_prefix("//") {
            indent = line[..line.len() - code.len()].to_owned();
            writeln!(run, "{}", text.strip_prefix('/').unwrap_or(text).trim()).unwrap();
            continue;
        }
        if !run.is_empty() {
            // What only Rust's linter asks for says nothing to a C programmer that the rest does not.
            let said = run.split("# Safety").next().unwrap_or_default().trim_end().to_owned();
            out += &comment(&said, &indent);
            run.clear();
        }
        match line.find("//") {
            // Within a text it is no comment.
            Some(place) if line[..place].matches('"').count() % 2 == 0 => {
                writeln!(out, "{}/* {} */", &line[..place], line[place + 2..].trim()).unwrap();
            }
            _ => writeln!(out, "{line}").unwrap(),
        }
    }
    out.trim_end().to_owned() + "\n"
}

#[test]
fn the_header_is_what_the_sources_say() {
    golden(&home().join("include/schet.h"), &generated());
}

#[test]
fn every_item_of_the_header_is_documented_and_every_function_says_since_when() {
    let header = fs::read_to_string(home().join("include/schet.h")).unwrap();
    let (mut comment, mut in_comment, mut in_struct, mut items) = (String::new(), false, false, 0);
    for line in header.lines() {
        let text = line.trim();
        if text.starts_with("/*") {
            comment.clear();
            in_comment = true;
        }
        if in_comment {
            comment.push_str(text.trim_start_matches([' ', '*']));
            comment.push(' ');
            in_comment = !text.ends_with("*/");
            continue;
        }
        let begins_here = !line.starts_with(' ');
        let is_function = begins_here && text.contains('(') && !text.starts_with(['#', 't']);
        let is_constant = text.starts_with("#define SCHET_") && text != "#define SCHET_H";
        let is_type = begins_here && text.starts_with("typedef ");
        // A field begins its line; what goes on from the line before has more room before it.
        let is_field = in_struct && line.starts_with("    ") && !line.starts_with("     ");
        in_struct = if is_type { text.ends_with('{') } else { in_struct && !text.starts_with('}') };
        if is_constant || is_type || is_function || is_field {
            items += 1;
            assert!(comment.len() > 8, "{text} is not documented");
            assert!(!is_function || comment.contains("Since ABI "), "{text} does not say since when it is there");
            comment.clear();
        }
    }
    assert!(items > 100, "{items} items were found");
}

#[test]
fn every_compiler_takes_the_header() {
    let place = tempfile::tempdir().unwrap();
    let source = place.path().join("use.c");
    fs::write(&source, "#include <schet.h>\n#include <schet.h>\nint used(void) { return SCHET_OK; }\n").unwrap();
    for (language, standards) in [("c", &["c89", "c99", "c11"][..]), ("c++", &["c++11", "c++14", "c++17", "c++20"])] {
        for compiler in common::compilers() {
            for standard in standards {
                let told = Command::new(&compiler)
                    .args([
                        "-x",
                        language,
                        &format!("-std={standard}"),
                        "-pedantic-errors",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                    ])
                    .args(["-fsyntax-only", "-I"])
                    .arg(home().join("include"))
                    .arg(&source)
                    .output()
                    .unwrap_or_else(|error| panic!("{compiler}: {error}"));
                assert!(told.status.success(), "{compiler} {standard}: {}", String::from_utf8_lossy(&told.stderr));
            }
        }
    }
}
