use chrono::Datelike as _;
use serde::Serialize;

use super::{Action, OrderState};
use crate::calendar::{BillingPeriod, Instant, Zone};
use crate::locale::Bilingual;
use crate::party::SubscriberId;

/// An answer of the section that is no: a stable code, its facts, and words (R16). A refusal is no error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("{}", self.code())]
pub enum Refusal {
    /// The section takes no invoice orders while invoices are being formed (R2).
    Blackout {
        /// When service resumes.
        until: Instant,
    },
    /// No invoice of that period was issued (R4, R5).
    NotIssued {
        /// The period asked for.
        period: BillingPeriod,
    },
    /// The action does not offer that period.
    PeriodNotOffered {
        /// The period asked for.
        period: BillingPeriod,
        /// The periods offered, newest first.
        offered: Vec<BillingPeriod>,
    },
    /// A subscriber that is not the account's (R12).
    UnknownSubscriber {
        /// The subscriber asked for.
        subscriber: SubscriberId,
    },
    /// No e-mail address is set in the cabinet (R10).
    NoCabinetAddress,
    /// The day's orders are used up: the account's, or those to its address, its domain, or of the operator (R15).
    LimitReached {
        /// How many a day has.
        limit: u32,
        /// When to come again.
        until: Instant,
    },
    /// The idempotency key was used for another order (R14).
    KeyReused,
    /// Call detail goes nowhere new so soon after a change of address.
    QuietTime {
        /// When it may.
        until: Instant,
    },
    /// The operator has no such account.
    UnknownAccount,
    /// The account has no such order.
    UnknownOrder,
    /// The order's state does not allow what is asked.
    WrongState {
        /// The state.
        state: OrderState,
    },
    /// The link opens nothing: it never was, is over, or was revoked; the outside is told no more.
    NoSuchLink,
    /// Too many links of one order were made, or work, already.
    TooManyLinks {
        /// How many may.
        limit: u32,
    },
    /// Too many changes of delivery in a day.
    TooManyChanges {
        /// How many a day has.
        limit: u32,
        /// When to come again.
        until: Instant,
    },
    /// The account's history of delivery is full.
    HistoryFull {
        /// How many changes it keeps.
        limit: u32,
    },
}

/// A refusal's facts, for machines: what is absent is not part of that refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// When the same may be asked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// The period asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<BillingPeriod>,
    /// The periods offered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<BillingPeriod>,
    /// The subscriber asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscriber: Option<SubscriberId>,
    /// How many are allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The order's state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OrderState>,
}

