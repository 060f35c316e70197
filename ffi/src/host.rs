//! What the host's callbacks answer.

use crate::error::Failure;
use crate::status::{SCHET_E_CANCELLED, SCHET_E_HOST};

/// The callback has done what it was asked for. No other number means that: a callback that broke off in Python, Perl or
/// Java, or a bare GOBACK in COBOL, answers 0, and that is a failure.
pub const SCHET_HOST_DONE: i32 = 7351;
/// The host wants the call to stop; it can be called again to go on.
pub const SCHET_HOST_CANCEL: i32 = 7352;
/// Not reachable, locked, or overloaded: nothing happened, and the same may succeed later.
pub const SCHET_HOST_UNAVAILABLE: i32 = 7361;
/// No room: nothing happened.
pub const SCHET_HOST_FULL: i32 = 7362;
/// What is stored can't be read as what it should be.
pub const SCHET_HOST_CORRUPT: i32 = 7363;
/// It can't be served as it is, now or later; nothing happened.
pub const SCHET_HOST_REJECTED: i32 = 7364;
/// The transaction did not go together with another's: nothing of it happened, and it is made again.
pub const SCHET_HOST_CONFLICT: i32 = 7365;

/// Whoever carries the mail on has taken it for good.
pub const SCHET_MAIL_ACCEPTED: i32 = 7371;
/// The mail did not go out: not reached, or asked to come again.
pub const SCHET_MAIL_DELAYED: i32 = 7372;
/// The mail never goes out: refused for good.
pub const SCHET_MAIL_REFUSED: i32 = 7373;
/// The mail was handed over, and the answer never came.
pub const SCHET_MAIL_UNKNOWN: i32 = 7374;

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
