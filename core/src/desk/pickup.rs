//! Invoices that are handed over in person (R10).

use std::io::Write;

use super::{Answer, Desk, DeskError, Tick, one_for_each};
use crate::calendar::BillingPeriod;
use crate::delivery::Actor;
use crate::order::{Event, Order, OrderId};
use crate::party::{Account, AccountNumber};
use crate::ports::{BillAnswer, PickupItem};
use crate::render::{IssueRenderer, PickupBatch, PickupEntry, PickupRegister};

/// How many invoices are held in memory at a time.
const INVOICES: usize = 128;

/// The most invoices that one file for the printer takes.
const PART: usize = 10_000;

/// What a part of a pickup batch came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickupReport {
    /// Invoices in it.
    pub invoices: u64,
    /// Invoices whose data have changed since they were issued: print their stored documents instead.
    pub apart: Vec<PickupItem>,
    /// The account behind which the next part begins; `None`: this was the last.
    pub next: Option<AccountNumber>,
}

impl Desk {
    /// A page of a period's invoices in person, by account, after the one given: at most `limit` of them, and at most
    /// 10,000. An account's invoices are never parted, so a page may exceed that by them.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn pickup(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, DeskError> {
        Ok(self.ports.orders.pickup(&self.operator.id, period, after, limit.min(PART)).await?)
    }

    /// Writes a part of a period's batch for the printer: one PDF of at most `limit` invoices in person (1 to 10,000)
    /// after the account given, a bookmark for each (R10). A small operator's batch is one part; a large one's is as
    /// many as fit into memory one by one: their file, and those that go apart, have a bound.
    ///
    /// # Errors
    /// [`DeskError`] when a port or the output fails.
    pub async fn pickup_batch(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
        out: &mut (dyn Write + Send),
    ) -> Result<PickupReport, DeskError> {
        let mut room = limit.clamp(1, PART);
        let mut report = PickupReport::default();
        let mut batch = PickupBatch::new(out, &self.operator, period, self.operator.locale);
        let mut renderer = IssueRenderer::new();
        let mut after = after.cloned();
        while room > 0 {
            let items = self.pickup(period, after.as_ref(), room.min(INVOICES)).await?;
            let Some(last) = items.last() else { break };
            after = Some(last.issued.account.clone());
            room = room.saturating_sub(items.len());
            let accounts: Vec<_> = items.iter().map(|item| item.issued.account.clone()).collect();
            let bills = self.ports.billing.bills(&self.operator.id, period, &accounts).await?;
            for (item, bill) in items.into_iter().zip(one_for_each(&accounts, bills)?) {
                match self.as_issued(&mut renderer, &item, bill) {
                    Some((account, invoice)) => {
                        batch.add(&account, &invoice, item.order.locale)?;
                        report.invoices += 1;
                    }
                    None => report.apart.push(item),
                }
            }
        }
        batch.finish()?;
        if room == 0 && !self.pickup(period, after.as_ref(), 1).await?.is_empty() {
            report.next = after;
        }
        Ok(report)
    }

    /// Writes a period's register: who, which invoice, and a place for a signature (R10).
    ///
    /// # Errors
    /// [`DeskError`] when a port or the output fails.
    pub async fn pickup_register(&self, period: BillingPeriod, out: &mut (dyn Write + Send)) -> Result<u64, DeskError> {
        let mut register = PickupRegister::new(out, &self.operator, period, self.operator.locale)?;
        let (mut after, mut rows) = (None, 0);
        loop {
            let items = self.pickup(period, after.as_ref(), INVOICES).await?;
            let Some(last) = items.last() else { break };
            after = Some(last.issued.account.clone());
            for item in &items {
                let facts = &item.issued.facts;
                register.add(&PickupEntry {
                    account: &item.issued.account,
                    name: &facts.customer,
                    number: &facts.number,
                    date: facts.date,
                    amount_due: facts.amount_due,
                })?;
                rows += 1;
            }
        }
        register.finish()?;
        Ok(rows)
    }

    /// Records that an invoice was handed over (R10).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn hand_over(
        &self,
        account: &AccountNumber,
        order: OrderId,
        by: &Actor,
        tick: &Tick,
    ) -> Result<Answer<Order>, DeskError> {
        self.change_order(Some(account), order, &Event::HandedOver(by.clone()), tick.now()).await
    }

    /// The data of an issued invoice, if they still give the very document that was issued.
    fn as_issued(
        &self,
        renderer: &mut IssueRenderer,
        item: &PickupItem,
        answer: BillAnswer,
    ) -> Option<(Account, crate::Invoice)> {
        let BillAnswer::Complete(complete) = answer else { return None };
        let (account, bill) = *complete;
        let facts = &item.issued.facts;
        let invoice = bill.into_invoice(facts.number.clone(), facts.date).ok()?;
        let rendered = renderer.issue(&self.operator, &account, &invoice, item.order.locale).ok()?;
        (rendered.reference() == item.issued.document).then_some((account, invoice))
    }
}
