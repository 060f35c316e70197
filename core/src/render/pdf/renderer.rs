use std::sync::Arc;

use super::attachment::Attachment;
use super::file::{Facts, Writer};
use super::invoice::{self, Dispatch, Subject};
use super::ledger::Ledger;
use super::letterhead::Letterhead;
use super::prefix::SharedPrefix;
use super::press::Press;
use crate::invoice::Invoice;
use crate::locale::Locale;
use crate::order::{Digest, DocumentRef};
use crate::party::{Account, Operator, Profile};
use crate::render::error::RenderError;
use crate::render::payment_code::Payload;
use crate::render::qr::QrEncoder;

/// A rendered document: the prefix that it shares with others, and the rest of its bytes.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// What the file begins with.
    pub prefix: Arc<SharedPrefix>,
    /// What follows.
    pub tail: Vec<u8>,
    reference: DocumentRef,
}

/// A rendered document in its renderer's own buffers.
#[derive(Clone, Copy, Debug)]
pub struct Rendering<'a> {
    /// What the file begins with.
    pub prefix: &'a Arc<SharedPrefix>,
    /// What follows.
    pub tail: &'a [u8],
    /// Digest and size of the whole file.
    pub reference: DocumentRef,
}

impl Rendered {
    /// The whole file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.prefix.as_bytes(), &self.tail].concat()
    }

    /// Digest and size of the whole file.
    #[must_use]
    pub fn reference(&self) -> DocumentRef {
        self.reference
    }

    /// What a store keeps: digest and size of the whole, the prefix under its own digest, and the tail.
    #[must_use]
    pub fn into_parts(self) -> (DocumentRef, (Digest, Arc<[u8]>), Vec<u8>) {
        (self.reference, (self.prefix.digest(), self.prefix.shared()), self.tail)
    }
}

/// Renders documents one after another and keeps its buffers between them; the result never depends on what it
/// rendered before.
///
/// It is cheap, [`Send`], and meant to be one for each thread: the first invoice of an operator sets its letterhead, and
/// once the buffers have grown to a document's size nothing is allocated for the next one.
///
/// A batch on all cores, in the memory of a few documents: the threads take invoices from one iterator, and wait where
/// the documents are not taken from a channel with bounds.
///
/// ```
/// use std::sync::{Mutex, mpsc};
/// use schet::render::Renderer;
/// use schet::{Account, Invoice, Locale, Operator};
///
/// fn render(operator: &Operator, invoices: impl Iterator<Item = (Account, Invoice)> + Send) -> u64 {
///     let invoices = Mutex::new(invoices);
///     let (sender, receiver) = mpsc::sync_channel(64);
///     std::thread::scope(|scope| {
///         for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
///             let (sender, invoices) = (sender.clone(), &invoices);
///             scope.spawn(move || {
///                 let mut renderer = Renderer::new();
///                 let next = || invoices.lock().ok()?.next();
///                 while let Some((account, invoice)) = next() {
///                     let document = renderer.invoice(operator, &account, &invoice, Locale::Ru);
///                     if sender.send((invoice, document)).is_err() {
///                         break;
///                     }
///                 }
///             });
///         }
///         drop(sender);
///         // What is stored, or refused with its reason, one after another.
///         receiver.iter().filter(|(_, document)| document.is_ok()).count() as u64
///     })
/// }
/// # let operator: Operator = serde_json::from_str(r#"{ "id": "north", "name": "ООО «Север»", "address": "Москва",
/// #   "requisites": { "inn": "7707083893", "bank": "АО «Банк»", "bic": "044525411", "account": "40702810200000124669",
/// #     "correspondent": "30101810145250000411" }, "contact": { "email": "a@b.example", "phone": "1" },
/// #   "sender": "a@b.example", "link_base": "https://b.example/" }"#).unwrap();
/// # let account: Account = serde_json::from_str(r#"{ "number": "100-1", "name": "АО «Волга»",
/// #   "application_address": "a@b.example", "subscribers": [] }"#).unwrap();
/// # let bill: schet::Bill = serde_json::from_str(r#"{ "account": "100-1", "period": "2026-10", "due_date": "2026-11-20",
/// #   "opening_balance": 100, "lines": [], "vat": [], "total": 0, "amount_due": 100 }"#).unwrap();
/// # let invoice = |at: u32| bill.clone().into_invoice(at.to_string().parse().unwrap(), bill.date_or_default()).unwrap();
/// # assert_eq!(render(&operator, (1..=100).map(|at| (account.clone(), invoice(at)))), 100);
/// ```
pub struct Renderer {
    press: Press,
    writer: Writer,
    encoder: QrEncoder,
    payload: Payload,
    ledger: Ledger,
    title: String,
    /// The last used last.
    letterheads: Vec<Letterhead>,
}

