//! Mails that come back, out of the Maildir of the address that they come to (R13).

use crate::boundary::call;
use crate::clock::schet_tick;
use crate::error::schet_error;
use crate::record::{Out, read_optional, record};
use crate::service::{Schet, collect_bounces};

/// What came of the letters that were read.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct schet_collected {
    /// sizeof(schet_collected).
    pub struct_size: u32,
    /// Letters read; as many as asked for means that more may be there.
    pub letters: u32,
    /// Reports that marked an order as bounced, or told what was known.
    pub bounced: u32,
    /// Reports that a server goes on trying; nothing is marked.
    pub delayed: u32,
    /// Letters that are no report of a mail of ours.
    pub other: u32,
    /// Reports that came before their order was known to be sent: they stay, for another time.
    pub left: u32,
}
record!(schet_collected, 24);

/// Reads at most `limit` letters (1 to 10,000) out of the Maildir that schet_smtp names, marks the orders whose mails came
/// back, and puts the letters away. `tick` and `out` may be NULL. Since ABI 1.
///
/// # Safety
/// The structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_bounces_collect(
    service: *const Schet,
    limit: u32,
    tick: *const schet_tick,
    out: *mut schet_collected,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::optional(out)?;
            let collected = collect_bounces(&service, limit.clamp(1, 10_000) as usize, &tick)?;
            if let Some(out) = out {
                out.write(collected);
            }
            Ok(())
        })
    }
}
