use futures_lite::future::block_on;
use schet::delivery::{ChangeState, DeliveryChange, DeliveryHistory, DeliveryMethod};
use schet::order::{Order, OrderEvent, OrderState};
use schet::ports::{Change, Conflict, LeaseAfter};

use super::Harness;
use super::accepting::with_key;
use super::case::{Case, LEASE, to_state};
use super::snapshot::key;
use crate::samples;
use crate::suite::{Check, Stop, same};

/// S4: an update of a version that is not the stored one conflicts, and so does one of an order that is not there.
pub fn s4_an_update_of_another_version_conflicts(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let update = |version| to_state(&Order { version, ..order.clone() }, OrderState::Forming, LeaseAfter::Keep(LEASE));
    case.conflicts(&[update(0)], 0, Conflict::Version)?;
    case.conflicts(&[update(1)], 0, Conflict::Version)?;
    case.accepted(std::slice::from_ref(&order))?;
    case.conflicts(&[update(0)], 0, Conflict::Version)?;
    case.conflicts(&[update(2)], 0, Conflict::Version)?;
    case.made(&[update(1)])?;
    case.conflicts(&[update(1)], 0, Conflict::Version)?;
    same("the version", &case.order(order.id)?.version, &2)
}

/// S4: an update stores what it was given with a version one higher, and its events follow those before.
pub fn s4_an_update_counts_the_version_up_and_adds_to_the_history(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.accepted(std::slice::from_ref(&order))?;
    let next = Order {
        state: OrderState::Formed,
        due: Some(samples::instant(500)),
        tries: 3,
        generation: 2,
        detail: Some("450 4.2.1 «ящик» занят; it's 'full' \\ 100 %".to_owned()),
        document: Some(samples::document(4).reference),
        invoice: Some(Box::new(samples::issued(4, 1, samples::period(1), 0).facts)),
        version: 1,
        ..order.clone()
    };
    let event = |seconds, state, detail: Option<&str>| OrderEvent {
        at: samples::instant(seconds),
        state,
        detail: detail.map(str::to_owned),
    };
    // The second entry is of an earlier instant: a history goes by what was recorded, not by the clock.
    let events = vec![event(9, OrderState::Forming, None), event(8, OrderState::Formed, Some("готово"))];
    case.made(&[Change::UpdateOrder {
        order: Box::new(next.clone()),
        events: events.clone(),
        lease: LeaseAfter::Keep(LEASE),
    }])?;
    same("the order", &case.order(order.id)?, &Order { version: 2, ..next.clone() })?;
    same("the entries that were added", &case.history(order.id)?.split_off(1), &events)?;
    case.made(&[Change::UpdateOrder {
        order: Box::new(Order { version: 2, due: None, ..next }),
        events: Vec::new(),
        lease: LeaseAfter::Keep(LEASE),
    }])?;
    same("entries of history", &case.history(order.id)?.len(), &3)?;
    same("orders due", &case.claimed(samples::instant(9_999), 9)?, &Vec::new())
}

/// S4: an update of an order's kind or state leaves account, fingerprint and key as they were accepted.
pub fn s4_account_fingerprint_and_key_stay(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.made(&[with_key(&order, 0, samples::instant(1_000))])?;
    let strange = Order { account: samples::account_number(2), version: 1, ..order.clone() };
    case.made(&[to_state(&strange, OrderState::Forming, LeaseAfter::Keep(LEASE))])?;
    same("the account", &case.order(order.id)?.account, &order.account)?;
    same("orders of the other account", &case.orders(&samples::account_number(2))?, &Vec::new())?;
    let keyed = block_on(case.store().order_by_key(&case.operator, &order.account, &key(0), samples::instant(0)))?;
    let keyed = keyed.ok_or_else(|| Stop::Broken("the key is lost".to_owned()))?;
    same(
        "the key's order and fingerprint",
        &(keyed.order.id, keyed.fingerprint),
        &(order.id, samples::fingerprint(&order)),
    )
}

/// S5: a change of delivery is made against the version that was read; the history keeps every one.
pub fn s5_a_change_of_delivery_needs_the_version_that_was_read(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let changes = [
        samples::delivery_change(samples::instant(1), samples::email(1)),
        samples::delivery_change(samples::instant(2), DeliveryMethod::InPerson),
        samples::delivery_change(samples::instant(1), samples::email(2)),
    ];
    case.conflicts(&[change(&changes[0], 1)], 0, Conflict::Version)?;
    for (expected, next) in (0..).zip(&changes) {
        case.made(&[change(next, expected)])?;
        case.conflicts(&[change(next, expected)], 0, Conflict::Version)?;
        case.conflicts(&[change(next, expected + 2)], 0, Conflict::Version)?;
    }
    same("the history", &history(&case)?, &DeliveryHistory { version: 3, changes: changes.to_vec() })
}

/// S5: a change that waits for confirmation is settled in its place; a place that is not there conflicts.
pub fn s5_a_change_that_waits_is_settled_in_its_place(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let token_hash = samples::token_hash(1);
    let pending = DeliveryChange {
        state: ChangeState::Pending { token_hash, expires: samples::instant(9_000) },
        ..samples::delivery_change(samples::instant(1), samples::email(1))
    };
    let other = samples::delivery_change(samples::instant(2), samples::email(2));
    let confirmed = ChangeState::Confirmed { at: samples::instant(3) };
    let settle = |expected, place| Change::SettleDelivery {
        account: samples::account_number(1),
        expected,
        place,
        state: confirmed.clone(),
    };
    case.conflicts(&[settle(0, 0)], 0, Conflict::Version)?;
    case.made(&[change(&pending, 0), change(&other, 1)])?;
    same("the change that waits", &history(&case)?.changes[0], &pending)?;
    case.conflicts(&[settle(1, 0)], 0, Conflict::Version)?;
    case.conflicts(&[settle(2, 2)], 0, Conflict::Version)?;
    case.conflicts(&[settle(2, usize::MAX)], 0, Conflict::Version)?;
    case.made(&[settle(2, 0)])?;
    let expected = vec![DeliveryChange { state: confirmed.clone(), ..pending }, other];
    same("the history", &history(&case)?, &DeliveryHistory { version: 3, changes: expected })
}

fn change(change: &DeliveryChange, expected: u64) -> Change {
    Change::ChangeDelivery { account: samples::account_number(1), expected, change: change.clone() }
}

fn history(case: &Case) -> Result<DeliveryHistory, Stop> {
    let read = block_on(case.store().deliveries(&case.operator, &[samples::account_number(1)]))?;
    read.into_iter().next().ok_or_else(|| Stop::Broken("no history was answered".to_owned()))
}
