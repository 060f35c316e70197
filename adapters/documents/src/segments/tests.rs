use std::collections::BTreeMap;

use futures_lite::future::block_on;
use proptest::prelude::*;
use schet::ports::PortErrorKind;

use super::*;
use crate::disk::simulated::{Failing, Kept, Simulated, Unsynced};

/// Small limits, so that a few documents already fill a segment.
pub(super) const LIMITS: Limits = Limits { segment: 1500, documents: 4, group: 1 << 20 };

pub(super) fn operator() -> OperatorId {
    OperatorId::new("demo").unwrap()
}

/// A document with the prefix of its number's third.
pub(super) fn document(number: u8) -> NewDocument {
    let prefix = [b'p', number % 3].repeat(40);
    let tail = [number].repeat(usize::from(number) * 3);
    NewDocument {
        prefix: Some((Digest::of(&prefix), prefix.as_slice().into())),
        tail: tail.clone(),
        ..NewDocument::whole([prefix, tail].concat())
    }
}

pub(super) fn open(folder: &Path) -> SegmentDocuments {
    open_on(Arc::new(Unsynced), folder)
}

pub(super) fn open_on(disk: Arc<dyn Disk>, folder: &Path) -> SegmentDocuments {
    SegmentDocuments::open_on(disk, folder, LIMITS).unwrap()
}

pub(super) fn put(store: &SegmentDocuments, numbers: impl IntoIterator<Item = u8>) -> Result<(), PortError> {
    let documents: Vec<NewDocument> = numbers.into_iter().map(document).collect();
    block_on(store.put(&operator(), &documents))
}

pub(super) fn read(store: &SegmentDocuments, number: u8) -> Result<Option<Vec<u8>>, PortError> {
    block_on(store.read(&operator(), &document(number).reference.digest, 0, usize::MAX))
}

pub(super) fn has(store: &SegmentDocuments, number: u8) -> bool {
    let found = read(store, number).unwrap();
    assert!(found.as_ref().is_none_or(|bytes| *bytes == document(number).to_bytes()));
    found.is_some()
}

pub(super) fn segments(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join("demo")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "seg")).collect();
    paths.sort();
    paths
}

/// Copies the files of a folder, as they are at this moment.
pub(super) fn copy(from: &Path, into: &Path) {
    std::fs::create_dir_all(into.join("demo")).unwrap();
    for entry in std::fs::read_dir(from.join("demo")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), into.join("demo").join(entry.file_name())).unwrap();
    }
}

const BATCHES: [std::ops::Range<u8>; 5] = [0..1, 1..5, 5..6, 6..9, 9..12];

/// Puts batches on a file system that fails as told; answers the acknowledged documents.
fn run(root: &Path, failing: Failing) -> (Arc<Simulated>, Vec<u8>) {
    let disk = Arc::new(Simulated::new(root, failing));
    let mut acknowledged = Vec::new();
    if let Ok(store) = SegmentDocuments::open_on(disk.clone(), root, LIMITS) {
        for batch in BATCHES {
            match put(&store, batch.clone()) {
                Ok(()) => acknowledged.extend(batch),
                Err(error) => assert_eq!(error.kind, PortErrorKind::Full, "{error}"),
            }
            assert!(acknowledged.iter().all(|number| has(&store, *number)));
        }
    }
    (disk, acknowledged)
}

fn steps() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (disk, acknowledged) = run(folder.path(), Failing::Nothing);
    assert_eq!(acknowledged.len(), 12);
    assert_eq!(segments(folder.path()).len(), 3);
    disk.steps()
}

#[test]
fn p1_a_failure_at_any_step_loses_nothing_acknowledged_and_repeating_completes_it() {
    for failing in (0..steps()).flat_map(|step| [Failing::Once(step), Failing::From(step)]) {
        let folder = tempfile::tempdir().unwrap();
        let (_, acknowledged) = run(folder.path(), failing);
        let store = open(folder.path());
        for number in 0..12 {
            assert!(has(&store, number) || !acknowledged.contains(&number), "{failing:?}: {number}");
        }
        for batch in BATCHES {
            put(&store, batch).unwrap();
        }
        drop(store);
        let store = open(folder.path());
        assert!((0..12).all(|number| has(&store, number)), "{failing:?}");
    }
}

