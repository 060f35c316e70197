use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The clock that leases go by: a running time, and what it was put forward by.
pub(crate) struct LeaseClock {
    running: Box<dyn Fn() -> Duration + Send + Sync>,
    /// In nanoseconds: 584 years.
    put_forward: AtomicU64,
}

impl LeaseClock {
    /// A clock that shows the time of the given one.
    pub(crate) fn new(running: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self { running: Box::new(running), put_forward: AtomicU64::new(0) }
    }

    /// The time since some beginning.
    pub(crate) fn now(&self) -> Duration {
        (self.running)().saturating_add(Duration::from_nanos(self.put_forward.load(Ordering::SeqCst)))
    }

    /// Puts the clock forward.
    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        // The closure always answers, so the update is always made.
        let _ = self.put_forward.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |sum| Some(sum.saturating_add(by)));
    }
}

impl Default for LeaseClock {
    /// The machine's monotonic clock.
    fn default() -> Self {
        let start = Instant::now();
        Self::new(move || start.elapsed())
    }
}

impl fmt::Debug for LeaseClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LeaseClock").field(&self.now()).finish()
    }
}
