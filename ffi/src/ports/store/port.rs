use std::ffi::c_void;

use super::super::{schet_clock_fn, schet_destroy_fn, schet_reply};
use crate::bytes::schet_bytes;
use crate::record::record;
use crate::text::schet_text;

/// Rows are read, as they were committed last.
pub const SCHET_TXN_READ: i32 = 1;
/// Rows are read and written; no other such transaction of the store is open until it has ended.
pub const SCHET_TXN_WRITE: i32 = 2;

/// The most bytes of a row's key.
pub const SCHET_MAX_KEY: u32 = 200;

/// A row that only helps to find others.
pub const SCHET_ROW_KIND_INDEX: i32 = 1;
/// An order.
pub const SCHET_ROW_KIND_ORDER: i32 = 2;
/// An entry of an order's history.
pub const SCHET_ROW_KIND_EVENT: i32 = 3;
/// An issued invoice.
pub const SCHET_ROW_KIND_ISSUED: i32 = 4;
/// A change of delivery.
pub const SCHET_ROW_KIND_DELIVERY: i32 = 5;
/// A link.
pub const SCHET_ROW_KIND_LINK: i32 = 6;
/// A regular run.
pub const SCHET_ROW_KIND_RUN: i32 = 7;
/// An account whose invoice could not be formed.
pub const SCHET_ROW_KIND_REFUSAL: i32 = 8;

/// A transaction.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_store_txn {
    /// sizeof(schet_store_txn).
    pub struct_size: u32,
    /// SCHET_TXN_READ or SCHET_TXN_WRITE.
    pub mode: i32,
    /// For `begin` to write: whatever tells the transaction apart; given to every callback of it. Optional.
    pub txn: *mut c_void,
    /// Where to say in words why not.
    pub reply: *mut schet_reply,
}
record!(schet_store_txn, 24);

/// Asks for a row, or for its removal.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_store_key {
    /// sizeof(schet_store_key).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// The transaction.
    pub txn: *mut c_void,
    /// Where to put the row.
    pub reply: *mut schet_reply,
    /// Its key.
    pub key: schet_text,
}
record!(schet_store_key, 40);

/// Asks for rows in the order of their keys.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_store_scan {
    /// sizeof(schet_store_scan).
    pub struct_size: u32,
    /// How many to answer at most.
    pub limit: u32,
    /// The transaction.
    pub txn: *mut c_void,
    /// Where to put the rows.
    pub reply: *mut schet_reply,
    /// 0: lowest key first; 1: highest key first.
    pub descending: i32,
    /// Not used.
    pub reserved: i32,
    /// The least key.
    pub from: schet_text,
    /// The key that is the first beyond; it is not among them.
    pub until: schet_text,
}
record!(schet_store_scan, 64);

/// A row to keep in the place of the one of its key, if there is one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_store_row {
    /// sizeof(schet_store_row).
    pub struct_size: u32,
    /// What it is: one of SCHET_ROW_KIND_...
    pub kind: i32,
    /// The transaction.
    pub txn: *mut c_void,
    /// Where to say in words why not.
    pub reply: *mut schet_reply,
    /// Its key.
    pub key: schet_text,
    /// Its value: opaque, and without a bound but that of what it is; an order has about 1,000 bytes.
    pub value: schet_bytes,
    /// Whose; empty: nobody's alone.
    pub account: schet_text,
    /// The order; empty: of none.
    pub order: schet_text,
    /// The number of an invoice; empty: of none.
    pub number: schet_text,
    /// The period, as YYYYMM; 0: of none.
    pub period: i32,
    /// The revision of an invoice.
    pub revision: u32,
    /// What an order asks for: one of SCHET_ACTION_...; else 0.
    pub action: i32,
    /// Where an order stands: one of SCHET_ORDER_...; else 0.
    pub state: i32,
    /// When it was accepted, issued, made or refused, in microseconds since 1970-01-01 UTC; 0: at no instant.
    pub at: i64,
    /// When the next step of an order is due; 0: nothing is.
    pub due: i64,
    /// What is to be paid by an invoice, in minor units.
    pub amount_due: i64,
}
record!(schet_store_row, 144);

/// A callback that begins or ends a transaction.
pub type schet_store_txn_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, txn: *mut schet_store_txn) -> i32>;
/// A callback that answers a row, or removes it.
pub type schet_store_key_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, key: *const schet_store_key) -> i32>;
/// A callback that answers rows.
pub type schet_store_scan_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, scan: *const schet_store_scan) -> i32>;
/// A callback that keeps a row.
pub type schet_store_put_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, row: *const schet_store_row) -> i32>;

/// The host's own store of orders, delivery, issued invoices, links and runs: rows by key, in transactions. All callbacks
/// but `now` and `destroy` must be there. They answer SCHET_HOST_DONE, or one of the other SCHET_HOST_... They must not call
/// the library but for schet_reply_..., nor raise, throw or jump out.
///
/// In SQL it is one table, its key compared by bytes (BINARY, COLLATE "C"):
///
///   CREATE TABLE schet_rows (k VARCHAR(200) PRIMARY KEY, v BLOB NOT NULL)
///   get:    SELECT v FROM schet_rows WHERE k = ?
///   scan:   SELECT k, v FROM schet_rows WHERE k >= ? AND k < ? ORDER BY k (or k DESC) LIMIT ?
///   put:    replace the row of that k, or insert it
///   remove: DELETE FROM schet_rows WHERE k = ?
///
/// A transaction sees what it has written. Transactions that write follow one another: `begin` waits until no other is open,
/// by a row that it locks where the database has no better means. What `commit` has answered SCHET_HOST_DONE to is durable,
/// and what `rollback` has ended left nothing behind. When transactions do not go together, any callback may answer
/// SCHET_HOST_CONFLICT: the transaction is rolled back and made again. When `commit` can't tell whether it did, it answers
/// neither of these, but 0: then what was asked for may have happened.
///
/// To join an order to a transaction of its own, the host begins it, calls schet_order_take, schet_order_cancel,
/// schet_delivery_change or schet_delivery_confirm on the same thread, has `begin` set a savepoint, `rollback` go back to it
/// and `commit` do nothing, and commits afterwards: the order is there when the host's transaction is. Nothing else may be
/// joined, for what else the library does takes effect outside of the database between its transactions.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_store_port {
    /// sizeof(schet_store_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once, each transaction's from one.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Begins a transaction.
    pub begin: schet_store_txn_fn,
    /// Answers the row of a key by schet_reply_row; a callback that does not call it says that there is none.
    pub get: schet_store_key_fn,
    /// Answers the rows between two keys, each by schet_reply_row.
    pub scan: schet_store_scan_fn,
    /// Keeps a row.
    pub put: schet_store_put_fn,
    /// Removes the row of a key; that there is none is no failure.
    pub remove: schet_store_key_fn,
    /// Ends a transaction: what it has written stands.
    pub commit: schet_store_txn_fn,
    /// Ends a transaction: what it has written never was. Also called where another callback of it has failed.
    pub rollback: schet_store_txn_fn,
    /// Reads the clock by which leases live, where several machines use one store. Optional: the machine's.
    pub now: schet_clock_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_store_port, 88);
