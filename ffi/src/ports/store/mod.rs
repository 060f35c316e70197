//! The host's own store of orders: rows by key, in transactions of the host's.
//!
//! The port of the core has some thirty kinds of reading and writing, each with conflicts of its own. None of them is the
//! host's to know: it keeps rows, and all that they mean stays here. So a host needs a table of two columns, or an indexed
//! file, and what the core adds later changes nothing for it.
//!
//! A key is at most 200 characters of printable ASCII without blanks; keys are ordered by their bytes. The columns beside
//! key and value tell what the row is about, for the host's own queries; it need not keep them.

mod book;
mod claim;
mod forget;
mod keys;
mod port;
mod read;
mod rows;
mod transaction;

pub use port::*;

pub(crate) use self::read::HostStore;
