//! Calls, and what they come to by subscriber.

use serde::{Deserialize, Serialize};

use crate::calendar::{BillingPeriod, Instant};
use crate::money::{Amount, Currency};
use crate::party::{AccountNumber, SubscriberId};
use crate::text::{Line, Name};
use rust_decimal::Decimal;

/// One call of a subscriber. It belongs to the period of its start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The billing's key of the call or of its leg, unique for the account: a call that is fed twice is one call.
    pub key: Line,
    /// Whose call it is.
    pub subscriber: SubscriberId,
    /// When it began.
    pub start: Instant,
    /// Which way it went.
    pub direction: Direction,
    /// The other party, as the billing writes it: a number, a SIP name or a caller name.
    pub peer: Line,
    /// The service by which it is charged, such as «Междугородные вызовы».
    pub service: Name,
    /// How long it lasted, in seconds.
    pub seconds: u32,
    /// The duration that was charged, in seconds, as the billing rounded it.
    pub charged_seconds: u32,
    /// What it cost, in minor units, with VAT as the billing states it.
    pub amount: Amount,
    /// When the billing received the record; a call received after its period's invoice was formed is late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Instant>,
}

/// Which way a call went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the subscriber.
    Outgoing,
    /// To the subscriber.
    Incoming,
}

impl Call {
    /// Whether the record came after its period's invoice was formed: it is listed as late, never billed silently.
    #[must_use]
    pub fn is_late(&self, formed_at: Option<Instant>) -> bool {
        matches!((self.received, formed_at), (Some(received), Some(formed)) if received > formed)
    }
}

/// The charges of a period so far, by subscriber and service (R9); preliminary until the invoice is formed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charges {
    /// Whose charges.
    pub account: AccountNumber,
    /// Of which period.
    pub period: BillingPeriod,
    /// The currency of every amount.
    pub currency: Currency,
    /// By subscriber, then service, in the order to print.
    pub lines: Vec<ChargeLine>,
}

/// The charges of one subscriber for one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeLine {
    /// The subscriber; `None`: the account as a whole.
    pub subscriber: Option<SubscriberId>,
    /// The service.
    pub service: Name,
    /// How many units: calls where the unit is a call.
    pub quantity: Decimal,
    /// The charged duration, in seconds, of a time-charged service.
    pub seconds: Option<u64>,
    /// What it comes to, with VAT as the billing states it.
    pub amount: Amount,
}

impl Charges {
    /// The total of all lines.
    #[must_use]
    pub fn total(&self) -> Amount {
        self.lines.iter().map(|line| line.amount).sum()
    }
}
