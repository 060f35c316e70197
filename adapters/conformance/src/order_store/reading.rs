use futures_lite::future::block_on;
use schet::delivery::{Delivery, DeliveryHistory, DeliveryMethod};
use schet::order::{Order, OrderEvent, OrderId, OrderState};
use schet::ports::{Change, Issued, LeaseAfter};
use schet::{AccountNumber, BillingPeriod};

use super::Harness;
use super::accepting::with_key;
use super::case::{Case, LEASE, to_state};
use crate::samples;
use crate::suite::{Check, Stop, same};

/// S15: an account's orders come newest identifier first, in pages that begin before the one given.
pub fn s15_orders_are_read_newest_first_in_pages(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    // Neither in the order of acceptance nor of their instants, and between another account's.
    for place in [4, 1, 9, 7, 2] {
        case.accepted(&[samples::order(place, 1), samples::order(place + 100, 2)])?;
    }
    let account = samples::account_number(1);
    let page = |before: Option<u32>, limit| -> Result<Vec<OrderId>, Stop> {
        let before = before.map(samples::order_id);
        let read = block_on(case.store().orders(&case.operator, &account, before, limit))?;
        Ok(read.into_iter().map(|order| order.id).collect())
    };
    let ids = |places: &[u32]| places.iter().copied().map(samples::order_id).collect::<Vec<_>>();
    same("all orders", &page(None, usize::MAX)?, &ids(&[9, 7, 4, 2, 1]))?;
    same("the first page", &page(None, 2)?, &ids(&[9, 7]))?;
    same("the second page", &page(Some(7), 2)?, &ids(&[4, 2]))?;
    same("the last page", &page(Some(2), 2)?, &ids(&[1]))?;
    same("behind the last", &page(Some(1), 2)?, &ids(&[]))?;
    same("before one that is not there", &page(Some(8), 1)?, &ids(&[7]))?;
    same("a page of nothing", &page(None, 0)?, &ids(&[]))?;
    let stranger = block_on(case.store().orders(&case.operator, &samples::account_number(3), None, 9))?;
    same("orders of an account without any", &stranger, &Vec::new())
}

/// S15: a history comes in the order in which it was recorded; an order that is not there has none.
pub fn s15_a_history_is_read_oldest_first(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let id = samples::order_id(1);
    case.accepted(&[samples::order(1, 1), samples::order(2, 1)])?;
    let mut expected = case.history(id)?;
    for state in [OrderState::Forming, OrderState::Accepted, OrderState::Forming, OrderState::Formed] {
        case.made(&[to_state(&case.order(id)?, state, LeaseAfter::Keep(LEASE))])?;
        expected.push(OrderEvent { at: samples::order(1, 1).accepted_at, state, detail: None });
    }
    same("the history", &case.history(id)?, &expected)?;
    same("the history of an order that is not there", &case.history(samples::order_id(3))?, &Vec::new())?;
    let found = block_on(case.store().order(&case.operator, samples::order_id(3)))?;
    same("an order that is not there", &found, &None)
}

/// S15: of several unfinished orders of a fingerprint that of the lowest identifier answers, while it is unfinished.
pub fn s15_the_unfinished_order_of_the_lowest_identifier_answers(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(5, 1);
    let expires = samples::instant(9_000);
    let unfinished = || -> Result<Option<OrderId>, Stop> {
        let fingerprint = samples::fingerprint(&order);
        let found = block_on(case.store().unfinished(&case.operator, &order.account, &fingerprint))?;
        Ok(found.map(|order| order.id))
    };
    same("before any", &unfinished()?, &None)?;
    for (key, place) in [(0, 8), (1, 3), (2, 6)] {
        case.made(&[with_key(&Order { id: samples::order_id(place), ..order.clone() }, key, expires)])?;
    }
    for place in [3, 6, 8] {
        same("the answer", &unfinished()?, &Some(samples::order_id(place)))?;
        case.made(&[to_state(&case.order(samples::order_id(place))?, OrderState::Failed, LeaseAfter::Release)])?;
    }
    same("when all are finished", &unfinished()?, &None)?;
    // A failed order that is started again is unfinished again.
    case.made(&[to_state(&case.order(samples::order_id(6))?, OrderState::Accepted, LeaseAfter::Release)])?;
    same("when one was started again", &unfinished()?, &Some(samples::order_id(6)))
}

