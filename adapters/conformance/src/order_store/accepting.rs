use std::time::Duration;

use futures_lite::future::block_on;
use schet::Instant;
use schet::order::{Order, OrderEvent, OrderState};
use schet::ports::{Change, Conflict, LeaseAfter, NewKey, Shared, SharedBudget};

use super::Harness;
use super::case::{Case, acceptance, to_state};
use super::committing::with_budget;
use super::snapshot::{day, key};
use crate::samples;
use crate::suite::{Check, same};

/// S3: an identifier that is there conflicts, whatever the order's state and content.
pub fn s3_an_order_that_is_there_conflicts(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.accepted(std::slice::from_ref(&order))?;
    case.made(&[to_state(&case.order(order.id)?, OrderState::Cancelled, LeaseAfter::Release)])?;
    let other = Order { id: order.id, ..samples::order(2, 2) };
    case.conflicts(&[samples::accept(&other)], 0, Conflict::Exists)
}

/// S3: a key that is kept for the account conflicts, also when its order has ended; other accounts have their own.
pub fn s3_a_kept_key_conflicts(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let expires = samples::instant(1_000);
    let order = samples::order(1, 1);
    case.made(&[with_key(&order, 0, expires)])?;
    case.conflicts(&[with_key(&samples::order(2, 1), 0, expires)], 0, Conflict::Key)?;
    case.made(&[with_key(&samples::order(2, 1), 1, expires)])?;
    case.made(&[with_key(&samples::order(3, 2), 0, expires)])?;
    case.made(&[to_state(&case.order(order.id)?, OrderState::Sent, LeaseAfter::Release)])?;
    case.conflicts(&[with_key(&samples::order(4, 1), 0, expires)], 0, Conflict::Key)
}

/// S3: from its expiry on a key is free, and answers the order that takes it then.
pub fn s3_a_key_that_has_expired_is_replaced(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let account = samples::account_number(1);
    let accepted = |place, seconds| Order { accepted_at: samples::instant(seconds), ..samples::order(place, 1) };
    case.made(&[with_key(&accepted(1, 0), 0, samples::instant(100))])?;
    case.conflicts(&[with_key(&accepted(2, 99), 0, samples::instant(300))], 0, Conflict::Key)?;
    case.made(&[with_key(&accepted(3, 100), 0, samples::instant(300))])?;
    let answer = block_on(case.store().order_by_key(&case.operator, &account, &key(0), samples::instant(299)))?;
    same("the key's order", &answer.map(|keyed| keyed.order.id), &Some(samples::order_id(3)))?;
    same("the order that had the key before", &case.order(samples::order_id(1))?.id, &samples::order_id(1))
}

/// S3: while an equal order is unfinished, another without a key conflicts; afterwards none does.
pub fn s3_an_equal_unfinished_order_conflicts(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let equal = |place| Order { id: samples::order_id(place), ..order.clone() };
    case.accepted(std::slice::from_ref(&order))?;
    for (place, state) in (10..).zip(OrderState::ALL) {
        case.made(&[to_state(&case.order(order.id)?, state, LeaseAfter::Release)])?;
        if state.is_unfinished() {
            case.conflicts(&[samples::accept(&equal(place))], 0, Conflict::Unfinished)?;
        } else {
            case.made(&[samples::accept(&equal(place))])?;
            let taken = case.order(samples::order_id(place))?;
            case.made(&[to_state(&taken, OrderState::Sent, LeaseAfter::Release)])?;
        }
    }
    Ok(())
}

/// S3: an order with a key is taken though an equal one is unfinished; both then are.
pub fn s3_an_order_with_a_key_is_an_order_of_its_own(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    let equal = |place| Order { id: samples::order_id(place), ..order.clone() };
    case.accepted(std::slice::from_ref(&order))?;
    case.made(&[with_key(&equal(2), 0, samples::instant(1_000))])?;
    case.made(&[to_state(&case.order(order.id)?, OrderState::Sent, LeaseAfter::Release)])?;
    case.conflicts(&[samples::accept(&equal(3))], 0, Conflict::Unfinished)
}