#[test]
fn p1_a_group_that_could_not_be_written_never_happened() {
    for failing in (0..steps()).flat_map(|step| [Failing::Once(step), Failing::From(step)]) {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(Simulated::new(folder.path(), failing));
        let Ok(store) = SegmentDocuments::open_on(disk, folder.path(), LIMITS) else { continue };
        for batch in BATCHES {
            let result = put(&store, batch.clone());
            let reader = open(folder.path());
            let there = batch.clone().filter(|number| has(&reader, *number)).count();
            match result {
                Ok(()) => assert_eq!(there, batch.len()),
                Err(error) if error.may_have_happened => assert!(there == 0 || there == batch.len(), "{failing:?}"),
                Err(_) => assert_eq!(there, 0, "{failing:?}"),
            }
        }
    }
}

#[test]
fn d1_what_a_killed_process_left_is_durable_after_the_next_put() {
    for step in 0..steps() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, _) = run(folder.path(), Failing::From(step));
        disk.heal();
        let store = open_on(disk.clone(), folder.path());
        for batch in BATCHES {
            put(&store, batch).unwrap();
        }
        let after = tempfile::tempdir().unwrap();
        disk.after_power_loss(after.path(), &mut || Kept::Nothing);
        let store = open(after.path());
        assert!((0..12).all(|number| has(&store, number)), "step {step}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn p2_a_power_loss_at_any_step_keeps_what_was_acknowledged(at in 0..steps(), kept in prop::collection::vec(0_u8..8, 1..40), part: u8) {
        let folder = tempfile::tempdir().unwrap();
        let (disk, acknowledged) = run(folder.path(), Failing::From(at));
        let after = tempfile::tempdir().unwrap();
        let mut kept = kept.iter().cycle();
        disk.after_power_loss(after.path(), &mut || match kept.next() {
            Some(0..=2) | None => Kept::Nothing,
            Some(3) => Kept::Before(part),
            Some(4) => Kept::After(part),
            Some(_) => Kept::Everything,
        });
        let store = open(after.path());
        for number in acknowledged {
            prop_assert!(has(&store, number));
        }
        // What was torn is no damage.
        prop_assert!(!has(&store, 99));
        // What the loss left of the rest may be broken, and is an error then; putting it again mends it.
        for batch in BATCHES {
            put(&store, batch).unwrap();
        }
        drop(store);
        let store = open(after.path());
        prop_assert!((0..12).all(|number| has(&store, number)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against a map, whatever the order of calls, with two stores that are opened and closed.
    #[test]
    fn d1_to_d5_two_stores_over_one_folder_are_one_map(
        calls in prop::collection::vec((0_usize..2, 0_u8..40, 0_u8..6, any::<bool>()), 1..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut stores = [open(folder.path()), open(folder.path())];
        let mut known = BTreeMap::new();
        for (which, first, count, reopen) in calls {
            if reopen {
                stores[which] = open(folder.path());
            }
            put(&stores[which], first..first + count).unwrap();
            known.extend((first..first + count).map(|number| (number, ())));
            for store in &stores {
                for number in 0..46 {
                    prop_assert_eq!(has(store, number), known.contains_key(&number), "{}", number);
                }
            }
        }
        let size = |number| block_on(stores[0].size(&operator(), &document(number).reference.digest)).unwrap();
        for number in 0..46 {
            prop_assert_eq!(size(number), known.get(&number).map(|()| document(number).reference.size));
        }
    }
}

#[test]
fn r17_a_segment_cut_at_any_byte_of_its_last_group_has_all_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    put(&store, 3..5).unwrap();
    put(&store, 5..6).unwrap();
    let path = segments(folder.path()).remove(0);
    let before = std::fs::metadata(&path).unwrap().len();
    put(&store, 6..9).unwrap();
    let whole = std::fs::read(&path).unwrap();
    for length in usize::try_from(before).unwrap()..=whole.len() {
        // A file system may have made the file longer already, without the bytes.
        for filler in [0, 24, 200] {
            let torn = [&whole[..length], &vec![0; filler]].concat();
            let after = tempfile::tempdir().unwrap();
            copy(folder.path(), after.path());
            let path = segments(after.path()).remove(0);
            std::fs::write(&path, &torn).unwrap();
            let store = open(after.path());
            assert!((3..6).all(|number| has(&store, number)));
            let is_whole = length == whole.len();
            for number in 6..9 {
                // A record whose header is whole may stay, and is an error then; never other bytes.
                let found = read(&store, number);
                assert!(!is_whole || found.is_ok(), "{length}");
                assert!(matches!(&found, Ok(None) | Err(_)) || found.unwrap() == Some(document(number).to_bytes()));
            }
            put(&store, 7..12).unwrap();
            drop(store);
            let store = open(after.path());
            assert!(!has(&store, 99));
            assert!((7..12).chain(3..6).all(|number| has(&store, number)), "{length}");
        }
    }
}

/// Flips bits of a file one after the other; each time reads all documents, puts them again, and reads them again.
fn flip(folder: &Path, file: &Path, numbers: std::ops::Range<u8>) {
    let whole = std::fs::read(file).unwrap();
    for place in 0..whole.len() {
        let after = tempfile::tempdir().unwrap();
        copy(folder, after.path());
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        std::fs::write(after.path().join("demo").join(file.file_name().unwrap()), damaged).unwrap();
        let store = open(after.path());
        for number in numbers.clone() {
            match read(&store, number) {
                Ok(found) => assert_eq!(found, Some(document(number).to_bytes()), "byte {place}, {number}"),
                Err(error) => assert_eq!(error.kind, PortErrorKind::Corrupt, "byte {place}, {number}: {error}"),
            }
        }
        put(&store, numbers.clone()).unwrap();
        drop(store);
        let store = open(after.path());
        assert!(numbers.clone().all(|number| has(&store, number)), "byte {place}");
    }
}

#[test]
fn d6_a_flipped_bit_in_the_segment_that_was_written_is_an_error_and_can_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    put(&store, 3..5).unwrap();
    put(&store, 5..7).unwrap();
    drop(store);
    flip(folder.path(), &segments(folder.path())[0], 3..7);
}

#[test]
fn d6_a_flipped_bit_in_a_closed_segment_or_its_index_is_an_error_and_can_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    put(&store, 3..9).unwrap();
    put(&store, 9..10).unwrap();
    drop(store);
    assert_eq!(segments(folder.path()).len(), 2);
    let first = &segments(folder.path())[0];
    flip(folder.path(), first, 3..10);
    flip(folder.path(), &first.with_extension("idx"), 3..10);
}

