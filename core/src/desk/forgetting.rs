//! Forgetting: what was kept for as long as the policy says, and what is kept of an account that is to be erased.
//!
//! Documents go before the order or the invoice that names them: what is interrupted in between is found again and
//! gone over once more.

use super::processing::is_whole_mail;
use super::{Desk, DeskError};
use crate::calendar::{BillingPeriod, Instant, days_before};
use crate::order::{Digest, Event, Order, OrderId, OrderState};
use crate::party::AccountNumber;
use crate::ports::{Change, CommitError, Issued, LeaseAfter};

/// How many orders or invoices are gone over at a time.
const STEP: usize = 256;

/// A kind of data that is kept for a time of its own ([`Retention`](crate::order::Retention)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kept {
    /// The documents that were made for an order alone.
    Documents,
    /// Orders at rest, with their history and their links.
    Orders,
    /// Issued invoices and their documents.
    Invoices,
}

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Documents removed, the files beside them included.
    pub documents: u64,
    /// Orders removed.
    pub orders: u64,
    /// Issued invoices removed.
    pub invoices: u64,
    /// Orders that stay for now, because something is still to be done for them or somebody has just changed them.
    pub left: u64,
    /// The last order that was gone over.
    pub through: Option<OrderId>,
    /// Whether all that is old enough was gone over.
    pub is_over: bool,
}

/// What goes with a batch of orders or invoices.
#[derive(Default)]
struct Parting {
    documents: Vec<Digest>,
    changes: Vec<Change>,
}

impl Desk {
    /// Removes what is older than the policy keeps it: one bounded step over at most `limit` (1 to 10,000) orders or
    /// invoices. Orders are gone over from the oldest on, or behind `after`: the [`through`](Forgotten::through) of the
    /// step before, which may be kept for the next night.
    ///
    /// An order that something is still to be done for stays. What is forgotten is gone: a repeat of a forgotten invoice
    /// is refused as not issued, and its period is never formed again.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails; calling again goes on.
    pub async fn forget(
        &self,
        kind: Kept,
        after: Option<OrderId>,
        limit: usize,
        now: Instant,
    ) -> Result<Forgotten, DeskError> {
        let (retention, limit) = (&self.policy.retention, limit.clamp(1, 10_000));
        let days = match kind {
            Kept::Documents => retention.document_days,
            Kept::Orders => retention.order_days.map(|days| days.max(self.policy.key_days)),
            Kept::Invoices => return self.forget_invoices(limit, now).await,
        };
        let mut done = Forgotten { is_over: true, through: after, ..Forgotten::default() };
        let Some(before) = days.map(|days| OrderId::first_at(days_before(now, days))) else { return Ok(done) };
        let mut rest = limit;
        while rest > 0 {
            let asked = rest.min(STEP);
            let orders = self.ports.orders.orders_by_age(&self.operator.id, done.through, before, asked).await?;
            let Some(last) = orders.last().map(|order| order.id) else { return Ok(done) };
            if done.through.is_some_and(|through| last <= through) {
                return Err(super::not_ascending("orders"));
            }
            done.through = Some(last);
            (rest, done.is_over) = (rest - orders.len().min(rest), orders.len() < asked);
            match kind {
                Kept::Documents => self.forget_documents(&orders, now, &mut done).await?,
                _ => self.forget_orders(&orders, |order| order.due.is_none(), &mut done).await?,
            }
            if done.is_over {
                break;
            }
        }
        Ok(done)
    }

