//! A month out of a Master.csv: every line is in a call detail or refused, and so is every second.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use futures_lite::future::block_on;
use proptest::prelude::*;
use schet::ports::{BillAnswer, BillingSource, CallQuery};
use schet::usage::{Call, Direction};
use schet::{AccountNumber, Amount, Bill, BillingPeriod, Operator, Zone};
use schet_examples::asterisk_month::{MonthSummary, load};
use schet_examples::operator::Generator;
use schet_examples::tariff::Tariff;
use schet_files::Event;
use schet_files::asterisk::AsteriskOptions;
use schet_memory::MemoryStore;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn operator() -> Operator {
    Generator::new(1, 0, october()).operator().clone()
}

fn october() -> BillingPeriod {
    "2026-10".parse().unwrap()
}

fn loaded(master: &Path) -> (MemoryStore, MonthSummary, Vec<String>) {
    let store = MemoryStore::new();
    let mut refusals = Vec::new();
    let mut watch = |event: Event<'_>| {
        if let Event::Refused(refusal) = event {
            refusals.push(refusal.to_string());
        }
    };
    let tariff = Tariff::read(&data("tariff.toml")).unwrap();
    let options = AsteriskOptions::default();
    let summary = block_on(load(master, &tariff, &options, &operator(), &store, &mut watch)).unwrap();
    (store, summary, refusals)
}

/// Every call that the store serves, by account.
fn served(store: &MemoryStore) -> Vec<(AccountNumber, Call)> {
    let operator = operator().id;
    let accounts = block_on(store.accounts(&operator, None, 10_000)).unwrap();
    let mut calls = Vec::new();
    for account in accounts {
        let span = BillingPeriod::new(1970, 1).unwrap().span(Zone::MOSCOW).start
            ..BillingPeriod::new(9998, 1).unwrap().span(Zone::MOSCOW).start;
        let query =
            CallQuery { account: account.clone(), from: span.start, until: span.end, subscribers: vec![], after: None };
        let found = block_on(store.calls(&operator, &query, 1_000_000)).unwrap();
        calls.extend(found.into_iter().map(|call| (account.clone(), call)));
    }
    calls
}

fn bills(store: &MemoryStore, period: BillingPeriod) -> Vec<Bill> {
    let operator = operator().id;
    let accounts = block_on(store.accounts(&operator, None, 10_000)).unwrap();
    let answers = block_on(store.bills(&operator, period, &accounts)).unwrap();
    let complete = |answer| if let BillAnswer::Complete(both) = answer { Some(both.1) } else { None };
    answers.into_iter().filter_map(complete).collect()
}

#[test]
fn every_line_and_every_second_is_in_a_detail_or_refused() {
    let (store, summary, refusals) = loaded(&data("Master.csv"));
    // As the script that wrote the sample counted them: master.py.
    let (lines, records, blank, seconds, answered) = (422, 420, 1, 131_935, 125_961);
    let calls = served(&store);
    let tally = summary.asterisk.tally;
    assert_eq!((tally.lines, tally.blank_lines), (lines, blank));
    assert_eq!(calls.len() + refusals.len(), records - 1);
    let (kept, refused) = (summary.asterisk.kept, summary.asterisk.refused);
    assert_eq!((kept.duration + refused.duration, kept.billsec + refused.billsec), (seconds, answered));
    assert_eq!(calls.iter().map(|(_, call)| u64::from(call.seconds)).sum::<u64>(), kept.billsec);
}

#[test]
fn refused_lines_have_their_number_and_reason() {
    let (_, summary, refusals) = loaded(&data("Master.csv"));
    assert_eq!(summary.asterisk.file.refused, refusals.len() as u64);
    let reasons: Vec<_> = refusals.iter().map(|refusal| refusal.split_once(": ").unwrap().1).collect();
    for (reason, expected) in reasons.iter().zip([
        "dst \"99999999999999\" has no price in the tariff",
        "accountcode is empty, and neither channel nor dstchannel is a subscriber's",
        "accountcode \"бухгалтерия\" must be letters",
        "repeats the key",
        "has ",
        "has text behind the closing quote",
        "start must be a time YYYY-MM-DD HH:MM:SS",
    ]) {
        assert!(reason.starts_with(expected), "{reason:?} instead of {expected:?}");
    }
    assert_eq!(reasons.len(), 7);
    let line = |refusal: &str| refusal.split(':').nth(1).unwrap().parse::<u64>().unwrap();
    assert!(refusals.iter().map(|refusal| line(refusal)).is_sorted());
}

