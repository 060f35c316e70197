use rusqlite::{OptionalExtension as _, params};
use schet::Bill;

use super::{Batch, Fate, dues};
use crate::rows::{corrupt, months, to_json};

/// Takes a bill whose sums agree, and which contradicts no issued invoice (F4).
pub(super) fn put(batch: &mut Batch<'_>, bill: &Bill) -> Fate {
    let account = match batch.account(&bill.account)? {
        Ok(account) => account.key,
        Err(reason) => return Ok(Err(reason)),
    };
    let connection = batch.connection;
    let mut kept =
        connection.prepare_cached("SELECT body FROM bills WHERE period = ?1 AND account = ?2 AND revision = ?3")?;
    let place = params![months(bill.period), account, bill.revision];
    if let Some(kept) = kept.query_row(place, |row| row.get::<_, String>(0)).optional()? {
        let kept: Bill = serde_json::from_str(&kept).map_err(|error| corrupt("body", error))?;
        if bill.says_the_same_as(&kept) {
            return Ok(Ok(()));
        }
    }
    if let Some((number, revision)) = issued(batch, bill)? {
        let stated = bill.revision;
        return Ok(Err(format!("revision is {stated}, but {number} of revision {revision} is issued")));
    }
    let bill = bill.clone().with_fed(
        &dues::payments(connection, account, bill.period)?,
        &dues::instalments(connection, account, bill.period)?,
    );
    if let Err(error) = bill.check() {
        return Ok(Err(error.to_string()));
    }
    let mut put = connection
        .prepare_cached("INSERT OR REPLACE INTO bills (period, account, revision, body) VALUES (?1, ?2, ?3, ?4)")?;
    put.execute(params![months(bill.period), account, bill.revision, to_json("bill", &bill)?])?;
    Ok(Ok(()))
}

/// Number and revision of an issued invoice that a bill of this revision comes too late for.
fn issued(batch: &Batch<'_>, bill: &Bill) -> rusqlite::Result<Option<(String, u32)>> {
    let mut issued = batch.connection.prepare_cached(
        "SELECT number, revision FROM issued WHERE operator = ?1 AND period = ?2 AND account = ?3 AND revision >= ?4 \
         ORDER BY revision DESC LIMIT 1",
    )?;
    let place = params![batch.operator, months(bill.period), bill.account.as_str(), bill.revision];
    issued.query_row(place, |row| Ok((row.get(0)?, row.get(1)?))).optional()
}
