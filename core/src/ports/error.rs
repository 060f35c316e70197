use std::error::Error;

/// A failure of a port (P4).
#[derive(Debug, thiserror::Error)]
#[error("{kind}: {context}")]
pub struct PortError {
    /// What went wrong, in kind.
    pub kind: PortErrorKind,
    /// What was being done, for whoever mends it; names no customer's data.
    pub context: String,
    /// Whether the action may have happened all the same.
    pub may_have_happened: bool,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

/// The kinds of failure that a caller tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PortErrorKind {
    /// Not reachable, locked, or overloaded: the same call may succeed later.
    Unavailable,
    /// No room: disk full, quota used up.
    Full,
    /// What is stored can't be read as what it should be.
    Corrupt,
    /// The call can't be served as it is, now or later.
    Rejected,
}

impl PortError {
    /// A failure before anything happened.
    pub fn new(kind: PortErrorKind, context: impl Into<String>) -> Self {
        Self { kind, context: context.into(), may_have_happened: false, source: None }
    }

    /// The same failure with its cause.
    #[must_use]
    pub fn caused_by(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The same failure, after which the action may have happened.
    #[must_use]
    pub fn perhaps_done(self) -> Self {
        Self { may_have_happened: true, ..self }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.kind, PortErrorKind::Unavailable | PortErrorKind::Full)
    }
}

impl std::fmt::Display for PortErrorKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "unavailable",
            Self::Full => "no room",
            Self::Corrupt => "corrupt",
            Self::Rejected => "rejected",
        })
    }
}
