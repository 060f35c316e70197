//! R13, R14, R17: the order's state machine over random events.

#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use proptest::prelude::*;
use schet::order::{
    Destination, Digest, DocumentRef, Event, Order, OrderId, OrderKind, OrderState, Policy, Retry, UnknownPolicy,
};
use schet::text::Line;
use schet::{AccountNumber, EmailAddress, Instant, Locale};
use uuid::Uuid;

fn start() -> Instant {
    "2026-10-04T06:00:00Z".parse().unwrap()
}

fn order(destination: Destination) -> Order {
    Order {
        id: OrderId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0123_4567_89ab)),
        account: AccountNumber::new("100-1").unwrap(),
        kind: OrderKind::Repeat { period: "2026-09".parse().unwrap() },
        destination,
        locale: Locale::Ru,
        by: Line::new("cabinet").unwrap(),
        accepted_at: start(),
        state: OrderState::Accepted,
        due: Some(start()),
        tries: 0,
        generation: 0,
        detail: None,
        document: None,
        file: None,
        invoice: None,
        version: 1,
    }
}

fn email() -> Destination {
    Destination::Email(EmailAddress::new("a@example.ru").unwrap())
}

fn clerk() -> Line {
    Line::new("clerk").unwrap()
}

fn document() -> DocumentRef {
    DocumentRef { digest: Digest([7; 32]), size: 1 }
}

fn events() -> Vec<Event> {
    let why = || "because".to_owned();
    vec![
        Event::FormingBegun,
        Event::Formed(document()),
        Event::FormingDelayed(why()),
        Event::FormingRefused(why()),
        Event::Batched,
        Event::LinkReady { expires: start() + TimeDelta::days(7) },
        Event::SendingBegun,
        Event::Accepted("250 ok".to_owned()),
        Event::SendingDelayed(why()),
        Event::SendingRefused(why()),
        Event::OutcomeUnknown(why()),
        Event::LinkExpired,
        Event::Cancelled(clerk()),
        Event::Restarted(clerk()),
        Event::Abandoned(clerk()),
        Event::Bounced(why()),
        Event::HandedOver(clerk()),
        Event::DocumentForgotten,
    ]
}

/// States in which an order has come to its end as it should.
const ENDS: [OrderState; 4] = [OrderState::Sent, OrderState::Expired, OrderState::Cancelled, OrderState::HandedOver];

#[test]
fn r13_every_state_is_reached_and_none_is_without_a_way_out() {
    let policy = Policy::default();
    let mut seen: Vec<Order> = vec![order(email())];
    let mut next = 0;
    while next < seen.len() {
        let from = seen[next].clone();
        next += 1;
        for event in events() {
            let Ok((to, _)) = from.apply(&event, start(), &policy) else { continue };
            let known = |old: &Order| {
                old.state == to.state
                    && old.due.is_some() == to.due.is_some()
                    && old.document.is_some() == to.document.is_some()
            };
            if !seen.iter().any(known) {
                seen.push(to);
            }
        }
    }
    for state in OrderState::ALL {
        assert!(seen.iter().any(|order| order.state == state), "{state:?} is never reached");
    }
    for order in &seen {
        let ways = events().iter().filter(|event| order.apply(event, start(), &policy).is_ok()).count();
        assert!(ways > 0 || ENDS.contains(&order.state), "{:?} has no way out", order.state);
        // What waits for nobody is worked on by itself.
        if order.due.is_none() {
            let rests = [OrderState::Failed, OrderState::Bounced, OrderState::Unknown, OrderState::InBatch];
            assert!(rests.contains(&order.state) || ENDS.contains(&order.state), "{:?} is forgotten", order.state);
        }
    }
}

