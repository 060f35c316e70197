//! The ports: what a host or an adapter implements, each a numbered contract.
//!
//! | port | what it is | clauses |
//! | --- | --- | --- |
//! | [`BillingSource`] | the operator's data, read only | B1–B7 |
//! | [`OrderStore`] | orders, delivery, issued invoices, runs: one atomic commit | S1–S23 |
//! | [`DocumentStore`] | documents by digest | D1–D8 |
//! | [`Mailer`] | one message, one recipient, one outcome | M1–M6 |
//! | [`Feed`] | rows into an adapter that keeps the operator's data | F1–F8 |
//!
//! Rules for all of them:
//!
//! - **P1.** Each call happened wholly or not at all, also when its future is dropped; repeating it is safe.
//! - **P2.** What a call has acknowledged survives a crash of the process and of the machine, unless the adapter's
//!   docs say that it keeps nothing.
//! - **P3.** Everything is keyed by the operator: what one operator wrote no other reads.
//! - **P4.** A failure is a [`PortError`], which says whether the action may have happened.
//! - **P5.** Calls may come from any number of threads at once.
//!
//! The crate `schet-conformance` has a test for each clause, named by its number.

mod billing;
mod documents;
mod error;
mod feed;
mod mailer;
mod orders;
mod records;

pub use billing::{BillAnswer, BillingSource, CallQuery, CallsAfter};
pub use documents::{DocumentStore, NewDocument};
pub use error::{PortError, PortErrorKind};
pub use feed::{Feed, FeedReport, RefusedRow};
pub use mailer::{Mailer, Outcome, OutgoingMail};
pub use orders::{Change, Claim, CommitError, Conflict, LeaseAfter, OrderStore};
pub use records::{
    Budget, FormationRefusal, Issued, KeyedOrder, Link, NewKey, PickupItem, Run, RunCounts, RunShare, SequenceStep,
    Shared, SharedBudget,
};
