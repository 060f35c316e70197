//! Call detail as PDF, page by page in bounded memory (R8).

use std::io::Write;

use chrono::{DateTime, NaiveDateTime};

use super::canvas::{Ink, Size, Style, Tenths};
use super::press::{Cell, LEFT, Press, RIGHT, WIDTH};
use super::stream::Stream;
use super::table::{Align, Below, Columns, Table};
use crate::calendar::Instant;
use crate::locale::Locale;
use crate::party::Operator;
use crate::render::detail::{CallDetail, DetailTotals, LocalClock};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;
use crate::usage::{Call, Direction};

/// A call detail that is being written as PDF.
pub struct CallPdf<W: Write> {
    stream: Stream<W>,
    press: Press,
    table: Table,
    columns: Columns,
    clock: LocalClock,
    formed_at: Option<Instant>,
    totals: DetailTotals,
    foot: String,
    author: String,
}

const ROW: Style = Style::SMALL;
const ROW_PADDING: Tenths = 12;

/// The places of the columns.
mod place {
    pub(super) const START: usize = 0;
    pub(super) const SUBSCRIBER: usize = 1;
    pub(super) const DIRECTION: usize = 2;
    pub(super) const PEER: usize = 3;
    pub(super) const SERVICE: usize = 4;
    pub(super) const DURATION: usize = 5;
    pub(super) const CHARGED: usize = 6;
    pub(super) const AMOUNT: usize = 7;
}

impl<W: Write> CallPdf<W> {
    /// Begins a call detail.
    ///
    /// # Errors
    /// [`RenderError`] for a character of the operator's name that the fonts lack, and of the writer.
    pub fn new(out: W, operator: &Operator, detail: &CallDetail) -> Result<Self, RenderError> {
        let mut press = Press::new();
        press.restart(detail.locale, operator.brand.accent, false);
        let month = format::month(detail.locale, detail.period.first_day());
        let title = press.say("Детализация вызовов", "Call detail");
        let name = operator.name.as_str();
        press.fill(Ink::Accent, [LEFT, press.y, 240, 24]);
        press.y += 75;
        press.y += press.paragraph(name, Style::STRONG, [LEFT, press.y, WIDTH], Field::Named("operator.name"))? + 75;
        press.y += press.paragraph(title, Style::TITLE, [LEFT, press.y, WIDTH], Field::Named("title"))? + 25;
        let zone = detail.zone.name();
        let about = match detail.locale {
            Locale::Ru => format!("{month}  ·  лицевой счёт {}  ·  время: {zone}", detail.account),
            Locale::En => format!("{month}  ·  account {}  ·  time zone: {zone}", detail.account),
        };
        press.y += press.paragraph(&about, Style::MUTED, [LEFT, press.y, WIDTH], Field::Named("account"))? + 130;
        let columns = columns(&press);
        let mut table = Table::new(columns, true);
        table.open(&mut press, Size::Body.leading())?;
        let foot = format!("{title}, {month}, {} {}", press.say("лицевой счёт", "account"), detail.account);
        Ok(Self {
            stream: Stream::new(out, detail.locale),
            press,
            table,
            columns,
            clock: LocalClock::new(detail.zone, detail.period),
            formed_at: detail.formed_at,
            totals: DetailTotals::default(),
            foot,
            author: name.to_owned(),
        })
    }

    /// Writes one call as a row.
    ///
    /// # Errors
    /// [`RenderError`] naming the field with a character that the fonts lack, with nothing written; and of the writer.
    pub fn write(&mut self, call: &Call) -> Result<(), RenderError> {
        let press = &mut self.press;
        let late = call.is_late(self.formed_at);
        let index = self.totals.calls as usize;
        let field = |part| Field::Entry("calls", index, part);
        let columns = self.columns;
        let column = |place: usize| columns[place];
        let local = DateTime::from_timestamp(self.clock.local_seconds(call.start), 0).unwrap_or_default().naive_utc();

        let start = press.figures(ROW, field("start"), |out, locale| push_start(out, locale, local))?;
        let duration =
            press.figures(ROW, field("seconds"), |out, _| format::push_duration(out, call.seconds.into()))?;
        let charged = press.figures(ROW, field("charged_seconds"), |out, _| {
            format::push_duration(out, call.charged_seconds.into());
        })?;
        let amount = press.amount(call.amount, ROW, field("amount"))?;
        let texts = [
            (place::SUBSCRIBER, call.subscriber.as_str(), "subscriber"),
            (place::PEER, call.peer.as_str(), "peer"),
            (place::SERVICE, call.service.as_str(), "service"),
        ];
        let mut height = ROW.size.leading();
        let mut blocks = [None; 3];
        for (block, (place, text, part)) in blocks.iter_mut().zip(texts) {
            let wrapped = press.wrap(text, ROW, column(place).width, field(part))?;
            height = height.max(wrapped.height());
            *block = Some((place, wrapped));
        }
        let note = late.then(|| press.say("поступил поздно", "late"));
        // A number wider than its column gets a line of its own: numbers neither break nor overlap.
        let numbers = [(place::DURATION, duration), (place::CHARGED, charged), (place::AMOUNT, amount)];
        let wide = numbers.iter().filter(|(place, cell)| cell.width > column(*place).width).count() as Tenths;
        let extra = (wide + Tenths::from(note.is_some())) * ROW.size.leading();
        let top = self.table.row(press, height + extra + 2 * ROW_PADDING, Below::Carry)? + ROW_PADDING;
        let baseline = top + ROW.size.ascent();
        let mut last = baseline + height;
        press.show(start, ROW, column(place::START).left, baseline);
        for (place, block) in blocks.into_iter().flatten() {
            press.draw(block, column(place).left, top);
        }
        let direction = match call.direction {
            Direction::Outgoing => press.say("исх.", "out"),
            Direction::Incoming => press.say("вх.", "in"),
        };
        press.line(direction, Style::LABEL, (column(place::DIRECTION).left, baseline), field("direction"))?;
        for (place, cell) in numbers {
            let is_wide = cell.width > column(place).width;
            press.show_right(cell, ROW, column(place).right(), if is_wide { last } else { baseline });
            last += if is_wide { ROW.size.leading() } else { 0 };
        }
        if let Some(note) = note {
            press.line(note, Style::LABEL, (LEFT, last), field("received"))?;
        }
        self.table.add(call.amount);
        self.totals.add(call, late);
        self.stream.finished_pages(&mut self.press, &self.foot, false)
    }