/// S15: an order's links come in the order in which they were put.
pub fn s15_links_are_read_in_the_order_in_which_they_were_put(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let links = [7, 2, 5, 1, 9].map(|token| samples::link(token, &order));
    case.made(&links[..3].iter().cloned().map(Change::PutLink).collect::<Vec<_>>())?;
    case.made(&[Change::PutLink(samples::link(3, &samples::order(2, 1)))])?;
    case.made(&links[3..].iter().cloned().map(Change::PutLink).collect::<Vec<_>>())?;
    same("the links", &block_on(case.store().links(&case.operator, order.id))?, &links.to_vec())?;
    let none = block_on(case.store().links(&case.operator, samples::order_id(9)))?;
    same("the links of an order without any", &none, &Vec::new())
}

/// S16: each account asked for has one answer, in that order, also one without a history and one asked for twice.
pub fn s16_a_history_of_delivery_is_read_for_each_account_asked_for(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let change = samples::delivery_change(samples::instant(1), DeliveryMethod::InPerson);
    case.made(&[Change::ChangeDelivery { account: samples::account_number(2), expected: 0, change: change.clone() }])?;
    let asked = [3, 2, 1, 2].map(samples::account_number);
    let changed = DeliveryHistory { version: 1, changes: vec![change] };
    let none = DeliveryHistory::default;
    let read = block_on(case.store().deliveries(&case.operator, &asked))?;
    same("the histories", &read, &vec![none(), changed.clone(), none(), changed])?;
    same("of no account", &block_on(case.store().deliveries(&case.operator, &[]))?, &Vec::new())
}

/// S17: of each period the latest revision is read, newest period first, at most `limit` periods.
pub fn s17_the_latest_revisions_are_read_newest_period_first(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    // (place, months before, revision); revisions come in any order.
    let issued = [(1, 2, 0), (2, 0, 1), (3, 0, 0), (4, 1, 0), (5, 2, 2), (6, 2, 1)];
    let issued = issued.map(|(place, month, revision)| samples::issued(place, 1, samples::period(month), revision));
    case.made(&issued.each_ref().map(samples::issue))?;
    case.made(&[samples::issue(&samples::issued(9, 2, samples::period(0), 0))])?;
    let read = |limit| block_on(case.store().issued(&case.operator, &samples::account_number(1), limit));
    let expected: Vec<Issued> = [1, 3, 4].map(|place: usize| issued[place].clone()).to_vec();
    same("the invoices", &read(usize::MAX)?, &expected)?;
    same("two invoices", &read(2)?, &expected[..2].to_vec())?;
    same("no invoice", &read(0)?, &Vec::new())?;
    let none = block_on(case.store().issued(&case.operator, &samples::account_number(3), 9))?;
    same("of an account without any", &none, &Vec::new())
}

/// S17: each account asked for has one answer, in that order, of the period alone.
pub fn s17_a_periods_invoices_are_read_for_each_account_asked_for(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let of = |place, account, revision| samples::issued(place, account, samples::period(1), revision);
    case.made(&[of(1, 1, 0), of(2, 1, 1), of(3, 3, 0)].each_ref().map(samples::issue))?;
    case.made(&[samples::issue(&samples::issued(4, 2, samples::period(0), 0))])?;
    let asked = [3, 2, 1, 3].map(samples::account_number);
    let read = block_on(case.store().issued_in(&case.operator, samples::period(1), &asked))?;
    same("the invoices", &read, &vec![Some(of(3, 3, 0)), None, Some(of(2, 1, 1)), Some(of(3, 3, 0))])
}

/// S18: the batch has the period's invoices whose order is in batch or handed over, by account and revision.
pub fn s18_the_pickup_batch_is_read_by_account_and_revision(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let period = samples::period(0);
    in_person(&case, 1, 3, period, 0, OrderState::InBatch)?;
    in_person(&case, 2, 1, period, 1, OrderState::InBatch)?;
    in_person(&case, 3, 2, period, 0, OrderState::HandedOver)?;
    in_person(&case, 4, 1, period, 0, OrderState::InBatch)?;
    in_person(&case, 5, 4, period, 0, OrderState::Formed)?;
    in_person(&case, 6, 5, period, 0, OrderState::Sent)?;
    in_person(&case, 7, 6, samples::period(1), 0, OrderState::InBatch)?;
    case.made(&[samples::issue(&samples::issued(8, 7, period, 0))])?;
    same("the batch", &batch(&case, period, None, usize::MAX)?, &[(1, 0), (1, 1), (2, 0), (3, 0)].to_vec())?;
    let items = block_on(case.store().pickup(&case.operator, period, None, 1))?;
    let order = case.order(samples::order_id(4))?;
    same("the first item's order", &items.first().map(|item| item.order.clone()), &Some(order))
}

