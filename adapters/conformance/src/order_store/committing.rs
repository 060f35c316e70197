use std::sync::atomic::{AtomicBool, Ordering};

use futures_lite::future::block_on;
use schet::order::OrderState;
use schet::ports::{Budget, Change, CommitError, Conflict, LeaseAfter, SequenceStep};

use super::Harness;
use super::case::{Case, LEASE, acceptance, to_state, wins, won};
use super::snapshot::{Snapshot, day};
use crate::samples;
use crate::suite::{Check, Stop, ensure, same};
use crate::threads::at_once;

/// How many threads race.
const THREADS: u32 = 8;

/// S1: a change of each kind before one that conflicts leaves no trace.
pub fn s1_a_commit_makes_all_changes_or_none(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (there, new, period) = (samples::order(1, 1), samples::order(2, 2), samples::period(0));
    case.made(&[
        samples::accept(&there),
        Change::PutLink(samples::link(1, &there)),
        Change::PutRun(samples::run(period)),
        Change::DealShare { share: samples::share(period, 0), lease: std::time::Duration::ZERO },
        refusal(2),
    ])?;
    let before = Snapshot::of(case.store(), &case.operator)?;
    let there = case.order(there.id)?;
    let run = block_on(case.store().run(&case.operator, period))?;
    let conflicting = samples::accept(&there);
    let fitting = [
        samples::accept(&new),
        to_state(&there, OrderState::Cancelled, LeaseAfter::Release),
        Change::ChangeDelivery {
            account: new.account.clone(),
            expected: 0,
            change: samples::delivery_change(samples::instant(1), samples::email(5)),
        },
        Change::Issue {
            issued: Box::new(samples::issued(2, 2, period, 0)),
            delivery_version: 1,
            sequence: Some(SequenceStep { name: "invoices".to_owned(), value: 1 }),
        },
        Change::PutLink(samples::link(2, &new)),
        Change::UseLink { token_hash: samples::token_hash(1), at: samples::instant(5) },
        Change::RevokeLinks { order: there.id, at: samples::instant(6) },
        Change::PutRun(run.ok_or_else(|| Stop::Broken("the run is not there".to_owned()))?),
        Change::DealShare { share: samples::share(period, 1), lease: std::time::Duration::ZERO },
        refusal(3),
        Change::ForgetOrder { order: new.id, version: 1 },
        Change::ForgetAccount { account: new.account.clone(), expected: 1 },
        Change::ForgetIssued { account: new.account.clone(), period, revision: 0 },
    ];
    for length in 1..=fitting.len() {
        let changes: Vec<_> = fitting[..length].iter().cloned().chain([conflicting.clone()]).collect();
        case.conflicts(&changes, length, Conflict::Exists)?;
        same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)?;
    }
    case.made(&fitting)
}

/// S1: of two changes that don't fit, the first is named.
pub fn s1_the_first_change_that_does_not_fit_is_named(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (there, missing) = (samples::order(1, 1), samples::order(2, 2));
    case.accepted(std::slice::from_ref(&there))?;
    let stale = to_state(&missing, OrderState::Forming, LeaseAfter::Keep(LEASE));
    case.conflicts(&[refusal(1), stale.clone(), samples::accept(&there)], 1, Conflict::Version)?;
    case.conflicts(&[refusal(1), samples::accept(&there), stale], 1, Conflict::Exists)
}

/// S1: an order accepted by a commit is updated by the same, and can't be accepted twice by it.
pub fn s1_changes_see_those_before_them(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let accepted = schet::order::Order { version: 1, ..order.clone() };
    case.conflicts(&[samples::accept(&order), samples::accept(&order)], 1, Conflict::Exists)?;
    case.made(&[samples::accept(&order), to_state(&accepted, OrderState::Forming, LeaseAfter::Keep(LEASE))])?;
    let found = case.order(order.id)?;
    same("state and version", &(found.state, found.version), &(OrderState::Forming, 2))?;
    same("entries of history", &case.history(order.id)?.len(), &2)
}

/// S1: a commit without changes is made.
pub fn s1_a_commit_of_nothing_changes_nothing(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let before = Snapshot::of(case.store(), &case.operator)?;
    case.made(&[])?;
    same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)
}

/// S2: many threads update an order in the version that they have read; of each version one is made.
pub fn s2_of_many_updates_of_one_version_one_is_made(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let id = samples::order_id(1);
    case.accepted(&[samples::order(1, 1)])?;
    for round in 1..=6 {
        let read = case.order(id)?;
        same("the version", &read.version, &round)?;
        let update = to_state(&read, OrderState::Forming, LeaseAfter::Keep(LEASE));
        let ended = at_once(THREADS, |_| won(case.commit(std::slice::from_ref(&update)), Conflict::Version))?;
        wins(&ended, 1)?;
    }
    same("entries of history", &case.history(id)?.len(), &7)
}

