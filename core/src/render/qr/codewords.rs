use std::sync::OnceLock;

use super::MAX_BYTES;

/// Error correction codewords of a block, by version (ISO/IEC 18004, table 9, level M).
#[rustfmt::skip]
const CORRECTION: [u8; 40] = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];

/// Blocks, by version (ISO/IEC 18004, table 9, level M).
#[rustfmt::skip]
const BLOCKS: [u8; 40] = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];

/// The lowest version that holds so many bytes, 1 to 40.
pub(super) fn version_for(bytes: usize) -> Option<usize> {
    if bytes > MAX_BYTES { None } else { Some(1 + CAPACITIES.partition_point(|&capacity| capacity < bytes)) }
}

/// The bytes that a version holds.
pub(super) const fn byte_capacity(version: usize) -> usize {
    data_codewords(version) - if version < 10 { 2 } else { 3 }
}

pub(super) const fn data_codewords(version: usize) -> usize {
    raw_codewords(version) - CORRECTION[version - 1] as usize * BLOCKS[version - 1] as usize
}

/// How many blocks the codewords of a version are cut into.
#[cfg(test)]
pub(super) const fn blocks(version: usize) -> usize {
    BLOCKS[version - 1] as usize
}

/// Codewords of data and correction together that a version has room for.
pub(super) const fn raw_codewords(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version >= 2 {
        let aligners = version / 7 + 2;
        modules -= (25 * aligners - 10) * aligners - 55;
        if version >= 7 {
            modules -= 36;
        }
    }
    modules / 8
}

const CAPACITIES: [usize; 40] = {
    let mut capacities = [0; 40];
    let mut version = 1;
    while version <= 40 {
        capacities[version - 1] = byte_capacity(version);
        version += 1;
    }
    capacities
};

/// The codewords of a message, in buffers that are used again.
#[derive(Default)]
pub(super) struct Codewords {
    data: Vec<u8>,
    interleaved: Vec<u8>,
}

impl Codewords {
    /// The message in byte mode, padded, cut into blocks, with their correction, interleaved.
    pub(super) fn of(&mut self, version: usize, bytes: &[u8]) -> &[u8] {
        let Self { data, interleaved } = self;
        write_data(data, version, bytes);
        let (blocks, correction) = (BLOCKS[version - 1] as usize, CORRECTION[version - 1] as usize);
        let short = data.len() / blocks;
        let short_blocks = blocks - data.len() % blocks;
        interleaved.clear();
        interleaved.resize(raw_codewords(version), 0);
        let (contents, corrections) = interleaved.split_at_mut(data.len());
        let divisor = Divisor::of_degree(correction);
        let mut rest: &[u8] = data;
        for block in 0..blocks {
            let (content, behind) = rest.split_at(short + usize::from(block >= short_blocks));
            rest = behind;
            let places = contents[block..].iter_mut().step_by(blocks);
            places.zip(&content[..short]).for_each(|(place, &byte)| *place = byte);
            if let Some(&last) = content.get(short) {
                contents[short * blocks + block - short_blocks] = last;
            }
            let places = corrections[block..].iter_mut().step_by(blocks);
            places.zip(divisor.remainder(content)).for_each(|(place, byte)| *place = byte);
        }
        interleaved
    }
}

/// Mode, length and bytes, filled up with the standard's padding.
fn write_data(data: &mut Vec<u8>, version: usize, bytes: &[u8]) {
    data.clear();
    // The mode takes half a byte, so that every byte after it straddles two codewords.
    let mut carry = 0b0100;
    let mut push = |byte: u8| {
        data.push(carry << 4 | byte >> 4);
        carry = byte & 15;
    };
    if version >= 10 {
        push((bytes.len() >> 8) as u8);
    }
    push(bytes.len() as u8);
    bytes.iter().for_each(|&byte| push(byte));
    data.push(carry << 4);
    data.extend([0xEC, 0x11].into_iter().cycle().take(data_codewords(version) - data.len()));
}

/// A Reed–Solomon generator polynomial as the table of its multiples: dividing takes one look-up a byte.
pub(super) struct Divisor([[u64; 4]; 256]);

impl Divisor {
    pub(super) fn of_degree(degree: usize) -> &'static Self {
        static DIVISORS: [OnceLock<Box<Divisor>>; 32] = [const { OnceLock::new() }; 32];
        DIVISORS[degree].get_or_init(|| {
            // The product of (x − 2^i); coefficients from the highest power down, the leading 1 left out.
            let mut coefficients = [0_u8; 32];
            coefficients[degree - 1] = 1;
            let mut root = 1;
            for _ in 0..degree {
                for place in 0..degree {
                    let next = if place + 1 < degree { coefficients[place + 1] } else { 0 };
                    coefficients[place] = multiply(coefficients[place], root) ^ next;
                }
                root = multiply(root, 2);
            }
            let multiple = |factor: usize| {
                let bytes = coefficients.map(|coefficient| multiply(coefficient, factor as u8));
                let (words, _) = bytes.as_chunks();
                [0, 1, 2, 3].map(|word| u64::from_le_bytes(words[word]))
            };
            Box::new(Divisor(std::array::from_fn(multiple)))
        })
    }

    /// The remainder of the content times x^degree: the correction codewords, then zeros.
    pub(super) fn remainder(&self, content: &[u8]) -> [u8; 32] {
        let mut rest = [0_u64; 4];
        for &byte in content {
            let multiple = &self.0[usize::from(byte ^ rest[0] as u8)];
            rest = [
                (rest[0] >> 8 | rest[1] << 56) ^ multiple[0],
                (rest[1] >> 8 | rest[2] << 56) ^ multiple[1],
                (rest[2] >> 8 | rest[3] << 56) ^ multiple[2],
                (rest[3] >> 8) ^ multiple[3],
            ];
        }
        let mut bytes = [0; 32];
        for (chunk, word) in bytes.chunks_exact_mut(8).zip(rest) {
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }
}

/// The product in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1.
fn multiply(left: u8, right: u8) -> u8 {
    let mut product = 0_u16;
    for place in (0..8).rev() {
        product = (product << 1) ^ ((product >> 7) * 0x11D);
        product ^= u16::from(right >> place & 1) * u16::from(left);
    }
    product as u8
}
