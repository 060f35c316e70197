use std::time::Duration;

use futures_lite::future::block_on;
use schet::delivery::{ChangeState, Delivery, DeliveryChange, DeliveryMethod};
use schet::order::{CallDetailFormat, Destination, Order, OrderKind, OrderState};
use schet::ports::{Change, Issued, LeaseAfter, Link, Run, RunCounts};
use schet::{EmailAddress, Instant, Locale};

use super::Harness;
use super::accepting::with_key;
use super::case::{Case, LEASE, to_state};
use super::snapshot::key;
use crate::samples::{self, valid};
use crate::suite::{Check, Stop, same};

/// S20: what a thread has committed, it and every other reads at once.
pub fn s20_reads_answer_what_was_committed_last(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let id = samples::order_id(1);
    case.accepted(&[samples::order(1, 1)])?;
    for version in 2..30 {
        let read = case.order(id)?;
        case.made(&[to_state(&read, OrderState::Forming, LeaseAfter::Keep(LEASE))])?;
        same("the version that the writer reads", &case.order(id)?.version, &version)?;
        let other = std::thread::scope(|scope| scope.spawn(|| case.order(id)).join());
        let other = other.map_err(|_| Stop::Broken("a thread that read panicked".to_owned()))?;
        same("the version that another reads", &other?.version, &version)?;
    }
    Ok(())
}

/// S20: a key answers its order as it stands now, for its account, until the key expires.
pub fn s20_a_key_answers_until_it_expires(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    let order = samples::order(1, 1);
    case.made(&[with_key(&order, 0, samples::instant(100))])?;
    case.made(&[to_state(&case.order(order.id)?, OrderState::Sent, LeaseAfter::Release)])?;
    let answer = |account, place, now| -> Result<_, Stop> {
        let account = samples::account_number(account);
        let found = block_on(case.store().order_by_key(&case.operator, &account, &key(place), now))?;
        Ok(found.map(|keyed| (keyed.order.state, keyed.fingerprint)))
    };
    let just_before = samples::instant(100) - Duration::from_micros(1);
    same("before it expires", &answer(1, 0, just_before)?, &Some((OrderState::Sent, samples::fingerprint(&order))))?;
    same("as it expires", &answer(1, 0, samples::instant(100))?, &None)?;
    same("for another account", &answer(2, 0, just_before)?, &None)?;
    same("another key", &answer(1, 1, just_before)?, &None)
}

/// S20: orders, invoices, deliveries, links and runs of every shape come back as they were written, their instants
/// to the microsecond.
pub fn s20_every_field_comes_back_as_it_was_written(harness: &dyn Harness) -> Check {
    let case = Case::new(harness);
    for order in orders_of_every_shape() {
        case.accepted(std::slice::from_ref(&order))?;
        same("the order", &case.order(order.id)?, &Order { version: 1, ..order })?;
    }
    for issued in issued_of_every_shape() {
        case.made(&[samples::issue(&issued)])?;
        let read = block_on(case.store().issued(&case.operator, &issued.account, 1))?;
        same("the invoice", &read, &vec![issued])?;
    }
    let changes = deliveries_of_every_shape();
    let account = samples::account_number(50);
    for (expected, change) in (0..).zip(changes.clone()) {
        case.made(&[Change::ChangeDelivery { account: account.clone(), expected, change }])?;
    }
    let read = block_on(case.store().deliveries(&case.operator, &[account]))?;
    same("the changes of delivery", &read.into_iter().flat_map(|history| history.changes).collect(), &changes)?;
    let link = Link {
        expires: odd_instant(),
        revoked: Some(odd_instant()),
        uses: u32::MAX,
        last_used: Some(odd_instant()),
        ..samples::link(1, &samples::order(1, 1))
    };
    case.made(&[Change::PutLink(link.clone())])?;
    same("the link", &block_on(case.store().link(&case.operator, &link.token_hash))?, &Some(link))?;
    let run = Run {
        round: u32::MAX,
        started: odd_instant(),
        dealt_through: Some(samples::account_number(3)),
        all_dealt: true,
        ended: Some(odd_instant()),
        counts: RunCounts { formed: 1 << 40, in_person: 1 << 33, already: 2, not_billable: 3, refused: 4 },
        ..samples::run(samples::period(0))
    };
    case.made(&[Change::PutRun(run.clone())])?;
    same("the run", &block_on(case.store().run(&case.operator, run.period))?, &Some(Run { version: 1, ..run }))
}

