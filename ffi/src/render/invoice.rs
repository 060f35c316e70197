use schet::invoice::Invoice;
use schet::render::charges::{ChargesSheet, write_workbook};
use schet::render::{einvoice, payment_code};
use schet::usage::Charges;
use schet::{Account, Currency};

use super::{Press, press, schet_renderer};
use crate::account::schet_account;
use crate::bill::schet_bill;
use crate::boundary::call;
use crate::buffer::{OutHandle, hand_out, schet_buf};
use crate::codes;
use crate::error::{Failure, schet_error};
use crate::handle::exclusively;
use crate::record::{SCHET_MAX_ROWS, read, read_rows, record};
use crate::status::{SCHET_E_NO_NUMBER, SCHET_E_RENDER};
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
#[derive(Clone, Copy)]
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
            (read(account)?.to_domain(reader, self.operator.locale)?, read(bill)?.to_domain(reader)?)
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
            .of_field("number")
    })?;
    let date = bill.date_or_default();
    let invoice = bill.into_invoice(number, date)?;
    Ok((account, invoice))
}
