//! Accounts as the host states them.

use std::ffi::c_char;

use schet::{Account, Locale, Subscriber};

use crate::codes;
use crate::error::Failure;
use crate::record::{SCHET_MAX_ROWS, read_rows, record};
use crate::text::{Field, TextReader, schet_text};
use crate::time;

/// The paying customer: one account with its requisites and its subscribers. What isn't called optional must be stated.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_account {
    /// sizeof(schet_account).
    pub struct_size: u32,
    /// The language of its documents, mails and refusals: SCHET_RU or SCHET_EN; 0: the operator's.
    pub locale: i32,
    /// The day from which it is billed, as YYYYMMDD; 0: since ever.
    pub opened: i32,
    /// The day from which it is billed no longer, as YYYYMMDD; 0: it is open.
    pub closed: i32,
    /// Its number, unique for the operator: 1 to 32 of a-z A-Z 0-9 . _ - /
    pub number: schet_text,
    /// The customer's name, as documents print it.
    pub name: schet_text,
    /// The e-mail the organisation gave when it signed up (R6).
    pub application_address: schet_text,
    /// The customer's INN. Optional.
    pub inn: schet_text,
    /// The customer's KPP. Optional.
    pub kpp: schet_text,
    /// The postal address. Optional.
    pub postal_address: schet_text,
    /// Number and date of the contract, as documents print it. Optional.
    pub contract: schet_text,
    /// Its SIP lines.
    pub subscribers: *const schet_subscriber,
    /// How many there are, at most SCHET_MAX_ROWS.
    pub subscriber_count: u32,
    /// Not looked at.
    pub reserved: u32,
}
record!(schet_account, 144);

/// One SIP line of an account.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_subscriber {
    /// sizeof(schet_subscriber).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// The E.164 number or SIP user name: 1 to 64 of a-z A-Z 0-9 . _ - + @ :
    pub id: schet_text,
    /// A label of the customer's own, such as a department. Optional.
    pub label: schet_text,
}
record!(schet_subscriber, 40);

impl schet_account {
    /// The account in the domain's words.
    ///
    /// # Safety
    /// `subscribers` is NULL or points to as many structs as are stated.
    pub(crate) unsafe fn to_domain(self, reader: TextReader, absent: Locale) -> Result<Account, Failure> {
        // SAFETY: as this function's.
        let rows = unsafe { read_rows(self.subscribers, self.subscriber_count, SCHET_MAX_ROWS) }?;
        let subscriber = |(place, row): (usize, Result<schet_subscriber, Failure>)| {
            let row = row?;
            Ok(Subscriber {
                id: reader.parse(row.id, Field::entry("subscribers", place, "id"))?,
                label: reader.parse_optional(row.label, Field::entry("subscribers", place, "label"))?,
            })
        };
        Ok(Account {
            number: reader.parse(self.number, "number")?,
            name: reader.parse(self.name, "name")?,
            locale: codes::locale(self.locale, absent, "locale")?,
            application_address: reader.parse(self.application_address, "application_address")?,
            inn: reader.parse_optional(self.inn, "inn")?,
            kpp: reader.parse_optional(self.kpp, "kpp")?,
            postal_address: reader.parse_optional(self.postal_address, "postal_address")?,
            contract: reader.parse_optional(self.contract, "contract")?,
            opened: time::date_or_none(self.opened, "opened")?,
            closed: time::date_or_none(self.closed, "closed")?,
            subscribers: rows.enumerate().map(subscriber).collect::<Result<_, Failure>>()?,
        })
    }
}

/// The number of an account, given by pointer and length.
pub(crate) fn number(
    reader: TextReader,
    account: *const c_char,
    account_len: u32,
) -> Result<schet::AccountNumber, Failure> {
    reader.parse(schet_text::new(account, account_len), "account")
}
