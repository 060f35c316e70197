use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use schet::ports::{PortError, PortErrorKind};
use schet::{OperatorId, Zone};

use crate::book::Book;
use crate::clock::LeaseClock;

/// Orders, the operator's data and its feed, in memory.
///
/// One lock makes every call serial (S2); a commit writes to tables that take back what does not stand (S1).
#[derive(Debug, Default)]
pub struct MemoryStore {
    books: Mutex<BTreeMap<OperatorId, Book>>,
    clock: LeaseClock,
    zone: Zone,
}

impl MemoryStore {
    /// An empty store, whose operators are in Europe/Moscow and whose leases go by the machine's monotonic clock.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same store, with operators in this zone: charges of a period are those of its calls there (R1).
    #[must_use]
    pub fn with_zone(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    /// The same store, with leases that go by a clock of the caller's: the time since a beginning of its own.
    ///
    /// ```
    /// use std::time::Duration;
    /// let still = schet_memory::MemoryStore::new().with_lease_clock(|| Duration::ZERO);
    /// still.advance_leases(Duration::from_secs(60));
    /// ```
    #[must_use]
    pub fn with_lease_clock(self, clock: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self { clock: LeaseClock::new(clock), ..self }
    }

    /// Puts the clock of leases forward, as if so much time had passed.
    pub fn advance_leases(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// What the clock of leases shows.
    pub(crate) fn lease_time(&self) -> Duration {
        self.clock.now()
    }

    /// The operators' zone.
    pub(crate) fn zone(&self) -> Zone {
        self.zone
    }

    /// Works on an operator's book, alone.
    pub(crate) fn with<T>(&self, operator: &OperatorId, work: impl FnOnce(&mut Book) -> T) -> Result<T, PortError> {
        let mut books = self
            .books
            .lock()
            .map_err(|_| PortError::new(PortErrorKind::Corrupt, "a thread panicked while it wrote to the store"))?;
        Ok(work(books.entry(operator.clone()).or_default()))
    }
}
