//! What the library shows to the linker, and how its structs lie in memory.

#![allow(clippy::unwrap_used, reason = "a test that can't run its tools fails")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

/// The exported symbols, one a line.
fn exported() -> String {
    let listed = Command::new("nm").args(["-D", "--defined-only"]).arg(common::library()).output().unwrap();
    assert!(listed.status.success());
    let text = String::from_utf8(listed.stdout).unwrap();
    let mut symbols: Vec<_> = text.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    symbols.sort_unstable();
    symbols.join("\n") + "\n"
}

/// The structs of the header with their fields.
fn structs(header: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for line in header.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("typedef struct ").and_then(|rest| rest.strip_suffix(" {")) {
            found.push((name.to_owned(), Vec::new()));
            inside = true;
        } else if line.starts_with('}') {
            inside = false;
        } else if inside && line.ends_with(';') {
            let declared = line.trim_end_matches(';');
            // A function is named in the brackets before its parameters.
            let name = match declared.split_once("(*") {
                Some((_, rest)) => rest.split(')').next().unwrap(),
                None => declared.split('[').next().unwrap().rsplit([' ', '*']).next().unwrap(),
            };
            found.last_mut().unwrap().1.push(name.to_owned());
        }
    }
    found
}

#[test]
fn nothing_is_exported_but_what_is_listed() {
    let exported = exported();
    assert!(exported.lines().all(|name| name.starts_with("schet_")), "{exported}");
    common::golden(&common::home().join("tests/golden/symbols.txt"), &exported);
}

#[test]
fn everything_that_is_exported_stands_in_the_header_and_the_other_way_round() {
    let header = fs::read_to_string(common::home().join("include/schet.h")).unwrap();
    let code: String = header.split("/*").map(|part| part.split("*/").last().unwrap()).collect();
    let declared = |name: &str| code.contains(&format!("{name}("));
    let exported = exported();
    for name in exported.lines() {
        assert!(declared(name), "{name} is exported and not declared");
    }
    let functions = code.split('(').filter_map(|before| before.rsplit([' ', '*', '\n']).next());
    // The type of a callback is named in brackets of its own.
    for name in functions.filter(|name| name.starts_with("schet_") && !name.ends_with(')')) {
        assert!(exported.lines().any(|other| other == name), "{name} is declared and not exported");
    }
}

#[test]
fn structs_lie_in_memory_as_they_did_and_have_no_padding() {
    let header = fs::read_to_string(common::home().join("include/schet.h")).unwrap();
    let structs = structs(&header);
    assert!(structs.len() > 10);
    let mut program = String::from("#include <schet.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void) {\n");
    for (name, fields) in &structs {
        writeln!(program, "printf(\"{name} %lu\\n\", (unsigned long)sizeof({name}));").unwrap();
        for field in fields {
            writeln!(
                program,
                "printf(\"  %lu {field} %lu\\n\", (unsigned long)offsetof({name}, {field}), (unsigned long)sizeof((({name} *)0)->{field}));"
            )
            .unwrap();
        }
    }
    program += "return 0; }\n";
    let place = tempfile::tempdir().unwrap();
    let source = place.path().join("layout.c");
    fs::write(&source, program).unwrap();
    let binary = place.path().join("layout");
    let mut compiler = Command::new("cc");
    compiler.arg(&source).arg("-I").arg(common::home().join("include")).arg("-o").arg(&binary);
    assert!(compiler.status().unwrap().success());
    let layout = String::from_utf8(Command::new(binary).output().unwrap().stdout).unwrap();
    let mut end = 0;
    let mut size = 0;
    for line in layout.lines().chain(["end 0"]) {
        let words: Vec<_> = line.split_whitespace().collect();
        if line.starts_with(' ') {
            let (offset, length): (u64, u64) = (words[0].parse().unwrap(), words[2].parse().unwrap());
            assert_eq!(offset, end, "padding before {}", words[1]);
            end = offset + length;
        } else {
            assert_eq!(end, size, "padding at the end of the struct before {}", words[0]);
            (end, size) = (0, words[1].parse().unwrap());
        }
    }
    common::golden(&common::home().join("tests/golden/layout.txt"), &layout);
}
