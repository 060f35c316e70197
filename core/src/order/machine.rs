use serde::{Deserialize, Serialize};

use super::{DocumentRef, Order, OrderEvent, Policy, UnknownPolicy};
use crate::calendar::Instant;
use crate::delivery::Actor;

/// Where an order stands (R13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Taken; its document is to be formed, for the first time or after a pause.
    Accepted,
    /// Its document is being formed.
    Forming,
    /// Its document is stored; it is to be sent, for the first time or after a pause.
    Formed,
    /// Transmission has begun.
    Sending,
    /// The mail server took the message.
    Sent,
    /// The link works.
    Ready,
    /// The link's time is over.
    Expired,
    /// It failed for good; it can be started again.
    Failed,
    /// The customer took it back while it was still accepted.
    Cancelled,
    /// The mail came back; it can be started again.
    Bounced,
    /// The connection broke after the message was handed over: whether it went out, nobody can know.
    Unknown,
    /// It lies in the period's pickup batch (R10).
    InBatch,
    /// It was handed over in person (R10).
    HandedOver,
}

/// What happens to an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A worker begins to form the document, or begins anew after another's crash.
    FormingBegun,
    /// The document is stored.
    Formed(DocumentRef),
    /// Forming did not succeed for now.
    FormingDelayed(String),
    /// Forming can't succeed.
    FormingRefused(String),
    /// The invoice lies in the pickup batch.
    Batched,
    /// The link works from now on.
    LinkReady {
        /// Until when.
        expires: Instant,
    },
    /// Transmission begins: recorded before the message goes out.
    SendingBegun,
    /// The mail server took the message, with this reply.
    Accepted(String),
    /// The mail server is not reached, or asks to come again.
    SendingDelayed(String),
    /// The mail server refuses for good.
    SendingRefused(String),
    /// The connection broke after the message was handed over, or the worker died in transmission.
    OutcomeUnknown(String),
    /// The link's time is over.
    LinkExpired,
    /// The customer takes the order back.
    Cancelled(Actor),
    /// Somebody starts it again after a failure, a bounce, or an unknown outcome: its next generation begins.
    Restarted(Actor),
    /// Somebody gives up an order whose outcome is unknown.
    Abandoned(Actor),
    /// The mail came back, with this report.
    Bounced(String),
    /// The invoice was handed over by this clerk.
    HandedOver(Actor),
    /// The document was kept for as long as the policy says, and is no longer.
    DocumentForgotten,
}

/// An event that the order's state does not allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an order that is {state:?} does not take {event}")]
pub struct TransitionError {
    /// The state.
    pub state: OrderState,
    /// The event.
    pub event: &'static str,
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 13] = [
        Self::Accepted,
        Self::Forming,
        Self::Formed,
        Self::Sending,
        Self::Sent,
        Self::Ready,
        Self::Expired,
        Self::Failed,
        Self::Cancelled,
        Self::Bounced,
        Self::Unknown,
        Self::InBatch,
        Self::HandedOver,
    ];

    /// Whether the order's work is still to be done: an equal order answers this one (R14).
    #[must_use]
    pub fn is_unfinished(self) -> bool {
        matches!(self, Self::Accepted | Self::Forming | Self::Formed | Self::Sending)
    }

    /// A stable name: the variant's, in snake case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Forming => "forming",
            Self::Formed => "formed",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Ready => "ready",
            Self::Expired => "expired",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Bounced => "bounced",
            Self::Unknown => "unknown",
            Self::InBatch => "in_batch",
            Self::HandedOver => "handed_over",
        }
    }

    /// The state of that [name](Self::name).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What an event makes of an order.
struct Step {
    state: OrderState,
    due: Option<Instant>,
    tries: u32,
    detail: Option<String>,
}

impl Order {
    /// The order after an event, and the entry of its history (R13). The version is left to the store.
    ///
    /// # Errors
    /// [`TransitionError`] when the state does not allow the event; the order is then as it was.
    pub fn apply(&self, event: &Event, at: Instant, policy: &Policy) -> Result<(Self, OrderEvent), TransitionError> {
        let step = self.step(event, at, policy).ok_or(TransitionError { state: self.state, event: event.name() })?;
        let mut next = self.clone();
        match event {
            Event::Formed(document) => next.document = Some(*document),
            Event::DocumentForgotten => (next.document, next.file) = (None, None),
            _ => {}
        }
        if let Event::Restarted(_) = event {
            next.generation = next.generation.saturating_add(1);
        }
        next.state = step.state;
        next.due = step.due;
        next.tries = step.tries;
        next.detail = step.detail.map(bounded);
        let record = OrderEvent { at, state: next.state, detail: next.detail.clone() };
        Ok((next, record))
    }

