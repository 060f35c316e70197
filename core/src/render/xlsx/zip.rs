//! A zip archive written front to back: what follows is never known, what is written is never touched again.
//!
//! Sizes and check sums stand in data descriptors after each part (APPNOTE 4.3.9) and in the central directory; all
//! times are the first that the format knows, so that the same parts make the same bytes.

use std::io::{self, Write};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// How much is compressed before it is written out, in bytes.
const CHUNK: usize = 64 * 1024;
/// 1980-01-01, the first day of the format.
const DATE: u16 = 0x0021;
/// Deflated, sizes in a data descriptor, names in UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
const VERSION: u16 = 20;
const DEFLATE: u16 = 8;

/// An archive that is being written.
pub(super) struct Archive<W: Write> {
    out: W,
    offset: u64,
    deflate: Compress,
    compressed: Vec<u8>,
    parts: Vec<Part>,
    open: Option<Open>,
}

/// A finished part, as the central directory lists it.
struct Part {
    name: String,
    offset: u32,
    crc: u32,
    compressed: u32,
    size: u32,
}

/// The part that is being written.
struct Open {
    name: String,
    offset: u32,
    crc: Crc,
    size: u64,
    start: u64,
}

impl<W: Write> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            offset: 0,
            deflate: Compress::new(Compression::new(super::LEVEL), false),
            compressed: Vec::with_capacity(CHUNK + 4 * 1024),
            parts: Vec::new(),
            open: None,
        }
    }

    /// Begins a part; one that is open ends.
    pub(super) fn begin(&mut self, name: &str) -> io::Result<()> {
        self.end()?;
        let offset = small(self.offset)?;
        let mut header = Vec::with_capacity(64);
        header.extend_from_slice(b"PK\x03\x04");
        put16(&mut header, &[VERSION, FLAGS, DEFLATE, 0, DATE]);
        put32(&mut header, &[0, 0, 0]);
        put16(&mut header, &[name.len() as u16, 0]);
        header.extend_from_slice(name.as_bytes());
        self.emit(&header)?;
        self.deflate.reset();
        self.open = Some(Open { name: name.to_owned(), offset, crc: Crc::new(), size: 0, start: self.offset });
        Ok(())
    }

    /// Adds bytes to the open part.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some(open) = &mut self.open {
            open.crc.update(bytes);
            open.size += bytes.len() as u64;
        }
        self.compress(bytes, FlushCompress::None)
    }

    /// How many bytes the open part has so far, before compression.
    pub(super) fn part_size(&self) -> u64 {
        self.open.as_ref().map_or(0, |open| open.size)
    }

    /// A whole part at once.
    pub(super) fn part(&mut self, name: &str, contents: &str) -> io::Result<()> {
        self.begin(name)?;
        self.write(contents.as_bytes())?;
        self.end()
    }

    /// Writes the central directory and gives the output back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.end()?;
        let start = small(self.offset)?;
        let mut directory = Vec::with_capacity(self.parts.len() * 80 + 22);
        for part in &self.parts {
            directory.extend_from_slice(b"PK\x01\x02");
            put16(&mut directory, &[VERSION, VERSION, FLAGS, DEFLATE, 0, DATE]);
            put32(&mut directory, &[part.crc, part.compressed, part.size]);
            put16(&mut directory, &[part.name.len() as u16, 0, 0, 0, 0]);
            put32(&mut directory, &[0, part.offset]);
            directory.extend_from_slice(part.name.as_bytes());
        }
        let (size, count) = (directory.len() as u32, u16::try_from(self.parts.len()).map_err(|_| too_large())?);
        directory.extend_from_slice(b"PK\x05\x06");
        put16(&mut directory, &[0, 0, count, count]);
        put32(&mut directory, &[size, start]);
        put16(&mut directory, &[0]);
        self.emit(&directory)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn end(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.compress(&[], FlushCompress::Finish)?;
        self.flush()?;
        let part = Part {
            name: open.name,
            offset: open.offset,
            crc: open.crc.sum(),
            compressed: small(self.offset - open.start)?,
            size: small(open.size)?,
        };
        let mut descriptor = Vec::with_capacity(16);
        descriptor.extend_from_slice(b"PK\x07\x08");
        put32(&mut descriptor, &[part.crc, part.compressed, part.size]);
        self.emit(&descriptor)?;
        self.parts.push(part);
        Ok(())
    }

    fn compress(&mut self, mut bytes: &[u8], flush: FlushCompress) -> io::Result<()> {
        loop {
            let before = self.deflate.total_in();
            let status = self.deflate.compress_vec(bytes, &mut self.compressed, flush).map_err(io::Error::other)?;
            bytes = bytes.get((self.deflate.total_in() - before) as usize..).unwrap_or_default();
            // Room left over means that the compressor has nothing more to say for now.
            let full = self.compressed.len() == self.compressed.capacity();
            if full || self.compressed.len() >= CHUNK {
                self.flush()?;
            }
            let done = if flush == FlushCompress::Finish { status == Status::StreamEnd } else { bytes.is_empty() };
            if done {
                return Ok(());
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.compressed)?;
        self.offset += self.compressed.len() as u64;
        self.compressed.clear();
        Ok(())
    }

    fn emit(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.offset += bytes.len() as u64;
        Ok(())
    }
}

/// A size or an offset that the format's 32 bits hold.
fn small(number: u64) -> io::Result<u32> {
    u32::try_from(number).ok().filter(|number| *number < u32::MAX).ok_or_else(too_large)
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "the workbook exceeds the 4 GB of a zip archive")
}

fn put16(out: &mut Vec<u8>, numbers: &[u16]) {
    numbers.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
}

fn put32(out: &mut Vec<u8>, numbers: &[u32]) {
    numbers.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
}
