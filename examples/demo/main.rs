//! The month of a small operator: its data, the days around the turn of the month, and what is left of them to look
//! at.

#![allow(clippy::print_stderr, reason = "a program tells its user what it does")]

mod args;
mod data;
mod details;
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
use progress::{counted, say};
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
    let mut source = Source::open(&options)?;
    make_folder(&out)?;
    let mut steps = Steps::open(&out, &source.name())?;
    let going_on = if steps.goes_on() { ", going on" } else { "" };
    say(&format!("{} → {}{going_on}\n", source.name(), out.display()));

    let file = out.join("schet.db");
    let store = SqliteOptions::new().zone(source.operator().zone).open(&file);
    let store = Arc::new(store.map_err(|error| format!("{} can't be used: {}", file.display(), told(error)))?);
    source.feed(store.as_ref(), &out, &mut steps).await?;
    source.write_details(store.as_ref(), &out, &mut steps).await?;
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

/// Makes the directory for the output.
fn make_folder(out: &Path) -> Outcome<()> {
    if out.exists() && !out.is_dir() {
        return Err(format!("{} is a file, and --out wants a directory: name another", out.display()));
    }
    std::fs::create_dir_all(out)
        .map_err(|error| format!("the directory {} can't be made, name another --out: {error}", out.display()))
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
    for name in ["report.html", "mail", "documents", "pickup", "calls", "schet.db"] {
        let path = out.join(name);
        if path.exists() {
            say(&format!("  {}\n", path.display()));
        }
    }
    say(&format!("{:.1} s\n", begun.elapsed().as_secs_f64()));
    Ok(())
}
