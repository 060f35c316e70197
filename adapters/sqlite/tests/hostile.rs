//! Files, disks and rows that are not as they should be.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use common::{accept, account, at, bill, call, commit, number, october, open, operator, order};
use futures_lite::future::block_on;
use rusqlite::Connection;
use schet::delivery::{ChangeState, DeliveryChange, DeliveryMethod};
use schet::order::{Destination, Order};
use schet::ports::{
    BillAnswer, BillingSource, CallQuery, Change, Claim, CommitError, Feed, OrderStore, PortError, PortErrorKind,
};
use schet_sqlite::{SqliteOptions, SqliteStore};

fn claim(store: &SqliteStore) -> usize {
    let claim = Claim { limit: 10, lease: Duration::from_secs(60) };
    block_on(store.claim_due(&operator(), at("2026-11-05T00:00:00Z"), claim)).unwrap().len()
}

fn port(error: CommitError) -> PortError {
    let CommitError::Port(error) = error else { panic!("{error:?}") };
    error
}

#[test]
fn p2_what_was_committed_is_there_after_opening_again() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    let order = order(1, number(1));
    commit(&SqliteStore::open(&path).unwrap(), &[accept(&order)]).unwrap();
    let found = block_on(SqliteStore::open(&path).unwrap().order(&operator(), order.id)).unwrap();
    assert_eq!(found, Some(schet::order::Order { version: 1, ..order }));
}

#[test]
fn p2_a_closed_store_is_its_one_file() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("schet.db"), directory.path().join("copy.db"));
    let log = directory.path().join("schet.db-wal");
    let (one, other) = (SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap());
    let orders: Vec<_> = (0..200_u32).map(|n| order(n.into(), number(n))).collect();
    for (n, order) in orders.iter().enumerate() {
        let store = if n % 2 == 0 { &one } else { &other };
        commit(store, &[accept(order)]).unwrap();
        // Connections that only read are open to the end.
        assert!(block_on(store.order(&operator(), order.id)).unwrap().is_some());
    }
    drop(one);
    assert!(log.exists());
    assert!(block_on(other.order(&operator(), orders[0].id)).unwrap().is_some());
    drop(other);
    assert!(!log.exists());
    std::fs::copy(&path, &copy).unwrap();
    let store = SqliteStore::open(&copy).unwrap();
    for order in orders {
        assert!(block_on(store.order(&operator(), order.id)).unwrap().is_some());
    }
}

#[test]
fn the_log_is_bounded_though_somebody_reads_at_any_moment() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    const LIMIT: u64 = 1 << 18;
    let store = SqliteOptions::new().log_bytes(LIMIT).open(&path).unwrap();
    commit(&store, &[accept(&order(0, number(0)))]).unwrap();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let reads = AtomicU64::new(0);
    let mut longest = 0;
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let reader = Connection::open(&path).unwrap();
                while !is_over.load(Ordering::Relaxed) {
                    // Long enough to overlap with the others.
                    let pairs = "SELECT count(*) FROM order_events AS one, order_events AS other";
                    reader.query_row(pairs, [], |row| row.get::<_, i64>(0)).unwrap();
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for n in 1..120_u32 {
            commit(&store, &[accept(&order(n.into(), number(n)))]).unwrap();
            longest = longest.max(std::fs::metadata(directory.path().join("schet.db-wal")).unwrap().len());
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(reads.load(Ordering::Relaxed) > 10);
    // Where readers were too slow to leave, it is emptied at the next limit, or at the one behind it.
    assert!((LIMIT / 2..4 * LIMIT).contains(&longest), "{longest} bytes");
}

#[test]
fn s13_leases_of_processes_that_are_gone_are_void_and_those_of_living_ones_hold() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    let first = SqliteStore::open(&path).unwrap();
    commit(&first, &[accept(&order(1, number(1)))]).unwrap();
    assert_eq!(claim(&first), 1);
    let second = SqliteStore::open(&path).unwrap();
    assert_eq!(claim(&second), 0, "the first still lives");
    drop(first);
    let third = SqliteStore::open(&path).unwrap();
    assert_eq!(claim(&third), 0, "the second still lives, and with it what it knows of the first");
    drop((second, third));
    assert_eq!(claim(&SqliteStore::open(&path).unwrap()), 1);
}

#[test]
fn s13_a_lease_ends_by_the_stores_clock() {
    let (directory, clock) = (tempfile::tempdir().unwrap(), Arc::new(AtomicU64::new(1_000)));
    let shown = clock.clone();
    let options =
        SqliteOptions::new().lease_clock(move || UNIX_EPOCH + Duration::from_secs(shown.load(Ordering::Relaxed)));
    let store = options.open(directory.path().join("schet.db")).unwrap();
    commit(&store, &[accept(&order(1, number(1)))]).unwrap();
    assert_eq!(claim(&store), 1);
    clock.store(1_059, Ordering::Relaxed);
    assert_eq!(claim(&store), 0);
    clock.store(1_060, Ordering::Relaxed);
    assert_eq!(claim(&store), 1);
}

