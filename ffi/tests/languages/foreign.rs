//! The bindings for other languages, held against what the compilers and interpreters of these languages make of them. They
//! have to be there, so `cargo test` alone does not run this; `cargo test --test foreign` and `make test` do.

#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]
#![allow(dead_code, reason = "the bindings themselves are what `languages` holds")]

mod built;
mod cobol;
#[path = "../common/mod.rs"]
mod common;
mod header;
mod java;
mod layout;
mod packed;
mod perl;
mod python;

use std::fs;

use common::home;
use header::Header;

fn header() -> Header {
    Header::read(&fs::read_to_string(home().join("include/schet.h")).unwrap())
}
