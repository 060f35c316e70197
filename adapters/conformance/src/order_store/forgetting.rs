use futures_lite::future::block_on;
use schet::delivery::{Delivery, DeliveryHistory};
use schet::order::{Order, OrderId, OrderState};
use schet::ports::{Budget, Change, Conflict, Issued, LeaseAfter, NewKey};
use schet::{AccountNumber, BillingPeriod};

use super::Harness;
use super::accepting::with_key;
use super::case::{Case, acceptance, to_state};
use super::committing::refusal;
use super::snapshot::{Snapshot, key};
use crate::samples;
use crate::suite::{Check, Stop, same};

/// S15: the orders of all accounts come lowest identifier first, between the two given, in pages.
pub fn s15_orders_are_read_by_age_in_pages(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for place in [4, 1, 9, 7, 2] {
        case.accepted(&[samples::order(place, place % 3)])?;
    }
    let page = |after: Option<u32>, before: OrderId, limit| -> Result<Vec<OrderId>, Stop> {
        let after = after.map(samples::order_id);
        let read = block_on(case.store().orders_by_age(&case.operator, after, before, limit))?;
        Ok(read.into_iter().map(|order| order.id).collect())
    };
    let ids = |places: &[u32]| places.iter().copied().map(samples::order_id).collect::<Vec<_>>();
    let last = OrderId(uuid::Uuid::max());
    same("all orders", &page(None, last, usize::MAX)?, &ids(&[1, 2, 4, 7, 9]))?;
    same("a page", &page(Some(1), last, 2)?, &ids(&[2, 4]))?;
    same("behind one that is not there", &page(Some(5), last, 9)?, &ids(&[7, 9]))?;
    same("before one that is there", &page(None, samples::order_id(7), 9)?, &ids(&[1, 2, 4]))?;
    same("between two neighbours", &page(Some(4), samples::order_id(7), 9)?, &ids(&[]))?;
    same("from behind to before", &page(Some(7), samples::order_id(4), 9)?, &ids(&[]))?;
    same("a page of nothing", &page(None, last, 0)?, &ids(&[]))?;
    same("the whole order", &first(&case, last)?, &case.order(samples::order_id(1))?)
}

/// S17: every revision of the periods before one, by period, account and revision, at most so many.
pub fn s17_invoices_of_the_periods_before_one_are_read(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let places = [(1, 2, 1, 0), (2, 1, 1, 0), (3, 1, 0, 0), (4, 1, 2, 0), (5, 1, 1, 1)];
    let of = |(place, account, month, revision)| samples::issued(place, account, samples::period(month), revision);
    for place in places {
        case.made(&[samples::issue(&of(place))])?;
    }
    let read = |before: BillingPeriod, limit| -> Result<Vec<Issued>, Stop> {
        Ok(block_on(case.store().issued_before(&case.operator, before, limit))?)
    };
    let mut all = places.map(of).to_vec();
    all.sort_by_key(|issued| (issued.facts.period, issued.account.clone(), issued.facts.revision));
    let newest = all.iter().map(|issued| issued.facts.period).max().unwrap_or(samples::period(0));
    let older: Vec<_> = all.iter().filter(|issued| issued.facts.period < newest).cloned().collect();
    same("all of them", &read(newest.next(), 100)?, &all)?;
    same("those before the newest period", &read(newest, 100)?, &older)?;
    same("the first two", &read(newest.next(), 2)?, &all[..2].to_vec())?;
    same("none", &read(newest.next(), 0)?, &Vec::new())
}

/// S21: an order that is forgotten is answered by no call, and its identifier, key and fingerprint are free again.
pub fn s21_a_forgotten_order_is_nowhere(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (kept, gone) = (samples::order(1, 1), samples::order(2, 1));
    case.made(&[with_key(&kept, 1, samples::instant(90_000)), Change::PutLink(samples::link(1, &kept))])?;
    let before = Snapshot::of(case.store(), &case.operator)?;
    let expires = samples::instant(90_000);
    case.made(&[
        with_key(&gone, 2, expires),
        Change::PutLink(samples::link(2, &gone)),
        Change::PutLink(samples::link(3, &gone)),
    ])?;
    case.made(&[to_state(&case.order(gone.id)?, OrderState::Forming, LeaseAfter::Release)])?;
    case.made(&[Change::ForgetOrder { order: gone.id, version: 2 }])?;
    same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)?;
    same("its history", &case.history(gone.id)?, &Vec::new())?;
    for token in [2, 3] {
        let hash = samples::token_hash(token);
        same("its link", &block_on(case.store().link(&case.operator, &hash))?, &None)?;
    }
    same("what is due", &case.claimed(samples::instant(86_399), 9)?, &vec![kept.id])?;
    case.made(&[with_key(&gone, 2, expires)])?;
    same("the history, anew", &case.history(gone.id)?.len(), &1)
}

