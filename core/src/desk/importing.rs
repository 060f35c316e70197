//! Bills that were issued elsewhere, before schet.

use super::forming::{facts, stored};
use super::taking::ATTEMPTS;
use super::{Answer, Desk, DeskError};
use crate::calendar::Instant;
use crate::invoice::Bill;
use crate::order::Refusal;
use crate::ports::{Change, CommitError, Conflict, Issued, NewDocument};
use crate::render::Renderer;

/// What became of an invoice that was issued elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It is kept from now on.
    Kept(Box<Issued>),
    /// The same was kept before: nothing was changed.
    Unchanged(Box<Issued>),
    /// A later revision of it is kept: nothing was changed.
    Superseded(Box<Issued>),
}

impl Desk {
    /// Keeps an invoice that was issued elsewhere, with its original PDF or with a document of ours; it is not
    /// delivered, but repeats and links give it.
    ///
    /// # Errors
    /// [`DeskError`] when the bill has no number or does not add up, another invoice has its number or its place,
    /// the document can't be rendered, or a port fails.
    pub async fn import_issued(
        &self,
        bill: Bill,
        original: Option<Vec<u8>>,
        formed_at: Instant,
    ) -> Result<Answer<Imported>, DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let number = bill.number.clone().ok_or(DeskError::NoNumber)?;
        let Some(account) = self.ports.billing.account(operator, &bill.account).await? else {
            return Ok(Err(Refusal::UnknownAccount));
        };
        let date = bill.date_or_default();
        let invoice = bill.into_invoice(number, date)?;
        let document = match original {
            Some(bytes) => NewDocument::whole(bytes),
            None => stored(Renderer::new().invoice(&self.operator, &account, &invoice, account.locale)?),
        };
        self.ports.documents.put(operator, std::slice::from_ref(&document)).await?;
        let mut conflict = CommitError::conflict(0, Conflict::Version);
        for _ in 0..ATTEMPTS {
            let history = orders.deliveries(operator, std::slice::from_ref(&account.number)).await?.into_iter().next();
            let history = history.unwrap_or_default();
            let issued = Issued {
                account: account.number.clone(),
                facts: facts(&account, &invoice),
                total: invoice.bill().total,
                formed_at,
                delivery: history.at(formed_at, &account.application_address),
                document: document.reference,
                order: None,
            };
            let change =
                Change::Issue { issued: Box::new(issued.clone()), delivery_version: history.version, sequence: None };
            match orders.commit(operator, &[change]).await {
                Ok(()) => return Ok(Ok(Imported::Kept(Box::new(issued)))),
                Err(CommitError::Conflict { conflict: Conflict::Exists, .. }) => {
                    return self.compare(&issued).await.map(Ok);
                }
                Err(CommitError::Conflict { conflict: Conflict::Number, .. }) => {
                    return Err(DeskError::Taken { field: "number" });
                }
                Err(CommitError::Conflict { place, conflict: with }) => conflict = CommitError::conflict(place, with),
                Err(error) => return Err(error.into()),
            }
        }
        Err(conflict.into())
    }

    /// Compares with what is kept in the same place.
    async fn compare(&self, issued: &Issued) -> Result<Imported, DeskError> {
        let accounts = std::slice::from_ref(&issued.account);
        let kept = self.ports.orders.issued_in(&self.operator.id, issued.facts.period, accounts).await?;
        match kept.into_iter().flatten().next() {
            Some(kept) if kept.facts.revision > issued.facts.revision => Ok(Imported::Superseded(Box::new(kept))),
            Some(kept) if kept.facts == issued.facts && kept.document == issued.document => {
                Ok(Imported::Unchanged(Box::new(kept)))
            }
            _ => Err(DeskError::Taken { field: "revision" }),
        }
    }
}
