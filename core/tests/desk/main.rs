//! The desk over the memory reference: an operator's months, and what can go wrong in them.

mod month;
mod support;
