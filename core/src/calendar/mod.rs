//! Billing periods, the operator's time zone, and the window in which invoices are formed (R1, R2).

mod period;
mod window;
mod zone;

pub use period::{BillingPeriod, PeriodError};
pub use window::{FormationWindow, WindowError};
pub use zone::{Zone, ZoneError};

/// An instant on the time line; local readings of it need a [`Zone`].
pub type Instant = chrono::DateTime<chrono::Utc>;

/// The instant so many days earlier, at most a hundred years.
pub(crate) fn days_before(at: Instant, days: u32) -> Instant {
    let earlier = chrono::TimeDelta::days(i64::from(days.min(36_500)));
    at.checked_sub_signed(earlier).unwrap_or(Instant::MIN_UTC)
}

/// The instant so many days later, at most a hundred years: a policy's number is anyone's.
pub(crate) fn days_after(at: Instant, days: u32) -> Instant {
    let later = chrono::TimeDelta::days(i64::from(days.min(36_500)));
    at.checked_add_signed(later).unwrap_or(Instant::MAX_UTC)
}
