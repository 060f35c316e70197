//! The clauses of [`Feed`]: P1–P3 and F1–F8, read back through the adapter's own [`BillingSource`].

use std::time::Duration;

use futures_lite::future::block_on;
use schet::invoice::Payment;
use schet::money::Amount;
use schet::party::Subscriber;
use schet::ports::{BillAnswer, BillingSource, CallQuery, CommitError, Feed, FeedReport, OrderStore};
use schet::usage::Call;
use schet::{Account, AccountNumber, Bill, BillingPeriod, OperatorId, SubscriberId, Zone};

use crate::samples::{self, Prng, valid};
use crate::suite::{Check, Stop, drop_after, ensure, same, suite};
use crate::threads::at_once;

/// Makes the adapters that the suite tries.
pub trait Harness: Sync {
    /// A new adapter with nothing in it, whose operators are in Europe/Moscow.
    fn make(&self) -> Box<dyn Subject>;
}

/// An adapter that the suite tries, and what it lets be done to it from outside.
pub trait Subject: Send + Sync {
    /// What is fed.
    fn feed(&self) -> &dyn Feed;

    /// What reads it back.
    fn billing(&self) -> &dyn BillingSource;

    /// The issued invoices, by which a bill may no longer be replaced (F4).
    fn orders(&self) -> &dyn OrderStore;

    /// Opens what is stored once more, as after a crash: without the help of an orderly end (F6). `None`, which
    /// skips the test, when the adapter's docs say that it keeps nothing.
    fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>>;
}

suite! {
    ($) feed, feed,
    p1_a_dropped_batch_is_safe_to_repeat,
    p3_operators_read_nothing_of_each_other,
    p5_batches_may_come_from_many_threads,
    b1_a_walk_has_every_account_that_is_there_throughout,
    f1_a_refused_row_is_named_and_the_others_are_kept,
    f2_the_same_rows_again_change_nothing,
    f3_an_account_takes_the_place_of_the_one_before,
    f3_a_row_of_an_account_that_is_not_there_is_refused,
    f3_a_call_of_a_subscriber_that_is_not_the_accounts_is_refused,
    f4_a_bill_whose_sums_do_not_agree_is_refused_with_both_numbers,
    f4_a_bills_empty_lists_are_filled_once,
    f4_a_bill_is_replaced_until_it_is_issued,
    f4_a_higher_revision_is_taken_after_the_invoice_is_issued,
    f5_a_call_of_another_content_is_refused,
    f5_charges_are_the_sums_of_the_periods_calls,
    f6_what_was_fed_survives,
    f7_calls_that_began_before_an_instant_are_forgotten,
    f8_an_account_is_forgotten_with_every_row,
}

/// P1: a batch whose future was dropped is repeated without harm, and then is there.
pub fn p1_a_dropped_batch_is_safe_to_repeat(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..4);
    let mut random = Prng::new(3);
    for polls in 0..5 {
        let calls = case.calls_of(1, 20, polls * 100, &mut random);
        drop_after(polls, case.feed().append_calls(&case.operator, &calls));
        same("the report of the batch again", &case.append(&calls)?, &kept(20))?;
    }
    same("how many calls there are", &case.read_calls(1)?.len(), &100)
}

/// P3: what was fed for one operator is not another's, and does not stand in its way.
pub fn p3_operators_read_nothing_of_each_other(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..3);
    let other = valid(OperatorId::new("downlink"));
    let calls = case.calls_of(1, 5, 0, &mut Prng::new(1));
    same("our calls", &case.append(&calls)?, &kept(5))?;
    let read = block_on(case.subject.billing().account(&other, &samples::account_number(1)))?;
    same("the account that the other reads", &read, &None)?;
    let refused = block_on(case.feed().append_calls(&other, &calls))?;
    same("the rows of an account that the other has not", &places(&refused), &(0..5).collect())?;
    let mut theirs = calls.clone();
    theirs.iter_mut().for_each(|(_, call)| call.seconds += 1);
    block_on(case.feed().put_accounts(&other, &[samples::account(1)]))?;
    same("their calls of our keys", &block_on(case.feed().append_calls(&other, &theirs))?, &kept(5))?;
    same(
        "our calls after that",
        &sorted(case.read_calls(1)?),
        &sorted(calls.into_iter().map(|(_, call)| call).collect()),
    )
}

