//! What is printed, read back from the files.

#![allow(clippy::unwrap_used)]

mod reader;
mod sample;

use std::io::{self, Write};

use proptest::prelude::*;
use reader::Document;
use sample::{account, bill, finish, full, invoice, line, operator};
use schet::order::Digest;
use schet::party::Profile;
use schet::render::detail::CallDetail;
use schet::render::{
    Attachment, CallPdf, PickupBatch, PickupEntry, PickupRegister, Relationship, RenderError, Renderer,
};
use schet::text::{Line, Name};
use schet::usage::Call;
use schet::{BillingPeriod, Locale, Zone};
use serde_json::json;

const NAME: &str = "ООО «Одинцовские молочные продукты»";

fn render(invoice: &schet::Invoice, locale: Locale) -> Vec<u8> {
    schet::render::invoice(&operator(), &account(NAME), invoice, locale).unwrap().to_bytes()
}

/// Compares with a file in `tests/golden`, or writes it when `SCHET_UPDATE_GOLDEN` is set.
#[allow(clippy::disallowed_methods, reason = "the environment says whether to write the files anew")]
fn check_golden(name: &str, found: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("SCHET_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert!(found == expected, "{name} differs; SCHET_UPDATE_GOLDEN=1 writes it anew:\n{found}");
}

#[test]
fn r21_r22_the_invoice_is_laid_out_as_it_was() {
    for (locale, name) in [(Locale::Ru, "invoice_ru.txt"), (Locale::En, "invoice_en.txt")] {
        let document = Document::read(&render(&full("1042-2026/10"), locale));
        document.check_layout();
        check_golden(name, &document.listing());
    }
}

#[test]
fn r10_the_register_is_laid_out_as_it_was() {
    let period = BillingPeriod::new(2026, 10).unwrap();
    let mut register = PickupRegister::new(Vec::new(), &operator(), period, Locale::Ru).unwrap();
    let (number, account) = ("1042-2026/10".parse().unwrap(), "770012345".parse().unwrap());
    for (name, minor) in [(NAME, 124_518), ("АО «Волга»", -500)] {
        let name = Name::new(name).unwrap();
        let amount_due = schet::Amount::from_minor(minor);
        let date = "2026-11-01".parse().unwrap();
        register.add(&PickupEntry { account: &account, name: &name, number: &number, date, amount_due }).unwrap();
    }
    let document = Document::read(&register.finish().unwrap());
    document.check_layout();
    check_golden("register.txt", &document.listing());
}

fn call(index: i64) -> Call {
    let start = schet::Instant::from_timestamp(1_790_800_000 + index * 61, 0).unwrap();
    serde_json::from_value(json!({
        "key": index.to_string(), "subscriber": "+74951200001", "start": start, "direction": "outgoing",
        "peer": "+79161234567", "service": "Междугородные вызовы", "seconds": 65, "charged_seconds": 120, "amount": 1_205,
    }))
    .unwrap()
}

fn detail() -> CallDetail {
    CallDetail {
        account: "770012345".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        formed_at: Some("2026-11-01T00:00:00Z".parse().unwrap()),
    }
}

#[test]
fn r8_the_call_detail_is_laid_out_as_it_was() {
    let mut pdf = CallPdf::new(Vec::new(), &operator(), &detail()).unwrap();
    for index in 0..3 {
        let mut call = call(index);
        if index == 1 {
            call.received = Some("2026-11-02T00:00:00Z".parse().unwrap());
            call.amount = schet::Amount::from_minor(999_999_999_999_999);
            call.seconds = u32::MAX;
            call.charged_seconds = u32::MAX;
        }
        pdf.write(&call).unwrap();
    }
    let document = Document::read(&pdf.finish().unwrap());
    document.check_layout();
    check_golden("calls.txt", &document.listing());
}

#[test]
fn r8_a_call_detail_is_written_as_it_comes() {
    struct Counting<'a>(&'a std::cell::Cell<usize>);
    impl Write for Counting<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.set(self.0.get() + bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let taken = std::cell::Cell::new(0);
    let mut pdf = CallPdf::new(Counting(&taken), &operator(), &detail()).unwrap();
    let mut before = 0;
    for index in 0..10_000 {
        pdf.write(&call(index)).unwrap();
        if index % 200 == 199 {
            assert!(taken.get() > before, "nothing was written of the last 200 calls");
            before = taken.get();
        }
    }
    pdf.finish().unwrap();
    assert!(taken.get() > before);
}

#[test]
fn r4_the_same_invoice_gives_the_same_bytes_whatever_was_rendered_before() {
    let mut renderer = Renderer::new();
    let (operator, account) = (operator(), account(NAME));
    let first = renderer.invoice(&operator, &account, &full("1"), Locale::Ru).unwrap();
    let mut other = operator.clone();
    other.brand.accent = [200, 0, 0];
    renderer.invoice(&other, &account, &invoice("2", Vec::new(), 0, 5), Locale::En).unwrap();
    let second = renderer.invoice(&operator, &account, &full("1"), Locale::Ru).unwrap();
    assert_eq!(first.to_bytes(), second.to_bytes());
    assert_ne!(first.to_bytes(), renderer.invoice(&operator, &account, &full("2"), Locale::Ru).unwrap().to_bytes());
}

#[test]
fn the_reference_is_digest_and_size_of_the_whole_file() {
    let rendered = schet::render::invoice(&operator(), &account(NAME), &full("1"), Locale::Ru).unwrap();
    let whole = rendered.to_bytes();
    assert_eq!(rendered.reference().digest, Digest::of(&whole));
    assert_eq!(rendered.reference().size, whole.len() as u64);
    let (_, (digest, prefix), tail) = rendered.into_parts();
    assert_eq!(digest, Digest::of(&prefix));
    assert_eq!([&prefix[..], &tail].concat(), whole);
}

#[test]
fn an_ordinary_invoice_is_a_page_and_small() {
    let lines = (0..12).map(|at| line(&format!("Услуга связи {at}"), "3", "шт.", 12_300, None)).collect();
    let invoice = invoice("1042", lines, 0, 5);
    for (profile, most) in [(Profile::Plain, 32_768), (Profile::PdfA3b, 40_000), (Profile::PdfA1b, 50_000)] {
        let mut operator = operator();
        operator.brand.profile = profile;
        let bytes = schet::render::invoice(&operator, &account(NAME), &invoice, Locale::Ru).unwrap().to_bytes();
        let document = Document::read(&bytes);
        assert_eq!(document.pages.len(), 1);
        assert!(document.runs().iter().any(|run| run.text == "Итого с НДС"));
        assert!(bytes.len() <= most, "{profile:?}: {} bytes", bytes.len());
    }
}

#[test]
fn files_are_embedded_by_name_and_refused_where_they_cannot_be() {
    let file = |name| Attachment {
        name,
        mime: "application/xml",
        relationship: Relationship::Alternative,
        description: "Счёт как данные",
        bytes: b"<Invoice/>",
    };
    let (mut operator, account, invoice) = (operator(), account(NAME), full("1"));
    let render = |operator: &schet::Operator, files: &[Attachment<'_>]| {
        Renderer::new().invoice_with(operator, &account, &invoice, Locale::Ru, files)
    };
    let document = Document::read(&render(&operator, &[file("b.xml"), file("a.xml")]).unwrap().to_bytes());
    let all: Vec<String> = (1..document.count()).map(|number| document.dictionary(number)).collect();
    let having = |part: &str| all.iter().filter(|dictionary| dictionary.contains(part)).count();
    assert_eq!(having("/Type/EmbeddedFile/Subtype/application#2Fxml"), 2);
    assert_eq!(having("/AFRelationship/Alternative"), 2);
    let catalog = all.iter().find(|dictionary| dictionary.contains("/Type/Catalog")).unwrap();
    let (a, b) = (catalog.find("<FEFF0061").unwrap(), catalog.find("<FEFF0062").unwrap());
    assert!(catalog.contains("/AF[") && a < b, "{catalog}");
    let refused =
        |found: Result<_, RenderError>| matches!(found, Err(RenderError::Attachment { name, .. }) if name == "a.xml");
    assert!(refused(render(&operator, &[file("a.xml"), file("a.xml")]).map(drop)));
    operator.brand.profile = Profile::PdfA1b;
    assert!(refused(render(&operator, &[file("a.xml")]).map(drop)));
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_field() {
    let (op, inv) = (operator(), full("1"));
    let strange = || Name::new("Имя 日本").unwrap();
    let in_operator = schet::Operator { name: strange(), ..op.clone() };
    let in_bank = {
        let mut operator = op.clone();
        operator.contact.phone = Line::new("☎").unwrap();
        operator
    };
    let in_line = finish("1", bill(vec![line("Связь", "1", "шт.", 1, None), line("Связь 😀", "1", "шт.", 1, None)], 0));
    let in_unit = finish("1", bill(vec![line("Связь", "1", "个", 1, None)], 0));
    let in_number = full("№ 漢");
    let cases = [
        (&in_operator, NAME, &inv, "operator.name", '日'),
        (&in_bank, NAME, &inv, "operator.contact.phone", '☎'),
        (&op, "АО «\u{301}Волга»", &inv, "account.name", '\u{301}'),
        (&op, NAME, &in_line, "lines[1].service", '😀'),
        (&op, NAME, &in_unit, "lines[0].unit", '个'),
        (&op, NAME, &in_number, "number", '漢'),
    ];
    for (operator, name, invoice, expected_field, expected_character) in cases {
        match schet::render::invoice(operator, &account(name), invoice, Locale::Ru) {
            Err(RenderError::MissingGlyph { character, field }) => {
                assert_eq!((character, field.as_str()), (expected_character, expected_field));
            }
            other => panic!("{expected_field}: {other:?}"),
        }
    }
}

#[test]
fn a_number_that_leaves_no_room_is_named() {
    let mut line = line("Связь", "0.0000000000000000000000000001", "шт.", 0, None);
    line["unit_price"] = json!("1234567.8901234567890123456789");
    let error = schet::render::invoice(&operator(), &account(NAME), &finish("1", bill(vec![line], 0)), Locale::Ru);
    assert!(matches!(&error, Err(RenderError::TooWide { field }) if field.starts_with("lines[0].")), "{error:?}");
}

#[test]
fn r21_a_code_stands_on_the_first_page_only_when_something_is_due() {
    let lines = || (0..200).map(|at| line(&format!("Услуга {at}"), "1", "шт.", 100, None)).collect::<Vec<_>>();
    for (opening, is_due) in [(0, true), (-24_400, false), (-100_000, false)] {
        let document = Document::read(&render(&finish("1", bill(lines(), opening)), Locale::Ru));
        let codes = document.pages.iter().map(|page| page.windows(8).filter(|window| window == b"/Q Do Q\n").count());
        let codes: Vec<usize> = codes.collect();
        assert_eq!(codes[0], usize::from(is_due), "{opening}");
        assert_eq!(codes[1..].iter().sum::<usize>(), 0);
    }
}

#[test]
fn r21_sums_are_carried_from_page_to_page() {
    let lines: Vec<_> = (0..400).map(|at| line(&format!("Услуга {at}"), "1", "шт.", 100, None)).collect();
    let document = Document::read(&render(&finish("1", bill(lines, 0)), Locale::Ru));
    document.check_layout();
    let runs = document.runs();
    let carried = |label: &str| {
        let places = runs.iter().enumerate().filter(|(_, run)| run.text == label);
        places.map(|(at, run)| (run.page, runs[at + 1].text.clone())).collect::<Vec<_>>()
    };
    let (forward, brought) = (carried("К переносу"), carried("Перенос"));
    assert_eq!(forward.len(), document.pages.len() - 1);
    let next: Vec<_> = forward.into_iter().map(|(page, sum)| (page + 1, sum)).collect();
    assert_eq!(next, brought);
    let last = document.pages.len();
    assert!(runs.iter().any(|run| run.text == format!("Стр. {last} из {last}")));
}

#[test]
fn r10_a_batch_goes_on_without_an_invoice_that_cannot_be_rendered() {
    let period = BillingPeriod::new(2026, 10).unwrap();
    let mut batch = PickupBatch::new(Vec::new(), &operator(), period, Locale::Ru);
    for index in 0..150 {
        batch.add(&account(NAME), &full(&format!("{index}")), Locale::Ru).unwrap();
    }
    assert!(batch.add(&account("😀"), &full("bad"), Locale::Ru).is_err());
    batch.add(&account("Київзв’язок"), &full("last"), Locale::En).unwrap();
    let document = Document::read(&batch.finish().unwrap());
    let runs = document.runs();
    assert_eq!(document.pages.len(), 151 * 2);
    assert!(!runs.iter().any(|run| run.text.contains("bad")));
    assert!(runs.iter().any(|run| run.text == "Київзв’язок"));
    let bookmarks = (1..document.count()).filter(|&number| document.dictionary(number).contains("/Dest["));
    assert_eq!(bookmarks.count(), 151);
}

#[test]
fn r10_an_empty_batch_and_register_are_documents() {
    let period = BillingPeriod::new(2026, 10).unwrap();
    let batch = PickupBatch::new(Vec::new(), &operator(), period, Locale::Ru).finish().unwrap();
    assert_eq!(Document::read(&batch).pages.len(), 1);
    let register = PickupRegister::new(Vec::new(), &operator(), period, Locale::En).unwrap().finish().unwrap();
    assert_eq!(Document::read(&register).pages.len(), 1);
}

/// Names of every length, of words of every length.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec("[а-яА-ЯЁ«»A-Zа-я0-9.-]{1,30}", 1..30).prop_map(|words| words.join(" ")),
        "[WЩЮ]{1,500}",
        "[a-zà-ÿ /—-]{1,499}x",
    ]
    .prop_map(|text| text.chars().take(500).collect::<String>().trim().trim_start_matches('=').to_owned())
    .prop_filter("a name", |text| Name::new(text).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_overlaps_or_leaves_the_page(
        names in [name(), name(), name(), name(), name()],
        number in "[A-ZW0-9/-]{1,40}",
        lines in proptest::collection::vec((name(), "[a-zA-Zа-я.]{1,30}", -100_000_000_000_000_i64..100_000_000_000_000, 0..100_000_u32), 0..60),
        opening in -1_000_000_000_i64..100_000_000_000_000,
        unit in prop_oneof![Just("мин".to_owned()), name()],
        is_russian: bool,
    ) {
        let locale = if is_russian { Locale::Ru } else { Locale::En };
        let mut operator = operator();
        operator.name = Name::new(&names[0]).unwrap();
        operator.address = Line::new(&names[1]).unwrap();
        operator.contact.phone = Line::new(&names[2]).unwrap();
        let mut account = account(&names[3]);
        account.postal_address = Some(Line::new(&names[4]).unwrap());
        account.contract = Some(Line::new(&names[2]).unwrap());
        let few = 400_000_000_000_000 / lines.len().max(1) as i64;
        let mut lines: Vec<_> = lines
            .iter()
            .enumerate()
            .map(|(at, (service, unit, amount, quantity))| {
                let seconds = (at % 3 == 0).then_some(u64::from(*quantity) * 1_000);
                let mut line = line(service, &format!("{}.{}", quantity / 100, quantity % 100), unit, *amount % few, seconds);
                if at % 2 == 0 {
                    line["subscriber"] = json!(format!("subscriber-{}", at % 5));
                }
                line
            })
            .collect();
        if let Some(line) = lines.first_mut() {
            line["unit"] = json!(unit);
        }
        let mut bill = bill(lines, opening);
        bill["payments"] = json!([{ "date": "2026-10-12", "amount": 0, "reference": names[4] }]);
        let invoice = finish(&number, bill);
        let bytes = schet::render::invoice(&operator, &account, &invoice, locale).unwrap().to_bytes();
        Document::read(&bytes).check_layout();
    }
}