/// An instant with microseconds.
fn odd_instant() -> Instant {
    samples::instant(7) + Duration::from_micros(123_456)
}

fn orders_of_every_shape() -> Vec<Order> {
    let period = samples::period(0);
    let subscribers = vec![samples::subscriber_id(1, 0), samples::subscriber_id(1, 1)];
    let detail = |format| OrderKind::CallDetail { period, subscribers: subscribers.clone(), format };
    let address: EmailAddress = valid("иван.петров@почта.рф".parse());
    let kinds = [
        OrderKind::Repeat { period },
        OrderKind::Link { period: valid("1970-01".parse()) },
        OrderKind::ToApplication { period: valid("9998-12".parse()) },
        detail(CallDetailFormat::Csv),
        detail(CallDetailFormat::Xlsx),
        detail(CallDetailFormat::Pdf),
        OrderKind::Charges { period, subscribers: Vec::new() },
        OrderKind::Regular { period, revision: u32::MAX },
        OrderKind::ConfirmAddress { method: DeliveryMethod::Email(address.clone()) },
        OrderKind::ConfirmAddress { method: DeliveryMethod::InPerson },
    ];
    let destinations = [Destination::Email(address), Destination::Link, Destination::Pickup];
    let shaped = (0..).zip(kinds).map(|(place, kind)| Order {
        kind,
        destination: destinations[place as usize % 3].clone(),
        locale: if place % 2 == 0 { Locale::Ru } else { Locale::En },
        by: samples::actor("Иванов \"И'\\\"; DROP TABLE orders;-- 📞"),
        accepted_at: odd_instant(),
        state: OrderState::ALL[place as usize],
        due: (place % 2 == 0).then(odd_instant),
        tries: if place == 3 { u32::MAX } else { place },
        generation: if place == 4 { u32::MAX } else { place / 2 },
        detail: (place % 3 == 0).then(|| "550 5.1.1 нет такого ящика %s {} ?1 $1".to_owned()),
        document: (place % 2 == 1).then(|| samples::document(place).reference),
        invoice: (place % 4 == 1).then(|| Box::new(samples::issued(place, 1, period, place).facts)),
        ..samples::order(place, place)
    });
    shaped.collect()
}

fn issued_of_every_shape() -> Vec<Issued> {
    let amount = |minor| schet::Amount::from_minor(minor);
    let deliveries = [
        Delivery { in_person: true, cabinet_address: None },
        Delivery { in_person: true, cabinet_address: Some(samples::address(1)) },
        Delivery { in_person: false, cabinet_address: Some(samples::address(2)) },
    ];
    let shaped = (60..).zip(deliveries).map(|(place, delivery)| {
        let mut issued = samples::issued(place, place, samples::period(place), place % 2);
        issued.facts.amount_due = amount(-999_999_999_999_999);
        issued.total = amount(999_999_999_999_999);
        issued.facts.number = valid(format!("СЧ/{place} «б»").parse());
        Issued { delivery, formed_at: odd_instant(), order: Some(samples::order_id(place)), ..issued }
    });
    shaped.collect()
}

fn deliveries_of_every_shape() -> Vec<DeliveryChange> {
    let states = [
        ChangeState::InForce,
        ChangeState::Pending { token_hash: samples::token_hash(3), expires: odd_instant() },
        ChangeState::Confirmed { at: odd_instant() },
    ];
    let methods = [samples::email(1), DeliveryMethod::InPerson, samples::email(3)];
    let shaped = states
        .into_iter()
        .zip(methods)
        .map(|(state, method)| DeliveryChange { state, ..samples::delivery_change(odd_instant(), method) });
    shaped.collect()
}
