//! The invoice as JSON of our own: all that it says, in the words of this crate's types.

use serde::Serialize;

use crate::invoice::Invoice;
use crate::party::{Account, AccountNumber, Contact, Inn, Kpp, Operator, Requisites};
use crate::text::{Line, Name};

/// What the member `format` of the JSON says. A later format has a later number; members are never added to this one.
pub const JSON_FORMAT: &str = "schet-invoice/1";

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
pub const JSON_SCHEMA: &str = include_str!("../../../docs/invoice.schema.json");

/// Appends the invoice as one line of JSON in UTF-8, of the form of [`JSON_SCHEMA`].
///
/// Amounts are whole numbers of minor units, quantities and prices decimal numbers in strings. The member `invoice`
/// reads back as the [`Invoice`] that it was:
///
/// ```
/// # fn example(operator: &schet::Operator, account: &schet::Account, invoice: &schet::Invoice) {
/// let mut json = Vec::new();
/// schet::render::einvoice::json(&mut json, operator, account, invoice);
/// let mut read: serde_json::Value = serde_json::from_slice(&json).unwrap();
/// assert_eq!(serde_json::from_value::<schet::Invoice>(read["invoice"].take()).unwrap(), *invoice);
/// # }
/// ```
pub fn json(out: &mut Vec<u8>, operator: &Operator, account: &Account, invoice: &Invoice) {
    let document = Document {
        format: JSON_FORMAT,
        operator: Issuer {
            name: &operator.name,
            address: &operator.address,
            requisites: &operator.requisites,
            contact: &operator.contact,
        },
        account: Customer {
            number: &account.number,
            name: &account.name,
            inn: account.inn.as_ref(),
            kpp: account.kpp.as_ref(),
            postal_address: account.postal_address.as_ref(),
            contract: account.contract.as_ref(),
        },
        invoice,
    };
    // Writing to memory does not fail, and every map of these types has names for keys.
    let _ = serde_json::to_writer(&mut *out, &document);
    out.push(b'\n');
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    operator: Issuer<'a>,
    account: Customer<'a>,
    invoice: &'a Invoice,
}

#[derive(Serialize)]
struct Issuer<'a> {
    name: &'a Name,
    address: &'a Line,
    requisites: &'a Requisites,
    contact: &'a Contact,
}

/// What of an account stands on its invoice; the rest of it is nobody's business.
#[derive(Serialize)]
struct Customer<'a> {
    number: &'a AccountNumber,
    name: &'a Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    inn: Option<&'a Inn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kpp: Option<&'a Kpp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_address: Option<&'a Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract: Option<&'a Line>,
}