#[test]
fn bills_add_up_and_agree_with_the_calls() {
    let (store, summary, _) = loaded(&data("Master.csv"));
    assert_eq!(summary.periods, [october()]);
    let mut sums: BTreeMap<_, (Amount, u64)> = BTreeMap::new();
    for (account, call) in served(&store) {
        let sum = sums.entry((account, call.subscriber, call.service)).or_default();
        sum.0 += call.amount;
        sum.1 += u64::from(call.charged_seconds);
    }
    let bills = bills(&store, october());
    assert_eq!((bills.len(), summary.bills, summary.accounts), (4, 4, 4));
    for bill in &bills {
        bill.check().unwrap();
        for line in bill.lines.iter().filter(|line| line.seconds.is_some()) {
            let key = (bill.account.clone(), line.subscriber.clone().unwrap(), line.service.clone());
            assert_eq!(sums.remove(&key).unwrap(), (line.amount, line.seconds.unwrap()), "{key:?}");
        }
    }
    assert!(sums.values().all(|sum| *sum == (Amount::ZERO, 0)), "calls are not billed: {sums:?}");
}

#[test]
fn calls_go_to_the_account_that_the_tariff_or_the_file_names() {
    let (store, _, _) = loaded(&data("Master.csv"));
    let calls = served(&store);
    let accounts_of = |subscriber: &str| {
        let mut accounts: Vec<_> = calls
            .iter()
            .filter(|(_, call)| call.subscriber.as_str() == subscriber)
            .map(|(account, _)| account.as_str())
            .collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    };
    // 103 has no accountcode, the tariff knows it; 301 is its own account.
    assert_eq!((accounts_of("103"), accounts_of("203"), accounts_of("301")), (vec!["1001"], vec!["1002"], vec!["301"]));
    let unanswered = calls.iter().filter(|(_, call)| call.seconds == 0).count();
    assert!(unanswered > 40, "{unanswered}");
    for (_, call) in &calls {
        let is_free = matches!(call.service.as_str(), "Входящие вызовы" | "Внутренние вызовы");
        assert_eq!(call.direction == Direction::Incoming, call.service.as_str() == "Входящие вызовы");
        assert!(!(is_free || call.seconds == 0) || (call.amount == Amount::ZERO && call.charged_seconds == 0));
    }
    assert!(calls.iter().any(|(_, call)| call.peer.as_str() == "*97"));
}

#[test]
fn loading_again_changes_nothing() {
    let (store, first, _) = loaded(&data("Master.csv"));
    let before = (served(&store), bills(&store, october()));
    let tariff = Tariff::read(&data("tariff.toml")).unwrap();
    let options = AsteriskOptions::default();
    let again =
        block_on(load(&data("Master.csv"), &tariff, &options, &operator(), &store, &mut |_: Event<'_>| {})).unwrap();
    assert_eq!(again, first);
    assert_eq!((served(&store), bills(&store, october())), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_file_harms_no_more_than_its_damage(
        damage in proptest::collection::vec((0_usize..90_000, proptest::collection::vec(any::<u8>(), 1..20)), 1..6),
    ) {
        let mut file = std::fs::read(data("Master.csv")).unwrap();
        for (place, bytes) in &damage {
            let place = place % (file.len() - bytes.len());
            file[place..place + bytes.len()].copy_from_slice(bytes);
        }
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("Master.csv");
        std::fs::write(&path, file).unwrap();
        let (store, summary, refusals) = loaded(&path);
        let tally = summary.asterisk.tally;
        prop_assert_eq!(summary.asterisk.file.refused, refusals.len() as u64);
        prop_assert_eq!(served(&store).len() as u64, summary.asterisk.file.kept);
        prop_assert_eq!(summary.asterisk.file.kept + summary.asterisk.file.refused, tally.records + tally.refused);
        // A record's damage costs that record and, where it breaks a line end, its neighbour.
        prop_assert!(summary.asterisk.file.kept + 4 * damage.len() as u64 >= 412);
    }
}
