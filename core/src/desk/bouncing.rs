//! Mails that come back (R13).

use super::{Answer, Desk, DeskError, Tick};
use crate::order::{BounceReport, Destination, Event, Order, OrderId, OrderState, Refusal};
use crate::party::{AccountNumber, EmailAddress};

/// How many of an account's orders are looked through for the fate of its mails.
const LOOKED_THROUGH: usize = 64;

impl Desk {
    /// Marks a sent mail as come back, with what the server that returned it says (R13).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn bounced(&self, id: OrderId, report: &str, tick: &Tick) -> Result<Answer<Order>, DeskError> {
        self.change_order(None, id, &Event::Bounced(report.to_owned()), tick.now()).await
    }

    /// Takes a report of a mail that came back, and marks its order (R13): the answer is the order as it is then. A
    /// report that tells nothing new, of an earlier generation or of an order that has bounced, changes nothing.
    ///
    /// The report may come before the order is known to be sent: it is then refused ([`Refusal::WrongState`]), and good
    /// for another try.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn take_bounce(&self, report: &BounceReport, tick: &Tick) -> Result<Answer<Order>, DeskError> {
        let order = self.ports.orders.order(&self.operator.id, report.order).await?;
        match order {
            None => Ok(Err(Refusal::UnknownOrder)),
            Some(order) if order.generation != report.generation || order.state == OrderState::Bounced => Ok(Ok(order)),
            Some(_) => self.bounced(report.order, &report.to_string(), tick).await,
        }
    }

    /// Whether the last mail of an account to an address, as far as its fate is known, came back for good.
    pub(super) async fn is_bouncing(&self, account: &AccountNumber, to: &EmailAddress) -> Result<bool, DeskError> {
        let orders = self.ports.orders.orders(&self.operator.id, account, None, LOOKED_THROUGH).await?;
        let mut to_it = orders.iter().filter(|order| order.destination == Destination::Email(to.clone()));
        let last = to_it.find(|order| matches!(order.state, OrderState::Sent | OrderState::Bounced));
        Ok(last.is_some_and(Order::bounced_for_good))
    }
}
