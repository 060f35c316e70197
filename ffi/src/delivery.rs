//! How and where invoices go, and the history of it (R7, R10).

use std::ffi::c_char;

use schet::delivery::{ChangeState, Delivery, DeliveryChange, DeliveryMethod};

use crate::account;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::{Out, OutRows, read, read_optional, record};
use crate::service::{Schet, block_on};
use crate::text::{put, schet_text};
use crate::time;

/// By e-mail to an address, which becomes the cabinet address.
pub const SCHET_METHOD_EMAIL: i32 = 1;
/// Handed over in person; the cabinet address stays for other mails.
pub const SCHET_METHOD_IN_PERSON: i32 = 2;

/// The change is in force since it was made.
pub const SCHET_CHANGE_IN_FORCE: i32 = 1;
/// The change waits for its address to be confirmed.
pub const SCHET_CHANGE_PENDING: i32 = 2;
/// The change is in force since its address was confirmed.
pub const SCHET_CHANGE_CONFIRMED: i32 = 3;

/// A change of delivery that is asked for.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_delivery_request {
    /// sizeof(schet_delivery_request).
    pub struct_size: u32,
    /// SCHET_METHOD_EMAIL or SCHET_METHOD_IN_PERSON.
    pub method: i32,
    /// Whose.
    pub account: schet_text,
    /// The address; absent where the method is in person.
    pub address: schet_text,
    /// Who asks, as the host names him.
    pub by: schet_text,
}
record!(schet_delivery_request, 56);

/// The delivery that is in force.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_delivery {
    /// sizeof(schet_delivery).
    pub struct_size: u32,
    /// 1 when invoices are handed over in person, 0 when they go by e-mail.
    pub in_person: i32,
    /// 1 when a change was recorded, 0 when what was asked for is in force already.
    pub changed: i32,
    /// Not used.
    pub reserved: i32,
    /// The cabinet address; empty: none.
    pub cabinet_address: [c_char; 264],
    /// The order that mails a link to the new address, where the policy wants it confirmed; else empty.
    pub confirmation: [c_char; 40],
}
record!(schet_delivery, 320);

/// A change of delivery, as the history keeps it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_delivery_event {
    /// sizeof(schet_delivery_event); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// SCHET_METHOD_EMAIL or SCHET_METHOD_IN_PERSON.
    pub method: i32,
    /// One of SCHET_CHANGE_...
    pub state: i32,
    /// Not used.
    pub reserved: i32,
    /// When it was made, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Until when its link works while it is pending, or when it was confirmed; else 0.
    pub settled: i64,
    /// The address that was chosen; empty: in person.
    pub address: [c_char; 264],
    /// Who made it.
    pub by: [c_char; 1024],
}
record!(schet_delivery_event, 1320);

/// Sets how an account's invoices are delivered (R7). The invoice of a period goes by the delivery that is in force when
/// it is formed. `tick` and `out` may be NULL. Calling again is safe. Blocks for one write to the disk. Since ABI 1.
///
/// # Safety
/// `request` is a struct of its size whose pointers are as it says; the others are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_delivery_change(
    service: *const Schet,
    request: *const schet_delivery_request,
    tick: *const schet_tick,
    out: *mut schet_delivery,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let (reader, request) = (service.reader(), read(request)?);
            let account = reader.parse(request.account, "account")?;
            let by = reader.parse(request.by, "by")?;
            let method = match request.method {
                SCHET_METHOD_EMAIL => DeliveryMethod::Email(reader.parse(request.address, "address")?),
                SCHET_METHOD_IN_PERSON if reader.optional(request.address, "address")?.is_none() => {
                    DeliveryMethod::InPerson
                }
                SCHET_METHOD_IN_PERSON => {
                    return Err(Failure::value("address", "is stated, and the method is in person"));
                }
                0 => return Err(Failure::missing("method")),
                other => return Err(codes::unknown("method", other)),
            };
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let done = service.granted(block_on(service.desk.change_delivery(&account, method, &by, &tick))?)?;
            if let Some(out) = out {
                let mut row = schet_delivery::of(&done.delivery, service.encoding);
                row.changed = done.changed.into();
                let confirmation = done.confirmation.map(|order| order.to_string()).unwrap_or_default();
                put(&mut row.confirmation, &confirmation, service.encoding);
                out.write(row);
            }
            Ok(())
        })
    }
}

/// Puts a change of delivery in force by the token that was mailed to the new address; a token that is unknown, over or
/// used confirms nothing (SCHET_R_NO_SUCH_LINK). `tick` and `out` may be NULL. Since ABI 1.
///
/// # Safety
/// `account` and `token` have as many bytes as is said; the others are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_delivery_confirm(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    token: *const c_char,
    token_len: u32,
    tick: *const schet_tick,
    out: *mut schet_delivery,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let token = service.reader().optional(schet_text::new(token, token_len), "token")?.unwrap_or_default();
            let now = service.now(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let delivery = service.granted(block_on(service.desk.confirm_address(&account, &token, now))?)?;
            if let Some(out) = out {
                let mut row = schet_delivery::of(&delivery, service.encoding);
                row.changed = 1;
                out.write(row);
            }
            Ok(())
        })
    }
}

/// An account's changes of delivery, oldest first: as many as there is room for, from number `first` on, counted from
/// 0. An account has at most 5,000. Since ABI 1.
///
/// # Safety
/// `account` has as many bytes as is said; `rows` has room for `capacity` structs of the size that the first says,
/// `count` for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_delivery_history(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    first: u32,
    rows: *mut schet_delivery_event,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let history = block_on(service.desk.delivery_history(&account))?;
            let changes = history.changes.iter().skip(first as usize);
            rows.write(changes.map(|change| schet_delivery_event::of(change, service.encoding)));
            Ok(())
        })
    }
}

impl schet_delivery {
    fn of(delivery: &Delivery, encoding: Encoding) -> Self {
        let mut row = Self {
            struct_size: 0,
            in_person: delivery.in_person.into(),
            changed: 0,
            reserved: 0,
            cabinet_address: [0; 264],
            confirmation: [0; 40],
        };
        put(&mut row.cabinet_address, delivery.cabinet_address.as_ref().map_or("", |it| it.as_str()), encoding);
        row
    }
}

impl schet_delivery_event {
    fn of(change: &DeliveryChange, encoding: Encoding) -> Self {
        let (state, settled) = match change.state {
            ChangeState::InForce => (SCHET_CHANGE_IN_FORCE, 0),
            ChangeState::Pending { expires, .. } => (SCHET_CHANGE_PENDING, time::micros(expires)),
            ChangeState::Confirmed { at } => (SCHET_CHANGE_CONFIRMED, time::micros(at)),
        };
        let (method, address) = match &change.method {
            DeliveryMethod::Email(address) => (SCHET_METHOD_EMAIL, address.as_str()),
            DeliveryMethod::InPerson => (SCHET_METHOD_IN_PERSON, ""),
        };
        let at = time::micros(change.at);
        let mut row =
            Self { struct_size: 0, method, state, reserved: 0, at, settled, address: [0; 264], by: [0; 1024] };
        put(&mut row.address, address, encoding);
        put(&mut row.by, change.by.as_str(), encoding);
        row
    }
}
