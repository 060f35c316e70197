//! Forming an invoice: take the bill, check it, freeze it with the delivery in force, render (R7, R20, R21).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Desk, Tick};
use crate::calendar::Instant;
use crate::delivery::{Delivery, DeliveryHistory};
use crate::invoice::{Bill, Invoice, InvoiceFacts, InvoiceNumber};
use crate::order::{Destination, DocumentRef, Order, OrderEvent, OrderKind, OrderState};
use crate::party::Account;
use crate::ports::{Change, FormationRefusal, Issued, NewDocument, SequenceStep};
use crate::render::{IssueRenderer, Rendered};

/// An invoice that was formed, before it is recorded.
pub(super) struct FormedInvoice {
    pub(super) account: Account,
    pub(super) invoice: Invoice,
    pub(super) document: DocumentRef,
    pub(super) sequence: Option<SequenceStep>,
}

/// Why an invoice could not be formed: a stable code, and words that name the field.
pub(super) struct Unformed {
    pub(super) code: &'static str,
    pub(super) reason: String,
}

/// The numbers of a batch: those that its bills have, and those that it takes from the operator's sequence.
pub(super) struct Numbers {
    name: Option<String>,
    next: u64,
    taken: BTreeSet<InvoiceNumber>,
}

impl Numbers {
    pub(super) fn new(name: Option<String>, next: u64) -> Self {
        Self { name, next, taken: BTreeSet::new() }
    }

    /// The number of a bill: its own, or the next of the sequence. It is taken only by [`Self::take`], so that what is
    /// refused leaves no gap.
    fn number_of(&self, bill: &Bill) -> Result<(InvoiceNumber, Option<SequenceStep>), Unformed> {
        let (number, step) = match &bill.number {
            Some(number) => (number.clone(), None),
            None => self.next_number()?,
        };
        if self.taken.contains(&number) { Err(Unformed::taken(&number, step.as_ref())) } else { Ok((number, step)) }
    }

    fn next_number(&self) -> Result<(InvoiceNumber, Option<SequenceStep>), Unformed> {
        let unnumbered = |reason: &str| Unformed { code: "number", reason: reason.to_owned() };
        let name = self.name.clone().ok_or_else(|| {
            unnumbered("number is missing: the bill has none, and the policy names no sequence to take it from")
        })?;
        let number = InvoiceNumber::new(&self.next.to_string()).map_err(|_| unnumbered("number is out of range"))?;
        Ok((number, Some(SequenceStep { name, value: self.next })))
    }

    fn take(&mut self, number: &InvoiceNumber, step: Option<&SequenceStep>) {
        self.next = self.next.saturating_add(u64::from(step.is_some()));
        self.taken.insert(number.clone());
    }
}

impl Desk {
    /// Checks, numbers and renders a bill.
    pub(super) fn form_invoice(
        &self,
        renderer: &mut IssueRenderer,
        account: Account,
        bill: Bill,
        numbers: &mut Numbers,
    ) -> Result<(FormedInvoice, NewDocument), Unformed> {
        if bill.account != account.number {
            let reason = format!("account is {}, but the bill is of {}", account.number, bill.account);
            return Err(Unformed { code: "other_account", reason });
        }
        let (number, sequence) = numbers.number_of(&bill)?;
        let date: NaiveDate = bill.date_or_default();
        let invoice =
            bill.into_invoice(number, date).map_err(|error| Unformed { code: "sums", reason: error.to_string() })?;
        let rendered = renderer
            .issue(&self.operator, &account, &invoice, account.locale)
            .map_err(|error| Unformed { code: "glyph", reason: error.to_string() })?;
        numbers.take(invoice.number(), sequence.as_ref());
        let document = stored(rendered);
        Ok((FormedInvoice { document: document.reference, account, invoice, sequence }, document))
    }

    /// The changes that record an invoice and its delivery, in one transaction with the delivery that was read (R7): a
    /// change of delivery recorded before it counts, even where another host's clock was ahead.
    pub(super) fn issue(&self, formed: &FormedInvoice, history: &DeliveryHistory, tick: &Tick) -> [Change; 2] {
        let now = history.settled(tick.now());
        let delivery = history.at(now, &formed.account.application_address);
        let facts = InvoiceFacts::of(&formed.account.name, &formed.invoice);
        let (destination, state) = dispatch(&delivery);
        let kind = OrderKind::Regular { period: facts.period, revision: facts.revision };
        let fingerprint = kind.fingerprint(&formed.account.number);
        let id = tick.order_id(&self.operator.id, &formed.account.number, &fingerprint, "");
        let order = Order {
            id,
            account: formed.account.number.clone(),
            destination,
            locale: formed.account.locale,
            by: self.operator.name.clone().into(),
            accepted_at: now,
            state,
            due: (state == OrderState::Formed).then_some(now),
            tries: 0,
            generation: 0,
            detail: None,
            document: Some(formed.document),
            file: None,
            invoice: Some(Box::new(facts.clone())),
            version: 1,
            kind,
        };
        let event = |state| OrderEvent { at: now, state, detail: None };
        let mut events = vec![event(OrderState::Accepted), event(OrderState::Formed)];
        if state == OrderState::InBatch {
            events.push(event(state));
        }
        let issued = Issued {
            account: formed.account.number.clone(),
            total: formed.invoice.bill().total,
            formed_at: now,
            delivery,
            document: formed.document,
            order: Some(id),
            facts,
        };
        [
            Change::Issue {
                issued: Box::new(issued),
                delivery_version: history.version,
                sequence: formed.sequence.clone(),
            },
            Change::AcceptOrder {
                order: Box::new(order),
                events,
                fingerprint,
                key: None,
                budget: None,
                shared: Vec::new(),
            },
        ]
    }
}

impl Unformed {
    /// The number, the sequence's next where it comes from there, is another invoice's.
    pub(super) fn taken(number: &InvoiceNumber, step: Option<&SequenceStep>) -> Self {
        let whence = step.map_or("", |_| ", the next of the sequence,");
        Self { code: "number", reason: format!("number {number}{whence} is taken by another invoice") }
    }

    pub(super) fn listed(
        self,
        account: crate::party::AccountNumber,
        period: crate::BillingPeriod,
        at: Instant,
    ) -> FormationRefusal {
        FormationRefusal { account, period, at, code: self.code.to_owned(), reason: self.reason }
    }
}

/// A rendered document as a store takes it.
pub(super) fn stored(rendered: Rendered) -> NewDocument {
    let (reference, prefix, tail) = rendered.into_parts();
    NewDocument { reference, prefix: Some(prefix), tail }
}

/// Where a regular invoice goes: by e-mail, or to the pickup batch (R7, R10).
fn dispatch(delivery: &Delivery) -> (Destination, OrderState) {
    match delivery.regular_address() {
        Some(address) => (Destination::Email(address.clone()), OrderState::Formed),
        None => (Destination::Pickup, OrderState::InBatch),
    }
}
