//! The operator's data, in and out.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

mod common;

use common::{account, at, bill, call, commit, issue, number, october, open, operator};
use futures_lite::future::block_on;
use schet::invoice::{Instalment, Payment};
use schet::ports::{BillAnswer, BillingSource, CallQuery, CallsAfter, Feed, FeedReport, PortError};
use schet::text::{Line, Name};
use schet::usage::Call;
use schet::{AccountNumber, Amount, Bill, SubscriberId};
use schet_sqlite::{SqliteOptions, SqliteStore};

fn reasons(report: Result<FeedReport, PortError>) -> Vec<(usize, String)> {
    report.unwrap().refused.into_iter().map(|row| (row.place, row.reason)).collect()
}

fn put(store: &SqliteStore, bills: &[Bill]) -> Result<FeedReport, PortError> {
    block_on(store.put_invoices(&operator(), bills))
}

fn answer(store: &SqliteStore, number: AccountNumber) -> BillAnswer {
    block_on(store.bills(&operator(), october(), &[number])).unwrap().remove(0)
}

#[test]
fn r20_a_bill_that_awaits_its_payments_is_refused_with_both_numbers_until_they_are_there() {
    let opened = open();
    let store = &opened.store;
    block_on(store.put_accounts(&operator(), &[account(1)])).unwrap();
    let paid = Bill { amount_due: Amount::from_minor(5_000), ..bill(number(1)) };
    let refused = reasons(put(store, std::slice::from_ref(&paid)));
    assert!(refused[0].1.contains("amount_due states 50.00, but 100.00"), "{refused:?}");
    assert_eq!(answer(store, number(1)), BillAnswer::NotReady);

    let payment = |date: &str, minor| Payment {
        date: date.parse().unwrap(),
        amount: Amount::from_minor(minor),
        reference: Some(Line::new("п/п 118").unwrap()),
    };
    let instalment = Instalment {
        description: Name::new("Рассрочка за маршрутизатор").unwrap(),
        part: 3,
        parts: 12,
        due: "2026-10-31".parse().unwrap(),
        amount: Amount::from_minor(1_000),
        remaining: Amount::from_minor(9_000),
    };
    let payments = ["2026-09-30", "2026-10-01", "2026-11-01"].map(|date| (number(1), payment(date, 6_000))).to_vec();
    assert_eq!(block_on(store.put_payments(&operator(), &payments)).unwrap().kept, 3);
    block_on(store.put_instalments(&operator(), &[(number(1), instalment.clone())])).unwrap();
    assert_eq!(put(store, std::slice::from_ref(&paid)).unwrap().kept, 1);
    let BillAnswer::Complete(complete) = answer(store, number(1)) else { panic!("not complete") };
    assert_eq!((complete.1.payments.len(), &complete.1.instalments[..]), (1, &[instalment.clone()][..]));

    // The same instalment again is no refusal; another amount under its name is.
    let dearer = Instalment { amount: Amount::from_minor(2_000), ..instalment.clone() };
    let again = [(number(1), instalment), (number(1), dearer)];
    let refused = reasons(block_on(store.put_instalments(&operator(), &again)));
    assert_eq!(refused.len(), 1);
    assert!(refused[0].0 == 1 && refused[0].1.starts_with("amount "), "{refused:?}");
}

#[test]
fn f4_an_issued_bill_is_changed_by_a_higher_revision_alone() {
    let opened = open();
    let store = &opened.store;
    block_on(store.put_accounts(&operator(), &[account(1)])).unwrap();
    let first = bill(number(1));
    let dearer =
        Bill { opening_balance: Amount::from_minor(11_000), amount_due: Amount::from_minor(11_000), ..first.clone() };
    put(store, std::slice::from_ref(&dearer)).unwrap();
    put(store, std::slice::from_ref(&first)).unwrap();
    commit(store, &[issue(number(1), "A-1", None)]).unwrap();
    assert_eq!(reasons(put(store, std::slice::from_ref(&first))), []);
    let refused = reasons(put(store, std::slice::from_ref(&dearer)));
    assert!(refused[0].1.contains("A-1"), "{refused:?}");
    let correction = Bill { revision: 1, corrects: Some("A-1".parse().unwrap()), ..dearer };
    assert_eq!(put(store, std::slice::from_ref(&correction)).unwrap().kept, 1);
    assert!(matches!(answer(store, number(1)), BillAnswer::Complete(answer) if answer.1 == correction));
}

#[test]
fn b2_accounts_that_are_not_open_in_a_period_are_not_billed_for_it() {
    let opened = open();
    let store = &opened.store;
    for (opened, closed, billed) in [
        (None, None, true),
        (Some("2026-10-31"), None, true),
        (Some("2026-11-01"), None, false),
        (None, Some("2026-10-01"), false),
        (None, Some("2026-10-02"), true),
    ] {
        let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        let account = schet::Account { opened: day(opened), closed: day(closed), ..account(1) };
        block_on(store.put_accounts(&operator(), &[account])).unwrap();
        let expected = if billed { BillAnswer::NotReady } else { BillAnswer::NotBillable };
        assert_eq!(answer(store, number(1)), expected, "{opened:?} {closed:?}");
    }
    assert_eq!(answer(store, number(99)), BillAnswer::NotBillable);
}

