//! Single files against their contract, and against what may happen to them.

#![allow(clippy::unwrap_used, reason = "what a test expects to be there is there")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::sync::Barrier;

use futures_lite::future::block_on;
use proptest::prelude::*;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, NewDocument, PortErrorKind};
use schet_documents::{FileDocuments, export};

fn operator() -> OperatorId {
    OperatorId::new("demo").unwrap()
}

fn put(store: &FileDocuments, bytes: &[u8]) -> Digest {
    let document = NewDocument::whole(bytes.to_vec());
    block_on(store.put(&operator(), std::slice::from_ref(&document))).unwrap();
    document.reference.digest
}

fn read(store: &FileDocuments, digest: &Digest) -> Option<Vec<u8>> {
    block_on(store.read(&operator(), digest, 0, usize::MAX)).unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(folder.join("demo"))
        .unwrap()
        .flat_map(|fan| fs::read_dir(fan.unwrap().path()).unwrap())
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    files
}

#[test]
fn d1_a_document_is_a_file_that_a_person_can_open() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path().join("new/documents")).unwrap();
    for (bytes, ending) in [(&b"%PDF-1.7"[..], "pdf"), (b"PK\x03\x04...", "xlsx"), (b"", "bin")] {
        let digest = put(&store, bytes);
        let path = store.path(&operator(), &digest).unwrap().unwrap();
        assert!(path.ends_with(format!("demo/{}/{digest}.{ending}", &digest.to_string()[..2])));
        assert_eq!(fs::read(path).unwrap(), bytes);
        assert_eq!(read(&store, &digest), Some(bytes.to_vec()));
    }
}

#[test]
fn d3_what_is_there_is_left_alone_and_what_was_damaged_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path()).unwrap();
    let digest = put(&store, b"%PDF-1.7 the bytes");
    let path = store.path(&operator(), &digest).unwrap().unwrap();
    let inode = fs::metadata(&path).unwrap().ino();
    put(&store, b"%PDF-1.7 the bytes");
    assert_eq!(fs::metadata(&path).unwrap().ino(), inode);
    for damage in [&b"%PDF-1.7 the bytez"[..], b"", b"%PDF-1.7 the bytes and more"] {
        fs::write(&path, damage).unwrap();
        put(&store, b"%PDF-1.7 the bytes");
        assert_eq!(read(&store, &digest), Some(b"%PDF-1.7 the bytes".to_vec()));
    }
    assert_eq!(files(folder.path()), [format!("{digest}.pdf")]);
}

#[test]
fn d6_damage_is_an_error_and_never_wrong_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path()).unwrap();
    let bytes = b"%PDF-1.7 some bytes".to_vec();
    let digest = put(&store, &bytes);
    let path = store.path(&operator(), &digest).unwrap().unwrap();
    let damages = (0..bytes.len() * 8).map(|bit| {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        damaged
    });
    for damaged in damages.chain((0..bytes.len()).map(|length| bytes[..length].to_vec())) {
        fs::write(&path, damaged).unwrap();
        let error = block_on(store.read(&operator(), &digest, 0, usize::MAX)).unwrap_err();
        assert_eq!(error.kind, PortErrorKind::Corrupt);
        assert!(error.context.contains("demo"), "{error}");
    }
}

#[test]
fn d6_a_link_or_a_folder_in_place_of_a_document_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path()).unwrap();
    let digest = put(&store, b"%PDF-1.7");
    let path = store.path(&operator(), &digest).unwrap().unwrap();
    fs::write(folder.path().join("elsewhere"), b"%PDF-1.7").unwrap();
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), &path).unwrap();
    let error = block_on(store.read(&operator(), &digest, 0, 1)).unwrap_err();
    assert_eq!(error.kind, PortErrorKind::Corrupt);
    // A put replaces the link, and leaves alone what it pointed to.
    put(&store, b"%PDF-1.7");
    assert!(fs::symlink_metadata(&path).unwrap().is_file());
    assert_eq!(fs::read(folder.path().join("elsewhere")).unwrap(), b"%PDF-1.7");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let error = block_on(store.size(&operator(), &digest)).unwrap_err();
    assert_eq!(error.kind, PortErrorKind::Corrupt);
}

#[test]
fn p3_operators_that_differ_in_case_or_look_like_our_folders_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path()).unwrap();
    let document = NewDocument::whole(b"secret".to_vec());
    let operators = ["a", "A", "0", "a..", "drafts", "a-b"].map(|id| OperatorId::new(id).unwrap());
    for writer in &operators {
        block_on(store.put(writer, std::slice::from_ref(&document))).unwrap();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let lower: std::collections::BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(names.len(), lower.len());
    }
    let stranger = OperatorId::new("stranger").unwrap();
    assert_eq!(block_on(store.size(&stranger, &document.reference.digest)).unwrap(), None);
    assert!(!folder.path().join("stranger").exists());
}

