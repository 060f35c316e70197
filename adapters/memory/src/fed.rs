use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use chrono::NaiveDate;
use schet::invoice::{Instalment, Payment};
use schet::money::Amount;
use schet::ports::{BillAnswer, CallQuery, Issued};
use schet::text::{Line, Name};
use schet::usage::{Call, ChargeLine};
use schet::{Account, AccountNumber, Bill, BillingPeriod, Instant, SubscriberId};

/// What was fed of one operator, and the rule by which each row is taken or refused.
#[derive(Debug, Default)]
pub(crate) struct Fed {
    pub(crate) accounts: BTreeMap<AccountNumber, Account>,
    bills: BTreeMap<(AccountNumber, BillingPeriod, u32), Bill>,
    calls: BTreeMap<AccountNumber, Calls>,
    payments: BTreeMap<AccountNumber, BTreeMap<PaymentPlace, Payment>>,
    instalments: BTreeMap<AccountNumber, BTreeMap<InstalmentPlace, Instalment>>,
}

/// Date, amount and reference: what one payment of an account is told from another by.
type PaymentPlace = (NaiveDate, Amount, Option<Line>);

/// Due day, description and part: what one instalment of an account is told from another by.
type InstalmentPlace = (NaiveDate, Name, u32);

/// An account's calls in the order in which they are read (B5), and where each key is among them.
#[derive(Debug, Default)]
struct Calls {
    in_order: BTreeMap<(SubscriberId, Instant, Line), Call>,
    by_key: BTreeMap<Line, (SubscriberId, Instant)>,
}

/// Why a row is refused, naming the field.
pub(crate) type Reason = String;

impl Fed {
    /// F3.
    pub(crate) fn put_account(&mut self, account: &Account) {
        self.accounts.insert(account.number.clone(), account.clone());
    }

    /// F4; `issued` is the account's latest invoice of the period.
    pub(crate) fn put_bill(&mut self, bill: &Bill, issued: Option<&Issued>) -> Result<(), Reason> {
        self.check_account(&bill.account)?;
        let place = (bill.account.clone(), bill.period, bill.revision);
        if self.bills.get(&place).is_some_and(|kept| bill.says_the_same_as(kept)) {
            return Ok(());
        }
        if let Some(issued) = issued.filter(|issued| issued.facts.revision >= bill.revision) {
            let (revision, number) = (issued.facts.revision, &issued.facts.number);
            return Err(format!("revision is {}, but {number} of revision {revision} is issued", bill.revision));
        }
        let bill =
            bill.clone().with_fed(&rows_of(&self.payments, &bill.account), &rows_of(&self.instalments, &bill.account));
        bill.check().map_err(|error| error.to_string())?;
        self.bills.insert(place, bill);
        Ok(())
    }

    /// F5.
    pub(crate) fn append_call(&mut self, account: &AccountNumber, call: &Call) -> Result<(), Reason> {
        let known = self.check_account(account)?;
        if known.subscriber(&call.subscriber).is_none() {
            return Err(format!("subscriber {} is not of account {account}", call.subscriber));
        }
        let calls = self.calls.entry(account.clone()).or_default();
        if let Some((subscriber, start)) = calls.by_key.get(&call.key) {
            let kept = calls.in_order.get(&(subscriber.clone(), *start, call.key.clone()));
            return if kept == Some(call) { Ok(()) } else { Err(format!("key {} is another call's", call.key)) };
        }
        calls.by_key.insert(call.key.clone(), (call.subscriber.clone(), call.start));
        calls.in_order.insert((call.subscriber.clone(), call.start, call.key.clone()), call.clone());
        Ok(())
    }

    /// F2, F3.
    pub(crate) fn put_payment(&mut self, account: &AccountNumber, payment: &Payment) -> Result<(), Reason> {
        self.check_account(account)?;
        let place = (payment.date, payment.amount, payment.reference.clone());
        self.payments.entry(account.clone()).or_default().insert(place, payment.clone());
        Ok(())
    }

