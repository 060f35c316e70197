//! Reads an operator's data from files and feeds it, batch by batch, into whatever keeps it.
//!
//! [`OperatorDirectory`] is a directory of `operator.toml`, files of JSON lines and call records; [`asterisk`] reads
//! the `Master.csv` that Asterisk's cdr_csv writes. The formats are described by JSON Schema in this crate's folder
//! `schemas/` and in its README.
//!
//! Every row is either fed or refused with its file, its line and the path of the field that is wrong; the rows around
//! it are unharmed. Nothing here computes a charge: whoever knows the prices makes calls of Asterisk's records
//! ([`RateRecord`](asterisk::RateRecord)).

pub mod asterisk;
mod calls;
mod csv;
mod directory;
mod error;
mod feeding;
mod json;
mod lines;
mod operator;
#[cfg(test)]
mod schemas;

pub use calls::CALL_COLUMNS;
pub use directory::OperatorDirectory;
pub use error::{FilesError, Refusal};
pub use feeding::{Event, FeedSummary, FileSummary, Watch};
