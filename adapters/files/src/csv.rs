use std::borrow::Cow;
use std::io::{self, BufRead};
use std::ops::Range;

use crate::lines::{LineRead, Lines, without_end};

/// The most bytes of one record, and of one physical line.
pub(crate) const MAX_RECORD: usize = 64 * 1024;
/// The most physical lines of one record: a quoted field may hold line ends, cdr_csv does not escape them.
pub(crate) const MAX_RECORD_LINES: usize = 16;
const MAX_FIELDS: usize = 64;

/// Records of fields between separators, as RFC 4180 has them: quotes around a field or none, doubled inside.
///
/// A record begins at the beginning of a physical line. Where the grammar is broken, or a quote is not closed within
/// [`MAX_RECORD_LINES`] lines and [`MAX_RECORD`] bytes, that one physical line is broken and reading goes on with the
/// next: no quote can swallow the records behind it.
#[derive(Debug)]
pub(crate) struct CsvReader<R> {
    lines: Lines<R>,
    separator: u8,
    buffer: Vec<u8>,
    /// Ends of the physical lines in the buffer, and whether each was cut.
    ends: Vec<(usize, LineRead)>,
    first_line: u64,
    fields: Vec<Field>,
    /// How much of the buffer and of the ends the last record took.
    taken: usize,
}

/// One record or broken line, which lives until the next is read.
#[derive(Debug)]
pub(crate) struct CsvRecord<'a> {
    /// The number of its first physical line, from 1.
    pub(crate) line: u64,
    /// How many physical lines it has.
    pub(crate) lines: u32,
    /// Its bytes without the last line's end.
    pub(crate) raw: &'a [u8],
    /// Its fields, or why it is none.
    pub(crate) fields: Result<Fields<'a>, String>,
}

/// The fields of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    raw: &'a [u8],
    fields: &'a [Field],
}

#[derive(Clone, Debug)]
struct Field {
    span: Range<usize>,
    has_doubled_quotes: bool,
}

impl<R: BufRead> CsvReader<R> {
    /// Records from the lines of a source.
    pub(crate) fn new(lines: Lines<R>, separator: u8) -> Self {
        Self { lines, separator, buffer: Vec::new(), ends: Vec::new(), first_line: 1, fields: Vec::new(), taken: 0 }
    }

    /// The same records with another separator from here on.
    pub(crate) fn set_separator(&mut self, separator: u8) {
        self.separator = separator;
    }

    /// How many bytes were read.
    pub(crate) fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    /// What the source answers.
    pub(crate) fn read(&mut self) -> io::Result<Option<CsvRecord<'_>>> {
        self.let_go();
        if self.ends.is_empty() && !self.read_line()? {
            return Ok(None);
        }
        let (mut lines, mut opened) = (1, 0);
        let broken = loop {
            let (end, read) = self.ends[lines - 1];
            if read == LineRead::Cut && lines == 1 {
                break Some(format!("has more than {MAX_RECORD} bytes"));
            }
            match scan(without_end(&self.buffer[..end]), self.separator, &mut self.fields) {
                Scan::Whole => break None,
                Scan::Broken(reason) if lines == 1 => break Some(reason),
                Scan::Broken(_) => break Some(unclosed(opened)),
                Scan::Open(place) => {
                    opened = if lines == 1 { place } else { opened };
                    let has_next = lines < MAX_RECORD_LINES
                        && end < MAX_RECORD
                        && read == LineRead::Whole
                        && (lines < self.ends.len() || self.read_line()?);
                    if !has_next {
                        break Some(unclosed(opened));
                    }
                    lines += 1;
                }
            }
        };
        self.taken = if broken.is_some() { 1 } else { lines };
        let raw = without_end(&self.buffer[..self.ends[self.taken - 1].0]);
        let fields = match broken {
            None => Ok(Fields { raw, fields: &self.fields }),
            Some(reason) => Err(reason),
        };
        Ok(Some(CsvRecord { line: self.first_line, lines: u32::try_from(self.taken).unwrap_or(u32::MAX), raw, fields }))
    }

    fn read_line(&mut self) -> io::Result<bool> {
        let Some(read) = self.lines.read_into(&mut self.buffer)? else { return Ok(false) };
        self.ends.push((self.buffer.len(), read));
        Ok(true)
    }

    /// Drops what the last record took.
    fn let_go(&mut self) {
        let taken = std::mem::take(&mut self.taken);
        let Some(&(end, _)) = taken.checked_sub(1).and_then(|last| self.ends.get(last)) else { return };
        self.first_line += taken as u64;
        self.buffer.drain(..end);
        self.ends.drain(..taken);
        for (later, _) in &mut self.ends {
            *later -= end;
        }
    }
}

impl<'a> Fields<'a> {
    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.fields.len()
    }

    /// The field at a place, from 0, without its quotes; empty where there is none.
    pub(crate) fn at(self, place: usize) -> Cow<'a, [u8]> {
        let Some(field) = self.fields.get(place) else { return Cow::Borrowed(b"") };
        let bytes = &self.raw[field.span.clone()];
        if !field.has_doubled_quotes {
            return Cow::Borrowed(bytes);
        }
        let mut plain = Vec::with_capacity(bytes.len());
        let mut quoted = false;
        for byte in bytes {
            quoted = *byte == b'"' && !quoted;
            if !quoted {
                plain.push(*byte);
            }
        }
        Cow::Owned(plain)
    }
}

