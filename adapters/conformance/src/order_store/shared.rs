use std::time::Duration;

use futures_lite::future::block_on;
use schet::OperatorId;
use schet::ports::{Change, Claim, CommitError, Conflict, Issued};

use super::Harness;
use super::case::{Case, LEASE, won};
use super::snapshot::Snapshot;
use crate::samples;
use crate::suite::{Check, Stop, drop_after, ensure, same};
use crate::threads::at_once;

/// P1: a commit that was made and is made again conflicts, and leaves what is stored as it was.
pub fn p1_a_commit_that_is_repeated_does_no_harm(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let changes =
        [samples::accept(&samples::order(1, 1)), samples::issue(&samples::issued(1, 1, samples::period(0), 0))];
    case.made(&changes)?;
    let before = Snapshot::of(case.store(), &case.operator)?;
    case.conflicts(&changes, 0, Conflict::Exists)?;
    same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)
}

/// P1: a commit whose future was dropped after some polls has made all of its changes or none, and may be repeated.
pub fn p1_a_dropped_commit_has_made_all_or_nothing(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for place in 0..24 {
        let (order, issued) = (samples::order(place, place), samples::issued(place, place, samples::period(0), 0));
        let change = samples::delivery_change(samples::instant(place), samples::email(place));
        let changes = [
            samples::issue(&issued),
            samples::accept(&order),
            Change::ChangeDelivery { account: order.account.clone(), expected: 0, change },
        ];
        drop_after(place % 4, case.store().commit(&case.operator, &changes));
        settled(|| parts_made(&case, &issued))?;
        match case.commit(&changes) {
            Ok(()) | Err(CommitError::Conflict { place: 0, .. }) => {}
            Err(error) => return Err(error.into()),
        }
        same("the parts of the commit that was repeated", &parts_made(&case, &issued)?, &[true; 3])?;
    }
    Ok(())
}

/// P1: a claim whose future was dropped has claimed all that it would have answered or nothing.
pub fn p1_a_dropped_claim_has_claimed_all_or_nothing(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let orders = [1, 2, 3].map(|place| samples::order(place, place));
    case.accepted(&orders)?;
    for polls in 0..4 {
        let claim = Claim { limit: 3, lease: Duration::from_secs(60) };
        drop_after(polls, case.store().claim_due(&case.operator, samples::instant(10), claim));
        settled(|| {
            let versions = orders.iter().map(|order| Ok(case.order(order.id)?.version));
            let versions = versions.collect::<Result<Vec<_>, Stop>>()?;
            Ok([versions[0], versions[1], versions[2]])
        })?;
        case.subject.advance_leases(Duration::from_secs(600));
    }
    same("orders claimed in the end", &case.claimed(samples::instant(10), 9)?.len(), &3)
}

/// P2: what was acknowledged is there after a crash of the process.
pub fn p2_what_was_acknowledged_survives(harness: &dyn Harness) -> Check {
    let mut case = Case::new(harness);
    for place in 0..8 {
        let order = samples::order(place, place % 3);
        case.made(&[samples::accept(&order), samples::issue(&samples::issued(place, place, samples::period(0), 0))])?;
    }
    case.claimed(samples::instant(3), 2)?;
    let before = Snapshot::of(case.store(), &case.operator)?;
    case.subject = case.subject.reopen().ok_or(Stop::Skipped("the adapter keeps nothing"))?;
    same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)
}

/// P3: two operators have orders, invoices and links of the same identifiers, and read nothing of each other.
pub fn p3_operators_read_nothing_of_each_other(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let other = crate::samples::valid(OperatorId::new("downlink"));
    let empty = Snapshot::of(case.store(), &other)?;
    let order = samples::order(1, 1);
    let changes = [
        samples::accept(&order),
        samples::issue(&samples::issued(1, 1, samples::period(0), 0)),
        Change::PutLink(samples::link(1, &order)),
        Change::PutRun(samples::run(samples::period(0))),
        Change::DealShare { share: samples::share(samples::period(0), 0), lease: Duration::ZERO },
    ];
    case.made(&changes)?;
    same("what the other operator reads", &Snapshot::of(case.store(), &other)?, &empty)?;
    let claim = Claim { limit: 9, lease: LEASE };
    let claimed = block_on(case.store().claim_due(&other, samples::instant(9), claim))?;
    same("orders that the other operator claims", &claimed, &Vec::new())?;
    let share = block_on(case.store().claim_share(&other, samples::period(0), LEASE))?;
    same("the share that the other operator claims", &share, &None)?;
    block_on(case.store().commit(&other, &changes))?;
    let (ours, theirs) = (Snapshot::of(case.store(), &case.operator)?, Snapshot::of(case.store(), &other)?);
    same("what both have written", &theirs, &ours)
}

/// P4: while the store fails, each call says so, and what did not happen did not happen.
pub fn p4_a_failure_says_whether_it_may_have_happened(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    if !case.subject.set_failing(true) {
        return Err(Stop::Skipped("the harness can't make the store fail"));
    }
    let order = samples::order(1, 1);
    let ended = case.commit(&[samples::accept(&order)]);
    let mended = case.subject.set_failing(false);
    ensure(mended, || "the harness could not mend the store".to_owned())?;
    let found = block_on(case.store().order(&case.operator, order.id))?.is_some();
    match ended {
        Err(CommitError::Port(error)) if error.may_have_happened => Ok(()),
        Err(CommitError::Port(_)) => same("whether the order is there", &found, &false),
        other => Err(Stop::Broken(format!("a failing store answered {other:?}"))),
    }
}

/// P5: calls of every kind from many threads at once all come to a right end.
pub fn p5_calls_may_come_from_many_threads(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (threads, each) = (8, 12);
    let claimed = at_once(threads, |thread| {
        let mut claimed = Vec::new();
        for place in (0..each).map(|turn| turn * threads + thread) {
            let order = samples::order(place, thread);
            won(case.commit(&[samples::accept(&order)]), Conflict::Unfinished)?;
            same("an order just accepted", &case.order(order.id)?.id, &order.id)?;
            claimed.extend(case.claimed(samples::instant(place), 2)?);
        }
        Ok(claimed)
    })?;
    let mut claimed: Vec<_> = claimed.into_iter().flatten().collect();
    claimed.extend(case.claimed(samples::instant(threads * each), usize::MAX)?);
    claimed.sort();
    let all: Vec<_> = (0..threads * each).map(samples::order_id).collect();
    same("orders claimed, each once", &claimed, &all)
}

/// Reads until two readings agree, as a dropped call may still be on its way, and demands that the parts do.
fn settled<T: PartialEq + std::fmt::Debug>(read: impl Fn() -> Result<[T; 3], Stop>) -> Check {
    let mut before = read()?;
    loop {
        let now = read()?;
        if now == before {
            return ensure(now[0] == now[1] && now[1] == now[2], || format!("half was done: {now:?}"));
        }
        before = now;
    }
}

/// Which of the three changes of a commit are there: order, delivery, invoice.
fn parts_made(case: &Case, issued: &Issued) -> Result<[bool; 3], Stop> {
    let (store, operator, account) = (case.store(), &case.operator, &issued.account);
    let orders = block_on(store.orders(operator, account, None, 1))?.len();
    let deliveries = block_on(store.deliveries(operator, std::slice::from_ref(account)))?;
    let invoices = block_on(store.issued(operator, account, 1))?.len();
    Ok([orders == 1, deliveries.iter().any(|history| history.version == 1), invoices == 1])
}
