use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Instant;

/// The operator's time zone: the only place where an instant becomes a local day (R1).
///
/// ```
/// use schet::Zone;
/// let moscow: Zone = "Europe/Moscow".parse()?;
/// assert_eq!(moscow.name(), "Europe/Moscow");
/// # Ok::<(), schet::calendar::ZoneError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

// Zones have rules, and so gaps, in these years alone; a local time beyond them lacks an instant only where the range
// of chrono ends.
const FIRST_YEAR: i32 = 1700;
const LAST_YEAR: i32 = 9999;

/// A name that the IANA time zone database does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called {0:?}; use an IANA name such as Europe/Moscow")]
pub struct ZoneError(pub String);

impl Zone {
    /// Europe/Moscow, the default policy (R1).
    pub const MOSCOW: Self = Self(Tz::Europe__Moscow);

    /// The zone's IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The local calendar day of an instant: the last day that has begun.
    ///
    /// Days tile the time line, and so do the periods and windows made of them: a clock that goes back over midnight
    /// shows yesterday once more, but the day that has begun goes on. Only [`local`](Self::local) tells what it shows.
    #[must_use]
    pub fn date_of(self, at: Instant) -> NaiveDate {
        let mut date = self.local(at).date();
        while let Some(next) = date.succ_opt().filter(|next| self.start_of(*next) <= at) {
            date = next;
        }
        date
    }

    /// The local wall-clock reading of an instant; at the ends of chrono's range the last one that it can tell.
    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        let utc = at.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        utc.checked_add_offset(offset).unwrap_or(if utc.year() < 0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX })
    }

    /// How far local clocks are ahead of UTC at an instant, as people write it: `UTC+3`, `UTC−3:30`, `UTC`.
    #[must_use]
    pub fn offset_name(self, at: Instant) -> String {
        let minutes = self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() / 60;
        let sign = match minutes.signum() {
            0 => return "UTC".to_owned(),
            1 => '+',
            _ => '\u{2212}',
        };
        match (minutes.abs() / 60, minutes.abs() % 60) {
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
        }
    }

    /// The first instant of a local day: its midnight, the earlier one where midnight comes twice, and the first
    /// valid instant where clocks skip it (R1).
    #[must_use]
    pub fn start_of(self, date: NaiveDate) -> Instant {
        self.at_or_after(date.and_time(chrono::NaiveTime::MIN))
    }

    /// The instant that local clocks show as `local`: the earlier of two, and where clocks skip it, the first
    /// instant after the gap; clamped to the ends of [`Instant`]'s range.
    #[must_use]
    pub fn at_or_after(self, local: NaiveDateTime) -> Instant {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.to_utc(),
            MappedLocalTime::None if local.year() < FIRST_YEAR => Instant::MIN_UTC,
            MappedLocalTime::None if local.year() > LAST_YEAR => Instant::MAX_UTC,
            MappedLocalTime::None => self.end_of_gap(local),
        }
    }

    /// Whether local clocks ever show `local`.
    #[must_use]
    pub fn is_valid(self, local: NaiveDateTime) -> bool {
        !matches!(self.0.from_local_datetime(&local), MappedLocalTime::None)
    }

    /// The first instant of the local day after that of `at`.
    #[must_use]
    pub fn next_day(self, at: Instant) -> Instant {
        let date = self.date_of(at);
        self.start_of(date.checked_add_days(Days::new(1)).unwrap_or(date))
    }

    /// The first of the month in which the day of an instant lies.
    #[must_use]
    pub fn month_of(self, at: Instant) -> NaiveDate {
        let date = self.date_of(at);
        date.with_day(1).unwrap_or(date)
    }

    /// Halves the span around the gap until its end is known; no zone's gap exceeds a day, and every gap begins and
    /// ends on a whole second.
    fn end_of_gap(self, local: NaiveDateTime) -> Instant {
        let shown = |at: NaiveDateTime| self.0.from_utc_datetime(&at).naive_local();
        let local = local.with_nanosecond(0).unwrap_or(local);
        let (mut before, mut after) = (local - TimeDelta::days(2), local + TimeDelta::days(2));
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if shown(middle) < local {
                before = middle;
            } else {
                after = middle;
            }
        }
        after.and_utc()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::MOSCOW
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        name.parse().map(Self).map_err(|_| ZoneError(name.chars().take(64).collect()))
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;

    fn try_from(name: String) -> Result<Self, ZoneError> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}
