//! The clauses of [`BillingSource`]: P3, P5 and B1–B7, on data that the harness is given to load.

use futures_lite::future::block_on;
use schet::ports::{BillAnswer, BillingSource, CallQuery, CallsAfter, Feed};
use schet::usage::{Call, Charges};
use schet::{Account, AccountNumber, Bill, Instant, OperatorId, SubscriberId, Zone};

use crate::samples::{self, Prng, valid};
use crate::suite::{Check, Stop, ensure, same, suite};
use crate::threads::at_once;

/// Makes the sources that the suite tries.
pub trait Harness: Sync {
    /// A source with this data and no other; its operators are in Europe/Moscow.
    fn holding(&self, data: &[Data]) -> Box<dyn Subject>;
}

/// A source that the suite tries.
pub trait Subject: Send + Sync {
    /// The source.
    fn billing(&self) -> &dyn BillingSource;
}

/// What a source is to hold of one operator. The charges of a period are the sums of the calls that began in it.
#[derive(Clone, Debug)]
pub struct Data {
    /// The operator.
    pub operator: OperatorId,
    /// Its accounts.
    pub accounts: Vec<Account>,
    /// Their bills: at most one of an account, period and revision.
    pub bills: Vec<Bill>,
    /// Their calls, in no order.
    pub calls: Vec<(AccountNumber, Call)>,
}

impl Data {
    /// Feeds it to an adapter that keeps it.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a row is refused, or the adapter fails.
    pub fn feed_to(&self, feed: &dyn Feed) -> Check {
        let reports = [
            block_on(feed.put_accounts(&self.operator, &self.accounts))?,
            block_on(feed.put_invoices(&self.operator, &self.bills))?,
            block_on(feed.append_calls(&self.operator, &self.calls))?,
        ];
        reports.iter().try_for_each(|report| same("the rows refused", &report.refused, &Vec::new()))
    }
}

suite! {
    ($) billing_source, billing_source,
    p3_operators_read_nothing_of_each_other,
    p5_calls_may_come_from_many_threads,
    b1_accounts_are_walked_in_order_each_once,
    b2_an_account_that_does_not_exist_is_no_failure,
    b2_an_account_is_read_as_it_is,
    b3_each_account_asked_for_has_one_answer_in_order,
    b3_what_is_not_billed_is_told_from_what_is_not_ready,
    b4_a_bill_is_answered_the_same_and_of_the_highest_revision,
    b5_calls_are_walked_in_order_each_once,
    b5_a_span_has_its_beginning_and_not_its_end,
    b6_calls_of_subscribers_named_are_theirs_alone,
    b6_charges_of_subscribers_named_are_theirs_alone,
    b7_charges_have_one_line_for_each_subscriber_and_service,
    b7_an_account_without_charges_has_no_lines,
}

/// P3: two operators have accounts of the same numbers, and each reads its own.
pub fn p3_operators_read_nothing_of_each_other(harness: &dyn Harness) -> Check {
    let other = valid(OperatorId::new("downlink"));
    let theirs = Data { operator: other.clone(), ..data(9) };
    let case = Case { subject: harness.holding(&[data(1), theirs.clone()]), data: data(1) };
    let number = samples::account_number(3);
    same("our calls", &case.calls(&everything(&number), usize::MAX)?, &in_order(&case.data, &number))?;
    let read = block_on(case.billing().calls(&other, &everything(&number), usize::MAX))?;
    same("their calls", &read, &in_order(&theirs, &number))?;
    let nobody = valid(OperatorId::new("nobody"));
    same("a stranger's account", &block_on(case.billing().account(&nobody, &number))?, &None)?;
    same("a stranger's accounts", &block_on(case.billing().accounts(&nobody, None, 9))?, &Vec::new())?;
    let bills = block_on(case.billing().bills(&nobody, samples::period(0), &[number]))?;
    same("a stranger's bills", &bills, &vec![BillAnswer::NotBillable])
}

/// P5: many threads read everything, and all read the same.
pub fn p5_calls_may_come_from_many_threads(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let numbers = case.numbers();
    at_once(6, |_| {
        for number in &numbers {
            same("the calls", &case.calls(&everything(number), usize::MAX)?, &in_order(&case.data, number))?;
            same("how many accounts there are", &case.walk(3)?.len(), &numbers.len())?;
        }
        Ok(())
    })?;
    Ok(())
}

