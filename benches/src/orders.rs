//! Orders taken durably on SQLite, by callers on threads of their own, beside a writer made by hand that groups them.

use std::path::Path;
use std::sync::mpsc;
use std::thread;

use futures_lite::future::block_on;
use rusqlite::{Connection, params};
use schet::desk::{Desk, Ports, Tick};
use schet::order::{Destination, Order, OrderEvent, OrderId, OrderKind, OrderRequest, OrderState, Policy};
use schet::ports::{Budget, Change, Feed, OrderStore};
use schet::{Instant, OperatorId};
use schet_documents::SegmentDocuments;
use schet_sqlite::SqliteStore;
use std::sync::Arc;
use uuid::Uuid;

use crate::contest::{Goal, Row, Scale, Turn, alone, beside, timed};
use crate::run::{Counter, joined};
use crate::sample::{self, Outcome};

/// The accounts that order; they come in no order.
const ACCOUNTS: usize = 10_000;

/// The rows of this module.
///
/// # Errors
/// Those of the store and the disk.
pub fn rows(scale: Scale, folder: &Path) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    let path = folder.join("orders.db");
    let store = Arc::new(SqliteStore::open(&path)?);
    let operator = sample::operator()?;
    let accounts = scale.of(ACCOUNTS, 64);
    let fed = (0..accounts).map(sample::account).collect::<Outcome<Vec<_>>>()?;
    block_on(store.put_accounts(&operator.id, &fed))?;
    let raw_path = folder.join("orders.raw.db");
    drop(SqliteStore::open(&raw_path)?);
    let raw = raw(&raw_path)?;
    let ports = Ports {
        billing: store.clone(),
        orders: store.clone(),
        documents: Arc::new(SegmentDocuments::open(folder.join("orders"))?),
        mailer: Arc::new(Counter::default()),
    };
    let desk = Desk::new(operator, Policy { orders_a_day: u32::MAX, ..Policy::default() }, ports);
    let (mut ours, mut theirs) = (0, 0);
    for (callers, whole, goal) in
        [(1, 2_000, Goal::OfFloor(0.6)), (8, 8_000, Goal::Shown), (64, 16_000, Goal::OfFloor(0.8))]
    {
        let count = scale.of(whole, callers).next_multiple_of(callers);
        let s = if callers == 1 { "" } else { "s" };
        rows.push(beside(
            scale,
            &format!("orders committed, {callers} caller{s}"),
            goal,
            || {
                ours += count;
                commit_many(&store, desk.operator().id.clone(), ours..ours + count, callers)
            },
            "the same rows, grouped by hand",
            || {
                theirs += count;
                group_by_hand(&raw, theirs..theirs + count, callers)
            },
        )?);
        let mut number = 0;
        rows.push(alone(scale, &format!("orders taken by the desk, {callers} caller{s}"), Goal::Shown, || {
            number += count;
            take_many(&desk, accounts, number..number + count, callers)
        })?);
    }
    Ok(rows)
}

/// A connection to a file with our tables, as durable as ours.
///
/// # Errors
/// Those of SQLite.
pub(crate) fn raw(path: &Path) -> Outcome<Connection> {
    let raw = Connection::open(path)?;
    raw.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    raw.pragma_update(None, "synchronous", "FULL")?;
    raw.pragma_update(None, "cache_size", "-65536")?;
    raw.pragma_update(None, "wal_autocheckpoint", "4000")?;
    Ok(raw)
}

/// The changes that accept an order of a number.
fn acceptance(number: usize, now: Instant) -> Outcome<Change> {
    let account = sample::account(number.wrapping_mul(7_919) % 9_999_999)?;
    let kind = OrderKind::Charges { period: sample::period()?, subscribers: Vec::new() };
    let order = Order {
        id: OrderId(id(number, now)),
        account: account.number.clone(),
        destination: Destination::Email(account.application_address.clone()),
        locale: account.locale,
        by: "cabinet".parse()?,
        accepted_at: now,
        state: OrderState::Accepted,
        due: Some(now),
        tries: 0,
        generation: 0,
        detail: None,
        document: None,
        file: None,
        invoice: None,
        version: 1,
        kind,
    };
    let mut fingerprint = order.kind.fingerprint(&account.number);
    fingerprint[..8].copy_from_slice(&(number as u64).to_le_bytes());
    Ok(Change::AcceptOrder {
        events: vec![OrderEvent { at: now, state: order.state, detail: None }],
        order: Box::new(order),
        fingerprint,
        key: None,
        budget: Some(Budget { day: "2026-11-05".parse()?, limit: u32::MAX }),
        shared: Vec::new(),
    })
}

