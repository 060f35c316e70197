//! A month through the C interface: fed, billed, run, ordered, linked, handed over.

#![allow(
    clippy::unwrap_used,
    clippy::undocumented_unsafe_blocks,
    reason = "a test's arguments live where they are made"
)]

mod common;

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use base64::Engine as _;
use common::host::*;
use schet_ffi::*;

/// Two accounts, one of which fetches its invoices, with their bills of September, fed and formed.
fn formed(place: &std::path::Path) -> *mut Schet {
    formed_of(place, 202_609, 20_261_020)
}

/// The same with bills of another period.
fn formed_of(place: &std::path::Path, period: i32, due_date: i32) -> *mut Schet {
    let service = open(place, None);
    let subscribers = [schet_subscriber { id: text("+74951234567"), label: text("Приёмная"), ..sized() }];
    let accounts = [account("100-1", "ООО «Ромашка»", &subscribers), account("100-2", "ООО «Лютик»", &[])];
    let (one, two) = (OneLine::new("100-1", "Р-1", 10_000_000_000), OneLine::new("100-2", "Р-2", 5_000));
    let three = OneLine::new("100-2", "Р-3", 100);
    let wrong = schet_bill { total: 1, ..three.bill() };
    let bills = [one.bill(), two.bill(), wrong].map(|bill| schet_bill { period, due_date, ..bill });
    let calls = [call_of("100-1", "k1", 60), call_of("100-1", "k2", 30), call_of("100-9", "k3", 0)];
    let payment = schet_payment { date: 20_260_930, amount: 1, account: text("100-9"), ..sized() };
    let mut feed = null_mut();
    let mut report: schet_feed_report = sized();
    let mut refused: Vec<schet_refused_row> = rows(10);
    let mut count = 0;
    unsafe {
        done(|error| schet_feed_open(service, &raw mut feed, error));
        done(|error| schet_feed_accounts(feed, accounts.as_ptr(), 2, error));
        done(|error| schet_feed_bills(feed, bills.as_ptr(), 3, error));
        done(|error| schet_feed_calls(feed, calls.as_ptr(), 3, error));
        done(|error| schet_feed_payments(feed, &raw const payment, 1, error));
        done(|error| schet_feed_flush(feed, &raw mut report, error));
        done(|error| schet_feed_refused(feed, refused.as_mut_ptr(), 10, &raw mut count, error));
        done(|error| schet_feed_close(&raw mut feed, error));
    }
    let named: Vec<_> = refused.iter().take(count as usize).map(|row| (row.kind, row.number)).collect();
    assert_eq!((report.kept, report.refused), (6, 3));
    assert_eq!(named, [(SCHET_ROW_BILL, 3), (SCHET_ROW_CALL, 3), (SCHET_ROW_PAYMENT, 1)]);
    assert!(said(&refused[0].reason).contains("total states 0.01"), "{}", said(&refused[0].reason));
    let in_person =
        schet_delivery_request { method: SCHET_METHOD_IN_PERSON, account: text("100-2"), by: text("clerk"), ..sized() };
    let mut delivery: schet_delivery = sized();
    let before = tick(-4);
    unsafe {
        done(|error| schet_delivery_change(service, &raw const in_person, &raw const before, &raw mut delivery, error));
    }
    assert_eq!((delivery.in_person, delivery.changed), (1, 1));
    assert_eq!(said(&delivery.cabinet_address), "office@example.ru");
    service
}

fn process(service: *mut Schet, days: i64) -> schet_processed {
    let mut processed: schet_processed = sized();
    let tick = tick(days);
    unsafe { done(|error| schet_process_due(service, 100, &raw const tick, &raw mut processed, error)) };
    processed
}

/// Forms the invoices of September at the beginning of October.
fn run(service: *mut Schet) {
    let (mut run, now): (schet_run, _) = (sized(), tick(-3));
    while run.outcome != SCHET_STEP_ENDED {
        unsafe { done(|error| schet_run_step(service, 202_609, 1, &raw const now, &raw mut run, error)) };
    }
}

