//! A service over a host's own ports: who ends them, what their failures become, and that a conflict leaves no trace.

#![allow(
    clippy::unwrap_used,
    clippy::undocumented_unsafe_blocks,
    reason = "a test's arguments live where they are made"
)]

mod common;

use std::ffi::c_void;
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use common::host::*;
use common::loopback::Behind;
use common::rows::RowStore;
use futures_lite::future::block_on;
use schet::ports::Feed as _;
use schet_ffi::*;
use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};

/// What a host has of its own, and how often it was told that it is over.
struct Host {
    behind: Box<Behind>,
    rows: Arc<RowStore>,
    mailer: Arc<MemoryMailer>,
    ended: AtomicU32,
    logged: std::sync::Mutex<Vec<(i32, i32)>>,
}

unsafe extern "C" fn end(ctx: *mut c_void) {
    unsafe { (*ctx.cast::<AtomicU32>()).fetch_add(1, Ordering::SeqCst) };
}

unsafe extern "C" fn october(_: *mut c_void, reading: *mut schet_clock_reading) -> i32 {
    unsafe { (*reading).now = tick(0).now };
    SCHET_HOST_DONE
}

unsafe extern "C" fn log(ctx: *mut c_void, entry: *const schet_log_entry) -> i32 {
    let (host, entry) = unsafe { (&*ctx.cast::<Host>(), &*entry) };
    host.logged.lock().unwrap().push((entry.level, entry.status));
    0
}

impl Host {
    fn new() -> Box<Self> {
        let (store, mailer) = (MemoryStore::new(), Arc::new(MemoryMailer::new()));
        let account = r#"{"number": "100-1", "name": "ООО «Ромашка»", "application_address": "office@example.ru",
            "subscribers": [{"id": "+74951234567"}]}"#;
        let account: schet::Account = serde_json::from_str(account).unwrap();
        block_on(store.put_accounts(&"svyaz".parse().unwrap(), &[account])).unwrap();
        let behind =
            Behind { billing: Box::new(store), documents: Box::new(MemoryDocuments::new()), mailer: mailer.clone() };
        let (rows, ended) = (Arc::default(), AtomicU32::new(0));
        Box::new(Self { behind: Box::new(behind), rows, mailer, ended, logged: Default::default() })
    }

    /// Opens a service over all of the host's ports, changed by a test.
    fn open(
        &self,
        change: impl FnOnce(&mut schet_config, &mut schet_store_port),
    ) -> Result<*mut Schet, Box<schet_error>> {
        let (operator, mut store) = (operator(), self.rows.port());
        let (billing, documents, mail) =
            (self.behind.billing_port(), self.behind.documents_port(), self.behind.mail_port());
        let ended = std::ptr::from_ref(&self.ended).cast_mut().cast();
        let clock = schet_clock_port { ctx: ended, now: Some(october), destroy: Some(end), ..sized() };
        let log = schet_log_port { ctx: std::ptr::from_ref(self).cast_mut().cast(), write: Some(log), ..sized() };
        let mut config = schet_config {
            operator_info: &raw const operator,
            billing: &raw const billing,
            documents_port: &raw const documents,
            mail: &raw const mail,
            clock: &raw const clock,
            log: &raw const log,
            ..sized()
        };
        change(&mut config, &mut store);
        config.store = &raw const store;
        let mut service = null_mut();
        let opened = told(|error| unsafe { schet_open(SCHET_ABI_VERSION, &raw const config, &raw mut service, error) });
        opened.map(|()| service)
    }
}

/// An order of October's charges under a key.
fn take(service: *mut Schet, key: &str) -> Result<schet_taken, Box<schet_error>> {
    let request = schet_order_request {
        action: SCHET_ACTION_CHARGES,
        period: 202_610,
        account: text("100-1"),
        by: text("cabinet"),
        key: text(key),
        ..sized()
    };
    let mut made: schet_taken = sized();
    let taken = told(|error| unsafe {
        schet_order_take(service, &raw const request, null(), &raw mut made, null_mut(), error)
    });
    taken.map(|()| made)
}

fn process(service: *mut Schet) -> Result<schet_processed, Box<schet_error>> {
    let mut processed: schet_processed = sized();
    let done = told(|error| unsafe { schet_process_due(service, 100, null(), &raw mut processed, error) });
    done.map(|()| processed)
}

