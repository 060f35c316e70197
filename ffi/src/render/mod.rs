//! Documents from data, without any storage (R8, R10, R21).

mod invoice;
mod paper;
mod writer;

pub use invoice::*;
pub use paper::*;

use std::sync::{Arc, Mutex};

use schet::Operator;
use schet::render::Renderer;

use crate::boundary::call;
use crate::buffer::{OutHandle, close_variable};
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::handle::{self, Held, Object};
use crate::record::{read, record};
use crate::service::{Caller, check_abi, schet_operator};
use crate::text::TextReader;

/// Makes documents of data, one at a time; it keeps its buffers between them. One thread at a time uses it.
pub struct schet_renderer {
    _opaque: [u8; 0],
}

/// Whose documents are made.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_renderer_config {
    /// sizeof(schet_renderer_config).
    pub struct_size: u32,
    /// The encoding of all texts: SCHET_UTF8, which 0 stands for too, SCHET_CP1251, SCHET_CP866 or SCHET_KOI8R.
    pub encoding: i32,
    /// The operator.
    pub operator_info: *const schet_operator,
}
record!(schet_renderer_config, 16);

/// What the handle of a renderer stands for.
struct Press {
    encoding: Encoding,
    operator: Arc<Operator>,
    renderer: Mutex<Renderer>,
}

impl Object for Press {
    const KIND: u8 = 4;
    const NAME: &'static str = "schet_renderer";
}

/// Makes a renderer of an operator's documents; the first in a process prepares the fonts. `abi_version` is
/// SCHET_ABI_VERSION of the header that the program was built with. Since ABI 1.
///
/// # Safety
/// `config` is a struct of its size whose pointers are as it says; `out` is a variable; `error` is NULL or a struct of
/// its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_renderer_open(
    abi_version: u32,
    config: *const schet_renderer_config,
    out: *mut *mut schet_renderer,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            check_abi(abi_version)?;
            let (config, out) = (read(config)?, OutHandle::new(out)?);
            let encoding =
                Encoding::of(config.encoding).ok_or_else(|| codes::unknown("config.encoding", config.encoding))?;
            caller.speaks(encoding);
            let operator = read(config.operator_info)?.to_domain(TextReader::new(encoding))?;
            let renderer = Mutex::new(Renderer::new());
            out.write(handle::open(Press { encoding, operator: Arc::new(operator), renderer })?);
            Ok(())
        })
    }
}

/// Closes a renderer and sets the variable to NULL; of NULL nothing is done. Papers that were begun with it go on.
/// Since ABI 1.
///
/// # Safety
/// `renderer` is NULL or a variable with a renderer or NULL in it; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_renderer_close(renderer: *mut *mut schet_renderer, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe { call(error, |_| close_variable(renderer, |token| handle::close::<Press>(token).map(drop))) }
}

/// The renderer of a call.
fn press(caller: &mut Caller, renderer: *const schet_renderer) -> Result<Held<Press>, Failure> {
    let press = handle::hold::<Press>(renderer.addr())?;
    caller.speaks(press.encoding);
    Ok(press)
}

impl Press {
    /// A reader of the host's texts.
    ///
    /// # Safety
    /// As [`TextReader::new`].
    unsafe fn reader(&self) -> TextReader {
        // SAFETY: as this function's.
        unsafe { TextReader::new(self.encoding) }
    }
}
