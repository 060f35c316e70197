//! What the example programs share: an operator that does not exist, and a month out of Asterisk's own records.

pub mod asterisk_month;
pub mod operator;
pub mod random_invoice;
pub mod tariff;

/// The README's example compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