fn unclosed(place: usize) -> String {
    format!(
        "has a quote at byte {place} that no field's end closes within {MAX_RECORD_LINES} lines and {MAX_RECORD} bytes"
    )
}

enum Scan {
    Whole,
    /// A quote at this byte, from 1, is still open.
    Open(usize),
    Broken(String),
}

fn scan(raw: &[u8], separator: u8, fields: &mut Vec<Field>) -> Scan {
    fields.clear();
    let mut at = 0;
    loop {
        if fields.len() == MAX_FIELDS {
            return Scan::Broken(format!("has more than {MAX_FIELDS} columns"));
        }
        let end = if raw.get(at) == Some(&b'"') {
            let (span, has_doubled_quotes) = match quoted(raw, at + 1) {
                Some(found) => found,
                None => return Scan::Open(at + 1),
            };
            let end = span.end + 1;
            fields.push(Field { span, has_doubled_quotes });
            end
        } else {
            let rest = &raw[at..];
            let length = rest.iter().position(|byte| *byte == separator).unwrap_or(rest.len());
            if let Some(quote) = rest[..length].iter().position(|byte| *byte == b'"') {
                return Scan::Broken(format!("has a quote at byte {} inside a field without quotes", at + quote + 1));
            }
            fields.push(Field { span: at..at + length, has_doubled_quotes: false });
            at + length
        };
        match raw.get(end) {
            None => return Scan::Whole,
            Some(byte) if *byte == separator => at = end + 1,
            Some(_) => return Scan::Broken(format!("has text behind the closing quote at byte {end}")),
        }
    }
}

/// The inside of a quoted field that begins at `start`, up to its closing quote; and whether it has doubled quotes.
fn quoted(raw: &[u8], start: usize) -> Option<(Range<usize>, bool)> {
    let (mut at, mut has_doubled) = (start, false);
    loop {
        at += raw.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if raw.get(at + 1) != Some(&b'"') {
            return Some((start..at, has_doubled));
        }
        has_doubled = true;
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_all(source: &[u8]) -> Vec<(u64, u32, Result<Vec<String>, String>)> {
        let mut reader = CsvReader::new(Lines::new(source, MAX_RECORD), b',');
        let mut found = Vec::new();
        while let Some(record) = reader.read().unwrap() {
            let fields = record.fields.map(|fields| {
                (0..fields.len()).map(|place| String::from_utf8_lossy(&fields.at(place)).into_owned()).collect()
            });
            found.push((record.line, record.lines, fields));
        }
        found
    }

    #[test]
    fn fields_with_and_without_quotes() {
        for (line, fields) in [
            (&b"a,b"[..], vec!["a", "b"]),
            (b"\"a\",,\"\"\r\n", vec!["a", "", ""]),
            (b"\"say \"\"hi\"\"\",2", vec!["say \"hi\"", "2"]),
            (b"\"\"\"\"", vec!["\""]),
            (b",", vec!["", ""]),
        ] {
            assert_eq!(read_all(line)[0].2.as_deref().unwrap(), fields);
        }
    }

    #[test]
    fn a_field_may_span_lines_and_the_count_goes_on() {
        let found = read_all(b"1,\"a\nb\r\nc\",2\nnext\n");
        assert_eq!(found[0], (1, 3, Ok(vec!["1".into(), "a\nb\r\nc".into(), "2".into()])));
        assert_eq!(found[1], (4, 1, Ok(vec!["next".into()])));
    }

    #[test]
    fn an_open_quote_breaks_one_line_alone() {
        let many = "x,y\n".repeat(100);
        let found = read_all(format!("1,\"open\n{many}").as_bytes());
        assert!(found[0].2.as_ref().unwrap_err().contains("quote at byte 3"));
        assert_eq!(found.len(), 101);
        assert!(found[1..].iter().all(|record| record.1 == 1 && record.2.is_ok()));
        let quoted = read_all(b"1,\"open\n\"\",\"\",\"x\"\n");
        assert_eq!((quoted.len(), quoted[1].2.as_ref().unwrap().len()), (2, 3));
    }

    #[test]
    fn broken_lines_say_where() {
        for (line, reason) in [
            (&b"a\"b,c"[..], "quote at byte 2 inside"),
            (b"\"a\"b", "behind the closing quote at byte 3"),
            (&[b','; 64], "more than 64 columns"),
        ] {
            let found = read_all(line);
            let error = found[0].2.as_ref().unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(rows in proptest::collection::vec(proptest::collection::vec("[a\",\r\n]{0,5}", 1..6), 0..8)) {
            let rows: Vec<Vec<String>> = rows.into_iter().filter(|row| row.join("").matches('\n').count() < 15).collect();
            let quote = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let file: String = rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(",") + "\n").collect();
            let found: Vec<_> = read_all(file.as_bytes()).into_iter().map(|record| record.2.unwrap()).collect();
            prop_assert_eq!(found, rows);
        }

        #[test]
        fn arbitrary_bytes_are_read_line_by_line(
            source in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), any::<u8>()], 0..300),
        ) {
            let found = read_all(&source);
            let mut next = 1;
            for (line, lines, _) in &found {
                prop_assert_eq!(*line, next);
                next += u64::from(*lines);
            }
            let physical = source.iter().filter(|byte| **byte == b'\n').count()
                + usize::from(source.last().is_some_and(|byte| *byte != b'\n'));
            prop_assert_eq!(next, physical as u64 + 1);
        }
    }
}