/// P5: many threads feed batches that overlap; each row is kept once.
pub fn p5_batches_may_come_from_many_threads(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..9);
    let calls = case.calls_of(1, 60, 0, &mut Prng::new(8));
    at_once(6, |thread| {
        let from = thread as usize * 5;
        same("the report", &case.append(&calls[from..from + 35])?, &kept(35))
    })?;
    same("how many calls there are", &case.read_calls(1)?.len(), &60)
}

/// B1: an account that is there throughout a walk is in it, though others come meanwhile.
pub fn b1_a_walk_has_every_account_that_is_there_throughout(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 0..0);
    let there: Vec<Account> = (0..40).map(|place| samples::account(place * 10)).collect();
    block_on(case.feed().put_accounts(&case.operator, &there))?;
    at_once(2, |thread| {
        if thread == 0 {
            let mut come = (0..40).map(|place| samples::account(place * 10 + 5));
            return come.try_for_each(|account| case.put_accounts(&[account]).map(drop));
        }
        for _ in 0..5 {
            let walked = case.walk(7)?;
            ensure(walked.is_sorted_by(|a, b| a < b), || "the walk is not in order, each once".to_owned())?;
            let missed = there.iter().find(|account| !walked.contains(&account.number));
            ensure(missed.is_none(), || format!("the walk has missed {:?}", missed.map(|account| &account.number)))?;
        }
        Ok(())
    })?;
    same("how many accounts there are", &case.walk(9)?.len(), &80)
}

/// F1: of each kind of batch, the refused rows are named by their places, and every other is kept.
pub fn f1_a_refused_row_is_named_and_the_others_are_kept(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..6);
    let period = samples::period(0);
    let mut random = Prng::new(5);
    let mut bills: Vec<Bill> = (1..6).map(|account| samples::bill(account, period, 3, &mut random)).collect();
    bills[1].total += Amount::from_minor(1);
    bills[4].amount_due += Amount::from_minor(1);
    same("the bills refused", &places(&case.put_bills(&bills)?), &vec![1, 4])?;
    same(
        "bills that are there",
        &[1, 2, 3, 4, 5].map(|account| case.bill(account).is_ok()),
        &[true, false, true, true, false],
    )?;

    let stranger = samples::account_number(99);
    let mut calls = case.calls_of(1, 6, 0, &mut random);
    calls[0].0 = stranger.clone();
    calls[5].1.key = calls[2].1.key.clone();
    let report = case.append(&calls)?;
    same("the calls refused", &(report.kept, places(&report)), &(4, vec![0, 5]))?;
    ensure(report.refused.iter().all(|row| !row.reason.is_empty()), || "a row is refused without a reason".to_owned())?;
    same("how many calls there are", &case.read_calls(1)?.len(), &4)?;

    let payments: Vec<_> =
        [1, 99, 2].map(|of| (samples::account_number(of), samples::payment(period, 3, 500))).to_vec();
    let report = block_on(case.feed().put_payments(&case.operator, &payments))?;
    same("the payments refused", &(report.kept, places(&report)), &(2, vec![1]))?;
    let part = |of, part| (samples::account_number(of), samples::instalment(period, part));
    let mut instalments = vec![part(1, 1), part(1, 2), part(1, 1), part(99, 1), part(2, 1)];
    instalments[2].1.amount += Amount::from_minor(1);
    let report = block_on(case.feed().put_instalments(&case.operator, &instalments))?;
    same("the instalments refused", &(report.kept, places(&report)), &(3, vec![2, 3]))
}

