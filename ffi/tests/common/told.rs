//! The domain's values as a C host states them: structs that point into what they are made of.

use std::pin::Pin;

use chrono::Datelike as _;
use schet::invoice::{Bill, BillLine, Instalment, Payment, VatGroup};
use schet::money::{VatBasis, VatRate};
use schet::usage::{Call, ChargeLine, Direction};
use schet::{Account, Instant, Locale};
use schet_ffi::*;

use super::host::{sized, text};

pub fn micros(at: Instant) -> i64 {
    at.timestamp_micros()
}

pub fn day(date: chrono::NaiveDate) -> i32 {
    date.year() * 10_000 + date.month().cast_signed() * 100 + date.day().cast_signed()
}

pub fn month(period: schet::BillingPeriod) -> i32 {
    period.year() * 100 + period.month().cast_signed()
}

fn optional(from: Option<&str>) -> schet_text {
    text(from.unwrap_or_default())
}

/// An account, with room for its subscribers.
pub struct ToldAccount {
    pub account: schet_account,
    _subscribers: Pin<Box<[schet_subscriber]>>,
}

pub fn account(from: &Account) -> ToldAccount {
    let subscribers: Box<[_]> = from
        .subscribers
        .iter()
        .map(|subscriber| schet_subscriber {
            id: text(subscriber.id.as_str()),
            label: optional(subscriber.label.as_ref().map(AsRef::as_ref)),
            ..sized()
        })
        .collect();
    let subscribers = Box::into_pin(subscribers);
    let account = schet_account {
        locale: if from.locale == Locale::Ru { SCHET_RU } else { SCHET_EN },
        opened: from.opened.map_or(0, day),
        closed: from.closed.map_or(0, day),
        number: text(from.number.as_str()),
        name: text(from.name.as_str()),
        application_address: text(from.application_address.as_str()),
        inn: optional(from.inn.as_ref().map(AsRef::as_ref)),
        kpp: optional(from.kpp.as_ref().map(AsRef::as_ref)),
        postal_address: optional(from.postal_address.as_ref().map(AsRef::as_ref)),
        contract: optional(from.contract.as_ref().map(AsRef::as_ref)),
        subscribers: subscribers.as_ptr(),
        subscriber_count: u32::try_from(subscribers.len()).unwrap(),
        ..sized()
    };
    ToldAccount { account, _subscribers: subscribers }
}

/// A bill, with room for its lists.
pub struct ToldBill {
    pub bill: schet_bill,
    _lines: (Box<[schet_line]>, Box<[schet_vat]>),
    _dues: (Box<[schet_payment]>, Box<[schet_instalment]>),
    _history: Box<[schet_past]>,
}

pub fn bill(from: &Bill) -> ToldBill {
    let lines: Box<[_]> = from.lines.iter().map(line).collect();
    let vat: Box<[_]> = from.vat.iter().map(group).collect();
    let payments: Box<[_]> = from.payments.iter().map(payment).collect();
    let instalments: Box<[_]> = from.instalments.iter().map(instalment).collect();
    let past =
        |it: &schet::invoice::PastCharge| schet_past { period: month(it.period), total: it.total.minor(), ..sized() };
    let history: Box<[_]> = from.history.iter().map(past).collect();
    let count = |length: usize| u32::try_from(length).unwrap();
    let bill = schet_bill {
        period: month(from.period),
        date: from.date.map_or(0, day),
        due_date: day(from.due_date),
        revision: from.revision,
        line_count: count(lines.len()),
        vat_count: count(vat.len()),
        payment_count: count(payments.len()),
        instalment_count: count(instalments.len()),
        history_count: count(history.len()),
        opening_balance: from.opening_balance.minor(),
        total: from.total.minor(),
        amount_due: from.amount_due.minor(),
        account: text(from.account.as_str()),
        number: optional(from.number.as_ref().map(AsRef::as_ref)),
        corrects: optional(from.corrects.as_ref().map(AsRef::as_ref)),
        lines: lines.as_ptr(),
        vat: vat.as_ptr(),
        payments: payments.as_ptr(),
        instalments: instalments.as_ptr(),
        history: history.as_ptr(),
        ..sized()
    };
    ToldBill { bill, _lines: (lines, vat), _dues: (payments, instalments), _history: history }
}

fn rate(from: VatRate) -> (i32, i32) {
    match from {
        VatRate::Without => (SCHET_VAT_WITHOUT, 0),
        VatRate::Percent(rate) => (SCHET_VAT_PERCENT, rate.into()),
    }
}

fn decimal(from: rust_decimal::Decimal) -> (i64, u32) {
    (from.mantissa().try_into().unwrap(), from.scale())
}

fn line(from: &BillLine) -> schet_line {
    let ((vat_kind, vat_rate), (quantity, quantity_scale)) = (rate(from.vat), decimal(from.quantity));
    let (unit_price, unit_price_scale) = from.unit_price.map_or((0, 0), decimal);
    let has = |is_there: bool, flag| if is_there { flag } else { 0 };
    schet_line {
        flags: has(from.unit_price.is_some(), SCHET_LINE_HAS_UNIT_PRICE)
            | has(from.seconds.is_some(), SCHET_LINE_HAS_SECONDS),
        vat_kind,
        vat_rate,
        quantity,
        quantity_scale,
        unit_price,
        unit_price_scale,
        amount: from.amount.minor(),
        seconds: from.seconds.unwrap_or(0),
        subscriber: optional(from.subscriber.as_ref().map(AsRef::as_ref)),
        service: text(from.service.as_str()),
        unit: text(from.unit.as_str()),
        ..sized()
    }
}

fn group(from: &VatGroup) -> schet_vat {
    let (kind, rate) = rate(from.rate);
    let basis = if from.basis == VatBasis::Net { SCHET_BASIS_NET } else { SCHET_BASIS_GROSS };
    let (net, vat, gross) = (from.net.minor(), from.vat.minor(), from.gross.minor());
    schet_vat { kind, rate, basis, net, vat, gross, ..sized() }
}

fn payment(from: &Payment) -> schet_payment {
    schet_payment {
        date: day(from.date),
        amount: from.amount.minor(),
        reference: optional(from.reference.as_ref().map(AsRef::as_ref)),
        ..sized()
    }
}

fn instalment(from: &Instalment) -> schet_instalment {
    schet_instalment {
        due: day(from.due),
        part: from.part,
        parts: from.parts,
        amount: from.amount.minor(),
        remaining: from.remaining.minor(),
        description: text(from.description.as_str()),
        ..sized()
    }
}

pub fn call(from: &Call) -> schet_call {
    schet_call {
        direction: if from.direction == Direction::Outgoing { SCHET_OUTGOING } else { SCHET_INCOMING },
        start: micros(from.start),
        received: from.received.map_or(0, micros),
        amount: from.amount.minor(),
        seconds: from.seconds,
        charged_seconds: from.charged_seconds,
        key: text(from.key.as_str()),
        subscriber: text(from.subscriber.as_str()),
        peer: text(from.peer.as_str()),
        service: text(from.service.as_str()),
        ..sized()
    }
}

pub fn charge(from: &ChargeLine) -> schet_charge {
    let (quantity, quantity_scale) = decimal(from.quantity);
    schet_charge {
        flags: if from.seconds.is_some() { SCHET_LINE_HAS_SECONDS } else { 0 },
        quantity,
        quantity_scale,
        seconds: from.seconds.unwrap_or(0),
        amount: from.amount.minor(),
        subscriber: optional(from.subscriber.as_ref().map(AsRef::as_ref)),
        service: text(from.service.as_str()),
        ..sized()
    }
}
