//! Documents written durably, as single files and in segments, beside the same bytes written by hand.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::thread;

use futures_lite::future::block_on;
use schet::OperatorId;
use schet::order::{Digest, DocumentRef};
use schet::ports::{DocumentStore, NewDocument};
use schet_documents::{FileDocuments, SegmentDocuments};
use sha2::{Digest as _, Sha256};

use crate::contest::{Goal, Row, Scale, beside, timed};
use crate::paper::Invoices;
use crate::run::{BATCH, joined};
use crate::sample::{self, Outcome};

/// The length of a header in a segment.
const HEADER: usize = 80;

/// The rows of this module.
///
/// # Errors
/// Those of the stores and the disk.
pub fn rows(scale: Scale, folder: &Path) -> Outcome<Vec<Row>> {
    let operator = &sample::operator()?.id;
    let mut stock = Stock { invoices: Invoices::new(sample::ONE_PAGE)?, made: 0, hashes: HashMap::new() };
    let mut rows = Vec::new();
    for callers in [1, 8] {
        let count = scale.of(400 * callers, callers).next_multiple_of(callers);
        let (ours, theirs) = (folder.join(format!("files-{callers}")), folder.join(format!("by-hand-{callers}")));
        let store = FileDocuments::open(&ours)?;
        fs::create_dir(&theirs)?;
        let stock = std::cell::RefCell::new(&mut stock);
        rows.push(beside(
            scale,
            &format!("documents in files, {callers} caller{}", if callers == 1 { "" } else { "s" }),
            Goal::OfFloor(0.8),
            || {
                let documents = stock.borrow_mut().take(count)?;
                timed(count, || each(&documents, callers, |document| put(&store, operator, document)))
            },
            "write, fsync, rename, fsync the folder",
            || {
                let documents = stock.borrow_mut().take(count)?;
                timed(count, || each(&documents, callers, |document| write_file(&theirs, document)))
            },
        )?);
    }
    let store = SegmentDocuments::open(folder.join("segments"))?;
    let mut end = 0;
    let by_hand = File::create_new(folder.join("by-hand.seg"))?;
    let stock = std::cell::RefCell::new(&mut stock);
    let count = scale.of(10_000, 8);
    rows.push(beside(
        scale,
        &format!("documents in segments, {BATCH} at a time"),
        Goal::OfFloor(0.7),
        || {
            let documents = stock.borrow_mut().take(count)?;
            timed(count, || documents.chunks(BATCH).try_for_each(|batch| put(&store, operator, batch)))
        },
        "tails appended, fdatasync",
        || {
            let documents = stock.borrow_mut().take(count)?;
            timed(count, || documents.chunks(BATCH).try_for_each(|batch| append(&by_hand, &mut end, batch)))
        },
    )?);
    Ok(rows)
}

/// Makes documents, each different.
struct Stock {
    invoices: Invoices,
    made: usize,
    /// The hash's state after each prefix.
    hashes: HashMap<Digest, Sha256>,
}

impl Stock {
    fn take(&mut self, count: usize) -> Outcome<Vec<NewDocument>> {
        (0..count).map(|_| self.next()).collect()
    }

    fn next(&mut self) -> Outcome<NewDocument> {
        self.made += 1;
        let (_, (digest, prefix), mut tail) = self.invoices.render(self.made)?.into_parts();
        // A comment after the end of the file makes it another document.
        writeln!(tail, "% {}", self.made)?;
        let hash = self.hashes.entry(digest).or_insert_with(|| Sha256::new_with_prefix(&prefix)).clone();
        let whole = Digest(hash.chain_update(&tail).finalize().into());
        let reference = DocumentRef { digest: whole, size: (prefix.len() + tail.len()) as u64 };
        Ok(NewDocument { reference, prefix: Some((digest, prefix)), tail })
    }
}

fn put(store: &dyn DocumentStore, operator: &OperatorId, documents: &[NewDocument]) -> Outcome<()> {
    Ok(block_on(store.put(operator, documents))?)
}

/// Gives each caller its part of the documents, one by one.
fn each(documents: &[NewDocument], callers: usize, work: impl Fn(&[NewDocument]) -> Outcome<()> + Sync) -> Outcome<()> {
    let work = &work;
    thread::scope(|scope| {
        let parts = documents.chunks(documents.len() / callers);
        let callers: Vec<_> = parts.map(|part| scope.spawn(move || part.chunks(1).try_for_each(work))).collect();
        callers.into_iter().try_for_each(|caller| joined(caller.join()))
    })
}

fn write_file(folder: &Path, documents: &[NewDocument]) -> Outcome<()> {
    for document in documents {
        let name = document.reference.digest.to_string();
        let (draft, path): (PathBuf, PathBuf) = (folder.join(format!("{name}.part")), folder.join(name));
        let mut file = File::create_new(&draft)?;
        file.write_all(&document.to_bytes())?;
        file.sync_data()?;
        fs::rename(draft, path)?;
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn append(file: &File, end: &mut u64, documents: &[NewDocument]) -> Outcome<()> {
    let mut bytes = Vec::with_capacity(documents.iter().map(|document| HEADER + document.tail.len()).sum());
    for document in documents {
        bytes.extend_from_slice(&[1; HEADER]);
        bytes.extend_from_slice(&document.tail);
    }
    file.write_all_at(&bytes, *end)?;
    *end += bytes.len() as u64;
    file.sync_data()?;
    Ok(())
}
