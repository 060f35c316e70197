use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant as Stopwatch;

use chrono::{Days, NaiveDate, TimeDelta};
use schet::order::Policy;
use schet::ports::{BillAnswer, BillingSource, Feed, FeedReport};
use schet::{Account, BillingPeriod, Instant, Operator};
use schet_examples::asterisk_month::load;
use schet_examples::operator::{Generator, Wish};
use schet_examples::tariff::Tariff;
use schet_files::asterisk::AsteriskOptions;
use schet_files::{Event, OperatorDirectory};

use crate::args::{Data, Options};
use crate::details;
use crate::month::{Outcome, told};
use crate::progress::{Progress, counted};
use crate::steps::Steps;

/// How many rows are fed at a time.
const ROWS: usize = 2_000;
/// How many customers the demo looks at: those who come, and those in the report's table.
const CUSTOMERS: usize = 300;

/// Where the operator's data come from.
pub(crate) struct Source {
    kind: Kind,
    at: Option<Instant>,
}

enum Kind {
    Generated { generator: Box<Generator>, seed: u64, last: BillingPeriod },
    Directory { directory: Box<OperatorDirectory>, name: String },
    Asterisk { operator: Box<Operator>, calls: PathBuf, tariff: Box<Tariff> },
}

impl Source {
    pub(crate) fn open(options: &Options) -> Outcome<Self> {
        let kind = match &options.data {
            Data::Generated { seed, accounts } => {
                let last = match options.at {
                    Some(at) => BillingPeriod::current(at, schet::Zone::MOSCOW).previous(),
                    None => "2026-10".parse().map_err(told)?,
                };
                Kind::Generated { generator: Box::new(Generator::new(*seed, *accounts, last)), seed: *seed, last }
            }
            Data::Directory(path) => Kind::Directory {
                directory: Box::new(OperatorDirectory::open(path).map_err(told)?),
                name: path.display().to_string(),
            },
            Data::Asterisk { calls, tariff } => {
                let operator = Generator::new(0, 1, BillingPeriod::of_date(NaiveDate::MIN)).operator().clone();
                let tariff = Box::new(Tariff::read(tariff).map_err(told)?);
                Kind::Asterisk { operator: Box::new(operator), calls: calls.clone(), tariff }
            }
        };
        Ok(Self { kind, at: options.at })
    }

    /// What the output is made from, in a line.
    pub(crate) fn name(&self) -> String {
        match &self.kind {
            Kind::Generated { generator, seed, last } => {
                let accounts = counted(u64::from(generator.len()), "account");
                format!("an operator of {accounts}, seed {seed}, billed to {last}")
            }
            Kind::Directory { name, .. } => format!("the operator in {name}"),
            Kind::Asterisk { calls, .. } => format!("the calls in {}", calls.display()),
        }
    }

    pub(crate) fn operator(&self) -> &Operator {
        match &self.kind {
            Kind::Generated { generator, .. } => generator.operator(),
            Kind::Directory { directory, .. } => directory.operator(),
            Kind::Asterisk { operator, .. } => operator,
        }
    }

    pub(crate) fn policy(&self) -> Policy {
        match &self.kind {
            Kind::Generated { .. } => Policy::default(),
            Kind::Directory { directory, .. } => directory.policy().clone(),
            Kind::Asterisk { .. } => Policy { sequence: Some("invoices".to_owned()), ..Policy::default() },
        }
    }

    pub(crate) fn seed(&self) -> u64 {
        match &self.kind {
            Kind::Generated { seed, .. } => *seed,
            Kind::Directory { .. } | Kind::Asterisk { .. } => 0,
        }
    }

    /// The customers' own changes of delivery; none where the operator is yours.
    pub(crate) fn changes(&self) -> Vec<Wish> {
        match &self.kind {
            Kind::Generated { generator, .. } => generator.wishes().collect(),
            Kind::Directory { .. } | Kind::Asterisk { .. } => Vec::new(),
        }
    }

    /// When the customers come: as asked, or at noon of the first day on which the section is open again.
    pub(crate) fn at(&self, period: BillingPeriod) -> Instant {
        let opens = self.policy().window.reopens(period.next(), self.operator().zone);
        self.at.unwrap_or(opens + TimeDelta::hours(12))
    }

