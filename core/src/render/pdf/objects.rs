use std::io::{self, Write};

use flate2::{Compress, FlushCompress, Status};
use sha2::{Digest, Sha256};

use super::fonts::Fonts;
use super::prefix::{OBJECTS, SharedPrefix};
use crate::order::{Digest as ContentDigest, DocumentRef};
use crate::render::deflate::{Alphabet, Deflater};
use crate::render::digits::push_integer;

/// The objects of a file behind its prefix, or of a file whose fonts come last, and the table that finds them.
pub(super) struct Objects {
    /// What is not yet drained.
    pub(super) buffer: Vec<u8>,
    /// Where in the file the buffer begins.
    base: u64,
    form: Form,
    /// Where each object is, from the first that is no prefix's.
    places: Vec<Place>,
    /// Objects on their way into a common stream: their numbers and where each begins, and their bytes.
    packed: Vec<(Id, usize)>,
    packed_bytes: Vec<u8>,
    is_packing: bool,
    scratch: Vec<u8>,
    deflater: Deflater,
}

/// The number of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(pub(super) u32);

/// How objects are kept and found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Each by itself, found by a table that every reader knows.
    Table,
    /// Dictionaries in common streams, found by a stream (PDF 1.5).
    Streams,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Unwritten,
    At(u64),
    /// In the common stream of that number, as that one of its objects.
    Packed(u32, u16),
}

/// What a cross-reference table can point at: ten digits.
const LARGEST_FILE: u64 = 9_999_999_999;
/// So many rows of a cross-reference stream are not worth deflating.
const FEW_ROWS: usize = 48;
/// Objects in a common stream, at most.
const PACK: usize = 200;

impl Objects {
    pub(super) fn new() -> Self {
        Self {
            buffer: Vec::new(),
            base: 0,
            form: Form::Table,
            places: Vec::new(),
            packed: Vec::new(),
            packed_bytes: Vec::new(),
            is_packing: false,
            scratch: Vec::new(),
            deflater: Deflater::new(),
        }
    }

    /// Begins a file, or a tail, at a place of the file.
    pub(super) fn restart(&mut self, base: u64, form: Form) {
        self.buffer.clear();
        self.places.clear();
        self.packed.clear();
        self.packed_bytes.clear();
        (self.base, self.form, self.is_packing) = (base, form, false);
    }

    /// Takes the number of an object that will be written later.
    pub(super) fn reserve(&mut self) -> Id {
        self.places.push(Place::Unwritten);
        Id((OBJECTS + self.places.len()) as u32)
    }

    /// Begins an object that is no stream; its content follows, and then [`Self::end`].
    pub(super) fn begin(&mut self, id: Id) {
        if self.form == Form::Table {
            return self.begin_alone(id);
        }
        self.is_packing = true;
        self.packed.push((id, self.packed_bytes.len()));
    }

    /// Begins an object that stands by itself, as streams do.
    pub(super) fn begin_alone(&mut self, id: Id) {
        let offset = self.base + self.buffer.len() as u64;
        self.set(id, Place::At(offset));
        self.number(id.0.into());
        self.raw(b" 0 obj\n");
    }

    /// Ends what [`Self::begin`] or [`Self::begin_alone`] began.
    pub(super) fn end(&mut self) {
        if !self.is_packing {
            return self.raw(b"\nendobj\n");
        }
        self.raw(b"\n");
        self.is_packing = false;
        if self.packed.len() == PACK {
            self.pack();
        }
    }

    fn set(&mut self, id: Id, place: Place) {
        if let Some(own) = (id.0 as usize).checked_sub(OBJECTS + 1).and_then(|at| self.places.get_mut(at)) {
            *own = place;
        }
    }

    fn sink(&mut self) -> &mut Vec<u8> {
        if self.is_packing { &mut self.packed_bytes } else { &mut self.buffer }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.sink().extend_from_slice(bytes);
    }

    pub(super) fn number(&mut self, number: u64) {
        push_integer(self.sink(), number);
    }

