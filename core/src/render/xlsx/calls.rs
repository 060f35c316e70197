use std::io::{self, Write};

use super::book::{Book, Row, SheetHead, SheetTail};
use super::styles::Style;
use crate::render::detail::{CallDetail, DetailTotals, LocalClock};
use crate::render::locale::{self, choose};
use crate::usage::{Call, Direction};

/// The rows that a spreadsheet has, less the head, the sheet's totals and the totals of all.
const CALLS_A_SHEET: u64 = 1_048_576 - 3;
/// The size at which a sheet ends before its rows do, in bytes: what a zip archive without extensions holds.
const SHEET_BYTES: u64 = 2 << 30;
/// 1970-01-01 as spreadsheets count days.
const EPOCH: i64 = 25_569;

/// A call detail that is being written as a workbook, call by call, in constant memory (R8).
///
/// Days, times, durations and amounts are numbers with formats, numbers of subscribers are text; the head stays in
/// sight, filters cover the rows, and totals follow the filters. What exceeds the rows of one sheet goes on in the next.
///
/// ```
/// # use schet::{render::{detail::CallDetail, xlsx::CallXlsx}, BillingPeriod, Locale, Zone};
/// # let detail = CallDetail { account: "10045".parse()?, period: BillingPeriod::new(2026, 10)?, zone: Zone::MOSCOW,
/// #     locale: Locale::Ru, formed_at: None };
/// # let calls: Vec<schet::usage::Call> = Vec::new();
/// let mut workbook = CallXlsx::new(&detail, Vec::new())?;
/// for call in &calls {
///     workbook.write(call)?;
/// }
/// let file: Vec<u8> = workbook.finish()?;
/// assert!(file.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CallXlsx<W: Write> {
    book: Book<W>,
    detail: CallDetail,
    clock: LocalClock,
    labels: Labels,
    /// The last subscriber and the last service, with their numbers: calls come in runs of both.
    subscriber: Recent,
    service: Recent,
    sheets: u32,
    calls_a_sheet: u64,
    sheet: DetailTotals,
    totals: DetailTotals,
}

/// The texts of which every row has some, by their numbers in the table of strings.
#[derive(Clone, Copy, Default)]
struct Labels {
    outgoing: u32,
    incoming: u32,
    late: u32,
}

/// A text and its number.
#[derive(Default)]
struct Recent {
    text: String,
    number: Option<u32>,
}

