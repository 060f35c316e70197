//! A host in Rust: what a C program does, written down shorter.

use std::ffi::{CStr, c_char, c_void};
use std::path::Path;
use std::ptr::{null, null_mut};

use schet_ffi::*;

/// A struct filled with zeros, its size set.
pub fn sized<T: Copy>() -> T {
    // SAFETY: the structs of the interface are of numbers, pointers and optional functions, which zeros are valid for,
    // and begin with their size.
    unsafe {
        let mut value: T = std::mem::zeroed();
        (&raw mut value).cast::<u32>().write(u32::try_from(size_of::<T>()).unwrap());
        value
    }
}

/// Rows of such structs.
pub fn rows<T: Copy>(count: usize) -> Vec<T> {
    vec![sized(); count]
}

pub fn text(from: &str) -> schet_text {
    schet_text { data: from.as_ptr().cast(), len: u32::try_from(from.len()).unwrap(), reserved: 0 }
}

/// What stands in an array of characters.
pub fn said(array: &[c_char]) -> String {
    // SAFETY: the library ends what it writes with a NUL.
    unsafe { CStr::from_ptr(array.as_ptr()) }.to_str().unwrap().to_owned()
}

pub fn name_of(status: i32) -> String {
    // SAFETY: the name ends with a NUL and stays for good.
    unsafe { CStr::from_ptr(schet_status_name(status)) }.to_str().unwrap().to_owned()
}

/// Calls a function with a struct for its error, and says what came of it.
pub fn told(call: impl FnOnce(*mut schet_error) -> i32) -> Result<(), Box<schet_error>> {
    let mut error: schet_error = sized();
    match call(&raw mut error) {
        SCHET_OK => Ok(()),
        status => {
            assert_eq!(status, error.code);
            Err(Box::new(error))
        }
    }
}

/// Calls a function that has to succeed.
#[track_caller]
pub fn done(call: impl FnOnce(*mut schet_error) -> i32) {
    if let Err(error) = told(call) {
        panic!("{} {:?}: {}", name_of(error.code), said(&error.field), said(&error.message));
    }
}

/// The status that a function answers.
pub fn status(call: impl FnOnce(*mut schet_error) -> i32) -> i32 {
    told(call).err().map_or(SCHET_OK, |error| error.code)
}

pub fn operator() -> schet_operator {
    schet_operator {
        id: text("svyaz"),
        name: text("ООО «Связь»"),
        address: text("Москва, ул. Правды, д. 1"),
        inn: text("7707083893"),
        bank: text("АО «ТБанк»"),
        bic: text("044525411"),
        bank_account: text("40702810200000124669"),
        contact_email: text("help@svyaz.ru"),
        contact_phone: text("8 800 000-00-00"),
        sender: text("bill@svyaz.ru"),
        link_base: text("https://svyaz.ru/i/"),
        ..sized()
    }
}

/// A service over the embedded stores in a folder.
pub fn open(place: &Path, policy: Option<&schet_policy>) -> *mut Schet {
    let paths = ["schet.db", "documents", "spool"].map(|name| place.join(name).to_str().unwrap().to_owned());
    let operator = operator();
    let config = schet_config {
        operator_info: &raw const operator,
        policy: policy.map_or(null(), std::ptr::from_ref),
        database: text(&paths[0]),
        documents: text(&paths[1]),
        spool: text(&paths[2]),
        ..sized()
    };
    let mut service = null_mut();
    // SAFETY: everything lives until the call returns.
    done(|error| unsafe { schet_open(SCHET_ABI_VERSION, &raw const config, &raw mut service, error) });
    service
}

pub fn close(mut service: *mut Schet) {
    // SAFETY: a variable is given.
    done(|error| unsafe { schet_close(&raw mut service, error) });
    assert!(service.is_null());
}

/// 2026-10-04T06:00:00Z and so many days later: October, after its blackout.
pub fn tick(days: i64) -> schet_tick {
    schet_tick { now: (1_791_093_600 + days * 86_400) * 1_000_000, ..sized() }
}

/// A sink that gathers what it is given.
pub fn gathering(into: &mut Vec<u8>) -> schet_sink {
    unsafe extern "C" fn write(ctx: *mut c_void, piece: *const schet_piece) -> i32 {
        // SAFETY: the context is the vector, the piece the library's.
        unsafe {
            let bytes = std::slice::from_raw_parts((*piece).data.cast::<u8>(), (*piece).len as usize);
            (*ctx.cast::<Vec<u8>>()).extend_from_slice(bytes);
        }
        SCHET_HOST_DONE
    }
    schet_sink { ctx: std::ptr::from_mut(into).cast(), write: Some(write), ..sized() }
}

/// The bytes of a buffer, which is freed.
pub fn taken(mut buf: *mut schet_buf) -> Vec<u8> {
    // SAFETY: the buffer's bytes can be read until it is freed.
    unsafe {
        let (data, len) = (schet_buf_data(buf), schet_buf_len(buf) as usize);
        let bytes = if len == 0 { Vec::new() } else { std::slice::from_raw_parts(data.cast::<u8>(), len).to_vec() };
        assert_eq!(schet_buf_free(&raw mut buf), SCHET_OK);
        bytes
    }
}

/// A bill of one line and one rate: so many kopecks without VAT, 20 % on them.
pub struct OneLine {
    line: schet_line,
    vat: schet_vat,
    account: String,
    number: String,
}

impl OneLine {
    pub fn new(account: &str, number: &str, net: i64) -> Self {
        let line = schet_line {
            vat_kind: SCHET_VAT_PERCENT,
            vat_rate: 2_000,
            quantity: 1_000,
            quantity_scale: 3,
            amount: net,
            service: text("Абонентская плата"),
            unit: text("мес."),
            ..sized()
        };
        let vat = net / 5;
        let group = schet_vat {
            kind: SCHET_VAT_PERCENT,
            rate: 2_000,
            basis: SCHET_BASIS_NET,
            net,
            vat,
            gross: net + vat,
            ..sized()
        };
        Self { line, vat: group, account: account.to_owned(), number: number.to_owned() }
    }

    /// The bill of September 2026, which points into this.
    pub fn bill(&self) -> schet_bill {
        schet_bill {
            period: 202_609,
            due_date: 20_261_020,
            line_count: 1,
            vat_count: 1,
            total: self.vat.gross,
            amount_due: self.vat.gross,
            account: text(&self.account),
            number: text(&self.number),
            lines: &raw const self.line,
            vat: &raw const self.vat,
            ..sized()
        }
    }
}

pub fn account<'a>(number: &'a str, name: &'a str, subscribers: &'a [schet_subscriber]) -> schet_account {
    schet_account {
        number: text(number),
        name: text(name),
        application_address: text("office@example.ru"),
        subscribers: subscribers.as_ptr(),
        subscriber_count: u32::try_from(subscribers.len()).unwrap(),
        ..sized()
    }
}

pub fn call_of<'a>(account: &'a str, key: &'a str, seconds_into_october: i64) -> schet_call {
    schet_call {
        direction: SCHET_OUTGOING,
        start: (1_790_802_000 + seconds_into_october) * 1_000_000,
        amount: 1_205,
        seconds: 65,
        charged_seconds: 120,
        key: text(key),
        account: text(account),
        subscriber: text("+74951234567"),
        peer: text("84957654321"),
        service: text("Городские вызовы"),
        ..sized()
    }
}