/// F2: every row again, in the same batch and in another, is kept and changes nothing.
pub fn f2_the_same_rows_again_change_nothing(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..4);
    let period = samples::period(0);
    let mut random = Prng::new(6);
    let accounts: Vec<_> = [1, 2, 3, 1].map(samples::account).to_vec();
    let mut bills: Vec<_> = (1..4).map(|account| samples::bill(account, period, 3, &mut random)).collect();
    bills.push(bills[0].clone());
    let mut calls = case.calls_of(2, 9, 0, &mut random);
    calls.push(calls[4].clone());
    let payments = vec![(samples::account_number(1), samples::payment(period, 3, 500)); 2];
    let instalments = vec![(samples::account_number(1), samples::instalment(period, 3)); 2];
    let mut read = Vec::new();
    for _ in 0..2 {
        same("the accounts", &case.put_accounts(&accounts)?, &kept(4))?;
        same("the bills", &case.put_bills(&bills)?, &kept(4))?;
        same("the calls", &case.append(&calls)?, &kept(10))?;
        same("the payments", &block_on(case.feed().put_payments(&case.operator, &payments))?, &kept(2))?;
        same("the instalments", &block_on(case.feed().put_instalments(&case.operator, &instalments))?, &kept(2))?;
        read.push((case.walk(9)?, case.bill(1)?, case.bill(2)?, case.read_calls(2)?));
    }
    same("what is read after feeding twice", &read[1], &read[0])?;
    same("how many calls there are", &read[0].3.len(), &9)?;
    same("a batch of nothing", &case.append(&[])?, &kept(0))
}

/// F3: an account of a number takes the place of the one before, subscribers and all.
pub fn f3_an_account_takes_the_place_of_the_one_before(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..4);
    let number = samples::account_number(2);
    let changed =
        Account { number: number.clone(), closed: Some(samples::period(0).day_after()), ..samples::account(7) };
    same("the report", &case.put_accounts(&[samples::account(2), changed.clone()])?, &kept(2))?;
    let read = block_on(case.subject.billing().account(&case.operator, &number))?;
    same("the account", &read, &Some(changed))?;
    same("the accounts", &case.walk(9)?, &[1, 2, 3].map(samples::account_number).to_vec())
}

/// F3: a call of a subscriber that is not the account's is refused, and kept once it is.
pub fn f3_a_call_of_a_subscriber_that_is_not_the_accounts_is_refused(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 0..2);
    let call = samples::call(1, 0, 1, samples::instant(0), &mut Prng::new(1));
    let (ours, strange) = (samples::subscriber_id(1, 700), samples::subscriber_id(0, 0));
    let of = |subscriber: &SubscriberId| {
        (samples::account_number(1), Call { subscriber: subscriber.clone(), ..call.clone() })
    };
    same("a stranger's, and another account's", &places(&case.append(&[of(&ours), of(&strange)])?), &vec![0, 1])?;
    let mut account = samples::account(1);
    account.subscribers.push(Subscriber { id: ours.clone(), label: None });
    case.put_accounts(&[account])?;
    same("when it is the account's", &case.append(&[of(&ours)])?, &kept(1))
}

/// F3: rows of an account that is not there are refused, and kept once it is.
pub fn f3_a_row_of_an_account_that_is_not_there_is_refused(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..2);
    let (period, number) = (samples::period(0), samples::account_number(5));
    let mut random = Prng::new(7);
    let bill = samples::bill(5, period, 2, &mut random);
    let calls: Vec<_> =
        samples::calls(5, period, 1, 0, &mut random).into_iter().map(|call| (number.clone(), call)).collect();
    let payments = [(number.clone(), samples::payment(period, 3, 500))];
    let instalments = [(number.clone(), samples::instalment(period, 3))];
    let feed_all = || -> Result<Vec<usize>, Stop> {
        let reports = [
            case.put_bills(std::slice::from_ref(&bill))?,
            case.append(&calls)?,
            block_on(case.feed().put_payments(&case.operator, &payments))?,
            block_on(case.feed().put_instalments(&case.operator, &instalments))?,
        ];
        Ok(reports.iter().map(|report| report.refused.len()).collect())
    };
    same("rows refused before the account is there", &feed_all()?, &vec![1; 4])?;
    case.put_accounts(&[samples::account(5)])?;
    same("rows refused afterwards", &feed_all()?, &vec![0; 4])
}

