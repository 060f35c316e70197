use std::os::unix::fs::FileExt;

use futures_lite::future::block_on;
use schet::ports::PortErrorKind;

use super::tests::{document, has, open, open_on, operator, put, read, segments};
use super::*;
use crate::disk::simulated::{Failing, Kept, Simulated};

/// Puts documents, which fill several segments, and forgets three on a file system that fails as told; whether that
/// was acknowledged.
fn run(root: &Path, failing: Failing) -> (Arc<Simulated>, bool) {
    let disk = Arc::new(Simulated::new(root, failing));
    let store = open_on(disk.clone(), root);
    for first in [20, 23, 26] {
        put(&store, first..first + 4).unwrap();
    }
    let is_acknowledged = forget(&store, &GONE).is_ok();
    (disk, is_acknowledged)
}

/// The steps of forgetting among all that [`run`] takes.
fn steps() -> std::ops::Range<usize> {
    let folder = tempfile::tempdir().unwrap();
    let disk = Arc::new(Simulated::new(folder.path(), Failing::Nothing));
    let store = open_on(disk.clone(), folder.path());
    for first in [20, 23, 26] {
        put(&store, first..first + 4).unwrap();
    }
    let before = disk.steps();
    forget(&store, &GONE).unwrap();
    assert!(segments(folder.path()).len() > 1);
    before..disk.steps()
}

const GONE: [u8; 3] = [20, 23, 29];

fn forget(store: &SegmentDocuments, numbers: &[u8]) -> Result<(), PortError> {
    let digests: Vec<Digest> = numbers.iter().map(|number| document(*number).reference.digest).collect();
    block_on(store.forget(&operator(), &digests))
}

/// Whether the bytes that only this document has are anywhere in the folder.
fn is_on_medium(folder: &Path, number: u8) -> bool {
    let tail = document(number).tail;
    segments(folder).iter().any(|path| std::fs::read(path).unwrap().windows(tail.len()).any(|part| part == tail))
}

#[test]
fn d8_the_bytes_of_forgotten_documents_are_overwritten_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), Failing::Nothing).1);
    for store in [open(folder.path()), open(folder.path())] {
        for number in 20..30 {
            let is_gone = GONE.contains(&number);
            assert_eq!((has(&store, number), is_on_medium(folder.path(), number)), (!is_gone, !is_gone), "{number}");
        }
    }
}

#[test]
fn d8_forgetting_that_failed_at_any_step_is_completed_by_repeating_it() {
    for failing in steps().flat_map(|step| [Failing::Once(step), Failing::From(step)]) {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), failing);
        let store = open(folder.path());
        // Before it is repeated each of them is there or gone: never other bytes.
        assert!((20..30).all(|number| has(&store, number) || GONE.contains(&number)), "{failing:?}");
        forget(&store, &GONE).unwrap();
        assert!(GONE.iter().all(|number| !has(&store, *number) && !is_on_medium(folder.path(), *number)));
        put(&store, 20..30).unwrap();
        assert!((20..30).all(|number| has(&open(folder.path()), number)), "{failing:?}");
    }
}

#[test]
fn d8_what_was_acknowledged_as_forgotten_is_so_after_a_power_loss() {
    for step in steps().chain([usize::MAX]) {
        for kept in [Kept::Nothing, Kept::Before(3), Kept::After(3), Kept::Everything] {
            let folder = tempfile::tempdir().unwrap();
            let (disk, is_acknowledged) = run(folder.path(), Failing::From(step));
            let after = tempfile::tempdir().unwrap();
            disk.after_power_loss(after.path(), &mut || kept);
            let store = open(after.path());
            assert!((20..30).all(|number| GONE.contains(&number) || has(&store, number)), "step {step}");
            for number in GONE {
                // What was not acknowledged may be on its way: an error when it is read, or gone.
                let is_there = read(&store, number).is_ok_and(|found| found.is_some());
                let is_kept = is_there || is_on_medium(after.path(), number);
                assert!(!(is_acknowledged && is_kept), "step {step}: {number}");
            }
        }
    }
}

#[test]
fn d8_every_record_that_a_document_ever_had_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    for numbers in [20..21, 21..22] {
        put(&store, numbers).unwrap();
    }
    // Damage the tail, put again in the same segment and, when that is full, in another: three records of one document.
    let whole = document(20).tail;
    let mut damaged = whole.clone();
    damaged[30] ^= 1;
    for more in [22..24, 24..27, 27..30] {
        for path in segments(folder.path()) {
            let bytes = std::fs::read(&path).unwrap();
            // What stands before the tail may end like it: the damage is in its middle, and in nothing else.
            let places = (0..bytes.len()).filter(|place| bytes[*place..].starts_with(&whole));
            let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
            places.for_each(|place| file.write_all_at(&damaged[30..31], place as u64 + 30).unwrap());
        }
        put(&store, 20..21).unwrap();
        put(&store, more).unwrap();
    }
    // Each record begins a run of thirty such bytes, damaged or not.
    let begins = |part: &[u8]| part[0] != 20 && part[1..] == whole[..30];
    let records = || {
        let all = segments(folder.path()).into_iter().map(|path| std::fs::read(path).unwrap());
        all.map(|bytes| bytes.windows(31).filter(|part| begins(part)).count()).sum::<usize>()
    };
    assert_eq!(records(), 4);
    for store in [store, open(folder.path())] {
        forget(&store, &[20]).unwrap();
        assert_eq!((records(), has(&store, 20)), (0, false));
        assert!((21..30).all(|number| has(&store, number)));
    }
}

#[test]
fn d8_no_flipped_bit_makes_a_document_seem_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    put(&open(folder.path()), 20..21).unwrap();
    let path = segments(folder.path()).remove(0);
    let whole = std::fs::read(&path).unwrap();
    // Every bit of the byte that says it, and one of each other byte.
    let standing = 64 + super::record::STANDING;
    let (own, others) = (standing * 8..standing * 8 + 8, (0..whole.len()).map(|place| place * 8 + place % 8));
    for bit in own.chain(others) {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&path, damaged).unwrap();
        match read(&open_on(Arc::new(Local), folder.path()), 20) {
            Ok(found) => assert_eq!(found, Some(document(20).to_bytes()), "bit {bit}"),
            Err(error) => assert_eq!(error.kind, PortErrorKind::Corrupt, "bit {bit}"),
        }
    }
}
