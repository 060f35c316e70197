//! Between the nouns of the domain and the rows of the file.
//!
//! What is stored is parsed anew by the domain's own constructors: a row that was damaged is a failure that names the
//! field, never a panic and never a half-read value.

pub(crate) mod call;
pub(crate) mod delivery;
pub(crate) mod issued;
pub(crate) mod link;
pub(crate) mod order;
pub(crate) mod run;

use std::fmt::Display;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, NaiveDate};
use rusqlite::types::FromSql;
use rusqlite::{CachedStatement, Params, Row};
use schet::{BillingPeriod, Instant};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Failure;

/// Every row that a statement answers.
pub(crate) fn all<T>(
    mut statement: CachedStatement<'_>,
    params: impl Params,
    mut read: impl FnMut(&Row<'_>) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// The first row that a statement answers, if there is one.
pub(crate) fn first<T>(
    mut statement: CachedStatement<'_>,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// One column of a plain type.
pub(crate) fn get<T: FromSql>(row: &Row<'_>, column: &str) -> Result<T, Failure> {
    row.get(column).map_err(|error| corrupt(column, error))
}

/// One column that is text of a checked type.
pub(crate) fn parse<T: FromStr<Err: Display>>(row: &Row<'_>, column: &str) -> Result<T, Failure> {
    let text = row.get_ref(column)?.as_str().map_err(|error| corrupt(column, error))?;
    text.parse().map_err(|error| corrupt(column, error))
}

/// One column that is JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, Failure> {
    let text = row.get_ref(column)?.as_str().map_err(|error| corrupt(column, error))?;
    serde_json::from_str(text).map_err(|error| corrupt(column, error))
}

/// A column that is a count.
pub(crate) fn count(row: &Row<'_>, column: &str) -> Result<u64, Failure> {
    u64::try_from(get::<i64>(row, column)?).map_err(|error| corrupt(column, error))
}

/// A column that is an instant.
pub(crate) fn instant(row: &Row<'_>, column: &str) -> Result<Instant, Failure> {
    get(row, column).map(DateTime::from_timestamp_nanos)
}

/// A column that is an instant or empty.
pub(crate) fn instant_if(row: &Row<'_>, column: &str) -> Result<Option<Instant>, Failure> {
    Ok(get::<Option<i64>>(row, column)?.map(DateTime::from_timestamp_nanos))
}

/// The failure of a column that is not what it should be.
pub(crate) fn corrupt(column: &str, problem: impl Display) -> Failure {
    Failure::Corrupt(format!("the column {column} can't be read: {problem}"))
}

/// Nanoseconds since 1970, for instants from 1677-09-21 to 2262-04-11.
pub(crate) fn nanoseconds(field: &str, instant: Instant) -> Result<i64, Failure> {
    instant
        .timestamp_nanos_opt()
        .ok_or_else(|| Failure::Rejected(format!("{field} is outside of the years 1678 to 2262, which can be stored")))
}

/// The same of an instant that may be missing.
pub(crate) fn nanoseconds_if(field: &str, instant: Option<Instant>) -> Result<Option<i64>, Failure> {
    instant.map(|instant| nanoseconds(field, instant)).transpose()
}

/// Nanoseconds since 1970 of a bound, which may as well lie at the ends of time.
pub(crate) fn bound(instant: Instant) -> i64 {
    instant.timestamp_nanos_opt().unwrap_or(if instant.timestamp() < 0 { i64::MIN } else { i64::MAX })
}

/// A number that SQLite can hold.
pub(crate) fn integer(field: &str, number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| Failure::Rejected(format!("{field} is over 2^63 − 1")))
}

/// A version that was read; one that can't have been stored fits no row.
pub(crate) fn version(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(-1)
}

/// A `LIMIT`.
pub(crate) fn limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// A period as months since year 0.
pub(crate) fn months(period: BillingPeriod) -> i64 {
    i64::from(period.year()) * 12 + i64::from(period.month()) - 1
}

/// The period of a column.
pub(crate) fn period(row: &Row<'_>, column: &str) -> Result<BillingPeriod, Failure> {
    let months: i64 = get(row, column)?;
    let year = i32::try_from(months.div_euclid(12)).map_err(|error| corrupt(column, error))?;
    let month = u32::try_from(months.rem_euclid(12) + 1).map_err(|error| corrupt(column, error))?;
    BillingPeriod::new(year, month).map_err(|error| corrupt(column, error))
}

/// A local day as a number, 0001-01-01 being 1.
pub(crate) fn days(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// The local day of a column.
pub(crate) fn date(row: &Row<'_>, column: &str) -> Result<NaiveDate, Failure> {
    let days: i32 = get(row, column)?;
    NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(|| corrupt(column, "no such day"))
}

/// The JSON of a value.
pub(crate) fn to_json(field: &str, value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Rejected(format!("{field} can't be written: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn instants_come_back_to_the_nanosecond(nanoseconds_since in any::<i64>()) {
            let at = DateTime::from_timestamp_nanos(nanoseconds_since);
            prop_assert_eq!(nanoseconds("at", at).unwrap(), nanoseconds_since);
            prop_assert_eq!(bound(at), nanoseconds_since);
        }
    }

    #[test]
    fn what_no_column_holds_is_refused_by_name() {
        let far = "2300-01-01T00:00:00Z".parse().unwrap();
        let Err(Failure::Rejected(reason)) = nanoseconds("due", far) else { panic!("taken") };
        assert!(reason.starts_with("due "), "{reason}");
        assert_eq!(bound(far), i64::MAX);
        assert_eq!(bound(Instant::MIN_UTC), i64::MIN);
    }
}
