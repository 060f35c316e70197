//! Forgetting: what was kept for as long as the policy says, and what is kept of an account that is to be erased.

use std::ffi::c_char;

use schet::desk::{Forgotten, Kept};

use crate::account;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::{Out, read_optional, record};
use crate::service::{Schet, block_on};
use crate::text::{put, schet_text};

/// The documents that were made for an order alone.
pub const SCHET_KEPT_DOCUMENTS: i32 = 1;
/// Orders at rest, with their history and their links.
pub const SCHET_KEPT_ORDERS: i32 = 2;
/// Issued invoices and their documents.
pub const SCHET_KEPT_INVOICES: i32 = 3;

/// What was forgotten.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_forgotten {
    /// sizeof(schet_forgotten).
    pub struct_size: u32,
    /// 1 when all that was to be forgotten was gone over, 0 when there is more: call again.
    pub is_over: i32,
    /// Documents removed, the files beside them included.
    pub documents: u64,
    /// Orders removed.
    pub orders: u64,
    /// Issued invoices removed.
    pub invoices: u64,
    /// Orders that stay for now, because something is still to be done for them or somebody has just changed them.
    pub left: u64,
    /// The last order that was gone over; empty: none.
    pub through: [c_char; 40],
}
record!(schet_forgotten, 80);

/// Removes what is older than the policy keeps it: one bounded step over at most `limit` (1 to 10,000) orders or invoices.
/// `kind` is one of SCHET_KEPT_... Orders are gone over behind the one of `after`, which is the `through` of the step
/// before, or, where it has no length, from the oldest on. What is forgotten is gone. `tick` and `out` may be NULL. Since
/// ABI 1.
///
/// # Safety
/// `after` has as many bytes as is said; the structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_forget(
    service: *const Schet,
    kind: i32,
    after: *const c_char,
    after_len: u32,
    limit: u32,
    tick: *const schet_tick,
    out: *mut schet_forgotten,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let kind = match kind {
                SCHET_KEPT_DOCUMENTS => Kept::Documents,
                SCHET_KEPT_ORDERS => Kept::Orders,
                SCHET_KEPT_INVOICES => Kept::Invoices,
                0 => return Err(Failure::missing("kind")),
                other => return Err(codes::unknown("kind", other)),
            };
            let after = service.reader().parse_optional(schet_text::new(after, after_len), "after")?;
            let now = service.now(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let done = block_on(service.desk.forget(kind, after, limit as usize, now))?;
            if let Some(out) = out {
                out.write(schet_forgotten::of(&done, service.encoding));
            }
            Ok(())
        })
    }
}

/// Removes what is kept of an account, but for what the tax law wants kept: its issued invoices and their documents stay,
/// without the address to which they went. What the embedded database has of it otherwise goes by schet_feed_remove. `out`
/// may be NULL. Since ABI 1.
///
/// # Safety
/// `account` has as many bytes as is said; `out` and `error` are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_forget_account(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    out: *mut schet_forgotten,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let out = Out::optional(out)?;
            let done = block_on(service.desk.forget_account(&account))?;
            if let Some(out) = out {
                out.write(schet_forgotten::of(&done, service.encoding));
            }
            Ok(())
        })
    }
}

impl schet_forgotten {
    fn of(done: &Forgotten, encoding: Encoding) -> Self {
        let mut row = Self {
            struct_size: 0,
            is_over: done.is_over.into(),
            documents: done.documents,
            orders: done.orders,
            invoices: done.invoices,
            left: done.left,
            through: [0; 40],
        };
        put(&mut row.through, &done.through.map(|order| order.to_string()).unwrap_or_default(), encoding);
        row
    }
}