#[test]
fn r18_the_run_goes_on_where_the_host_stopped_it() {
    unsafe extern "C" fn stop_once(ctx: *mut c_void, run: *const schet_run) -> i32 {
        let told = unsafe { &mut *ctx.cast::<Vec<schet_run>>() };
        told.push(unsafe { *run });
        // Calling back is refused.
        assert_eq!(unsafe { schet_process_due(null(), 1, null(), null_mut(), null_mut()) }, SCHET_E_REENTRY);
        if told.len() == 1 { SCHET_HOST_CANCEL } else { SCHET_HOST_DONE }
    }
    let place = tempfile::tempdir().unwrap();
    // Long over, whatever the machine's clock says: the run's instants are its clock's.
    let service = formed_of(place.path(), 202_001, 20_200_220);
    let mut told: Vec<schet_run> = Vec::new();
    let progress = schet_progress { ctx: (&raw mut told).cast(), tell: Some(stop_once), ..sized() };
    let mut run: schet_run = sized();
    let regular = |run: *mut schet_run| unsafe {
        status(|error| schet_run_regular(service, 202_001, 1, &raw const progress, run, error))
    };
    unsafe { done(|error| schet_run_get(service, 202_001, &raw mut run, error)) };
    assert_eq!(run.period, 0);
    assert_eq!(regular(&raw mut run), SCHET_E_CANCELLED);
    assert_eq!(run.period, 0, "results are written on success only");
    assert_eq!(regular(&raw mut run), SCHET_OK);
    assert_eq!((run.formed, run.accounts, run.outcome), (2, 1, SCHET_STEP_ENDED));
    unsafe { done(|error| schet_run_again(service, 202_001, null(), &raw mut run, error)) };
    assert_eq!((run.round, run.outcome), (2, SCHET_STEP_MORE));
    unsafe { done(|error| schet_run_step(service, 202_001, 10, null(), &raw mut run, error)) };
    assert_eq!((run.already, run.accounts), (2, 2));
    let mut refusals: Vec<schet_unformed> = rows(2);
    let mut count = 9;
    unsafe {
        done(|error| schet_run_refusals(service, 202_001, null(), 0, refusals.as_mut_ptr(), 2, &raw mut count, error));
        done(|error| schet_run_retry(service, 202_001, null(), 0, 10, null(), null_mut(), error));
        assert_eq!(
            status(|error| schet_run_step(service, 299_901, 1, null(), null_mut(), error)),
            SCHET_E_PERIOD_NOT_OVER
        );
    }
    assert_eq!(count, 0);
    close(service);
}

#[test]
fn r4_r13_a_repeat_is_ordered_sent_and_looked_up() {
    let place = tempfile::tempdir().unwrap();
    let service = formed(place.path());
    run(service);
    let mut issued: Vec<schet_issued> = rows(3);
    let mut count = 0;
    let accounts = [text("100-2"), text("100-7"), text("100-1")];
    unsafe {
        done(|error| schet_issued_list(service, c"100-1".as_ptr(), 5, issued.as_mut_ptr(), 3, &raw mut count, error));
        assert_eq!((count, issued[0].period, issued[0].amount_due), (1, 202_609, 12_000_000_000));
        assert_eq!(said(&issued[0].customer), "ООО «Ромашка»");
        let too_few = status(|error| {
            schet_issued_in(service, 202_609, accounts.as_ptr(), 3, issued.as_mut_ptr(), 2, &raw mut count, error)
        });
        assert_eq!(too_few, SCHET_E_LENGTH);
    }
    let mut count = 0;
    unsafe {
        done(|error| {
            schet_issued_in(service, 202_609, accounts.as_ptr(), 3, issued.as_mut_ptr(), 3, &raw mut count, error)
        });
    }
    assert_eq!(issued.iter().map(|row| row.period).collect::<Vec<_>>(), [202_609, 0, 202_609]);
    let request = schet_order_request {
        action: SCHET_ACTION_REPEAT,
        period: 202_609,
        account: text("100-1"),
        by: text("cabinet"),
        ..sized()
    };
    let (mut made, mut order): (schet_taken, schet_order) = (sized(), sized());
    let now = tick(40);
    unsafe {
        done(|error| {
            schet_order_take(service, &raw const request, &raw const now, &raw mut made, &raw mut order, error)
        });
    }
    let id = said(&made.id);
    assert_eq!((said(&order.id), order.state), (id.clone(), SCHET_ORDER_ACCEPTED));
    assert!(said(&made.confirmation_ru).contains("o•••e@example.ru"), "{}", said(&made.confirmation_ru));
    let change = schet_order_change { id: text(&id), account: text("100-1"), by: text("cabinet"), ..sized() };
    let processed = process(service, 40);
    assert_eq!(processed.sent, 2, "the regular invoice, and its repeat");
    let mut events: Vec<schet_order_event> = rows(20);
    unsafe {
        let (account, id) = (c"100-1".as_ptr(), id.as_ptr().cast());
        done(|error| {
            schet_order_history(service, account, 5, id, 36, 0, events.as_mut_ptr(), 20, &raw mut count, error)
        });
        assert_eq!(events[0].state, SCHET_ORDER_ACCEPTED);
        assert_eq!(events[count as usize - 1].state, SCHET_ORDER_SENT);
        done(|error| {
            schet_order_history(service, account, 5, id, 36, count, events.as_mut_ptr(), 20, &raw mut count, error)
        });
        assert_eq!(count, 0);
        let late = status(|error| schet_order_cancel(service, &raw const change, &raw const now, null_mut(), error));
        assert_eq!(late, SCHET_R_WRONG_STATE);
        done(|error| schet_order_bounced(service, &raw const change, &raw const now, &raw mut order, error));
        assert_eq!((order.state, said(&order.detail)), (SCHET_ORDER_BOUNCED, "cabinet".to_owned()));
        done(|error| schet_order_restart(service, &raw const change, &raw const now, &raw mut order, error));
        assert_eq!((order.state, order.generation), (SCHET_ORDER_FORMED, 1));
        let mut orders: Vec<schet_order> = rows(5);
        done(|error| schet_order_list(service, account, 5, null(), 0, orders.as_mut_ptr(), 5, &raw mut count, error));
        assert_eq!((count, orders[0].action, orders[1].action), (2, SCHET_ACTION_REPEAT, SCHET_ACTION_REGULAR));
        done(|error| schet_order_list(service, account, 5, id, 36, orders.as_mut_ptr(), 5, &raw mut count, error));
        assert_eq!((count, orders[0].invoice_amount_due), (1, 12_000_000_000));
        assert_eq!(said(&orders[0].invoice_number), "Р-1");
        let foreign = status(|error| schet_order_get(service, c"100-2".as_ptr(), 5, id, 36, &raw mut order, error));
        assert_eq!(foreign, SCHET_R_UNKNOWN_ORDER);
    }
    close(service);
}

