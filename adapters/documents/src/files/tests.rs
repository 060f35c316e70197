use futures_lite::future::block_on;
use proptest::prelude::*;

use super::*;
use crate::disk::simulated::{Failing, Kept, Simulated, Unsynced};

fn operator() -> OperatorId {
    OperatorId::new("demo").unwrap()
}

fn documents(count: u8) -> Vec<NewDocument> {
    (0..count).map(|n| NewDocument::whole(vec![n; 100 + usize::from(n)])).collect()
}

fn read(store: &FileDocuments, document: &NewDocument) -> Result<Option<Vec<u8>>, PortError> {
    block_on(store.read(&operator(), &document.reference.digest, 0, usize::MAX))
}

/// Puts two batches on a file system that fails as told; answers the acknowledged documents.
fn run(root: &Path, failing: Failing) -> (Arc<Simulated>, Vec<NewDocument>) {
    let disk = Arc::new(Simulated::new(root, failing));
    let mut acknowledged = Vec::new();
    if let Ok(store) = FileDocuments::open_on(disk.clone(), root) {
        for batch in documents(5).chunks(3) {
            match block_on(store.put(&operator(), batch)) {
                Ok(()) => acknowledged.extend_from_slice(batch),
                Err(error) => assert_eq!(error.kind, PortErrorKind::Full, "{error}"),
            }
        }
    }
    (disk, acknowledged)
}

fn steps() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (disk, acknowledged) = run(folder.path(), Failing::Nothing);
    assert_eq!(acknowledged.len(), 5);
    disk.steps()
}

#[test]
fn p1_a_failure_at_any_step_loses_nothing_acknowledged_and_repeating_completes_it() {
    for failing in (0..steps()).flat_map(|step| [Failing::Once(step), Failing::From(step)]) {
        let folder = tempfile::tempdir().unwrap();
        let (_, acknowledged) = run(folder.path(), failing);
        let store = FileDocuments::open_on(Arc::new(Unsynced), folder.path()).unwrap();
        for document in documents(5) {
            let expected = acknowledged.iter().any(|known| known.reference == document.reference);
            let found = read(&store, &document).unwrap();
            assert!(found.is_none() != expected || found == Some(document.to_bytes()), "{failing:?}");
        }
        block_on(store.put(&operator(), &documents(5))).unwrap();
        for document in documents(5) {
            assert_eq!(read(&store, &document).unwrap(), Some(document.to_bytes()));
        }
        drop(store);
        FileDocuments::open_on(Arc::new(Unsynced), folder.path()).unwrap();
        let drafts = std::fs::read_dir(folder.path().join(".drafts")).unwrap().count();
        assert_eq!(drafts, 0, "{failing:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The strictest file system: a name may be lost without its bytes, and bytes without their name, in any order.
    #[test]
    fn p2_a_power_loss_at_any_step_keeps_what_was_acknowledged(at in 0..steps(), kept in prop::collection::vec(0_u8..8, 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let (disk, acknowledged) = run(folder.path(), Failing::From(at));
        let after = tempfile::tempdir().unwrap();
        let mut kept = kept.iter().cycle();
        disk.after_power_loss(after.path(), &mut || match kept.next() {
            Some(0..=2) | None => Kept::Nothing,
            Some(3) => Kept::Before(100),
            Some(4) => Kept::After(100),
            Some(_) => Kept::Everything,
        });
        let store = FileDocuments::open_on(Arc::new(Unsynced), after.path()).unwrap();
        for document in documents(5) {
            let found = read(&store, &document);
            if acknowledged.iter().any(|known| known.reference == document.reference) {
                prop_assert_eq!(found.unwrap(), Some(document.to_bytes()));
            } else {
                prop_assert!(found.unwrap().is_none_or(|bytes| bytes == document.to_bytes()));
            }
        }
    }
}

/// A document that is there may be one that a process renamed just before it was killed: a put that finds it must not
/// take it for durable.
#[test]
fn d1_what_a_killed_process_left_is_durable_after_the_next_put() {
    for step in 0..steps() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, _) = run(folder.path(), Failing::From(step));
        disk.heal();
        let store = FileDocuments::open_on(disk.clone(), folder.path()).unwrap();
        block_on(store.put(&operator(), &documents(5))).unwrap();
        let after = tempfile::tempdir().unwrap();
        disk.after_power_loss(after.path(), &mut || Kept::Nothing);
        let store = FileDocuments::open_on(Arc::new(Unsynced), after.path()).unwrap();
        for document in documents(5) {
            assert_eq!(read(&store, &document).unwrap(), Some(document.to_bytes()), "step {step}");
        }
    }
}
