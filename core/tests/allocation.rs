//! A renderer that has grown to a document's size asks for no more memory.

#![allow(clippy::unwrap_used)]

use allocation_counter::measure;
use schet::party::Profile;
use schet::render::Renderer;
use schet::{Account, Bill, Invoice, Locale, Operator};
use serde_json::json;

fn operator(profile: Profile) -> Operator {
    serde_json::from_value(json!({
        "id": "north", "name": "ООО «Северная телефонная компания»", "address": "127006, Москва, ул. Долгоруковская, д. 7",
        "requisites": {
            "inn": "7707083893", "kpp": "770701001", "bank": "АО «Банк», г. Москва", "bic": "044525411",
            "account": "40702810200000124669", "correspondent": "30101810145250000411",
        },
        "contact": { "email": "billing@north.example", "phone": "+7 495 120-45-45" },
        "sender": "billing@north.example", "link_base": "https://lk.north.example/i/", "brand": { "profile": profile },
    }))
    .unwrap()
}

fn account(at: usize) -> Account {
    serde_json::from_value(json!({
        "number": format!("7700{at:05}"), "name": format!("ООО «Одинцовские молочные продукты {at}»"),
        "application_address": "office@customer.example", "inn": "5032232243", "subscribers": [],
        "postal_address": "143005, Московская обл., г. Одинцово, Можайское ш., д. 24",
    }))
    .unwrap()
}

fn invoice(at: usize) -> Invoice {
    let line = |line: usize| {
        json!({
            "service": format!("Услуга связи {line}"), "quantity": "3.5", "unit": "мин", "seconds": 210,
            "amount": 100_000 + 997 * (at + line) as i64, "vat": "without",
        })
    };
    let lines: Vec<_> = (0..12).map(line).collect();
    let total: i64 = lines.iter().map(|line| line["amount"].as_i64().unwrap()).sum();
    let bill: Bill = serde_json::from_value(json!({
        "account": format!("7700{at:05}"), "period": "2026-10", "due_date": "2026-11-20", "opening_balance": 0,
        "lines": lines, "vat": [{ "rate": "without", "basis": "net", "net": total, "vat": 0, "gross": total }],
        "total": total, "amount_due": total, "history": [{ "period": "2026-09", "total": 1_245_018 }],
    }))
    .unwrap();
    bill.into_invoice(format!("{at}").parse().unwrap(), "2026-11-01".parse().unwrap()).unwrap()
}

#[test]
fn an_invoice_allocates_nothing_once_the_buffers_have_grown() {
    for profile in [Profile::Plain, Profile::PdfA3b, Profile::PdfA1b] {
        let operator = operator(profile);
        let all: Vec<(Account, Invoice)> = (10..30).map(|at| (account(at), invoice(at))).collect();
        let mut renderer = Renderer::new();
        let mut render = || {
            for (account, invoice) in &all {
                let rendering = renderer.invoice_in_place(&operator, account, invoice, Locale::Ru, &[]).unwrap();
                assert!(!rendering.tail.is_empty());
            }
        };
        render();
        let counted = measure(render);
        assert_eq!(counted.count_total, 0, "{profile:?}: {} bytes", counted.bytes_total);
    }
}
