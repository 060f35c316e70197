//! The desk: the use-cases of the section over the ports.
//!
//! A [`Desk`] serves one operator. It reads, lets the domain decide, and writes; it keeps nothing between calls, so
//! any number of desks and workers may serve one operator at once. Its futures run on any executor. The instant and
//! the randomness of a call come in as its [`Tick`].

mod batch;
mod bouncing;
mod budgets;
mod delivering;
mod documents;
mod error;
mod forgetting;
mod forming;
mod importing;
mod inquiry;
mod links;
mod pickup;
mod processing;
mod running;
mod taking;
mod tick;

use std::sync::Arc;

pub use delivering::DeliveryChanged;
pub use error::DeskError;
pub use forgetting::{Forgotten, Kept};
pub use importing::{Imported, IssuedElsewhere};
pub use inquiry::OrderView;
pub use links::{LinkToken, MintedLink, OpenedLink};
pub use pickup::PickupReport;
pub use processing::Processed;
pub use running::{RunOutcome, RunStep};
pub use taking::Taken;
pub use tick::Tick;

use crate::order::{Policy, Refusal};
use crate::party::Operator;
use crate::ports::{BillingSource, DocumentStore, Mailer, OrderStore, PortError, PortErrorKind};

/// The section's answer: granted, or refused with a reason for the customer (R16).
pub type Answer<T> = Result<T, Refusal>;

/// What a desk works with.
#[derive(Clone)]
pub struct Ports {
    /// The operator's data.
    pub billing: Arc<dyn BillingSource>,
    /// Orders and all that is ours.
    pub orders: Arc<dyn OrderStore>,
    /// Documents.
    pub documents: Arc<dyn DocumentStore>,
    /// The way out for mails.
    pub mailer: Arc<dyn Mailer>,
}

/// The section «Счета» of one operator.
#[derive(Clone)]
pub struct Desk {
    operator: Arc<Operator>,
    policy: Arc<Policy>,
    ports: Ports,
}

impl Desk {
    /// A desk of an operator, by a policy, over ports.
    #[must_use]
    pub fn new(operator: Operator, policy: Policy, ports: Ports) -> Self {
        Self { operator: Arc::new(operator), policy: Arc::new(policy), ports }
    }

    /// The operator that the desk serves.
    #[must_use]
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// The policy that the desk follows.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("operator", &self.operator.id).finish_non_exhaustive()
    }
}

/// A port whose pages do not go on: a walk over them would have no end.
fn not_ascending(what: &str) -> DeskError {
    PortError::new(PortErrorKind::Corrupt, format!("the store's {what} do not ascend")).into()
}

/// The answers of a port, if there is one for each thing asked for: with fewer, somebody would be passed over silently.
fn one_for_each<A, T>(asked: &[A], answers: Vec<T>) -> Result<Vec<T>, PortError> {
    if asked.len() == answers.len() {
        return Ok(answers);
    }
    let context = format!("a port gave {} answers where {} were asked for", answers.len(), asked.len());
    Err(PortError::new(PortErrorKind::Corrupt, context))
}
