//! The invoice for machines: goldens, and the JSON's schema held to what is written.

#![allow(clippy::unwrap_used)]

#[path = "../pdf/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use sample::{account, bill, finish, full, invoice, line, operator};
use schet::render::einvoice::{self, EInvoiceError};
use schet::{Account, Invoice, Locale};
use serde_json::{Value, json};

fn customer() -> Account {
    account("ООО «Рога & <Копыта>»")
}

fn ubl(invoice: &Invoice, locale: Locale) -> Result<String, EInvoiceError> {
    let mut out = Vec::new();
    einvoice::ubl(&mut out, &operator(), &customer(), invoice, locale)?;
    Ok(String::from_utf8(out).unwrap())
}

/// A correction with every kind of rate and basis, lines of every sign, and a credit balance.
fn mixed() -> Invoice {
    let charge = |service: &str, quantity: &str, unit: &str, amount: i64, vat: Value| json!({ "service": service, "quantity": quantity, "unit": unit, "amount": amount, "vat": vat });
    let (gross, zero) = (json!({ "percent": 2000 }), json!({ "percent": 0 }));
    let lines = json!([
        charge("Вызовы по России", "33.35", "мин", 6_667, gross.clone()),
        charge("Перерасчёт", "-1", "шт.", -3_334, gross.clone()),
        charge("Возврат по обращению", "1", "раз", -1_667, gross.clone()),
        charge("Скидка на всё", "0", "%", -66, gross.clone()),
        charge("Роуминг", "12", "звонок", 4_500, zero.clone()),
        charge("Аренда места", "1", "мес.", 10_001, json!("without")),
    ]);
    let mut bill = bill(Vec::new(), -50_000);
    bill["lines"] = lines;
    bill["vat"] = json!([
        { "rate": gross, "basis": "gross", "net": 1_333, "vat": 267, "gross": 1_600 },
        { "rate": zero, "basis": "net", "net": 4_500, "vat": 0, "gross": 4_500 },
        { "rate": "without", "basis": "net", "net": 10_001, "vat": 0, "gross": 10_001 },
    ]);
    bill["total"] = json!(16_101);
    bill["amount_due"] = json!(-33_899);
    bill["revision"] = json!(1);
    bill["corrects"] = json!("1042-2026/10");
    bill["history"] = json!([{ "period": "2026-09", "total": 15_400 }]);
    finish("1042-2026/10-1", bill)
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
fn r21_the_xml_is_as_it_was() {
    check_golden("invoice.xml", &ubl(&full("1042-2026/10"), Locale::Ru).unwrap());
    check_golden("correction.xml", &ubl(&mixed(), Locale::En).unwrap());
}

#[test]
fn r21_the_json_is_as_it_was_and_reads_back() {
    for (name, invoice) in [("invoice.json", full("1042-2026/10")), ("correction.json", mixed())] {
        let mut out = Vec::new();
        einvoice::json(&mut out, &operator(), &customer(), &invoice);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.find('\n'), Some(text.len() - 1), "one line");
        let mut read: Value = serde_json::from_str(&text).unwrap();
        check_golden(name, &format!("{read:#}\n"));
        assert_eq!(read["format"], einvoice::JSON_FORMAT);
        assert_eq!(serde_json::from_value::<Invoice>(read["invoice"].take()).unwrap(), invoice);
    }
}

#[test]
fn what_is_appended_leaves_what_stands_before() {
    let mut out = b"before".to_vec();
    let one = invoice("1", vec![line("Связь", "1", "шт.", 100, None)], 0, 5);
    einvoice::ubl(&mut out, &operator(), &customer(), &one, Locale::Ru).unwrap();
    assert!(out.starts_with(b"before<?xml "));
    let mut out = b"before".to_vec();
    let nothing = finish("1", bill(Vec::new(), 0));
    let refused = einvoice::ubl(&mut out, &operator(), &customer(), &nothing, Locale::Ru);
    assert_eq!((refused, &out[..]), (Err(EInvoiceError::NoLines), &b"before"[..]));
}

