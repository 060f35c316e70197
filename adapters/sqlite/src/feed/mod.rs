//! The port [`Feed`]: each call is one transaction.

mod bills;
mod calls;
mod dues;
mod forget;

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use rusqlite::{Connection, params};
use schet::invoice::{Instalment, Payment};
use schet::ports::{Feed, FeedReport, PortError, RefusedRow};
use schet::usage::Call;
use schet::{Account, AccountNumber, Bill, Instant, OperatorId};
use serde::Deserialize;

use crate::SqliteStore;
use crate::error::Failure;
use crate::rows::{first, get, json, to_json};
use crate::store::{CACHE, LARGE_CACHE};

/// What became of a row: kept, or refused with the reason.
type Fate = Result<Result<(), String>, Failure>;

/// From so many rows on a batch is worth a larger cache.
const LARGE_BATCH: usize = 1_000;

impl SqliteStore {
    fn feed<T>(
        &self,
        operator: &OperatorId,
        rows: &[T],
        doing: &str,
        take: impl FnMut(&mut Batch<'_>, &T) -> Fate,
    ) -> Result<FeedReport, PortError> {
        self.feed_in_order(operator, rows.iter().enumerate(), doing, take)
    }

    fn feed_in_order<'t, T: 't>(
        &self,
        operator: &OperatorId,
        rows: impl ExactSizeIterator<Item = (usize, &'t T)>,
        doing: &str,
        mut take: impl FnMut(&mut Batch<'_>, &T) -> Fate,
    ) -> Result<FeedReport, PortError> {
        let fed = self.operator(operator).and_then(|operator| {
            self.writer.write_alone(|connection| {
                let _cache = (rows.len() >= LARGE_BATCH).then(|| LargeCache::new(connection));
                let mut batch = Batch { connection, operator, accounts: HashMap::new(), services: HashMap::new() };
                let mut report = FeedReport::default();
                for (place, row) in rows {
                    match take(&mut batch, row) {
                        Ok(Ok(())) => report.kept += 1,
                        Ok(Err(reason)) | Err(Failure::Rejected(reason)) => {
                            report.refused.push(RefusedRow { place, reason });
                        }
                        Err(failure) => return Err(failure),
                    }
                }
                report.refused.sort_by_key(|row| row.place);
                Ok(report)
            })
        });
        fed.map_err(|failure| failure.during(doing))
    }
}

/// Room for the pages that a large batch writes to; without it they are written out and read again halfway.
struct LargeCache<'a>(&'a Connection);

impl<'a> LargeCache<'a> {
    fn new(connection: &'a Connection) -> Self {
        // At worst the cache stays as it is.
        drop(connection.pragma_update(None, "cache_size", LARGE_CACHE));
        Self(connection)
    }
}

impl Drop for LargeCache<'_> {
    fn drop(&mut self) {
        drop(self.0.pragma_update(None, "cache_size", CACHE));
    }
}

#[async_trait]
impl Feed for SqliteStore {
    async fn put_accounts(&self, operator: &OperatorId, accounts: &[Account]) -> Result<FeedReport, PortError> {
        self.feed(operator, accounts, "taking accounts", put_account)
    }

    async fn put_invoices(&self, operator: &OperatorId, bills: &[Bill]) -> Result<FeedReport, PortError> {
        self.feed(operator, bills, "taking bills", bills::put)
    }

    async fn append_calls(
        &self,
        operator: &OperatorId,
        calls: &[(AccountNumber, Call)],
    ) -> Result<FeedReport, PortError> {
        let in_order = calls::clustered(calls).into_iter().map(|place| (place, &calls[place]));
        self.feed_in_order(operator, in_order, "taking calls", |batch, (account, call)| {
            calls::append(batch, account, call)
        })
    }

    async fn put_payments(
        &self,
        operator: &OperatorId,
        payments: &[(AccountNumber, Payment)],
    ) -> Result<FeedReport, PortError> {
        self.feed(operator, payments, "taking payments", |batch, (account, payment)| {
            dues::put_payment(batch, account, payment)
        })
    }

    async fn put_instalments(
        &self,
        operator: &OperatorId,
        instalments: &[(AccountNumber, Instalment)],
    ) -> Result<FeedReport, PortError> {
        self.feed(operator, instalments, "taking instalments", |batch, (account, instalment)| {
            dues::put_instalment(batch, account, instalment)
        })
    }

    async fn forget_calls(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Instant,
    ) -> Result<u64, PortError> {
        self.forget_of(operator, account, "forgetting calls", |connection, key| forget::calls(connection, key, before))
    }

    async fn forget_account(&self, operator: &OperatorId, account: &AccountNumber) -> Result<bool, PortError> {
        self.forget_of(operator, account, "forgetting an account", |connection, key| {
            forget::account(connection, key).map(|()| true)
        })
    }
}

/// A batch on its way in, and what it has looked up so far.
struct Batch<'a> {
    connection: &'a Connection,
    operator: i64,
    accounts: HashMap<AccountNumber, Option<Fed>>,
    services: HashMap<String, i64>,
}

/// An account that was fed.
struct Fed {
    key: i64,
    subscribers: HashSet<String>,
}

/// As much of an account as calls are checked against.
#[derive(Deserialize)]
struct Lines {
    subscribers: Vec<Subscriber>,
}

#[derive(Deserialize)]
struct Subscriber {
    id: String,
}

impl Batch<'_> {
    /// The account, looked up once for a batch.
    fn account(&mut self, number: &AccountNumber) -> Result<Result<&Fed, String>, Failure> {
        if !self.accounts.contains_key(number) {
            let statement =
                self.connection.prepare_cached("SELECT key, body FROM accounts WHERE operator = ?1 AND number = ?2")?;
            let fed = first(statement, params![self.operator, number.as_str()], |row| {
                let lines: Lines = json(row, "body")?;
                let subscribers = lines.subscribers.into_iter().map(|subscriber| subscriber.id).collect();
                Ok(Fed { key: get(row, "key")?, subscribers })
            })?;
            self.accounts.insert(number.clone(), fed);
        }
        let fed = self.accounts.get(number).and_then(Option::as_ref);
        Ok(fed.ok_or_else(|| format!("account {number} is not there")))
    }
}

fn put_account(batch: &mut Batch<'_>, account: &Account) -> Fate {
    let mut put = batch.connection.prepare_cached(
        "INSERT INTO accounts (operator, number, body) VALUES (?1, ?2, ?3) \
         ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
    )?;
    put.execute(params![batch.operator, account.number.as_str(), to_json("account", account)?])?;
    Ok(Ok(()))
}
