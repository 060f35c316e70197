use std::ops::Range;

use super::canvas::{Canvas, Ink, PAGE_HEIGHT, PAGE_WIDTH, Palette, Size, Style, Tenths};
use super::objects::push_number;
use super::tree::{Tag, Tree};
use super::typeface::{Repertoire, Typeface};
use crate::locale::Locale;
use crate::money::Amount;
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

/// The left edge of everything: 18 mm.
pub(super) const LEFT: Tenths = 510;
/// The right edge of everything.
pub(super) const RIGHT: Tenths = PAGE_WIDTH - 510;
/// The width between them.
pub(super) const WIDTH: Tenths = RIGHT - LEFT;
/// Where a page begins.
pub(super) const TOP: Tenths = 410;
/// Where a page's content ends; its foot is below.
pub(super) const BOTTOM: Tenths = PAGE_HEIGHT - 510;
/// The base line of a page's foot.
pub(super) const FOOT: Tenths = PAGE_HEIGHT - 350;

/// Sets text on pages: it measures, breaks lines, and keeps the buffers that documents share one after another.
pub(super) struct Press {
    pub(super) locale: Locale,
    /// Where the next thing goes on the current page.
    pub(super) y: Tenths,
    /// What fonts the document needs so far.
    pub(super) repertoire: Repertoire,
    /// What the document's parts are.
    pub(super) tree: Tree,
    palette: Palette,
    accent: [u8; 3],
    typeface: &'static Typeface,
    pages: Vec<Canvas>,
    used: usize,
    codes: Vec<u8>,
    lines: Vec<Cell>,
    ranges: Vec<Range<usize>>,
    composed: String,
}

/// A piece of text that is encoded and measured, but not placed yet; it lives until the next document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    start: u32,
    end: u32,
    /// The width.
    pub(super) width: Tenths,
    /// The part of it from the decimal mark on.
    pub(super) fraction: Tenths,
}

/// A text in lines that are broken, encoded and measured, but not placed yet; it lives until the next text of its kind
/// is released.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    first: usize,
    count: usize,
    codes: usize,
    style: Style,
}

impl Block {
    /// The height of all its lines.
    pub(super) fn height(&self) -> Tenths {
        self.style.size.leading() * self.count as Tenths
    }
}

impl Press {
    pub(super) fn new() -> Self {
        let accent = [0; 3];
        Self {
            locale: Locale::Ru,
            y: TOP,
            repertoire: Repertoire::Plain,
            tree: Tree::default(),
            palette: Palette::new(accent),
            accent,
            typeface: Typeface::shared(),
            pages: Vec::new(),
            used: 0,
            codes: Vec::new(),
            lines: Vec::new(),
            ranges: Vec::new(),
            composed: String::new(),
        }
    }

    /// Begins a document on an empty page, with a tree of its parts where one is wanted.
    pub(super) fn restart(&mut self, locale: Locale, accent: [u8; 3], is_tagged: bool) {
        if self.accent != accent {
            self.palette = Palette::new(accent);
            self.accent = accent;
        }
        self.locale = locale;
        self.repertoire = Repertoire::Plain;
        self.tree.restart(is_tagged);
        self.codes.clear();
        self.lines.clear();
        self.used = 0;
        self.turn_page();
    }

    /// Goes on at the top of an empty page.
    pub(super) fn turn_page(&mut self) {
        self.used += 1;
        match self.pages.get_mut(self.used - 1) {
            Some(page) => page.clear(),
            None => self.pages.push(Canvas::default()),
        }
        self.y = TOP;
    }

    /// How many pages there are.
    pub(super) fn page_count(&self) -> usize {
        self.used
    }

    /// The pages, first to last.
    pub(super) fn pages(&self) -> &[Canvas] {
        &self.pages[..self.used]
    }

    /// The page that is being set.
    pub(super) fn page(&mut self) -> &mut Canvas {
        &mut self.pages[self.used - 1]
    }

    /// Makes the current page the only one, its predecessors having been taken.
    pub(super) fn forget_finished(&mut self) {
        if self.used > 1 {
            self.pages.swap(0, self.used - 1);
            self.used = 1;
        }
        self.codes.clear();
        self.lines.clear();
    }

