use std::ffi::c_void;
use std::ptr;
use std::sync::MutexGuard;

use schet::ports::{CommitError, Conflict, PortError, PortErrorKind};

use super::port::{
    SCHET_TXN_READ, SCHET_TXN_WRITE, schet_store_key, schet_store_port, schet_store_row, schet_store_scan,
    schet_store_txn,
};
use crate::bytes::schet_bytes;
use crate::error::Failure;
use crate::host::{SCHET_HOST_CONFLICT, SCHET_HOST_DONE};
use crate::ports::reply::Answer;
use crate::ports::{HostPort, schet_reply, size_of_record};
use crate::text::schet_text;

/// How often a transaction is made again that did not go together with another's.
const ATTEMPTS: u32 = 16;

/// How many rows are asked for at a time.
const PAGE: u32 = 256;

/// Why work in a transaction ends.
#[derive(Debug)]
pub(super) enum Stop {
    /// A change does not fit what is stored.
    Conflict(Conflict),
    /// The host's database failed.
    Port(PortError),
    /// The transaction did not go together with another's.
    Again(PortError),
}

/// A transaction of the host's.
pub(super) struct Transaction<'p> {
    host: &'p HostPort<schet_store_port>,
    txn: *mut c_void,
    mode: i32,
    is_open: bool,
    _turn: Option<MutexGuard<'p, ()>>,
}

/// A row with what it is about.
pub(super) struct Row<'r> {
    pub(super) kind: i32,
    pub(super) value: &'r [u8],
    pub(super) about: About<'r>,
}

/// What a row is about, for the host's own queries.
#[derive(Clone, Copy, Default)]
pub(super) struct About<'r> {
    pub(super) account: &'r str,
    pub(super) order: &'r str,
    pub(super) number: &'r str,
    pub(super) period: i32,
    pub(super) revision: u32,
    pub(super) action: i32,
    pub(super) state: i32,
    pub(super) at: i64,
    pub(super) due: i64,
    pub(super) amount_due: i64,
}