#[test]
fn d6_a_damaged_index_is_read_from_its_segment_and_written_again() {
    let folder = tempfile::tempdir().unwrap();
    put(&open(folder.path()), 0..7).unwrap();
    put(&open(folder.path()), 7..8).unwrap();
    let index = segments(folder.path())[0].with_extension("idx");
    let whole = std::fs::read(&index).unwrap();
    for damage in [Vec::new(), whole[..whole.len() - 1].to_vec(), [&whole[..whole.len() - 1], b"?"].concat()] {
        std::fs::write(&index, damage).unwrap();
        let store = open(folder.path());
        assert!((0..8).all(|number| has(&store, number)));
    }
    std::fs::remove_file(&index).unwrap();
    let store = open(folder.path());
    assert!((0..8).all(|number| has(&store, number)));
    // The next segment's beginning is the time for indexes.
    put(&store, 8..30).unwrap();
    put(&store, 30..31).unwrap();
    assert_eq!(std::fs::read(&index).unwrap(), whole);
}

#[test]
fn a_sync_that_fails_ends_its_segment() {
    let folder = tempfile::tempdir().unwrap();
    let count = |failing| {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(Simulated::new(folder.path(), failing));
        put(&open_on(disk.clone(), folder.path()), 0..1).unwrap();
        disk.steps()
    };
    // The steps of the first put end with its sync and, when the store is dropped, the mark.
    let sync = count(Failing::Nothing) - 2;
    let store = open_on(Arc::new(Simulated::new(folder.path(), Failing::Once(sync))), folder.path());
    let error = put(&store, 0..1).unwrap_err();
    assert!(error.may_have_happened && error.context.starts_with("syncing"), "{error}");
    assert!(!error.context.contains(&document(0).reference.digest.to_string()));
    put(&store, 0..2).unwrap();
    assert_eq!(segments(folder.path()).len(), 2);
    assert!(has(&store, 0) && has(&store, 1));
}

#[test]
fn what_a_crash_left_at_the_end_is_cut_before_the_next_group() {
    let folder = tempfile::tempdir().unwrap();
    put(&open(folder.path()), 0..1).unwrap();
    let path = segments(folder.path()).remove(0);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [&whole[..], &[0xA5; 100_000]].concat()).unwrap();
    let store = open(folder.path());
    assert!(has(&store, 0) && !has(&store, 1));
    put(&store, 1..2).unwrap();
    assert!(std::fs::metadata(&path).unwrap().len() < 1000);
    assert!(has(&open(folder.path()), 1));
}

