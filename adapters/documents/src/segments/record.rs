use schet::order::Digest;
use sha2::{Digest as _, Sha256};

/// What stands before each document and each prefix in a segment.
///
/// | bytes | what |
/// | --- | --- |
/// | 0–3 | `rec` and the version |
/// | 4, 5 | the kind; 1 for the last record of a group |
/// | 6 | 0, or 0xA5 for a document that is forgotten: its bytes are zeros, or about to be; not in the checksum |
/// | 7 | zero |
/// | 8–15 | where the group begins |
/// | 16–31 | where the prefix's bytes are, and how many |
/// | 32–39 | how many bytes follow |
/// | 40–71 | the digest: of the whole document, or of the prefix |
/// | 72–79 | a checksum of the above, of the segment's salt and of this place |
///
/// Numbers are little-endian. The bytes follow, then zeros up to a multiple of 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: Kind,
    /// Whether the record ends its group: a group counts only when all of it is there.
    pub(super) is_last: bool,
    /// Where the group begins. All before it was durable when the record was written.
    pub(super) group: u64,
    /// The shared prefix, in the same segment.
    pub(super) prefix: Option<Span>,
    /// How many bytes follow.
    pub(super) length: u64,
    pub(super) digest: Digest,
    /// Whether the document is forgotten.
    pub(super) is_forgotten: bool,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document, or the tail of one.
    Document,
    /// The shared beginning of documents.
    Prefix,
    /// Nothing: says that all before it was acknowledged.
    Mark,
}

/// A stretch of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) offset: u64,
    pub(super) length: u64,
}

/// The length of a header.
pub(super) const HEADER: usize = 80;

/// Records begin at multiples of this.
pub(super) const ALIGNMENT: usize = 8;

const MAGIC: [u8; 4] = *b"rec\x01";

/// Where the checksum begins.
const CHECKED: usize = HEADER - 8;

/// The byte that says whether a document is forgotten: the only one of a header that is ever written again, because a
/// byte is written whole or not at all.
pub(super) const STANDING: usize = 6;

/// What that byte is for a document that is forgotten: no single bit makes it of a zero.
pub(super) const FORGOTTEN: u8 = 0xA5;

impl Header {
    /// The header's bytes at a place of a segment.
    pub(super) fn encode(&self, salt: u64, at: u64) -> [u8; HEADER] {
        let prefix = self.prefix.unwrap_or(Span { offset: 0, length: 0 });
        let mut bytes = [0; HEADER];
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[4] = match self.kind {
            Kind::Document => 1,
            Kind::Prefix => 2,
            Kind::Mark => 3,
        };
        bytes[5] = u8::from(self.is_last);
        for (place, number) in [(8, self.group), (16, prefix.offset), (24, prefix.length), (32, self.length)] {
            bytes[place..place + 8].copy_from_slice(&number.to_le_bytes());
        }
        bytes[40..CHECKED].copy_from_slice(&self.digest.0);
        let checksum = checksum(&[&salt.to_le_bytes(), &at.to_le_bytes(), &bytes[..CHECKED]]);
        bytes[CHECKED..].copy_from_slice(&checksum);
        bytes[STANDING] = if self.is_forgotten { FORGOTTEN } else { 0 };
        bytes
    }

    /// Reads a header; `None` where there is none, or another segment's, or one that belongs elsewhere.
    pub(super) fn decode(bytes: &[u8], salt: u64, at: u64) -> Option<Self> {
        let mut bytes: [u8; HEADER] = bytes.get(..HEADER)?.try_into().ok()?;
        let is_forgotten = match std::mem::take(&mut bytes[STANDING]) {
            0 => false,
            FORGOTTEN => true,
            _ => return None,
        };
        if bytes[..4] != MAGIC {
            return None;
        }
        let checksum = checksum(&[&salt.to_le_bytes(), &at.to_le_bytes(), &bytes[..CHECKED]]);
        if bytes[CHECKED..] != checksum {
            return None;
        }
        let kind = match bytes[4] {
            1 => Kind::Document,
            2 => Kind::Prefix,
            3 => Kind::Mark,
            _ => return None,
        };
        let number = |place| number(&bytes, place);
        let prefix = Span { offset: number(16), length: number(24) };
        let mut digest = Digest([0; 32]);
        digest.0.copy_from_slice(&bytes[40..CHECKED]);
        Some(Self {
            kind,
            is_last: bytes[5] == 1,
            group: number(8),
            prefix: (prefix.offset > 0).then_some(prefix),
            length: number(32),
            digest,
            is_forgotten,
        })
    }

    /// The size of the whole document in bytes.
    pub(super) fn size(&self) -> u64 {
        self.prefix.map_or(0, |prefix| prefix.length).saturating_add(self.length)
    }

    /// Where the next record begins, for a record at a place; `None` beyond all numbers.
    pub(super) fn next(&self, at: u64) -> Option<u64> {
        at.checked_add(HEADER as u64)?.checked_add(self.length)?.checked_next_multiple_of(ALIGNMENT as u64)
    }
}

/// The first bytes of a digest: enough against chance, and against bytes that were not made with the salt.
pub(super) fn checksum(parts: &[&[u8]]) -> [u8; 8] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    let mut checksum = [0; 8];
    checksum.copy_from_slice(&hash.finalize()[..8]);
    checksum
}

/// The little-endian number at a place.
pub(super) fn number(bytes: &[u8], place: usize) -> u64 {
    bytes[place..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn header() -> impl Strategy<Value = Header> {
        let kind = prop_oneof![Just(Kind::Document), Just(Kind::Prefix), Just(Kind::Mark)];
        let prefix =
            prop::option::of((1..=u64::MAX, any::<u64>()).prop_map(|(offset, length)| Span { offset, length }));
        (kind, any::<[bool; 2]>(), any::<u64>(), prefix, any::<u64>(), any::<[u8; 32]>()).prop_map(
            |(kind, [is_last, is_forgotten], group, prefix, length, digest)| Header {
                kind,
                is_last,
                group,
                prefix,
                length,
                digest: Digest(digest),
                is_forgotten,
            },
        )
    }

    proptest! {
        #[test]
        fn a_header_is_read_as_it_was_written_and_only_there(header in header(), salt: u64, at: u64, bit in 0_usize..HEADER * 8) {
            let mut bytes = header.encode(salt, at);
            prop_assert_eq!(Header::decode(&bytes, salt, at), Some(header));
            prop_assert_eq!(Header::decode(&bytes, salt ^ 1, at), None);
            prop_assert_eq!(Header::decode(&bytes, salt, at ^ 8), None);
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(Header::decode(&bytes, salt, at), None);
        }

        #[test]
        fn any_bytes_are_no_header(bytes in prop::collection::vec(any::<u8>(), 0..200), salt: u64, at: u64) {
            prop_assert_eq!(Header::decode(&bytes, salt, at), None);
        }
    }
}
