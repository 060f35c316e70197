use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use schet::order::Digest;
use sha2::{Digest as _, Sha256};

use super::record::{ALIGNMENT, HEADER, Header, Kind, Span};

/// Reads the records of a segment one after the other, without an index, and tells what a crash tore from what the
/// medium damaged.
///
/// Records are written in groups, and a group only after the one before it is durable. So what is broken before the
/// beginning of any later group was whole once: it is damage, and is left in place. What is broken in the last group
/// may be what a crash left of a write that was never acknowledged: it counts as torn, and the group with it.
pub(super) struct Scan<'a> {
    window: Window<'a>,
    salt: u64,
    /// The hash's state after each prefix that documents refer to, by its place; `None` where it can't be read.
    prefixes: HashMap<u64, Option<Sha256>>,
}

/// What a scan found.
#[derive(Default)]
pub(super) struct Scanned {
    /// Where the last whole group ends.
    pub(super) end: u64,
    /// The documents and where their records begin, in their order.
    pub(super) documents: Vec<(Digest, u64)>,
    /// The prefixes, those that are sound.
    pub(super) prefixes: Vec<(Digest, Span)>,
    /// Whether headers were lost, and with them nobody knows which documents.
    pub(super) is_damaged: bool,
}

impl<'a> Scan<'a> {
    /// A scan of the first `length` bytes of a segment's file.
    pub(super) fn new(file: &'a File, salt: u64, length: u64) -> Self {
        Self { window: Window { file, length, start: 0, bytes: Vec::new() }, salt, prefixes: HashMap::new() }
    }

    /// Reads from the beginning of a group to the end.
    pub(super) fn run(mut self, from: u64) -> io::Result<Scanned> {
        let mut scanned = Scanned { end: from, ..Scanned::default() };
        let mut group = Vec::new();
        let (mut at, mut begin) = (from, from);
        while at < self.window.length {
            let record = self.header(at)?.and_then(|header| Some((header, header.next(at)?)));
            let Some((header, next)) = record.filter(|(_, next)| *next <= self.window.length) else {
                let Some((later, later_begin)) = self.later(at, begin)? else { break };
                scanned.is_damaged = true;
                scanned.keep(group.drain(..));
                (at, begin) = (later, later_begin);
                continue;
            };
            let is_sound = self.is_sound(&header, at)?;
            group.push((header, at, is_sound));
            at = next;
            if header.is_last {
                scanned.keep(group.drain(..));
                scanned.end = at;
                begin = at;
            }
        }
        Ok(scanned)
    }

    fn header(&mut self, at: u64) -> io::Result<Option<Header>> {
        let salt = self.salt;
        Ok(self.window.read(at, HEADER)?.and_then(|bytes| Header::decode(bytes, salt, at)))
    }

    /// The first header after a place that belongs to a later group than the one that began at `begin`, and where its
    /// group begins.
    fn later(&mut self, at: u64, begin: u64) -> io::Result<Option<(u64, u64)>> {
        let mut at = at + ALIGNMENT as u64;
        while at < self.window.length {
            if let Some(header) = self.header(at)?.filter(|header| header.group > begin && header.group <= at) {
                return Ok(Some((at, header.group)));
            }
            at += ALIGNMENT as u64;
        }
        Ok(None)
    }

    /// Whether the bytes of a record have its digest.
    fn is_sound(&mut self, header: &Header, at: u64) -> io::Result<bool> {
        let before = match (header.kind, header.prefix) {
            (Kind::Mark, _) => return Ok(true),
            (Kind::Document, Some(prefix)) => self.after(prefix)?,
            _ => Some(Sha256::new()),
        };
        let Some(before) = before else { return Ok(false) };
        let bytes = Span { offset: at + HEADER as u64, length: header.length };
        let after = self.window.hash(before, bytes)?;
        Ok(after.is_some_and(|after| after.finalize()[..] == header.digest.0[..]))
    }

    /// The hash's state after a prefix.
    fn after(&mut self, prefix: Span) -> io::Result<Option<Sha256>> {
        match self.prefixes.entry(prefix.offset) {
            Entry::Occupied(known) => Ok(known.get().clone()),
            Entry::Vacant(new) => Ok(new.insert(self.window.hash(Sha256::new(), prefix)?).clone()),
        }
    }
}

impl Scanned {
    fn keep(&mut self, group: impl Iterator<Item = (Header, u64, bool)>) {
        for (header, at, is_sound) in group {
            match header.kind {
                // Also one that is not sound: a read of it is an error, where an unknown digest would be `None`.
                Kind::Document => self.documents.push((header.digest, at)),
                Kind::Prefix if is_sound => {
                    let span = Span { offset: at + HEADER as u64, length: header.length };
                    self.prefixes.push((header.digest, span));
                }
                Kind::Prefix | Kind::Mark => {}
            }
        }
    }
}

/// A stretch of the file in memory.
struct Window<'a> {
    file: &'a File,
    length: u64,
    start: u64,
    bytes: Vec<u8>,
}

/// How many bytes are read at once.
const WINDOW: usize = 1 << 18;

impl Window<'_> {
    /// A few bytes, at most a window; `None` beyond the end.
    fn read(&mut self, at: u64, length: usize) -> io::Result<Option<&[u8]>> {
        if at.checked_add(length as u64).is_none_or(|end| end > self.length) {
            return Ok(None);
        }
        if at < self.start || at + length as u64 > self.start + self.bytes.len() as u64 {
            let fill = usize::try_from(self.length - at).unwrap_or(WINDOW).min(WINDOW);
            self.bytes.resize(fill, 0);
            self.start = at;
            self.file.read_exact_at(&mut self.bytes, at)?;
        }
        let begin = usize::try_from(at - self.start).unwrap_or(0);
        Ok(self.bytes.get(begin..begin + length))
    }

    /// The hash's state after a stretch; `None` beyond the end.
    fn hash(&mut self, mut hash: Sha256, span: Span) -> io::Result<Option<Sha256>> {
        let Some(end) = span.offset.checked_add(span.length).filter(|end| *end <= self.length) else {
            return Ok(None);
        };
        let mut at = span.offset;
        while at < end {
            // Up to the window's end first, so that the window moves on without reading anything twice.
            let in_window = (self.start + self.bytes.len() as u64).saturating_sub(at);
            let most = if at >= self.start && in_window > 0 { in_window } else { WINDOW as u64 };
            let piece = usize::try_from((end - at).min(most)).unwrap_or(WINDOW);
            let Some(bytes) = self.read(at, piece)? else { return Ok(None) };
            hash.update(bytes);
            at += piece as u64;
        }
        Ok(Some(hash))
    }
}
