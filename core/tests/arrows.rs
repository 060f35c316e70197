//! The house's arrows, read from the sources: in core desk → ports, render → domain, never back up; no adapter names
//! another, the core names none, and nothing but `ffi` has `unsafe`.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The core's modules by layer, lowest first; a module may use its own layer and those below it.
const LAYERS: [&[&str]; 4] = [
    &["calendar", "delivery", "hex", "invoice", "locale", "money", "party", "text", "usage"],
    &["order", "section"],
    &["ports", "render"],
    &["desk"],
];

/// Modules of one layer that may not use each other either.
const APART: [(&str, &str); 2] = [("ports", "render"), ("render", "ports")];

/// The modules of `std` by which the core would reach the machine.
const OUTSIDE: [&str; 6] = ["env", "fs", "net", "os", "process", "thread"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file of an extension below a directory, but for what was built.
fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(directory) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found
}

/// The words and marks of Rust source, without comments, strings and characters; `::` is one mark.
fn tokens(source: &str) -> Vec<String> {
    let characters: Vec<char> = source.chars().collect();
    let (mut place, mut found) = (0, Vec::new());
    let starts =
        |place: usize, text: &str| text.chars().enumerate().all(|(n, c)| characters.get(place + n) == Some(&c));
    while let Some(&c) = characters.get(place) {
        if starts(place, "//") {
            place += characters[place..].iter().take_while(|c| **c != '\n').count();
        } else if starts(place, "/*") {
            let mut depth = 0;
            loop {
                depth += i32::from(starts(place, "/*")) - i32::from(starts(place, "*/"));
                place += if starts(place, "/*") || starts(place, "*/") { 2 } else { 1 };
                if depth == 0 || place >= characters.len() {
                    break;
                }
            }
        } else if let Some(after) = raw_string(&characters, place) {
            place = after;
        } else if c == '"' {
            place += 1;
            while characters.get(place).is_some_and(|c| *c != '"') {
                place += if characters[place] == '\\' { 2 } else { 1 };
            }
            place += 1;
        } else if c == '\'' {
            // A character ends with a quote; a lifetime does not.
            let escape = characters.get(place + 1) == Some(&'\\');
            let close = (place + 2 + usize::from(escape)..place + 12).find(|n| characters.get(*n) == Some(&'\''));
            let is_character = escape || characters.get(place + 2) == Some(&'\'');
            place = if is_character { close.map_or(place + 1, |close| close + 1) } else { place + 1 };
        } else if c.is_alphanumeric() || c == '_' {
            let word: String = characters[place..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').collect();
            place += word.chars().count();
            found.push(word);
        } else {
            let mark = if starts(place, "::") { "::".to_owned() } else { c.to_string() };
            place += mark.len().max(1).min(if mark == "::" { 2 } else { 1 });
            if !c.is_whitespace() {
                found.push(mark);
            }
        }
    }
    found
}

/// The place after a raw string that begins at `place`.
fn raw_string(characters: &[char], place: usize) -> Option<usize> {
    let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
    if place > 0 && is_word(&characters[place - 1]) {
        return None;
    }
    let begin = place + usize::from(matches!(characters.get(place), Some('b' | 'c')));
    if characters.get(begin) != Some(&'r') {
        return None;
    }
    let hashes = characters[begin + 1..].iter().take_while(|c| **c == '#').count();
    if characters.get(begin + 1 + hashes) != Some(&'"') {
        return None;
    }
    let body = begin + 2 + hashes;
    let ends = |n: &usize| {
        characters[*n] == '"' && characters[n + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    Some((body..characters.len()).find(ends).map_or(characters.len(), |end| end + 1 + hashes))
}

/// The paths that begin at a token, groups spread out: `crate::{a::b, c}` gives `a::b` and `c`.
fn paths(tokens: &[String], prefix: &[String]) -> Vec<Vec<String>> {
    match tokens.first().map(String::as_str) {
        Some("{") => {
            let (mut depth, mut all, mut at_start) = (0, Vec::new(), false);
            for (place, token) in tokens.iter().enumerate() {
                match token.as_str() {
                    "{" => (depth, at_start) = (depth + 1, depth == 0),
                    "}" => depth -= 1,
                    "," if depth == 1 => at_start = true,
                    _ if at_start && depth == 1 => {
                        all.extend(paths(&tokens[place..], prefix));
                        at_start = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            all
        }
        Some(word) if word == "*" || word.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            let path = [prefix, &[word.to_owned()]].concat();
            match tokens.get(1).map(String::as_str) {
                Some("::") => match tokens.get(2).map(String::as_str) {
                    // A turbofish ends the path.
                    Some("<") | None => vec![path],
                    _ => paths(&tokens[2..], &path),
                },
                _ => vec![path],
            }
        }
        _ => vec![prefix.to_vec()],
    }
}

/// The absolute paths within the core that a file of the module `of` names, the words `super` and `self` resolved.
fn named(source: &str, of: &[String]) -> Vec<Vec<String>> {
    let tokens = tokens(source);
    let begins = |place: usize| place == 0 || tokens[place - 1] != "::";
    let mut found = Vec::new();
    for (place, token) in tokens.iter().enumerate().filter(|(place, _)| begins(*place)) {
        let rest = tokens.get(place + 2..).unwrap_or_default();
        if tokens.get(place + 1).is_none_or(|mark| mark != "::") {
            continue;
        }
        match token.as_str() {
            "crate" => found.extend(paths(rest, &[])),
            "super" => {
                let ups = tokens[place..].chunks(2).take_while(|pair| pair[0] == "super").count();
                // A module within a file (its tests) stands one deeper than the file: what is left is the file's own.
                let above = &of[..of.len().saturating_sub(ups)];
                found.extend(
                    paths(&tokens[place + 2 * ups..], above).into_iter().filter(|path| path.len() > above.len()),
                );
            }
            _ => {}
        }
    }
    found
}

/// The module path of a file below `src`.
fn module_of(source: &Path, file: &Path) -> Vec<String> {
    let relative = file.strip_prefix(source).unwrap().with_extension("");
    let mut path: Vec<_> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// Names that `lib.rs` re-exports, each with the module it comes from.
fn reexports(lib: &str) -> BTreeMap<String, String> {
    let tokens = tokens(lib);
    let uses = (0..tokens.len()).filter(|place| tokens[*place] == "use");
    let spread = uses.flat_map(|place| paths(&tokens[place + 1..], &[]));
    spread.filter_map(|path| Some((path.last()?.clone(), path.first()?.clone()))).collect()
}

/// What is wrong with one path named in a module.
fn arrow_up(module: &str, path: &[String], reexports: &BTreeMap<String, String>) -> Option<String> {
    let first = path.first()?;
    let target = if layer(first).is_some() { first } else { reexports.get(first)? };
    let (Some(from), Some(to)) = (layer(module), layer(target)) else {
        return Some(format!("{module} or {target} has no layer: give it one"));
    };
    let apart = APART.contains(&(module, target.as_str()));
    (to > from || apart).then(|| format!("{module} uses {}", path.join("::")))
}

/// What a source asks the machine for: its files, its environment, its clock.
fn asked(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let words = |place: usize| tokens[place..].iter().take(3).map(String::as_str).collect::<Vec<_>>();
    let mut found = Vec::new();
    for place in 0..tokens.len() {
        match words(place)[..] {
            ["std", "::", ..] => found.extend(
                paths(&tokens[place + 2..], &[])
                    .into_iter()
                    .filter(|path| OUTSIDE.contains(&path[0].as_str()))
                    .map(|path| format!("std::{}", path.join("::"))),
            ),
            ["SystemTime", ..] => found.push("SystemTime".to_owned()),
            ["Instant" | "Utc" | "Local", "::", "now"] => found.push("now".to_owned()),
            _ => {}
        }
    }
    found
}

/// The crates under `adapters`, as their directories' names.
fn adapters() -> BTreeSet<String> {
    let manifests = fs::read_dir(root().join("adapters")).unwrap().map(|entry| entry.unwrap());
    manifests
        .filter(|it| it.path().join("Cargo.toml").exists())
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect()
}

/// The crates of this workspace that a manifest depends on, by the table that names them.
fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let (mut table, mut found) = (String::new(), Vec::new());
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            table = header.trim_end_matches(']').to_owned();
            if let Some((section, name)) =
                table.rsplit_once("dependencies.").map(|(head, name)| (format!("{head}dependencies"), name))
            {
                found.push((section, name.to_owned()));
            }
        } else if table.ends_with("dependencies") {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            found.push((table.clone(), name.to_owned()));
        }
    }
    found.retain(|(_, name)| name.starts_with("schet"));
    found
}

#[test]
fn no_module_of_the_core_uses_one_above_it() {
    let source = root().join("core/src");
    let reexports = reexports(&fs::read_to_string(source.join("lib.rs")).unwrap());
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in files(&source, "rs") {
        let of = module_of(&source, &file);
        let Some(module) = of.first() else { continue };
        assert!(layer(module).is_some(), "{module} has no layer: give it one");
        for path in named(&fs::read_to_string(&file).unwrap(), &of) {
            seen += 1;
            if path.first().is_some_and(|first| first == "*") {
                wrong.push(format!("{}: names all of the crate", file.display()));
            }
            wrong.extend(arrow_up(module, &path, &reexports).map(|what| format!("{}: {what}", file.display())));
        }
    }
    assert!(seen > 50, "only {seen} paths were found");
    assert!(wrong.is_empty(), "arrows that run up:\n{}", wrong.join("\n"));
}

#[test]
fn the_core_asks_the_machine_for_nothing() {
    for file in files(&root().join("core/src"), "rs") {
        let asked = asked(&fs::read_to_string(&file).unwrap());
        assert!(asked.is_empty(), "{} asks for {}", file.display(), asked.join(", "));
    }
}

#[test]
fn the_core_names_no_adapter_and_no_adapter_names_another() {
    let adapters = adapters();
    assert!(adapters.contains("memory") && adapters.contains("conformance"), "{adapters:?}");
    let crates: BTreeSet<String> =
        adapters.iter().map(|name| format!("schet_{name}")).chain(["schet_ffi".into()]).collect();
    let mut wrong = Vec::new();
    for home in adapters.iter().map(|name| format!("adapters/{name}")).chain(["core".into()]) {
        let own = format!("schet_{}", home.trim_start_matches("adapters/"));
        // In tests and examples the reference is at home everywhere, and in an adapter's the suite that all pass, and
        // the mail server for tests.
        let is_taken = |name: &str| {
            name == own
                || name == "schet_memory"
                || (home != "core" && matches!(name, "schet_conformance" | "schet_mailbox"))
        };
        for (table, name) in dependencies(&fs::read_to_string(root().join(&home).join("Cargo.toml")).unwrap()) {
            let is_for_tests = table.ends_with("dev-dependencies");
            if name != "schet" && !(is_for_tests && is_taken(&name.replace('-', "_"))) {
                wrong.push(format!("{home} depends on {name} in {table}"));
            }
        }
        for file in files(&root().join(&home), "rs") {
            let tokens = tokens(&fs::read_to_string(&file).unwrap());
            let names = tokens.into_iter().filter(|word| crates.contains(word) && !is_taken(word));
            wrong.extend(names.map(|name| format!("{} names {name}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_built_on_the_c_interface() {
    let manifests = files(&root(), "toml");
    for manifest in manifests.iter().filter(|file| file.ends_with("Cargo.toml")) {
        let text = fs::read_to_string(manifest).unwrap();
        let names: Vec<_> = dependencies(&text).into_iter().map(|(_, name)| name).collect();
        assert!(!names.contains(&"schet-ffi".to_owned()), "{} depends on schet-ffi", manifest.display());
    }
    let ffi = fs::read_to_string(root().join("ffi/Cargo.toml")).unwrap();
    for (table, name) in dependencies(&ffi).into_iter().filter(|(table, _)| table == "dependencies") {
        let is_chosen = ffi.contains(&format!("{name} = {{ workspace = true, optional = true }}"));
        assert!(name == "schet" || is_chosen, "ffi depends on {name} in {table}, and no feature chooses it");
    }
    assert!(ffi.contains("unsafe_op_in_unsafe_fn = \"deny\"") && ffi.contains("undocumented_unsafe_blocks = \"deny\""));
}

#[test]
fn nothing_but_ffi_has_unsafe() {
    let ffi = root().join("ffi");
    let all = files(&root(), "rs");
    assert!(all.len() > 20);
    for file in all.iter().filter(|file| !file.starts_with(&ffi)) {
        let tokens = tokens(&fs::read_to_string(file).unwrap());
        assert!(!tokens.iter().any(|word| word == "unsafe"), "{}", file.display());
    }
    for manifest in files(&root(), "toml").iter().filter(|file| file.ends_with("Cargo.toml") && !file.starts_with(&ffi))
    {
        let text = fs::read_to_string(manifest).unwrap();
        let forbids =
            if text.contains("[workspace.package]") { "unsafe_code = \"forbid\"" } else { "[lints]\nworkspace = true" };
        assert!(text.contains(forbids), "{} takes the workspace's lints", manifest.display());
    }
}

#[test]
fn the_scanner_sees_every_way_to_name_a_module() {
    let of = ["order".to_owned(), "request".to_owned()];
    for (source, expected) in [
        ("use crate::desk::Desk;", &["desk::Desk"][..]),
        ("use crate::{text::Line, desk::{Desk, Job as Other}};", &["text::Line", "desk::Desk", "desk::Job"]),
        ("fn a() -> crate::ports::Error { crate :: desk :: run::<u8>() }", &["ports::Error", "desk::run"]),
        ("use super::super::desk;", &["desk"]),
        ("use super::{Action, super_words};", &["order::Action", "order::super_words"]),
        ("use crate::*;", &["*"]),
        ("macro_rules! m { () => { $crate::desk::x } }", &["desk::x"]),
        ("// use crate::desk;\n/* crate::desk /* crate::desk */ */ /// [`crate::desk`]\nfn a() {}", &[]),
        ("const A: &str = \"crate::desk \\\" crate::desk\"; const B: &str = r#\"\" crate::desk\"#;", &[]),
        ("fn a<'a>(b: &'a str) -> char { '\"' } use crate::desk;", &["desk"]),
        ("const Q: [char; 3] = ['\\'', '\\u{22}', '\"']; use crate::desk;", &["desk"]),
    ] {
        let found: Vec<_> = named(source, &of).iter().map(|path| path.join("::")).collect();
        assert_eq!(found, expected, "{source}");
    }
    assert!(tokens("// unsafe\n\"unsafe\" r\"unsafe\" unsafe_code").iter().all(|word| word != "unsafe"));
    assert!(tokens("fn a() { unsafe{} }").contains(&"unsafe".to_owned()));
}

#[test]
fn the_rules_tell_up_from_down() {
    let reexports = reexports("pub use desk::Desk; pub use money::{Amount, Money as Cash};");
    for (module, path, is_up) in [
        ("text", "order", true),
        ("text", "ports", true),
        ("order", "text", false),
        ("order", "section", false),
        ("order", "ports", true),
        ("order", "Desk", true),
        ("order", "Amount", false),
        ("render", "invoice", false),
        ("render", "ports", true),
        ("ports", "render", true),
        ("ports", "desk", true),
        ("desk", "render", false),
        ("desk", "ports", false),
        ("stranger", "text", true),
    ] {
        assert_eq!(arrow_up(module, &[path.to_owned()], &reexports).is_some(), is_up, "{module} → {path}");
    }
    let found = dependencies(
        "[dependencies]\nschet.workspace = true\nschet-memory = { path = \"\" }\nserde = \"1\"\n[dev-dependencies.schet-spool]\npath = \"\"",
    );
    let found: Vec<_> = found.iter().map(|(table, name)| format!("{table} {name}")).collect();
    assert_eq!(found, ["dependencies schet", "dependencies schet-memory", "dev-dependencies schet-spool"]);
    assert_eq!(
        asked("use std::{fmt, fs::File, io}; fn a() { std::env::var(\"A\"); Utc::now() }"),
        ["std::fs::File", "std::env::var", "now"]
    );
}
