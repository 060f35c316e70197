use schet::invoice::Invoice;
use schet::render::charges::{ChargesSheet, write_workbook};
use schet::render::{Attachment, Relationship, einvoice, payment_code};
use schet::text::Line;
use schet::usage::Charges;
use schet::{Account, Currency};

use super::{Press, press, schet_renderer};
use crate::account::schet_account;
use crate::bill::schet_bill;
use crate::boundary::call;
use crate::buffer::{OutHandle, hand_out, schet_buf};
use crate::bytes::schet_bytes;
use crate::codes;
use crate::error::{Failure, schet_error};
use crate::handle::exclusively;
use crate::record::{SCHET_MAX_ROWS, read, read_rows, record};
use crate::status::{SCHET_E_NO_NUMBER, SCHET_E_RENDER};
use crate::text::{Field, TextReader, schet_text};
use crate::time;
use crate::usage::schet_charge;

/// The invoice as PDF, as customers get it (R21).
pub const SCHET_INVOICE_PDF: i32 = 1;
/// The invoice as XML: EN 16931 in UBL 2.1.
pub const SCHET_INVOICE_UBL: i32 = 2;
/// The invoice as one line of JSON.
pub const SCHET_INVOICE_JSON: i32 = 3;
/// The payload of the invoice's payment code by GOST R 56042-2014; no bytes where nothing is due.
pub const SCHET_INVOICE_PAYMENT_CODE: i32 = 4;

/// Charges of a period so far, of an account.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_charges {
    /// sizeof(schet_charges).
    pub struct_size: u32,
    /// Of which period, as YYYYMM.
    pub period: i32,
    /// When they were what they are, in microseconds since 1970-01-01 UTC.
    pub as_of: i64,
    /// By subscriber, then service, in the order to print.
    pub lines: *const schet_charge,
    /// How many there are, at most SCHET_MAX_ROWS.
    pub line_count: u32,
    /// Not looked at.
    pub reserved: u32,
}
record!(schet_charges, 32);

/// Renders one invoice from data: the account, and its bill with a number, whose sums are checked (R20). `form` is one of
/// SCHET_INVOICE_..., `locale` SCHET_RU or SCHET_EN, 0 the account's own. The same data gives the same bytes. Since ABI 1.
///
/// # Safety
/// `account` and `bill` are structs of their size whose pointers are as they say; `out` is a variable; `error` is NULL or
/// a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_render_invoice(
    renderer: *mut schet_renderer,
    account: *const schet_account,
    bill: *const schet_bill,
    form: i32,
    locale: i32,
    out: *mut *mut schet_buf,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let press = press(caller, renderer)?;
            let out = OutHandle::new(out)?;
            let (account, invoice) = press.invoice(account, bill)?;
            let locale = codes::locale(locale, account.locale, "locale")?;
            let operator = &*press.operator;
            let mut bytes = Vec::new();
            match form {
                SCHET_INVOICE_PDF => {
                    let rendered = exclusively::<Press, _, _>(&press.renderer, |renderer| {
                        Ok(renderer.invoice(operator, &account, &invoice, locale)?)
                    })?;
                    bytes = rendered.to_bytes();
                }
                SCHET_INVOICE_UBL => einvoice::ubl(&mut bytes, operator, &account, &invoice, locale)
                    .map_err(|error| Failure::new(SCHET_E_RENDER, error.to_string()).of_field("bill"))?,
                SCHET_INVOICE_JSON => einvoice::json(&mut bytes, operator, &account, &invoice),
                SCHET_INVOICE_PAYMENT_CODE => {
                    bytes = payment_code::payload(operator, &account, &invoice).unwrap_or_default();
                }
                0 => return Err(Failure::missing("form")),
                other => return Err(codes::unknown("form", other)),
            }
            hand_out(bytes, out)
        })
    }
}

/// What the document was made from.
pub const SCHET_ATTACHED_SOURCE: i32 = 1;
/// Data behind what the document shows.
pub const SCHET_ATTACHED_DATA: i32 = 2;
/// The same content in another form, such as the invoice as XML.
pub const SCHET_ATTACHED_ALTERNATIVE: i32 = 3;
/// More than what the document shows.
pub const SCHET_ATTACHED_SUPPLEMENT: i32 = 4;
/// None of these.
pub const SCHET_ATTACHED_OTHER: i32 = 5;

/// The most files that one document takes.
pub const SCHET_MAX_ATTACHMENTS: u32 = 100;

/// A file that is embedded into a document (ISO 19005-3, annex E).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_attachment {
    /// sizeof(schet_attachment).
    pub struct_size: u32,
    /// What it is to the document: one of SCHET_ATTACHED_...
    pub relationship: i32,
    /// Its name, such as invoice.xml; the names of one document differ.
    pub name: schet_text,
    /// Its MIME type, such as application/xml.
    pub mime: schet_text,
    /// What it is, in a few words for people.
    pub description: schet_text,
    /// Its content, at most 64 MiB.
    pub content: schet_bytes,
}
record!(schet_attachment, 72);

