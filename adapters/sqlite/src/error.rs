use std::sync::Arc;

use rusqlite::ErrorCode;
use schet::ports::{CommitError, Conflict, PortError, PortErrorKind};

/// Why a piece of work inside the database did not succeed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// SQLite says so, before anything was written for good.
    Sql(rusqlite::Error),
    /// The transaction of this work and of others ended so; whether it is in the file is not always known.
    Transaction {
        /// What SQLite said.
        error: Arc<rusqlite::Error>,
        /// Whether the transaction may be in the file all the same.
        perhaps_done: bool,
    },
    /// A stored row is not what it should be; the text names the field.
    Corrupt(String),
    /// What was given can't be stored; the text names the field.
    Rejected(String),
    /// A change of a commit does not fit what is stored.
    Conflict {
        /// The change's place in the commit.
        place: usize,
        /// With what.
        conflict: Conflict,
    },
    /// Whoever did the work for this caller broke off.
    Abandoned,
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl Failure {
    /// The failure of something that was being done, as the ports tell it.
    pub(crate) fn during(self, doing: &str) -> PortError {
        match self {
            Self::Sql(error) => PortError::new(kind(&error), doing).caused_by(error),
            Self::Transaction { error, perhaps_done } => {
                let port = PortError::new(kind(&error), doing).caused_by(error);
                if perhaps_done { port.perhaps_done() } else { port }
            }
            Self::Corrupt(what) => PortError::new(PortErrorKind::Corrupt, format!("{doing}: {what}")),
            Self::Rejected(what) => PortError::new(PortErrorKind::Rejected, format!("{doing}: {what}")),
            Self::Conflict { place, conflict } => CommitError::conflict(place, conflict).into_port_error(),
            Self::Abandoned => {
                PortError::new(PortErrorKind::Unavailable, format!("{doing}: another caller's thread broke off"))
                    .perhaps_done()
            }
        }
    }

    /// The failure of a commit.
    pub(crate) fn during_commit(self) -> CommitError {
        match self {
            Self::Conflict { place, conflict } => CommitError::conflict(place, conflict),
            other => CommitError::Port(other.during("committing changes")),
        }
    }
}

/// The kind of failure that an error of SQLite is.
pub(crate) fn kind(error: &rusqlite::Error) -> PortErrorKind {
    use rusqlite::Error as E;
    match error {
        E::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DiskFull => PortErrorKind::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => PortErrorKind::Corrupt,
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::OperationInterrupted
            | ErrorCode::OperationAborted
            | ErrorCode::OutOfMemory
            | ErrorCode::FileLockingProtocolFailed => PortErrorKind::Unavailable,
            _ => PortErrorKind::Rejected,
        },
        E::FromSqlConversionFailure(..)
        | E::IntegralValueOutOfRange(..)
        | E::InvalidColumnType(..)
        | E::Utf8Error(..) => PortErrorKind::Corrupt,
        _ => PortErrorKind::Rejected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p4_the_kind_tells_what_to_do() {
        let of = |code| kind(&rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        assert_eq!(of(rusqlite::ffi::SQLITE_FULL), PortErrorKind::Full);
        assert_eq!(of(rusqlite::ffi::SQLITE_BUSY), PortErrorKind::Unavailable);
        assert_eq!(of(rusqlite::ffi::SQLITE_IOERR), PortErrorKind::Unavailable);
        assert_eq!(of(rusqlite::ffi::SQLITE_CORRUPT), PortErrorKind::Corrupt);
        assert_eq!(of(rusqlite::ffi::SQLITE_NOTADB), PortErrorKind::Corrupt);
        assert_eq!(of(rusqlite::ffi::SQLITE_READONLY), PortErrorKind::Rejected);
    }

    #[test]
    fn p4_only_a_failed_commit_may_have_happened() {
        let full = || rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
        assert!(!Failure::Sql(full()).during("writing").may_have_happened);
        let ended = |perhaps_done| Failure::Transaction { error: Arc::new(full()), perhaps_done }.during("writing");
        assert!(ended(true).may_have_happened);
        assert!(!ended(false).may_have_happened);
        assert_eq!(ended(true).kind, PortErrorKind::Full);
    }
}
