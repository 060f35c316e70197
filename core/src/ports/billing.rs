use async_trait::async_trait;

use super::PortError;
use crate::calendar::{BillingPeriod, Instant};
use crate::invoice::Bill;
use crate::party::{Account, AccountNumber, OperatorId, SubscriberId};
use crate::text::Line;
use crate::usage::{Call, Charges};

/// The operator's billing, read only: accounts, bills, calls and charges.
///
/// - **B1.** [`accounts`](Self::accounts) answers account numbers in ascending byte order, each once, beginning
///   after the one given, at most `limit`; an empty answer means that there are no more. An account that is there
///   throughout a walk is in it.
/// - **B2.** [`account`](Self::account) and [`bills`](Self::bills) answer `None` and [`BillAnswer::NotBillable`] for
///   an account that does not exist; neither is a failure.
/// - **B3.** [`bills`](Self::bills) gives one answer for each account asked for, in that order.
/// - **B4.** A bill whose invoice was issued is answered the same until a correction takes its place, which has a
///   higher revision.
/// - **B5.** [`calls`](Self::calls) answers the calls whose start lies in the span, ordered by subscriber (byte
///   order), start and key, beginning after the place given, at most `limit`; an empty answer means the end.
/// - **B6.** [`calls`](Self::calls) and [`charges`](Self::charges) with subscribers named answer theirs alone.
/// - **B7.** [`charges`](Self::charges) has one line for each subscriber and service, ordered by both (byte order); none for an
///   account without charges.
#[async_trait]
pub trait BillingSource: Send + Sync {
    /// Numbers of accounts, page by page (B1).
    async fn accounts(
        &self,
        operator: &OperatorId,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<AccountNumber>, PortError>;

    /// One account (B2).
    async fn account(&self, operator: &OperatorId, number: &AccountNumber) -> Result<Option<Account>, PortError>;

    /// The bills of a period with their accounts (B2–B4).
    async fn bills(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<BillAnswer>, PortError>;

    /// Calls, page by page (B5, B6).
    async fn calls(&self, operator: &OperatorId, query: &CallQuery, limit: usize) -> Result<Vec<Call>, PortError>;

    /// The charges of a period so far (B6, B7).
    async fn charges(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        period: BillingPeriod,
        subscribers: &[SubscriberId],
    ) -> Result<Charges, PortError>;
}

/// What the billing answers for an account and a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BillAnswer {
    /// The account and its bill, of the latest revision.
    Complete(Box<(Account, Bill)>),
    /// The account will be billed for the period; its bill is not ready.
    NotReady,
    /// The account is not billed for the period.
    NotBillable,
    /// The billing has a bill that can't be read as one; the text says why, naming the field.
    Invalid(String),
}

/// Which calls to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallQuery {
    /// Of which account.
    pub account: AccountNumber,
    /// Started at or after.
    pub from: Instant,
    /// Started before.
    pub until: Instant,
    /// Of which subscribers, sorted; empty: all.
    pub subscribers: Vec<SubscriberId>,
    /// Behind which call to begin; `None`: at the beginning.
    pub after: Option<CallsAfter>,
}

/// The place of a call in the order of [`BillingSource::calls`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CallsAfter {
    /// The call's subscriber.
    pub subscriber: SubscriberId,
    /// Its start.
    pub start: Instant,
    /// Its key.
    pub key: Line,
}

impl CallsAfter {
    /// The place of a call.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        Self { subscriber: call.subscriber.clone(), start: call.start, key: call.key.clone() }
    }
}