#[test]
fn r5_a_link_is_minted_opened_read_in_pieces_and_revoked() {
    let place = tempfile::tempdir().unwrap();
    let service = formed(place.path());
    run(service);
    let request = schet_order_request {
        action: SCHET_ACTION_LINK,
        period: 202_609,
        account: text("100-1"),
        by: text("cabinet"),
        ..sized()
    };
    let mut made: schet_taken = sized();
    let now = tick(0);
    unsafe {
        done(|error| schet_order_take(service, &raw const request, &raw const now, &raw mut made, null_mut(), error));
    }
    assert_eq!(process(service, 0).ready, 1);
    let (account, id) = (c"100-1".as_ptr(), made.id.as_ptr());
    let mut link: schet_link = sized();
    let (mut document, mut opened): (schet_document, schet_opened) = (sized(), sized());
    let mut links: Vec<schet_order_link> = rows(5);
    let mut count = 0;
    let open = |document: *mut schet_document, opened: *mut schet_opened, token: &str| unsafe {
        status(|error| schet_link_open(service, token.as_ptr().cast(), 64, &raw const now, document, opened, error))
    };
    unsafe { done(|error| schet_link_mint(service, account, 5, id, 36, &raw const now, &raw mut link, error)) };
    let token = said(&link.token);
    assert_eq!(said(&link.url), format!("https://svyaz.ru/i/{token}"));
    assert_eq!(open(&raw mut document, &raw mut opened, &token), SCHET_OK);
    assert_eq!(said(&opened.file_name), "invoice-2026-09.pdf");
    let (mut bytes, mut piece) = (Vec::new(), [0_u8; 1_000]);
    loop {
        unsafe {
            let to = piece.as_mut_ptr().cast();
            done(|error| schet_document_read(service, &raw mut document, to, 1_000, &raw mut count, error));
        }
        if count == 0 {
            break;
        }
        bytes.extend_from_slice(&piece[..count as usize]);
    }
    assert_eq!((bytes.len() as u64, document.offset), (document.size, document.size));
    assert!(bytes.starts_with(b"%PDF-"));
    unsafe {
        done(|error| schet_order_links(service, account, 5, id, 36, links.as_mut_ptr(), 5, &raw mut count, error));
        assert_eq!((count, links[0].uses, links[0].document_size), (1, 1, document.size));
        done(|error| schet_link_revoke(service, account, 5, id, 36, &raw const now, error));
    }
    assert_eq!(open(&raw mut document, null_mut(), &token), SCHET_R_NO_SUCH_LINK);
    assert_eq!(open(&raw mut document, null_mut(), &"0".repeat(64)), SCHET_R_NO_SUCH_LINK);
    close(service);
}

