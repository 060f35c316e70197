use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use schet::OperatorId;
use schet::order::Digest;

use super::record::{HEADER, Header, Kind, checksum};
use crate::disk::{self, Disk};
use crate::verify::Verifier;

/// A file of records: which it is, and what its checksums begin with.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) number: u64,
    pub(super) path: PathBuf,
    /// Chosen by chance for each segment: nobody can put bytes into a document that pass for a record.
    pub(super) salt: u64,
}

/// Where the first record begins.
///
/// | bytes | what |
/// | --- | --- |
/// | 0–11 | `schet.seg` and the version |
/// | 16–23 | the segment's number |
/// | 24–31 | the salt |
/// | 32–55 | the first bytes of the digest of the operator's identifier |
/// | 56–63 | a checksum of the above |
pub(super) const START: u64 = 64;

const MAGIC: &[u8; 12] = b"schet.seg\0\0\x01";

impl Segment {
    /// Where the segment of a number is.
    pub(super) fn path(folder: &Path, number: u64) -> PathBuf {
        folder.join(format!("{number:08}.seg"))
    }

    /// The number of the segment of this name.
    pub(super) fn number(name: &str) -> Option<u64> {
        let digits = name.strip_suffix(".seg")?;
        digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())?
    }

    /// Makes a segment without records; it appears with its header or not at all, durably.
    pub(super) fn create(
        disk: &dyn Disk,
        folder: &Path,
        number: u64,
        operator: &OperatorId,
    ) -> io::Result<(Self, File)> {
        let segment =
            Self { number, path: Self::path(folder, number), salt: RandomState::new().build_hasher().finish() };
        let file = disk::publish(disk, &segment.path, &[&segment.header(operator)])?;
        Ok((segment, file))
    }

    /// Opens a segment, for writing where that is allowed.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] when it is not this operator's segment of this number.
    pub(super) fn open(folder: &Path, number: u64, operator: &OperatorId) -> io::Result<(Self, File)> {
        let path = Self::path(folder, number);
        let file = OpenOptions::new().read(true).write(true).open(&path).or_else(|error| match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => File::open(&path),
            _ => Err(error),
        })?;
        let mut header = [0; START as usize];
        file.read_exact_at(&mut header, 0)?;
        let segment = Self { number, path, salt: super::record::number(&header, 24) };
        if header != segment.header(operator) {
            return Err(invalid("not the header of this operator's segment"));
        }
        Ok((segment, file))
    }

    fn header(&self, operator: &OperatorId) -> [u8; START as usize] {
        let mut header = [0; START as usize];
        header[..12].copy_from_slice(MAGIC);
        header[16..24].copy_from_slice(&self.number.to_le_bytes());
        header[24..32].copy_from_slice(&self.salt.to_le_bytes());
        header[32..56].copy_from_slice(&Digest::of(operator.as_str().as_bytes()).0[..24]);
        let checksum = checksum(&[&header[..56]]);
        header[56..].copy_from_slice(&checksum);
        header
    }

    /// The header of a document's record.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] when there is no record of this document.
    pub(super) fn document(&self, file: &File, at: u64, digest: &Digest) -> io::Result<Header> {
        let mut bytes = [0; HEADER];
        file.read_exact_at(&mut bytes, at)?;
        Header::decode(&bytes, self.salt, at)
            .filter(|header| header.kind == Kind::Document && header.digest == *digest)
            .ok_or_else(|| invalid("no record of the document where the index says"))
    }

    /// At most `length` bytes of a document from `offset` on; all of them only when they have its digest (D5, D6).
    /// `None` for a document that is forgotten, be it while it was read (D8).
    pub(super) fn read(
        &self,
        file: &File,
        at: u64,
        digest: &Digest,
        offset: u64,
        length: usize,
        verifier: &Verifier,
    ) -> io::Result<Option<Vec<u8>>> {
        let header = self.document(file, at, digest)?;
        if header.is_forgotten {
            return Ok(None);
        }
        let size = header.size();
        let part = usize::try_from(size.saturating_sub(offset)).unwrap_or(usize::MAX).min(length);
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(part).map_err(|_| io::ErrorKind::OutOfMemory)?;
        bytes.resize(part, 0);
        let (prefix_at, prefix_length) = header.prefix.map_or((0, 0), |prefix| (prefix.offset, prefix.length));
        let of_prefix = usize::try_from(prefix_length.saturating_sub(offset)).unwrap_or(usize::MAX).min(part);
        let (prefix, tail) = bytes.split_at_mut(of_prefix);
        if !prefix.is_empty() {
            file.read_exact_at(prefix, prefix_at + offset)?;
        }
        if !tail.is_empty() {
            file.read_exact_at(tail, at + HEADER as u64 + offset.saturating_sub(prefix_length))?;
        }
        // It is marked before it is overwritten.
        if self.document(file, at, digest)?.is_forgotten {
            return Ok(None);
        }
        if offset == 0 && part as u64 == size && verifier.digest_of(prefix, tail) != *digest {
            return Err(invalid("the bytes don't have the document's digest"));
        }
        Ok(Some(bytes))
    }
}

/// What is on the medium is not what was written.
pub(super) fn invalid(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::Local;

    #[test]
    fn p3_a_segment_opens_only_as_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let operator = |id| OperatorId::new(id).unwrap();
        let (made, _) = Segment::create(&Local, folder.path(), 7, &operator("one")).unwrap();
        let (opened, _) = Segment::open(folder.path(), 7, &operator("one")).unwrap();
        assert_eq!((opened.number, opened.salt), (7, made.salt));
        assert!(Segment::open(folder.path(), 7, &operator("two")).is_err());
        std::fs::rename(&made.path, Segment::path(folder.path(), 8)).unwrap();
        assert!(Segment::open(folder.path(), 8, &operator("one")).is_err());
        std::fs::rename(Segment::path(folder.path(), 8), &made.path).unwrap();
        let whole = std::fs::read(&made.path).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut damaged = whole.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&made.path, damaged).unwrap();
            let error = Segment::open(folder.path(), 7, &operator("one")).err().unwrap();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{bit}");
        }
    }

    #[test]
    fn names_are_numbers() {
        assert_eq!(Segment::path(Path::new("x"), 17), Path::new("x/00000017.seg"));
        let cases = [("00000017.seg", Some(17)), ("123456789012.seg", Some(123_456_789_012)), ("+1.seg", None)];
        for (name, number) in cases.into_iter().chain([(".seg", None), ("1.idx", None), ("1.seg.tmp", None)]) {
            assert_eq!(Segment::number(name), number, "{name}");
        }
    }
}
