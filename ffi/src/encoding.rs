//! The host's encodings: text comes in exactly or not at all, and goes out exactly or, where people read it, with
//! stand-ins for signs that the encoding lacks.

use std::borrow::Cow;

use encoding_rs::{EncoderResult, Encoding as Charset, IBM866, KOI8_R, WINDOWS_1251};

/// UTF-8; 0 stands for it.
pub const SCHET_UTF8: i32 = 1;
/// Windows code page 1251.
pub const SCHET_CP1251: i32 = 2;
/// DOS code page 866.
pub const SCHET_CP866: i32 = 3;
/// KOI8-R.
pub const SCHET_KOI8R: i32 = 4;

/// An encoding of the host's texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    #[default]
    Utf8,
    Cp1251,
    Cp866,
    Koi8r,
}

impl Encoding {
    /// The encoding of a number of the interface.
    pub(crate) fn of(code: i32) -> Option<Self> {
        match code {
            0 | SCHET_UTF8 => Some(Self::Utf8),
            SCHET_CP1251 => Some(Self::Cp1251),
            SCHET_CP866 => Some(Self::Cp866),
            SCHET_KOI8R => Some(Self::Koi8r),
            _ => None,
        }
    }

    fn charset(self) -> Option<&'static Charset> {
        match self {
            Self::Utf8 => None,
            Self::Cp1251 => Some(WINDOWS_1251),
            Self::Cp866 => Some(IBM866),
            Self::Koi8r => Some(KOI8_R),
        }
    }

    /// What it is called in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Cp1251 => "CP1251",
            Self::Cp866 => "CP866",
            Self::Koi8r => "KOI8-R",
        }
    }

    /// The text of bytes, or the place, from 0, of the first byte that is none of the encoding.
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
        if bytes.is_ascii() || self == Self::Utf8 {
            return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| error.valid_up_to());
        }
        // The one byte that CP1251 leaves open; the charset of the web reads a control character there.
        let hole = bytes.iter().position(|byte| self == Self::Cp1251 && *byte == 0x98);
        match (hole, self.charset()) {
            (Some(place), _) => Err(place),
            (None, Some(charset)) => Ok(charset.decode_without_bom_handling(bytes).0),
            (None, None) => Err(0),
        }
    }

    /// The bytes of a text whose every character counts, or the first that the encoding lacks.
    pub(crate) fn encode_exactly(self, text: &str) -> Result<Cow<'_, [u8]>, char> {
        self.encode(text, |lacking, _| Err(lacking))
    }

    /// The bytes of a text that people read: where the encoding lacks a sign, its nearest, or a question mark.
    pub(crate) fn encode_for_reading(self, text: &str) -> Cow<'_, [u8]> {
        let stand_in = |lacking, out: &mut Vec<u8>| {
            out.extend_from_slice(nearest(lacking).as_bytes());
            Ok(())
        };
        self.encode(text, stand_in).unwrap_or(Cow::Borrowed(b""))
    }

    fn encode(
        self,
        text: &str,
        mut lacks: impl FnMut(char, &mut Vec<u8>) -> Result<(), char>,
    ) -> Result<Cow<'_, [u8]>, char> {
        let Some(charset) = self.charset().filter(|_| !text.is_ascii()) else {
            return Ok(Cow::Borrowed(text.as_bytes()));
        };
        let mut encoder = charset.new_encoder();
        let (mut rest, mut out) = (text, Vec::with_capacity(text.len() + 16));
        loop {
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut out, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::InputEmpty => return Ok(Cow::Owned(out)),
                EncoderResult::OutputFull => out.reserve(rest.len() + 16),
                EncoderResult::Unmappable(lacking) => lacks(lacking, &mut out)?,
            }
        }
    }
}

/// What stands, in ASCII, for a sign that an encoding lacks.
fn nearest(sign: char) -> &'static str {
    match sign {
        '«' | '»' | '“' | '”' | '„' | '″' => "\"",
        '‘' | '’' | '‚' | '′' => "'",
        '–' | '—' | '−' | '‑' | '‐' => "-",
        '•' | '·' | '∙' => "*",
        '…' => "...",
        '№' => "N",
        '₽' => "RUB",
        '×' => "x",
        '\u{A0}' | '\u{202F}' | '\u{2009}' => " ",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8r];

    #[test]
    fn russian_comes_in_and_goes_out_unchanged() {
        let text = "Общество «Ёлка», счёт 12-А; Щука, Ъ и ь".replace(['«', '»'], "\"");
        for encoding in ALL {
            let bytes = encoding.encode_exactly(&text).unwrap().into_owned();
            assert_eq!(encoding.decode(&bytes).unwrap(), text, "{encoding:?}");
        }
        assert_eq!(Encoding::Cp866.decode(b"\x80\xF0").unwrap(), "АЁ");
        assert_eq!(Encoding::Koi8r.decode(b"\xE1\xB3").unwrap(), "АЁ");
        assert_eq!(Encoding::Cp1251.decode(b"\xC0\xA8").unwrap(), "АЁ");
    }

    #[test]
    fn every_byte_of_a_code_page_is_read_or_named() {
        for encoding in [Encoding::Cp1251, Encoding::Cp866, Encoding::Koi8r] {
            for byte in 0..=255_u8 {
                let bytes = [b'a', byte];
                match encoding.decode(&bytes) {
                    Ok(text) => {
                        assert_eq!(encoding.encode_exactly(&text).unwrap(), &bytes[..], "{encoding:?} {byte:#x}")
                    }
                    Err(place) => assert_eq!((encoding, byte, place), (Encoding::Cp1251, 0x98, 1)),
                }
            }
        }
        assert_eq!(Encoding::Utf8.decode(b"ab\xC3("), Err(2));
    }

    #[test]
    fn what_an_encoding_lacks_is_an_error_where_it_counts_and_a_stand_in_where_it_is_read() {
        assert_eq!(Encoding::Koi8r.encode_exactly("«а»"), Err('«'));
        assert_eq!(Encoding::Koi8r.encode_for_reading("«а» i•••v — № 1 ₽ 漢"), &b"\"\xC1\" i***v - N 1 RUB ?"[..]);
        assert_eq!(Encoding::Cp1251.encode_for_reading("«№»"), &b"\xAB\xB9\xBB"[..]);
        assert_eq!(Encoding::Utf8.encode_for_reading("漢"), "漢".as_bytes());
    }
}
