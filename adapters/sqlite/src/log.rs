//! The write-ahead log: how long it gets, and that nothing is left in it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::Connection;

/// How long a commit waits for those who read what was there before, when the log is to be emptied.
const PATIENCE: Duration = Duration::from_millis(500);

/// Keeps the log bounded.
///
/// SQLite copies the log into the file by itself, and begins it anew when nobody reads in it. Readers that overlap
/// without end would let it grow without end: at its limit, a commit keeps new readers out of it until the last one has
/// left.
pub(crate) struct Log {
    path: PathBuf,
    limit: u64,
    busy: Duration,
    /// The length at which it is to be emptied next.
    next: AtomicU64,
}

impl Log {
    /// The log of a connection, with a limit in bytes; `busy` is the connection's patience in all else.
    pub(crate) fn new(connection: &Connection, limit: u64, busy: Duration) -> Self {
        let path = format!("{}-wal", connection.path().unwrap_or_default()).into();
        Self { path, limit, busy, next: AtomicU64::new(limit) }
    }

    /// Empties a log that is too long. Where a reader does not leave, as a copy of the file may not for minutes, it is
    /// tried again when as much was added.
    pub(crate) fn bound(&self, connection: &Connection) {
        let length = std::fs::metadata(&self.path).map_or(0, |log| log.len());
        if length >= self.next.load(Ordering::Relaxed) {
            let is_empty = self.empty(connection, PATIENCE);
            let next = if is_empty { self.limit } else { length.saturating_add(self.limit) };
            self.next.store(next, Ordering::Relaxed);
        }
    }

    /// Empties the log, at the end: what others still use is theirs to empty.
    pub(crate) fn close(&self, connection: &Connection) {
        self.empty(connection, Duration::ZERO);
    }

    /// Copies the whole log into the file, and cuts it; whether nobody was in the way.
    fn empty(&self, connection: &Connection, patience: Duration) -> bool {
        let is_empty = connection.busy_timeout(patience).and_then(|()| {
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>(0)? == 0))
        });
        // It only fails where the connection is gone, and then so does whatever is next.
        let _ = connection.busy_timeout(self.busy);
        is_empty.unwrap_or(false)
    }
}
