//! The mails of the section: text and HTML twins with their attachments, ready to send (R4, R6–R9, R22).
//!
//! A mail is a pure function of its [`Envelope`] and what it tells: the same input gives the same bytes, its
//! Message-ID and MIME boundaries derive from the order, so that a retried mail is the same mail (R14). Whatever
//! goes into a header was checked against control characters by a type of ours; domains go out as A-labels.
//!
//! - an invoice: [`regular_invoice`], [`repeat`] (R4), [`previous_invoice`] (R6);
//! - [`call_detail`] (R8) and [`charges`] (R9);
//! - [`confirm_address`], which asks to confirm a new address (R7's policy).
//!
//! ```
//! # use schet::render::mail;
//! # fn example(operator: &schet::Operator, account: &schet::Account, facts: &schet::invoice::InvoiceFacts,
//! #     order: schet::order::OrderId, date: schet::Instant, pdf: &[u8]) -> Result<(), mail::MailError> {
//! let envelope = mail::Envelope { operator, account: &account.number, customer: &account.name, to: &account.application_address, order, generation: 0, date, locale: account.locale };
//! let mail = mail::regular_invoice(&envelope, facts, pdf)?;
//! assert!(mail.bytes.starts_with(b"From: "));
//! # Ok(())
//! # }
//! ```

mod address;
mod compose;
mod header;
mod html;
mod invoice;
mod letter;
mod plain;
mod usage;

pub use address::confirm_address;
pub use invoice::{previous_invoice, regular_invoice, repeat};
pub use usage::{call_detail, charges};

use crate::calendar::Instant;
use crate::locale::Locale;
use crate::order::OrderId;
use crate::party::{AccountNumber, EmailAddress, Operator};
use crate::text::{FieldError, Name};

/// The largest attachment, in bytes: with its base64 a third larger and the rest of the mail it stays under the
/// 25 MB that large providers take.
pub const MAX_ATTACHMENT: usize = 18 * 1024 * 1024;

/// What every mail has: from whom, about whom, to whom, for which order, when, in which language.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// Who sends: From, Reply-To and the contact block are the operator's.
    pub operator: &'a Operator,
    /// Whose account it is about.
    pub account: &'a AccountNumber,
    /// The customer's name.
    pub customer: &'a Name,
    /// The only recipient.
    pub to: &'a EmailAddress,
    /// The order that the mail carries out; Message-ID and boundaries derive from it.
    pub order: OrderId,
    /// How often the order was started again; the Message-ID tells it.
    pub generation: u32,
    /// The Date header.
    pub date: Instant,
    /// The language.
    pub locale: Locale,
}

/// A mail ready to hand over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComposedMail {
    /// The Message-ID without its angle brackets: the order's id at the sender's domain.
    pub message_id: String,
    /// The envelope's sender.
    pub from: EmailAddress,
    /// The envelope's only recipient.
    pub to: EmailAddress,
    /// The whole message: RFC 5322, CRLF, no line over 998 bytes.
    pub bytes: Vec<u8>,
}

/// Why no mail was composed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MailError {
    /// A text that no header may carry.
    #[error(transparent)]
    Header(#[from] FieldError),
    /// An attachment larger than [`MAX_ATTACHMENT`]: it needs another way, such as a link, never a silent one.
    #[error("attachment {name} has {size} bytes, at most {MAX_ATTACHMENT} are mailed")]
    TooLarge {
        /// Its file name.
        name: String,
        /// Its size in bytes.
        size: usize,
    },
}

/// The Message-ID of an order's mail of a generation, without its angle brackets (R14).
#[must_use]
pub fn message_id(operator: &Operator, order: OrderId, generation: u32) -> String {
    let (order, domain) = (order.0.hyphenated(), operator.sender.ascii_domain());
    match generation {
        0 => format!("{order}@{domain}"),
        _ => format!("{order}.{generation}@{domain}"),
    }
}

/// A message as [composed](ComposedMail), with another Message-ID: the stored mail of an order that was started again.
pub(crate) fn with_message_id(mut message: Vec<u8>, message_id: &str) -> Vec<u8> {
    const NAME: &[u8] = b"\r\nMessage-ID: <";
    let head = message.windows(4).position(|end| end == b"\r\n\r\n").unwrap_or(0);
    let start = message[..head].windows(NAME.len()).position(|line| line == NAME).map(|at| at + NAME.len());
    let Some(start) = start else { return message };
    let length = message[start..head].iter().position(|byte| *byte == b'>').unwrap_or(0);
    message.splice(start..start + length, message_id.bytes());
    message
}

#[cfg(test)]
mod tests;
