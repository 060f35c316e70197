//! The menu of the section: all that a page or an IVR needs to draw it (R3).

use serde::Serialize;

use crate::calendar::{BillingPeriod, Instant, Zone};
use crate::delivery::{Delivery, DeliveryHistory};
use crate::locale::Bilingual;
use crate::order::refusal::month;
use crate::order::request::{closed_until, offered, quiet_until, refuse_change};
use crate::order::{Action, CallDetailFormat, Facts, Policy, Refusal};
use crate::party::{Account, Subscriber};

/// The section as an account sees it at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Menu {
    /// «Счета», "Invoices".
    pub title: Bilingual,
    /// The guide's five entries, in the order to show them.
    pub entries: Vec<Entry>,
    /// The delivery in force.
    pub delivery: Delivery,
    /// The account's subscribers, to choose from in call detail and charges.
    pub subscribers: Vec<Subscriber>,
    /// What the customer should know, and do something about.
    pub warnings: Vec<Warning>,
}

/// Something that goes wrong until the customer does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A stable code: `address_bounces`.
    pub code: &'static str,
    /// Its words.
    pub text: Bilingual,
}

/// One entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is called.
    pub title: Bilingual,
    /// What it offers, one action or several: an invoice by e-mail goes to the cabinet address (R4) or to the
    /// application address (R6).
    pub choices: Vec<Choice>,
}

/// An action of an entry, with all that is to be chosen for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What it does.
    pub action: Action,
    /// What it is called.
    pub title: Bilingual,
    /// The periods to choose from, newest first; empty where the action takes none.
    pub periods: Vec<PeriodChoice>,
    /// Whether it takes a choice of subscribers; none chosen means all.
    pub takes_subscribers: bool,
    /// The forms to choose from; empty where there is but one.
    pub formats: Vec<CallDetailFormat>,
    /// Where the result goes, the address partly masked; `None` for a link and a change of delivery.
    pub goes_to: Option<String>,
    /// Why the action is not available, if it is not.
    pub refusal: Option<Unavailable>,
}

/// A period to choose, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodChoice {
    /// The period.
    pub period: BillingPeriod,
    /// «сентябрь 2026 г.», "September 2026".
    pub title: Bilingual,
}

/// Why an action is not available.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unavailable {
    /// The refusal's code.
    pub code: &'static str,
    /// Its facts: from when the action is available again.
    pub facts: Facts,
    /// Its words.
    pub text: Bilingual,
}

/// What is known of an account when its menu is drawn.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The account.
    pub account: &'a Account,
    /// The account's changes of delivery.
    pub history: &'a DeliveryHistory,
    /// The delivery in force now.
    pub delivery: Delivery,
    /// The periods with an issued regular invoice.
    pub issued: &'a [BillingPeriod],
    /// Orders that the account made in the operator's present day.
    pub orders_today: u32,
    /// Whether the regular run of the month before has not ended.
    pub run_is_open: bool,
    /// Whether the last mail to the cabinet address came back for good.
    pub is_bouncing: bool,
}

/// The actions of each entry, in the guide's order.
const ENTRIES: [&[Action]; 5] = [
    &[Action::Repeat, Action::ToApplication],
    &[Action::Link],
    &[Action::ChangeDelivery],
    &[Action::CallDetail],
    &[Action::Charges],
];

/// The menu of an account at an instant (R3).
#[must_use]
pub fn menu(view: &View<'_>, policy: &Policy, zone: Zone, now: Instant) -> Menu {
    let entry = |actions: &&[Action]| Entry {
        title: title(actions),
        choices: actions.iter().map(|action| choice(*action, view, policy, zone, now)).collect(),
    };
    Menu {
        title: Bilingual { ru: "Счета".to_owned(), en: "Invoices".to_owned() },
        entries: ENTRIES.iter().map(entry).collect(),
        delivery: view.delivery.clone(),
        subscribers: view.account.subscribers.clone(),
        warnings: bounces(view).into_iter().collect(),
    }
}

/// The address that takes no mails, where invoices go to it.
fn bounces(view: &View<'_>) -> Option<Warning> {
    let address = view.delivery.cabinet_address.as_ref().filter(|_| view.is_bouncing)?.masked();
    let ru =
        format!("Письма на {address} не доходят: почтовый сервер получателя их не принимает. Укажите другой адрес.");
    let en = format!(
        "Mails to {address} do not arrive: the recipient's mail server does not take them. Give another address."
    );
    Some(Warning { code: "address_bounces", text: Bilingual { ru, en } })
}

impl Menu {
    /// All choices of all entries, in the order to show them.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.entries.iter().flat_map(|entry| &entry.choices)
    }
}

impl Entry {
    /// Whether any of its actions is available.
    #[must_use]
    pub fn is_available(&self) -> bool {
        self.choices.iter().any(|choice| choice.refusal.is_none())
    }
}

/// What an entry is called: as its only action, or by what its actions have in common.
fn title(actions: &[Action]) -> Bilingual {
    match actions {
        [action] => action.title(),
        _ => Bilingual { ru: "Заказать счёт на e-mail".to_owned(), en: "Invoice by e-mail".to_owned() },
    }
}

fn choice(action: Action, view: &View<'_>, policy: &Policy, zone: Zone, now: Instant) -> Choice {
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
    let refusal = if action == Action::ChangeDelivery {
        refuse_change(view.history, view.run_is_open, policy, zone, now)
    } else {
        let until = closed_until(action, policy, zone, now, view.run_is_open);
        until
            .map(|until| Refusal::Blackout { until })
            .or_else(|| {
                let needs_address = matches!(action, Action::Repeat | Action::CallDetail | Action::Charges);
                (needs_address && goes_to.is_none()).then_some(Refusal::NoCabinetAddress)
            })
            .or_else(|| {
                let missing = newest.unwrap_or_else(|| BillingPeriod::current(now, zone).previous());
                periods.is_empty().then_some(Refusal::NotIssued { period: missing })
            })
            .or_else(|| {
                let changed = view.history.address_changed(view.history.settled(now));
                quiet_until(action, changed, policy, now).map(|until| Refusal::QuietTime { until })
            })
            .or_else(|| {
                let limited = view.orders_today >= policy.orders_a_day;
                limited.then(|| Refusal::LimitReached { limit: policy.orders_a_day, until: zone.next_day(now) })
            })
    };
    let formats = match action {
        Action::CallDetail => vec![CallDetailFormat::Xlsx, CallDetailFormat::Csv, CallDetailFormat::Pdf],
        _ => Vec::new(),
    };
    Choice {
        action,
        title: action.title(),
        periods: periods.into_iter().map(|period| PeriodChoice { period, title: month(period) }).collect(),
        takes_subscribers: matches!(action, Action::CallDetail | Action::Charges),
        formats,
        goes_to,
        refusal: refusal.map(|refusal| Unavailable {
            code: refusal.code(),
            facts: refusal.facts(),
            text: refusal.text(zone),
        }),
    }
}
