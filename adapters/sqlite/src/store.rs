use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use schet::OperatorId;
use schet::ports::{PortError, PortErrorKind};

use crate::SqliteOptions;
use crate::error::Failure;
use crate::lock::ProcessLock;
use crate::log::Log;
use crate::readers::Readers;
use crate::schema;
use crate::writer::{Writer, locked};

/// The writer's cache, as SQLite writes 8 MB: it goes over the whole of it at most commits, so that a large one slows
/// down the small ones.
pub(crate) const CACHE: &str = "-8192";

/// The writer's cache while it takes a large batch: 64 MB.
pub(crate) const LARGE_CACHE: &str = "-65536";

/// One SQLite file that holds all of schet's data, as the ports [`OrderStore`](schet::ports::OrderStore),
/// [`Feed`](schet::ports::Feed) and [`BillingSource`](schet::ports::BillingSource).
///
/// Its futures block: a commit for as long as one write to the disk takes, and others while they read. They are ready
/// when first polled, need no runtime, and can't be dropped halfway.
pub struct SqliteStore {
    pub(crate) writer: Writer,
    pub(crate) readers: Readers,
    pub(crate) options: SqliteOptions,
    /// The present era of leases.
    era: i64,
    /// The keys of operators that are in the file.
    operators: Mutex<HashMap<OperatorId, i64>>,
    // Last: given back after the connections are closed.
    _lock: ProcessLock,
}

/// A lease as it is stored: when it was looked at, until when it lives, and its era.
#[derive(Clone, Copy)]
pub(crate) struct LeaseTime {
    pub(crate) now: i64,
    pub(crate) until: i64,
    pub(crate) era: i64,
}

impl LeaseTime {
    /// The end of a lease that begins now.
    pub(crate) fn after(self, lease: Duration) -> i64 {
        self.now.saturating_add(nanoseconds(lease))
    }
}

impl SqliteStore {
    /// Opens a store with the options of [`SqliteOptions::new`].
    ///
    /// # Errors
    /// See [`SqliteOptions::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, PortError> {
        SqliteOptions::new().open(path)
    }

    pub(crate) fn open_with(path: &Path, options: SqliteOptions) -> Result<Self, PortError> {
        const OPENING: &str = "opening the database";
        let connection = connect(path, &options).map_err(|failure| failure.during(OPENING))?;
        let mut first = Ok(());
        let lock = ProcessLock::enter(path, || first = schema::begin_era(&connection))
            .map_err(|error| io_failure(error, "entering the database's lock file"))?;
        first.map_err(|failure| failure.during("making void the leases of processes that are gone"))?;
        let era = schema::era(&connection).map_err(|failure| failure.during(OPENING))?;
        let log = Log::new(&connection, options.log_bytes, options.busy);
        Ok(Self {
            writer: Writer::new(connection, log),
            readers: Readers::new(path.to_owned(), options.readers, options.busy),
            options,
            era,
            operators: Mutex::default(),
            _lock: lock,
        })
    }

    /// The operator's key, if anything of it was ever written.
    pub(crate) fn known_operator(&self, operator: &OperatorId) -> Result<Option<i64>, Failure> {
        if let Some(key) = locked(&self.operators).get(operator) {
            return Ok(Some(*key));
        }
        let key = self.readers.read(|connection| operator_key(connection, operator.as_str()))?;
        if let Some(key) = key {
            locked(&self.operators).insert(operator.clone(), key);
        }
        Ok(key)
    }

    /// The operator's key, given to it now where it has none.
    pub(crate) fn operator(&self, operator: &OperatorId) -> Result<i64, Failure> {
        if let Some(key) = self.known_operator(operator)? {
            return Ok(key);
        }
        let key = self.writer.write_alone(|connection| {
            connection.execute("INSERT INTO operators (id) VALUES (?1) ON CONFLICT DO NOTHING", [operator.as_str()])?;
            operator_key(connection, operator.as_str())
        })?;
        key.ok_or_else(|| Failure::Corrupt("an operator that was just written is not there".to_owned()))
    }

    /// A lease from now on, by the store's clock.
    pub(crate) fn lease(&self, length: Duration) -> LeaseTime {
        let now = (self.options.lease_clock)().duration_since(UNIX_EPOCH).unwrap_or_default();
        LeaseTime { now: nanoseconds(now), until: nanoseconds(now.saturating_add(length)), era: self.era }
    }
}

impl Drop for SqliteStore {
    /// Leaves the whole of the data in the one file, unless another process still has it open.
    fn drop(&mut self) {
        // A connection that only reads can't empty the log, so it must not be the last.
        self.readers.close();
        self.writer.close();
    }
}

impl std::fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqliteStore").field("options", &self.options).finish_non_exhaustive()
    }
}

fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}

fn operator_key(connection: &Connection, id: &str) -> Result<Option<i64>, Failure> {
    let mut statement = connection.prepare_cached("SELECT key FROM operators WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

fn connect(path: &Path, options: &SqliteOptions) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(options.busy)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    for (name, value) in [
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
        ("temp_store", "MEMORY"),
        ("cache_size", CACHE),
        ("wal_autocheckpoint", "4000"),
    ] {
        connection.pragma_update(None, name, value)?;
    }
    // What is deleted is overwritten, wherever a page had it: that costs nothing to speak of, and can't be made up for.
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_size_limit", 64 << 20, |_| Ok(()))?;
    schema::migrate(&connection)?;
    if let Some(bytes) = options.max_bytes {
        let pages = i64::try_from(bytes / 4_096).unwrap_or(i64::MAX).max(1);
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
    }
    Ok(connection)
}

fn io_failure(error: io::Error, doing: &str) -> PortError {
    use io::ErrorKind as E;
    let kind = match error.kind() {
        E::StorageFull | E::QuotaExceeded => PortErrorKind::Full,
        E::PermissionDenied | E::NotFound | E::ReadOnlyFilesystem | E::IsADirectory | E::NotADirectory => {
            PortErrorKind::Rejected
        }
        _ => PortErrorKind::Unavailable,
    };
    PortError::new(kind, doing).caused_by(error)
}
