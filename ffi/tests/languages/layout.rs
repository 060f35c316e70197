//! Each language's structs lie in memory as the C compiler lays them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::home;
use crate::header::Header;
use crate::{cobol, header, java, perl, python};

/// Runs a command and gives what it said.
fn said(command: &mut Command) -> String {
    let ran = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(ran.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// What the C compiler says of every struct.
fn in_c(header: &Header, place: &Path) -> String {
    let mut text = String::from("#include <schet.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void) {\n");
    for one in &header.structs {
        let name = &one.name;
        writeln!(text, "printf(\"{name} %d\\n\", (int)sizeof({name}));").unwrap();
        for field in &one.fields {
            let field = &field.name;
            writeln!(
                text,
                "printf(\"  %d {field} %d\\n\", (int)offsetof({name}, {field}), (int)sizeof((({name} *)0)->{field}));"
            )
            .unwrap();
        }
    }
    fs::write(place.join("layout.c"), text + "return 0; }\n").unwrap();
    let mut compiler = Command::new("cc");
    said(compiler.arg(place.join("layout.c")).arg("-I").arg(home().join("include")).arg("-o").arg(place.join("c")));
    said(&mut Command::new(place.join("c")))
}

/// Compares what a language says with what C says.
#[track_caller]
fn same(other: &str, c: &str) {
    for (other, c) in other.lines().zip(c.lines()) {
        assert_eq!(other, c);
    }
    assert_eq!(other.lines().count(), c.lines().count());
}

#[test]
fn records_of_cobol_lie_as_in_c() {
    let place = tempfile::tempdir().unwrap();
    let header = header();
    fs::write(place.path().join("layout.cob"), cobol::layout_program(&header)).unwrap();
    for form in ["-fixed", "-free"] {
        let program = place.path().join(form.trim_start_matches('-'));
        let mut compiler = Command::new("cobc");
        compiler.args(["-x", "-fintrinsics=ALL", form, "-I"]).arg(home().join("cobol")).arg("-o").arg(&program);
        said(compiler.arg(place.path().join("layout.cob")).current_dir(place.path()));
        same(&said(&mut Command::new(&program)), &in_c(&header, place.path()));
    }
}

#[test]
fn structures_of_python_lie_as_in_c() {
    let place = tempfile::tempdir().unwrap();
    let mut python = Command::new("python3");
    python.args(["-B", "-c", python::LAYOUT_PROGRAM]).env("PYTHONPATH", home().join("python"));
    same(&said(&mut python), &in_c(&header(), place.path()));
}

#[test]
fn records_of_perl_lie_as_in_c() {
    let place = tempfile::tempdir().unwrap();
    let mut perl = Command::new("perl");
    perl.arg("-I").arg(home().join("perl")).args(["-e", perl::LAYOUT_PROGRAM]);
    same(&said(&mut perl), &in_c(&header(), place.path()));
}

#[test]
fn structures_of_java_lie_as_in_c() {
    let place = tempfile::tempdir().unwrap();
    let header = header();
    let source = place.path().join("Layout.java");
    fs::write(&source, java::layout_program(&header)).unwrap();
    let classes = format!("{}:{}", place.path().display(), java::JNA);
    let mut compiler = Command::new("javac");
    compiler.args(["-Xlint:all", "-Werror", "-cp", java::JNA, "-d"]).arg(place.path());
    said(compiler.arg(home().join("java/schet/Abi.java")).arg(source));
    same(&said(Command::new("java").args(["-cp", &classes, "Layout"])), &in_c(&header, place.path()));
}
