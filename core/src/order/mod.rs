//! Orders: what a customer asks of the section, as a durable state machine (R13–R17).

mod bounce;
mod kind;
mod machine;
mod policy;
pub(crate) mod refusal;
pub(crate) mod request;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use bounce::BounceReport;
pub use kind::{Action, CallDetailFormat, Destination, Fingerprint, OrderKind};
pub use machine::{Event, OrderState, TransitionError};
pub use policy::{AddressPolicy, Policy, Retention, Retry, UnknownPolicy};
pub use refusal::{Facts, Refusal};
pub use request::{Acceptance, IdempotencyKey, OrderRequest, Standing, decide};

use crate::calendar::Instant;
use crate::delivery::Actor;
use crate::invoice::InvoiceFacts;
use crate::locale::Locale;
use crate::party::AccountNumber;

/// The identifier of an order: a time-ordered UUID (version 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub Uuid);

/// One request of a customer, or one delivery of the regular run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its identifier.
    pub id: OrderId,
    /// Whose order it is.
    pub account: AccountNumber,
    /// What is asked for.
    pub kind: OrderKind,
    /// Where the result goes; fixed when the order is accepted (R4, R6, R7).
    pub destination: Destination,
    /// The language of what the customer gets.
    pub locale: Locale,
    /// Who asked, as the host names him.
    pub by: Actor,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// Where it stands.
    pub state: OrderState,
    /// When its next step is due; `None` where nothing is left to do without somebody's doing.
    pub due: Option<Instant>,
    /// Failed attempts of the present stage.
    pub tries: u32,
    /// How often somebody has started it again: each generation is a mail of its own
    /// (see [`OutgoingMail`](crate::ports::OutgoingMail)).
    #[serde(default)]
    pub generation: u32,
    /// The reason of a failure, or the mail server's last reply.
    pub detail: Option<String>,
    /// The document, once it is formed.
    pub document: Option<DocumentRef>,
    /// The file that the document carries, where the document is a whole mail: stored beside it.
    pub file: Option<DocumentRef>,
    /// The invoice that the document is, where it is one: its mail says so, at every attempt the same.
    pub invoice: Option<Box<InvoiceFacts>>,
    /// Counts the writes; a write states the version it has read (see [`crate::ports::OrderStore`]).
    pub version: u64,
}

/// A stored document, by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentRef {
    /// The SHA-256 of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub size: u64,
}

/// The SHA-256 of a document's bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(#[serde(with = "crate::hex::bytes32")] pub [u8; 32]);

/// A change of state, as an order's history keeps it (R13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderEvent {
    /// When.
    pub at: Instant,
    /// The state that it led to.
    pub state: OrderState,
    /// The reason, the server's reply, or who did it.
    pub detail: Option<String>,
}

impl OrderEvent {
    /// When and by whom the order was handed over, where the entry is of that (R10).
    #[must_use]
    pub fn handed_over(&self) -> Option<(Instant, Actor)> {
        let by = self.detail.as_deref().filter(|_| self.state == OrderState::HandedOver)?;
        Some((self.at, Actor::new(by).ok()?))
    }
}

impl OrderId {
    /// The lowest identifier of an order that is made at an instant; 1970 stands for all before.
    #[must_use]
    pub fn first_at(at: Instant) -> Self {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid())
    }
}

impl std::fmt::Display for OrderId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for OrderId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl Digest {
    /// The digest of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        crate::hex::decode32(text).map(Self)
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::hex::encode(&self.0))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({self})")
    }
}
