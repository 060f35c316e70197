//! Payments and instalments.

use rusqlite::{Connection, params};
use schet::invoice::{Instalment, Payment};
use schet::{AccountNumber, Amount, BillingPeriod};

use super::{Batch, Fate};
use crate::error::Failure;
use crate::rows::{all, corrupt, date, days, first, get, parse};

/// The payments of an account whose day lies in a period.
pub(super) fn payments(connection: &Connection, account: i64, period: BillingPeriod) -> Result<Vec<Payment>, Failure> {
    let statement = connection
        .prepare_cached("SELECT day, amount, reference FROM payments WHERE account = ?1 AND day >= ?2 AND day < ?3")?;
    all(statement, params![account, days(period.first_day()), days(period.day_after())], |row| {
        let reference: String = get(row, "reference")?;
        let reference = Some(reference).filter(|text| !text.is_empty()).map(|text| text.parse()).transpose();
        Ok(Payment {
            date: date(row, "day")?,
            amount: Amount::from_minor(get(row, "amount")?),
            reference: reference.map_err(|error| corrupt("reference", error))?,
        })
    })
}

/// The instalments of an account whose due day lies in a period.
pub(super) fn instalments(
    connection: &Connection,
    account: i64,
    period: BillingPeriod,
) -> Result<Vec<Instalment>, Failure> {
    let statement = connection.prepare_cached(
        "SELECT description, part, parts, due, amount, remaining FROM instalments \
         WHERE account = ?1 AND due >= ?2 AND due < ?3",
    )?;
    all(statement, params![account, days(period.first_day()), days(period.day_after())], |row| {
        Ok(Instalment {
            description: parse(row, "description")?,
            part: get(row, "part")?,
            parts: get(row, "parts")?,
            due: date(row, "due")?,
            amount: Amount::from_minor(get(row, "amount")?),
            remaining: Amount::from_minor(get(row, "remaining")?),
        })
    })
}

pub(super) fn put_payment(batch: &mut Batch<'_>, account: &AccountNumber, payment: &Payment) -> Fate {
    let account = match batch.account(account)? {
        Ok(account) => account.key,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut put = batch.connection.prepare_cached(
        "INSERT INTO payments (account, day, amount, reference) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    let reference = payment.reference.as_ref().map_or("", |reference| reference.as_str());
    put.execute(params![account, days(payment.date), payment.amount.minor(), reference])?;
    Ok(Ok(()))
}

pub(super) fn put_instalment(batch: &mut Batch<'_>, account: &AccountNumber, instalment: &Instalment) -> Fate {
    let account = match batch.account(account)? {
        Ok(account) => account.key,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut put = batch.connection.prepare_cached(
        "INSERT INTO instalments (account, due, description, part, parts, amount, remaining) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
    )?;
    let written = put.execute(params![
        account,
        days(instalment.due),
        instalment.description.as_str(),
        instalment.part,
        instalment.parts,
        instalment.amount.minor(),
        instalment.remaining.minor()
    ])?;
    if written == 1 {
        return Ok(Ok(()));
    }
    let kept = batch.connection.prepare_cached(
        "SELECT parts, amount, remaining FROM instalments \
         WHERE account = ?1 AND due = ?2 AND description = ?3 AND part = ?4",
    )?;
    let key = params![account, days(instalment.due), instalment.description.as_str(), instalment.part];
    let kept = first(kept, key, |row| Ok([get::<i64>(row, "parts")?, get(row, "amount")?, get(row, "remaining")?]))?;
    let given = [i64::from(instalment.parts), instalment.amount.minor(), instalment.remaining.minor()];
    let difference = ["parts", "amount", "remaining"]
        .into_iter()
        .zip(kept.unwrap_or(given))
        .zip(given)
        .find(|((_, kept), given)| kept != given);
    Ok(difference.map_or(Ok(()), |((field, kept), given)| {
        let description = &instalment.description;
        Err(format!("{field} is {given}, but part {} of «{description}» is kept with {kept}", instalment.part))
    }))
}
