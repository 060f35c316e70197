use std::sync::OnceLock;

use super::penalty::{Axis, ahead};

/// What every code of a version has in common. Modules are bits, row after row, the first in the highest bit.
pub(super) struct Template {
    pub(super) size: usize,
    /// The dark modules of the function patterns, without the format.
    pub(super) dark: Vec<u64>,
    /// Where the bits of the codewords go, in their order: row × size + column.
    pub(super) order: Vec<u16>,
    /// The eight masks, each with the format that names it.
    pub(super) masks: [Mask; 8],
    pub(super) axes: [Axis; 2],
}

/// A mask and what its weighing starts from.
pub(super) struct Mask {
    /// The modules that the mask turns over, with its format.
    pub(super) pattern: Vec<u64>,
    /// Along each axis: modules that the pattern turns over alike with the next one.
    pub(super) alike: [Vec<u64>; 2],
}

impl Template {
    pub(super) fn of(version: usize) -> &'static Self {
        static TEMPLATES: [OnceLock<Template>; 40] = [const { OnceLock::new() }; 40];
        TEMPLATES[version - 1].get_or_init(|| {
            let mut sketch = Sketch::blank(version * 4 + 17);
            sketch.draw_finders();
            sketch.draw_timing();
            sketch.draw_aligners(version);
            sketch.reserve_format();
            if version >= 7 {
                sketch.draw_version(version);
            }
            let size = sketch.size;
            let axes = [Axis::along_rows(size), Axis::along_columns(size)];
            let masks = std::array::from_fn(|mask| {
                let pattern = pattern(mask, &sketch);
                let alike = std::array::from_fn(|axis| {
                    let Axis { step, pairs, .. } = &axes[axis];
                    let next = (0..pairs.len()).map(|at| ahead(&pattern, at, *step));
                    pattern.iter().zip(next).zip(pairs).map(|((this, next), pairs)| !(this ^ next) & pairs).collect()
                });
                Mask { pattern, alike }
            });
            Template { size, order: sketch.zigzag(), dark: bits(size, |at| sketch.dark[at]), masks, axes }
        })
    }
}

/// Modules as bits.
pub(super) fn bits(size: usize, is_set: impl Fn(usize) -> bool) -> Vec<u64> {
    let mut bits = vec![0; (size * size).div_ceil(64)];
    (0..size * size).filter(|&at| is_set(at)).for_each(|at| bits[at / 64] |= 1 << (63 - at % 64));
    bits
}

/// A mask (ISO/IEC 18004, table 10) on the modules that carry data, and its format on those that carry it.
fn pattern(mask: usize, sketch: &Sketch) -> Vec<u64> {
    let size = sketch.size;
    let format = format_places(size).into_iter().flat_map(|places| places.into_iter().enumerate());
    let format: Vec<usize> = format
        .filter(|(place, _)| format_bits(mask) >> place & 1 == 1)
        .map(|(_, (column, row))| row * size + column)
        .collect();
    bits(size, |at| sketch.data[at] && inverts(mask, at / size, at % size) || format.contains(&at))
}

pub(super) fn inverts(mask: usize, row: usize, column: usize) -> bool {
    match mask {
        0 => (row + column).is_multiple_of(2),
        1 => row.is_multiple_of(2),
        2 => column.is_multiple_of(3),
        3 => (row + column).is_multiple_of(3),
        4 => (row / 2 + column / 3).is_multiple_of(2),
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3).is_multiple_of(2),
        _ => ((row + column) % 2 + row * column % 3).is_multiple_of(2),
    }
}

fn format_bits(mask: usize) -> usize {
    // Level M is 00, so that the five bits are the mask's number.
    let rest = (0..10).fold(mask, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (mask << 10 | rest) ^ 0x5412
}

/// Column and row of each of the format's 15 bits, in both copies, lowest bit first.
pub(super) fn format_places(size: usize) -> [[(usize, usize); 15]; 2] {
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

/// A template that is being drawn, a truth for each module.
struct Sketch {
    size: usize,
    dark: Vec<bool>,
    data: Vec<bool>,
}

impl Sketch {
    fn blank(size: usize) -> Self {
        Self { size, dark: vec![false; size * size], data: vec![true; size * size] }
    }

    fn set(&mut self, column: usize, row: usize, dark: bool) {
        self.data[row * self.size + column] = false;
        self.dark[row * self.size + column] = dark;
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

    fn draw_timing(&mut self) {
        for at in 8..self.size - 8 {
            self.set(at, 6, at % 2 == 0);
            self.set(6, at, at % 2 == 0);
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
        let rest = (0..12).fold(version, |rest, _| (rest << 1) ^ ((rest >> 11) * 0x1F25));
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
                let places = [right, right - 1].map(|column| row * self.size + column);
                order.extend(places.into_iter().filter(|&at| self.data[at]).map(|at| at as u16));
            }
        }
        order
    }
}

pub(super) fn aligner_centres(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let last = version * 4 + 10;
    std::iter::once(6).chain((0..count - 1).rev().map(|back| last - back * step)).collect()
}
