//! The documents that orders ask for, and the mails that carry them (R4–R6, R8, R9).

use super::processing::is_whole_mail;
use super::{Desk, DeskError};
use crate::calendar::{BillingPeriod, Instant};
use crate::invoice::InvoiceFacts;
use crate::order::{CallDetailFormat, Destination, DocumentRef, Event, Order, OrderKind};
use crate::party::{Account, EmailAddress, SubscriberId};
use crate::ports::{CallQuery, CallsAfter, NewDocument, OutgoingMail, PortError, PortErrorKind};
use crate::render::charges::{self, ChargesSheet};
use crate::render::csv::CallCsv;
use crate::render::detail::CallDetail;
use crate::render::mail::{self, Envelope};
use crate::render::pdf::CallPdf;
use crate::render::xlsx::CallXlsx;
use crate::text::Name;
use crate::usage::{Call, Charges};

/// How many calls are held in memory at a time.
const CALLS: usize = 4_096;

/// After how many pages of calls the lease is taken anew: often enough for a slow billing, and a write to the store is
/// little beside 65,536 calls.
const PAGES: u32 = 16;

/// A document that an order asked for.
pub(super) struct FormedDocument {
    pub(super) document: DocumentRef,
    pub(super) file: Option<DocumentRef>,
    pub(super) invoice: Option<Box<InvoiceFacts>>,
}

/// Why a document or a mail is not there.
pub(super) enum Trouble {
    /// It may be there later.
    Later(String),
    /// It can't be.
    Never(String),
}

impl Desk {
    /// Forms the document of an order, or finds it where it was issued, and stores it.
    /// The order's version goes up each time that its lease is taken anew meanwhile.
    pub(super) async fn form_document(&self, order: &mut Order, now: Instant) -> Result<FormedDocument, Trouble> {
        match order.kind.clone() {
            OrderKind::Repeat { period }
            | OrderKind::Link { period }
            | OrderKind::ToApplication { period }
            | OrderKind::Regular { period, .. } => self.issued_document(order, period).await,
            OrderKind::CallDetail { period, subscribers, format } => {
                let account = self.account_of(order).await?;
                self.form_call_detail(order, &account, (period, &subscribers), format, now).await
            }
            OrderKind::Charges { period, subscribers } => {
                let account = self.account_of(order).await?;
                self.form_charges(order, &account, period, &subscribers, now).await
            }
            OrderKind::ConfirmAddress { .. } => {
                Err(Trouble::Never("the mail that asks for confirmation is gone".to_owned()))
            }
        }
    }

    /// The mail of an order whose document is stored; at every attempt of a generation the same bytes (R14).
    pub(super) async fn compose(&self, order: &Order) -> Result<OutgoingMail, Trouble> {
        let document = order.document.ok_or_else(|| Trouble::Never("the order has no document".to_owned()))?;
        let bytes = self.whole_document(&document).await?;
        let to = destination(order)?;
        let message_id = mail::message_id(&self.operator, order.id, order.generation);
        let bytes = if is_whole_mail(&order.kind) {
            mail::with_message_id(bytes, &message_id)
        } else {
            let facts = order.invoice.as_deref();
            let facts = facts.ok_or_else(|| Trouble::Never("the order has no invoice".to_owned()))?;
            let envelope = self.envelope(order, &facts.customer, to);
            let mail = match &order.kind {
                OrderKind::Repeat { .. } => mail::repeat(&envelope, facts, &bytes),
                OrderKind::ToApplication { .. } => mail::previous_invoice(&envelope, facts, &bytes),
                _ => mail::regular_invoice(&envelope, facts, &bytes),
            };
            mail?.bytes
        };
        Ok(OutgoingMail {
            order: order.id,
            generation: order.generation,
            attempt: order.tries.saturating_add(1),
            message_id,
            from: self.operator.sender.clone(),
            to: to.clone(),
            bytes,
        })
    }

    /// The mail that asks to confirm a new cabinet address (R7's policy).
    pub(super) fn confirmation_mail(
        &self,
        order: &Order,
        account: &Account,
        address: &EmailAddress,
        url: &str,
        expires: Instant,
    ) -> Result<Vec<u8>, DeskError> {
        let envelope = self.envelope(order, &account.name, address);
        Ok(mail::confirm_address(&envelope, url, expires)?.bytes)
    }

    fn envelope<'a>(&'a self, order: &'a Order, customer: &'a Name, to: &'a EmailAddress) -> Envelope<'a> {
        Envelope {
            operator: &self.operator,
            account: &order.account,
            customer,
            to,
            order: order.id,
            generation: order.generation,
            date: order.accepted_at,
            locale: order.locale,
        }
    }

    /// The account of an order whose document is made of the billing's data; what was issued needs none.
    async fn account_of(&self, order: &Order) -> Result<Account, Trouble> {
        let account = self.ports.billing.account(&self.operator.id, &order.account).await?;
        account.ok_or_else(|| Trouble::Never("the account is no longer there".to_owned()))
    }

    /// The invoice as it was issued: the latest revision (R4).
    async fn issued_document(&self, order: &Order, period: BillingPeriod) -> Result<FormedDocument, Trouble> {
        let accounts = std::slice::from_ref(&order.account);
        let issued = self.ports.orders.issued_in(&self.operator.id, period, accounts).await?;
        let issued = issued.into_iter().flatten().next();
        let issued = issued.ok_or_else(|| Trouble::Never(format!("no invoice was issued for {period}")))?;
        Ok(FormedDocument { document: issued.document, file: None, invoice: Some(Box::new(issued.facts)) })
    }

