//! The port [`BillingSource`] over what was fed.

use async_trait::async_trait;
use rusqlite::{Connection, params};
use schet::ports::{BillAnswer, BillingSource, CallQuery, PortError};
use schet::text::Name;
use schet::usage::{Call, ChargeLine, Charges};
use schet::{Account, AccountNumber, Amount, Bill, BillingPeriod, Currency, OperatorId, SubscriberId};

use crate::SqliteStore;
use crate::error::Failure;
use crate::rows::{self, all, bound, corrupt, first, get, json, limit, months, parse};

/// The most calls that room is made for before they are read.
const PAGE: usize = 4_096;

#[async_trait]
impl BillingSource for SqliteStore {
    async fn accounts(
        &self,
        operator: &OperatorId,
        after: Option<&AccountNumber>,
        at_most: usize,
    ) -> Result<Vec<AccountNumber>, PortError> {
        self.read_of(operator, "reading account numbers", |connection, operator| {
            let statement = connection.prepare_cached(
                "SELECT number FROM accounts WHERE operator = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
            )?;
            let after = after.map_or("", AccountNumber::as_str);
            all(statement, params![operator, after, limit(at_most)], |row| parse(row, "number"))
        })
    }

    async fn account(&self, operator: &OperatorId, number: &AccountNumber) -> Result<Option<Account>, PortError> {
        self.read_of(operator, "reading an account", |connection, operator| {
            match fed_account(connection, operator, number)? {
                Some((_, body)) => serde_json::from_str(&body).map(Some).map_err(|error| corrupt("body", error)),
                None => Ok(None),
            }
        })
    }

    async fn bills(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<BillAnswer>, PortError> {
        let mut answers = self.read_of(operator, "reading bills", |connection, operator| {
            accounts.iter().map(|account| bill(connection, operator, period, account)).collect::<Result<Vec<_>, _>>()
        })?;
        answers.resize(accounts.len(), BillAnswer::NotBillable);
        Ok(answers)
    }

    async fn calls(&self, operator: &OperatorId, query: &CallQuery, at_most: usize) -> Result<Vec<Call>, PortError> {
        self.read_of(operator, "reading calls", |connection, operator| {
            let Some(account) = account_key(connection, operator, &query.account)? else { return Ok(Vec::new()) };
            calls(connection, account, query, at_most)
        })
    }

    async fn charges(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        period: BillingPeriod,
        subscribers: &[SubscriberId],
    ) -> Result<Charges, PortError> {
        let span = period.span(self.options.zone_of(operator));
        let (from, until) = (bound(span.start), bound(span.end));
        let lines = self.read_of(operator, "reading charges", |connection, operator| {
            let Some(key) = account_key(connection, operator, account)? else { return Ok(Vec::new()) };
            let mut lines = Vec::new();
            for subscriber in subscribers_of(connection, key, subscribers, None)? {
                charge_lines(connection, key, subscriber, from, until, &mut lines)?;
            }
            Ok(lines)
        })?;
        Ok(Charges { account: account.clone(), period, currency: Currency::Rub, lines })
    }
}

fn fed_account(
    connection: &Connection,
    operator: i64,
    number: &AccountNumber,
) -> Result<Option<(i64, String)>, Failure> {
    let statement = connection.prepare_cached("SELECT key, body FROM accounts WHERE operator = ?1 AND number = ?2")?;
    first(statement, params![operator, number.as_str()], |row| Ok((get(row, "key")?, get(row, "body")?)))
}

fn account_key(connection: &Connection, operator: i64, number: &AccountNumber) -> Result<Option<i64>, Failure> {
    let statement = connection.prepare_cached("SELECT key FROM accounts WHERE operator = ?1 AND number = ?2")?;
    first(statement, params![operator, number.as_str()], |row| get(row, "key"))
}

/// The answer for one account; what can't be read is its own misfortune, not the batch's.
fn bill(
    connection: &Connection,
    operator: i64,
    period: BillingPeriod,
    number: &AccountNumber,
) -> Result<BillAnswer, Failure> {
    let Some((key, body)) = fed_account(connection, operator, number)? else { return Ok(BillAnswer::NotBillable) };
    let account: Account = match serde_json::from_str(&body) {
        Ok(account) => account,
        Err(error) => return Ok(BillAnswer::Invalid(format!("account {number} can't be read: {error}"))),
    };
    let statement = connection
        .prepare_cached("SELECT body FROM bills WHERE period = ?1 AND account = ?2 ORDER BY revision DESC LIMIT 1")?;
    let bill: Bill = match first(statement, params![months(period), key], |row| json(row, "body")) {
        Ok(Some(bill)) => bill,
        Ok(None) if account.is_billable_in(period) => return Ok(BillAnswer::NotReady),
        Ok(None) => return Ok(BillAnswer::NotBillable),
        Err(Failure::Corrupt(reason)) => {
            return Ok(BillAnswer::Invalid(format!("bill of account {number} for {period}: {reason}")));
        }
        Err(failure) => return Err(failure),
    };
    Ok(BillAnswer::Complete(Box::new((account, bill))))
}

/// The subscribers to go over, in byte order: those named, or all that have calls; from `first` on.
fn subscribers_of(
    connection: &Connection,
    account: i64,
    named: &[SubscriberId],
    from: Option<&SubscriberId>,
) -> Result<Vec<SubscriberId>, Failure> {
    let mut subscribers = named.to_vec();
    if named.is_empty() {
        // One seek for each, where a DISTINCT would walk over all calls.
        let statement = connection.prepare_cached(
            "WITH RECURSIVE found (subscriber) AS ( \
                 SELECT min(subscriber) FROM calls WHERE account = ?1 AND subscriber >= ?2 \
                 UNION ALL \
                 SELECT (SELECT min(subscriber) FROM calls WHERE account = ?1 AND subscriber > found.subscriber) \
                 FROM found WHERE found.subscriber IS NOT NULL) \
             SELECT subscriber FROM found WHERE subscriber IS NOT NULL",
        )?;
        let from = from.map_or("", SubscriberId::as_str);
        subscribers = all(statement, params![account, from], |row| parse(row, "subscriber"))?;
    }
    subscribers.retain(|subscriber| from.is_none_or(|from| subscriber >= from));
    subscribers.sort();
    subscribers.dedup();
    Ok(subscribers)
}

fn calls(connection: &Connection, account: i64, query: &CallQuery, at_most: usize) -> Result<Vec<Call>, Failure> {
    let mut services = Services { connection, names: Vec::new() };
    // A page of a detail is read whole; a longer one grows.
    let mut found = Vec::with_capacity(at_most.min(PAGE));
    let after = query.after.as_ref();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM calls WHERE account = ?1 AND subscriber = ?2 AND (start, key) > (?3, ?4) AND start < ?5 \
         ORDER BY start, key LIMIT ?6",
        rows::call::COLUMNS
    ))?;
    for subscriber in subscribers_of(connection, account, &query.subscribers, after.map(|after| &after.subscriber))? {
        if found.len() >= at_most {
            break;
        }
        // No key is empty, so this is before all calls of the first instant.
        let (mut from, mut key) = (bound(query.from), "");
        if let Some(after) = after.filter(|after| after.subscriber == subscriber && bound(after.start) >= from) {
            (from, key) = (bound(after.start), after.key.as_str());
        }
        let left = limit(at_most - found.len());
        let span = params![account, subscriber.as_str(), from, key, bound(query.until), left];
        let mut rows = statement.query(span)?;
        while let Some(row) = rows.next()? {
            found.push(rows::call::read(row, &subscriber, |key| services.name(key).cloned())?);
        }
    }
    Ok(found)
}

