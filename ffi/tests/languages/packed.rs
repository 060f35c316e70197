//! Amounts of packed decimals (COMP-3) become kopecks and come back, to the last digit, in each dialect that has them.

use std::process::Command;

use crate::common::home;

#[test]
fn r19_packed_decimals_become_kopecks_and_come_back() {
    let place = tempfile::tempdir().unwrap();
    for dialect in ["default", "ibm", "mf"] {
        let program = place.path().join(dialect);
        let mut compiler = Command::new("cobc");
        compiler.args(["-x", &format!("-std={dialect}"), "-Wall", "-Werror", "-I"]).arg(home().join("cobol"));
        compiler.arg("-o").arg(&program).arg(home().join("tests/cobol/amounts.cob")).current_dir(place.path());
        let built = compiler.output().unwrap();
        assert!(built.status.success(), "{dialect}: {}", String::from_utf8_lossy(&built.stderr));
        let said = String::from_utf8(Command::new(program).output().unwrap().stdout).unwrap();
        let words: Vec<Vec<_>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
        let expected = [
            ["1", "0.01", "+0000000000"].as_slice(),
            &["-1", "-0.01", "+0000000000"],
            &["2147483648", "21474836.48", "+0000000000"],
            &["9007199254740993", "90071992547409.93", "+0000000000"],
            &["99999999999999999", "999999999999999.99", "+0000000000"],
            &["-99999999999999999", "-999999999999999.99", "+0000000000"],
            &["status", "+0000000001"],
            &["blank", "at", "its", "end"],
        ];
        assert_eq!(words, expected, "{dialect}");
    }
}
