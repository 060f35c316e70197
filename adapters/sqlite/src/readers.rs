use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::Failure;
use crate::writer::locked;

/// A pool of read-only connections, opened as they are needed.
pub(crate) struct Readers {
    path: PathBuf,
    limit: usize,
    busy: Duration,
    pool: Mutex<Pool>,
    returned: Condvar,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Connection>,
    open: usize,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, limit: usize, busy: Duration) -> Self {
        Self { path, limit: limit.max(1), busy, pool: Mutex::default(), returned: Condvar::new() }
    }

    /// Reads by one statement.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let lent = self.lend()?;
        lent.connection.as_ref().map_or(Err(Failure::Abandoned), work)
    }

    /// Reads by several statements, all of which see the same state.
    pub(crate) fn snapshot<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        self.read(|connection| {
            connection.prepare_cached("BEGIN")?.execute([])?;
            let result = work(connection);
            connection.prepare_cached("COMMIT")?.execute([])?;
            result
        })
    }

    /// Closes the connections that nobody has on loan.
    pub(crate) fn close(&self) {
        let mut pool = locked(&self.pool);
        pool.open -= pool.idle.len();
        pool.idle.clear();
    }

    fn lend(&self) -> Result<Lent<'_>, Failure> {
        let pool = locked(&self.pool);
        let is_exhausted = |pool: &mut Pool| pool.idle.is_empty() && pool.open >= self.limit;
        let mut pool = self.returned.wait_while(pool, is_exhausted).unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = pool.idle.pop() {
            return Ok(Lent { readers: self, connection: Some(connection) });
        }
        pool.open += 1;
        drop(pool);
        // From here on the place in the pool is given back by the guard, come what may.
        let mut lent = Lent { readers: self, connection: None };
        lent.connection = Some(self.open()?);
        Ok(lent)
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(self.busy)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(connection)
    }
}

/// A connection on loan.
struct Lent<'a> {
    readers: &'a Readers,
    connection: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut pool = locked(&self.readers.pool);
        match self.connection.take() {
            // A panic may have left a snapshot open, which would hold back checkpoints.
            Some(connection) if connection.is_autocommit() => pool.idle.push(connection),
            _ => pool.open -= 1,
        }
        drop(pool);
        self.readers.returned.notify_one();
    }
}
