//! The `Master.csv` of Asterisk's cdr_csv: records of calls without service and price.
//!
//! **Columns.** cdr_csv writes 16 to 21: `accountcode`, `src`, `dst`, `dcontext`, `clid`, `channel`, `dstchannel`,
//! `lastapp`, `lastdata`, `start`, `answer`, `end`, `duration`, `billsec`, `disposition`, `amaflags`; then `uniqueid`
//! (`loguniqueid`), `userfield` (`loguserfield`), and `peeraccount`, `linkedid`, `sequence` (`newcdrcolumns`), each as
//! `cdr.conf` has it. Their number tells which are there, but for 17 and 20: there one of the first two is present,
//! taken for a `uniqueid` where it looks like one (`1790800000.42`); [`AsteriskOptions::columns`] settles it.
//!
//! **Lines.** Fields are in quotes, doubled inside, but for whole numbers and empty times. cdr_csv does not escape line
//! ends, so a quoted field may span lines: at most 16, and 64 KiB. A quote that is not closed within them, and whatever
//! else breaks the grammar, refuses one physical line, and reading goes on with the next. NULs at the head of a line,
//! which a power failure leaves, are passed over. Every physical line is blank, or in a record, or in a refusal, which
//! says the seconds that the line states, where they can be read: [`AsteriskTally`] adds up to the file.
//!
//! **Text** is decoded field by field: as UTF-8, or as Windows-1251 where it is not; what cdr_csv has cut in the middle
//! of a letter stays UTF-8 with a replacement character at the cut.
//!
//! **Times** are local in [`AsteriskOptions::zone`] (UTC for `usegmtime=yes`): where clocks show an hour twice the
//! earlier is taken, where they skip one the first instant behind it.
//!
//! **Keys.** One call may have several records, its legs, which share `linkedid` and may share `uniqueid`. A record's
//! key is by [`KeyRule`]: `uniqueid/sequence` where both are there; else a digest of the line, with `uniqueid` before it
//! where that is there, and with an ordinal for lines that are equal byte for byte. Equal keys and lines are looked
//! for among the last 65,536 records; a record whose `uniqueid/sequence` was there before is refused as a repeat.

mod decode;
mod feed;
mod key;
mod reader;
mod record;

pub use feed::{AsteriskSummary, RateRecord, feed_asterisk};
pub use key::KeyRule;
pub use reader::{AsteriskLine, AsteriskOptions, AsteriskReader, AsteriskTally, Columns, RefusedLine, Seconds};
pub use record::{AsteriskRecord, Disposition, Flow};