/// B1: a walk has every account once, in ascending byte order, whatever the size of its pages.
pub fn b1_accounts_are_walked_in_order_each_once(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let mut expected = case.numbers();
    expected.sort();
    for limit in [1, 2, 3, expected.len(), usize::MAX] {
        same("the accounts walked", &case.walk(limit)?, &expected)?;
    }
    // A place need not be an account's: the walk begins after it.
    let place: AccountNumber = valid(AccountNumber::new(&format!("{}0", expected[1])));
    let read = block_on(case.billing().accounts(&case.data.operator, Some(&place), 2))?;
    same("the accounts after a place", &read, &expected[2..4].to_vec())
}

/// B2: whatever is asked of an account that does not exist is answered, with nothing.
pub fn b2_an_account_that_does_not_exist_is_no_failure(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (operator, nobody, period) = (&case.data.operator, samples::account_number(777), samples::period(0));
    same("the account", &block_on(case.billing().account(operator, &nobody))?, &None)?;
    let bills = block_on(case.billing().bills(operator, period, std::slice::from_ref(&nobody)))?;
    same("the bills", &bills, &vec![BillAnswer::NotBillable])?;
    same("the calls", &case.calls(&everything(&nobody), 9)?, &Vec::new())?;
    same("the charges", &case.charges(&nobody, &[])?.lines, &Vec::new())
}

/// B2: an account that exists is answered whole.
pub fn b2_an_account_is_read_as_it_is(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for account in &case.data.accounts {
        let read = block_on(case.billing().account(&case.data.operator, &account.number))?;
        same("the account", &read.as_ref(), &Some(account))?;
    }
    Ok(())
}

/// B3: each account asked for has one answer in its place, also one asked for twice, and one that does not exist.
pub fn b3_each_account_asked_for_has_one_answer_in_order(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let asked = [5, 3, 777, 1, 3].map(samples::account_number);
    let read = block_on(case.billing().bills(&case.data.operator, samples::period(0), &asked))?;
    let whose = |answer: &BillAnswer| match answer {
        BillAnswer::Complete(of) => Some((of.0.number.clone(), of.1.account.clone())),
        _ => None,
    };
    let expected = asked.each_ref().map(|number| Some((number.clone(), number.clone())));
    let expected = [expected[0].clone(), expected[1].clone(), None, expected[3].clone(), expected[4].clone()];
    same("whose the answers are", &read.iter().map(whose).collect(), &expected.to_vec())?;
    let none = block_on(case.billing().bills(&case.data.operator, samples::period(0), &[]))?;
    same("the answers for no account", &none, &Vec::new())
}

/// B3: an account without a bill is not ready within its days, and not billed before it was opened or once closed.
pub fn b3_what_is_not_billed_is_told_from_what_is_not_ready(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let answers = |months_before| {
        let asked = [7, 8, 9].map(samples::account_number);
        block_on(case.billing().bills(&case.data.operator, samples::period(months_before), &asked))
    };
    let (ready, billable) = (BillAnswer::NotReady, BillAnswer::NotBillable);
    same("in the period", &answers(0)?, &vec![ready.clone(), ready.clone(), billable.clone()])?;
    same("in the one before", &answers(1)?, &vec![ready.clone(), billable, ready])
}

/// B4: a bill is the same however often it is asked for, and a correction's revision takes its place.
pub fn b4_a_bill_is_answered_the_same_and_of_the_highest_revision(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for number in case.numbers() {
        let of_account = case.data.bills.iter().filter(|bill| bill.account == number);
        let Some(expected) = of_account.max_by_key(|bill| bill.revision) else { continue };
        for _ in 0..2 {
            let asked = std::slice::from_ref(&number);
            let read = block_on(case.billing().bills(&case.data.operator, samples::period(0), asked))?;
            match &read[..] {
                [BillAnswer::Complete(found)] => same("the bill", &found.1, expected)?,
                other => return Err(Stop::Broken(format!("the bill of {number} is answered {other:?}"))),
            }
        }
    }
    Ok(())
}

/// B5: calls come by subscriber, start and key, and a walk has each of them once, whatever the size of its pages.
pub fn b5_calls_are_walked_in_order_each_once(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let number = samples::account_number(3);
    let expected = in_order(&case.data, &number);
    ensure(expected.len() > 100, || "the data has too few calls".to_owned())?;
    for limit in [1, 7, expected.len() - 1, expected.len(), usize::MAX] {
        let mut query = everything(&number);
        let mut walked: Vec<Call> = Vec::new();
        loop {
            let page = case.calls(&query, limit)?;
            let Some(last) = page.last() else { break };
            ensure(page.len() <= limit, || format!("a page of {limit} has {} calls", page.len()))?;
            ensure(walked.len() <= expected.len(), || "the walk does not end".to_owned())?;
            query.after = Some(CallsAfter::of(last));
            walked.extend(page);
        }
        same("how many calls were walked", &walked.len(), &expected.len())?;
        same("the calls walked", &walked, &expected)?;
    }
    // A place need not be a call's.
    let place = CallsAfter { key: valid("c".parse()), ..CallsAfter::of(&expected[5]) };
    let query = CallQuery { after: Some(place), ..everything(&number) };
    same("the call after a place", &case.calls(&query, 1)?, &expected[5..6].to_vec())
}

