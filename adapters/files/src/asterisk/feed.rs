use std::path::Path;

use schet::ports::Feed;
use schet::usage::Call;
use schet::{AccountNumber, OperatorId};

use super::{AsteriskLine, AsteriskOptions, AsteriskReader, AsteriskRecord, AsteriskTally, Seconds};
use crate::FilesError;
use crate::feeding::{Batch, FileSummary, Watch, open};

/// Makes calls of records: knows whose they are, their service and their price, which no record says.
pub trait RateRecord: Send {
    /// The call of a record and its account.
    ///
    /// # Errors
    /// Why the record is refused, naming the column.
    fn rate(&mut self, record: &AsteriskRecord) -> Result<(AccountNumber, Call), String>;
}

impl<F> RateRecord for F
where
    F: FnMut(&AsteriskRecord) -> Result<(AccountNumber, Call), String> + Send,
{
    fn rate(&mut self, record: &AsteriskRecord) -> Result<(AccountNumber, Call), String> {
        self(record)
    }
}

/// What came of a `Master.csv`: each of its records is in a call detail or refused, and so are its seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AsteriskSummary {
    /// Rows kept and refused.
    pub file: FileSummary,
    /// What was read of the file.
    pub tally: AsteriskTally,
    /// Seconds of the records that are kept as calls.
    pub kept: Seconds,
    /// Seconds of the lines that are refused, by the reader, the rating or the feed.
    pub refused: Seconds,
}

/// Feeds the records of a `Master.csv`, batch by batch. Each refused line is told to `watch`.
///
/// The future reads the file where it is polled.
///
/// # Errors
/// [`FilesError`] where the file can't be read, and where the feed fails.
pub async fn feed_asterisk(
    path: &Path,
    options: &AsteriskOptions,
    operator: &OperatorId,
    feed: &dyn Feed,
    rating: &mut dyn RateRecord,
    watch: &mut Watch<'_>,
) -> Result<AsteriskSummary, FilesError> {
    let (source, bytes) = open(path)?;
    let mut reader = AsteriskReader::new(source, *options);
    let mut batch = Batch::new(path, bytes, watch);
    let mut seconds: Vec<Seconds> = Vec::new();
    let (mut kept, mut refused) = (Seconds::default(), Seconds::default());
    loop {
        let line = reader.next().transpose().map_err(|source| FilesError::read(path, source))?;
        let at_end = line.is_none();
        match line {
            Some(AsteriskLine::Record(record)) => {
                let call = rating.rate(&record);
                if call.is_ok() {
                    seconds.push(record.seconds());
                } else {
                    refused += record.seconds();
                }
                batch.take(record.line, call.map_err(|reason| crate::json::bounded(&reason)));
            }
            Some(AsteriskLine::Refused(line)) => {
                refused += line.seconds.unwrap_or_default();
                batch.take(line.line, Err(line.reason));
            }
            None => {}
        }
        if batch.is_full(reader.bytes()) || at_end {
            let report = feed.append_calls(operator, batch.rows()).await;
            for row in report.iter().flat_map(|report| &report.refused) {
                refused += seconds.get_mut(row.place).map(std::mem::take).unwrap_or_default();
            }
            batch.noted(report)?;
            seconds.drain(..).for_each(|row| kept += row);
        }
        if at_end {
            return Ok(AsteriskSummary { file: batch.into_summary(), tally: *reader.tally(), kept, refused });
        }
    }
}
