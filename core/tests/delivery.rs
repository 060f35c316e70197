//! R4, R6 and R7: where things go, over random histories of changes.

#![allow(clippy::unwrap_used)]

use chrono::DateTime;
use proptest::prelude::*;
use schet::delivery::{ChangeState, Delivery, DeliveryChange, DeliveryHistory, DeliveryMethod};
use schet::text::Line;
use schet::{EmailAddress, Instant};

fn at(minute: i64) -> Instant {
    DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).unwrap()
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::new(text).unwrap()
}

fn application() -> EmailAddress {
    address("application@firma.ru")
}

fn change(minute: i64, method: DeliveryMethod, state: ChangeState) -> DeliveryChange {
    DeliveryChange { at: at(minute), by: Line::new("client").unwrap(), method, state }
}

fn email(minute: i64, to: &str) -> DeliveryChange {
    change(minute, DeliveryMethod::Email(address(to)), ChangeState::InForce)
}

fn in_person(minute: i64) -> DeliveryChange {
    change(minute, DeliveryMethod::InPerson, ChangeState::InForce)
}

fn pending(minute: i64, to: &str) -> DeliveryChange {
    let state = ChangeState::Pending { token_hash: [7; 32], expires: at(minute + 60) };
    change(minute, DeliveryMethod::Email(address(to)), state)
}

fn history(changes: Vec<DeliveryChange>) -> DeliveryHistory {
    DeliveryHistory { version: changes.len() as u64, changes }
}

/// The change that satisfies `which` and came into force last, not after an instant; of two at once the later recorded.
fn last_in_force(
    history: &DeliveryHistory,
    instant: Instant,
    which: impl Fn(&DeliveryMethod) -> bool,
) -> Option<&DeliveryChange> {
    let mut last: Option<(Instant, &DeliveryChange)> = None;
    for change in &history.changes {
        let since = match change.state {
            ChangeState::InForce => change.at,
            ChangeState::Confirmed { at } => at,
            ChangeState::Pending { .. } => continue,
        };
        if since <= instant && which(&change.method) && last.is_none_or(|(before, _)| before <= since) {
            last = Some((since, change));
        }
    }
    last.map(|(_, change)| change)
}

/// What the rules say, each of the two facts found by itself: the last choice of any kind, and the last address.
fn expected(history: &DeliveryHistory, instant: Instant) -> Delivery {
    let choice = last_in_force(history, instant, |_| true);
    let addressed = last_in_force(history, instant, |method| matches!(method, DeliveryMethod::Email(_)));
    let cabinet_address = addressed.map_or_else(application, |change| match &change.method {
        DeliveryMethod::Email(address) => address.clone(),
        DeliveryMethod::InPerson => unreachable!("an address was looked for"),
    });
    let in_person = choice.is_some_and(|change| change.method == DeliveryMethod::InPerson);
    Delivery { in_person, cabinet_address: Some(cabinet_address) }
}

#[test]
fn r7_an_account_starts_with_mail_to_its_application_address() {
    let delivery = DeliveryHistory::default().at(at(0), &application());
    assert_eq!(delivery, Delivery { in_person: false, cabinet_address: Some(application()) });
    assert_eq!(delivery.regular_address(), Some(&application()));
    assert_eq!(DeliveryHistory::default().address_changed(at(0)), None);
}

#[test]
fn r4_r7_the_invoice_goes_by_the_state_at_its_instant_and_a_repeat_by_the_state_now() {
    let history = history(vec![email(10, "one@b.ru"), email(20, "two@b.ru"), in_person(25), email(30, "three@b.ru")]);
    for (minute, regular, cabinet) in [
        (9, Some("application@firma.ru"), "application@firma.ru"),
        (10, Some("one@b.ru"), "one@b.ru"),
        (19, Some("one@b.ru"), "one@b.ru"),
        (20, Some("two@b.ru"), "two@b.ru"),
        (25, None, "two@b.ru"),
        (29, None, "two@b.ru"),
        (30, Some("three@b.ru"), "three@b.ru"),
        (99, Some("three@b.ru"), "three@b.ru"),
    ] {
        let delivery = history.at(at(minute), &application());
        assert_eq!(delivery.regular_address().map(EmailAddress::as_str), regular, "at {minute}");
        assert_eq!(delivery.cabinet_address.as_ref().map(EmailAddress::as_str), Some(cabinet), "at {minute}");
    }
    let before = at(30) - chrono::TimeDelta::nanoseconds(1);
    assert_eq!(history.at(before, &application()).regular_address(), None);
}

