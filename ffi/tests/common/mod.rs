//! What the tests have in common: goldens, and C programs built against the library as it was just made.

#![allow(unreachable_pub, reason = "shared by the tests, which are crates of their own")]
#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a test that can't read its files fails")]

pub mod host;
pub mod loopback;
pub mod rows;
pub mod told;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The crate's directory.
pub fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shared library that belongs to this test.
pub fn library() -> PathBuf {
    let built = std::env::current_exe().unwrap().parent().unwrap().join("libschet_ffi.so");
    assert!(built.exists(), "{} is not there", built.display());
    built
}

/// The C compilers to try: those of `SCHET_COMPILERS`, or the machine's own.
pub fn compilers() -> Vec<String> {
    let stated = std::env::var("SCHET_COMPILERS").unwrap_or_else(|_| "cc".to_owned());
    stated.split_whitespace().map(str::to_owned).collect()
}

/// A directory in which the library has the names that installing gives it.
pub fn staged() -> tempfile::TempDir {
    let stage = tempfile::tempdir().unwrap();
    for name in ["libschet.so", "libschet.so.1"] {
        symlink(library(), stage.path().join(name)).unwrap();
    }
    stage
}

/// Builds a C program of the tests and runs it with arguments.
pub fn run_c(source: &str, standard: &str, arguments: &[&Path]) -> Output {
    let stage = staged();
    let program = stage.path().join("program");
    let built = Command::new(&compilers()[0])
        .args([&format!("-std={standard}"), "-pedantic-errors", "-Wall", "-Wextra", "-Werror", "-g"])
        .arg(home().join("tests/c").join(source))
        .arg("-I")
        .arg(home().join("include"))
        .arg("-o")
        .arg(&program)
        .arg("-L")
        .arg(stage.path())
        .arg("-lschet")
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut command = Command::new(program);
    command.args(arguments).env("LD_LIBRARY_PATH", stage.path()).output().unwrap()
}

/// Compares with a kept file, or keeps what was made when `SCHET_UPDATE_GOLDEN` is set.
#[track_caller]
pub fn golden(path: &Path, made: &str) {
    if std::env::var_os("SCHET_UPDATE_GOLDEN").is_some() {
        // As one step: other tests read it meanwhile.
        let new = path.with_extension("new");
        fs::write(&new, made).unwrap();
        fs::rename(new, path).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    if kept != made {
        let place = kept.lines().zip(made.lines()).position(|(one, other)| one != other).unwrap_or(0);
        let at = |text: &str| text.lines().nth(place).unwrap_or_default().to_owned();
        panic!("{} line {}: kept {:?}, made {:?}", path.display(), place + 1, at(&kept), at(made));
    }
}
