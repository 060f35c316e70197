use std::collections::BTreeSet;

use schet::order::OrderId;
use uuid::Uuid;

use super::*;
use crate::disk::Local;

const LIMITS: Limits = Limits { journal: 4, runs: 100 };

/// Two messages of each order.
fn message(number: u128) -> Message {
    let order = OrderId(Uuid::from_u128((number / 2).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C834)));
    Message { order, generation: (number % 2) as u32 }
}

fn open(folder: &Path) -> io::Result<Ledger> {
    Ledger::open(Arc::new(Local), folder, LIMITS, || Ok(Vec::new()))
}

fn known(ledger: &Ledger, of: u128) -> BTreeSet<u128> {
    (0..of).filter(|number| ledger.contains(&message(*number)).unwrap()).collect()
}

#[test]
fn what_was_added_is_found_in_journal_and_runs_by_whoever_has_it_open() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (open(folder.path()).unwrap(), open(folder.path()).unwrap());
    for number in 0..50 {
        let (writer, reader) = if number % 3 == 0 { (&mut one, &mut other) } else { (&mut other, &mut one) };
        writer.refresh().unwrap();
        writer.compact().unwrap();
        writer.append(&[message(number)]).unwrap();
        reader.refresh().unwrap();
        assert_eq!(known(reader, 60), (0..=number).collect());
    }
    assert!(one.recent.len() <= LIMITS.journal && one.runs.len() >= 10);
    assert_eq!(known(&open(folder.path()).unwrap(), 60), (0..50).collect());
}

#[test]
fn r17_a_torn_end_is_cut_and_the_rest_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = open(folder.path()).unwrap();
    ledger.append(&[message(1), message(2), message(3)]).unwrap();
    let path = folder.path().join("journal");
    let whole = std::fs::read(&path).unwrap();
    for length in 0..=whole.len() {
        for filler in [&[][..], &[0; 30]] {
            std::fs::write(&path, [&whole[..length], filler].concat()).unwrap();
            let mut ledger = open(folder.path()).unwrap();
            let kept = (length / ENTRY) as u128;
            assert_eq!(known(&ledger, 10), (1..=kept).collect());
            ledger.append(&[message(7)]).unwrap();
            assert_eq!(known(&open(folder.path()).unwrap(), 10), (1..=kept).chain([7]).collect());
        }
    }
}

#[test]
fn damage_before_the_end_is_an_error_that_names_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = open(folder.path()).unwrap();
    ledger.append(&(0..4).map(message).collect::<Vec<_>>()).unwrap();
    ledger.compact().unwrap();
    ledger.append(&[message(7), message(8)]).unwrap();
    for (name, bytes) in [("journal", 0..ENTRY), ("run-00000001", 0..4 * ID + 32)] {
        let path = folder.path().join(name);
        let whole = std::fs::read(&path).unwrap();
        for bit in bytes.start * 8..bytes.end * 8 {
            let mut damaged = whole.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, damaged).unwrap();
            let error = open(folder.path()).err().unwrap();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
            assert!(error.to_string().contains(name), "{error}");
        }
        std::fs::write(&path, whole).unwrap();
        open(folder.path()).unwrap();
    }
    for hostile in [&b""[..], b"x", &[0; 32], &[0; 47]] {
        std::fs::write(folder.path().join("run-00000001"), hostile).unwrap();
        assert!(open(folder.path()).is_err());
    }
}
