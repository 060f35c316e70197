//! A host's store of rows: a map by key, each transaction over a copy of it, those that write one after the other.

use std::collections::BTreeMap;
use std::ffi::c_void;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use schet_ffi::*;

use super::host::sized;

type Rows = BTreeMap<String, Vec<u8>>;

/// The host's store. What was committed outlives the port.
#[derive(Default)]
pub struct RowStore {
    committed: Mutex<Arc<Rows>>,
    /// What a transaction of the host's own has written so far; those of the library join it.
    own: Mutex<Option<Arc<Rows>>>,
    is_written: Mutex<bool>,
    ended: Condvar,
    /// The clock of leases, in microseconds.
    pub clock: AtomicI64,
    /// What every callback answers in place of doing its part; 0: it does it.
    pub failing: AtomicU32,
    /// Which callback from now on answers a conflict, once; 0: none.
    pub conflict_in: AtomicI64,
}

struct Transaction {
    rows: Arc<Rows>,
    writes: bool,
}

impl RowStore {
    /// The port over the store, which has to outlive it.
    pub fn port(self: &Arc<Self>) -> schet_store_port {
        schet_store_port {
            ctx: Arc::as_ptr(self).cast_mut().cast(),
            begin: Some(begin),
            get: Some(get),
            scan: Some(scan),
            put: Some(put),
            remove: Some(remove),
            commit: Some(commit),
            rollback: Some(rollback),
            now: Some(now),
            ..sized()
        }
    }

    pub fn rows(&self) -> Arc<Rows> {
        self.committed.lock().unwrap().clone()
    }

    /// Begins a transaction of the host's own, which those of the library join.
    pub fn begin_own(&self) {
        *self.own.lock().unwrap() = Some(self.rows());
    }

    /// Ends it.
    pub fn end_own(&self, stands: bool) {
        let own = self.own.lock().unwrap().take().unwrap();
        if stands {
            *self.committed.lock().unwrap() = own;
        }
    }

    /// What the callback answers in place of doing its part.
    fn answers(&self) -> Option<i32> {
        let failing = self.failing.load(Ordering::SeqCst);
        if failing != 0 {
            return Some(i32::try_from(failing).unwrap());
        }
        (self.conflict_in.fetch_sub(1, Ordering::SeqCst) == 1).then_some(SCHET_HOST_CONFLICT)
    }

    fn end(&self, transaction: &Transaction) {
        if transaction.writes {
            *self.is_written.lock().unwrap() = false;
            self.ended.notify_one();
        }
    }
}

unsafe fn store<'s>(ctx: *mut c_void) -> &'s RowStore {
    // SAFETY: the context is the store, which outlives its port.
    unsafe { &*ctx.cast::<RowStore>() }
}

unsafe fn transaction<'t>(txn: *mut c_void) -> &'t mut Transaction {
    // SAFETY: `begin` made it, and the library uses it from one thread until it is ended.
    unsafe { &mut *txn.cast::<Transaction>() }
}

unsafe fn str_of<'s>(text: schet_text) -> &'s str {
    // SAFETY: the library lends so many bytes of ASCII until the callback returns.
    unsafe { std::str::from_utf8(std::slice::from_raw_parts(text.data.cast::<u8>(), text.len as usize)).unwrap() }
}

unsafe extern "C" fn begin(ctx: *mut c_void, txn: *mut schet_store_txn) -> i32 {
    // SAFETY: the library's own.
    let (store, txn) = unsafe { (store(ctx), &mut *txn) };
    if let Some(answer) = store.answers() {
        return answer;
    }
    let writes = txn.mode == SCHET_TXN_WRITE;
    if writes {
        let mut is_written = store.is_written.lock().unwrap();
        while *is_written {
            is_written = store.ended.wait(is_written).unwrap();
        }
        *is_written = true;
    }
    // Within a transaction of the host's own this is a savepoint of it.
    let rows = store.own.lock().unwrap().clone().unwrap_or_else(|| store.rows());
    txn.txn = Box::into_raw(Box::new(Transaction { rows, writes })).cast();
    SCHET_HOST_DONE
}

fn answer(reply: *mut schet_reply, key: &str, value: &[u8]) -> i32 {
    let row = schet_stored_row {
        key: super::host::text(key),
        value: schet_bytes { data: value.as_ptr().cast(), len: u32::try_from(value.len()).unwrap(), reserved: 0 },
        ..sized()
    };
    // SAFETY: the row lives until the call returns.
    match unsafe { schet_reply_row(reply, &raw const row, std::ptr::null_mut()) } {
        SCHET_OK => SCHET_HOST_DONE,
        status => status,
    }
}

