//! Text from outside, checked once: single lines of bounded length without control or invisible characters. It never
//! changes, so a clone shares it: orders, changes and calls by the million carry the same few names.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

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
    /// A control character: CR, LF, NUL, TAB and their like, a line or paragraph separator, or a character that is
    /// not seen but changes how others are read, such as a change of direction, a joiner or a zero-width space.
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
pub struct Line(Arc<str>);

/// A name: a [`Line`] that does not begin with `=`, which has no use but as a formula.
///
/// `+`, `-` and `@` begin honest names, and formulas too: whoever writes sheets neutralises them there.
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
    /// [`TextError`] as for a [`Line`], and [`TextError::Formula`] when it begins with `=`, be it full-width.
    pub fn new(text: &str) -> Result<Self, TextError> {
        no_formula(checked(text, Line::LIMIT)?).map(|text| Self(Line(text.into())))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The text, unless a spreadsheet takes it for a formula.
///
/// # Errors
/// [`TextError::Formula`] when it begins with `=`, be it full-width.
pub(crate) fn no_formula(text: &str) -> Result<&str, TextError> {
    if text.starts_with(['=', '\u{FF1D}']) { Err(TextError::Formula) } else { Ok(text) }
}

impl From<Name> for Line {
    fn from(name: Name) -> Self {
        name.0
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
    // Calls are read by the million, and most of their texts are printable ASCII: one quick pass tells.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let unwanted = || text.chars().enumerate().find(|(_, c)| is_unwanted(*c));
    if let Some((place, found)) = if is_plain { None } else { unwanted() } {
        return Err(TextError::Control { code: found as u32, place: place + 1 });
    }
    let text = text.trim();
    let found = if is_plain { text.len() } else { text.chars().count() };
    match found {
        0 => Err(TextError::Empty),
        _ if found > limit => Err(TextError::TooLong { found, limit }),
        _ => Ok(text),
    }
}

/// Whether a character breaks a line, or is not seen though it changes how others are read: separators, changes of
/// direction, joiners, fillers, tags and noncharacters.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
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
