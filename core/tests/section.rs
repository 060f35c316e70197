//! R2–R6, R8–R12, R15: what the section grants and refuses, and the menu that says so.

#![allow(clippy::unwrap_used)]

use chrono::TimeDelta;
use schet::delivery::{ChangeState, Delivery, DeliveryChange, DeliveryHistory, DeliveryMethod};
use schet::order::{Acceptance, Action, CallDetailFormat, Destination, OrderKind, Policy, Refusal, Standing, decide};
use schet::section::{Unavailable, View, menu};
use schet::{Account, BillingPeriod, EmailAddress, Instant, Locale, Subscriber, Zone};

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn period(text: &str) -> BillingPeriod {
    text.parse().unwrap()
}

fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

fn account() -> Account {
    Account {
        number: "100-1".parse().unwrap(),
        name: "ООО «Ромашка»".parse().unwrap(),
        locale: Locale::Ru,
        application_address: address("signed@romashka.ru"),
        inn: None,
        kpp: None,
        postal_address: None,
        contract: None,
        opened: None,
        closed: None,
        subscribers: vec![Subscriber { id: "74950000001".parse().unwrap(), label: None }],
    }
}

struct Case {
    account: Account,
    delivery: Delivery,
    issued: Vec<BillingPeriod>,
    orders_today: u32,
    changed: Option<Instant>,
    run_is_open: bool,
    policy: Policy,
}

impl Case {
    fn new() -> Self {
        Self {
            account: account(),
            delivery: Delivery { in_person: false, cabinet_address: Some(address("cabinet@romashka.ru")) },
            issued: vec![period("2026-09"), period("2026-08"), period("2023-09"), period("2023-10")],
            orders_today: 0,
            changed: None,
            run_is_open: false,
            policy: Policy::default(),
        }
    }

    fn decide(&self, kind: &OrderKind, now: &str) -> Result<Acceptance, Refusal> {
        let standing = Standing {
            account: &self.account,
            delivery: self.delivery.clone(),
            address_changed: self.changed,
            issued: &self.issued,
            orders_today: self.orders_today,
            run_is_open: self.run_is_open,
        };
        decide(kind, &standing, &self.policy, Zone::MOSCOW, at(now))
    }
}

fn repeat(of: &str) -> OrderKind {
    OrderKind::Repeat { period: period(of) }
}

fn detail(of: &str, subscribers: &[&str]) -> OrderKind {
    OrderKind::CallDetail {
        period: period(of),
        subscribers: subscribers.iter().map(|id| id.parse().unwrap()).collect(),
        format: CallDetailFormat::Xlsx,
    }
}

const OPEN: &str = "2026-10-04T06:00:00Z";
const LAST_MOMENT: &str = "2026-10-03T20:59:59.999Z";
const OPENING: &str = "2026-10-03T21:00:00Z";

#[test]
fn r2_invoice_orders_are_refused_until_the_fourth_and_taken_at_its_first_instant() {
    let case = Case::new();
    for kind in [
        repeat("2026-09"),
        OrderKind::Link { period: period("2026-09") },
        OrderKind::ToApplication { period: period("2026-09") },
    ] {
        assert_eq!(case.decide(&kind, LAST_MOMENT), Err(Refusal::Blackout { until: at(OPENING) }));
        assert_eq!(case.decide(&kind, "2026-09-30T21:00:00Z"), Err(Refusal::Blackout { until: at(OPENING) }));
        assert!(case.decide(&kind, OPENING).is_ok());
    }
    assert!(case.decide(&detail("2026-09", &[]), LAST_MOMENT).is_ok());
    assert!(case.decide(&OrderKind::Charges { period: period("2026-10"), subscribers: vec![] }, LAST_MOMENT).is_ok());
}

