//! Links to documents (R5), and the documents themselves, read in pieces.

use std::ffi::{c_char, c_void};
use std::ptr;

use schet::order::{Digest, DocumentRef};

use crate::account;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::error::{Failure, schet_error};
use crate::record::{Out, read, read_optional, record};
use crate::service::{Schet, block_on};
use crate::status::SCHET_E_NULL;
use crate::text::{put, schet_text};
use crate::time;

/// A link as the customer gets it, once.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_link {
    /// sizeof(schet_link).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// The instant from which on it opens nothing, in microseconds since 1970-01-01 UTC.
    pub expires: i64,
    /// The secret: 64 hexadecimal digits.
    pub token: [c_char; 72],
    /// The operator's base of links, and the secret.
    pub url: [c_char; 2120],
}
record!(schet_link, 2208);

/// What a link opens.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_opened {
    /// sizeof(schet_opened).
    pub struct_size: u32,
    /// Not used.
    pub reserved: u32,
    /// The order it belongs to.
    pub order: [c_char; 40],
    /// The name under which a browser saves it, in ASCII.
    pub file_name: [c_char; 64],
}
record!(schet_opened, 112);

/// A stored document, and how far it was read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_document {
    /// sizeof(schet_document).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// How many bytes it has.
    pub size: u64,
    /// The byte at which the next read begins, from 0.
    pub offset: u64,
    /// The SHA-256 of its bytes.
    pub digest: [u8; 32],
}
record!(schet_document, 56);

/// A new link to the document of an order that is ready (R5); what was minted before works on. At most 10 of an order work
/// at a time. `tick` may be NULL. Blocks for one write to the disk. Since ABI 1.
///
/// # Safety
/// `account` and `id` have as many bytes as is said; `out` is a struct of its size, the others NULL or such.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_link_mint(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    tick: *const schet_tick,
    out: *mut schet_link,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let id = service.reader().parse(schet_text::new(id, id_len), "id")?;
            let tick = service.tick(read_optional(tick)?)?;
            let out = Out::new(out)?;
            let minted = service.granted(block_on(service.desk.mint_link(&account, id, &tick))?)?;
            let mut row = schet_link {
                struct_size: 0,
                reserved: 0,
                expires: time::micros(minted.expires),
                token: [0; 72],
                url: [0; 2120],
            };
            put(&mut row.token, &minted.token.to_string(), service.encoding);
            put(&mut row.url, &minted.url, service.encoding);
            out.write(row);
            Ok(())
        })
    }
}

/// Ends every link of an order. `tick` may be NULL. Blocks for one write to the disk. Since ABI 1.
///
/// # Safety
/// `account` and `id` have as many bytes as is said; the structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_link_revoke(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    id: *const c_char,
    id_len: u32,
    tick: *const schet_tick,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let id = service.reader().parse(schet_text::new(id, id_len), "id")?;
            let tick = service.tick(read_optional(tick)?)?;
            service.granted(block_on(service.desk.revoke_links(&account, id, &tick))?)
        })
    }
}

/// Opens a link by its token and counts the use; whatever is wrong with it, the answer is SCHET_R_NO_SUCH_LINK. The
/// document is then read by schet_document_read, which begins at its first byte. `tick` and `opened` may be NULL. Blocks
/// for one write to the disk. Since ABI 1.
///
/// # Safety
/// `token` has as many bytes as is said; `document` is a struct of its size, the others are NULL or such.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_link_open(
    service: *const Schet,
    token: *const c_char,
    token_len: u32,
    tick: *const schet_tick,
    document: *mut schet_document,
    opened: *mut schet_opened,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let token = service.reader().optional(schet_text::new(token, token_len), "token")?.unwrap_or_default();
            let now = service.now(read_optional(tick)?)?;
            let (document, out) = (Out::new(document)?, Out::optional(opened)?);
            let opened = service.granted(block_on(service.desk.open_link(&token, now))?)?;
            document.write(schet_document::of(&opened.document));
            if let Some(out) = out {
                let mut row = schet_opened { struct_size: 0, reserved: 0, order: [0; 40], file_name: [0; 64] };
                put(&mut row.order, &opened.order.to_string(), service.encoding);
                put(&mut row.file_name, &opened.file_name, service.encoding);
                out.write(row);
            }
            Ok(())
        })
    }
}

/// Reads at most `capacity` bytes of a document from its `offset` on, which then is behind them; 0 bytes at its end. The
/// size and the digest may also be those of an order or of an issued invoice. Since ABI 1.
///
/// # Safety
/// `document` is a struct of its size; `to` has room for `capacity` bytes, `count` for a number; `error` is NULL or a
/// struct of its size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_document_read(
    service: *const Schet,
    document: *mut schet_document,
    to: *mut c_void,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let mut stated = read(document)?;
            let out = Out::new(document)?;
            if count.is_null() || (to.is_null() && capacity > 0) {
                return Err(Failure::new(SCHET_E_NULL, "to or count is NULL").of_field("to"));
            }
            let reference = DocumentRef { digest: Digest(stated.digest), size: stated.size };
            let part = block_on(service.desk.read_document(&reference, stated.offset, capacity as usize))?;
            let part = part.get(..capacity as usize).unwrap_or(&part);
            ptr::copy_nonoverlapping(part.as_ptr(), to.cast(), part.len());
            count.write_unaligned(u32::try_from(part.len()).unwrap_or(0));
            stated.offset = stated.offset.saturating_add(part.len() as u64);
            out.write(stated);
            Ok(())
        })
    }
}

impl schet_document {
    fn of(document: &DocumentRef) -> Self {
        Self { struct_size: 0, reserved: 0, size: document.size, offset: 0, digest: document.digest.0 }
    }
}
