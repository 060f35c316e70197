//! The store passes the suite of its ports.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::Connection;
use schet::ports::OrderStore;
use schet_conformance::order_store;
use schet_sqlite::{SqliteOptions, SqliteStore};
use tempfile::TempDir;

struct Orders {
    store: SqliteStore,
    clock: Arc<AtomicU64>,
    /// While it holds the file, nobody else writes to it.
    other: Mutex<Connection>,
    directory: Arc<TempDir>,
}

impl Orders {
    fn open(directory: Arc<TempDir>, clock: Arc<AtomicU64>) -> Self {
        let path: PathBuf = directory.path().join("schet.db");
        let shown = clock.clone();
        let store = SqliteOptions::new()
            .busy_timeout(Duration::ZERO)
            .lease_clock(move || UNIX_EPOCH + Duration::from_nanos(shown.load(Ordering::SeqCst)))
            .open(&path)
            .unwrap();
        Self { store, clock, other: Mutex::new(Connection::open(&path).unwrap()), directory }
    }
}

impl order_store::Subject for Orders {
    fn store(&self) -> &dyn OrderStore {
        &self.store
    }

    fn advance_leases(&self, by: Duration) {
        self.clock.fetch_add(u64::try_from(by.as_nanos()).unwrap(), Ordering::SeqCst);
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn order_store::Subject>> {
        // The store is never dropped, so that nothing is put in order at its end.
        let left = ManuallyDrop::new(self);
        Some(Box::new(Self::open(left.directory.clone(), left.clock.clone())))
    }

    fn set_failing(&self, failing: bool) -> bool {
        let end = if failing { "BEGIN IMMEDIATE" } else { "ROLLBACK" };
        self.other.lock().unwrap().execute_batch(end).is_ok()
    }
}

struct Sqlite;

impl order_store::Harness for Sqlite {
    fn make(&self) -> Box<dyn order_store::Subject> {
        let clock = Arc::new(AtomicU64::new(1_000_000_000_000));
        Box::new(Orders::open(Arc::new(tempfile::tempdir().unwrap()), clock))
    }
}

mod order_store_suite {
    schet_conformance::order_store!(super::Sqlite);
}
