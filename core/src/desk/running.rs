//! The regular run: every account's invoice of a period, in shares that any number of workers take (R18).

use std::time::Duration;

use super::taking::ATTEMPTS;
use super::{Desk, DeskError, Tick};
use crate::calendar::{BillingPeriod, Instant};
use crate::party::AccountNumber;
use crate::ports::{Change, CommitError, Conflict, PortError, PortErrorKind, Run, RunCounts, RunShare};

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
    /// again by another, with as many accounts as it had, and no account gets two invoices. A step that takes longer
    /// than its lease is not lost: what it has formed is recorded.
    ///
    /// Mails go out by [`process_due`](Self::process_due). What can't be formed is listed by
    /// [`refusals`](Self::refusals).
    ///
    /// # Errors
    /// [`DeskError::PeriodNotOver`] before the period has ended, [`DeskError::PeriodForgotten`] when its invoices are
    /// kept no longer, and when a port fails: calling again goes on.
    pub async fn form_regular(&self, period: BillingPeriod, batch: usize, tick: &Tick) -> Result<RunStep, DeskError> {
        self.check_over(period, tick.now())?;
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
                return self.form_share(&run, share, accounts, tick).await;
            }
            match self.deal(&run, batch, tick.now()).await {
                Ok(Dealt::Share(share, accounts)) => return self.form_share(&run, share, accounts, tick).await,
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
    /// is tried, and corrections are formed. A round that has not ended is answered as it stands.
    ///
    /// # Errors
    /// As [`form_regular`](Self::form_regular).
    pub async fn run_again(&self, period: BillingPeriod, tick: &Tick) -> Result<Run, DeskError> {
        self.check_over(period, tick.now())?;
        let run = self.ports.orders.run(&self.operator.id, period).await?;
        match run {
            Some(run) if run.ended.is_none() => Ok(run),
            run => self.begin_round(period, tick.now(), run).await,
        }
    }

    /// Tries the accounts again whose invoice was refused, at most `limit` of them after the one given (R18, R20); a
    /// refusal that no longer holds is taken off the list.
    ///
    /// # Errors
    /// [`DeskError::PeriodForgotten`] when the period's invoices are kept no longer, and when a port fails.
    pub async fn retry_refused(
        &self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
        tick: &Tick,
    ) -> Result<RunCounts, DeskError> {
        self.check_kept(period, tick.now())?;
        let listed = self.ports.orders.refusals(&self.operator.id, period, after, limit.clamp(1, 10_000)).await?;
        let accounts: Vec<_> = listed.into_iter().map(|refusal| refusal.account).collect();
        self.form_accounts(period, &accounts, None, tick).await
    }

    fn check_over(&self, period: BillingPeriod, now: Instant) -> Result<(), DeskError> {
        let ends = period.span(self.operator.zone).end;
        if now < ends {
            return Err(DeskError::PeriodNotOver { period, ends });
        }
        self.check_kept(period, now)
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
        let accounts = self.accounts_behind(run.dealt_through.as_ref(), batch).await?;
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
            let page = self.accounts_behind(after.as_ref(), batch).await?;
            let whole = page.last().is_none_or(|last| *last >= share.through);
            after = page.last().cloned();
            accounts.extend(page.into_iter().take_while(|account| *account <= share.through));
            if whole {
                return Ok(accounts);
            }
        }
    }

    /// A page of accounts; one that does not go on behind the account given would make a walk without end (B1).
    async fn accounts_behind(
        &self,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<AccountNumber>, PortError> {
        let page = self.ports.billing.accounts(&self.operator.id, after, limit).await?;
        if after.into_iter().chain(&page).is_sorted_by(|one, next| one < next) {
            Ok(page)
        } else {
            Err(PortError::new(PortErrorKind::Corrupt, "the billing's accounts do not ascend"))
        }
    }

    async fn form_share(
        &self,
        run: &Run,
        share: RunShare,
        accounts: Vec<AccountNumber>,
        tick: &Tick,
    ) -> Result<RunStep, DeskError> {
        let period = share.period;
        let counts = self.form_accounts(period, &accounts, Some((run, &share)), tick).await?;
        let run = self.ports.orders.run(&self.operator.id, period).await?;
        match run {
            Some(run) => Ok(RunStep { run, counts, outcome: RunOutcome::More }),
            None => Err(CommitError::conflict(0, Conflict::Version).into()),
        }
    }

    /// For how long a worker holds what it has claimed.
    pub(super) fn lease(&self) -> Duration {
        Duration::from_secs(u64::from(self.policy.lease_seconds.max(1)))
    }
}

enum Dealt {
    Share(RunShare, Vec<AccountNumber>),
    Waiting,
    Again,
}

fn ended(run: Run) -> RunStep {
    RunStep { run, counts: RunCounts::default(), outcome: RunOutcome::Ended }
}
