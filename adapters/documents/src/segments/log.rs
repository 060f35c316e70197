use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{NewDocument, PortError};

use super::Limits;
use super::queue::Queue;
use super::record::{ALIGNMENT, FORGOTTEN, HEADER, Header, Kind, STANDING, Span};
use super::segment::Segment;
use super::shelf::{Look, Place, Shelf};
use crate::disk::Disk;
use crate::failure::{corrupt, failed};
use crate::lock::LockFile;
use crate::verify::Verifier;

/// The segments of one operator, for reading and for writing.
pub(super) struct Log {
    operator: OperatorId,
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    limits: Limits,
    lock: LockFile,
    shelf: RwLock<Shelf>,
    queue: Queue<Vec<Entry>, Result<(), Failure>>,
    /// Whether this process is writing a group, so that nobody else can be.
    is_writing: AtomicBool,
    /// Whether the live segment must not be written any more: nobody knows what the medium has of it.
    is_retired: AtomicBool,
    has_written: AtomicBool,
}

/// A document on its way into a segment: its record, with room for the header.
pub(super) struct Entry {
    digest: Digest,
    prefix: Option<(Digest, Arc<[u8]>)>,
    length: u64,
    record: Vec<u8>,
}

/// What went wrong with a group, for each of its callers.
#[derive(Clone)]
pub(super) struct Failure {
    doing: &'static str,
    path: PathBuf,
    error: Arc<io::Error>,
    is_perhaps_done: bool,
}

/// A group's records and where they go.
struct Plan {
    file: Arc<File>,
    segment: Arc<Segment>,
    begin: u64,
    end: u64,
    prefixes: Vec<([u8; HEADER], Arc<[u8]>)>,
    /// What stands where, in order: the number of a prefix or of an entry.
    order: Vec<Piece>,
    found: Vec<(Digest, u64)>,
    spans: HashMap<Digest, Span>,
}

enum Piece {
    Prefix(usize),
    Entry(usize),
}

impl Log {
    /// Opens the folder of an operator's segments.
    pub(super) fn open(disk: Arc<dyn Disk>, folder: &Path, operator: &OperatorId, limits: Limits) -> io::Result<Self> {
        let lost = Failure::new("writing", folder, io::Error::other("the writer of the group panicked")).perhaps_done();
        Ok(Self {
            operator: operator.clone(),
            folder: folder.to_owned(),
            disk,
            limits,
            lock: LockFile::open(&folder.join(".lock"))?,
            shelf: RwLock::new(Shelf::open(folder, operator)?),
            queue: Queue::new(Err(lost)),
            is_writing: AtomicBool::new(false),
            is_retired: AtomicBool::new(false),
            has_written: AtomicBool::new(false),
        })
    }

    /// Where a document is; `None` for an unknown digest.
    ///
    /// # Errors
    /// [`Corrupt`](schet::ports::PortErrorKind::Corrupt) for an unknown digest when a segment was damaged so that
    /// nobody knows what was in it.
    pub(super) fn find(&self, digest: &Digest) -> Result<Option<Place>, PortError> {
        let found = self.look(digest).and_then(|found| match found {
            Some(place) => Ok(Some(place)),
            None => {
                if !self.is_writing.load(Ordering::Acquire) {
                    self.shelf_mut().catch_up()?;
                }
                self.look(digest)
            }
        });
        match found.map_err(|error| failed("looking through", &self.folder, error))? {
            None if self.shelf().is_damaged() => {
                Err(corrupt("a document may have been lost with the damaged part of a segment in", &self.folder))
            }
            found => Ok(found),
        }
    }

    /// Whether a document is here, undamaged, as far as this process has read.
    pub(super) fn holds(&self, digest: &Digest, verifier: &Verifier) -> bool {
        let read = |place: Place| place.read(digest, 0, usize::MAX, verifier);
        let read = self.look(digest).and_then(|place| place.map(read).transpose());
        matches!(read, Ok(Some(Some(_))))
    }