proptest! {
    #[test]
    fn r13_sent_comes_only_of_an_accepting_answer(picks in prop::collection::vec(0usize..18, 1..60), hold in any::<bool>()) {
        let unknown = if hold { UnknownPolicy::Hold } else { UnknownPolicy::Retry };
        let policy = Policy { unknown, ..Policy::default() };
        let (events, mut order) = (events(), order(email()));
        let mut now = start();
        for pick in picks {
            now += TimeDelta::seconds(30);
            let event = &events[pick];
            let before = order.clone();
            match order.apply(event, now, &policy) {
                Ok((next, record)) => {
                    prop_assert_eq!(record.state, next.state);
                    prop_assert_eq!(record.at, now);
                    let forgotten = *event == Event::DocumentForgotten;
                    prop_assert!(!forgotten || (next.state, next.due) == (before.state, None));
                    if next.state == OrderState::Sent && !forgotten {
                        prop_assert!(matches!(before.state, OrderState::Sending | OrderState::Unknown));
                        prop_assert!(matches!(event, Event::Accepted(_)));
                    }
                    // A transmission begins only with a document in hand.
                    let has_one = matches!(next.state, OrderState::Sending | OrderState::Sent | OrderState::Ready);
                    if has_one && !(next.state == OrderState::Sent && before.document.is_none()) && !forgotten {
                        prop_assert!(next.document.is_some());
                    }
                    // What is fixed when an order is accepted stays.
                    prop_assert_eq!(&next.destination, &before.destination);
                    prop_assert_eq!(next.id, before.id);
                    prop_assert_eq!(next.accepted_at, before.accepted_at);
                    // A retry is the same mail; only who starts the order again asks for another (R14).
                    let asked_again = u32::from(matches!(event, Event::Restarted(_)));
                    prop_assert_eq!(next.generation, before.generation + asked_again);
                    order = next;
                }
                Err(error) => prop_assert_eq!(error.state, before.state),
            }
        }
    }

    #[test]
    fn r17_pauses_grow_to_the_cap_and_end(tries in 1u32..200, id in any::<u128>()) {
        let retry = Retry::default();
        let id = OrderId(Uuid::from_u128(id));
        let pause = retry.after(start(), tries, id) - start();
        let full = i64::from(retry.first_seconds) << (tries - 1).min(20);
        let full = TimeDelta::seconds(full.min(i64::from(retry.longest_seconds)));
        prop_assert!(pause <= full, "{pause} > {full}");
        prop_assert!(pause >= full * 3 / 4 - TimeDelta::seconds(1), "{pause} < 3/4 {full}");
        prop_assert!(!retry.is_over(1));
        prop_assert!(retry.is_over(200));
    }
}

proptest! {
    #[test]
    fn r17_the_end_is_after_the_pauses_that_were_given(first in 0u32..200_000, longest in 0u32..200_000, give_up in 0u32..400_000) {
        let retry = Retry { first_seconds: first, longest_seconds: longest, give_up_seconds: give_up };
        let (mut tries, mut waited) = (1, 0);
        while waited < u64::from(give_up) {
            if tries < 100 {
                prop_assert!(!retry.is_over(tries), "over after {tries} tries and {waited} seconds");
            }
            waited += (u64::from(first.max(1)) << (tries - 1).min(31)).min(u64::from(longest.max(1)));
            tries += 1;
        }
        prop_assert!(tries == 1 || !retry.is_over(tries - 1), "over before {tries} tries and {waited} seconds");
        prop_assert!(retry.is_over(tries), "not over after {tries} tries and {waited} seconds");
        prop_assert!(retry.is_over(u32::MAX));
    }
}