/// How many letterheads are kept: several operators in two languages.
const LETTERHEADS: usize = 16;

impl Renderer {
    /// A renderer; the first in a process prepares the fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            press: Press::new(),
            writer: Writer::new(),
            encoder: QrEncoder::new(),
            payload: Payload::new(),
            ledger: Ledger::default(),
            title: String::new(),
            letterheads: Vec::new(),
        }
    }

    /// The regular invoice, or a correction, as PDF (R21), in the profile that the operator's brand names.
    ///
    /// # Errors
    /// [`RenderError`] naming the field with a character that the fonts lack, or with a number too wide for its table.
    pub fn invoice(
        &mut self,
        operator: &Operator,
        account: &Account,
        invoice: &Invoice,
        locale: Locale,
    ) -> Result<Rendered, RenderError> {
        self.invoice_with(operator, account, invoice, locale, &[])
    }

    /// The same with files embedded, such as the invoice as XML.
    ///
    /// # Errors
    /// [`RenderError`] as for [`Self::invoice`], and [`RenderError::Attachment`] for two of one name, or for any in
    /// PDF/A-1, which takes none.
    pub fn invoice_with(
        &mut self,
        operator: &Operator,
        account: &Account,
        invoice: &Invoice,
        locale: Locale,
        attachments: &[Attachment<'_>],
    ) -> Result<Rendered, RenderError> {
        let Rendering { prefix, tail, reference } =
            self.invoice_in_place(operator, account, invoice, locale, attachments)?;
        Ok(Rendered { prefix: Arc::clone(prefix), tail: tail.to_vec(), reference })
    }

    /// The same in the renderer's own buffers, until it renders the next one.
    ///
    /// # Errors
    /// [`RenderError`] as for [`Self::invoice_with`].
    pub fn invoice_in_place(
        &mut self,
        operator: &Operator,
        account: &Account,
        invoice: &Invoice,
        locale: Locale,
        attachments: &[Attachment<'_>],
    ) -> Result<Rendering<'_>, RenderError> {
        let profile = operator.brand.profile;
        check(attachments, profile)?;
        let place = self.letterhead(operator, profile, locale)?;
        let letterhead = &mut self.letterheads[place];
        let payload = self.payload.of(operator, account, invoice);
        let code = payload.and_then(|bytes| self.encoder.encode(bytes).ok());
        self.press.restart(locale, operator.brand.accent, profile != Profile::Plain);
        let subject = Subject { operator, account, invoice, code, dispatch: Dispatch::File };
        invoice::lay_out(&mut self.press, &mut self.ledger, letterhead, subject)?;
        self.title.clear();
        invoice::push_document_title(&mut self.title, locale, invoice);
        let has_logo = letterhead.streams().logo.is_some();
        let prefix = letterhead.prefix(self.press.repertoire);
        let facts = Facts {
            profile,
            locale,
            title: &self.title,
            author: operator.name.as_str(),
            date: invoice.date(),
            attachments,
        };
        let reference = self.writer.tail(prefix, &self.press, code, has_logo, facts);
        Ok(Rendering { prefix, tail: self.writer.written(), reference })
    }

    /// The place of an operator's letterhead in a language, set now where it wasn't yet.
    fn letterhead(&mut self, operator: &Operator, profile: Profile, locale: Locale) -> Result<usize, RenderError> {
        let known = self.letterheads.iter().rposition(|letterhead| letterhead.is_of(operator, profile, locale));
        if let Some(place) = known {
            return Ok(place);
        }
        let letterhead = Letterhead::new(operator, profile, locale)?;
        if self.letterheads.len() == LETTERHEADS {
            self.letterheads.remove(0);
        }
        self.letterheads.push(letterhead);
        Ok(self.letterheads.len() - 1)
    }
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Renderer").finish_non_exhaustive()
    }
}

/// Renders one invoice; for many keep a [`Renderer`].
///
/// # Errors
/// As [`Renderer::invoice`].
pub fn invoice(
    operator: &Operator,
    account: &Account,
    invoice: &Invoice,
    locale: Locale,
) -> Result<Rendered, RenderError> {
    Renderer::new().invoice(operator, account, invoice, locale)
}

fn check(attachments: &[Attachment<'_>], profile: Profile) -> Result<(), RenderError> {
    for (place, file) in attachments.iter().enumerate() {
        let problem = if profile == Profile::PdfA1b {
            "PDF/A-1 takes no attachments"
        } else if attachments[..place].iter().any(|other| other.name == file.name) {
            "there is another one of that name"
        } else {
            continue;
        };
        return Err(RenderError::Attachment { name: file.name.to_owned(), problem });
    }
    Ok(())
}