/// Time-ordered, as the desk makes them.
fn id(number: usize, now: Instant) -> Uuid {
    let millis = now.timestamp_millis().unsigned_abs() + number as u64 / 64;
    let mut tail = [0; 10];
    tail[..8].copy_from_slice(&(number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

fn commit_many(store: &SqliteStore, operator: OperatorId, numbers: std::ops::Range<usize>, callers: usize) -> Turn {
    let now = sample::now()?;
    let changes = numbers.map(|number| acceptance(number, now)).collect::<Outcome<Vec<_>>>()?;
    let call = |changes: &[Change]| -> Outcome<()> {
        changes.chunks(1).try_for_each(|change| Ok(block_on(store.commit(&operator, change))?))
    };
    timed(changes.len(), || by_callers(changes.chunks(changes.len() / callers), &call))
}

fn take_many(desk: &Desk, accounts: usize, numbers: std::ops::Range<usize>, callers: usize) -> Turn {
    let now = sample::now()?;
    let request = |number: usize| -> Outcome<(OrderRequest, Tick)> {
        let request = OrderRequest {
            account: sample::account(number.wrapping_mul(7_919) % accounts)?.number,
            kind: OrderKind::Charges { period: "2026-11".parse()?, subscribers: Vec::new() },
            by: "cabinet".parse()?,
            // Each order has a key, so that none is told to be equal to another.
            key: Some(format!("order-{number}-of-{}", numbers.len()).parse()?),
        };
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&(number as u64).to_le_bytes());
        Ok((request, Tick::new(now + chrono::TimeDelta::microseconds(number as i64), seed)))
    };
    let requests = numbers.clone().map(request).collect::<Outcome<Vec<_>>>()?;
    let call = |requests: &[(OrderRequest, Tick)]| -> Outcome<()> {
        for (request, tick) in requests {
            if let Err(refusal) = block_on(desk.order(request.clone(), tick))? {
                return Err(format!("refused: {refusal:?}").into());
            }
        }
        Ok(())
    };
    timed(requests.len(), || by_callers(requests.chunks(requests.len() / callers), &call))
}

/// Gives each caller a thread and its part of the work.
fn by_callers<'a, T: Sync + 'a>(
    parts: impl Iterator<Item = &'a [T]>,
    call: &(impl Fn(&[T]) -> Outcome<()> + Sync),
) -> Outcome<()> {
    thread::scope(|scope| {
        let callers: Vec<_> = parts.map(|part| scope.spawn(move || call(part))).collect();
        callers.into_iter().try_for_each(|caller| joined(caller.join()))
    })
}

/// The floor: callers hand their rows to one writer, which commits together whatever has come meanwhile.
fn group_by_hand(raw: &Connection, numbers: std::ops::Range<usize>, callers: usize) -> Turn {
    let now = sample::now()?;
    let rows: Vec<RawOrder> = numbers.map(|number| RawOrder::new(number, now)).collect();
    timed(rows.len(), || {
        if callers == 1 {
            return rows.iter().try_for_each(|row| commit_raw(raw, std::iter::once(row)));
        }
        thread::scope(|scope| {
            let (to_writer, orders) = mpsc::channel::<(&RawOrder, mpsc::SyncSender<()>)>();
            for part in rows.chunks(rows.len() / callers) {
                let to_writer = to_writer.clone();
                scope.spawn(move || {
                    let (done, is_done) = mpsc::sync_channel(1);
                    for row in part {
                        if to_writer.send((row, done.clone())).is_err() || is_done.recv().is_err() {
                            return;
                        }
                    }
                });
            }
            drop(to_writer);
            while let Ok(first) = orders.recv() {
                let group: Vec<_> = std::iter::once(first).chain(orders.try_iter()).collect();
                commit_raw(raw, group.iter().map(|(row, _)| *row))?;
                for (_, done) in &group {
                    done.send(())?;
                }
            }
            Ok(())
        })
    })
}

/// The rows of an accepted order, ready made.
struct RawOrder {
    id: Uuid,
    account: String,
    fingerprint: [u8; 32],
    place: [u8; 48],
    due: i64,
    body: String,
}

impl RawOrder {
    fn new(number: usize, now: Instant) -> Self {
        let id = id(number, now);
        let mut fingerprint = [7; 32];
        fingerprint[..8].copy_from_slice(&(number as u64).to_le_bytes());
        let mut place = [0; 48];
        place[..32].copy_from_slice(&fingerprint);
        place[32..].copy_from_slice(id.as_bytes());
        let account = format!("77{:07}", number.wrapping_mul(7_919) % 9_999_999);
        let body = format!(
            r#"{{"kind":{{"charges":{{"period":"2026-10","subscribers":[]}}}},"destination":{{"email":"office{account}@customer.example"}},"by":"cabinet","accepted_at":"2026-11-05T09:00:00Z"}}"#
        );
        Self { id, account, fingerprint, place, due: now.timestamp_nanos_opt().unwrap_or(0), body }
    }
}

fn commit_raw<'a>(raw: &Connection, rows: impl Iterator<Item = &'a RawOrder>) -> Outcome<()> {
    raw.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    let mut order = raw.prepare_cached(
        "INSERT INTO orders (operator, id, account, period, state, due, version, fingerprint, body) \
         VALUES (1, ?1, ?2, 24321, 0, ?3, 1, ?4, ?5)",
    )?;
    let mut entry =
        raw.prepare_cached("INSERT INTO account_entries (operator, account, kind, place) VALUES (1, ?1, 1, ?2)")?;
    let mut budget = raw.prepare_cached(
        "INSERT INTO account_entries (operator, account, kind, place, used) VALUES (1, ?1, 2, ?2, 1) \
         ON CONFLICT DO UPDATE SET used = used + 1",
    )?;
    let mut event =
        raw.prepare_cached("INSERT INTO order_events (operator, order_id, place, at, state) VALUES (1, ?1, 0, ?2, 0)")?;
    for row in rows {
        budget.execute(params![row.account, [0_u8, 11, 74, 3]])?;
        order.execute(params![row.id.as_bytes(), row.account, row.due, row.fingerprint, row.body])?;
        entry.execute(params![row.account, row.place])?;
        event.execute(params![row.id.as_bytes(), row.due])?;
    }
    raw.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}
