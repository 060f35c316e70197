//! The bindings for other languages are written from `schet.h`, which alone says what the interface is.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]
#![allow(dead_code, reason = "what these write for compilers, `foreign` uses")]

mod cobol;
#[path = "../common/mod.rs"]
mod common;
mod cpp;
mod header;
mod java;
mod perl;
mod python;

use std::fs;

use common::{golden, home};
use header::Header;

fn header() -> Header {
    Header::read(&fs::read_to_string(home().join("include/schet.h")).unwrap())
}

#[test]
fn the_copybooks_are_what_the_header_says() {
    golden(&home().join("cobol/SCHET.cpy"), &cobol::copybook(&header()));
    golden(&home().join("cobol/SCHETR.cpy"), &cobol::records(&header()));
}

#[test]
fn the_python_module_is_what_the_header_says() {
    golden(&home().join("python/schet/abi.py"), &python::module(&header()));
}

#[test]
fn the_java_interface_is_what_the_header_says() {
    golden(&home().join("java/schet/Abi.java"), &java::interface(&header()));
}

#[test]
fn the_perl_module_is_what_the_header_says() {
    golden(&home().join("perl/Schet/Abi.pm"), &perl::module(&header()));
}
