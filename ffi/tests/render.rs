//! Documents from data, without any storage.

#![allow(
    clippy::unwrap_used,
    clippy::undocumented_unsafe_blocks,
    reason = "a test's arguments live where they are made"
)]

mod common;

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use common::host::*;
use schet_ffi::*;

fn renderer() -> *mut schet_renderer {
    let operator = operator();
    let config = schet_renderer_config { operator_info: &raw const operator, ..sized() };
    let mut renderer = null_mut();
    unsafe { done(|error| schet_renderer_open(SCHET_ABI_VERSION, &raw const config, &raw mut renderer, error)) };
    renderer
}

fn closed(mut renderer: *mut schet_renderer) {
    unsafe { done(|error| schet_renderer_close(&raw mut renderer, error)) };
}

#[test]
fn r21_an_invoice_is_rendered_in_every_form_and_always_alike() {
    let (renderer, data) = (renderer(), OneLine::new("100-1", "Р-1", 10_000));
    let bill = data.bill();
    let one = account("100-1", "ООО «Ромашка»", &[]);
    let render = |form, locale| {
        let mut buf = null_mut();
        unsafe {
            done(|error| {
                schet_render_invoice(renderer, &raw const one, &raw const bill, form, locale, &raw mut buf, error)
            });
        }
        taken(buf)
    };
    let pdf = render(SCHET_INVOICE_PDF, 0);
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(pdf, render(SCHET_INVOICE_PDF, SCHET_RU));
    assert_ne!(pdf, render(SCHET_INVOICE_PDF, SCHET_EN));
    assert!(render(SCHET_INVOICE_UBL, 0).starts_with(b"<?xml"));
    assert!(render(SCHET_INVOICE_JSON, 0).starts_with(b"{"));
    assert!(render(SCHET_INVOICE_PAYMENT_CODE, 0).starts_with(b"ST0001"));
    closed(renderer);
}

#[test]
fn r20_a_bill_that_does_not_add_up_is_refused_with_both_numbers() {
    let renderer = renderer();
    let (data, nameless) = (OneLine::new("100-1", "Р-1", 10_000), OneLine::new("100-1", "", 1));
    let bill = schet_bill { amount_due: 12_001, ..data.bill() };
    let (one, other) = (account("100-1", "ООО «Ромашка»", &[]), account("100-2", "ООО «Лютик»", &[]));
    let mut buf = null_mut();
    let render = |account: &schet_account, bill: &schet_bill, form, buf| unsafe {
        told(|error| schet_render_invoice(renderer, account, bill, form, 0, buf, error)).unwrap_err()
    };
    let error = render(&one, &bill, SCHET_INVOICE_PDF, &raw mut buf);
    assert_eq!(error.code, SCHET_E_BILL);
    let message = said(&error.message);
    assert!(message.contains("120.01") && message.contains("120.00"), "{message}");
    let right = data.bill();
    assert_eq!(render(&other, &right, SCHET_INVOICE_PDF, &raw mut buf).code, SCHET_E_VALUE);
    assert_eq!(render(&one, &right, 99, &raw mut buf).code, SCHET_E_VALUE);
    assert_eq!(render(&one, &nameless.bill(), SCHET_INVOICE_PDF, &raw mut buf).code, SCHET_E_NO_NUMBER);
    let glyph = account("100-1", "漢", &[]);
    assert_eq!(render(&glyph, &right, SCHET_INVOICE_PDF, &raw mut buf).code, SCHET_E_RENDER);
    assert!(buf.is_null(), "results are written on success only");
    closed(renderer);
}

#[test]
fn r9_charges_are_a_workbook() {
    let renderer = renderer();
    let one = account("100-1", "ООО «Ромашка»", &[]);
    let line = schet_charge { quantity: 3, amount: 3_615, service: text("Городские вызовы"), ..sized() };
    let charges =
        schet_charges { period: 202_610, as_of: tick(0).now, lines: &raw const line, line_count: 1, ..sized() };
    let mut buf = null_mut();
    unsafe {
        done(|error| schet_render_charges(renderer, &raw const one, &raw const charges, 0, &raw mut buf, error));
    }
    assert!(taken(buf).starts_with(b"PK"));
    closed(renderer);
}

/// Begins a call detail into a sink.
fn begun(renderer: *const schet_renderer, format: i32, sink: &schet_sink) -> *mut schet_paper {
    let detail = schet_call_detail { period: 202_610, format, account: text("100-1"), ..sized() };
    let mut paper = null_mut();
    unsafe { done(|error| schet_paper_calls(renderer, &raw const detail, sink, &raw mut paper, error)) };
    paper
}

