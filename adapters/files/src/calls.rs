use std::io::{self, BufRead};

use chrono::{DateTime, Datelike};
use schet::AccountNumber;
use schet::Amount;
use schet::usage::{Call, Direction};

use crate::csv::{CsvReader, Fields, MAX_RECORD};
use crate::json::{at_field, bounded};
use crate::lines::{Lines, utf8, without_end};

/// The columns of `calls.csv`; each of them but `received` must be there, in any order.
pub const CALL_COLUMNS: [&str; 11] = [
    "account",
    "key",
    "subscriber",
    "start",
    "direction",
    "peer",
    "service",
    "seconds",
    "charged_seconds",
    "amount",
    "received",
];
const RECEIVED: usize = 10;

/// The calls of a file in the format of `calls.csv`, row by row.
///
/// | column | what it is |
/// | --- | --- |
/// | `account` | number of the account |
/// | `key` | the billing's key of the call or of its leg, unique for the account |
/// | `subscriber` | E.164 number or SIP user name |
/// | `start` | RFC 3339 with an offset: `2026-10-01T09:30:00+03:00` |
/// | `direction` | `outgoing` or `incoming` |
/// | `peer` | the other party |
/// | `service` | the service by which it is charged |
/// | `seconds`, `charged_seconds` | whole seconds |
/// | `amount` | a whole number of minor units, VAT included as the billing states it |
/// | `received` | optional: when the billing received the record, RFC 3339 |
///
/// UTF-8 with or without a byte order mark, `\n` or `\r\n`, and `,` or `;` between fields, as the header has it.
#[derive(Debug)]
pub(crate) struct CallsReader<R> {
    csv: CsvReader<R>,
    /// For each column its place in the file.
    places: [Option<usize>; CALL_COLUMNS.len()],
    width: usize,
}

/// A row of `calls.csv`.
pub(crate) struct CallRow {
    /// Its line, from 1.
    pub(crate) line: u64,
    /// The call, or why it is none.
    pub(crate) call: Result<(AccountNumber, Call), String>,
}

/// Why no row can be read.
#[derive(Debug)]
pub(crate) enum HeaderError {
    Read(io::Error),
    Header(String),
}

impl<R: BufRead> CallsReader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`HeaderError`] naming the column that is missing, unknown or there twice.
    pub(crate) fn new(source: R) -> Result<Self, HeaderError> {
        let mut csv = CsvReader::new(Lines::new(source, MAX_RECORD), b',');
        let Some(header) = csv.read().map_err(HeaderError::Read)? else {
            return Err(HeaderError::Header("has no header".to_owned()));
        };
        let raw = without_end(header.raw);
        let separator = if raw.contains(&b';') { b';' } else { b',' };
        let raw = utf8(raw).map_err(HeaderError::Header)?;
        let names: Vec<_> =
            raw.split(char::from(separator)).map(|name| name.trim().trim_matches('"').to_ascii_lowercase()).collect();
        let mut places = [None; CALL_COLUMNS.len()];
        for (place, name) in names.iter().enumerate() {
            let column = CALL_COLUMNS.iter().position(|column| column == name).ok_or_else(|| {
                HeaderError::Header(bounded(&format!(
                    "has the unknown column {name:?}, the columns are {}",
                    CALL_COLUMNS.join(", ")
                )))
            })?;
            if places[column].replace(place).is_some() {
                return Err(HeaderError::Header(format!("has the column {name} twice")));
            }
        }
        let missing = (0..CALL_COLUMNS.len()).find(|column| *column != RECEIVED && places[*column].is_none());
        if let Some(column) = missing {
            return Err(HeaderError::Header(format!("lacks the column {}", CALL_COLUMNS[column])));
        }
        let width = names.len();
        csv.set_separator(separator);
        Ok(Self { csv, places, width })
    }

    /// The next row that is not blank; `None` at the end.
    pub(crate) fn read(&mut self) -> io::Result<Option<CallRow>> {
        let (places, width) = (self.places, self.width);
        loop {
            let Some(record) = self.csv.read()? else { return Ok(None) };
            if record.raw.trim_ascii().is_empty() {
                continue;
            }
            let call = record.fields.and_then(|fields| {
                utf8(record.raw)?;
                if fields.len() == width {
                    call(fields, places)
                } else {
                    Err(format!("has {} columns, the header has {width}", fields.len()))
                }
            });
            return Ok(Some(CallRow { line: record.line, call }));
        }
    }

    /// How many bytes were read.
    pub(crate) fn bytes(&self) -> u64 {
        self.csv.bytes()
    }
}

fn call(fields: Fields<'_>, places: [Option<usize>; CALL_COLUMNS.len()]) -> Result<(AccountNumber, Call), String> {
    let row = Row { fields, places };
    let account = row.parsed(0)?;
    let call = Call {
        key: row.parsed(1)?,
        subscriber: row.parsed(2)?,
        start: row.read(3, instant)?,
        direction: row.read(4, direction)?,
        peer: row.parsed(5)?,
        service: row.parsed(6)?,
        seconds: row.read(7, seconds)?,
        charged_seconds: row.read(8, seconds)?,
        amount: row.read(9, amount)?,
        received: match row.places[RECEIVED] {
            Some(place) if !fields.at(place).is_empty() => Some(row.read(RECEIVED, instant)?),
            _ => None,
        },
    };
    Ok((account, call))
}

struct Row<'a> {
    fields: Fields<'a>,
    places: [Option<usize>; CALL_COLUMNS.len()],
}

