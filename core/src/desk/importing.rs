//! Bills that were issued elsewhere, before schet.

use super::forming::stored;
use super::taking::ATTEMPTS;
use super::{Answer, Desk, DeskError, one_for_each};
use crate::calendar::Instant;
use crate::delivery::DeliveryHistory;
use crate::invoice::{Bill, InvoiceFacts};
use crate::money::Amount;
use crate::order::{DocumentRef, Refusal};
use crate::party::Account;
use crate::ports::{Change, CommitError, Conflict, Issued, NewDocument};
use crate::render::IssueRenderer;

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

/// An invoice that was issued elsewhere.
#[derive(Clone, Debug)]
pub struct IssuedElsewhere {
    /// Its bill, with its number.
    pub bill: Bill,
    /// Its document; `None`: it is rendered.
    pub original: Option<Vec<u8>>,
    /// When it was formed.
    pub formed_at: Instant,
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
        let elsewhere = IssuedElsewhere { bill, original, formed_at };
        let mut outcomes = self.import_many(vec![elsewhere]).await?;
        outcomes.pop().unwrap_or(Ok(Err(Refusal::UnknownAccount)))
    }

    /// Keeps many invoices that were issued elsewhere, as [`import_issued`](Self::import_issued) does one; gives one
    /// outcome for each, in their order. Their documents are stored together and recorded in one commit, so a few
    /// hundred at a time take the time of one.
    ///
    /// # Errors
    /// [`DeskError`] when a port fails; what is wrong with one invoice alone is its outcome.
    pub async fn import_many(
        &self,
        invoices: Vec<IssuedElsewhere>,
    ) -> Result<Vec<Result<Answer<Imported>, DeskError>>, DeskError> {
        let mut renderer = IssueRenderer::new();
        let mut outcomes: Vec<Option<Result<Answer<Imported>, DeskError>>> = Vec::with_capacity(invoices.len());
        let (mut documents, mut ready) = (Vec::new(), Vec::new());
        for (place, elsewhere) in invoices.into_iter().enumerate() {
            outcomes.push(None);
            let account = self.ports.billing.account(&self.operator.id, &elsewhere.bill.account).await?;
            match account.map(|account| self.document_elsewhere(&mut renderer, account, elsewhere)) {
                None => outcomes[place] = Some(Ok(Err(Refusal::UnknownAccount))),
                Some(Err(error)) => outcomes[place] = Some(Err(error)),
                Some(Ok((draft, document))) => {
                    documents.push(document);
                    ready.push((place, draft));
                }
            }
        }
        self.ports.documents.put(&self.operator.id, &documents).await?;
        self.record_elsewhere(ready, &mut outcomes).await?;
        Ok(outcomes.into_iter().flatten().collect())
    }

    /// Checks a bill and takes its original document, or renders one.
    fn document_elsewhere(
        &self,
        renderer: &mut IssueRenderer,
        account: Account,
        elsewhere: IssuedElsewhere,
    ) -> Result<(Draft, NewDocument), DeskError> {
        let IssuedElsewhere { bill, original, formed_at } = elsewhere;
        let number = bill.number.clone().ok_or(DeskError::NoNumber)?;
        let date = bill.date_or_default();
        let invoice = bill.into_invoice(number, date)?;
        let document = match original {
            Some(bytes) => NewDocument::whole(bytes),
            None => stored(renderer.issue(&self.operator, &account, &invoice, account.locale)?),
        };
        let draft = Draft {
            facts: InvoiceFacts::of(&account.name, &invoice),
            total: invoice.bill().total,
            formed_at,
            document: document.reference,
            account,
        };
        Ok((draft, document))
    }

    /// Records drafts in one commit; one that does not fit is taken out, and the rest recorded without it. What is there
    /// already is compared once the rest is recorded: it may be in the same batch.
    async fn record_elsewhere(
        &self,
        mut ready: Vec<(usize, Draft)>,
        outcomes: &mut [Option<Result<Answer<Imported>, DeskError>>],
    ) -> Result<(), DeskError> {
        let (operator, orders) = (&self.operator.id, &self.ports.orders);
        let mut to_compare: Vec<(usize, Issued)> = Vec::new();
        let mut readings = 0;
        'read: while !ready.is_empty() {
            readings += 1;
            let numbers: Vec<_> = ready.iter().map(|(_, draft)| draft.account.number.clone()).collect();
            let histories = one_for_each(&numbers, orders.deliveries(operator, &numbers).await?)?;
            let mut changes: Vec<Change> =
                ready.iter().zip(&histories).map(|((_, draft), history)| draft.change(history)).collect();
            while !changes.is_empty() {
                let (place, conflict) = match orders.commit(operator, &changes).await {
                    Ok(()) => break,
                    Err(CommitError::Conflict { place, conflict }) if place < changes.len() => (place, conflict),
                    Err(error) => return Err(error.into()),
                };
                if conflict == Conflict::Delivery && readings < ATTEMPTS {
                    continue 'read;
                }
                let (outcome, _) = ready.remove(place);
                match (changes.remove(place), conflict) {
                    (Change::Issue { issued, .. }, Conflict::Exists) => to_compare.push((outcome, *issued)),
                    (_, Conflict::Number) => outcomes[outcome] = Some(Err(DeskError::Taken { field: "number" })),
                    _ => outcomes[outcome] = Some(Err(CommitError::conflict(place, conflict).into())),
                }
            }
            for ((outcome, _), change) in ready.drain(..).zip(changes) {
                if let Change::Issue { issued, .. } = change {
                    outcomes[outcome] = Some(Ok(Ok(Imported::Kept(issued))));
                }
            }
        }
        for (outcome, issued) in to_compare {
            outcomes[outcome] = Some(self.compare(&issued).await.map(Ok));
        }
        Ok(())
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

/// An invoice that was issued elsewhere, checked, its document made.
struct Draft {
    account: Account,
    facts: InvoiceFacts,
    total: Amount,
    formed_at: Instant,
    document: DocumentRef,
}

impl Draft {
    fn change(&self, history: &DeliveryHistory) -> Change {
        let issued = Issued {
            account: self.account.number.clone(),
            facts: self.facts.clone(),
            total: self.total,
            formed_at: self.formed_at,
            delivery: history.at(self.formed_at, &self.account.application_address),
            document: self.document,
            order: None,
        };
        Change::Issue { issued: Box::new(issued), delivery_version: history.version, sequence: None }
    }
}
