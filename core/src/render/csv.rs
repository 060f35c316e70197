//! Call detail as CSV for spreadsheets, call by call in constant memory (R8).
//!
//! The dialect is that of Excel under Russian regional settings: UTF-8 with a byte order mark, `;` between cells,
//! CRLF after rows, cells in quotes where they need them. Amounts have a decimal comma in Russian, which such an
//! Excel reads as a number, and a decimal point in English, which programs of every other locale read; the
//! separator stays `;` in both, so that a file reads alike whatever its language.
//!
//! No cell is a formula: a text that begins with `=`, `+`, `-`, `@` or their full-width twins, after any separator
//! too, is shown with an apostrophe before it (OWASP ASVS 1.2.10). E.164 numbers go out as digits without `+`.

use std::io::{self, Write};

use super::detail::{CallDetail, DetailTotals, LocalClock, civil};
use super::digits::{push_integer, two};
use crate::locale::Locale;
use crate::money::Amount;
use crate::party::e164_digits;
use crate::usage::{Call, Direction};

/// How full the buffer gets before it is written out, in bytes.
const CHUNK: usize = 64 * 1024;

/// A call detail that is being written as CSV.
///
/// ```
/// # use schet::{render::{csv::CallCsv, detail::CallDetail}, BillingPeriod, Locale, Zone};
/// let detail = CallDetail {
///     account: "10045".parse()?,
///     period: BillingPeriod::new(2026, 10)?,
///     zone: Zone::MOSCOW,
///     locale: Locale::Ru,
///     formed_at: None,
/// };
/// let call = serde_json::from_str(r#"{"key": "1", "subscriber": "+74951234567", "start": "2026-10-01T06:05:00Z",
///     "direction": "outgoing", "peer": "=HYPERLINK(\"x\")", "service": "Городские вызовы", "seconds": 65,
///     "charged_seconds": 120, "amount": 1205}"#)?;
/// let mut csv = CallCsv::new(&detail, Vec::new())?;
/// csv.write(&call)?;
/// let file = String::from_utf8(csv.finish()?)?;
/// assert_eq!(
///     file.lines().nth(1),
///     Some(r#"01.10.2026;09:05:00;Исходящий;74951234567;"'=HYPERLINK(""x"")";Городские вызовы;65;0:01:05;120;0:02:00;12,05;"#)
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct CallCsv<W: Write> {
    out: W,
    buffer: Vec<u8>,
    clock: LocalClock,
    /// The local day of the last call, and how it is written: calls come in runs of one day.
    day: i64,
    date: [u8; 10],
    formed_at: Option<crate::Instant>,
    locale: Locale,
    totals: DetailTotals,
}

