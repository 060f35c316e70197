use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, NewDocument, PortError};

use crate::disk::{self, Disk, Local};
use crate::failure::failed;
use crate::folder;
use crate::verify::Verifier;

mod filter;
mod index;
mod log;
mod queue;
mod record;
mod scan;
mod segment;
mod shelf;

use log::{Entry, Log};
use shelf::Place;

/// Documents one after the other in segments, for the regular run: `<folder>/<operator>/00000001.seg`.
///
/// A document is a record: its digest and its bytes, or, where it has a shared prefix, its tail and the place of the
/// prefix, which each segment keeps once. A segment stands by itself; when it has 256 MB or 262,144 documents, the next
/// begins, and an index is written beside it, of which memory holds 10 bits for each document. The documents
/// of the segment that is being written are in memory, at most 20 MB; they are read back from it when it is opened.
///
/// # One sync for many
///
/// Documents are written in groups: one write and one `fdatasync`. Callers that come while a group is written wait, and
/// the first of them writes the group of all who waited. There is no thread behind it; so callers on one thread
/// of an executor don't group, and `put` of many documents is one group anyhow.
///
/// # Crashes and damage
///
/// A group counts when all of it is there. What a crash left of one at the end was never acknowledged, and is cut
/// before the next group is written. A later group proves that all before it was durable: what is broken there
/// is damage, stays where it is, and is an error when it is read (D6). When the damage hides which documents were lost,
/// an unknown digest is an error too. A store that is dropped writes a mark, so that this holds for the last group as
/// well. A put of a document that was damaged writes it again, and the newest is what is read. A damaged index is made
/// again from its segment.
///
/// # Forgetting
///
/// A document that is forgotten is marked in its record, and its bytes are overwritten with zeros, in every record that
/// it ever had; both are synced. Its place is not given back, and what it shared with others stays.
///
/// # Several processes
///
/// One process writes at a time, group by group, under `flock` on `.lock`; one that waits longer than ten seconds
/// answers [`Unavailable`](schet::ports::PortErrorKind::Unavailable). Any number read, without a lock: whoever is asked
/// for a digest that he doesn't know looks first whether the segment has grown or the next is there. What one process
/// was killed over, the next makes durable before it acknowledges anything.
///
/// A sync that fails ends its segment: what the medium then has is not known, and the next put begins another.
pub struct SegmentDocuments {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    limits: Limits,
    verifier: Verifier,
    logs: RwLock<HashMap<OperatorId, Arc<Log>>>,
}

/// How large things grow.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Bytes after which a segment takes no further group.
    segment: u64,
    /// Documents after which a segment takes no further group.
    documents: usize,
    /// Bytes after which a group takes no further caller's documents.
    group: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { segment: 256 << 20, documents: 1 << 18, group: 16 << 20 }
    }
}

impl SegmentDocuments {
    /// Opens a folder of segments; makes it, and those above it, where it is missing.
    ///
    /// # Errors
    /// [`Full`](schet::ports::PortErrorKind::Full) or [`Unavailable`](schet::ports::PortErrorKind::Unavailable) when the
    /// folder can't be made.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, PortError> {
        Self::open_on(Arc::new(Local), folder.as_ref(), Limits::default())
    }

    fn open_on(disk: Arc<dyn Disk>, root: &Path, limits: Limits) -> Result<Self, PortError> {
        disk::create_folders(&*disk, root).map_err(|error| failed("making the folder", root, error))?;
        Ok(Self { root: root.to_owned(), disk, limits, verifier: Verifier::default(), logs: RwLock::default() })
    }

    fn store(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        for document in documents {
            self.verifier.check(document)?;
        }
        if documents.is_empty() {
            return Ok(());
        }
        let folder = self.folder(operator);
        disk::create_folders(&*self.disk, &folder).map_err(|error| failed("making the folder", &folder, error))?;
        let Some(log) = self.log(operator)? else {
            return Err(failed("opening", &folder, std::io::ErrorKind::NotFound.into()));
        };
        let mut seen = HashSet::with_capacity(documents.len());
        let new = documents.iter().filter(|document| {
            let digest = document.reference.digest;
            seen.insert(digest) && !log.holds(&digest, &self.verifier)
        });
        let new: Vec<Entry> = new.map(Entry::new).collect();
        if new.is_empty() { log.settle() } else { log.append(new) }
    }

    fn find(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<Place>, PortError> {
        self.log(operator)?.map_or(Ok(None), |log| log.find(digest))
    }

    /// The segments of an operator; `None` where he has none.
    fn log(&self, operator: &OperatorId) -> Result<Option<Arc<Log>>, PortError> {
        if let Some(log) = self.logs.read().unwrap_or_else(PoisonError::into_inner).get(operator) {
            return Ok(Some(log.clone()));
        }
        let folder = self.folder(operator);
        if !folder.is_dir() {
            return Ok(None);
        }
        let mut logs = self.logs.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(log) = logs.get(operator) {
            return Ok(Some(log.clone()));
        }
        let log = Log::open(self.disk.clone(), &folder, operator, self.limits)
            .map_err(|error| failed("opening the segments in", &folder, error))?;
        Ok(Some(logs.entry(operator.clone()).or_insert(Arc::new(log)).clone()))
    }

    fn folder(&self, operator: &OperatorId) -> PathBuf {
        self.root.join(folder::of_operator(operator))
    }
}

#[async_trait]
impl DocumentStore for SegmentDocuments {
    async fn put(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        self.store(operator, documents)
    }

    async fn size(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<u64>, PortError> {
        let Some(place) = self.find(operator, digest)? else { return Ok(None) };
        place.size(digest).map_err(|error| failed("reading", place.path(), error))
    }

    async fn read(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, PortError> {
        let Some(place) = self.find(operator, digest)? else { return Ok(None) };
        place.read(digest, offset, length, &self.verifier).map_err(|error| failed("reading", place.path(), error))
    }

    async fn forget(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError> {
        self.log(operator)?.map_or(Ok(()), |log| log.forget(digests))
    }
}

#[cfg(test)]
mod forget_tests;
#[cfg(test)]
mod tests;
