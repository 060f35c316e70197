use std::io::{self, Write};

use flate2::{Compress, Compression, FlushCompress, Status};
use sha2::{Digest, Sha256};

use super::prefix::{OBJECTS, SharedPrefix};

/// The objects of a file behind its prefix, or of a file whose fonts come last, and the table that finds them.
pub(super) struct Objects {
    /// What is not yet drained.
    pub(super) buffer: Vec<u8>,
    /// Where in the file the buffer begins.
    base: u64,
    /// Where each object begins, from the first that is no prefix's; 0 for one that isn't written yet.
    offsets: Vec<u64>,
    compress: Compress,
}

/// The number of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(pub(super) u32);

/// What a cross-reference table can point at: ten digits.
const LARGEST_FILE: u64 = 9_999_999_999;

impl Objects {
    pub(super) fn new() -> Self {
        let compress = Compress::new(Compression::new(1), true);
        Self { buffer: Vec::new(), base: 0, offsets: Vec::new(), compress }
    }

    /// Begins a file, or a tail, at a place of the file.
    pub(super) fn restart(&mut self, base: u64) {
        self.buffer.clear();
        self.base = base;
        self.offsets.clear();
    }

    /// Takes the number of an object that will be written later.
    pub(super) fn reserve(&mut self) -> Id {
        self.offsets.push(0);
        Id((OBJECTS + self.offsets.len()) as u32)
    }

    /// Begins an object; its content follows in the buffer, and then [`Self::end`].
    pub(super) fn begin(&mut self, id: Id) {
        let offset = self.base + self.buffer.len() as u64;
        if let Some(place) = (id.0 as usize).checked_sub(OBJECTS + 1).and_then(|place| self.offsets.get_mut(place)) {
            *place = offset;
        }
        self.number(id.0.into());
        self.raw(b" 0 obj\n");
    }

    pub(super) fn end(&mut self) {
        self.raw(b"\nendobj\n");
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    pub(super) fn number(&mut self, number: u64) {
        push_number(&mut self.buffer, number as i64);
    }

    /// Writes a reference to an object.
    pub(super) fn link(&mut self, id: Id) {
        self.number(id.0.into());
        self.raw(b" 0 R");
    }

    /// Writes an object that is a deflated stream; `entries` are those of its dictionary besides length and filter.
    pub(super) fn stream(&mut self, id: Id, entries: &[u8], data: &[u8], scratch: &mut Vec<u8>) {
        scratch.clear();
        deflate(&mut self.compress, data, scratch);
        self.begin(id);
        self.raw(b"<<");
        self.raw(entries);
        self.raw(b"/Filter/FlateDecode/Length ");
        self.number(scratch.len() as u64);
        self.raw(b">>\nstream\n");
        self.raw(scratch);
        self.raw(b"\nendstream");
        self.end();
    }

    /// Writes a text as UTF-16 with its mark, as titles and bookmarks have it.
    pub(super) fn text(&mut self, text: &str) {
        self.raw(b"<FEFF");
        for unit in text.encode_utf16() {
            for shift in [12, 8, 4, 0] {
                self.buffer.push(b"0123456789ABCDEF"[usize::from(unit >> shift & 15)]);
            }
        }
        self.raw(b">");
    }

    /// Hands what was written to a writer, so that memory stays bounded.
    ///
    /// # Errors
    /// The writer's, and [`io::ErrorKind::FileTooLarge`] past ten digits.
    pub(super) fn drain(&mut self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(&self.buffer)?;
        self.base += self.buffer.len() as u64;
        self.buffer.clear();
        if self.base > LARGEST_FILE { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
    }

    /// Writes the table and the trailer behind a prefix; the file's identifier comes from its content.
    pub(super) fn finish_tail(&mut self, prefix: &SharedPrefix, catalog: Id, info: Id) {
        let identifier = prefix.hasher().chain_update(&self.buffer).finalize();
        let (_, offsets) = prefix.objects();
        let header = SharedPrefix::header().len() as u64;
        self.table(offsets.map(|offset| offset + header), catalog, info, &identifier);
    }

    /// Writes the prefix's objects, the table and the trailer; `hasher` has read all that was drained.
    pub(super) fn finish_stream(&mut self, prefix: &SharedPrefix, catalog: Id, info: Id, hasher: Sha256) {
        let start = self.base + self.buffer.len() as u64;
        let (bytes, offsets) = prefix.objects();
        self.buffer.extend_from_slice(bytes);
        let identifier = hasher.chain_update(&self.buffer).finalize();
        self.table(offsets.map(|offset| offset + start), catalog, info, &identifier);
    }

    fn table(&mut self, prefix: impl Iterator<Item = u64>, catalog: Id, info: Id, identifier: &[u8]) {
        let start = self.base + self.buffer.len() as u64;
        let count = (1 + OBJECTS + self.offsets.len()) as u64;
        self.raw(b"xref\n0 ");
        self.number(count);
        self.raw(b"\n0000000000 65535 f \n");
        for offset in prefix.chain(self.offsets.iter().copied()) {
            let mut row = *b"0000000000 00000 n \n";
            let mut rest = offset;
            for digit in row[..10].iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            self.buffer.extend_from_slice(&row);
        }
        self.raw(b"trailer\n<</Size ");
        self.number(count);
        self.raw(b"/Root ");
        self.link(catalog);
        self.raw(b"/Info ");
        self.link(info);
        self.raw(b"/ID[");
        for _ in 0..2 {
            self.raw(b"<");
            for byte in &identifier[..16] {
                let digits = [byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]);
                self.raw(&digits);
            }
            self.raw(b">");
        }
        self.raw(b"]>>\nstartxref\n");
        self.number(start);
        self.raw(b"\n%%EOF\n");
    }
}

/// Appends the deflated data, in zlib's framing.
pub(super) fn deflate(compress: &mut Compress, data: &[u8], out: &mut Vec<u8>) {
    compress.reset();
    out.reserve(data.len() / 2 + 128);
    loop {
        let rest = &data[(compress.total_in() as usize).min(data.len())..];
        // With room in `out` it can only ask for more room.
        match compress.compress_vec(rest, out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return,
            _ => out.reserve(out.capacity().max(256)),
        }
    }
}

/// Appends a number in decimal.
pub(super) fn push_number(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}
