//! How long a worker holds what it has in hand (S12, S13), and what becomes of what it loses.

use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_lite::future::block_on;
use schet::order::{CallDetailFormat, OrderKind, OrderState, Policy};
use schet::ports::Feed;
use schet::usage::{Call, Direction};

use crate::gate::Prng;
use crate::support::{Office, at, bill, period};

const NOW: &str = "2026-10-04T06:00:00Z";

/// Polls a worker until it waits at a call of this name for the nth time.
macro_rules! until {
    ($office:expr, $worker:expr, $call:literal, $nth:expr) => {
        for _ in 0..10_000 {
            if $office.gate.calls().iter().filter(|call| **call == $call).count() >= $nth {
                break;
            }
            assert_eq!($worker.as_mut().poll(&mut Context::from_waker(Waker::noop())).map(drop), Poll::Pending);
        }
    };
}

#[test]
fn r14_a_transmission_is_held_far_longer_than_a_lease_and_then_counts_as_unknown() {
    let policy = Policy::default();
    let (lease, transmission) = (policy.lease_seconds, policy.transmission_seconds);
    assert!(transmission > 10 * lease);
    for (waited, unknown) in [(lease + 1, 0), (transmission - 1, 0), (transmission + 1, 1)] {
        let office = Office::new(1, Policy::default());
        office.run(NOW);
        office.gate.take_turns(Prng(0), 0);
        let tick = office.tick(NOW);
        let mut slow = Box::pin(office.desk.process_due(10, &tick));
        // The mail server has taken the mail, and its answer is on the way.
        until!(office, slow, "send", 1);
        assert_eq!(office.mailer.accepted().len(), 1);
        office.store.advance_leases(Duration::from_secs(waited.into()));
        let other = block_on(office.desk.process_due(10, &office.tick(NOW))).unwrap();
        assert_eq!((other.claimed, other.unknown), (unknown, unknown), "after {waited} seconds");
        // The answer ends the doubt, also where there was one.
        block_on(slow).unwrap();
        office.gate.open();
        assert_eq!(office.process("2026-10-04T12:00:00Z").claimed, 0);
        let orders = office.orders_of(&office.accounts[0].number);
        assert_eq!((orders[0].state, office.mailer.attempts().len()), (OrderState::Sent, 1));
    }
}

#[test]
fn s13_a_long_call_detail_is_held_as_it_grows_and_is_formed_once() {
    let office = with_calls(82_000);
    office.gate.take_turns(Prng(0), 0);
    let tick = office.tick(NOW);
    let mut worker = Box::pin(office.desk.process_due(10, &tick));
    // It is slow: 3.5 seconds a page of 4,096 calls, 70 in all.
    for page in 1..=20 {
        until!(office, worker, "calls", page);
        office.store.advance_leases(Duration::from_millis(3_500));
        let other = block_on(office.desk.process_due(10, &office.tick(NOW))).unwrap();
        assert_eq!(other.claimed, 0, "at page {page}");
    }
    let done = block_on(worker).unwrap();
    assert_eq!((done.sent, done.lost), (1, 0));
    assert_eq!(office.mailer.attempts().len(), 1);
}

#[test]
fn r17_a_call_detail_that_outlasts_its_lease_is_mailed_once_all_the_same() {
    let office = with_calls(3);
    office.gate.take_turns(Prng(0), 0);
    let tick = office.tick(NOW);
    let mut slow = Box::pin(office.desk.process_due(10, &tick));
    until!(office, slow, "calls", 1);
    office.store.advance_leases(Duration::from_secs(61));
    // Another takes it for left behind, and puts it off.
    let other = block_on(office.desk.process_due(10, &office.tick(NOW))).unwrap();
    assert_eq!((other.claimed, other.delayed), (1, 1));
    let done = block_on(slow).unwrap();
    assert_eq!((done.lost, done.sent), (1, 0));
    // What the slow one has formed is kept, and mailed by whoever comes next.
    office.gate.open();
    let done = office.process(NOW);
    assert_eq!((done.formed, done.sent), (0, 1));
    office.check("in the end");
    assert_eq!(office.mailer.attempts().len(), 1);
}

#[test]
fn r18_what_a_slow_worker_has_formed_counts_though_another_has_its_share() {
    let office = Office::new(2, Policy::default());
    office.gate.take_turns(Prng(0), 0);
    let month = period("2026-09");
    // The clock of who began the run is ahead of that of the slow one.
    let (ahead, behind) = (office.tick("2026-10-01T00:00:09Z"), office.tick("2026-10-01T00:00:01Z"));
    let mut first = Box::pin(office.desk.form_regular(month, 2, &ahead));
    until!(office, first, "bills", 1);
    office.store.advance_leases(Duration::from_secs(61));
    let mut slow = Box::pin(office.desk.form_regular(month, 2, &behind));
    until!(office, slow, "put", 1);
    office.store.advance_leases(Duration::from_secs(61));
    let mut third = Box::pin(office.desk.form_regular(month, 2, &ahead));
    until!(office, third, "claim_share", 3);
    block_on(slow).unwrap();
    for account in &office.accounts {
        assert_eq!(block_on(office.desk.issued(&account.number, 9)).unwrap().len(), 1);
    }
    // The share is ended by who has it, and what was formed is counted once.
    assert_eq!(block_on(third).unwrap().counts.formed, 2);
    block_on(first).unwrap();
    office.gate.open();
    let counts = office.run("2026-10-01T00:00:20Z");
    assert_eq!((counts.formed, counts.already), (2, 0));
    office.check("in the end");
}

#[test]
fn r17_mails_that_are_too_large_for_memory_together_go_out_one_after_another() {
    let office = Office::new(3, Policy::default());
    for account in &office.accounts {
        let bill = bill(account, period("2026-09"));
        let formed_at = at("2026-10-01T00:00:00Z");
        let original = Some(vec![7; 17 << 20]);
        block_on(office.desk.import_issued(bill, original, formed_at)).unwrap().unwrap();
    }
    for n in 0..3 {
        office.order(n, OrderKind::Repeat { period: period("2026-09") }, None, NOW).unwrap();
    }
    office.gate.open();
    assert_eq!(block_on(office.desk.process_due(100, &office.tick(NOW))).unwrap().sent, 3);
    let sends = office.gate.calls().into_iter().filter(|call| *call == "send").count();
    assert_eq!(sends, 2);
}

/// An office with an order of the call detail of so many calls.
fn with_calls(count: u32) -> Office {
    let office = Office::new(1, Policy::default());
    let account = &office.accounts[0];
    let call = |n: u32| Call {
        key: format!("{n:06}").parse().unwrap(),
        subscriber: account.subscribers[0].id.clone(),
        start: at("2026-10-01T00:00:00Z") + chrono::TimeDelta::seconds(n.into()),
        direction: Direction::Outgoing,
        peer: "78120000000".parse().unwrap(),
        service: "Связь".parse().unwrap(),
        seconds: 1,
        charged_seconds: 1,
        amount: schet::Amount::from_minor(1),
        received: None,
    };
    let calls: Vec<_> = (0..count).map(|n| (account.number.clone(), call(n))).collect();
    let report = block_on(office.store.append_calls(&office.desk.operator().id, &calls)).unwrap();
    assert_eq!((report.kept, report.refused.len()), (count as usize, 0));
    let kind = OrderKind::CallDetail { period: period("2026-10"), subscribers: vec![], format: CallDetailFormat::Csv };
    office.order(0, kind, None, NOW).unwrap();
    office
}
