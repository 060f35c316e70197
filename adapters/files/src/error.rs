use std::io;
use std::path::{Path, PathBuf};

use schet::ports::PortError;

/// What stops the reading of files; a row that is refused stops nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FilesError {
    /// A file that must be there is not.
    #[error("{} is missing", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file can't be read.
    #[error("{} can't be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// `operator.toml` is not an operator's.
    #[error("{}{}: {reason}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
    Operator {
        /// The file.
        path: PathBuf,
        /// The line, from 1, where it is known.
        line: Option<u64>,
        /// What is wrong, naming the field.
        reason: String,
    },
    /// The head of `calls.csv` does not name its columns.
    #[error("{}:1: {reason}", path.display())]
    Header {
        /// The file.
        path: PathBuf,
        /// What is wrong, naming the column.
        reason: String,
    },
    /// Both kinds of call records are there: the same calls would be taken twice.
    #[error("{} has both calls.csv and Master.csv, one of them is taken", path.display())]
    TwoCallFiles {
        /// The directory.
        path: PathBuf,
    },
    /// Records of Asterisk have no service and no price, and nothing was given that knows them.
    #[error("{} needs a rating: records of Asterisk have no service and no price", path.display())]
    NeedsRating {
        /// The file.
        path: PathBuf,
    },
    /// What takes the rows has failed; the rows before the line are taken.
    #[error("the rows of {file} from line {line} on could not be kept")]
    Feed {
        /// The file's name.
        file: String,
        /// The first line of the batch that was not taken.
        line: u64,
        /// Why.
        #[source]
        source: PortError,
    },
}

impl FilesError {
    /// The failure to open or read a file.
    pub(crate) fn read(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        if source.kind() == io::ErrorKind::NotFound { Self::Missing { path } } else { Self::Read { path, source } }
    }
}

/// A row or line that was refused: its place and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Refusal {
    /// The file's name.
    pub file: String,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// Why, naming the field.
    pub reason: String,
}
