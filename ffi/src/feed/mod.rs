//! Feeding: rows of the billing's data into the embedded database.
//!
//! A feed holds rows back until there are enough of them for a transaction, or it is told to write them. A row whose
//! contents are refused is listed with its number and its reason, and every other row is kept (F1); feeding a row
//! again changes nothing (F2), so a feed that broke off is begun anew from where the host knows it was.

mod buffer;
mod forget;

pub use forget::*;

use std::ffi::c_char;
use std::sync::Mutex;

use buffer::{Feeding, Row};
use schet::Locale;

use crate::account::schet_account;
use crate::bill::{schet_bill, schet_instalment, schet_payment};
use crate::boundary::call;
use crate::buffer::{OutHandle, close_variable};
use crate::error::{Failure, schet_error};
use crate::handle::{Object, exclusively};
use crate::record::{Out, OutRows, Record, SCHET_MAX_ROWS, read_rows, record};
use crate::service::{Closing, Core, HeldChild, Schet, close_child};
use crate::text::{TextReader, put};
use crate::usage::schet_call;

/// An account.
pub const SCHET_ROW_ACCOUNT: i32 = 1;
/// A bill.
pub const SCHET_ROW_BILL: i32 = 2;
/// A call.
pub const SCHET_ROW_CALL: i32 = 3;
/// A payment.
pub const SCHET_ROW_PAYMENT: i32 = 4;
/// An instalment.
pub const SCHET_ROW_INSTALMENT: i32 = 5;

/// Rows on their way into the embedded database. One thread at a time uses it.
pub struct schet_feed {
    _opaque: [u8; 0],
}

/// What became of the rows of a feed so far.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_feed_report {
    /// sizeof(schet_feed_report).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// Rows that are kept now, those that were kept before included.
    pub kept: u64,
    /// Rows that were refused.
    pub refused: u64,
}
record!(schet_feed_report, 24);

/// A row that was refused.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_refused_row {
    /// sizeof(schet_refused_row); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// Of which kind: one of SCHET_ROW_...
    pub kind: i32,
    /// Its number among the rows of its kind that this feed was given, counted from 1.
    pub number: u64,
    /// Why, naming the field.
    pub reason: [c_char; 512],
}
record!(schet_refused_row, 528);

/// A feed, and the lock by which one thread at a time uses it.
pub(crate) struct FeedCursor(Mutex<Feeding>);

impl Object for FeedCursor {
    const KIND: u8 = 3;
    const NAME: &'static str = "schet_feed";
}

impl Closing for FeedCursor {
    fn end(self, core: &Core) -> Result<(), Failure> {
        self.0.into_inner().map_or(Ok(()), |mut feeding| feeding.flush(core))
    }
}

/// Begins to feed rows into the embedded database of a service. Since ABI 1.
///
/// # Safety
/// `service` may be anything; `out` is a variable; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_open(
    service: *const Schet,
    out: *mut *mut schet_feed,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let held = caller.service(service)?;
            let out = OutHandle::new(out)?;
            let feeding = Feeding::new(&held)?;
            out.write(held.open_child(service, FeedCursor(Mutex::new(feeding)))?);
            Ok(())
        })
    }
}

/// Feeds accounts: each takes the place of the one of its number. Rows are held back until there are 1,000 of a kind,
/// rows of another kind come, or schet_feed_flush is called. Blocks for one write to the disk when rows are written.
/// An answer other than SCHET_OK means that none of these rows were taken. Since ABI 1.
///
/// # Safety
/// `rows` points to `count` structs of the size that the first says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_accounts(
    feed: *mut schet_feed,
    rows: *const schet_account,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { feed_rows(feed, rows, count, error, |row, reader, locale| row.to_domain(reader, locale)) }
}

/// Feeds bills, for which the billing vouches, as schet_feed_accounts feeds accounts. A bill takes the place of the one
/// of its account, period and revision while that one's invoice is not issued; afterwards another is refused. Since ABI 1.
///
/// # Safety
/// As schet_feed_accounts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_bills(
    feed: *mut schet_feed,
    rows: *const schet_bill,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { feed_rows(feed, rows, count, error, |row, reader, _| row.to_domain(reader)) }
}

