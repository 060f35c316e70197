//! Documents as PDF: a file is a prefix that all share, with the fonts in it, and a tail of a few kilobytes.

mod calls;
mod canvas;
mod charges;
mod file;
mod invoice;
mod objects;
mod parties;
mod pickup;
mod prefix;
mod press;
mod stream;
mod table;
mod typeface;

use std::sync::Arc;

use sha2::Digest as _;

pub use calls::CallPdf;
pub use pickup::{PickupBatch, PickupEntry, PickupRegister};
pub use prefix::SharedPrefix;

use crate::invoice::Invoice;
use crate::locale::Locale;
use crate::order::{Digest, DocumentRef};
use crate::party::{Account, Operator};
use crate::render::error::RenderError;
use crate::render::payment_code;
use crate::render::qr::QrEncoder;
use file::Writer;
use press::Press;
use typeface::Typeface;

/// A rendered document: the prefix that it shares with others, and the rest of its bytes.
#[derive(Debug)]
pub struct Rendered {
    /// What the file begins with.
    pub prefix: &'static SharedPrefix,
    /// What follows.
    pub tail: Vec<u8>,
}

impl Rendered {
    /// The whole file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.prefix.as_bytes(), &self.tail].concat()
    }

    /// Digest and size of the whole file; it costs no more than the tail does.
    #[must_use]
    pub fn reference(&self) -> DocumentRef {
        let digest = self.prefix.hasher().chain_update(&self.tail).finalize();
        DocumentRef { digest: Digest(digest.into()), size: (self.prefix.as_bytes().len() + self.tail.len()) as u64 }
    }

    /// What a store keeps: digest and size of the whole, the prefix under its own digest, and the tail.
    #[must_use]
    pub fn into_parts(self) -> (DocumentRef, (Digest, Arc<[u8]>), Vec<u8>) {
        (self.reference(), (self.prefix.digest(), self.prefix.shared()), self.tail)
    }
}

/// Renders documents one after another and keeps its buffers between them; the result never depends on what it
/// rendered before.
pub struct Renderer {
    press: Press,
    writer: Writer,
    encoder: QrEncoder,
}

impl Renderer {
    /// A renderer; the first in a process prepares the fonts.
    #[must_use]
    pub fn new() -> Self {
        Self { press: Press::new(), writer: Writer::new(), encoder: QrEncoder::new() }
    }

    /// The regular invoice, or a correction, as PDF (R21).
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
        let payload = payment_code::payload(operator, account, invoice);
        let code = payload.and_then(|bytes| self.encoder.encode(&bytes).ok());
        self.press.restart(locale, operator.brand.accent);
        invoice::lay_out(&mut self.press, operator, account, invoice, code)?;
        let title = invoice::document_title(locale, invoice);
        let prefix = SharedPrefix::of(self.press.repertoire);
        let tail = self.writer.tail(prefix, &self.press, locale, (&title, operator.name.as_str()), code);
        Ok(Rendered { prefix, tail })
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

/// Every character that documents print, lowest code point first; any other is a [`RenderError::MissingGlyph`].
#[must_use]
pub fn repertoire() -> Vec<char> {
    let mut characters: Vec<char> = Typeface::shared().repertoire().iter().map(|&(_, character)| character).collect();
    characters.sort_unstable();
    characters
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
