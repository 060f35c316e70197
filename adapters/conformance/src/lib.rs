//! The suite that any implementation of a port of schet must pass: a test for each clause, named by its number.
//!
//! An adapter's tests make a [`order_store::Harness`] and expand `order_store!` to one test for each clause, as
//! `adapters/memory/tests/conformance.rs` and `adapters/sqlite/tests/conformance.rs` do. Whoever has no Rust tests runs
//! the clauses himself: each answers a [`Check`], and none panics.

#![allow(clippy::missing_errors_doc, reason = "a clause's error is that it does not hold, and its docs say the clause")]

pub mod order_store;
pub mod samples;
mod suite;

pub use suite::{Check, Report, Stop, demand};
