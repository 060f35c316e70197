//! What a call answers: 0, a fault of the call, a failure, or a refusal of the section.
//!
//! A number is never given a second meaning, and one that is out of use is never given again.

use std::ffi::c_char;

use schet::order::Refusal;

/// Done.
pub const SCHET_OK: i32 = 0;

/// A pointer that must not be NULL is; `field` names it. Pass what it asks for.
pub const SCHET_E_NULL: i32 = 1;
/// The handle was closed, or never was one. Whoever closed it has to set his copies of it to NULL.
pub const SCHET_E_HANDLE: i32 = 2;
/// The handle is of another kind than the function takes.
pub const SCHET_E_WRONG_HANDLE: i32 = 3;
/// Somebody else is using the handle right now: a cursor from another thread, or a service that is being closed
/// while calls are under way. Nothing was done; call again when they have ended.
pub const SCHET_E_BUSY: i32 = 4;
/// A callback called back into the library. Nothing was done; return from the callback first.
pub const SCHET_E_REENTRY: i32 = 5;
/// The handle was opened before the process forked. Open another in the child.
pub const SCHET_E_FORKED: i32 = 6;
/// An earlier call on the handle broke off inside the library. Close it and open another.
pub const SCHET_E_POISONED: i32 = 7;
/// The library has a fault, and broke this call off; what it was doing may have happened. Please report the message.
pub const SCHET_E_PANIC: i32 = 8;
/// A struct's `struct_size` is not that of any version: too small, over 65,536, or, in an array, not that of the first
/// row. `field` names it. Set it to sizeof of the struct before each call.
pub const SCHET_E_STRUCT_SIZE: i32 = 9;
/// The program was built for another version of the interface. Link it with the library of its header.
pub const SCHET_E_ABI: i32 = 10;
/// A length or a count is over its maximum; nothing was read. `field` names it.
pub const SCHET_E_LENGTH: i32 = 11;
/// Bytes that are none in the encoding that was chosen; `field` names the field, the message the byte's place.
pub const SCHET_E_ENCODING: i32 = 12;
/// A value that its field does not take, or one that is missing; `field` names it, the message says why.
pub const SCHET_E_VALUE: i32 = 13;
/// The library was built without what is asked for, or the service was opened without it; `field` names it.
pub const SCHET_E_UNSUPPORTED: i32 = 14;
/// A callback of the host asked to stop. What was done stands; call again to go on.
pub const SCHET_E_CANCELLED: i32 = 15;
/// A list that only reading makes shorter is full; read it first.
pub const SCHET_E_UNREAD: i32 = 16;
/// The system gave no random bytes. Call again.
pub const SCHET_E_RANDOM: i32 = 17;

/// A callback of the host answered something else than SCHET_HOST_DONE: `host_code`. What was done before stands.
pub const SCHET_E_HOST: i32 = 18;
/// Something was closed before it was finished; `field` names it.
pub const SCHET_E_UNFINISHED: i32 = 19;

/// A store or a way out is not reachable, locked, or overloaded. Call again later.
pub const SCHET_E_UNAVAILABLE: i32 = 30;
/// No room: disk full, quota used up. Make room and call again.
pub const SCHET_E_FULL: i32 = 31;
/// What is stored can't be read as what it should be. Calling again does not help; the message says what it is.
pub const SCHET_E_CORRUPT: i32 = 32;
/// A store can't serve the call as it is, now or later; the message says why.
pub const SCHET_E_REJECTED: i32 = 33;

/// The regular run of a period that has not ended.
pub const SCHET_E_PERIOD_NOT_OVER: i32 = 40;
/// A bill whose sums do not agree, or that can't be an invoice for another reason; the message names the field, and
/// both numbers. Correct it in the billing.
pub const SCHET_E_BILL: i32 = 41;
/// A bill that was issued elsewhere and has no number.
pub const SCHET_E_NO_NUMBER: i32 = 42;
/// Another invoice was issued under this number, or for this account, period and revision.
pub const SCHET_E_TAKEN: i32 = 43;
/// A document that can't be rendered, such as for a character that its fonts lack; the message names the field.
pub const SCHET_E_RENDER: i32 = 44;
/// A mail that can't be composed.
pub const SCHET_E_MAIL: i32 = 45;
/// The host's sink did not take the output; what it took so far is no document.
pub const SCHET_E_OUTPUT: i32 = 46;
/// A period so old that what was issued of it is kept no longer.
pub const SCHET_E_PERIOD_FORGOTTEN: i32 = 47;