    /// Feeds all there is into a store; what is refused is listed in `refused.txt`.
    pub(crate) async fn feed(&mut self, feed: &dyn Feed, out: &Path, steps: &mut Steps) -> Outcome<()> {
        if steps.is_done("data") {
            return Ok(());
        }
        let begun = Stopwatch::now();
        let file = out.join("refused.txt");
        let list = File::create(&file).map_err(|error| format!("{} can't be written: {error}", file.display()))?;
        let mut list = BufWriter::new(list);
        let refused = match &mut self.kind {
            Kind::Generated { generator, last, .. } => {
                feed_generated(generator, *last, self.at, feed, &mut list).await?
            }
            Kind::Directory { directory, .. } => feed_directory(directory, feed, &mut list).await?,
            Kind::Asterisk { operator, calls, tariff } => {
                let (refused, told) = feed_asterisk(operator, calls, tariff, feed, &mut list).await?;
                steps.note("calls", told);
                refused
            }
        };
        list.flush().map_err(|error| format!("{} can't be written: {error}", file.display()))?;
        if refused > 0 {
            let rows = if refused == 1 { "row was" } else { "rows were" };
            steps.note("refused input", format!("{refused} {rows} refused; all others are kept. See refused.txt."));
        }
        steps.done("data", begun)
    }

    /// Writes a call detail of every account and period that an Asterisk's file has calls of: with `refused.txt` they
    /// have every line of it. The section itself offers the current month and the last, to who asks.
    pub(crate) async fn write_details(
        &self,
        billing: &dyn BillingSource,
        out: &Path,
        steps: &mut Steps,
    ) -> Outcome<()> {
        let Kind::Asterisk { operator, .. } = &self.kind else { return Ok(()) };
        if steps.is_done("details") {
            return Ok(());
        }
        let begun = Stopwatch::now();
        details::write(operator, billing, &out.join("calls")).await?;
        steps.done("details", begun)
    }

    /// The last month that has bills.
    pub(crate) async fn last_period(&self, billing: &dyn BillingSource, steps: &mut Steps) -> Outcome<BillingPeriod> {
        let zone = self.operator().zone;
        if let Kind::Generated { last, .. } = &self.kind {
            return Ok(*last);
        }
        if let Some(at) = self.at {
            return Ok(BillingPeriod::current(at, zone).previous());
        }
        if let Some(found) = steps.noted("period").and_then(|period| period.parse().ok()) {
            return Ok(found);
        }
        let operator = &self.operator().id;
        let accounts = billing.accounts(operator, None, CUSTOMERS).await.map_err(told)?;
        let mut period = BillingPeriod::current(Instant::from(std::time::SystemTime::now()), zone);
        (0..12).for_each(|_| period = period.next());
        for _ in 0..240 {
            let bills = billing.bills(operator, period, &accounts).await.map_err(told)?;
            if bills.iter().any(|bill| matches!(bill, BillAnswer::Complete(_))) {
                steps.note("period", period.to_string());
                return Ok(period);
            }
            period = period.previous();
        }
        Err("none of the accounts has a bill: nothing can be formed; see refused.txt".to_owned())
    }

    /// The first of the accounts.
    pub(crate) async fn customers(&self, billing: &dyn BillingSource) -> Outcome<Vec<Account>> {
        let operator = &self.operator().id;
        let mut customers = Vec::new();
        for number in billing.accounts(operator, None, CUSTOMERS).await.map_err(told)? {
            customers.extend(billing.account(operator, &number).await.map_err(told)?);
        }
        Ok(customers)
    }
}