    /// Adds documents, durably, together with those of other callers.
    pub(super) fn append(&self, entries: Vec<Entry>) -> Result<(), PortError> {
        let size = |entries: &Vec<Entry>| entries.iter().map(Entry::size).sum();
        let result = self.queue.submit(entries, self.limits.group, size, |group| {
            let mut group: Vec<Entry> = group.into_iter().flatten().collect();
            self.write(&mut group)
        });
        result.map_err(PortError::from)
    }

    /// Removes documents for good: first none is answered any more, then their bytes are overwritten; both durably.
    pub(super) fn forget(&self, digests: &[Digest]) -> Result<(), PortError> {
        let failure = |error| Failure::new("forgetting documents in", &self.folder, error);
        let _locked = self.lock.exclusive().map_err(failure)?;
        let mut records: BTreeMap<u64, Vec<(Digest, u64)>> = BTreeMap::new();
        let mut shelf = self.shelf_mut();
        shelf.catch_up().map_err(failure)?;
        for digest in digests {
            for (segment, at) in shelf.places(digest).map_err(failure)? {
                records.entry(segment).or_default().push((*digest, at));
            }
        }
        drop(shelf);
        for (number, records) in records {
            self.overwrite(number, &records).map_err(|error| failure(error).perhaps_done())?;
        }
        Ok(())
    }

    /// Overwrites documents of one segment.
    fn overwrite(&self, number: u64, records: &[(Digest, u64)]) -> io::Result<()> {
        let (segment, file) = Segment::open(&self.folder, number, &self.operator)?;
        let mut tails = Vec::with_capacity(records.len());
        for (digest, at) in records {
            let header = segment.document(&file, *at, digest)?;
            tails.push(Span { offset: at + HEADER as u64, length: header.length });
            self.disk.write(&file, at + STANDING as u64, &[&[FORGOTTEN]])?;
        }
        self.disk.sync(&file)?;
        let zeros = vec![0; 1 << 16];
        for tail in tails {
            let mut done = 0;
            while done < tail.length {
                let part = usize::try_from(tail.length - done).unwrap_or(zeros.len()).min(zeros.len());
                self.disk.write(&file, tail.offset + done, &[&zeros[..part]])?;
                done += part as u64;
            }
        }
        self.disk.sync(&file)
    }

    /// Makes durable what is here already: another process may have been killed before it did.
    pub(super) fn settle(&self) -> Result<(), PortError> {
        if self.shelf().is_settled {
            return Ok(());
        }
        self.settle_shelf(&mut self.shelf_mut()).map_err(PortError::from)
    }

    fn settle_shelf(&self, shelf: &mut Shelf) -> Result<(), Failure> {
        if let Some(live) = &shelf.live {
            self.disk.sync(&live.file).map_err(|error| Failure::new("syncing", &live.segment.path, error))?;
        }
        for folder in [&*self.folder, self.folder.parent().unwrap_or(Path::new("."))] {
            self.disk.sync_folder(folder).map_err(|error| Failure::new("syncing the folder", folder, error))?;
        }
        shelf.is_settled = true;
        Ok(())
    }

    /// Looks a document up; reads segments whose indexes are found damaged.
    fn look(&self, digest: &Digest) -> io::Result<Option<Place>> {
        loop {
            let look = self.shelf().look(digest)?;
            match look {
                Look::At(place) => return Ok(Some(place)),
                Look::Nowhere => return Ok(None),
                Look::BadIndex(number) => self.shelf_mut().loosen(number)?,
            }
        }
    }

    /// Writes a group: one write, one sync.
    fn write(&self, group: &mut Vec<Entry>) -> Result<(), Failure> {
        let mut seen = HashSet::with_capacity(group.len());
        group.retain(|entry| seen.insert(entry.digest));
        let _locked = self.lock.exclusive().map_err(|error| Failure::new("locking", &self.folder, error))?;
        let plan = {
            let mut shelf = self.shelf_mut();
            self.make_ready(&mut shelf)?;
            self.is_writing.store(true, Ordering::Release);
            Plan::new(&shelf, group)
        };
        let result = match plan {
            Some(plan) => self.carry_out(plan, group),
            None => Err(Failure::new("writing", &self.folder, io::Error::other("no segment to write to"))),
        };
        self.is_writing.store(false, Ordering::Release);
        result
    }

