use std::io::{self, BufRead};

use chrono::{Datelike, NaiveDate};
use schet::{Instant, Zone};

use super::KeyRule;
use super::decode::decoded;
use super::key::Keys;
use super::record::{AsteriskRecord, Disposition};
use crate::csv::{CsvReader, CsvRecord, Fields, MAX_RECORD};
use crate::json::bounded;
use crate::lines::Lines;

/// The columns that cdr_csv always writes.
const ALWAYS: usize = 16;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsteriskOptions {
    /// The zone of its times; UTC for `usegmtime=yes`.
    pub zone: Zone,
    /// Which columns it has; `None`: as their number tells, line by line.
    pub columns: Option<Columns>,
    /// By what records are told apart.
    pub key: KeyRule,
}

/// The columns that `cdr.conf` adds to the 16 that are always there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// `loguniqueid=yes`.
    pub uniqueid: bool,
    /// `loguserfield=yes`.
    pub userfield: bool,
    /// `newcdrcolumns=yes`: peeraccount, linkedid, sequence.
    pub newcdrcolumns: bool,
}

/// The records of a `Master.csv`, one by one; see the [module](super) for the rules.
///
/// ```
/// use schet_files::asterisk::{AsteriskLine, AsteriskOptions, AsteriskReader};
/// let file = br#""","101","79000000001","internal","""Anna"" <101>","PJSIP/101-0000001a","","Dial","",
/// "2026-10-05 12:00:00",,"2026-10-05 12:00:09",9,0,"NO ANSWER","DOCUMENTATION""#;
/// let file = file.split(|byte| *byte == b'\n').collect::<Vec<_>>().concat();
/// let mut reader = AsteriskReader::new(&file[..], AsteriskOptions::default());
/// let Some(Ok(AsteriskLine::Record(record))) = reader.next() else { panic!() };
/// assert_eq!(record.endpoint(), Some("101"));
/// assert_eq!(record.caller_name(), Some("Anna"));
/// assert_eq!((record.duration, record.billable_seconds(), record.answer), (9, 0, None));
/// ```
#[derive(Debug)]
pub struct AsteriskReader<R> {
    csv: CsvReader<R>,
    options: AsteriskOptions,
    keys: Keys,
    tally: AsteriskTally,
}

/// What one or several physical lines are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsteriskLine {
    /// A record.
    Record(Box<AsteriskRecord>),
    /// None: they are refused.
    Refused(RefusedLine),
}

/// A line, or a record, that was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} {reason}")]
pub struct RefusedLine {
    /// Its first physical line, from 1.
    pub line: u64,
    /// How many physical lines it has.
    pub lines: u32,
    /// Why, naming the column.
    pub reason: String,
    /// The seconds that it states; `None` where they can't be read.
    pub seconds: Option<Seconds>,
}

/// Durations in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seconds {
    /// From start to end.
    pub duration: u64,
    /// From answer to end.
    pub billsec: u64,
}

/// What was read so far: `lines` is the sum of `blank_lines`, the lines of records and the lines of refusals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsteriskTally {
    /// Physical lines.
    pub lines: u64,
    /// Physical lines with nothing in them.
    pub blank_lines: u64,
    /// Records.
    pub records: u64,
    /// Refused lines, a refused record of several lines counted once.
    pub refused: u64,
    /// Seconds of all records.
    pub recorded: Seconds,
    /// Seconds that refused lines state.
    pub refused_seconds: Seconds,
    /// Refused lines whose seconds can't be read.
    pub refused_unreadable: u64,
}

impl<R: BufRead> AsteriskReader<R> {
    /// Reads a file from its beginning.
    pub fn new(source: R, options: AsteriskOptions) -> Self {
        let csv = CsvReader::new(Lines::new(source, MAX_RECORD).skipping_nuls(), b',');
        Self { csv, options, keys: Keys::new(options.key), tally: AsteriskTally::default() }
    }

    /// What was read so far.
    pub fn tally(&self) -> &AsteriskTally {
        &self.tally
    }

