//! A host whose ports are ours once more: each callback asks an adapter in Rust and tells its answer in C.

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::Arc;

use futures_lite::future::block_on;
use schet::order::{Digest, DocumentRef};
use schet::ports::{BillAnswer, BillingSource, CallQuery, CallsAfter, DocumentStore, Mailer, NewDocument, Outcome};
use schet::{EmailAddress, Instant, OperatorId};
use schet_ffi::*;

use super::host::{sized, text};
use super::told;

/// What the callbacks ask.
pub struct Behind {
    pub billing: Box<dyn BillingSource>,
    pub documents: Box<dyn DocumentStore>,
    pub mailer: Arc<dyn Mailer>,
}

impl Behind {
    pub fn billing_port(&self) -> schet_billing_port {
        schet_billing_port {
            ctx: std::ptr::from_ref(self).cast_mut().cast(),
            accounts: Some(accounts),
            account: Some(account),
            bills: Some(bills),
            calls: Some(calls),
            charges: Some(charges),
            ..sized()
        }
    }

    pub fn documents_port(&self) -> schet_documents_port {
        schet_documents_port {
            ctx: std::ptr::from_ref(self).cast_mut().cast(),
            put: Some(put),
            read: Some(read),
            forget: Some(forget),
            ..sized()
        }
    }

    pub fn mail_port(&self) -> schet_mail_port {
        schet_mail_port { ctx: std::ptr::from_ref(self).cast_mut().cast(), send: Some(send), ..sized() }
    }
}

unsafe fn behind<'b>(ctx: *mut c_void) -> &'b Behind {
    // SAFETY: the context is what is behind the port, which outlives it.
    unsafe { &*ctx.cast::<Behind>() }
}

/// What the library lends as text, which is UTF-8 here.
unsafe fn said<'s>(text: schet_text) -> &'s str {
    if text.len == 0 {
        return "";
    }
    // SAFETY: the library lends so many bytes until the callback returns.
    unsafe { std::str::from_utf8(std::slice::from_raw_parts(text.data.cast::<u8>(), text.len as usize)).unwrap() }
}

unsafe fn all_said<T: std::str::FromStr<Err: std::fmt::Debug>>(texts: *const schet_text, count: u32) -> Vec<T> {
    // SAFETY: as above.
    (0..count as usize).map(|place| unsafe { said(*texts.add(place)) }.parse().unwrap()).collect()
}

unsafe fn bytes<'b>(bytes: schet_bytes) -> &'b [u8] {
    if bytes.len == 0 {
        return &[];
    }
    // SAFETY: the library lends so many bytes until the callback returns.
    unsafe { std::slice::from_raw_parts(bytes.data.cast::<u8>(), bytes.len as usize) }
}

fn operator(text: schet_text) -> OperatorId {
    // SAFETY: as above.
    unsafe { said(text) }.parse().unwrap()
}

fn instant(micros: i64) -> Instant {
    Instant::from_timestamp_micros(micros).unwrap()
}

fn done(status: i32) -> i32 {
    if status == SCHET_OK { SCHET_HOST_DONE } else { SCHET_HOST_CORRUPT }
}

unsafe extern "C" fn accounts(ctx: *mut c_void, query: *const schet_accounts_query) -> i32 {
    // SAFETY: the library's own, here and in the callbacks below.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let after = said(query.after).parse().ok();
        let limit = query.limit as usize;
        let Ok(found) = block_on(behind.billing.accounts(&operator(query.operator_id), after.as_ref(), limit)) else {
            return SCHET_HOST_UNAVAILABLE;
        };
        let texts: Vec<_> = found.iter().map(|account| text(account.as_str())).collect();
        done(schet_reply_accounts(query.reply, texts.as_ptr(), texts.len().try_into().unwrap(), null_mut()))
    }
}

unsafe extern "C" fn account(ctx: *mut c_void, query: *const schet_account_query) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let number = said(query.number).parse().unwrap();
        match block_on(behind.billing.account(&operator(query.operator_id), &number)) {
            Ok(Some(found)) => {
                let told = told::account(&found);
                done(schet_reply_account(query.reply, &raw const told.account, null_mut()))
            }
            Ok(None) => SCHET_HOST_DONE,
            Err(_) => SCHET_HOST_UNAVAILABLE,
        }
    }
}

unsafe extern "C" fn bills(ctx: *mut c_void, query: *const schet_bills_query) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let period = format!("{:04}-{:02}", query.period / 100, query.period % 100).parse().unwrap();
        let accounts: Vec<_> = all_said(query.accounts, query.account_count);
        let Ok(answers) = block_on(behind.billing.bills(&operator(query.operator_id), period, &accounts)) else {
            return SCHET_HOST_UNAVAILABLE;
        };
        for answer in answers {
            let status = match answer {
                BillAnswer::Complete(complete) => {
                    let (account, bill) = (told::account(&complete.0), told::bill(&complete.1));
                    schet_reply_bill(query.reply, &raw const account.account, &raw const bill.bill, null_mut())
                }
                BillAnswer::NotReady => schet_reply_no_bill(query.reply, SCHET_BILL_NOT_READY, null_mut()),
                BillAnswer::NotBillable => schet_reply_no_bill(query.reply, SCHET_BILL_NOT_BILLABLE, null_mut()),
                BillAnswer::Invalid(_) => SCHET_OK,
            };
            if status != SCHET_OK {
                return SCHET_HOST_CORRUPT;
            }
        }
        SCHET_HOST_DONE
    }
}