    /// Goes back to a page to add what readers pass over.
    pub(super) fn on_page(&mut self, index: usize) -> OnPage<'_> {
        OnPage { press: self, index }
    }

    /// Whether so much fits between here and the end of the page.
    pub(super) fn has_room(&self, height: Tenths) -> bool {
        self.y + height <= BOTTOM
    }

    /// Turns the page unless so much fits, and says whether it did.
    pub(super) fn make_room(&mut self, height: Tenths) -> bool {
        let turns = !self.has_room(height);
        if turns {
            self.turn_page();
        }
        turns
    }

    /// The text of the document's language.
    pub(super) fn say(&self, ru: &'static str, en: &'static str) -> &'static str {
        format::choose(self.locale, ru, en)
    }

    /// Sets a part of the document.
    pub(super) fn part<T>(&mut self, tag: Tag, set: impl FnOnce(&mut Self) -> T) -> T {
        self.tree.open(tag);
        let set = set(self);
        self.tree.close();
        set
    }

    /// Encodes and measures a text.
    pub(super) fn cell(&mut self, text: &str, style: Style, field: Field) -> Result<Cell, RenderError> {
        let start = self.codes.len();
        let encoded = self.typeface.encode(text, style.weight, &mut self.codes);
        let (width, repertoire) = encoded.map_err(|character| field.lacks(character))?;
        self.repertoire = self.repertoire.max(repertoire);
        let width = scaled(width, style.size);
        Ok(Cell { start: start as u32, end: self.codes.len() as u32, width, fraction: 0 })
    }

    /// Encodes and measures a text that `write` appends.
    pub(super) fn compose(
        &mut self,
        style: Style,
        field: Field,
        write: impl FnOnce(&mut String, Locale),
    ) -> Result<Cell, RenderError> {
        self.with_composed(write, |press, text| press.cell(text, style, field))
    }

    /// Encodes and measures a number that `write` appends.
    pub(super) fn figures(
        &mut self,
        style: Style,
        field: Field,
        write: impl FnOnce(&mut String, Locale),
    ) -> Result<Cell, RenderError> {
        self.with_composed(write, |press, text| {
            let cell = press.cell(text, style, field)?;
            let mark = format::decimal_mark(press.locale) as u8;
            let from = text.bytes().rposition(|byte| byte == mark).unwrap_or(text.len());
            let fraction: u32 = text[from..].chars().map(|c| press.typeface.width_of(c, style.weight)).sum();
            Ok(Cell { fraction: scaled(fraction, style.size), ..cell })
        })
    }

    /// Encodes and measures an amount without its currency.
    pub(super) fn amount(&mut self, amount: Amount, style: Style, field: Field) -> Result<Cell, RenderError> {
        self.figures(style, field, |out, locale| format::push_amount(out, locale, amount))
    }

    /// Places a cell.
    pub(super) fn show(&mut self, cell: Cell, style: Style, x: Tenths, baseline: Tenths) {
        let codes = &self.codes[cell.start as usize..cell.end as usize];
        let page = &mut self.pages[self.used - 1];
        page.enter_text(&mut self.tree, self.used - 1);
        page.show(&self.palette, style, (x, baseline), codes);
    }

    /// Places a cell so that it ends at `right`.
    pub(super) fn show_right(&mut self, cell: Cell, style: Style, right: Tenths, baseline: Tenths) {
        self.show(cell, style, right - cell.width, baseline);
    }

    /// Sets one line that does not break, and returns its width.
    pub(super) fn line(
        &mut self,
        text: &str,
        style: Style,
        (x, baseline): (Tenths, Tenths),
        field: Field,
    ) -> Result<Tenths, RenderError> {
        let cell = self.cell(text, style, field)?;
        self.show(cell, style, x, baseline);
        self.codes.truncate(cell.start as usize);
        Ok(cell.width)
    }

    /// Sets one line that ends at `right` and does not break.
    pub(super) fn line_right(
        &mut self,
        text: &str,
        style: Style,
        (right, baseline): (Tenths, Tenths),
        field: Field,
    ) -> Result<(), RenderError> {
        let cell = self.cell(text, style, field)?;
        self.show_right(cell, style, right, baseline);
        self.codes.truncate(cell.start as usize);
        Ok(())
    }

    /// Breaks a text into lines of at most `width`, to be placed by [`Self::draw`] and then released.
    pub(super) fn wrap(&mut self, text: &str, style: Style, width: Tenths, field: Field) -> Result<Block, RenderError> {
        let block = Block { first: self.lines.len(), count: 1, codes: self.codes.len(), style };
        let cell = self.cell(text, style, field)?;
        if cell.width <= width {
            self.lines.push(cell);
            return Ok(block);
        }
        self.codes.truncate(block.codes);
        let mut ranges = std::mem::take(&mut self.ranges);
        ranges.clear();
        self.breaks(text, style, width, &mut ranges);
        for range in &ranges {
            // All characters have glyphs: they were encoded just now.
            let line = self.cell(&text[range.clone()], style, field)?;
            self.lines.push(line);
        }
        let count = ranges.len();
        self.ranges = ranges;
        Ok(Block { count, ..block })
    }

    /// Breaks a text that `write` appends into lines of at most `width`.
    pub(super) fn wrap_composed(
        &mut self,
        style: Style,
        width: Tenths,
        field: Field,
        write: impl FnOnce(&mut String, Locale),
    ) -> Result<Block, RenderError> {
        self.with_composed(write, |press, text| press.wrap(text, style, width, field))
    }

    /// Places the lines of a text below `top`.
    pub(super) fn draw(&mut self, block: Block, x: Tenths, top: Tenths) {
        let mut baseline = top + block.style.size.ascent();
        for at in block.first..block.first + block.count {
            self.show(self.lines[at], block.style, x, baseline);
            baseline += block.style.size.leading();
        }
    }

    /// Gives up a text that was wrapped, and all that came after it.
    pub(super) fn release(&mut self, block: Block) {
        self.lines.truncate(block.first);
        self.codes.truncate(block.codes);
    }

    /// Sets a text in lines of at most `width` below `top`, and returns their height.
    pub(super) fn paragraph(
        &mut self,
        text: &str,
        style: Style,
        [x, top, width]: [Tenths; 3],
        field: Field,
    ) -> Result<Tenths, RenderError> {
        let block = self.wrap(text, style, width, field)?;
        self.draw(block, x, top);
        self.release(block);
        Ok(block.height())
    }

    /// Sets a text that `write` appends in lines of at most `width` below `top`, and returns their height.
    pub(super) fn paragraph_composed(
        &mut self,
        style: Style,
        [x, top, width]: [Tenths; 3],
        field: Field,
        write: impl FnOnce(&mut String, Locale),
    ) -> Result<Tenths, RenderError> {
        self.with_composed(write, |press, text| press.paragraph(text, style, [x, top, width], field))
    }

    fn with_composed<T>(
        &mut self,
        write: impl FnOnce(&mut String, Locale),
        set: impl FnOnce(&mut Self, &str) -> T,
    ) -> T {
        let mut text = std::mem::take(&mut self.composed);
        text.clear();
        write(&mut text, self.locale);
        let result = set(self, &text);
        self.composed = text;
        result
    }

    /// The parts of a text that are its lines: broken at spaces and after hyphens and slashes, and within a word only
    /// where it is longer than the line.
    fn breaks(&self, text: &str, style: Style, width: Tenths, lines: &mut Vec<Range<usize>>) {
        let limit = (width.max(0) as u32 * 1_000 + 999) / style.size.tenths() as u32;
        let (mut start, mut taken) = (0, 0_u32);
        // Where the line could end, where the next would begin, and what would be taken by then.
        let mut chance: Option<(usize, usize, u32)> = None;
        let mut word = 0;
        for (at, character) in text.char_indices() {
            let next = at + character.len_utf8();
            let advance = self.typeface.width_of(character, style.weight);
            if taken + advance > limit && at > start {
                if character == ' ' {
                    lines.push(start..at);
                    (start, taken, chance) = (next, 0, None);
                    continue;
                }
                let (end, begin, before) = chance.take().unwrap_or((at, at, taken));
                lines.push(start..end);
                (start, taken) = (begin, taken - before);
            }
            taken += advance;
            // An abbreviation, as in «д. 7» or «А. И. Берг», stays with what follows where the line can end before it.
            let is_short = at - word <= 8 && text[word..at].ends_with('.');
            match character {
                ' ' if is_short && chance.is_some() => word = next,
                ' ' => (chance, word) = (Some((at, next, taken)), next),
                '-' | '/' | '—' => chance = Some((next, next, taken)),
                _ => {}
            }
        }
        lines.push(start..text.len());
    }

    /// The width of a text on one line.
    pub(super) fn width(&self, text: &str, style: Style) -> Tenths {
        scaled(text.chars().map(|c| self.typeface.width_of(c, style.weight)).sum(), style.size)
    }

    /// Fills a rectangle that is no part of what is read: left, top, width, height.
    pub(super) fn fill(&mut self, ink: Ink, rectangle: [Tenths; 4]) {
        let page = &mut self.pages[self.used - 1];
        page.enter_artifact(&self.tree);
        page.fill(&self.palette, ink, rectangle);
    }

    /// Draws a thin rule over the whole width.
    pub(super) fn rule(&mut self, top: Tenths) {
        self.fill(Ink::Rule, [LEFT, top, WIDTH, 5]);
    }

    /// Fills a rectangle of a figure: left, top, width, height.
    pub(super) fn bar(&mut self, ink: Ink, rectangle: [Tenths; 4]) {
        let page = &mut self.pages[self.used - 1];
        page.enter_shapes(&mut self.tree, self.used - 1);
        page.fill(&self.palette, ink, rectangle);
    }

    /// Places an image of the page's resources into a rectangle: left, top, width, height.
    pub(super) fn place(&mut self, name: &[u8], rectangle: [Tenths; 4]) {
        let page = &mut self.pages[self.used - 1];
        page.enter_shapes(&mut self.tree, self.used - 1);
        page.place(&self.palette, name, rectangle);
    }

    /// Paints operators under a matrix of their own.
    pub(super) fn paint(&mut self, ink: Ink, matrix: [Tenths; 6], write: impl FnOnce(&mut Vec<u8>)) {
        let page = &mut self.pages[self.used - 1];
        page.enter_shapes(&mut self.tree, self.used - 1);
        page.wrapped(&self.palette, ink, matrix, write);
    }

    /// The content stream that shows one line from the origin on, in the ink that is set where it is used.
    pub(super) fn bare_line(&mut self, text: &str, style: Style, field: Field) -> Result<Vec<u8>, RenderError> {
        let cell = self.cell(text, style, field)?;
        let mut out = b"BT/R ".to_vec();
        push_number(&mut out, style.size.tenths().into());
        out.extend_from_slice(b" Tf(");
        out.extend_from_slice(&self.codes[cell.start as usize..cell.end as usize]);
        out.extend_from_slice(b")Tj ET");
        Ok(out)
    }
}

/// A page that one goes back to.
pub(super) struct OnPage<'a> {
    press: &'a mut Press,
    index: usize,
}

impl OnPage<'_> {
    /// Places a cell, and gives it up.
    pub(super) fn show(&mut self, cell: Cell, style: Style, x: Tenths, baseline: Tenths) {
        let codes = &self.press.codes[cell.start as usize..cell.end as usize];
        let page = &mut self.press.pages[self.index];
        page.enter_text(&mut self.press.tree, self.index);
        page.show(&self.press.palette, style, (x, baseline), codes);
        self.press.codes.truncate(cell.start as usize);
    }

    /// Places a form of the page's resources in the ink of what is secondary.
    pub(super) fn stamp(&mut self, name: &[u8], x: Tenths, baseline: Tenths) {
        self.press.pages[self.index].stamp(&self.press.palette, name, Ink::Muted, (x, baseline));
    }
}

/// Thousandths of the type size as tenths of a point, rounded up so that what fits does fit.
fn scaled(thousandths: u32, size: Size) -> Tenths {
    (thousandths.saturating_mul(size.tenths() as u32)).div_ceil(1_000) as Tenths
}