#[test]
fn r10_invoices_in_person_are_printed_registered_and_handed_over() {
    let place = tempfile::tempdir().unwrap();
    let service = formed(place.path());
    run(service);
    let mut items: Vec<schet_pickup_item> = rows(3);
    let (mut count, mut rows_written) = (0, 0);
    let (mut batch, mut register) = (Vec::new(), Vec::new());
    let (batch_sink, register_sink) = (gathering(&mut batch), gathering(&mut register));
    let mut report: schet_pickup_report = sized();
    unsafe {
        done(|error| schet_pickup_list(service, 202_609, null(), 0, items.as_mut_ptr(), 3, &raw mut count, error));
        assert_eq!((count, said(&items[0].number), items[0].amount_due), (1, "Р-2".to_owned(), 6_000));
        let apart = null_mut();
        done(|error| {
            schet_pickup_batch(
                service,
                202_609,
                null(),
                0,
                100,
                &raw const batch_sink,
                apart,
                0,
                &raw mut count,
                &raw mut report,
                error,
            )
        });
        done(|error| schet_pickup_register(service, 202_609, &raw const register_sink, &raw mut rows_written, error));
    }
    assert_eq!((report.invoices, report.apart, said(&report.next), rows_written), (1, 0, String::new(), 1));
    assert!(batch.starts_with(b"%PDF-") && batch.ends_with(b"%%EOF\n") && register.starts_with(b"%PDF-"));
    let id = said(&items[0].order);
    let change = schet_order_change { id: text(&id), account: text("100-2"), by: text("Петрова"), ..sized() };
    unsafe {
        done(|error| schet_order_hand_over(service, &raw const change, null(), null_mut(), error));
        done(|error| schet_pickup_list(service, 202_609, null(), 0, items.as_mut_ptr(), 3, &raw mut count, error));
    }
    assert_eq!((items[0].state, said(&items[0].handed_over_by)), (SCHET_ORDER_HANDED_OVER, "Петрова".to_owned()));
    close(service);
}

#[test]
fn r8_r12_call_detail_is_narrowed_to_subscribers_of_the_account() {
    let place = tempfile::tempdir().unwrap();
    let service = formed(place.path());
    let (mine, strange) = ([text("+74951234567")], [text("+79990000000")]);
    let request = schet_order_request {
        action: SCHET_ACTION_CALL_DETAIL,
        period: 202_610,
        format: SCHET_FORMAT_CSV,
        account: text("100-1"),
        by: text("cabinet"),
        subscribers: mine.as_ptr(),
        subscriber_count: 1,
        ..sized()
    };
    let stranger = schet_order_request { subscribers: strange.as_ptr(), ..request };
    let now = tick(0);
    let (mut made, mut order): (schet_taken, schet_order) = (sized(), sized());
    let mut subscribers: Vec<schet_subscriber_row> = rows(3);
    let mut count = 0;
    unsafe {
        let refused =
            told(|error| schet_order_take(service, &raw const stranger, &raw const now, null_mut(), null_mut(), error));
        let refused = refused.unwrap_err();
        assert_eq!((refused.code, said(&refused.subscriber)), (SCHET_R_UNKNOWN_SUBSCRIBER, "+79990000000".to_owned()));
        let mut words = null_mut();
        done(|error| schet_refusal_text(service, &raw const *refused, SCHET_RU, &raw mut words, error));
        assert_eq!(String::from_utf8(taken(words)).unwrap(), "У лицевого счёта нет абонента +79990000000.");
        done(|error| {
            schet_order_take(service, &raw const request, &raw const now, &raw mut made, &raw mut order, error)
        });
        let (account, id) = (c"100-1".as_ptr(), made.id.as_ptr());
        assert_eq!((order.format, order.subscriber_count), (SCHET_FORMAT_CSV, 1));
        done(|error| {
            schet_order_subscribers(service, account, 5, id, 36, 0, subscribers.as_mut_ptr(), 3, &raw mut count, error)
        });
        assert_eq!((count, said(&subscribers[0].id)), (1, "+74951234567".to_owned()));
        done(|error| {
            schet_menu_subscribers(
                service,
                account,
                5,
                &raw const now,
                0,
                subscribers.as_mut_ptr(),
                3,
                &raw mut count,
                error,
            )
        });
        assert_eq!((count, said(&subscribers[0].label)), (1, "Приёмная".to_owned()));
    }
    assert_eq!(process(service, 0).sent, 1);
    close(service);
}