    /// What the calls written so far come to.
    #[must_use]
    pub fn totals(&self) -> &DetailTotals {
        &self.totals
    }

    /// Writes the totals and the end, and gives the writer back.
    ///
    /// # Errors
    /// [`RenderError::Write`].
    pub fn finish(mut self) -> Result<W, RenderError> {
        let press = &mut self.press;
        let height = Size::Body.leading();
        let top = self.table.row(press, 3 * height, Below::Rest(0))?;
        press.rule(top + 10);
        let totals = self.totals;
        let field = Field::Named("totals");
        let calls = format::counted(press.locale, totals.calls, ["вызов", "вызова", "вызовов"], ["call", "calls"]);
        let baseline = top + 40 + Size::Body.ascent();
        press.line(&calls, Style::STRONG, (LEFT, baseline), field)?;
        let amount = press.amount(totals.amount, Style::STRONG, field)?;
        press.show_right(amount, Style::STRONG, RIGHT, baseline);
        let durations = match press.locale {
            Locale::Ru => format!(
                "Длительность {}, тарифицировано {}",
                format::duration(totals.seconds),
                format::duration(totals.charged_seconds)
            ),
            Locale::En => format!(
                "Duration {}, charged {}",
                format::duration(totals.seconds),
                format::duration(totals.charged_seconds)
            ),
        };
        press.line(&durations, Style::LABEL, (LEFT, baseline + height), field)?;
        if totals.late > 0 {
            let late = format::counted(press.locale, totals.late, ["вызов", "вызова", "вызовов"], ["call", "calls"]);
            let text = match press.locale {
                Locale::Ru => format!("После формирования счёта: {late}"),
                Locale::En => format!("Received after the invoice was formed: {late}"),
            };
            let cell: Cell = press.cell(&text, Style::LABEL, field)?;
            press.show_right(cell, Style::LABEL, RIGHT, baseline + height);
        }
        self.stream.finished_pages(press, &self.foot, true)?;
        self.stream.finish(press, &self.foot, &self.author)
    }
}

impl<W: Write> std::fmt::Debug for CallPdf<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CallPdf").field("totals", &self.totals).finish_non_exhaustive()
    }
}

/// A call's start without the year, which the period states.
fn push_start(out: &mut String, locale: Locale, local: NaiveDateTime) {
    let start = out.len();
    format::push_date_time(out, locale, local);
    let year = match locale {
        Locale::Ru => start + 5..start + 10,
        Locale::En => start + "01 Oct".len() + 1..start + "01 Oct 2026".len() + 2,
    };
    out.replace_range(year, "");
}

fn columns(press: &Press) -> Columns {
    const GAP: Tenths = 80;
    const SERVICE: Tenths = WIDTH - 7 * GAP - 640 - 600 - 180 - 780 - 410 - 410 - 520;
    let mut columns = Columns::new();
    columns.push(press.say("Начало", "Start"), 640, Align::Left);
    columns.push(press.say("Абонент", "Subscriber"), 600, Align::Left);
    columns.push("", 180, Align::Left);
    columns.push(press.say("Собеседник", "Other party"), 780, Align::Left);
    columns.push(press.say("Услуга", "Service"), SERVICE, Align::Left);
    columns.push(press.say("Длит.", "Duration"), 410, Align::Right);
    columns.push(press.say("Тарифиц.", "Charged"), 410, Align::Right);
    columns.push(press.say("Сумма, ₽", "Amount, ₽"), 520, Align::Right);
    columns.settle(GAP, 0);
    columns
}
