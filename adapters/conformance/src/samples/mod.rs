//! Valid sample data, the same for the same arguments: accounts, bills whose sums agree, calls, orders, records.
//!
//! ```
//! use schet_conformance::samples::{self, Prng};
//!
//! let bill = samples::bill(7, "2026-10".parse()?, 12, &mut Prng::new(1));
//! assert_eq!(bill.lines.len(), 12);
//! bill.check()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod billing;
mod orders;
mod party;
mod prng;

pub use billing::{bill, call, calls, instalment, payment};
pub use orders::{
    accept, actor, delivery_change, document, email, fingerprint, invoice_number, issue, issued, link, mail,
    mail_again, order, order_id, refusal, regular, run, share, token_hash,
};
pub use party::{account, account_number, address, operator, operator_id, subscriber_id};
pub use prng::Prng;

use std::fmt::Display;

use schet::{BillingPeriod, Instant};

/// A valid value from a constant text.
pub(crate) fn valid<T, E: Display>(value: Result<T, E>) -> T {
    match value {
        Ok(value) => value,
        Err(error) => panic!("a sample is not valid: {error}"),
    }
}

/// Eight in the morning of 9 November 2026 in Moscow, and so many seconds: an instant outside every blackout.
#[must_use]
pub fn instant(seconds: u32) -> Instant {
    let start: Instant = valid("2026-11-09T05:00:00Z".parse());
    start + std::time::Duration::from_secs(seconds.into())
}

/// October 2026, and so many months before.
#[must_use]
pub fn period(months_before: u32) -> BillingPeriod {
    valid(BillingPeriod::new(2026, 10)).earlier(months_before)
}
