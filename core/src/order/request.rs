use std::fmt;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::refusal::{month_en, month_ru};
use super::{Action, CallDetailFormat, Destination, OrderId, OrderKind, Policy, Refusal};
use crate::calendar::{BillingPeriod, Instant, Zone};
use crate::delivery::{Actor, Delivery, DeliveryHistory};
use crate::locale::Bilingual;
use crate::party::{Account, AccountNumber, EmailAddress};
use crate::text::{TextError, text_type};

/// What a customer asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRequest {
    /// For which account.
    pub account: AccountNumber,
    /// What; [`OrderKind::Regular`] and [`OrderKind::ConfirmAddress`] are nobody's to order.
    pub kind: OrderKind,
    /// Who asks, as the host names him.
    pub by: Actor,
    /// The caller's key (R14).
    pub key: Option<IdempotencyKey>,
}

/// A caller's key: the same key answers the same order (R14). 1 to 128 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IdempotencyKey(Box<str>);

impl IdempotencyKey {
    /// Checks a key.
    ///
    /// # Errors
    /// [`TextError`] when it is empty, longer than 128 characters, or has one that is not visible ASCII.
    pub fn new(text: &str) -> Result<Self, TextError> {
        let text = crate::text::checked(text, 128)?;
        if text.bytes().all(|b| b.is_ascii_graphic()) {
            Ok(Self(text.into()))
        } else {
            Err(TextError::Form("must be visible ASCII characters"))
        }
    }

