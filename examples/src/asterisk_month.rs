//! A month out of Asterisk's own records: accounts, bills and calls from a `Master.csv` and a tariff.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use chrono::Days;
use rust_decimal::Decimal;
use schet::invoice::{BillLine, InvoiceNumber, VatGroup};
use schet::money::VatBasis;
use schet::ports::{Feed, FeedReport, PortError};
use schet::text::{Line, Name, TextError};
use schet::usage::{Call, Direction};
use schet::{
    Account, AccountNumber, Amount, Bill, BillingPeriod, Currency, Locale, Operator, Subscriber, SubscriberId, Zone,
};
use schet_files::asterisk::{
    AsteriskLine, AsteriskOptions, AsteriskReader, AsteriskRecord, AsteriskSummary, Flow, RateRecord, feed_asterisk,
};
use schet_files::{Event, FilesError, Refusal, Watch};

use crate::tariff::Tariff;

/// How many accounts or bills are fed at once.
const BATCH: usize = 500;

/// What came of a `Master.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthSummary {
    /// Its lines and their seconds: in a call detail, or refused.
    pub asterisk: AsteriskSummary,
    /// Accounts fed.
    pub accounts: usize,
    /// Bills fed.
    pub bills: usize,
    /// The periods in which calls began, oldest first.
    pub periods: Vec<BillingPeriod>,
}

/// What stops the reading.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MonthError {
    /// The file can't be read, or its calls not be kept.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// Accounts or bills could not be kept.
    #[error("{what} could not be kept")]
    Feed {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: PortError,
    },
    /// What was made of the records does not hold together.
    #[error("{what} of account {account} can't be made")]
    Made {
        /// What.
        what: &'static str,
        /// Whose.
        account: AccountNumber,
        /// Why.
        #[source]
        source: TextError,
    },
}

/// Feeds accounts, bills and calls of a `Master.csv`: from its first call on, each account has a bill for each period in
/// which anybody calls, with its calls by subscriber and service and the tariff's fees; none where it has neither. Every
/// refused line is told to `watch`.
///
/// A call's account is that of its accountcode; without one, the account for which the tariff names the endpoint, else
/// an account of the endpoint's own. An incoming call goes by peeraccount before. A line for which no account, no
/// subscriber or no price is found is refused. The balance brought forward is zero: the file knows no payments.
///
/// The file is read twice, first for the accounts and their sums, which are held, then for the calls, which are not.
///
/// # Errors
/// [`MonthError`] where the file can't be read, and where the feed fails.
pub async fn load(
    master: &Path,
    tariff: &Tariff,
    options: &AsteriskOptions,
    operator: &Operator,
    feed: &dyn Feed,
    watch: &mut Watch<'_>,
) -> Result<MonthSummary, MonthError> {
    let sums = sum(master, tariff, options, operator.zone)?;
    let operator = &operator.id;
    let mut summary = MonthSummary { accounts: sums.len(), ..MonthSummary::default() };
    let periods: BTreeSet<BillingPeriod> = sums.values().flat_map(|sums| sums.periods.keys().copied()).collect();
    let mut accounts = Vec::new();
    for (number, sums) in &sums {
        accounts.push(account(number, sums, tariff).map_err(|source| made("the account", number, source))?);
        if accounts.len() == BATCH {
            noted("accounts", feed.put_accounts(operator, &accounts).await, &mut accounts, watch)?;
        }
    }
    noted("accounts", feed.put_accounts(operator, &accounts).await, &mut accounts, watch)?;

    let mut bills = Vec::new();
    for (number, sums) in &sums {
        let none = BTreeMap::new();
        for period in periods.iter().filter(|period| Some(**period) >= sums.first()) {
            let calls = sums.periods.get(period).unwrap_or(&none);
            let bill = bill(number, *period, sums, calls, tariff).map_err(|source| made("the bill", number, source))?;
            if bill.lines.is_empty() && calls.is_empty() {
                continue;
            }
            summary.bills += 1;
            bills.push(bill);
            if bills.len() == BATCH {
                noted("bills", feed.put_invoices(operator, &bills).await, &mut bills, watch)?;
            }
        }
    }
    noted("bills", feed.put_invoices(operator, &bills).await, &mut bills, watch)?;
    summary.periods = periods.into_iter().collect();
    drop(sums);

    let mut rating = Rating { tariff };
    summary.asterisk = feed_asterisk(master, options, operator, feed, &mut rating, watch).await?;
    Ok(summary)
}

/// Makes calls of records by a tariff.
#[derive(Clone, Copy, Debug)]
pub struct Rating<'t> {
    tariff: &'t Tariff,
}

