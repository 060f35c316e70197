//! The desk over the memory reference: an operator's months, and what can go wrong in them.

#![allow(clippy::unwrap_used)]

mod bounces;
mod budgets;
mod faults;
mod forgetting;
mod gate;
mod leases;
mod month;
mod picture;
mod races;
mod scenarios;
mod support;