    async fn form_call_detail(
        &self,
        order: &mut Order,
        account: &Account,
        of: (BillingPeriod, &[SubscriberId]),
        format: CallDetailFormat,
        now: Instant,
    ) -> Result<FormedDocument, Trouble> {
        let (period, subscribers) = of;
        let accounts = std::slice::from_ref(&account.number);
        let issued = self.ports.orders.issued_in(&self.operator.id, period, accounts).await?;
        let detail = CallDetail {
            account: account.number.clone(),
            period,
            zone: self.operator.zone,
            locale: order.locale,
            formed_at: issued.into_iter().flatten().next().map(|issued| issued.formed_at),
        };
        let (file, totals) = match format {
            CallDetailFormat::Csv => {
                let mut sheet = CallCsv::new(&detail, Vec::new())?;
                self.each_call(order, of, |call| Ok(sheet.write(call)?)).await?;
                let totals = *sheet.totals();
                (sheet.finish()?, totals)
            }
            CallDetailFormat::Xlsx => {
                let mut sheet = CallXlsx::new(&detail, Vec::new())?;
                self.each_call(order, of, |call| Ok(sheet.write(call)?)).await?;
                let totals = *sheet.totals();
                (sheet.finish()?, totals)
            }
            CallDetailFormat::Pdf => {
                let mut sheet = CallPdf::new(Vec::new(), &self.operator, &detail)?;
                self.each_call(order, of, |call| Ok(sheet.write(call)?)).await?;
                let totals = *sheet.totals();
                (sheet.finish()?, totals)
            }
        };
        let to = destination(order)?;
        let envelope = Envelope { date: now, ..self.envelope(order, &account.name, to) };
        let mail = mail::call_detail(&envelope, period, subscribers, Some(&totals), format, &file)?;
        self.keep_mail(file, mail.bytes).await
    }

    async fn form_charges(
        &self,
        order: &Order,
        account: &Account,
        period: BillingPeriod,
        subscribers: &[SubscriberId],
        now: Instant,
    ) -> Result<FormedDocument, Trouble> {
        let (operator, billing) = (&self.operator.id, &self.ports.billing);
        let charges: Charges = billing.charges(operator, &account.number, period, subscribers).await?;
        let sheet =
            ChargesSheet { charges: &charges, account, as_of: now, zone: self.operator.zone, locale: order.locale };
        let file = charges::write_workbook(&sheet, Vec::new())?;
        let envelope = Envelope { date: now, ..self.envelope(order, &account.name, destination(order)?) };
        let mail = mail::charges(&envelope, account, &charges, &file)?;
        self.keep_mail(file, mail.bytes).await
    }

    /// Stores a file and the mail that carries it; the mail is the order's document.
    async fn keep_mail(&self, file: Vec<u8>, mail: Vec<u8>) -> Result<FormedDocument, Trouble> {
        let documents = [NewDocument::whole(file), NewDocument::whole(mail)];
        self.ports.documents.put(&self.operator.id, &documents).await?;
        let [file, mail] = documents.map(|document| document.reference);
        Ok(FormedDocument { document: mail, file: Some(file), invoice: None })
    }

    /// Goes over the calls of a period, page by page, and takes the order's lease anew on the way.
    async fn each_call(
        &self,
        order: &mut Order,
        (period, subscribers): (BillingPeriod, &[SubscriberId]),
        mut write: impl FnMut(&Call) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let span = period.span(self.operator.zone);
        let mut query = CallQuery {
            account: order.account.clone(),
            from: span.start,
            until: span.end,
            subscribers: subscribers.to_vec(),
            after: None,
        };
        let mut is_kept = true;
        for page in 1_u32.. {
            let calls = self.ports.billing.calls(&self.operator.id, &query, CALLS).await?;
            for call in &calls {
                write(call)?;
            }
            let Some(last) = calls.last().map(CallsAfter::of) else { return Ok(()) };
            if query.after.as_ref().is_some_and(|after| last <= *after) {
                return Err(Trouble::Never("the billing's calls do not ascend".to_owned()));
            }
            query.after = Some(last);
            if is_kept && page.is_multiple_of(PAGES) {
                is_kept = self.keep(order).await;
            }
        }
        Ok(())
    }
}

impl Trouble {
    /// What it means for an order whose document is being formed.
    pub(super) fn into_event(self) -> Event {
        match self {
            Self::Later(reason) => Event::FormingDelayed(reason),
            Self::Never(reason) => Event::FormingRefused(reason),
        }
    }

    /// What it means for an order whose mail is to be sent: it did not go out.
    pub(super) fn into_sending_event(self) -> Event {
        match self {
            Self::Later(reason) => Event::SendingDelayed(reason),
            Self::Never(reason) => Event::SendingRefused(reason),
        }
    }
}

impl From<PortError> for Trouble {
    fn from(error: PortError) -> Self {
        match error.kind {
            PortErrorKind::Unavailable | PortErrorKind::Full => Self::Later(error.to_string()),
            PortErrorKind::Corrupt | PortErrorKind::Rejected => Self::Never(error.to_string()),
        }
    }
}

impl From<mail::MailError> for Trouble {
    fn from(error: mail::MailError) -> Self {
        Self::Never(error.to_string())
    }
}

impl From<crate::render::RenderError> for Trouble {
    fn from(error: crate::render::RenderError) -> Self {
        Self::Never(error.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Never(error.to_string())
    }
}

/// Where an order's mail goes.
fn destination(order: &Order) -> Result<&EmailAddress, Trouble> {
    match &order.destination {
        Destination::Email(address) => Ok(address),
        Destination::Link | Destination::Pickup => {
            Err(Trouble::Never("the order goes to no e-mail address".to_owned()))
        }
    }
}