#[test]
fn r7_in_person_from_the_start_keeps_the_application_address_for_other_mails() {
    let delivery = history(vec![in_person(0)]).at(at(0), &application());
    assert_eq!((delivery.regular_address(), delivery.cabinet_address.clone()), (None, Some(application())));
}

#[test]
fn r7_of_two_changes_at_one_instant_the_later_recorded_wins() {
    for (changes, regular) in [
        (vec![email(5, "a@b.ru"), in_person(5)], None),
        (vec![in_person(5), email(5, "a@b.ru")], Some("a@b.ru")),
        (vec![email(5, "a@b.ru"), email(5, "c@d.ru")], Some("c@d.ru")),
    ] {
        let delivery = history(changes).at(at(5), &application());
        assert_eq!(delivery.regular_address().map(EmailAddress::as_str), regular);
    }
}

#[test]
fn r7_a_new_address_waits_for_its_confirmation_and_counts_from_then() {
    let waiting = history(vec![email(1, "old@b.ru"), pending(10, "new@b.ru")]);
    assert_eq!(waiting.at(at(1_000), &application()).regular_address(), Some(&address("old@b.ru")));
    assert_eq!(waiting.address_changed(at(1_000)), Some(at(1)));
    let mut confirmed = waiting;
    confirmed.changes[1].state = ChangeState::Confirmed { at: at(40) };
    assert_eq!(confirmed.at(at(39), &application()).regular_address(), Some(&address("old@b.ru")));
    assert_eq!(confirmed.at(at(40), &application()).regular_address(), Some(&address("new@b.ru")));
    assert_eq!(confirmed.address_changed(at(40)), Some(at(40)));
    // A choice made between the request and its confirmation came into force before it.
    confirmed.changes.push(in_person(20));
    assert_eq!(confirmed.at(at(30), &application()).regular_address(), None);
    assert_eq!(confirmed.at(at(40), &application()).regular_address(), Some(&address("new@b.ru")));
}

#[test]
fn the_cabinet_address_changes_when_it_becomes_another() {
    let history = history(vec![
        email(1, "a@b.ru"),
        in_person(2),
        email(3, "a@b.ru"),
        email(3, "a@B.RU"),
        pending(4, "c@d.ru"),
        email(6, "c@d.ru"),
        email(7, "c@d.ru"),
        email(8, "a@b.ru"),
    ]);
    for (minute, changed) in
        [(0, None), (1, Some(1)), (3, Some(1)), (5, Some(1)), (6, Some(6)), (7, Some(6)), (9, Some(8))]
    {
        assert_eq!(history.address_changed(at(minute)), changed.map(at), "at {minute}");
    }
}

#[test]
fn changes_are_read_strictly() {
    let good = serde_json::to_string(&pending(3, "new@b.ru")).unwrap();
    let hash = "07".repeat(32);
    assert!(good.contains(&hash), "{good}");
    assert_eq!(serde_json::from_str::<DeliveryChange>(&good).unwrap(), pending(3, "new@b.ru"));
    let (short, odd, wide) = (&hash[2..], &hash[1..], "я".repeat(32));
    let unhex = hash.replace('7', "g");
    for (from, to) in [
        (hash.as_str(), short),
        (&hash, odd),
        (&hash, &wide),
        (&hash, &unhex),
        ("new@b.ru", "new@b"),
        ("new@b.ru", "new@b.ru\\r\\nBcc: x@y.ru"),
        ("client", ""),
        ("client", "a\\u0000b"),
        ("pending", "Pending"),
        ("email", "fax"),
    ] {
        assert!(good.contains(from));
        assert!(serde_json::from_str::<DeliveryChange>(&good.replace(from, to)).is_err(), "{to}");
    }
}