impl Refusal {
    /// A stable code: the variant's name in snake case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blackout { .. } => "blackout",
            Self::NotIssued { .. } => "not_issued",
            Self::PeriodNotOffered { .. } => "period_not_offered",
            Self::UnknownSubscriber { .. } => "unknown_subscriber",
            Self::NoCabinetAddress => "no_cabinet_address",
            Self::LimitReached { .. } => "limit_reached",
            Self::KeyReused => "key_reused",
            Self::QuietTime { .. } => "quiet_time",
            Self::UnknownAccount => "unknown_account",
            Self::UnknownOrder => "unknown_order",
            Self::WrongState { .. } => "wrong_state",
            Self::NoSuchLink => "no_such_link",
            Self::TooManyLinks { .. } => "too_many_links",
            Self::TooManyChanges { .. } => "too_many_changes",
            Self::HistoryFull { .. } => "history_full",
        }
    }

    /// The facts.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let none = Facts::default();
        match self {
            Self::Blackout { until } | Self::QuietTime { until } => Facts { until: Some(*until), ..none },
            Self::NotIssued { period } => Facts { period: Some(*period), ..none },
            Self::PeriodNotOffered { period, offered } => {
                Facts { period: Some(*period), offered: offered.clone(), ..none }
            }
            Self::UnknownSubscriber { subscriber } => Facts { subscriber: Some(subscriber.clone()), ..none },
            Self::LimitReached { limit, until } | Self::TooManyChanges { limit, until } => {
                Facts { limit: Some(*limit), until: Some(*until), ..none }
            }
            Self::WrongState { state } => Facts { state: Some(*state), ..none },
            Self::TooManyLinks { limit } | Self::HistoryFull { limit } => Facts { limit: Some(*limit), ..none },
            Self::NoCabinetAddress | Self::KeyReused | Self::UnknownAccount | Self::UnknownOrder | Self::NoSuchLink => {
                none
            }
        }
    }

    /// What the customer is told; instants are shown in the operator's zone.
    #[must_use]
    pub fn text(&self, zone: Zone) -> Bilingual {
        let both = |ru: &str, en: &str| Bilingual { ru: ru.to_owned(), en: en.to_owned() };
        match self {
            Self::Blackout { until } => Bilingual {
                ru: format!(
                    "Сейчас формируются счета за услуги связи. Услуга будет доступна с {}.",
                    moment_ru(*until, zone)
                ),
                en: format!("Invoices are being formed. The service is available from {}.", moment_en(*until, zone)),
            },
            Self::NotIssued { period } => Bilingual {
                ru: format!("Счёт за {} ещё не выставлен.", month_ru(*period)),
                en: format!("The invoice for {} has not been issued.", month_en(*period)),
            },
            Self::PeriodNotOffered { period, offered } => Bilingual {
                ru: format!("Период {} недоступен.{}", month_ru(*period), list(" Доступны: ", offered, month_ru, "")),
                en: format!("{} is not offered.{}", month_en(*period), list(" Available: ", offered, month_en, ".")),
            },
            Self::UnknownSubscriber { subscriber } => Bilingual {
                ru: format!("У лицевого счёта нет абонента {subscriber}."),
                en: format!("The account has no subscriber {subscriber}."),
            },
            Self::NoCabinetAddress => both(
                "В Личном кабинете не указан адрес электронной почты. Укажите его в разделе «Изменить способ/адрес доставки».",
                "No e-mail address is set in the cabinet. Set one under “Change delivery”.",
            ),
            Self::LimitReached { limit, until } => Bilingual {
                ru: format!(
                    "Достигнуто наибольшее число заказов за сутки: {limit}. Следующий можно сделать с {}.",
                    moment_ru(*until, zone)
                ),
                en: format!(
                    "The day's limit of orders is reached: {limit}. The next can be made from {}.",
                    moment_en(*until, zone)
                ),
            },
            Self::KeyReused => both(
                "Этот ключ запроса уже использован для другого заказа.",
                "This request key was already used for another order.",
            ),
            Self::QuietTime { until } => Bilingual {
                ru: format!("Адрес недавно изменён: детализацию на него можно заказать с {}.", moment_ru(*until, zone)),
                en: format!(
                    "The address was changed recently: call detail can be sent there from {}.",
                    moment_en(*until, zone)
                ),
            },
            Self::UnknownAccount => both("Лицевой счёт не найден.", "The account was not found."),
            Self::UnknownOrder => both("Заказ не найден.", "The order was not found."),
            Self::WrongState { state } => Bilingual {
                ru: format!("Это действие для заказа недоступно: {}.", state_ru(*state)),
                en: format!("The order does not allow this: it is {}.", state.name().replace('_', " ")),
            },
            Self::NoSuchLink => {
                both("Ссылка недействительна или срок её действия истёк.", "The link is not valid or has expired.")
            }
            Self::TooManyLinks { limit } => Bilingual {
                ru: format!("Для заказа уже создано наибольшее число ссылок: {limit}."),
                en: format!("The order already has the largest number of links: {limit}."),
            },
            Self::TooManyChanges { limit, until } => Bilingual {
                ru: format!(
                    "Достигнуто наибольшее число изменений доставки за сутки: {limit}. Следующее возможно с {}.",
                    moment_ru(*until, zone)
                ),
                en: format!(
                    "The day's limit of delivery changes is reached: {limit}. The next is possible from {}.",
                    moment_en(*until, zone)
                ),
            },
            Self::HistoryFull { limit } => Bilingual {
                ru: format!(
                    "Доставка изменена наибольшее число раз: {limit}. Обратитесь, пожалуйста, к оператору связи."
                ),
                en: format!("Delivery was changed the largest number of times: {limit}. Please contact the operator."),
            },
        }
    }
}

