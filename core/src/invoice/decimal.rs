//! Decimal numbers as a billing writes them: as text, of which no reader makes a binary fraction, or whole.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a decimal number: digits with an optional sign `-` and decimals behind a point, as text; or a whole number.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    Number::deserialize(from).map(|number| number.0)
}

/// Reads a decimal number that may be missing.
pub(super) fn read_if<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    Ok(Option::<Number>::deserialize(from)?.map(|number| number.0))
}

struct Number(Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal number as text, such as \"2.5\", or a whole number")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                let short = || text.chars().take(40).collect::<String>();
                let number = if is_plain(text) { text.parse().ok() } else { None };
                number.map(Number).ok_or_else(|| E::invalid_value(Unexpected::Str(&short()), &self))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
                Ok(Number(number.into()))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
                Ok(Number(number.into()))
            }
        }
        from.deserialize_any(Reader)
    }
}

/// Whether text is digits, with an optional sign before and an optional point among them.
fn is_plain(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    match magnitude.split_once('.') {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(magnitude),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r19_decimals_come_as_text_or_whole_and_never_as_binary_fractions() {
        let read = |json: &str| serde_json::from_str::<Number>(json).map(|number| number.0.to_string());
        for (json, expected) in [
            ("\"2.5\"", "2.5"),
            ("\"-0.05\"", "-0.05"),
            ("\"007\"", "7"),
            ("3", "3"),
            ("-3", "-3"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert_eq!(read(json).unwrap(), expected);
        }
        for json in [
            "2.5",
            "1e3",
            "null",
            "true",
            "[]",
            "\"\"",
            "\"1e3\"",
            "\"+5\"",
            "\"1_000\"",
            "\".5\"",
            "\"5.\"",
            "\"1,5\"",
            "\"--1\"",
            "\"1.2.3\"",
            "\" 1\"",
            "\"٣\"",
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains("a decimal number as text"), "{json}: {error}");
        }
        assert!(read(&format!("\"{}\"", "9".repeat(40))).is_err());
        let long = read(&format!("\"{}\"", "x".repeat(2_000_000))).unwrap_err().to_string();
        assert!(long.len() < 200, "{}", long.len());
    }
}