#[test]
fn r2_the_policy_says_which_actions_are_covered_and_whether_the_run_holds_the_window() {
    let mut case = Case::new();
    case.policy.covered = vec![Action::CallDetail];
    assert!(case.decide(&repeat("2026-09"), LAST_MOMENT).is_ok());
    assert!(matches!(case.decide(&detail("2026-09", &[]), LAST_MOMENT), Err(Refusal::Blackout { .. })));
    let mut case = Case { run_is_open: true, ..Case::new() };
    assert!(case.decide(&repeat("2026-09"), OPEN).is_ok());
    case.policy.hold_window_for_run = true;
    assert_eq!(case.decide(&repeat("2026-09"), OPEN), Err(Refusal::Blackout { until: at("2026-10-04T21:00:00Z") }));
}

#[test]
fn r4_a_repeat_goes_to_the_cabinet_address_and_needs_an_issued_invoice() {
    let case = Case::new();
    let granted = case.decide(&repeat("2026-09"), OPEN).unwrap();
    assert_eq!(granted.destination, Destination::Email(address("cabinet@romashka.ru")));
    assert_eq!(case.decide(&repeat("2026-07"), OPEN), Err(Refusal::NotIssued { period: period("2026-07") }));
    assert!(matches!(case.decide(&repeat("2026-10"), OPEN), Err(Refusal::PeriodNotOffered { .. })));
}

#[test]
fn r4_repeats_reach_back_thirty_six_months() {
    let case = Case::new();
    assert!(case.decide(&repeat("2023-10"), OPEN).is_ok());
    assert!(matches!(case.decide(&repeat("2023-09"), OPEN), Err(Refusal::PeriodNotOffered { .. })));
}

#[test]
fn r5_r6_the_two_months_before_are_offered_and_go_by_link_or_to_the_application_address() {
    let case = Case::new();
    let link = |of| OrderKind::Link { period: period(of) };
    let mail = |of| OrderKind::ToApplication { period: period(of) };
    assert_eq!(case.decide(&link("2026-09"), OPEN).unwrap().destination, Destination::Link);
    assert_eq!(
        case.decide(&mail("2026-08"), OPEN).unwrap().destination,
        Destination::Email(address("signed@romashka.ru"))
    );
    let offered = vec![period("2026-09"), period("2026-08")];
    for kind in [link("2026-07"), mail("2026-10")] {
        let period = kind.period().unwrap();
        assert_eq!(case.decide(&kind, OPEN), Err(Refusal::PeriodNotOffered { period, offered: offered.clone() }));
    }
    let unissued = Case { issued: vec![], ..Case::new() };
    assert_eq!(unissued.decide(&link("2026-09"), OPEN), Err(Refusal::NotIssued { period: period("2026-09") }));
}

#[test]
fn r8_r9_detail_has_this_month_and_the_last_charges_this_month_alone() {
    let case = Case::new();
    for (of, granted) in [("2026-10", true), ("2026-09", true), ("2026-08", false), ("2026-11", false)] {
        assert_eq!(case.decide(&detail(of, &[]), OPEN).is_ok(), granted, "{of}");
        let charges = OrderKind::Charges { period: period(of), subscribers: vec![] };
        assert_eq!(case.decide(&charges, OPEN).is_ok(), of == "2026-10", "{of}");
    }
}

#[test]
fn r10_without_a_cabinet_address_the_refusal_says_so() {
    let delivery = Delivery { in_person: true, cabinet_address: None };
    let case = Case { delivery, ..Case::new() };
    assert_eq!(case.decide(&repeat("2026-09"), OPEN), Err(Refusal::NoCabinetAddress));
    let delivery = Delivery { in_person: true, cabinet_address: Some(address("c@romashka.ru")) };
    let case = Case { delivery, ..Case::new() };
    assert!(case.decide(&repeat("2026-09"), OPEN).is_ok());
}