impl<W: Write> CallXlsx<W> {
    /// Begins a workbook.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(detail: &CallDetail, out: W) -> io::Result<Self> {
        Self::with_sheets_of(CALLS_A_SHEET, detail, out)
    }

    pub(super) fn with_sheets_of(calls_a_sheet: u64, detail: &CallDetail, out: W) -> io::Result<Self> {
        let mut workbook = Self {
            book: Book::new(detail.locale, out)?,
            clock: LocalClock::new(detail.zone, detail.period),
            detail: detail.clone(),
            labels: Labels::default(),
            subscriber: Recent::default(),
            service: Recent::default(),
            sheets: 0,
            calls_a_sheet,
            sheet: DetailTotals::default(),
            totals: DetailTotals::default(),
        };
        workbook.begin_sheet()?;
        Ok(workbook)
    }

    /// Writes one call as a row.
    ///
    /// # Errors
    /// Those of `out`, and [`io::ErrorKind::FileTooLarge`] past 4 GB; the file is then incomplete.
    pub fn write(&mut self, call: &Call) -> io::Result<()> {
        if self.sheet.calls == self.calls_a_sheet || self.book.sheet_size() > SHEET_BYTES {
            let label = choose(self.detail.locale, "Итого по листу", "Sheet total");
            self.push_sheet_totals(label)?;
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        let late = call.is_late(self.detail.formed_at);
        self.sheet.add(call, late);
        self.totals.add(call, late);
        let local = self.clock.local_seconds(call.start);
        let (subscriber, service, labels) = (&mut self.subscriber, &mut self.service, &self.labels);
        self.book.row(|row| {
            row.integer(Style::Date, u64::try_from(local.div_euclid(86_400) + EPOCH).unwrap_or(0));
            row.seconds(Style::Time, local.rem_euclid(86_400).unsigned_abs());
            row.shared(
                Style::Plain,
                match call.direction {
                    Direction::Outgoing => labels.outgoing,
                    Direction::Incoming => labels.incoming,
                },
            );
            subscriber.write(row, Style::Text, call.subscriber.as_str());
            row.inline(Style::Text, call.peer.as_str());
            service.write(row, Style::Text, call.service.as_str());
            row.seconds(Style::Duration, call.seconds.into());
            row.seconds(Style::Duration, call.charged_seconds.into());
            row.amount(Style::Amount, call.amount);
            if late {
                row.shared(Style::Plain, labels.late);
            }
        })
    }

    /// What the calls written so far come to.
    #[must_use]
    pub fn totals(&self) -> &DetailTotals {
        &self.totals
    }

    /// Writes the totals and gives `out` back.
    ///
    /// # Errors
    /// As for [`write`](Self::write).
    pub fn finish(mut self) -> io::Result<W> {
        let locale = self.detail.locale;
        if self.sheets == 1 {
            self.push_sheet_totals(choose(locale, "Итого", "Total"))?;
        } else {
            self.push_sheet_totals(choose(locale, "Итого по листу", "Sheet total"))?;
            let totals = self.totals;
            self.book.row(|row| {
                push_totals(row, choose(locale, "Итого", "Total"), locale, &totals);
                row.seconds(Style::TotalDuration, totals.seconds);
                row.seconds(Style::TotalDuration, totals.charged_seconds);
                row.amount(Style::TotalAmount, totals.amount);
                push_late(row, locale, &totals);
            })?;
        }
        self.end_sheet()?;
        self.book.finish()
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        self.sheet = DetailTotals::default();
        let locale = self.detail.locale;
        let name = choose(locale, "Вызовы", "Calls");
        let name = if self.sheets == 1 { name.to_owned() } else { format!("{name} {}", self.sheets) };
        let month = locale::month(locale, self.detail.period.first_day());
        let title = format!("{} {} · {month}", choose(locale, "Лицевой счёт", "Account"), self.detail.account);
        self.book.begin_sheet(SheetHead {
            name,
            widths: &[12, 10, 13, 18, 24, 34, 14, 16, 14, 18],
            frozen: 1,
            landscape: true,
            print_title: &title,
        })?;
        let labels = &mut self.labels;
        self.book.row(|row| {
            labels.outgoing = row.reserve(choose(locale, "Исходящий", "Outgoing"));
            labels.incoming = row.reserve(choose(locale, "Входящий", "Incoming"));
            labels.late = row.reserve(choose(locale, "поступил поздно", "late"));
            for (ru, en) in [
                ("Дата", "Date"),
                ("Время", "Time"),
                ("Направление", "Direction"),
                ("Абонент", "Subscriber"),
                ("Собеседник", "Other party"),
                ("Услуга", "Service"),
            ] {
                row.text(Style::Head, choose(locale, ru, en));
            }
            for (ru, en) in [("Длительность", "Duration"), ("Тарифицировано", "Charged"), ("Сумма, ₽", "Amount, RUB")]
            {
                row.text(Style::HeadNumber, choose(locale, ru, en));
            }
            row.text(Style::Head, choose(locale, "Примечание", "Note"));
        })
    }

    /// The sheet's totals: they follow the filters, and stand below the rows that filters cover.
    fn push_sheet_totals(&mut self, label: &str) -> io::Result<()> {
        let (locale, totals, last) = (self.detail.locale, self.sheet, self.last_call_row());
        let formula = |column: char| {
            if totals.calls == 0 { "0".to_owned() } else { format!("SUBTOTAL(109,{column}2:{column}{last})") }
        };
        self.book.row(|row| {
            push_totals(row, label, locale, &totals);
            row.seconds_formula(Style::TotalDuration, &formula('G'), totals.seconds);
            row.seconds_formula(Style::TotalDuration, &formula('H'), totals.charged_seconds);
            row.amount_formula(Style::TotalAmount, &formula('I'), totals.amount);
            push_late(row, locale, &totals);
        })
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        let last = self.last_call_row();
        self.book.end_sheet(SheetTail {
            filter: Some(format!("A1:J{last}")),
            numbers_as_text: (self.sheet.calls > 0).then(|| format!("D2:E{last}")),
        })
    }

    /// The number of the sheet's last row of a call; of the head where there is none.
    fn last_call_row(&self) -> u64 {
        self.sheet.calls + 1
    }
}

impl Recent {
    #[inline]
    fn write(&mut self, row: &mut Row, style: Style, text: &str) {
        if self.text != text {
            self.text.clear();
            self.text.push_str(text);
            self.number = row.share(text);
        }
        match self.number {
            Some(number) => row.shared(style, number),
            None => row.inline(style, text),
        }
    }
}

fn push_totals(row: &mut Row, label: &str, locale: crate::Locale, totals: &DetailTotals) {
    row.inline(Style::TotalText, label);
    for _ in 0..4 {
        row.empty(Style::TotalText);
    }
    let calls = locale::integer(locale, totals.calls);
    row.inline(Style::TotalText, &format!("{}: {calls}", choose(locale, "Вызовов", "Calls")));
}

fn push_late(row: &mut Row, locale: crate::Locale, totals: &DetailTotals) {
    if totals.late > 0 {
        let late = locale::integer(locale, totals.late);
        row.inline(Style::TotalText, &format!("{}: {late}", choose(locale, "поступили поздно", "late")));
    } else {
        row.empty(Style::TotalText);
    }
}
