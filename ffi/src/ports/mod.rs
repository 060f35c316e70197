//! The host's own ports: structs of callbacks in the place of our stores and of our way out.
//!
//! A callback runs on the thread that is in the call, gets its context and a struct that says what is asked, and answers
//! SCHET_HOST_DONE. Nothing that it hands over is kept by pointer: it answers through a `schet_reply`, whose functions
//! copy and check. What it answers beyond that is checked like all else that comes from outside.

mod billing;
mod clock;
mod documents;
mod log;
mod mail;
mod reply;
mod rust;
mod store;

pub use billing::*;
pub use clock::*;
pub use documents::*;
pub use log::*;
pub use mail::*;
pub use reply::*;
pub use rust::HostPorts;
pub use store::*;

pub(crate) use self::billing::HostBilling;
pub(crate) use self::clock::HostClock;
pub(crate) use self::documents::HostDocuments;
pub(crate) use self::log::HostLog;
pub(crate) use self::mail::HostMailer;
pub(crate) use self::store::HostStore;

use std::ffi::c_void;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use schet::Locale;
use schet::ports::{PortError, PortErrorKind};

use crate::encoding::Encoding;
use crate::error::Failure;
use crate::host::*;
use crate::status::SCHET_E_NULL;
use crate::text::schet_text;

/// Never two callbacks at once of those ports of a service that say so: for a host that knows no threads.
pub const SCHET_PORT_SERIALISED: u32 = 1;

/// A callback that ends what a port holds: called exactly once, by schet_close, and never when schet_open has failed.
pub type schet_destroy_fn = Option<unsafe extern "C" fn(ctx: *mut c_void)>;

/// What all of a host's ports have in common.
#[derive(Clone)]
pub(crate) struct Common {
    /// What texts are encoded in.
    pub(crate) encoding: Encoding,
    /// The language where an account names none.
    pub(crate) locale: Locale,
    /// Held by the thread that is in a callback of a serialised port.
    turn: Arc<Mutex<()>>,
}

/// A host's port: its callbacks and its context.
pub(crate) struct HostPort<V> {
    pub(crate) port: V,
    pub(crate) common: Common,
    name: &'static str,
    is_serialised: bool,
}

// SAFETY: a port's struct holds functions and a context that the host lets be used from any thread, or says that they are
// to be serialised, which they then are: the header says so.
unsafe impl<V> Send for HostPort<V> {}
// SAFETY: as above.
unsafe impl<V> Sync for HostPort<V> {}

/// What the host wants called when the service is closed.
pub(crate) struct Ending {
    ctx: *mut c_void,
    destroy: unsafe extern "C" fn(*mut c_void),
}

// SAFETY: as for a port; it is called once, by the thread that closes the service.
unsafe impl Send for Ending {}
// SAFETY: as above.
unsafe impl Sync for Ending {}

impl Ending {
    /// What a port wants called, if it wants anything.
    pub(crate) fn of(ctx: *mut c_void, destroy: schet_destroy_fn) -> Option<Self> {
        destroy.map(|destroy| Self { ctx, destroy })
    }

    /// Calls it.
    pub(crate) fn call(self) {
        // SAFETY: whoever gave the port vouched for the callback, which is called this once.
        unsafe { (self.destroy)(self.ctx) }
    }
}

/// What a callback has answered in place of being done, as the cause of a port's failure.
#[derive(Debug)]
pub(crate) struct HostAnswer(pub(crate) i32);

impl Common {
    pub(crate) fn new(encoding: Encoding, locale: Locale) -> Self {
        Self { encoding, locale, turn: Arc::default() }
    }
}

impl<V> HostPort<V> {
    pub(crate) fn new(port: V, flags: u32, name: &'static str, common: &Common) -> Result<Self, Failure> {
        if flags & !SCHET_PORT_SERIALISED != 0 {
            return Err(Failure::value(name, "has bits in its flags that stand for nothing"));
        }
        Ok(Self { port, common: common.clone(), name, is_serialised: flags & SCHET_PORT_SERIALISED != 0 })
    }

    /// Waits for this thread's turn.
    pub(crate) fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        self.is_serialised.then(|| self.common.turn.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What a callback's answer means. `perhaps` says whether what it was asked for may have happened when it did not say
    /// what became of it.
    pub(crate) fn outcome(
        &self,
        doing: &'static str,
        answer: i32,
        said: Option<String>,
        perhaps: bool,
    ) -> Result<(), PortError> {
        let (kind, happened) = match answer {
            SCHET_HOST_DONE => return Ok(()),
            SCHET_HOST_UNAVAILABLE | SCHET_HOST_CONFLICT => (PortErrorKind::Unavailable, false),
            SCHET_HOST_FULL => (PortErrorKind::Full, false),
            SCHET_HOST_CORRUPT => (PortErrorKind::Corrupt, false),
            SCHET_HOST_REJECTED => (PortErrorKind::Rejected, false),
            _ => (PortErrorKind::Unavailable, perhaps),
        };
        let said = said.map_or_else(String::new, |said| format!(": {said}"));
        let error =
            PortError::new(kind, format!("{doing} by the host's {}{said}", self.name)).caused_by(HostAnswer(answer));
        Err(if happened { error.perhaps_done() } else { error })
    }

    /// A text for the host, of which every character counts.
    pub(crate) fn exact<'t>(&self, text: &'t str, what: &str) -> Result<std::borrow::Cow<'t, [u8]>, PortError> {
        self.common.encoding.encode_exactly(text).map_err(|lacking| {
            let encoding = self.common.encoding.name();
            let text = format!("{what} has the character U+{:04X}, which {encoding} lacks", u32::from(lacking));
            PortError::new(PortErrorKind::Rejected, text)
        })
    }
}

/// A callback that a port must have.
pub(crate) fn needed<F>(callback: Option<F>, field: &'static str) -> Result<F, Failure> {
    callback.ok_or_else(|| Failure::new(SCHET_E_NULL, format!("{field} is NULL")).of_field(field))
}

/// The size of a struct that goes to the host.
pub(crate) const fn size_of_record<T>() -> u32 {
    size_of::<T>() as u32
}

/// Texts for the host, for as long as their bytes live.
pub(crate) fn lent(texts: &[impl AsRef<str>]) -> Vec<schet_text> {
    texts.iter().map(|text| schet_text::lent(text.as_ref().as_bytes())).collect()
}

impl HostAnswer {
    /// Whether the number is one that callbacks may answer.
    pub(crate) fn is_known(&self) -> bool {
        (SCHET_HOST_UNAVAILABLE..=SCHET_HOST_CONFLICT).contains(&self.0)
    }
}

impl std::fmt::Display for HostAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the callback answered {}", self.0)
    }
}

impl std::error::Error for HostAnswer {}
