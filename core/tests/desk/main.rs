//! The desk over the memory reference: an operator's months, and what can go wrong in them.

#![allow(clippy::unwrap_used)]

mod month;
mod support;