/// S21: an order in each state goes, and with it its place among the unfinished, the due and those in person.
pub fn s21_an_order_in_any_state_is_forgotten(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let before = Snapshot::of(case.store(), &case.operator)?;
    for (place, state) in (0..).zip(OrderState::ALL) {
        let order = samples::regular(place, 1, samples::period(0), state);
        case.accepted(std::slice::from_ref(&order))?;
        case.made(&[Change::ForgetOrder { order: order.id, version: 1 }])?;
        same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)?;
    }
    same("what is due", &case.claimed(samples::instant(86_399), 99)?, &Vec::new())
}

/// S21: an order is forgotten in the version that was read, and not in another; what is not there has none.
pub fn s21_an_order_is_forgotten_in_the_version_that_was_read(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let forget = |version| [Change::ForgetOrder { order: order.id, version }];
    case.conflicts(&forget(0), 0, Conflict::Version)?;
    case.accepted(std::slice::from_ref(&order))?;
    for version in [0, 2, u64::MAX] {
        case.conflicts(&forget(version), 0, Conflict::Version)?;
    }
    // A claim counts the version up: what a worker has in hand is not forgotten under it.
    case.claimed(samples::instant(86_399), 1)?;
    case.conflicts(&forget(1), 0, Conflict::Version)?;
    case.made(&forget(2))?;
    case.conflicts(&forget(2), 0, Conflict::Version)?;
    let late = to_state(&Order { version: 2, ..order.clone() }, OrderState::Forming, LeaseAfter::Release);
    case.conflicts(&[late], 0, Conflict::Version)
}

/// S21: with an order go the account's budgets of days that ended a day or more before its acceptance.
pub fn s21_old_budgets_go_with_an_order(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(9, 1);
    let accepted = order.accepted_at.date_naive();
    let day = |before| accepted - chrono::Days::new(before);
    for (place, (account, before)) in (0..).zip([(1, 0), (1, 1), (1, 2), (1, 30), (2, 30)]) {
        let budget = Budget { day: day(before), limit: 5 };
        case.made(&[acceptance(&samples::order(place, account), None, Some(budget))])?;
    }
    case.accepted(std::slice::from_ref(&order))?;
    case.made(&[Change::ForgetOrder { order: order.id, version: 1 }])?;
    for (account, before, expected) in [(1, 0, 1), (1, 1, 1), (1, 2, 0), (1, 30, 0), (2, 30, 1)] {
        let account = samples::account_number(account);
        let found = block_on(case.store().orders_on(&case.operator, &account, day(before)))?;
        same(&format!("orders of account {account}, {before} days before"), &found, &expected)?;
    }
    Ok(())
}

/// S21: a key that goes on to another order is that order's.
pub fn s21_a_key_that_was_taken_over_stays(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (first, second) = (samples::order(1, 1), samples::order(2, 1));
    let with = |order: &Order, expires| acceptance(order, Some(NewKey { key: key(1), expires }), None);
    case.made(&[with(&first, samples::instant(1)), with(&second, samples::instant(90_000))])?;
    case.made(&[Change::ForgetOrder { order: first.id, version: 1 }])?;
    let found = block_on(case.store().order_by_key(&case.operator, &first.account, &key(1), samples::instant(5)))?;
    same("the order of the key", &found.map(|kept| kept.order.id), &Some(second.id))
}

