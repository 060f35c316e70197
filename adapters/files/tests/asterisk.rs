//! The reader of Master.csv over what Asterisk writes, and over what it never would.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

use std::io::Cursor;

use proptest::prelude::*;
use schet::Zone;
use schet_files::asterisk::{
    AsteriskLine, AsteriskOptions, AsteriskReader, AsteriskRecord, AsteriskTally, Columns, Disposition, Flow, KeyRule,
    RefusedLine, Seconds,
};

const HEAD: &str = r#""1001","101","79000000001","from-internal","""Анна"" <101>","PJSIP/101-0000001a","PJSIP/trunk-00000002","Dial","PJSIP/79000000001@trunk,30","#;
const TAIL: &str =
    r#""2026-10-05 12:00:00","2026-10-05 12:00:05","2026-10-05 12:01:06",66,61,"ANSWERED","DOCUMENTATION""#;

fn line() -> String {
    format!("{HEAD}{TAIL}")
}

fn read_with(file: &[u8], options: AsteriskOptions) -> (Vec<AsteriskRecord>, Vec<RefusedLine>, AsteriskTally) {
    let mut reader = AsteriskReader::new(Cursor::new(file), options);
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    for line in &mut reader {
        match line.unwrap() {
            AsteriskLine::Record(record) => records.push(*record),
            AsteriskLine::Refused(line) => refused.push(line),
        }
    }
    let tally = *reader.tally();
    assert_adds_up(&records, &refused, &tally, file.len() as u64, reader.bytes());
    (records, refused, tally)
}

fn assert_adds_up(records: &[AsteriskRecord], refused: &[RefusedLine], tally: &AsteriskTally, len: u64, bytes: u64) {
    assert_eq!(bytes, len);
    let of_records: u64 = records.iter().map(|record| u64::from(record.lines)).sum();
    let of_refused: u64 = refused.iter().map(|line| u64::from(line.lines)).sum();
    assert_eq!(tally.lines, of_records + of_refused + tally.blank_lines);
    assert_eq!((tally.records, tally.refused), (records.len() as u64, refused.len() as u64));
    let mut taken: Vec<_> = records.iter().map(|record| (record.line, record.lines)).collect();
    taken.extend(refused.iter().map(|line| (line.line, line.lines)));
    taken.sort_unstable();
    assert!(taken.windows(2).all(|pair| pair[0].0 + u64::from(pair[0].1) <= pair[1].0), "lines are taken twice");
    assert_eq!(tally.recorded.duration, records.iter().map(|record| u64::from(record.duration)).sum::<u64>());
}

fn read(file: impl AsRef<[u8]>) -> (Vec<AsteriskRecord>, Vec<RefusedLine>, AsteriskTally) {
    read_with(file.as_ref(), AsteriskOptions::default())
}

#[test]
fn an_answered_call_with_its_columns() {
    let (records, refused, tally) = read(line());
    assert!(refused.is_empty());
    let record = &records[0];
    assert_eq!((record.accountcode.as_str(), record.src.as_str(), record.dst.as_str()), ("1001", "101", "79000000001"));
    assert_eq!(record.caller_name(), Some("Анна"));
    assert_eq!((record.endpoint(), record.destination_endpoint()), (Some("101"), Some("trunk")));
    assert_eq!(record.start, "2026-10-05T09:00:00Z".parse::<schet::Instant>().unwrap());
    assert_eq!((record.billable_seconds(), record.disposition), (61, Disposition::Answered));
    assert_eq!(record.uniqueid, None);
    assert_eq!(tally.recorded, Seconds { duration: 66, billsec: 61 });
    let is_subscriber = |endpoint: &str| endpoint.bytes().all(|byte| byte.is_ascii_digit());
    assert_eq!(record.flow(is_subscriber), Flow::Outgoing);
}

