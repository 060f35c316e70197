use std::sync::OnceLock;

use super::samples;

/// Some bits, the first in the lowest, and how many.
type Code = (u32, u8);

/// The Huffman codes of a kind of stream, ready to be written.
pub(crate) struct Alphabet {
    /// What a block begins with: that it is the last one, and its codes.
    pub(super) header: Vec<Code>,
    pub(super) literals: [Code; 256],
    pub(super) end: Code,
    /// Code and further bits of every length from 3 on.
    pub(super) lengths: [Code; 256],
    distances: [Code; 30],
}

/// The lengths of the codes of literals, the end and lengths, and of the codes of distances; none is 0.
pub(super) struct Lengths {
    pub(super) symbols: [u8; 286],
    pub(super) distances: [u8; 30],
}

/// In what order the lengths of the code of lengths are written (RFC 1951, 3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

impl Alphabet {
    /// For the content of pages.
    pub(crate) fn page() -> &'static Self {
        static ALPHABET: OnceLock<Alphabet> = OnceLock::new();
        ALPHABET.get_or_init(|| Self::of(&samples::PAGE))
    }

    /// For dictionaries: the structure tree and what surrounds pages.
    pub(crate) fn tree() -> &'static Self {
        static ALPHABET: OnceLock<Alphabet> = OnceLock::new();
        ALPHABET.get_or_init(|| Self::of(&samples::TREE))
    }

    /// For attached XML and JSON.
    pub(crate) fn text() -> &'static Self {
        static ALPHABET: OnceLock<Alphabet> = OnceLock::new();
        ALPHABET.get_or_init(|| Self::of(&samples::TEXT))
    }

    /// Code and further bits of a distance, 1 to 32,768.
    #[inline]
    pub(super) fn distance(&self, distance: usize) -> (u64, u32) {
        let less = distance as u32 - 1;
        let (symbol, more) = if less < 4 {
            (less, 0)
        } else {
            let more = 30 - less.leading_zeros();
            (2 * more + 2 + (less >> more & 1), more)
        };
        let (code, count) = self.distances[symbol as usize];
        let rest = less & ((1 << more) - 1);
        (u64::from(code) | u64::from(rest) << count, u32::from(count) + more)
    }

    fn of(lengths: &Lengths) -> Self {
        let symbols = codes(&lengths.symbols);
        let length = |at: usize| {
            let (symbol, more, rest) = symbol_of_length(at + 3);
            let (code, count) = symbols[symbol];
            (code | rest << count, count + more)
        };
        Self {
            header: header(lengths),
            literals: std::array::from_fn(|byte| symbols[byte]),
            end: symbols[256],
            lengths: std::array::from_fn(length),
            distances: codes(&lengths.distances),
        }
    }
}

/// The symbol of a match's length, 3 to 258, how many bits follow it, and which.
fn symbol_of_length(length: usize) -> (usize, u8, u32) {
    match length {
        258 => (285, 0, 0),
        3..11 => (254 + length, 0, 0),
        _ => {
            let less = length - 3;
            let more = less.ilog2() - 2;
            (257 + 4 * more as usize + (less >> more), more as u8, (less & ((1 << more) - 1)) as u32)
        }
    }
}

/// The canonical codes of some lengths (RFC 1951, 3.2.2), turned so that their first bit is the lowest.
fn codes<const COUNT: usize>(lengths: &[u8; COUNT]) -> [Code; COUNT] {
    let mut codes = [(0, 0); COUNT];
    let mut next = 0_u32;
    for length in 1..=15_u8 {
        next <<= 1;
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, own)| **own == length) {
            *code = (next.reverse_bits() >> (32 - u32::from(length)), length);
            next += 1;
        }
    }
    codes
}

fn header(lengths: &Lengths) -> Vec<Code> {
    let all: Vec<u8> = lengths.symbols.iter().chain(&lengths.distances).copied().collect();
    // Runs of three to six equal lengths are said by 16 and two bits; lengths themselves by codes of a code.
    let mut written: Vec<(usize, Code)> = Vec::new();
    for run in all.chunk_by(|a, b| a == b) {
        written.push((usize::from(run[0]), (0, 0)));
        let mut left = run.len() - 1;
        while left > 0 {
            let taken = left.min(6);
            if taken < 3 {
                written.extend(std::iter::repeat_n((usize::from(run[0]), (0, 0)), taken));
            } else {
                written.push((16, (taken as u32 - 3, 2)));
            }
            left -= taken;
        }
    }
    // Four bits for each of 1 to 16 make a complete code.
    let mut own = [0_u8; 19];
    (1..=16).for_each(|symbol| own[symbol] = 4);
    let own_codes = codes(&own);
    let mut header = vec![(1, 1), (2, 2), (286 - 257, 5), (30 - 1, 5), (19 - 4, 4)];
    header.extend(ORDER.map(|symbol| (u32::from(own[symbol]), 3)));
    for (symbol, more) in written {
        header.extend([own_codes[symbol], more]);
    }
    header
}
