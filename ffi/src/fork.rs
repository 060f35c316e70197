//! What `fork` does to a process that holds handles: in the child they are dead, and say so.
//!
//! A child shares its parent's files and locks but not its threads. Whatever a thread of the parent held when the
//! process forked is held for ever in the child, so nothing that was there before is touched: the child counts a new
//! epoch, each handle carries the epoch it was opened in, and the table of handles is begun anew.

use std::ffi::c_int;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

/// How often this process's ancestors have forked since the library was first used.
static EPOCH: AtomicU32 = AtomicU32::new(0);

unsafe extern "C" {
    fn pthread_atfork(
        prepare: Option<unsafe extern "C" fn()>,
        parent: Option<unsafe extern "C" fn()>,
        child: Option<unsafe extern "C" fn()>,
    ) -> c_int;
}

unsafe extern "C" fn count() {
    EPOCH.fetch_add(1, Ordering::Relaxed);
}

/// The present epoch; from the first call on forks are counted.
pub(crate) fn epoch() -> u32 {
    static WATCH: Once = Once::new();
    WATCH.call_once(|| {
        // SAFETY: the handler is a function of this library, which is linked so that it is never unloaded, and does
        // nothing but add to an atomic. That there was no memory to register it can't be mended here: forks then go
        // unnoticed, as they do in libraries that don't look.
        let _ = unsafe { pthread_atfork(None, None, Some(count)) };
    });
    EPOCH.load(Ordering::Relaxed)
}