/// A process that reads what another wrote, and was then killed before its sync, makes it durable when it is asked to.
#[test]
fn d1_what_was_read_from_another_process_is_synced_before_it_is_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Arc::new(Simulated::new(folder.path(), Failing::Nothing));
    let (killed, store) = (open_on(disk.clone(), folder.path()), open_on(disk.clone(), folder.path()));
    put(&killed, 0..1).unwrap();
    put(&store, 1..2).unwrap();
    // The next steps settle what the other wrote (three syncs), then write, then sync.
    disk.fail(4);
    assert!(put(&killed, 2..3).unwrap_err().may_have_happened);
    assert!(has(&store, 2));
    put(&store, 2..3).unwrap();
    let after = tempfile::tempdir().unwrap();
    disk.after_power_loss(after.path(), &mut || Kept::Nothing);
    assert!((0..3).all(|number| has(&open(after.path()), number)));
}

/// A mark says that all before it is durable: it is not written after what another process may not have synced.
#[test]
fn a_power_loss_after_a_mark_is_no_damage() {
    for ahead in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(Simulated::new(folder.path(), Failing::Nothing));
        let (killed, store) = (open_on(disk.clone(), folder.path()), open_on(disk.clone(), folder.path()));
        put(&killed, 0..1).unwrap();
        put(&store, 1..2).unwrap();
        disk.fail(ahead);
        put(&killed, 2..3).unwrap_err();
        drop((store, killed));
        for kept in [Kept::Nothing, Kept::Everything] {
            let mut is_first = true;
            let after = tempfile::tempdir().unwrap();
            disk.after_power_loss(after.path(), &mut || match std::mem::take(&mut is_first) {
                true => Kept::Nothing,
                false => kept,
            });
            let store = open(after.path());
            assert!(has(&store, 0) && has(&store, 1) && !has(&store, 99));
        }
    }
}

#[test]
fn a_segment_keeps_each_prefix_once_and_memory_only_the_live_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let prefix: Arc<[u8]> = vec![7; 500].into();
    let digest = Digest::of(&prefix);
    for number in 0..40_u8 {
        let whole = NewDocument::whole([&prefix[..], &[number]].concat());
        let document = NewDocument { prefix: Some((digest, prefix.clone())), tail: vec![number], ..whole };
        block_on(store.put(&operator(), &[document])).unwrap();
    }
    // Four documents fill a segment: its header, a prefix, and four records of a header and eight bytes each.
    assert_eq!(segments(folder.path()).len(), 10);
    for full in &segments(folder.path())[..9] {
        assert_eq!(std::fs::metadata(full).unwrap().len(), 64 + (80 + 504) + 4 * 88);
    }
    let log = store.log(&operator()).unwrap().unwrap();
    assert!(log.documents_in_memory() <= LIMITS.documents);
    drop((log, store));
    let log = open(folder.path()).log(&operator()).unwrap().unwrap();
    assert!(log.documents_in_memory() <= LIMITS.documents);
}

#[test]
fn p5_threads_and_stores_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let stores = [open(folder.path()), open(folder.path())];
    std::thread::scope(|scope| {
        for thread in 0..8_u8 {
            let stores = &stores;
            scope.spawn(move || {
                for round in 0..10 {
                    put(&stores[usize::from(thread % 2)], [thread * 10 + round, 200 + round]).unwrap();
                    for store in stores {
                        assert!(has(store, thread * 10 + round) && has(store, 200 + round));
                    }
                }
            });
        }
    });
    let store = open(folder.path());
    assert!((0..80).chain(200..210).all(|number| has(&store, number)));
}

#[test]
fn p3_what_one_operator_put_no_other_reads_though_its_segments_are_moved() {
    let folder = tempfile::tempdir().unwrap();
    put(&open(folder.path()), 0..1).unwrap();
    let other = OperatorId::new("other").unwrap();
    let digest = document(0).reference.digest;
    let size = || block_on(open(folder.path()).size(&other, &digest));
    assert_eq!(size().unwrap(), None);
    assert!(!folder.path().join("other").exists());
    std::fs::rename(folder.path().join("demo"), folder.path().join("other")).unwrap();
    assert_eq!(size().unwrap_err().kind, PortErrorKind::Corrupt);
}
