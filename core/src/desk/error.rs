use crate::calendar::{BillingPeriod, Instant};
use crate::invoice::BillError;
use crate::ports::{CommitError, PortError};
use crate::render::RenderError;

/// A call of the desk that could not be carried out; a refusal is no error but an [`Answer`](super::Answer).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// A port failed; [`PortError::is_retryable`] says whether to call again.
    #[error("a port failed")]
    Port(#[from] PortError),
    /// The regular run of a period that has not ended.
    #[error("the period {period} ends at {ends}: its invoices can't be formed before")]
    PeriodNotOver {
        /// The period.
        period: BillingPeriod,
        /// When it ends.
        ends: Instant,
    },
    /// A period so old that what was issued of it is kept no longer: nobody could tell a second invoice from the first.
    #[error("the period {period} is older than invoices are kept, which goes back to {oldest}")]
    PeriodForgotten {
        /// The period.
        period: BillingPeriod,
        /// The oldest period whose invoices are kept.
        oldest: BillingPeriod,
    },
    /// A bill that was issued elsewhere and does not add up.
    #[error("the bill can't be an invoice")]
    Bill(#[from] BillError),
    /// A bill that was issued elsewhere and has no number.
    #[error("number is missing: an invoice that was issued elsewhere has one")]
    NoNumber,
    /// Another invoice was issued under this number, or for this account, period and revision.
    #[error("{field} is taken by another invoice: an issued invoice never changes")]
    Taken {
        /// What is taken.
        field: &'static str,
    },
    /// A document that could not be rendered.
    #[error("a document could not be rendered")]
    Render(#[from] RenderError),
    /// A mail that could not be composed.
    #[error("a mail could not be composed")]
    Mail(#[from] crate::render::mail::MailError),
    /// Where the batch was to be written failed.
    #[error("the output could not be written")]
    Output(#[from] std::io::Error),
}

impl DeskError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Port(error) if error.is_retryable())
    }
}

impl From<CommitError> for DeskError {
    fn from(error: CommitError) -> Self {
        Self::Port(error.into_port_error())
    }
}
