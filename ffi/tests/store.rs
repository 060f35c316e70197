//! A host's store of rows passes the suite of the order store, through its struct of callbacks.

#![allow(clippy::unwrap_used, reason = "a lock that a panic has poisoned ends the test")]

mod common;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use common::rows::RowStore;
use schet::ports::OrderStore;
use schet_conformance::order_store;
use schet_ffi::*;

struct Host;

/// The port over a host's rows, and the rows.
struct Store {
    rows: Arc<RowStore>,
    orders: Arc<dyn OrderStore>,
}

impl Store {
    fn over(rows: Arc<RowStore>) -> Self {
        let ports = HostPorts::speaking(SCHET_UTF8).unwrap();
        // SAFETY: the rows outlive the port.
        let orders = unsafe { ports.orders(&rows.port()) }.unwrap();
        Self { rows, orders }
    }
}

impl order_store::Harness for Host {
    fn make(&self) -> Box<dyn order_store::Subject> {
        Box::new(Store::over(Arc::default()))
    }
}

impl order_store::Subject for Store {
    fn store(&self) -> &dyn OrderStore {
        &*self.orders
    }

    fn advance_leases(&self, by: Duration) {
        self.rows.clock.fetch_add(by.as_micros().try_into().unwrap(), Ordering::SeqCst);
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn order_store::Subject>> {
        Some(Box::new(Self::over(self.rows)))
    }

    fn set_failing(&self, failing: bool) -> bool {
        let answer = if failing { SCHET_HOST_UNAVAILABLE.unsigned_abs() } else { 0 };
        self.rows.failing.store(answer, Ordering::SeqCst);
        true
    }
}

schet_conformance::order_store!(Host);