#[test]
fn what_is_no_database_of_ours_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let kind = |path: &std::path::Path| SqliteStore::open(path).unwrap_err().kind;

    let text = directory.path().join("letter.txt");
    std::fs::write(&text, "Уважаемый абонент! ".repeat(500)).unwrap();
    assert_eq!(kind(&text), PortErrorKind::Corrupt);
    assert!(std::fs::read_to_string(&text).unwrap().starts_with("Уважаемый"));

    let other = directory.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE songs (name TEXT)").unwrap();
    assert_eq!(kind(&other), PortErrorKind::Rejected);

    let newer = directory.path().join("newer.db");
    drop(SqliteStore::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = SqliteStore::open(&newer).unwrap_err();
    assert_eq!(error.kind, PortErrorKind::Rejected);
    assert!(error.to_string().contains("newer version"), "{error}");

    assert_eq!(kind(directory.path()), PortErrorKind::Unavailable);
    assert_eq!(kind(&directory.path().join("missing/schet.db")), PortErrorKind::Unavailable);
}

#[test]
fn p4_a_full_disk_is_told_and_leaves_what_was_there() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    let store = SqliteOptions::new().max_bytes(600 << 10).open(&path).unwrap();
    let mut kept = 0_u32;
    let error = loop {
        let orders: Vec<_> = (0..50).map(|place| accept(&order(u128::from(kept + place), number(1)))).collect();
        match commit(&store, &orders) {
            Ok(()) => kept += 50,
            Err(error) => break port(error),
        }
    };
    assert_eq!((error.kind, error.may_have_happened), (PortErrorKind::Full, false));
    let count = |store: &SqliteStore| {
        u32::try_from(block_on(store.orders(&operator(), &number(1), None, usize::MAX)).unwrap().len()).unwrap()
    };
    assert_eq!(count(&store), kept);
    drop(store);
    // With room again, it goes on.
    let store = SqliteStore::open(&path).unwrap();
    commit(&store, &[accept(&order(u128::from(kept), number(1)))]).unwrap();
    assert_eq!(count(&store), kept + 1);
}

