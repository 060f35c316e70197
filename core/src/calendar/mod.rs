//! Billing periods, the operator's time zone, and the window in which invoices are formed (R1, R2).

mod period;
mod window;
mod zone;

pub use period::{BillingPeriod, PeriodError};
pub use window::{FormationWindow, WindowError};
pub use zone::{Zone, ZoneError};

/// An instant on the time line; local readings of it need a [`Zone`].
pub type Instant = chrono::DateTime<chrono::Utc>;