/// Renders one invoice as PDF with files embedded. `locale` is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1.
///
/// # Safety
/// As schet_render_invoice; `attachments` has `attachment_count` structs of the size that the first says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_render_invoice_with(
    renderer: *mut schet_renderer,
    account: *const schet_account,
    bill: *const schet_bill,
    attachments: *const schet_attachment,
    attachment_count: u32,
    locale: i32,
    out: *mut *mut schet_buf,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let press = press(caller, renderer)?;
            let out = OutHandle::new(out)?;
            let (account, invoice) = press.invoice(account, bill)?;
            let locale = codes::locale(locale, account.locale, "locale")?;
            let rows = read_rows(attachments, attachment_count, SCHET_MAX_ATTACHMENTS)?;
            let files = rows.enumerate().map(|(place, row)| row?.read(press.reader(), place));
            let files: Vec<AttachedFile<'_>> = files.collect::<Result<_, _>>()?;
            let attached: Vec<_> = files.iter().map(AttachedFile::as_attachment).collect();
            let rendered = exclusively::<Press, _, _>(&press.renderer, |renderer| {
                Ok(renderer.invoice_with(&press.operator, &account, &invoice, locale, &attached)?)
            })?;
            hand_out(rendered.to_bytes(), out)
        })
    }
}

/// A file to embed, its texts read.
struct AttachedFile<'b> {
    relationship: Relationship,
    name: String,
    mime: String,
    description: String,
    content: &'b [u8],
}

impl AttachedFile<'_> {
    fn as_attachment(&self) -> Attachment<'_> {
        Attachment {
            name: &self.name,
            mime: &self.mime,
            relationship: self.relationship,
            description: &self.description,
            bytes: self.content,
        }
    }
}

impl schet_attachment {
    /// # Safety
    /// Its content has as many bytes as it states, for as long as the file is used.
    unsafe fn read<'b>(self, reader: TextReader, place: usize) -> Result<AttachedFile<'b>, Failure> {
        let at = |name| Field::entry("attachments", place, name);
        let text = |text, name| -> Result<String, Failure> {
            let line: Line = reader.parse(text, at(name))?;
            Ok(line.into())
        };
        Ok(AttachedFile {
            relationship: match self.relationship {
                SCHET_ATTACHED_SOURCE => Relationship::Source,
                SCHET_ATTACHED_DATA => Relationship::Data,
                SCHET_ATTACHED_ALTERNATIVE => Relationship::Alternative,
                SCHET_ATTACHED_SUPPLEMENT => Relationship::Supplement,
                SCHET_ATTACHED_OTHER => Relationship::Unspecified,
                other => return Err(codes::unknown(at("relationship"), other)),
            },
            name: text(self.name, "name")?,
            mime: text(self.mime, "mime")?,
            description: text(self.description, "description")?,
            // SAFETY: as this function's.
            content: unsafe { self.content.read(64 << 20, at("content")) }?,
        })
    }
}

/// Renders charges so far as a workbook (R9). `locale` is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1.
///
/// # Safety
/// `account` and `charges` are structs of their size whose pointers are as they say; `out` is a variable; `error` is NULL
/// or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_render_charges(
    renderer: *mut schet_renderer,
    account: *const schet_account,
    charges: *const schet_charges,
    locale: i32,
    out: *mut *mut schet_buf,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let press = press(caller, renderer)?;
            let out = OutHandle::new(out)?;
            let (reader, operator) = (press.reader(), &press.operator);
            let account = read(account)?.to_domain(reader, operator.locale)?;
            let stated = read(charges)?;
            let lines = read_rows(stated.lines, stated.line_count, SCHET_MAX_ROWS)?.enumerate();
            let charges = Charges {
                account: account.number.clone(),
                period: time::period(stated.period, "period")?,
                currency: Currency::Rub,
                lines: lines
                    .map(|(place, line)| line?.to_domain(reader).map_err(|failure| failure.of_row(place)))
                    .collect::<Result<_, _>>()?,
            };
            let sheet = ChargesSheet {
                charges: &charges,
                account: &account,
                as_of: time::instant(stated.as_of, "as_of")?,
                zone: operator.zone,
                locale: codes::locale(locale, account.locale, "locale")?,
            };
            let bytes = write_workbook(&sheet, Vec::new());
            hand_out(bytes.map_err(|error| Failure::new(SCHET_E_RENDER, error.to_string()))?, out)
        })
    }
}

impl Press {
    /// An account and its invoice, checked.
    ///
    /// # Safety
    /// The structs are NULL or of their size, their pointers as they say.
    unsafe fn invoice(
        &self,
        account: *const schet_account,
        bill: *const schet_bill,
    ) -> Result<(Account, Invoice), Failure> {
        // SAFETY: as this function's.
        let (account, bill) = unsafe {
            let reader = self.reader();
            let account = read(account)?.to_domain(reader, self.operator.locale);
            (
                account.map_err(|it| it.within("account"))?,
                read(bill)?.to_domain(reader).map_err(|it| it.within("bill"))?,
            )
        };
        checked(account, bill)
    }
}

/// A bill with its number and date as the account's invoice.
pub(super) fn checked(account: Account, bill: schet::Bill) -> Result<(Account, Invoice), Failure> {
    if bill.account != account.number {
        let problem = format_args!("is {}, and the account's number is {}", bill.account, account.number).to_string();
        return Err(Failure::value("bill.account", problem));
    }
    let number = bill.number.clone().ok_or_else(|| {
        Failure::new(SCHET_E_NO_NUMBER, "the bill has no number: there is no sequence to take one from")
            .of_field("bill.number")
    })?;
    let date = bill.date_or_default();
    let invoice = bill.into_invoice(number, date)?;
    Ok((account, invoice))
}