#[test]
fn r19_a_gross_total_that_misses_br_co_17_is_refused_by_name() {
    let mut bill = bill(vec![line("Связь", "1", "шт.", 3, None)], 0);
    bill["lines"][0]["vat"] = json!({ "percent": 2000 });
    bill["vat"] = json!([{ "rate": { "percent": 2000 }, "basis": "gross", "net": 2, "vat": 1, "gross": 3 }]);
    bill["total"] = json!(3);
    bill["amount_due"] = json!(3);
    let invoice = finish("1", bill);
    assert!(schet::render::invoice(&operator(), &customer(), &invoice, Locale::Ru).is_ok(), "the document is not");
    let refused = ubl(&invoice, Locale::Ru).unwrap_err().to_string();
    assert_eq!(refused, "vat[0].vat is 0.01, but EN 16931 (BR-CO-17) computes 0.00 from the net total at 20 %");
}

/// Every object that is written has its schema's properties and no other, all those required, and the samples have
/// each property once at least.
#[test]
fn the_schema_says_what_the_json_has() {
    let schema: Value = serde_json::from_str(einvoice::JSON_SCHEMA).unwrap();
    let (mut seen, mut named) = (BTreeSet::new(), BTreeSet::new());
    for invoice in [full("1042-2026/10"), mixed()] {
        let mut given = invoice.bill().clone();
        (given.number, given.date) = (Some(invoice.number().clone()), Some(invoice.date()));
        for invoice in [given.into_invoice(invoice.number().clone(), invoice.date()).unwrap(), invoice] {
            let mut out = Vec::new();
            einvoice::json(&mut out, &operator(), &customer(), &invoice);
            visit(&schema, &schema, &serde_json::from_slice(&out).unwrap(), "", &mut seen, &mut named);
        }
    }
    assert!(named.len() > 60, "{} properties", named.len());
    assert_eq!(named.difference(&seen).collect::<Vec<_>>(), Vec::<&String>::new(), "the samples lack properties");
}

fn visit(
    root: &Value,
    schema: &Value,
    value: &Value,
    place: &str,
    seen: &mut BTreeSet<String>,
    named: &mut BTreeSet<String>,
) {
    let (mut schema, mut place) = (schema, place.to_owned());
    while let Some(target) = schema["$ref"].as_str() {
        (schema, place) = (root.pointer(target.trim_start_matches('#')).unwrap(), target.to_owned());
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let choice = choices.iter().find(|choice| value.is_object() == (choice["type"] == "object")).unwrap();
        return visit(root, choice, value, &place, seen, named);
    }
    match value {
        Value::Object(fields) => {
            assert_eq!(schema["additionalProperties"], false, "at {place}");
            let properties = schema["properties"].as_object().unwrap();
            named.extend(properties.keys().map(|name| format!("{place}/{name}")));
            for required in schema["required"].as_array().unwrap() {
                assert!(fields.contains_key(required.as_str().unwrap()), "{place} lacks {required}");
            }
            for (name, value) in fields {
                let place = format!("{place}/{name}");
                seen.insert(place.clone());
                visit(root, properties.get(name).unwrap_or_else(|| panic!("no {place}")), value, &place, seen, named);
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|value| visit(root, &schema["items"], value, &place, seen, named));
        }
        // A format, a constant or a choice of words says its values itself.
        Value::String(_) if schema.get("const").or(schema.get("enum")).is_some() => {
            let values = schema["enum"].as_array().cloned().unwrap_or_else(|| vec![schema["const"].clone()]);
            assert!(values.contains(value), "{place} is {value}");
        }
        Value::String(_) => assert_eq!(schema["type"], "string", "{place}"),
        Value::Number(_) => assert_eq!(schema["type"], "integer", "{place}"),
        other => panic!("{place} is {other}"),
    }
}
