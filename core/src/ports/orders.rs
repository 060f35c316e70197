use std::time::Duration;

use async_trait::async_trait;
use chrono::NaiveDate;

use super::records::{
    Budget, FormationRefusal, Issued, KeyedOrder, Link, NewKey, PickupItem, Run, RunCounts, RunShare, SequenceStep,
    Shared, SharedBudget,
};
use super::{PortError, PortErrorKind};
use crate::calendar::{BillingPeriod, Instant};
use crate::delivery::{ChangeState, DeliveryChange, DeliveryHistory};
use crate::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId};
use crate::party::{AccountNumber, OperatorId};

/// What is ours: orders, delivery, issued invoices, links, runs; written by [`commit`](Self::commit) alone.
///
/// Writing:
/// - **S1.** A commit makes all its changes or none; the first change that does not fit is named by its place, with
///   the first conflict that applies in the order in which the clauses below name them. The changes of a commit see
///   those before them.
/// - **S2.** Commits are serialisable: each sees all that were made before it, and none half.
/// - **S3.** [`Change::AcceptOrder`] conflicts when the order is there ([`Conflict::Exists`]), its key is kept for
///   the account and not expired at the order's acceptance ([`Conflict::Key`]), it has no key and an order of its
///   fingerprint is unfinished ([`Conflict::Unfinished`]; an order is unfinished while
///   [`OrderState::is_unfinished`]), or the day of its budget, or of one that it shares, is used up
///   ([`Conflict::Budget`]); a conflict takes nothing out of any. A key that has expired is replaced. The order is stored with version 1, and its history begins with the events.
/// - **S4.** [`Change::UpdateOrder`] conflicts unless the stored version is the one of the order given
///   ([`Conflict::Version`]); the stored version then is one higher, and the events follow the order's history. An
///   order's account, fingerprint and key stay what they were when it was accepted.
/// - **S5.** [`Change::ChangeDelivery`] and [`Change::SettleDelivery`] conflict unless the history's version is the
///   one expected and the change to settle is there ([`Conflict::Version`]); the version then is one higher.
/// - **S6.** [`Change::Issue`] conflicts when the account's delivery history has another version than expected
///   ([`Conflict::Delivery`]), the account, period and revision have an invoice ([`Conflict::Exists`]), the
///   sequence's next is another ([`Conflict::Sequence`]), or the number is taken ([`Conflict::Number`]). It removes
///   the account's refusal for the period.
/// - **S7.** [`Change::PutLink`] conflicts when its hash is there ([`Conflict::Exists`]). [`Change::UseLink`] and
///   [`Change::RevokeLinks`] change what they find; none to be found is no conflict. A link still works while it is
///   neither revoked nor at its expiry.
/// - **S8.** [`Change::PutRun`] conflicts unless the stored version is the one given ([`Conflict::Version`]);
///   version 0 stands for a run that is not there. The stored version then is one higher.
/// - **S9.** [`Change::DealShare`] adds a share of version 1, claimed for the lease given; it conflicts when period,
///   round and number are there ([`Conflict::Exists`]). [`Change::FinishShare`] conflicts unless the run is there,
///   and the share with the version given ([`Conflict::Version`]); it removes the share and adds its counts to the
///   run's, whose version then is one higher.
/// - **S10.** [`Change::Refuse`] takes the place of the account's refusal for the period; [`Change::Unrefuse`] removes
///   it. None to be found is no conflict.
///
/// Forgetting, for good:
/// - **S21.** [`Change::ForgetOrder`] conflicts unless the stored version is the one given ([`Conflict::Version`]). It
///   removes the order with its history, its links and its key, and the budgets of its account and its address of days that ended a day or
///   more before the order was accepted (UTC). An issued invoice that it delivered stays.
/// - **S22.** [`Change::ForgetAccount`] conflicts unless the history's version is the one expected
///   ([`Conflict::Version`]). It removes the account's history of delivery, which then has version 0, its budgets and
///   its refusals, and takes from its issued invoices how they were delivered: their address and their order. Its
///   orders stay.
/// - **S23.** [`Change::ForgetIssued`] removes an issued invoice; its number is free again. None to be found is no
///   conflict.
///
/// Claiming:
/// - **S11.** [`claim_due`](Self::claim_due) answers orders with `due <= now` and no live lease, the earliest due
///   first (of two due at once, by identifier), at most `limit`, and gives each a lease and a version one higher.
/// - **S12.** No order is claimed twice while its lease lives. Leases go by the store's own clock, never by `now`.
/// - **S13.** A lease ends when its time is over, by an update that says [`LeaseAfter::Release`], or, where the
///   store's docs say so, with the process that took it. An update that says [`LeaseAfter::Keep`] puts a lease of the
///   time given in place of the one before, be it over or not. A late worker's update is a version conflict once
///   somebody else has claimed the order.
/// - **S14.** [`claim_share`](Self::claim_share) answers the first share, by number, of the run's present round
///   without a live lease, by the rules of S11 to S13.
///
/// Reading:
/// - **S15.** [`orders`](Self::orders) answers an account's orders, newest identifier first, beginning before the
///   one given, at most `limit`; [`orders_by_age`](Self::orders_by_age) those of all accounts, lowest identifier first,
///   after the one and before the other given, at most `limit`; [`history`](Self::history) an order's entries, oldest
///   first, none for an order that is not there; [`unfinished`](Self::unfinished), where several are, the one of the
///   lowest identifier; [`links`](Self::links) an order's links in the order in which they were put.
/// - **S16.** [`deliveries`](Self::deliveries) gives one history for each account asked for, in that order; an
///   account without one has version 0 and no changes.
/// - **S17.** [`issued`](Self::issued) answers the latest revision of each period, newest period first, at most
///   `limit`; [`issued_in`](Self::issued_in) the latest revision in a period, one answer for each account asked
///   for, in that order; [`issued_before`](Self::issued_before) every revision of the periods before one, by period,
///   account and revision, at most `limit`.
/// - **S18.** [`pickup`](Self::pickup) answers the invoices of a period whose order is in batch or handed over, by
///   account and revision, beginning after the account given; an account's invoices are never parted by a page,
///   so an answer may exceed `limit` by them.
/// - **S19.** [`refusals`](Self::refusals) answers a period's refusals by account, beginning after the one given,
///   at most `limit`.
/// - **S20.** Reads answer what was committed last, every field as it was written, instants to the microsecond at
///   least.
///
/// [`OrderState::is_unfinished`]: crate::order::OrderState::is_unfinished
#[async_trait]
pub trait OrderStore: Send + Sync {
    /// Makes changes, all or none (S1–S10, S21–S23).
    async fn commit(&self, operator: &OperatorId, changes: &[Change]) -> Result<(), CommitError>;

