//! Instants, days and periods as numbers: microseconds since 1970, YYYYMMDD, YYYYMM; 0 is absent.

use chrono::{DateTime, Datelike as _, NaiveDate};
use schet::BillingPeriod;
use schet::calendar::Instant;

use crate::error::Failure;
use crate::text::Field;

/// The instant of so many microseconds since 1970-01-01 UTC, which must be stated.
pub(crate) fn instant(micros: i64, field: impl Into<Field>) -> Result<Instant, Failure> {
    let field = field.into();
    instant_or_none(micros, field)?.ok_or_else(|| Failure::missing(field.to_string()))
}

/// The instant; `None` for 0.
pub(crate) fn instant_or_none(micros: i64, field: impl Into<Field>) -> Result<Option<Instant>, Failure> {
    if micros == 0 {
        return Ok(None);
    }
    let problem = "is no instant: microseconds since 1970-01-01 UTC are wanted";
    DateTime::from_timestamp_micros(micros).map(Some).ok_or_else(|| Failure::value(field.into().to_string(), problem))
}

/// The microseconds since 1970-01-01 UTC of an instant; the very first of 1970, which would be none, is the one after it.
pub(crate) fn micros(at: Instant) -> i64 {
    match at.timestamp_micros() {
        0 => 1,
        micros => micros,
    }
}

/// The day of YYYYMMDD, which must be stated.
pub(crate) fn date(number: i32, field: impl Into<Field>) -> Result<NaiveDate, Failure> {
    let field = field.into();
    date_or_none(number, field)?.ok_or_else(|| Failure::missing(field.to_string()))
}

/// The day; `None` for 0.
pub(crate) fn date_or_none(number: i32, field: impl Into<Field>) -> Result<Option<NaiveDate>, Failure> {
    if number == 0 {
        return Ok(None);
    }
    let parts = u32::try_from(number).ok().filter(|number| *number <= 99_991_231);
    let date = parts.and_then(|parts| NaiveDate::from_ymd_opt(number / 10_000, parts / 100 % 100, parts % 100));
    let problem = format_args!("is {number}, which is no day: YYYYMMDD is wanted").to_string();
    date.map(Some).ok_or_else(|| Failure::value(field.into().to_string(), problem))
}

/// YYYYMMDD of a day of the years 1 to 9999; 0 for others.
pub(crate) fn date_number(date: NaiveDate) -> i32 {
    let (month, day) = (date.month().cast_signed(), date.day().cast_signed());
    if (1..=9999).contains(&date.year()) { date.year() * 10_000 + month * 100 + day } else { 0 }
}

/// The period of YYYYMM, which must be stated.
pub(crate) fn period(number: i32, field: impl Into<Field>) -> Result<BillingPeriod, Failure> {
    let field = field.into();
    if number == 0 {
        return Err(Failure::missing(field.to_string()));
    }
    let month = u32::try_from(number % 100).unwrap_or_default();
    let problem = "which is no period: YYYYMM is wanted, of the years 1970 to 9998";
    BillingPeriod::new(number / 100, month)
        .map_err(|_| Failure::value(field.to_string(), format_args!("is {number}, {problem}")))
}

/// YYYYMM of a period.
pub(crate) fn period_number(period: BillingPeriod) -> i32 {
    period.year() * 100 + period.month().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_and_periods_and_back() {
        for number in [19700101, 20240229, 20261231, 99991231] {
            assert_eq!(date_or_none(number, "day").unwrap().map(date_number), Some(number));
        }
        for number in [1, -20260101, 20260229, 20261301, 20260010, 20260132, 100000101, i32::MAX, i32::MIN] {
            assert!(date_or_none(number, "day").is_err(), "{number}");
        }
        assert_eq!(period_number(period(202610, "period").unwrap()), 202610);
        for number in [0, 2026, 202613, 202600, 196912, 999901, -202610, i32::MIN] {
            assert!(period(number, "period").is_err(), "{number}");
        }
        assert_eq!(date_or_none(0, "day").unwrap(), None);
    }

    #[test]
    fn instants_keep_their_microseconds() {
        for number in [1, -1, 1790000000123456] {
            assert_eq!(micros(instant(number, "at").unwrap()), number);
        }
        assert!(instant(i64::MAX, "at").is_err());
        assert!(instant(0, "at").is_err());
    }
}
