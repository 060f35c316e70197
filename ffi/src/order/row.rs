use std::ffi::c_char;

use schet::order::{Destination, Order, OrderKind};

use crate::codes::{self, *};
use crate::encoding::Encoding;
use crate::record::record;
use crate::text::put;
use crate::time;

/// The result goes by e-mail.
pub const SCHET_GOES_BY_EMAIL: i32 = 1;
/// The result is a link in the section.
pub const SCHET_GOES_BY_LINK: i32 = 2;
/// The result lies in the period's pickup batch.
pub const SCHET_GOES_IN_PERSON: i32 = 3;

/// One request of a customer, or one delivery of the regular run.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_order {
    /// sizeof(schet_order); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// What was asked for: one of SCHET_ACTION_...
    pub action: i32,
    /// Of which month, as YYYYMM; 0: of none.
    pub period: i32,
    /// The form of a call detail: one of SCHET_FORMAT_...; else 0.
    pub format: i32,
    /// Where it stands: one of SCHET_ORDER_... (R13).
    pub state: i32,
    /// Where the result goes: one of SCHET_GOES_...
    pub goes: i32,
    /// The language of what the customer gets: SCHET_RU or SCHET_EN.
    pub locale: i32,
    /// Failed attempts of the present stage.
    pub tries: u32,
    /// How many subscribers it is narrowed to; 0: it is for all.
    pub subscriber_count: u32,
    /// The number of the correction that a regular invoice is; 0: it is none.
    pub revision: u32,
    /// How often somebody has started it again: each generation is a mail of its own.
    pub generation: u32,
    /// Not used.
    pub reserved: u32,
    /// When it was accepted, in microseconds since 1970-01-01 UTC.
    pub accepted_at: i64,
    /// When its next step is due; 0: nothing is left to do without somebody's doing.
    pub due: i64,
    /// Counts the writes to it.
    pub version: u64,
    /// The size of its document in bytes; 0: it has none yet.
    pub document_size: u64,
    /// The SHA-256 of its document.
    pub document_digest: [u8; 32],
    /// What is to be paid by the invoice that the document is, in minor units.
    pub invoice_amount_due: i64,
    /// The day of that invoice, as YYYYMMDD; 0: the document is no invoice, or not formed.
    pub invoice_date: i32,
    /// The day by which it is to be paid, as YYYYMMDD.
    pub invoice_due_date: i32,
    /// The number of that invoice.
    pub invoice_number: [c_char; 168],
    /// Its identifier.
    pub id: [c_char; 40],
    /// Whose order it is.
    pub account: [c_char; 40],
    /// The address it goes to.
    pub address: [c_char; 264],
    /// Who asked.
    pub by: [c_char; 1024],
    /// The reason of a failure, or the mail server's last reply.
    pub detail: [c_char; 1024],
}
record!(schet_order, 2688);

impl schet_order {
    pub(crate) fn of(order: &Order, encoding: Encoding) -> Self {
        let invoice = order.invoice.as_deref();
        let (format, revision) = match &order.kind {
            OrderKind::CallDetail { format, .. } => (codes::format_code(*format), 0),
            OrderKind::Regular { revision, .. } => (0, *revision),
            _ => (0, 0),
        };
        let (goes, address) = match &order.destination {
            Destination::Email(address) => (SCHET_GOES_BY_EMAIL, address.as_str()),
            Destination::Link => (SCHET_GOES_BY_LINK, ""),
            Destination::Pickup => (SCHET_GOES_IN_PERSON, ""),
        };
        let mut row = Self {
            struct_size: 0,
            action: kind_code(&order.kind),
            period: order.kind.period().map_or(0, time::period_number),
            format,
            state: codes::state_code(order.state),
            goes,
            locale: codes::locale_code(order.locale),
            tries: order.tries,
            subscriber_count: u32::try_from(order.kind.subscribers().len()).unwrap_or(u32::MAX),
            revision,
            generation: order.generation,
            reserved: 0,
            accepted_at: time::micros(order.accepted_at),
            due: order.due.map_or(0, time::micros),
            version: order.version,
            document_size: order.document.map_or(0, |document| document.size),
            document_digest: order.document.map_or([0; 32], |document| document.digest.0),
            invoice_amount_due: invoice.map_or(0, |invoice| invoice.amount_due.minor()),
            invoice_date: invoice.map_or(0, |invoice| time::date_number(invoice.date)),
            invoice_due_date: invoice.map_or(0, |invoice| time::date_number(invoice.due_date)),
            invoice_number: [0; 168],
            id: [0; 40],
            account: [0; 40],
            address: [0; 264],
            by: [0; 1024],
            detail: [0; 1024],
        };
        put(&mut row.invoice_number, invoice.map_or("", |invoice| invoice.number.as_str()), encoding);
        put(&mut row.id, &order.id.to_string(), encoding);
        put(&mut row.account, order.account.as_str(), encoding);
        put(&mut row.address, address, encoding);
        put(&mut row.by, order.by.as_str(), encoding);
        put(&mut row.detail, order.detail.as_deref().unwrap_or_default(), encoding);
        row
    }
}

pub(crate) fn kind_code(kind: &OrderKind) -> i32 {
    match kind {
        OrderKind::Regular { .. } => SCHET_ACTION_REGULAR,
        OrderKind::ConfirmAddress { .. } => SCHET_ACTION_CONFIRM_ADDRESS,
        kind => kind.action().map_or(0, codes::action_code),
    }
}
