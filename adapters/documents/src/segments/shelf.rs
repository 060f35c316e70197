use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schet::OperatorId;
use schet::order::Digest;

use super::index::Index;
use super::record::Span;
use super::scan::{Scan, Scanned};
use super::segment::Segment;
use crate::disk::Disk;
use crate::verify::Verifier;

/// The segments of an operator, as far as this process has read them.
pub(super) struct Shelf {
    folder: PathBuf,
    operator: OperatorId,
    /// Those that are written no more, the oldest first.
    closed: Vec<Closed>,
    /// The one that is written, where there is one.
    pub(super) live: Option<Live>,
    /// The number of the segment that comes next.
    pub(super) next: u64,
    /// Whether documents were lost of which nobody knows the digests.
    is_damaged: bool,
    /// Whether all that was read is durable, names included: what another process wrote may not be.
    pub(super) is_settled: bool,
}

enum Closed {
    Indexed(Arc<Index>),
    /// Without an index on the medium: its process was killed, or is just writing it.
    Loose(Live),
}

/// A segment whose documents are in memory.
pub(super) struct Live {
    pub(super) segment: Arc<Segment>,
    pub(super) file: Arc<File>,
    /// Where its last whole group ends, and the next begins.
    pub(super) end: u64,
    pub(super) documents: HashMap<Digest, u64>,
    /// Records of documents that were written once more, because these were damaged.
    replaced: Vec<(Digest, u64)>,
    pub(super) prefixes: HashMap<Digest, Span>,
    is_damaged: bool,
}

/// Where a document is.
pub(super) enum Place {
    Indexed(Arc<Index>, u64),
    Loose(Arc<Segment>, Arc<File>, u64),
}

/// What a look at the shelf gives.
pub(super) enum Look {
    At(Place),
    Nowhere,
    /// The index of this segment is damaged, and the segment must be read instead.
    BadIndex(u64),
}