    /// Leaves a live segment with room, all of it durable, that ends where its last whole group ends.
    fn make_ready(&self, shelf: &mut Shelf) -> Result<(), Failure> {
        shelf.catch_up().map_err(|error| Failure::new("reading", &self.folder, error))?;
        if !shelf.is_settled {
            self.settle_shelf(shelf)?;
        }
        let limits = &self.limits;
        let live = shelf.live.as_ref().filter(|live| {
            let is_retired = self.is_retired.load(Ordering::Relaxed);
            live.end < limits.segment && live.documents.len() < limits.documents && !is_retired
        });
        if let Some(live) = live
            && self.ends_whole(&live.file, live.end, &live.segment.path)?
        {
            return Ok(());
        }
        let begun = Segment::create(&*self.disk, &self.folder, shelf.next, &self.operator)
            .and_then(|(segment, file)| shelf.begin(segment, file));
        begun.map_err(|error| Failure::new("making a segment in", &self.folder, error))?;
        self.is_retired.store(false, Ordering::Relaxed);
        // Without an index a segment is read when it is opened: its absence is no reason to refuse documents.
        let _ = shelf.write_indexes(&*self.disk);
        Ok(())
    }

    /// Cuts what a crash left of a group; answers `false` for a file from which somebody has cut more.
    fn ends_whole(&self, file: &File, end: u64, path: &Path) -> Result<bool, Failure> {
        let failure = |error| Failure::new("cutting", path, error);
        let length = file.metadata().map_err(failure)?.len();
        if length > end {
            self.disk.truncate(file, end).map_err(failure)?;
        }
        Ok(length >= end)
    }

    fn carry_out(&self, plan: Plan, group: &[Entry]) -> Result<(), Failure> {
        let padding = [0; ALIGNMENT];
        let mut parts: Vec<&[u8]> = Vec::with_capacity(plan.order.len() * 3);
        for piece in &plan.order {
            match piece {
                Piece::Entry(number) => parts.push(&group[*number].record),
                Piece::Prefix(number) => {
                    let (header, bytes) = &plan.prefixes[*number];
                    parts.extend([&header[..], bytes, &padding[..padding_after(bytes.len())]]);
                }
            }
        }
        self.has_written.store(true, Ordering::Relaxed);
        if let Err(error) = self.disk.write(&plan.file, plan.begin, &parts) {
            // A group that is not whole never happened. Where it can't be cut now, it is before the next is written.
            let _ = self.disk.truncate(&plan.file, plan.begin);
            return Err(Failure::new("writing", &plan.segment.path, error));
        }
        if let Err(error) = self.disk.sync(&plan.file) {
            // Nobody knows what the medium has now, and a second sync may lie: no other group may follow. It is not cut:
            // other processes may have read it.
            self.is_retired.store(true, Ordering::Relaxed);
            return Err(Failure::new("syncing", &plan.segment.path, error).perhaps_done());
        }
        let mut shelf = self.shelf_mut();
        if let Some(live) = shelf.live.as_mut().filter(|live| live.segment.number == plan.segment.number) {
            live.end = plan.end;
            live.enter(plan.found);
            live.prefixes.extend(plan.spans);
        }
        Ok(())
    }

    /// How many documents' places are in memory.
    #[cfg(test)]
    pub(super) fn documents_in_memory(&self) -> usize {
        self.shelf().documents_in_memory()
    }

    /// Says in the segment that all before was acknowledged, so that damage to the last group is told from a crash.
    fn mark(&self) -> io::Result<()> {
        let Some(_locked) = self.lock.at_once()? else { return Ok(()) };
        let mut shelf = self.shelf_mut();
        shelf.catch_up()?;
        let is_sure = shelf.is_settled && !self.is_retired.load(Ordering::Relaxed);
        if let Some(live) = shelf.live.as_ref().filter(|_| is_sure)
            && live.file.metadata()?.len() == live.end
        {
            let header = Header {
                kind: Kind::Mark,
                is_last: true,
                group: live.end,
                prefix: None,
                length: 0,
                digest: Digest([0; 32]),
                is_forgotten: false,
            };
            self.disk.write(&live.file, live.end, &[&header.encode(live.segment.salt, live.end)])?;
        }
        Ok(())
    }