impl<W: Write> CallCsv<W> {
    /// Begins a file: the byte order mark and the head.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(detail: &CallDetail, out: W) -> io::Result<Self> {
        let mut buffer = Vec::with_capacity(CHUNK + 8 * 1024);
        buffer.extend_from_slice("\u{feff}".as_bytes());
        buffer.extend_from_slice(
            match detail.locale {
                Locale::Ru => concat!(
                    "Дата;Время;Направление;Абонент;Собеседник;Услуга;Длительность, с;Длительность;",
                    "Тарифицировано, с;Тарифицировано;Сумма, ₽;Примечание\r\n"
                ),
                Locale::En => concat!(
                    "Date;Time;Direction;Subscriber;Other party;Service;Duration, s;Duration;",
                    "Charged, s;Charged;Amount, RUB;Note\r\n"
                ),
            }
            .as_bytes(),
        );
        Ok(Self {
            out,
            buffer,
            clock: LocalClock::new(detail.zone, detail.period),
            day: 0,
            date: date(detail.locale, 0),
            formed_at: detail.formed_at,
            locale: detail.locale,
            totals: DetailTotals::default(),
        })
    }

    /// Writes one call as a row.
    ///
    /// # Errors
    /// Those of `out`; the file is then incomplete.
    pub fn write(&mut self, call: &Call) -> io::Result<()> {
        let late = call.is_late(self.formed_at);
        self.totals.add(call, late);
        let out = &mut self.buffer;
        let local = self.clock.local_seconds(call.start);
        let day = local.div_euclid(86_400);
        if day != self.day {
            (self.day, self.date) = (day, date(self.locale, day));
        }
        out.extend_from_slice(&self.date);
        out.extend_from_slice(&time(local.rem_euclid(86_400) as u32));
        out.extend_from_slice(
            match (self.locale, call.direction) {
                (Locale::Ru, Direction::Outgoing) => ";Исходящий;",
                (Locale::Ru, Direction::Incoming) => ";Входящий;",
                (Locale::En, Direction::Outgoing) => ";Outgoing;",
                (Locale::En, Direction::Incoming) => ";Incoming;",
            }
            .as_bytes(),
        );
        push_party(out, call.subscriber.as_str());
        out.push(b';');
        push_party(out, call.peer.as_str());
        out.push(b';');
        push_text(out, call.service.as_str());
        out.push(b';');
        push_durations(out, call.seconds.into());
        push_durations(out, call.charged_seconds.into());
        push_amount(out, self.locale, call.amount);
        out.push(b';');
        if late {
            out.extend_from_slice(super::locale::choose(self.locale, "поступил поздно", "late").as_bytes());
        }
        out.extend_from_slice(b"\r\n");
        if self.buffer.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// What the calls written so far come to.
    #[must_use]
    pub fn totals(&self) -> &DetailTotals {
        &self.totals
    }

    /// Writes the row of totals and gives `out` back.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self) -> io::Result<W> {
        let DetailTotals { calls, seconds, charged_seconds, amount, late } = self.totals;
        let out = &mut self.buffer;
        let (total, count, note) = match self.locale {
            Locale::Ru => ("Итого;;;;;Вызовов: ", calls, "поступили поздно: "),
            Locale::En => ("Total;;;;;Calls: ", calls, "late: "),
        };
        out.extend_from_slice(total.as_bytes());
        push_integer(out, count);
        out.push(b';');
        push_durations(out, seconds);
        push_durations(out, charged_seconds);
        push_amount(out, self.locale, amount);
        out.push(b';');
        if late > 0 {
            out.extend_from_slice(note.as_bytes());
            push_integer(out, late);
        }
        out.extend_from_slice(b"\r\n");
        self.flush()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// `01.10.2026` in Russian; `2026-10-01`, which no locale takes for another day, in English.
fn date(locale: Locale, days: i64) -> [u8; 10] {
    let (year, month, day) = civil(days);
    let year = year.unsigned_abs() as u32;
    let ([a, b], [c, d]) = (two(year / 100), two(year % 100));
    let ([m, n], [x, y]) = (two(month.into()), two(day.into()));
    match locale {
        Locale::Ru => [x, y, b'.', m, n, b'.', a, b, c, d],
        Locale::En => [a, b, c, d, b'-', m, n, b'-', x, y],
    }
}

/// `;09:05:00`
#[inline]
fn time(seconds: u32) -> [u8; 9] {
    let ([a, b], [c, d], [e, f]) = (two(seconds / 3_600), two(seconds / 60 % 60), two(seconds % 60));
    [b';', a, b, b':', c, d, b':', e, f]
}

/// `65;0:01:05;`
#[inline]
fn push_durations(out: &mut Vec<u8>, seconds: u64) {
    push_integer(out, seconds);
    out.push(b';');
    push_integer(out, seconds / 3_600);
    let ([a, b], [c, d]) = (two((seconds / 60 % 60) as u32), two((seconds % 60) as u32));
    out.extend_from_slice(&[b':', a, b, b':', c, d, b';']);
}

/// `-12,05` or `-12.05`: a plain minus, so that it stays a number.
fn push_amount(out: &mut Vec<u8>, locale: Locale, amount: Amount) {
    let minor = amount.minor();
    if minor < 0 {
        out.push(b'-');
    }
    push_integer(out, minor.unsigned_abs() / 100);
    let [a, b] = two((minor.unsigned_abs() % 100) as u32);
    out.extend_from_slice(&[super::locale::decimal_mark(locale) as u8, a, b]);
}

/// A number as its digits, or a name as text.
fn push_party(out: &mut Vec<u8>, party: &str) {
    match e164_digits(party) {
        Some(digits) => out.extend_from_slice(digits.as_bytes()),
        None => push_text(out, party),
    }
}

/// A cell of text that is no formula and stays one cell, whichever separator the reader takes.
fn push_text(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let plain = |byte: &u8| !matches!(byte, b'"' | b';' | b',' | ..=b'\x1f' | b'|');
    if !begins_formula(bytes) && bytes.iter().all(plain) {
        out.extend_from_slice(bytes);
    } else {
        push_guarded(out, text);
    }
}

#[cold]
fn push_guarded(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut at_start = true;
    for (place, character) in text.char_indices() {
        if at_start && begins_formula(&text.as_bytes()[place..]) {
            out.push(b'\'');
        }
        match character {
            '"' => out.extend_from_slice(b"\"\""),
            // A checked line has no control characters; one that came another way is a blank.
            c if c.is_control() => out.push(b' '),
            c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        // A reader that splits at another separator, or takes our quotes for text, finds a new cell here.
        at_start =
            matches!(character, ';' | ',' | '|' | '"') || character.is_control() || (at_start && character == ' ');
    }
    out.push(b'"');
}

/// Whether a spreadsheet would take the cell for a formula: `= + - @` or a full-width twin of one at its start.
fn begins_formula(cell: &[u8]) -> bool {
    match cell {
        [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n', ..] => true,
        // U+FF1D, U+FF0B, U+FF0D, U+FF20
        [0xEF, 0xBC, 0x9D | 0x8B | 0x8D | 0xA0, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Line, Name};
    use crate::{BillingPeriod, Instant, Zone};
    use proptest::prelude::*;

    fn detail(locale: Locale) -> CallDetail {
        CallDetail {
            account: "10045".parse().unwrap(),
            period: BillingPeriod::new(2026, 10).unwrap(),
            zone: Zone::MOSCOW,
            locale,
            formed_at: Some("2026-11-01T02:00:00Z".parse().unwrap()),
        }
    }

    fn call(peer: &str) -> Call {
        Call {
            key: Line::new("1").unwrap(),
            subscriber: "+74951234567".parse().unwrap(),
            start: "2026-09-30T21:00:00Z".parse().unwrap(),
            direction: Direction::Incoming,
            peer: Line::new(peer).unwrap(),
            service: Name::new("Городские вызовы").unwrap(),
            seconds: 7,
            charged_seconds: 60,
            amount: Amount::from_minor(-5),
            received: None,
        }
    }

    fn file(locale: Locale, calls: &[Call]) -> String {
        let mut csv = CallCsv::new(&detail(locale), Vec::new()).unwrap();
        for call in calls {
            csv.write(call).unwrap();
        }
        String::from_utf8(csv.finish().unwrap()).unwrap()
    }

    fn cell(text: &str) -> String {
        let mut out = Vec::new();
        push_party(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    /// The cells of a row as a reader splits them that knows quotes.
    fn cells(row: &str, separator: char) -> Vec<String> {
        let (mut cells, mut cell, mut quoted, mut characters) =
            (Vec::new(), String::new(), false, row.chars().peekable());
        while let Some(c) = characters.next() {
            match c {
                '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
                '"' if quoted || cell.is_empty() => quoted = !quoted,
                c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        cells
    }

    #[test]
    fn r8_a_file_is_head_rows_and_totals_in_the_language() {
        let mut late = call("sip:ivan");
        late.received = Some("2026-11-02T00:00:00Z".parse::<Instant>().unwrap());
        late.start = "2026-10-31T20:59:59Z".parse().unwrap();
        (late.seconds, late.amount, late.direction) = (93_600, Amount::from_minor(123_456), Direction::Outgoing);
        let calls = [call("+78001002030"), late];
        assert_eq!(
            file(Locale::Ru, &calls),
            "\u{feff}Дата;Время;Направление;Абонент;Собеседник;Услуга;Длительность, с;Длительность;Тарифицировано, с;\
             Тарифицировано;Сумма, ₽;Примечание\r\n\
             01.10.2026;00:00:00;Входящий;74951234567;78001002030;Городские вызовы;7;0:00:07;60;0:01:00;-0,05;\r\n\
             31.10.2026;23:59:59;Исходящий;74951234567;sip:ivan;Городские вызовы;93600;26:00:00;60;0:01:00;1234,56;\
             поступил поздно\r\n\
             Итого;;;;;Вызовов: 2;93607;26:00:07;120;0:02:00;1234,51;поступили поздно: 1\r\n"
        );
        let english = file(Locale::En, &calls);
        assert!(english.contains("\r\n2026-10-01;00:00:00;Incoming;74951234567;78001002030;Городские вызовы;7;"));
        assert!(english.ends_with("\r\nTotal;;;;;Calls: 2;93607;26:00:07;120;0:02:00;1234.51;late: 1\r\n"));
    }

    #[test]
    fn formulas_are_shown_and_never_run() {
        let cases = [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+SUM(A1)", "\"'+SUM(A1)\""),
            ("-2+3", "\"'-2+3\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1+1", "\"'＝1+1\""),
            ("Иван, =cmd()", "\"Иван, '=cmd()\""),
            ("a;=b|-c", "\"a;'=b|'-c\""),
            ("\"=1+1\"", "\"\"\"'=1+1\"\"\""),
            ("ООО «Ромашка»; «Лютик»", "\"ООО «Ромашка»; «Лютик»\""),
            ("+79161234567", "79161234567"),
            ("79161234567", "79161234567"),
            ("+7 916 123-45-67", "\"'+7 916 123-45-67\""),
            ("+123456", "\"'+123456\""),
            ("+1234567890123456", "\"'+1234567890123456\""),
            ("ivan@pbx.example.ru", "ivan@pbx.example.ru"),
        ];
        for (text, written) in cases {
            assert_eq!(cell(text), written, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_peer_is_one_cell_and_no_formula_whatever_the_separator(peer in "\\PC{1,60}") {
            let Ok(line) = Line::new(&peer) else { return Ok(()) };
            let mut hostile = call("x");
            hostile.peer = line.clone();
            let file = file(Locale::Ru, &[hostile]);
            let rows: Vec<_> = file.split("\r\n").collect();
            prop_assert_eq!(rows.len(), 4);
            let row = cells(rows[1], ';');
            prop_assert_eq!(row.len(), 12);
            let bare = |text: &str| text.replace('\'', "").trim_start_matches('+').to_owned();
            prop_assert_eq!(bare(&row[4]), bare(line.as_str()));
            for separator in [';', ',', '\t', '|'] {
                for cell in cells(rows[1], separator).iter().filter(|cell| !cell.starts_with("-0")) {
                    prop_assert!(!begins_formula(cell.trim_start_matches(' ').as_bytes()), "{cell:?}");
                }
            }
        }
    }
}
