use std::sync::{Arc, Mutex};

use schet::Operator;
use schet::money::Amount;
use schet::order::CallDetailFormat;
use schet::render::csv::CallCsv;
use schet::render::detail::{CallDetail, DetailTotals};
use schet::render::xlsx::CallXlsx;
use schet::render::{CallPdf, PickupBatch, PickupEntry, PickupRegister};

use super::invoice::checked;
use super::writer::{Document, SharedSink, Trouble};
use super::{Press, press, schet_renderer};
use crate::account::schet_account;
use crate::bill::schet_bill;
use crate::boundary::call;
use crate::buffer::{OutHandle, close_variable};
use crate::codes;
use crate::encoding::Encoding;
use crate::error::{Failure, schet_error};
use crate::handle::{self, Held, Object, exclusively};
use crate::record::{Out, SCHET_MAX_ROWS, read, read_rows, record};
use crate::service::Caller;
use crate::sink::{Sink, schet_sink};
use crate::status::{SCHET_E_OUTPUT, SCHET_E_UNFINISHED};
use crate::text::{TextReader, schet_text};
use crate::time;
use crate::usage::schet_call;

/// A document that is being written into a sink: a call detail, a register, a batch for the printer. One thread at a
/// time uses it. The sink's context has to live until the paper is finished or closed.
pub struct schet_paper {
    _opaque: [u8; 0],
}

/// What a call detail is of, and how it is written (R8).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_call_detail {
    /// sizeof(schet_call_detail).
    pub struct_size: u32,
    /// The period in which the calls began, as YYYYMM.
    pub period: i32,
    /// One of SCHET_FORMAT_...; 0: XLSX.
    pub format: i32,
    /// SCHET_RU or SCHET_EN; 0: the operator's.
    pub locale: i32,
    /// When the period's invoice was formed, in microseconds since 1970-01-01 UTC; 0: it is not. Calls that were received
    /// later are marked as late.
    pub formed_at: i64,
    /// Whose calls.
    pub account: schet_text,
}
record!(schet_call_detail, 40);

/// What a register or a batch is of.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_pickup_paper {
    /// sizeof(schet_pickup_paper).
    pub struct_size: u32,
    /// The period, as YYYYMM.
    pub period: i32,
    /// SCHET_RU or SCHET_EN; 0: the operator's.
    pub locale: i32,
    /// Not looked at.
    pub reserved: i32,
}
record!(schet_pickup_paper, 16);

/// An entry of a register.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_register_entry {
    /// sizeof(schet_register_entry).
    pub struct_size: u32,
    /// The invoice's date, as YYYYMMDD.
    pub date: i32,
    /// What is to be paid, in minor units.
    pub amount_due: i64,
    /// Whose.
    pub account: schet_text,
    /// The customer's name.
    pub name: schet_text,
    /// The invoice's number.
    pub number: schet_text,
}
record!(schet_register_entry, 64);

/// What a document came to.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_paper_totals {
    /// sizeof(schet_paper_totals).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// Calls, entries or invoices in it.
    pub rows: u64,
    /// Calls that are late.
    pub late: u64,
    /// How long the calls lasted, in seconds.
    pub seconds: u64,
    /// The duration charged, in seconds.
    pub charged_seconds: u64,
    /// What the calls cost, in minor units.
    pub amount: i64,
}
record!(schet_paper_totals, 48);

/// What the handle of a paper stands for.
struct Paper {
    encoding: Encoding,
    operator: Arc<Operator>,
    sink: SharedSink,
    /// `None` once it is finished, or lost.
    document: Mutex<Option<Document>>,
    rows: std::sync::atomic::AtomicU64,
}

impl Object for Paper {
    const KIND: u8 = 5;
    const NAME: &'static str = "schet_paper";
}

impl Drop for Paper {
    fn drop(&mut self) {
        // What is left in buffers is not sent: the host's context may be gone.
        self.sink.shut();
    }
}

