//! The invoices of many accounts, formed together and recorded in one transaction (R7, R14, R18, R20).

use super::forming::{FormedInvoice, Numbers, Unformed};
use super::taking::ATTEMPTS;
use super::{Desk, DeskError, Tick, one_for_each};
use crate::calendar::{BillingPeriod, Instant};
use crate::invoice::Bill;
use crate::party::{Account, AccountNumber};
use crate::ports::{
    BillAnswer, Change, CommitError, Conflict, Issued, NewDocument, PortError, Run, RunCounts, RunShare,
};
use crate::render::IssueRenderer;

/// The share of a run that a worker has, with the run.
pub(super) type Shared<'a> = (&'a Run, &'a RunShare);

/// What was formed of a batch of accounts.
#[derive(Default)]
struct Batch {
    formed: Vec<FormedInvoice>,
    documents: Vec<NewDocument>,
    /// Refusals to list and to take off the list.
    listed: Vec<Change>,
    /// All but the formed.
    counts: RunCounts,
}

/// The changes that record a batch: those of each invoice in a pair, the listed refusals, the end of the share.
struct Record {
    changes: Vec<Change>,
    counts: RunCounts,
}

/// Why a record was not made.
enum Unrecorded {
    /// What it was formed from has changed: it is to be formed anew.
    Stale(CommitError),
    /// It can't be made.
    Failed(DeskError),
}

impl Desk {
    /// Forms the invoices of accounts and records them, with the end of their share, in one transaction.
    pub(super) async fn form_accounts(
        &self,
        period: BillingPeriod,
        accounts: &[AccountNumber],
        share: Option<Shared<'_>>,
        tick: &Tick,
    ) -> Result<RunCounts, DeskError> {
        // Whoever goes over a share again tells by the instant what was formed in this round.
        let tick = &tick.not_before(share.map_or(tick.now(), |(run, _)| run.started));
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let mut batch = self.form_batch(period, accounts, share.map(|(run, _)| run), tick.now()).await?;
            let documents = std::mem::take(&mut batch.documents);
            if !documents.is_empty() {
                self.ports.documents.put(&self.operator.id, &documents).await?;
            }
            drop(documents);
            match self.record(batch, share.map(|(_, share)| share), period, tick).await {
                Ok(counts) => return Ok(counts),
                Err(Unrecorded::Stale(with)) => conflict = with,
                Err(Unrecorded::Failed(error)) => return Err(error),
            }
        }
        Err(conflict.into())
    }

    /// Takes, checks and renders the bills of accounts.
    async fn form_batch(
        &self,
        period: BillingPeriod,
        accounts: &[AccountNumber],
        run: Option<&Run>,
        now: Instant,
    ) -> Result<Batch, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let issued = one_for_each(accounts, orders.issued_in(operator, period, accounts).await?)?;
        let bills = one_for_each(accounts, self.ports.billing.bills(operator, period, accounts).await?)?;
        let mut numbers = match &self.policy.sequence {
            Some(name) => Numbers::new(Some(name.clone()), orders.sequence_next(operator, name).await?),
            None => Numbers::new(None, 0),
        };
        let mut renderer = IssueRenderer::new();
        let mut batch = Batch::default();
        for ((number, issued), answer) in accounts.iter().zip(issued).zip(bills) {
            let unformed = match (answer, issued) {
                (BillAnswer::Complete(complete), issued) if is_new(&complete.1, issued.as_ref()) => {
                    let (account, bill) = *complete;
                    match self.form_asked(&mut renderer, (number, period), account, bill, &mut numbers) {
                        Ok((formed, document)) => {
                            batch.formed.push(formed);
                            batch.documents.push(document);
                            continue;
                        }
                        Err(unformed) => unformed,
                    }
                }
                (BillAnswer::Invalid(reason), _) => Unformed { code: "invalid", reason },
                (BillAnswer::NotReady, None) => {
                    Unformed { code: "not_ready", reason: "the bill is not ready".to_owned() }
                }
                (BillAnswer::NotBillable | BillAnswer::Complete(_), None) => {
                    batch.pass_over(number, period, |counts| counts.not_billable += 1);
                    continue;
                }
                (_, Some(issued)) => {
                    batch.pass_over(number, period, |counts| count_issued(counts, &issued, run));
                    continue;
                }
            };
            batch.counts.refused += 1;
            batch.listed.push(Change::Refuse(unformed.listed(number.clone(), period, now)));
        }
        Ok(batch)
    }

    /// Forms an invoice, if the billing's answer is about the account and the period that were asked for.
    fn form_asked(
        &self,
        renderer: &mut IssueRenderer,
        (asked, period): (&AccountNumber, BillingPeriod),
        account: Account,
        bill: Bill,
        numbers: &mut Numbers,
    ) -> Result<(FormedInvoice, NewDocument), Unformed> {
        if account.number != *asked {
            let reason = format!("account is {}, but {asked} was asked for", account.number);
            return Err(Unformed { code: "other_account", reason });
        }
        if bill.period != period {
            let reason = format!("period is {}, but {period} was asked for", bill.period);
            return Err(Unformed { code: "invalid", reason });
        }
        self.form_invoice(renderer, account, bill, numbers)
    }

    /// Records a batch; what only needs another reading of delivery, or one invoice less, is not formed anew.
    async fn record(
        &self,
        mut batch: Batch,
        mut share: Option<&RunShare>,
        period: BillingPeriod,
        tick: &Tick,
    ) -> Result<RunCounts, Unrecorded> {
        let mut record = self.changes(&batch, share, tick).await?;
        let mut readings = 1;
        loop {
            let committed = self.ports.orders.commit(&self.operator.id, &record.changes).await;
            let (place, conflict) = match committed {
                Ok(()) => return Ok(record.counts),
                Err(CommitError::Conflict { place, conflict }) => (place, conflict),
                Err(error) => return Err(Unrecorded::Failed(error.into())),
            };
            match conflict {
                Conflict::Number if place < 2 * batch.formed.len() => {
                    batch.refuse_number(place / 2, period, tick.now());
                    record.drop_invoices(&batch, place / 2, share);
                }
                Conflict::Delivery if readings < ATTEMPTS => {
                    readings += 1;
                    record = self.changes(&batch, share, tick).await?;
                }
                Conflict::Version if share.is_some() && place + 1 == record.changes.len() => {
                    // The lease ran out and another worker has the share now. What is formed counts all the same, or
                    // two slow workers would undo each other's work for ever; what was refused is theirs to say.
                    share = None;
                    batch.listed.clear();
                    record.changes.truncate(2 * batch.formed.len());
                }
                _ => return Err(Unrecorded::Stale(CommitError::conflict(place, conflict))),
            }
        }
    }

    /// Fixes the delivery of each invoice and lists the changes.
    async fn changes(&self, batch: &Batch, share: Option<&RunShare>, tick: &Tick) -> Result<Record, DeskError> {
        let accounts: Vec<_> = batch.formed.iter().map(|formed| formed.account.number.clone()).collect();
        let histories = self.ports.orders.deliveries(&self.operator.id, &accounts).await?;
        let histories = one_for_each(&accounts, histories)?;
        let mut changes = Vec::with_capacity(2 * batch.formed.len() + batch.listed.len() + 1);
        for (formed, history) in batch.formed.iter().zip(&histories) {
            changes.extend(self.issue(formed, history, tick));
        }
        let mut record = Record { changes, counts: RunCounts::default() };
        record.finish(batch, share);
        Ok(record)
    }
}

