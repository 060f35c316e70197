use std::borrow::Cow;

use schet::AccountNumber;
use schet::delivery::Actor;
use schet::desk::{Answer, Tick};
use schet::order::{BounceReport, Order, OrderId};

use super::schet_order;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::error::{Failure, schet_error};
use crate::record::{Out, read, read_optional, record};
use crate::service::{Core, Schet, block_on};
use crate::text::{TextReader, schet_text};

/// What somebody does to an order.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_order_change {
    /// sizeof(schet_order_change).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// The order's identifier.
    pub id: schet_text,
    /// Whose order it is; looked at where the function says so.
    pub account: schet_text,
    /// Who does it, as the host names him; of a bounce the report of the server that returned the mail.
    pub by: schet_text,
}
record!(schet_order_change, 56);

/// Takes an order back while it is still accepted (R13); `account` is looked at. `tick` and `order` may be NULL.
/// Since ABI 1.
///
/// # Safety
/// `change` is a struct of its size whose pointers are as it says; the others are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_cancel(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        change_order(service, change, tick, order, error, |core, asked, tick| {
            Ok(block_on(core.desk.cancel(&asked.account()?, asked.id()?, &asked.by()?, tick))?)
        })
    }
}

/// Starts an order again after it failed, bounced, or ended unknown (R17): its next mail is another message. `tick` and
/// `order` may be NULL. Since ABI 1.
///
/// # Safety
/// As schet_order_cancel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_restart(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        change_order(service, change, tick, order, error, |core, asked, tick| {
            Ok(block_on(core.desk.restart(asked.id()?, &asked.by()?, tick))?)
        })
    }
}

/// Gives up an order whose outcome is unknown: it counts as failed. `tick` and `order` may be NULL. Since ABI 1.
///
/// # Safety
/// As schet_order_cancel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_abandon(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        change_order(service, change, tick, order, error, |core, asked, tick| {
            Ok(block_on(core.desk.abandon(asked.id()?, &asked.by()?, tick))?)
        })
    }
}

/// Marks a sent mail as come back (R13); `by` is the report. `tick` and `order` may be NULL. Since ABI 1.
///
/// # Safety
/// As schet_order_cancel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_bounced(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        change_order(service, change, tick, order, error, |core, asked, tick| {
            Ok(block_on(core.desk.bounced(asked.id()?, &asked.report()?, tick))?)
        })
    }
}

/// Records that an invoice was handed over in person (R10); `account` is looked at. `tick` and `order` may be NULL.
/// Since ABI 1.
///
/// # Safety
/// As schet_order_cancel.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_hand_over(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        change_order(service, change, tick, order, error, |core, asked, tick| {
            Ok(block_on(core.desk.hand_over(&asked.account()?, asked.id()?, &asked.by()?, tick))?)
        })
    }
}

/// What a mail server tells of a mail that it could not deliver (RFC 3464).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_bounce {
    /// sizeof(schet_bounce).
    pub struct_size: u32,
    /// The generation of the mail: a report of one before the order's present tells nothing of this one.
    pub generation: u32,
    /// The order whose mail came back.
    pub order: schet_text,
    /// The status of RFC 3463, such as 5.1.1.
    pub status: schet_text,
    /// What the server says.
    pub reason: schet_text,
}
record!(schet_bounce, 56);

/// Takes a report of a mail that came back, and marks its order (R13). A report that tells nothing new changes nothing; one
/// that comes before the order is known to be sent is refused (SCHET_R_WRONG_STATE), and good for another try. `tick` and
/// `order` may be NULL. Since ABI 1.
///
/// # Safety
/// `bounce` is a struct of its size whose pointers are as it says; the others are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_bounce_take(
    service: *const Schet,
    bounce: *const schet_bounce,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let (reader, bounce) = (service.reader(), read(bounce)?);
            let text = |text, field| reader.optional(text, field).map(|it| it.unwrap_or_default().into_owned());
            let report = BounceReport {
                order: reader.parse(bounce.order, "order")?,
                generation: bounce.generation,
                status: text(bounce.status, "status")?,
                reason: text(bounce.reason, "reason")?,
            };
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(order)?;
            let changed = service.granted(block_on(service.desk.take_bounce(&report, &tick))?)?;
            if let Some(out) = out {
                out.write(schet_order::of(&changed, service.encoding));
            }
            Ok(())
        })
    }
}

/// What is asked for, read as far as the function looks at it.
struct Asked {
    change: schet_order_change,
    reader: TextReader,
}

impl Asked {
    fn id(&self) -> Result<OrderId, Failure> {
        self.reader.parse(self.change.id, "id")
    }

    fn account(&self) -> Result<AccountNumber, Failure> {
        self.reader.parse(self.change.account, "account")
    }

    fn by(&self) -> Result<Actor, Failure> {
        self.reader.parse(self.change.by, "by")
    }

    fn report(&self) -> Result<String, Failure> {
        let report = self.reader.optional(self.change.by, "by")?;
        report.map(Cow::into_owned).ok_or_else(|| Failure::missing("by"))
    }
}

/// Has the desk change an order, and gives the order as it is then.
///
/// # Safety
/// As schet_order_cancel.
unsafe fn change_order(
    service: *const Schet,
    change: *const schet_order_change,
    tick: *const schet_tick,
    order: *mut schet_order,
    error: *mut schet_error,
    work: impl FnOnce(&Core, Asked, &Tick) -> Result<Answer<Order>, Failure>,
) -> i32 {
    // SAFETY: as this function's.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let asked = Asked { change: read(change)?, reader: service.reader() };
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(order)?;
            let changed = service.granted(work(&service, asked, &tick)?)?;
            if let Some(out) = out {
                out.write(schet_order::of(&changed, service.encoding));
            }
            Ok(())
        })
    }
}
