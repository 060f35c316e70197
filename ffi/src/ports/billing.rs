use std::ffi::c_void;

use async_trait::async_trait;
use schet::ports::{BillAnswer, BillingSource, CallQuery, PortError, PortErrorKind};
use schet::usage::{Call, Charges};
use schet::{Account, AccountNumber, BillingPeriod, Currency, OperatorId, SubscriberId};

use super::reply::Answer;
use super::{Common, HostPort, lent, needed, schet_destroy_fn, schet_reply, size_of_record};
use crate::error::Failure;
use crate::record::record;
use crate::text::schet_text;
use crate::time;

/// Asks for numbers of accounts.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_accounts_query {
    /// sizeof(schet_accounts_query).
    pub struct_size: u32,
    /// How many to answer at most.
    pub limit: u32,
    /// Where to put them.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// The account to begin behind; empty: at the beginning.
    pub after: schet_text,
}
record!(schet_accounts_query, 48);

/// Asks for an account.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_account_query {
    /// sizeof(schet_account_query).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// Where to put it.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// Its number.
    pub number: schet_text,
}
record!(schet_account_query, 48);

/// Asks for the bills of accounts: one answer for each, in their order.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_bills_query {
    /// sizeof(schet_bills_query).
    pub struct_size: u32,
    /// Of which period, as YYYYMM.
    pub period: i32,
    /// Where to put them.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// The numbers of the accounts.
    pub accounts: *const schet_text,
    /// How many there are.
    pub account_count: u32,
    /// Not used.
    pub reserved: u32,
}
record!(schet_bills_query, 48);

/// Asks for calls, ordered by subscriber, start and key.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_calls_query {
    /// sizeof(schet_calls_query).
    pub struct_size: u32,
    /// How many to answer at most.
    pub limit: u32,
    /// Where to put them.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// Of which account.
    pub account: schet_text,
    /// Started at or after, in microseconds since 1970-01-01 UTC.
    pub from: i64,
    /// Started before.
    pub until: i64,
    /// Of which subscribers, sorted; none: all.
    pub subscribers: *const schet_text,
    /// How many there are.
    pub subscriber_count: u32,
    /// 1: begin behind the call that `after_...` name; 0: at the beginning.
    pub has_after: i32,
    /// The subscriber of the call to begin behind.
    pub after_subscriber: schet_text,
    /// Its key.
    pub after_key: schet_text,
    /// Its start.
    pub after_start: i64,
}
record!(schet_calls_query, 120);

/// Asks for the charges of a period so far, ordered by subscriber and service.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_charges_query {
    /// sizeof(schet_charges_query).
    pub struct_size: u32,
    /// Of which period, as YYYYMM.
    pub period: i32,
    /// Where to put them.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// Of which account.
    pub account: schet_text,
    /// Of which subscribers, sorted; none: all.
    pub subscribers: *const schet_text,
    /// How many there are.
    pub subscriber_count: u32,
    /// Not used.
    pub reserved: u32,
}
record!(schet_charges_query, 64);

/// A callback that answers numbers of accounts.
pub type schet_accounts_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_accounts_query) -> i32>;
/// A callback that answers an account.
pub type schet_account_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_account_query) -> i32>;
/// A callback that answers bills.
pub type schet_bills_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_bills_query) -> i32>;
/// A callback that answers calls.
pub type schet_calls_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_calls_query) -> i32>;
/// A callback that answers charges.
pub type schet_charges_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_charges_query) -> i32>;

/// The host's own billing in place of the embedded database: read only, over its own tables. All callbacks but `destroy`
/// must be there. They answer SCHET_HOST_DONE, or one of the other SCHET_HOST_..., and put what they are asked for into the
/// reply. They must not call the library but for schet_reply_..., schet_buf_... and what says so, nor raise, throw or jump
/// out.
///
/// The clauses B1 to B7 hold: accounts ascend by their bytes, each once, and an empty answer ends them; an account that is
/// not there is no failure; a bill whose invoice was issued is answered the same until a correction takes its place, which
/// has a higher revision; calls and charges of subscribers that are named are theirs alone.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_billing_port {
    /// sizeof(schet_billing_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Numbers of accounts, page by page (B1).
    pub accounts: schet_accounts_fn,
    /// One account (B2).
    pub account: schet_account_fn,
    /// The bills of a period (B2-B4).
    pub bills: schet_bills_fn,
    /// Calls, page by page (B5, B6).
    pub calls: schet_calls_fn,
    /// The charges of a period so far (B6, B7).
    pub charges: schet_charges_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_billing_port, 64);

/// The host's billing as the desk asks it.
pub(crate) struct HostBilling(HostPort<schet_billing_port>);

impl HostBilling {
    /// A billing of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_billing_port, common: &Common) -> Result<Self, Failure> {
        needed(port.accounts, "billing.accounts")?;
        needed(port.account, "billing.account")?;
        needed(port.bills, "billing.bills")?;
        needed(port.calls, "billing.calls")?;
        needed(port.charges, "billing.charges")?;
        HostPort::new(port, port.flags, "billing port", common).map(Self)
    }

    /// Asks the host, and gives what it has answered.
    fn ask(
        &self,
        doing: &'static str,
        answer: Answer,
        limit: usize,
        callback: impl FnOnce(*mut schet_reply) -> i32,
    ) -> Result<Answer, PortError> {
        let _turn = self.0.turn();
        let (answered, answer, said) = self.0.ask(answer, limit, callback).map_err(no_reply)?;
        self.0.outcome(doing, answered, said, false)?;
        Ok(answer)
    }
}

