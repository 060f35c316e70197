//! The menu of the section: all that a page or an IVR needs to draw it (R3).

use serde::Serialize;

use crate::calendar::{BillingPeriod, Instant, Zone};
use crate::delivery::Delivery;
use crate::locale::Bilingual;
use crate::order::request::{closed_until, offered};
use crate::order::{Action, Facts, Policy, Refusal};
use crate::party::{Account, SubscriberId};

/// The section as an account sees it at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Menu {
    /// «Счета», "Invoices".
    pub title: Bilingual,
    /// The entries, in the order to show them.
    pub entries: Vec<Entry>,
    /// The delivery in force.
    pub delivery: Delivery,
    /// The account's subscribers, to choose from in call detail and charges.
    pub subscribers: Vec<SubscriberId>,
}

/// One entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// What it is called.
    pub title: Bilingual,
    /// The periods to choose from, newest first; empty where the action takes none.
    pub periods: Vec<BillingPeriod>,
    /// Whether it takes a choice of subscribers.
    pub takes_subscribers: bool,
    /// Where the result goes, the address partly masked; `None` for a link and a change of delivery.
    pub goes_to: Option<String>,
    /// Why the entry is not available, if it is not.
    pub refusal: Option<Unavailable>,
}

/// Why an entry is not available.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unavailable {
    /// The refusal's code.
    pub code: &'static str,
    /// Its facts: from when the entry is available again.
    pub facts: Facts,
    /// Its words.
    pub text: Bilingual,
}

/// What is known of an account when its menu is drawn.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The account.
    pub account: &'a Account,
    /// The delivery in force now.
    pub delivery: Delivery,
    /// The periods with an issued regular invoice.
    pub issued: &'a [BillingPeriod],
    /// Orders that the account made in the operator's present day.
    pub orders_today: u32,
    /// Whether the regular run of the month before has not ended.
    pub run_is_open: bool,
}

const ACTIONS: [Action; 6] =
    [Action::Repeat, Action::Link, Action::ToApplication, Action::ChangeDelivery, Action::CallDetail, Action::Charges];

/// The menu of an account at an instant (R3). The guide's "invoice by e-mail" stands as two entries, told apart by
/// where it goes (R4, R6).
#[must_use]
pub fn menu(view: &View<'_>, policy: &Policy, zone: Zone, now: Instant) -> Menu {
    Menu {
        title: Bilingual { ru: "Счета".to_owned(), en: "Invoices".to_owned() },
        entries: ACTIONS.iter().map(|action| entry(*action, view, policy, zone, now)).collect(),
        delivery: view.delivery.clone(),
        subscribers: view.account.subscribers.iter().map(|subscriber| subscriber.id.clone()).collect(),
    }
}

fn entry(action: Action, view: &View<'_>, policy: &Policy, zone: Zone, now: Instant) -> Entry {
    let goes_to = match action {
        Action::Link | Action::ChangeDelivery => None,
        Action::ToApplication => Some(view.account.application_address.masked()),
        Action::Repeat | Action::CallDetail | Action::Charges => {
            view.delivery.cabinet_address.as_ref().map(crate::party::EmailAddress::masked)
        }
    };
    let needs_invoice = matches!(action, Action::Link | Action::ToApplication);
    let mut periods = offered(action, view.issued, policy, zone, now);
    let newest = periods.first().copied();
    if needs_invoice {
        periods.retain(|period| view.issued.contains(period));
    }
    let refusal = closed_until(action, policy, zone, now, view.run_is_open)
        .map(|until| Refusal::Blackout { until })
        .or_else(|| {
            let needs_address = matches!(action, Action::Repeat | Action::CallDetail | Action::Charges);
            (needs_address && goes_to.is_none()).then_some(Refusal::NoCabinetAddress)
        })
        .or_else(|| {
            let missing = newest.unwrap_or_else(|| BillingPeriod::current(now, zone).previous());
            (action != Action::ChangeDelivery && periods.is_empty()).then_some(Refusal::NotIssued { period: missing })
        })
        .or_else(|| {
            let limited = action != Action::ChangeDelivery && view.orders_today >= policy.orders_a_day;
            limited.then(|| Refusal::LimitReached { limit: policy.orders_a_day, until: zone.next_day(now) })
        });
    Entry {
        action,
        title: action.title(),
        periods,
        takes_subscribers: matches!(action, Action::CallDetail | Action::Charges),
        goes_to,
        refusal: refusal.map(|refusal| Unavailable {
            code: refusal.code(),
            facts: refusal.facts(),
            text: refusal.text(zone),
        }),
    }
}
