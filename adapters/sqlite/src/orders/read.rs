//! What was committed last (S15–S20).

use rusqlite::{Connection, params};
use schet::delivery::{Actor, DeliveryHistory};
use schet::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId, OrderState};
use schet::ports::{FormationRefusal, Issued, KeyedOrder, Link, PickupItem, Run};
use schet::{AccountNumber, BillingPeriod, Instant};

use super::entries::Entries;
use crate::error::Failure;
use crate::rows::{self, all, bound, count, first, issued, limit, link, months, order};

pub(crate) fn order(connection: &Connection, operator: i64, id: OrderId) -> Result<Option<Order>, Failure> {
    let statement =
        connection.prepare_cached(&format!("SELECT {} FROM orders WHERE operator = ?1 AND id = ?2", order::COLUMNS))?;
    first(statement, params![operator, id.0.as_bytes()], order::read)
}

pub(crate) fn orders(
    connection: &Connection,
    operator: i64,
    account: &AccountNumber,
    before: Option<OrderId>,
    at_most: usize,
) -> Result<Vec<Order>, Failure> {
    let entries = Entries { connection, operator, account: account.as_str() };
    let ids = entries.newest(before, at_most)?;
    ids.into_iter().filter_map(|id| order(connection, operator, id).transpose()).collect()
}

pub(crate) fn orders_by_age(
    connection: &Connection,
    operator: i64,
    after: Option<OrderId>,
    before: OrderId,
    at_most: usize,
) -> Result<Vec<Order>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {} FROM orders WHERE operator = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4",
        order::COLUMNS
    ))?;
    let after = after.map_or(Vec::new(), |id| id.0.as_bytes().to_vec());
    all(statement, params![operator, after, before.0.as_bytes(), limit(at_most)], order::read)
}

pub(crate) fn history(connection: &Connection, operator: i64, id: OrderId) -> Result<Vec<OrderEvent>, Failure> {
    let statement = connection.prepare_cached(
        "SELECT at, state, detail FROM order_events WHERE operator = ?1 AND order_id = ?2 ORDER BY place",
    )?;
    all(statement, params![operator, id.0.as_bytes()], order::event)
}

pub(crate) fn order_by_key(
    connection: &Connection,
    operator: i64,
    account: &AccountNumber,
    key: &IdempotencyKey,
    now: Instant,
) -> Result<Option<KeyedOrder>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {}, orders.fingerprint AS fingerprint FROM idempotency_keys k \
         JOIN orders ON orders.operator = k.operator AND orders.id = k.order_id \
         WHERE k.operator = ?1 AND k.account = ?2 AND k.key = ?3 AND k.expires > ?4",
        order::COLUMNS
    ))?;
    first(statement, params![operator, account.as_str(), key.as_str(), bound(now)], |row| {
        Ok(KeyedOrder { order: order::read(row)?, fingerprint: order::fingerprint(row)? })
    })
}

pub(crate) fn unfinished(
    connection: &Connection,
    operator: i64,
    account: &AccountNumber,
    fingerprint: &Fingerprint,
) -> Result<Option<Order>, Failure> {
    match (Entries { connection, operator, account: account.as_str() }).unfinished(fingerprint)? {
        Some(id) => order(connection, operator, id),
        None => Ok(None),
    }
}

pub(crate) fn deliveries(
    connection: &Connection,
    operator: i64,
    accounts: &[AccountNumber],
) -> Result<Vec<DeliveryHistory>, Failure> {
    accounts.iter().map(|account| rows::delivery::history(connection, operator, account)).collect()
}

pub(crate) fn issued(
    connection: &Connection,
    operator: i64,
    account: &AccountNumber,
    at_most: usize,
) -> Result<Vec<Issued>, Failure> {
    // The table is clustered by period, of which there are few: one seek for each.
    let statement = connection.prepare_cached(&format!(
        "WITH RECURSIVE periods (period) AS ( \
             SELECT max(period) FROM issued WHERE operator = ?1 \
             UNION ALL \
             SELECT (SELECT max(period) FROM issued WHERE operator = ?1 AND period < periods.period) \
             FROM periods WHERE periods.period IS NOT NULL) \
         SELECT {} FROM periods CROSS JOIN issued \
         ON issued.operator = ?1 AND issued.period = periods.period AND issued.account = ?2 \
         WHERE issued.revision = (SELECT max(revision) FROM issued AS other \
             WHERE other.operator = ?1 AND other.period = periods.period AND other.account = ?2) \
         LIMIT ?3",
        issued::COLUMNS
    ))?;
    all(statement, params![operator, account.as_str(), limit(at_most)], issued::read)
}

pub(crate) fn issued_in(
    connection: &Connection,
    operator: i64,
    period: BillingPeriod,
    accounts: &[AccountNumber],
) -> Result<Vec<Option<Issued>>, Failure> {
    let sql = format!(
        "SELECT {} FROM issued WHERE operator = ?1 AND period = ?2 AND account = ?3 ORDER BY revision DESC LIMIT 1",
        issued::COLUMNS
    );
    let latest = |account: &AccountNumber| {
        first(connection.prepare_cached(&sql)?, params![operator, months(period), account.as_str()], issued::read)
    };
    accounts.iter().map(latest).collect()
}