/// Feeds calls, as schet_feed_accounts feeds accounts. A call of a key that is kept for the account is the same call; with
/// other content it is refused. Since ABI 1.
///
/// # Safety
/// As schet_feed_accounts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_calls(
    feed: *mut schet_feed,
    rows: *const schet_call,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { feed_rows(feed, rows, count, error, |row, reader, _| row.fed(reader)) }
}

/// Feeds payments, as schet_feed_accounts feeds accounts. A payment is told from others by account, date, amount and
/// reference. Feed them before the bill of their period. Since ABI 1.
///
/// # Safety
/// As schet_feed_accounts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_payments(
    feed: *mut schet_feed,
    rows: *const schet_payment,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { feed_rows(feed, rows, count, error, |row, reader, _| row.fed(reader)) }
}

/// Feeds instalments, as schet_feed_accounts feeds accounts. An instalment is told from others by account, description,
/// part and day. Feed them before the bill of their period. Since ABI 1.
///
/// # Safety
/// As schet_feed_accounts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_instalments(
    feed: *mut schet_feed,
    rows: *const schet_instalment,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { feed_rows(feed, rows, count, error, |row, reader, _| row.fed(reader)) }
}

/// Writes what a feed holds back; what it then reports is durable. `report` may be NULL. Since ABI 1.
///
/// # Safety
/// `report` and `error` are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_flush(
    feed: *mut schet_feed,
    report: *mut schet_feed_report,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let held = caller.child::<FeedCursor>(feed.addr())?;
            let report = Out::optional(report)?;
            with(&held, |feeding, core| {
                feeding.flush(core)?;
                if let Some(report) = report {
                    report.write(feeding.report());
                }
                Ok(())
            })
        })
    }
}

/// Takes refused rows off a feed's list, the oldest first, as many as there is room for; none are left when `count`
/// comes back as 0. A feed that holds 10,000 of them takes no more rows until they are read. Since ABI 1.
///
/// # Safety
/// `rows` has room for `capacity` structs of the size that the first says, `count` for a number; `error` is NULL or a
/// struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_refused(
    feed: *mut schet_feed,
    rows: *mut schet_refused_row,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let held = caller.child::<FeedCursor>(feed.addr())?;
            let rows = OutRows::new(rows, capacity, count)?;
            with(&held, |feeding, core| {
                let refused = feeding.read_refused(rows.capacity());
                rows.write(refused.map(|refused| {
                    let mut row = schet_refused_row {
                        struct_size: 0,
                        kind: refused.kind,
                        number: refused.number,
                        reason: [0; 512],
                    };
                    put(&mut row.reason, &refused.reason, core.encoding);
                    row
                }));
                Ok(())
            })
        })
    }
}

/// Writes what a feed holds back, closes it, and sets the variable to NULL; of NULL nothing is done. Whatever it
/// answers, but for SCHET_E_BUSY, the feed is closed: flush it first where it matters what came of it. Since ABI 1.
///
/// # Safety
/// `feed` is NULL or a variable with a feed or NULL in it; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_feed_close(feed: *mut *mut schet_feed, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { call(error, |caller| close_variable(feed, |token| close_child::<FeedCursor>(caller, token))) }
}

/// Feeds rows of a kind.
///
/// # Safety
/// `rows` points to `count` structs of the size that the first says; `error` is NULL or a struct of its size.
unsafe fn feed_rows<T: Record, D: Row>(
    feed: *mut schet_feed,
    rows: *const T,
    count: u32,
    error: *mut schet_error,
    to_domain: impl Fn(T, TextReader, Locale) -> Result<D, Failure>,
) -> i32 {
    // SAFETY: as this function's.
    unsafe {
        call(error, |caller| {
            let held = caller.child::<FeedCursor>(feed.addr())?;
            let (reader, locale) = (held.core().reader(), held.core().desk.operator().locale);
            let rows = read_rows(rows, count, SCHET_MAX_ROWS)?;
            with(&held, |feeding, core| feeding.take(core, rows.map(|row| to_domain(row?, reader, locale))))
        })
    }
}

/// Works on a feed, unless another thread does.
fn with<R>(
    held: &HeldChild<FeedCursor>,
    work: impl FnOnce(&mut Feeding, &Core) -> Result<R, Failure>,
) -> Result<R, Failure> {
    exclusively::<FeedCursor, _, _>(&held.0, |feeding| work(feeding, held.core()))
}
