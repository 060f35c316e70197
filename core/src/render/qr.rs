//! QR codes (ISO/IEC 18004) of bytes at error correction level M, as the payment code needs them.
//!
//! What depends on the version alone (function patterns, the order of the modules, the generator polynomials) is made
//! once in a process; the eight masks are weighed on rows of bits, 64 modules a word.

use std::sync::OnceLock;

/// A square of dark and light modules without its quiet zone, which the page has to leave: four modules on each side.
///
/// ```
/// use schet::render::qr::QrCode;
/// let code = QrCode::encode(b"ST00012|Name=...").unwrap();
/// assert_eq!(code.size(), 25);
/// assert!(code.is_dark(0, 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    size: usize,
    rows: Vec<Row>,
}

/// More bytes than a QR code of level M holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a QR code of level M holds {MAX_BYTES} bytes at most, got {0}")]
pub struct TooLong(pub usize);

/// The most bytes a QR code of level M holds, at version 40.
pub const MAX_BYTES: usize = 2_331;

impl QrCode {
    /// The code of the lowest version that holds the bytes, in byte mode at level M.
    ///
    /// # Errors
    /// [`TooLong`] for more than [`MAX_BYTES`] bytes.
    pub fn encode(bytes: &[u8]) -> Result<Self, TooLong> {
        let version = version_for(bytes.len()).ok_or(TooLong(bytes.len()))?;
        let template = Template::of(version);
        let mut rows = template.dark.clone();
        place(&mut rows, &template.order, &codewords(version, bytes));
        let mask = match template.size {
            0..=64 => best_mask::<1>(&rows, template),
            65..=128 => best_mask::<2>(&rows, template),
            _ => best_mask::<3>(&rows, template),
        };
        for (at, row) in rows.iter_mut().enumerate() {
            *row = masked(*row, template.data[at], mask, at);
        }
        set_format(&mut rows, mask);
        Ok(Self { size: template.size, rows })
    }

    /// How many bytes fit a code of at most `size` modules a side.
    #[must_use]
    pub fn capacity(size: usize) -> usize {
        let version = (size.clamp(17, 177) - 17) / 4;
        if version == 0 { 0 } else { byte_capacity(version) }
    }

    /// Modules on a side: 21 to 177.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the module in a column and a row, counted from the top left, is dark; outside of the code all is light.
    #[must_use]
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size && self.rows.get(row).is_some_and(|row| row[column / 64] & bit(column) != 0)
    }

    /// Appends the modules row by row, the leftmost in the highest bit, 1 for dark, each row filled up to whole bytes
    /// with light.
    pub fn push_bitmap(&self, out: &mut Vec<u8>) {
        let row_bytes = self.size.div_ceil(8);
        for row in &self.rows {
            let bytes = row.map(u64::to_be_bytes);
            out.extend_from_slice(&bytes.as_flattened()[..row_bytes]);
        }
    }
}

/// A row of up to 192 modules: column 0 is the highest bit of the first word.
type Row = [u64; 3];

const fn bit(column: usize) -> u64 {
    1 << (63 - column % 64)
}

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

fn version_for(bytes: usize) -> Option<usize> {
    (1..=40).find(|&version| byte_capacity(version) >= bytes)
}

const fn byte_capacity(version: usize) -> usize {
    data_codewords(version) - if version < 10 { 2 } else { 3 }
}

const fn data_codewords(version: usize) -> usize {
    raw_codewords(version) - CORRECTION[version - 1] as usize * BLOCKS[version - 1] as usize
}

