//! What is measured on: an operator, and as many accounts, bills and calls as are asked for, each different.

use std::error::Error;

use chrono::TimeDelta;
use schet::invoice::Invoice;
use schet::money::{VatBasis, VatRate};
use schet::text::Name;
use schet::usage::{Call, Direction};
use schet::{Account, Amount, Bill, BillingPeriod, Instant, InvoiceNumber, Operator, SubscriberId};
use serde_json::{Value, json};

/// Whatever goes wrong in a benchmark ends it.
pub type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// How many lines a bill has of one page.
pub const ONE_PAGE: usize = 12;

/// How many lines a bill has of three.
pub const THREE_PAGES: usize = 100;

/// The services of bills and calls.
const SERVICES: [&str; 4] =
    ["Местные вызовы", "Вызовы на мобильные номера", "Междугородные вызовы", "Международные вызовы"];

/// The period of every bill and call.
///
/// # Errors
/// None, unless the type's rules change.
pub fn period() -> Outcome<BillingPeriod> {
    Ok("2026-10".parse()?)
}

/// An instant after the period, past the days of the blackout.
///
/// # Errors
/// None, unless the type's rules change.
pub fn now() -> Outcome<Instant> {
    Ok("2026-11-05T09:00:00Z".parse()?)
}

/// The operator.
///
/// # Errors
/// None, unless the type's rules change.
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

/// The account of a number below 10,000,000.
///
/// # Errors
/// None, unless the type's rules change.
pub fn account(number: usize) -> Outcome<Account> {
    let subscribers: Vec<Value> = (0..5).map(|line| json!({ "id": subscriber(number, line) })).collect();
    Ok(serde_json::from_value(json!({
        "number": account_number(number),
        "name": format!("ООО «Полярный горизонт {number}»"),
        "application_address": format!("office{number}@customer.example"),
        "inn": "5032232243", "kpp": "503201001",
        "postal_address": format!("143005, Московская обл., г. Одинцово, Можайское ш., д. {}", number % 300 + 1),
        "contract": format!("№ {number}/24 от 14.03.2024"),
        "subscribers": subscribers,
    }))?)
}

fn account_number(number: usize) -> String {
    format!("77{number:07}")
}

fn subscriber(number: usize, line: usize) -> String {
    format!("+7495{:07}", (number * 5 + line) % 10_000_000)
}

/// The bill of an account, with so many lines, each of minutes of another service.
///
/// # Errors
/// None, unless the type's rules change.
pub fn bill(number: usize, lines: usize) -> Outcome<Bill> {
    let lines: Vec<Value> = (0..lines)
        .map(|line| {
            let seed = number * 131 + line * 31;
            let minutes = seed % 900 + 1;
            let amount = (minutes * (60 + line % 4 * 130)) as i64;
            json!({
                "service": format!("{}, зона {}", SERVICES[line % 4], line / 4 + 1), "quantity": minutes.to_string(), "unit": "мин", "amount": amount,
                "vat": { "percent": 2200 }, "seconds": minutes * 60,
            })
        })
        .collect();
    let net: i64 = lines.iter().filter_map(|line| line["amount"].as_i64()).sum();
    let vat = VatRate::Percent(2_200).vat_of(Amount::from_minor(net), VatBasis::Net).minor();
    let opening = (number % 5_000 * 100) as i64;
    Ok(serde_json::from_value(json!({
        "account": account_number(number), "period": "2026-10", "number": format!("2610-{number:07}"),
        "date": "2026-11-01", "due_date": "2026-11-20", "opening_balance": opening,
        "payments": [{ "date": "2026-10-12", "amount": opening, "reference": format!("п/п {}", number % 900 + 1) }],
        "lines": lines,
        "vat": [{ "rate": { "percent": 2200 }, "basis": "net", "net": net, "vat": vat, "gross": net + vat }],
        "total": net + vat, "amount_due": net + vat,
    }))?)
}

/// The invoices of the first accounts, with them.
///
/// # Errors
/// None, unless the type's rules change.
pub fn invoices(count: usize, lines: usize) -> Outcome<Vec<(Account, Invoice)>> {
    let invoice = |number| -> Outcome<_> {
        let bill = bill(number, lines)?;
        let invoice = bill.into_invoice(InvoiceNumber::new(&format!("2610-{number:07}"))?, "2026-11-01".parse()?)?;
        Ok((account(number)?, invoice))
    };
    (0..count).map(invoice).collect()
}

/// The calls of an account, as many as are asked for, in the order in which a store answers them: five subscribers,
/// each with as many calls, one every few seconds or minutes.
///
/// # Errors
/// None, unless the type's rules change.
pub fn calls(number: usize, count: usize) -> Outcome<impl Iterator<Item = Call>> {
    let start: Instant = "2026-09-30T21:00:00Z".parse()?;
    let of_each = count.div_ceil(5).max(1);
    let step = TimeDelta::milliseconds((30 * 86_400_000 / of_each as i64).max(1));
    let template = Call {
        key: "0".parse()?,
        subscriber: subscriber(number, 0).parse()?,
        start,
        direction: Direction::Outgoing,
        peer: "+78120000000".parse()?,
        service: SERVICES[0].parse()?,
        seconds: 0,
        charged_seconds: 0,
        amount: Amount::ZERO,
        received: None,
    };
    let subscribers = (0..5).map(|line| SubscriberId::new(&subscriber(number, line))).collect::<Result<Vec<_>, _>>()?;
    let services = SERVICES.iter().map(|service| Name::new(service)).collect::<Result<Vec<_>, _>>()?;
    Ok((0..count).map(move |place| {
        let seconds = (place * 37 % 600) as u32;
        let mut call = template.clone();
        call.subscriber = subscribers[place / of_each].clone();
        call.start = start + step * (place % of_each) as i32;
        call.service = services[place % services.len()].clone();
        if let (Ok(key), Ok(peer)) =
            (format!("{place:010}").parse(), format!("+7812{:07}", place * 7 % 9_999_999).parse())
        {
            (call.key, call.peer) = (key, peer);
        }
        if place % 3 == 0 {
            call.direction = Direction::Incoming;
        }
        call.seconds = seconds;
        call.charged_seconds = seconds.next_multiple_of(60);
        call.amount = Amount::from_minor(i64::from(call.charged_seconds) * 3);
        call
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bills_add_up_and_calls_come_in_order() {
        for number in [0, 1, 4_999, 123_456] {
            bill(number, ONE_PAGE).unwrap().check().unwrap();
            bill(number, THREE_PAGES).unwrap().check().unwrap();
        }
        let calls: Vec<Call> = calls(7, 1_003).unwrap().collect();
        assert_eq!(calls.len(), 1_003);
        assert!(calls.is_sorted_by(|one, next| {
            (&one.subscriber, one.start, &one.key) < (&next.subscriber, next.start, &next.key)
        }));
        let account = account(7).unwrap();
        assert!(calls.iter().all(|call| account.subscriber(&call.subscriber).is_some()));
        let last = period().unwrap().span(schet::Zone::MOSCOW).end;
        assert!(calls.iter().all(|call| call.start < last));
    }
}
