use std::future::Future;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use schet::invoice::{Instalment, Payment};
use schet::order::Policy;
use schet::ports::{Feed, FeedReport, PortError};
use schet::text::{Line, Name};
use schet::{Account, AccountNumber, Amount, Bill, Operator, OperatorId};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::asterisk::{AsteriskOptions, RateRecord, feed_asterisk};
use crate::calls::{CallsReader, HeaderError};
use crate::feeding::{Batch, FeedSummary, FileSummary, Watch, open};
use crate::lines::{LineRead, Lines, utf8, without_end};
use crate::{FilesError, json, operator};

/// The most bytes of a line of JSON: an invoice of [`Bill::MAX_LINES`] lines has about that many.
const MAX_LINE: usize = 16 << 20;

/// The data of one operator in a directory of files.
///
/// | file | what it holds |
/// | --- | --- |
/// | `operator.toml` | the [`Operator`], and with the table `[policy]` its [`Policy`] |
/// | `accounts.jsonl` | one [`Account`] a line |
/// | `payments.jsonl` | optional: `account` and the fields of a [`Payment`], one a line |
/// | `instalments.jsonl` | optional: `account` and the fields of an [`Instalment`], one a line |
/// | `invoices.jsonl` | optional: one [`Bill`] a line |
/// | `calls.csv` | optional: calls, see [`CALL_COLUMNS`](crate::CALL_COLUMNS) |
/// | `Master.csv` | in place of `calls.csv`: records of Asterisk, see [`asterisk`](crate::asterisk) |
///
/// Text is UTF-8 with or without a byte order mark, lines end with `\n` or `\r\n`, blank lines are passed over, and a
/// line of JSON has at most 16 MiB. Memory stays within a few batches, whatever the files hold.
pub struct OperatorDirectory {
    path: PathBuf,
    operator: Operator,
    policy: Policy,
    rating: Option<(AsteriskOptions, Box<dyn RateRecord>)>,
}

impl OperatorDirectory {
    /// Reads `operator.toml` and sees that the files are there which must be.
    ///
    /// # Errors
    /// [`FilesError`] naming the file, its line and the field.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, FilesError> {
        let path = path.into();
        let (operator, policy) = operator::read(&path.join("operator.toml"))?;
        let accounts = path.join("accounts.jsonl");
        if !accounts.is_file() {
            return Err(FilesError::Missing { path: accounts });
        }
        if path.join("calls.csv").exists() && path.join("Master.csv").exists() {
            return Err(FilesError::TwoCallFiles { path });
        }
        Ok(Self { path, operator, policy, rating: None })
    }

    /// The operator.
    #[must_use]
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// Its policy; each value that the file leaves out is the rule's own.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The same directory with what makes calls of the records of its `Master.csv`.
    #[must_use]
    pub fn with_rating(self, options: AsteriskOptions, rating: Box<dyn RateRecord>) -> Self {
        Self { rating: Some((options, rating)), ..self }
    }

    /// Feeds every file, batch by batch: accounts, payments, instalments, invoices, calls. Each refused row is told
    /// to `watch` with its file, its line and why; every other row is kept. Feeding again changes nothing (F2).
    ///
    /// The future reads files where it is polled.
    ///
    /// # Errors
    /// [`FilesError`] where a file can't be read as a whole, and where the feed fails.
    pub async fn feed_all(&mut self, feed: &dyn Feed, watch: &mut Watch<'_>) -> Result<FeedSummary, FilesError> {
        let master = self.path.join("Master.csv");
        if self.rating.is_none() && master.exists() {
            return Err(FilesError::NeedsRating { path: master });
        }
        let id = &self.operator.id;
        let mut files = vec![rows::<Account>(&self.path.join("accounts.jsonl"), id, feed, watch).await?];
        files.extend(if_there(rows::<PaymentRow>(&self.path.join("payments.jsonl"), id, feed, watch).await)?);
        files.extend(if_there(rows::<InstalmentRow>(&self.path.join("instalments.jsonl"), id, feed, watch).await)?);
        files.extend(if_there(rows::<Bill>(&self.path.join("invoices.jsonl"), id, feed, watch).await)?);
        files.extend(if_there(calls(&self.path.join("calls.csv"), id, feed, watch).await)?);
        if let Some((options, rating)) = self.rating.as_mut().filter(|_| master.exists()) {
            files.push(feed_asterisk(&master, options, id, feed, rating.as_mut(), watch).await?.file);
        }
        Ok(FeedSummary { files })
    }
}

/// A row of a file of JSON lines, and what the feed takes of it.
trait Row: DeserializeOwned + Send {
    type Fed: Send + Sync;

    fn into_fed(self) -> Self::Fed;

    fn put<'a>(
        feed: &'a dyn Feed,
        operator: &'a OperatorId,
        rows: &'a [Self::Fed],
    ) -> impl Future<Output = Result<FeedReport, PortError>> + Send + 'a;
}

