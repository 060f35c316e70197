//! One writer for all callers, and no thread of its own.
//!
//! A caller that finds the writer free leads: it begins a transaction, does its work and that of every caller who
//! waits, commits once, wakes those it has served, and passes the lead to whoever came meanwhile. So one wait for the
//! disk serves many, and while one group waits for the disk the next one gathers.
//!
//! Work that fails before it has written anything fails alone. Where it fails halfway, the transaction is rolled
//! back and the whole group done again, each piece of work in a savepoint of its own, so that again it fails alone;
//! savepoints cost a copy of every page touched, and are therefore not made before they are needed.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::error::Failure;
use crate::log::Log;

/// The most pieces of work that one transaction takes.
const GROUP_LIMIT: usize = 1_024;

/// The connection that writes, and the queue before it.
pub(crate) struct Writer {
    connection: Mutex<Connection>,
    log: Log,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    is_led: bool,
    waiting: VecDeque<Arc<dyn Waiting>>,
}

/// A caller in the queue.
trait Waiting: Send + Sync {
    /// Whether the caller must lead by itself, because its work is not in the ticket.
    fn wants_to_lead(&self) -> bool;
    /// Does the work; may be called again after a rollback. Whether it succeeded.
    fn attempt(&self, connection: &Connection) -> bool;
    /// What SQLite said when the work failed.
    fn take_error(&self) -> rusqlite::Error;
    /// Puts the transaction's end in the place of whatever the work came to.
    fn spoil(&self, error: &Arc<rusqlite::Error>, perhaps_done: bool);
    /// Wakes the caller.
    fn signal(&self, stage: Stage);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    Leading,
    Done,
}

type Work<T> = Box<dyn FnMut(&Connection) -> Result<T, Failure> + Send>;

struct Ticket<T> {
    stage: Mutex<Stage>,
    wake: Condvar,
    job: Mutex<Job<T>>,
}

struct Job<T> {
    work: Option<Work<T>>,
    result: Option<Result<T, Failure>>,
}

/// How a transaction of a group ended badly.
struct Broken {
    error: rusqlite::Error,
    perhaps_done: bool,
}

impl Writer {
    pub(crate) fn new(connection: Connection, log: Log) -> Self {
        Self { connection: Mutex::new(connection), log, queue: Mutex::default() }
    }

    /// Leaves nothing in the log, as far as no other process uses it; all readers are gone.
    pub(crate) fn close(&self) {
        self.log.close(&locked(&self.connection));
    }

    /// Does small work in a transaction that others may share. When this returns it is durable, or not done.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let ticket = Arc::new(Ticket::new(Some(Box::new(work))));
        if self.enter(&ticket) {
            let mut lead = Lead { writer: self, group: vec![ticket.clone()] };
            let connection = locked(&self.connection);
            if let Err(broken) = lead.transact(&connection) {
                let error = Arc::new(broken.error);
                lead.group.iter().for_each(|member| member.spoil(&error, broken.perhaps_done));
                drop(roll_back(&connection));
            }
            self.log.bound(&connection);
            // The next leader wants the connection: it must be free before the lead is passed on.
            drop(connection);
        }
        let result = locked(&ticket.job).result.take();
        result.unwrap_or(Err(Failure::Abandoned))
    }

    /// Does large work in a transaction of its own, borrowing what it needs. When this returns it is durable, or
    /// not done.
    pub(crate) fn write_alone<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let ticket = Arc::new(Ticket::<()>::new(None));
        self.enter(&ticket);
        let lead = Lead { writer: self, group: Vec::new() };
        let connection = locked(&self.connection);
        let result = begin(&connection).map_err(Failure::Sql).and_then(|()| work(&connection)).and_then(|value| {
            let ended = connection.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
            match ended {
                Ok(_) => Ok(value),
                Err(error) => Err(Failure::Transaction { error: Arc::new(error), perhaps_done: true }),
            }
        });
        if result.is_err() {
            drop(roll_back(&connection));
        }
        self.log.bound(&connection);
        drop(connection);
        drop(lead);
        result
    }

    /// Whether the caller leads; otherwise its work is done by another.
    fn enter<T: Send + 'static>(&self, ticket: &Arc<Ticket<T>>) -> bool {
        let mut queue = locked(&self.queue);
        if !queue.is_led {
            queue.is_led = true;
            return true;
        }
        queue.waiting.push_back(ticket.clone());
        drop(queue);
        let stage = locked(&ticket.stage);
        let stage = ticket.wake.wait_while(stage, |stage| *stage == Stage::Waiting);
        *stage.unwrap_or_else(PoisonError::into_inner) == Stage::Leading
    }

    /// Passes the lead to whoever waits longest.
    fn pass_on(&self) {
        let mut queue = locked(&self.queue);
        let next = queue.waiting.pop_front();
        queue.is_led = next.is_some();
        drop(queue);
        if let Some(next) = next {
            next.signal(Stage::Leading);
        }
    }
}