pub(crate) fn issued_before(
    connection: &Connection,
    operator: i64,
    before: BillingPeriod,
    at_most: usize,
) -> Result<Vec<Issued>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {} FROM issued WHERE operator = ?1 AND period < ?2 ORDER BY period, account, revision LIMIT ?3",
        issued::COLUMNS
    ))?;
    all(statement, params![operator, months(before), limit(at_most)], issued::read)
}

pub(crate) fn link(connection: &Connection, operator: i64, token_hash: &[u8; 32]) -> Result<Option<Link>, Failure> {
    let statement = connection
        .prepare_cached(&format!("SELECT {} FROM links WHERE operator = ?1 AND token_hash = ?2", link::COLUMNS))?;
    first(statement, params![operator, token_hash], link::read)
}

pub(crate) fn links(connection: &Connection, operator: i64, order: OrderId) -> Result<Vec<Link>, Failure> {
    let statement = connection.prepare_cached(&format!(
        "SELECT {} FROM links WHERE operator = ?1 AND order_id = ?2 ORDER BY key",
        link::COLUMNS
    ))?;
    all(statement, params![operator, order.0.as_bytes()], link::read)
}

pub(crate) fn sequence_next(connection: &Connection, operator: i64, name: &str) -> Result<u64, Failure> {
    let statement = connection.prepare_cached("SELECT next FROM sequences WHERE operator = ?1 AND name = ?2")?;
    Ok(first(statement, params![operator, name], |row| count(row, "next"))?.unwrap_or(1))
}

pub(crate) fn run(connection: &Connection, operator: i64, period: BillingPeriod) -> Result<Option<Run>, Failure> {
    let statement = connection.prepare_cached("SELECT body, version FROM runs WHERE operator = ?1 AND period = ?2")?;
    first(statement, params![operator, months(period)], rows::run::read)
}

pub(crate) fn open_shares(connection: &Connection, operator: i64, period: BillingPeriod) -> Result<u64, Failure> {
    let statement = connection.prepare_cached(
        "SELECT count(*) AS open FROM run_shares WHERE operator = ?1 AND period = ?2 \
         AND round = (SELECT round FROM runs WHERE operator = ?1 AND period = ?2)",
    )?;
    Ok(first(statement, params![operator, months(period)], |row| count(row, "open"))?.unwrap_or(0))
}

pub(crate) fn refusals(
    connection: &Connection,
    operator: i64,
    period: BillingPeriod,
    after: Option<&AccountNumber>,
    at_most: usize,
) -> Result<Vec<FormationRefusal>, Failure> {
    let statement = connection.prepare_cached(
        "SELECT account, period, at, code, reason FROM refusals \
         WHERE operator = ?1 AND period = ?2 AND account > ?3 ORDER BY account LIMIT ?4",
    )?;
    let after = after.map_or("", AccountNumber::as_str);
    all(statement, params![operator, months(period), after, limit(at_most)], issued::refusal)
}

pub(crate) fn pickup(
    connection: &Connection,
    operator: i64,
    period: BillingPeriod,
    after: Option<&AccountNumber>,
    at_most: usize,
) -> Result<Vec<PickupItem>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, {} FROM orders INDEXED BY orders_in_person CROSS JOIN issued \
         ON issued.operator = ?1 AND issued.period = ?2 AND issued.account = orders.account \
         AND issued.order_id = orders.id \
         WHERE orders.operator = ?1 AND orders.period = ?2 AND orders.account > ?3 AND orders.state >= 11 \
         ORDER BY orders.account, issued.revision",
        order::COLUMNS,
        issued::COLUMNS
    ))?;
    let after = after.map_or("", AccountNumber::as_str);
    let mut rows = statement.query(params![operator, months(period), after])?;
    let mut items: Vec<PickupItem> = Vec::new();
    while let Some(row) = rows.next()? {
        let issued = issued::read(row)?;
        let is_next_account = items.last().is_none_or(|last| last.issued.account != issued.account);
        if is_next_account && items.len() >= at_most {
            break;
        }
        let order = order::read(row)?;
        let handed_over = handed_over(connection, operator, order.id)?;
        items.push(PickupItem { issued, order, handed_over });
    }
    Ok(items)
}

/// When and by whom an invoice was handed over: the last entry that tells it.
fn handed_over(connection: &Connection, operator: i64, id: OrderId) -> Result<Option<(Instant, Actor)>, Failure> {
    let statement = connection.prepare_cached(
        "SELECT at, state, detail FROM order_events \
         WHERE operator = ?1 AND order_id = ?2 AND state = ?3 AND detail IS NOT NULL ORDER BY place DESC LIMIT 1",
    )?;
    let key = params![operator, id.0.as_bytes(), order::code(OrderState::HandedOver)];
    Ok(first(statement, key, order::event)?.and_then(|event| event.handed_over()))
}