/// Works in a transaction that reads.
pub(super) fn reading<T>(
    host: &HostPort<schet_store_port>,
    work: impl Fn(&mut Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, PortError> {
    run(host, SCHET_TXN_READ, work).map_err(|stop| match stop {
        Stop::Port(error) | Stop::Again(error) => error,
        Stop::Conflict(conflict) => CommitError::conflict(0, conflict).into_port_error(),
    })
}

/// Works in a transaction that writes, and commits it.
pub(super) fn writing<T>(
    host: &HostPort<schet_store_port>,
    work: impl Fn(&mut Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    run(host, SCHET_TXN_WRITE, work)
}

fn run<T>(
    host: &HostPort<schet_store_port>,
    mode: i32,
    work: impl Fn(&mut Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let mut attempt = 1;
    loop {
        let done = Transaction::begin(host, mode).and_then(|mut transaction| {
            let done = work(&mut transaction)?;
            transaction.commit()?;
            Ok(done)
        });
        match done {
            Err(Stop::Again(_)) if attempt < ATTEMPTS => attempt += 1,
            Err(Stop::Again(error)) => return Err(Stop::Port(error)),
            done => return done,
        }
    }
}

impl<'p> Transaction<'p> {
    fn begin(host: &'p HostPort<schet_store_port>, mode: i32) -> Result<Self, Stop> {
        let turn = host.turn();
        let mut transaction = Self { host, txn: ptr::null_mut(), mode, is_open: false, _turn: turn };
        transaction.end("begin", host.port.begin, false)?;
        transaction.is_open = true;
        Ok(transaction)
    }

    fn commit(mut self) -> Result<(), Stop> {
        self.is_open = false;
        let committed = self.end("commit", self.host.port.commit, self.mode == SCHET_TXN_WRITE);
        if let Err(Stop::Again(_)) = &committed {
            // Nothing of it happened; the host may end what it holds.
            self.is_open = true;
        }
        committed
    }

    /// Begins, commits or rolls back.
    fn end(
        &mut self,
        doing: &'static str,
        callback: super::port::schet_store_txn_fn,
        perhaps: bool,
    ) -> Result<(), Stop> {
        let mut told = schet_store_txn {
            struct_size: size_of_record::<schet_store_txn>(),
            mode: self.mode,
            txn: self.txn,
            reply: ptr::null_mut(),
        };
        self.ask(doing, Answer::Nothing, 0, perhaps, |reply, ctx| {
            told.reply = reply;
            // SAFETY: whoever made the port vouched for its callbacks; the struct outlives the call.
            callback.map_or(0, |callback| unsafe { callback(ctx, &raw mut told) })
        })?;
        self.txn = told.txn;
        Ok(())
    }

    /// The value of a row.
    pub(super) fn get(&mut self, key: &str) -> Result<Option<Vec<u8>>, Stop> {
        let (txn, get) = (self.txn, self.host.port.get);
        let answer = self.ask("get", Answer::Rows(Vec::new()), 1, false, |reply, ctx| {
            let asked = row_key(txn, reply, key);
            // SAFETY: as in `end`.
            get.map_or(0, |get| unsafe { get(ctx, &raw const asked) })
        })?;
        match answer {
            Answer::Rows(rows) => match rows.into_iter().next() {
                Some((found, value)) if found == key => Ok(Some(value)),
                Some((found, _)) => Err(corrupt(format!("the host's store answered the row {found} for {key}"))),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// At most so many rows from a key on and before another, in the order of their keys.
    pub(super) fn scan(
        &mut self,
        from: &str,
        until: &str,
        descending: bool,
        limit: usize,
    ) -> Result<Vec<(String, Vec<u8>)>, Stop> {
        let (txn, scan) = (self.txn, self.host.port.scan);
        let (mut all, mut from, mut until) = (Vec::new(), from.to_owned(), until.to_owned());
        while all.len() < limit && from < until {
            let asked = u32::try_from(limit - all.len()).unwrap_or(u32::MAX).min(PAGE);
            let answer = self.ask("scan", Answer::Rows(Vec::new()), asked as usize, false, |reply, ctx| {
                let asked = schet_store_scan {
                    struct_size: size_of_record::<schet_store_scan>(),
                    limit: asked,
                    txn,
                    reply,
                    descending: descending.into(),
                    reserved: 0,
                    from: schet_text::lent(from.as_bytes()),
                    until: schet_text::lent(until.as_bytes()),
                };
                // SAFETY: as in `end`.
                scan.map_or(0, |scan| unsafe { scan(ctx, &raw const asked) })
            })?;
            let rows = if let Answer::Rows(rows) = answer { rows } else { Vec::new() };
            let is_last = rows.len() < asked as usize;
            for (key, value) in rows {
                // Each row narrows what is left, so that a page out of order is told and no walk is without end.
                if key < from || key >= until {
                    return Err(corrupt(format!("the host's store answered the row {key}, out of order or bounds")));
                }
                if descending {
                    until.clone_from(&key);
                } else {
                    from = format!("{key}!");
                }
                all.push((key, value));
            }
            if is_last {
                break;
            }
        }
        Ok(all)
    }

    /// Keeps a row.
    pub(super) fn put(&mut self, key: &str, row: Row<'_>) -> Result<(), Stop> {
        let (txn, put, about) = (self.txn, self.host.port.put, row.about);
        let number = self.host.common.encoding.encode_for_reading(about.number).into_owned();
        self.ask("put", Answer::Nothing, 0, false, |reply, ctx| {
            let kept = schet_store_row {
                struct_size: size_of_record::<schet_store_row>(),
                kind: row.kind,
                txn,
                reply,
                key: schet_text::lent(key.as_bytes()),
                value: schet_bytes::lent(row.value),
                account: schet_text::lent(about.account.as_bytes()),
                order: schet_text::lent(about.order.as_bytes()),
                number: schet_text::lent(&number),
                period: about.period,
                revision: about.revision,
                action: about.action,
                state: about.state,
                at: about.at,
                due: about.due,
                amount_due: about.amount_due,
            };
            // SAFETY: as in `end`.
            put.map_or(0, |put| unsafe { put(ctx, &raw const kept) })
        })?;
        Ok(())
    }

    /// Removes a row, if it is there.
    pub(super) fn remove(&mut self, key: &str) -> Result<(), Stop> {
        let (txn, remove) = (self.txn, self.host.port.remove);
        self.ask("remove", Answer::Nothing, 0, false, |reply, ctx| {
            let asked = row_key(txn, reply, key);
            // SAFETY: as in `end`.
            remove.map_or(0, |remove| unsafe { remove(ctx, &raw const asked) })
        })?;
        Ok(())
    }

    /// The clock by which leases live, in microseconds since 1970.
    pub(super) fn lease_clock(&self) -> Result<i64, Stop> {
        if self.host.port.now.is_none() {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            return Ok(i64::try_from(now.as_micros()).unwrap_or(i64::MAX));
        }
        // SAFETY: whoever made the port vouched for its callbacks.
        let (answered, now) = unsafe { crate::ports::clock::ask_clock(self.host.port.now, self.host.port.ctx) };
        self.host.outcome("now", answered, None, false).map_err(Stop::Port)?;
        Ok(now)
    }

    fn ask(
        &self,
        doing: &'static str,
        answer: Answer,
        limit: usize,
        perhaps: bool,
        callback: impl FnOnce(*mut schet_reply, *mut c_void) -> i32,
    ) -> Result<Answer, Stop> {
        let ctx = self.host.port.ctx;
        let asked = self.host.ask(answer, limit, |reply| callback(reply, ctx));
        let (answered, answer, said) =
            asked.map_err(|failure: Failure| Stop::Port(crate::ports::billing::no_reply(failure)))?;
        match self.host.outcome(doing, answered, said, perhaps) {
            Ok(()) => Ok(answer),
            Err(error) if answered == SCHET_HOST_CONFLICT => Err(Stop::Again(error)),
            Err(error) => Err(Stop::Port(error)),
        }
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.is_open {
            self.is_open = false;
            // What a rollback answers changes nothing: the transaction was given up.
            let _ = self.end("rollback", self.host.port.rollback, false);
        }
    }
}

fn row_key(txn: *mut c_void, reply: *mut schet_reply, key: &str) -> schet_store_key {
    schet_store_key {
        struct_size: size_of_record::<schet_store_key>(),
        reserved: 0,
        txn,
        reply,
        key: schet_text::lent(key.as_bytes()),
    }
}

pub(super) fn corrupt(what: impl Into<String>) -> Stop {
    Stop::Port(PortError::new(PortErrorKind::Corrupt, what))
}

impl From<Conflict> for Stop {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

const _: () = assert!(SCHET_HOST_DONE != 0, "0 is what a callback that broke off answers");
