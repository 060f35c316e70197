//! The invoice for machines: as EN 16931 in UBL 2.1 ([`ubl`]), and as our own JSON ([`json()`]).
//!
//! Both append to a buffer of the caller's, allocate next to nothing, and give the same bytes for the same data.
//! Neither can hold a control character: the types of [`crate::text`] take none.
//!
//! ```
//! # use schet::render::einvoice;
//! # fn example(operator: &schet::Operator, account: &schet::Account, invoice: &schet::Invoice) {
//! let mut xml = Vec::new();
//! match einvoice::ubl(&mut xml, operator, account, invoice, account.locale) {
//!     Ok(()) => assert!(xml.ends_with(b"</Invoice>\n")),
//!     Err(why) => assert!(xml.is_empty(), "{why}"), // the PDF and the JSON are not touched by that
//! }
//! # }
//! ```
//!
//! # What stands where
//!
//! | of the bill | in EN 16931 |
//! | --- | --- |
//! | invoice, correction | BT-3: 380, 384 (a corrected invoice, whole, with BT-25 naming what it corrects) |
//! | ИНН | BT-31, BT-48: `RU` and the digits, as BR-CO-09 wants a country |
//! | ОГРН; КПП of the operator | BT-30; BT-32. The customer's КПП has no term |
//! | number of the account | BT-46, and BT-83 with the transfer |
//! | БИК and settlement account | BT-86, BT-84. The correspondent account has no term |
//! | a rate; 0 %; «Без НДС» | category S; Z; E with BT-120 |
//! | line of a net group | BT-131 is its amount |
//! | line of a gross group | BT-131 is its amount without VAT, the kopecks dealt out so that they sum to the group's net |
//! | quantity and price | BT-129 with the sign of the line, BT-146 never negative (BR-27) |
//! | amount rated call by call | BT-146 is the amount, BT-149 the quantity it is the price of: no digit is made up |
//! | unit | BT-130 by UN/ECE Recommendation 20; a unit that it lacks is `C62` and stands in BT-160 |
//! | subscriber; charged seconds | BT-128; BT-160 |
//! | opening balance, payments, instalments | BT-113: their sum, so that BT-115 is the amount due; told in BT-22 |
//!
//! An attribute that EN 16931 has no term for stands in the JSON, which has all of the invoice.

mod json;
mod lines;
mod ubl;
mod unit;
mod xml;

pub use json::{JSON_FORMAT, JSON_SCHEMA, json};
pub use ubl::ubl;

use crate::money::{Amount, VatRate};

/// Why an invoice has no form in EN 16931; the document itself is not refused for it (R19).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EInvoiceError {
    /// Amounts with VAT inside whose net total, multiplied by the rate, gives another VAT (BR-CO-17).
    #[error("vat[{group}].vat is {stated}, but EN 16931 (BR-CO-17) computes {computed} from the net total at {rate}")]
    VatOfNet {
        /// The group's place.
        group: usize,
        /// Its rate.
        rate: VatRate,
        /// What the bill states, rightly, by its gross total.
        stated: Amount,
        /// What follows from the net total.
        computed: Amount,
    },
    /// A bill without charges, which EN 16931 takes for no invoice (BR-16).
    #[error("lines is empty: an invoice of EN 16931 has a line (BR-16)")]
    NoLines,
}
