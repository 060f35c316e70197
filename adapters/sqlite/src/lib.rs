//! The embedded default of schet: one SQLite file holds orders, delivery, issued invoices, links and runs
//! ([`OrderStore`](schet::ports::OrderStore)), takes the operator's data ([`Feed`](schet::ports::Feed)), and serves
//! it ([`BillingSource`](schet::ports::BillingSource)).
//!
//! ```
//! use futures_lite::future::block_on;
//! use schet::ports::{BillingSource, Feed};
//! use schet_sqlite::SqliteStore;
//!
//! # let directory = tempfile::tempdir()?;
//! # let path = directory.path().join("schet.db");
//! let store = SqliteStore::open(path)?;
//! let operator = "sip".parse()?;
//! let account: schet::Account = serde_json::from_str(
//!     r#"{"number": "100-1", "name": "ООО «Ромашка»", "application_address": "office@example.ru",
//!         "subscribers": [{"id": "+74951234567"}]}"#,
//! )?;
//! let report = block_on(store.put_accounts(&operator, &[account]))?;
//! assert_eq!(report.kept, 1);
//! assert_eq!(block_on(store.accounts(&operator, None, 10))?, ["100-1".parse()?]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it promises
//!
//! - **Durable.** Write-ahead log with `synchronous=FULL`: what a call has acknowledged survives a crash of the process
//!   and of the machine.
//! - **Grouped commits, no thread.** One connection writes. A caller that finds it busy queues its commit, and whoever
//!   has it makes all that wait in one transaction, with one wait for the disk; what does not fit is undone alone. Small
//!   commits are grouped; those of 32 changes and more, and batches of the feed, take a transaction each.
//! - **Futures that block.** Each is ready when first polled, and until then its thread waits for the disk, or for its
//!   turn. Any runtime will do, or none; on a runtime whose threads must not wait, call from its blocking pool. A future
//!   that is dropped before it was polled has done nothing, and no other can be dropped.
//! - **Several processes** may open one file on one machine, not over a network. Beside it lies `<file>.lock`, which
//!   each holds while it lives: the first to open a file that nobody holds declares the leases of all before it void,
//!   so that what a killed process had in hand is taken up at once.
//!
//! # What it keeps
//!
//! - Instants to the nanosecond, from 1677-09-21 to 2262-04-11; others are refused by name. Of a leap second's
//!   instants, those in orders' due times, histories and calls come back as the following second's.
//! - Periods of charges begin and end in the zone that [`SqliteOptions`] state.
//! - A call of a subscriber that its account does not list is refused, as is one of an unknown account.
//! - An order's identifier, account and month stay as they were accepted, whatever an update says; an invoice in person
//!   is found by those of its order, which are its own.
//!
//! # The file
//!
//! `schema.sql` says it table by table; tables are clustered by what they are read by. Its version stands in
//! `user_version`, and an older file is brought up when it is opened. What is in it is parsed anew by the domain's own
//! constructors: a damaged row is a failure of kind [`Corrupt`](schet::ports::PortErrorKind::Corrupt) that names the
//! column. While it is open, `<file>-wal` and `<file>-shm` belong to it: the log holds what was committed last, and
//! [`SqliteOptions::log_bytes`] bounds it. Copy it with SQLite's own means then (`VACUUM INTO`, `.backup`). When the last
//! process that has it open drops its store, all is in the one file, and that can be copied as any other.
//!
//! # Forgetting
//!
//! What is forgotten is overwritten in the file (SQLite's `secure_delete`). Older pages may stand in the log beside it
//! until the log is used from its beginning again; whoever wants them gone at once closes the store, or runs
//! `PRAGMA wal_checkpoint(TRUNCATE)`. Copies of the file are whoever's who made them.
//!
//! # What it does not do
//!
//! Keep documents: that is the port [`DocumentStore`](schet::ports::DocumentStore), of other adapters.

mod billing;
mod error;
mod feed;
mod lock;
mod log;
mod options;
mod orders;
mod readers;
mod rows;
mod schema;
mod store;
mod writer;

pub use options::SqliteOptions;
pub use store::SqliteStore;
