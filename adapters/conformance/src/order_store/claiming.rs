use std::time::Duration;

use schet::order::{Order, OrderId, OrderState};
use schet::ports::{Conflict, LeaseAfter};

use super::Harness;
use super::case::{Case, LEASE, to_state};
use crate::samples;
use crate::suite::{Check, same};
use crate::threads::at_once;

/// S11: what is due at the instant is claimed, the earliest due first; what is due later, or never, is not.
pub fn s11_what_is_due_is_claimed_the_earliest_first(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let due =
        |place, seconds: Option<u32>| Order { due: seconds.map(samples::instant), ..samples::order(place, place) };
    let later = samples::instant(50) + Duration::from_micros(1);
    let just_after = Order { due: Some(later), ..samples::order(6, 6) };
    case.accepted(&[due(1, Some(30)), due(2, Some(50)), due(3, Some(10)), due(4, None), due(5, Some(51)), just_after])?;
    case.accepted(&[due(9, Some(10)), due(7, Some(10))])?;
    same("claimed before anything is due", &case.claimed(samples::instant(9), 99)?, &Vec::new())?;
    same("claimed", &case.claimed(samples::instant(50), 99)?, &[3, 7, 9, 1, 2].map(samples::order_id).to_vec())?;
    same("claimed a moment later", &case.claimed(later, 99)?, &vec![samples::order_id(6)])
}

/// S11: at most `limit` orders are claimed, whatever the limit; the next claim goes on with the next.
pub fn s11_a_claim_ends_at_its_limit(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.accepted(&(0..5).map(|place| samples::order(place, 1)).collect::<Vec<_>>())?;
    let ids = |places: std::ops::Range<u32>| places.map(samples::order_id).collect::<Vec<_>>();
    same("claimed with the limit 0", &case.claimed(samples::instant(9), 0)?, &ids(0..0))?;
    same("claimed with the limit 2", &case.claimed(samples::instant(9), 2)?, &ids(0..2))?;
    same("claimed with no limit", &case.claimed(samples::instant(9), usize::MAX)?, &ids(2..5))
}

/// S11: a claimed order is answered as it is stored, with a version one higher and no entry of history.
pub fn s11_a_claim_counts_the_version_up(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.accepted(std::slice::from_ref(&order))?;
    let claimed = case.claim(order.accepted_at, 1, LEASE)?;
    same("the claimed order", &claimed, &vec![Order { version: 2, ..order.clone() }])?;
    same("the stored order", &case.order(order.id)?, &claimed[0])?;
    same("entries of history", &case.history(order.id)?.len(), &1)
}

/// S12: many threads claim in batches; each order has one worker.
pub fn s12_no_order_is_claimed_twice(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let all: Vec<OrderId> = (0..60).map(samples::order_id).collect();
    case.accepted(&(0..60).map(|place| samples::order(place, place)).collect::<Vec<_>>())?;
    let claimed = at_once(8, |thread| {
        let mut mine = Vec::new();
        loop {
            let batch = case.claimed(samples::instant(60), 1 + thread as usize % 5)?;
            if batch.is_empty() {
                return Ok(mine);
            }
            mine.extend(batch);
        }
    })?;
    let mut claimed = claimed.concat();
    claimed.sort();
    same("the orders claimed", &claimed, &all)
}

/// S12: a claim at an instant far ahead does not end a lease: leases go by the store's clock.
pub fn s12_leases_go_by_the_stores_own_clock(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.accepted(&[samples::order(1, 1)])?;
    let far_ahead = samples::instant(0) + Duration::from_secs(100 * 365 * 86_400);
    same("claimed at first", &case.claim(samples::instant(1), 1, Duration::from_secs(600))?.len(), &1)?;
    same("claimed a century on", &case.claimed(far_ahead, 1)?, &Vec::new())?;
    case.subject.advance_leases(Duration::from_secs(601));
    same("claimed after the lease", &case.claim(samples::instant(1), 1, Duration::MAX)?.len(), &1)?;
    case.subject.advance_leases(Duration::from_secs(86_400));
    same("claimed under a lease without end", &case.claimed(far_ahead, 1)?, &Vec::new())
}

