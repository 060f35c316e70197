use std::ffi::c_void;

use schet::Instant;

use super::{Common, HostPort, needed, schet_destroy_fn, size_of_record};
use crate::error::Failure;
use crate::record::record;
use crate::time;

/// What a clock shows.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_clock_reading {
    /// sizeof(schet_clock_reading).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// For the callback to write: microseconds since 1970-01-01 UTC.
    pub now: i64,
}
record!(schet_clock_reading, 16);

/// A callback that reads a clock and answers SCHET_HOST_DONE. It must not raise, throw or jump out.
pub type schet_clock_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, reading: *mut schet_clock_reading) -> i32>;

/// The host's own clock in place of the machine's: for calls without a tick.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_clock_port {
    /// sizeof(schet_clock_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Reads the clock.
    pub now: schet_clock_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_clock_port, 32);

/// The host's clock.
pub(crate) struct HostClock(HostPort<schet_clock_port>);

impl HostClock {
    /// A clock of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_clock_port, common: &Common) -> Result<Self, Failure> {
        needed(port.now, "clock.now")?;
        HostPort::new(port, port.flags, "clock", common).map(Self)
    }

    pub(crate) fn read(&self) -> Result<Instant, Failure> {
        let _turn = self.0.turn();
        // SAFETY: whoever made this vouched for the callback.
        let (answered, now) = unsafe { ask_clock(self.0.port.now, self.0.port.ctx) };
        self.0.outcome("reading", answered, None, false)?;
        time::instant(now, "clock.now")
    }
}

/// Asks a clock; what it answered, and what it shows.
///
/// # Safety
/// The callback may be called with the context.
pub(super) unsafe fn ask_clock(now: schet_clock_fn, ctx: *mut c_void) -> (i32, i64) {
    let mut reading = schet_clock_reading { struct_size: size_of_record::<schet_clock_reading>(), reserved: 0, now: 0 };
    // SAFETY: as this function's; the reading outlives the call.
    let answered = now.map_or(0, |now| unsafe { now(ctx, &raw mut reading) });
    (answered, reading.now)
}
