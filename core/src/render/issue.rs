//! The invoice as it is issued: for people, with the invoice for machines inside it.

use super::pdf::{Attachment, Relationship, Rendered, Renderer};
use super::{RenderError, einvoice};
use crate::invoice::Invoice;
use crate::locale::Locale;
use crate::party::{Account, Operator, Profile};

/// Renders invoices as they are issued, and keeps its buffers between them.
///
/// In PDF/A-3b the document carries itself for machines: `invoice.json`, all of it, and `invoice.xml`, EN 16931 in
/// UBL 2.1. A bill that has no form in EN 16931 goes without the XML (R19). The other profiles take no files.
#[derive(Debug, Default)]
pub struct IssueRenderer {
    renderer: Renderer,
    json: Vec<u8>,
    xml: Vec<u8>,
}

impl IssueRenderer {
    /// A renderer; the first in a process prepares the fonts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The regular invoice, or a correction, in the profile that the operator's brand names (R21).
    ///
    /// # Errors
    /// [`RenderError`] as for [`Renderer::invoice`].
    pub fn issue(
        &mut self,
        operator: &Operator,
        account: &Account,
        invoice: &Invoice,
        locale: Locale,
    ) -> Result<Rendered, RenderError> {
        let Self { renderer, json, xml } = self;
        if operator.brand.profile != Profile::PdfA3b {
            return renderer.invoice(operator, account, invoice, locale);
        }
        json.clear();
        xml.clear();
        einvoice::json(json, operator, account, invoice);
        let has_xml = einvoice::ubl(xml, operator, account, invoice, locale).is_ok();
        let file = |name, mime, description, bytes| Attachment {
            name,
            mime,
            relationship: Relationship::Alternative,
            description,
            bytes,
        };
        let files = [
            file("invoice.json", "application/json", "The invoice as data", json),
            file("invoice.xml", "application/xml", "The invoice by EN 16931 in UBL 2.1", xml),
        ];
        renderer.invoice_with(operator, account, invoice, locale, &files[..1 + usize::from(has_xml)])
    }
}
