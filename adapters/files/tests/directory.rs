//! A directory of files, fed into a double that keeps what it is given.

#![allow(clippy::unwrap_used, reason = "a test that can not go on fails")]

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use async_trait::async_trait;
use futures_lite::future::block_on;
use schet::invoice::{Instalment, Payment};
use schet::ports::{Feed, FeedReport, PortError, PortErrorKind, RefusedRow};
use schet::usage::Call;
use schet::{Account, AccountNumber, Bill, Instant, OperatorId};
use schet_files::asterisk::{AsteriskOptions, AsteriskRecord};
use schet_files::{Event, FeedSummary, FilesError, OperatorDirectory};

/// Keeps rows, refuses bills whose sums don't agree and calls of the key `refuse-me`, fails when told to.
#[derive(Default)]
struct Kept {
    accounts: Mutex<Vec<Account>>,
    bills: Mutex<Vec<Bill>>,
    calls: Mutex<Vec<(AccountNumber, Call)>>,
    payments: Mutex<Vec<(AccountNumber, Payment)>>,
    instalments: Mutex<Vec<(AccountNumber, Instalment)>>,
    largest_batch: Mutex<usize>,
    fails: bool,
}

impl Kept {
    fn keep<T: Clone>(
        &self,
        kept: &Mutex<Vec<T>>,
        rows: &[T],
        check: impl Fn(&T) -> Result<(), String>,
    ) -> Result<FeedReport, PortError> {
        if self.fails {
            return Err(PortError::new(PortErrorKind::Full, "no room"));
        }
        let mut largest = self.largest_batch.lock().unwrap();
        *largest = rows.len().max(*largest);
        let mut report = FeedReport::default();
        for (place, row) in rows.iter().enumerate() {
            match check(row) {
                Ok(()) => {
                    kept.lock().unwrap().push(row.clone());
                    report.kept += 1;
                }
                Err(reason) => report.refused.push(RefusedRow { place, reason }),
            }
        }
        Ok(report)
    }
}

#[async_trait]
impl Feed for Kept {
    async fn put_accounts(&self, _: &OperatorId, rows: &[Account]) -> Result<FeedReport, PortError> {
        self.keep(&self.accounts, rows, |_| Ok(()))
    }

    async fn put_invoices(&self, _: &OperatorId, rows: &[Bill]) -> Result<FeedReport, PortError> {
        self.keep(&self.bills, rows, |bill| bill.check().map_err(|error| error.to_string()))
    }

    async fn append_calls(&self, _: &OperatorId, rows: &[(AccountNumber, Call)]) -> Result<FeedReport, PortError> {
        self.keep(&self.calls, rows, |(_, call)| {
            if call.key.as_str() == "refuse-me" { Err("key is refused".to_owned()) } else { Ok(()) }
        })
    }

    async fn put_payments(&self, _: &OperatorId, rows: &[(AccountNumber, Payment)]) -> Result<FeedReport, PortError> {
        self.keep(&self.payments, rows, |_| Ok(()))
    }

    async fn put_instalments(
        &self,
        _: &OperatorId,
        rows: &[(AccountNumber, Instalment)],
    ) -> Result<FeedReport, PortError> {
        self.keep(&self.instalments, rows, |_| Ok(()))
    }

    async fn forget_calls(&self, _: &OperatorId, _: &AccountNumber, before: Instant) -> Result<u64, PortError> {
        let mut calls = self.calls.lock().unwrap();
        let kept = calls.len();
        calls.retain(|(_, call)| call.start >= before);
        Ok((kept - calls.len()) as u64)
    }

    async fn forget_account(&self, _: &OperatorId, account: &AccountNumber) -> Result<bool, PortError> {
        let mut accounts = self.accounts.lock().unwrap();
        let kept = accounts.len();
        accounts.retain(|kept| kept.number != *account);
        Ok(accounts.len() < kept)
    }
}

fn copy_of_samples() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), directory.path().join(file.file_name())).unwrap();
    }
    directory
}

fn feed(directory: &Path, kept: &Kept) -> (Result<FeedSummary, FilesError>, Vec<String>) {
    let mut refusals = Vec::new();
    let mut watch = |event: Event<'_>| {
        if let Event::Refused(refusal) = event {
            refusals.push(refusal.to_string());
        }
    };
    let summary = OperatorDirectory::open(directory).and_then(|mut it| block_on(it.feed_all(kept, &mut watch)));
    (summary, refusals)
}

#[test]
fn the_samples_are_fed_whole() {
    let kept = Kept::default();
    let (summary, refusals) = feed(copy_of_samples().path(), &kept);
    let summary = summary.unwrap();
    assert_eq!(refusals, Vec::<String>::new());
    let names: Vec<_> = summary.files.iter().map(|file| file.file.as_str()).collect();
    assert_eq!(names, ["accounts.jsonl", "payments.jsonl", "instalments.jsonl", "invoices.jsonl", "calls.csv"]);
    assert!(summary.files.iter().all(|file| file.bytes == file.bytes_in_file && file.kept > 0));
    assert_eq!(kept.accounts.lock().unwrap().len() as u64, summary.file("accounts.jsonl").unwrap().kept);
    assert_eq!(summary.kept(), summary.files.iter().map(|file| file.kept).sum::<u64>());
}