async fn rows<T: Row>(
    path: &Path,
    operator: &OperatorId,
    feed: &dyn Feed,
    watch: &mut Watch<'_>,
) -> Result<FileSummary, FilesError> {
    let (source, bytes) = open(path)?;
    let mut lines = Lines::new(source, MAX_LINE);
    let mut batch = Batch::new(path, bytes, watch);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_into(&mut line).map_err(|source| FilesError::read(path, source))?;
        let text = without_end(&line);
        match read {
            Some(LineRead::Cut) => batch.take(lines.count(), Err(too_long(text))),
            Some(LineRead::Whole) if !text.trim_ascii().is_empty() => {
                let row = utf8(text).and_then(json::object::<T>);
                batch.take(lines.count(), row.map(T::into_fed));
            }
            Some(LineRead::Whole) | None => {}
        }
        if batch.is_full(lines.bytes()) || read.is_none() {
            let report = T::put(feed, operator, batch.rows()).await;
            batch.noted(report)?;
            // One long line must not keep its room for the rest of the file.
            line.shrink_to(64 * 1024);
        }
        if read.is_none() {
            return Ok(batch.into_summary());
        }
    }
}

async fn calls(
    path: &Path,
    operator: &OperatorId,
    feed: &dyn Feed,
    watch: &mut Watch<'_>,
) -> Result<FileSummary, FilesError> {
    let (source, bytes) = open(path)?;
    let mut reader = CallsReader::new(source).map_err(|error| match error {
        HeaderError::Read(source) => FilesError::read(path, source),
        HeaderError::Header(reason) => FilesError::Header { path: path.to_owned(), reason },
    })?;
    let mut batch = Batch::new(path, bytes, watch);
    loop {
        let row = reader.read().map_err(|source| FilesError::read(path, source))?;
        let at_end = row.is_none();
        if let Some(row) = row {
            batch.take(row.line, row.call);
        }
        if batch.is_full(reader.bytes()) || at_end {
            let report = feed.append_calls(operator, batch.rows()).await;
            batch.noted(report)?;
        }
        if at_end {
            return Ok(batch.into_summary());
        }
    }
}

/// The reason why a line is not held, with the name of the field at which it was cut.
fn too_long(head: &[u8]) -> String {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]);
    let field = head.split('"').nth(1).map(|name| format!(", it begins with the field {name}")).unwrap_or_default();
    json::bounded(&format!("has more than {MAX_LINE} bytes{field}"))
}

fn if_there(fed: Result<FileSummary, FilesError>) -> Result<Option<FileSummary>, FilesError> {
    match fed {
        Err(FilesError::Missing { .. }) => Ok(None),
        fed => fed.map(Some),
    }
}

impl Row for Account {
    type Fed = Self;

    fn into_fed(self) -> Self {
        self
    }

    async fn put(feed: &dyn Feed, operator: &OperatorId, rows: &[Self]) -> Result<FeedReport, PortError> {
        feed.put_accounts(operator, rows).await
    }
}

impl Row for Bill {
    type Fed = Self;

    fn into_fed(self) -> Self {
        self
    }

    async fn put(feed: &dyn Feed, operator: &OperatorId, rows: &[Self]) -> Result<FeedReport, PortError> {
        feed.put_invoices(operator, rows).await
    }
}

/// A line of `payments.jsonl`: the account and the fields of a [`Payment`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaymentRow {
    account: AccountNumber,
    date: NaiveDate,
    amount: Amount,
    #[serde(default)]
    reference: Option<Line>,
}

impl Row for PaymentRow {
    type Fed = (AccountNumber, Payment);

    fn into_fed(self) -> Self::Fed {
        (self.account, Payment { date: self.date, amount: self.amount, reference: self.reference })
    }

    async fn put(feed: &dyn Feed, operator: &OperatorId, rows: &[Self::Fed]) -> Result<FeedReport, PortError> {
        feed.put_payments(operator, rows).await
    }
}

/// A line of `instalments.jsonl`: the account and the fields of an [`Instalment`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstalmentRow {
    account: AccountNumber,
    description: Name,
    part: u32,
    parts: u32,
    due: NaiveDate,
    amount: Amount,
    #[serde(default)]
    remaining: Amount,
}

impl Row for InstalmentRow {
    type Fed = (AccountNumber, Instalment);

    fn into_fed(self) -> Self::Fed {
        let Self { account, description, part, parts, due, amount, remaining } = self;
        (account, Instalment { description, part, parts, due, amount, remaining })
    }

    async fn put(feed: &dyn Feed, operator: &OperatorId, rows: &[Self::Fed]) -> Result<FeedReport, PortError> {
        feed.put_instalments(operator, rows).await
    }
}
