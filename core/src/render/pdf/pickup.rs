//! What is printed for invoices that are handed over in person: the batch and its register (R10).

use std::io::Write;

use chrono::NaiveDate;

use super::canvas::{Ink, Size, Style, Tenths};
use super::invoice::{self, Dispatch, Subject};
use super::ledger::Ledger;
use super::letterhead::Letterhead;
use super::press::{LEFT, Press, WIDTH};
use super::stream::Stream;
use super::table::{Align, Below, Columns, GAP, PADDING, Table};
use crate::calendar::BillingPeriod;
use crate::invoice::{Invoice, InvoiceNumber};
use crate::locale::Locale;
use crate::money::Amount;
use crate::party::{Account, AccountNumber, Operator, Profile};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;
use crate::render::payment_code::Payload;
use crate::render::qr::QrEncoder;
use crate::text::Name;

/// The pickup batch: many invoices in one PDF for the printer, a bookmark each, written as they come (R10).
///
/// Memory holds one invoice and a few bytes for each page.
pub struct PickupBatch<W: Write> {
    stream: Stream<W>,
    press: Press,
    encoder: QrEncoder,
    payload: Payload,
    ledger: Ledger,
    letterheads: [Option<Letterhead>; 2],
    operator: Operator,
    period: BillingPeriod,
    locale: Locale,
}

impl<W: Write> PickupBatch<W> {
    /// Begins a batch; `locale` is that of its title.
    pub fn new(out: W, operator: &Operator, period: BillingPeriod, locale: Locale) -> Self {
        Self {
            stream: Stream::new(out, locale),
            press: Press::new(),
            encoder: QrEncoder::new(),
            payload: Payload::new(),
            ledger: Ledger::default(),
            letterheads: [None, None],
            operator: operator.clone(),
            period,
            locale,
        }
    }

    /// Adds an invoice.
    ///
    /// # Errors
    /// [`RenderError`] as for [`Renderer::invoice`](super::Renderer::invoice): the batch then goes on without it. After
    /// [`RenderError::Write`] the batch is lost.
    pub fn add(&mut self, account: &Account, invoice: &Invoice, locale: Locale) -> Result<(), RenderError> {
        let operator = &self.operator;
        let kept = &mut self.letterheads[locale as usize];
        let letterhead = match kept.take() {
            Some(letterhead) => letterhead,
            None => Letterhead::new(operator, Profile::Plain, locale)?,
        };
        let letterhead = kept.insert(letterhead);
        let payload = self.payload.of(operator, account, invoice);
        let code = payload.and_then(|bytes| self.encoder.encode(bytes).ok());
        self.press.restart(locale, operator.brand.accent, false);
        let subject = Subject { operator, account, invoice, code, dispatch: Dispatch::Envelope };
        invoice::lay_out(&mut self.press, &mut self.ledger, letterhead, subject)?;
        let title = format!("{}  {}", invoice.number(), account.name);
        self.stream.document(&self.press, code, Some(letterhead), title)
    }

    /// Writes the end and gives the writer back.
    ///
    /// # Errors
    /// [`RenderError::Write`].
    pub fn finish(mut self) -> Result<W, RenderError> {
        self.press.restart(self.locale, self.operator.brand.accent, false);
        if self.stream.is_empty() {
            let text = self.press.say("Счетов для выдачи нет", "There are no invoices to hand over");
            self.press.line(text, Style::BODY, (LEFT, self.press.y + 100), Field::Named("title"))?;
            self.stream.document(&self.press, None, None, text.to_owned())?;
        }
        let title = format!(
            "{}, {}",
            format::choose(self.locale, "Счета для выдачи на руки", "Invoices to hand over"),
            format::month(self.locale, self.period.first_day())
        );
        self.stream.finish(&mut self.press, &title, self.operator.name.as_str())
    }
}

impl<W: Write> std::fmt::Debug for PickupBatch<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PickupBatch").field("period", &self.period).finish_non_exhaustive()
    }
}

/// A row of the pickup register: who gets which invoice.
#[derive(Clone, Copy, Debug)]
pub struct PickupEntry<'a> {
    /// The account.
    pub account: &'a AccountNumber,
    /// The customer's name.
    pub name: &'a Name,
    /// The invoice's number.
    pub number: &'a InvoiceNumber,
    /// The invoice's date.
    pub date: NaiveDate,
    /// What is to be paid; negative is a credit.
    pub amount_due: Amount,
}

/// The pickup register as PDF: a row for each invoice with a place for date, name and signature (R10).
pub struct PickupRegister<W: Write> {
    stream: Stream<W>,
    press: Press,
    table: Table,
    columns: Columns,
    foot: String,
    author: String,
    count: u64,
}

/// The places of the columns.
mod place {
    pub(super) const NUMBER: usize = 0;
    pub(super) const CUSTOMER: usize = 1;
    pub(super) const INVOICE: usize = 2;
    pub(super) const RECEIVER: usize = 3;
    pub(super) const SIGNATURE: usize = 4;
}

