use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{Action, OrderId};
use crate::calendar::{FormationWindow, Instant};

/// What the host may set; each default is the rule's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// The days of the blackout (R2).
    pub window: FormationWindow,
    /// The actions that the blackout covers (R2).
    pub covered: Vec<Action>,
    /// Keep the blackout until the regular run of the month before has ended, even past its last day.
    pub hold_window_for_run: bool,
    /// How many months back a repeat is offered (R4), 1 to 1,200.
    pub repeat_months: u32,
    /// For how many days a link works (R5).
    pub link_days: u32,
    /// The most orders of an account in a day (R15).
    pub orders_a_day: u32,
    /// The most mails to one address that accounts order in a day, questions whether to confirm it among them; the
    /// regular run doesn't count.
    pub address_mails_a_day: u32,
    /// The same to one domain.
    pub domain_mails_a_day: u32,
    /// The same to all together.
    pub mails_a_day: u32,
    /// The most changes of delivery of an account in a day.
    pub changes_a_day: u32,
    /// For how many days an idempotency key is kept (R14).
    pub key_days: u32,
    /// When a new cabinet address is in force (R7).
    pub new_address: AddressPolicy,
    /// For how many hours after a change of address call detail goes nowhere new; 0: off.
    pub call_detail_quiet_hours: u32,
    /// What becomes of a mail whose fate nobody can know (R13).
    pub unknown: UnknownPolicy,
    /// Pauses between attempts, and their end (R17).
    pub retry: Retry,
    /// For how many seconds a worker holds what it has claimed.
    pub lease_seconds: u32,
    /// For how many seconds a worker holds the orders whose mails it transmits: longer than the mailer may take for 128
    /// of them, for what is not done then counts as unknown, and may go out a second time.
    pub transmission_seconds: u32,
    /// The sequence of ours from which a bill without a number gets one; `None`: such a bill is refused.
    pub sequence: Option<String>,
    /// For how long what is kept is kept, by kind of data.
    pub retention: Retention,
}

/// For how long what is kept is kept, by kind of data; `None`: for good, which is the default of each.
///
/// Nothing goes by itself: [`Desk::forget`](crate::desk::Desk::forget) removes what is old enough, when it is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retention {
    /// The documents that were made for an order alone, in days since it was accepted: call detail, charges, the mails
    /// that carry them, and those that ask to confirm an address. The order stays: who asked, when, and where it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_days: Option<u32>,
    /// Orders at rest with their history and their links, in days since they were accepted; never fewer than
    /// [`Policy::key_days`]. The orders of the regular run are among them, what is issued is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_days: Option<u32>,
    /// Issued invoices and their documents, in months since the billed one; never fewer than [`Policy::repeat_months`].
    /// The Russian law wants them for five years (НК РФ, ст. 23 п. 1 пп. 8; 402-ФЗ, ст. 29): after the accounting
    /// year, so 72 months are safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_months: Option<u32>,
}

/// When a new cabinet address is in force (R7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressPolicy {
    /// At once.
    #[default]
    AtOnce,
    /// When the customer follows the link mailed to it, within three days.
    WhenConfirmed,
}

/// What becomes of a mail when the connection broke after it was handed over (R13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownPolicy {
    /// It is sent again under the same Message-ID: rather twice than never.
    #[default]
    Retry,
    /// It waits for a person.
    Hold,
}

/// Pauses between attempts: each twice the one before, up to a cap, shortened by up to a quarter at random (R17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retry {
    /// The first pause, in seconds.
    pub first_seconds: u32,
    /// The longest pause, in seconds.
    pub longest_seconds: u32,
    /// After how many seconds of pauses, counted in full, an order fails for good: the time during which nobody worked
    /// is not among them.
    pub give_up_seconds: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            window: FormationWindow::default(),
            covered: vec![Action::Repeat, Action::Link, Action::ToApplication],
            hold_window_for_run: false,
            repeat_months: 36,
            link_days: 7,
            orders_a_day: 20,
            address_mails_a_day: 100,
            domain_mails_a_day: 100_000,
            mails_a_day: 1_000_000,
            changes_a_day: 20,
            key_days: 90,
            new_address: AddressPolicy::AtOnce,
            call_detail_quiet_hours: 0,
            unknown: UnknownPolicy::Retry,
            retry: Retry::default(),
            lease_seconds: 60,
            transmission_seconds: 900,
            sequence: None,
            retention: Retention::default(),
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self { first_seconds: 60, longest_seconds: 4 * 3_600, give_up_seconds: 3 * 86_400 }
    }
}

impl Retry {
    /// When to try again after so many failed attempts (from 1); spread by the order's identifier, so that what
    /// failed together does not come back together.
    #[must_use]
    pub fn after(&self, at: Instant, tries: u32, order: OrderId) -> Instant {
        at + TimeDelta::milliseconds(self.pause_millis(tries, order))
    }

    /// Whether so many failed attempts (from 1) have used up the time that is given.
    #[must_use]
    pub fn is_over(&self, tries: u32) -> bool {
        let pauses = tries.saturating_sub(1);
        // After 32 doublings every pause is the longest.
        let growing: u64 = (1..=pauses.min(32)).map(|earlier| self.full_pause_seconds(earlier)).sum();
        let waited = growing + u64::from(pauses.saturating_sub(32)) * self.full_pause_seconds(33);
        waited >= u64::from(self.give_up_seconds)
    }

    fn full_pause_seconds(&self, tries: u32) -> u64 {
        let doubled = u64::from(self.first_seconds.max(1)) << tries.saturating_sub(1).min(31);
        doubled.min(u64::from(self.longest_seconds.max(1)))
    }

    fn pause_millis(&self, tries: u32, order: OrderId) -> i64 {
        let full = self.full_pause_seconds(tries) * 1_000;
        // The last bytes of a version 7 UUID are its random part.
        let random = order.0.as_bytes()[8..]
            .iter()
            .fold(u64::from(tries), |mix, byte| (mix ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3));
        let shortened = full - (full / 4) * (random >> 32 & 0xFFFF) / 0x1_0000;
        i64::try_from(shortened).unwrap_or(i64::MAX)
    }
}