    /// Removes what is kept of an account, but for what the tax law wants kept: its issued invoices and their documents
    /// stay, without the address to which they went, until [`forget`](Self::forget) finds them old enough.
    ///
    /// Its orders go with their history, links and documents; accepted ones are not carried out, and links open nothing
    /// from now on. Orders whose document is being formed or sent are [left](Forgotten::left); then the rest stays too,
    /// and calling again completes it. The account is then as if its delivery had never been changed. What the billing
    /// has of it is the billing's to erase ([`Feed::forget_account`](crate::ports::Feed::forget_account)).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails; calling again goes on.
    pub async fn forget_account(&self, account: &AccountNumber) -> Result<Forgotten, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut done = Forgotten::default();
        let mut before = None;
        loop {
            let page = orders.orders(operator, account, before, STEP).await?;
            let Some(last) = page.last().map(|order| order.id) else { break };
            if before.is_some_and(|before| last >= before) {
                return Err(super::not_ascending("orders"));
            }
            before = Some(last);
            let is_forgettable =
                |order: &Order| order.due.is_none() || matches!(order.state, OrderState::Accepted | OrderState::Ready);
            self.forget_orders(&page, is_forgettable, &mut done).await?;
        }
        if done.left == 0 {
            let history = self.delivery_history(account).await?;
            let rest = Change::ForgetAccount { account: account.clone(), expected: history.version };
            match orders.commit(operator, &[rest]).await {
                Ok(()) => done.is_over = true,
                // Somebody has just changed the delivery.
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(done)
    }

    /// Refuses a period whose invoices may be forgotten.
    pub(super) fn check_kept(&self, period: BillingPeriod, now: Instant) -> Result<(), DeskError> {
        match self.oldest_kept(now) {
            Some(oldest) if period < oldest => Err(DeskError::PeriodForgotten { period, oldest }),
            _ => Ok(()),
        }
    }

    /// The oldest period whose invoices are kept; `None`: all are.
    fn oldest_kept(&self, now: Instant) -> Option<BillingPeriod> {
        let months = self.policy.retention.invoice_months?.max(self.policy.repeat_months).max(2);
        Some(BillingPeriod::current(now, self.operator.zone).earlier(months))
    }

    /// Removes the documents that were made for orders alone, and leaves the orders.
    async fn forget_documents(&self, orders: &[Order], now: Instant, done: &mut Forgotten) -> Result<(), DeskError> {
        let mut parting = Parting::default();
        for order in orders.iter().filter(|order| is_whole_mail(&order.kind) && order.document.is_some()) {
            match order.apply(&Event::DocumentForgotten, now, &self.policy) {
                Ok((next, record)) => {
                    parting.documents.extend(own_documents(order));
                    let order = Box::new(next);
                    parting.changes.push(Change::UpdateOrder {
                        order,
                        events: vec![record],
                        lease: LeaseAfter::Release,
                    });
                }
                Err(_) => done.left += 1,
            }
        }
        self.part(parting, done).await.map(drop)
    }

    /// Removes orders, with the documents that were made for them alone.
    async fn forget_orders(
        &self,
        orders: &[Order],
        is_forgettable: impl Fn(&Order) -> bool,
        done: &mut Forgotten,
    ) -> Result<(), DeskError> {
        let mut parting = Parting::default();
        for order in orders {
            if is_forgettable(order) {
                parting.documents.extend(own_documents(order));
                parting.changes.push(Change::ForgetOrder { order: order.id, version: order.version });
            } else {
                done.left += 1;
            }
        }
        done.orders += self.part(parting, done).await?;
        Ok(())
    }

    /// Removes the invoices of periods that are kept no longer.
    async fn forget_invoices(&self, limit: usize, now: Instant) -> Result<Forgotten, DeskError> {
        let mut done = Forgotten { is_over: true, ..Forgotten::default() };
        let Some(oldest) = self.oldest_kept(now) else { return Ok(done) };
        let mut rest = limit;
        while rest > 0 {
            let asked = rest.min(STEP);
            let issued = self.ports.orders.issued_before(&self.operator.id, oldest, asked).await?;
            if issued.iter().any(|issued| issued.facts.period >= oldest) {
                return Err(super::not_ascending("invoices"));
            }
            let parting = Parting {
                documents: issued.iter().map(|issued| issued.document.digest).collect(),
                changes: issued.iter().map(forgotten).collect(),
            };
            done.invoices += self.part(parting, &mut done).await?;
            (rest, done.is_over) = (rest - issued.len().min(rest), issued.len() < asked);
            if done.is_over {
                break;
            }
        }
        Ok(done)
    }

    /// Removes documents, and then makes changes: in one commit, without those that no longer fit. How many were made.
    async fn part(&self, parting: Parting, done: &mut Forgotten) -> Result<u64, DeskError> {
        let Parting { documents, mut changes } = parting;
        if !documents.is_empty() {
            self.ports.documents.forget(&self.operator.id, &documents).await?;
            done.documents += documents.len() as u64;
        }
        while !changes.is_empty() {
            match self.ports.orders.commit(&self.operator.id, &changes).await {
                Ok(()) => break,
                Err(CommitError::Conflict { place, .. }) if place < changes.len() => {
                    changes.remove(place);
                    done.left += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(changes.len() as u64)
    }
}

/// The documents that were made for an order alone; an issued invoice is not.
fn own_documents(order: &Order) -> impl Iterator<Item = Digest> {
    let own = is_whole_mail(&order.kind).then_some([order.document, order.file]);
    own.into_iter().flatten().flatten().map(|document| document.digest)
}

fn forgotten(issued: &Issued) -> Change {
    let (account, facts) = (issued.account.clone(), &issued.facts);
    Change::ForgetIssued { account, period: facts.period, revision: facts.revision }
}