impl<'t> Rating<'t> {
    /// By that tariff.
    #[must_use]
    pub fn new(tariff: &'t Tariff) -> Self {
        Self { tariff }
    }
}

impl RateRecord for Rating<'_> {
    fn rate(&mut self, record: &AsteriskRecord) -> Result<(AccountNumber, Call), String> {
        let flow = record.flow(|endpoint| self.tariff.is_subscriber(endpoint));
        let (caller, called) = (record.endpoint(), record.destination_endpoint());
        let endpoint = match flow {
            Flow::Incoming => called.ok_or("dstchannel has no endpoint")?,
            Flow::Outgoing | Flow::Internal => caller.ok_or("channel has no endpoint")?,
            Flow::Transit if record.accountcode.is_empty() => {
                return Err("accountcode is empty, and neither channel nor dstchannel is a subscriber's".to_owned());
            }
            Flow::Transit => caller.unwrap_or(&record.src),
        };
        let account = account_of(record, flow, endpoint, self.tariff)?;
        let subscriber =
            SubscriberId::new(endpoint).map_err(|problem| format!("channel's endpoint {endpoint:?} {problem}"))?;
        let rated = match flow {
            Flow::Incoming | Flow::Internal => None,
            Flow::Outgoing | Flow::Transit => match self.tariff.rate(&record.dst, record.billable_seconds()) {
                Ok(rated) => Some(rated),
                // The exchange itself was called: a service such as *97, or a short number that is not there.
                Err(_) if called.is_none() && flow == Flow::Outgoing && is_short(&record.dst) => None,
                Err(no_price) => return Err(no_price.to_string()),
            },
        };
        let free = if flow == Flow::Incoming { self.tariff.incoming() } else { self.tariff.internal() };
        let peer = match flow {
            Flow::Incoming => printable(&[&record.src, record.caller_name().unwrap_or("")]),
            _ => printable(&[&record.dst]),
        };
        let call = Call {
            key: record.key.clone(),
            subscriber,
            start: record.start,
            direction: if flow == Flow::Incoming { Direction::Incoming } else { Direction::Outgoing },
            peer: peer.ok_or("dst is empty")?,
            service: rated.as_ref().map_or(free, |rated| &rated.service).clone(),
            seconds: record.billsec,
            charged_seconds: rated.as_ref().map_or(0, |rated| rated.charged_seconds),
            amount: rated.map_or(Amount::ZERO, |rated| rated.amount),
            received: None,
        };
        Ok((account, call))
    }
}

/// What an account has.
#[derive(Debug, Default)]
struct Sums {
    subscribers: BTreeSet<SubscriberId>,
    /// By period, then subscriber and service.
    periods: BTreeMap<BillingPeriod, BTreeMap<(SubscriberId, Name), Sum>>,
}

impl Sums {
    /// The period of its first call.
    fn first(&self) -> Option<BillingPeriod> {
        self.periods.keys().next().copied()
    }

