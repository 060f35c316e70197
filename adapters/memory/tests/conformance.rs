//! The memory reference passes the suite of every port.

#![allow(clippy::unwrap_used, reason = "a lock that a panic has poisoned ends the test")]

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use schet::OperatorId;
use schet::order::{Digest, OrderId};
use schet::ports::{BillingSource, DocumentStore, Feed, Mailer, OrderStore, Outcome, OutgoingMail};
use schet_conformance::mailer::Treatment;
use schet_conformance::{billing_source, document_store, feed, mailer, order_store};
use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};

struct Memory;

struct Store(MemoryStore);

impl order_store::Harness for Memory {
    fn make(&self) -> Box<dyn order_store::Subject> {
        Box::new(Store(MemoryStore::new().with_lease_clock(|| Duration::ZERO)))
    }
}

impl order_store::Subject for Store {
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

impl billing_source::Harness for Memory {
    fn holding(&self, data: &[billing_source::Data]) -> Box<dyn billing_source::Subject> {
        let store = MemoryStore::new();
        for operator in data {
            schet_conformance::demand(operator.feed_to(&store));
        }
        Box::new(Store(store))
    }
}

impl billing_source::Subject for Store {
    fn billing(&self) -> &dyn BillingSource {
        &self.0
    }
}

impl feed::Harness for Memory {
    fn make(&self) -> Box<dyn feed::Subject> {
        Box::new(Store(MemoryStore::new()))
    }
}

impl feed::Subject for Store {
    fn feed(&self) -> &dyn Feed {
        &self.0
    }

    fn billing(&self) -> &dyn BillingSource {
        &self.0
    }

    fn orders(&self) -> &dyn OrderStore {
        &self.0
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn feed::Subject>> {
        None
    }
}

struct Documents(MemoryDocuments);

impl document_store::Harness for Memory {
    fn make(&self) -> Box<dyn document_store::Subject> {
        Box::new(Documents(MemoryDocuments::new()))
    }
}

impl document_store::Subject for Documents {
    fn store(&self) -> &dyn DocumentStore {
        &self.0
    }

    fn reopen(self: Box<Self>) -> Option<Box<dyn document_store::Subject>> {
        None
    }

    fn damage(&self, _: &OperatorId, _: &Digest) -> bool {
        false
    }
}

/// A mailer, and how its carrier is to treat an order's messages.
struct Post {
    mailer: MemoryMailer,
    treated: Arc<Mutex<Vec<(OrderId, Treatment)>>>,
}

impl mailer::Harness for Memory {
    fn make(&self) -> Box<dyn mailer::Subject> {
        let treated = Arc::new(Mutex::new(Vec::new()));
        let asked = Arc::clone(&treated);
        let answer = move |mail: &OutgoingMail| {
            let treated: MutexGuard<'_, Vec<(OrderId, Treatment)>> = asked.lock().unwrap();
            let treatment = treated.iter().rev().find(|(order, _)| *order == mail.order);
            match treatment.map(|(_, treatment)| treatment) {
                None => Outcome::Accepted("250 taken".to_owned()),
                Some(Treatment::Delay) => Outcome::Delayed("450 come again".to_owned()),
                Some(Treatment::Refuse) => Outcome::Refused("550 no such mailbox".to_owned()),
                Some(Treatment::BreakOff) => Outcome::Unknown("connection reset".to_owned()),
            }
        };
        Box::new(Post { mailer: MemoryMailer::answering(answer), treated })
    }
}

impl mailer::Subject for Post {
    fn mailer(&self) -> &dyn Mailer {
        &self.mailer
    }

    fn taken(&self) -> Vec<(OrderId, Vec<u8>)> {
        self.mailer.accepted().into_iter().map(|mail| (mail.order, mail.bytes)).collect()
    }

    fn treat(&self, order: OrderId, treatment: Treatment) -> bool {
        self.treated.lock().unwrap().push((order, treatment));
        true
    }

    fn remembers(&self) -> bool {
        false
    }
}

mod order_store_suite {
    schet_conformance::order_store!(super::Memory);
}

mod billing_source_suite {
    schet_conformance::billing_source!(super::Memory);
}

mod feed_suite {
    schet_conformance::feed!(super::Memory);
}

mod document_store_suite {
    schet_conformance::document_store!(super::Memory);
}

mod mailer_suite {
    schet_conformance::mailer!(super::Memory);
}
