use super::canvas::{Style, Tenths};
use super::press::{LEFT, Press, RIGHT, WIDTH};
use crate::money::Amount;
use crate::render::error::{Field, RenderError};

/// The room between two columns, and what it shrinks to before a table is refused.
pub(super) const GAP: Tenths = 140;
const LEAST_GAP: Tenths = 60;
/// Above and below the text of a row.
pub(super) const PADDING: Tenths = 12;
const HEAD: Tenths = 176;
const CARRY: Tenths = 170;

/// A column of a table: where it stands, and what its head says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) head: &'static str,
    pub(super) left: Tenths,
    pub(super) width: Tenths,
    pub(super) align: Align,
}

/// To which edge of its column a cell keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

impl Column {
    pub(super) const fn right(&self) -> Tenths {
        self.left + self.width
    }
}

/// A table that runs over as many pages as it takes, with its head on each and the sum carried over.
pub(super) struct Table {
    columns: Vec<Column>,
    /// The sum so far, where it is carried.
    carried: Option<Amount>,
    /// Whether a row was drawn, so that there is something to carry.
    has_rows: bool,
    /// What is kept free below a row for a sum to carry.
    reserve: Tenths,
}

impl Table {
    /// A table of these columns, with or without a carried sum in the last of them.
    pub(super) fn new(columns: Vec<Column>, carries: bool) -> Self {
        Self {
            columns,
            carried: carries.then_some(Amount::ZERO),
            has_rows: false,
            reserve: if carries { CARRY } else { 0 },
        }
    }

    /// Draws the head, on the next page if it and a first row of this height don't fit here.
    pub(super) fn open(&mut self, press: &mut Press, first: Tenths) -> Result<(), RenderError> {
        press.make_room(HEAD + first + CARRY);
        self.head(press)
    }

    /// Makes room for a row and returns its top; a row that would part from its followers asks for their height too.
    pub(super) fn row(&mut self, press: &mut Press, height: Tenths, followers: Tenths) -> Result<Tenths, RenderError> {
        if !press.has_room(height + followers + self.reserve) {
            if self.has_rows {
                self.carry(press, press.say("К переносу", "Carried forward"))?;
            }
            press.turn_page();
            self.head(press)?;
            if self.has_rows {
                self.carry(press, press.say("Перенос", "Brought forward"))?;
            }
        }
        self.has_rows = true;
        let top = press.y;
        press.y += height;
        Ok(top)
    }

    /// Says that no rows follow but the totals, which stay together and carry nothing.
    pub(super) fn close(&mut self) {
        self.reserve = 0;
    }

    /// Adds to the sum that is carried over.
    pub(super) fn add(&mut self, amount: Amount) {
        if let Some(sum) = &mut self.carried {
            *sum += amount;
        }
    }

    fn head(&self, press: &mut Press) -> Result<(), RenderError> {
        let baseline = press.y + 110;
        for column in &self.columns {
            let field = Field::Named("table head");
            match column.align {
                Align::Left => press.line(column.head, Style::LABEL, (column.left, baseline), field).map(drop)?,
                Align::Right => press.line_right(column.head, Style::LABEL, (column.right(), baseline), field)?,
            }
        }
        press.rule(press.y + 156);
        press.y += HEAD;
        Ok(())
    }

    fn carry(&self, press: &mut Press, label: &str) -> Result<(), RenderError> {
        let Some(sum) = self.carried else { return Ok(()) };
        let baseline = press.y + 112;
        let field = Field::Named("amount carried forward");
        press.line(label, Style::LABEL, (LEFT, baseline), field)?;
        let cell = press.amount(sum, Style::LABEL, field)?;
        press.show_right(cell, Style::LABEL, RIGHT, baseline);
        press.rule(press.y + 146);
        press.y += CARRY;
        Ok(())
    }
}

/// Columns from the left edge to the right one: the first takes what the widths of the others leave.
///
/// # Errors
/// The field of the widest number where less than `least` would be left.
pub(super) fn columns(
    first: &'static str,
    others: &[(&'static str, Tenths, Align)],
    least: Tenths,
    widest: impl FnOnce() -> Field,
) -> Result<Vec<Column>, RenderError> {
    let taken: Tenths = others.iter().map(|(_, width, _)| width).sum();
    let count = others.len() as Tenths;
    let gap = ((WIDTH - taken - least) / count.max(1)).clamp(LEAST_GAP, GAP);
    let left = WIDTH - taken - count * gap;
    if left < least {
        return Err(widest().too_wide());
    }
    let mut columns = vec![Column { head: first, left: LEFT, width: left, align: Align::Left }];
    let mut x = LEFT + left;
    for &(head, width, align) in others {
        columns.push(Column { head, left: x + gap, width, align });
        x += gap + width;
    }
    Ok(columns)
}
