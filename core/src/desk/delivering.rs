//! Changing how and where invoices are delivered (R7).

use super::taking::{ATTEMPTS, Facts, Invoices};
use super::{Answer, Desk, DeskError, LinkToken, Tick};
use crate::calendar::{Instant, days_after};
use crate::delivery::{Actor, ChangeState, Delivery, DeliveryChange, DeliveryMethod};
use crate::order::request::refuse_change;
use crate::order::{
    AddressPolicy, Destination, IdempotencyKey, Order, OrderEvent, OrderId, OrderKind, OrderState, Refusal,
};
use crate::party::{Account, AccountNumber, EmailAddress};
use crate::ports::{Change, CommitError, Conflict, NewDocument, NewKey};

/// For how many days the link in a mail to a new address works.
const CONFIRMATION_DAYS: u32 = 3;

/// What became of a change of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryChanged {
    /// The delivery in force now.
    pub delivery: Delivery,
    /// Whether anything was recorded: asking for what is in force changes nothing, unless another address waited for
    /// confirmation, which it then no longer does.
    pub changed: bool,
    /// The order that mails a link to the new address, where the policy wants it confirmed.
    pub confirmation: Option<OrderId>,
}

impl Desk {
    /// Sets how an account's invoices are delivered; never covered by the blackout's default (R2, R7).
    ///
    /// Where the policy wants a new address confirmed, the last request counts: an address that waits for confirmation
    /// no longer does once something else is asked for, be it only what is in force. The same asked for again while
    /// its mail is on its way is one request; later it mails another link, and each link that still works confirms.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails, or the mail that asks for confirmation can't be composed. Calling again with
    /// the same tick is safe.
    pub async fn change_delivery(
        &self,
        account: &AccountNumber,
        method: DeliveryMethod,
        by: &Actor,
        tick: &Tick,
    ) -> Result<Answer<DeliveryChanged>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let Some(facts) = self.facts(account, Invoices::None, tick.now()).await? else {
                return Ok(Err(Refusal::UnknownAccount));
            };
            let delivery = facts.delivery(tick.now());
            if let Some(changed) = self.asked_before(&facts, &delivery, &method, tick).await? {
                return Ok(Ok(changed));
            }
            let zone = self.operator.zone;
            if let Some(refusal) = refuse_change(&facts.history, facts.run_is_open, &self.policy, zone, tick.now()) {
                return Ok(Err(refusal));
            }
            let (account, mut history) = (facts.account, facts.history);
            let at = history.settled(tick.now());
            let mut change = DeliveryChange { at, by: by.clone(), method: method.clone(), state: ChangeState::InForce };
            let (mut confirmation, mut accept) = (None, None);
            if let Some(address) = self.address_to_confirm(&delivery, &method) {
                let id = self.confirmation_id(&account.number, &method, tick);
                let (token, expires) = (tick.token(id), days_after(tick.now(), CONFIRMATION_DAYS));
                accept = Some(self.ask_to_confirm(&account, address, id, &token, by, tick).await?);
                change.state = ChangeState::Pending { token_hash: token.hash(), expires };
                confirmation = Some(id);
            }
            let account_number = account.number.clone();
            let recorded =
                Change::ChangeDelivery { account: account_number, expected: history.version, change: change.clone() };
            let changes: Vec<Change> = std::iter::once(recorded).chain(accept).collect();
            match orders.commit(operator, &changes).await {
                Ok(()) => {
                    history.changes.push(change);
                    let delivery = history.at(at, &account.application_address);
                    return Ok(Ok(DeliveryChanged { delivery, changed: true, confirmation }));
                }
                Err(CommitError::Conflict { conflict: Conflict::Exists, .. }) => {
                    // This very call was made before, and another request has taken its place since.
                    return Ok(Ok(DeliveryChanged { delivery, changed: false, confirmation: None }));
                }
                Err(CommitError::Conflict { place, conflict: with }) => {
                    if let (Conflict::Budget, DeliveryMethod::Email(address)) = (with, &method)
                        && let Some(refusal) = self.used_up(address, tick.now()).await?
                    {
                        return Ok(Err(refusal));
                    }
                    conflict = CommitError::conflict(place, with);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Puts a change of delivery in force by the token that was mailed to the new address (R7's policy); a token that
    /// is unknown, over, used, or whose request another took the place of confirms nothing.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails. Called again after it was carried out, it finds the token used: the delivery in
    /// force tells.
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
            let Some(place) = history.confirmable(&hash, now) else { return Ok(Err(Refusal::NoSuchLink)) };
            let at = history.settled(now);
            let state = ChangeState::Confirmed { at };
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
                    return Ok(Ok(history.at(at, &facts.account.application_address)));
                }
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// The answer where nothing is left to record: the method is in force and nothing else waits, its confirmation is
    /// on its way, or this very call was made before.
    async fn asked_before(
        &self,
        facts: &Facts,
        delivery: &Delivery,
        method: &DeliveryMethod,
        tick: &Tick,
    ) -> Result<Option<DeliveryChanged>, DeskError> {
        let answer =
            |changed, confirmation| Some(DeliveryChanged { delivery: delivery.clone(), changed, confirmation });
        let pending = facts.history.pending(tick.now()).map(|change| &change.method);
        if is_in_force(delivery, method) && pending.is_none_or(|pending| pending == method) {
            return Ok(answer(false, None));
        }
        if pending != Some(method) {
            return Ok(None);
        }
        let id = self.confirmation_id(&facts.account.number, method, tick);
        if facts.history.confirmable(&tick.token(id).hash(), tick.now()).is_some() {
            return Ok(answer(true, Some(id)));
        }
        let kind = OrderKind::ConfirmAddress { method: method.clone() };
        let fingerprint = kind.fingerprint(&facts.account.number);
        let order = self.ports.orders.unfinished(&self.operator.id, &facts.account.number, &fingerprint).await?;
        Ok(order.and_then(|order| answer(false, Some(order.id))))
    }

    /// The identifier of the order that mails a link to a new address.
    fn confirmation_id(&self, account: &AccountNumber, method: &DeliveryMethod, tick: &Tick) -> OrderId {
        let kind = OrderKind::ConfirmAddress { method: method.clone() };
        tick.order_id(&self.operator.id, account, &kind.fingerprint(account), "")
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
        id: OrderId,
        token: &LinkToken,
        by: &Actor,
        tick: &Tick,
    ) -> Result<Change, DeskError> {
        let mut order = Order {
            id,
            account: account.number.clone(),
            kind: OrderKind::ConfirmAddress { method: DeliveryMethod::Email(address.clone()) },
            destination: Destination::Email(address.clone()),
            locale: account.locale,
            by: by.clone(),
            accepted_at: tick.now(),
            state: OrderState::Formed,
            due: Some(tick.now()),
            tries: 0,
            generation: 0,
            detail: None,
            document: None,
            file: None,
            invoice: None,
            version: 1,
        };
        let account_in_url = account.number.as_str().replace('/', "%2F");
        let url = format!("{}confirm/{account_in_url}/{token}", self.operator.link_base);
        let expires = days_after(tick.now(), CONFIRMATION_DAYS);
        let mail = NewDocument::whole(self.confirmation_mail(&order, account, address, &url, expires)?);
        order.document = Some(mail.reference);
        self.ports.documents.put(&self.operator.id, &[mail]).await?;
        let event = |state| OrderEvent { at: tick.now(), state, detail: None };
        Ok(Change::AcceptOrder {
            fingerprint: order.kind.fingerprint(&order.account),
            events: vec![event(OrderState::Accepted), event(OrderState::Formed)],
            // A key that is over at once: the order does not wait for an equal one whose token confirms nothing more.
            key: Some(NewKey { key: IdempotencyKey::from_order(id), expires: tick.now() }),
            budget: None,
            shared: self.shared_budgets(address, tick.now()),
            order: Box::new(order),
        })
    }
}

fn is_in_force(now: &Delivery, method: &DeliveryMethod) -> bool {
    match method {
        DeliveryMethod::Email(address) => !now.in_person && now.cabinet_address.as_ref() == Some(address),
        DeliveryMethod::InPerson => now.in_person,
    }
}
