//! Invoices, each different: those of the benchmarks.

use schet::InvoiceNumber;
use schet::invoice::{Bill, Invoice};
use schet::money::{Amount, VatBasis, VatRate};
use schet::{Account, Operator};
use serde_json::{Value, json};

use crate::Outcome;

/// How many lines an invoice has of one page.
pub const ONE_PAGE: usize = 12;
/// How many lines an invoice has of three.
pub const THREE_PAGES: usize = 100;

const SERVICES: [&str; 4] =
    ["Местные вызовы", "Вызовы на мобильные номера", "Междугородные вызовы", "Международные вызовы"];

pub fn operator() -> Outcome<Operator> {
    Ok(serde_json::from_value(json!({
        "id": "north",
        "name": "ООО «Северная телефонная компания»",
        "address": "127006, Москва, ул. Долгоруковская, д. 7",
        "requisites": {
            "inn": "7707083893", "kpp": "770701001", "ogrn": "1027700132195",
            "bank": "АО «Банк», г. Москва", "bic": "044525411",
            "account": "40702810200000124669", "correspondent": "30101810145250000411",
        },
        "contact": { "email": "billing@north.example", "phone": "+7 495 120-45-45", "site": "north.example/lk" },
        "sender": "billing@north.example",
        "link_base": "https://lk.north.example/i/",
    }))?)
}

pub fn invoices(count: usize, lines: usize) -> Outcome<Vec<(Account, Invoice)>> {
    (0..count).map(|number| invoice(number, lines)).collect()
}

pub fn invoice(number: usize, lines: usize) -> Outcome<(Account, Invoice)> {
    let account = serde_json::from_value(json!({
        "number": format!("77{number:07}"),
        "name": format!("ООО «Полярный горизонт {number}»"),
        "application_address": "office@customer.example",
        "inn": "5032232243", "kpp": "503201001",
        "postal_address": format!("143005, Московская обл., г. Одинцово, Можайское ш., д. {}", number % 300 + 1),
        "contract": format!("№ {number}/24 от 14.03.2024"),
        "subscribers": [{ "id": "+74951200001" }],
    }))?;
    let number_text = format!("2610-{number:07}");
    let invoice = bill(number, lines)?.into_invoice(InvoiceNumber::new(&number_text)?, "2026-11-01".parse()?)?;
    Ok((account, invoice))
}

fn bill(number: usize, lines: usize) -> Outcome<Bill> {
    let lines: Vec<Value> = (0..lines)
        .map(|line| {
            let minutes = (number * 131 + line * 31) % 900 + 1;
            json!({
                "subscriber": "+74951200001",
                "service": format!("{}, зона {}", SERVICES[line % 4], line / 4 + 1),
                "quantity": minutes.to_string(), "unit": "мин", "amount": minutes * (60 + line % 4 * 130),
                "vat": { "percent": 2200 }, "seconds": minutes * 60,
            })
        })
        .collect();
    let net: i64 = lines.iter().filter_map(|line| line["amount"].as_i64()).sum();
    let vat = VatRate::Percent(2_200).vat_of(Amount::from_minor(net), VatBasis::Net).minor();
    let opening = (number % 5_000 * 100) as i64;
    Ok(serde_json::from_value(json!({
        "account": format!("77{number:07}"), "period": "2026-10", "due_date": "2026-11-20", "opening_balance": opening,
        "payments": [{ "date": "2026-10-12", "amount": opening, "reference": format!("п/п {}", number % 900 + 1) }],
        "lines": lines,
        "vat": [{ "rate": { "percent": 2200 }, "basis": "net", "net": net, "vat": vat, "gross": net + vat }],
        "total": net + vat, "amount_due": net + vat,
    }))?)
}