    /// Writes tenths as a decimal number.
    pub(super) fn tenths(&mut self, tenths: i32) {
        if tenths < 0 {
            self.raw(b"-");
        }
        self.number((tenths.unsigned_abs() / 10).into());
        self.raw(b".");
        self.number((tenths.unsigned_abs() % 10).into());
    }

    /// Writes a reference to an object.
    pub(super) fn link(&mut self, id: Id) {
        self.number(id.0.into());
        self.raw(b" 0 R");
    }

    /// Writes a text as UTF-16 with its mark, as titles and bookmarks have it.
    pub(super) fn text(&mut self, text: &str) {
        let sink = self.sink();
        sink.extend_from_slice(b"<FEFF");
        for unit in text.encode_utf16() {
            sink.extend_from_slice(&[12, 8, 4, 0].map(|shift| b"0123456789ABCDEF"[usize::from(unit >> shift & 15)]));
        }
        sink.push(b'>');
    }

    /// Writes a name of any bytes.
    pub(super) fn name(&mut self, name: &str) {
        let sink = self.sink();
        sink.push(b'/');
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'+' | b'_') {
                sink.push(byte);
            } else {
                let digits = [byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]);
                sink.extend_from_slice(&[b'#', digits[0], digits[1]]);
            }
        }
    }

    /// Writes an object that is a deflated stream; `entries` are those of its dictionary besides length and filter.
    pub(super) fn stream(&mut self, id: Id, alphabet: &Alphabet, entries: impl FnOnce(&mut Self), data: &[u8]) {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        self.deflater.deflate(alphabet, data, &mut scratch);
        self.begin_alone(id);
        self.raw(b"<<");
        entries(self);
        self.raw(b"/Filter/FlateDecode/Length ");
        self.number(scratch.len() as u64);
        self.raw(b">>\nstream\n");
        self.raw(&scratch);
        self.raw(b"\nendstream");
        self.end();
        self.scratch = scratch;
    }

    /// Writes the objects that wait for it as a common stream.
    fn pack(&mut self) {
        if self.packed.is_empty() {
            return;
        }
        let id = self.reserve();
        let packed = std::mem::take(&mut self.packed);
        let mut data = std::mem::take(&mut self.packed_bytes);
        let length = data.len();
        for (at, &(own, offset)) in packed.iter().enumerate() {
            self.set(own, Place::Packed(id.0, at as u16));
            push_integer(&mut data, own.0.into());
            data.push(b' ');
            push_integer(&mut data, offset as u64);
            data.push(b' ');
        }
        // The list of what is where stands first.
        data.rotate_left(length);
        let first = data.len() - length;
        self.stream(
            id,
            Alphabet::tree(),
            |objects| {
                objects.raw(b"/Type/ObjStm/N ");
                objects.number(packed.len() as u64);
                objects.raw(b"/First ");
                objects.number(first as u64);
            },
            &data,
        );
        (self.packed, self.packed_bytes) = (packed, data);
        self.packed.clear();
        self.packed_bytes.clear();
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

    /// Writes what finds the objects, behind a prefix; the file's identifier comes from its content. Answers digest
    /// and size of the whole file.
    pub(super) fn finish_tail(&mut self, prefix: &SharedPrefix, catalog: Id, info: Id) -> DocumentRef {
        self.pack();
        let mut hasher = prefix.hasher();
        hasher.update(&self.buffer);
        let hashed = self.buffer.len();
        let identifier = hasher.clone().finalize();
        match self.form {
            Form::Table => self.table(prefix.offsets(), catalog, info, &identifier),
            Form::Streams => self.table_as_stream(prefix, catalog, info, &identifier),
        }
        hasher.update(&self.buffer[hashed..]);
        let size = self.base + self.buffer.len() as u64;
        DocumentRef { digest: ContentDigest(hasher.finalize().into()), size }
    }

    /// Writes the fonts, the table and the trailer; `hasher` has read all that was drained.
    pub(super) fn finish_stream(&mut self, fonts: &Fonts, catalog: Id, info: Id, hasher: Sha256) {
        let start = self.base + self.buffer.len() as u64;
        let (bytes, offsets) = fonts.objects();
        self.buffer.extend_from_slice(bytes);
        let identifier = hasher.chain_update(&self.buffer).finalize();
        let offsets = offsets.map(|offset| offset.map(|offset| offset + start));
        self.table(offsets.chain(std::iter::repeat(None)).take(OBJECTS), catalog, info, &identifier);
    }

    fn table(&mut self, prefix: impl Iterator<Item = Option<u64>>, catalog: Id, info: Id, identifier: &[u8]) {
        let start = self.base + self.buffer.len() as u64;
        let count = (1 + OBJECTS + self.places.len()) as u64;
        self.raw(b"xref\n0 ");
        self.number(count);
        self.raw(b"\n0000000000 65535 f \n");
        let own = self.places.iter().map(|place| match place {
            Place::At(offset) => Some(*offset),
            Place::Unwritten | Place::Packed(..) => None,
        });
        for offset in prefix.chain(own) {
            let Some(mut rest) = offset else {
                self.buffer.extend_from_slice(b"0000000000 65535 f \n");
                continue;
            };
            let mut row = *b"0000000000 00000 n \n";
            for digit in row[..10].iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            self.buffer.extend_from_slice(&row);
        }
        self.raw(b"trailer\n<<");
        self.trailer(count, catalog, info, identifier);
        self.raw(b">>\nstartxref\n");
        self.number(start);
        self.raw(b"\n%%EOF\n");
    }

    fn table_as_stream(&mut self, prefix: &SharedPrefix, catalog: Id, info: Id, identifier: &[u8]) {
        let start = self.base + self.buffer.len() as u64;
        let id = self.reserve();
        self.set(id, Place::At(start));
        let own = self.places.iter().map(|place| match *place {
            Place::Unwritten => (0, 0, 0),
            Place::At(offset) => (1, offset as u32, 0),
            Place::Packed(stream, at) => (2, stream, at),
        });
        let shared = prefix.offsets().map(|offset| offset.map_or((0, 0, 0), |offset| (1, offset as u32, 0)));
        let count = 1 + OBJECTS + self.places.len();
        // Each row is a byte for the kind, four and two; many of them as their differences from the one before, which
        // deflate well, with a byte that says so.
        let is_long = count > FEW_ROWS;
        let mut rows = std::mem::take(&mut self.packed_bytes);
        rows.clear();
        let mut before = [0_u8; 7];
        for (kind, place, at) in std::iter::once((0, 0, 0xFFFF)).chain(shared).chain(own) {
            let [a, b, c, d] = place.to_be_bytes();
            let [e, f] = u16::to_be_bytes(at);
            let row = [kind, a, b, c, d, e, f];
            if is_long {
                rows.push(2);
                rows.extend(row.iter().zip(before).map(|(this, before)| this.wrapping_sub(before)));
                before = row;
            } else {
                rows.extend_from_slice(&row);
            }
        }
        let head = |objects: &mut Self| {
            objects.raw(b"/Type/XRef/W[1 4 2]");
            objects.trailer(count as u64, catalog, info, identifier);
        };
        if is_long {
            let entries = |objects: &mut Self| {
                objects.raw(b"/DecodeParms<</Predictor 12/Columns 7>>");
                head(objects);
            };
            self.stream(id, Alphabet::tree(), entries, &rows);
        } else {
            self.begin_alone(id);
            self.raw(b"<<");
            head(self);
            self.raw(b"/Length ");
            self.number(rows.len() as u64);
            self.raw(b">>\nstream\n");
            self.raw(&rows);
            self.raw(b"\nendstream");
            self.end();
        }
        self.packed_bytes = rows;
        self.raw(b"startxref\n");
        self.number(start);
        self.raw(b"\n%%EOF\n");
    }

    fn trailer(&mut self, count: u64, catalog: Id, info: Id, identifier: &[u8]) {
        self.raw(b"/Size ");
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
        self.raw(b"]");
    }
}

/// Appends the data deflated as small as the encoder can, in zlib's framing: for what is written once in a process.
pub(super) fn deflate_once(compress: &mut Compress, data: &[u8], out: &mut Vec<u8>) {
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
    push_integer(out, number.unsigned_abs());
}
