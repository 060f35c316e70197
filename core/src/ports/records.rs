use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{BillingPeriod, Instant};
use crate::delivery::{Actor, Delivery};
use crate::invoice::InvoiceFacts;
use crate::money::Amount;
use crate::order::{Digest, DocumentRef, Fingerprint, IdempotencyKey, Order, OrderId};
use crate::party::{AccountNumber, EmailAddress};

/// An issued invoice: immutable from the transaction on that records it. One for an account, period and revision;
/// its number is unique for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// Whose.
    pub account: AccountNumber,
    /// Number, date, period, revision, and what is to be paid.
    pub facts: InvoiceFacts,
    /// The charges of the period with VAT.
    pub total: Amount,
    /// The instant at which it was formed.
    pub formed_at: Instant,
    /// The delivery in force at that instant (R7).
    pub delivery: Delivery,
    /// The document.
    pub document: DocumentRef,
    /// The order that delivers it; `None` for an invoice that was issued elsewhere.
    pub order: Option<OrderId>,
}

/// A link to one document (R5); its token is known to the customer alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The SHA-256 of the token.
    #[serde(with = "crate::hex::bytes32")]
    pub token_hash: [u8; 32],
    /// The order it belongs to.
    pub order: OrderId,
    /// The order's account.
    pub account: AccountNumber,
    /// What it opens.
    pub document: DocumentRef,
    /// The instant from which on it opens nothing.
    pub expires: Instant,
    /// When it was revoked.
    pub revoked: Option<Instant>,
    /// How often it was used.
    pub uses: u32,
    /// When it was last used.
    pub last_used: Option<Instant>,
}

/// An idempotency key to keep with an order (R14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// The key.
    pub key: IdempotencyKey,
    /// Until when it is kept.
    pub expires: Instant,
}

/// The order that a key answers, and the content it was used with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedOrder {
    /// The order.
    pub order: Order,
    /// The fingerprint of its content.
    pub fingerprint: Fingerprint,
}

/// One order taken out of a day's budget (R15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The operator's local day.
    pub day: NaiveDate,
    /// How many orders the day has.
    pub limit: u32,
}

/// One mail taken out of a day's budget that accounts share: so many of them to one address, or of one operator, are a
/// bombardment, whoever orders them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedBudget {
    /// Whose it is.
    pub of: Shared,
    /// The operator's local day.
    pub day: NaiveDate,
    /// How many mails the day has.
    pub limit: u32,
}

/// What a day's budget is shared by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shared {
    /// All mails to an address.
    Address(EmailAddress),
    /// All mails to a domain, in lower case and its own letters.
    Domain(String),
    /// All mails of the operator.
    Operator,
}

impl Shared {
    /// A key that tells it from all others and names nobody: a digest, as what is kept for a day should not be an address.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        let (kind, text) = match self {
            Self::Address(address) => ("address", address.as_str()),
            Self::Domain(domain) => ("domain", domain.as_str()),
            Self::Operator => ("operator", ""),
        };
        Digest::of(format!("{kind}:{text}").as_bytes()).0
    }
}

/// The number that an invoice takes from a sequence of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SequenceStep {
    /// The sequence.
    pub name: String,
    /// The number taken: the sequence's next, from 1.
    pub value: u64,
}

/// A regular run: the forming of a period's invoices for all accounts (R18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The period.
    pub period: BillingPeriod,
    /// Which pass over the accounts this is, from 1: a run that has ended may be gone over again.
    pub round: u32,
    /// When this round began.
    pub started: Instant,
    /// The last account that was dealt out to a worker; `None`: none yet.
    pub dealt_through: Option<AccountNumber>,
    /// Whether all accounts are dealt out.
    pub all_dealt: bool,
    /// When this round ended: all accounts are dealt out, and every share is done.
    pub ended: Option<Instant>,
    /// What came of this round so far.
    pub counts: RunCounts,
    /// Counts the writes.
    pub version: u64,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunCounts {
    /// Invoices formed.
    pub formed: u64,
    /// Of them, laid in the pickup batch.
    pub in_person: u64,
    /// Accounts whose invoice was there already.
    pub already: u64,
    /// Accounts that are not billed for the period.
    pub not_billable: u64,
    /// Accounts whose invoice was refused, or whose bill is not ready.
    pub refused: u64,
}

/// A part of a run that one worker has: the accounts after `after` up to and including `through`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunShare {
    /// The run's period.
    pub period: BillingPeriod,
    /// The run's round.
    pub round: u32,
    /// Counts the shares of a round, from 0.
    pub number: u64,
    /// The account before its first; `None`: it begins at the beginning.
    pub after: Option<AccountNumber>,
    /// Its last account.
    pub through: AccountNumber,
    /// Counts the writes; a claim is one.
    pub version: u64,
}

/// An account whose invoice the run could not form (R20); it stays listed until it is formed, or until a later try
/// finds the invoice there or the account not billed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormationRefusal {
    /// The account.
    pub account: AccountNumber,
    /// The period.
    pub period: BillingPeriod,
    /// When it was refused last.
    pub at: Instant,
    /// A stable code: `not_ready`, `invalid`, `sums`, `glyph`, `number`, `address`, `other_account`.
    pub code: String,
    /// Why, naming the field and both numbers where sums don't agree.
    pub reason: String,
}

/// An invoice that waits to be handed over, or was (R10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickupItem {
    /// The invoice.
    pub issued: Issued,
    /// Its order, in batch or handed over.
    pub order: Order,
    /// When and by whom it was handed over.
    pub handed_over: Option<(Instant, Actor)>,
}

impl RunCounts {
    /// The sum of two counts.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            formed: self.formed + other.formed,
            in_person: self.in_person + other.in_person,
            already: self.already + other.already,
            not_billable: self.not_billable + other.not_billable,
            refused: self.refused + other.refused,
        }
    }

    /// How many accounts were gone over.
    #[must_use]
    pub fn accounts(self) -> u64 {
        self.formed + self.already + self.not_billable + self.refused
    }
}
