//! What may stand in a header: checked texts and file names.

use crate::text::{FieldError, TextError, checked};

/// A header's text: 1 to 250 characters without CR, LF, NUL or any other control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeaderText(Box<str>);

impl HeaderText {
    const LIMIT: usize = 250;

    /// Checks a text for the named header.
    ///
    /// # Errors
    /// [`FieldError`] naming the header.
    pub(super) fn new(header: &'static str, text: &str) -> Result<Self, FieldError> {
        checked(text, Self::LIMIT).map(|text| Self(text.into())).map_err(|problem| FieldError::new(header, problem))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an attachment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Pdf,
    Csv,
    Xlsx,
}

impl FileKind {
    fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The name of an attached file, which every system takes: at most 100 characters and the extension, none of them a
/// control character or one of `/ \ : * ? " < > |`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileName {
    name: Box<str>,
    kind: FileKind,
}

impl FileName {
    /// The name made of a stem; characters that file names don't have become `-`.
    ///
    /// # Errors
    /// [`FieldError`] when the stem is empty, overlong or has a control character.
    pub(super) fn new(stem: &str, kind: FileKind) -> Result<Self, FieldError> {
        let error = |problem| FieldError::new("attachment.name", problem);
        let stem: String = checked(stem, 100)
            .map_err(error)?
            .chars()
            .map(|c| {
                if r#"/\:*?"<>|"#.contains(c) {
                    '-'
                } else if c == '\u{a0}' {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let stem = stem.trim_matches(|c: char| c == '.' || c == ' ');
        if stem.is_empty() {
            return Err(error(TextError::Empty));
        }
        Ok(Self { name: format!("{stem}.{}", kind.extension()).into(), kind })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.name
    }

    /// The value of Content-Type with the name for programs that know no RFC 2231, Outlook over IMAP among them:
    /// encoded words within quotes, which RFC 2047 section 5 does not foresee and every such program reads.
    pub(super) fn content_type(&self) -> String {
        let mut value = format!("{}; name=\"", self.kind.media_type());
        if self.name.is_ascii() {
            value.push_str(&self.name);
        } else {
            push_encoded_words(&mut value, &self.name);
        }
        value.push('"');
        value
    }
}

/// Appends RFC 2047 encoded words of at most 75 characters, parted by blanks, no character torn.
fn push_encoded_words(out: &mut String, text: &str) {
    // "=?utf-8?B?" and "?=" leave 63 characters: 15 groups of base64, 45 bytes.
    const BYTES: usize = 45;
    let mut rest = text;
    while !rest.is_empty() {
        let end = (0..=BYTES.min(rest.len())).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        out.push_str("=?utf-8?B?");
        push_base64(out, word.as_bytes());
        out.push_str("?=");
        rest = tail;
        if !rest.is_empty() {
            out.push(' ');
        }
    }
}

fn push_base64(out: &mut String, bytes: &[u8]) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for group in bytes.chunks(3) {
        let at = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= group.len() { char::from(digit) } else { '=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_takes_no_line_break_in_any_guise() {
        for text in ["a\r\nBcc: x@y.ru", "a\nb", "a\rb", "a\0b", "a\u{85}b", "a\u{2028}b", "a\u{b}b", "", " "] {
            assert!(HeaderText::new("Subject", text).is_err(), "{text:?}");
            assert!(FileName::new(text, FileKind::Pdf).is_err(), "{text:?}");
        }
        let long = "я".repeat(2 * 1024 * 1024);
        let error = HeaderText::new("Subject", &long).unwrap_err();
        assert_eq!(error.field, "Subject");
        assert!(FileName::new(&long, FileKind::Pdf).is_err());
    }

    #[test]
    fn file_names_are_names_on_every_system() {
        let cases = [
            ("../../etc/passwd", "-..-etc-passwd.pdf"),
            ("Счёт № А/12\\3 «x\"y»", "Счёт № А-12-3 «x-y».pdf"),
            ("a:b*c?d<e>f|g.", "a-b-c-d-e-f-g.pdf"),
        ];
        for (stem, name) in cases {
            assert_eq!(FileName::new(stem, FileKind::Pdf).unwrap().as_str(), name);
        }
        assert!(FileName::new("...", FileKind::Pdf).is_err());
    }

    #[test]
    fn names_go_out_as_encoded_words_of_at_most_75_characters() {
        let name = FileName::new(&"Счёт №1 ".repeat(12), FileKind::Csv).unwrap();
        let value = name.content_type();
        let words: Vec<_> = value.split('"').nth(1).unwrap().split(' ').collect();
        assert!(words.len() > 2);
        assert!(words.iter().all(|word| word.len() <= 75 && word.starts_with("=?utf-8?B?") && word.ends_with("?=")));
        assert_eq!(
            FileName::new("Invoice 1", FileKind::Pdf).unwrap().content_type(),
            "application/pdf; name=\"Invoice 1.pdf\""
        );
    }

    #[test]
    fn base64_pads_as_rfc_4648_says() {
        for (text, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            let mut out = String::new();
            push_base64(&mut out, text.as_bytes());
            assert_eq!(out, encoded);
        }
    }
}