/// Begins a call detail; calls are then written in the order in which they are to be read. Since ABI 1.
///
/// # Safety
/// `detail` and `sink` are structs of their size whose pointers are as they say; the callback may be called until the
/// paper is finished or closed; `out` is a variable; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_calls(
    renderer: *const schet_renderer,
    detail: *const schet_call_detail,
    sink: *const schet_sink,
    out: *mut *mut schet_paper,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        begin(renderer, sink, out, error, |press, sink| {
            let stated = read(detail)?;
            let detail = CallDetail {
                account: press.reader().parse(stated.account, "account")?,
                period: time::period(stated.period, "period")?,
                zone: press.operator.zone,
                locale: codes::locale(stated.locale, press.operator.locale, "locale")?,
                formed_at: time::instant_or_none(stated.formed_at, "formed_at")?,
            };
            let format = codes::format(stated.format, "format")?;
            let begun = match format {
                CallDetailFormat::Csv => CallCsv::new(&detail, sink.clone()).map(Document::Csv).map_err(Trouble::from),
                CallDetailFormat::Xlsx => CallXlsx::new(&detail, sink.buffered())
                    .map(|sheet| Document::Xlsx(Box::new(sheet)))
                    .map_err(Trouble::from),
                CallDetailFormat::Pdf => CallPdf::new(sink.buffered(), &press.operator, &detail)
                    .map(|sheet| Document::Pdf(Box::new(sheet)))
                    .map_err(Trouble::from),
            };
            begun.map_err(|trouble| sink.failure(trouble))
        })
    }
}

/// Begins a register of invoices that are handed over in person (R10). Since ABI 1.
///
/// # Safety
/// As schet_paper_calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_register(
    renderer: *const schet_renderer,
    head: *const schet_pickup_paper,
    sink: *const schet_sink,
    out: *mut *mut schet_paper,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        begin(renderer, sink, out, error, |press, sink| {
            let head = read(head)?;
            let (period, operator) = (time::period(head.period, "period")?, &*press.operator);
            let locale = codes::locale(head.locale, operator.locale, "locale")?;
            let register = PickupRegister::new(sink.buffered(), operator, period, locale);
            register.map(|register| Document::Register(Box::new(register))).map_err(|error| sink.failure(error.into()))
        })
    }
}

/// Begins a batch for the printer: one PDF of many invoices, a bookmark for each (R10). Since ABI 1.
///
/// # Safety
/// As schet_paper_calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_batch(
    renderer: *const schet_renderer,
    head: *const schet_pickup_paper,
    sink: *const schet_sink,
    out: *mut *mut schet_paper,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        begin(renderer, sink, out, error, |press, sink| {
            let head = read(head)?;
            let (period, operator) = (time::period(head.period, "period")?, &*press.operator);
            let locale = codes::locale(head.locale, operator.locale, "locale")?;
            Ok(Document::Batch(Box::new(PickupBatch::new(sink.buffered(), operator, period, locale))))
        })
    }
}

/// Writes calls into a call detail. A call that can't be read ends it there: `row` of the error says which; those before
/// it are written, and the paper goes on. Since ABI 1.
///
/// # Safety
/// `rows` points to `count` structs of the size that the first says; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_add_calls(
    paper: *mut schet_paper,
    rows: *const schet_call,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let (paper, rows) = (held(caller, paper)?, read_rows(rows, count, SCHET_MAX_ROWS)?);
            let reader = TextReader::new(paper.encoding);
            paper.write(|document| {
                for (place, row) in rows.enumerate() {
                    let call = row.and_then(|row| row.to_domain(reader)).map_err(|failure| failure.of_row(place))?;
                    document.call(&call).map_err(|trouble| paper.sink.failure(trouble).of_row(place))?;
                    paper.count();
                }
                Ok(())
            })
        })
    }
}

/// Writes entries into a register, as schet_paper_add_calls writes calls. Since ABI 1.
///
/// # Safety
/// As schet_paper_add_calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_add_entries(
    paper: *mut schet_paper,
    rows: *const schet_register_entry,
    count: u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let (paper, rows) = (held(caller, paper)?, read_rows(rows, count, SCHET_MAX_ROWS)?);
            let reader = TextReader::new(paper.encoding);
            paper.write(|document| {
                for (place, row) in rows.enumerate() {
                    row.and_then(|row| paper.add_entry(document, row, reader)).map_err(|it| it.of_row(place))?;
                    paper.count();
                }
                Ok(())
            })
        })
    }
}

/// Writes an invoice into a batch: the account, and its bill with a number. One that can't be rendered is answered, and the
/// batch goes on without it. `locale` is SCHET_RU or SCHET_EN, 0 the account's own. Since ABI 1.
///
/// # Safety
/// `account` and `bill` are structs of their size whose pointers are as they say; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_add_invoice(
    paper: *mut schet_paper,
    account: *const schet_account,
    bill: *const schet_bill,
    locale: i32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let paper = held(caller, paper)?;
            let reader = TextReader::new(paper.encoding);
            let account = read(account)?.to_domain(reader, paper.operator.locale);
            let account = account.map_err(|failure| failure.within("account"))?;
            let bill = read(bill)?.to_domain(reader).map_err(|failure| failure.within("bill"))?;
            let (account, invoice) = checked(account, bill)?;
            let locale = codes::locale(locale, account.locale, "locale")?;
            paper.write(|document| {
                document.invoice(&account, &invoice, locale).map_err(|trouble| paper.sink.failure(trouble))?;
                paper.count();
                Ok(())
            })
        })
    }
}

