//! Mails of schet as `.eml` files in a Maildir.
//!
//! [`Spool`] is a [`Mailer`](schet::ports::Mailer) for hosts whose mails are carried on by a local mail agent, and for
//! people who want to look at them: each mail is a file, as it would go over the wire, that any mail program opens.
//!
//! ```
//! use schet::EmailAddress;
//! use schet::order::OrderId;
//! use schet::ports::{Mailer, Outcome, OutgoingMail};
//! use schet_spool::Spool;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # futures_lite::future::block_on(async {
//! let spool = Spool::open(folder.path())?;
//! let mail = OutgoingMail {
//!     order: OrderId("0198c5d0-7c00-7000-8000-000000000001".parse()?),
//!     generation: 0,
//!     attempt: 1,
//!     message_id: "order@example.ru".into(),
//!     from: EmailAddress::new("bills@example.ru")?,
//!     to: EmailAddress::new("ivan@example.ru")?,
//!     bytes: b"Subject: hello\r\n\r\nhello\r\n".to_vec(),
//! };
//! let outcomes = spool.send(std::slice::from_ref(&mail)).await;
//! assert!(matches!(outcomes[0], Outcome::Accepted(_)));
//! let file = folder.path().join("new/0198c5d0-7c00-7000-8000-000000000001.schet.eml");
//! assert_eq!(std::fs::read(file)?, mail.bytes);
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! # What is where
//!
//! | path | what |
//! | --- | --- |
//! | `new/<order>.schet.eml` | a mail that nobody has taken yet: exactly the bytes of the message, with CRLF (M4); `<order>.<generation>.schet.eml` when the order was started again |
//! | `cur/` | where a mail program moves what it has seen; the spool never writes here |
//! | `tmp/` | mails that are being written |
//! | `schet/` | the spool's own: a ledger of the mails that it has taken |
//!
//! A Maildir has no envelope. Each message has one recipient, and the composer writes the same address into its `To`
//! header; an agent that needs the envelope reads `From` and `To`.
//!
//! # No mail twice
//!
//! An order has one mail in each generation, and the mail's file is named after both (R14, M6). Before a mail becomes
//! visible in `new/`, it is written into the ledger and synced; from then on no further attempt of it makes another
//! file, also when a mail agent took the file away a moment later, when the process was killed at any step, or when two
//! processes try at once. Starting an order again begins a generation, and so a file. The steps for a batch, each of them durable before the next begins:
//!
//! 1. the mails' bytes, in `tmp/`, by a few threads;
//! 2. their names, in `schet/pending/`;
//! 3. their orders and generations, in the ledger;
//! 4. their names again, in `new/`: now, and not before, agents see them.
//!
//! A later attempt that finds its mail in the ledger looks for its file in `schet/pending/`: there, it goes on with
//! step 4; not there, the mail was visible once, and the answer is [`Outcome::Accepted`](schet::ports::Outcome).
//! When no ledger is there (it was lost, or the folder is another program's Maildir), it is made from the names in
//! `new/` and `cur/`.
//!
//! # Limits
//!
//! - The ledger remembers the last four million mails: 64 sorted runs of 65,536 and a journal, 90 MB of disk and
//!   4 MB of memory at most. A mail that is tried again after that many others gets a second file.
//! - An agent that carries a mail on in the moment between its rename and the sync of `new/` can, when the machine
//!   loses its power right then, see the mail a second time. That is the agent's to know: it has the Message-ID.
//! - The file system must keep a rename atomic, and `flock` among all processes that share the folder.
//! - A damaged ledger is an error, named with its file: what it forgot could go out twice. Deleting the file is
//!   the decision to go on without what it remembered.

mod disk;
mod ledger;
mod lock;
mod message;
mod parallel;
mod spool;

pub use spool::Spool;