/// S3: a day's budget is used up at its limit; another account has its own.
pub fn s3_a_day_has_its_budget(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for place in 1..=3 {
        case.made(&[with_budget(&samples::order(place, 1), 3)])?;
    }
    case.conflicts(&[with_budget(&samples::order(4, 1), 3)], 0, Conflict::Budget)?;
    case.made(&[with_budget(&samples::order(4, 2), 3)])?;
    case.accepted(&[samples::order(5, 1)])?;
    let taken =
        |account, on| block_on(case.store().orders_on(&case.operator, &samples::account_number(account), day(on)));
    same("orders taken", &(taken(1, 0)?, taken(2, 0)?, taken(1, 1)?), &(3, 1, 0))?;
    case.conflicts(&[with_budget(&samples::order(6, 3), 0)], 0, Conflict::Budget)
}

/// S3: a day's budget that accounts share is used up by all of them; what conflicts takes nothing out of any.
pub fn s3_accounts_share_a_days_budget(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let address = samples::address(7);
    let (to_it, to_all) = (Shared::Address(address.clone()), Shared::Operator);
    let taken = |of: &Shared, on: u32| block_on(case.store().mails_on(&case.operator, of, day(on)));
    let accepted = |place: u32, most: u32| {
        let budget = |of: &Shared, limit| SharedBudget { of: of.clone(), day: day(0), limit };
        match acceptance(&samples::order(place, place), None, None) {
            Change::AcceptOrder { order, events, fingerprint, key, budget: own, .. } => Change::AcceptOrder {
                order,
                events,
                fingerprint,
                key,
                budget: own,
                shared: vec![budget(&to_all, 100), budget(&to_it, most)],
            },
            other => other,
        }
    };
    for place in 1..=3 {
        case.made(&[accepted(place, 3)])?;
    }
    case.conflicts(&[accepted(4, 3)], 0, Conflict::Budget)?;
    case.conflicts(&[accepted(4, 4), accepted(5, 4)], 1, Conflict::Budget)?;
    same("mails to the address", &taken(&to_it, 0)?, &3)?;
    same("mails to all", &taken(&to_all, 0)?, &3)?;
    same("mails to the address on another day", &taken(&to_it, 1)?, &0)?;
    same("mails to its domain", &taken(&Shared::Domain(address.domain().to_owned()), 0)?, &0)?;
    case.made(&[accepted(4, 4)])?;
    same("mails to all at last", &taken(&to_all, 0)?, &4)
}

/// S3: an order that conflicts, for its budget or otherwise, takes nothing from it.
pub fn s3_what_conflicts_takes_nothing_from_the_budget(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.made(&[with_budget(&order, 5)])?;
    case.conflicts(&[with_budget(&order, 5)], 0, Conflict::Exists)?;
    case.conflicts(&[with_budget(&Order { id: samples::order_id(2), ..order.clone() }, 5)], 0, Conflict::Unfinished)?;
    case.conflicts(&[with_budget(&samples::order(3, 1), 1)], 0, Conflict::Budget)?;
    case.conflicts(&[with_budget(&samples::order(4, 1), 5), samples::accept(&order)], 1, Conflict::Exists)?;
    same("orders taken", &block_on(case.store().orders_on(&case.operator, &order.account, day(0)))?, &1)
}

/// S3: an order is stored with version 1, whatever it came with, and its history begins with its events.
pub fn s3_an_order_begins_with_version_1_and_its_events(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = Order { version: 77, ..samples::order(1, 1) };
    let begin = [OrderState::Accepted, OrderState::Forming, OrderState::Formed];
    let begin =
        begin.map(|state| OrderEvent { at: samples::instant(5), state, detail: Some("начало".to_owned()) });
    case.made(&[Change::AcceptOrder {
        order: Box::new(order.clone()),
        events: begin.to_vec(),
        fingerprint: samples::fingerprint(&order),
        key: None,
        budget: None,
        shared: Vec::new(),
    }])?;
    same("the order", &case.order(order.id)?, &Order { version: 1, ..order.clone() })?;
    same("the history", &case.history(order.id)?, &begin.to_vec())?;
    let claimed = case.claim(order.accepted_at, 1, Duration::ZERO)?;
    same("orders due at once", &claimed.len(), &1)
}

/// The acceptance of an order with a key.
pub(super) fn with_key(order: &Order, place: u32, expires: Instant) -> Change {
    acceptance(order, Some(NewKey { key: key(place), expires }), None)
}
