use std::time::Duration;

use schet::delivery::{Actor, ChangeState, Delivery, DeliveryChange, DeliveryMethod};
use schet::invoice::{InvoiceFacts, InvoiceSums, ServiceSum};
use schet::money::{Amount, Currency, VatBasis};
use schet::order::{
    CallDetailFormat, Destination, Digest, Fingerprint, Order, OrderEvent, OrderId, OrderKind, OrderState,
};
use schet::ports::{Change, FormationRefusal, Issued, Link, NewDocument, OutgoingMail, Run, RunCounts, RunShare};
use schet::text::Name;
use schet::{BillingPeriod, Instant, InvoiceNumber, Locale};
use uuid::Builder;

use super::{account_number, address, instant, period, valid};

/// An order's identifier: a UUID of version 7, ordered as the arguments are.
#[must_use]
pub fn order_id(place: u32) -> OrderId {
    let mut random = [0x5C; 10];
    random[6..].copy_from_slice(&place.wrapping_mul(0x9E37_79B9).to_be_bytes());
    OrderId(Builder::from_unix_timestamp_millis(1_794_200_400_000 + u64::from(place), &random).into_uuid())
}

/// An accepted order of a call detail, due at its acceptance: equal to no other but for those of its place.
#[must_use]
pub fn order(place: u32, account: u32) -> Order {
    let accepted_at = instant(place % 86_400);
    Order {
        id: order_id(place),
        account: account_number(account),
        kind: OrderKind::CallDetail {
            period: period(place / 3 % 1_200),
            subscribers: Vec::new(),
            format: [CallDetailFormat::Csv, CallDetailFormat::Xlsx, CallDetailFormat::Pdf][place as usize % 3],
        },
        destination: Destination::Email(address(account)),
        locale: Locale::Ru,
        by: actor("customer"),
        accepted_at,
        state: OrderState::Accepted,
        due: Some(accepted_at),
        tries: 0,
        generation: 0,
        detail: None,
        document: None,
        file: None,
        invoice: None,
        version: 0,
    }
}

/// The order that delivers an account's regular invoice, formed and in the given state.
#[must_use]
pub fn regular(place: u32, account: u32, period: BillingPeriod, state: OrderState) -> Order {
    let in_person = matches!(state, OrderState::InBatch | OrderState::HandedOver);
    Order {
        kind: OrderKind::Regular { period, revision: 0 },
        destination: if in_person { Destination::Pickup } else { Destination::Email(address(account)) },
        due: state.is_unfinished().then(|| instant(place % 86_400)),
        document: Some(document(place).reference),
        state,
        ..order(place, account)
    }
}

/// What makes an order equal to another (R14).
#[must_use]
pub fn fingerprint(order: &Order) -> Fingerprint {
    order.kind.fingerprint(&order.account)
}

/// The change that accepts an order without a key or a budget.
#[must_use]
pub fn accept(order: &Order) -> Change {
    Change::AcceptOrder {
        order: Box::new(order.clone()),
        events: vec![OrderEvent { at: order.accepted_at, state: order.state, detail: None }],
        fingerprint: fingerprint(order),
        key: None,
        budget: None,
        shared: Vec::new(),
    }
}

/// Who made a change.
#[must_use]
pub fn actor(name: &str) -> Actor {
    valid(Actor::new(name))
}

/// The choice of delivery by e-mail.
#[must_use]
pub fn email(place: u32) -> DeliveryMethod {
    DeliveryMethod::Email(address(place))
}

/// A change of delivery in force at once.
#[must_use]
pub fn delivery_change(at: Instant, method: DeliveryMethod) -> DeliveryChange {
    DeliveryChange { at, by: actor("customer"), method, state: ChangeState::InForce }
}

/// An invoice number.
#[must_use]
pub fn invoice_number(place: u32) -> InvoiceNumber {
    valid(InvoiceNumber::new(&format!("26-{place:06}")))
}