    /// The key that an order of ours has, where it needs one.
    pub(crate) fn from_order(id: OrderId) -> Self {
        Self(format!("schet:{id}").into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_type!(IdempotencyKey);

/// What is known of an account when a request is decided.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The account.
    pub account: &'a Account,
    /// The delivery in force now.
    pub delivery: Delivery,
    /// When the cabinet address last changed.
    pub address_changed: Option<Instant>,
    /// The periods with an issued regular invoice, newest first; at least those that the request may name.
    pub issued: &'a [BillingPeriod],
    /// Orders that the account made in the operator's present day.
    pub orders_today: u32,
    /// Whether the regular run of the month before has not ended.
    pub run_is_open: bool,
}

/// A request that was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Where the result goes.
    pub destination: Destination,
    /// What the customer is told (R11).
    pub confirmation: Bilingual,
}

/// Whether a request is granted at an instant (R2, R4–R6, R8–R12, R15). An idempotent replay is looked up before.
///
/// # Errors
/// [`Refusal`], the first that applies, in the order: blackout, period, subscribers, invoice, address, quiet time,
/// day's limit.
pub fn decide(
    kind: &OrderKind,
    standing: &Standing<'_>,
    policy: &Policy,
    zone: Zone,
    now: Instant,
) -> Result<Acceptance, Refusal> {
    let action = kind.action().ok_or(Refusal::UnknownOrder)?;
    if let Some(until) = closed_until(action, policy, zone, now, standing.run_is_open) {
        return Err(Refusal::Blackout { until });
    }
    if let Some(period) = kind.period() {
        check_period(action, period, standing, policy, zone, now)?;
    }
    if let Some(stranger) = kind.subscribers().iter().find(|id| standing.account.subscriber(id).is_none()) {
        return Err(Refusal::UnknownSubscriber { subscriber: stranger.clone() });
    }
    let destination = destination(action, standing)?;
    if let Some(until) = quiet_until(action, standing.address_changed, policy, now) {
        return Err(Refusal::QuietTime { until });
    }
    if standing.orders_today >= policy.orders_a_day {
        return Err(Refusal::LimitReached { limit: policy.orders_a_day, until: zone.next_day(now) });
    }
    let confirmation = confirmation(kind, &destination);
    Ok(Acceptance { destination, confirmation })
}

/// Until when an action is closed (R2).
pub(crate) fn closed_until(
    action: Action,
    policy: &Policy,
    zone: Zone,
    now: Instant,
    run_is_open: bool,
) -> Option<Instant> {
    if !policy.covered.contains(&action) {
        return None;
    }
    policy.window.closed_until(now, zone).or_else(|| {
        // Held open past its last day until the run ends: nobody knows when, so a day is named to come again.
        (policy.hold_window_for_run && run_is_open).then(|| zone.next_day(now))
    })
}

/// The periods that an action offers, newest first (R3).
pub(crate) fn offered(
    action: Action,
    issued: &[BillingPeriod],
    policy: &Policy,
    zone: Zone,
    now: Instant,
) -> Vec<BillingPeriod> {
    let current = BillingPeriod::current(now, zone);
    match action {
        Action::Repeat => {
            let oldest = current.earlier(policy.repeat_months);
            let mut periods: Vec<_> =
                issued.iter().copied().filter(|period| *period >= oldest && *period < current).collect();
            periods.sort_by(|a, b| b.cmp(a));
            periods.dedup();
            periods
        }
        Action::Link | Action::ToApplication => BillingPeriod::two_previous(now, zone).to_vec(),
        Action::CallDetail => vec![current, current.previous()],
        Action::Charges => vec![current],
        Action::ChangeDelivery => Vec::new(),
    }
}

fn check_period(
    action: Action,
    period: BillingPeriod,
    standing: &Standing<'_>,
    policy: &Policy,
    zone: Zone,
    now: Instant,
) -> Result<(), Refusal> {
    let offered = offered(action, standing.issued, policy, zone, now);
    let needs_invoice = matches!(action, Action::Repeat | Action::Link | Action::ToApplication);
    let is_past = period < BillingPeriod::current(now, zone);
    let in_reach = match action {
        Action::Repeat => is_past && period >= BillingPeriod::current(now, zone).earlier(policy.repeat_months),
        _ => offered.contains(&period),
    };
    if !in_reach {
        return Err(Refusal::PeriodNotOffered { period, offered });
    }
    if needs_invoice && !standing.issued.contains(&period) {
        return Err(Refusal::NotIssued { period });
    }
    Ok(())
}

fn destination(action: Action, standing: &Standing<'_>) -> Result<Destination, Refusal> {
    match action {
        Action::Link => Ok(Destination::Link),
        Action::ToApplication => Ok(Destination::Email(standing.account.application_address.clone())),
        _ => standing.delivery.cabinet_address.clone().map(Destination::Email).ok_or(Refusal::NoCabinetAddress),
    }
}

/// Until when call detail goes nowhere new after a change of address, if it does not now.
pub(crate) fn quiet_until(
    action: Action,
    address_changed: Option<Instant>,
    policy: &Policy,
    now: Instant,
) -> Option<Instant> {
    // At most a hundred years.
    let hours = i64::from(policy.call_detail_quiet_hours.min(876_600));
    let changed = address_changed.filter(|_| action == Action::CallDetail && hours > 0)?;
    let until = changed.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(Instant::MAX_UTC);
    (now < until).then_some(until)
}

/// The most changes of delivery that an account's history keeps: each is kept for good, and all are read at once.
const HISTORY: u32 = 5_000;

/// Why delivery can't be changed at an instant (R7): a policy that covers it, a full history, or the day's changes used
/// up.
pub(crate) fn refuse_change(
    history: &DeliveryHistory,
    run_is_open: bool,
    policy: &Policy,
    zone: Zone,
    now: Instant,
) -> Option<Refusal> {
    if let Some(until) = closed_until(Action::ChangeDelivery, policy, zone, now, run_is_open) {
        return Some(Refusal::Blackout { until });
    }
    if history.changes.len() >= HISTORY as usize {
        return Some(Refusal::HistoryFull { limit: HISTORY });
    }
    let (today, limit) = (zone.date_of(now), policy.changes_a_day);
    let made = history.changes.iter().filter(|change| zone.date_of(change.at) == today).count();
    (made >= limit as usize).then(|| Refusal::TooManyChanges { limit, until: zone.next_day(now) })
}

/// What the customer is told: what will happen, and where to, the address partly masked (R11).
#[must_use]
pub(crate) fn confirmation(kind: &OrderKind, destination: &Destination) -> Bilingual {
    let (what_ru, what_en) = match kind {
        OrderKind::Repeat { period }
        | OrderKind::Link { period }
        | OrderKind::ToApplication { period }
        | OrderKind::Regular { period, .. } => {
            (format!("Счёт за {}", month_ru(*period)), format!("The invoice for {}", month_en(*period)))
        }
        OrderKind::CallDetail { period, format, .. } => {
            let format = match format {
                CallDetailFormat::Csv => "CSV",
                CallDetailFormat::Xlsx => "XLSX",
                CallDetailFormat::Pdf => "PDF",
            };
            (
                format!("Детализация звонков за {} ({format})", month_ru(*period)),
                format!("The call detail for {} ({format})", month_en(*period)),
            )
        }
        OrderKind::Charges { period, .. } => (
            format!("Информация о начислениях за {}", month_ru(*period)),
            format!("The charges of {}", month_en(*period)),
        ),
        OrderKind::ConfirmAddress { .. } => {
            ("Письмо для подтверждения адреса".to_owned(), "A mail to confirm the address".to_owned())
        }
    };
    let (sent_ru, be_en) = match kind {
        OrderKind::CallDetail { .. } | OrderKind::Charges { .. } => ("будет отправлена", "will be sent"),
        OrderKind::ConfirmAddress { .. } => ("будет отправлено", "will be sent"),
        _ => ("будет отправлен", "will be sent"),
    };
    match destination {
        Destination::Email(address) => masked_confirmation(&what_ru, sent_ru, &what_en, be_en, address),
        Destination::Link => Bilingual {
            ru: format!(
                "{what_ru} формируется. Когда он будет готов, его можно будет скачать по ссылке в этом разделе."
            ),
            en: format!("{what_en} is being formed. When it is ready, a link in this section downloads it."),
        },
        Destination::Pickup => Bilingual {
            ru: format!("{what_ru} можно будет получить на руки."),
            en: format!("{what_en} will be handed over in person."),
        },
    }
}

fn masked_confirmation(ru: &str, sent_ru: &str, en: &str, be_en: &str, address: &EmailAddress) -> Bilingual {
    let masked = address.masked();
    Bilingual { ru: format!("{ru} {sent_ru} на ваш e-mail {masked}."), en: format!("{en} {be_en} to {masked}.") }
}
