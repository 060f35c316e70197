//! The service: one operator's section, opened with its stores and closed with all that hangs on it.

mod bounces;
mod config;
mod core;
mod operator;
mod policy;
mod smtp;

pub use config::*;
pub use operator::*;
pub use policy::*;
pub use smtp::*;

pub(crate) use self::bounces::collect_bounces;
pub(crate) use self::core::{Caller, Closing, Core, HeldChild, Service, block_on, close_child};

use crate::boundary::call;
use crate::buffer::{OutHandle, close_variable};
use crate::error::{Failure, schet_error};
use crate::handle;
use crate::record::read;
use crate::status::SCHET_E_ABI;
use crate::version::SCHET_ABI_VERSION;

/// The section of one operator. Any number of threads may use it at once.
pub struct Schet {
    _opaque: [u8; 0],
}

/// Opens the section of an operator. `abi_version` is SCHET_ABI_VERSION of the header that the program was built with.
/// What the config points to is copied, and may be freed when the call has returned. Blocks while the stores are
/// opened: a database that was not closed is recovered, which may take seconds. Since ABI 1.
///
/// # Safety
/// `config` is a struct of its size whose pointers are as it says; `out` is a variable; `error` is NULL or a struct of
/// its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_open(
    abi_version: u32,
    config: *const schet_config,
    out: *mut *mut Schet,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            check_abi(abi_version)?;
            let out = OutHandle::new(out)?;
            let (core, endings) = read(config)?.open(caller)?;
            out.write(handle::open(Service::new(core, endings))?);
            Ok(())
        })
    }
}

/// Closes a section and sets the variable to NULL; of NULL nothing is done. What was opened on it is closed too, and
/// its handles answer SCHET_E_HANDLE from then on; what a feed holds back is written first, and where that fails the answer
/// says so and all is closed nevertheless. The host's ports are ended, each by its `destroy`. While a call on it or on one of those is under way in another
/// thread it answers SCHET_E_BUSY and closes nothing. Since ABI 1.
///
/// # Safety
/// `service` is NULL or a variable with a section or NULL in it; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_close(service: *mut *mut Schet, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { call(error, |_| close_variable(service, |token| handle::close::<Service>(token)?.shut())) }
}

/// Refuses a program that was built for a version of the interface which this library does not have.
pub(crate) fn check_abi(version: u32) -> Result<(), Failure> {
    if (1..=SCHET_ABI_VERSION).contains(&version) {
        return Ok(());
    }
    let text = format!("the program was built for ABI {version}, the library has {SCHET_ABI_VERSION}");
    Err(Failure::new(SCHET_E_ABI, text).of_field("abi_version"))
}