#[test]
fn p2_drafts_of_a_dead_process_are_swept_and_those_of_a_living_one_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let living = FileDocuments::open(folder.path()).unwrap();
    let draft = folder.path().join(".drafts/1-1");
    fs::write(&draft, b"half a docu").unwrap();
    let second = FileDocuments::open(folder.path()).unwrap();
    assert!(draft.exists());
    drop((living, second));
    FileDocuments::open(folder.path()).unwrap();
    assert!(!draft.exists());
}

#[test]
fn p4_a_folder_that_cant_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"").unwrap();
    let error = FileDocuments::open(folder.path().join("file/documents")).err().unwrap();
    assert_eq!(error.kind, PortErrorKind::Unavailable);
    assert!(error.context.contains("file/documents"), "{error}");
    // Also a folder that vanishes under an open store: made again at the next call.
    let store = FileDocuments::open(folder.path().join("documents")).unwrap();
    let digest = put(&store, b"first");
    fs::remove_dir_all(folder.path().join("documents/demo")).unwrap();
    let document = NewDocument::whole(b"first".to_vec());
    let again = || block_on(store.put(&operator(), std::slice::from_ref(&document)));
    again().or_else(|_| again()).unwrap();
    assert_eq!(read(&store, &digest), Some(b"first".to_vec()));
}

#[test]
fn p5_threads_that_put_and_read_the_same_and_others_agree() {
    let folder = tempfile::tempdir().unwrap();
    let stores = [FileDocuments::open(folder.path()).unwrap(), FileDocuments::open(folder.path()).unwrap()];
    let barrier = Barrier::new(8);
    std::thread::scope(|scope| {
        for thread in 0..8_usize {
            let (stores, barrier) = (&stores, &barrier);
            scope.spawn(move || {
                barrier.wait();
                for round in 0..20_usize {
                    let own = format!("{thread} {round}").into_bytes();
                    let shared = format!("{round}").into_bytes();
                    let store = &stores[thread % 2];
                    let digests = [put(store, &own), put(store, &shared)];
                    assert_eq!(read(&stores[round % 2], &digests[0]), Some(own));
                    assert_eq!(read(&stores[round % 2], &digests[1]), Some(shared));
                }
            });
        }
    });
    assert_eq!(files(folder.path()).len(), 8 * 20 + 20);
    assert_eq!(fs::read_dir(folder.path().join(".drafts")).unwrap().count(), 0);
}

#[test]
fn an_export_is_whole_and_replaces_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileDocuments::open(folder.path().join("documents")).unwrap();
    let digest = put(&store, b"%PDF-1.7 to look at");
    let path = folder.path().join("счёт 17.pdf");
    fs::write(&path, b"an older one, longer than the new one").unwrap();
    assert!(block_on(export(&store, &operator(), &digest, &path)).unwrap());
    assert_eq!(fs::read(&path).unwrap(), b"%PDF-1.7 to look at");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!block_on(export(&store, &operator(), &Digest([0; 32]), &path)).unwrap());
    for hopeless in ["missing/folder.pdf", "..", ""] {
        let error = block_on(export(&store, &operator(), &digest, &folder.path().join(hopeless))).unwrap_err();
        assert_eq!(error.kind, PortErrorKind::Unavailable, "{hopeless:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn d5_every_part_is_that_part(bytes in prop::collection::vec(any::<u8>(), 0..300), cut in 0_usize..300, offset in 0_u64..400, length in 0_usize..400) {
        let folder = tempfile::tempdir().unwrap();
        let store = FileDocuments::open(folder.path()).unwrap();
        let (prefix, tail) = bytes.split_at(cut.min(bytes.len()));
        let document = NewDocument {
            prefix: Some((Digest::of(prefix), prefix.into())),
            tail: tail.to_vec(),
            ..NewDocument::whole(bytes.clone())
        };
        block_on(store.put(&operator(), &[document.clone(), document.clone()])).unwrap();
        let digest = &document.reference.digest;
        let expected: Vec<u8> = bytes.iter().skip(usize::try_from(offset).unwrap()).take(length).copied().collect();
        prop_assert_eq!(block_on(store.read(&operator(), digest, offset, length)).unwrap(), Some(expected));
        prop_assert_eq!(block_on(store.read(&operator(), digest, u64::MAX, length)).unwrap(), Some(Vec::new()));
        prop_assert_eq!(block_on(store.size(&operator(), digest)).unwrap(), Some(bytes.len() as u64));
    }
}
