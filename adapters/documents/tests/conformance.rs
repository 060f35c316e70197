//! Both stores pass the suite of their port.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_lite::future::block_on;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::DocumentStore;
use schet_conformance::document_store::{Harness, Subject};
use schet_documents::{FileDocuments, SegmentDocuments};
use tempfile::TempDir;

/// Stores that a function opens on a folder.
struct Folders<S>(fn(&Path) -> S);

struct Folder<S> {
    documents: S,
    folder: Arc<TempDir>,
    open: fn(&Path) -> S,
}

impl<S: DocumentStore + 'static> Harness for Folders<S> {
    fn make(&self) -> Box<dyn Subject> {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Box::new(Folder { documents: self.0(folder.path()), folder, open: self.0 })
    }
}

impl<S: DocumentStore + 'static> Subject for Folder<S> {
    fn store(&self) -> &dyn DocumentStore {
        &self.documents
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>> {
        let Self { documents, folder, open } = *self;
        // The store is never dropped, so that nothing is put in order at its end.
        std::mem::forget(documents);
        Some(Box::new(Self { documents: open(folder.path()), folder, open }))
    }

    /// Changes the document's last byte wherever its last bytes are found.
    fn damage(&self, operator: &OperatorId, digest: &Digest) -> bool {
        let bytes = block_on(self.documents.read(operator, digest, 0, usize::MAX)).unwrap().unwrap();
        let end = &bytes[bytes.len().saturating_sub(100)..];
        let mut found = false;
        for path in files(self.folder.path()) {
            let mut kept = fs::read(&path).unwrap();
            let places: Vec<_> =
                (0..kept.len().saturating_sub(end.len() - 1)).filter(|at| kept[*at..].starts_with(end)).collect();
            for at in &places {
                kept[at + end.len() - 1] ^= 1;
                found = true;
            }
            if !places.is_empty() {
                fs::write(path, kept).unwrap();
            }
        }
        found
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

mod file_documents {
    schet_conformance::document_store!(super::Folders(|folder| super::FileDocuments::open(folder).unwrap()));
}

mod segment_documents {
    schet_conformance::document_store!(super::Folders(|folder| super::SegmentDocuments::open(folder).unwrap()));
}