/// The lead, passed on when it goes, in a panic too.
struct Lead<'a> {
    writer: &'a Writer,
    group: Vec<Arc<dyn Waiting>>,
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        // In this order, so that those who were served come again in time for the next group.
        self.group.iter().for_each(|member| member.signal(Stage::Done));
        self.writer.pass_on();
    }
}

impl Lead<'_> {
    /// Does the work of the group, and of those who come meanwhile, in one transaction.
    fn transact(&mut self, connection: &Connection) -> Result<(), Broken> {
        begin(connection).map_err(Broken::before_commit)?;
        let mut next = 0;
        while next < self.group.len() || self.gather() {
            let before = connection.total_changes();
            let succeeded = self.group[next].attempt(connection);
            next += 1;
            let is_clean = !connection.is_autocommit() && connection.total_changes() == before;
            if !succeeded && !is_clean {
                roll_back(connection).map_err(Broken::before_commit)?;
                // Alone, it has failed, and nobody else has lost anything.
                return if self.group.len() == 1 { Ok(()) } else { self.transact_apart(connection) };
            }
        }
        commit(connection)
    }

    /// Does the work of the group again, each piece in a savepoint.
    fn transact_apart(&self, connection: &Connection) -> Result<(), Broken> {
        let run = |sql| connection.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        begin(connection).map_err(Broken::before_commit)?;
        for member in &self.group {
            run("SAVEPOINT member").map_err(Broken::before_commit)?;
            if !member.attempt(connection) {
                // SQLite has rolled back everything, as it does when the disk is full: so has it for everybody.
                if connection.is_autocommit() {
                    return Err(Broken::before_commit(member.take_error()));
                }
                run("ROLLBACK TO member").map_err(Broken::before_commit)?;
            }
            run("RELEASE member").map_err(Broken::before_commit)?;
        }
        commit(connection)
    }

    /// Takes those who have come meanwhile, up to the first who must lead by itself; whether there were any.
    fn gather(&mut self) -> bool {
        let mut queue = locked(&self.writer.queue);
        let before = self.group.len();
        while self.group.len() < GROUP_LIMIT && queue.waiting.front().is_some_and(|first| !first.wants_to_lead()) {
            self.group.extend(queue.waiting.pop_front());
        }
        self.group.len() > before
    }
}

impl Broken {
    fn before_commit(error: rusqlite::Error) -> Self {
        Self { error, perhaps_done: false }
    }
}

impl<T> Ticket<T> {
    fn new(work: Option<Work<T>>) -> Self {
        Self { stage: Mutex::new(Stage::Waiting), wake: Condvar::new(), job: Mutex::new(Job { work, result: None }) }
    }
}

impl<T: Send> Waiting for Ticket<T> {
    fn wants_to_lead(&self) -> bool {
        locked(&self.job).work.is_none()
    }

    fn attempt(&self, connection: &Connection) -> bool {
        let mut job = locked(&self.job);
        let Some(work) = job.work.as_mut() else { return true };
        let result = work(connection);
        let succeeded = result.is_ok();
        job.result = Some(result);
        succeeded
    }

    fn take_error(&self) -> rusqlite::Error {
        match locked(&self.job).result.take() {
            Some(Err(Failure::Sql(error))) => error,
            _ => rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT), None),
        }
    }

    fn spoil(&self, error: &Arc<rusqlite::Error>, perhaps_done: bool) {
        locked(&self.job).result = Some(Err(Failure::Transaction { error: error.clone(), perhaps_done }));
    }

    fn signal(&self, stage: Stage) {
        *locked(&self.stage) = stage;
        self.wake.notify_one();
    }
}

fn begin(connection: &Connection) -> rusqlite::Result<()> {
    // Left open only by a panic.
    roll_back(connection)?;
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([]).map(drop)
}

fn commit(connection: &Connection) -> Result<(), Broken> {
    let ended = connection.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
    // The frames may be in the log, whole, though SQLite could not finish: a crash now would bring them back.
    ended.map(drop).map_err(|error| Broken { error, perhaps_done: true })
}

fn roll_back(connection: &Connection) -> rusqlite::Result<()> {
    if connection.is_autocommit() { Ok(()) } else { connection.execute_batch("ROLLBACK") }
}

/// The lock, also after a panic of its holder: what it guards is put right by whoever comes next.
pub(crate) fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