/// F4: a bill whose sums don't agree is refused with both numbers, and the one that is kept stays (R20).
pub fn f4_a_bill_whose_sums_do_not_agree_is_refused_with_both_numbers(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..2);
    let good = samples::bill(1, samples::period(0), 4, &mut Prng::new(9));
    case.put_bills(std::slice::from_ref(&good))?;
    let wrong = Bill { total: good.total + Amount::from_minor(1), ..good.clone() };
    let report = case.put_bills(std::slice::from_ref(&wrong))?;
    let reason = report.refused.first().map(|row| row.reason.as_str()).unwrap_or_default();
    let (stated, computed) = (wrong.total.to_string(), good.total.to_string());
    ensure(reason.contains("total") && reason.contains(&stated) && reason.contains(&computed), || {
        format!("the reason names neither total nor {stated} and {computed}: {reason:?}")
    })?;
    same("the bill that is kept", &case.bill(1)?, &good)
}

/// F4: empty lists are filled with what was fed of the period before the bill; what comes later changes nothing.
pub fn f4_a_bills_empty_lists_are_filled_once(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..3);
    let period = samples::period(0);
    let of = |account, payment| (samples::account_number(account), payment);
    let in_time = [samples::payment(period, 28, 700), samples::payment(period, 1, 500)];
    let elsewhere = [
        of(1, samples::payment(period.previous(), 28, 1)),
        of(1, samples::payment(period.next(), 1, 2)),
        of(2, samples::payment(period, 2, 3)),
    ];
    let fed: Vec<_> = in_time.iter().cloned().map(|payment| of(1, payment)).chain(elsewhere).collect();
    block_on(case.feed().put_payments(&case.operator, &fed))?;
    let part = samples::instalment(period, 4);
    block_on(case.feed().put_instalments(&case.operator, &[(samples::account_number(1), part.clone())]))?;

    let row = balanced(Bill {
        payments: Vec::new(),
        instalments: Vec::new(),
        ..samples::bill(1, period, 2, &mut Prng::new(2))
    });
    let short = Amount::from_minor(1_200) - part.amount;
    let filled = Bill {
        payments: vec![in_time[1].clone(), in_time[0].clone()],
        instalments: vec![part],
        amount_due: row.amount_due - short,
        ..row.clone()
    };
    let row = Bill { amount_due: filled.amount_due, ..row };
    same("the report", &case.put_bills(std::slice::from_ref(&row))?, &kept(1))?;
    same("the bill", &case.bill(1)?, &filled)?;

    block_on(case.feed().put_payments(&case.operator, &[of(1, samples::payment(period, 5, 900))]))?;
    same("the bill after a late payment", &case.bill(1)?, &filled)?;
    same("the report of the same row", &case.put_bills(&[row])?, &kept(1))?;
    same("the bill after the same row", &case.bill(1)?, &filled)?;
    let own = balanced(Bill { payments: vec![samples::payment(period.previous(), 2, 77)], ..filled });
    same("the report of a row with payments of its own", &case.put_bills(std::slice::from_ref(&own))?, &kept(1))?;
    same("the bill with payments of its own", &case.bill(1)?, &own)
}

/// F4: a bill that differs takes the place of the one that is kept; once the invoice is issued it is refused.
pub fn f4_a_bill_is_replaced_until_it_is_issued(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..2);
    let period = samples::period(0);
    let mut random = Prng::new(4);
    let [first, second, third] = [(); 3].map(|()| samples::bill(1, period, 3, &mut random));
    case.put_bills(std::slice::from_ref(&first))?;
    same("the second", &case.put_bills(std::slice::from_ref(&second))?, &kept(1))?;
    same("the bill", &case.bill(1)?, &second)?;
    case.issue(1, period, 0)?;
    same("the third, when the invoice is issued", &places(&case.put_bills(&[third])?), &vec![0])?;
    same("the same again", &case.put_bills(std::slice::from_ref(&second))?, &kept(1))?;
    same("the bill", &case.bill(1)?, &second)?;
    // An invoice of another period or account stands in nobody's way.
    let earlier = samples::bill(1, period.previous(), 3, &mut random);
    same("the bill of the period before", &case.put_bills(&[earlier])?, &kept(1))
}