impl Action {
    /// What the menu calls the action (R3).
    #[must_use]
    pub fn title(self) -> Bilingual {
        let (ru, en) = match self {
            Self::Repeat => {
                ("Повторить счёт на адрес из Личного кабинета", "Repeat an invoice to the cabinet's address")
            }
            Self::Link => ("Загрузить счёт по ссылке", "Download an invoice by link"),
            Self::ToApplication => (
                "Счёт за 2 предыдущих месяца на адрес из заявления",
                "Invoice of the 2 previous months to the application's address",
            ),
            Self::ChangeDelivery => ("Изменить способ/адрес доставки", "Change delivery"),
            Self::CallDetail => ("Детализация на e-mail", "Call detail by e-mail"),
            Self::Charges => ("Начисления за текущий период", "Charges of the current period"),
        };
        Bilingual { ru: ru.to_owned(), en: en.to_owned() }
    }
}

/// A month in both languages.
pub(crate) fn month(period: BillingPeriod) -> Bilingual {
    Bilingual { ru: month_ru(period), en: month_en(period) }
}

/// `октябрь 2026 г.`
pub(crate) fn month_ru(period: BillingPeriod) -> String {
    const NAMES: [&str; 12] = [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ];
    format!("{} {} г.", month_name(&NAMES, period), period.year())
}

/// `October 2026`
pub(crate) fn month_en(period: BillingPeriod) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {}", month_name(&NAMES, period), period.year())
}

fn month_name(names: &[&'static str; 12], period: BillingPeriod) -> &'static str {
    names.get(period.month() as usize - 1).copied().unwrap_or_default()
}

/// `4 ноября 2026 г., 00:00 (UTC+3)`
fn moment_ru(at: Instant, zone: Zone) -> String {
    const NAMES: [&str; 12] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    let local = zone.local(at);
    let month = month_name(&NAMES, BillingPeriod::of_date(local.date()));
    format!("{} {month} {} г., {} ({})", local.day(), local.year(), local.format("%H:%M"), zone.offset_name(at))
}

/// `4 November 2026, 00:00 (UTC+3)`
fn moment_en(at: Instant, zone: Zone) -> String {
    let local = zone.local(at);
    let month = month_en(BillingPeriod::of_date(local.date()));
    format!("{} {month}, {} ({})", local.day(), local.format("%H:%M"), zone.offset_name(at))
}

/// The sentence that lists periods; `end` ends it where their names don't.
fn list(lead: &str, periods: &[BillingPeriod], name: fn(BillingPeriod) -> String, end: &str) -> String {
    if periods.is_empty() {
        return String::new();
    }
    let names: Vec<String> = periods.iter().map(|period| name(*period)).collect();
    format!("{lead}{}{end}", names.join(", "))
}

fn state_ru(state: OrderState) -> &'static str {
    match state {
        OrderState::Accepted => "заказ принят",
        OrderState::Forming => "документ формируется",
        OrderState::Formed => "документ сформирован",
        OrderState::Sending => "документ отправляется",
        OrderState::Sent => "документ отправлен",
        OrderState::Ready => "ссылка готова",
        OrderState::Expired => "срок действия ссылки истёк",
        OrderState::Failed => "заказ не выполнен",
        OrderState::Cancelled => "заказ отменён",
        OrderState::Bounced => "письмо вернулось",
        OrderState::Unknown => "исход отправки неизвестен",
        OrderState::InBatch => "счёт ожидает выдачи на руки",
        OrderState::HandedOver => "счёт выдан на руки",
    }
}