/// An issued invoice, mailed, with a document of its own; a revision over 0 corrects the number of `place - 1`.
#[must_use]
pub fn issued(place: u32, account: u32, period: BillingPeriod, revision: u32) -> Issued {
    let facts = InvoiceFacts {
        customer: super::account(account).name,
        number: invoice_number(place),
        date: period.day_after(),
        period,
        revision,
        corrects: (revision > 0).then(|| invoice_number(place.saturating_sub(1))),
        due_date: period.day_after() + chrono::Days::new(19),
        amount_due: Amount::from_minor(i64::from(place) * 100 + 18),
        currency: Currency::Rub,
        sums: Some(InvoiceSums {
            opening_balance: Amount::from_minor(18),
            paid: Amount::ZERO,
            charged: Amount::from_minor(i64::from(place) * 100),
            vat: None,
            instalments: Amount::ZERO,
            basis: VatBasis::Gross,
            services: vec![ServiceSum { service: valid(Name::new("Связь")), amount: Amount::from_minor(1) }],
        }),
    };
    Issued {
        account: account_number(account),
        facts,
        total: Amount::from_minor(i64::from(place) * 100),
        formed_at: instant(place % 86_400),
        delivery: Delivery { in_person: false, cabinet_address: Some(address(account)) },
        document: document(place).reference,
        order: None,
    }
}

/// The change that issues an invoice of an account whose delivery was never changed.
#[must_use]
pub fn issue(issued: &Issued) -> Change {
    Change::Issue { issued: Box::new(issued.clone()), delivery_version: 0, sequence: None }
}

/// A document of a few hundred bytes.
#[must_use]
pub fn document(place: u32) -> NewDocument {
    NewDocument::whole(format!("%PDF-1.7\n% sample {place}\n").repeat(1 + place as usize % 20).into_bytes())
}

/// A link of an order that works for a week.
#[must_use]
pub fn link(token: u32, order: &Order) -> Link {
    Link {
        token_hash: token_hash(token),
        order: order.id,
        account: order.account.clone(),
        document: document(token).reference,
        expires: order.accepted_at + Duration::from_secs(7 * 86_400),
        revoked: None,
        uses: 0,
        last_used: None,
    }
}

/// The hash of a link's token.
#[must_use]
pub fn token_hash(token: u32) -> [u8; 32] {
    Digest::of(&token.to_le_bytes()).0
}

/// The refusal of an account's invoice, with a code.
#[must_use]
pub fn refusal(account: u32, period: BillingPeriod, code: &str) -> FormationRefusal {
    FormationRefusal {
        account: account_number(account),
        period,
        at: instant(account),
        code: code.to_owned(),
        reason: format!("total states 1.00, but 2.00 follows from the gross amounts of vat ({account})"),
    }
}

/// A run that has just begun.
#[must_use]
pub fn run(period: BillingPeriod) -> Run {
    Run {
        period,
        round: 1,
        started: instant(0),
        dealt_through: None,
        all_dealt: false,
        ended: None,
        counts: RunCounts::default(),
        version: 0,
    }
}

/// A share of ten accounts of a run's first round.
#[must_use]
pub fn share(period: BillingPeriod, number: u32) -> RunShare {
    RunShare {
        period,
        round: 1,
        number: number.into(),
        after: number.checked_sub(1).map(|before| account_number(before * 10 + 9)),
        through: account_number(number * 10 + 9),
        version: 0,
    }
}

/// A first attempt at a message of an order, with a Russian subject, a line that begins with a dot, and a long line.
#[must_use]
pub fn mail(place: u32) -> OutgoingMail {
    mail_again(place, 0)
}

/// The same of an order that was started again so often.
#[must_use]
pub fn mail_again(place: u32, generation: u32) -> OutgoingMail {
    let (from, to) = (address(0), address(place));
    let message_id = format!("{}.{generation}@uplink.example.ru", order_id(place));
    let text = format!(
        "From: {from}\r\nTo: {to}\r\nMessage-ID: <{message_id}>\r\nDate: Mon, 09 Nov 2026 08:00:00 +0300\r\n\
         Subject: =?UTF-8?B?0KHRh9GR0YI=?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\nСчёт {place}\r\n.\r\n.. точки\r\n{}\r\nFrom the operator\r\n",
        "долго ".repeat(80)
    );
    OutgoingMail { order: order_id(place), generation, attempt: 1, message_id, from, to, bytes: text.into_bytes() }
}
