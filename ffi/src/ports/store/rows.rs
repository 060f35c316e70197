//! The values of rows: JSON behind the number of their form.

use schet::delivery::DeliveryChange;
use schet::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId, OrderState};
use schet::ports::{FormationRefusal, Issued, Link, Run, RunShare};
use schet::{AccountNumber, Instant};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::port::*;
use super::transaction::{About, Row, Stop, corrupt};
use crate::codes;
use crate::order::kind_code;
use crate::time;

/// The number of the form in which values are written.
const FORM: u8 = b'1';

/// An order, and what the store alone keeps of it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StoredOrder {
    pub(super) order: Order,
    pub(super) fingerprint: Fingerprint,
    /// The key it was accepted with.
    pub(super) key: Option<IdempotencyKey>,
    /// How many entries its history has.
    pub(super) events: u32,
    /// Until when it is a worker's, by the clock of leases.
    pub(super) leased_until: Option<i64>,
}

/// The order of a key.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredKey {
    pub(super) order: OrderId,
    pub(super) expires: Instant,
}

/// How often an account's delivery was written, and how many changes there are.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct StoredDelivery {
    pub(super) version: u64,
    pub(super) changes: u64,
}

/// A share, and until when it is a worker's.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StoredShare {
    pub(super) share: RunShare,
    pub(super) leased_until: i64,
}

/// The value of a row.
pub(super) fn encode(value: &impl Serialize) -> Result<Vec<u8>, Stop> {
    let mut bytes = vec![FORM];
    serde_json::to_writer(&mut bytes, value)
        .map_err(|error| corrupt(format!("a row of the host's store can't be written: {error}")))?;
    Ok(bytes)
}

/// What a row's value says.
pub(super) fn decode<T: DeserializeOwned>(key: &str, value: &[u8]) -> Result<T, Stop> {
    match value.split_first() {
        Some((&FORM, json)) => serde_json::from_slice(json)
            .map_err(|error| corrupt(format!("the row {key} of the host's store is damaged: {error}"))),
        Some((form, _)) => Err(corrupt(format!("the row {key} of the host's store has the unknown form {form:#04x}"))),
        None => Err(corrupt(format!("the row {key} of the host's store is empty"))),
    }
}

/// A row that only helps to find others.
pub(super) fn index(value: &[u8]) -> Row<'_> {
    Row { kind: SCHET_ROW_KIND_INDEX, value, about: About::default() }
}

pub(super) fn order_row<'r>(stored: &'r StoredOrder, id: &'r str, value: &'r [u8]) -> Row<'r> {
    let order = &stored.order;
    let about = About {
        account: order.account.as_str(),
        order: id,
        number: order.invoice.as_deref().map_or("", |invoice| invoice.number.as_str()),
        period: order.kind.period().map_or(0, time::period_number),
        revision: 0,
        action: kind_code(&order.kind),
        state: codes::state_code(order.state),
        at: time::micros(order.accepted_at),
        due: order.due.map_or(0, time::micros),
        amount_due: order.invoice.as_deref().map_or(0, |invoice| invoice.amount_due.minor()),
    };
    Row { kind: SCHET_ROW_KIND_ORDER, value, about }
}

pub(super) fn event_row<'r>(event: &OrderEvent, account: &'r AccountNumber, id: &'r str, value: &'r [u8]) -> Row<'r> {
    let (state, at) = (codes::state_code(event.state), time::micros(event.at));
    let about = About { account: account.as_str(), order: id, state, at, ..About::default() };
    Row { kind: SCHET_ROW_KIND_EVENT, value, about }
}

pub(super) fn issued_row<'r>(issued: &'r Issued, id: &'r str, value: &'r [u8]) -> Row<'r> {
    let about = About {
        account: issued.account.as_str(),
        order: id,
        number: issued.facts.number.as_str(),
        period: time::period_number(issued.facts.period),
        revision: issued.facts.revision,
        at: time::micros(issued.formed_at),
        amount_due: issued.facts.amount_due.minor(),
        ..About::default()
    };
    Row { kind: SCHET_ROW_KIND_ISSUED, value, about }
}

pub(super) fn delivery_row<'r>(change: &DeliveryChange, account: &'r AccountNumber, value: &'r [u8]) -> Row<'r> {
    let about = About { account: account.as_str(), at: time::micros(change.at), ..About::default() };
    Row { kind: SCHET_ROW_KIND_DELIVERY, value, about }
}

pub(super) fn link_row<'r>(link: &'r Link, id: &'r str, value: &'r [u8]) -> Row<'r> {
    let about = About { account: link.account.as_str(), order: id, at: time::micros(link.expires), ..About::default() };
    Row { kind: SCHET_ROW_KIND_LINK, value, about }
}

pub(super) fn run_row<'r>(run: &Run, value: &'r [u8]) -> Row<'r> {
    let (period, at) = (time::period_number(run.period), time::micros(run.started));
    Row { kind: SCHET_ROW_KIND_RUN, value, about: About { period, at, ..About::default() } }
}

pub(super) fn refusal_row<'r>(refusal: &'r FormationRefusal, value: &'r [u8]) -> Row<'r> {
    let (account, period) = (refusal.account.as_str(), time::period_number(refusal.period));
    let about = About { account, period, at: time::micros(refusal.at), ..About::default() };
    Row { kind: SCHET_ROW_KIND_REFUSAL, value, about }
}

impl StoredOrder {
    /// Whether an invoice that it delivers lies in the pickup batch, or was handed over (S18).
    pub(super) fn is_in_person(&self) -> bool {
        matches!(self.order.state, OrderState::InBatch | OrderState::HandedOver)
    }
}
