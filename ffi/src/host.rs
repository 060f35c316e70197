//! What the host's callbacks answer.

use crate::error::Failure;
use crate::status::{SCHET_E_CANCELLED, SCHET_E_HOST};

/// The callback has done what it was asked for. No other number means that: a callback that broke off in Python, Perl or
/// Java, or a bare GOBACK in COBOL, answers 0, and that is a failure.
pub const SCHET_HOST_DONE: i32 = 7351;
/// The host wants the call to stop; it can be called again to go on.
pub const SCHET_HOST_CANCEL: i32 = 7352;

/// What a callback that only does or does not do its part has answered.
pub(crate) fn done(what: &'static str, answer: i32) -> Result<(), Failure> {
    match answer {
        SCHET_HOST_DONE => Ok(()),
        SCHET_HOST_CANCEL => Err(Failure::new(SCHET_E_CANCELLED, format!("the host's {what} asked to stop"))),
        other => {
            let text = format!("the host's {what} answered {other} in place of SCHET_HOST_DONE");
            Err(Failure::new(SCHET_E_HOST, text).of_host(other))
        }
    }
}
