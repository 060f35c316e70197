//! The month of a small operator: its data, the days around the turn of the month, and what is left of them to look
//! at.

#![allow(clippy::print_stderr, reason = "a program tells its user what it does")]

mod args;
mod data;
mod month;
mod progress;
mod report;
mod steps;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant as Stopwatch;

use schet::desk::{Desk, Ports};
use schet_documents::FileDocuments;
use schet_spool::Spool;
use schet_sqlite::SqliteOptions;

use args::Options;
use data::Source;
use month::{Month, Outcome, told};
use progress::say;
use steps::Steps;

fn main() -> ExitCode {
    let outcome = match args::parse(std::env::args_os()) {
        Ok(Some(options)) => futures_lite::future::block_on(run(options)),
        Ok(None) => {
            say(args::HELP);
            Ok(())
        }
        Err(wrong) => Err(wrong),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("demo: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Outcome<()> {
    let begun = Stopwatch::now();
    let out = options.out.clone();
    std::fs::create_dir_all(&out).map_err(|error| format!("{} can't be made: {error}", out.display()))?;
    let mut source = Source::open(&options)?;
    let mut steps = Steps::open(&out, &source.name())?;
    let going_on = if steps.goes_on() { ", going on" } else { "" };
    say(&format!("{} → {}{going_on}\n", source.name(), out.display()));

    let store = SqliteOptions::new().zone(source.operator().zone).open(out.join("schet.db")).map_err(told)?;
    let store = Arc::new(store);
    source.feed(store.as_ref(), &out, &mut steps).await?;
    let period = source.last_period(store.as_ref(), &mut steps).await?;
    let at = source.at(period);
    let ports = Ports {
        billing: store.clone(),
        orders: store.clone(),
        documents: Arc::new(FileDocuments::open(out.join("documents")).map_err(told)?),
        mailer: Arc::new(Spool::open(out.join("mail")).map_err(told)?),
    };
    let month = Month {
        desk: Desk::new(source.operator().clone(), source.policy(), ports),
        customers: source.customers(store.as_ref()).await?,
        changes: source.changes(),
        billing: store,
        seed: source.seed(),
        out: out.clone(),
        period,
        at,
    };
    month.live(&mut steps).await?;
    report::write(&month, &steps).await?;
    summary(&month, &steps, &out, begun).await
}

async fn summary(month: &Month, steps: &Steps, out: &Path, begun: Stopwatch) -> Outcome<()> {
    let counts = month.desk.run(month.period).await.map_err(told)?.map(|run| run.counts).unwrap_or_default();
    say("\n");
    say(&format!(
        "{}: {} formed, {} by e-mail, {} in person; {} refused, {} not billable.\n",
        month.period,
        counted(counts.formed, "invoice"),
        counts.formed - counts.in_person,
        counts.in_person,
        counted(counts.refused, "account"),
        counts.not_billable
    ));
    let refused = month.desk.refusals(month.period, None, 10).await.map_err(told)?;
    for refusal in &refused {
        say(&format!("  {} {}: {}\n", refusal.account, refusal.code, refusal.reason));
    }
    if let Some(told) = steps.noted("refused input") {
        say(&format!("{told}\n"));
    }
    for name in ["report.html", "mail", "documents", "pickup", "schet.db"] {
        say(&format!("  {}\n", out.join(name).display()));
    }
    say(&format!("{:.1} s\n", begun.elapsed().as_secs_f64()));
    Ok(())
}

/// A number and its noun.
fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
