//! The suite that any implementation of a port of schet must pass.
pub mod order_store;
pub mod samples;
mod suite;

pub use suite::{Check, Report, Stop, demand};
