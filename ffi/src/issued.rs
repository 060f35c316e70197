//! Issued invoices: those of an account, those of a period, and those that were issued before there was schet.

use std::ffi::{c_char, c_void};

use schet::desk::{Imported, IssuedElsewhere};
use schet::ports::Issued;

use crate::account;
use crate::bill::schet_bill;
use crate::boundary::call;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::record::{OutRows, SCHET_MAX_ROWS, read, read_rows, record};
use crate::service::{Core, Schet, block_on};
use crate::status::{SCHET_E_LENGTH, SCHET_E_NULL, SCHET_OK};
use crate::text::{Field, put, read_texts, schet_text};
use crate::time;

/// An issued invoice; it never changes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_issued {
    /// sizeof(schet_issued); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// Its period, as YYYYMM; 0: none is issued for the account of this row.
    pub period: i32,
    /// Its date, as YYYYMMDD.
    pub date: i32,
    /// The day by which it is to be paid, as YYYYMMDD.
    pub due_date: i32,
    /// 0, or the number of the correction.
    pub revision: u32,
    /// 1 when it goes in person, 0 when it goes by e-mail (R7).
    pub in_person: i32,
    /// The charges of the period with VAT, in minor units.
    pub total: i64,
    /// What is to be paid, in minor units; negative is a credit.
    pub amount_due: i64,
    /// The instant at which it was formed, in microseconds since 1970-01-01 UTC.
    pub formed_at: i64,
    /// The size of its document in bytes.
    pub document_size: u64,
    /// The SHA-256 of its document.
    pub document_digest: [u8; 32],
    /// Whose.
    pub account: [c_char; 40],
    /// The order that delivers it; empty: it was issued elsewhere.
    pub order: [c_char; 40],
    /// Its number.
    pub number: [c_char; 168],
    /// The number of the invoice that it corrects; empty: it is no correction.
    pub corrects: [c_char; 168],
    /// The cabinet address that was in force; empty: none.
    pub address: [c_char; 264],
    /// The customer's name on it.
    pub customer: [c_char; 1024],
}
record!(schet_issued, 1792);

/// An account's issued invoices, the latest revision of each period, newest period first: as many as there is room for.
/// Since ABI 1.
///
/// # Safety
/// `account` has as many bytes as is said; `rows` has room for `capacity` structs of the size that the first says,
/// `count` for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_issued_list(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    rows: *mut schet_issued,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let issued = block_on(service.desk.issued(&account, rows.capacity()))?;
            rows.write(issued.iter().map(|issued| schet_issued::of(issued, service.encoding)));
            Ok(())
        })
    }
}

/// The issued invoices of a period, the latest revision: one row for each account asked for, in that order; where none
/// is issued the row's period is 0. There has to be room for all of them. Since ABI 1.
///
/// # Safety
/// `accounts` has `account_count` texts; `rows` has room for as many structs of the size that the first says, `count` for a
/// number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_issued_in(
    service: *const Schet,
    period: i32,
    accounts: *const schet_text,
    account_count: u32,
    rows: *mut schet_issued,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let reader = service.reader();
            let period = time::period(period, "period")?;
            let rows = OutRows::new(rows, capacity, count)?;
            let texts = read_texts(accounts, account_count, SCHET_MAX_ROWS, "accounts")?.enumerate();
            let accounts = texts.map(|(place, text)| reader.parse(text, Field::entry("accounts", place, "")));
            let accounts: Vec<_> = accounts.collect::<Result<_, _>>()?;
            room_for(accounts.len(), rows.capacity())?;
            let issued = block_on(service.desk.issued_in(period, &accounts))?;
            rows.write(issued.iter().zip(&accounts).map(|(issued, account)| match issued {
                Some(issued) => schet_issued::of(issued, service.encoding),
                None => schet_issued::none(account.as_str(), service.encoding),
            }));
            Ok(())
        })
    }
}

/// It is kept from now on.
pub const SCHET_IMPORT_KEPT: i32 = 1;
/// The same was kept before: nothing was changed.
pub const SCHET_IMPORT_UNCHANGED: i32 = 2;
/// A later revision of it is kept: nothing was changed.
pub const SCHET_IMPORT_SUPERSEDED: i32 = 3;

/// An invoice that was issued elsewhere.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_issued_elsewhere {
    /// sizeof(schet_issued_elsewhere).
    pub struct_size: u32,
    /// How many bytes its document has; 0: it is rendered.
    pub original_len: u32,
    /// When it was formed, in microseconds since 1970-01-01 UTC.
    pub formed_at: i64,
    /// Its bill, with its number.
    pub bill: *const schet_bill,
    /// Its document.
    pub original: *const c_void,
}
record!(schet_issued_elsewhere, 32);

/// What became of an invoice that was issued elsewhere.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_imported {
    /// sizeof(schet_imported); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// SCHET_OK, or why it was not taken.
    pub status: i32,
    /// One of SCHET_IMPORT_..., or 0 when it was not taken.
    pub outcome: i32,
    /// Not used.
    pub reserved: i32,
    /// Why it was not taken.
    pub message: [c_char; 512],
}
record!(schet_imported, 528);