/// Codewords of data and correction together that a version has room for.
const fn raw_codewords(version: usize) -> usize {
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

/// The message in byte mode, padded, cut into blocks, with their correction, interleaved.
fn codewords(version: usize, bytes: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(data_codewords(version));
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

    let (blocks, correction) = (BLOCKS[version - 1] as usize, CORRECTION[version - 1] as usize);
    let short = data.len() / blocks;
    let short_blocks = blocks - data.len() % blocks;
    let mut out = vec![0; raw_codewords(version)];
    let corrections_at = data.len();
    let divisor = Divisor::of_degree(correction);
    let mut start = 0;
    for block in 0..blocks {
        let length = short + usize::from(block >= short_blocks);
        let content = &data[start..start + length];
        start += length;
        for (place, &byte) in content[..short].iter().enumerate() {
            out[place * blocks + block] = byte;
        }
        if length > short {
            out[short * blocks + block - short_blocks] = content[short];
        }
        for (place, byte) in divisor.remainder(content).into_iter().take(correction).enumerate() {
            out[corrections_at + place * blocks + block] = byte;
        }
    }
    out
}

/// A Reed–Solomon generator polynomial as the table of its multiples: dividing takes one look-up a byte.
struct Divisor([[u64; 4]; 256]);

impl Divisor {
    fn of_degree(degree: usize) -> &'static Self {
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
    fn remainder(&self, content: &[u8]) -> [u8; 32] {
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

/// What every code of a version has in common.
struct Template {
    size: usize,
    /// The dark modules of the function patterns.
    dark: Vec<Row>,
    /// The modules that carry data.
    data: Vec<Row>,
    /// Where the bits of the codewords go, in their order: row × 256 + column.
    order: Vec<u16>,
}

impl Template {
    fn of(version: usize) -> &'static Self {
        static TEMPLATES: [OnceLock<Template>; 40] = [const { OnceLock::new() }; 40];
        TEMPLATES[version - 1].get_or_init(|| Self::draw(version))
    }

    fn draw(version: usize) -> Self {
        let size = version * 4 + 17;
        let blank = vec![[0; 3]; size];
        let mut all = blank.clone();
        for row in &mut all {
            (0..size).for_each(|column| row[column / 64] |= bit(column));
        }
        let mut template = Self { size, dark: blank, data: all, order: Vec::new() };
        template.draw_finders();
        for at in 8..size - 8 {
            template.set(at, 6, at % 2 == 0);
            template.set(6, at, at % 2 == 0);
        }
        template.draw_aligners(version);
        template.reserve_format();
        if version >= 7 {
            template.draw_version(version);
        }
        template.order = template.zigzag();
        template
    }

    fn set(&mut self, column: usize, row: usize, dark: bool) {
        self.data[row][column / 64] &= !bit(column);
        if dark {
            self.dark[row][column / 64] |= bit(column);
        }
    }

    /// Finder patterns and their separators in three corners.
    fn draw_finders(&mut self) {
        for (left, top) in [(3, 3), (self.size - 4, 3), (3, self.size - 4)] {
            for row in top.saturating_sub(4)..(top + 5).min(self.size) {
                for column in left.saturating_sub(4)..(left + 5).min(self.size) {
                    let ring = row.abs_diff(top).max(column.abs_diff(left));
                    self.set(column, row, !matches!(ring, 2 | 4));
                }
            }
        }
    }

    /// Alignment patterns on a grid, but for the three corners with finders.
    fn draw_aligners(&mut self, version: usize) {
        let centres = aligner_centres(version);
        let (first, last) = (6, self.size - 7);
        for &top in &centres {
            for &left in &centres {
                if matches!((left, top), (6, 6)) || (left, top) == (first, last) || (left, top) == (last, first) {
                    continue;
                }
                for row in top - 2..=top + 2 {
                    for column in left - 2..=left + 2 {
                        self.set(column, row, row.abs_diff(top).max(column.abs_diff(left)) != 1);
                    }
                }
            }
        }
    }

    /// Keeps data away from the two copies of the format, and draws the module that is always dark.
    fn reserve_format(&mut self) {
        for (column, row) in format_places(self.size).into_iter().flatten() {
            self.set(column, row, false);
        }
        self.set(8, self.size - 8, true);
    }

    fn draw_version(&mut self, version: usize) {
        let mut rest = version;
        for _ in 0..12 {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }
        let bits = version << 12 | rest;
        for place in 0..18 {
            let (near, far) = (place / 3, self.size - 11 + place % 3);
            self.set(near, far, bits >> place & 1 == 1);
            self.set(far, near, bits >> place & 1 == 1);
        }
    }

    /// Pairs of columns from right to left, up and down in turn, the column of the timing pattern left out.
    fn zigzag(&self) -> Vec<u16> {
        let mut order = Vec::with_capacity(self.size * self.size);
        let rights = (0..self.size / 2).map(|pair| self.size - 1 - pair * 2);
        for (pair, right) in rights.enumerate() {
            let right = if right <= 6 { right - 1 } else { right };
            for step in 0..self.size {
                let row = if pair % 2 == 0 { self.size - 1 - step } else { step };
                for column in [right, right - 1] {
                    if self.data[row][column / 64] & bit(column) != 0 {
                        order.push((row << 8 | column) as u16);
                    }
                }
            }
        }
        order
    }
}

fn aligner_centres(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let last = version * 4 + 10;
    std::iter::once(6).chain((0..count - 1).rev().map(|back| last - back * step)).collect()
}

/// Column and row of each of the format's 15 bits, in both copies, lowest bit first.
fn format_places(size: usize) -> [[(usize, usize); 15]; 2] {
    let near = |place| match place {
        0..=5 => (8, place),
        6 => (8, 7),
        7 => (8, 8),
        8 => (7, 8),
        _ => (14 - place, 8),
    };
    let far = |place| if place < 8 { (size - 1 - place, 8) } else { (8, size - 15 + place) };
    [std::array::from_fn(near), std::array::from_fn(far)]
}

fn set_format(rows: &mut [Row], mask: usize) {
    // Level M is 00, so that the five bits are the mask's number.
    let mut rest = mask;
    for _ in 0..10 {
        rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    }
    let bits = (mask << 10 | rest) ^ 0x5412;
    for places in format_places(rows.len()) {
        for (place, (column, row)) in places.into_iter().enumerate() {
            rows[row][column / 64] |= (bits as u64 >> place & 1) * bit(column);
        }
    }
}

fn place(rows: &mut [Row], order: &[u16], codewords: &[u8]) {
    for (places, &codeword) in order.chunks_exact(8).zip(codewords) {
        for (shift, &place) in places.iter().enumerate() {
            let (row, column) = (usize::from(place >> 8), usize::from(place & 255));
            let dark = u64::from(codeword >> (7 - shift) & 1);
            rows[row][column / 64] |= dark << (63 - column % 64);
        }
    }
}

/// A row under a mask.
fn masked(row: Row, data: Row, mask: usize, at: usize) -> Row {
    let pattern = &masks()[mask][at % 12];
    std::array::from_fn(|word| row[word] ^ (pattern[word] & data[word]))
}

/// The eight masks (ISO/IEC 18004, table 10): each repeats after at most twelve rows.
fn masks() -> &'static [[Row; 12]; 8] {
    static MASKS: OnceLock<[[Row; 12]; 8]> = OnceLock::new();
    MASKS.get_or_init(|| {
        let inverts = |mask, row: usize, column: usize| match mask {
            0 => (row + column).is_multiple_of(2),
            1 => row.is_multiple_of(2),
            2 => column.is_multiple_of(3),
            3 => (row + column).is_multiple_of(3),
            4 => (row / 2 + column / 3).is_multiple_of(2),
            5 => row * column % 2 + row * column % 3 == 0,
            6 => (row * column % 2 + row * column % 3).is_multiple_of(2),
            _ => ((row + column) % 2 + row * column % 3).is_multiple_of(2),
        };
        std::array::from_fn(|mask| {
            std::array::from_fn(|row| {
                let mut bits = [0; 3];
                (0..192)
                    .filter(|&column| inverts(mask, row, column))
                    .for_each(|column| bits[column / 64] |= bit(column));
                bits
            })
        })
    })
}

/// The mask of the lowest penalty; the first of equals.
fn best_mask<const WORDS: usize>(rows: &[Row], template: &Template) -> usize {
    let mut lines = vec![[0; WORDS]; rows.len()];
    let mut best = (u32::MAX, 0);
    for mask in 0..8 {
        for (at, line) in lines.iter_mut().enumerate() {
            let row = masked(rows[at], template.data[at], mask, at);
            line.copy_from_slice(&row[..WORDS]);
        }
        best = best.min((penalty(&lines), mask));
    }
    best.1
}

/// The penalty of ISO/IEC 18004, 7.8.3.1: runs, blocks, patterns like a finder's, and the share of dark modules.
fn penalty<const WORDS: usize>(lines: &[[u64; WORDS]]) -> u32 {
    let size = lines.len();
    // The columns where a window of so many modules fits the row.
    let fits = |window: usize| {
        let mut bits = [0; WORDS];
        (0..=size - window).for_each(|column| bits[column / 64] |= bit(column));
        bits
    };
    let (all, pairs, fives, elevens) = (fits(1), fits(2), fits(5), fits(11));
    let mut points = 0;
    let mut dark = 0;
    let mut equal_above = [0; WORDS];
    // Whether modules equal the one below, for the five rows last seen; and where a run of five ended above.
    let mut same = [[0; WORDS]; 4];
    let mut run_above = [0; WORDS];
    for (at, &line) in lines.iter().enumerate() {
        dark += ones(line);

        let equal = and(alike(line, shifted(line, 1)), pairs);
        let two = and(equal, shifted(equal, 1));
        let run = and(and(two, shifted(two, 2)), fives);
        points += run_points(run, shifted_back(run));
        points += 40 * ones(and(finder_like(|by| shifted(line, by)), elevens));

        if at > 0 {
            same = [same[1], same[2], same[3], and(alike(lines[at - 1], line), all)];
            points += 3 * ones(and(and(equal_above, equal), same[3]));
            let run = and(and(same[0], same[1]), and(same[2], same[3]));
            points += run_points(run, run_above);
            run_above = run;
        }
        equal_above = equal;
        if at >= 10 {
            points += 40 * ones(and(finder_like(|by| lines[at - 10 + by]), all));
        }
    }
    let total = (size * size) as u32;
    let uneven = (20 * dark).abs_diff(10 * total);
    points + 10 * (uneven.div_ceil(total).max(1) - 1)
}

/// A run of five or more counts its length less two: one for each window of five, and two where a run begins.
fn run_points<const WORDS: usize>(run: [u64; WORDS], before: [u64; WORDS]) -> u32 {
    ones(run) + 2 * ones(and(run, not(before)))
}

/// Where eleven modules are dark and light in the finder's 1:1:3:1:1, with four light ones on one side.
fn finder_like<const WORDS: usize>(module: impl Fn(usize) -> [u64; WORDS]) -> [u64; WORDS] {
    let core = |at: usize| {
        let dark = [0, 2, 3, 4, 6].map(|by| module(at + by)).into_iter().reduce(and).unwrap_or([0; WORDS]);
        and(dark, not(or(module(at + 1), module(at + 5))))
    };
    let light = |at: usize| not(or(or(module(at), module(at + 1)), or(module(at + 2), module(at + 3))));
    or(and(core(0), light(7)), and(light(0), core(4)))
}

/// Moves every module so many columns to the left, at most 63.
fn shifted<const WORDS: usize>(line: [u64; WORDS], by: usize) -> [u64; WORDS] {
    if by == 0 {
        return line;
    }
    std::array::from_fn(|word| line[word] << by | line.get(word + 1).map_or(0, |next| next >> (64 - by)))
}

/// Moves every module one column to the right.
fn shifted_back<const WORDS: usize>(line: [u64; WORDS]) -> [u64; WORDS] {
    std::array::from_fn(|word| line[word] >> 1 | if word == 0 { 0 } else { line[word - 1] << 63 })
}

fn alike<const WORDS: usize>(left: [u64; WORDS], right: [u64; WORDS]) -> [u64; WORDS] {
    std::array::from_fn(|word| !(left[word] ^ right[word]))
}

fn and<const WORDS: usize>(left: [u64; WORDS], right: [u64; WORDS]) -> [u64; WORDS] {
    std::array::from_fn(|word| left[word] & right[word])
}

fn or<const WORDS: usize>(left: [u64; WORDS], right: [u64; WORDS]) -> [u64; WORDS] {
    std::array::from_fn(|word| left[word] | right[word])
}

fn not<const WORDS: usize>(line: [u64; WORDS]) -> [u64; WORDS] {
    line.map(|word| !word)
}

fn ones<const WORDS: usize>(line: [u64; WORDS]) -> u32 {
    line.iter().map(|word| word.count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_are_those_of_the_standard() {
        // ISO/IEC 18004, table 7: bytes at level M.
        for (version, bytes) in
            [(1, 14), (2, 26), (5, 84), (9, 180), (10, 213), (14, 362), (27, 1_125), (40, MAX_BYTES)]
        {
            assert_eq!(byte_capacity(version), bytes, "version {version}");
            assert_eq!(QrCode::encode(&vec![b'a'; bytes]).unwrap().size(), version * 4 + 17);
        }
        assert_eq!(QrCode::encode(&[0; MAX_BYTES + 1]), Err(TooLong(MAX_BYTES + 1)));
    }

    #[test]
    fn corrections_are_those_of_the_standards_example() {
        // ISO/IEC 18004, annex I: 01234567 at 1-M.
        let data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11];
        let expected = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55];
        assert_eq!(Divisor::of_degree(10).remainder(&data)[..10], expected);
    }

    #[test]
    fn aligners_stand_where_the_standard_puts_them() {
        assert_eq!(aligner_centres(2), [6, 18]);
        assert_eq!(aligner_centres(14), [6, 26, 46, 66]);
        assert_eq!(aligner_centres(32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(aligner_centres(40), [6, 30, 58, 86, 114, 142, 170]);
    }

    #[test]
    fn every_version_has_room_for_its_codewords() {
        for version in 1..=40 {
            let left = Template::of(version).order.len() - raw_codewords(version) * 8;
            assert!(matches!(left, 0 | 3 | 4 | 7), "version {version}: {left} modules left over");
        }
    }

    #[test]
    fn the_code_reads_back_module_by_module() {
        for length in [0, 1, 14, 15, 100, 213, 349, 1_000, MAX_BYTES] {
            let bytes: Vec<u8> = (0..length).map(|at| (at * 37 + length) as u8).collect();
            assert_eq!(read_back(&QrCode::encode(&bytes).unwrap()), bytes, "{length} bytes");
        }
    }

    #[test]
    fn the_penalty_is_what_a_plain_count_gives() {
        let code = QrCode::encode(b"ST00012|Name=\xCE\xCE\xCE|PersonalAcc=40702810200000124669").unwrap();
        let lines: Vec<[u64; 1]> = code.rows.iter().map(|row| [row[0]]).collect();
        assert_eq!(penalty(&lines), plain_penalty(&code));
        let wide = QrCode::encode(&[0x5A; 349]).unwrap();
        let lines: Vec<[u64; 2]> = wide.rows.iter().map(|row| [row[0], row[1]]).collect();
        assert_eq!(penalty(&lines), plain_penalty(&wide));
    }

    /// Undoes mask, order and interleaving without looking at the correction.
    fn read_back(code: &QrCode) -> Vec<u8> {
        let version = (code.size() - 17) / 4;
        let template = Template::of(version);
        let format = (0..15).fold(0, |bits, place| {
            let (column, row) = format_places(code.size())[0][place];
            bits | usize::from(code.is_dark(column, row)) << place
        });
        let mask = (format ^ 0x5412) >> 10;
        let bits: Vec<u8> = template
            .order
            .iter()
            .map(|&place| {
                let (row, column) = (usize::from(place >> 8), usize::from(place & 255));
                let pattern = masks()[mask][row % 12][column / 64] & bit(column) != 0;
                u8::from(code.is_dark(column, row) ^ pattern)
            })
            .collect();
        let stream: Vec<u8> =
            bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
        let (blocks, count) = (usize::from(BLOCKS[version - 1]), data_codewords(version));
        let (short, short_blocks) = (count / blocks, blocks - count % blocks);
        let mut data = Vec::new();
        for block in 0..blocks {
            data.extend((0..short).map(|place| stream[place * blocks + block]));
            if block >= short_blocks {
                data.push(stream[short * blocks + block - short_blocks]);
            }
        }
        let nibbles: Vec<u8> = data.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
        assert_eq!(nibbles[0], 0b0100);
        let count_nibbles = if version < 10 { 2 } else { 4 };
        let length = nibbles[1..=count_nibbles].iter().fold(0, |length, &nibble| length << 4 | usize::from(nibble));
        let content = &nibbles[1 + count_nibbles..][..length * 2];
        content.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    fn plain_penalty(code: &QrCode) -> u32 {
        let size = code.size();
        let mut points = 0;
        for transposed in [false, true] {
            let at = |line: usize, place: usize| {
                if transposed { code.is_dark(line, place) } else { code.is_dark(place, line) }
            };
            for line in 0..size {
                let modules: Vec<bool> = (0..size).map(|place| at(line, place)).collect();
                points += modules
                    .chunk_by(|a, b| a == b)
                    .filter(|run| run.len() >= 5)
                    .map(|run| run.len() as u32 - 2)
                    .sum::<u32>();
                let finder = [true, false, true, true, true, false, true];
                let like = |window: &&[bool]| {
                    (window[..7] == finder && !window[7..].contains(&true))
                        || (window[4..] == finder && !window[..4].contains(&true))
                };
                points += 40 * modules.windows(11).filter(like).count() as u32;
            }
        }
        for row in 1..size {
            for column in 1..size {
                let block = [(0, 0), (1, 0), (0, 1)].map(|(left, up)| code.is_dark(column - left, row - up));
                points += 3 * u32::from(block.iter().all(|&dark| dark == code.is_dark(column - 1, row - 1)));
            }
        }
        let dark = (0..size * size).filter(|at| code.is_dark(at % size, at / size)).count();
        let per_cent = dark as f64 * 100.0 / (size * size) as f64;
        points + 10 * (((per_cent - 50.0).abs() / 5.0).ceil() as u32).saturating_sub(1)
    }
}
