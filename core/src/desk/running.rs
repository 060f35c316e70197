//! The regular run: every account's invoice of a period, in shares that any number of workers take (R18).

use std::time::Duration;

use super::forming::{FormedInvoice, Numbers, Unformed};
use super::taking::ATTEMPTS;
use super::{Desk, DeskError, Tick};
use crate::calendar::{BillingPeriod, Instant};
use crate::party::AccountNumber;
use crate::ports::{
    BillAnswer, Change, CommitError, Conflict, FormationRefusal, Issued, NewDocument, Run, RunCounts, RunShare,
};
use crate::render::Renderer;

/// What one step of a run has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunStep {
    /// The run as it stands after the step.
    pub run: Run,
    /// What this step did itself.
    pub counts: RunCounts,
    /// How it goes on.
    pub outcome: RunOutcome,
}

/// How a run goes on after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunOutcome {
    /// There is more to do: call again.
    More,
    /// All accounts are dealt out, and other workers still form theirs: call again later, for one of them may die.
    Waiting,
    /// Every account was gone over.
    Ended,
}

impl Desk {
    /// One bounded step of the regular run of a period: at most `batch` accounts (1 to 10,000), formed, stored and
    /// recorded in one transaction (R18). Any number of workers may call it at once; a step that was killed is done
    /// again by another, and no account gets two invoices.
    ///
    /// Mails go out by [`process_due`](Self::process_due). What can't be formed is listed by
    /// [`refusals`](Self::refusals).
    ///
    /// # Errors
    /// [`DeskError::PeriodNotOver`] before the period has ended, and when a port fails: calling again goes on.
    pub async fn form_regular(&self, period: BillingPeriod, batch: usize, tick: &Tick) -> Result<RunStep, DeskError> {
        let ends = period.span(self.operator.zone).end;
        if tick.now() < ends {
            return Err(DeskError::PeriodNotOver { period, ends });
        }
        let batch = batch.clamp(1, 10_000);
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let run = match orders.run(operator, period).await? {
                Some(run) if run.ended.is_some() => return Ok(ended(run)),
                Some(run) => run,
                None => self.begin_round(period, tick.now(), None).await?,
            };
            if let Some(share) = orders.claim_share(operator, period, self.lease()).await? {
                let accounts = self.accounts_of(&share, batch).await?;
                return self.form_share(share, accounts, tick).await;
            }
            match self.deal(&run, batch, tick.now()).await {
                Ok(Dealt::Share(share, accounts)) => return self.form_share(share, accounts, tick).await,
                Ok(Dealt::Waiting) => {
                    return Ok(RunStep { run, counts: RunCounts::default(), outcome: RunOutcome::Waiting });
                }
                Ok(Dealt::Again) => {}
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Begins another round of a run that has ended: what has its invoice is passed over, what was refused or is new
    /// is tried, and corrections are formed.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails, another worker begins it at the same time, or the run has not ended.
    pub async fn run_again(&self, period: BillingPeriod, tick: &Tick) -> Result<Run, DeskError> {
        let run = self.ports.orders.run(&self.operator.id, period).await?;
        match run {
            Some(run) if run.ended.is_none() => Ok(run),
            run => self.begin_round(period, tick.now(), run).await,
        }
    }

    /// Tries the accounts again whose invoice was refused, at most `limit` of them after the one given (R18, R20).
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn retry_refused(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
        tick: &Tick,
    ) -> Result<RunCounts, DeskError> {
        let listed = self.ports.orders.refusals(&self.operator.id, period, after, limit.clamp(1, 10_000)).await?;
        let accounts: Vec<_> = listed.into_iter().map(|refusal| refusal.account).collect();
        self.form_accounts(period, &accounts, None, tick).await
    }

    async fn begin_round(&self, period: BillingPeriod, now: Instant, before: Option<Run>) -> Result<Run, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let run = Run {
            period,
            round: before.as_ref().map_or(1, |run| run.round + 1),
            started: now,
            dealt_through: None,
            all_dealt: false,
            ended: None,
            counts: RunCounts::default(),
            version: before.map_or(0, |run| run.version),
        };
        match orders.commit(operator, &[Change::PutRun(run.clone())]).await {
            Ok(()) => Ok(Run { version: run.version + 1, ..run }),
            // Somebody else has begun it.
            Err(CommitError::Conflict { .. }) => Ok(orders.run(operator, period).await?.unwrap_or(run)),
            Err(error) => Err(error.into()),
        }
    }

    /// Deals the next accounts out to this worker, or ends the run.
    async fn deal(&self, run: &Run, batch: usize, now: Instant) -> Result<Dealt, CommitError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        if run.all_dealt {
            if orders.open_shares(operator, run.period).await? > 0 {
                return Ok(Dealt::Waiting);
            }
            let ended = Run { ended: Some(now), ..run.clone() };
            orders.commit(operator, &[Change::PutRun(ended)]).await?;
            return Ok(Dealt::Again);
        }
        let accounts = self.ports.billing.accounts(operator, run.dealt_through.as_ref(), batch).await?;
        let Some(through) = accounts.last().cloned() else {
            orders.commit(operator, &[Change::PutRun(Run { all_dealt: true, ..run.clone() })]).await?;
            return Ok(Dealt::Again);
        };
        let share = RunShare {
            period: run.period,
            round: run.round,
            number: run.version,
            after: run.dealt_through.clone(),
            through: through.clone(),
            version: 1,
        };
        let dealt = Run { dealt_through: Some(through), ..run.clone() };
        let changes = [Change::PutRun(dealt), Change::DealShare { share: share.clone(), lease: self.lease() }];
        orders.commit(operator, &changes).await?;
        Ok(Dealt::Share(share, accounts))
    }

