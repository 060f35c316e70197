//! Random histories, made here and on the reference in memory, come to the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use common::{at, event, issued, number, october, operator, order};
use futures_lite::future::block_on;
use proptest::prelude::*;
use schet::delivery::{Actor, ChangeState, DeliveryChange, DeliveryMethod};
use schet::order::{Digest, IdempotencyKey, Order, OrderKind, OrderState};
use schet::ports::{
    Budget, Change, Claim, CommitError, Conflict, FormationRefusal, LeaseAfter, Link, NewKey, OrderStore, Run,
    RunCounts, RunShare, SequenceStep,
};
use schet::{BillingPeriod, Instant};
use schet_memory::MemoryStore;
use schet_sqlite::SqliteOptions;

/// One change in a small world: which kind of change, of what, and with which of a few values.
#[derive(Clone, Copy, Debug)]
struct Draw {
    kind: u8,
    what: u8,
    account: u8,
    value: u8,
    version: u8,
}

#[derive(Clone, Debug)]
enum Step {
    Commit(Vec<Draw>),
    ClaimDue { now: u8, limit: usize },
    ClaimShare { period: u8 },
    Pass { seconds: u64 },
}

fn draw() -> impl Strategy<Value = Draw> {
    (0..14_u8, 0..6_u8, 0..3_u8, 0..13_u8, 0..4_u8).prop_map(|(kind, what, account, value, version)| Draw {
        kind,
        what,
        account,
        value,
        version,
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop::collection::vec(draw(), 1..4).prop_map(Step::Commit),
        1 => (0..5_u8, 0..4_usize).prop_map(|(now, limit)| Step::ClaimDue { now, limit }),
        1 => (0..2_u8).prop_map(|period| Step::ClaimShare { period }),
        1 => (0..40_u64).prop_map(|seconds| Step::Pass { seconds }),
    ]
}

fn instant(value: u8) -> Instant {
    at("2026-11-04T00:00:00.000000001Z") + chrono::TimeDelta::hours(i64::from(value))
}

fn period(value: u8) -> BillingPeriod {
    if value.is_multiple_of(2) { october() } else { october().next() }
}

fn hash(value: u8) -> [u8; 32] {
    Digest::of(&[value]).0
}

/// The change that a draw stands for; versions are those of the reference or near them.
fn change(draw: Draw, reference: &MemoryStore) -> Change {
    let Draw { kind, what, account, value, version } = draw;
    // An order's account goes by its identifier, as does its invoice's; an update may name another.
    let account = if matches!(kind, 0 | 1 | 6) { what % 3 } else { account };
    let (operator, account) = (operator(), number(u32::from(account)));
    // Mostly the version that is right.
    let near = |version_now: u64| if version == 3 { version_now + 1 } else { version_now };
    let state = OrderState::ALL[usize::from(value)];
    let mut drawn = Order {
        kind: OrderKind::Regular { period: period(what), revision: 0 },
        state,
        due: (value % 3 > 0).then(|| instant(value % 4)),
        tries: u32::from(value),
        generation: u32::from(value) / 2,
        detail: (value % 2 == 0).then(|| "451 позже".to_owned()),
        accepted_at: instant(version),
        ..order(u128::from(what), account.clone())
    };
    let delivery_version =
        || block_on(reference.deliveries(&operator, std::slice::from_ref(&account))).unwrap()[0].version;
    match kind {
        0 | 1 => Change::AcceptOrder {
            order: Box::new(drawn),
            events: (0..value % 3).map(|_| event(state)).collect(),
            fingerprint: hash(value % 2),
            key: (version == 1).then(|| NewKey {
                key: IdempotencyKey::new(&format!("key-{}", value % 2)).unwrap(),
                expires: instant(value % 4),
            }),
            shared: vec![schet::ports::SharedBudget {
                of: schet::ports::Shared::Operator,
                day: "2026-11-04".parse().unwrap(),
                limit: u32::from(value % 7) * 2 + 1,
            }],
            budget: (version > 1).then(|| Budget { day: "2026-11-04".parse().unwrap(), limit: u32::from(value % 4) }),
        },
        2 | 3 => {
            let stored = block_on(reference.order(&operator, drawn.id)).unwrap();
            drawn.version = near(stored.map_or(0, |order| order.version));
            let lease = if version % 2 == 0 {
                LeaseAfter::Keep(Duration::from_secs(u64::from(version) * 10))
            } else {
                LeaseAfter::Release
            };
            Change::UpdateOrder { order: Box::new(drawn), events: vec![event(state); usize::from(version)], lease }
        }
        4 => Change::ChangeDelivery {
            expected: near(delivery_version()),
            account,
            change: DeliveryChange {
                at: instant(value),
                by: Actor::new("cabinet").unwrap(),
                method: DeliveryMethod::InPerson,
                state: ChangeState::Pending { token_hash: hash(value), expires: instant(value) },
            },
        },
        5 => Change::SettleDelivery {
            expected: near(delivery_version()),
            account,
            place: usize::from(value % 3),
            state: ChangeState::Confirmed { at: instant(value) },
        },
        6 => {
            let mut issued = issued(account.clone(), &format!("A-{}", value % 4), Some(drawn.id));
            issued.facts.period = period(what);
            issued.facts.revision = u32::from(version % 2);
            let next = block_on(reference.sequence_next(&operator, "main")).unwrap();
            let sequence = (what > 2).then(|| SequenceStep { name: "main".to_owned(), value: near(next) });
            Change::Issue { issued: Box::new(issued), delivery_version: near(delivery_version()), sequence }
        }
        7 => Change::PutLink(Link {
            token_hash: hash(value),
            order: drawn.id,
            account,
            document: issued(number(0), "A", None).document,
            expires: instant(value % 4),
            revoked: None,
            uses: 0,
            last_used: None,
        }),
        8 if version % 2 == 0 => Change::UseLink { token_hash: hash(value), at: instant(value) },
        8 => Change::RevokeLinks { order: drawn.id, at: instant(value % 4) },
        9 => {
            let stored = block_on(reference.run(&operator, period(what))).unwrap();
            Change::PutRun(Run {
                period: period(what),
                round: 1 + u32::from(value % 2),
                started: instant(value),
                dealt_through: (value % 3 == 0).then_some(account),
                all_dealt: value % 2 == 0,
                ended: None,
                counts: RunCounts { formed: u64::from(value), ..RunCounts::default() },
                version: near(stored.map_or(0, |run| run.version)),
            })
        }
        10 => {
            let share = RunShare {
                period: period(what),
                round: 1 + u32::from(value % 2),
                number: u64::from(value / 2),
                after: (value % 3 == 0).then(|| account.clone()),
                through: account,
                version: u64::from(version),
            };
            let counts = RunCounts { formed: 1, in_person: 1, refused: 2, ..RunCounts::default() };
            match what / 2 {
                0 => Change::DealShare { share, lease: Duration::from_secs(30) },
                _ => Change::FinishShare { share, counts },
            }
        }
        11 => {
            let stored = block_on(reference.order(&operator, drawn.id)).unwrap();
            Change::ForgetOrder { order: drawn.id, version: near(stored.map_or(0, |order| order.version)) }
        }
        12 if version % 2 == 0 => Change::ForgetAccount { expected: near(delivery_version()), account },
        12 => Change::ForgetIssued { account, period: period(what), revision: u32::from(value % 2) },
        _ => Change::Refuse(FormationRefusal {
            account,
            period: period(what),
            at: instant(value),
            code: "sums".to_owned(),
            reason: "total: 1.00, 2.00".to_owned(),
        }),
    }
}

fn conflict(result: Result<(), CommitError>) -> Option<(usize, Conflict)> {
    match result {
        Ok(()) => None,
        Err(CommitError::Conflict { place, conflict }) => Some((place, conflict)),
        Err(error) => panic!("{error:?}"),
    }
}

/// Everything that a store answers about the small world, as text.
fn answers(store: &dyn OrderStore) -> Vec<String> {
    let operator = operator();
    let accounts: Vec<_> = (0..3).map(number).collect();
    let mut told = Vec::new();
    macro_rules! tell {
        ($answer:expr) => {
            told.push(format!("{}: {:?}", stringify!($answer), block_on($answer).unwrap()))
        };
    }
    for account in &accounts {
        for limit in [2, 100] {
            tell!(store.orders(&operator, account, None, limit));
            tell!(store.orders(&operator, account, Some(order(3, number(0)).id), limit));
            tell!(store.issued(&operator, account, limit));
        }
        for value in 0..2 {
            let key = IdempotencyKey::new(&format!("key-{value}")).unwrap();
            tell!(store.order_by_key(&operator, account, &key, instant(2)));
            tell!(store.unfinished(&operator, account, &hash(value)));
        }
        tell!(store.orders_on(&operator, account, "2026-11-04".parse().unwrap()));
        tell!(store.mails_on(&operator, &schet::ports::Shared::Operator, "2026-11-04".parse().unwrap()));
    }
    tell!(store.deliveries(&operator, &accounts));
    tell!(store.orders_by_age(&operator, None, order(4, number(0)).id, 3));
    tell!(store.orders_by_age(&operator, Some(order(1, number(0)).id), order(5, number(0)).id, 100));
    for id in 0..6 {
        let id = order(id, number(0)).id;
        tell!(store.order(&operator, id));
        tell!(store.history(&operator, id));
        tell!(store.links(&operator, id));
    }
    for value in 0..13 {
        tell!(store.link(&operator, &hash(value)));
    }
    tell!(store.sequence_next(&operator, "main"));
    for value in 0..2 {
        let period = period(value);
        tell!(store.issued_in(&operator, period, &accounts));
        tell!(store.issued_before(&operator, period.next(), 3));
        tell!(store.run(&operator, period));
        tell!(store.open_shares(&operator, period));
        for (after, limit) in [(None, 100), (None, 1), (Some(&accounts[0]), 100)] {
            tell!(store.refusals(&operator, period, after, limit));
            tell!(store.pickup(&operator, period, after, limit));
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn s1_to_s23_random_histories_come_to_what_the_reference_makes_of_them(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let directory = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicU64::new(1_000));
        let shown = clock.clone();
        let store = SqliteOptions::new()
            .lease_clock(move || UNIX_EPOCH + Duration::from_secs(shown.load(Ordering::Relaxed)))
            .open(directory.path().join("schet.db"))
            .unwrap();
        let shown = clock.clone();
        let reference =
            MemoryStore::new().with_lease_clock(move || Duration::from_secs(shown.load(Ordering::Relaxed)));
        let operator = operator();
        for step in steps {
            match &step {
                Step::Commit(draws) => {
                    let changes: Vec<_> = draws.iter().map(|draw| change(*draw, &reference)).collect();
                    let expected = conflict(block_on(reference.commit(&operator, &changes)));
                    prop_assert_eq!(conflict(block_on(store.commit(&operator, &changes))), expected, "{:?}", changes);
                }
                Step::ClaimDue { now, limit } => {
                    let claim = Claim { limit: *limit, lease: Duration::from_secs(30) };
                    let expected = block_on(reference.claim_due(&operator, instant(*now), claim)).unwrap();
                    let found = block_on(store.claim_due(&operator, instant(*now), claim)).unwrap();
                    prop_assert_eq!(found, expected);
                }
                Step::ClaimShare { period: which } => {
                    let lease = Duration::from_secs(30);
                    let expected = block_on(reference.claim_share(&operator, period(*which), lease)).unwrap();
                    let found = block_on(store.claim_share(&operator, period(*which), lease)).unwrap();
                    prop_assert_eq!(found, expected);
                }
                Step::Pass { seconds } => drop(clock.fetch_add(*seconds, Ordering::Relaxed)),
            }
        }
        let (found, expected) = (answers(&store), answers(&reference));
        for (found, expected) in found.iter().zip(&expected) {
            prop_assert_eq!(found, expected);
        }
    }
}