/// F4: a correction is taken after the invoice was issued, is answered from then on, and may be replaced in its turn.
pub fn f4_a_higher_revision_is_taken_after_the_invoice_is_issued(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..2);
    let period = samples::period(0);
    let mut random = Prng::new(14);
    let regular = samples::bill(1, period, 3, &mut random);
    let mut correction = |lines| Bill {
        revision: 1,
        corrects: Some(samples::invoice_number(100)),
        ..samples::bill(1, period, lines, &mut random)
    };
    let (first, second, third) = (correction(2), correction(3), correction(4));
    case.put_bills(std::slice::from_ref(&regular))?;
    case.issue(1, period, 0)?;
    same("the correction", &case.put_bills(std::slice::from_ref(&first))?, &kept(1))?;
    same("another correction", &case.put_bills(std::slice::from_ref(&second))?, &kept(1))?;
    same("the bill", &case.bill(1)?, &second)?;
    same("the regular bill again", &case.put_bills(&[regular])?, &kept(1))?;
    same("the bill", &case.bill(1)?, &second)?;
    case.issue(1, period, 1)?;
    same("a third correction, when it is issued", &places(&case.put_bills(&[third])?), &vec![0])
}

/// F5: a call of a kept key and the same content is the same call; any other content is refused.
pub fn f5_a_call_of_another_content_is_refused(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..4);
    let calls = case.calls_of(1, 3, 0, &mut Prng::new(12));
    case.append(&calls)?;
    let (call, first) = (&calls[1].1, samples::subscriber_id(1, 0));
    let others = [
        Call { subscriber: samples::subscriber_id(1, if call.subscriber == first { 1 } else { 0 }), ..call.clone() },
        Call { start: call.start + Duration::from_secs(1), ..call.clone() },
        Call { peer: valid("other".parse()), ..call.clone() },
        Call { seconds: call.seconds + 1, ..call.clone() },
        Call { amount: call.amount + Amount::from_minor(1), ..call.clone() },
    ];
    for other in others {
        let report = case.append(&[(samples::account_number(1), other)])?;
        same("the rows refused", &places(&report), &vec![0])?;
    }
    let theirs = Call { subscriber: samples::subscriber_id(2, 0), ..call.clone() };
    let elsewhere = case.append(&[(samples::account_number(2), theirs)])?;
    same("a call of the key, of another account", &elsewhere, &kept(1))?;
    same("the calls", &sorted(case.read_calls(1)?), &sorted(calls.into_iter().map(|(_, call)| call).collect()))
}

/// F5: charges are the sums of the calls that began in the period, as the operator's clocks show it.
pub fn f5_charges_are_the_sums_of_the_periods_calls(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..2);
    let period = samples::period(0);
    let span = period.span(Zone::MOSCOW);
    let moment = Duration::from_micros(1);
    let starts = [span.start - moment, span.start, span.end - moment, span.end];
    let priced = |(key, start)| Call {
        amount: Amount::from_minor(1_i64 << key),
        ..samples::call(1, 0, key, start, &mut Prng::new(1))
    };
    let calls: Vec<_> = (0..).zip(starts).map(priced).map(|call| (samples::account_number(1), call)).collect();
    case.append(&calls)?;
    let total = |period: BillingPeriod| -> Result<Amount, Stop> {
        let number = samples::account_number(1);
        Ok(block_on(case.subject.billing().charges(&case.operator, &number, period, &[]))?.total())
    };
    let totals = [total(period.previous())?, total(period)?, total(period.next())?];
    same("the charges of three periods", &totals, &[1, 6, 8].map(Amount::from_minor))
}

