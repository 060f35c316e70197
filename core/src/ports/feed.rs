use async_trait::async_trait;

use super::PortError;
use crate::calendar::Instant;
use crate::invoice::{Bill, Instalment, Payment};
use crate::party::{Account, AccountNumber, OperatorId};
use crate::usage::Call;

/// Rows of the operator's data into an adapter that keeps them and serves them as
/// [`BillingSource`](super::BillingSource).
///
/// - **F1.** A row that is refused is named by its place in the batch; every other row of the batch is kept.
/// - **F2.** Feeding the same row again changes nothing and is no refusal, unless F3 refuses it now.
/// - **F3.** An account takes the place of the one of its number. A row of another kind is refused while its account
///   is not there, and a call while its subscriber is not the account's.
/// - **F4.** Bills are kept by account, period and revision, and answered of the highest. A bill's empty lists are
///   filled when it is fed, once, as [`Bill::with_fed`] does; then it is checked as [`Bill::check`] does. A bill that
///   [says something else](Bill::says_the_same_as) than the one that is kept takes its place while no invoice of its
///   revision or a higher one is issued; afterwards it is refused.
/// - **F5.** A call of a key that is kept for the account is the same call: with other content it is refused. The
///   charges of a period are the sums of the calls that began in it, in the zone that the adapter is told.
/// - **F6.** When a call returns, the batch is durable.
/// - **F7.** [`forget_calls`](Self::forget_calls) removes an account's calls that began before an instant, and answers
///   how many.
/// - **F8.** [`forget_account`](Self::forget_account) removes an account with every row of it, and answers whether it
///   was there.
#[async_trait]
pub trait Feed: Send + Sync {
    /// Takes accounts (F1–F3).
    async fn put_accounts(&self, operator: &OperatorId, accounts: &[Account]) -> Result<FeedReport, PortError>;

    /// Takes bills, for which the billing vouches (F1–F4).
    async fn put_invoices(&self, operator: &OperatorId, bills: &[Bill]) -> Result<FeedReport, PortError>;

    /// Takes calls (F1–F3, F5).
    async fn append_calls(
        &self,
        operator: &OperatorId,
        calls: &[(AccountNumber, Call)],
    ) -> Result<FeedReport, PortError>;

    /// Takes payments; a payment is told from others by account, date, amount and reference (F1–F3).
    async fn put_payments(
        &self,
        operator: &OperatorId,
        payments: &[(AccountNumber, Payment)],
    ) -> Result<FeedReport, PortError>;

    /// Takes instalments; an instalment is told from others by account, description, part and due day
    /// (F1–F3); with another amount it is refused.
    async fn put_instalments(
        &self,
        operator: &OperatorId,
        instalments: &[(AccountNumber, Instalment)],
    ) -> Result<FeedReport, PortError>;

    /// Removes an account's calls that began before an instant (F7).
    async fn forget_calls(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Instant,
    ) -> Result<u64, PortError>;

    /// Removes an account with all its rows (F8).
    async fn forget_account(&self, operator: &OperatorId, account: &AccountNumber) -> Result<bool, PortError>;
}

/// What became of a batch of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedReport {
    /// Rows that are kept now, those that were kept before included.
    pub kept: usize,
    /// Rows that were refused, by place.
    pub refused: Vec<RefusedRow>,
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its place in the batch, from 0.
    pub place: usize,
    /// Why, naming the field.
    pub reason: String,
}