#[async_trait]
impl BillingSource for HostBilling {
    async fn accounts(
        &self,
        operator: &OperatorId,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<AccountNumber>, PortError> {
        let answer = self.ask("accounts", Answer::Numbers(Vec::new()), limit, |reply| {
            let query = schet_accounts_query {
                struct_size: size_of_record::<schet_accounts_query>(),
                limit: u32::try_from(limit).unwrap_or(u32::MAX),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                after: schet_text::lent(after.map_or("", |account| account.as_str()).as_bytes()),
            };
            // SAFETY: whoever made this vouched for the callback; what the query points to outlives it.
            self.0.port.accounts.map_or(0, |accounts| unsafe { accounts(self.0.port.ctx, &raw const query) })
        })?;
        if let Answer::Numbers(numbers) = answer { Ok(numbers) } else { Ok(Vec::new()) }
    }

    async fn account(&self, operator: &OperatorId, number: &AccountNumber) -> Result<Option<Account>, PortError> {
        let answer = self.ask("account", Answer::Account(None), 1, |reply| {
            let query = schet_account_query {
                struct_size: size_of_record::<schet_account_query>(),
                reserved: 0,
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                number: schet_text::lent(number.as_str().as_bytes()),
            };
            // SAFETY: as in `accounts`.
            self.0.port.account.map_or(0, |account| unsafe { account(self.0.port.ctx, &raw const query) })
        })?;
        match answer {
            Answer::Account(Some(account)) if account.number != *number => {
                let text = format!("the host's billing answered account {} for {number}", account.number);
                Err(PortError::new(PortErrorKind::Corrupt, text))
            }
            Answer::Account(account) => Ok(account),
            _ => Ok(None),
        }
    }

    async fn bills(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<BillAnswer>, PortError> {
        if accounts.is_empty() {
            return Ok(Vec::new());
        }
        let numbers = lent(accounts);
        let answer = self.ask("bills", Answer::Bills(Vec::new()), accounts.len(), |reply| {
            let query = schet_bills_query {
                struct_size: size_of_record::<schet_bills_query>(),
                period: time::period_number(period),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                accounts: numbers.as_ptr(),
                account_count: u32::try_from(numbers.len()).unwrap_or(0),
                reserved: 0,
            };
            // SAFETY: as in `accounts`.
            self.0.port.bills.map_or(0, |bills| unsafe { bills(self.0.port.ctx, &raw const query) })
        })?;
        let answers = if let Answer::Bills(answers) = answer { answers } else { Vec::new() };
        if answers.len() == accounts.len() {
            return Ok(answers);
        }
        let text = format!("the host's billing gave {} bills for {} accounts", answers.len(), accounts.len());
        Err(PortError::new(PortErrorKind::Corrupt, text))
    }

    async fn calls(&self, operator: &OperatorId, query: &CallQuery, limit: usize) -> Result<Vec<Call>, PortError> {
        let subscribers = lent(&query.subscribers);
        let after = query.after.as_ref();
        let key = self.0.exact(after.map_or("", |after| after.key.as_str()), "the key of a call")?;
        let answer = self.ask("calls", Answer::Calls(Vec::new()), limit, |reply| {
            let query = schet_calls_query {
                struct_size: size_of_record::<schet_calls_query>(),
                limit: u32::try_from(limit).unwrap_or(u32::MAX),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                account: schet_text::lent(query.account.as_str().as_bytes()),
                from: time::micros(query.from),
                until: time::micros(query.until),
                subscribers: subscribers.as_ptr(),
                subscriber_count: u32::try_from(subscribers.len()).unwrap_or(0),
                has_after: after.is_some().into(),
                after_subscriber: schet_text::lent(after.map_or("", |after| after.subscriber.as_str()).as_bytes()),
                after_key: schet_text::lent(&key),
                after_start: after.map_or(0, |after| time::micros(after.start)),
            };
            // SAFETY: as in `accounts`.
            self.0.port.calls.map_or(0, |calls| unsafe { calls(self.0.port.ctx, &raw const query) })
        })?;
        if let Answer::Calls(calls) = answer { Ok(calls) } else { Ok(Vec::new()) }
    }

    async fn charges(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        period: BillingPeriod,
        subscribers: &[SubscriberId],
    ) -> Result<Charges, PortError> {
        let named = lent(subscribers);
        let answer = self.ask("charges", Answer::Charges(Vec::new()), usize::MAX, |reply| {
            let query = schet_charges_query {
                struct_size: size_of_record::<schet_charges_query>(),
                period: time::period_number(period),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                account: schet_text::lent(account.as_str().as_bytes()),
                subscribers: named.as_ptr(),
                subscriber_count: u32::try_from(named.len()).unwrap_or(0),
                reserved: 0,
            };
            // SAFETY: as in `accounts`.
            self.0.port.charges.map_or(0, |charges| unsafe { charges(self.0.port.ctx, &raw const query) })
        })?;
        let lines = if let Answer::Charges(lines) = answer { lines } else { Vec::new() };
        Ok(Charges { account: account.clone(), period, currency: Currency::Rub, lines })
    }
}

/// No handle was to be had for the answer.
pub(super) fn no_reply(failure: Failure) -> PortError {
    PortError::new(PortErrorKind::Unavailable, failure.message())
}
