use std::borrow::Cow;

use rusqlite::Row;
use schet::delivery::Actor;
use schet::invoice::InvoiceFacts;
use schet::order::{Destination, DocumentRef, Fingerprint, Order, OrderEvent, OrderId, OrderKind, OrderState};
use schet::{Instant, Locale};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{corrupt, count, get, instant, instant_if, json, parse, to_json};
use crate::error::Failure;

/// The columns that [`read`] wants.
pub(crate) const COLUMNS: &str = "orders.id AS id, orders.account AS account, orders.state AS state, \
    orders.due AS due, orders.version AS version, orders.body AS body";

/// What no index and no condition looks at.
#[derive(Serialize, Deserialize)]
struct Body<'a> {
    kind: Cow<'a, OrderKind>,
    destination: Cow<'a, Destination>,
    #[serde(default, skip_serializing_if = "is_default")]
    locale: Locale,
    by: Cow<'a, Actor>,
    accepted_at: Instant,
    #[serde(default, skip_serializing_if = "is_default")]
    tries: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    generation: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<DocumentRef>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<DocumentRef>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice: Option<Cow<'a, InvoiceFacts>>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The body of an order's row.
pub(crate) fn body(order: &Order) -> Result<String, Failure> {
    let body = Body {
        kind: Cow::Borrowed(&order.kind),
        destination: Cow::Borrowed(&order.destination),
        locale: order.locale,
        by: Cow::Borrowed(&order.by),
        accepted_at: order.accepted_at,
        tries: order.tries,
        generation: order.generation,
        detail: order.detail.as_deref().map(Cow::Borrowed),
        document: order.document,
        file: order.file,
        invoice: order.invoice.as_deref().map(Cow::Borrowed),
    };
    to_json("order", &body)
}

/// An order of [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> Result<Order, Failure> {
    let body: Body<'_> = json(row, "body")?;
    Ok(Order {
        id: id(row, "id")?,
        account: parse(row, "account")?,
        kind: body.kind.into_owned(),
        destination: body.destination.into_owned(),
        locale: body.locale,
        by: body.by.into_owned(),
        accepted_at: body.accepted_at,
        state: state(row, "state")?,
        due: instant_if(row, "due")?,
        tries: body.tries,
        generation: body.generation,
        detail: body.detail.map(Cow::into_owned),
        document: body.document,
        file: body.file,
        invoice: body.invoice.map(|facts| Box::new(facts.into_owned())),
        version: count(row, "version")?,
    })
}

/// An entry of an order's history.
pub(crate) fn event(row: &Row<'_>) -> Result<OrderEvent, Failure> {
    Ok(OrderEvent { at: instant(row, "at")?, state: state(row, "state")?, detail: get(row, "detail")? })
}

/// An order's identifier.
pub(crate) fn id(row: &Row<'_>, column: &str) -> Result<OrderId, Failure> {
    get(row, column).map(|bytes: [u8; 16]| OrderId(Uuid::from_bytes(bytes)))
}

/// The fingerprint of an order's content.
pub(crate) fn fingerprint(row: &Row<'_>) -> Result<Fingerprint, Failure> {
    get(row, "fingerprint")
}

/// The number of a state in the file; those in person have 11 and more.
pub(crate) fn code(state: OrderState) -> i64 {
    CODES.iter().position(|known| *known == state).and_then(|place| i64::try_from(place).ok()).unwrap_or(-1)
}

/// The state of a column.
pub(crate) fn state(row: &Row<'_>, column: &str) -> Result<OrderState, Failure> {
    let code: i64 = get(row, column)?;
    let state = usize::try_from(code).ok().and_then(|code| CODES.get(code));
    state.copied().ok_or_else(|| corrupt(column, format_args!("no state has the number {code}")))
}

/// The states in the order of their numbers, which the file keeps for ever.
const CODES: [OrderState; 13] = [
    OrderState::Accepted,
    OrderState::Forming,
    OrderState::Formed,
    OrderState::Sending,
    OrderState::Sent,
    OrderState::Ready,
    OrderState::Expired,
    OrderState::Failed,
    OrderState::Cancelled,
    OrderState::Bounced,
    OrderState::Unknown,
    OrderState::InBatch,
    OrderState::HandedOver,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s18_the_index_of_what_is_in_person_knows_the_states() {
        for state in OrderState::ALL {
            let code = code(state);
            assert!(code >= 0, "{state:?}");
            let in_person = matches!(state, OrderState::InBatch | OrderState::HandedOver);
            assert_eq!(code >= 11, in_person, "{state:?}");
        }
    }
}
