use std::ffi::c_char;

use schet::order::OrderEvent;
use schet::ports::Link;

use super::schet_order;
use crate::account;
use crate::boundary::call;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::{OutRows, record};
use crate::service::{Core, Schet, block_on};
use crate::text::{put, schet_text};
use crate::time;

/// A change of an order's state, as its history keeps it (R13).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_order_event {
    /// sizeof(schet_order_event); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// The state that it led to: one of SCHET_ORDER_...
    pub state: i32,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The reason, the server's reply, or who did it.
    pub detail: [c_char; 1024],
}
record!(schet_order_event, 1040);

/// A link of an order as it is kept: its token is known to the customer alone (R5).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_order_link {
    /// sizeof(schet_order_link); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// How often it was used.
    pub uses: u32,
    /// The instant from which on it opens nothing.
    pub expires: i64,
    /// When it was revoked; 0: it was not.
    pub revoked: i64,
    /// When it was last used; 0: it never was.
    pub last_used: i64,
    /// The size of the document that it opens, in bytes.
    pub document_size: u64,
    /// The SHA-256 of that document.
    pub document_digest: [u8; 32],
    /// The SHA-256 of its token.
    pub token_hash: [u8; 32],
}
record!(schet_order_link, 104);

/// A subscriber, as the library tells of one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_subscriber_row {
    /// sizeof(schet_subscriber_row); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// The E.164 number or SIP user name.
    pub id: [c_char; 72],
    /// The label; empty: none, or not known here.
    pub label: [c_char; 1024],
}
record!(schet_subscriber_row, 1104);

/// An account's orders, newest first, those of the regular run included: as many as there is room for, of those before
/// the one of `before`, or, where that has no length, from the newest on. Since ABI 1.
///
/// # Safety
/// `account` and `before` have as many bytes as is said; `rows` has room for `capacity` structs of the size that the
/// first says, `count` for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_list(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    before: *const c_char,
    before_len: u32,
    rows: *mut schet_order,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let before = service.reader().parse_optional(schet_text::new(before, before_len), "before")?;
            let rows = OutRows::new(rows, capacity, count)?;
            let orders = block_on(service.desk.orders(&account, before, rows.capacity()))?;
            rows.write(orders.iter().map(|order| schet_order::of(order, service.encoding)));
            Ok(())
        })
    }
}

/// What became of an order, oldest first: as many entries as there is room for, from number `first` on, counted from
/// 0. Since ABI 1.
///
/// # Safety
/// As schet_order_list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_history(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    first: u32,
    rows: *mut schet_order_event,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let view = view(&service, (account, account_len), (id, id_len))?;
            let entries = view.history.iter().skip(first as usize);
            rows.write(entries.map(|event| schet_order_event::of(event, service.encoding)));
            Ok(())
        })
    }
}

/// The links of an order, oldest first, the dead ones included; an order has at most 100. Since ABI 1.
///
/// # Safety
/// As schet_order_list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_links(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    rows: *mut schet_order_link,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let view = view(&service, (account, account_len), (id, id_len))?;
            rows.write(view.links.iter().map(schet_order_link::of));
            Ok(())
        })
    }
}

/// The subscribers that an order is narrowed to, from number `first` on, counted from 0; none: it is for all. Since
/// ABI 1.
///
/// # Safety
/// As schet_order_list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_subscribers(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    first: u32,
    rows: *mut schet_subscriber_row,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let view = view(&service, (account, account_len), (id, id_len))?;
            let narrowed = view.order.kind.subscribers().iter().skip(first as usize);
            rows.write(narrowed.map(|id| schet_subscriber_row::of(id.as_str(), "", service.encoding)));
            Ok(())
        })
    }
}

/// An order with all that is kept of it.
///
/// # Safety
/// The pointers have as many bytes as is said.
pub(super) unsafe fn view(
    core: &Core,
    account: (*const c_char, u32),
    id: (*const c_char, u32),
) -> Result<schet::desk::OrderView, Failure> {
    // SAFETY: as this function's.
    let reader = unsafe { core.reader() };
    let account = account::number(reader, account.0, account.1)?;
    let id = reader.parse(schet_text::new(id.0, id.1), "id")?;
    core.granted(block_on(core.desk.order_state(&account, id))?)
}

impl schet_order_event {
    fn of(event: &OrderEvent, encoding: Encoding) -> Self {
        let mut row = Self {
            struct_size: 0,
            state: codes::state_code(event.state),
            at: time::micros(event.at),
            detail: [0; 1024],
        };
        put(&mut row.detail, event.detail.as_deref().unwrap_or_default(), encoding);
        row
    }
}

impl schet_order_link {
    fn of(link: &Link) -> Self {
        Self {
            struct_size: 0,
            uses: link.uses,
            expires: time::micros(link.expires),
            revoked: link.revoked.map_or(0, time::micros),
            last_used: link.last_used.map_or(0, time::micros),
            document_size: link.document.size,
            document_digest: link.document.digest.0,
            token_hash: link.token_hash,
        }
    }
}

impl schet_subscriber_row {
    pub(crate) fn of(id: &str, label: &str, encoding: Encoding) -> Self {
        let mut row = Self { struct_size: 0, reserved: 0, id: [0; 72], label: [0; 1024] };
        put(&mut row.id, id, encoding);
        put(&mut row.label, label, encoding);
        row
    }
}
