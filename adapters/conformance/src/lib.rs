//! The suite that any implementation of a port of schet must pass: at least one test for each clause of
//! [`schet::ports`], named by its number.
//!
//! | suite | port | clauses |
//! | --- | --- | --- |
//! | [`mod@order_store`] | [`OrderStore`](schet::ports::OrderStore) | P1–P5, S1–S23 |
//! | [`mod@billing_source`] | [`BillingSource`](schet::ports::BillingSource) | P3, P5, B1–B7 |
//! | [`mod@feed`] | [`Feed`](schet::ports::Feed) | P1, P3, P5, B1, F1–F8 |
//! | [`mod@document_store`] | [`DocumentStore`](schet::ports::DocumentStore) | P1–P3, P5, D1–D8 |
//! | [`mod@mailer`] | [`Mailer`](schet::ports::Mailer) | P5, M1–M6 |
//!
//! # For an adapter in Rust
//!
//! Add this crate to the dev-dependencies and write a harness: how to make a store, and what can be done to it from
//! outside. The suite's macro expands to one `#[test]` for each clause, so that the first failure hides no other:
//!
//! ```no_run
//! # fn main() {}
//! use std::time::Duration;
//!
//! use schet::ports::OrderStore;
//! use schet_conformance::order_store::{Harness, Subject};
//! use schet_memory::MemoryStore;
//!
//! struct Memory;
//! struct Store(MemoryStore);
//!
//! impl Harness for Memory {
//!     fn make(&self) -> Box<dyn Subject> {
//!         Box::new(Store(MemoryStore::new()))
//!     }
//! }
//!
//! impl Subject for Store {
//!     fn store(&self) -> &dyn OrderStore {
//!         &self.0
//!     }
//!     fn advance_leases(&self, by: Duration) {
//!         self.0.advance_leases(by);
//!     }
//!     fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>> {
//!         None // Its docs say that nothing outlives the process.
//!     }
//!     fn set_failing(&self, _failing: bool) -> bool {
//!         false // Nothing outside of it can make it fail.
//!     }
//! }
//!
//! schet_conformance::order_store!(Memory);
//! ```
//!
//! A test of what a harness has no means for passes, and its clause is listed by [`Report::skipped`].
//!
//! # For a host in another language
//!
//! Each suite has a `run`, which panics at nothing and answers a [`Report`]: wrap the host's functions in the port's
//! trait, and print what comes back.
//!
//! ```
//! # use std::time::Duration;
//! # use schet::ports::OrderStore;
//! # use schet_conformance::order_store::{self, Harness, Subject};
//! # use schet_memory::MemoryStore;
//! # struct Memory;
//! # struct Store(MemoryStore);
//! # impl Harness for Memory {
//! #     fn make(&self) -> Box<dyn Subject> { Box::new(Store(MemoryStore::new())) }
//! # }
//! # impl Subject for Store {
//! #     fn store(&self) -> &dyn OrderStore { &self.0 }
//! #     fn advance_leases(&self, by: Duration) { self.0.advance_leases(by); }
//! #     fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>> { None }
//! #     fn set_failing(&self, _failing: bool) -> bool { false }
//! # }
//! let report = order_store::run(&Memory);
//! assert!(report.is_conformant(), "{report}");
//! assert_eq!(report.skipped().count(), 2);
//! ```
//!
//! # How it tests
//!
//! No sleeps and no runtime: futures are waited for on the calling thread, leases end because the harness puts their
//! clock forward, and races are run by real threads that begin at once. Whatever is random is so by a seed, which the
//! failure names. Data is valid and public, in [`samples`], for tests and benches of others.

#![allow(clippy::missing_errors_doc, reason = "a clause's error is that it does not hold, and its docs say the clause")]

pub mod billing_source;
pub mod document_store;
pub mod feed;
pub mod mailer;
pub mod order_store;
pub mod samples;
mod suite;
mod threads;

pub use suite::{Check, Report, Stop, demand};