/// S22: an account's history of delivery, budgets and refusals go, and its invoices lose how they were delivered.
pub fn s22_what_is_kept_of_an_account_is_forgotten(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (ours, theirs) = (samples::account_number(1), samples::account_number(2));
    let change = |account: &AccountNumber, expected| Change::ChangeDelivery {
        account: account.clone(),
        expected,
        change: samples::delivery_change(samples::instant(1), samples::email(9)),
    };
    let day = samples::instant(0).date_naive();
    let order = samples::order(1, 1);
    let [first, corrected, other] = [(1, 1, 0), (2, 1, 1), (3, 2, 0)].map(|(place, account, revision)| Issued {
        order: Some(samples::order_id(place)),
        ..samples::issued(place, account, samples::period(0), revision)
    });
    case.made(&[
        acceptance(&order, None, Some(Budget { day, limit: 5 })),
        samples::issue(&first),
        samples::issue(&corrected),
        samples::issue(&other),
        Change::Refuse(samples::refusal(1, samples::period(1), "sums")),
        Change::Refuse(samples::refusal(1, samples::period(2), "sums")),
        refusal(2),
        change(&ours, 0),
        change(&ours, 1),
        change(&theirs, 0),
    ])?;
    case.made(&[Change::ForgetAccount { account: ours.clone(), expected: 2 }])?;

    let accounts = [ours.clone(), theirs.clone()];
    let histories = block_on(case.store().deliveries(&case.operator, &accounts))?;
    same("our history of delivery", &histories.first(), &Some(&DeliveryHistory::default()))?;
    same("their history", &histories.get(1).map(|history| history.changes.len()), &Some(1))?;
    same("our budget", &block_on(case.store().orders_on(&case.operator, &ours, day))?, &0)?;
    let refused = |month| block_on(case.store().refusals(&case.operator, samples::period(month), None, 9));
    same("our refusals", &(refused(1)?.len(), refused(2)?.len()), &(0, 0))?;
    same("their refusal", &refused(0)?.len(), &1)?;
    let stripped = |issued: Issued| {
        let delivery = Delivery { cabinet_address: None, ..issued.delivery };
        Issued { delivery, order: None, ..issued }
    };
    let issued = block_on(case.store().issued_before(&case.operator, samples::period(0).next(), 9))?;
    same("the invoices", &issued, &vec![stripped(first), stripped(corrected), other])?;
    same("our order", &case.order(order.id)?.account, &ours)?;
    // The account is as if its delivery had never been changed.
    case.made(&[change(&ours, 0)])
}

/// S22: an account is forgotten in the version of its history that was read; one of which nothing is kept, too.
pub fn s22_an_account_is_forgotten_in_the_version_that_was_read(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let account = samples::account_number(1);
    let forget = |expected| [Change::ForgetAccount { account: account.clone(), expected }];
    case.conflicts(&forget(1), 0, Conflict::Version)?;
    case.made(&forget(0))?;
    case.made(&[Change::ChangeDelivery {
        account: account.clone(),
        expected: 0,
        change: samples::delivery_change(samples::instant(1), samples::email(1)),
    }])?;
    case.conflicts(&forget(0), 0, Conflict::Version)?;
    case.made(&forget(1))
}

/// S23: an invoice that is forgotten is not there, and its number is free; the other revisions stay.
pub fn s23_a_forgotten_invoice_is_not_there(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let (period, account) = (samples::period(0), samples::account_number(1));
    let forget = |revision| Change::ForgetIssued { account: account.clone(), period, revision };
    case.made(&[forget(0)])?;
    let before = Snapshot::of(case.store(), &case.operator)?;
    let (first, correction) = (samples::issued(1, 1, period, 0), samples::issued(2, 1, period, 1));
    case.made(&[samples::issue(&first), samples::issue(&correction)])?;
    case.made(&[forget(1)])?;
    let latest = block_on(case.store().issued_in(&case.operator, period, std::slice::from_ref(&account)))?;
    same("the latest revision", &latest, &vec![Some(first)])?;
    case.made(&[samples::issue(&correction), forget(0), forget(1), forget(7)])?;
    same("what is stored", &Snapshot::of(case.store(), &case.operator)?, &before)?;
    case.made(&[samples::issue(&samples::issued(1, 2, period, 0))])
}

fn first(case: &Case, before: OrderId) -> Result<Order, Stop> {
    let read = block_on(case.store().orders_by_age(&case.operator, None, before, 1))?;
    read.into_iter().next().ok_or_else(|| Stop::Broken("no order is read by age".to_owned()))
}
