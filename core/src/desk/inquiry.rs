//! What the section shows: the menu, an account's orders, what became of one (R3, R13). A page has at most 10,000 rows,
//! whatever is asked for.

use super::taking::Invoices;
use super::{Answer, Desk, DeskError};
use crate::calendar::{BillingPeriod, Instant};
use crate::delivery::DeliveryHistory;
use crate::order::{Order, OrderEvent, OrderId, Refusal};
use crate::party::AccountNumber;
use crate::ports::{FormationRefusal, Issued, Link, Run};
use crate::section::{Menu, View, menu};

/// An order with its history and its links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderView {
    /// The order.
    pub order: Order,
    /// What became of it, oldest first.
    pub history: Vec<OrderEvent>,
    /// Its links, oldest first, the dead ones included; their tokens are known to the customer alone.
    pub links: Vec<Link>,
}

impl Desk {
    /// The menu of an account (R3).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn menu(&self, account: &AccountNumber, now: Instant) -> Result<Answer<Menu>, DeskError> {
        let Some(facts) = self.facts(account, Invoices::All, now).await? else {
            return Ok(Err(Refusal::UnknownAccount));
        };
        let delivery = facts.delivery(now);
        let is_bouncing = match &delivery.cabinet_address {
            Some(address) => self.is_bouncing(account, address).await?,
            None => false,
        };
        let view = View {
            history: &facts.history,
            delivery,
            is_bouncing,
            account: &facts.account,
            issued: &facts.issued,
            orders_today: facts.orders_today,
            run_is_open: facts.run_is_open,
        };
        Ok(Ok(menu(&view, &self.policy, self.operator.zone, now)))
    }

    /// An order of an account, with what became of it (R13).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn order_state(&self, account: &AccountNumber, id: OrderId) -> Result<Answer<OrderView>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let order = orders.order(operator, id).await?;
        let Some(order) = order.filter(|order| order.account == *account) else {
            return Ok(Err(Refusal::UnknownOrder));
        };
        let history = orders.history(operator, id).await?;
        let links = orders.links(operator, id).await?;
        Ok(Ok(OrderView { order, history, links }))
    }

    /// An account's orders, newest first, those of the regular run included; at most `limit`, before the one given.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn orders(
        &self,
        account: &AccountNumber,
        before: Option<OrderId>,
        limit: usize,
    ) -> Result<Vec<Order>, DeskError> {
        Ok(self.ports.orders.orders(&self.operator.id, account, before, page(limit)).await?)
    }

    /// An account's changes of delivery.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn delivery_history(&self, account: &AccountNumber) -> Result<DeliveryHistory, DeskError> {
        let histories = self.ports.orders.deliveries(&self.operator.id, std::slice::from_ref(account)).await?;
        Ok(histories.into_iter().next().unwrap_or_default())
    }

    /// An account's issued invoices, the latest revision of each period, newest period first.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn issued(&self, account: &AccountNumber, limit: usize) -> Result<Vec<Issued>, DeskError> {
        Ok(self.ports.orders.issued(&self.operator.id, account, page(limit)).await?)
    }

    /// The issued invoices of a period, the latest revision, one answer for each account asked for.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn issued_in(
        &self,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<Option<Issued>>, DeskError> {
        Ok(self.ports.orders.issued_in(&self.operator.id, period, accounts).await?)
    }

    /// The regular run of a period, if it was begun (R18).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn run(&self, period: BillingPeriod) -> Result<Option<Run>, DeskError> {
        Ok(self.ports.orders.run(&self.operator.id, period).await?)
    }

    /// Accounts whose invoice of a period could not be formed (R20), by account, after the one given.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn refusals(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<FormationRefusal>, DeskError> {
        Ok(self.ports.orders.refusals(&self.operator.id, period, after, page(limit)).await?)
    }
}

/// How many rows a page has: what is asked for, at most 10,000.
fn page(limit: usize) -> usize {
    limit.min(10_000)
}
