use std::borrow::Cow;

use rusqlite::Row;
use schet::delivery::Delivery;
use schet::invoice::InvoiceFacts;
use schet::order::{DocumentRef, OrderId};
use schet::ports::{FormationRefusal, Issued};
use schet::{Amount, Instant};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{get, instant, json, parse, period, to_json};
use crate::error::Failure;

/// The columns that [`read`] wants.
pub(crate) const COLUMNS: &str = "issued.account AS issued_account, issued.order_id, issued.body AS issued_body";

#[derive(Serialize, Deserialize)]
struct Body<'a> {
    facts: Cow<'a, InvoiceFacts>,
    total: Amount,
    formed_at: Instant,
    delivery: Cow<'a, Delivery>,
    document: DocumentRef,
}

/// The body of an issued invoice's row.
pub(crate) fn body(issued: &Issued) -> Result<String, Failure> {
    let body = Body {
        facts: Cow::Borrowed(&issued.facts),
        total: issued.total,
        formed_at: issued.formed_at,
        delivery: Cow::Borrowed(&issued.delivery),
        document: issued.document,
    };
    to_json("issued", &body)
}

/// An issued invoice of [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> Result<Issued, Failure> {
    let body: Body<'_> = json(row, "issued_body")?;
    let order: Option<[u8; 16]> = get(row, "order_id")?;
    Ok(Issued {
        account: parse(row, "issued_account")?,
        facts: body.facts.into_owned(),
        total: body.total,
        formed_at: body.formed_at,
        delivery: body.delivery.into_owned(),
        document: body.document,
        order: order.map(|bytes| OrderId(Uuid::from_bytes(bytes))),
    })
}

/// A refusal of the run.
pub(crate) fn refusal(row: &Row<'_>) -> Result<FormationRefusal, Failure> {
    Ok(FormationRefusal {
        account: parse(row, "account")?,
        period: period(row, "period")?,
        at: instant(row, "at")?,
        code: get(row, "code")?,
        reason: get(row, "reason")?,
    })
}
