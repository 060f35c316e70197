//! The border of every call: what happens before the work begins, and what becomes of it however it ends.
//!
//! No panic crosses it, none prints, and none leaves the thread in a state that a later call could fall over. A call
//! from within a callback is refused, but for those that callbacks are meant to make.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::Out;
use crate::service::Caller;
use crate::status::{SCHET_E_PANIC, SCHET_E_REENTRY, SCHET_OK};

#[cfg(panic = "abort")]
compile_error!(
    "schet-ffi has to be built with panic = \"unwind\": what panics becomes a status, not the end of the host"
);

#[cfg(not(target_pointer_width = "64"))]
compile_error!("a handle is a number of 64 bits in the place of a pointer");

thread_local! {
    /// Whether this thread is inside a call.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// What the last panic of this thread said.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Carries out a call, unless this thread is inside one already.
///
/// # Safety
/// `error` is NULL or points to as many writable bytes as its first four say.
pub(crate) unsafe fn call(error: *mut schet_error, work: impl FnOnce(&mut Caller) -> Result<(), Failure>) -> i32 {
    if INSIDE.get() {
        let text = "a callback called back into the library: return from it first";
        // SAFETY: as this function's.
        return unsafe { settle(error, &Caller::default(), Err(Failure::new(SCHET_E_REENTRY, text))) };
    }
    let _inside = Inside::enter();
    // SAFETY: as this function's.
    unsafe { call_from_callback(error, work) }
}

/// Carries out a call that callbacks may make too: it uses nothing but what it is given.
///
/// # Safety
/// As [`call`].
pub(crate) unsafe fn call_from_callback(
    error: *mut schet_error,
    work: impl FnOnce(&mut Caller) -> Result<(), Failure>,
) -> i32 {
    quiet_panics();
    let mut caller = Caller::default();
    let result = catch_unwind(AssertUnwindSafe(|| work(&mut caller))).unwrap_or_else(|_| Err(broken()));
    // SAFETY: as this function's.
    unsafe { settle(error, &caller, result) }
}

/// Writes how a call ended.
///
/// # Safety
/// As [`call`].
unsafe fn settle(error: *mut schet_error, caller: &Caller, result: Result<(), Failure>) -> i32 {
    let Err(failure) = result else { return SCHET_OK };
    let settled = catch_unwind(AssertUnwindSafe(|| {
        caller.log(&failure);
        // SAFETY: as this function's.
        match unsafe { Out::optional(error) } {
            Ok(Some(out)) => failure.write(out, caller.encoding()),
            Ok(None) => {}
            // The struct of errors is itself at fault: there is nowhere to say more.
            Err(fault) => return fault.status,
        }
        failure.status
    }));
    settled.unwrap_or(SCHET_E_PANIC)
}

/// The encoding of messages where no service is at hand.
pub(crate) const FALLBACK: Encoding = Encoding::Utf8;

struct Inside;

impl Inside {
    fn enter() -> Self {
        INSIDE.set(true);
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.set(false);
    }
}

fn broken() -> Failure {
    let said = SAID.with_borrow_mut(Option::take).unwrap_or_else(|| "it said nothing".to_owned());
    Failure::new(SCHET_E_PANIC, format!("the library broke off: {said}")).perhaps_done()
}

/// Keeps panics of our own off the host's stderr, and what they say for the host's struct.
fn quiet_panics() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // The adapters' own threads end before the call does, and the panic goes on in the caller's.
            let is_ours = std::thread::current().name().is_some_and(|name| name.starts_with("schet-"));
            if INSIDE.get() {
                SAID.set(Some(info.to_string()));
            } else if !is_ours {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::SCHET_E_VALUE;

    #[test]
    fn a_panic_is_a_status_with_its_words() {
        // SAFETY: a struct of its size is given.
        let mut error: schet_error = unsafe { std::mem::zeroed() };
        error.struct_size = size_of::<schet_error>() as u32;
        // SAFETY: as above.
        let status = unsafe { call(&raw mut error, |_| panic!("out of cheese")) };
        assert_eq!((status, error.code, error.may_have_happened), (SCHET_E_PANIC, SCHET_E_PANIC, 1));
        let message: String =
            error.message.iter().take_while(|c| **c != 0).map(|c| char::from(c.to_ne_bytes()[0])).collect();
        assert!(message.contains("out of cheese"), "{message}");
        // SAFETY: NULL may be given.
        assert_eq!(unsafe { call(std::ptr::null_mut(), |_| Ok(())) }, SCHET_OK);
    }

    #[test]
    fn a_call_inside_a_call_is_refused_and_the_thread_is_free_afterwards() {
        let nothing = std::ptr::null_mut();
        let mut inner = 0;
        // SAFETY: NULL may be given.
        let outer = unsafe {
            call(nothing, |_| {
                inner = call(nothing, |_| Ok(()));
                assert_eq!(call_from_callback(nothing, |_| Err(Failure::missing("x"))), SCHET_E_VALUE);
                Ok(())
            })
        };
        assert_eq!((outer, inner), (SCHET_OK, SCHET_E_REENTRY));
        // SAFETY: NULL may be given.
        assert_eq!(unsafe { call(nothing, |_| Ok(())) }, SCHET_OK);
    }
}
