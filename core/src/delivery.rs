//! How and where invoices are delivered, and the history of it (R7, R10).

use serde::{Deserialize, Serialize};

use crate::calendar::Instant;
use crate::party::EmailAddress;
use crate::text::Line;

/// Choosing a way of delivery: by e-mail to an address, or in person (R7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryMethod {
    /// By e-mail to the address, which becomes the cabinet address.
    Email(EmailAddress),
    /// «На руки»: handed over in person; the cabinet address stays for other mails.
    InPerson,
}

/// Who made a change, as the host names him: a customer's login, an operator's clerk, a system.
pub type Actor = Line;

/// One change of delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryChange {
    /// When it was made.
    pub at: Instant,
    /// Who made it.
    pub by: Actor,
    /// What was chosen.
    pub method: DeliveryMethod,
    /// Whether it is in force, or waits for the new address to be confirmed.
    pub state: ChangeState,
}

/// Whether a change is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// In force since it was made.
    InForce,
    /// Waits for a click on the link mailed to the new address; the SHA-256 of the link's token is kept. A later
    /// request for something else takes its place: from then on the link confirms nothing.
    Pending {
        /// The hash of the token.
        #[serde(with = "crate::hex::bytes32")]
        token_hash: [u8; 32],
        /// Until when the link works.
        expires: Instant,
    },
    /// In force since the address was confirmed.
    Confirmed {
        /// When.
        at: Instant,
    },
}

/// What is in force at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Whether invoices are handed over in person.
    pub in_person: bool,
    /// The cabinet address: where repeats, call detail and charges go.
    pub cabinet_address: Option<EmailAddress>,
}

impl Delivery {
    /// The way a regular invoice goes: its address, or `None` for in person (R7, R10).
    #[must_use]
    pub fn regular_address(&self) -> Option<&EmailAddress> {
        if self.in_person { None } else { self.cabinet_address.as_ref() }
    }
}

/// An account's changes of delivery, oldest first.
///
/// `version` counts the writes to it: a change is committed against the version that was read (see
/// [`crate::ports::OrderStore`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryHistory {
    /// How often the history was written; 0 when it never was.
    pub version: u64,
    /// The changes, in the order in which they were recorded.
    pub changes: Vec<DeliveryChange>,
}

impl DeliveryHistory {
    /// What is in force at an instant: the last change in force before or at it; e-mail to the application address
    /// where there is none (R7).
    #[must_use]
    pub fn at(&self, instant: Instant, application_address: &EmailAddress) -> Delivery {
        let start = Delivery { in_person: false, cabinet_address: Some(application_address.clone()) };
        self.in_force_until(instant).into_iter().fold(start, |delivery, (_, change)| match &change.method {
            DeliveryMethod::Email(address) => Delivery { in_person: false, cabinet_address: Some(address.clone()) },
            DeliveryMethod::InPerson => Delivery { in_person: true, ..delivery },
        })
    }

    /// The first instant, not before the one given, at which all that is recorded counts: the clocks of two hosts may
    /// differ, and no change that was answered as made may be overlooked or come back for that.
    #[must_use]
    pub fn settled(&self, now: Instant) -> Instant {
        self.changes.iter().filter_map(DeliveryChange::in_force_since).fold(now, Ord::max)
    }

    /// The change that waits for confirmation at an instant: the last one, if its link still works.
    #[must_use]
    pub fn pending(&self, now: Instant) -> Option<&DeliveryChange> {
        self.changes.last().filter(|change| change.waits_at(now))
    }

    /// The place, from 0, of the change that a token confirms at an instant: its link still works, and no later
    /// request asked for something else.
    #[must_use]
    pub fn confirmable(&self, token_hash: &[u8; 32], now: Instant) -> Option<usize> {
        let has_token = |change: &DeliveryChange| matches!(&change.state, ChangeState::Pending { token_hash: kept, .. } if kept == token_hash);
        let place = self.changes.iter().position(|change| has_token(change) && change.waits_at(now))?;
        let (asked, later) = self.changes.get(place..)?.split_first()?;
        later.iter().all(|change| change.method == asked.method).then_some(place)
    }

    /// When the cabinet address last became another, before or at an instant; `None`: never.
    ///
    /// The first address chosen counts; choosing again the one in force does not.
    #[must_use]
    pub fn address_changed(&self, instant: Instant) -> Option<Instant> {
        let mut last = None;
        for (since, change) in self.in_force_until(instant) {
            if let DeliveryMethod::Email(address) = &change.method
                && last.is_none_or(|(_, before)| before != address)
            {
                last = Some((since, address));
            }
        }
        last.map(|(since, _)| since)
    }

    /// The changes in force since before or at an instant, in the order in which they came into force; of two at one
    /// instant the one recorded later comes later.
    fn in_force_until(&self, instant: Instant) -> Vec<(Instant, &DeliveryChange)> {
        let since = |change: &DeliveryChange| change.in_force_since().filter(|since| *since <= instant);
        let mut changes: Vec<_> = self.changes.iter().filter_map(|it| since(it).map(|since| (since, it))).collect();
        changes.sort_by_key(|(since, _)| *since);
        changes
    }
}

impl DeliveryChange {
    /// Whether the change waits for confirmation at an instant.
    fn waits_at(&self, now: Instant) -> bool {
        matches!(&self.state, ChangeState::Pending { expires, .. } if now < *expires)
    }

    /// Since when the change is in force; `None` while it waits for confirmation.
    #[must_use]
    pub fn in_force_since(&self) -> Option<Instant> {
        match self.state {
            ChangeState::InForce => Some(self.at),
            ChangeState::Pending { .. } => None,
            ChangeState::Confirmed { at } => Some(at),
        }
    }
}
