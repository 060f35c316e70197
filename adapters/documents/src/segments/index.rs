use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use schet::order::Digest;

use super::filter::{BLOCK, Filter};
use super::record::{checksum, number};
use super::segment::{Segment, invalid};
use crate::disk::{self, Disk};

/// The sorted digests of a segment that is written no more; all but the filter stays on the medium.
///
/// | bytes | what |
/// | --- | --- |
/// | 0–11 | `schet.idx` and the version |
/// | 12 | how many leading bits of a digest choose its bucket |
/// | 13 | 1 where the segment is damaged |
/// | 16–23 | the segment's number |
/// | 24–31 | the segment's salt |
/// | 32–39 | how many documents |
/// | 40–47 | how many bytes of filter |
/// | 56–63 | a checksum of the above and of the filter |
/// | then | the filter |
/// | then | for each bucket: where it begins (4), how many entries it has (4), their checksum (8) |
/// | then | the entries: digest (32), where the document's record begins (8) |
#[derive(Debug)]
pub(super) struct Index {
    pub(super) segment: Segment,
    /// Whether headers of the segment were lost.
    pub(super) is_damaged: bool,
    path: PathBuf,
    bits: u8,
    count: u64,
    filter: Filter,
}

const MAGIC: &[u8; 12] = b"schet.idx\0\0\x01";
const HEADER: usize = 64;
const ROW: usize = 16;
const ENTRY: usize = 40;

/// Entries in a bucket, on average at most.
const PER_BUCKET: usize = 64;

impl Index {
    /// Where the index of a segment is.
    fn path(segment: &Path) -> PathBuf {
        segment.with_extension("idx")
    }

    /// Writes the index of a segment's documents; it appears whole or not at all, durably.
    pub(super) fn create(
        disk: &dyn Disk,
        segment: &Segment,
        documents: impl Iterator<Item = (Digest, u64)>,
        is_damaged: bool,
    ) -> io::Result<Self> {
        let mut documents: Vec<(Digest, u64)> = documents.collect();
        documents.sort_unstable();
        let bits = u8::try_from(documents.len().div_ceil(PER_BUCKET).next_power_of_two().ilog2().min(16)).unwrap_or(16);
        let filter = Filter::new(documents.iter().map(|(digest, _)| digest).collect::<Vec<_>>().into_iter());
        let mut rows = Vec::with_capacity(ROW << bits);
        let mut entries = Vec::with_capacity(documents.len() * ENTRY);
        let mut rest = &documents[..];
        for bucket in 0..1_u32 << bits {
            let (ours, others) = rest.split_at(rest.partition_point(|(digest, _)| bucket_of(digest, bits) <= bucket));
            let begin = entries.len();
            for (digest, at) in ours {
                entries.extend(digest.0);
                entries.extend(at.to_le_bytes());
            }
            let mut row = [0; ROW];
            row[..4].copy_from_slice(&index_number(begin / ENTRY)?.to_le_bytes());
            row[4..8].copy_from_slice(&index_number(ours.len())?.to_le_bytes());
            let check = row_checksum(segment.salt, bucket, &row, &entries[begin..]);
            row[8..].copy_from_slice(&check);
            rows.extend(row);
            rest = others;
        }
        let index = Self {
            segment: segment.clone(),
            is_damaged,
            path: Self::path(&segment.path),
            bits,
            count: documents.len() as u64,
            filter,
        };
        disk::publish(disk, &index.path, &[&index.header(), index.filter.as_bytes(), &rows, &entries])?;
        Ok(index)
    }

    /// Opens the index of the segment of a number; `None` where none is or where it is damaged: it can be made again.
    pub(super) fn open(folder: &Path, number_of: u64) -> io::Result<Option<Self>> {
        let segment = Segment::path(folder, number_of);
        let path = Self::path(&segment);
        let Some(file) = disk::open(&path)? else { return Ok(None) };
        let mut header = [0; HEADER];
        if file.metadata()?.len() < HEADER as u64 {
            return Ok(None);
        }
        file.read_exact_at(&mut header, 0)?;
        // The header is hostile until its checksum is right, and that is over the filter: its length is bounded first.
        let length = usize::try_from(number(&header, 40)).unwrap_or(usize::MAX);
        if number(&header, 40) > file.metadata()?.len() - HEADER as u64 {
            return Ok(None);
        }
        let mut blocks = vec![0; length];
        file.read_exact_at(&mut blocks, HEADER as u64)?;
        let Some(filter) = Filter::from_bytes(blocks) else { return Ok(None) };
        let index = Self {
            segment: Segment { number: number_of, path: segment, salt: number(&header, 24) },
            is_damaged: header[13] == 1,
            path,
            bits: header[12].min(16),
            count: number(&header, 32),
            filter,
        };
        Ok((index.header() == header).then_some(index))
    }

