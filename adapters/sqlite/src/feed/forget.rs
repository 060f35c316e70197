//! Forgetting what was fed (F7, F8).

use rusqlite::{Connection, params};
use schet::ports::PortError;
use schet::{AccountNumber, Instant, OperatorId};

use crate::SqliteStore;
use crate::error::Failure;
use crate::rows::{bound, first, get};

impl SqliteStore {
    /// Works on an account by its key; `T`'s default where there is no such account.
    pub(super) fn forget_of<T: Default>(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        doing: &str,
        work: impl FnOnce(&Connection, i64) -> Result<T, Failure>,
    ) -> Result<T, PortError> {
        let forgotten = self.known_operator(operator).and_then(|operator| {
            let Some(operator) = operator else { return Ok(T::default()) };
            self.writer.write_alone(|connection| {
                let statement =
                    connection.prepare_cached("SELECT key FROM accounts WHERE operator = ?1 AND number = ?2")?;
                let key = first(statement, params![operator, account.as_str()], |row| get::<i64>(row, "key"))?;
                let Some(key) = key else { return Ok(T::default()) };
                work(connection, key)
            })
        });
        forgotten.map_err(|failure| failure.during(doing))
    }
}

pub(super) fn calls(connection: &Connection, account: i64, before: Instant) -> Result<u64, Failure> {
    let mut remove = connection.prepare_cached("DELETE FROM calls WHERE account = ?1 AND start < ?2")?;
    Ok(remove.execute(params![account, bound(before)])? as u64)
}

pub(super) fn account(connection: &Connection, key: i64) -> Result<(), Failure> {
    for sql in [
        "DELETE FROM calls WHERE account = ?1",
        "DELETE FROM payments WHERE account = ?1",
        "DELETE FROM instalments WHERE account = ?1",
        // The table is clustered by period, of which there are few: one seek for each.
        "WITH RECURSIVE periods (period) AS ( \
             SELECT max(period) FROM bills \
             UNION ALL \
             SELECT (SELECT max(period) FROM bills WHERE period < periods.period) \
             FROM periods WHERE periods.period IS NOT NULL) \
         DELETE FROM bills WHERE account = ?1 AND period IN (SELECT period FROM periods)",
        "DELETE FROM accounts WHERE key = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([key])?;
    }
    Ok(())
}
