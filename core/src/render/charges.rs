//! Charges by subscriber as a workbook (R9); [`mail::charges`](super::mail::charges) tells them in a mail.

use std::io::{self, Write};

use super::locale::{self, choose};
use super::xlsx::{Book, SheetHead, SheetTail, Style};
use crate::calendar::{Instant, Zone};
use crate::locale::Locale;
use crate::party::Account;
use crate::usage::Charges;

/// The most lines that one sheet holds below its head and above its totals.
const LINES: usize = 1_048_576 - HEAD as usize - 1;
/// The rows of the head: title, remark, an empty one, the titles of the columns.
const HEAD: u32 = 4;

/// Charges so far, and what a reader needs to know of them (R9).
#[derive(Clone, Copy, Debug)]
pub struct ChargesSheet<'a> {
    /// The charges.
    pub charges: &'a Charges,
    /// Whose charges: its subscribers' labels are shown.
    pub account: &'a Account,
    /// When they were what they are.
    pub as_of: Instant,
    /// The operator's zone.
    pub zone: Zone,
    /// The language.
    pub locale: Locale,
}

/// Writes the workbook: a line for each subscriber and service, typed, filtered, with totals, marked as preliminary.
///
/// # Errors
/// Those of `out`, and [`io::ErrorKind::InvalidInput`] for more lines than a sheet holds.
pub fn write_workbook<W: Write>(sheet: &ChargesSheet<'_>, out: W) -> io::Result<W> {
    let ChargesSheet { charges, account, as_of, zone, locale } = *sheet;
    if charges.lines.len() > LINES {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "more lines of charges than a sheet has rows"));
    }
    let month = locale::month(locale, charges.period.first_day());
    let moment = locale::date_time(locale, zone.local(as_of));
    let (title, note) = match locale {
        Locale::Ru => (
            format!("Начисления за {month} — предварительно"),
            format!(
                "Лицевой счёт {}, {}. Данные по состоянию на {moment} (часовой пояс {zone}); окончательные суммы будут в счёте.",
                account.number, account.name
            ),
        ),
        Locale::En => (
            format!("Charges for {month} — preliminary"),
            format!(
                "Account {}, {}. Data as of {moment} (time zone {zone}); the invoice will state the final amounts.",
                account.number, account.name
            ),
        ),
    };
    let mut book = Book::new(locale, out)?;
    book.begin_sheet(SheetHead {
        name: choose(locale, "Начисления", "Charges").to_owned(),
        widths: &[20, 24, 44, 14, 16, 16],
        frozen: HEAD,
        landscape: false,
        print_title: &format!("{} {}", choose(locale, "Лицевой счёт", "Account"), account.number),
    })?;
    book.row(|row| row.inline(Style::Title, &title))?;
    book.row(|row| row.inline(Style::Note, &note))?;
    book.row(|_| {})?;
    book.row(|row| {
        for (ru, en) in [("Абонент", "Subscriber"), ("Название", "Label"), ("Услуга", "Service")] {
            row.inline(Style::Head, choose(locale, ru, en));
        }
        for (ru, en) in [("Количество", "Quantity"), ("Длительность", "Duration"), ("Сумма, ₽", "Amount, RUB")]
        {
            row.inline(Style::HeadNumber, choose(locale, ru, en));
        }
    })?;
    for line in &charges.lines {
        let known = line.subscriber.as_ref().and_then(|id| account.subscriber(id));
        book.row(|row| {
            let whole = choose(locale, "Лицевой счёт в целом", "The account as a whole");
            row.text(Style::Text, line.subscriber.as_ref().map_or(whole, |id| id.as_str()));
            match known.and_then(|subscriber| subscriber.label.as_ref()) {
                Some(label) => row.text(Style::Text, label.as_str()),
                None => row.empty(Style::Text),
            }
            row.text(Style::Text, line.service.as_str());
            row.decimal(Style::Plain, line.quantity);
            match line.seconds {
                Some(seconds) => row.seconds(Style::Duration, seconds),
                None => row.empty(Style::Duration),
            }
            row.amount(Style::Amount, line.amount);
        })?;
    }
    let (first, last) = (HEAD as usize + 1, HEAD as usize + charges.lines.len());
    let formula = |column: char| {
        if charges.lines.is_empty() { "0".to_owned() } else { format!("SUBTOTAL(109,{column}{first}:{column}{last})") }
    };
    book.row(|row| {
        row.inline(Style::TotalText, choose(locale, "Итого", "Total"));
        (0..3).for_each(|_| row.empty(Style::TotalText));
        let seconds = charges.lines.iter().filter_map(|line| line.seconds).fold(0, u64::saturating_add);
        row.seconds_formula(Style::TotalDuration, &formula('E'), seconds);
        row.amount_formula(Style::TotalAmount, &formula('F'), charges.total());
    })?;
    book.end_sheet(SheetTail {
        filter: Some(format!("A{HEAD}:F{last}")),
        numbers_as_text: (!charges.lines.is_empty()).then(|| format!("A{first}:B{last}")),
    })?;
    book.finish()
}
