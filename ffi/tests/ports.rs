//! A host's billing, documents and way out pass the suites of their ports, through their structs of callbacks.

#![allow(clippy::unwrap_used, reason = "a lock that a panic has poisoned ends the test")]

mod common;

use std::sync::{Arc, Mutex};

use common::loopback::Behind;
use schet::OperatorId;
use schet::order::{Digest, OrderId};
use schet::ports::{BillingSource, DocumentStore, Mailer, Outcome, OutgoingMail};
use schet_conformance::mailer::Treatment;
use schet_conformance::{billing_source, document_store, mailer};
use schet_ffi::*;
use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};

struct Host;

/// What the callbacks ask; it lives as long as the ports over it.
fn behind(billing: MemoryStore, mailer: Arc<MemoryMailer>) -> Box<Behind> {
    Box::new(Behind { billing: Box::new(billing), documents: Box::new(MemoryDocuments::new()), mailer })
}

fn ports() -> HostPorts {
    HostPorts::speaking(SCHET_UTF8).unwrap()
}

struct Billing {
    billing: Arc<dyn BillingSource>,
    _behind: Box<Behind>,
}

impl billing_source::Harness for Host {
    fn holding(&self, data: &[billing_source::Data]) -> Box<dyn billing_source::Subject> {
        let store = MemoryStore::new();
        for operator in data {
            schet_conformance::demand(operator.feed_to(&store));
        }
        let behind = behind(store, Arc::default());
        // SAFETY: what is behind the port is dropped after it.
        let billing = unsafe { ports().billing(&behind.billing_port()) }.unwrap();
        Box::new(Billing { billing, _behind: behind })
    }
}

impl billing_source::Subject for Billing {
    fn billing(&self) -> &dyn BillingSource {
        &*self.billing
    }
}

struct Documents {
    documents: Arc<dyn DocumentStore>,
    _behind: Box<Behind>,
}

impl document_store::Harness for Host {
    fn make(&self) -> Box<dyn document_store::Subject> {
        let behind = behind(MemoryStore::new(), Arc::default());
        // SAFETY: what is behind the port is dropped after it.
        let documents = unsafe { ports().documents(&behind.documents_port()) }.unwrap();
        Box::new(Documents { documents, _behind: behind })
    }
}

impl document_store::Subject for Documents {
    fn store(&self) -> &dyn DocumentStore {
        &*self.documents
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
    mailer: Arc<dyn Mailer>,
    carrier: Arc<MemoryMailer>,
    treated: Arc<Mutex<Vec<(OrderId, Treatment)>>>,
    _behind: Box<Behind>,
}

impl mailer::Harness for Host {
    fn make(&self) -> Box<dyn mailer::Subject> {
        let treated: Arc<Mutex<Vec<(OrderId, Treatment)>>> = Arc::default();
        let asked = Arc::clone(&treated);
        let carrier = Arc::new(MemoryMailer::answering(move |mail: &OutgoingMail| {
            let treated = asked.lock().unwrap();
            let treatment = treated.iter().rev().find(|(order, _)| *order == mail.order);
            match treatment.map(|(_, treatment)| treatment) {
                None => Outcome::Accepted("250 taken".to_owned()),
                Some(Treatment::Delay) => Outcome::Delayed("450 come again".to_owned()),
                Some(Treatment::Refuse) => Outcome::Refused("550 no such mailbox".to_owned()),
                Some(Treatment::BreakOff) => Outcome::Unknown("connection reset".to_owned()),
            }
        }));
        let behind = behind(MemoryStore::new(), carrier.clone());
        // SAFETY: what is behind the port is dropped after it.
        let mailer = unsafe { ports().mailer(&behind.mail_port()) }.unwrap();
        Box::new(Post { mailer, carrier, treated, _behind: behind })
    }
}

impl mailer::Subject for Post {
    fn mailer(&self) -> &dyn Mailer {
        &*self.mailer
    }

    fn taken(&self) -> Vec<(OrderId, Vec<u8>)> {
        self.carrier.accepted().into_iter().map(|mail| (mail.order, mail.bytes)).collect()
    }

    fn treat(&self, order: OrderId, treatment: Treatment) -> bool {
        self.treated.lock().unwrap().push((order, treatment));
        true
    }

    fn remembers(&self) -> bool {
        false
    }
}

mod billing_source_suite {
    schet_conformance::billing_source!(super::Host);
}

mod document_store_suite {
    schet_conformance::document_store!(super::Host);
}

mod mailer_suite {
    schet_conformance::mailer!(super::Host);
}
