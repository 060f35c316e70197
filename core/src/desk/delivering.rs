//! Changing how and where invoices are delivered (R7).

use chrono::TimeDelta;

use super::taking::{ATTEMPTS, Invoices};
use super::{Answer, Desk, DeskError, LinkToken, Tick};
use crate::calendar::Instant;
use crate::calendar::Zone;
use crate::delivery::{Actor, ChangeState, Delivery, DeliveryChange, DeliveryHistory, DeliveryMethod};
use crate::order::{AddressPolicy, Destination, Order, OrderEvent, OrderId, OrderKind, OrderState, Policy, Refusal};
use crate::party::{Account, AccountNumber, EmailAddress};
use crate::ports::{Change, CommitError, Conflict, NewDocument};

/// For how many days the link in a mail to a new address works.
const CONFIRMATION_DAYS: i64 = 3;

/// What became of a change of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryChanged {
    /// The delivery in force now.
    pub delivery: Delivery,
    /// Whether anything was changed: asking for what is in force changes nothing.
    pub changed: bool,
    /// The order that mails a link to the new address, where the policy wants it confirmed.
    pub confirmation: Option<OrderId>,
}

impl Desk {
    /// Sets how an account's invoices are delivered; never covered by the blackout's default (R2, R7).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails, or the mail that asks for confirmation can't be composed.
    pub async fn change_delivery(
        &self,
        account: &AccountNumber,
        method: DeliveryMethod,
        by: &Actor,
        tick: &Tick,
    ) -> Result<Answer<DeliveryChanged>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for attempt in 0..ATTEMPTS {
            let Some(facts) = self.facts(account, Invoices::None, tick.now()).await? else {
                return Ok(Err(Refusal::UnknownAccount));
            };
            let (account, history) = (facts.account, facts.history);
            let now = history.at(tick.now(), &account.application_address);
            if is_in_force(&now, &method) {
                return Ok(Ok(DeliveryChanged { delivery: now, changed: false, confirmation: None }));
            }
            if let Some(refusal) =
                refuse_change(&history, &self.policy, self.operator.zone, tick.now(), facts.run_is_open)
            {
                return Ok(Err(refusal));
            }
            let change =
                DeliveryChange { at: tick.now(), by: by.clone(), method: method.clone(), state: ChangeState::InForce };
            let mut changes = Vec::new();
            let mut confirmation = None;
            match self.address_to_confirm(&now, &method) {
                None => changes.push(change_of(&account, &history, change.clone())),
                Some(address) => {
                    let token = tick.token(attempt);
                    let expires = confirmation_expires(tick.now());
                    let state = ChangeState::Pending { token_hash: token.hash(), expires };
                    changes.push(change_of(&account, &history, DeliveryChange { state, ..change.clone() }));
                    let (order, accept) = self.ask_to_confirm(&account, address, &token, by, attempt, tick).await?;
                    confirmation = Some(order);
                    changes.push(accept);
                }
            }
            match orders.commit(operator, &changes).await {
                Ok(()) => {
                    let mut after = history;
                    if confirmation.is_none() {
                        after.changes.push(change);
                    }
                    let delivery = after.at(tick.now(), &account.application_address);
                    return Ok(Ok(DeliveryChanged { delivery, changed: true, confirmation }));
                }
                Err(CommitError::Conflict { conflict: Conflict::Unfinished, .. }) => {
                    // A mail to this address is on its way: the link in it confirms the change.
                    return Ok(Ok(DeliveryChanged { delivery: now, changed: false, confirmation: None }));
                }
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Puts a change of delivery in force by the token that was mailed to the new address (R7's policy).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn confirm_address(
        &self,
        account: &AccountNumber,
        token: &str,
        now: Instant,
    ) -> Result<Answer<Delivery>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let Some(hash) = LinkToken::parse(token).map(|token| token.hash()) else {
            return Ok(Err(Refusal::NoSuchLink));
        };
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let Some(facts) = self.facts(account, Invoices::None, now).await? else {
                return Ok(Err(Refusal::NoSuchLink));
            };
            let mut history = facts.history;
            let place = history.changes.iter().position(|change| {
                matches!(&change.state, ChangeState::Pending { token_hash, expires } if *token_hash == hash && now < *expires)
            });
            let Some(place) = place else { return Ok(Err(Refusal::NoSuchLink)) };
            let state = ChangeState::Confirmed { at: now };
            let settle = Change::SettleDelivery {
                account: account.clone(),
                expected: history.version,
                place,
                state: state.clone(),
            };
            match orders.commit(operator, &[settle]).await {
                Ok(()) => {
                    if let Some(change) = history.changes.get_mut(place) {
                        change.state = state;
                    }
                    return Ok(Ok(history.at(now, &facts.account.application_address)));
                }
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// The new address that the policy wants confirmed.
    fn address_to_confirm<'m>(&self, now: &Delivery, method: &'m DeliveryMethod) -> Option<&'m EmailAddress> {
        match method {
            DeliveryMethod::Email(address)
                if self.policy.new_address == AddressPolicy::WhenConfirmed
                    && now.cabinet_address.as_ref() != Some(address) =>
            {
                Some(address)
            }
            _ => None,
        }
    }

    /// The order that mails a link to a new address; its mail is stored before it is accepted.
    async fn ask_to_confirm(
        &self,
        account: &Account,
        address: &EmailAddress,
        token: &LinkToken,
        by: &Actor,
        attempt: u64,
        tick: &Tick,
    ) -> Result<(OrderId, Change), DeskError> {
        let mut order = Order {
            id: tick.order_id(attempt),
            account: account.number.clone(),
            kind: OrderKind::ConfirmAddress { method: DeliveryMethod::Email(address.clone()) },
            destination: Destination::Email(address.clone()),
            locale: account.locale,
            by: by.clone(),
            accepted_at: tick.now(),
            state: OrderState::Formed,
            due: Some(tick.now()),
            tries: 0,
            detail: None,
            document: None,
            invoice: None,
            version: 1,
        };
        let account_in_url = account.number.as_str().replace('/', "%2F");
        let url = format!("{}confirm/{account_in_url}/{token}", self.operator.link_base);
        let mail = NewDocument::whole(self.confirmation_mail(
            &order,
            account,
            address,
            &url,
            confirmation_expires(tick.now()),
        )?);
        order.document = Some(mail.reference);
        self.ports.documents.put(&self.operator.id, &[mail]).await?;
        let event = |state| OrderEvent { at: tick.now(), state, detail: None };
        let change = Change::AcceptOrder {
            fingerprint: order.kind.fingerprint(&order.account),
            events: vec![event(OrderState::Accepted), event(OrderState::Formed)],
            key: None,
            budget: None,
            order: Box::new(order.clone()),
        };
        Ok((order.id, change))
    }
}

fn change_of(account: &Account, history: &DeliveryHistory, change: DeliveryChange) -> Change {
    Change::ChangeDelivery { account: account.number.clone(), expected: history.version, change }
}

fn confirmation_expires(asked: Instant) -> Instant {
    asked + TimeDelta::days(CONFIRMATION_DAYS)
}

fn is_in_force(now: &Delivery, method: &DeliveryMethod) -> bool {
    match method {
        DeliveryMethod::Email(address) => !now.in_person && now.cabinet_address.as_ref() == Some(address),
        DeliveryMethod::InPerson => now.in_person,
    }
}

/// Why delivery can't be changed now: a policy that covers it, or the day's changes used up.
fn refuse_change(
    history: &DeliveryHistory,
    policy: &Policy,
    zone: Zone,
    now: Instant,
    run_is_open: bool,
) -> Option<Refusal> {
    let closed =
        crate::order::request::closed_until(crate::order::Action::ChangeDelivery, policy, zone, now, run_is_open);
    if let Some(until) = closed {
        return Some(Refusal::Blackout { until });
    }
    let today = zone.date_of(now);
    let made = history.changes.iter().rev().filter(|change| zone.date_of(change.at) == today).count();
    let limit = policy.changes_a_day;
    (made >= usize::try_from(limit).unwrap_or(usize::MAX))
        .then(|| Refusal::TooManyChanges { limit, until: zone.next_day(now) })
}
