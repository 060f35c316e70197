use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use schet::ports::{FeedReport, PortError};

use crate::{FilesError, Refusal};

/// The most rows of one batch.
const BATCH_ROWS: usize = 2_000;
/// How many bytes of a file one batch takes, a single longer line excepted.
const BATCH_BYTES: usize = 4 << 20;

/// What happens while files are fed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A batch was taken.
    Progress(&'a FileSummary),
    /// A row was refused.
    Refused(&'a Refusal),
}

/// Whoever is told of every event; refusals are not kept anywhere else.
pub type Watch<'a> = dyn FnMut(Event<'_>) + Send + 'a;

/// What came of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub file: String,
    /// How many bytes were read.
    pub bytes: u64,
    /// How many bytes the file had when it was opened.
    pub bytes_in_file: u64,
    /// Rows that are kept now, those that were kept before included.
    pub kept: u64,
    /// Rows that were refused.
    pub refused: u64,
}

/// What came of all files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedSummary {
    /// File by file, in the order in which they were fed.
    pub files: Vec<FileSummary>,
}

impl FeedSummary {
    /// Rows of all files that are kept now.
    #[must_use]
    pub fn kept(&self) -> u64 {
        self.files.iter().map(|file| file.kept).sum()
    }

    /// Rows of all files that were refused.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.files.iter().map(|file| file.refused).sum()
    }

    /// The summary of a file; `None` where there was no such file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&FileSummary> {
        self.files.iter().find(|file| file.file == name)
    }
}

/// Rows of one file on their way to the feed.
pub(crate) struct Batch<'w, 'a, T> {
    rows: Vec<T>,
    lines: Vec<u64>,
    bytes_before: u64,
    summary: FileSummary,
    watch: &'w mut Watch<'a>,
}

impl<'w, 'a, T> Batch<'w, 'a, T> {
    /// No rows yet.
    pub(crate) fn new(path: &Path, bytes_in_file: u64, watch: &'w mut Watch<'a>) -> Self {
        let summary = FileSummary { file: file_name(path), bytes_in_file, ..FileSummary::default() };
        Self { rows: Vec::new(), lines: Vec::new(), bytes_before: 0, summary, watch }
    }

    /// Takes a row or says why it is refused.
    pub(crate) fn take(&mut self, line: u64, row: Result<T, String>) {
        match row {
            Ok(row) => {
                self.rows.push(row);
                self.lines.push(line);
            }
            Err(reason) => self.refuse(line, reason),
        }
    }

    /// Whether the batch should be put now that so many bytes of the file were read.
    pub(crate) fn is_full(&mut self, bytes: u64) -> bool {
        self.summary.bytes = bytes;
        self.rows.len() >= BATCH_ROWS || bytes - self.bytes_before >= BATCH_BYTES as u64
    }

    /// The rows to put.
    pub(crate) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Notes what became of the rows.
    ///
    /// # Errors
    /// [`FilesError::Feed`] with the first line of the batch.
    pub(crate) fn noted(&mut self, report: Result<FeedReport, PortError>) -> Result<(), FilesError> {
        let report = report.map_err(|source| FilesError::Feed {
            file: self.summary.file.clone(),
            line: self.lines.first().copied().unwrap_or_default(),
            source,
        })?;
        for refused in report.refused {
            let line = self.lines.get(refused.place).copied().unwrap_or_default();
            self.refuse(line, crate::json::bounded(&refused.reason));
        }
        self.summary.kept += report.kept as u64;
        self.rows.clear();
        self.lines.clear();
        self.bytes_before = self.summary.bytes;
        (self.watch)(Event::Progress(&self.summary));
        Ok(())
    }

    /// What came of the file.
    pub(crate) fn into_summary(self) -> FileSummary {
        self.summary
    }

    fn refuse(&mut self, line: u64, reason: String) {
        self.summary.refused += 1;
        (self.watch)(Event::Refused(&Refusal { file: self.summary.file.clone(), line, reason }));
    }
}

/// The name by which summaries and refusals call a file.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A file to be read from its beginning, and how many bytes it has.
///
/// # Errors
/// [`FilesError::Missing`] and [`FilesError::Read`].
pub(crate) fn open(path: &Path) -> Result<(BufReader<impl Read + use<>>, u64), FilesError> {
    let opened = File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    let (file, metadata) = opened.map_err(|source| FilesError::read(path, source))?;
    Ok((BufReader::with_capacity(64 * 1024, file), metadata.len()))
}