    fn shelf(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn shelf_mut(&self) -> RwLockWriteGuard<'_, Shelf> {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        if self.has_written.load(Ordering::Relaxed) {
            // Without the mark nothing is lost but the distinction.
            let _ = self.mark();
        }
    }
}

impl Entry {
    /// The record of a document whose digests were checked.
    pub(super) fn new(document: &NewDocument) -> Self {
        let tail = &document.tail;
        let mut record = Vec::with_capacity(HEADER + tail.len() + ALIGNMENT);
        record.extend([0; HEADER]);
        record.extend(tail);
        record.resize(record.len() + padding_after(tail.len()), 0);
        Self {
            digest: document.reference.digest,
            prefix: document.prefix.clone().filter(|(_, bytes)| !bytes.is_empty()),
            length: tail.len() as u64,
            record,
        }
    }

    fn size(&self) -> u64 {
        self.record.len() as u64
    }
}

impl Plan {
    /// Places a group at the end of the live segment, and writes the headers of its entries.
    fn new(shelf: &Shelf, group: &mut [Entry]) -> Option<Self> {
        let live = shelf.live.as_ref()?;
        let (salt, begin) = (live.segment.salt, live.end);
        let mut plan = Self {
            file: live.file.clone(),
            segment: live.segment.clone(),
            begin,
            end: begin,
            prefixes: Vec::new(),
            order: Vec::with_capacity(group.len() + 1),
            found: Vec::with_capacity(group.len()),
            spans: HashMap::new(),
        };
        let count = group.len();
        for (number, entry) in group.iter_mut().enumerate() {
            let prefix = entry.prefix.take().map(|(digest, bytes)| {
                let known = live.prefixes.get(&digest).or_else(|| plan.spans.get(&digest)).copied();
                known.unwrap_or_else(|| plan.add_prefix(digest, bytes, salt))
            });
            let header = Header {
                kind: Kind::Document,
                is_last: number + 1 == count,
                group: begin,
                prefix,
                length: entry.length,
                digest: entry.digest,
                is_forgotten: false,
            };
            entry.record[..HEADER].copy_from_slice(&header.encode(salt, plan.end));
            plan.order.push(Piece::Entry(number));
            plan.found.push((entry.digest, plan.end));
            plan.end += entry.size();
        }
        Some(plan)
    }

    fn add_prefix(&mut self, digest: Digest, bytes: Arc<[u8]>, salt: u64) -> Span {
        let length = bytes.len() as u64;
        let header = Header {
            kind: Kind::Prefix,
            is_last: false,
            group: self.begin,
            prefix: None,
            length,
            digest,
            is_forgotten: false,
        };
        let span = Span { offset: self.end + HEADER as u64, length };
        let header = header.encode(salt, self.end);
        self.end = span.offset + length + padding_after(bytes.len()) as u64;
        self.order.push(Piece::Prefix(self.prefixes.len()));
        self.prefixes.push((header, bytes));
        self.spans.insert(digest, span);
        span
    }
}

/// How many zeros follow so many bytes.
fn padding_after(length: usize) -> usize {
    length.next_multiple_of(ALIGNMENT) - length
}

impl Failure {
    fn new(doing: &'static str, path: &Path, error: io::Error) -> Self {
        Self { doing, path: path.to_owned(), error: Arc::new(error), is_perhaps_done: false }
    }

    fn perhaps_done(self) -> Self {
        Self { is_perhaps_done: true, ..self }
    }
}

impl From<Failure> for PortError {
    fn from(failure: Failure) -> Self {
        let error = io::Error::new(failure.error.kind(), failure.error);
        let error = failed(failure.doing, &failure.path, error);
        if failure.is_perhaps_done { error.perhaps_done() } else { error }
    }
}