#[test]
fn r11_the_confirmation_says_what_and_where_to_with_the_address_masked() {
    let case = Case::new();
    let told = case.decide(&repeat("2026-09"), OPEN).unwrap().confirmation;
    assert_eq!(told.ru, "Счёт за сентябрь 2026 г. будет отправлен на ваш e-mail c•••t@romashka.ru.");
    assert_eq!(told.en, "The invoice for September 2026 will be sent to c•••t@romashka.ru.");
    assert!(!told.ru.contains("cabinet"));
}

#[test]
fn r12_a_strange_subscriber_is_named_and_no_more_is_said() {
    let case = Case::new();
    assert!(case.decide(&detail("2026-09", &["74950000001"]), OPEN).is_ok());
    let subscriber = "74950000002".parse().unwrap();
    assert_eq!(
        case.decide(&detail("2026-09", &["74950000001", "74950000002"]), OPEN),
        Err(Refusal::UnknownSubscriber { subscriber })
    );
}

#[test]
fn r15_the_twenty_first_order_of_a_day_is_told_to_come_at_the_next_local_midnight() {
    let case = Case { orders_today: 19, ..Case::new() };
    assert!(case.decide(&repeat("2026-09"), OPEN).is_ok());
    let case = Case { orders_today: 20, ..Case::new() };
    assert_eq!(
        case.decide(&repeat("2026-09"), OPEN),
        Err(Refusal::LimitReached { limit: 20, until: at("2026-10-04T21:00:00Z") })
    );
}

#[test]
fn quiet_time_after_a_change_of_address_holds_call_detail_back_by_policy() {
    let mut case = Case { changed: Some(at(OPEN)), ..Case::new() };
    assert!(case.decide(&detail("2026-09", &[]), OPEN).is_ok());
    case.policy.call_detail_quiet_hours = 24;
    let until = at(OPEN) + TimeDelta::hours(24);
    assert_eq!(case.decide(&detail("2026-09", &[]), OPEN), Err(Refusal::QuietTime { until }));
    assert!(case.decide(&repeat("2026-09"), OPEN).is_ok());
    assert!(case.decide(&detail("2026-09", &[]), "2026-10-05T06:00:00Z").is_ok());
}

/// The menu and the decision never contradict each other, throughout two years.
#[test]
fn r3_the_menu_offers_exactly_what_is_granted() {
    let case = Case::new();
    let all: Vec<BillingPeriod> = (0..50).map(|back| period("2027-12").earlier(back)).collect();
    let mut now = at("2026-01-01T00:00:00Z");
    while now < at("2028-01-01T00:00:00Z") {
        let view = View {
            account: &case.account,
            history: &DeliveryHistory::default(),
            delivery: case.delivery.clone(),
            issued: &case.issued,
            orders_today: 0,
            run_is_open: false,
            is_bouncing: false,
        };
        let menu = menu(&view, &case.policy, Zone::MOSCOW, now);
        assert_eq!(menu.entries.len(), 5, "the guide's entries");
        for choice in menu.choices() {
            for asked in &all {
                let kind = match choice.action {
                    Action::Repeat => OrderKind::Repeat { period: *asked },
                    Action::Link => OrderKind::Link { period: *asked },
                    Action::ToApplication => OrderKind::ToApplication { period: *asked },
                    Action::CallDetail => detail(&asked.to_string(), &[]),
                    Action::Charges => OrderKind::Charges { period: *asked, subscribers: vec![] },
                    Action::ChangeDelivery => continue,
                };
                let granted = case.decide(&kind, &now.to_rfc3339()).is_ok();
                let shown = choice.refusal.is_none() && choice.periods.iter().any(|offered| offered.period == *asked);
                assert_eq!(granted, shown, "{:?} {asked} at {now}", choice.action);
            }
        }
        now += TimeDelta::hours(19);
    }
}

