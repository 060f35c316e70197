use rusqlite::Connection;
use schet::AccountNumber;
use schet::delivery::DeliveryHistory;

use super::{all, count, first, json};
use crate::error::Failure;

/// An account's history; empty where there is none.
pub(crate) fn history(
    connection: &Connection,
    operator: i64,
    account: &AccountNumber,
) -> Result<DeliveryHistory, Failure> {
    let key = (operator, account.as_str());
    let statement = connection.prepare_cached("SELECT version FROM deliveries WHERE operator = ?1 AND account = ?2")?;
    let Some(version) = first(statement, key, |row| count(row, "version"))? else {
        return Ok(DeliveryHistory::default());
    };
    let statement = connection
        .prepare_cached("SELECT body FROM delivery_changes WHERE operator = ?1 AND account = ?2 ORDER BY place")?;
    Ok(DeliveryHistory { version, changes: all(statement, key, |row| json(row, "body"))? })
}