#[test]
fn refused_rows_are_named_and_harm_no_other() {
    let directory = copy_of_samples();
    let accounts = directory.path().join("accounts.jsonl");
    let good = fs::read_to_string(&accounts).unwrap();
    let first = good.lines().next().unwrap();
    let rows = good.lines().count();
    let mut file = format!("\u{FEFF}{}\r\n\r\n", first.replace("7707083893", "7707083894")).into_bytes();
    file.extend(good.replace('\n', "\r\n").into_bytes());
    file.extend(b"{\"number\":\"\xC8\xE2\"}\n");
    file.extend(format!("{{\"number\":\"9\",\"name\":\"{}\"}}\n", "x".repeat(2 << 20)).into_bytes());
    file.extend(format!("{{\"name\":\"{}\"}}\n", "x".repeat(17 << 20)).into_bytes());
    file.extend(first.as_bytes());
    fs::write(&accounts, file).unwrap();
    let invoices = directory.path().join("invoices.jsonl");
    let bills = fs::read_to_string(&invoices).unwrap();
    let wrong = bills.lines().next().unwrap().replace("\"amount_due\": ", "\"amount_due\": 1");
    fs::write(&invoices, format!("{bills}{wrong}\n")).unwrap();

    let kept = Kept::default();
    let (summary, refusals) = feed(directory.path(), &kept);
    let summary = summary.unwrap();
    assert_eq!(kept.accounts.lock().unwrap().len(), rows + 1);
    assert_eq!(summary.refused(), refusals.len() as u64);
    let last = rows + 2;
    for (refusal, expected) in refusals.iter().zip([
        "accounts.jsonl:1: inn must be an ИНН of 10 or 12 digits with right check digits".to_owned(),
        format!("accounts.jsonl:{}: is not UTF-8 at byte 12", last + 1),
        format!("accounts.jsonl:{}: name has 524288 characters or more, at most 500 are taken", last + 2),
        format!("accounts.jsonl:{}: has more than 16777216 bytes, it begins with the field name", last + 3),
        format!("invoices.jsonl:{}: amount_due states", bills.lines().count() + 1),
    ]) {
        assert!(refusal.starts_with(&expected), "{refusal:?} instead of {expected:?}");
    }
    assert_eq!(refusals.len(), 5);
}

#[test]
fn calls_that_the_feed_refuses_are_named_by_their_line() {
    let directory = copy_of_samples();
    let path = directory.path().join("calls.csv");
    let calls = fs::read_to_string(&path).unwrap();
    let (header, row) = (calls.lines().next().unwrap(), calls.lines().nth(1).unwrap());
    let key = row.split(';').nth(1).unwrap();
    let many: String = (0..5_000).map(|n| row.replacen(key, &format!("k{n}"), 1) + "\n").collect();
    fs::write(&path, format!("{header}\n{many}{}\n", row.replacen(key, "refuse-me", 1))).unwrap();
    let kept = Kept::default();
    let (_, refusals) = feed(directory.path(), &kept);
    assert_eq!(refusals, ["calls.csv:5002: key is refused"]);
    assert_eq!(kept.calls.lock().unwrap().len(), 5_000);
    assert!(*kept.largest_batch.lock().unwrap() <= 2_000);
}

#[test]
fn files_that_need_not_be_there_may_be_missing() {
    let directory = copy_of_samples();
    for name in ["payments.jsonl", "instalments.jsonl", "invoices.jsonl", "calls.csv"] {
        fs::remove_file(directory.path().join(name)).unwrap();
    }
    let summary = feed(directory.path(), &Kept::default()).0.unwrap();
    assert_eq!(summary.files.len(), 1);
    for name in ["accounts.jsonl", "operator.toml"] {
        fs::remove_file(directory.path().join(name)).unwrap();
        let error = feed(directory.path(), &Kept::default()).0.unwrap_err().to_string();
        assert!(error.ends_with(&format!("{name} is missing")), "{error}");
    }
}

#[test]
fn a_feed_that_fails_stops_the_reading_and_names_the_line() {
    let error = feed(copy_of_samples().path(), &Kept { fails: true, ..Kept::default() }).0.unwrap_err();
    assert_eq!(error.to_string(), "the rows of accounts.jsonl from line 1 on could not be kept");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn records_of_asterisk_need_a_rating() {
    let directory = copy_of_samples();
    let record = r#""","101","79000000001","c","","PJSIP/101-1","","Dial","","2026-10-05 12:00:00",,"2026-10-05 12:00:09",9,0,"BUSY","DOCUMENTATION""#;
    fs::write(directory.path().join("Master.csv"), format!("{record}\nnone\n{record}\n{record}\n")).unwrap();
    assert!(matches!(OperatorDirectory::open(directory.path()), Err(FilesError::TwoCallFiles { .. })));
    fs::remove_file(directory.path().join("calls.csv")).unwrap();
    let error = feed(directory.path(), &Kept::default()).0.unwrap_err();
    assert!(matches!(error, FilesError::NeedsRating { .. }), "{error}");

    let rating = |record: &AsteriskRecord| {
        if record.line == 3 {
            return Err("dst has no price".to_owned());
        }
        let call = serde_json::json!({
            "key": record.key, "subscriber": record.endpoint(), "start": record.start, "direction": "outgoing",
            "peer": record.dst, "service": "Вызовы", "seconds": 0, "charged_seconds": 0, "amount": 0,
        });
        Ok((AccountNumber::new("7").unwrap(), serde_json::from_value(call).unwrap()))
    };
    let kept = Kept::default();
    let mut refusals = Vec::new();
    let mut watch = |event: Event<'_>| {
        if let Event::Refused(refusal) = event {
            refusals.push(refusal.to_string());
        }
    };
    let directory = OperatorDirectory::open(directory.path()).unwrap();
    let mut directory = directory.with_rating(AsteriskOptions::default(), Box::new(rating));
    let summary = block_on(directory.feed_all(&kept, &mut watch)).unwrap();
    assert_eq!((summary.file("Master.csv").unwrap().kept, kept.calls.lock().unwrap().len()), (2, 2));
    assert_eq!(refusals, ["Master.csv:2: has 1 columns, cdr_csv writes 16 to 21", "Master.csv:3: dst has no price"]);
}
