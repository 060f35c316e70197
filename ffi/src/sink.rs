//! Where a document goes that may be large: a callback of the host's, called piece by piece.

use std::ffi::c_void;
use std::io;

use crate::error::Failure;
use crate::host;
use crate::record::record;
use crate::status::SCHET_E_NULL;

/// How much is gathered before the host is called.
const PIECE: usize = 64 * 1024;

/// A piece of a document.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_piece {
    /// sizeof(schet_piece).
    pub struct_size: u32,
    /// How many bytes it has.
    pub len: u32,
    /// Its first byte; it can be read until the callback returns.
    pub data: *const c_void,
}
record!(schet_piece, 16);

/// A callback that takes a piece of a document, all of it, and answers SCHET_HOST_DONE; any other answer ends the call
/// with SCHET_E_HOST or SCHET_E_CANCELLED, and what was taken is no document. It must not raise, throw or jump out.
pub type schet_write_fn = Option<unsafe extern "C" fn(ctx: *mut c_void, piece: *const schet_piece) -> i32>;

/// Where a document goes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_sink {
    /// sizeof(schet_sink).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// Given to the callback as it is.
    pub ctx: *mut c_void,
    /// Takes a piece.
    pub write: schet_write_fn,
}
record!(schet_sink, 24);

/// A host's sink as Rust writes into it. What the host answered last, where that was not that it is done, is kept.
pub(crate) struct Sink {
    ctx: *mut c_void,
    write: unsafe extern "C" fn(*mut c_void, *const schet_piece) -> i32,
    refused: Option<Failure>,
}

// SAFETY: the sink is used by the thread that is in the call, one at a time, and the docs of the functions that take one
// say so; its pointer is the host's and is only passed on.
unsafe impl Send for Sink {}

impl Sink {
    /// The sink of a call.
    ///
    /// # Safety
    /// The callback may be called with the context for as long as the sink lives.
    pub(crate) unsafe fn new(sink: schet_sink) -> Result<Self, Failure> {
        let write =
            sink.write.ok_or_else(|| Failure::new(SCHET_E_NULL, "sink.write is NULL").of_field("sink.write"))?;
        Ok(Self { ctx: sink.ctx, write, refused: None })
    }

    /// What the host answered, where that was not that it is done; told once.
    pub(crate) fn refused(&mut self) -> Option<Failure> {
        self.refused.take()
    }

    /// Does something that writes into the sink, in pieces of a good size; what the host answered is its failure.
    pub(crate) fn take<T>(
        &mut self,
        work: impl FnOnce(&mut io::BufWriter<&mut Self>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut buffered = io::BufWriter::with_capacity(PIECE, &mut *self);
        let mut result = work(&mut buffered);
        if result.is_ok()
            && let Err(error) = io::Write::flush(&mut buffered)
        {
            result = Err(Failure::new(crate::status::SCHET_E_OUTPUT, error.to_string()));
        }
        // What is left in the buffer after a failure is not sent behind it.
        drop(buffered.into_parts());
        match self.refused.take() {
            Some(refused) => Err(refused),
            None => result,
        }
    }
}

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.refused.is_some() {
            return Err(io::Error::other("the host's sink has refused a piece"));
        }
        for part in bytes.chunks(1 << 30) {
            let piece = schet_piece {
                struct_size: u32::try_from(size_of::<schet_piece>()).unwrap_or(0),
                len: u32::try_from(part.len()).unwrap_or(0),
                data: part.as_ptr().cast(),
            };
            // SAFETY: whoever made the sink vouched for the callback; the piece lives until it returns.
            let answer = unsafe { (self.write)(self.ctx, &raw const piece) };
            if let Err(refused) = host::done("sink", answer) {
                self.refused = Some(refused);
                return Err(io::Error::other("the host's sink has refused a piece"));
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
