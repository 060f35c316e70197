//! Taking and taking back orders (R4–R6, R8, R9, R11–R15).

use super::{Answer, Desk, DeskError, Tick};
use crate::calendar::{BillingPeriod, Instant, days_after};
use crate::delivery::{Actor, Delivery, DeliveryHistory};
use crate::locale::Bilingual;
use crate::order::request::confirmation;
use crate::order::{
    Destination, Event, Fingerprint, Order, OrderEvent, OrderId, OrderKind, OrderRequest, OrderState, Refusal,
    Standing, decide,
};
use crate::party::{Account, AccountNumber};
use crate::ports::{Budget, Change, CommitError, Conflict, LeaseAfter, NewKey};

/// How often a decision is made anew when what it was made from has changed meanwhile.
pub(super) const ATTEMPTS: u32 = 16;

/// An order that the section has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The order.
    pub order: Order,
    /// What the customer is told (R11).
    pub confirmation: Bilingual,
    /// Whether the order was there before: the same key, or an equal order still unfinished (R14).
    pub replayed: bool,
}

impl Desk {
    /// Takes an order, durably; carrying it out is the work of [`process_due`](Self::process_due).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails. Calling again with the same key, or the same tick, is safe: the order is taken
    /// once (R14).
    pub async fn order(&self, request: OrderRequest, tick: &Tick) -> Result<Answer<Taken>, DeskError> {
        let kind = request.kind.clone().normalised();
        if kind.action().is_none() {
            return Ok(Err(Refusal::UnknownOrder));
        }
        let fingerprint = kind.fingerprint(&request.account);
        let key = request.key.as_ref().map_or("", |key| key.as_str());
        let id = tick.order_id(&self.operator.id, &request.account, &fingerprint, key);
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            if let Some(answer) = self.replay(&request, &fingerprint, tick.now()).await? {
                return Ok(answer);
            }
            let Some(facts) = self.facts(&request.account, Invoices::For(&kind), tick.now()).await? else {
                return Ok(Err(Refusal::UnknownAccount));
            };
            let standing = facts.standing(tick.now());
            let acceptance = match decide(&kind, &standing, &self.policy, self.operator.zone, tick.now()) {
                Ok(acceptance) => acceptance,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let order = Order {
                id,
                account: request.account.clone(),
                kind: kind.clone(),
                destination: acceptance.destination,
                locale: facts.account.locale,
                by: request.by.clone(),
                accepted_at: tick.now(),
                state: OrderState::Accepted,
                due: Some(tick.now()),
                tries: 0,
                generation: 0,
                detail: None,
                document: None,
                file: None,
                invoice: None,
                version: 1,
            };
            let change = Change::AcceptOrder {
                order: Box::new(order.clone()),
                events: vec![OrderEvent { at: tick.now(), state: OrderState::Accepted, detail: None }],
                fingerprint,
                key: request
                    .key
                    .clone()
                    .map(|key| NewKey { key, expires: days_after(tick.now(), self.policy.key_days) }),
                budget: Some(Budget { day: self.operator.zone.date_of(tick.now()), limit: self.policy.orders_a_day }),
                shared: match &order.destination {
                    Destination::Email(address) => self.shared_budgets(address, tick.now()),
                    Destination::Link | Destination::Pickup => Vec::new(),
                },
            };
            match self.ports.orders.commit(&self.operator.id, &[change]).await {
                Ok(()) => return Ok(Ok(Taken { order, confirmation: acceptance.confirmation, replayed: false })),
                Err(CommitError::Conflict { conflict: Conflict::Exists, .. }) => {
                    // This very call was made before, and its order has ended since.
                    let order = self.ports.orders.order(&self.operator.id, id).await?;
                    return Ok(order.map(replayed).ok_or(Refusal::UnknownOrder));
                }
                Err(CommitError::Conflict { place, conflict: with }) => {
                    if let (Conflict::Budget, Destination::Email(address)) = (with, &order.destination)
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

    /// Takes an order back while it is still accepted (R13).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn cancel(
        &self,
        account: &AccountNumber,
        id: OrderId,
        by: &Actor,
        tick: &Tick,
    ) -> Result<Answer<Order>, DeskError> {
        self.change_order(Some(account), id, &Event::Cancelled(by.clone()), tick.now()).await
    }

    /// Starts an order again after it failed, bounced, or ended unknown (R17).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn restart(&self, id: OrderId, by: &Actor, tick: &Tick) -> Result<Answer<Order>, DeskError> {
        self.change_order(None, id, &Event::Restarted(by.clone()), tick.now()).await
    }

    /// Gives up an order whose outcome is unknown: it counts as failed.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn abandon(&self, id: OrderId, by: &Actor, tick: &Tick) -> Result<Answer<Order>, DeskError> {
        self.change_order(None, id, &Event::Abandoned(by.clone()), tick.now()).await
    }

    /// Applies an event to an order, of the account where one is named.
    pub(super) async fn change_order(
        &self,
        account: Option<&AccountNumber>,
        id: OrderId,
        event: &Event,
        now: Instant,
    ) -> Result<Answer<Order>, DeskError> {
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let order = self.ports.orders.order(&self.operator.id, id).await?;
            let Some(order) = order.filter(|order| account.is_none_or(|account| order.account == *account)) else {
                return Ok(Err(Refusal::UnknownOrder));
            };
            let Ok((next, record)) = order.apply(event, now, &self.policy) else {
                return Ok(Err(Refusal::WrongState { state: order.state }));
            };
            let change =
                Change::UpdateOrder { order: Box::new(next.clone()), events: vec![record], lease: LeaseAfter::Release };
            match self.ports.orders.commit(&self.operator.id, &[change]).await {
                Ok(()) => return Ok(Ok(Order { version: next.version + 1, ..next })),
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// The order that a request answers without being taken anew (R14).
    async fn replay(
        &self,
        request: &OrderRequest,
        fingerprint: &Fingerprint,
        now: Instant,
    ) -> Result<Option<Answer<Taken>>, DeskError> {
        let (operator, account) = (&self.operator.id, &request.account);
        let order = match &request.key {
            Some(key) => match self.ports.orders.order_by_key(operator, account, key, now).await? {
                Some(kept) if kept.fingerprint != *fingerprint => return Ok(Some(Err(Refusal::KeyReused))),
                kept => kept.map(|kept| kept.order),
            },
            None => self.ports.orders.unfinished(operator, account, fingerprint).await?,
        };
        Ok(order.map(|order| Ok(replayed(order))))
    }

    /// What is known of an account at an instant; `None` for an unknown one.
    pub(super) async fn facts(
        &self,
        account: &AccountNumber,
        invoices: Invoices<'_>,
        now: Instant,
    ) -> Result<Option<Facts>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let Some(account) = self.ports.billing.account(operator, account).await? else { return Ok(None) };
        let history = orders.deliveries(operator, std::slice::from_ref(&account.number)).await?;
        let issued = self.issued_periods(&account.number, invoices, now).await?;
        let today = self.operator.zone.date_of(now);
        Ok(Some(Facts {
            history: history.into_iter().next().unwrap_or_default(),
            issued,
            orders_today: orders.orders_on(operator, &account.number, today).await?,
            run_is_open: self.run_is_open(now).await?,
            account,
        }))
    }

    /// The periods with an issued invoice, as far as a decision needs them.
    async fn issued_periods(
        &self,
        account: &AccountNumber,
        invoices: Invoices<'_>,
        now: Instant,
    ) -> Result<Vec<BillingPeriod>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        if let Invoices::None = invoices {
            return Ok(Vec::new());
        }
        if let Invoices::For(kind) = invoices {
            let (OrderKind::Repeat { period } | OrderKind::Link { period } | OrderKind::ToApplication { period }) =
                kind
            else {
                return Ok(Vec::new());
            };
            let accounts = std::slice::from_ref(account);
            let oldest = BillingPeriod::current(now, self.operator.zone).earlier(self.policy.repeat_months);
            if *period >= oldest
                && orders.issued_in(operator, *period, accounts).await?.into_iter().flatten().next().is_some()
            {
                return Ok(vec![*period]);
            }
        }
        // A refusal names what is offered instead.
        let months = usize::try_from(self.policy.repeat_months).unwrap_or(usize::MAX).clamp(2, 1_200) + 2;
        let issued = orders.issued(operator, account, months).await?;
        Ok(issued.into_iter().map(|invoice| invoice.facts.period).collect())
    }

    /// Whether the run of the month before has not ended, where the policy holds the window open for it; a further
    /// round closes nothing again.
    async fn run_is_open(&self, now: Instant) -> Result<bool, DeskError> {
        if !self.policy.hold_window_for_run {
            return Ok(false);
        }
        let period = BillingPeriod::current(now, self.operator.zone).previous();
        let run = self.ports.orders.run(&self.operator.id, period).await?;
        Ok(run.is_none_or(|run| run.round == 1 && run.ended.is_none()))
    }
}

/// Which of an account's invoices a decision needs to know of.
#[derive(Clone, Copy)]
pub(super) enum Invoices<'a> {
    /// None.
    None,
    /// All that are in reach.
    All,
    /// Those that decide over this order.
    For(&'a OrderKind),
}

/// What is known of an account.
pub(super) struct Facts {
    pub(super) account: Account,
    pub(super) history: DeliveryHistory,
    pub(super) issued: Vec<BillingPeriod>,
    pub(super) orders_today: u32,
    pub(super) run_is_open: bool,
}

impl Facts {
    /// The delivery in force: all changes that are recorded count.
    pub(super) fn delivery(&self, now: Instant) -> Delivery {
        self.history.at(self.history.settled(now), &self.account.application_address)
    }

    fn standing(&self, now: Instant) -> Standing<'_> {
        Standing {
            account: &self.account,
            delivery: self.delivery(now),
            address_changed: self.history.address_changed(self.history.settled(now)),
            issued: &self.issued,
            orders_today: self.orders_today,
            run_is_open: self.run_is_open,
        }
    }
}

/// An order that was there before, as the answer to a request.
fn replayed(order: Order) -> Taken {
    let confirmation = confirmation(&order.kind, &order.destination);
    Taken { order, confirmation, replayed: true }
}
