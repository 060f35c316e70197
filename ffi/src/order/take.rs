use std::ffi::c_char;

use schet::SubscriberId;
use schet::order::{OrderKind, OrderRequest};

use super::list::view;
use super::schet_order;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::codes::{self, *};
use crate::error::{Failure, schet_error};
use crate::record::{Out, SCHET_MAX_ROWS, read, read_optional, record};
use crate::service::{Schet, block_on};
use crate::text::{Field, TextReader, put, read_texts, schet_text};
use crate::time;

/// What a customer asks for.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_order_request {
    /// sizeof(schet_order_request).
    pub struct_size: u32,
    /// What: one of SCHET_ACTION_REPEAT, _LINK, _TO_APPLICATION, _CALL_DETAIL and _CHARGES.
    pub action: i32,
    /// Of which month, as YYYYMM.
    pub period: i32,
    /// The form of a call detail: one of SCHET_FORMAT_...; 0: XLSX.
    pub format: i32,
    /// For which account.
    pub account: schet_text,
    /// Who asks, as the host names him: a login, a clerk, a system.
    pub by: schet_text,
    /// The caller's key: the same key is the same order, however often it is asked (R14). Optional; 1 to 128 visible
    /// ASCII characters.
    pub key: schet_text,
    /// The subscribers that call detail and charges are narrowed to (R12). NULL: all.
    pub subscribers: *const schet_text,
    /// How many there are, at most SCHET_MAX_ROWS; 0: all.
    pub subscriber_count: u32,
    /// Not looked at.
    pub reserved: u32,
}
record!(schet_order_request, 80);

/// An order that the section has taken.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_taken {
    /// sizeof(schet_taken).
    pub struct_size: u32,
    /// 1 when the order was there before: the same key, or an equal order still unfinished (R14).
    pub replayed: i32,
    /// The order's identifier.
    pub id: [c_char; 40],
    /// What the customer is told (R11), in Russian.
    pub confirmation_ru: [c_char; 512],
    /// What the customer is told, in English.
    pub confirmation_en: [c_char; 512],
}
record!(schet_taken, 1072);

/// Takes an order, durably; carrying it out is the work of schet_process_due. A refusal is a status from
/// SCHET_R_FIRST on (R16). `tick`, `taken` and `order` may be NULL. Calling again with the same key, or the same tick, is
/// safe: the order is taken once (R14). Blocks for one write to the disk. Since ABI 1.
///
/// # Safety
/// `request` is a struct of its size whose pointers are as it says; the others are NULL or structs of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_take(
    service: *const Schet,
    request: *const schet_order_request,
    tick: *const schet_tick,
    taken: *mut schet_taken,
    order: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let request = read(request)?.to_domain(service.reader())?;
            let tick = service.tick(read_optional(tick)?)?;
            let (out, order) = (Out::optional(taken)?, Out::optional(order)?);
            let taken = service.granted(block_on(service.desk.order(request, &tick))?)?;
            if let Some(out) = out {
                let mut row = schet_taken {
                    struct_size: 0,
                    replayed: taken.replayed.into(),
                    id: [0; 40],
                    confirmation_ru: [0; 512],
                    confirmation_en: [0; 512],
                };
                put(&mut row.id, &taken.order.id.to_string(), service.encoding);
                put(&mut row.confirmation_ru, &taken.confirmation.ru, service.encoding);
                put(&mut row.confirmation_en, &taken.confirmation.en, service.encoding);
                out.write(row);
            }
            if let Some(order) = order {
                order.write(schet_order::of(&taken.order, service.encoding));
            }
            Ok(())
        })
    }
}

/// An order of an account. Since ABI 1.
///
/// # Safety
/// `account` and `id` have as many bytes as is said; `out` is a struct of its size, `error` NULL or one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_order_get(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    out: *mut schet_order,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let out = Out::new(out)?;
            let view = view(&service, (account, account_len), (id, id_len))?;
            out.write(schet_order::of(&view.order, service.encoding));
            Ok(())
        })
    }
}

impl schet_order_request {
    /// # Safety
    /// `subscribers` is NULL or points to as many texts as are stated.
    unsafe fn to_domain(self, reader: TextReader) -> Result<OrderRequest, Failure> {
        let period = time::period(self.period, "period")?;
        // SAFETY: as this function's.
        let subscribers = || unsafe { self.subscribers(reader) };
        let kind = match self.action {
            SCHET_ACTION_REPEAT => OrderKind::Repeat { period },
            SCHET_ACTION_LINK => OrderKind::Link { period },
            SCHET_ACTION_TO_APPLICATION => OrderKind::ToApplication { period },
            SCHET_ACTION_CALL_DETAIL => {
                let format = codes::format(self.format, "format")?;
                OrderKind::CallDetail { period, subscribers: subscribers()?, format }
            }
            SCHET_ACTION_CHARGES => OrderKind::Charges { period, subscribers: subscribers()? },
            0 => return Err(Failure::missing("action")),
            other => return Err(Failure::value("action", format_args!("is {other}, which nobody orders"))),
        };
        Ok(OrderRequest {
            account: reader.parse(self.account, "account")?,
            kind,
            by: reader.parse(self.by, "by")?,
            key: reader.parse_optional(self.key, "key")?,
        })
    }

    /// # Safety
    /// As [`to_domain`](Self::to_domain).
    unsafe fn subscribers(self, reader: TextReader) -> Result<Vec<SubscriberId>, Failure> {
        // SAFETY: as this function's.
        let texts = unsafe { read_texts(self.subscribers, self.subscriber_count, SCHET_MAX_ROWS, "subscribers") }?;
        texts.enumerate().map(|(place, text)| reader.parse(text, Field::entry("subscribers", place, ""))).collect()
    }
}
