use std::ffi::OsString;
use std::path::PathBuf;

use chrono::Datelike as _;
use schet::Instant;

pub(crate) const HELP: &str = "\
The month of a telecom operator: calls, invoices, deliveries, and what customers order.

Usage: demo [--out DIR] [--at INSTANT] [--seed N] [--accounts N]
       demo --input DIR [--out DIR] [--at INSTANT]
       demo --calls Master.csv --tariff tariff.toml [--out DIR] [--at INSTANT]

  --out DIR        where everything goes (target/demo)
  --at INSTANT     when the customers come, such as 2026-11-03T23:59:59.999+03:00
                   (noon of the 4th after the last month of the data)
  --seed N         makes another operator (1)
  --accounts N     how many accounts it has (300)
  --input DIR      an operator of your own: operator.toml, accounts.jsonl, invoices.jsonl,
                   payments.jsonl, instalments.jsonl, calls.csv
  --calls FILE     calls of an Asterisk, as cdr_csv writes them (Master.csv)
  --tariff FILE    prices by prefix for --calls (tariff.toml)
  --help           this text

Run it again on the same --out and it goes on where it was.
";

#[derive(Clone, Debug)]
pub(crate) enum Data {
    Generated { seed: u64, accounts: u32 },
    Directory(PathBuf),
    Asterisk { calls: PathBuf, tariff: PathBuf },
}

#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) data: Data,
    pub(crate) out: PathBuf,
    pub(crate) at: Option<Instant>,
}

/// Reads the command line; `None` asks for help.
///
/// # Errors
/// A sentence that names the argument and what it wants.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, String> {
    let mut arguments = arguments.skip(1);
    let (mut input, mut calls, mut tariff) = (None, None, None);
    let (mut seed, mut accounts) = (None, None);
    let (mut out, mut at) = (PathBuf::from("target/demo"), None);
    while let Some(argument) = arguments.next() {
        let name = argument.to_string_lossy().into_owned();
        if matches!(name.as_str(), "--help" | "-h") {
            return Ok(None);
        }
        if !["--out", "--at", "--seed", "--accounts", "--input", "--calls", "--tariff"].contains(&name.as_str()) {
            return Err(format!("{name} is no argument of this program; --help lists them"));
        }
        let value = arguments.next().ok_or_else(|| format!("{name} wants a value"))?;
        match name.as_str() {
            "--out" if value.is_empty() => return Err("--out wants the name of a directory".to_owned()),
            "--out" => out = PathBuf::from(value),
            "--input" => input = Some(PathBuf::from(value)),
            "--calls" => calls = Some(PathBuf::from(value)),
            "--tariff" => tariff = Some(PathBuf::from(value)),
            "--at" => at = Some(instant(&value)?),
            "--seed" => seed = Some(number(&name, &value)?),
            _ => accounts = Some(number(&name, &value)?),
        }
    }
    if (input.is_some() || calls.is_some()) && (seed.is_some() || accounts.is_some()) {
        return Err("--seed and --accounts make an operator: they don't go with --input or --calls".to_owned());
    }
    let data = match (input, calls, tariff) {
        (None, None, None) => Data::Generated {
            seed: seed.unwrap_or(1),
            accounts: u32::try_from(accounts.unwrap_or(300))
                .ok()
                .filter(|accounts| (1..=10_000_000).contains(accounts))
                .ok_or("--accounts wants a number from 1 to 10000000")?,
        },
        (Some(input), None, None) => Data::Directory(input),
        (None, Some(calls), Some(tariff)) => Data::Asterisk { calls, tariff },
        (None, Some(_), None) => return Err("--calls wants --tariff beside it: the prices of the calls".to_owned()),
        (None, None, Some(_)) => return Err("--tariff wants --calls beside it: the calls to price".to_owned()),
        (Some(_), ..) => return Err("--input brings its own calls: it does not go with --calls or --tariff".to_owned()),
    };
    Ok(Some(Options { data, out, at }))
}

fn instant(value: &OsString) -> Result<Instant, String> {
    let text = value.to_string_lossy();
    let at = chrono::DateTime::parse_from_rfc3339(&text)
        .map_err(|_| format!("--at {text} is no instant; write one such as 2026-11-04T12:00:00+03:00"))?;
    if (2000..2200).contains(&at.year()) {
        Ok(at.to_utc())
    } else {
        Err(format!("--at {text} is outside the years 2000 to 2199, in which the demo lives"))
    }
}

fn number(name: &str, value: &OsString) -> Result<u64, String> {
    let text = value.to_string_lossy();
    text.parse().map_err(|_| format!("{name} {text} is no whole number"))
}
