//! Carrying out what is due: forming, sending, expiring, in bounded steps (R13, R17).

use schet::desk::Processed;

use crate::boundary::call;
use crate::clock::schet_tick;
use crate::error::schet_error;
use crate::record::{Out, read_optional, record};
use crate::service::{Schet, block_on};

/// What one step has done.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_processed {
    /// sizeof(schet_processed).
    pub struct_size: u32,
    /// Orders claimed; as many as asked for means that more may be due.
    pub claimed: u32,
    /// Documents formed.
    pub formed: u32,
    /// Mails taken by the mail server.
    pub sent: u32,
    /// Links made ready.
    pub ready: u32,
    /// Links whose time was over.
    pub expired: u32,
    /// Attempts that will be made again.
    pub delayed: u32,
    /// Orders that failed for good.
    pub failed: u32,
    /// Mails whose fate nobody can know.
    pub unknown: u32,
    /// Orders that another worker changed meanwhile.
    pub lost: u32,
}
record!(schet_processed, 40);

/// Claims at most `limit` orders (1 to 10,000) that are due, and carries each out as far as it goes. Any number of
/// threads and processes may call it at once. Call it from a timer, and again at once when it claimed as many as it
/// might. Blocks while documents are rendered and stored and mails are handed over, for a few milliseconds an order.
/// `tick` and `out` may be NULL. Since ABI 1.
///
/// # Safety
/// The structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_process_due(
    service: *const Schet,
    limit: u32,
    tick: *const schet_tick,
    out: *mut schet_processed,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let done = block_on(service.desk.process_due(limit as usize, &tick))?;
            if let Some(out) = out {
                out.write(schet_processed::of(&done));
            }
            Ok(())
        })
    }
}

impl schet_processed {
    fn of(done: &Processed) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            struct_size: 0,
            claimed: number(done.claimed),
            formed: number(done.formed),
            sent: number(done.sent),
            ready: number(done.ready),
            expired: number(done.expired),
            delayed: number(done.delayed),
            failed: number(done.failed),
            unknown: number(done.unknown),
            lost: number(done.lost),
        }
    }
}