/// S13: a lease lives for its time, neither more nor less; a lease of no time is none.
pub fn s13_a_lease_ends_with_its_time(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.accepted(&[samples::order(1, 1)])?;
    let claim = |lease| case.claim(samples::instant(1), 1, Duration::from_secs(lease)).map(|orders| orders.len());
    same("claimed for no time", &claim(0)?, &1)?;
    same("claimed for a while", &claim(600)?, &1)?;
    case.subject.advance_leases(Duration::from_secs(540));
    same("claimed before its end", &claim(600)?, &0)?;
    case.subject.advance_leases(Duration::from_secs(61));
    same("claimed after its end", &claim(600)?, &1)?;
    same("the version after three claims", &case.order(samples::order_id(1))?.version, &4)
}

/// S13: an update that releases the lease lets the next worker have the order; one that keeps it does not.
pub fn s13_a_lease_ends_when_it_is_released(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.accepted(&[samples::order(1, 1)])?;
    let mine = case.claim(samples::instant(1), 1, LEASE)?;
    same("claimed", &mine.len(), &1)?;
    case.made(&[to_state(&mine[0], OrderState::Forming, LeaseAfter::Keep(LEASE))])?;
    same("claimed under a lease that was kept", &case.claimed(samples::instant(1), 1)?, &Vec::new())?;
    let mine = case.order(samples::order_id(1))?;
    case.made(&[to_state(&mine, OrderState::Formed, LeaseAfter::Release)])?;
    let next = case.claim(samples::instant(1), 1, LEASE)?;
    same(
        "state and version of what the next has",
        &next.iter().map(|it| (it.state, it.version)).collect(),
        &vec![(OrderState::Formed, 5)],
    )
}

/// S13: an update that keeps the lease gives it the whole time anew, from the update on, also when it was over.
pub fn s13_a_lease_that_is_kept_begins_anew(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (id, minutes) = (samples::order_id(1), |minutes: u64| Duration::from_secs(60 * minutes));
    let keep = |lease| case.made(&[to_state(&case.order(id)?, OrderState::Forming, LeaseAfter::Keep(lease))]);
    case.accepted(&[samples::order(1, 1)])?;
    same("claimed", &case.claim(samples::instant(1), 1, minutes(10))?.len(), &1)?;
    case.subject.advance_leases(minutes(8));
    keep(minutes(10))?;
    case.subject.advance_leases(minutes(8));
    same("claimed 16 minutes after the claim, 8 after the update", &case.claimed(samples::instant(1), 1)?, &vec![])?;
    case.subject.advance_leases(minutes(3));
    keep(minutes(10))?;
    case.subject.advance_leases(minutes(9));
    same("claimed 9 minutes after an update behind the lease's end", &case.claimed(samples::instant(1), 1)?, &vec![])?;
    keep(minutes(1))?;
    case.subject.advance_leases(minutes(2));
    same("claimed once a shorter lease is over", &case.claimed(samples::instant(1), 1)?, &vec![id])
}

/// S13: a worker whose lease ended may still write while nobody else has claimed the order, and no longer afterwards.
pub fn s13_a_late_worker_conflicts(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    case.accepted(&[samples::order(1, 1), samples::order(2, 2)])?;
    let late = case.claim(samples::instant(2), 2, Duration::from_secs(60))?;
    same("claimed", &late.len(), &2)?;
    case.subject.advance_leases(Duration::from_secs(61));
    case.made(&[to_state(&late[0], OrderState::Forming, LeaseAfter::Release)])?;
    let next = case.claim(samples::instant(2), 2, LEASE)?;
    same("claimed by the next", &next.len(), &2)?;
    case.conflicts(&[to_state(&late[1], OrderState::Forming, LeaseAfter::Keep(LEASE))], 0, Conflict::Version)?;
    let theirs = next.iter().find(|order| order.id == late[1].id);
    case.made(
        &theirs.map(|order| to_state(order, OrderState::Sent, LeaseAfter::Release)).into_iter().collect::<Vec<_>>(),
    )?;
    same("the state in the end", &case.order(late[1].id)?.state, &OrderState::Sent)
}
