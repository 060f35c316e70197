use super::{Order, OrderId, OrderState};

/// What a mail server tells of a mail that it could not deliver (RFC 3464), as an adapter has read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BounceReport {
    /// The order whose mail came back.
    pub order: OrderId,
    /// The generation of the mail: a report of one before the present tells nothing of this one.
    pub generation: u32,
    /// The status of RFC 3463, such as `5.1.1`.
    pub status: String,
    /// What the server says.
    pub reason: String,
}

impl std::fmt::Display for BounceReport {
    /// The status, then the reason: so an order keeps it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, self.reason)
    }
}

impl Order {
    /// Whether its mail came back for good, with a status of class 5: the address takes no mails.
    #[must_use]
    pub fn bounced_for_good(&self) -> bool {
        let status = self.detail.as_deref().is_some_and(|detail| detail.starts_with('5'));
        self.state == OrderState::Bounced && status
    }
}