/// B5: a call that starts with the span is in it, one that starts at its end is not.
pub fn b5_a_span_has_its_beginning_and_not_its_end(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let number = samples::account_number(3);
    let all = in_order(&case.data, &number);
    let mut starts: Vec<Instant> = all.iter().map(|call| call.start).collect();
    starts.sort();
    let (from, until) = (starts[20], starts[70]);
    let expected: Vec<_> = all.iter().filter(|call| from <= call.start && call.start < until).cloned().collect();
    let query = CallQuery { from, until, ..everything(&number) };
    same("the calls", &case.calls(&query, usize::MAX)?, &expected)?;
    for (from, until) in [(from, from), (until, from)] {
        same("the calls of no time", &case.calls(&CallQuery { from, until, ..query.clone() }, 9)?, &Vec::new())?;
    }
    Ok(())
}

/// B6: calls of subscribers named are theirs, in the same order; one who is not the account's has none.
pub fn b6_calls_of_subscribers_named_are_theirs_alone(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let number = samples::account_number(3);
    let named = |lines: &[u32]| lines.iter().map(|line| samples::subscriber_id(3, *line)).collect::<Vec<_>>();
    for lines in [&[0][..], &[1, 3], &[0, 1, 2, 3], &[900], &[2, 900]] {
        let subscribers = named(lines);
        let theirs = in_order(&case.data, &number).into_iter().filter(|call| subscribers.contains(&call.subscriber));
        let query = CallQuery { subscribers: subscribers.clone(), ..everything(&number) };
        same("the calls", &case.calls(&query, usize::MAX)?, &theirs.collect())?;
    }
    Ok(())
}

/// B6: charges of subscribers named are what all charges have of them.
pub fn b6_charges_of_subscribers_named_are_theirs_alone(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let number = samples::account_number(3);
    let all = case.charges(&number, &[])?;
    let named = [1, 3].map(|line| samples::subscriber_id(3, line));
    let theirs = all.lines.into_iter().filter(|line| line.subscriber.as_ref().is_some_and(|of| named.contains(of)));
    let charges = case.charges(&number, &named)?;
    ensure(!charges.lines.is_empty(), || "subscribers with calls have no charges".to_owned())?;
    same("the charges", &charges.lines, &theirs.collect())?;
    same("a stranger's charges", &case.charges(&number, &[samples::subscriber_id(3, 900)])?.lines, &Vec::new())
}

/// B7: charges come by subscriber and service, each once, and are the sums of the period's calls.
pub fn b7_charges_have_one_line_for_each_subscriber_and_service(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (number, period) = (samples::account_number(3), samples::period(0));
    let charges = case.charges(&number, &[])?;
    same("whose, and of when", &(&charges.account, charges.period), &(&number, period))?;
    let places: Vec<_> = charges.lines.iter().map(|line| (&line.subscriber, &line.service)).collect();
    ensure(places.is_sorted() && places.windows(2).all(|pair| pair[0] != pair[1]), || {
        format!("lines are not ordered by subscriber and service, each once: {places:?}")
    })?;
    for line in &charges.lines {
        let calls = in_order(&case.data, &number).into_iter().filter(|call| {
            Some(&call.subscriber) == line.subscriber.as_ref()
                && call.service == line.service
                && period.contains(call.start, Zone::MOSCOW)
        });
        let calls: Vec<_> = calls.collect();
        let seconds = calls.iter().map(|call| u64::from(call.charged_seconds)).sum();
        let amount = calls.iter().map(|call| call.amount).sum();
        same("the sums of a line", &(line.seconds, line.amount), &(Some(seconds), amount))?;
        same("the quantity of a line", &line.quantity, &(calls.len() as u64).into())?;
    }
    let amount = in_order(&case.data, &number).into_iter().filter(|call| period.contains(call.start, Zone::MOSCOW));
    same("the total", &charges.total(), &amount.map(|call| call.amount).sum())
}

