//! Text across the border: in by pointer and length, out into arrays of a fixed size.

use std::borrow::Cow;
use std::ffi::{OsString, c_char};
use std::fmt::{self, Display};
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;
use std::str::FromStr;

use crate::encoding::Encoding;
use crate::error::Failure;
use crate::status::{SCHET_E_ENCODING, SCHET_E_LENGTH, SCHET_E_NULL};

/// The most bytes of one text.
pub const SCHET_MAX_TEXT: u32 = 4096;

/// A text of the host: so many bytes in the encoding that was chosen, without a NUL. Blanks at its end don't count, so
/// a PIC X field can be passed as it is; what is empty or all blank is absent. It is copied before the call returns.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_text {
    /// Its first byte; of an empty text anything.
    pub data: *const c_char,
    /// How many bytes it has, at most SCHET_MAX_TEXT.
    pub len: u32,
    /// Not looked at.
    pub reserved: u32,
}

/// Where a text stands, for errors: a field, or one of a list's entry.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    list: Option<(&'static str, usize)>,
    name: &'static str,
}

/// Reads texts of the host.
#[derive(Clone, Copy)]
pub(crate) struct TextReader {
    encoding: Encoding,
}

impl TextReader {
    /// A reader of texts in an encoding.
    ///
    /// # Safety
    /// Every text that is given to it comes from the host for the call that is under way, and the host vouches for as
    /// many readable bytes as it states.
    pub(crate) unsafe fn new(encoding: Encoding) -> Self {
        Self { encoding }
    }

    /// The text; `None` for an absent one.
    pub(crate) fn optional<'t>(
        self,
        text: schet_text,
        field: impl Into<Field>,
    ) -> Result<Option<Cow<'t, str>>, Failure> {
        let field = field.into();
        let Some(bytes) = self.bytes(text, field)? else { return Ok(None) };
        if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
            return Err(Failure::value(field.to_string(), format_args!("has a NUL at byte {}", place + 1)));
        }
        self.encoding.decode(bytes).map(Some).map_err(|place| {
            let byte = bytes.get(place).copied().unwrap_or_default();
            let text = format!(
                "{field} has the byte 0x{byte:02X} at byte {}, which is none of {}",
                place + 1,
                self.encoding.name()
            );
            Failure::new(SCHET_E_ENCODING, text).of_field(field.to_string())
        })
    }

    /// What a text that must be there says.
    pub(crate) fn parse<T: FromStr<Err: Display>>(
        self,
        text: schet_text,
        field: impl Into<Field>,
    ) -> Result<T, Failure> {
        let field = field.into();
        self.parse_optional(text, field)?.ok_or_else(|| Failure::missing(field.to_string()))
    }

    /// What a text says; `None` for an absent one.
    pub(crate) fn parse_optional<T: FromStr<Err: Display>>(
        self,
        text: schet_text,
        field: impl Into<Field>,
    ) -> Result<Option<T>, Failure> {
        let field = field.into();
        let Some(text) = self.optional(text, field)? else { return Ok(None) };
        text.parse().map(Some).map_err(|problem| Failure::value(field.to_string(), problem))
    }

    /// A path, whose bytes are the file system's and in no encoding; `None` for an absent one.
    pub(crate) fn path(self, text: schet_text, field: &'static str) -> Result<Option<PathBuf>, Failure> {
        let Some(bytes) = self.bytes(text, field.into())? else { return Ok(None) };
        if bytes.contains(&0) {
            return Err(Failure::value(field, "has a NUL"));
        }
        Ok(Some(PathBuf::from(OsString::from_vec(bytes.to_vec()))))
    }

    /// The bytes but for blanks at the end; `None` where none are left.
    fn bytes<'t>(self, text: schet_text, field: Field) -> Result<Option<&'t [u8]>, Failure> {
        if text.len == 0 {
            return Ok(None);
        }
        if text.len > SCHET_MAX_TEXT {
            let message = format!("{field} has {} bytes, at most {SCHET_MAX_TEXT} are taken", text.len);
            return Err(Failure::new(SCHET_E_LENGTH, message).of_field(field.to_string()));
        }
        if text.data.is_null() {
            let message = format!("{field} is NULL and has a length of {}", text.len);
            return Err(Failure::new(SCHET_E_NULL, message).of_field(field.to_string()));
        }
        // SAFETY: whoever made this reader vouched for so many readable bytes for the time of the call.
        let bytes = unsafe { std::slice::from_raw_parts(text.data.cast::<u8>(), text.len as usize) };
        let kept = bytes.iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
        Ok(bytes.get(..kept).filter(|bytes| !bytes.is_empty()))
    }
}