/// Keeps invoices that were issued elsewhere, with their original documents or with documents of ours; they are not
/// delivered, but repeats and links give them. The documents are stored together and recorded in one commit, so a few
/// hundred at a time take the time of one. One outcome for each comes back, for which there has to be room; what is wrong
/// with one invoice is its outcome and does no harm to the others. Since ABI 1.
///
/// # Safety
/// `invoices` has `invoice_count` structs whose pointers are as they say; `rows` has room for as many structs of the size
/// that the first says, `count` for a number; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_issued_import(
    service: *const Schet,
    invoices: *const schet_issued_elsewhere,
    invoice_count: u32,
    rows: *mut schet_imported,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let invoices = read_rows(invoices, invoice_count, SCHET_MAX_ROWS)?;
            room_for(invoice_count as usize, rows.capacity())?;
            let (mut outcomes, mut good) = (Vec::new(), Vec::new());
            for (place, row) in invoices.enumerate() {
                match row?.to_domain(&service) {
                    Ok(invoice) => {
                        outcomes.push(None);
                        good.push(invoice);
                    }
                    Err(failure) if failure.is_of_content() => outcomes.push(Some(Err(failure))),
                    Err(failure) => return Err(failure.of_row(place)),
                }
            }
            let imported = block_on(service.desk.import_many(good))?;
            let mut imported = imported.into_iter().map(|outcome| service.granted(outcome?));
            rows.write(outcomes.into_iter().map(|outcome| {
                let outcome = outcome.or_else(|| imported.next()).unwrap_or_else(|| Err(Failure::missing("bill")));
                schet_imported::of(&outcome, service.encoding)
            }));
            Ok(())
        })
    }
}

fn room_for(rows: usize, capacity: usize) -> Result<(), Failure> {
    if rows <= capacity {
        return Ok(());
    }
    let text = format!("there are {rows} rows to come, and room for {capacity}");
    Err(Failure::new(SCHET_E_LENGTH, text).of_field("capacity"))
}

impl schet_issued_elsewhere {
    /// # Safety
    /// Its pointers are as it says.
    unsafe fn to_domain(self, core: &Core) -> Result<IssuedElsewhere, Failure> {
        if self.original.is_null() && self.original_len > 0 {
            return Err(Failure::new(SCHET_E_NULL, "original is NULL and has a length").of_field("original"));
        }
        // SAFETY: as this function's.
        unsafe {
            let original = (self.original_len > 0)
                .then(|| std::slice::from_raw_parts(self.original.cast::<u8>(), self.original_len as usize).to_vec());
            let bill = read(self.bill)?.to_domain(core.reader()).map_err(|failure| failure.within("bill"))?;
            Ok(IssuedElsewhere { bill, original, formed_at: time::instant(self.formed_at, "formed_at")? })
        }
    }
}

impl schet_issued {
    pub(crate) fn of(issued: &Issued, encoding: Encoding) -> Self {
        let facts = &issued.facts;
        let mut row = Self {
            period: time::period_number(facts.period),
            date: time::date_number(facts.date),
            due_date: time::date_number(facts.due_date),
            revision: facts.revision,
            in_person: issued.delivery.in_person.into(),
            total: issued.total.minor(),
            amount_due: facts.amount_due.minor(),
            formed_at: time::micros(issued.formed_at),
            document_size: issued.document.size,
            document_digest: issued.document.digest.0,
            ..Self::none(issued.account.as_str(), encoding)
        };
        put(&mut row.order, &issued.order.map(|order| order.to_string()).unwrap_or_default(), encoding);
        put(&mut row.number, facts.number.as_str(), encoding);
        put(&mut row.corrects, facts.corrects.as_ref().map_or("", |number| number.as_str()), encoding);
        put(&mut row.address, issued.delivery.cabinet_address.as_ref().map_or("", |it| it.as_str()), encoding);
        put(&mut row.customer, facts.customer.as_str(), encoding);
        row
    }

    fn none(account: &str, encoding: Encoding) -> Self {
        let mut row = Self {
            struct_size: 0,
            period: 0,
            date: 0,
            due_date: 0,
            revision: 0,
            in_person: 0,
            total: 0,
            amount_due: 0,
            formed_at: 0,
            document_size: 0,
            document_digest: [0; 32],
            account: [0; 40],
            order: [0; 40],
            number: [0; 168],
            corrects: [0; 168],
            address: [0; 264],
            customer: [0; 1024],
        };
        put(&mut row.account, account, encoding);
        row
    }
}

impl schet_imported {
    fn of(outcome: &Result<Imported, Failure>, encoding: Encoding) -> Self {
        let mut row = Self { struct_size: 0, status: SCHET_OK, outcome: 0, reserved: 0, message: [0; 512] };
        match outcome {
            Ok(Imported::Kept(_)) => row.outcome = SCHET_IMPORT_KEPT,
            Ok(Imported::Unchanged(_)) => row.outcome = SCHET_IMPORT_UNCHANGED,
            Ok(Imported::Superseded(_)) => row.outcome = SCHET_IMPORT_SUPERSEDED,
            Err(failure) => {
                row.status = failure.status;
                put(&mut row.message, failure.message(), encoding);
            }
        }
        row
    }
}
