//! Writes invoices of random content for other people's programs to look at.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use schet::render::{Renderer, einvoice};
use schet_examples::random_invoice::Sample;

const HELP: &str = "\
Invoices of random content: as PDF, as EN 16931 (UBL 2.1), as JSON, and what each of them is.

Usage: random [--out DIR] [--count N] [--first N] [--seed N]

  --out DIR     where they go (target/random)
  --count N     how many (200)
  --first N     the index of the first in its series (0)
  --seed N      another series (1)

Every invoice I gives I.pdf, I.json, and I.xml where EN 16931 can say it; manifest.jsonl has a line for each with its
language and, where there is no XML, the reason.
";

struct Options {
    out: PathBuf,
    count: u64,
    first: u64,
    seed: u64,
}

fn main() -> ExitCode {
    match parse(std::env::args().skip(1)) {
        Ok(None) => {
            // Whoever closed the pipe has read enough.
            let _ = io::stdout().write_all(HELP.as_bytes());
            ExitCode::SUCCESS
        }
        Ok(Some(options)) => match write(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&format!("{}: {error}", options.out.display())),
        },
        Err(error) => fail(&error),
    }
}

fn fail(error: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "{error}");
    ExitCode::FAILURE
}

/// Reads the command line; `None` asks for help.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options { out: PathBuf::from("target/random"), count: 200, first: 0, seed: 1 };
    while let Some(name) = arguments.next() {
        if matches!(name.as_str(), "--help" | "-h") {
            return Ok(None);
        }
        let value = arguments.next().ok_or_else(|| format!("{name} wants a value; --help lists the arguments"))?;
        let number = || value.parse().map_err(|_| format!("{name} wants a whole number, got {value:?}"));
        match name.as_str() {
            "--out" => options.out = PathBuf::from(&value),
            "--count" => options.count = number()?,
            "--first" => options.first = number()?,
            "--seed" => options.seed = number()?,
            _ => return Err(format!("{name} is no argument of this program; --help lists them")),
        }
    }
    Ok(Some(options))
}

fn write(options: &Options) -> io::Result<()> {
    std::fs::create_dir_all(&options.out)?;
    let mut manifest = BufWriter::new(File::create(options.out.join("manifest.jsonl"))?);
    let mut renderer = Renderer::new();
    let mut buffer = Vec::new();
    for index in options.first..options.first + options.count {
        let sample = Sample::of(options.seed, index);
        let about = write_one(&options.out, index, &sample, &mut renderer, &mut buffer)?;
        serde_json::to_writer(&mut manifest, &about)?;
        manifest.write_all(b"\n")?;
    }
    manifest.flush()
}

/// Writes the files of a sample and returns its line of the manifest.
fn write_one(
    out: &Path,
    index: u64,
    sample: &Sample,
    renderer: &mut Renderer,
    buffer: &mut Vec<u8>,
) -> io::Result<serde_json::Value> {
    let Sample { operator, account, invoice, locale } = sample;
    let path = |extension: &str| out.join(format!("{index:06}.{extension}"));
    let rendered = renderer.invoice(operator, account, invoice, *locale).map_err(io::Error::other)?;
    std::fs::write(path("pdf"), rendered.to_bytes())?;
    buffer.clear();
    einvoice::json(buffer, operator, account, invoice);
    std::fs::write(path("json"), &*buffer)?;
    buffer.clear();
    let refusal = einvoice::ubl(buffer, operator, account, invoice, *locale).err();
    if refusal.is_none() {
        std::fs::write(path("xml"), &*buffer)?;
    }
    Ok(serde_json::json!({
        "file": format!("{index:06}"),
        "locale": locale,
        "no_xml": refusal.map(|refusal| refusal.to_string()),
    }))
}
