//! Every compiler of C++ takes the face in every standard, and it does what it says.

use std::process::Command;

use crate::common::{home, staged};

#[test]
fn every_compiler_takes_the_face_in_every_standard() {
    let stage = staged();
    for compiler in ["g++", "clang++"] {
        for standard in ["c++11", "c++14", "c++17", "c++20"] {
            let program = stage.path().join(format!("{compiler}-{standard}"));
            let built = Command::new(compiler)
                .arg(format!("-std={standard}"))
                .args(["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror", "-I"])
                .arg(home().join("include"))
                .arg(home().join("tests/cpp/use.cpp"))
                .arg("-o")
                .arg(&program)
                .arg("-L")
                .arg(stage.path())
                .arg("-lschet")
                .output()
                .unwrap_or_else(|error| panic!("{compiler}: {error}"));
            assert!(built.status.success(), "{compiler} {standard}: {}", String::from_utf8_lossy(&built.stderr));
            let ran = Command::new(program).env("LD_LIBRARY_PATH", stage.path()).output().unwrap();
            assert!(ran.status.success(), "{compiler} {standard}: {}", String::from_utf8_lossy(&ran.stdout));
        }
    }
}
