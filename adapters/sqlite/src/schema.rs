//! The layout of the file, and how older ones are brought up to it.

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::Failure;

/// "SCHT": what the file says it is, so that no other program's database is written to.
const APPLICATION_ID: i64 = 0x5343_4854;

/// Each brings a file of the version that is its place up by one.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql")];

/// Brings the file to the present version; inside a transaction of its own.
pub(crate) fn migrate(connection: &Connection) -> Result<(), Failure> {
    if version(connection)? == Some(MIGRATIONS.len()) {
        return Ok(());
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let result = bring_up(connection);
    connection.execute_batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    result
}

fn bring_up(connection: &Connection) -> Result<(), Failure> {
    // Read again: another process may have been quicker.
    let Some(version) = version(connection)? else {
        return Err(Failure::Rejected("the file was written by a newer version".to_owned()));
    };
    if version == 0 && !is_empty(connection)? {
        return Err(Failure::Rejected("the file is the database of another program".to_owned()));
    }
    for migration in MIGRATIONS.iter().skip(version) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))?;
    Ok(())
}

/// The file's version, 0 for a new one; `None` for one that is not known.
fn version(connection: &Connection) -> Result<Option<usize>, Failure> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    if version != 0 && application != APPLICATION_ID {
        return Err(Failure::Rejected("the file is the database of another program".to_owned()));
    }
    Ok(usize::try_from(version).ok().filter(|version| *version <= MIGRATIONS.len()))
}

fn is_empty(connection: &Connection) -> Result<bool, Failure> {
    let first = connection.query_row("SELECT 1 FROM sqlite_schema LIMIT 1", [], |_| Ok(())).optional()?;
    Ok(first.is_none())
}

/// Begins a new era: the leases of all processes before are void.
pub(crate) fn begin_era(connection: &Connection) -> Result<(), Failure> {
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'era'", [])?;
    Ok(())
}

/// The present era.
pub(crate) fn era(connection: &Connection) -> Result<i64, Failure> {
    Ok(connection.query_row("SELECT value FROM meta WHERE name = 'era'", [], |row| row.get(0))?)
}