#[test]
fn f5_calls_that_do_not_belong_are_refused_by_place_and_the_others_kept() {
    let opened = open();
    let store = &opened.store;
    block_on(store.put_accounts(&operator(), &[account(1)])).unwrap();
    let good = call("1", "reception", "2026-10-05T12:00:00.000000001Z");
    let calls = [
        (number(1), good.clone()),
        (number(2), good.clone()),
        (number(1), call("2", "stranger", "2026-10-05T12:00:00Z")),
        (number(1), good.clone()),
        (number(1), Call { seconds: 62, ..good.clone() }),
        (number(1), call("1", "reception", "2026-10-04T12:00:00Z")),
        (number(1), call("1", "+74951234567", "2026-10-05T12:00:00.000000001Z")),
    ];
    let report = block_on(store.append_calls(&operator(), &calls));
    assert_eq!(report.as_ref().unwrap().kept, 2);
    let refused = reasons(report);
    let expected = [
        (1, "account 100002 is not there"),
        (2, "subscriber stranger is not of account 100001"),
        (4, "key 1 is kept with other seconds"),
        (5, "key 1 is kept with other start"),
        (6, "key 1 is kept with other subscriber"),
    ];
    assert_eq!(refused, expected.map(|(place, reason)| (place, reason.to_owned())));
}

#[test]
fn b5_pages_of_any_size_give_each_call_once_in_order() {
    let opened = open();
    let store = &opened.store;
    block_on(store.put_accounts(&operator(), &[account(1)])).unwrap();
    // Backwards, two at each instant, in two months.
    let calls: Vec<_> = (0..120)
        .rev()
        .map(|place: i64| {
            let subscriber = if place % 3 == 0 { "+74951234567" } else { "reception" };
            let start = at("2026-09-29T12:00:00Z") + chrono::TimeDelta::hours(place / 2);
            (number(1), Call { start, ..call(&format!("{place:03}"), subscriber, "2026-10-05T12:00:00Z") })
        })
        .collect();
    assert_eq!(block_on(store.append_calls(&operator(), &calls)).unwrap().kept, 120);
    let (from, until) = (at("2026-09-30T21:00:00Z"), at("2026-10-31T21:00:00Z"));
    let mut expected: Vec<Call> = calls.into_iter().map(|(_, call)| call).collect();
    expected.retain(|call| (from..until).contains(&call.start));
    expected.sort_by_key(CallsAfter::of);
    let reception = SubscriberId::new("reception").unwrap();
    for subscribers in [vec![], vec![reception]] {
        let expected: Vec<_> = expected
            .iter()
            .filter(|call| subscribers.is_empty() || subscribers.contains(&call.subscriber))
            .cloned()
            .collect();
        for page in [1, 2, 7, 1_000] {
            let mut query =
                CallQuery { account: number(1), from, until, subscribers: subscribers.clone(), after: None };
            let mut found = Vec::new();
            loop {
                let calls = block_on(store.calls(&operator(), &query, page)).unwrap();
                let Some(last) = calls.last() else { break };
                query.after = Some(CallsAfter::of(last));
                found.extend(calls);
            }
            assert_eq!(found, expected, "pages of {page}");
        }
    }
}

#[test]
fn r1_charges_begin_and_end_with_the_month_of_the_operators_zone() {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteOptions::new()
        .operator_zone("east".parse().unwrap(), "Asia/Vladivostok".parse().unwrap())
        .open(directory.path().join("schet.db"))
        .unwrap();
    // Midnight of the 1st in Vladivostok, a second before and at midnight in Moscow.
    let calls = ["2026-09-30T14:00:00Z", "2026-09-30T20:59:59Z", "2026-09-30T21:00:00Z"];
    for (operator, expected) in [("east", 3), ("sip", 1)] {
        let operator = operator.parse().unwrap();
        block_on(store.put_accounts(&operator, &[account(1)])).unwrap();
        let calls: Vec<_> = calls.iter().map(|start| (number(1), call(start, "reception", start))).collect();
        assert_eq!(block_on(store.append_calls(&operator, &calls)).unwrap().kept, 3);
        let charges = block_on(store.charges(&operator, &number(1), october(), &[])).unwrap();
        assert_eq!(charges.lines.len(), 1);
        assert_eq!(charges.lines[0].quantity, expected.into());
        assert_eq!(charges.lines[0].seconds, Some(120 * u64::from(expected as u32)));
        assert_eq!(charges.total(), Amount::from_minor(480 * i64::from(expected)));
    }
}
