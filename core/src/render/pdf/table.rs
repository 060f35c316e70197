use std::ops::Deref;

use super::canvas::{Style, Tenths};
use super::press::{LEFT, Press, RIGHT, WIDTH};
use super::tree::Tag;
use crate::money::Amount;
use crate::render::error::{Field, RenderError};

/// The room between two columns, and what it shrinks to before a table is refused.
pub(super) const GAP: Tenths = 140;
const LEAST_GAP: Tenths = 60;
/// Above and below the text of a row.
pub(super) const PADDING: Tenths = 12;
const HEAD: Tenths = 176;
/// The height of a line with a carried sum.
pub(super) const CARRY: Tenths = 170;

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

/// The columns of a table, at most eight, from the left edge to the right one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    all: [Column; 8],
    count: usize,
}

impl Columns {
    /// No column yet.
    pub(super) const fn new() -> Self {
        let none = Column { head: "", left: LEFT, width: 0, align: Align::Left };
        Self { all: [none; 8], count: 0 }
    }

    /// Adds a column and answers its place.
    pub(super) fn push(&mut self, head: &'static str, width: Tenths, align: Align) -> usize {
        self.all[self.count] = Column { head, left: 0, width, align };
        self.count += 1;
        self.count - 1
    }

    /// Sets the columns side by side, the first in what the others leave; answers how wide it is. Where that would be
    /// less than `least`, the gaps shrink first.
    pub(super) fn settle(&mut self, gap: Tenths, least: Tenths) -> Tenths {
        let others: Tenths = self.all[1..self.count].iter().map(|column| column.width).sum();
        let count = self.count as Tenths - 1;
        let gap = ((WIDTH - others - least) / count.max(1)).clamp(LEAST_GAP, gap);
        self.all[0].width = WIDTH - others - count * gap;
        let mut x = LEFT;
        for column in &mut self.all[..self.count] {
            column.left = x;
            x += column.width + gap;
        }
        self.all[0].width
    }
}

impl Deref for Columns {
    type Target = [Column];

    fn deref(&self) -> &[Column] {
        &self.all[..self.count]
    }
}

/// What has to stand below a row on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// A line for the sum to carry, since more rows follow that may be on the next page.
    Carry,
    /// What is so high, and ends the table or stays with the row.
    Rest(Tenths),
}

/// A table that runs over as many pages as it takes, with its head on each and the sum carried over.
pub(super) struct Table {
    columns: Columns,
    /// The sum so far, where it is carried.
    carried: Option<Amount>,
    /// Whether a row was drawn, so that there is something to carry.
    has_rows: bool,
}

impl Table {
    /// A table of these columns, with or without a carried sum in the last of them.
    pub(super) fn new(columns: Columns, carries: bool) -> Self {
        Self { columns, carried: carries.then_some(Amount::ZERO), has_rows: false }
    }

    /// Draws the head, on the next page if it and a first row of this height don't fit here.
    pub(super) fn open(&mut self, press: &mut Press, first: Tenths) -> Result<(), RenderError> {
        press.make_room(HEAD + first + CARRY);
        press.tree.open(Tag::Table);
        press.part(Tag::Row, |press| self.head(press))
    }

    /// Ends the table.
    pub(super) fn close(&self, press: &mut Press) {
        press.tree.close();
    }

    /// Makes room for a row and returns its top.
    pub(super) fn row(&mut self, press: &mut Press, height: Tenths, below: Below) -> Result<Tenths, RenderError> {
        let below = match below {
            Below::Carry if self.carried.is_some() => CARRY,
            Below::Carry => 0,
            Below::Rest(rest) => rest,
        };
        if !press.has_room(height + below) {
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

    /// Adds to the sum that is carried over.
    pub(super) fn add(&mut self, amount: Amount) {
        if let Some(sum) = &mut self.carried {
            *sum += amount;
        }
    }

    /// Draws the heads, as cells where a row is open, and else as what is only repeated.
    fn head(&self, press: &mut Press) -> Result<(), RenderError> {
        let baseline = press.y + 110;
        let is_row = press.tree.is_in_row();
        for column in self.columns.iter() {
            if is_row {
                press.tree.open(Tag::ColumnHead);
            }
            let field = Field::Named("table head");
            match column.align {
                Align::Left => press.line(column.head, Style::LABEL, (column.left, baseline), field).map(drop)?,
                Align::Right => press.line_right(column.head, Style::LABEL, (column.right(), baseline), field)?,
            }
            if is_row {
                press.tree.close();
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
