use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::{BillingPeriod, Instant, Zone};

/// The days of each month on which invoices are formed and the section takes no invoice orders (R2).
///
/// Days are counted from 1 and both are included; the default is 1 to 3.
///
/// ```
/// use schet::{FormationWindow, Zone};
/// let window = FormationWindow::default();
/// let on_the_third = "2026-10-03T20:59:59.999Z".parse()?;
/// assert_eq!(window.closed_until(on_the_third, Zone::MOSCOW), Some("2026-10-03T21:00:00Z".parse()?));
/// assert_eq!(window.closed_until("2026-10-03T21:00:00Z".parse()?, Zone::MOSCOW), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Days", into = "Days")]
pub struct FormationWindow {
    first_day: u32,
    last_day: u32,
}

/// Days that make no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a formation window runs from a first day to a last day, each from 1 to 27, got {first_day} to {last_day}")]
pub struct WindowError {
    /// The first day that was asked for.
    pub first_day: u32,
    /// The last day that was asked for.
    pub last_day: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    first_day: u32,
    last_day: u32,
}

impl FormationWindow {
    /// The window from `first_day` to `last_day`, both included, each 1 to 27: every month has a day after it.
    ///
    /// # Errors
    /// [`WindowError`] outside those ranges, or when the last day precedes the first.
    pub fn new(first_day: u32, last_day: u32) -> Result<Self, WindowError> {
        if first_day == 0 || last_day > 27 || first_day > last_day {
            return Err(WindowError { first_day, last_day });
        }
        Ok(Self { first_day, last_day })
    }

    /// The first day of each month on which the section is closed.
    #[must_use]
    pub fn first_day(self) -> u32 {
        self.first_day
    }

    /// The last day of each month on which the section is closed.
    #[must_use]
    pub fn last_day(self) -> u32 {
        self.last_day
    }

    /// When service resumes, if the instant lies in the window: local midnight after its last day.
    ///
    /// The window is one half-open span of instants, though clocks that go back over midnight show its edge twice.
    #[must_use]
    pub fn closed_until(self, at: Instant, zone: Zone) -> Option<Instant> {
        let day = zone.date_of(at).day();
        (self.first_day..=self.last_day).contains(&day).then(|| self.reopens(BillingPeriod::current(at, zone), zone))
    }

    /// The instant at which the section opens again in a month.
    #[must_use]
    pub fn reopens(self, month: BillingPeriod, zone: Zone) -> Instant {
        let first = month.first_day();
        zone.start_of(first.with_day(self.last_day + 1).unwrap_or(first))
    }
}

impl Default for FormationWindow {
    fn default() -> Self {
        Self { first_day: 1, last_day: 3 }
    }
}

impl TryFrom<Days> for FormationWindow {
    type Error = WindowError;

    fn try_from(days: Days) -> Result<Self, WindowError> {
        Self::new(days.first_day, days.last_day)
    }
}

impl From<FormationWindow> for Days {
    fn from(window: FormationWindow) -> Self {
        Self { first_day: window.first_day, last_day: window.last_day }
    }
}
