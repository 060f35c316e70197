use std::borrow::Cow;
use std::ffi::c_char;
use std::ptr;
use std::sync::{Arc, Mutex, PoisonError};

use schet::ports::BillAnswer;
use schet::usage::{Call, ChargeLine};
use schet::{Account, AccountNumber};

use super::{Common, HostPort};
use crate::account::schet_account;
use crate::bill::schet_bill;
use crate::boundary::call_from_callback;
use crate::bytes::schet_bytes;
use crate::codes;
use crate::error::{Failure, schet_error};
use crate::handle::{self, Object};
use crate::record::{SCHET_MAX_ROWS, read, read_rows, record};
use crate::service::Caller;
use crate::status::{SCHET_E_BUSY, SCHET_E_LENGTH, SCHET_E_WRONG_HANDLE};
use crate::text::{Field, TextReader, read_texts, schet_text};
use crate::usage::{schet_call, schet_charge};

/// Where a callback puts its answer. It is valid until the callback returns; its functions copy what they are given.
pub struct schet_reply {
    _opaque: [u8; 0],
}

/// The account will be billed for the period; its bill is not ready.
pub const SCHET_BILL_NOT_READY: i32 = 1;
/// The account is not billed for the period, or does not exist.
pub const SCHET_BILL_NOT_BILLABLE: i32 = 2;

/// A piece of a document.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_reply_piece {
    /// sizeof(schet_reply_piece).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// How many bytes the whole document has.
    pub size: u64,
    /// The bytes from the offset on that was asked for, at most as many as were.
    pub bytes: schet_bytes,
}
record!(schet_reply_piece, 32);

/// A row as it was put.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_stored_row {
    /// sizeof(schet_stored_row).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// Its key.
    pub key: schet_text,
    /// Its value.
    pub value: schet_bytes,
}
record!(schet_stored_row, 40);

/// What a callback is asked for, and what it has answered so far.
pub(crate) enum Answer {
    /// Numbers of accounts.
    Numbers(Vec<AccountNumber>),
    /// One account.
    Account(Option<Account>),
    /// One answer for each account asked for.
    Bills(Vec<BillAnswer>),
    /// Calls.
    Calls(Vec<Call>),
    /// Lines of charges.
    Charges(Vec<ChargeLine>),
    /// A piece of a document, and the whole document's size.
    Piece(Option<(u64, Vec<u8>)>),
    /// Rows of the store.
    Rows(Vec<(String, Vec<u8>)>),
    /// Nothing but a text.
    Nothing,
}

struct Slot {
    common: Common,
    /// The most that may be answered.
    limit: usize,
    state: Mutex<(Answer, Option<String>)>,
}

/// What the handle of a reply stands for.
struct Reply(Arc<Slot>);

impl Object for Reply {
    const KIND: u8 = 6;
    const NAME: &'static str = "schet_reply";
}

impl<V> HostPort<V> {
    /// Calls the host with a reply that takes at most so much of a kind; what it answered, and put there.
    pub(crate) fn ask(
        &self,
        answer: Answer,
        limit: usize,
        callback: impl FnOnce(*mut schet_reply) -> i32,
    ) -> Result<(i32, Answer, Option<String>), Failure> {
        let slot = Arc::new(Slot { common: self.common.clone(), limit, state: Mutex::new((answer, None)) });
        let token = handle::open(Reply(slot.clone()))?;
        let answered = callback(ptr::without_provenance_mut(token));
        // A thread of the host's own may still be in a call on it, which is short; afterwards none gets in.
        while handle::close::<Reply>(token).is_err_and(|failure| failure.status == SCHET_E_BUSY) {
            std::thread::yield_now();
        }
        let mut state = slot.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (answer, said) = std::mem::replace(&mut *state, (Answer::Nothing, None));
        Ok((answered, answer, said))
    }
}

/// Answers with numbers of accounts, in ascending order of their bytes; it may be called again with those that follow.
/// Since ABI 1.
///
/// # Safety
/// `numbers` has `count` texts; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_accounts(
    reply: *mut schet_reply,
    numbers: *const schet_text,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Numbers(given) = answer else { return Err(stranger("numbers of accounts")) };
            for (place, text) in read_texts(numbers, count, SCHET_MAX_ROWS, "numbers")?.enumerate() {
                slot.room(given.len())?;
                given.push(reader.parse(text, Field::entry("numbers", place, ""))?);
            }
            Ok(())
        })
    }
}

/// Answers with the account that was asked for; a callback that does not call it says that there is none. Since ABI 1.
///
/// # Safety
/// `account` is a struct of its size whose pointers are as it says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_account(
    reply: *mut schet_reply,
    account: *const schet_account,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Account(given) = answer else { return Err(stranger("account")) };
            *given = Some(read(account)?.to_domain(reader, slot.common.locale)?);
            Ok(())
        })
    }
}

/// Answers with an account and its bill, for the next of the accounts that were asked for. A bill with a value that its
/// field does not take is answered with that status, and counts as the answer: the account is listed among those whose
/// invoice could not be formed, with the reason. Since ABI 1.
///
/// # Safety
/// `account` and `bill` are structs of their size whose pointers are as they say; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_bill(
    reply: *mut schet_reply,
    account: *const schet_account,
    bill: *const schet_bill,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Bills(given) = answer else { return Err(stranger("bill")) };
            slot.room(given.len())?;
            let (account, bill) = (read(account)?, read(bill)?);
            let locale = slot.common.locale;
            let account = account.to_domain(reader, locale).map_err(|failure| failure.within("account"));
            let made = account
                .and_then(|account| Ok((account, bill.to_domain(reader).map_err(|failure| failure.within("bill"))?)));
            match made {
                Ok(complete) => given.push(BillAnswer::Complete(Box::new(complete))),
                Err(failure) if failure.is_of_content() => {
                    given.push(BillAnswer::Invalid(failure.message().to_owned()));
                    return Err(failure);
                }
                Err(failure) => return Err(failure),
            }
            Ok(())
        })
    }
}