    /// F2, F3.
    pub(crate) fn put_instalment(&mut self, account: &AccountNumber, instalment: &Instalment) -> Result<(), Reason> {
        self.check_account(account)?;
        let place = (instalment.due, instalment.description.clone(), instalment.part);
        let kept = self.instalments.entry(account.clone()).or_default().entry(place);
        if *kept.or_insert_with(|| instalment.clone()) == *instalment {
            Ok(())
        } else {
            Err(format!("part {} due on {} is kept with other amounts", instalment.part, instalment.due))
        }
    }

    /// F7.
    pub(crate) fn forget_calls(&mut self, account: &AccountNumber, before: Instant) -> u64 {
        let Some(calls) = self.calls.get_mut(account) else { return 0 };
        let kept = calls.in_order.len();
        calls.in_order.retain(|(_, start, _), _| *start >= before);
        calls.by_key.retain(|_, (_, start)| *start >= before);
        (kept - calls.in_order.len()) as u64
    }

    /// F8.
    pub(crate) fn forget_account(&mut self, account: &AccountNumber) -> bool {
        self.bills.retain(|(owner, ..), _| owner != account);
        self.calls.remove(account);
        self.payments.remove(account);
        self.instalments.remove(account);
        self.accounts.remove(account).is_some()
    }

    /// F3.
    fn check_account(&self, number: &AccountNumber) -> Result<&Account, Reason> {
        self.accounts.get(number).ok_or_else(|| format!("account {number} is not there"))
    }

    /// The bill of the highest revision, or why there is none (B2, B4).
    pub(crate) fn bill(&self, number: &AccountNumber, period: BillingPeriod) -> BillAnswer {
        let Some(account) = self.accounts.get(number) else { return BillAnswer::NotBillable };
        let revisions = (number.clone(), period, 0)..=(number.clone(), period, u32::MAX);
        match self.bills.range(revisions).next_back() {
            Some((_, bill)) => BillAnswer::Complete(Box::new((account.clone(), bill.clone()))),
            None if account.is_billable_in(period) => BillAnswer::NotReady,
            None => BillAnswer::NotBillable,
        }
    }

    /// A page of calls (B5, B6).
    pub(crate) fn calls(&self, query: &CallQuery, limit: usize) -> Vec<Call> {
        let Some(calls) = self.calls.get(&query.account) else { return Vec::new() };
        let after = query.after.clone();
        let begin = after.map_or(Bound::Unbounded, |call| Bound::Excluded((call.subscriber, call.start, call.key)));
        let behind = calls.in_order.range((begin, Bound::Unbounded)).map(|(_, call)| call);
        let asked_for = behind.filter(|call| {
            (query.from..query.until).contains(&call.start) && is_among(&call.subscriber, &query.subscribers)
        });
        asked_for.take(limit).cloned().collect()
    }

    /// The sums of the calls of a span, by subscriber and service (B6, B7).
    pub(crate) fn charges(
        &self,
        account: &AccountNumber,
        span: &Range<Instant>,
        subscribers: &[SubscriberId],
    ) -> Vec<ChargeLine> {
        let calls = self.calls.get(account).into_iter().flat_map(|calls| calls.in_order.values());
        let mut sums: BTreeMap<(&SubscriberId, &Name), (u64, u64, Amount)> = BTreeMap::new();
        for call in calls.filter(|call| span.contains(&call.start) && is_among(&call.subscriber, subscribers)) {
            let (quantity, seconds, amount) = sums.entry((&call.subscriber, &call.service)).or_default();
            *quantity += 1;
            *seconds += u64::from(call.charged_seconds);
            *amount += call.amount;
        }
        let line =
            |((subscriber, service), (quantity, seconds, amount)): ((&SubscriberId, &Name), (u64, u64, Amount))| {
                ChargeLine {
                    subscriber: Some(subscriber.clone()),
                    service: service.clone(),
                    quantity: quantity.into(),
                    seconds: Some(seconds),
                    amount,
                }
            };
        sums.into_iter().map(line).collect()
    }
}

fn rows_of<K, V: Clone>(rows: &BTreeMap<AccountNumber, BTreeMap<K, V>>, account: &AccountNumber) -> Vec<V> {
    rows.get(account).into_iter().flat_map(BTreeMap::values).cloned().collect()
}

/// Whether a subscriber is asked for; an empty list asks for all.
fn is_among(subscriber: &SubscriberId, subscribers: &[SubscriberId]) -> bool {
    subscribers.is_empty() || subscribers.contains(subscriber)
}