/// F6: a batch that was acknowledged is there after a crash of the process.
pub fn f6_what_was_fed_survives(harness: &dyn Harness) -> Check {
    let mut case = Case::with_accounts(harness, 1..4);
    let mut random = Prng::new(13);
    let bill = samples::bill(1, samples::period(0), 3, &mut random);
    case.put_bills(std::slice::from_ref(&bill))?;
    let calls = case.calls_of(2, 30, 0, &mut random);
    case.append(&calls)?;
    let before = (case.walk(9)?, case.bill(1)?, case.read_calls(2)?);
    case.subject = case.subject.reopen().ok_or(Stop::Skipped("the adapter keeps nothing"))?;
    same("what is read", &(case.walk(9)?, case.bill(1)?, case.read_calls(2)?), &before)?;
    same("the report of the calls again", &case.append(&calls)?, &kept(30))
}

/// F7: an account's calls that began before an instant go; those at it and after it stay, and so do other accounts'.
pub fn f7_calls_that_began_before_an_instant_are_forgotten(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..4);
    let mut random = Prng::new(21);
    let (ours, theirs) = (case.calls_of(1, 40, 0, &mut random), case.calls_of(2, 10, 0, &mut random));
    case.append(&[&ours[..], &theirs[..]].concat())?;
    let mut starts: Vec<_> = ours.iter().map(|(_, call)| call.start).collect();
    starts.sort_unstable();
    let before = starts[25];
    let (old, young): (Vec<_>, Vec<_>) = ours.iter().cloned().partition(|(_, call)| call.start < before);
    let forget =
        |account, before| block_on(case.feed().forget_calls(&case.operator, &samples::account_number(account), before));
    same("how many calls are forgotten", &forget(1, before)?, &(old.len() as u64))?;
    let calls = |calls: &[(AccountNumber, Call)]| sorted(calls.iter().map(|(_, call)| call.clone()).collect());
    same("our calls", &sorted(case.read_calls(1)?), &calls(&young))?;
    same("their calls", &sorted(case.read_calls(2)?), &calls(&theirs))?;
    same("how many are forgotten again", &forget(1, before)?, &0)?;
    same("of an account that is not there", &forget(9, before)?, &0)?;
    same("their keys are free", &case.append(&ours)?, &kept(40))?;
    same("our calls, all of them", &sorted(case.read_calls(1)?), &calls(&ours))
}

/// F8: an account goes with its bills, calls, payments and instalments; of another nothing is missing.
pub fn f8_an_account_is_forgotten_with_every_row(harness: &dyn Harness) -> Check {
    let case = Case::with_accounts(harness, 1..3);
    let period = samples::period(0);
    let mut random = Prng::new(23);
    let bills = [1, 2].map(|account| samples::bill(account, period, 3, &mut random));
    let earlier = samples::bill(1, period.previous(), 3, &mut random);
    case.put_bills(&[&bills[..], &[earlier]].concat())?;
    let calls = [1, 2].map(|account| case.calls_of(account, 5, 0, &mut random)).concat();
    case.append(&calls)?;
    let ours = samples::account_number(1);
    block_on(case.feed().put_payments(&case.operator, &[(ours.clone(), samples::payment(period, 3, 500))]))?;
    block_on(case.feed().put_instalments(&case.operator, &[(ours.clone(), samples::instalment(period, 3))]))?;

    let forget = || block_on(case.feed().forget_account(&case.operator, &ours));
    same("whether it was there", &forget()?, &true)?;
    same("whether it is there again", &forget()?, &false)?;
    same("the accounts", &case.walk(9)?, &vec![samples::account_number(2)])?;
    let answers = block_on(case.subject.billing().bills(&case.operator, period, std::slice::from_ref(&ours)))?;
    same("its bill", &answers, &vec![BillAnswer::NotBillable])?;
    same("its calls", &case.read_calls(1)?, &Vec::new())?;
    same("the other's bill and calls", &(case.bill(2)?, case.read_calls(2)?.len()), &(bills[1].clone(), 5))?;

    // Fed anew, it has none of what it had: its bill is filled with nothing, and its calls are taken.
    case.put_accounts(&[samples::account(1)])?;
    same("its calls, when it is there anew", &case.read_calls(1)?, &Vec::new())?;
    let bare = balanced(Bill { payments: Vec::new(), instalments: Vec::new(), ..bills[0].clone() });
    same("a bill", &case.put_bills(std::slice::from_ref(&bare))?, &kept(1))?;
    same("the bill", &case.bill(1)?, &bare)?;
    same("the calls again", &case.append(&calls)?, &kept(10))
}

