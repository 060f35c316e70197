//! The memory reference passes the suite of every port.

use std::time::Duration;

use schet::ports::OrderStore;
use schet_conformance::order_store;
use schet_memory::MemoryStore;

struct Orders(MemoryStore);

impl order_store::Subject for Orders {
    fn store(&self) -> &dyn OrderStore {
        &self.0
    }

    fn advance_leases(&self, by: Duration) {
        self.0.advance_leases(by);
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn order_store::Subject>> {
        None
    }

    fn set_failing(&self, _: bool) -> bool {
        false
    }
}

struct Memory;

impl order_store::Harness for Memory {
    fn make(&self) -> Box<dyn order_store::Subject> {
        Box::new(Orders(MemoryStore::new()))
    }
}

mod order_store_suite {
    schet_conformance::order_store!(super::Memory);
}
