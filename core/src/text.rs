//! Text from outside, checked once: single lines of bounded length without control characters.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// What is wrong with a piece of text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing but blanks.
    #[error("is empty")]
    Empty,
    /// More characters than the field takes.
    #[error("has {found} characters or more, at most {limit} are taken")]
    TooLong {
        /// A lower bound of the number of characters found.
        found: usize,
        /// The most that the field takes.
        limit: usize,
    },
    /// A control character: CR, LF, NUL, TAB and their like, or a line or paragraph separator.
    #[error("has the control character U+{code:04X} at character {place}")]
    Control {
        /// The character's code point.
        code: u32,
        /// Its place in the text, counted from 1.
        place: usize,
    },
    /// A name that a spreadsheet would take for a formula.
    #[error("begins with '=', which a spreadsheet takes for a formula")]
    Formula,
    /// Not of the form that the field demands; the text says which.
    #[error("{0}")]
    Form(&'static str),
}

/// A field and what is wrong with it: the form in which bad input is reported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct FieldError {
    /// The field's path, such as `lines[3].service`.
    pub field: Cow<'static, str>,
    /// What is wrong with it.
    pub problem: TextError,
}

impl FieldError {
    /// An error of a field.
    pub fn new(field: impl Into<Cow<'static, str>>, problem: TextError) -> Self {
        Self { field: field.into(), problem }
    }
}

/// One line of text: 1 to 500 characters, no control characters, blanks trimmed at both ends.
///
/// ```
/// use schet::text::Line;
/// assert_eq!(Line::new(" ООО «Ромашка» ")?.as_str(), "ООО «Ромашка»");
/// assert!(Line::new("one\r\nBcc: two").is_err());
/// # Ok::<(), schet::text::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(Box<str>);

/// A name: a [`Line`] that no spreadsheet takes for a formula.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(Line);

impl Line {
    /// The most characters a line has.
    pub const LIMIT: usize = 500;

    /// Checks a line.
    ///
    /// # Errors
    /// [`TextError`] for an empty or overlong text and for control characters.
    pub fn new(text: &str) -> Result<Self, TextError> {
        checked(text, Self::LIMIT).map(|text| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Name {
    /// Checks a name.
    ///
    /// # Errors
    /// [`TextError`] as for a [`Line`], and [`TextError::Formula`] when it begins with `=`.
    pub fn new(text: &str) -> Result<Self, TextError> {
        let line = Line::new(text)?;
        if line.as_str().starts_with('=') { Err(TextError::Formula) } else { Ok(Self(line)) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The text without its outer blanks, if it is 1 to `limit` characters and none of them a control character.
///
/// # Errors
/// [`TextError`] for an empty or overlong text and for control characters.
pub(crate) fn checked(text: &str, limit: usize) -> Result<&str, TextError> {
    // A character is at most four bytes: what is longer is refused before it is walked.
    if text.len() > limit.saturating_mul(4).saturating_add(64) {
        return Err(TextError::TooLong { found: text.len() / 4, limit });
    }
    let unwanted = |c: &char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if let Some((place, found)) = text.chars().enumerate().find(|(_, c)| unwanted(c)) {
        return Err(TextError::Control { code: found as u32, place: place + 1 });
    }
    let text = text.trim();
    let found = text.chars().count();
    match found {
        0 => Err(TextError::Empty),
        _ if found > limit => Err(TextError::TooLong { found, limit }),
        _ => Ok(text),
    }
}

/// Implements the conversions and `Display` of a checked text type.
macro_rules! text_type {
    ($type:ty) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl TryFrom<String> for $type {
            type Error = TextError;

            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(&text)
            }
        }

        impl std::str::FromStr for $type {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl From<$type> for String {
            fn from(text: $type) -> Self {
                text.as_str().to_owned()
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
}
pub(crate) use text_type;

text_type!(Line);
text_type!(Name);
