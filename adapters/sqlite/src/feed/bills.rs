use rusqlite::{OptionalExtension as _, params};
use schet::Bill;

use super::{Batch, Fate, with_fed};
use crate::rows::{months, to_json};

/// Takes a bill whose sums agree, and which contradicts no issued invoice (F4).
pub(super) fn put(batch: &mut Batch<'_>, bill: &Bill) -> Fate {
    let account = match batch.account(&bill.account)? {
        Ok(account) => account.key,
        Err(reason) => return Ok(Err(reason)),
    };
    let connection = batch.connection;
    let place = params![months(bill.period), account, bill.revision];
    let mut kept =
        connection.prepare_cached("SELECT body FROM bills WHERE period = ?1 AND account = ?2 AND revision = ?3")?;
    let kept: Option<String> = kept.query_row(place, |row| row.get(0)).optional()?;
    let body = to_json("bill", bill)?;
    if let Some(kept) = &kept {
        // Two ways to write one number, such as 1.0 and 1.00, make no other bill.
        if *kept == body || serde_json::from_str(kept).is_ok_and(|kept: Bill| kept == *bill) {
            return Ok(Ok(()));
        }
        let mut issued = connection.prepare_cached(
            "SELECT number FROM issued WHERE operator = ?1 AND period = ?2 AND account = ?3 AND revision >= ?4 \
             ORDER BY revision DESC LIMIT 1",
        )?;
        let issued: Option<String> = issued
            .query_row(
                params![batch.operator, months(bill.period), bill.account.as_str(), bill.revision],
                |row| row.get(0),
            )
            .optional()?;
        if let Some(number) = issued {
            return Ok(Err(format!(
                "the invoice of account {} for {} is issued as {number}: a bill that differs needs a revision over {}",
                bill.account, bill.period, bill.revision
            )));
        }
    }
    if let Err(error) = with_fed(connection, account, bill)?.check() {
        return Ok(Err(format!("bill of account {} for {}: {error}", bill.account, bill.period)));
    }
    let mut put = connection.prepare_cached(
        "INSERT OR REPLACE INTO bills (period, account, revision, body) VALUES (?1, ?2, ?3, ?4)",
    )?;
    put.execute(params![months(bill.period), account, bill.revision, body])?;
    Ok(Ok(()))
}
