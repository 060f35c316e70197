//! Deflate (RFC 1950, RFC 1951) for many small streams of one kind.
//!
//! Streams of a kind share their Huffman codes, which were made from samples ahead of time: a stream is matched against
//! itself and written in one pass, nothing is counted and no code is built for it. Any bytes can be written with any
//! alphabet; what it was not made for is only longer.

mod alphabet;
mod samples;

pub(crate) use alphabet::Alphabet;

/// Deflates one stream after another in one table, which holds nothing between them.
pub(crate) struct Deflater {
    /// Where four bytes of a hash were seen last, counted from 1; 0: nowhere.
    seen: Box<[u32; 1 << HASH_BITS]>,
}

const HASH_BITS: u32 = 11;
/// How far back a match may lie.
const WINDOW: usize = 32_768;
const LONGEST: usize = 258;

impl Deflater {
    pub(crate) fn new() -> Self {
        Self { seen: Box::new([0; 1 << HASH_BITS]) }
    }

    /// Appends the deflated data, in zlib's framing.
    pub(crate) fn deflate(&mut self, alphabet: &Alphabet, data: &[u8], out: &mut Vec<u8>) {
        self.seen.fill(0);
        let start = out.len();
        // No literal takes more than 15 bits, and no match more than the literals it stands for.
        out.resize(start + 2 * data.len() + alphabet.header.len() + 32, 0);
        let mut bits = Bits { out: &mut out[start..], at: 2, hold: 0, count: 0 };
        bits.out[..2].copy_from_slice(&[0x78, 0x01]);
        for &(code, length) in &alphabet.header {
            bits.put(code.into(), length.into());
        }
        self.write(alphabet, data, &mut bits);
        let (code, length) = alphabet.end;
        bits.put(code.into(), length.into());
        bits.put(0, (8 - bits.count % 8) % 8);
        let end = start + bits.at;
        out[end..end + 4].copy_from_slice(&adler(data).to_be_bytes());
        out.truncate(end + 4);
    }

    fn write(&mut self, alphabet: &Alphabet, data: &[u8], bits: &mut Bits<'_>) {
        let mut at = 0;
        while let Some(here) = eight(data, at) {
            let hash = (here as u32).wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS);
            let seen = &mut self.seen[hash as usize];
            let before = *seen as usize;
            *seen = at as u32 + 1;
            // Where nothing was seen, one less than nothing is no place.
            if let Some(there) = eight(data, before.wrapping_sub(1))
                && (here ^ there) as u32 == 0
                && at + 1 - before <= WINDOW
            {
                let unlike = here ^ there;
                let length = if unlike == 0 {
                    8 + common(&data[before + 7..], &data[at + 8..])
                } else {
                    unlike.trailing_zeros() as usize / 8
                };
                let (code, count) = alphabet.lengths[length - 3];
                let (far, far_count) = alphabet.distance(at + 1 - before);
                bits.put(u64::from(code) | far << count, u32::from(count) + far_count);
                at += length;
                continue;
            }
            let (code, count) = alphabet.literals[usize::from(here as u8)];
            bits.put(code.into(), count.into());
            at += 1;
        }
        for &byte in &data[at..] {
            let (code, count) = alphabet.literals[usize::from(byte)];
            bits.put(code.into(), count.into());
        }
    }
}

/// Eight bytes from a place on, if there are as many.
#[inline]
fn eight(data: &[u8], at: usize) -> Option<u64> {
    data.get(at..)?.first_chunk::<8>().map(|eight| u64::from_le_bytes(*eight))
}

/// How many bytes two places have in common, eight less than [`LONGEST`] at most.
fn common(before: &[u8], here: &[u8]) -> usize {
    let (left, _) = before[..(LONGEST - 8).min(before.len())].as_chunks::<8>();
    let (right, rest) = here[..(LONGEST - 8).min(here.len())].as_chunks::<8>();
    let mut length = 0;
    for (left, right) in left.iter().zip(right) {
        let unlike = u64::from_le_bytes(*left) ^ u64::from_le_bytes(*right);
        if unlike != 0 {
            return length + unlike.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + rest.iter().zip(&before[length..]).take_while(|(left, right)| left == right).count()
}

/// Bits on their way to bytes, the lowest first.
struct Bits<'a> {
    out: &'a mut [u8],
    at: usize,
    hold: u64,
    count: u32,
}

impl Bits<'_> {
    /// Writes at most 56 bits.
    #[inline]
    fn put(&mut self, bits: u64, count: u32) {
        self.hold |= bits << self.count;
        self.count += count;
        self.out[self.at..self.at + 8].copy_from_slice(&self.hold.to_le_bytes());
        self.at += (self.count / 8) as usize;
        self.hold >>= self.count & !7;
        self.count &= 7;
    }
}

/// The checksum at the end of zlib's framing.
fn adler(data: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    let (mut sum, mut sums) = (1_u32, 0_u32);
    // The longest piece after which neither sum has run over.
    for piece in data.chunks(5_552) {
        let (chunks, rest) = piece.as_chunks::<16>();
        for chunk in chunks {
            let (mut plain, mut weighted) = (0, 0);
            for (at, &byte) in chunk.iter().enumerate() {
                plain += u32::from(byte);
                weighted += (16 - at as u32) * u32::from(byte);
            }
            sums += 16 * sum + weighted;
            sum += plain;
        }
        for &byte in rest {
            sum += u32::from(byte);
            sums += sum;
        }
        (sum, sums) = (sum % PRIME, sums % PRIME);
    }
    sums << 16 | sum
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn inflated(data: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(data).read_to_end(&mut out).unwrap();
        out
    }

    fn check(data: &[u8]) {
        let mut deflater = Deflater::new();
        for alphabet in [Alphabet::page(), Alphabet::tree(), Alphabet::text()] {
            let mut out = b"before".to_vec();
            deflater.deflate(alphabet, data, &mut out);
            assert_eq!(&out[..6], b"before");
            assert!(inflated(&out[6..]) == data, "{} bytes", data.len());
        }
    }

    #[test]
    fn long_matches_and_far_ones_read_back() {
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(40_000)
        .collect();
        for at in [0, 1, 3, 4, 5, 257, 258, 259, 32_767, 32_768, 32_769, 40_000] {
            check(&[&noise[..at], &noise[..at.min(300)], &vec![7; at]].concat());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_deflated_reads_back(pieces in proptest::collection::vec((any::<Vec<u8>>(), 1..40_usize), 0..8)) {
            check(&pieces.into_iter().flat_map(|(piece, times)| piece.repeat(times)).collect::<Vec<u8>>());
        }
    }
}
