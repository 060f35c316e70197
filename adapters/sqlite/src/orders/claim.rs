//! Claims with leases (S11–S14).

use rusqlite::{Connection, params};
use schet::order::Order;
use schet::ports::RunShare;
use schet::{BillingPeriod, Instant};

use crate::error::Failure;
use crate::rows::{self, all, bound, first, limit, months, order};
use crate::store::LeaseTime;

/// Claims orders that are due and have no live lease, the earliest due first.
pub(crate) fn due(
    connection: &Connection,
    operator: i64,
    now: Instant,
    at_most: usize,
    lease: LeaseTime,
) -> Result<Vec<Order>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {} FROM orders WHERE operator = ?1 AND due IS NOT NULL AND due <= ?2 \
         AND (lease IS NULL OR lease <= ?3 OR era <> ?4) ORDER BY due, id LIMIT ?5",
        order::COLUMNS
    ))?;
    let found = params![operator, bound(now), lease.now, lease.era, limit(at_most)];
    let mut orders = all(statement, found, order::read)?;
    let mut claim = connection.prepare_cached(
        "UPDATE orders SET lease = ?3, era = ?4, version = version + 1 WHERE operator = ?1 AND id = ?2",
    )?;
    for order in &mut orders {
        claim.execute(params![operator, order.id.0.as_bytes(), lease.until, lease.era])?;
        order.version += 1;
    }
    Ok(orders)
}

/// Claims a share of a period's run, in its present round, that has no live lease.
pub(crate) fn share(
    connection: &Connection,
    operator: i64,
    period: BillingPeriod,
    lease: LeaseTime,
) -> Result<Option<RunShare>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {} FROM run_shares WHERE operator = ?1 AND period = ?2 \
         AND round = (SELECT round FROM runs WHERE operator = ?1 AND period = ?2) \
         AND (lease <= ?3 OR era <> ?4) ORDER BY number LIMIT 1",
        rows::run::SHARE_COLUMNS
    ))?;
    let found = params![operator, months(period), lease.now, lease.era];
    let Some(mut share) = first(statement, found, rows::run::share)? else { return Ok(None) };
    let mut claim = connection.prepare_cached(
        "UPDATE run_shares SET lease = ?5, era = ?6, version = version + 1 \
         WHERE operator = ?1 AND period = ?2 AND round = ?3 AND number = ?4",
    )?;
    let number = rows::integer("number", share.number)?;
    claim.execute(params![operator, months(period), share.round, number, lease.until, lease.era])?;
    share.version += 1;
    Ok(Some(share))
}