    /// Claims orders that are due (S11–S13).
    async fn claim_due(&self, operator: &OperatorId, now: Instant, claim: Claim) -> Result<Vec<Order>, PortError>;

    /// Claims a share of a run whose worker is gone (S14).
    async fn claim_share(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        lease: Duration,
    ) -> Result<Option<RunShare>, PortError>;

    /// One order.
    async fn order(&self, operator: &OperatorId, id: OrderId) -> Result<Option<Order>, PortError>;

    /// An account's orders, newest first (S15).
    async fn orders(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Option<OrderId>,
        limit: usize,
    ) -> Result<Vec<Order>, PortError>;

    /// The orders between two identifiers, oldest first (S15).
    async fn orders_by_age(
        &self,
        operator: &OperatorId,
        after: Option<OrderId>,
        before: OrderId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError>;

    /// An order's history, oldest first (S15).
    async fn history(&self, operator: &OperatorId, id: OrderId) -> Result<Vec<OrderEvent>, PortError>;

    /// The order that a key answers at an instant, if the key is kept (R14).
    async fn order_by_key(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        key: &IdempotencyKey,
        now: Instant,
    ) -> Result<Option<KeyedOrder>, PortError>;

    /// The unfinished order of a fingerprint, if there is one (R14, S15).
    async fn unfinished(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Order>, PortError>;

    /// How many mails were taken out of a day's budget that accounts share (S3).
    async fn mails_on(&self, operator: &OperatorId, of: &Shared, day: NaiveDate) -> Result<u32, PortError>;

    /// How many orders an account took out of a day's budget (R15).
    async fn orders_on(&self, operator: &OperatorId, account: &AccountNumber, day: NaiveDate)
    -> Result<u32, PortError>;

    /// Histories of delivery (S16).
    async fn deliveries(
        &self,
        operator: &OperatorId,
        accounts: &[AccountNumber],
    ) -> Result<Vec<DeliveryHistory>, PortError>;

    /// An account's issued invoices, newest first (S17).
    async fn issued(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError>;

    /// The issued invoices of a period (S17).
    async fn issued_in(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<Option<Issued>>, PortError>;

    /// The issued invoices of the periods before one (S17).
    async fn issued_before(
        &self,
        operator: &OperatorId,
        before: BillingPeriod,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError>;

    /// The link of a token's hash.
    async fn link(&self, operator: &OperatorId, token_hash: &[u8; 32]) -> Result<Option<Link>, PortError>;

    /// The links of an order (S15).
    async fn links(&self, operator: &OperatorId, order: OrderId) -> Result<Vec<Link>, PortError>;

    /// The number that a sequence gives next, from 1.
    async fn sequence_next(&self, operator: &OperatorId, name: &str) -> Result<u64, PortError>;

    /// A period's run.
    async fn run(&self, operator: &OperatorId, period: BillingPeriod) -> Result<Option<Run>, PortError>;

    /// How many shares of a run's present round are not done, claimed or not.
    async fn open_shares(&self, operator: &OperatorId, period: BillingPeriod) -> Result<u64, PortError>;

    /// A period's refusals (S19).
    async fn refusals(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<FormationRefusal>, PortError>;

    /// A period's invoices in person (S18).
    async fn pickup(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, PortError>;
}

/// How much to claim, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The most orders.
    pub limit: usize,
    /// How long the lease lives, by the store's clock.
    pub lease: Duration,
}

/// Whether a worker keeps its claim on an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaseAfter {
    /// The worker goes on with it: for so long from now on, by the store's clock, nobody else gets it.
    Keep(Duration),
    /// Whoever comes next may have it.
    Release,
}

/// One change of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new order (S3).
    AcceptOrder {
        /// The order; its version does not count.
        order: Box<Order>,
        /// The entries that begin its history.
        events: Vec<OrderEvent>,
        /// What makes it equal to another.
        fingerprint: Fingerprint,
        /// The caller's key.
        key: Option<NewKey>,
        /// The day's budget that it is taken from; `None`: from none.
        budget: Option<Budget>,
        /// The days' budgets that it shares with orders of other accounts.
        shared: Vec<SharedBudget>,
    },
    /// An order after events (S4).
    UpdateOrder {
        /// The order, with the version that was read.
        order: Box<Order>,
        /// What happened, oldest first.
        events: Vec<OrderEvent>,
        /// Whether the worker keeps its claim.
        lease: LeaseAfter,
    },
    /// A further change of delivery (S5).
    ChangeDelivery {
        /// Whose.
        account: AccountNumber,
        /// The version of the history that was read.
        expected: u64,
        /// The change.
        change: DeliveryChange,
    },
    /// A change of delivery that was confirmed (S5).
    SettleDelivery {
        /// Whose.
        account: AccountNumber,
        /// The version of the history that was read.
        expected: u64,
        /// The place of the change in the history, from 0.
        place: usize,
        /// What becomes of it.
        state: ChangeState,
    },
    /// An invoice (S6).
    Issue {
        /// The invoice.
        issued: Box<Issued>,
        /// The version of the delivery history that was read.
        delivery_version: u64,
        /// The step of a sequence that its number is; `None`: the number is the billing's.
        sequence: Option<SequenceStep>,
    },
    /// A link (S7).
    PutLink(Link),
    /// A use of a link: its count goes up by one (S7).
    UseLink {
        /// The hash of its token.
        token_hash: [u8; 32],
        /// When.
        at: Instant,
    },
    /// The end of all links of an order that still work (S7).
    RevokeLinks {
        /// The order.
        order: OrderId,
        /// When.
        at: Instant,
    },
    /// The beginning or going on of a run (S8).
    PutRun(Run),
    /// A share of a run for this worker (S9).
    DealShare {
        /// The share; its version does not count.
        share: RunShare,
        /// How long the lease lives, by the store's clock.
        lease: Duration,
    },
    /// The end of a share (S9).
    FinishShare {
        /// The share, with the version that was read.
        share: RunShare,
        /// What came of it.
        counts: RunCounts,
    },
    /// An invoice that could not be formed (S10).
    Refuse(FormationRefusal),
    /// The end of a refusal that no longer holds: the invoice is there, or the account is not billed (S10).
    Unrefuse {
        /// Whose.
        account: AccountNumber,
        /// Of which period.
        period: BillingPeriod,
    },
    /// The end of all that is kept of an order (S21).
    ForgetOrder {
        /// The order.
        order: OrderId,
        /// The version that was read.
        version: u64,
    },
    /// The end of what is kept of an account beside its orders and its invoices (S22).
    ForgetAccount {
        /// Which.
        account: AccountNumber,
        /// The version of the history of delivery that was read.
        expected: u64,
    },
    /// The end of what is kept of an issued invoice (S23).
    ForgetIssued {
        /// Whose.
        account: AccountNumber,
        /// Of which period.
        period: BillingPeriod,
        /// Which revision.
        revision: u32,
    },
}

/// Why a commit was not made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommitError {
    /// A change does not fit what is stored; nothing was written.
    #[error("change {place} conflicts: {conflict:?}")]
    Conflict {
        /// The change's place in the commit, from 0.
        place: usize,
        /// With what.
        conflict: Conflict,
    },
    /// The store failed.
    #[error("the commit failed")]
    Port(#[from] PortError),
}

/// What a change does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Conflict {
    /// The same is there already.
    Exists,
    /// The idempotency key is kept.
    Key,
    /// An equal order is unfinished.
    Unfinished,
    /// The day's budget is used up.
    Budget,
    /// What is stored was written since, or is not there.
    Version,
    /// Delivery was changed since it was read.
    Delivery,
    /// The invoice number is taken.
    Number,
    /// The sequence has gone on.
    Sequence,
}

impl CommitError {
    /// A conflict.
    #[must_use]
    pub fn conflict(place: usize, conflict: Conflict) -> Self {
        Self::Conflict { place, conflict }
    }

    /// What to tell a caller who can't decide anew.
    #[must_use]
    pub fn into_port_error(self) -> PortError {
        match self {
            Self::Port(error) => error,
            Self::Conflict { place, conflict } => PortError::new(
                PortErrorKind::Unavailable,
                format!("change {place} of a commit keeps conflicting ({conflict:?})"),
            ),
        }
    }
}
