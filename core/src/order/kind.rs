use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::calendar::BillingPeriod;
use crate::delivery::DeliveryMethod;
use crate::party::{AccountNumber, EmailAddress, SubscriberId};

/// An action of the section, as the menu and the blackout's policy name it (R2, R3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// «Заказать счёт на e-mail», to the cabinet address (R4).
    Repeat,
    /// «Загрузить счёт по ссылке» (R5).
    Link,
    /// «Заказать счёт на e-mail», to the application address (R6).
    ToApplication,
    /// «Изменить способ/адрес доставки» (R7).
    ChangeDelivery,
    /// «Детализация на e-mail» (R8).
    CallDetail,
    /// «Начисления за текущий период» (R9).
    Charges,
}

/// What an order asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// Repeat of the regular invoice to the cabinet address (R4).
    Repeat {
        /// Of which month.
        period: BillingPeriod,
    },
    /// Invoice of one of the two previous months, by link (R5).
    Link {
        /// Of which month.
        period: BillingPeriod,
    },
    /// Invoice of one of the two previous months, to the application address (R6).
    ToApplication {
        /// Of which month.
        period: BillingPeriod,
    },
    /// Call detail to the cabinet address (R8).
    CallDetail {
        /// Of which month.
        period: BillingPeriod,
        /// Whose calls; empty: all subscribers.
        subscribers: Vec<SubscriberId>,
        /// In which form.
        format: CallDetailFormat,
    },
    /// Charges of the current month so far to the cabinet address (R9).
    Charges {
        /// Of which month.
        period: BillingPeriod,
        /// Whose charges; empty: all subscribers.
        subscribers: Vec<SubscriberId>,
    },
    /// Delivery of the regular invoice that the run has formed (R18).
    Regular {
        /// Of which month.
        period: BillingPeriod,
        /// 0, or the number of the correction.
        revision: u32,
    },
    /// The mail that asks to confirm a new cabinet address (R7's policy).
    ConfirmAddress {
        /// What the confirmation puts in force.
        method: DeliveryMethod,
    },
}

/// The form of a call detail (R8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CallDetailFormat {
    /// Text with semicolons, as spreadsheets open it.
    Csv,
    /// A workbook.
    #[default]
    Xlsx,
    /// A document to print.
    Pdf,
}

/// Where an order's result goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// By e-mail.
    Email(EmailAddress),
    /// A link in the section.
    Link,
    /// The period's pickup batch.
    Pickup,
}

/// The SHA-256 of what makes two orders equal: account, action, period, subscribers and format (R14).
pub type Fingerprint = [u8; 32];

impl OrderKind {
    /// The action of the menu; `None` for what no customer orders.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::Repeat { .. } => Some(Action::Repeat),
            Self::Link { .. } => Some(Action::Link),
            Self::ToApplication { .. } => Some(Action::ToApplication),
            Self::CallDetail { .. } => Some(Action::CallDetail),
            Self::Charges { .. } => Some(Action::Charges),
            Self::Regular { .. } | Self::ConfirmAddress { .. } => None,
        }
    }

    /// The month it is about.
    #[must_use]
    pub fn period(&self) -> Option<BillingPeriod> {
        match self {
            Self::Repeat { period }
            | Self::Link { period }
            | Self::ToApplication { period }
            | Self::CallDetail { period, .. }
            | Self::Charges { period, .. }
            | Self::Regular { period, .. } => Some(*period),
            Self::ConfirmAddress { .. } => None,
        }
    }

    /// The subscribers it is narrowed to; empty: all.
    #[must_use]
    pub fn subscribers(&self) -> &[SubscriberId] {
        match self {
            Self::CallDetail { subscribers, .. } | Self::Charges { subscribers, .. } => subscribers,
            _ => &[],
        }
    }

    /// The same order with its subscribers sorted and each named once.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        if let Self::CallDetail { subscribers, .. } | Self::Charges { subscribers, .. } = &mut self {
            subscribers.sort();
            subscribers.dedup();
        }
        self
    }

    /// What makes two orders of an account equal (R14); of a [normalised](Self::normalised) kind.
    #[must_use]
    pub fn fingerprint(&self, account: &AccountNumber) -> Fingerprint {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(bytes);
        };
        part(account.as_str().as_bytes());
        part(self.name().as_bytes());
        part(self.period().map(|period| period.to_string()).unwrap_or_default().as_bytes());
        if let Self::CallDetail { format, .. } = self {
            part(&[*format as u8]);
        }
        if let Self::Regular { revision, .. } = self {
            part(&revision.to_le_bytes());
        }
        if let Self::ConfirmAddress { method: DeliveryMethod::Email(address) } = self {
            part(address.as_str().as_bytes());
        }
        self.subscribers().iter().for_each(|subscriber| part(subscriber.as_str().as_bytes()));
        hash.finalize().into()
    }

    /// A stable name of the kind: `repeat`, `link`, `to_application`, `call_detail`, `charges`, `regular`,
    /// `confirm_address`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Repeat { .. } => "repeat",
            Self::Link { .. } => "link",
            Self::ToApplication { .. } => "to_application",
            Self::CallDetail { .. } => "call_detail",
            Self::Charges { .. } => "charges",
            Self::Regular { .. } => "regular",
            Self::ConfirmAddress { .. } => "confirm_address",
        }
    }
}
