//! Commits of many callers at once, in common transactions.

#![allow(clippy::unwrap_used)]

mod common;

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use common::{accept, at, commit, event, issue, number, open, operator, order, update};
use futures_lite::future::block_on;
use schet::order::OrderState;
use schet::ports::{Budget, Change, Claim, CommitError, Conflict, OrderStore};

const CALLERS: u32 = 8;

fn from_every_caller(work: impl Fn(u32) + Sync) {
    let start = Barrier::new(CALLERS as usize);
    std::thread::scope(|scope| {
        for caller in 0..CALLERS {
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                start.wait();
                work(caller);
            });
        }
    });
}

fn conflict(result: Result<(), CommitError>) -> Option<(usize, Conflict)> {
    match result {
        Ok(()) => None,
        Err(CommitError::Conflict { place, conflict }) => Some((place, conflict)),
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn s1_a_conflict_undoes_its_own_commit_alone() {
    let opened = open();
    let taken = order(1, number(0));
    commit(&opened.store, &[accept(&taken)]).unwrap();
    from_every_caller(|caller| {
        for round in 0..60 {
            let id = 1_000 + u128::from(round * CALLERS + caller);
            let mine = order(id, number(caller));
            // Every third commit has written an order before its second change does not fit.
            if round % 3 == 0 {
                let result = commit(&opened.store, &[accept(&mine), accept(&taken)]);
                assert_eq!(conflict(result), Some((1, Conflict::Exists)));
            } else {
                commit(&opened.store, &[accept(&mine), update(&mine.version(1), OrderState::Forming)]).unwrap();
            }
        }
    });
    let (store, operator) = (&opened.store, operator());
    for caller in 0..CALLERS {
        for round in 0..60 {
            let id = order(1_000 + u128::from(round * CALLERS + caller), number(caller)).id;
            let (found, history) = block_on(async {
                (store.order(&operator, id).await.unwrap(), store.history(&operator, id).await.unwrap())
            });
            if round % 3 == 0 {
                assert_eq!((found, history.len()), (None, 0));
            } else {
                assert_eq!(found.map(|order| (order.state, order.version)), Some((OrderState::Forming, 2)));
                assert_eq!(history, [event(OrderState::Accepted), event(OrderState::Forming)]);
            }
        }
    }
}

#[test]
fn s2_of_equal_commits_at_once_one_is_made() {
    let opened = open();
    for round in 0..50_u32 {
        let made = AtomicU32::new(0);
        from_every_caller(|caller| {
            let order = order(u128::from(round), number(caller));
            match conflict(commit(&opened.store, &[accept(&order)])) {
                None => drop(made.fetch_add(1, Ordering::Relaxed)),
                found => assert_eq!(found, Some((0, Conflict::Exists))),
            }
            let issued = issue(number(round), "A-1", None);
            assert!(matches!(
                conflict(commit(&opened.store, &[issued])),
                None | Some((0, Conflict::Exists | Conflict::Number))
            ));
        });
        assert_eq!(made.into_inner(), 1);
    }
    let all = block_on(opened.store.issued_in(&operator(), common::october(), &[number(0), number(1)])).unwrap();
    assert_eq!(all.iter().filter(|issued| issued.is_some()).count(), 1);
}

#[test]
fn r15_a_budget_is_never_overdrawn() {
    let opened = open();
    let (day, made) = ("2026-11-04".parse().unwrap(), AtomicU32::new(0));
    from_every_caller(|caller| {
        for round in 0..10 {
            let mut change = accept(&order(u128::from(round * CALLERS + caller), number(7)));
            if let Change::AcceptOrder { budget, .. } = &mut change {
                *budget = Some(Budget { day, limit: 20 });
            }
            match conflict(commit(&opened.store, &[change])) {
                None => drop(made.fetch_add(1, Ordering::Relaxed)),
                found => assert_eq!(found, Some((0, Conflict::Budget))),
            }
        }
    });
    assert_eq!(made.into_inner(), 20);
    assert_eq!(block_on(opened.store.orders_on(&operator(), &number(7), day)).unwrap(), 20);
}

#[test]
fn s12_no_order_is_claimed_twice_by_workers_at_once() {
    let opened = open();
    let changes: Vec<_> = (0..400).map(|id| accept(&order(id, number(1)))).collect();
    commit(&opened.store, &changes).unwrap();
    let claimed = AtomicU32::new(0);
    from_every_caller(|_| {
        let claim = Claim { limit: 7, lease: Duration::from_secs(3_600) };
        loop {
            let orders = block_on(opened.store.claim_due(&operator(), at("2026-11-05T00:00:00Z"), claim)).unwrap();
            if orders.is_empty() {
                break;
            }
            assert!(orders.iter().all(|order| order.version == 2));
            claimed.fetch_add(u32::try_from(orders.len()).unwrap(), Ordering::Relaxed);
        }
    });
    assert_eq!(claimed.into_inner(), 400);
}

#[test]
fn p5_large_commits_and_small_ones_take_turns() {
    let opened = open();
    from_every_caller(|caller| {
        for round in 0..12_u32 {
            let size = if caller % 2 == 0 { 1 } else { 100 };
            let first = u128::from(caller) << 64 | u128::from(round) << 32;
            let changes: Vec<_> = (0..size).map(|place| accept(&order(first + place, number(caller)))).collect();
            commit(&opened.store, &changes).unwrap();
            let newest = block_on(opened.store.orders(&operator(), &number(caller), None, 1)).unwrap();
            assert_eq!(newest[0].id.0.as_u128(), first + size - 1);
        }
    });
}

trait Versioned {
    fn version(&self, version: u64) -> Self;
}

impl Versioned for schet::order::Order {
    fn version(&self, version: u64) -> Self {
        Self { version, ..self.clone() }
    }
}
