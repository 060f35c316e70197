//! Bytes of the host's: pictures, files, documents.

use std::ffi::c_void;

use crate::error::Failure;
use crate::status::{SCHET_E_LENGTH, SCHET_E_NULL};
use crate::text::Field;

/// Bytes of the host's, in no encoding. They are copied before the call returns; none stand for nothing.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_bytes {
    /// The first byte; of no bytes anything.
    pub data: *const c_void,
    /// How many there are.
    pub len: u32,
    /// Not looked at.
    pub reserved: u32,
}

impl schet_bytes {
    /// Bytes of ours, for the host to read while a callback lasts.
    pub(crate) fn lent(bytes: &[u8]) -> Self {
        Self { data: bytes.as_ptr().cast(), len: u32::try_from(bytes.len()).unwrap_or(0), reserved: 0 }
    }

    /// The bytes.
    ///
    /// # Errors
    /// `SCHET_E_LENGTH` for more than `most`, before any is read; `SCHET_E_NULL` for NULL with a length.
    ///
    /// # Safety
    /// There are as many readable bytes as is stated, for as long as the slice is used.
    pub(crate) unsafe fn read<'b>(self, most: u32, field: impl Into<Field>) -> Result<&'b [u8], Failure> {
        let field = field.into();
        if self.len == 0 {
            return Ok(&[]);
        }
        if self.len > most {
            let text = format!("{field} has {} bytes, at most {most} are taken", self.len);
            return Err(Failure::new(SCHET_E_LENGTH, text).of_field(field.to_string()));
        }
        if self.data.is_null() {
            let text = format!("{field} is NULL and has a length of {}", self.len);
            return Err(Failure::new(SCHET_E_NULL, text).of_field(field.to_string()));
        }
        // SAFETY: as this function's.
        Ok(unsafe { std::slice::from_raw_parts(self.data.cast::<u8>(), self.len as usize) })
    }
}
