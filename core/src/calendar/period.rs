use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Instant, Zone};

/// One calendar month as the operator's zone sees it: the half-open span from local midnight of the 1st to local
/// midnight of the next 1st (R1).
///
/// Written `YYYY-MM`; years from 1970 to 9998. Ordered by time.
///
/// ```
/// use schet::{BillingPeriod, Zone};
/// let now = "2026-11-30T21:30:00Z".parse()?;
/// let period = BillingPeriod::current(now, Zone::MOSCOW);
/// assert_eq!(period.to_string(), "2026-12");
/// assert_eq!(period.previous().to_string(), "2026-11");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BillingPeriod {
    first: NaiveDate,
}

/// A month that is no billing period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a billing period is written YYYY-MM, with a year from 1970 to 9998 and a month from 01 to 12")]
pub struct PeriodError;

impl BillingPeriod {
    /// The period of a year (1970 to 9998) and a month (1 to 12).
    ///
    /// # Errors
    /// [`PeriodError`] outside those ranges.
    pub fn new(year: i32, month: u32) -> Result<Self, PeriodError> {
        if !(1970..=9998).contains(&year) {
            return Err(PeriodError);
        }
        NaiveDate::from_ymd_opt(year, month, 1).map(|first| Self { first }).ok_or(PeriodError)
    }

    /// The period in which a local day lies; January 1970 for every day before it, December 9998 for every day after.
    #[must_use]
    pub fn of_date(date: NaiveDate) -> Self {
        let (year, month) = match date.year() {
            ..1970 => (1970, 1),
            9999.. => (9998, 12),
            year => (year, date.month()),
        };
        Self { first: NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default() }
    }

    /// The period in which an instant lies in the operator's zone, clamped as in [`of_date`](Self::of_date).
    #[must_use]
    pub fn current(at: Instant, zone: Zone) -> Self {
        Self::of_date(zone.date_of(at))
    }

    /// The two periods before the current one, newest first (R5, R6).
    #[must_use]
    pub fn two_previous(at: Instant, zone: Zone) -> [Self; 2] {
        let previous = Self::current(at, zone).previous();
        [previous, previous.previous()]
    }

    /// The year, 1970 to 9998.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.first.month()
    }

    /// The local day on which the period begins.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The local day that begins the next period.
    #[must_use]
    pub fn day_after(self) -> NaiveDate {
        self.first.checked_add_months(Months::new(1)).unwrap_or(self.first)
    }

    /// The last local day of the period, as documents print it.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.day_after().pred_opt().unwrap_or(self.first)
    }

    /// The month before; January 1970 is its own predecessor.
    #[must_use]
    pub fn previous(self) -> Self {
        self.earlier(1)
    }

    /// The month after; December 9998 is its own successor.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of_date(self.day_after())
    }

    /// The period so many months before, not before January 1970.
    #[must_use]
    pub fn earlier(self, months: u32) -> Self {
        Self::of_date(self.first.checked_sub_months(Months::new(months)).unwrap_or_default())
    }

    /// The half-open span of instants.
    #[must_use]
    pub fn span(self, zone: Zone) -> Range<Instant> {
        zone.start_of(self.first)..zone.start_of(self.day_after())
    }

    /// Whether an instant lies in the period.
    #[must_use]
    pub fn contains(self, at: Instant, zone: Zone) -> bool {
        self.span(zone).contains(&at)
    }
}

impl fmt::Display for BillingPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for BillingPeriod {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let (year, month) = text.split_once('-').ok_or(PeriodError)?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(PeriodError);
        }
        Self::new(year.parse().map_err(|_| PeriodError)?, month.parse().map_err(|_| PeriodError)?)
    }
}

impl TryFrom<String> for BillingPeriod {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<BillingPeriod> for String {
    fn from(period: BillingPeriod) -> Self {
        period.to_string()
    }
}
