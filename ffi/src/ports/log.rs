use std::ffi::c_void;

use super::{Common, HostPort, needed, schet_destroy_fn, size_of_record};
use crate::error::Failure;
use crate::record::record;
use crate::status::{SCHET_E_PANIC, SCHET_R_FIRST};
use crate::text::schet_text;

/// The library has a fault.
pub const SCHET_LOG_ERROR: i32 = 1;
/// A call did not do what it was asked for.
pub const SCHET_LOG_WARNING: i32 = 2;
/// The section has refused what a customer asked for (R16).
pub const SCHET_LOG_INFO: i32 = 3;

/// Something that happened.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_log_entry {
    /// sizeof(schet_log_entry).
    pub struct_size: u32,
    /// One of SCHET_LOG_...
    pub level: i32,
    /// The status that the call answers.
    pub status: i32,
    /// Not used.
    pub reserved: i32,
    /// What happened, in one line; it can be read until the callback returns.
    pub text: schet_text,
}
record!(schet_log_entry, 32);

/// A callback that is told what happened; its answer is not looked at. It must not raise, throw or jump out.
pub type schet_log_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, entry: *const schet_log_entry) -> i32>;

/// The host's own log: it is told of every call on the service that does not answer SCHET_OK.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_log_port {
    /// sizeof(schet_log_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Is told.
    pub write: schet_log_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_log_port, 32);

/// The host's log.
pub(crate) struct HostLog(HostPort<schet_log_port>);

impl HostLog {
    /// A log of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_log_port, common: &Common) -> Result<Self, Failure> {
        needed(port.write, "log.write")?;
        HostPort::new(port, port.flags, "log", common).map(Self)
    }

    /// Tells the host of a failure.
    pub(crate) fn tell(&self, failure: &Failure) {
        let level = match failure.status {
            SCHET_E_PANIC => SCHET_LOG_ERROR,
            SCHET_R_FIRST.. => SCHET_LOG_INFO,
            _ => SCHET_LOG_WARNING,
        };
        let line: String = failure.message().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text = self.0.common.encoding.encode_for_reading(&line);
        let entry = schet_log_entry {
            struct_size: size_of_record::<schet_log_entry>(),
            level,
            status: failure.status,
            reserved: 0,
            text: schet_text::lent(&text),
        };
        let _turn = self.0.turn();
        if let Some(write) = self.0.port.write {
            // SAFETY: whoever made this vouched for the callback; what the entry points to outlives it.
            unsafe { write(self.0.port.ctx, &raw const entry) };
        }
    }
}
