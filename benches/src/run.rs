//! The regular run from end to end: bills out of SQLite, invoices into segments, orders and mails, all durable.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_lite::future::block_on;
use schet::OperatorId;
use schet::desk::{Desk, Ports, RunOutcome, Tick};
use schet::order::Policy;
use schet::ports::{Feed, Mailer, OutgoingMail};
use schet_documents::SegmentDocuments;
use schet_sqlite::SqliteStore;

use crate::contest::{Goal, Row, Scale, Turn, alone};
use crate::sample::{self, Outcome};

/// How many accounts a step of the run forms.
pub const BATCH: usize = 500;

/// How many orders a worker claims of those that are due.
const DUE: usize = 1_000;

/// How many accounts are fed at a time.
const FED: usize = 2_000;

/// The rows of this module.
///
/// # Errors
/// Those of the stores and the disk.
pub fn rows(scale: Scale, folder: &Path) -> Outcome<Vec<Row>> {
    let accounts = scale.of(5_000, 20);
    let scale = Scale { turns: scale.turns.min(3), ..scale };
    let mut rows = Vec::new();
    for (workers, goal) in [(1, Goal::Shown), (2, Goal::PerSecond(5_000.0))] {
        let what = format!("regular run, {workers} worker{}", if workers == 1 { "" } else { "s" });
        let mut spent = Duration::ZERO;
        rows.push(alone(scale, &what, goal, || {
            let folder = tempfile::tempdir_in(folder)?;
            Month::feed(folder.path(), accounts)?;
            let month = Month::open(folder.path(), accounts)?;
            let before = cpu_time();
            let turn = month.run(workers);
            spent = cpu_time().zip(before).map_or(Duration::ZERO, |(after, before)| after.saturating_sub(before));
            turn
        })?);
        if !spent.is_zero() {
            rows.push(Row {
                what: format!("  what its processor time allows {workers} core{}", if workers == 1 { "" } else { "s" }),
                pace: (accounts * workers) as f64 / spent.as_secs_f64(),
                floor: None,
                ratio: None,
                goal: Goal::Shown,
            });
        }
    }
    Ok(rows)
}

/// The processor time of all threads of this process so far, as Linux tells it, in hundredths of a second (proc(5)).
fn cpu_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the program's name, which may have blanks, the times in user and system mode are fields 14 and 15.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11..13)?.iter().filter_map(|field| field.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 10))
}

/// Takes every mail and keeps none.
#[derive(Debug, Default)]
pub struct Counter {
    mails: AtomicUsize,
    bytes: AtomicU64,
}

impl Counter {
    /// How many mails it has taken.
    pub fn mails(&self) -> usize {
        self.mails.load(Ordering::Relaxed)
    }

    /// How many bytes they had.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Mailer for Counter {
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<schet::ports::Outcome> {
        self.mails.fetch_add(mails.len(), Ordering::Relaxed);
        self.bytes.fetch_add(mails.iter().map(|mail| mail.bytes.len() as u64).sum(), Ordering::Relaxed);
        mails.iter().map(|_| schet::ports::Outcome::Accepted("250 2.0.0 taken".to_owned())).collect()
    }
}

/// An operator whose accounts and bills are in the database, before the run.
pub struct Month {
    desk: Desk,
    mails: Arc<Counter>,
    accounts: usize,
}

impl Month {
    /// Feeds so many accounts, each with a bill of one page, into a new database in a folder.
    ///
    /// # Errors
    /// Those of the store.
    pub fn feed(folder: &Path, accounts: usize) -> Outcome<()> {
        let store = SqliteStore::open(folder.join("schet.db"))?;
        let operator = sample::operator()?.id;
        (0..accounts).step_by(FED).try_for_each(|first| feed(&store, &operator, first..accounts.min(first + FED)))
    }

    /// Opens a folder that was fed.
    ///
    /// # Errors
    /// Those of the stores.
    pub fn open(folder: &Path, accounts: usize) -> Outcome<Self> {
        let store = Arc::new(SqliteStore::open(folder.join("schet.db"))?);
        let mails = Arc::new(Counter::default());
        let ports = Ports {
            billing: store.clone(),
            orders: store,
            documents: Arc::new(SegmentDocuments::open(folder.join("documents"))?),
            mailer: mails.clone(),
        };
        Ok(Self { desk: Desk::new(sample::operator()?, Policy::default(), ports), mails, accounts })
    }

    /// Runs the month with so many workers: every invoice formed, every mail handed over.
    ///
    /// # Errors
    /// Those of the ports, and when an account has no invoice or no mail in the end.
    pub fn run(&self, workers: usize) -> Turn {
        let begun = Instant::now();
        thread::scope(|scope| {
            let workers: Vec<_> = (0..workers).map(|worker| scope.spawn(move || self.work(worker))).collect();
            workers.into_iter().try_for_each(|worker| joined(worker.join()))
        })?;
        let time = begun.elapsed();
        if self.mails.mails() != self.accounts {
            return Err(format!("{} mails of {} accounts", self.mails.mails(), self.accounts).into());
        }
        Ok((self.accounts, time))
    }

    /// What one worker does: a share of the run, then the mails that are due, until there is neither.
    fn work(&self, worker: usize) -> Outcome<()> {
        let (period, now) = (sample::period()?, sample::now()?);
        for step in 0_u64.. {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&step.to_le_bytes());
            seed[8..16].copy_from_slice(&(worker as u64).to_le_bytes());
            let tick = Tick::new(now, seed);
            let formed = block_on(self.desk.form_regular(period, BATCH, &tick))?;
            let sent = block_on(self.desk.process_due(DUE, &tick))?;
            match formed.outcome {
                RunOutcome::Ended if sent.claimed == 0 => break,
                RunOutcome::Waiting if sent.claimed == 0 => thread::sleep(Duration::from_millis(1)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// What a thread came to.
pub(crate) fn joined(result: thread::Result<Outcome<()>>) -> Outcome<()> {
    result.map_err(|_| "a thread panicked")?
}

fn feed(store: &SqliteStore, operator: &OperatorId, numbers: std::ops::Range<usize>) -> Outcome<()> {
    let accounts = numbers.clone().map(sample::account).collect::<Outcome<Vec<_>>>()?;
    let bills = numbers.map(|number| sample::bill(number, sample::ONE_PAGE)).collect::<Outcome<Vec<_>>>()?;
    let kept =
        block_on(store.put_accounts(operator, &accounts))?.kept + block_on(store.put_invoices(operator, &bills))?.kept;
    if kept == accounts.len() + bills.len() { Ok(()) } else { Err("a row was refused".into()) }
}
