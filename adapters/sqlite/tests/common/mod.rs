//! Nouns for the tests.
#![allow(dead_code, reason = "each test file uses some")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use futures_lite::future::block_on;
use schet::delivery::{Actor, Delivery};
use schet::invoice::{Bill, InvoiceFacts};
use schet::order::{Destination, Digest, DocumentRef, Order, OrderEvent, OrderId, OrderKind, OrderState};
use schet::party::Subscriber;
use schet::ports::{Change, CommitError, Issued, LeaseAfter, OrderStore};
use schet::text::{Line, Name};
use schet::usage::{Call, Direction};
use schet::{
    Account, AccountNumber, Amount, BillingPeriod, Currency, EmailAddress, Instant, InvoiceNumber, Locale, OperatorId,
    SubscriberId,
};
use schet_sqlite::SqliteStore;
use tempfile::TempDir;

pub(crate) struct Opened {
    pub(crate) store: SqliteStore,
    pub(crate) directory: TempDir,
}

/// A new store in a directory that goes with it.
pub(crate) fn open() -> Opened {
    let directory = tempfile::tempdir().unwrap();
    Opened { store: SqliteStore::open(directory.path().join("schet.db")).unwrap(), directory }
}

pub(crate) fn operator() -> OperatorId {
    OperatorId::new("sip").unwrap()
}

pub(crate) fn number(place: u32) -> AccountNumber {
    AccountNumber::new(&format!("{:06}", 100_000 + place)).unwrap()
}

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(crate) fn october() -> BillingPeriod {
    "2026-10".parse().unwrap()
}

pub(crate) fn order(id: u128, account: AccountNumber) -> Order {
    Order {
        id: OrderId(uuid::Uuid::from_u128(id)),
        account,
        kind: OrderKind::Regular { period: october(), revision: 0 },
        destination: Destination::Email(EmailAddress::new("ivan@example.ru").unwrap()),
        locale: Locale::Ru,
        by: Actor::new("cabinet").unwrap(),
        accepted_at: at("2026-11-04T00:00:00.123456789Z"),
        state: OrderState::Accepted,
        due: Some(at("2026-11-04T00:00:00.123456789Z")),
        tries: 0,
        generation: 0,
        detail: None,
        document: None,
        file: None,
        invoice: None,
        version: 0,
    }
}

pub(crate) fn event(state: OrderState) -> OrderEvent {
    OrderEvent { at: at("2026-11-04T00:00:00.123456789Z"), state, detail: Some("cabinet".to_owned()) }
}

pub(crate) fn accept(order: &Order) -> Change {
    Change::AcceptOrder {
        order: Box::new(order.clone()),
        events: vec![event(order.state)],
        fingerprint: Digest::of(order.id.0.as_bytes()).0,
        key: None,
        budget: None,
        shared: Vec::new(),
    }
}

pub(crate) fn update(order: &Order, state: OrderState) -> Change {
    Change::UpdateOrder {
        order: Box::new(Order { state, ..order.clone() }),
        events: vec![event(state)],
        lease: LeaseAfter::Keep(std::time::Duration::from_secs(30)),
    }
}

pub(crate) fn issue(account: AccountNumber, number: &str, order: Option<OrderId>) -> Change {
    Change::Issue { issued: Box::new(issued(account, number, order)), delivery_version: 0, sequence: None }
}

pub(crate) fn issued(account: AccountNumber, number: &str, order: Option<OrderId>) -> Issued {
    Issued {
        account,
        facts: InvoiceFacts {
            customer: Name::new("ООО «Ромашка»").unwrap(),
            number: InvoiceNumber::new(number).unwrap(),
            date: "2026-11-01".parse().unwrap(),
            period: october(),
            revision: 0,
            corrects: None,
            due_date: "2026-11-20".parse().unwrap(),
            amount_due: Amount::from_minor(124_518),
            currency: Currency::Rub,
            sums: None,
        },
        total: Amount::from_minor(124_518),
        formed_at: at("2026-11-01T03:00:00Z"),
        delivery: Delivery { in_person: false, cabinet_address: Some(EmailAddress::new("ivan@example.ru").unwrap()) },
        document: DocumentRef { digest: Digest::of(number.as_bytes()), size: 31_000 },
        order,
    }
}

pub(crate) fn commit(store: &SqliteStore, changes: &[Change]) -> Result<(), CommitError> {
    block_on(store.commit(&operator(), changes))
}

pub(crate) fn account(place: u32) -> Account {
    Account {
        number: number(place),
        name: Name::new("ООО «Ромашка»").unwrap(),
        locale: Locale::Ru,
        application_address: EmailAddress::new("office@example.ru").unwrap(),
        inn: None,
        kpp: None,
        postal_address: None,
        contract: None,
        opened: None,
        closed: None,
        subscribers: vec![subscriber("+74951234567"), subscriber("reception")],
    }
}

fn subscriber(id: &str) -> Subscriber {
    Subscriber { id: SubscriberId::new(id).unwrap(), label: None }
}

pub(crate) fn call(key: &str, subscriber: &str, start: &str) -> Call {
    Call {
        key: Line::new(key).unwrap(),
        subscriber: SubscriberId::new(subscriber).unwrap(),
        start: at(start),
        direction: Direction::Outgoing,
        peer: Line::new("+78121234567").unwrap(),
        service: Name::new("Междугородные вызовы").unwrap(),
        seconds: 61,
        charged_seconds: 120,
        amount: Amount::from_minor(480),
        received: None,
    }
}

pub(crate) fn bill(account: AccountNumber) -> Bill {
    Bill {
        account,
        period: october(),
        number: None,
        date: None,
        due_date: "2026-11-20".parse().unwrap(),
        revision: 0,
        corrects: None,
        currency: Currency::Rub,
        opening_balance: Amount::from_minor(10_000),
        payments: Vec::new(),
        lines: Vec::new(),
        vat: Vec::new(),
        total: Amount::ZERO,
        instalments: Vec::new(),
        amount_due: Amount::from_minor(10_000),
        history: Vec::new(),
    }
}
