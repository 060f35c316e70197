//! Links to documents (R5).

use sha2::{Digest as _, Sha256};

use super::taking::ATTEMPTS;
use super::{Answer, Desk, DeskError, Tick};
use crate::calendar::{Instant, days_after};
use crate::hex;
use crate::order::{DocumentRef, Order, OrderId, OrderKind, OrderState, Refusal};
use crate::party::AccountNumber;
use crate::ports::{Change, CommitError, Conflict, LeaseAfter, Link, PortError, PortErrorKind};

/// The most links of one order that work at a time.
const WORKING: usize = 10;

/// The most links of one order, the revoked included.
const LINKS: usize = 100;

/// The secret of a link: 256 random bits, written as 64 hexadecimal digits. Only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken([u8; 32]);

/// A link as the customer gets it, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MintedLink {
    /// The secret.
    pub token: LinkToken,
    /// The operator's base of links, and the secret.
    pub url: String,
    /// The instant from which on it opens nothing.
    pub expires: Instant,
}

/// What a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedLink {
    /// The document; [`Desk::read_document`] reads it.
    pub document: DocumentRef,
    /// The name under which a browser saves it, in ASCII.
    pub file_name: String,
    /// The order it belongs to.
    pub order: OrderId,
}

impl Desk {
    /// A new link to the document of an order that is ready (R5). It works as long as the order is ready, unless it
    /// is revoked; what was minted before works on. At most 10 of an order work at a time, and it has at most 100 in all.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails. Calling again with the same tick is safe: it answers the same link, or
    /// that it works no longer.
    pub async fn mint_link(
        &self,
        account: &AccountNumber,
        id: OrderId,
        tick: &Tick,
    ) -> Result<Answer<MintedLink>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let token = tick.token(id);
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let order = orders.order(operator, id).await?;
            let Some(order) = order.filter(|order| order.account == *account) else {
                return Ok(Err(Refusal::UnknownOrder));
            };
            let (Some(document), Some(expires), OrderState::Ready) = (order.document, order.due, order.state) else {
                return Ok(Err(Refusal::WrongState { state: order.state }));
            };
            if expires <= tick.now() {
                return Ok(Err(Refusal::WrongState { state: OrderState::Expired }));
            }
            let url = format!("{}{token}", self.operator.link_base);
            let minted = MintedLink { token: token.clone(), url, expires };
            let links = orders.links(operator, id).await?;
            if let Some(link) = links.iter().find(|link| link.token_hash == token.hash()) {
                return Ok(if link.works_at(tick.now()) { Ok(minted) } else { Err(Refusal::NoSuchLink) });
            }
            if let Some(limit) = limit_reached(&links, tick.now()) {
                return Ok(Err(Refusal::TooManyLinks { limit }));
            }
            let link = Link {
                token_hash: token.hash(),
                order: id,
                account: account.clone(),
                document,
                expires,
                revoked: None,
                uses: 0,
                last_used: None,
            };
            match orders.commit(operator, &[unchanged(order), Change::PutLink(link)]).await {
                Ok(()) => return Ok(Ok(minted)),
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Ends every link of an order.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn revoke_links(
        &self,
        account: &AccountNumber,
        id: OrderId,
        tick: &Tick,
    ) -> Result<Answer<()>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let order = orders.order(operator, id).await?;
        if order.is_none_or(|order| order.account != *account) {
            return Ok(Err(Refusal::UnknownOrder));
        }
        orders.commit(operator, &[Change::RevokeLinks { order: id, at: tick.now() }]).await?;
        Ok(Ok(()))
    }

    /// Opens a link by its token and counts the use; whatever is wrong with it, the answer is the same.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails.
    pub async fn open_link(&self, token: &str, now: Instant) -> Result<Answer<OpenedLink>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let Some(token) = LinkToken::parse(token) else { return Ok(Err(Refusal::NoSuchLink)) };
        let link = orders.link(operator, &token.hash()).await?;
        let Some(link) = link.filter(|link| link.works_at(now)) else { return Ok(Err(Refusal::NoSuchLink)) };
        let Some(order) = orders.order(operator, link.order).await? else { return Ok(Err(Refusal::NoSuchLink)) };
        orders.commit(operator, &[Change::UseLink { token_hash: link.token_hash, at: now }]).await?;
        let file_name = match &order.kind {
            OrderKind::Link { period } => format!("invoice-{period}.pdf"),
            _ => "document.pdf".to_owned(),
        };
        Ok(Ok(OpenedLink { document: link.document, file_name, order: order.id }))
    }

    /// A part of a document: at most `length` bytes from `offset` on; empty at its end.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails, or the document is not there.
    pub async fn read_document(
        &self,
        document: &DocumentRef,
        offset: u64,
        length: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let part = self.ports.documents.read(&self.operator.id, &document.digest, offset, length).await?;
        Ok(part.ok_or_else(|| missing(document))?)
    }

    /// All bytes of a document.
    pub(super) async fn whole_document(&self, document: &DocumentRef) -> Result<Vec<u8>, PortError> {
        let length = usize::try_from(document.size).unwrap_or(usize::MAX);
        let bytes = self.ports.documents.read(&self.operator.id, &document.digest, 0, length).await?;
        bytes.ok_or_else(|| missing(document))
    }

    /// How long a link of an order that gets ready at an instant works (R5).
    pub(super) fn link_expiry(&self, ready: Instant) -> Instant {
        days_after(ready, self.policy.link_days)
    }
}

impl Link {
    /// Whether the link opens its document at an instant.
    #[must_use]
    pub fn works_at(&self, now: Instant) -> bool {
        self.revoked.is_none() && now < self.expires
    }
}

impl LinkToken {
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        hex::decode32(text).map(Self)
    }

    /// The SHA-256 of the secret: all that is stored of it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Display for LinkToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl std::fmt::Debug for LinkToken {
    /// Does not show the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

/// The limit that an order's links have reached, if they have.
fn limit_reached(links: &[Link], now: Instant) -> Option<u32> {
    let working = links.iter().filter(|link| link.works_at(now)).count();
    let limit = if working >= WORKING { WORKING } else { LINKS };
    (working >= WORKING || links.len() >= LINKS).then(|| u32::try_from(limit).unwrap_or(u32::MAX))
}

/// The order as it was read: a commit with it is made only while nobody else has written to it.
fn unchanged(order: Order) -> Change {
    Change::UpdateOrder { order: Box::new(order), events: Vec::new(), lease: LeaseAfter::Release }
}

fn missing(document: &DocumentRef) -> PortError {
    PortError::new(PortErrorKind::Corrupt, format!("document {} is not in the store", document.digest))
}