#[test]
fn a_service_works_over_the_hosts_own_ports_and_ends_them_once() {
    let host = Host::new();
    let service = host.open(|_, _| ()).unwrap();
    take(service, "one").unwrap();
    assert_eq!(process(service).unwrap().sent, 1);
    assert_eq!(host.mailer.accepted().len(), 1);
    let mut feed = null_mut();
    assert_eq!(status(|error| unsafe { schet_feed_open(service, &raw mut feed, error) }), SCHET_E_UNSUPPORTED);
    assert_eq!(host.ended.load(Ordering::SeqCst), 0);
    close(service);
    assert_eq!(host.ended.load(Ordering::SeqCst), 1);
    assert_eq!(host.logged.lock().unwrap()[..], [(SCHET_LOG_WARNING, SCHET_E_UNSUPPORTED)]);
}

#[test]
fn what_was_not_opened_is_not_ended() {
    let host = Host::new();
    for (change, code) in [
        ((|_, store| store.get = None) as fn(&mut schet_config, &mut schet_store_port), SCHET_E_NULL),
        (|_, store| store.flags = 2, SCHET_E_VALUE),
        (|_, store| store.struct_size = 8, SCHET_E_STRUCT_SIZE),
        (|config, _| config.database = text("/nowhere/at/all"), SCHET_E_VALUE),
        (|config, _| config.mail = null(), SCHET_E_VALUE),
        (|config, _| config.encoding = 9, SCHET_E_VALUE),
        (|config, _| config.operator_info = null(), SCHET_E_NULL),
    ] {
        let error = host.open(change).unwrap_err();
        assert_eq!(error.code, code, "{}", said(&error.message));
    }
    assert_eq!(host.ended.load(Ordering::SeqCst), 0);
}

#[test]
fn a_conflict_at_any_callback_leaves_no_trace() {
    let host = Host::new();
    let service = host.open(|_, _| ()).unwrap();
    for place in 1..200 {
        host.rows.conflict_in.store(place, Ordering::SeqCst);
        take(service, &format!("key-{}", place.min(18))).unwrap();
        if host.rows.conflict_in.load(Ordering::SeqCst) > 0 && place > 18 {
            break;
        }
    }
    host.rows.conflict_in.store(0, Ordering::SeqCst);
    assert_eq!(process(service).unwrap().sent, 18);
    close(service);
}

#[test]
fn r17_a_store_that_fails_is_told_and_nothing_is_lost_or_doubled() {
    for (answer, code, perhaps) in [
        (SCHET_HOST_UNAVAILABLE, SCHET_E_UNAVAILABLE, 0),
        (SCHET_HOST_FULL, SCHET_E_FULL, 0),
        (SCHET_HOST_CORRUPT, SCHET_E_CORRUPT, 0),
        (SCHET_HOST_REJECTED, SCHET_E_REJECTED, 0),
        (42, SCHET_E_HOST, 0),
    ] {
        let host = Host::new();
        let service = host.open(|_, _| ()).unwrap();
        host.rows.failing.store(answer.unsigned_abs(), Ordering::SeqCst);
        let error = take(service, "one").unwrap_err();
        assert_eq!((error.code, error.host_code, error.may_have_happened), (code, answer, perhaps));
        host.rows.failing.store(0, Ordering::SeqCst);
        take(service, "one").unwrap();
        assert_eq!(take(service, "one").unwrap().replayed, 1);
        assert_eq!(process(service).unwrap().sent, 1);
        close(service);
    }
}

#[test]
fn r13_a_mail_whose_callback_says_nothing_is_unknown() {
    unsafe extern "C" fn silent(_: *mut c_void, _: *const schet_mail) -> i32 {
        0
    }
    let host = Host::new();
    let mail = schet_mail_port { send: Some(silent), ..sized() };
    let service = host.open(|config, _| config.mail = &raw const mail).unwrap();
    let taken = take(service, "one").unwrap();
    assert_eq!(process(service).unwrap().unknown, 1);
    let mut order: schet_order = sized();
    unsafe {
        let id = taken.id.as_ptr();
        done(|error| schet_order_get(service, c"100-1".as_ptr(), 5, id, 36, &raw mut order, error));
    }
    assert_eq!(order.state, SCHET_ORDER_UNKNOWN);
    assert!(said(&order.detail).contains("answered 0"), "{}", said(&order.detail));
    close(service);
}