    fn step(&self, event: &Event, at: Instant, policy: &Policy) -> Option<Step> {
        use OrderState as S;
        let to = |state, due| Some(Step { state, due, tries: 0, detail: None });
        let worked = |state| Some(Step { state, due: Some(at), tries: self.tries, detail: None });
        let ended =
            |state, detail: &str| Some(Step { state, due: None, tries: self.tries, detail: Some(detail.to_owned()) });
        match (self.state, event) {
            (S::Accepted | S::Forming, Event::FormingBegun) => worked(S::Forming),
            (S::Forming, Event::Formed(_)) => to(S::Formed, Some(at)),
            (S::Forming, Event::FormingDelayed(reason)) => self.delayed(S::Accepted, reason, at, policy),
            (S::Forming, Event::FormingRefused(reason)) => ended(S::Failed, reason),
            (S::Formed, Event::Batched) => to(S::InBatch, None),
            (S::Formed, Event::LinkReady { expires }) => to(S::Ready, Some(*expires)),
            (S::Formed, Event::SendingBegun) => worked(S::Sending),
            (S::Unknown, Event::SendingBegun) if self.due.is_some() => worked(S::Sending),
            // An answer that comes late, when the transmission was given up for unknown, ends the doubt.
            (S::Sending | S::Unknown, Event::Accepted(reply)) => {
                Some(Step { state: S::Sent, due: None, tries: 0, detail: Some(reply.clone()) })
            }
            (S::Sending, Event::SendingDelayed(reason)) => self.delayed(S::Formed, reason, at, policy),
            (S::Sending, Event::SendingRefused(reason)) => ended(S::Failed, reason),
            (S::Sending, Event::OutcomeUnknown(reason)) => match policy.unknown {
                UnknownPolicy::Hold => ended(S::Unknown, reason),
                UnknownPolicy::Retry => self.delayed(S::Unknown, reason, at, policy),
            },
            // A message in transmission can't be called back: its end is the mail server's to say.
            (S::Ready, Event::LinkExpired) => to(S::Expired, None),
            (S::Accepted, Event::Cancelled(by)) => ended(S::Cancelled, by.as_str()),
            (S::Failed | S::Bounced | S::Unknown, Event::Restarted(by)) => {
                let state = if self.document.is_some() { S::Formed } else { S::Accepted };
                Some(Step { state, due: Some(at), tries: 0, detail: Some(by.as_str().to_owned()) })
            }
            (S::Unknown, Event::Abandoned(by)) => ended(S::Failed, by.as_str()),
            // What comes back has gone out, whatever was known of it.
            (S::Sent | S::Unknown, Event::Bounced(report)) => ended(S::Bounced, report),
            (S::InBatch, Event::HandedOver(by)) => ended(S::HandedOver, by.as_str()),
            (S::Sent | S::Expired | S::Failed | S::Cancelled | S::Bounced | S::Unknown, Event::DocumentForgotten)
                if self.due.is_none() =>
            {
                ended(self.state, "the document is kept no longer")
            }
            _ => None,
        }
    }

    fn delayed(&self, state: OrderState, reason: &str, at: Instant, policy: &Policy) -> Option<Step> {
        let tries = self.tries.saturating_add(1);
        let over = policy.retry.is_over(tries);
        // An unknown outcome stays unknown when its time is over: it may have gone out, so it has not failed.
        let state = if over && state != OrderState::Unknown { OrderState::Failed } else { state };
        let due = (!over).then(|| policy.retry.after(at, tries, self.id));
        Some(Step { state, due, tries, detail: Some(reason.to_owned()) })
    }
}

impl Event {
    /// A stable name, in snake case.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::FormingBegun => "forming_begun",
            Self::Formed(_) => "formed",
            Self::FormingDelayed(_) => "forming_delayed",
            Self::FormingRefused(_) => "forming_refused",
            Self::Batched => "batched",
            Self::LinkReady { .. } => "link_ready",
            Self::SendingBegun => "sending_begun",
            Self::Accepted(_) => "accepted",
            Self::SendingDelayed(_) => "sending_delayed",
            Self::SendingRefused(_) => "sending_refused",
            Self::OutcomeUnknown(_) => "outcome_unknown",
            Self::LinkExpired => "link_expired",
            Self::Cancelled(_) => "cancelled",
            Self::Restarted(_) => "restarted",
            Self::Abandoned(_) => "abandoned",
            Self::Bounced(_) => "bounced",
            Self::HandedOver(_) => "handed_over",
            Self::DocumentForgotten => "document_forgotten",
        }
    }
}

/// The most characters of a reason that an order keeps; a server's reply may be anything.
const DETAIL_LIMIT: usize = 500;

fn bounded(detail: String) -> String {
    let clean = detail.chars().map(|c| if c.is_control() { ' ' } else { c });
    clean.take(DETAIL_LIMIT).collect::<String>().trim().to_owned()
}