/// Adds up a subscriber's calls by service, in the order of the services' names.
fn charge_lines(
    connection: &Connection,
    account: i64,
    subscriber: SubscriberId,
    from: i64,
    until: i64,
    lines: &mut Vec<ChargeLine>,
) -> Result<(), Failure> {
    #[derive(Clone, Copy, Default)]
    struct Sum {
        calls: u64,
        seconds: u64,
        amount: Amount,
    }
    // Read in the order in which the rows lie and added up here: a GROUP BY would sort them first.
    let mut statement = connection.prepare_cached(
        "SELECT service, charged_seconds, amount FROM calls \
         WHERE account = ?1 AND subscriber = ?2 AND start >= ?3 AND start < ?4",
    )?;
    let mut rows = statement.query(params![account, subscriber.as_str(), from, until])?;
    let mut sums: Vec<(i64, Sum)> = Vec::new();
    while let Some(row) = rows.next()? {
        let service: i64 = row.get(0)?;
        let place = sums.iter().position(|(known, _)| *known == service).unwrap_or_else(|| {
            sums.push((service, Sum::default()));
            sums.len() - 1
        });
        let sum = &mut sums[place].1;
        sum.calls += 1;
        sum.seconds += u64::from(row.get::<_, u32>(1)?);
        sum.amount += Amount::from_minor(row.get(2)?);
    }
    let mut services = Services { connection, names: Vec::new() };
    let before = lines.len();
    for (service, sum) in sums {
        lines.push(ChargeLine {
            subscriber: Some(subscriber.clone()),
            service: services.name(service)?.clone(),
            quantity: sum.calls.into(),
            seconds: Some(sum.seconds),
            amount: sum.amount,
        });
    }
    lines[before..].sort_by(|one, other| one.service.cmp(&other.service));
    Ok(())
}

/// Names of services, each looked up once.
struct Services<'a> {
    connection: &'a Connection,
    names: Vec<(i64, Name)>,
}

impl Services<'_> {
    fn name(&mut self, key: i64) -> Result<&Name, Failure> {
        // An account's calls are of a handful of services.
        let place = match self.names.iter().position(|(known, _)| *known == key) {
            Some(place) => place,
            None => {
                let statement = self.connection.prepare_cached("SELECT name FROM services WHERE key = ?1")?;
                let name = first(statement, [key], |row| parse(row, "name"))?;
                self.names.push((key, name.ok_or_else(|| corrupt("service", "no service has this key"))?));
                self.names.len() - 1
            }
        };
        Ok(&self.names[place].1)
    }
}