fn any_change() -> impl Strategy<Value = DeliveryChange> {
    let method = prop_oneof![
        2 => (0..4).prop_map(|n| DeliveryMethod::Email(address(&format!("a{n}@b.ru")))),
        1 => Just(DeliveryMethod::InPerson),
    ];
    let state = prop_oneof![
        4 => Just(None),
        1 => Just(Some(None)),
        2 => (0_i64..12).prop_map(|later| Some(Some(later))),
    ];
    (0_i64..24, method, state).prop_map(|(minute, method, state)| {
        let state = match state {
            None => ChangeState::InForce,
            Some(None) => ChangeState::Pending { token_hash: [1; 32], expires: at(minute + 5) },
            Some(Some(later)) => ChangeState::Confirmed { at: at(minute + later) },
        };
        change(minute, method, state)
    })
}

/// Histories as they are recorded, and, one in four, in any order at all.
fn any_history() -> impl Strategy<Value = DeliveryHistory> {
    (prop::collection::vec(any_change(), 0..12), 0..4).prop_map(|(mut changes, ordered)| {
        if ordered > 0 {
            changes.sort_by_key(|change| change.at);
        }
        history(changes)
    })
}

proptest! {
    #[test]
    fn r7_the_last_choice_and_the_last_address_in_force_count(history in any_history(), minute in -1_i64..40) {
        let delivery = history.at(at(minute), &application());
        prop_assert_eq!(&delivery, &expected(&history, at(minute)));
        prop_assert_eq!(delivery.regular_address().is_none(), delivery.in_person);
        prop_assert!(delivery.regular_address().is_none_or(|to| Some(to) == delivery.cabinet_address.as_ref()));
    }

    #[test]
    fn r7_what_comes_into_force_later_does_not_count(mut history in any_history(), minute in -1_i64..30) {
        let before = history.at(at(minute), &application());
        let changed = history.address_changed(at(minute));
        history.changes.retain(|change| change.in_force_since().is_some_and(|since| since <= at(minute)));
        prop_assert_eq!(&history.at(at(minute), &application()), &before);
        prop_assert_eq!(history.address_changed(at(minute)), changed);
        prop_assert_eq!(history.at(at(1_000), &application()), before);
    }

    #[test]
    fn r7_in_person_never_moves_the_address(mut history in any_history(), minute in 0_i64..30) {
        let before = history.at(at(minute), &application());
        history.changes.push(in_person(minute));
        let after = history.at(at(minute), &application());
        prop_assert!(after.in_person);
        prop_assert_eq!(after.cabinet_address, before.cabinet_address);
    }

    #[test]
    fn r7_choosing_mail_sets_both_method_and_address(mut history in any_history(), minute in 0_i64..40) {
        history.changes.push(email(minute, "chosen@b.ru"));
        let delivery = history.at(at(minute), &application());
        prop_assert_eq!(delivery, Delivery { in_person: false, cabinet_address: Some(address("chosen@b.ru")) });
    }

    #[test]
    fn r6_the_application_address_shows_only_where_none_was_chosen(history in any_history(), minute in -1_i64..40) {
        let chosen = last_in_force(&history, at(minute), |method| matches!(method, DeliveryMethod::Email(_))).is_some();
        let other = history.at(at(minute), &address("other@firma.ru"));
        prop_assert_eq!(other.cabinet_address == Some(address("other@firma.ru")), !chosen);
        prop_assert_eq!(other.in_person, history.at(at(minute), &application()).in_person);
    }

    #[test]
    fn the_address_has_stayed_since_it_last_changed(history in any_history(), minute in 0_i64..40) {
        let cabinet = |instant| history.at(instant, &application()).cabinet_address;
        match history.address_changed(at(minute)) {
            None => prop_assert_eq!(cabinet(at(minute)), Some(application())),
            Some(since) => {
                prop_assert!(since <= at(minute));
                let later = (0..=minute).map(at).filter(|instant| *instant >= since);
                for instant in later {
                    prop_assert_eq!(cabinet(instant), cabinet(at(minute)));
                }
            }
        }
    }

    #[test]
    fn histories_are_written_and_read_back(history in any_history()) {
        let json = serde_json::to_string(&history).unwrap();
        prop_assert_eq!(serde_json::from_str::<DeliveryHistory>(&json).unwrap(), history);
    }
}