unsafe extern "C" fn get(ctx: *mut c_void, asked: *const schet_store_key) -> i32 {
    // SAFETY: the library's own.
    let (store, asked) = unsafe { (store(ctx), &*asked) };
    if let Some(answer) = store.answers() {
        return answer;
    }
    // SAFETY: as above.
    let (key, transaction) = unsafe { (str_of(asked.key), transaction(asked.txn)) };
    transaction.rows.get(key).map_or(SCHET_HOST_DONE, |value| answer(asked.reply, key, value))
}

unsafe extern "C" fn scan(ctx: *mut c_void, asked: *const schet_store_scan) -> i32 {
    // SAFETY: the library's own.
    let (store, asked) = unsafe { (store(ctx), &*asked) };
    if let Some(answer) = store.answers() {
        return answer;
    }
    // SAFETY: as above.
    let (from, until, transaction) = unsafe { (str_of(asked.from), str_of(asked.until), transaction(asked.txn)) };
    let range = transaction.rows.range(from.to_owned()..until.to_owned());
    let rows: Vec<_> = if asked.descending == 1 {
        range.rev().take(asked.limit as usize).collect()
    } else {
        range.take(asked.limit as usize).collect()
    };
    for (key, value) in rows {
        let answered = answer(asked.reply, key, value);
        if answered != SCHET_HOST_DONE {
            return answered;
        }
    }
    SCHET_HOST_DONE
}

unsafe extern "C" fn put(ctx: *mut c_void, row: *const schet_store_row) -> i32 {
    // SAFETY: the library's own.
    let (store, row) = unsafe { (store(ctx), &*row) };
    if let Some(answer) = store.answers() {
        return answer;
    }
    // SAFETY: as above.
    let (key, transaction, value) = unsafe {
        let value = std::slice::from_raw_parts(row.value.data.cast::<u8>(), row.value.len as usize);
        (str_of(row.key), transaction(row.txn), value.to_vec())
    };
    assert!(transaction.writes, "{key} is written in a transaction that reads");
    assert!(key.len() <= SCHET_MAX_KEY as usize);
    Arc::make_mut(&mut transaction.rows).insert(key.to_owned(), value);
    SCHET_HOST_DONE
}

unsafe extern "C" fn remove(ctx: *mut c_void, asked: *const schet_store_key) -> i32 {
    // SAFETY: the library's own.
    let (store, asked) = unsafe { (store(ctx), &*asked) };
    if let Some(answer) = store.answers() {
        return answer;
    }
    // SAFETY: as above.
    let (key, transaction) = unsafe { (str_of(asked.key), transaction(asked.txn)) };
    assert!(transaction.writes, "{key} is removed in a transaction that reads");
    Arc::make_mut(&mut transaction.rows).remove(key);
    SCHET_HOST_DONE
}

unsafe extern "C" fn commit(ctx: *mut c_void, txn: *mut schet_store_txn) -> i32 {
    // SAFETY: the library's own.
    let store = unsafe { store(ctx) };
    let answer = store.answers();
    if answer == Some(SCHET_HOST_CONFLICT) {
        // The transaction is still there: the library rolls it back.
        return SCHET_HOST_CONFLICT;
    }
    // SAFETY: as above; the transaction ends here.
    let transaction = unsafe { Box::from_raw((*txn).txn.cast::<Transaction>()) };
    if transaction.writes && answer.is_none() {
        match &mut *store.own.lock().unwrap() {
            Some(own) => own.clone_from(&transaction.rows),
            None => *store.committed.lock().unwrap() = transaction.rows.clone(),
        }
    }
    store.end(&transaction);
    answer.unwrap_or(SCHET_HOST_DONE)
}

unsafe extern "C" fn rollback(ctx: *mut c_void, txn: *mut schet_store_txn) -> i32 {
    // SAFETY: the library's own; the transaction ends here.
    let (store, transaction) = unsafe { (store(ctx), Box::from_raw((*txn).txn.cast::<Transaction>())) };
    store.end(&transaction);
    SCHET_HOST_DONE
}

unsafe extern "C" fn now(ctx: *mut c_void, reading: *mut schet_clock_reading) -> i32 {
    // SAFETY: the library's own.
    let (store, reading) = unsafe { (store(ctx), &mut *reading) };
    reading.now = store.clock.load(Ordering::SeqCst);
    SCHET_HOST_DONE
}
