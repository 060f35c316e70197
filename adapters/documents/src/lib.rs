//! Documents of schet in files: atomic, durable, single or in segments.
//!
//! Two stores, both [`DocumentStore`](schet::ports::DocumentStore)s over a folder of the local file system:
//!
//! | store | keeps | for |
//! | --- | --- | --- |
//! | [`SegmentDocuments`] | documents one after the other in large files, what they share once | the regular run |
//! | [`FileDocuments`] | each document as a file of its own, that a person can open | call details, links, small operators |
//!
//! ```
//! use schet::OperatorId;
//! use schet::ports::{DocumentStore, NewDocument};
//! use schet_documents::FileDocuments;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # futures_lite::future::block_on(async {
//! let documents = FileDocuments::open(folder.path())?;
//! let operator = OperatorId::new("demo")?;
//! let invoice = NewDocument::whole(b"%PDF-1.7 ...".to_vec());
//! documents.put(&operator, std::slice::from_ref(&invoice)).await?;
//! let read = documents.read(&operator, &invoice.reference.digest, 0, usize::MAX).await?;
//! assert_eq!(read, Some(invoice.to_bytes()));
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! # What holds for both
//!
//! - **No runtime.** The futures do their work when they are first polled, and block for as long as the medium takes.
//!   An executor that must not block runs them on a thread of its own.
//! - **Trust nothing.** A document whose digest or size is not that of its bytes is refused before anything is
//!   written, so that nobody can take a digest that belongs to other bytes. A whole read checks the digest again (D6).
//! - **Names by construction.** Every path is made of an operator's identifier, whose alphabet has no separator, and of
//!   hexadecimal digits; symbolic links in place of a document are not followed. Folders and files are made for the
//!   user of the process alone (modes 0700 and 0600).
//! - **Durable** means synced: the file, and every folder whose entries changed, parents included. What the
//!   medium does with it is the medium's promise. A network file system must keep `flock` and rename atomic.
//! - **Forgotten** documents are removed or overwritten where they lay, durably. What the medium, or a copy of it, keeps
//!   of them is out of reach.

mod disk;
mod export;
mod failure;
mod files;
mod folder;
mod lock;
mod parallel;
mod segments;
mod verify;

pub use export::export;
pub use files::FileDocuments;
pub use segments::SegmentDocuments;
