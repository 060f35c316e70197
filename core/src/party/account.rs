use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AccountNumber, EmailAddress, Inn, Kpp, SubscriberId};
use crate::calendar::BillingPeriod;
use crate::locale::Locale;
use crate::text::{Line, Name};

/// The paying customer: one лицевой счёт with its requisites and its subscribers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its number, unique for the operator.
    pub number: AccountNumber,
    /// The customer's name, as documents print it.
    pub name: Name,
    /// The language of its documents, mails and refusals.
    #[serde(default)]
    pub locale: Locale,
    /// The e-mail the organisation gave when it signed up; only the operator changes it (R6).
    pub application_address: EmailAddress,
    /// The customer's ИНН, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inn: Option<Inn>,
    /// The customer's КПП, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kpp: Option<Kpp>,
    /// The postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_address: Option<Line>,
    /// Number and date of the contract, as documents print it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Line>,
    /// The local day from which the account is billed; `None`: since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<NaiveDate>,
    /// The local day from which it is billed no longer; `None`: it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
    /// Its SIP lines.
    pub subscribers: Vec<Subscriber>,
}

/// One SIP line of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscriber {
    /// The E.164 number or SIP user name.
    pub id: SubscriberId,
    /// A label of the customer's own, such as a department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Name>,
}

impl Account {
    /// The subscriber of that identifier, if it is the account's own (R12).
    #[must_use]
    pub fn subscriber(&self, id: &SubscriberId) -> Option<&Subscriber> {
        self.subscribers.iter().find(|subscriber| subscriber.id == *id)
    }

    /// Whether the account is billed for a period: it was opened before the period's end and not closed by its
    /// first day.
    #[must_use]
    pub fn is_billable_in(&self, period: BillingPeriod) -> bool {
        self.opened.is_none_or(|day| day < period.day_after()) && self.closed.is_none_or(|day| day > period.first_day())
    }
}