    /// The period of its last call.
    fn last(&self) -> Option<BillingPeriod> {
        self.periods.keys().next_back().copied()
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    calls: u64,
    seconds: u64,
    amount: Amount,
}

/// What every account has, by its number; as much as there are accounts, subscribers and services.
fn sum(
    master: &Path,
    tariff: &Tariff,
    options: &AsteriskOptions,
    zone: Zone,
) -> Result<BTreeMap<AccountNumber, Sums>, MonthError> {
    let read = |source| FilesError::Read { path: master.to_owned(), source };
    let source = BufReader::with_capacity(64 * 1024, File::open(master).map_err(read)?);
    let mut rating = Rating { tariff };
    let mut sums: BTreeMap<AccountNumber, Sums> = BTreeMap::new();
    for line in AsteriskReader::new(source, *options) {
        let AsteriskLine::Record(record) = line.map_err(read)? else { continue };
        let Ok((account, call)) = rating.rate(&record) else { continue };
        let period = BillingPeriod::current(call.start, zone);
        let sums = sums.entry(account).or_default();
        if !sums.subscribers.contains(&call.subscriber) {
            sums.subscribers.insert(call.subscriber.clone());
        }
        let sum = sums.periods.entry(period).or_default().entry((call.subscriber, call.service)).or_default();
        sum.calls += 1;
        sum.seconds += u64::from(call.charged_seconds);
        sum.amount += call.amount;
    }
    Ok(sums)
}

fn account_of(record: &AsteriskRecord, flow: Flow, endpoint: &str, tariff: &Tariff) -> Result<AccountNumber, String> {
    let number = |column: &str, code: &str| {
        AccountNumber::new(code).map_err(|problem| format!("{column} {:?} {problem}", printable_start(code)))
    };
    let known = tariff.account_of_endpoint(endpoint).map(|account| account.number.clone());
    match (flow, record.peeraccount.as_deref().unwrap_or(""), known) {
        (Flow::Incoming, "", Some(known)) => Ok(known),
        (Flow::Incoming, peer, _) if !peer.is_empty() => number("peeraccount", peer),
        (_, _, _) if !record.accountcode.is_empty() => number("accountcode", &record.accountcode),
        (_, _, Some(known)) => Ok(known),
        _ => number("channel's endpoint", endpoint),
    }
}

fn account(number: &AccountNumber, sums: &Sums, tariff: &Tariff) -> Result<Account, TextError> {
    let known = tariff.account(number);
    let address = known.map(|known| known.email.clone()).or_else(|| tariff.address(number));
    Ok(Account {
        number: number.clone(),
        name: match known {
            Some(known) => known.name.clone(),
            None => Name::new(&format!("Лицевой счёт {number}"))?,
        },
        locale: Locale::Ru,
        application_address: address.ok_or(TextError::Form("has no address: see mail_domain in the tariff"))?,
        inn: known.and_then(|known| known.inn.clone()),
        kpp: known.and_then(|known| known.kpp.clone()),
        postal_address: None,
        contract: None,
        opened: sums.first().map(BillingPeriod::first_day),
        // Without a fee an account is billed as long as it calls.
        closed: if tariff.fee().is_some() { None } else { sums.last().map(BillingPeriod::day_after) },
        subscribers: sums.subscribers.iter().map(|id| Subscriber { id: id.clone(), label: None }).collect(),
    })
}

fn bill(
    number: &AccountNumber,
    period: BillingPeriod,
    sums: &Sums,
    calls: &BTreeMap<(SubscriberId, Name), Sum>,
    tariff: &Tariff,
) -> Result<Bill, TextError> {
    let vat = tariff.vat(period);
    let mut lines = Vec::new();
    if let Some((service, price, amount)) = tariff.fee() {
        for subscriber in &sums.subscribers {
            lines.push(BillLine {
                subscriber: Some(subscriber.clone()),
                service: service.clone(),
                quantity: Decimal::ONE,
                unit: Name::new("мес.")?,
                unit_price: Some(price),
                amount,
                vat,
                seconds: None,
            });
        }
    }
    for ((subscriber, service), sum) in calls.iter().filter(|(_, sum)| sum.seconds > 0) {
        lines.push(BillLine {
            subscriber: Some(subscriber.clone()),
            service: service.clone(),
            quantity: (Decimal::from(sum.seconds) / Decimal::from(60)).round_dp(2).normalize(),
            unit: Name::new("мин")?,
            unit_price: None,
            amount: sum.amount,
            vat,
            seconds: Some(sum.seconds),
        });
    }
    let gross: Amount = lines.iter().map(|line| line.amount).sum();
    let tax = vat.vat_of(gross, VatBasis::Gross);
    let stated = format!("{:02}{:02}-{number}", period.year() % 100, period.month());
    Ok(Bill {
        account: number.clone(),
        period,
        number: Some(InvoiceNumber::new(&stated)?),
        date: Some(period.day_after()),
        due_date: period.day_after() + Days::new(19),
        revision: 0,
        corrects: None,
        currency: Currency::Rub,
        opening_balance: Amount::ZERO,
        payments: Vec::new(),
        lines,
        vat: vec![VatGroup { rate: vat, basis: VatBasis::Gross, net: gross - tax, vat: tax, gross }],
        total: gross,
        instalments: Vec::new(),
        amount_due: gross,
        history: Vec::new(),
    })
}

/// Tells of refused rows and makes room for the next batch.
fn noted<T>(
    what: &'static str,
    report: Result<FeedReport, PortError>,
    rows: &mut Vec<T>,
    watch: &mut Watch<'_>,
) -> Result<(), MonthError> {
    for row in report.map_err(|source| MonthError::Feed { what, source })?.refused {
        watch(Event::Refused(&Refusal { file: what.to_owned(), line: row.place as u64 + 1, reason: row.reason }));
    }
    rows.clear();
    Ok(())
}

fn made(what: &'static str, account: &AccountNumber, source: TextError) -> MonthError {
    MonthError::Made { what, account: account.clone(), source }
}

/// Whether what was dialled is no number to be put through outside: a service, or an extension.
fn is_short(dialled: &str) -> bool {
    dialled.chars().filter(char::is_ascii_digit).count() < 7
}

/// The first of the texts that can be printed.
fn printable(texts: &[&str]) -> Option<Line> {
    texts.iter().find_map(|text| AsteriskRecord::printable(text))
}

fn printable_start(text: &str) -> String {
    text.chars().take(40).collect()
}