/// A fresh adapter and one operator, called and waited for.
struct Case {
    subject: Box<dyn Subject>,
    operator: OperatorId,
}

impl Case {
    fn with_accounts(harness: &dyn Harness, places: std::ops::Range<u32>) -> Self {
        let case = Self { subject: harness.make(), operator: samples::operator_id() };
        let accounts: Vec<_> = places.map(samples::account).collect();
        // What fails here fails again where it is read.
        let _ = block_on(case.feed().put_accounts(&case.operator, &accounts));
        case
    }

    fn feed(&self) -> &dyn Feed {
        self.subject.feed()
    }

    fn put_accounts(&self, accounts: &[Account]) -> Result<FeedReport, Stop> {
        Ok(block_on(self.feed().put_accounts(&self.operator, accounts))?)
    }

    fn put_bills(&self, bills: &[Bill]) -> Result<FeedReport, Stop> {
        Ok(block_on(self.feed().put_invoices(&self.operator, bills))?)
    }

    fn append(&self, calls: &[(AccountNumber, Call)]) -> Result<FeedReport, Stop> {
        Ok(block_on(self.feed().append_calls(&self.operator, calls))?)
    }

    fn calls_of(&self, account: u32, count: u32, first_key: u32, random: &mut Prng) -> Vec<(AccountNumber, Call)> {
        let calls = samples::calls(account, samples::period(0), count, first_key, random);
        calls.into_iter().map(|call| (samples::account_number(account), call)).collect()
    }

    fn read_calls(&self, account: u32) -> Result<Vec<Call>, Stop> {
        let query = CallQuery {
            account: samples::account_number(account),
            from: valid("1970-01-01T00:00:00Z".parse()),
            until: valid("2100-01-01T00:00:00Z".parse()),
            subscribers: Vec::new(),
            after: None,
        };
        Ok(block_on(self.subject.billing().calls(&self.operator, &query, usize::MAX))?)
    }

    /// The complete bill of the first period.
    fn bill(&self, account: u32) -> Result<Bill, Stop> {
        let asked = [samples::account_number(account)];
        let read = block_on(self.subject.billing().bills(&self.operator, samples::period(0), &asked))?;
        match read.into_iter().next() {
            Some(BillAnswer::Complete(of)) => Ok(of.1),
            other => Err(Stop::Broken(format!("the bill of account {account} is answered {other:?}"))),
        }
    }

    fn walk(&self, limit: usize) -> Result<Vec<AccountNumber>, Stop> {
        let mut walked: Vec<AccountNumber> = Vec::new();
        loop {
            let page = block_on(self.subject.billing().accounts(&self.operator, walked.last(), limit))?;
            if page.is_empty() || walked.len() > 1_000 {
                return Ok(walked);
            }
            walked.extend(page);
        }
    }

    fn issue(&self, account: u32, period: BillingPeriod, revision: u32) -> Result<(), CommitError> {
        let issued = samples::issued(100 + revision, account, period, revision);
        block_on(self.subject.orders().commit(&self.operator, &[samples::issue(&issued)]))
    }
}

fn kept(kept: usize) -> FeedReport {
    FeedReport { kept, refused: Vec::new() }
}

fn places(report: &FeedReport) -> Vec<usize> {
    report.refused.iter().map(|row| row.place).collect()
}

fn sorted(mut calls: Vec<Call>) -> Vec<Call> {
    calls.sort_by_cached_key(|call| call.key.clone());
    calls
}

/// A bill whose amount due follows from its other sums.
fn balanced(bill: Bill) -> Bill {
    let paid: Amount = bill.payments.iter().map(|payment: &Payment| payment.amount).sum();
    Bill { amount_due: bill.opening_balance - paid + bill.total + bill.instalments_due(), ..bill }
}
