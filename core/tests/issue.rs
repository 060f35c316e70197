//! R19, R21: an issued invoice carries itself for machines where its profile takes files.

#![allow(clippy::unwrap_used)]

use schet::party::Profile;
use schet::render::IssueRenderer;
use schet::{Account, Bill, Invoice, Locale, Operator};

fn operator(profile: Profile) -> Operator {
    let mut operator: Operator = serde_json::from_str(
        r#"{ "id": "north", "name": "ООО «Север»", "address": "Москва", "requisites": { "inn": "7707083893",
            "bank": "АО «Банк»", "bic": "044525411", "account": "40702810200000124669",
            "correspondent": "30101810145250000411" }, "contact": { "email": "a@b.example", "phone": "1" },
            "sender": "a@b.example", "link_base": "https://b.example/" }"#,
    )
    .unwrap();
    operator.brand.profile = profile;
    operator
}

fn account() -> Account {
    serde_json::from_str(
        r#"{ "number": "100-1", "name": "АО «Волга»", "application_address": "a@b.example", "subscribers": [] }"#,
    )
    .unwrap()
}

/// A bill with VAT inside; of 100 roubles EN 16931 computes the VAT that the bill states, of 61 kopecks it does not.
fn invoice(gross: i64, net: i64) -> Invoice {
    let bill: Bill = serde_json::from_str(&format!(
        r#"{{ "account": "100-1", "period": "2026-10", "due_date": "2026-11-20", "opening_balance": 0,
            "lines": [{{ "service": "Связь", "quantity": "1", "unit": "мес.", "amount": {gross}, "vat": {{ "percent": 2200 }} }}],
            "vat": [{{ "rate": {{ "percent": 2200 }}, "basis": "gross", "net": {net}, "vat": {}, "gross": {gross} }}],
            "total": {gross}, "amount_due": {gross} }}"#,
        gross - net
    ))
    .unwrap();
    let date = bill.date_or_default();
    bill.into_invoice("1".parse().unwrap(), date).unwrap()
}

/// Which of both files a document says to have, by their types.
fn files(profile: Profile, invoice: &Invoice) -> Vec<&'static str> {
    let document = IssueRenderer::new().issue(&operator(profile), &account(), invoice, Locale::Ru).unwrap().to_bytes();
    let has = |name: &str| document.windows(name.len()).any(|part| part == name.as_bytes());
    ["/EmbeddedFile/Subtype/application#2Fjson", "/EmbeddedFile/Subtype/application#2Fxml"]
        .into_iter()
        .filter(|name| has(name))
        .filter_map(|name| name.split("#2F").last())
        .collect()
}

#[test]
fn r21_an_invoice_is_issued_with_itself_for_machines() {
    let invoice = invoice(10_000, 8_197);
    assert_eq!(files(Profile::PdfA3b, &invoice), ["json", "xml"]);
    assert!(files(Profile::Plain, &invoice).is_empty());
    assert!(files(Profile::PdfA1b, &invoice).is_empty());
}

#[test]
fn r19_where_a_kopeck_is_missed_the_xml_is_refused_and_not_the_document() {
    let missed = (1..100).map(|gross| {
        let vat = (gross * 22 * 2 + 122) / 244;
        invoice(gross, gross - vat)
    });
    let without: Vec<_> =
        missed.map(|invoice| files(Profile::PdfA3b, &invoice)).filter(|files| files.len() == 1).collect();
    assert!(!without.is_empty());
    assert!(without.iter().all(|files| files == &["json"]));
}
