//! Every port of schet in memory: the reference implementation, to read beside the clauses of [`schet::ports`].
//!
//! ```
//! use schet::ports::{OrderStore, OutgoingMail};
//! use schet::{AccountNumber, OperatorId};
//! use schet_memory::MemoryStore;
//!
//! # futures_lite::future::block_on(async {
//! let (operator, account) = (OperatorId::new("uplink")?, AccountNumber::new("100-1")?);
//! let store = MemoryStore::new();
//! assert!(store.orders(&operator, &account, None, 10).await?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();
//! ```
//!
//! | type | ports |
//! | --- | --- |
//! | [`MemoryStore`] | `OrderStore`, `BillingSource`, `Feed` |
//! | [`MemoryDocuments`] | `DocumentStore` |
//! | [`MemoryMailer`], [`CountingMailer`] | `Mailer` |
//!
//! Nothing outlives the process (P2). A call does its work in the first poll of its future and never waits, but for
//! the lock that makes calls serial; so a dropped future has done all or nothing (P1).

mod billing;
mod book;
mod clock;
mod documents;
mod fed;
mod feed;
mod forgetting;
mod mailer;
mod orders;
mod store;
mod table;

pub use documents::MemoryDocuments;
pub use mailer::{CountingMailer, Counts, MemoryMailer};
pub use store::MemoryStore;