#[test]
fn the_number_of_columns_tells_which_are_there() {
    let with = |tail: &str| read(format!("{}{tail}", line())).0.remove(0);
    let new = r#","1002","1790800000.40",7"#;
    let found = with(r#","1790800000.42""#);
    assert_eq!((found.uniqueid.as_deref(), found.userfield), (Some("1790800000.42"), None));
    let found = with(r#","a note""#);
    assert_eq!((found.uniqueid, found.userfield.as_deref()), (None, Some("a note")));
    let found = with(r#","pbx-1790800000.42","""#);
    assert_eq!((found.uniqueid.as_deref(), found.userfield.as_deref()), (Some("pbx-1790800000.42"), Some("")));
    let found = with(new);
    assert_eq!((found.uniqueid, found.sequence), (None, Some(7)));
    assert_eq!((found.peeraccount.as_deref(), found.linkedid.as_deref()), (Some("1002"), Some("1790800000.40")));
    let found = with(&format!(r#","1790800000.42"{new}"#));
    assert_eq!(found.key.as_str(), "1790800000.42/7");
    let found = with(&format!(r#","1790800000.42","note"{new}"#));
    assert_eq!((found.userfield.as_deref(), found.sequence), (Some("note"), Some(7)));
}

#[test]
fn configured_columns_are_held_to() {
    let columns = Some(Columns { userfield: true, ..Columns::default() });
    let options = AsteriskOptions { columns, ..AsteriskOptions::default() };
    let (records, refused, _) = read_with(format!("{}\n{},\"1790800000.42\"", line(), line()).as_bytes(), options);
    assert_eq!(records[0].userfield.as_deref(), Some("1790800000.42"));
    assert_eq!(refused[0].reason, "has 16 columns, 17 are configured");
}

#[test]
fn an_unanswered_call_has_no_answer_time_and_nothing_to_bill() {
    let file = line().replace(r#""2026-10-05 12:00:05""#, "").replace("66,61,\"ANSWERED\"", "66,61,\"NO ANSWER\"");
    let (records, _, _) = read(file);
    assert_eq!((records[0].answer, records[0].billsec, records[0].billable_seconds()), (None, 61, 0));
}

#[test]
fn r1_times_are_read_in_the_zone_that_is_given() {
    let at = |zone: &str, local: &str| {
        let options = AsteriskOptions { zone: zone.parse::<Zone>().unwrap(), ..AsteriskOptions::default() };
        let file = line().replace("2026-10-05 12:00:00", local);
        read_with(file.as_bytes(), options).0[0].start.to_rfc3339()
    };
    assert_eq!(at("UTC", "2026-10-05 12:00:00"), "2026-10-05T12:00:00+00:00");
    assert_eq!(at("Asia/Vladivostok", "2026-10-05 12:00:00"), "2026-10-05T02:00:00+00:00");
    assert_eq!(at("Europe/London", "2026-10-25 01:30:00"), "2026-10-25T00:30:00+00:00");
    assert_eq!(at("Europe/London", "2026-03-29 01:30:00"), "2026-03-29T01:00:00+00:00");
}

#[test]
fn names_in_windows_1251_are_not_lost() {
    let mut file = line().into_bytes();
    let name = "Анна".as_bytes();
    let place = file.windows(name.len()).position(|window| window == name).unwrap();
    file.splice(place..place + name.len(), *b"\xC0\xED\xED\xE0");
    assert_eq!(read(file).0[0].caller_name(), Some("Анна"));
}

#[test]
fn legs_of_one_call_are_records_of_their_own() {
    let leg = |sequence: u32| format!("{},\"1790800000.42\",\"\",\"\",\"1790800000.40\",{sequence}\n", line());
    let (records, refused, tally) = read(leg(7) + &leg(8) + &leg(7));
    assert_eq!(records.len(), 2);
    assert_eq!(refused[0].to_string(), "line 3 repeats the key 1790800000.42/7 of line 1");
    assert_eq!((tally.recorded.billsec, tally.refused_seconds.billsec), (122, 61));
}

#[test]
fn equal_lines_without_uniqueid_are_all_kept() {
    let (records, _, _) = read(format!("{0}\n{0}\n{0}\n", line()));
    let keys: std::collections::HashSet<_> = records.iter().map(|record| record.key.as_str()).collect();
    assert_eq!(keys.len(), 3);
    let options = AsteriskOptions { key: KeyRule::UniqueId, ..AsteriskOptions::default() };
    assert_eq!(read_with(line().as_bytes(), options).1[0].reason, "uniqueid is empty");
}

#[test]
fn what_can_not_be_read_is_refused_with_its_column_and_its_seconds() {
    let known = Some(Seconds { duration: 66, billsec: 61 });
    for (from, to, expected, seconds) in [
        ("\"2026-10-05 12:00:00\"", "", "start is empty", known),
        ("12:00:00", "12:00:60", "start must be a time YYYY-MM-DD HH:MM:SS, got \"2026-10-05 12:00:60\"", known),
        ("2026-10-05 12:00:05", "2026-02-30 12:00:05", "answer must be a time", known),
        ("2026-10-05 12:01:06", "26-10-05 12:01:06", "end must be a time", known),
        (",66,", ",-1,", "duration must be a whole number of seconds, got \"-1\"", None),
        (",66,", ",\"66\",", "", known),
        (",61,", ",99999999999999999999,", "billsec must be a whole number", None),
        (",61,", ",4294967296,", "billsec must be a whole number", Some(Seconds { duration: 66, billsec: 1 << 32 })),
        ("ANSWERED", "UNKNOWN", "disposition must be one of ANSWERED, NO ANSWER, BUSY", known),
        (",\"DOCUMENTATION\"", "", "has 15 columns, cdr_csv writes 16 to 21", known),
        ("\"\"Анна\"\"", "\"Анна\"", "has text behind the closing quote", known),
        ("\"DOCUMENTATION\"", "\"DOCUMENTATION", "that no field's end closes", known),
        (
            "\"DOCUMENTATION\"",
            "\"DOCUMENTATION\",\"1.1\",\"\",\"\",\"\",x",
            "sequence must be a whole number, got \"x\"",
            known,
        ),
    ] {
        let hostile = line().replacen(from, to, 1);
        assert_ne!(hostile, line());
        let (records, refused, tally) = read(format!("{0}\n{hostile}\n{0}", line()));
        if expected.is_empty() {
            assert_eq!(records.len(), 3);
            continue;
        }
        assert_eq!((records.len(), refused[0].line), (2, 2), "{hostile}");
        assert!(refused[0].reason.contains(expected), "{:?} instead of {expected:?}", refused[0].reason);
        assert_eq!(refused[0].seconds, seconds, "{hostile}");
        assert_eq!(tally.refused_unreadable, u64::from(seconds.is_none()));
    }
}

#[test]
fn a_quote_left_open_swallows_no_record() {
    let broken = line().replace("\"DOCUMENTATION\"", "\"DOCUMENTATION\",\"1790800000.42\",\"note");
    for (next, expected) in [(line(), 40), (line().replace("\"1001\",\"101\"", "\"\",\"\""), 40)] {
        let (records, refused, _) = read(format!("{broken}\n{}", format!("{next}\n").repeat(40)));
        assert_eq!((records.len(), refused.len()), (expected, 1));
    }
}

#[test]
fn a_note_of_several_lines_is_one_record() {
    let file = format!("{},\"1790800000.42\",\"first\nsecond\r\n\"\"third\"\"\"\n{}\n", line(), line());
    let (records, refused, tally) = read(file);
    assert!(refused.is_empty());
    assert_eq!(records[0].userfield.as_deref(), Some("first\nsecond\r\n\"third\""));
    assert_eq!((records[1].line, tally.lines), (4, 4));
}

#[test]
fn what_a_power_failure_leaves_harms_no_record() {
    let mut file = format!("{}\n", line()).into_bytes();
    file.extend(vec![0; 100_000]);
    file.extend(format!("{}\r\n\r\n", line()).into_bytes());
    file.extend(&line().as_bytes()[..100]);
    let (records, refused, tally) = read(file);
    assert_eq!((records.len(), refused.len(), tally.blank_lines), (2, 1, 1));
}

#[test]
fn a_line_without_end_is_not_held() {
    let file = std::io::Read::chain(Cursor::new(line() + "\n\""), std::io::Read::take(std::io::repeat(b'x'), 5 << 20));
    let mut reader = AsteriskReader::new(std::io::BufReader::new(file), AsteriskOptions::default());
    assert!(matches!(reader.next(), Some(Ok(AsteriskLine::Record(_)))));
    let Some(Ok(AsteriskLine::Refused(refused))) = reader.next() else { panic!() };
    assert_eq!((refused.line, refused.reason.as_str()), (2, "has more than 65536 bytes"));
    assert!(reader.next().is_none());
}

fn hostile_byte() -> impl Strategy<Value = u8> {
    prop_oneof![3 => Just(b'"'), 2 => Just(b','), 2 => Just(b'\n'), 1 => Just(0_u8), 1 => Just(b'\r'), 4 => any::<u8>()]
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_taken_line_by_line(file in proptest::collection::vec(hostile_byte(), 0..600)) {
        read(file);
    }

    #[test]
    fn good_lines_survive_whatever_stands_between_them(
        noise in proptest::collection::vec("[^\r\n\"]{1,60}|\"[^\r\n\"]{1,60}", 1..8),
        crlf in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let mut file = String::new();
        for line_of_noise in &noise {
            file.push_str(&line());
            file.push_str(end);
            file.push_str(line_of_noise);
            file.push_str(end);
        }
        let (records, refused, tally) = read(&file);
        prop_assert_eq!(records.len(), noise.len());
        prop_assert_eq!(refused.len() as u64 + tally.blank_lines, noise.len() as u64);
    }

    #[test]
    fn a_damaged_byte_harms_its_own_line_alone(place in 0_usize..290, byte in any::<u8>()) {
        prop_assume!(byte != b'\n');
        let mut damaged = line().into_bytes();
        prop_assume!(place < damaged.len());
        damaged[place] = byte;
        let file = [line().as_bytes(), &damaged, line().as_bytes(), line().as_bytes()].join(&b'\n');
        let (records, _, tally) = read(&file);
        prop_assert!(records.len() >= 3);
        prop_assert_eq!(tally.lines, 4);
    }
}
