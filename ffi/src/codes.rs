//! The numbers that stand for actions, states, formats, languages and the like. 0 is always absent.

use schet::Locale;
use schet::order::{Action, CallDetailFormat, OrderState};

use crate::error::Failure;
use crate::text::Field;

/// Russian.
pub const SCHET_RU: i32 = 1;
/// English.
pub const SCHET_EN: i32 = 2;

/// Repeat of a regular invoice to the cabinet address (R4).
pub const SCHET_ACTION_REPEAT: i32 = 1;
/// Invoice of one of the two previous months, by link (R5).
pub const SCHET_ACTION_LINK: i32 = 2;
/// Invoice of one of the two previous months, to the application address (R6).
pub const SCHET_ACTION_TO_APPLICATION: i32 = 3;
/// Change of delivery (R7); an entry of the menu, and no order.
pub const SCHET_ACTION_CHANGE_DELIVERY: i32 = 4;
/// Call detail (R8).
pub const SCHET_ACTION_CALL_DETAIL: i32 = 5;
/// Charges of the current month so far (R9).
pub const SCHET_ACTION_CHARGES: i32 = 6;
/// Delivery of a regular invoice; no customer's to order (R18).
pub const SCHET_ACTION_REGULAR: i32 = 7;
/// The mail that asks to confirm a new address; no customer's to order (R7).
pub const SCHET_ACTION_CONFIRM_ADDRESS: i32 = 8;

/// Text with semicolons, as spreadsheets open it.
pub const SCHET_FORMAT_CSV: i32 = 1;
/// A workbook.
pub const SCHET_FORMAT_XLSX: i32 = 2;
/// A document to print.
pub const SCHET_FORMAT_PDF: i32 = 3;

/// The order is taken; its document is to be formed (R13).
pub const SCHET_ORDER_ACCEPTED: i32 = 1;
/// Its document is being formed.
pub const SCHET_ORDER_FORMING: i32 = 2;
/// Its document is stored, and is to be sent.
pub const SCHET_ORDER_FORMED: i32 = 3;
/// Transmission has begun.
pub const SCHET_ORDER_SENDING: i32 = 4;
/// The mail server took the message.
pub const SCHET_ORDER_SENT: i32 = 5;
/// The link works.
pub const SCHET_ORDER_READY: i32 = 6;
/// The link's time is over.
pub const SCHET_ORDER_EXPIRED: i32 = 7;
/// It failed for good; it can be started again.
pub const SCHET_ORDER_FAILED: i32 = 8;
/// The customer took it back.
pub const SCHET_ORDER_CANCELLED: i32 = 9;
/// The mail came back; it can be started again.
pub const SCHET_ORDER_BOUNCED: i32 = 10;
/// Whether the message went out, nobody can know.
pub const SCHET_ORDER_UNKNOWN: i32 = 11;
/// It lies in the period's pickup batch (R10).
pub const SCHET_ORDER_IN_BATCH: i32 = 12;
/// It was handed over in person (R10).
pub const SCHET_ORDER_HANDED_OVER: i32 = 13;

pub(crate) fn state_code(state: OrderState) -> i32 {
    match state {
        OrderState::Accepted => SCHET_ORDER_ACCEPTED,
        OrderState::Forming => SCHET_ORDER_FORMING,
        OrderState::Formed => SCHET_ORDER_FORMED,
        OrderState::Sending => SCHET_ORDER_SENDING,
        OrderState::Sent => SCHET_ORDER_SENT,
        OrderState::Ready => SCHET_ORDER_READY,
        OrderState::Expired => SCHET_ORDER_EXPIRED,
        OrderState::Failed => SCHET_ORDER_FAILED,
        OrderState::Cancelled => SCHET_ORDER_CANCELLED,
        OrderState::Bounced => SCHET_ORDER_BOUNCED,
        OrderState::Unknown => SCHET_ORDER_UNKNOWN,
        OrderState::InBatch => SCHET_ORDER_IN_BATCH,
        OrderState::HandedOver => SCHET_ORDER_HANDED_OVER,
    }
}

pub(crate) fn action_code(action: Action) -> i32 {
    match action {
        Action::Repeat => SCHET_ACTION_REPEAT,
        Action::Link => SCHET_ACTION_LINK,
        Action::ToApplication => SCHET_ACTION_TO_APPLICATION,
        Action::ChangeDelivery => SCHET_ACTION_CHANGE_DELIVERY,
        Action::CallDetail => SCHET_ACTION_CALL_DETAIL,
        Action::Charges => SCHET_ACTION_CHARGES,
    }
}

/// The language of a number; 0 is the one given.
pub(crate) fn locale(code: i32, absent: Locale, field: &'static str) -> Result<Locale, Failure> {
    match code {
        0 => Ok(absent),
        SCHET_RU => Ok(Locale::Ru),
        SCHET_EN => Ok(Locale::En),
        _ => Err(unknown(field, code)),
    }
}

pub(crate) fn locale_code(locale: Locale) -> i32 {
    match locale {
        Locale::Ru => SCHET_RU,
        Locale::En => SCHET_EN,
    }
}

/// The form of a number; 0 is XLSX.
pub(crate) fn format(code: i32, field: &'static str) -> Result<CallDetailFormat, Failure> {
    match code {
        SCHET_FORMAT_CSV => Ok(CallDetailFormat::Csv),
        0 | SCHET_FORMAT_XLSX => Ok(CallDetailFormat::Xlsx),
        SCHET_FORMAT_PDF => Ok(CallDetailFormat::Pdf),
        _ => Err(unknown(field, code)),
    }
}

pub(crate) fn format_code(format: CallDetailFormat) -> i32 {
    match format {
        CallDetailFormat::Csv => SCHET_FORMAT_CSV,
        CallDetailFormat::Xlsx => SCHET_FORMAT_XLSX,
        CallDetailFormat::Pdf => SCHET_FORMAT_PDF,
    }
}

/// A number that stands for nothing.
pub(crate) fn unknown(field: impl Into<Field>, code: i32) -> Failure {
    Failure::value(field.into().to_string(), format_args!("is {code}, which stands for nothing"))
}
