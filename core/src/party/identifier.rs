use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::{TextError, text_type};

/// Declares an identifier: a short text of a fixed alphabet.
macro_rules! identifier {
    ($(#[$docs:meta])* $name:ident, $limit:literal, $valid:expr, $form:literal) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks an identifier.
            ///
            /// # Errors
            /// [`TextError`] when it is empty, too long, has a character outside its alphabet, or begins wrongly.
            pub fn new(text: &str) -> Result<Self, TextError> {
                let text = crate::text::checked(text, $limit)?;
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok(Self(text.into())) } else { Err(TextError::Form($form)) }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        text_type!($name);
    };
}

identifier! {
    /// The operator whose section this is: 1 to 32 characters of `a–z A–Z 0–9 . _ -`, the first a letter or a digit.
    OperatorId, 32, |text| is_word(text, ".-_"),
    "must be letters, digits, '.', '_' or '-', beginning with a letter or a digit"
}

identifier! {
    /// The number of an account (лицевой счёт): 1 to 32 characters of `a–z A–Z 0–9 . _ - /`, the first and each after
    /// a `/` a letter or a digit, so that no number climbs out of a directory.
    AccountNumber, 32, |text| text.split('/').all(|part| is_word(part, ".-_")),
    "must be letters, digits, '.', '_', '-' or '/', beginning with a letter or a digit, also after each '/'"
}

identifier! {
    /// One SIP line: an E.164 number with or without `+`, or a SIP user name; 1 to 64 characters of
    /// `a–z A–Z 0–9 . _ - + @ :`, the first a letter, a digit, or a `+` before a digit.
    SubscriberId, 64, |text| match text.strip_prefix('+') {
        Some(number) => number.starts_with(|c: char| c.is_ascii_digit()) && is_word(number, ".-_+@:"),
        None => is_word(text, ".-_+@:"),
    },
    "must be an E.164 number or a SIP user name: letters, digits, '.', '_', '-', '+', '@' or ':'"
}

/// Whether text is of ASCII letters, digits and the others given, and begins with a letter or a digit.
fn is_word(text: &str, others: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

impl SubscriberId {
    /// The digits of an E.164 number: 7 to 15 of them after an optional `+`; `None` for a SIP user name.
    #[must_use]
    pub fn e164_digits(&self) -> Option<&str> {
        e164_digits(&self.0)
    }
}

/// The digits of a text that is an E.164 number: 7 to 15 of them after an optional `+`.
#[inline]
pub(crate) fn e164_digits(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    ((7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}