/// Refused: the section is closed while invoices are being formed; `until` says when it opens (R2).
pub const SCHET_R_BLACKOUT: i32 = 100;
/// Refused: no invoice of `period` was issued (R4, R5).
pub const SCHET_R_NOT_ISSUED: i32 = 101;
/// Refused: `period` is not among those in `offered`.
pub const SCHET_R_PERIOD_NOT_OFFERED: i32 = 102;
/// Refused: `subscriber` is not one of the account's (R12).
pub const SCHET_R_UNKNOWN_SUBSCRIBER: i32 = 103;
/// Refused: the account has no e-mail address in the cabinet (R10).
pub const SCHET_R_NO_CABINET_ADDRESS: i32 = 104;
/// Refused: the day's `limit` of orders is reached; `until` says when to come again (R15).
pub const SCHET_R_LIMIT_REACHED: i32 = 105;
/// Refused: the key was used for another order (R14).
pub const SCHET_R_KEY_REUSED: i32 = 106;
/// Refused: call detail goes nowhere new before `until`.
pub const SCHET_R_QUIET_TIME: i32 = 107;
/// Refused: the operator has no such account.
pub const SCHET_R_UNKNOWN_ACCOUNT: i32 = 108;
/// Refused: the account has no such order.
pub const SCHET_R_UNKNOWN_ORDER: i32 = 109;
/// Refused: the order is in `state`, which does not allow it.
pub const SCHET_R_WRONG_STATE: i32 = 110;
/// Refused: the link opens nothing.
pub const SCHET_R_NO_SUCH_LINK: i32 = 111;
/// Refused: the order has `limit` links already.
pub const SCHET_R_TOO_MANY_LINKS: i32 = 112;
/// Refused: the day's `limit` of changes of delivery is reached; `until` says when to come again.
pub const SCHET_R_TOO_MANY_CHANGES: i32 = 113;
/// Refused: the account's history of delivery has its `limit` of changes.
pub const SCHET_R_HISTORY_FULL: i32 = 114;
/// The first number of a refusal: what is at least this is the section's answer to a customer, and no failure (R16).
pub const SCHET_R_FIRST: i32 = 100;

/// The statuses with their names.
macro_rules! named {
    ($($name:ident)+) => {
        &[$(($name, concat!(stringify!($name), "\0"))),+]
    };
}

/// Every status and its name, with a NUL behind it.
pub(crate) const STATUSES: &[(i32, &str)] = named![
    SCHET_OK
    SCHET_E_NULL
    SCHET_E_HANDLE
    SCHET_E_WRONG_HANDLE
    SCHET_E_BUSY
    SCHET_E_REENTRY
    SCHET_E_FORKED
    SCHET_E_POISONED
    SCHET_E_PANIC
    SCHET_E_STRUCT_SIZE
    SCHET_E_ABI
    SCHET_E_LENGTH
    SCHET_E_ENCODING
    SCHET_E_VALUE
    SCHET_E_UNSUPPORTED
    SCHET_E_CANCELLED
    SCHET_E_UNREAD
    SCHET_E_RANDOM
    SCHET_E_HOST
    SCHET_E_UNFINISHED
    SCHET_E_UNAVAILABLE
    SCHET_E_FULL
    SCHET_E_CORRUPT
    SCHET_E_REJECTED
    SCHET_E_PERIOD_NOT_OVER
    SCHET_E_BILL
    SCHET_E_NO_NUMBER
    SCHET_E_TAKEN
    SCHET_E_RENDER
    SCHET_E_MAIL
    SCHET_E_OUTPUT
    SCHET_E_PERIOD_FORGOTTEN
    SCHET_R_BLACKOUT
    SCHET_R_NOT_ISSUED
    SCHET_R_PERIOD_NOT_OFFERED
    SCHET_R_UNKNOWN_SUBSCRIBER
    SCHET_R_NO_CABINET_ADDRESS
    SCHET_R_LIMIT_REACHED
    SCHET_R_KEY_REUSED
    SCHET_R_QUIET_TIME
    SCHET_R_UNKNOWN_ACCOUNT
    SCHET_R_UNKNOWN_ORDER
    SCHET_R_WRONG_STATE
    SCHET_R_NO_SUCH_LINK
    SCHET_R_TOO_MANY_LINKS
    SCHET_R_TOO_MANY_CHANGES
    SCHET_R_HISTORY_FULL
];

/// The name of a status, such as "SCHET_E_NULL"; "SCHET_E_UNKNOWN" for a number that is none. The text is the
/// library's and stays for good. Since ABI 1.
#[unsafe(no_mangle)]
pub extern "C" fn schet_status_name(status: i32) -> *const c_char {
    let name = STATUSES.iter().find(|(code, _)| *code == status).map_or("SCHET_E_UNKNOWN\0", |(_, name)| name);
    name.as_ptr().cast()
}

/// The status of a refusal.
pub(crate) fn of_refusal(refusal: &Refusal) -> i32 {
    of_code(refusal.code())
}

/// The status of a refusal's code, such as "blackout".
pub(crate) fn of_code(code: &str) -> i32 {
    let named = |name: &str| {
        name.strip_prefix("SCHET_R_").is_some_and(|rest| rest.trim_end_matches('\0').eq_ignore_ascii_case(code))
    };
    STATUSES.iter().find(|(_, name)| named(name)).map_or(SCHET_E_REJECTED, |(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_one_number_and_its_name() {
        let source = include_str!("status.rs");
        let declared = source.lines().filter(|line| line.starts_with("pub const SCHET_")).count();
        assert_eq!(STATUSES.len(), declared - 1, "SCHET_R_FIRST alone has no name");
        for (place, (code, name)) in STATUSES.iter().enumerate() {
            assert!(STATUSES[..place].iter().all(|(other, _)| other < code), "{name}");
            assert_eq!(name.starts_with("SCHET_R_"), *code >= SCHET_R_FIRST, "{name}");
        }
    }

    #[test]
    fn r16_every_refusal_of_the_core_has_a_status() {
        let core = include_str!("../../core/src/order/refusal.rs");
        let body = core.split("fn code(&self)").nth(1).unwrap().split("fn facts").next().unwrap();
        let codes: Vec<_> = body.split('"').skip(1).step_by(2).collect();
        assert!(codes.len() >= 15, "{codes:?}");
        for code in codes {
            assert!(of_code(code) >= SCHET_R_FIRST, "{code} has no status");
        }
    }
}