    /// How many bytes were read.
    pub fn bytes(&self) -> u64 {
        self.csv.bytes()
    }

    fn read(&mut self) -> io::Result<Option<AsteriskLine>> {
        loop {
            let Some(csv) = self.csv.read()? else { return Ok(None) };
            let (line, lines, raw) = (csv.line, csv.lines, csv.raw);
            self.tally.lines += u64::from(lines);
            if raw.trim_ascii().is_empty() {
                self.tally.blank_lines += u64::from(lines);
                continue;
            }
            let record = match csv.fields.clone() {
                Ok(fields) => record(&csv, fields, self.options, &mut self.keys)
                    .map_err(|reason| (reason, stated(fields).or_else(|| found(raw)))),
                Err(reason) => Err((reason, found(raw))),
            };
            return Ok(Some(match record {
                Ok(record) => AsteriskLine::Record(Box::new(record)),
                Err((reason, seconds)) => {
                    AsteriskLine::Refused(RefusedLine { line, lines, reason: bounded(&reason), seconds })
                }
            }));
        }
    }
}

impl<R: BufRead> Iterator for AsteriskReader<R> {
    type Item = io::Result<AsteriskLine>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.read().transpose();
        match &line {
            Some(Ok(AsteriskLine::Record(record))) => {
                self.tally.records += 1;
                self.tally.recorded += record.seconds();
            }
            Some(Ok(AsteriskLine::Refused(refused))) => {
                self.tally.refused += 1;
                self.tally.refused_seconds += refused.seconds.unwrap_or_default();
                self.tally.refused_unreadable += u64::from(refused.seconds.is_none());
            }
            Some(Err(_)) | None => {}
        }
        line
    }
}

impl std::ops::AddAssign for Seconds {
    fn add_assign(&mut self, other: Self) {
        self.duration = self.duration.saturating_add(other.duration);
        self.billsec = self.billsec.saturating_add(other.billsec);
    }
}

impl Columns {
    /// How many columns a line has.
    fn count(self) -> usize {
        ALWAYS + usize::from(self.uniqueid) + usize::from(self.userfield) + if self.newcdrcolumns { 3 } else { 0 }
    }

    /// The columns of a line, by their number.
    fn of(fields: Fields<'_>) -> Result<Self, String> {
        let one = || looks_like_uniqueid(&fields.at(ALWAYS));
        let (uniqueid, userfield, newcdrcolumns) = match fields.len() {
            16 => (false, false, false),
            17 => (one(), !one(), false),
            18 => (true, true, false),
            19 => (false, false, true),
            20 => (one(), !one(), true),
            21 => (true, true, true),
            count => return Err(format!("has {count} columns, cdr_csv writes 16 to 21")),
        };
        Ok(Self { uniqueid, userfield, newcdrcolumns })
    }
}

fn looks_like_uniqueid(field: &[u8]) -> bool {
    let text = field.rsplit(|byte| *byte == b'-').next().unwrap_or(field);
    let is_number = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    text.iter().position(|byte| *byte == b'.').is_some_and(|dot| is_number(&text[..dot]) && is_number(&text[dot + 1..]))
}