#[test]
fn r17_an_order_is_tried_for_three_days_and_then_fails_visibly() {
    let policy = Policy::default();
    let mut now = start();
    let mut order = Order { state: OrderState::Formed, document: Some(document()), ..order(email()) };
    loop {
        order = order.apply(&Event::SendingBegun, now, &policy).unwrap().0;
        order = order.apply(&Event::SendingDelayed("451 later".to_owned()), now, &policy).unwrap().0;
        match order.due {
            Some(due) => now = due,
            None => break,
        }
    }
    assert_eq!(order.state, OrderState::Failed);
    assert_eq!(order.detail.as_deref(), Some("451 later"));
    let tried_for = now - start();
    assert!(tried_for > TimeDelta::days(2) && tried_for < TimeDelta::days(4), "{tried_for}");
    let again = order.apply(&Event::Restarted(clerk()), now, &policy).unwrap().0;
    assert_eq!((again.state, again.due, again.tries), (OrderState::Formed, Some(now), 0));
}

#[test]
fn r13_an_unknown_outcome_is_retried_or_held_by_policy() {
    let sending = Order { state: OrderState::Sending, document: Some(document()), ..order(email()) };
    let lost = Event::OutcomeUnknown("closed after the dot".to_owned());
    let retry = sending.apply(&lost, start(), &Policy::default()).unwrap().0;
    assert_eq!(retry.state, OrderState::Unknown);
    assert!(retry.due.is_some_and(|due| due > start()));
    assert!(retry.apply(&Event::SendingBegun, start(), &Policy::default()).is_ok());
    let late = Event::Accepted("250 taken".to_owned());
    assert_eq!(retry.apply(&late, start(), &Policy::default()).unwrap().0.state, OrderState::Sent);
    let policy = Policy { unknown: UnknownPolicy::Hold, ..Policy::default() };
    let held = sending.apply(&lost, start(), &policy).unwrap().0;
    assert_eq!((held.state, held.due), (OrderState::Unknown, None));
    assert!(held.apply(&Event::SendingBegun, start(), &policy).is_err());
    assert_eq!(held.apply(&Event::Abandoned(clerk()), start(), &policy).unwrap().0.state, OrderState::Failed);
    assert_eq!(held.apply(&Event::Restarted(clerk()), start(), &policy).unwrap().0.state, OrderState::Formed);
}

#[test]
fn r13_a_servers_reply_is_kept_bounded_and_on_one_line() {
    let sending = Order { state: OrderState::Sending, document: Some(document()), ..order(email()) };
    let reply = format!("550 no\r\nBcc: x\0{}", "я".repeat(1 << 20));
    let refused = sending.apply(&Event::SendingRefused(reply), start(), &Policy::default()).unwrap().0;
    let kept = refused.detail.unwrap();
    assert!(kept.starts_with("550 no  Bcc: x я"));
    assert!(kept.chars().count() <= 500 && !kept.chars().any(char::is_control));
}

#[test]
fn r13_every_state_has_a_name_that_reads_back() {
    for state in OrderState::ALL {
        assert_eq!(OrderState::from_name(state.name()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.name());
    }
}

#[test]
fn r14_equal_orders_have_one_fingerprint_and_others_another() {
    let account = AccountNumber::new("100-1").unwrap();
    let detail = |subscribers: &[&str], period: &str| {
        OrderKind::CallDetail {
            period: period.parse().unwrap(),
            subscribers: subscribers.iter().map(|id| id.parse().unwrap()).collect(),
            format: schet::order::CallDetailFormat::Csv,
        }
        .normalised()
        .fingerprint(&account)
    };
    assert_eq!(detail(&["74950000001", "74950000002"], "2026-10"), detail(&["74950000002", "74950000001"], "2026-10"));
    assert_eq!(detail(&["a", "a"], "2026-10"), detail(&["a"], "2026-10"));
    assert_ne!(detail(&["ab"], "2026-10"), detail(&["a", "b"], "2026-10"));
    assert_ne!(detail(&["a"], "2026-10"), detail(&["a"], "2026-09"));
    assert_ne!(detail(&[], "2026-10"), detail(&["a"], "2026-10"));
    let other = AccountNumber::new("100-2").unwrap();
    let kind = OrderKind::Repeat { period: "2026-09".parse().unwrap() };
    assert_ne!(kind.fingerprint(&account), kind.fingerprint(&other));
}