/// Texts of an array.
///
/// # Safety
/// The pointer is NULL or points to `count` texts.
pub(crate) unsafe fn read_texts(
    from: *const schet_text,
    count: u32,
    most: u32,
    field: &'static str,
) -> Result<impl Iterator<Item = schet_text>, Failure> {
    if count > most {
        let text = format!("{count} texts in {field} are too many: at most {most}");
        return Err(Failure::new(SCHET_E_LENGTH, text).of_field(field));
    }
    if from.is_null() && count > 0 {
        return Err(Failure::new(SCHET_E_NULL, format!("{field} is NULL and has {count} texts")).of_field(field));
    }
    // SAFETY: as this function's.
    Ok((0..count as usize).map(move |place| unsafe { from.wrapping_add(place).read_unaligned() }))
}

impl schet_text {
    /// A text given by pointer and length.
    pub(crate) fn new(data: *const c_char, len: u32) -> Self {
        Self { data, len, reserved: 0 }
    }

    /// A text of ours, for the host to read while a callback lasts.
    pub(crate) fn lent(bytes: &[u8]) -> Self {
        Self::new(bytes.as_ptr().cast(), u32::try_from(bytes.len()).unwrap_or(0))
    }
}

impl Field {
    /// A part of an entry of a list.
    pub(crate) fn entry(list: &'static str, place: usize, name: &'static str) -> Self {
        Self { list: Some((list, place)), name }
    }
}

impl From<&'static str> for Field {
    fn from(name: &'static str) -> Self {
        Self { list: None, name }
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.list {
            Some((list, place)) if self.name.is_empty() => write!(f, "{list}[{place}]"),
            Some((list, place)) => write!(f, "{list}[{place}].{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// Puts a text that people read into an array of the host's, cut between characters, with NULs to its end.
pub(crate) fn put<const N: usize>(into: &mut [c_char; N], text: &str, encoding: Encoding) {
    let bytes = encoding.encode_for_reading(text);
    let mut kept = bytes.len().min(N.saturating_sub(1));
    if encoding == Encoding::Utf8 {
        while kept > 0 && !text.is_char_boundary(kept) {
            kept -= 1;
        }
    }
    into.fill(0);
    for (place, byte) in into.iter_mut().zip(bytes.iter().take(kept)) {
        *place = c_char::from_ne_bytes([*byte]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(encoding: Encoding) -> TextReader {
        // SAFETY: the tests give slices.
        unsafe { TextReader::new(encoding) }
    }

    fn read(bytes: &[u8], encoding: Encoding) -> Result<Option<String>, i32> {
        let text = reader(encoding).optional(schet_text::lent(bytes), "name");
        text.map(|text| text.map(Cow::into_owned)).map_err(|failure| failure.status)
    }

    #[test]
    fn blanks_at_the_end_do_not_count() {
        assert_eq!(read(b"ab  ", Encoding::Utf8), Ok(Some("ab".to_owned())));
        assert_eq!(read(b" ab", Encoding::Cp866), Ok(Some(" ab".to_owned())));
        assert_eq!(read(b"    ", Encoding::Utf8), Ok(None));
        assert_eq!(read(b"", Encoding::Utf8), Ok(None));
    }

    #[test]
    fn a_length_over_the_maximum_is_refused_before_anything_is_read() {
        let absurd = schet_text::new(std::ptr::dangling(), SCHET_MAX_TEXT + 1);
        assert_eq!(reader(Encoding::Utf8).optional(absurd, "name").unwrap_err().status, SCHET_E_LENGTH);
        let null = schet_text::new(std::ptr::null(), 1);
        assert_eq!(reader(Encoding::Utf8).optional(null, "name").unwrap_err().status, SCHET_E_NULL);
    }

    #[test]
    fn bytes_that_are_none_of_the_encoding_are_named() {
        assert_eq!(read(b"a\xFF", Encoding::Utf8), Err(SCHET_E_ENCODING));
        assert_eq!(read(b"a\x98", Encoding::Cp1251), Err(SCHET_E_ENCODING));
        assert!(read(b"a\0b", Encoding::Koi8r).is_err());
        assert!(read(b"a\0", Encoding::Utf8).is_err());
    }

    #[test]
    fn what_goes_out_is_cut_between_characters_and_ends_with_a_nul() {
        let mut array = [1; 6];
        put(&mut array, "счёт", Encoding::Utf8);
        assert_eq!(array.map(|c| c.to_ne_bytes()[0])[..], [0xD1, 0x81, 0xD1, 0x87, 0, 0]);
        put(&mut array, "счёт и", Encoding::Cp1251);
        assert_eq!(array.map(|c| c.to_ne_bytes()[0])[..], [0xF1, 0xF7, 0xB8, 0xF2, b' ', 0]);
        put(&mut array, "", Encoding::Utf8);
        assert_eq!(array, [0; 6]);
    }
}