/// The record of a line.
fn record(
    csv: &CsvRecord<'_>,
    fields: Fields<'_>,
    options: AsteriskOptions,
    keys: &mut Keys,
) -> Result<AsteriskRecord, String> {
    let columns = match options.columns {
        None => Columns::of(fields)?,
        Some(columns) if columns.count() == fields.len() => columns,
        Some(columns) => {
            return Err(format!("has {} columns, {} are configured", fields.len(), columns.count()));
        }
    };
    let text = |place| decoded(&fields.at(place));
    let time =
        |place, name: &str| instant(&fields.at(place), options.zone).map_err(|problem| format!("{name} {problem}"));
    let number = |place, name: &str| {
        let field = fields.at(place);
        seconds(&field)
            .and_then(|seconds| u32::try_from(seconds).ok())
            .ok_or_else(|| format!("{name} must be a whole number of seconds, got {:?}", decoded(&field)))
    };
    let start = time(9, "start")?.ok_or("start is empty")?;
    let (answer, end) = (time(10, "answer")?, time(11, "end")?);
    let (duration, billsec) = (number(12, "duration")?, number(13, "billsec")?);
    let disposition = Disposition::of_word(&fields.at(14)).ok_or_else(|| {
        let words = Disposition::ALL.map(Disposition::as_str).join(", ");
        format!("disposition must be one of {words}, got {:?}", text(14))
    })?;
    let mut rest = ALWAYS..fields.len();
    let mut optional = |is_there: bool| if is_there { rest.next().map(text) } else { None };
    let (uniqueid, userfield) = (optional(columns.uniqueid), optional(columns.userfield));
    let (peeraccount, linkedid) = (optional(columns.newcdrcolumns), optional(columns.newcdrcolumns));
    let sequence = optional(columns.newcdrcolumns)
        .map(|text| text.parse().map_err(|_| format!("sequence must be a whole number, got {text:?}")))
        .transpose()?;
    Ok(AsteriskRecord {
        line: csv.line,
        lines: csv.lines,
        key: keys.key(csv.line, csv.raw, uniqueid.as_deref(), sequence)?,
        accountcode: text(0),
        src: text(1),
        dst: text(2),
        dcontext: text(3),
        clid: text(4),
        channel: text(5),
        dstchannel: text(6),
        lastapp: text(7),
        lastdata: text(8),
        start,
        answer,
        end,
        duration,
        billsec,
        disposition,
        amaflags: text(15),
        uniqueid,
        userfield,
        peeraccount,
        linkedid,
        sequence,
    })
}

/// A local time `YYYY-MM-DD HH:MM:SS` as an instant; `None` for an empty one.
fn instant(field: &[u8], zone: Zone) -> Result<Option<Instant>, String> {
    if field.is_empty() {
        return Ok(None);
    }
    let number = |from: usize, to: usize| {
        let digits = field.get(from..to)?;
        let value = |value: u32, digit: &u8| Some(value * 10 + char::from(*digit).to_digit(10)?);
        digits.iter().try_fold(0, value)
    };
    let parse = || {
        let [b'-', b'-', b' ', b':', b':'] = [4, 7, 10, 13, 16].map(|place| field.get(place).copied().unwrap_or(0))
        else {
            return None;
        };
        let date = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
        let time = date.and_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?)?;
        (field.len() == 19 && (1970..=9998).contains(&date.year())).then_some(time)
    };
    let local = parse().ok_or_else(|| format!("must be a time YYYY-MM-DD HH:MM:SS, got {:?}", decoded(field)))?;
    Ok(Some(zone.at_or_after(local)))
}

fn seconds(field: &[u8]) -> Option<u64> {
    let is_number = !field.is_empty() && field.len() <= 19 && field.iter().all(u8::is_ascii_digit);
    if is_number { std::str::from_utf8(field).ok()?.parse().ok() } else { None }
}

/// The durations of a line that has its columns.
fn stated(fields: Fields<'_>) -> Option<Seconds> {
    let is_whole = (ALWAYS..=21).contains(&fields.len());
    let read = |place| seconds(&fields.at(place));
    if is_whole { Some(Seconds { duration: read(12)?, billsec: read(13)? }) } else { None }
}

/// The durations of a line whose columns are broken: the two numbers that stand before the last disposition.
fn found(raw: &[u8]) -> Option<Seconds> {
    let (mut before, mut last, mut found) = (None, None, None);
    for field in raw.split(|byte| *byte == b',') {
        let is_quoted = field.len() > 1 && field.starts_with(b"\"") && field.ends_with(b"\"");
        let word = if is_quoted { &field[1..field.len() - 1] } else { field };
        if let (Some(duration), Some(billsec), Some(_)) = (before, last, Disposition::of_word(word)) {
            found = Some(Seconds { duration, billsec });
        }
        (before, last) = (last, seconds(field));
    }
    found
}
