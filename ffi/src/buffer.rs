//! Bytes that the library hands out.

use std::ffi::c_void;
use std::ptr;

use crate::boundary::call_from_callback;
use crate::error::{Failure, schet_error};
use crate::handle::{self, Object, Token};
use crate::status::{SCHET_E_FORKED, SCHET_E_HANDLE, SCHET_E_LENGTH, SCHET_E_NULL};

/// Bytes of the library's, which the host reads and then frees. It may be read by several threads at once.
pub struct schet_buf {
    _opaque: [u8; 0],
}

struct Bytes(Vec<u8>);

impl Object for Bytes {
    const KIND: u8 = 1;
    const NAME: &'static str = "schet_buf";
}

/// Where a new handle goes: checked before the work begins, written when it has succeeded.
pub(crate) struct OutHandle<T>(*mut *mut T);

impl<T> OutHandle<T> {
    /// # Safety
    /// `to` is NULL or a writable pointer until the call ends.
    pub(crate) unsafe fn new(to: *mut *mut T) -> Result<Self, Failure> {
        if to.is_null() { Err(Failure::new(SCHET_E_NULL, "out is NULL").of_field("out")) } else { Ok(Self(to)) }
    }

    pub(crate) fn write(self, token: Token) {
        // SAFETY: whoever made this vouched for the pointer.
        unsafe { self.0.write_unaligned(ptr::without_provenance_mut(token)) }
    }
}

/// Closes the handle in the host's variable, which then is NULL; of NULL nothing is done. It stays where it is when it
/// is in use, or of another kind.
///
/// # Safety
/// `variable` is NULL or a pointer that can be read and written.
pub(crate) unsafe fn close_variable<T>(
    variable: *mut *mut T,
    close: impl FnOnce(Token) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if variable.is_null() {
        return Ok(());
    }
    // SAFETY: as this function's.
    let token = unsafe { variable.read_unaligned() }.addr();
    if token == 0 {
        return Ok(());
    }
    let closed = close(token);
    let is_gone = closed.as_ref().err().is_none_or(|failure| matches!(failure.status, SCHET_E_HANDLE | SCHET_E_FORKED));
    if is_gone {
        // SAFETY: as this function's.
        unsafe { variable.write_unaligned(ptr::null_mut()) };
    }
    closed
}

/// Hands bytes out.
pub(crate) fn hand_out(bytes: Vec<u8>, out: OutHandle<schet_buf>) -> Result<(), Failure> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Failure::new(SCHET_E_LENGTH, "the result has 4 GiB or more: use the function with a sink"));
    }
    out.write(handle::open(Bytes(bytes))?);
    Ok(())
}

/// The first byte of a buffer, or NULL for an empty one and for what is no buffer. It can be read until
/// schet_buf_free. Callbacks may call it. Since ABI 1.
///
/// # Safety
/// Any pointer may be given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_buf_data(buf: *const schet_buf) -> *const c_void {
    let data = |bytes: handle::Held<Bytes>| if bytes.0.is_empty() { ptr::null() } else { bytes.0.as_ptr().cast() };
    handle::hold::<Bytes>(buf.addr()).map_or(ptr::null(), data)
}

/// How many bytes a buffer has; 0 for what is no buffer. Callbacks may call it. Since ABI 1.
///
/// # Safety
/// Any pointer may be given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_buf_len(buf: *const schet_buf) -> u32 {
    handle::hold::<Bytes>(buf.addr()).map_or(0, |bytes| u32::try_from(bytes.0.len()).unwrap_or(0))
}

/// Copies at most `capacity` bytes of a buffer, from `offset` on, and says how many; from its end on it is none.
/// Callbacks may call it. Since ABI 1.
///
/// # Safety
/// `to` has room for `capacity` bytes, `copied` for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_buf_copy(
    buf: *const schet_buf,
    offset: u32,
    to: *mut c_void,
    capacity: u32,
    copied: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract, here and below.
    unsafe {
        call_from_callback(error, |_| {
            let bytes = handle::hold::<Bytes>(buf.addr())?;
            if copied.is_null() || (to.is_null() && capacity > 0) {
                return Err(Failure::new(SCHET_E_NULL, "to or copied is NULL").of_field("to"));
            }
            let rest = bytes.0.get(offset as usize..).unwrap_or_default();
            let part = rest.get(..capacity as usize).unwrap_or(rest);
            ptr::copy_nonoverlapping(part.as_ptr(), to.cast(), part.len());
            copied.write_unaligned(u32::try_from(part.len()).unwrap_or(0));
            Ok(())
        })
    }
}

/// Frees a buffer and sets the variable to NULL; of NULL nothing is done. Callbacks may call it. Since ABI 1.
///
/// # Safety
/// `buf` is NULL or points to a variable with a buffer or NULL in it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_buf_free(buf: *mut *mut schet_buf) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call_from_callback(ptr::null_mut(), |_| close_variable(buf, |token| handle::close::<Bytes>(token).map(drop)))
    }
}