/// B7: an account without calls in the period has no lines.
pub fn b7_an_account_without_charges_has_no_lines(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let read = |account, months_before| {
        let number = samples::account_number(account);
        block_on(case.billing().charges(&case.data.operator, &number, samples::period(months_before), &[]))
    };
    same("of an account without calls", &read(9, 0)?.lines, &Vec::new())?;
    same("of a period without calls", &read(3, 2)?.lines, &Vec::new())
}

/// A source with the sample data of one operator.
struct Case {
    subject: Box<dyn Subject>,
    data: Data,
}

impl Case {
    fn new(harness: &dyn Harness) -> Self {
        let data = data(1);
        Self { subject: harness.holding(std::slice::from_ref(&data)), data }
    }

    fn billing(&self) -> &dyn BillingSource {
        self.subject.billing()
    }

    fn numbers(&self) -> Vec<AccountNumber> {
        self.data.accounts.iter().map(|account| account.number.clone()).collect()
    }

    /// All accounts, in pages.
    fn walk(&self, limit: usize) -> Result<Vec<AccountNumber>, Stop> {
        let mut walked: Vec<AccountNumber> = Vec::new();
        loop {
            let page = block_on(self.billing().accounts(&self.data.operator, walked.last(), limit))?;
            ensure(page.len() <= limit, || format!("a page of {limit} has {} accounts", page.len()))?;
            ensure(walked.len() <= self.data.accounts.len(), || "the walk does not end".to_owned())?;
            if page.is_empty() {
                return Ok(walked);
            }
            walked.extend(page);
        }
    }

    fn calls(&self, query: &CallQuery, limit: usize) -> Result<Vec<Call>, Stop> {
        Ok(block_on(self.billing().calls(&self.data.operator, query, limit))?)
    }

    fn charges(&self, number: &AccountNumber, subscribers: &[SubscriberId]) -> Result<Charges, Stop> {
        Ok(block_on(self.billing().charges(&self.data.operator, number, samples::period(0), subscribers))?)
    }
}

/// Every call of an account.
fn everything(account: &AccountNumber) -> CallQuery {
    CallQuery {
        account: account.clone(),
        from: valid("1970-01-01T00:00:00Z".parse()),
        until: valid("2100-01-01T00:00:00Z".parse()),
        subscribers: Vec::new(),
        after: None,
    }
}

/// An account's calls in the order of B5.
fn in_order(data: &Data, account: &AccountNumber) -> Vec<Call> {
    let of_account = data.calls.iter().filter(|(number, _)| number == account);
    let mut calls: Vec<Call> = of_account.map(|(_, call)| call.clone()).collect();
    calls.sort_by_cached_key(|call| (call.subscriber.clone(), call.start, call.key.clone()));
    calls
}

/// Nine accounts: 1 to 6 with a bill of the first period, 2 and 5 corrected; 7 without; 8 opened in that period and
/// 9 closed as it begins. Calls of two periods, some of them at the same instant, and at the period's edges.
fn data(seed: u64) -> Data {
    let mut random = Prng::new(seed);
    let period = samples::period(0);
    let mut accounts: Vec<Account> = [4, 1, 3, 2, 9, 8, 5, 7, 6].map(samples::account).to_vec();
    for account in &mut accounts {
        account.opened = (account.number == samples::account_number(8)).then(|| period.last_day());
        account.closed = (account.number == samples::account_number(9)).then(|| period.first_day());
    }
    let mut bills: Vec<Bill> = (1..7).map(|account| samples::bill(account, period, 5, &mut random)).collect();
    for account in [2, 5] {
        let corrected = Some(samples::invoice_number(account));
        let correction = samples::bill(account, period, 4, &mut random);
        bills.insert(0, Bill { revision: 1, corrects: corrected, ..correction });
    }
    let mut calls: Vec<_> = [1, 2, 3, 4]
        .iter()
        .flat_map(|account| {
            let mut of = |period, count, key| samples::calls(*account, period, count, key, &mut random);
            [of(period, 120, 1_000), of(period.previous(), 40, 9_000)]
                .concat()
                .into_iter()
                .map(|call| (samples::account_number(*account), call))
                .collect::<Vec<_>>()
        })
        .collect();
    let span = period.span(Zone::MOSCOW);
    let edges = [span.start, span.start, span.end, span.end - std::time::Duration::from_micros(1)];
    for (key, start) in (1..).zip(edges) {
        calls.push((samples::account_number(3), samples::call(3, 0, key, start, &mut random)));
    }
    Data { operator: samples::operator_id(), accounts, bills, calls }
}