impl Row<'_> {
    fn read<T>(&self, column: usize, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, String> {
        let bytes = self.fields.at(self.places[column].unwrap_or(usize::MAX));
        let name = CALL_COLUMNS[column];
        let text = utf8(&bytes)?;
        parse(text).map_err(|problem| at_field(name, &problem))
    }

    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: usize) -> Result<T, String> {
        self.read(column, |text| text.parse().map_err(|error: T::Err| error.to_string()))
    }
}

fn instant(text: &str) -> Result<schet::Instant, String> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
        .filter(|at| (1970..=9998).contains(&at.year()))
        .ok_or_else(|| format!("must be an instant such as 2026-10-01T09:30:00+03:00, got {text:?}"))
}

fn direction(text: &str) -> Result<Direction, String> {
    match text {
        "outgoing" => Ok(Direction::Outgoing),
        "incoming" => Ok(Direction::Incoming),
        _ => Err(format!("must be outgoing or incoming, got {text:?}")),
    }
}

fn seconds(text: &str) -> Result<u32, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(|| format!("must be a whole number of seconds, got {text:?}"))
}

fn amount(text: &str) -> Result<Amount, String> {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let digits = !magnitude.is_empty() && magnitude.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .map(Amount::from_minor)
        .filter(|amount| digits && amount.is_printable())
        .ok_or_else(|| format!("must be a whole number of minor units of at most 15 digits, got {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEADER: &str = "account,key,subscriber,start,direction,peer,service,seconds,charged_seconds,amount";
    const ROW: &str = "7,c-1,+74950000001,2026-10-01T09:30:00+03:00,outgoing,+79000000001,Мобильные вызовы,61,120,-250";

    fn rows(file: &str) -> Vec<Result<(AccountNumber, Call), String>> {
        let mut reader = CallsReader::new(file.as_bytes()).unwrap();
        let mut found = Vec::new();
        while let Some(row) = reader.read().unwrap() {
            found.push(row.call);
        }
        found
    }

    #[test]
    fn a_row_is_a_call_whatever_separates_it() {
        let comma = rows(&format!("{HEADER}\n{ROW}\n"));
        let semicolon = rows(&format!("\u{FEFF}{HEADER}\r\n\r\n{ROW}\r\n").replace(',', ";"));
        assert_eq!(comma, semicolon);
        let (account, call) = comma[0].clone().unwrap();
        assert_eq!((account.as_str(), call.amount.minor(), call.seconds), ("7", -250, 61));
        assert_eq!(call.start, "2026-10-01T06:30:00Z".parse::<schet::Instant>().unwrap());
    }

    #[test]
    fn columns_may_stand_in_any_order_with_received() {
        let mut names: Vec<_> = HEADER.split(',').chain(["received"]).collect();
        let mut cells: Vec<_> = ROW.split(',').chain(["2026-10-05T00:00:00Z"]).collect();
        names.reverse();
        cells.reverse();
        let found = rows(&format!("{}\n{}", names.join(","), cells.join(",")));
        assert!(found[0].as_ref().unwrap().1.received.is_some());
    }

    #[test]
    fn a_wrong_cell_names_its_column() {
        for (from, to, expected) in [
            ("7,c-1", "№7,c-1", "account must be letters"),
            ("c-1", "", "key is empty"),
            ("+74950000001", "=1", "subscriber must be an E.164"),
            ("+03:00", "", "start must be an instant such as"),
            ("2026-10-01", "2026-02-30", "start must be an instant such as"),
            ("outgoing", "out", "direction must be outgoing or incoming, got \"out\""),
            ("Мобильные вызовы", "=HYPERLINK(1)", "service begins with '='"),
            (",61,", ",-61,", "seconds must be a whole number of seconds, got \"-61\""),
            (",61,", ",+61,", "seconds must be a whole number"),
            (",61,", ",4294967296,", "seconds must be a whole number"),
            (",120,", ",2:00,", "charged_seconds must be a whole number"),
            ("-250", "2.50", "amount must be a whole number of minor units"),
            ("-250", "1000000000000000", "of at most 15 digits"),
            (",-250", "", "has 9 columns, the header has 10"),
            ("c-1", "\"c-1", "has a quote at byte 3 that no"),
        ] {
            let row = ROW.replacen(from, to, 1);
            assert_ne!(row, ROW);
            let found = rows(&format!("{HEADER}\n{row}\n{ROW}"));
            let reason = found[0].as_ref().unwrap_err();
            assert!(reason.contains(expected), "{reason:?} instead of {expected:?}");
            assert!(found[1].is_ok());
        }
    }

    #[test]
    fn a_wrong_header_names_the_column() {
        for (header, expected) in [
            ("", "has no header"),
            (&*HEADER.replace("peer", "pear"), "unknown column \"pear\""),
            (&*HEADER.replace(",peer", ""), "lacks the column peer"),
            (&*format!("{HEADER},key"), "has the column key twice"),
        ] {
            let Err(HeaderError::Header(reason)) = CallsReader::new(header.as_bytes()) else { panic!("{header}") };
            assert!(reason.contains(expected), "{reason}");
        }
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_are_rows_or_reasons(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut file = format!("{HEADER}\n").into_bytes();
            file.extend_from_slice(&bytes);
            let mut reader = CallsReader::new(&file[..]).unwrap();
            while reader.read().unwrap().is_some() {}
            let _ = CallsReader::new(&bytes[..]);
        }
    }
}