/// Writes a document's end: what the sink has taken is a document when it answers SCHET_OK, and not before. `out` may be
/// NULL. The paper is still to be closed. Since ABI 1.
///
/// # Safety
/// `out` and `error` are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_finish(
    paper: *mut schet_paper,
    out: *mut schet_paper_totals,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let (paper, out) = (held(caller, paper)?, Out::optional(out)?);
            let totals = exclusively::<Paper, _, _>(&paper.document, |document| {
                let document = document.take().ok_or_else(over)?;
                document.finish().map_err(|trouble| paper.sink.failure(trouble))
            })?;
            if let Some(out) = out {
                out.write(paper.totals(&totals));
            }
            Ok(())
        })
    }
}

/// Closes a paper and sets the variable to NULL; of NULL nothing is done. The sink is called no more; where nobody tried to
/// finish the paper, the answer is SCHET_E_UNFINISHED, and what the sink has taken is no document. A finish that failed
/// has told so itself. Since ABI 1.
///
/// # Safety
/// `paper` is NULL or a variable with a paper or NULL in it; `error` is NULL or a struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_paper_close(paper: *mut *mut schet_paper, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |_| {
            let mut unfinished = false;
            close_variable(paper, |token| {
                let paper = handle::close::<Paper>(token)?;
                unfinished = paper.document.lock().is_ok_and(|document| document.is_some());
                Ok(())
            })?;
            let text = "the paper was closed before it was finished: what the sink has taken is no document";
            if unfinished { Err(Failure::new(SCHET_E_UNFINISHED, text)) } else { Ok(()) }
        })
    }
}

/// Begins a document.
///
/// # Safety
/// As schet_paper_calls.
unsafe fn begin(
    renderer: *const schet_renderer,
    sink: *const schet_sink,
    out: *mut *mut schet_paper,
    error: *mut schet_error,
    work: impl FnOnce(&Press, &SharedSink) -> Result<Document, Failure>,
) -> i32 {
    // SAFETY: as this function's.
    unsafe {
        call(error, |caller| {
            let press = press(caller, renderer)?;
            let out = OutHandle::new(out)?;
            let sink = SharedSink::new(Sink::new(read(sink)?)?);
            let document = work(&press, &sink)?;
            let paper = Paper {
                encoding: press.encoding,
                operator: press.operator.clone(),
                sink,
                document: Mutex::new(Some(document)),
                rows: 0.into(),
            };
            out.write(handle::open(paper)?);
            Ok(())
        })
    }
}

/// The paper of a call.
fn held(caller: &mut Caller, paper: *const schet_paper) -> Result<Held<Paper>, Failure> {
    let paper = handle::hold::<Paper>(paper.addr())?;
    caller.speaks(paper.encoding);
    Ok(paper)
}

fn over() -> Failure {
    Failure::new(SCHET_E_OUTPUT, "the paper is finished, or its sink did not take a piece: begin another")
}

impl Paper {
    /// Writes something; a document whose sink did not take a piece is lost.
    fn write(&self, work: impl FnOnce(&mut Document) -> Result<(), Failure>) -> Result<(), Failure> {
        exclusively::<Self, _, _>(&self.document, |document| {
            let written = work(document.as_mut().ok_or_else(over)?);
            if written.as_ref().is_err_and(Failure::is_of_output) {
                *document = None;
            }
            written
        })
    }

    fn add_entry(&self, document: &mut Document, row: schet_register_entry, reader: TextReader) -> Result<(), Failure> {
        let entry = PickupEntry {
            account: &reader.parse(row.account, "account")?,
            name: &reader.parse(row.name, "name")?,
            number: &reader.parse(row.number, "number")?,
            date: time::date(row.date, "date")?,
            amount_due: Amount::from_minor(row.amount_due),
        };
        document.entry(&entry).map_err(|trouble| self.sink.failure(trouble))
    }

    fn count(&self) {
        self.rows.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }

    fn totals(&self, totals: &DetailTotals) -> schet_paper_totals {
        schet_paper_totals {
            struct_size: 0,
            reserved: 0,
            rows: self.rows.load(std::sync::atomic::Ordering::Relaxed),
            late: totals.late,
            seconds: totals.seconds,
            charged_seconds: totals.charged_seconds,
            amount: totals.amount.minor(),
        }
    }
}
