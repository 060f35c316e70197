//! Workbooks unpacked again by the directory that readers go by.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use super::calls::CallXlsx;
use crate::locale::Locale;
use crate::money::Amount;
use crate::render::charges::{ChargesSheet, write_workbook};
use crate::render::detail::CallDetail;
use crate::text::{Line, Name};
use crate::usage::{Call, ChargeLine, Charges, Direction};
use crate::{Account, BillingPeriod, Currency, Zone};

fn detail(locale: Locale) -> CallDetail {
    CallDetail {
        account: "10045".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        zone: Zone::MOSCOW,
        locale,
        formed_at: Some("2026-11-01T02:00:00Z".parse().unwrap()),
    }
}

fn call(peer: &str, minor: i64) -> Call {
    Call {
        key: Line::new("1").unwrap(),
        subscriber: "+74951234567".parse().unwrap(),
        start: "2026-10-01T06:00:00Z".parse().unwrap(),
        direction: Direction::Incoming,
        peer: Line::new(peer).unwrap(),
        service: Name::new("Местные & прочие").unwrap(),
        seconds: 61,
        charged_seconds: 120,
        amount: Amount::from_minor(minor),
        received: Some("2026-11-02T00:00:00Z".parse().unwrap()),
    }
}

/// The parts of an archive by name, read by its central directory, sizes and check sums proved.
fn parts(archive: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, size: usize| {
        archive[at..at + size].iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let end = archive.len() - 22;
    assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    assert_eq!(at + number(end + 12, 4), end);
    let mut parts = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
        let (crc, compressed, size) = (number(at + 16, 4), number(at + 20, 4), number(at + 24, 4));
        let (name_size, local) = (number(at + 28, 2), number(at + 42, 4));
        let name = &archive[at + 46..at + 46 + name_size];
        assert_eq!(&archive[local..local + 4], b"PK\x03\x04");
        assert_eq!(&archive[local + 30..local + 30 + name_size], name);
        let start = local + 30 + name_size;
        let mut contents = Vec::new();
        flate2::read::DeflateDecoder::new(&archive[start..start + compressed]).read_to_end(&mut contents).unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(&contents);
        assert_eq!((contents.len(), sum.sum() as usize), (size, crc));
        let descriptor = start + compressed;
        assert_eq!(&archive[descriptor..descriptor + 4], b"PK\x07\x08");
        assert_eq!([4, 8, 12].map(|field| number(descriptor + field, 4)), [crc, compressed, size]);
        parts.insert(String::from_utf8(name.to_vec()).unwrap(), String::from_utf8(contents).unwrap());
        at += 46 + name_size;
    }
    parts
}

fn workbook(locale: Locale, calls: &[Call], calls_a_sheet: u64) -> Vec<u8> {
    let mut workbook = CallXlsx::with_sheets_of(calls_a_sheet, &detail(locale), Vec::new()).unwrap();
    calls.iter().for_each(|call| workbook.write(call).unwrap());
    workbook.finish().unwrap()
}

#[test]
fn r8_cells_are_typed_and_totals_follow_the_filters() {
    let parts = parts(&workbook(Locale::Ru, &[call("=HYPERLINK(\"x\")", -5), call("+79161234567", 100_000)], 100));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    let row = "<row><c s=\"3\"><v>46296</v></c><c s=\"4\"><v>0.375</v></c><c t=\"s\"><v>1</v></c><c t=\"s\" s=\"2\"><v>13</v></c>\
        <c t=\"inlineStr\" s=\"2\"><is><t>=HYPERLINK(&quot;x&quot;)</t></is></c><c t=\"s\" s=\"2\"><v>14</v></c>\
        <c s=\"5\"><v>0.000706018519</v></c><c s=\"5\"><v>0.001388888889</v></c><c s=\"6\"><v>-0.05</v></c><c t=\"s\"><v>2</v></c></row>";
    assert!(sheet.contains(row), "{sheet}");
    assert!(sheet.contains("<t>+79161234567</t>") && sheet.contains("<v>1000</v>"));
    assert!(sheet.contains("<f>SUBTOTAL(109,I2:I3)</f><v>999.95</v>"));
    assert!(sheet.contains("<f>SUBTOTAL(109,G2:G3)</f><v>0.001412037038</v>"));
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("<autoFilter ref=\"A1:J3\"/>"));
    assert!(parts["xl/sharedStrings.xml"].contains("<si><t>Местные &amp; прочие</t></si>"));
    assert!(parts["xl/workbook.xml"].contains("'Вызовы'!$A$1:$J$3"));
    // Two formulas of durations and one of amounts, all of them ours.
    assert_eq!(sheet.matches("<f>").count(), 3);
}

