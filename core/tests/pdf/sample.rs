//! An operator, accounts and invoices to render.

use schet::invoice::{Bill, Invoice, InvoiceNumber};
use schet::money::{Amount, VatBasis, VatRate};
use schet::{Account, Operator};
use serde_json::{Value, json};

pub(crate) fn operator() -> Operator {
    serde_json::from_value(json!({
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
    }))
    .unwrap()
}

pub(crate) fn account(name: &str) -> Account {
    let subscribers = ["+74951200001", "+74951200002"].map(|id| json!({ "id": id, "label": "Отдел продаж" }));
    serde_json::from_value(json!({
        "number": "770012345",
        "name": name,
        "application_address": "office@customer.example",
        "inn": "5032232243", "kpp": "503201001",
        "postal_address": "143005, Московская обл., г. Одинцово, Можайское ш., д. 24",
        "contract": "№ 118/24 от 14.03.2024",
        "subscribers": subscribers,
    }))
    .unwrap()
}

/// A line: service, quantity, unit, price, amount, seconds.
pub(crate) fn line(service: &str, quantity: &str, unit: &str, amount: i64, seconds: Option<u64>) -> Value {
    json!({ "service": service, "quantity": quantity, "unit": unit, "amount": amount, "vat": { "percent": 2200 }, "seconds": seconds })
}

/// The invoice of some lines on a net basis of 22 %.
pub(crate) fn invoice(number: &str, lines: Vec<Value>, opening: i64, paid: i64) -> Invoice {
    let mut bill = bill(lines, opening);
    bill["payments"] = json!([{ "date": "2026-10-12", "amount": paid, "reference": "п/п 118" }]);
    bill["amount_due"] = json!(bill["amount_due"].as_i64().unwrap() - paid);
    finish(number, bill)
}

/// A bill without payments.
pub(crate) fn bill(lines: Vec<Value>, opening: i64) -> Value {
    let net: i64 = lines.iter().map(|line| line["amount"].as_i64().unwrap()).sum();
    let vat = VatRate::Percent(2_200).vat_of(Amount::from_minor(net), VatBasis::Net).minor();
    json!({
        "account": "770012345", "period": "2026-10", "due_date": "2026-11-20",
        "opening_balance": opening, "lines": lines,
        "vat": [{ "rate": { "percent": 2200 }, "basis": "net", "net": net, "vat": vat, "gross": net + vat }],
        "total": net + vat, "amount_due": opening + net + vat,
    })
}

pub(crate) fn finish(number: &str, bill: Value) -> Invoice {
    let bill: Bill = serde_json::from_value(bill).unwrap();
    bill.into_invoice(InvoiceNumber::new(number).unwrap(), "2026-11-01".parse().unwrap()).unwrap()
}

/// An invoice with some of everything: two subscribers, an instalment, a credit line.
pub(crate) fn full(number: &str) -> Invoice {
    let mut lines = vec![
        line("Абонентская плата, тариф «Бизнес»", "1", "мес.", 90_000, None),
        line("Междугородные вызовы", "1280.5", "мин", 243_295, Some(76_830)),
        line("Международные вызовы", "16", "мин", 30_400, Some(960)),
        line("Междугородные вызовы", "20", "мин", 3_800, Some(1_200)),
        line("Перерасчёт за перерыв связи", "1", "шт.", -15_050, None),
    ];
    lines[0]["unit_price"] = json!("900");
    for (place, subscriber) in [(0, 1), (1, 1), (2, 1), (3, 2)] {
        lines[place]["subscriber"] = json!(format!("+7495120000{subscriber}"));
    }
    let mut bill = bill(lines, 124_518);
    bill["payments"] = json!([{ "date": "2026-10-12", "amount": 124_518, "reference": "п/п 118" }]);
    bill["instalments"] = json!([{
        "description": "IP-телефоны, 10 шт.", "part": 3, "parts": 12, "due": "2026-11-20", "amount": 1_250_000, "remaining": 11_250_000,
    }]);
    bill["amount_due"] = json!(bill["amount_due"].as_i64().unwrap() - 124_518 + 1_250_000);
    finish(number, bill)
}