/// S18: a page may exceed its limit by the invoices of its last account, and the next page begins after it.
pub fn s18_a_page_never_parts_an_accounts_invoices(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let period = samples::period(0);
    for (place, (account, revision)) in (1..).zip([(1, 0), (2, 0), (2, 1), (2, 2), (3, 0)]) {
        in_person(&case, place, account, period, revision, OrderState::InBatch)?;
    }
    let page = |after: Option<u32>, limit| batch(&case, period, after.map(samples::account_number), limit);
    same("the first page of 1", &page(None, 1)?, &vec![(1, 0)])?;
    same("the first page of 2", &page(None, 2)?, &vec![(1, 0), (2, 0), (2, 1), (2, 2)])?;
    same("the page after 1", &page(Some(1), 1)?, &vec![(2, 0), (2, 1), (2, 2)])?;
    same("the page after 2", &page(Some(2), 3)?, &vec![(3, 0)])?;
    same("the page after the last", &page(Some(3), 3)?, &Vec::new())?;
    same("a page of nothing", &page(None, 0)?, &Vec::new())
}

/// S18: an invoice that was handed over says when and by whom; one that waits says neither.
pub fn s18_handing_over_says_when_and_by_whom(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let period = samples::period(0);
    in_person(&case, 1, 1, period, 0, OrderState::InBatch)?;
    in_person(&case, 2, 2, period, 0, OrderState::InBatch)?;
    let (clerk, at) = (samples::actor("Оператор О'Коннор, касса № 3"), samples::instant(700));
    let order = case.order(samples::order_id(2))?;
    case.made(&[Change::UpdateOrder {
        order: Box::new(Order { state: OrderState::HandedOver, detail: Some(clerk.to_string()), ..order }),
        events: vec![OrderEvent { at, state: OrderState::HandedOver, detail: Some(clerk.to_string()) }],
        lease: LeaseAfter::Release,
    }])?;
    let items = block_on(case.store().pickup(&case.operator, period, None, 9))?;
    let handed_over: Vec<_> = items.into_iter().map(|item| item.handed_over).collect();
    same("handed over", &handed_over, &vec![None, Some((at, clerk))])
}

/// S19: a period's refusals come by account, in pages that begin after the one given.
pub fn s19_refusals_are_read_by_account_in_pages(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for account in [5, 1, 3] {
        case.made(&[0, 1].map(|month| Change::Refuse(samples::refusal(account, samples::period(month), "sums"))))?;
    }
    let page = |after: Option<u32>, limit| -> Result<Vec<AccountNumber>, Stop> {
        let after = after.map(samples::account_number);
        let read = block_on(case.store().refusals(&case.operator, samples::period(0), after.as_ref(), limit))?;
        Ok(read.into_iter().map(|refusal| refusal.account).collect())
    };
    let accounts = |places: &[u32]| places.iter().copied().map(samples::account_number).collect::<Vec<_>>();
    same("all refusals", &page(None, usize::MAX)?, &accounts(&[1, 3, 5]))?;
    same("the first page", &page(None, 2)?, &accounts(&[1, 3]))?;
    same("the page after 1", &page(Some(1), 1)?, &accounts(&[3]))?;
    same("the page after one that is not there", &page(Some(2), 9)?, &accounts(&[3, 5]))?;
    same("the page after the last", &page(Some(5), 9)?, &accounts(&[]))?;
    same("a page of nothing", &page(None, 0)?, &accounts(&[]))
}

/// Issues an invoice to be handed over, with its order.
fn in_person(case: &Case, place: u32, account: u32, period: BillingPeriod, revision: u32, state: OrderState) -> Check {
    let mut order = samples::regular(place, account, period, state);
    order.kind = schet::order::OrderKind::Regular { period, revision };
    let issued = Issued {
        order: Some(order.id),
        delivery: Delivery { in_person: true, cabinet_address: None },
        ..samples::issued(place, account, period, revision)
    };
    case.made(&[samples::accept(&order), samples::issue(&issued)])
}

/// The accounts' places and the revisions of a page.
fn batch(
    case: &Case,
    period: BillingPeriod,
    after: Option<AccountNumber>,
    limit: usize,
) -> Result<Vec<(u32, u32)>, Stop> {
    let items = block_on(case.store().pickup(&case.operator, period, after.as_ref(), limit))?;
    let place = |account: &AccountNumber| (0..100).find(|place| samples::account_number(*place) == *account);
    let read = items.iter().map(|item| (place(&item.issued.account).unwrap_or(u32::MAX), item.issued.facts.revision));
    Ok(read.collect())
}
