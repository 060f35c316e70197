//! Invoices that are handed over in person (R10).

use std::io::Write;

use super::{Answer, Desk, DeskError, Tick};
use crate::calendar::BillingPeriod;
use crate::delivery::Actor;
use crate::order::{Event, Order, OrderId};
use crate::party::{Account, AccountNumber};
use crate::ports::{BillAnswer, PickupItem};
use crate::render::{PickupBatch, PickupEntry, PickupRegister, Renderer};

/// How many invoices are held in memory at a time.
const INVOICES: usize = 128;

/// What a pickup batch came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickupReport {
    /// Invoices in it.
    pub invoices: u64,
    /// Invoices whose data have changed since they were issued: print their stored documents instead.
    pub apart: Vec<(AccountNumber, OrderId)>,
}

impl Desk {
    /// A page of a period's invoices in person, by account, after the one given; an account's invoices are never
    /// parted.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn pickup(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, DeskError> {
        Ok(self.ports.orders.pickup(&self.operator.id, period, after, limit).await?)
    }

    /// Writes a period's batch for the printer: one PDF of all invoices in person, a bookmark for each (R10).
    ///
    /// # Errors
    /// [`DeskError`] when a port or the output fails.
    pub async fn pickup_batch(
        &self,
        period: BillingPeriod,
        out: &mut (dyn Write + Send),
    ) -> Result<PickupReport, DeskError> {
        let mut report = PickupReport::default();
        let mut batch = PickupBatch::new(out, &self.operator, period, self.operator.locale);
        let mut renderer = Renderer::new();
        let mut after = None;
        loop {
            let items = self.pickup(period, after.as_ref(), INVOICES).await?;
            let Some(last) = items.last() else { break };
            after = Some(last.issued.account.clone());
            let accounts: Vec<_> = items.iter().map(|item| item.issued.account.clone()).collect();
            let bills = self.ports.billing.bills(&self.operator.id, period, &accounts).await?;
            for (item, bill) in items.into_iter().zip(bills) {
                match self.as_issued(&mut renderer, &item, bill) {
                    Some((account, invoice)) => {
                        batch.add(&account, &invoice, item.order.locale)?;
                        report.invoices += 1;
                    }
                    None => report.apart.push((item.issued.account, item.order.id)),
                }
            }
        }
        batch.finish()?;
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
        renderer: &mut Renderer,
        item: &PickupItem,
        answer: BillAnswer,
    ) -> Option<(Account, crate::Invoice)> {
        let BillAnswer::Complete(complete) = answer else { return None };
        let (account, bill) = *complete;
        let facts = &item.issued.facts;
        let invoice = bill.into_invoice(facts.number.clone(), facts.date).ok()?;
        let rendered = renderer.invoice(&self.operator, &account, &invoice, item.order.locale).ok()?;
        (rendered.reference() == item.issued.document).then_some((account, invoice))
    }
}