/// Answers that there is no bill for the next of the accounts that were asked for: SCHET_BILL_NOT_READY or
/// SCHET_BILL_NOT_BILLABLE. Since ABI 1.
///
/// # Safety
/// `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_no_bill(reply: *mut schet_reply, why: i32, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, _, answer| {
            let Answer::Bills(given) = answer else { return Err(stranger("bill")) };
            slot.room(given.len())?;
            given.push(match why {
                SCHET_BILL_NOT_READY => BillAnswer::NotReady,
                SCHET_BILL_NOT_BILLABLE => BillAnswer::NotBillable,
                other => return Err(codes::unknown("why", other)),
            });
            Ok(())
        })
    }
}

/// Answers with calls, in the order of subscriber, start and key; it may be called again with those that follow. Since
/// ABI 1.
///
/// # Safety
/// `rows` points to `count` structs of the size that the first says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_calls(
    reply: *mut schet_reply,
    rows: *const schet_call,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Calls(given) = answer else { return Err(stranger("calls")) };
            for (place, row) in read_rows(rows, count, SCHET_MAX_ROWS)?.enumerate() {
                slot.room(given.len())?;
                given.push(row.and_then(|row| row.to_domain(reader)).map_err(|failure| failure.of_row(place))?);
            }
            Ok(())
        })
    }
}

/// Answers with lines of charges, in the order of subscriber and service; it may be called again with those that follow.
/// Since ABI 1.
///
/// # Safety
/// As schet_reply_calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_charges(
    reply: *mut schet_reply,
    rows: *const schet_charge,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Charges(given) = answer else { return Err(stranger("charges")) };
            for (place, row) in read_rows(rows, count, SCHET_MAX_ROWS)?.enumerate() {
                slot.room(given.len())?;
                given.push(row.and_then(|row| row.to_domain(reader)).map_err(|failure| failure.of_row(place))?);
            }
            Ok(())
        })
    }
}

/// Answers with a piece of the document that was asked for; a callback that does not call it says that there is none.
/// Since ABI 1.
///
/// # Safety
/// `piece` is a struct of its size whose bytes are as it says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_document(
    reply: *mut schet_reply,
    piece: *const schet_reply_piece,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, _, answer| {
            let Answer::Piece(given) = answer else { return Err(stranger("document")) };
            let piece = read(piece)?;
            let most = u32::try_from(slot.limit).unwrap_or(u32::MAX);
            *given = Some((piece.size, piece.bytes.read(most, "bytes")?.to_vec()));
            Ok(())
        })
    }
}

/// Answers with a row of the store, the next in the order that was asked for. Since ABI 1.
///
/// # Safety
/// `row` is a struct of its size whose pointers are as it says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_row(
    reply: *mut schet_reply,
    row: *const schet_stored_row,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        fill(reply, error, |slot, reader, answer| {
            let Answer::Rows(given) = answer else { return Err(stranger("rows")) };
            slot.room(given.len())?;
            let row = read(row)?;
            let key = reader.optional(row.key, "key")?.map(Cow::into_owned).ok_or_else(|| Failure::missing("key"))?;
            given.push((key, row.value.read(u32::MAX, "value")?.to_vec()));
            Ok(())
        })
    }
}

/// Says in words why a callback does not do what it was asked for, or what a mail server replied. Since ABI 1.
///
/// # Safety
/// `text` has `len` bytes; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_reply_text(
    reply: *mut schet_reply,
    text: *const c_char,
    len: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call_from_callback(error, |caller| {
            let reply = held(caller, reply)?;
            let reader = TextReader::new(reply.common.encoding);
            let said = reader.optional(schet_text::new(text, len), "text")?;
            reply.state.lock().unwrap_or_else(PoisonError::into_inner).1 = said.map(Cow::into_owned);
            Ok(())
        })
    }
}

/// Fills an answer.
///
/// # Safety
/// `error` is NULL or a struct of its size; what `work` reads is the caller's to vouch for.
unsafe fn fill(
    reply: *mut schet_reply,
    error: *mut schet_error,
    work: impl FnOnce(&Slot, TextReader, &mut Answer) -> Result<(), Failure>,
) -> i32 {
    // SAFETY: as this function's.
    unsafe {
        call_from_callback(error, |caller| {
            let slot = held(caller, reply)?;
            let mut state = slot.state.lock().unwrap_or_else(PoisonError::into_inner);
            work(&slot, TextReader::new(slot.common.encoding), &mut state.0)
        })
    }
}

fn held(caller: &mut Caller, reply: *mut schet_reply) -> Result<Arc<Slot>, Failure> {
    let slot = handle::hold::<Reply>(reply.addr())?.0.clone();
    caller.speaks(slot.common.encoding);
    Ok(slot)
}

impl Slot {
    /// Whether one more may be answered.
    fn room(&self, given: usize) -> Result<(), Failure> {
        if given < self.limit {
            return Ok(());
        }
        let text = format!("{} were asked for, and no more are taken", self.limit);
        Err(Failure::new(SCHET_E_LENGTH, text).of_field("reply"))
    }
}

fn stranger(what: &str) -> Failure {
    Failure::new(SCHET_E_WRONG_HANDLE, format!("this callback was not asked for {what}")).of_field("reply")
}