#[test]
fn p4_a_full_disk_is_told_to_every_caller_of_a_group() {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteOptions::new().max_bytes(400 << 10).open(directory.path().join("schet.db")).unwrap();
    let accepted: Vec<u32> = std::thread::scope(|scope| {
        let fill = |caller: u32| {
            for place in 0_u32.. {
                let id = u128::from(caller) << 32 | u128::from(place * 2);
                // Two, so that the second fails when the first is written.
                let orders = [0, 1].map(|next| accept(&order(id + next, number(caller))));
                if let Err(error) = commit(&store, &orders) {
                    let error = port(error);
                    assert_eq!((error.kind, error.may_have_happened), (PortErrorKind::Full, false), "{error:?}");
                    return place * 2;
                }
            }
            0
        };
        let callers: Vec<_> = (0..8).map(|caller| scope.spawn(move || fill(caller))).collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    for (caller, accepted) in (0..).zip(accepted) {
        let stored = block_on(store.orders(&operator(), &number(caller), None, usize::MAX)).unwrap();
        assert_eq!(stored.len(), accepted as usize);
    }
}

#[test]
fn p4_a_database_that_another_program_holds_is_unavailable() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    let store = SqliteOptions::new().busy_timeout(Duration::ZERO).open(&path).unwrap();
    commit(&store, &[accept(&order(1, number(1)))]).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = port(commit(&store, &[accept(&order(2, number(1)))]).unwrap_err());
    assert_eq!((error.kind, error.may_have_happened), (PortErrorKind::Unavailable, false));
    other.execute_batch("ROLLBACK").unwrap();
    commit(&store, &[accept(&order(2, number(1)))]).unwrap();
}

#[test]
fn damaged_rows_are_corrupt_and_named() {
    for (damage, field) in [
        ("UPDATE orders SET body = '{}'", "body"),
        ("UPDATE orders SET body = '[1, 2'", "body"),
        ("UPDATE orders SET state = 77", "state"),
        ("UPDATE orders SET state = -1", "state"),
        ("UPDATE orders SET version = -5", "version"),
        ("UPDATE orders SET account = 'two words'", "account"),
    ] {
        let opened = open();
        let order = order(1, number(1));
        commit(&opened.store, &[accept(&order)]).unwrap();
        Connection::open(opened.directory.path().join("schet.db")).unwrap().execute_batch(damage).unwrap();
        let error = block_on(opened.store.order(&operator(), order.id)).unwrap_err();
        assert_eq!(error.kind, PortErrorKind::Corrupt, "{damage}");
        assert!(error.to_string().contains(field), "{damage}: {error}");
    }
}

#[test]
fn a_damaged_bill_does_no_harm_to_the_others() {
    let opened = open();
    let (store, operator) = (&opened.store, operator());
    block_on(store.put_accounts(&operator, &[account(1), account(2)])).unwrap();
    block_on(store.put_invoices(&operator, &[bill(number(1)), bill(number(2))])).unwrap();
    let damage = "UPDATE bills SET body = '{\"account\":7}' WHERE account = 1";
    Connection::open(opened.directory.path().join("schet.db")).unwrap().execute_batch(damage).unwrap();
    let answers = block_on(store.bills(&operator, october(), &[number(1), number(2)])).unwrap();
    assert!(matches!(&answers[0], BillAnswer::Invalid(reason) if reason.contains("100001")), "{answers:?}");
    assert!(matches!(answers[1], BillAnswer::Complete(_)));
}

#[test]
fn instants_that_no_column_holds_are_refused_by_name() {
    let opened = open();
    let far = schet::order::Order { due: Some(at("2300-01-01T00:00:00Z")), ..order(1, number(1)) };
    let error = port(commit(&opened.store, &[accept(&order(2, number(1))), accept(&far)]).unwrap_err());
    assert_eq!(error.kind, PortErrorKind::Rejected);
    assert!(error.to_string().contains("change 1: due "), "{error}");
    assert_eq!(block_on(opened.store.orders(&operator(), &number(1), None, 9)).unwrap(), []);

    block_on(opened.store.put_accounts(&operator(), &[account(1)])).unwrap();
    let calls = [
        (number(1), call("1", "reception", "1600-01-01T00:00:00Z")),
        (number(1), call("2", "reception", "2026-10-05T12:00:00Z")),
    ];
    let report = block_on(opened.store.append_calls(&operator(), &calls)).unwrap();
    assert_eq!((report.kept, report.refused[0].place), (1, 0));
    assert!(report.refused[0].reason.starts_with("start "), "{report:?}");
    let query = CallQuery {
        account: number(1),
        from: schet::Instant::MIN_UTC,
        until: schet::Instant::MAX_UTC,
        subscribers: Vec::new(),
        after: None,
    };
    assert_eq!(block_on(opened.store.calls(&operator(), &query, usize::MAX)).unwrap().len(), 1);
}

/// What was forgotten is overwritten: its bytes are nowhere in the file when the store is closed.
#[test]
fn s21_s22_f8_what_is_forgotten_is_not_in_the_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("schet.db");
    let store = SqliteStore::open(&path).unwrap();
    let secrets = ["private@example.ru", "+78121234567", "secret@example.ru", "Секретное имя"];
    let mut ours = account(1);
    ours.name = secrets[3].parse().unwrap();
    block_on(store.put_accounts(&operator(), &[ours.clone(), account(2)])).unwrap();
    let subscriber = ours.subscribers[0].id.as_str();
    let calls: Vec<_> =
        (0..2_000).map(|n| (ours.number.clone(), call(&format!("k{n}"), subscriber, "2026-10-05T10:00:00Z"))).collect();
    assert_eq!(block_on(store.append_calls(&operator(), &calls)).unwrap().kept, 2_000);
    let to = Destination::Email(secrets[0].parse().unwrap());
    let orders: Vec<_> =
        (1..300).map(|id| Order { destination: to.clone(), ..order(id, ours.number.clone()) }).collect();
    for order in &orders {
        commit(&store, &[accept(order)]).unwrap();
    }
    let change = DeliveryChange {
        at: at("2026-11-04T00:00:00Z"),
        by: "cabinet".parse().unwrap(),
        method: DeliveryMethod::Email(secrets[2].parse().unwrap()),
        state: ChangeState::InForce,
    };
    commit(&store, &[Change::ChangeDelivery { account: ours.number.clone(), expected: 0, change }]).unwrap();

    let forget: Vec<_> = orders.iter().map(|order| Change::ForgetOrder { order: order.id, version: 1 }).collect();
    commit(&store, &forget).unwrap();
    commit(&store, &[Change::ForgetAccount { account: ours.number.clone(), expected: 1 }]).unwrap();
    assert!(block_on(store.forget_account(&operator(), &ours.number)).unwrap());
    drop(store);
    let bytes = std::fs::read(&path).unwrap();
    for secret in secrets {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
    assert!(!path.with_extension("db-wal").exists());
}
