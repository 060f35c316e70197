//! The C interface of schet: everything that a user of the Rust crates can do, for C and whatever calls C.
//!
//! The manual for who links it is `ffi/README.md`; the header `ffi/include/schet.h` is made from these sources. What
//! follows is for who works on them.
//!
//! # The map
//!
//! | module | what is there |
//! | --- | --- |
//! | `boundary` | what is around every call: panics, re-entry, the host's struct of errors |
//! | `handle`, `fork` | handles as tokens with a generation; what a fork does to them |
//! | `record` | structs in and out by their `struct_size`; arrays of them |
//! | `text`, `encoding`, `time`, `codes` | texts, instants, days, periods and numbers in place of enums |
//! | `status`, `error` | what a call answers, and why |
//! | `buffer` | bytes that the library hands out |
//! | `service` | opening and closing, with the configuration; what hangs on a service |
//! | `feed`, `account` | rows of the billing's data into the embedded database |
//! | `menu`, `order`, `delivery`, `link`, `issued` | the section itself |
//! | `processing`, `run`, `pickup`, `forget` | the work behind it |
//! | `render`, `sink`, `bill`, `usage` | documents from data; where they go; bills, calls and charges as the host states them |
//! | `ports`, `host` | the host's own ports as structs of callbacks; what callbacks answer, and with what |
//! | `ports::store` | the order store over a host's rows: all its rules stay here |
//!
//! # Conventions
//!
//! - **Names.** `schet_noun_verb`, structs and constants as the header has them; `Schet` alone is renamed, for `schet` is
//!   the core's crate. A doc comment becomes the header's comment: plain words, no links, no lists; what stands below
//!   `# Safety` is left out. A function's ends with `Since ABI n.`
//! - **By value** go pointers and 32-bit integers only; 64-bit values stand inside structs. No enum, bool, union,
//!   bitfield, `long` or `size_t`: numbers of `codes`, which begin at 1, so that 0 is always "not stated".
//! - **Parameters** stand in the order: handle, what is asked for, tick, results, `error`. Text is a pointer and an
//!   `uint32_t`; from three texts on a struct. No constant is called as a struct and its field are together: COBOL has
//!   one name for both.
//! - **Structs** are `repr(C)` with `struct_size` first and no padding (a test finds it: fill it with `reserved`), and
//!   are declared with `record!` and the size of their first version. Read them with `record::read`, `read_optional`,
//!   `read_rows`, write them with `Out` and `OutRows`: nothing else follows a host's pointer to a struct. They grow at
//!   their end; the literal in `record!` then stays what it was.
//! - **Zero is absent**: a struct filled with zeros states nothing. Instants are microseconds since 1970 UTC, days
//!   YYYYMMDD, periods YYYYMM, amounts minor units; 0 is none where it can't be a value, else a flag says so.
//! - **Texts in** are read by a `TextReader`, which trims blanks at the end, refuses NULs and bytes that are none of the
//!   encoding, and names the field; what the domain makes of them says the rest. **Texts out** go into arrays of a
//!   fixed size that hold the domain's longest (`text::put`), or, where there is no such size, into a `schet_buf`.
//! - **Results are written on success only**: make `Out` before the work, write it after.
//! - **An export** is `unsafe extern "C"`, and does all it does inside `boundary::call`, or `call_from_callback` where a
//!   callback may call it because it touches no service. It answers an `i32`.
//! - **A handle** implements `Object` with a `KIND` of its own; what is opened on a service implements `Closing`, is
//!   opened with `Service::open_child`, held with `Caller::child` and ended with `close_child`. What only one thread may
//!   use has a `Mutex` inside and answers `SCHET_E_BUSY` where `try_lock` does not get it.
//! - **A callback** gets its context and a struct, answers a number that is not 0, and hands over what it answers by
//!   `schet_reply_…`, which copies: nothing of the host's is read behind its back, and nothing it returns is trusted. Only
//!   `HostPort::ask` calls one.
//! - **Futures** of the desk and of the adapters are waited for on the calling thread (`service::block_on`); none needs a
//!   runtime, so a call from within somebody's runtime is a call like any other.
//! - **A refusal is a status** from `SCHET_R_FIRST` on, its facts in `schet_error`: `Core::granted`.
//! - **Unsafe** has its reason beside it. What comes from a pointer is copied before the work begins.
//!
//! `SCHET_UPDATE_GOLDEN=1 cargo test -p schet-ffi`, run twice, writes the header, the list of symbols and the layout of the structs
//! anew; look at the change before you commit it.

#![doc = include_str!("../docs/api.md")]
#![allow(non_camel_case_types, reason = "the types are named as the header names them")]
#![allow(clippy::missing_safety_doc, reason = "checked by the tests of the header")]

mod account;
mod bill;
mod bounces;
mod boundary;
mod buffer;
mod bytes;
mod clock;
mod codes;
mod delivery;
mod encoding;
mod error;
mod feed;
mod forget;
mod fork;
mod handle;
mod host;
mod issued;
mod link;
mod menu;
mod order;
mod pickup;
mod ports;
mod processing;
mod record;
mod render;
mod run;
mod service;
mod sink;
mod status;
mod text;
mod time;
mod usage;
mod version;

pub use account::{schet_account, schet_subscriber};
pub use bill::*;
pub use bounces::*;
pub use buffer::{schet_buf, schet_buf_copy, schet_buf_data, schet_buf_free, schet_buf_len};
pub use bytes::schet_bytes;
pub use clock::schet_tick;
pub use codes::*;
pub use delivery::*;
pub use encoding::{SCHET_CP866, SCHET_CP1251, SCHET_KOI8R, SCHET_UTF8};
pub use error::{schet_error, schet_refusal_text};
pub use feed::*;
pub use forget::*;
pub use host::*;
pub use issued::*;
pub use link::*;
pub use menu::*;
pub use order::*;
pub use pickup::*;
pub use ports::*;
pub use processing::{schet_process_due, schet_processed};
pub use record::SCHET_MAX_ROWS;
pub use render::*;
pub use run::*;
pub use service::*;
pub use sink::*;
pub use status::*;
pub use text::{SCHET_MAX_TEXT, schet_text};
pub use usage::*;
pub use version::*;
