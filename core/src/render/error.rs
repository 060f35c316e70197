use std::fmt;

/// Why a document can't be rendered; nothing of it may be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A character that the fonts lack; it is never left out or printed as a blank.
    #[error("{field} has the character {character:?} (U+{:04X}), for which the document's font has no glyph", u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// The path of the field it is in, such as `lines[3].service`.
        field: String,
    },
    /// A number that leaves no room for the rest of its row.
    #[error("{field} is too wide for the page")]
    TooWide {
        /// The path of the field, such as `lines[3].quantity`.
        field: String,
    },
    /// A file that the document can't embed.
    #[error("the attachment {name:?} can't be embedded: {problem}")]
    Attachment {
        /// Its name.
        name: String,
        /// Why not.
        problem: &'static str,
    },
    /// The writer that takes a streamed document failed; what it took so far is no document.
    #[error("writing the document failed")]
    Write(#[from] std::io::Error),
}

/// A field of the data, for errors: a name, or a part of an entry of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Field {
    /// A field of the bill, the account or the operator.
    Named(&'static str),
    /// A part of the list's entry of that index.
    Entry(&'static str, usize, &'static str),
}

impl Field {
    pub(crate) fn lacks(self, character: char) -> RenderError {
        RenderError::MissingGlyph { character, field: self.to_string() }
    }

    pub(crate) fn too_wide(self) -> RenderError {
        RenderError::TooWide { field: self.to_string() }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Entry(list, index, part) => write!(f, "{list}[{index}].{part}"),
        }
    }
}