    /// Where the record of a document begins; `None` where the segment doesn't have it.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] when the index is damaged: it can be made again.
    pub(super) fn find(&self, digest: &Digest) -> io::Result<Option<u64>> {
        // The last of equal ones: it was written last.
        Ok(self.find_all(digest)?.last())
    }

    /// Where each record of a document begins: a document that was damaged was written again.
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub(super) fn find_all(&self, digest: &Digest) -> io::Result<impl Iterator<Item = u64> + use<>> {
        if !self.filter.may_have(digest) {
            return Ok(Vec::new().into_iter());
        }
        let file = disk::open(&self.path)?.ok_or_else(|| invalid("an index has vanished"))?;
        let bucket = bucket_of(digest, self.bits);
        let rows = (HEADER + self.filter.as_bytes().len()) as u64;
        let mut row = [0; ROW];
        file.read_exact_at(&mut row, rows + u64::from(bucket) * ROW as u64)?;
        let (begin, count) = (number(&row, 0) & 0xFFFF_FFFF, number(&row, 0) >> 32);
        if begin + count > self.count {
            return Err(invalid("an index is damaged"));
        }
        let first = rows + ((ROW as u64) << self.bits);
        let mut entries = vec![0; usize::try_from(count).unwrap_or(0) * ENTRY];
        file.read_exact_at(&mut entries, first + begin * ENTRY as u64)?;
        if row[8..] != row_checksum(self.segment.salt, bucket, &row, &entries) {
            return Err(invalid("an index is damaged"));
        }
        let (entries, _) = entries.as_chunks::<ENTRY>();
        let after = entries.partition_point(|entry| entry[..32] <= digest.0[..]);
        let found = entries[..after].iter().filter(|entry| entry[..32] == digest.0);
        Ok(found.map(|entry| number(entry, 32)).collect::<Vec<_>>().into_iter())
    }

    /// Opens the segment's file.
    pub(super) fn file(&self) -> io::Result<File> {
        disk::open(&self.segment.path)?.ok_or_else(|| invalid("a segment has vanished"))
    }

    fn header(&self) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..12].copy_from_slice(MAGIC);
        header[12] = self.bits;
        header[13] = u8::from(self.is_damaged);
        let filter = self.filter.as_bytes();
        let numbers = [self.segment.number, self.segment.salt, self.count, filter.len() as u64];
        for (place, number) in (16..).step_by(8).zip(numbers) {
            header[place..place + 8].copy_from_slice(&number.to_le_bytes());
        }
        let checksum = checksum(&[&header[..HEADER - 8], filter]);
        header[HEADER - 8..].copy_from_slice(&checksum);
        header
    }
}

fn bucket_of(digest: &Digest, bits: u8) -> u32 {
    let leading = u32::from_be_bytes([digest.0[0], digest.0[1], digest.0[2], digest.0[3]]);
    leading.checked_shr(32 - u32::from(bits)).unwrap_or(0)
}

fn row_checksum(salt: u64, bucket: u32, row: &[u8; ROW], entries: &[u8]) -> [u8; 8] {
    checksum(&[&salt.to_le_bytes(), &bucket.to_le_bytes(), &row[..8], entries])
}

fn index_number(number: usize) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| io::ErrorKind::FileTooLarge.into())
}

/// The length of a filter's block divides that of the header, so that rows are aligned.
const _: () = assert!(HEADER.is_multiple_of(BLOCK));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::Local;

    fn digest(n: u32) -> Digest {
        Digest::of(&n.to_le_bytes())
    }

    fn index(folder: &Path, count: u32) -> Index {
        let segment = Segment { number: 3, path: Segment::path(folder, 3), salt: 0x5A17 };
        let documents = (0..count).map(|n| (digest(n), u64::from(n) * 8 + 64));
        Index::create(&Local, &segment, documents, false).unwrap()
    }

    #[test]
    fn it_finds_what_it_has_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for count in [0, 1, 2, 63, 64, 65, 129, 5000] {
            index(folder.path(), count);
            let index = Index::open(folder.path(), 3).unwrap().unwrap();
            for n in 0..count {
                assert_eq!(index.find(&digest(n)).unwrap(), Some(u64::from(n) * 8 + 64), "{n} of {count}");
            }
            for n in count..count + 1000 {
                assert_eq!(index.find(&digest(n)).unwrap(), None);
            }
        }
        assert!(Index::open(folder.path(), 4).unwrap().is_none());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = index(folder.path(), 70).path;
        let whole = std::fs::read(&path).unwrap();
        let found = || {
            let index = Index::open(folder.path(), 3).ok()??;
            (0..70).map(|n| index.find(&digest(n)).ok()?).collect::<Option<Vec<u64>>>()
        };
        let expected: Vec<u64> = (0..70).map(|n| n * 8 + 64).collect();
        assert_eq!(found(), Some(expected));
        for bit in (0..whole.len() * 8).step_by(37) {
            let mut damaged = whole.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(found(), None, "bit {bit}");
        }
        for length in (0..whole.len()).step_by(97) {
            std::fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(found(), None, "length {length}");
        }
    }
}