/// S2: many threads take orders out of one day's budget; no more are taken than it has.
pub fn s2_a_budget_is_never_exceeded(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (each, limit) = (4, 10);
    let ended = at_once(THREADS, |thread| {
        let take = |turn| {
            let order = samples::order(turn * THREADS + thread, 1);
            won(case.commit(&[with_budget(&order, limit)]), Conflict::Budget)
        };
        (0..each).map(take).collect::<Result<Vec<_>, _>>()
    })?;
    wins(&ended.concat(), limit as usize)?;
    let account = samples::account_number(1);
    same("orders of the day", &block_on(case.store().orders_on(&case.operator, &account, day(0)))?, &limit)?;
    same("orders of the account", &case.orders(&account)?.len(), &(limit as usize))
}

/// S2: many threads number invoices by one sequence; its numbers are 1, 2, 3 and so on, each once.
pub fn s2_a_sequence_has_no_gaps(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let each = 5;
    let taken = at_once(THREADS, |thread| {
        (0..each).map(|turn| numbered(&case, turn * THREADS + thread)).collect::<Result<Vec<_>, _>>()
    })?;
    let mut taken = taken.concat();
    taken.sort_unstable();
    same("the numbers taken", &taken, &(1..=u64::from(THREADS * each)).collect())?;
    let next = block_on(case.store().sequence_next(&case.operator, "invoices"))?;
    same("the next number", &next, &(u64::from(THREADS * each) + 1))
}

/// Issues an invoice under the sequence's next number, however often another takes it first.
fn numbered(case: &Case, place: u32) -> Result<u64, Stop> {
    loop {
        let value = block_on(case.store().sequence_next(&case.operator, "invoices"))?;
        let mut issued = samples::issued(place, place, samples::period(0), 0);
        issued.facts.number = samples::valid(format!("S-{value}").parse());
        let sequence = Some(SequenceStep { name: "invoices".to_owned(), value });
        match case.commit(&[Change::Issue { issued: Box::new(issued), delivery_version: 0, sequence }]) {
            Ok(()) => return Ok(value),
            Err(CommitError::Conflict { conflict: Conflict::Sequence, .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// S2: many threads issue the invoice of an account and period, each with an order; one is issued, with one order.
pub fn s2_an_account_and_period_have_one_invoice(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let ended = at_once(THREADS, |thread| {
        let issued = samples::issued(thread, 1, samples::period(0), 0);
        won(case.commit(&[samples::accept(&samples::order(thread, 1)), samples::issue(&issued)]), Conflict::Exists)
    })?;
    wins(&ended, 1)?;
    same("orders", &case.orders(&samples::account_number(1))?.len(), &1)
}

/// S2: many threads order the same at once, as a double click does; one order is taken.
pub fn s2_of_many_equal_orders_one_is_taken(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let ended = at_once(THREADS, |thread| {
        let mut order = samples::order(7, 1);
        order.id = samples::order_id(thread);
        won(case.commit(&[samples::accept(&order)]), Conflict::Unfinished)
    })?;
    wins(&ended, 1)
}

/// S2: one commit changes the delivery of two accounts, over and over; who reads both finds them even.
pub fn s2_no_reader_sees_half_a_commit(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let accounts = [1, 2].map(samples::account_number);
    let over = AtomicBool::new(false);
    at_once(3, |thread| {
        if thread == 0 {
            let written = write_both(&case, &accounts);
            over.store(true, Ordering::SeqCst);
            return written;
        }
        while !over.load(Ordering::SeqCst) {
            let read = block_on(case.store().deliveries(&case.operator, &accounts))?;
            let versions: Vec<_> = read.iter().map(|history| history.version).collect();
            ensure(versions.len() == 2 && versions[0] == versions[1], || format!("read the versions {versions:?}"))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_both(case: &Case, accounts: &[schet::AccountNumber; 2]) -> Check {
    for expected in 0..40 {
        let change = samples::delivery_change(samples::instant(0), samples::email(0));
        let of = |account: &schet::AccountNumber| Change::ChangeDelivery {
            account: account.clone(),
            expected,
            change: change.clone(),
        };
        case.made(&accounts.each_ref().map(of))?;
    }
    Ok(())
}

/// The acceptance of an order out of the first day's budget.
pub(super) fn with_budget(order: &schet::order::Order, limit: u32) -> Change {
    acceptance(order, None, Some(Budget { day: day(0), limit }))
}

/// The refusal of an account's invoice of the first period.
pub(super) fn refusal(account: u32) -> Change {
    Change::Refuse(samples::refusal(account, samples::period(0), "sums"))
}
