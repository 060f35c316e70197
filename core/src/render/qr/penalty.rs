use super::template::{Mask, Template, bits};

/// Words of zeros kept before the modules and behind them, for neighbours beyond the edges.
const BEFORE: usize = 4;
const BEHIND: usize = 32;
/// Words for the modules of the largest code, with both margins.
const WORDS: usize = BEFORE + (177 * 177_usize).div_ceil(64) + BEHIND;

/// A string of modules between its margins.
type Grid = Box<[u64; WORDS]>;

/// One of the two directions in which a code is looked at.
pub(super) struct Axis {
    /// From a module to the next one.
    pub(super) step: usize,
    /// Modules that have a next one.
    pub(super) pairs: Vec<u64>,
    /// Modules at which eleven in a line begin.
    elevens: Vec<u64>,
}

impl Axis {
    pub(super) fn along_rows(size: usize) -> Self {
        let windows = |length: usize| bits(size, |at| at % size + length <= size);
        Self { step: 1, pairs: windows(2), elevens: windows(11) }
    }

    pub(super) fn along_columns(size: usize) -> Self {
        let windows = |length: usize| bits(size, |at| at / size + length <= size);
        Self { step: size, pairs: windows(2), elevens: windows(11) }
    }
}

/// Weighs masks by the penalty of ISO/IEC 18004, 7.8.3.1: runs, blocks, patterns like a finder's, and the share of dark
/// modules. The buffers hold nothing beyond the words of the current size.
pub(super) struct Scale {
    /// Modules that differ from the next one before a mask is laid on, along each axis.
    unlike: [Vec<u64>; 2],
    equal: [Grid; 2],
    finders: Finders,
}

/// What looking for patterns like a finder's takes.
struct Finders {
    modules: Grid,
    falls: Grid,
    rises: Grid,
    dark: Grid,
    light: Grid,
    core: Grid,
    margin: Grid,
}

impl Scale {
    pub(super) fn new() -> Self {
        let grid = || Box::new([0; WORDS]);
        Self {
            unlike: [Vec::new(), Vec::new()],
            equal: [grid(), grid()],
            finders: Finders {
                modules: grid(),
                falls: grid(),
                rises: grid(),
                dark: grid(),
                light: grid(),
                core: grid(),
                margin: grid(),
            },
        }
    }

    /// Forgets the code of another size.
    pub(super) fn clear(&mut self) {
        let Finders { modules, falls, rises, dark, light, core, margin } = &mut self.finders;
        for grid in [modules, falls, rises, dark, light, core, margin].into_iter().chain(&mut self.equal) {
            grid.fill(0);
        }
    }

    /// The mask of the lowest penalty; the first of equals.
    pub(super) fn best_mask(&mut self, base: &[u64], template: &Template) -> usize {
        for (unlike, axis) in self.unlike.iter_mut().zip(&template.axes) {
            unlike.clear();
            let next = (0..base.len()).map(|at| ahead(base, at, axis.step));
            unlike.extend(base.iter().zip(next).zip(&axis.pairs).map(|((this, next), pairs)| (this ^ next) & pairs));
        }
        // Runs and blocks are cheap: what they come to alone rules most masks out.
        let mut candidates: [(u32, usize); 8] =
            std::array::from_fn(|mask| (self.runs_and_blocks(&template.masks[mask], template.size), mask));
        candidates.sort_unstable();
        let mut best = (u32::MAX, 0);
        for (points, mask) in candidates {
            if points > best.0 {
                break;
            }
            let rest = self.finders.points(base, &template.masks[mask], template);
            best = best.min((points + rest, mask));
        }
        best.1
    }

    fn runs_and_blocks(&mut self, mask: &Mask, size: usize) -> u32 {
        let words = mask.pattern.len();
        for axis in [0, 1] {
            let equal = self.equal[axis][BEFORE..][..words].iter_mut();
            equal.zip(&self.unlike[axis]).zip(&mask.alike[axis]).for_each(|((equal, unlike), alike)| {
                *equal = unlike ^ alike;
            });
        }
        let [rows, columns] = &self.equal;
        // Two by two of one colour: equal to the right, below, and the one below to its right.
        let below = Moved::new(rows, words, size);
        let blocks = columns[BEFORE..][..words].iter().zip(&rows[BEFORE..]).zip(below.ahead());
        let blocks: u32 = blocks.map(|((down, right), below)| (down & right & below).count_ones()).sum();
        let two = &mut self.finders.core;
        3 * blocks + runs(rows, two, words, 1) + runs(columns, two, words, size)
    }

    #[cfg(test)]
    pub(super) fn penalty(&mut self, base: &[u64], template: &Template, mask: usize) -> u32 {
        self.best_mask(base, template);
        let mask = &template.masks[mask];
        self.runs_and_blocks(mask, template.size) + self.finders.points(base, mask, template)
    }
}

