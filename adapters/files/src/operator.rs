use std::fs::File;
use std::io::Read;
use std::path::Path;

use schet::Operator;
use schet::order::Policy;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::de::DeTable;

use crate::FilesError;
use crate::json::{at_field, bounded};
use crate::lines::utf8;

/// The most bytes of `operator.toml`.
const MAX_BYTES: u64 = 1 << 20;

/// Reads `operator.toml`: the operator, and its policy where the file has the table `[policy]`.
///
/// # Errors
/// [`FilesError`] naming the line and the field.
pub(crate) fn read(path: &Path) -> Result<(Operator, Policy), FilesError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|source| FilesError::read(path, source))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|source| FilesError::read(path, source))?;
    parse(&bytes).map_err(|(line, reason)| FilesError::Operator { path: path.to_owned(), line, reason })
}

fn parse(bytes: &[u8]) -> Result<(Operator, Policy), (Option<u64>, String)> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err((None, format!("has more than {MAX_BYTES} bytes")));
    }
    let text = utf8(bytes).map_err(|reason| (None, reason))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut table = DeTable::parse(text).map_err(|error| located(text, "", &error))?;
    let policy = match table.get_mut().remove("policy") {
        Some(policy) => checked(text, "policy", policy.into_deserializer())?,
        None => Policy::default(),
    };
    Ok((checked(text, "", toml::Deserializer::from(table))?, policy))
}

fn checked<'de, T, D>(text: &str, table: &str, toml: D) -> Result<T, (Option<u64>, String)>
where
    T: Deserialize<'de>,
    D: serde::Deserializer<'de, Error = toml::de::Error>,
{
    serde_path_to_error::deserialize(toml).map_err(|error| {
        let path = match (table, error.path().to_string().as_str()) {
            (table, ".") => table.to_owned(),
            ("", path) => path.to_owned(),
            (table, path) => format!("{table}.{path}"),
        };
        located(text, &path, error.inner())
    })
}

fn located(text: &str, path: &str, error: &toml::de::Error) -> (Option<u64>, String) {
    let before = error.span().and_then(|span| text.as_bytes().get(..span.start));
    let line = before.map(|before| 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64);
    (line, bounded(&at_field(path, error.message())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPERATOR: &str = include_str!("../tests/data/operator.toml");

    #[test]
    fn the_sample_is_an_operator_with_a_policy() {
        let (operator, policy) = parse(OPERATOR.as_bytes()).unwrap();
        assert_eq!(operator.id.as_str(), "severline");
        assert_eq!((policy.window.last_day(), policy.repeat_months), (3, 24));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_are_taken() {
        let windows = format!("\u{FEFF}{}", OPERATOR.replace('\n', "\r\n"));
        assert_eq!(parse(windows.as_bytes()).unwrap(), parse(OPERATOR.as_bytes()).unwrap());
    }

    #[test]
    fn errors_name_line_and_field() {
        for (from, to, expected) in [
            ("7707083893", "7707083894", "requisites.inn must be an ИНН"),
            ("40702810", "40702811", "requisites: account 40702811"),
            ("id = \"severline\"", "id = \"северлайн\"", "id must be letters"),
            ("id = \"severline\"\n", "", "missing field `id`"),
            ("Europe/Moscow", "Europe/Moskva", "zone: no time zone is called"),
            ("phone =", "fone =", "contact.fone: unknown field `fone`"),
            ("repeat_months = 24", "repeat_months = -1", "policy.repeat_months: invalid value"),
            ("repeat_months", "repeat_years", "unknown field `repeat_years`"),
            ("last_day = 3", "last_day = 31", "policy.window: a formation window runs"),
            ("id = \"severline\"", "id = \"severline", "invalid"),
            ("id = \"severline\"", "id = \"severline\"\nid = \"two\"", "duplicate key"),
        ] {
            let text = OPERATOR.replacen(from, to, 1);
            assert_ne!(text, OPERATOR, "{from}");
            let (line, reason) = parse(text.as_bytes()).unwrap_err();
            assert!(reason.contains(expected), "{reason:?} instead of {expected:?}");
            assert!(line.is_some(), "no line: {reason}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(parse(b"id = \"\xFF\"").unwrap_err().1.contains("is not UTF-8 at byte 7"));
        assert!(parse(&vec![b'#'; 2 << 20]).unwrap_err().1.contains("has more than"));
    }
}