#[test]
fn r16_every_refusal_has_a_code_facts_and_words_in_both_languages() {
    let refusals = [
        Refusal::Blackout { until: at(OPENING) },
        Refusal::NotIssued { period: period("2026-09") },
        Refusal::PeriodNotOffered { period: period("2026-07"), offered: vec![period("2026-09"), period("2026-08")] },
        Refusal::UnknownSubscriber { subscriber: "101".parse().unwrap() },
        Refusal::NoCabinetAddress,
        Refusal::LimitReached { limit: 20, until: at(OPENING) },
        Refusal::KeyReused,
        Refusal::QuietTime { until: at(OPENING) },
        Refusal::UnknownAccount,
        Refusal::UnknownOrder,
        Refusal::WrongState { state: schet::order::OrderState::Sent },
        Refusal::NoSuchLink,
        Refusal::TooManyLinks { limit: 10 },
        Refusal::TooManyChanges { limit: 20, until: at(OPENING) },
        Refusal::HistoryFull { limit: 5_000 },
    ];
    let mut codes: Vec<_> = refusals.iter().map(Refusal::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), refusals.len());
    for refusal in &refusals {
        let text = refusal.text(Zone::MOSCOW);
        assert!(text.ru.chars().any(|c| ('а'..='я').contains(&c)) && text.ru.ends_with('.'), "{}", text.ru);
        assert!(text.en.is_ascii() || text.en.contains('“'), "{}", text.en);
        if refusal.facts().until.is_some() {
            let (ru, en) = ("4 октября 2026 г., 00:00 (UTC+3)", "4 October 2026, 00:00 (UTC+3)");
            assert!(text.ru.contains(ru) && text.en.contains(en), "{text:?}");
        }
        assert!(!text.ru.contains("..") && !text.en.contains(".."), "{text:?}");
    }
    let text = refusals[2].text(Zone::MOSCOW);
    let ru = "Период июль 2026 г. недоступен. Доступны: сентябрь 2026 г., август 2026 г.";
    assert_eq!((&*text.ru, &*text.en), (ru, "July 2026 is not offered. Available: September 2026, August 2026."));
    let london = Refusal::Blackout { until: at("2026-07-03T23:00:00Z") }.text("Europe/London".parse().unwrap());
    assert!(london.en.ends_with("from 4 July 2026, 00:00 (UTC+1)."), "{london:?}");
}

/// What the desk would answer to a change of delivery and to an order of call detail, the menu says before.
#[test]
fn r3_the_menu_knows_of_changes_used_up_and_of_quiet_time() {
    let mut case = Case::new();
    case.policy.call_detail_quiet_hours = 24;
    case.policy.changes_a_day = 2;
    let change = |hour: u32, method| DeliveryChange {
        at: at(&format!("2026-10-04T{hour:02}:00:00Z")),
        by: "customer".parse().unwrap(),
        method,
        state: ChangeState::InForce,
    };
    let email = |address: &str| DeliveryMethod::Email(address.parse().unwrap());
    let changes = vec![change(6, email("new@client.example")), change(7, DeliveryMethod::InPerson)];
    let history = DeliveryHistory { version: 2, changes };
    let refused = |now: &str| {
        let view = View {
            account: &case.account,
            history: &history,
            delivery: case.delivery.clone(),
            issued: &case.issued,
            orders_today: 0,
            run_is_open: false,
            is_bouncing: false,
        };
        let menu = menu(&view, &case.policy, Zone::MOSCOW, at(now));
        let of = |action| menu.choices().find(|choice| choice.action == action).unwrap().refusal.clone();
        let told = |refusal: Option<Unavailable>| refusal.map(|refusal| (refusal.code, refusal.facts.until.unwrap()));
        (told(of(Action::ChangeDelivery)), told(of(Action::CallDetail)))
    };
    let midnight = at("2026-10-04T21:00:00Z");
    let quiet = Some(("quiet_time", at("2026-10-05T06:00:00Z")));
    assert_eq!(refused("2026-10-04T08:00:00Z"), (Some(("too_many_changes", midnight)), quiet));
    assert_eq!(refused("2026-10-04T21:00:00Z"), (None, quiet));
    assert_eq!(refused("2026-10-05T06:00:00Z"), (None, None));
}