impl<W: Write> PickupRegister<W> {
    /// Begins the register of a period's invoices.
    ///
    /// # Errors
    /// [`RenderError`] for a character of the operator's name that the fonts lack, and of the writer.
    pub fn new(out: W, operator: &Operator, period: BillingPeriod, locale: Locale) -> Result<Self, RenderError> {
        let mut press = Press::new();
        press.restart(locale, operator.brand.accent, false);
        let columns = register_columns(&press);
        let month = format::month(locale, period.first_day());
        let title = press.say("Реестр счетов, выдаваемых на руки", "Register of invoices to hand over");
        press.fill(Ink::Accent, [LEFT, press.y, 240, 24]);
        press.y += 75;
        let name = operator.name.as_str();
        press.y += press.paragraph(name, Style::STRONG, [LEFT, press.y, WIDTH], Field::Named("operator.name"))? + 75;
        press.y += press.paragraph(title, Style::TITLE, [LEFT, press.y, WIDTH], Field::Named("title"))? + 25;
        let about = format!("{} {month}", press.say("Счета за", "Invoices of"));
        press.y += press.paragraph(&about, Style::MUTED, [LEFT, press.y, WIDTH], Field::Named("period"))? + 130;
        let mut table = Table::new(columns, false);
        table.open(&mut press, 2 * ENTRY)?;
        let foot = format!("{title}, {month}");
        Ok(Self { stream: Stream::new(out, locale), press, table, columns, foot, author: name.to_owned(), count: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`RenderError`] naming the field with a character that the fonts lack, with nothing added; and of the writer.
    pub fn add(&mut self, entry: &PickupEntry<'_>) -> Result<(), RenderError> {
        let press = &mut self.press;
        let locale = press.locale;
        let index = self.count as usize;
        let field = |part| Field::Entry("entries", index, part);
        let columns = self.columns;
        let column = |place: usize| columns[place];
        let date = format!("{} {}", press.say("от", "of"), format::short_date(locale, entry.date));
        let due = if entry.amount_due.is_negative() {
            format!("{} {}", press.say("переплата", "credit"), format::money(locale, -entry.amount_due))
        } else {
            format!("{} {}", press.say("к оплате", "due"), format::money(locale, entry.amount_due))
        };
        let account = format!("{} {}", press.say("Лицевой счёт", "Account"), entry.account);
        let texts = [
            (place::CUSTOMER, entry.name.as_str(), [account.as_str(), ""], "name"),
            (place::INVOICE, entry.number.as_str(), [date.as_str(), due.as_str()], "number"),
        ];
        // All is looked at before anything is drawn, so that a row is there wholly or not at all.
        let mut height = 0;
        for (place, text, below, part) in texts {
            let width = column(place).width;
            let mut tall = 0;
            let lines = below.iter().map(|below| (*below, Style::LABEL)).filter(|(below, _)| !below.is_empty());
            for (text, style) in std::iter::once((text, Style::BODY)).chain(lines) {
                let block = press.wrap(text, style, width, field(part))?;
                press.release(block);
                tall += block.height();
            }
            height = tall.max(height);
        }
        let top = self.table.row(press, (height + 2 * PADDING + 30).max(ENTRY), Below::Carry)?;
        let bottom = press.y;
        let baseline = top + PADDING + 20 + Size::Body.ascent();
        self.count += 1;
        let number = format::integer(locale, self.count);
        press.line_right(&number, Style::LABEL, (column(place::NUMBER).right(), baseline), field("number"))?;
        for (place, text, below, part) in texts {
            let (x, width) = (column(place).left, column(place).width);
            let mut y = top + PADDING + 20;
            y += press.paragraph(text, Style::BODY, [x, y, width], field(part))?;
            for below in below.into_iter().filter(|below| !below.is_empty()) {
                y += press.paragraph(below, Style::LABEL, [x, y, width], field(part))?;
            }
        }
        for place in [place::RECEIVER, place::SIGNATURE] {
            press.fill(Ink::Rule, [column(place).left, bottom - 50, column(place).width, 5]);
        }
        press.fill(Ink::Tint, [LEFT, bottom - 4, WIDTH, 4]);
        self.stream.finished_pages(&mut self.press, &self.foot, false)
    }

    /// Writes the number of invoices and the end, and gives the writer back.
    ///
    /// # Errors
    /// [`RenderError::Write`].
    pub fn finish(mut self) -> Result<W, RenderError> {
        let press = &mut self.press;
        let top = self.table.row(press, 3 * ENTRY, Below::Rest(0))?;
        let counted = format::counted(press.locale, self.count, ["счёт", "счёта", "счетов"], ["invoice", "invoices"]);
        let text = format!("{}: {counted}", press.say("Всего в реестре", "In the register"));
        press.line(&text, Style::STRONG, (LEFT, top + 200), Field::Named("count"))?;
        let text = press.say("Выдал", "Handed over by");
        press.line(text, Style::LABEL, (LEFT, top + 520), Field::Named("count"))?;
        press.fill(Ink::Rule, [LEFT + 700, top + 525, 1_400, 5]);
        press.fill(Ink::Rule, [LEFT + 2_250, top + 525, 1_400, 5]);
        self.stream.finished_pages(press, &self.foot, true)?;
        self.stream.finish(press, &self.foot, &self.author)
    }
}

impl<W: Write> std::fmt::Debug for PickupRegister<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PickupRegister").field("count", &self.count).finish_non_exhaustive()
    }
}

/// The least height of a row: room for a signature.
const ENTRY: Tenths = 330;

fn register_columns(press: &Press) -> Columns {
    let mut columns = Columns::new();
    columns.push("№", 220, Align::Right);
    columns.push(press.say("Заказчик", "Customer"), WIDTH - 4 * GAP - 220 - 1_000 - 900 - 620, Align::Left);
    columns.push(press.say("Счёт", "Invoice"), 1_000, Align::Left);
    columns.push(press.say("Дата, Ф. И. О.", "Date, name"), 900, Align::Left);
    columns.push(press.say("Подпись", "Signature"), 620, Align::Left);
    columns.settle(GAP, 0);
    columns
}