async fn feed_generated(
    generator: &Generator,
    last: BillingPeriod,
    at: Option<Instant>,
    feed: &dyn Feed,
    list: &mut dyn Write,
) -> Outcome<u64> {
    let operator = &generator.operator().id;
    let mut rows = Rows { list, refused: 0 };

    let mut progress = Progress::new("accounts", Some(u64::from(generator.len())));
    let mut fed = 0;
    for batch in batches(generator.accounts()) {
        rows.note("account", &batch, feed.put_accounts(operator, &batch).await.map_err(told)?, |account| {
            account.number.to_string()
        })?;
        fed += batch.len() as u64;
        progress.at(fed);
    }
    progress.end(&format!("{fed} fed"));

    let mut progress = Progress::new("bills", Some(u64::from(generator.len()) * u64::from(Generator::PERIODS)));
    let mut fed = 0;
    for batch in batches(generator.all_bills()) {
        rows.note("bill", &batch, feed.put_invoices(operator, &batch).await.map_err(told)?, |bill| {
            format!("{} {}", bill.account, bill.period)
        })?;
        fed += batch.len() as u64;
        progress.at(fed);
    }
    progress.end(&format!("{fed} fed"));

    let zone = generator.operator().zone;
    let until = at.unwrap_or_else(|| zone.start_of(last.next().first_day() + Days::new(3)) + TimeDelta::hours(12));
    let mut progress = Progress::new("calls", None);
    let mut fed = 0;
    for period in [last.previous(), last, last.next()] {
        for batch in batches(generator.calls(period).filter(|(_, call)| call.start < until)) {
            rows.note("call", &batch, feed.append_calls(operator, &batch).await.map_err(told)?, |(account, call)| {
                format!("{account} {}", call.key)
            })?;
            fed += batch.len() as u64;
            progress.at(fed);
        }
    }
    progress.end(&format!("{fed} fed"));
    Ok(rows.refused)
}

async fn feed_directory(
    directory: &mut OperatorDirectory,
    feed: &dyn Feed,
    list: &mut (dyn Write + Send),
) -> Outcome<u64> {
    let mut failed = None;
    let mut progress = Progress::new("rows", None);
    let mut watch = |event: Event<'_>| match event {
        Event::Progress(file) => progress.at(file.kept + file.refused),
        Event::Refused(refusal) => failed = failed.take().or_else(|| writeln!(list, "{refusal}").err()),
        _ => {}
    };
    let summary = directory.feed_all(feed, &mut watch).await.map_err(told)?;
    if let Some(error) = failed {
        return Err(format!("refused.txt can't be written: {error}"));
    }
    progress.end(&format!("{} kept, {} refused", summary.kept(), summary.refused()));
    Ok(summary.refused())
}

/// Makes a month out of an Asterisk's own records; answers the lines refused, and what is to be said of the rest.
async fn feed_asterisk(
    operator: &Operator,
    calls: &Path,
    tariff: &Tariff,
    feed: &dyn Feed,
    list: &mut (dyn Write + Send),
) -> Outcome<(u64, String)> {
    let mut failed = None;
    let mut progress = Progress::new("lines", None);
    let mut watch = |event: Event<'_>| match event {
        Event::Progress(file) => progress.at(file.kept + file.refused),
        Event::Refused(refusal) => failed = failed.take().or_else(|| writeln!(list, "{refusal}").err()),
        _ => {}
    };
    let options = AsteriskOptions { zone: operator.zone, ..AsteriskOptions::default() };
    let summary = load(calls, tariff, &options, operator, feed, &mut watch).await.map_err(told)?;
    if let Some(error) = failed {
        return Err(format!("refused.txt can't be written: {error}"));
    }
    let asterisk = &summary.asterisk;
    progress.end(&format!("{} calls, {} refused", asterisk.file.kept, asterisk.file.refused));
    let told = format!(
        "{} calls of {} s ({} s answered) are kept, {} lines of {} s are refused.",
        asterisk.file.kept,
        asterisk.kept.duration,
        asterisk.kept.billsec,
        asterisk.file.refused,
        asterisk.refused.duration
    );
    Ok((asterisk.file.refused, told))
}

/// Lists the rows of generated batches that were refused.
struct Rows<'a> {
    list: &'a mut dyn Write,
    refused: u64,
}

impl Rows<'_> {
    fn note<T>(&mut self, what: &str, rows: &[T], report: FeedReport, name: impl Fn(&T) -> String) -> Outcome<()> {
        for refused in report.refused {
            self.refused += 1;
            let named = rows.get(refused.place).map(&name).unwrap_or_default();
            writeln!(self.list, "{what} {named}: {}", refused.reason)
                .map_err(|error| format!("refused.txt can't be written: {error}"))?;
        }
        Ok(())
    }
}

fn batches<T>(mut rows: impl Iterator<Item = T>) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        let batch: Vec<T> = rows.by_ref().take(ROWS).collect();
        (!batch.is_empty()).then_some(batch)
    })
}