impl Batch {
    /// Passes over an account that has its invoice or gets none; it may have been refused before.
    fn pass_over(&mut self, account: &AccountNumber, period: BillingPeriod, count: impl FnOnce(&mut RunCounts)) {
        count(&mut self.counts);
        self.listed.push(Change::Unrefuse { account: account.clone(), period });
    }

    /// Refuses an invoice whose number is taken; where the number is of the sequence, all that come behind it there.
    fn refuse_number(&mut self, place: usize, period: BillingPeriod, now: Instant) {
        let is_of_sequence = self.formed.get(place).is_some_and(|formed| formed.sequence.is_some());
        let kept = self.formed.split_off(place);
        for (n, formed) in kept.into_iter().enumerate() {
            if n > 0 && !(is_of_sequence && formed.sequence.is_some()) {
                self.formed.push(formed);
                continue;
            }
            let unformed = Unformed::taken(formed.invoice.number(), formed.sequence.as_ref());
            self.counts.refused += 1;
            self.listed.push(Change::Refuse(unformed.listed(formed.account.number, period, now)));
        }
    }
}

impl Record {
    /// Drops the changes of invoices that are no longer in their batch, the first of them at a place in it.
    fn drop_invoices(&mut self, batch: &Batch, place: usize, share: Option<&RunShare>) {
        let mut kept = batch.formed.iter().skip(place).map(|formed| &formed.account.number).peekable();
        let rest = self.changes.split_off(2 * place);
        let mut keeps = false;
        for change in rest {
            if let Change::Issue { issued, .. } = &change {
                keeps = kept.next_if(|account| **account == issued.account).is_some();
            }
            if keeps && matches!(change, Change::Issue { .. } | Change::AcceptOrder { .. }) {
                self.changes.push(change);
            }
        }
        self.finish(batch, share);
    }

    /// Adds to the invoices' changes what comes behind them, and counts.
    fn finish(&mut self, batch: &Batch, share: Option<&RunShare>) {
        self.counts = batch.counts;
        for change in &self.changes {
            if let Change::Issue { issued, .. } = change {
                self.counts.formed += 1;
                self.counts.in_person += u64::from(issued.delivery.in_person);
            }
        }
        self.changes.extend(batch.listed.iter().cloned());
        self.changes.extend(share.map(|share| Change::FinishShare { share: share.clone(), counts: self.counts }));
    }
}

impl From<DeskError> for Unrecorded {
    fn from(error: DeskError) -> Self {
        Self::Failed(error)
    }
}

impl From<PortError> for Unrecorded {
    fn from(error: PortError) -> Self {
        Self::Failed(error.into())
    }
}

/// Whether a bill is still to be formed: the first of its period, or a correction of what was issued.
fn is_new(bill: &Bill, issued: Option<&Issued>) -> bool {
    issued.is_none_or(|issued| bill.revision > issued.facts.revision)
}

/// Counts an account whose invoice is there: formed in this round, where a share is gone over again, or before.
fn count_issued(counts: &mut RunCounts, issued: &Issued, run: Option<&Run>) {
    if issued.order.is_some() && run.is_some_and(|run| run.started <= issued.formed_at) {
        counts.formed += 1;
        counts.in_person += u64::from(issued.delivery.in_person);
    } else {
        counts.already += 1;
    }
}