#[test]
fn r7_a_new_address_waits_for_its_confirmation_where_the_policy_says_so() {
    let place = tempfile::tempdir().unwrap();
    let mut policy: schet_policy = sized();
    unsafe { done(|error| schet_policy_default(&raw mut policy, error)) };
    policy.new_address = SCHET_ADDRESS_WHEN_CONFIRMED;
    let service = open(place.path(), Some(&policy));
    let mut feed = null_mut();
    let one = account("100-1", "ООО «Ромашка»", &[]);
    unsafe {
        done(|error| schet_feed_open(service, &raw mut feed, error));
        done(|error| schet_feed_accounts(feed, &raw const one, 1, error));
        done(|error| schet_feed_close(&raw mut feed, error));
    }
    let request = schet_delivery_request {
        method: SCHET_METHOD_EMAIL,
        account: text("100-1"),
        address: text("new@почта.рф"),
        by: text("cabinet"),
        ..sized()
    };
    let now = tick(0);
    let mut delivery: schet_delivery = sized();
    let mut events: Vec<schet_delivery_event> = rows(3);
    let mut count = 0;
    unsafe {
        done(|error| schet_delivery_change(service, &raw const request, &raw const now, &raw mut delivery, error));
        assert_eq!(said(&delivery.confirmation).len(), 36);
        assert_eq!(said(&delivery.cabinet_address), "office@example.ru");
        let account = c"100-1".as_ptr();
        done(|error| schet_delivery_history(service, account, 5, 0, events.as_mut_ptr(), 3, &raw mut count, error));
        assert_eq!(
            (count, events[0].state, said(&events[0].address)),
            (1, SCHET_CHANGE_PENDING, "new@почта.рф".to_owned())
        );
        let token = "0".repeat(64);
        let confirm = |error| {
            schet_delivery_confirm(service, account, 5, token.as_ptr().cast(), 64, &raw const now, null_mut(), error)
        };
        assert_eq!(status(confirm), SCHET_R_NO_SUCH_LINK);
    }
    assert_eq!(process(service, 0).sent, 1);
    let mail = std::fs::read_dir(place.path().join("spool/new")).unwrap().next().unwrap().unwrap().path();
    let mail = std::fs::read_to_string(mail).unwrap();
    let text = mail.split("base64\r\n\r\n").nth(1).unwrap().split("\r\n\r\n").next().unwrap().replace("\r\n", "");
    let text = String::from_utf8(base64::prelude::BASE64_STANDARD.decode(text).unwrap()).unwrap();
    let token = text.split("/i/confirm/100-1/").nth(1).unwrap().get(..64).unwrap().to_owned();
    unsafe {
        let account = c"100-1".as_ptr();
        done(|error| {
            let token = token.as_ptr().cast();
            schet_delivery_confirm(service, account, 5, token, 64, &raw const now, &raw mut delivery, error)
        });
    }
    assert_eq!(said(&delivery.cabinet_address), "new@почта.рф");
    close(service);
}

#[test]
fn invoices_issued_elsewhere_are_kept_and_given_again() {
    let place = tempfile::tempdir().unwrap();
    let service = open(place.path(), None);
    let mut feed = null_mut();
    let one = account("100-1", "ООО «Ромашка»", &[]);
    unsafe {
        done(|error| schet_feed_open(service, &raw mut feed, error));
        done(|error| schet_feed_accounts(feed, &raw const one, 1, error));
        done(|error| schet_feed_close(&raw mut feed, error));
    }
    let (good, nameless) = (OneLine::new("100-1", "Р-1", 10_000), OneLine::new("100-1", "", 10_000));
    let (bill, no_number) = (good.bill(), nameless.bill());
    let no_account = schet_bill { account: text(""), ..bill };
    let original = b"%PDF-1.4 as it was";
    let kept = schet_issued_elsewhere {
        formed_at: tick(-2).now,
        bill: &raw const bill,
        original: original.as_ptr().cast(),
        original_len: 18,
        ..sized()
    };
    let invoices = [
        kept,
        schet_issued_elsewhere { bill: &raw const no_number, ..kept },
        schet_issued_elsewhere { bill: &raw const no_account, ..kept },
        kept,
    ];
    let mut outcomes: Vec<schet_imported> = rows(4);
    let mut count = 0;
    unsafe {
        done(|error| {
            schet_issued_import(service, invoices.as_ptr(), 4, outcomes.as_mut_ptr(), 4, &raw mut count, error)
        });
    }
    let told: Vec<_> = outcomes.iter().map(|row| (row.status, row.outcome)).collect();
    assert_eq!(
        told,
        [(SCHET_OK, SCHET_IMPORT_KEPT), (SCHET_E_NO_NUMBER, 0), (SCHET_E_VALUE, 0), (SCHET_OK, SCHET_IMPORT_UNCHANGED)]
    );
    close(service);
}
