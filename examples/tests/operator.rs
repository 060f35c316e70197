//! The generated operator holds together: rules of money, chains of balances, bills that agree with calls.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use schet::delivery::DeliveryMethod;
use schet::invoice::BillLine;
use schet::money::VatRate;
use schet::{Amount, BillingPeriod, Zone};
use schet_examples::operator::Generator;

fn period(text: &str) -> BillingPeriod {
    text.parse().unwrap()
}

fn generator(accounts: u32) -> Generator {
    Generator::new(7, accounts, period("2026-10"))
}

#[test]
fn the_default_size_is_as_announced() {
    let generator = generator(300);
    let subscribers: BTreeSet<_> =
        generator.accounts().flat_map(|account| account.subscribers).map(|subscriber| subscriber.id).collect();
    assert_eq!(subscribers.len(), 2_000);
    assert_eq!(generator.periods().count(), 14);
    let calls: usize = ["2026-09", "2026-10"].map(|month| generator.calls(period(month)).count()).iter().sum();
    assert!((95_000..=100_000).contains(&calls), "{calls}");
    let numbers: Vec<_> = generator.accounts().map(|account| account.number).collect();
    assert!(numbers.is_sorted() && numbers.len() == 300);
}

#[test]
fn r20_every_bill_adds_up_and_has_a_number_of_its_own() {
    let mut numbers = BTreeSet::new();
    for seed in [0, 7, u64::MAX] {
        let generator = Generator::new(seed, 60, period("2026-10"));
        numbers.clear();
        for bill in generator.all_bills() {
            bill.check().unwrap();
            assert!(numbers.insert(bill.number.clone().unwrap()));
        }
    }
}

#[test]
fn what_one_bill_leaves_the_next_one_opens_with() {
    let mut left: BTreeMap<_, Amount> = BTreeMap::new();
    let (mut debts, mut credits, mut settled) = (0, 0, 0);
    for bill in generator(150).all_bills() {
        if let Some(left) = left.get(&bill.account) {
            assert_eq!(bill.opening_balance, *left);
        }
        match bill.amount_due.minor() {
            ..0 => credits += 1,
            0 => settled += 1,
            _ => debts += 1,
        }
        left.insert(bill.account, bill.amount_due);
    }
    assert!(debts > 1_500 && credits > 15, "{debts} debts, {credits} credits, {settled} settled");
}

#[test]
fn lines_for_calls_are_the_sums_of_the_calls() {
    let generator = generator(60);
    for month in ["2025-12", "2026-09", "2026-10"].map(period) {
        let mut sums = BTreeMap::new();
        for (account, call) in generator.calls(month) {
            assert!(month.contains(call.start, Zone::MOSCOW));
            if call.charged_seconds > 0 {
                let sum = sums.entry((account, Some(call.subscriber), call.service)).or_insert((Amount::ZERO, 0_u64));
                sum.0 += call.amount;
                sum.1 += u64::from(call.charged_seconds);
            }
        }
        let billed: BTreeMap<_, _> = generator
            .bills(month)
            .flat_map(|bill| bill.lines.into_iter().map(move |line| (bill.account.clone(), line)))
            .filter_map(|(account, line): (_, BillLine)| {
                Some(((account, line.subscriber, line.service), (line.amount, line.seconds?)))
            })
            .collect();
        assert_eq!(billed, sums);
        assert!(billed.len() > 300);
    }
}

#[test]
fn r19_the_rate_is_that_of_the_billed_month() {
    let generator = generator(30);
    let rates = |month: &str| -> BTreeSet<_> {
        generator.bills(period(month)).flat_map(|bill| bill.vat).map(|group| group.rate).collect()
    };
    assert!(rates("2025-12").contains(&VatRate::Percent(2_000)));
    assert!(rates("2026-01").contains(&VatRate::Percent(2_200)));
    assert!(!rates("2026-01").contains(&VatRate::Percent(2_000)));
}

#[test]
fn month_by_month_and_account_by_account_are_the_same() {
    let generator = generator(60);
    let mut all: Vec<_> = generator.all_bills().collect();
    all.sort_by(|a, b| (a.period, &a.account).cmp(&(b.period, &b.account)));
    let by_month: Vec<_> = generator.periods().flat_map(|month| generator.bills(month).collect::<Vec<_>>()).collect();
    assert_eq!(all, by_month);
}

#[test]
fn an_account_does_not_depend_on_how_many_there_are() {
    let few: Vec<_> = generator(40).accounts().collect();
    let many: Vec<_> = generator(1_000_000).accounts().take(40).collect();
    assert_eq!(few, many);
    assert!(Generator::new(8, 40, period("2026-10")).accounts().ne(few));
}

#[test]
fn the_operator_has_something_of_everything() {
    let generator = generator(300);
    let accounts: Vec<_> = generator.accounts().collect();
    assert!(accounts.iter().any(|account| account.application_address.domain().ends_with(".рф")));
    assert!(accounts.iter().any(|account| account.name.as_str().chars().count() > 150));
    assert!(accounts.iter().any(|account| account.locale == schet::Locale::En));
    let first = period("2025-09").first_day();
    assert!(accounts.iter().any(|account| account.opened.is_some_and(|day| day > first)));
    assert!(accounts.iter().any(|account| account.closed.is_some()));
    let wishes: Vec<_> = generator.wishes().collect();
    assert!(wishes.iter().any(|wish| wish.method == DeliveryMethod::InPerson));
    let eighth = wishes.iter().filter(|wish| wish.account == accounts[7].number);
    assert_eq!(eighth.filter(|wish| period("2026-10").contains(wish.at, Zone::MOSCOW)).count(), 3);
    assert!(wishes.iter().all(|wish| wish.at < period("2026-11").span(Zone::MOSCOW).start));
    let last: Vec<_> = generator.bills(period("2026-10")).collect();
    assert!(last.iter().any(|bill| !bill.instalments.is_empty()));
    assert!(last.iter().any(|bill| bill.vat.len() == 2));
    assert!(last.iter().any(|bill| bill.lines.len() > 100) && last.iter().any(|bill| bill.lines.len() < 8));
    assert!(generator.payments(period("2026-10")).count() > 150);
    assert_eq!(
        generator.instalments(period("2026-10")).count(),
        last.iter().map(|bill| bill.instalments.len()).sum::<usize>()
    );
}