impl Shelf {
    /// Reads the segments of a folder.
    pub(super) fn open(folder: &Path, operator: &OperatorId) -> io::Result<Self> {
        let mut numbers = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            numbers.extend(entry?.file_name().to_str().and_then(Segment::number));
        }
        numbers.sort_unstable();
        let mut shelf = Self {
            folder: folder.to_owned(),
            operator: operator.clone(),
            closed: Vec::new(),
            live: None,
            next: 1,
            is_damaged: false,
            is_settled: false,
        };
        for number in numbers {
            shelf.close();
            match Index::open(folder, number)? {
                Some(index) => {
                    shelf.is_damaged |= index.is_damaged;
                    shelf.closed.push(Closed::Indexed(Arc::new(index)));
                    shelf.next = after(number)?;
                }
                None => shelf.take_up(number)?,
            }
        }
        Ok(shelf)
    }

    /// Looks a document up, the newest segment first.
    pub(super) fn look(&self, digest: &Digest) -> io::Result<Look> {
        if let Some(place) = self.live.as_ref().and_then(|live| live.place(digest)) {
            return Ok(Look::At(place));
        }
        for closed in self.closed.iter().rev() {
            let place = match closed {
                Closed::Loose(live) => live.place(digest),
                Closed::Indexed(index) => match index.find(digest) {
                    Ok(found) => found.map(|at| Place::Indexed(index.clone(), at)),
                    Err(error) if is_damage(&error) => return Ok(Look::BadIndex(index.segment.number)),
                    Err(error) => return Err(error),
                },
            };
            if let Some(place) = place {
                return Ok(Look::At(place));
            }
        }
        Ok(Look::Nowhere)
    }

    /// Every record of a document: the number of the segment and where the record begins.
    pub(super) fn places(&mut self, digest: &Digest) -> io::Result<Vec<(u64, u64)>> {
        let mut places = Vec::new();
        let mut next = 0;
        while let Some(closed) = self.closed.get(next) {
            match closed {
                Closed::Loose(live) => places.extend(live.records(digest).map(|at| (live.segment.number, at))),
                Closed::Indexed(index) => match index.find_all(digest) {
                    Ok(found) => places.extend(found.map(|at| (index.segment.number, at))),
                    Err(error) if is_damage(&error) => {
                        let number = index.segment.number;
                        self.loosen(number)?;
                        continue;
                    }
                    Err(error) => return Err(error),
                },
            }
            next += 1;
        }
        if let Some(live) = &self.live {
            places.extend(live.records(digest).map(|at| (live.segment.number, at)));
        }
        Ok(places)
    }

    /// Whether an unknown digest may be that of a document that was lost.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged || self.live.as_ref().is_some_and(|live| live.is_damaged)
    }

    /// Reads what other processes have written since.
    pub(super) fn catch_up(&mut self) -> io::Result<()> {
        loop {
            // Asked first: when a next segment is there, this one is complete.
            let is_complete = Segment::path(&self.folder, self.next).try_exists()?;
            if let Some(live) = &mut self.live {
                self.is_settled &= !live.catch_up()?;
            }
            if !is_complete {
                return Ok(());
            }
            self.close();
            self.take_up(self.next)?;
        }
    }

    /// Puts a new segment in the place of the live one.
    pub(super) fn begin(&mut self, segment: Segment, file: File) -> io::Result<()> {
        self.close();
        self.next = after(segment.number)?;
        self.live = Some(Live::new(segment, file));
        Ok(())
    }

    /// Writes the indexes that are missing. The segments are complete and durable, and the caller holds the lock.
    pub(super) fn write_indexes(&mut self, disk: &dyn Disk) -> io::Result<()> {
        for closed in &mut self.closed {
            if let Closed::Loose(live) = closed {
                let newest = live.documents.iter().map(|(digest, at)| (*digest, *at));
                let documents = newest.chain(live.replaced.iter().copied());
                let index = Index::create(disk, &live.segment, documents, live.is_damaged)?;
                *closed = Closed::Indexed(Arc::new(index));
            }
        }
        Ok(())
    }

    /// Reads a segment whose index is damaged.
    pub(super) fn loosen(&mut self, number: u64) -> io::Result<()> {
        let bad = |closed: &Closed| matches!(closed, Closed::Indexed(index) if index.segment.number == number);
        let Some(at) = self.closed.iter().position(bad) else { return Ok(()) };
        match Live::open(&self.folder, number, &self.operator) {
            Ok(live) => {
                self.is_damaged |= live.is_damaged;
                self.closed[at] = Closed::Loose(live);
            }
            Err(error) if is_damage(&error) => {
                self.is_damaged = true;
                self.closed.remove(at);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// How many documents' places are in memory.
    #[cfg(test)]
    pub(super) fn documents_in_memory(&self) -> usize {
        let loose = self.closed.iter().filter_map(|closed| match closed {
            Closed::Loose(live) => Some(live),
            Closed::Indexed(_) => None,
        });
        loose.chain(&self.live).map(|live| live.documents.len()).sum()
    }

    fn close(&mut self) {
        if let Some(live) = self.live.take() {
            self.is_damaged |= live.is_damaged;
            self.closed.push(Closed::Loose(live));
        }
        // Whoever closed it, or another, may have written its index meanwhile.
        for closed in &mut self.closed {
            if let Closed::Loose(live) = closed
                && let Ok(Some(index)) = Index::open(&self.folder, live.segment.number)
            {
                *closed = Closed::Indexed(Arc::new(index));
            }
        }
    }

    /// Makes a segment the live one, unless it is damaged beyond reading.
    fn take_up(&mut self, number: u64) -> io::Result<()> {
        self.next = after(number)?;
        self.is_settled = false;
        match Live::open(&self.folder, number, &self.operator) {
            Ok(live) => self.live = Some(live),
            Err(error) if is_damage(&error) => self.is_damaged = true,
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

impl Live {
    fn new(segment: Segment, file: File) -> Self {
        Self {
            segment: Arc::new(segment),
            file: Arc::new(file),
            end: super::segment::START,
            documents: HashMap::new(),
            replaced: Vec::new(),
            prefixes: HashMap::new(),
            is_damaged: false,
        }
    }

    fn open(folder: &Path, number: u64, operator: &OperatorId) -> io::Result<Self> {
        let (segment, file) = Segment::open(folder, number, operator)?;
        let mut live = Self::new(segment, file);
        live.catch_up()?;
        Ok(live)
    }

    /// Reads the groups that were added; whether there were any.
    fn catch_up(&mut self) -> io::Result<bool> {
        let length = self.file.metadata()?.len();
        if length <= self.end {
            return Ok(false);
        }
        let Scanned { end, documents, prefixes, is_damaged } =
            Scan::new(&self.file, self.segment.salt, length).run(self.end)?;
        let is_more = end > self.end;
        self.end = end;
        self.enter(documents);
        self.prefixes.extend(prefixes);
        self.is_damaged |= is_damaged;
        Ok(is_more)
    }

    /// Adds documents; the newest record of a document is the one to read.
    pub(super) fn enter(&mut self, documents: Vec<(Digest, u64)>) {
        for (digest, at) in documents {
            let before = self.documents.insert(digest, at);
            self.replaced.extend(before.map(|before| (digest, before)));
        }
    }

    /// Every record of a document.
    fn records<'a>(&'a self, digest: &'a Digest) -> impl Iterator<Item = u64> {
        let replaced = self.replaced.iter().filter(move |(of, _)| of == digest).map(|(_, at)| *at);
        self.documents.get(digest).copied().into_iter().chain(replaced)
    }

    fn place(&self, digest: &Digest) -> Option<Place> {
        let at = *self.documents.get(digest)?;
        Some(Place::Loose(self.segment.clone(), self.file.clone(), at))
    }
}

impl Place {
    /// At most `length` bytes of the document from `offset` on; all of them only when they have its digest. `None`: it
    /// is forgotten.
    pub(super) fn read(
        &self,
        digest: &Digest,
        offset: u64,
        length: usize,
        verifier: &Verifier,
    ) -> io::Result<Option<Vec<u8>>> {
        match self {
            Self::Indexed(index, at) => index.segment.read(&index.file()?, *at, digest, offset, length, verifier),
            Self::Loose(segment, file, at) => segment.read(file, *at, digest, offset, length, verifier),
        }
    }

    /// The document's size in bytes; `None`: it is forgotten.
    pub(super) fn size(&self, digest: &Digest) -> io::Result<Option<u64>> {
        let header = match self {
            Self::Indexed(index, at) => index.segment.document(&index.file()?, *at, digest),
            Self::Loose(segment, file, at) => segment.document(file, *at, digest),
        };
        let header = header?;
        Ok((!header.is_forgotten).then(|| header.size()))
    }

    /// The segment's file.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Indexed(index, _) => &index.segment.path,
            Self::Loose(segment, ..) => &segment.path,
        }
    }
}

/// The number after a segment's.
fn after(number: u64) -> io::Result<u64> {
    number.checked_add(1).ok_or_else(|| super::segment::invalid("no number comes after that of the last segment"))
}

/// Whether what is on the medium is not what was written; a file that was cut ends too early.
fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}
