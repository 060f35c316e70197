//! The store passes the suite of its ports.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::Connection;
use schet::ports::{BillingSource, Feed, OrderStore};
use schet_conformance::{billing_source, feed, order_store};
use schet_sqlite::{SqliteOptions, SqliteStore};
use tempfile::TempDir;

struct Opened {
    store: SqliteStore,
    clock: Arc<AtomicU64>,
    /// While it holds the file, nobody else writes to it.
    other: Mutex<Connection>,
    directory: Arc<TempDir>,
}

impl Opened {
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

    fn new() -> Self {
        Self::open(Arc::new(tempfile::tempdir().unwrap()), Arc::new(AtomicU64::new(1_000_000_000_000)))
    }

    /// The same file, opened by another store; the first is never dropped, so that nothing is put in order at its end.
    fn opened_again(self) -> Self {
        let left = ManuallyDrop::new(self);
        Self::open(left.directory.clone(), left.clock.clone())
    }
}

impl order_store::Subject for Opened {
    fn store(&self) -> &dyn OrderStore {
        &self.store
    }

    fn advance_leases(&self, by: Duration) {
        self.clock.fetch_add(u64::try_from(by.as_nanos()).unwrap(), Ordering::SeqCst);
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn order_store::Subject>> {
        Some(Box::new(self.opened_again()))
    }

    fn set_failing(&self, failing: bool) -> bool {
        let end = if failing { "BEGIN IMMEDIATE" } else { "ROLLBACK" };
        self.other.lock().unwrap().execute_batch(end).is_ok()
    }
}

struct Sqlite;

impl order_store::Harness for Sqlite {
    fn make(&self) -> Box<dyn order_store::Subject> {
        Box::new(Opened::new())
    }
}

impl billing_source::Harness for Sqlite {
    fn holding(&self, data: &[billing_source::Data]) -> Box<dyn billing_source::Subject> {
        let opened = Opened::new();
        for operator in data {
            schet_conformance::demand(operator.feed_to(&opened.store));
        }
        Box::new(opened)
    }
}

impl billing_source::Subject for Opened {
    fn billing(&self) -> &dyn BillingSource {
        &self.store
    }
}

impl feed::Harness for Sqlite {
    fn make(&self) -> Box<dyn feed::Subject> {
        Box::new(Opened::new())
    }
}

impl feed::Subject for Opened {
    fn feed(&self) -> &dyn Feed {
        &self.store
    }

    fn billing(&self) -> &dyn BillingSource {
        &self.store
    }

    fn orders(&self) -> &dyn OrderStore {
        &self.store
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn feed::Subject>> {
        Some(Box::new(self.opened_again()))
    }
}

mod order_store_suite {
    schet_conformance::order_store!(super::Sqlite);
}

mod billing_source_suite {
    schet_conformance::billing_source!(super::Sqlite);
}

mod feed_suite {
    schet_conformance::feed!(super::Sqlite);
}