#[test]
fn r8_what_exceeds_a_sheet_goes_on_in_the_next() {
    let calls: Vec<_> = (0..5).map(|minor| call("x", minor * 100)).collect();
    let parts = parts(&workbook(Locale::En, &calls, 2));
    let of = |number: u32| &parts[&format!("xl/worksheets/sheet{number}.xml")];
    assert_eq!(parts.keys().filter(|name| name.starts_with("xl/worksheets/")).count(), 3);
    assert_eq!([1, 2, 3].map(|number| of(number).matches("<row>").count()), [4, 4, 4]);
    assert!(of(1).contains("Sheet total") && of(1).contains("SUBTOTAL(109,I2:I3)</f><v>1</v>"));
    assert!(of(3).contains("<f>SUBTOTAL(109,I2:I2)</f><v>4</v>") && of(3).contains("<c s=\"9\"><v>10</v>"));
    assert!(parts["xl/workbook.xml"].contains("<sheet name=\"Calls 3\" sheetId=\"3\" r:id=\"rId3\"/>"));
    let full = &self::parts(&workbook(Locale::En, &calls[..2], 2));
    assert_eq!(full.keys().filter(|name| name.starts_with("xl/worksheets/")).count(), 1);
}

#[test]
fn a_workbook_without_calls_is_a_workbook() {
    let parts = parts(&workbook(Locale::Ru, &[], 100));
    assert!(parts["xl/worksheets/sheet1.xml"].contains("<autoFilter ref=\"A1:J1\"/>"));
    assert!(parts["xl/worksheets/sheet1.xml"].contains("<f>0</f><v>0</v>"));
}

#[test]
fn the_same_calls_make_the_same_bytes_and_any_peer_makes_a_sound_sheet() {
    let hostile: Vec<_> = ["<&>\"'", "]]>", "_x0041_", "＝1", "\u{1f600}", "&#0;", &"я".repeat(500)]
        .iter()
        .map(|peer| call(peer, 1))
        .collect();
    let one = workbook(Locale::Ru, &hostile, 100);
    assert_eq!(one, workbook(Locale::Ru, &hostile, 100));
    let sheet = &parts(&one)["xl/worksheets/sheet1.xml"];
    assert!(sheet.contains("<t>&lt;&amp;&gt;&quot;'</t>") && sheet.contains("<t>&amp;#0;</t>"));
}

/// An output that fails after so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_fails_is_told_of() {
    let length = workbook(Locale::Ru, &[call("x", 1)], 100).len();
    for room in (0..length).step_by(97) {
        let write = || {
            let mut workbook = CallXlsx::new(&detail(Locale::Ru), Full(room))?;
            workbook.write(&call("x", 1))?;
            workbook.finish()
        };
        assert_eq!(write().err().map(|error| error.kind()), Some(io::ErrorKind::StorageFull), "{room}");
    }
}

#[test]
fn r9_charges_are_marked_preliminary_and_summed() {
    let account: Account = serde_json::from_value(serde_json::json!({
        "number": "10045", "name": "ООО «Ромашка»", "application_address": "a@b.ru",
        "subscribers": [{ "id": "+74951234567", "label": "Приёмная" }],
    }))
    .unwrap();
    let line = |subscriber: Option<&str>, minor, seconds| ChargeLine {
        subscriber: subscriber.map(|id| id.parse().unwrap()),
        service: Name::new("Вызовы").unwrap(),
        quantity: "1.5".parse().unwrap(),
        seconds,
        amount: Amount::from_minor(minor),
    };
    let charges = Charges {
        account: account.number.clone(),
        period: BillingPeriod::new(2026, 11).unwrap(),
        currency: Currency::Rub,
        lines: vec![line(None, 150_000, None), line(Some("+74951234567"), -1, Some(43_200))],
    };
    let as_of = "2026-11-23T06:05:07Z".parse().unwrap();
    let sheet = ChargesSheet { charges: &charges, account: &account, as_of, zone: Zone::MOSCOW, locale: Locale::Ru };
    let parts = parts(&write_workbook(&sheet, Vec::new()).unwrap());
    let xml = &parts["xl/worksheets/sheet1.xml"];
    assert!(xml.contains("Начисления за ноябрь\u{a0}2026\u{a0}г. — предварительно"));
    assert!(xml.contains("23.11.2026\u{a0}09:05:07"));
    assert!(xml.contains("<c><v>1.5</v></c><c s=\"5\"><v>0.5</v></c><c s=\"6\"><v>-0.01</v></c></row>"));
    assert!(xml.contains("<f>SUBTOTAL(109,F5:F6)</f><v>1499.99</v>") && xml.contains("<autoFilter ref=\"A4:F6\"/>"));
    let strings = &parts["xl/sharedStrings.xml"];
    assert!(strings.contains("Лицевой счёт в целом") && strings.contains("Приёмная"));
}
