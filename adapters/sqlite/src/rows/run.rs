use rusqlite::Row;
use schet::ports::{Run, RunShare};

use super::{corrupt, count, get, json, parse, period, to_json};
use crate::error::Failure;

/// The columns that [`share`] wants.
pub(crate) const SHARE_COLUMNS: &str = "period, round, number, after, through, version";

/// The body of a run's row.
pub(crate) fn body(run: &Run) -> Result<String, Failure> {
    to_json("run", run)
}

/// A run of the columns `body` and `version`.
pub(crate) fn read(row: &Row<'_>) -> Result<Run, Failure> {
    Ok(Run { version: count(row, "version")?, ..json(row, "body")? })
}

/// A share of [`SHARE_COLUMNS`].
pub(crate) fn share(row: &Row<'_>) -> Result<RunShare, Failure> {
    let after: Option<String> = get(row, "after")?;
    Ok(RunShare {
        period: period(row, "period")?,
        round: u32::try_from(count(row, "round")?).map_err(|error| corrupt("round", error))?,
        number: count(row, "number")?,
        after: after.map(|text| text.parse()).transpose().map_err(|error| corrupt("after", error))?,
        through: parse(row, "through")?,
        version: count(row, "version")?,
    })
}
