//! What every form of a call detail has in common: whose calls, the operator's clock, the totals (R8).

use crate::calendar::{BillingPeriod, Instant, Zone};
use crate::locale::Locale;
use crate::money::Amount;
use crate::party::AccountNumber;
use crate::usage::Call;

/// What a call detail is of, and how it is written (R8, R22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDetail {
    /// Whose calls.
    pub account: AccountNumber,
    /// The period in which they began.
    pub period: BillingPeriod,
    /// The operator's zone, in which starts are shown.
    pub zone: Zone,
    /// The language.
    pub locale: Locale,
    /// When the period's invoice was formed; calls received later are marked as late.
    pub formed_at: Option<Instant>,
}

/// What the calls of a detail come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DetailTotals {
    /// How many calls.
    pub calls: u64,
    /// How many of them are late.
    pub late: u64,
    /// How long they lasted, in seconds.
    pub seconds: u64,
    /// The duration charged, in seconds.
    pub charged_seconds: u64,
    /// What they cost.
    pub amount: Amount,
}

impl DetailTotals {
    /// Counts one more call.
    pub(crate) fn add(&mut self, call: &Call, late: bool) {
        self.calls += 1;
        self.late += u64::from(late);
        self.seconds += u64::from(call.seconds);
        self.charged_seconds += u64::from(call.charged_seconds);
        self.amount += call.amount;
    }
}

/// The zone's offsets over one period, found once: reading a call's local start is then an addition.
///
/// Changes of offset are found to the second wherever two of them lie at least an hour apart, as they always do.
#[derive(Clone, Debug)]
pub(crate) struct LocalClock {
    zone: Zone,
    /// Ends (excluded, seconds since 1970) and offsets (seconds), in order; the first begins at `from`.
    spans: Vec<(i64, i64)>,
    from: i64,
}

impl LocalClock {
    /// The clock of a zone over a period.
    pub(crate) fn new(zone: Zone, period: BillingPeriod) -> Self {
        const STEP: i64 = 3_600;
        let span = period.span(zone);
        let (from, until) = (span.start.timestamp(), span.end.timestamp());
        let mut spans = Vec::with_capacity(2);
        let (mut at, mut offset) = (from, offset(zone, from));
        while at < until {
            let next = (at + STEP).min(until);
            let next_offset = self::offset(zone, next);
            if next_offset != offset {
                let (mut before, mut after) = (at, next);
                while after - before > 1 {
                    let middle = before + (after - before) / 2;
                    if self::offset(zone, middle) == offset { before = middle } else { after = middle }
                }
                spans.push((after, offset));
                offset = next_offset;
            }
            at = next;
        }
        spans.push((until, offset));
        Self { zone, spans, from }
    }

    /// The local reading of an instant as seconds since 1970-01-01 00:00 local.
    #[inline]
    pub(crate) fn local_seconds(&self, at: Instant) -> i64 {
        let seconds = at.timestamp();
        let known = if seconds < self.from { None } else { self.spans.iter().find(|(until, _)| seconds < *until) };
        seconds + known.map_or_else(|| offset(self.zone, seconds), |(_, offset)| *offset)
    }
}

fn offset(zone: Zone, seconds: i64) -> i64 {
    let at = Instant::from_timestamp(seconds, 0).unwrap_or_default();
    zone.local(at).and_utc().timestamp() - at.timestamp()
}

/// The civil date of a day counted from 1970-01-01: year, month, day (after Howard Hinnant's `civil_from_days`).
#[inline]
pub(crate) fn civil(days: i64) -> (i64, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * march_month + 2) / 5 + 1) as u8;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 } as u8;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn r1_the_clock_reads_what_the_zone_reads_through_every_change_of_clocks() {
        for name in ["Europe/Moscow", "Europe/London", "America/Havana", "Africa/Monrovia", "Australia/Lord_Howe"] {
            let zone: Zone = name.parse().unwrap();
            for (year, month) in [(1972, 1), (2011, 3), (2014, 10), (2020, 11), (2026, 3), (2026, 4), (2026, 10)] {
                let period = BillingPeriod::new(year, month).unwrap();
                let clock = LocalClock::new(zone, period);
                let span = period.span(zone);
                for step in -40..2_800 {
                    let at = span.start + chrono::TimeDelta::seconds(step * 971);
                    assert_eq!(clock.local_seconds(at), zone.local(at).and_utc().timestamp(), "{name} {at}");
                }
            }
        }
    }

    #[test]
    fn civil_dates_agree_with_chrono() {
        for days in (-800_000..3_000_000).step_by(37) {
            let date = NaiveDate::from_epoch_days(days).unwrap();
            let (year, month, day) = civil(i64::from(days));
            assert_eq!((year, u32::from(month), u32::from(day)), (date.year().into(), date.month(), date.day()));
        }
    }
}
