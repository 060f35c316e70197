//! Each goal a benchmark, its floor and its peer beside it.
//!
//! A floor does only the work that can't be avoided, by hand: the same bytes through the same compressor, the same
//! rows into the same tables, the same syncs. Machines differ and have neighbours, so a goal is for the most part a
//! ratio, and both sides of it are measured in turns within one run.
//!
//! | module | what is measured |
//! | --- | --- |
//! | [`paper`] | invoices rendered, mails composed |
//! | [`calls`] | call detail as CSV and XLSX, charges, the feed of calls |
//! | [`orders`] | orders taken on SQLite, by 1, 8 and 64 callers |
//! | [`documents`] | documents written durably, one by one and in segments |
//! | [`mail`] | mails to a mail server over STARTTLS, signed and unsigned |
//! | [`run`] | the regular run from end to end |
//! | [`memory`] | the peak of a process that does one of these |
//!
//! [`sample`] is what all of it is measured on, [`contest`] how; the program `goals` prints the table.

pub mod calls;
pub mod contest;
pub mod documents;
pub mod mail;
pub mod memory;
pub mod orders;
pub mod paper;
pub mod run;
pub mod sample;