unsafe extern "C" fn calls(ctx: *mut c_void, query: *const schet_calls_query) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let after = (query.has_after == 1).then(|| CallsAfter {
            subscriber: said(query.after_subscriber).parse().unwrap(),
            start: instant(query.after_start),
            key: said(query.after_key).parse().unwrap(),
        });
        let asked = CallQuery {
            account: said(query.account).parse().unwrap(),
            from: instant(query.from),
            until: instant(query.until),
            subscribers: all_said(query.subscribers, query.subscriber_count),
            after,
        };
        let operator = operator(query.operator_id);
        let Ok(found) = block_on(behind.billing.calls(&operator, &asked, query.limit as usize)) else {
            return SCHET_HOST_UNAVAILABLE;
        };
        let rows: Vec<_> = found.iter().map(told::call).collect();
        done(schet_reply_calls(query.reply, rows.as_ptr(), rows.len().try_into().unwrap(), null_mut()))
    }
}

unsafe extern "C" fn charges(ctx: *mut c_void, query: *const schet_charges_query) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let period = format!("{:04}-{:02}", query.period / 100, query.period % 100).parse().unwrap();
        let subscribers: Vec<_> = all_said(query.subscribers, query.subscriber_count);
        let (operator, account) = (operator(query.operator_id), said(query.account).parse().unwrap());
        let Ok(found) = block_on(behind.billing.charges(&operator, &account, period, &subscribers)) else {
            return SCHET_HOST_UNAVAILABLE;
        };
        let rows: Vec<_> = found.lines.iter().map(told::charge).collect();
        done(schet_reply_charges(query.reply, rows.as_ptr(), rows.len().try_into().unwrap(), null_mut()))
    }
}

unsafe extern "C" fn put(ctx: *mut c_void, put: *const schet_documents_put) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, put) = (behind(ctx), &*put);
        let documents: Vec<_> = (0..put.count as usize)
            .map(|place| {
                let document = &*put.documents.add(place);
                let prefix = (document.has_prefix == 1)
                    .then(|| (Digest(document.prefix_digest), bytes(document.prefix).to_vec().into()));
                NewDocument {
                    reference: DocumentRef { digest: Digest(document.digest), size: document.size },
                    prefix,
                    tail: bytes(document.tail).to_vec(),
                }
            })
            .collect();
        let kept = block_on(behind.documents.put(&operator(put.operator_id), &documents));
        if kept.is_ok() { SCHET_HOST_DONE } else { SCHET_HOST_REJECTED }
    }
}

unsafe extern "C" fn read(ctx: *mut c_void, query: *const schet_document_query) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, query) = (behind(ctx), &*query);
        let (operator, digest) = (operator(query.operator_id), Digest(query.digest));
        let Ok(Some(size)) = block_on(behind.documents.size(&operator, &digest)) else { return SCHET_HOST_DONE };
        let part = block_on(behind.documents.read(&operator, &digest, query.offset, query.length as usize));
        let part = part.unwrap().unwrap();
        let lent = schet_bytes { data: part.as_ptr().cast(), len: part.len().try_into().unwrap(), reserved: 0 };
        let piece = schet_reply_piece { size, bytes: lent, ..sized() };
        done(schet_reply_document(query.reply, &raw const piece, null_mut()))
    }
}

unsafe extern "C" fn forget(ctx: *mut c_void, forget: *const schet_documents_forget) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, forget) = (behind(ctx), &*forget);
        let digests = std::slice::from_raw_parts(forget.digests.cast::<[u8; 32]>(), forget.count as usize);
        let digests: Vec<_> = digests.iter().map(|digest| Digest(*digest)).collect();
        let gone = block_on(behind.documents.forget(&operator(forget.operator_id), &digests));
        if gone.is_ok() { SCHET_HOST_DONE } else { SCHET_HOST_UNAVAILABLE }
    }
}

unsafe extern "C" fn send(ctx: *mut c_void, mail: *const schet_mail) -> i32 {
    // SAFETY: the library's own.
    unsafe {
        let (behind, mail) = (behind(ctx), &*mail);
        let mails = [schet::ports::OutgoingMail {
            order: said(mail.order).parse().unwrap(),
            generation: mail.generation,
            attempt: mail.attempt,
            message_id: said(mail.message_id).to_owned(),
            from: EmailAddress::new(said(mail.from)).unwrap(),
            to: EmailAddress::new(said(mail.to)).unwrap(),
            bytes: bytes(mail.message).to_vec(),
        }];
        let outcome = block_on(behind.mailer.send(&mails)).pop().unwrap();
        let (answer, said) = match outcome {
            Outcome::Accepted(said) => (SCHET_MAIL_ACCEPTED, said),
            Outcome::Delayed(said) => (SCHET_MAIL_DELAYED, said),
            Outcome::Refused(said) => (SCHET_MAIL_REFUSED, said),
            Outcome::Unknown(said) => (SCHET_MAIL_UNKNOWN, said),
        };
        schet_reply_text(mail.reply, said.as_ptr().cast(), said.len().try_into().unwrap(), null_mut());
        answer
    }
}