    /// The accounts of a share that was dealt out to a worker that is gone.
    async fn accounts_of(&self, share: &RunShare, batch: usize) -> Result<Vec<AccountNumber>, DeskError> {
        let (mut accounts, mut after) = (Vec::new(), share.after.clone());
        loop {
            let page = self.ports.billing.accounts(&self.operator.id, after.as_ref(), batch).await?;
            let whole = page.last().is_none_or(|last| *last >= share.through);
            accounts.extend(page.into_iter().take_while(|account| *account <= share.through));
            if whole {
                return Ok(accounts);
            }
            after = accounts.last().cloned();
        }
    }

    async fn form_share(
        &self,
        share: RunShare,
        accounts: Vec<AccountNumber>,
        tick: &Tick,
    ) -> Result<RunStep, DeskError> {
        let period = share.period;
        let counts = self.form_accounts(period, &accounts, Some(&share), tick).await?;
        let run = self.ports.orders.run(&self.operator.id, period).await?;
        match run {
            Some(run) => Ok(RunStep { run, counts, outcome: RunOutcome::More }),
            None => Err(CommitError::conflict(0, Conflict::Version).into()),
        }
    }

    /// Forms the invoices of accounts and records them, with the end of their share, in one transaction.
    async fn form_accounts(
        &self,
        period: BillingPeriod,
        accounts: &[AccountNumber],
        share: Option<&RunShare>,
        tick: &Tick,
    ) -> Result<RunCounts, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut taken_numbers: Vec<AccountNumber> = Vec::new();
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for attempt in 0..ATTEMPTS {
            let mut work = self.form_batch(period, accounts, &taken_numbers, tick.now()).await?;
            self.ports.documents.put(operator, &work.documents).await?;
            let owners = self.record(&mut work, share, attempt, tick).await?;
            match orders.commit(operator, &work.changes).await {
                Ok(()) => return Ok(work.counts),
                Err(CommitError::Conflict { place, conflict: with }) => {
                    if share.is_some() && place + 1 == work.changes.len() {
                        // The share's lease ran out and another worker has done it.
                        return Ok(RunCounts::default());
                    }
                    if with == Conflict::Number {
                        taken_numbers.extend(owners.get(place).cloned().flatten());
                    }
                    conflict = CommitError::conflict(place, with);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Takes, checks and renders the bills of accounts.
    async fn form_batch(
        &self,
        period: BillingPeriod,
        accounts: &[AccountNumber],
        taken_numbers: &[AccountNumber],
        now: Instant,
    ) -> Result<Batch, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let issued = orders.issued_in(operator, period, accounts).await?;
        let bills = self.ports.billing.bills(operator, period, accounts).await?;
        let mut numbers = match &self.policy.sequence {
            Some(name) => Numbers::new(Some(name.clone()), orders.sequence_next(operator, name).await?),
            None => Numbers::new(None, 0),
        };
        let mut renderer = Renderer::new();
        let mut work = Batch::default();
        for ((account, issued), answer) in accounts.iter().zip(issued).zip(bills) {
            let refuse = |unformed: Unformed| unformed.listed(account.clone(), period, now);
            let unformed = |code, reason: &str| refuse(Unformed { code, reason: reason.to_owned() });
            match answer {
                BillAnswer::NotBillable if issued.is_none() => work.counts.not_billable += 1,
                BillAnswer::Complete(bill) if is_new(&bill.1, issued.as_ref()) => {
                    let (account, bill) = *bill;
                    if taken_numbers.contains(&account.number) {
                        let number = bill.number.as_ref().map(ToString::to_string).unwrap_or_default();
                        let reason = format!("number {number} is taken by another invoice");
                        work.refusals.push(unformed("number", &reason));
                        continue;
                    }
                    match self.form_invoice(&mut renderer, account, bill, &mut numbers) {
                        Ok((formed, document)) => {
                            work.formed.push(formed);
                            work.documents.push(document);
                        }
                        Err(error) => work.refusals.push(refuse(error)),
                    }
                }
                _ if issued.is_some() => work.counts.already += 1,
                BillAnswer::NotReady => work.refusals.push(unformed("not_ready", "the bill is not ready")),
                BillAnswer::Invalid(reason) => work.refusals.push(unformed("invalid", &reason)),
                BillAnswer::NotBillable | BillAnswer::Complete(_) => {}
            }
        }
        Ok(work)
    }

    /// Fixes the delivery of each invoice and lists the changes; answers whose each change is.
    async fn record(
        &self,
        work: &mut Batch,
        share: Option<&RunShare>,
        attempt: u64,
        tick: &Tick,
    ) -> Result<Vec<Option<AccountNumber>>, DeskError> {
        let accounts: Vec<_> = work.formed.iter().map(|formed| formed.account.number.clone()).collect();
        let histories = self.ports.orders.deliveries(&self.operator.id, &accounts).await?;
        let mut owners = Vec::new();
        let base = attempt * 1_000_000;
        for (n, (formed, history)) in work.formed.iter().zip(&histories).enumerate() {
            let id = tick.order_id(base + n as u64);
            let changes = self.issue(formed, history, tick.now(), id);
            work.counts.formed += 1;
            work.counts.in_person += u64::from(history.at(tick.now(), &formed.account.application_address).in_person);
            owners.extend([Some(formed.account.number.clone()), None]);
            work.changes.extend(changes);
        }
        work.counts.refused += work.refusals.len() as u64;
        work.changes.extend(work.refusals.drain(..).map(Change::Refuse));
        if let Some(share) = share {
            work.changes.push(Change::FinishShare { share: share.clone(), counts: work.counts });
        }
        Ok(owners)
    }

    fn lease(&self) -> Duration {
        Duration::from_secs(u64::from(self.policy.lease_seconds.max(1)))
    }
}

enum Dealt {
    Share(RunShare, Vec<AccountNumber>),
    Waiting,
    Again,
}

#[derive(Default)]
struct Batch {
    formed: Vec<FormedInvoice>,
    documents: Vec<NewDocument>,
    refusals: Vec<FormationRefusal>,
    changes: Vec<Change>,
    counts: RunCounts,
}

fn ended(run: Run) -> RunStep {
    RunStep { run, counts: RunCounts::default(), outcome: RunOutcome::Ended }
}

/// Whether a bill is still to be formed: the first of its period, or a correction of what was issued.
fn is_new(bill: &crate::invoice::Bill, issued: Option<&Issued>) -> bool {
    issued.is_none_or(|issued| bill.revision > issued.facts.revision)
}
