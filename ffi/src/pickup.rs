//! Invoices that are handed over in person (R10).

use std::ffi::c_char;

use schet::ports::PickupItem;

use crate::boundary::call;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::{Out, OutRows, read, record};
use crate::service::{Schet, block_on};
use crate::sink::{Sink, schet_sink};
use crate::status::SCHET_E_LENGTH;
use crate::text::{put, schet_text};
use crate::time;

/// An invoice that waits to be handed over, or was.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_pickup_item {
    /// sizeof(schet_pickup_item); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// SCHET_ORDER_IN_BATCH or SCHET_ORDER_HANDED_OVER.
    pub state: i32,
    /// The invoice's date, as YYYYMMDD.
    pub date: i32,
    /// 0, or the number of the correction.
    pub revision: u32,
    /// What is to be paid, in minor units.
    pub amount_due: i64,
    /// When it was handed over, in microseconds since 1970-01-01 UTC; 0: it was not.
    pub handed_over_at: i64,
    /// The size of its document in bytes.
    pub document_size: u64,
    /// The SHA-256 of its document.
    pub document_digest: [u8; 32],
    /// Whose.
    pub account: [c_char; 40],
    /// The order, by which it is handed over.
    pub order: [c_char; 40],
    /// The invoice's number.
    pub number: [c_char; 168],
    /// The customer's name on it.
    pub customer: [c_char; 1024],
    /// Who handed it over.
    pub handed_over_by: [c_char; 1024],
}
record!(schet_pickup_item, 2368);

/// What a part of a pickup batch came to.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_pickup_report {
    /// sizeof(schet_pickup_report).
    pub struct_size: u32,
    /// Invoices whose data have changed since they were issued: they are not in the file, and their stored documents are
    /// to be printed instead.
    pub apart: u32,
    /// Invoices in the file.
    pub invoices: u64,
    /// The account behind which the next part begins; empty: this was the last.
    pub next: [c_char; 40],
}
record!(schet_pickup_report, 56);

/// A period's invoices in person, by account: as many as there is room for, behind the account of `after`, or, where that
/// has no length, from the first on. An account's invoices are never parted: room for fewer than one account has is
/// answered SCHET_E_LENGTH. Since ABI 1.
///
/// # Safety
/// `after` has as many bytes as is said; `rows` has room for `capacity` structs of the size that the first says, `count`
/// for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_pickup_list(
    service: *const Schet,
    period: i32,
    after: *const c_char,
    after_len: u32,
    rows: *mut schet_pickup_item,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let after = service.reader().parse_optional(schet_text::new(after, after_len), "after")?;
            let rows = OutRows::new(rows, capacity, count)?;
            let mut items = block_on(service.desk.pickup(period, after.as_ref(), rows.capacity()))?;
            if items.len() > rows.capacity() {
                let last = items.last().map(|item| item.issued.account.clone());
                items.retain(|item| Some(&item.issued.account) != last.as_ref());
                if items.is_empty() {
                    let text = "an account has more invoices than there is room for, and they are never parted";
                    return Err(Failure::new(SCHET_E_LENGTH, text).of_field("capacity"));
                }
            }
            rows.write(items.iter().map(|item| schet_pickup_item::of(item, service.encoding)));
            Ok(())
        })
    }
}

/// Writes a part of a period's batch for the printer: one PDF of at most `limit` invoices in person (1 to 10,000) behind
/// the account of `after`, or, where that has no length, from the first on. Those whose data have changed since they were
/// issued go apart: their rows come back, as many as there is room for. Blocks for some milliseconds an invoice. Since
/// ABI 1.
///
/// # Safety
/// `after` has as many bytes as is said; `sink` is a struct of its size, whose callback may be called until the call ends;
/// `apart` has room for `capacity` structs of the size that the first says, `count` for a number; `report` and `error` are
/// NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_pickup_batch(
    service: *const Schet,
    period: i32,
    after: *const c_char,
    after_len: u32,
    limit: u32,
    sink: *const schet_sink,
    apart: *mut schet_pickup_item,
    capacity: u32,
    count: *mut u32,
    report: *mut schet_pickup_report,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let after = service.reader().parse_optional(schet_text::new(after, after_len), "after")?;
            let mut sink = Sink::new(read(sink)?)?;
            let (rows, out) = (OutRows::new(apart, capacity, count)?, Out::optional(report)?);
            let report =
                sink.take(|out| Ok(block_on(service.desk.pickup_batch(period, after.as_ref(), limit as usize, out))?))?;
            rows.write(report.apart.iter().map(|item| schet_pickup_item::of(item, service.encoding)));
            if let Some(out) = out {
                let apart = u32::try_from(report.apart.len()).unwrap_or(u32::MAX);
                let mut row = schet_pickup_report { struct_size: 0, apart, invoices: report.invoices, next: [0; 40] };
                put(&mut row.next, report.next.as_ref().map_or("", |account| account.as_str()), service.encoding);
                out.write(row);
            }
            Ok(())
        })
    }
}

/// Writes a period's register: who, which invoice, and a place for a signature. `rows` comes back as how many it has; it
/// may be NULL. Since ABI 1.
///
/// # Safety
/// `sink` is a struct of its size, whose callback may be called until the call ends; `rows` is NULL or a number; `error` is
/// NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_pickup_register(
    service: *const Schet,
    period: i32,
    sink: *const schet_sink,
    rows: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let period = time::period(period, "period")?;
            let mut sink = Sink::new(read(sink)?)?;
            let written = sink.take(|out| Ok(block_on(service.desk.pickup_register(period, out))?))?;
            if !rows.is_null() {
                rows.write_unaligned(u32::try_from(written).unwrap_or(u32::MAX));
            }
            Ok(())
        })
    }
}

impl schet_pickup_item {
    fn of(item: &PickupItem, encoding: Encoding) -> Self {
        let facts = &item.issued.facts;
        let mut row = Self {
            struct_size: 0,
            state: codes::state_code(item.order.state),
            date: time::date_number(facts.date),
            revision: facts.revision,
            amount_due: facts.amount_due.minor(),
            handed_over_at: item.handed_over.as_ref().map_or(0, |(at, _)| time::micros(*at)),
            document_size: item.issued.document.size,
            document_digest: item.issued.document.digest.0,
            account: [0; 40],
            order: [0; 40],
            number: [0; 168],
            customer: [0; 1024],
            handed_over_by: [0; 1024],
        };
        put(&mut row.account, item.issued.account.as_str(), encoding);
        put(&mut row.order, &item.order.id.to_string(), encoding);
        put(&mut row.number, facts.number.as_str(), encoding);
        put(&mut row.customer, facts.customer.as_str(), encoding);
        put(&mut row.handed_over_by, item.handed_over.as_ref().map_or("", |(_, by)| by.as_str()), encoding);
        row
    }
}
