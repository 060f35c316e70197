use async_trait::async_trait;

use crate::order::OrderId;
use crate::party::EmailAddress;

/// The way out for mails: one message, one recipient, one outcome.
///
/// - **M1.** [`send`](Self::send) gives one outcome for each message, in their order.
/// - **M2.** [`Outcome::Accepted`] is said only after whoever carries the mail on has taken it for good.
/// - **M3.** An attempt whose end is not known is [`Outcome::Unknown`], never one of the others.
/// - **M4.** The bytes go out as they are: neither header nor body is changed but for transport encoding.
/// - **M5.** An outcome is about its message alone: one refused message does no harm to the others.
/// - **M6.** Messages are told from each other by order and generation. A message of another generation is another
///   message: it is sent, whatever became of those before it. A mailer that remembers what it took answers a further
///   attempt of it with [`Outcome::Accepted`] and takes it once; whether it does, and for how long, its docs say.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Sends messages (M1–M6). Failures are outcomes. A message of which a dropped future began the transmission
    /// counts as unknown.
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome>;
}

/// A message ready to go out.
///
/// Attempts of one generation are one message (R14): they have the same Message-ID and the same bytes, so that whoever
/// has it already, a mailer or a recipient, can tell. A retry is never more than that. When somebody starts an order
/// again that failed, came back, or ended unknown, he asks for another message, and it has a Message-ID of its own:
/// under the old one it would be dropped unseen by every mailer, server and mail program that took the first for
/// delivered, and a bounce of the one could not be told from a bounce of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    /// The order it belongs to.
    pub order: OrderId,
    /// How often the order was started again; each generation has one message, however often that is tried.
    pub generation: u32,
    /// Which attempt of the present stage this is, from 1.
    pub attempt: u32,
    /// The Message-ID without its angle brackets; the same at every attempt of a generation (R14).
    pub message_id: String,
    /// The envelope's sender.
    pub from: EmailAddress,
    /// The envelope's only recipient.
    pub to: EmailAddress,
    /// The whole message, RFC 5322, with CRLF.
    pub bytes: Vec<u8>,
}

/// What became of an attempt (R13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Taken, with this reply.
    Accepted(String),
    /// Not taken for now: not reached, or asked to come again.
    Delayed(String),
    /// Refused for good.
    Refused(String),
    /// Handed over, but the answer never came.
    Unknown(String),
}