#[test]
fn rows_carry_columns_for_the_hosts_own_queries() {
    let host = Host::new();
    let service = host.open(|_, _| ()).unwrap();
    take(service, "one").unwrap();
    let rows = host.rows.rows();
    let order = rows.iter().find(|(key, _)| key.starts_with("o!svyaz!")).unwrap();
    assert_eq!(order.1[0], b'1');
    assert!(serde_json::from_slice::<serde_json::Value>(&order.1[1..]).is_ok());
    assert!(rows.keys().all(|key| key.len() <= SCHET_MAX_KEY as usize));
    close(service);
}

#[test]
fn a_reply_is_worth_nothing_once_its_callback_has_returned() {
    use std::sync::atomic::AtomicPtr;
    static KEPT: AtomicPtr<schet_reply> = AtomicPtr::new(null_mut());
    unsafe extern "C" fn keeping(_: *mut c_void, mail: *const schet_mail) -> i32 {
        let reply = unsafe { (*mail).reply };
        KEPT.store(reply, Ordering::SeqCst);
        // Of another kind than what was asked for.
        let strange = unsafe { schet_reply_no_bill(reply, SCHET_BILL_NOT_READY, null_mut()) };
        assert_eq!(strange, SCHET_E_WRONG_HANDLE);
        SCHET_MAIL_ACCEPTED
    }
    let host = Host::new();
    let mail = schet_mail_port { send: Some(keeping), flags: SCHET_PORT_SERIALISED, ..sized() };
    let service = host.open(|config, _| config.mail = &raw const mail).unwrap();
    take(service, "one").unwrap();
    assert_eq!(process(service).unwrap().sent, 1);
    let late = unsafe { schet_reply_text(KEPT.load(Ordering::SeqCst), c"x".as_ptr(), 1, null_mut()) };
    assert_eq!(late, SCHET_E_HANDLE);
    close(service);
}

#[test]
fn an_order_joined_to_the_hosts_own_transaction_is_there_when_that_is() {
    let host = Host::new();
    let service = host.open(|_, _| ()).unwrap();
    host.rows.begin_own();
    take(service, "given-up").unwrap();
    host.rows.end_own(false);
    assert!(host.rows.rows().is_empty());
    host.rows.begin_own();
    let joined = take(service, "kept").unwrap();
    // A call that fails takes back its own part alone.
    host.rows.failing.store(SCHET_HOST_FULL.unsigned_abs(), Ordering::SeqCst);
    assert_eq!(take(service, "too-much").unwrap_err().code, SCHET_E_FULL);
    host.rows.failing.store(0, Ordering::SeqCst);
    host.rows.end_own(true);
    assert_eq!(process(service).unwrap().sent, 1);
    let again = take(service, "kept").unwrap();
    assert_eq!((again.replayed, said(&again.id)), (1, said(&joined.id)));
    close(service);
}

#[test]
fn a_service_is_not_closed_before_its_log_was_told() {
    struct Closing {
        service: *mut Schet,
        answered: i32,
    }
    unsafe extern "C" fn close_meanwhile(ctx: *mut c_void, _: *const schet_log_entry) -> i32 {
        let closing = unsafe { &mut *ctx.cast::<Closing>() };
        let service = closing.service.addr();
        let close = move || {
            let mut service: *mut Schet = std::ptr::without_provenance_mut(service);
            unsafe { schet_close(&raw mut service, null_mut()) }
        };
        closing.answered = std::thread::spawn(close).join().unwrap();
        0
    }
    let host = Host::new();
    let mut closing = Closing { service: null_mut(), answered: -1 };
    let log = schet_log_port { ctx: (&raw mut closing).cast(), write: Some(close_meanwhile), ..sized() };
    let service = host.open(|config, _| config.log = &raw const log).unwrap();
    closing.service = service;
    let mut feed = null_mut();
    assert_eq!(status(|error| unsafe { schet_feed_open(service, &raw mut feed, error) }), SCHET_E_UNSUPPORTED);
    assert_eq!(unsafe { (&raw const closing.answered).read() }, SCHET_E_BUSY);
    close(service);
}