/// A run of five or more counts its length less two: one for each window of five, and two where a run begins.
fn runs(equal: &Grid, two: &mut Grid, words: usize, step: usize) -> u32 {
    let next = Moved::new(equal, words, step);
    two[BEFORE..][..words]
        .iter_mut()
        .zip(&equal[BEFORE..])
        .zip(next.ahead())
        .for_each(|((two, this), next)| *two = this & next);
    let (third, before) = (Moved::new(two, words, 2 * step), Moved::new(equal, words, step));
    let all = two[BEFORE..][..words].iter().zip(third.ahead()).zip(before.behind());
    all.map(|((two, third), before)| {
        let run = two & third;
        run.count_ones() + 2 * (run & !before).count_ones()
    })
    .sum()
}

impl Finders {
    fn points(&mut self, base: &[u64], mask: &Mask, template: &Template) -> u32 {
        let words = base.len();
        let modules = self.modules[BEFORE..][..words].iter_mut();
        let mut dark = 0;
        modules.zip(base).zip(&mask.pattern).for_each(|((module, base), pattern)| {
            *module = base ^ pattern;
            dark += module.count_ones();
        });
        let total = (template.size * template.size) as u32;
        let uneven = (20 * dark).abs_diff(10 * total);
        let share = 10 * (uneven.div_ceil(total).max(1) - 1);
        template.axes.iter().fold(share, |points, axis| points + 40 * self.found(axis, words))
    }

    /// How often eleven modules are dark and light in the finder's 1:1:3:1:1, with four light ones on one side.
    fn found(&mut self, axis: &Axis, words: usize) -> u32 {
        let Self { modules, falls, rises, dark, light, core, margin } = self;
        let step = axis.step;
        let next = Moved::new(modules, words, step);
        for (at, (&this, next)) in modules[BEFORE..][..words].iter().zip(next.ahead()).enumerate() {
            falls[BEFORE + at] = this & !next;
            rises[BEFORE + at] = next & !this;
            dark[BEFORE + at] = this & next;
            light[BEFORE + at] = !(this | next);
        }
        let (second, third) = (Moved::new(dark, words, 2 * step), Moved::new(dark, words, 3 * step));
        let (last, light_after) = (Moved::new(rises, words, 5 * step), Moved::new(light, words, 2 * step));
        let ahead = second.ahead().zip(third.ahead()).zip(last.ahead()).zip(light_after.ahead());
        for (at, (((second, third), last), light_after)) in ahead.enumerate() {
            core[BEFORE + at] = falls[BEFORE + at] & second & third & last;
            margin[BEFORE + at] = light[BEFORE + at] & light_after;
        }
        let (margin_after, core_after) = (Moved::new(margin, words, 7 * step), Moved::new(core, words, 4 * step));
        let all = core[BEFORE..].iter().zip(&margin[BEFORE..]).zip(margin_after.ahead().zip(core_after.ahead()));
        all.zip(&axis.elevens)
            .map(|(((core, margin), (margin_after, core_after)), elevens)| {
                ((core & margin_after | margin & core_after) & elevens).count_ones()
            })
            .sum()
    }
}

/// A grid seen from its own modules, so many modules ahead or behind.
struct Moved<'a> {
    grid: &'a Grid,
    words: usize,
    whole: usize,
    bits: u32,
}

impl<'a> Moved<'a> {
    fn new(grid: &'a Grid, words: usize, by: usize) -> Self {
        Self { grid, words, whole: by / 64, bits: (by % 64) as u32 }
    }

    fn ahead(&self) -> impl Iterator<Item = u64> + 'a {
        let from = BEFORE + self.whole;
        let bits = self.bits;
        let near = &self.grid[from..from + self.words];
        let far = &self.grid[from + 1..from + 1 + self.words];
        near.iter().zip(far).map(move |(near, far)| near << bits | far >> 1 >> (63 - bits))
    }

    fn behind(&self) -> impl Iterator<Item = u64> + 'a {
        let from = BEFORE - self.whole;
        let bits = self.bits;
        let near = &self.grid[from..from + self.words];
        let far = &self.grid[from - 1..from - 1 + self.words];
        near.iter().zip(far).map(move |(near, far)| near >> bits | far << 1 << (63 - bits))
    }
}

/// A word of modules `by` modules ahead of their places.
pub(super) fn ahead(grid: &[u64], at: usize, by: usize) -> u64 {
    let word = |at: usize| grid.get(at).copied().unwrap_or(0);
    let (whole, bits) = (at + by / 64, by % 64);
    word(whole) << bits | word(whole + 1) >> 1 >> (63 - bits)
}
