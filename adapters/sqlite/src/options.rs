use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use schet::ports::PortError;
use schet::{OperatorId, Zone};

use crate::SqliteStore;

/// The clock by which leases live.
pub(crate) type LeaseClock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// How to open a [`SqliteStore`].
///
/// ```no_run
/// use schet_sqlite::SqliteOptions;
/// let store = SqliteOptions::new().zone("Asia/Vladivostok".parse()?).open("schet.db")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SqliteOptions {
    zone: Zone,
    zones: HashMap<OperatorId, Zone>,
    pub(crate) readers: usize,
    pub(crate) busy: Duration,
    pub(crate) max_bytes: Option<u64>,
    pub(crate) log_bytes: u64,
    pub(crate) lease_clock: LeaseClock,
}

impl SqliteOptions {
    /// Europe/Moscow, 8 readers, 5 seconds of patience with other processes, no bound of the file's size.
    #[must_use]
    pub fn new() -> Self {
        Self {
            zone: Zone::MOSCOW,
            zones: HashMap::new(),
            readers: 8,
            busy: Duration::from_secs(5),
            max_bytes: None,
            log_bytes: 64 << 20,
            lease_clock: Arc::new(SystemTime::now),
        }
    }

    /// The zone in which the periods of charges begin and end, for every operator without one of its own.
    #[must_use]
    pub fn zone(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    /// The zone of one operator.
    #[must_use]
    pub fn operator_zone(mut self, operator: OperatorId, zone: Zone) -> Self {
        self.zones.insert(operator, zone);
        self
    }

    /// The most connections that read at a time, at least 1; more callers wait.
    #[must_use]
    pub fn readers(self, readers: usize) -> Self {
        Self { readers, ..self }
    }

    /// How long to wait for another process that writes, up to about 24 days.
    #[must_use]
    pub fn busy_timeout(self, busy: Duration) -> Self {
        Self { busy: busy.min(Duration::from_millis(i32::MAX as u64)), ..self }
    }

    /// The most bytes that the file may grow to, in whole pages of 4,096; what exceeds them is refused as
    /// [`Full`](schet::ports::PortErrorKind::Full).
    #[must_use]
    pub fn max_bytes(self, bytes: u64) -> Self {
        Self { max_bytes: Some(bytes), ..self }
    }

    /// The length of the write-ahead log, in bytes, at which a commit empties it, and waits up to half a second for who
    /// still reads in it; 64 MiB unless said otherwise. A single batch may be longer.
    #[must_use]
    pub fn log_bytes(self, bytes: u64) -> Self {
        Self { log_bytes: bytes, ..self }
    }

    /// The clock by which leases live, in place of the system's; for tests that don't sleep.
    #[must_use]
    pub fn lease_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self { lease_clock: Arc::new(clock), ..self }
    }

    /// Opens the store, making the file where there is none.
    ///
    /// # Errors
    /// [`Rejected`](schet::ports::PortErrorKind::Rejected) when the file can't be made or written, belongs to
    /// another program, or was written by a newer version; [`Corrupt`](schet::ports::PortErrorKind::Corrupt) when it
    /// is no database; [`Unavailable`](schet::ports::PortErrorKind::Unavailable) when another process keeps it
    /// locked.
    pub fn open(self, path: impl AsRef<Path>) -> Result<SqliteStore, PortError> {
        SqliteStore::open_with(path.as_ref(), self)
    }

    pub(crate) fn zone_of(&self, operator: &OperatorId) -> Zone {
        self.zones.get(operator).copied().unwrap_or(self.zone)
    }
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SqliteOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteOptions")
            .field("zone", &self.zone)
            .field("zones", &self.zones)
            .field("readers", &self.readers)
            .field("busy", &self.busy)
            .field("max_bytes", &self.max_bytes)
            .field("log_bytes", &self.log_bytes)
            .finish_non_exhaustive()
    }
}