#[test]
fn r8_a_call_detail_is_written_call_by_call() {
    let renderer = renderer();
    for (format, head) in [(SCHET_FORMAT_CSV, "\u{feff}"), (SCHET_FORMAT_XLSX, "PK"), (SCHET_FORMAT_PDF, "%PDF-")] {
        let mut bytes = Vec::new();
        let sink = gathering(&mut bytes);
        let mut paper = begun(renderer, format, &sink);
        let calls = [call_of("", "k1", 0), call_of("", "k2", 60)];
        let mut totals: schet_paper_totals = sized();
        unsafe {
            done(|error| schet_paper_add_calls(paper, calls.as_ptr(), 2, error));
            let broken = schet_call { direction: 9, ..calls[0] };
            let error = told(|error| schet_paper_add_calls(paper, &raw const broken, 1, error)).unwrap_err();
            assert_eq!((error.code, error.row, said(&error.field)), (SCHET_E_VALUE, 1, "direction".to_owned()));
            done(|error| schet_paper_finish(paper, &raw mut totals, error));
            assert_eq!(status(|error| schet_paper_finish(paper, null_mut(), error)), SCHET_E_OUTPUT);
            done(|error| schet_paper_close(&raw mut paper, error));
        }
        assert_eq!((totals.rows, totals.seconds, totals.charged_seconds, totals.amount), (2, 130, 240, 2_410));
        assert!(bytes.starts_with(head.as_bytes()), "{format}");
    }
    closed(renderer);
}

#[test]
fn r10_a_register_and_a_batch_are_written_row_by_row() {
    let renderer = renderer();
    let head = schet_pickup_paper { period: 202_609, ..sized() };
    let (mut register, mut batch) = (Vec::new(), Vec::new());
    let (register_sink, batch_sink) = (gathering(&mut register), gathering(&mut batch));
    let (mut one, mut two) = (null_mut(), null_mut());
    let entry = schet_register_entry {
        date: 20_261_001,
        amount_due: 12_000,
        account: text("100-1"),
        name: text("ООО «Ромашка»"),
        number: text("Р-1"),
        ..sized()
    };
    let (of, data) = (account("100-1", "ООО «Ромашка»", &[]), OneLine::new("100-1", "Р-1", 10_000));
    let bill = data.bill();
    let mut totals: schet_paper_totals = sized();
    unsafe {
        done(|error| schet_paper_register(renderer, &raw const head, &raw const register_sink, &raw mut one, error));
        done(|error| schet_paper_batch(renderer, &raw const head, &raw const batch_sink, &raw mut two, error));
        done(|error| schet_paper_add_entries(one, &raw const entry, 1, error));
        done(|error| schet_paper_add_invoice(two, &raw const of, &raw const bill, 0, error));
        let strange = status(|error| schet_paper_add_entries(two, &raw const entry, 1, error));
        assert_eq!(strange, SCHET_E_WRONG_HANDLE);
        for mut paper in [one, two] {
            done(|error| schet_paper_finish(paper, &raw mut totals, error));
            assert_eq!(totals.rows, 1);
            done(|error| schet_paper_close(&raw mut paper, error));
        }
    }
    assert!(register.starts_with(b"%PDF-") && batch.starts_with(b"%PDF-"));
    closed(renderer);
}

#[test]
fn a_sink_that_refuses_ends_the_document_and_is_not_called_again() {
    unsafe extern "C" fn refuse(ctx: *mut c_void, _: *const schet_piece) -> i32 {
        unsafe { *ctx.cast::<u32>() += 1 };
        0
    }
    let renderer = renderer();
    let mut asked = 0_u32;
    let sink = schet_sink { ctx: (&raw mut asked).cast(), write: Some(refuse), ..sized() };
    let mut paper = begun(renderer, SCHET_FORMAT_CSV, &sink);
    let calls: Vec<_> = (0..2_000).map(|n| call_of("", "k", n)).collect();
    unsafe {
        let error = told(|error| schet_paper_add_calls(paper, calls.as_ptr(), 2_000, error)).unwrap_err();
        assert_eq!((error.code, error.host_code), (SCHET_E_HOST, 0));
        assert!(error.row > 0);
        assert_eq!(status(|error| schet_paper_add_calls(paper, calls.as_ptr(), 1, error)), SCHET_E_OUTPUT);
        assert_eq!(status(|error| schet_paper_finish(paper, null_mut(), error)), SCHET_E_OUTPUT);
        done(|error| schet_paper_close(&raw mut paper, error));
    }
    assert_eq!(asked, 1);
    // Given up before it was finished: the host hears of it, and its sink does not.
    let mut paper = begun(renderer, SCHET_FORMAT_PDF, &sink);
    assert_eq!(unsafe { status(|error| schet_paper_close(&raw mut paper, error)) }, SCHET_E_UNFINISHED);
    assert!(paper.is_null());
    assert_eq!(asked, 1);
    assert_eq!(
        unsafe { status(|error| schet_paper_calls(renderer, null(), &raw const sink, &raw mut paper, error)) },
        SCHET_E_NULL
    );
    closed(renderer);
}
