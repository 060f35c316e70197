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

    /// The value of Content-Type with the name once more, for programs that look for it there: as it is in ASCII, else
    /// by RFC 2231. Encoded words within quotes, which some programs read, are no valid header (RFC 2047 section 5).
    pub(super) fn content_type(&self) -> String {
        let mut value = self.kind.media_type().to_owned();
        if self.name.is_ascii() {
            value.push_str("; name=\"");
            value.push_str(&self.name);
            value.push('"');
        } else {
            push_extended(&mut value, "name", &self.name);
        }
        value
    }
}

/// Appends a parameter in pieces of at most 60 characters by RFC 2231, no character torn.
fn push_extended(out: &mut String, name: &str, text: &str) {
    const PIECE: usize = 54;
    let mut piece = String::from("UTF-8''");
    let mut count = 0;
    let mut end_piece = |piece: &mut String| {
        out.push_str(&format!("; {name}*{count}*={piece}"));
        piece.clear();
        count += 1;
    };
    for character in text.chars() {
        let mut buffer = [0; 4];
        let mut encoded = String::new();
        for byte in character.encode_utf8(&mut buffer).bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => encoded.push(char::from(byte)),
                _ => encoded.push_str(&format!("%{byte:02X}")),
            }
        }
        if piece.len() + encoded.len() > PIECE {
            end_piece(&mut piece);
        }
        piece.push_str(&encoded);
    }
    end_piece(&mut piece);
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
    fn names_beyond_ascii_go_out_in_pieces_by_rfc_2231() {
        let name = FileName::new(&"Счёт №1 ".repeat(12), FileKind::Csv).unwrap();
        let value = name.content_type();
        let pieces: Vec<_> = value.split("; ").skip(2).collect();
        assert!(pieces.len() > 2);
        for (count, piece) in pieces.iter().enumerate() {
            let encoded = piece.strip_prefix(&format!("name*{count}*=")).unwrap();
            assert!(piece.len() <= 70 && encoded.bytes().all(|b| b.is_ascii_graphic() && b != b';' && b != b'"'));
        }
        assert!(pieces[0].starts_with("name*0*=UTF-8''%D0%A1%D1%87"));
        assert_eq!(
            FileName::new("Invoice 1", FileKind::Pdf).unwrap().content_type(),
            "application/pdf; name=\"Invoice 1.pdf\""
        );
    }
}
