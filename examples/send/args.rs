use std::collections::HashMap;
use std::path::PathBuf;

use schet::Instant;

pub(crate) const HELP: &str = "\
Mails of a telecom operator that does not exist, over SMTP: its invoices of a month, and charges as customers order them.

Usage: send --roots FILE [--host NAME] [--port N] [--out DIR] [--at INSTANT] [--accounts N] [--orders N]
            [--dkim SELECTOR=KEY.pem]... [--verp NAME]

  --roots FILE     who may vouch for the server, in PEM
  --host NAME      the mail server (localhost)
  --port N         its port (2525)
  --out DIR        where database and documents go (target/send)
  --at INSTANT     the present (2026-10-05T09:00:00+03:00)
  --accounts N     how many customers there are (20)
  --orders N       how many orders for charges they make (100)
  --dkim S=FILE    signs with a private key, and says the record to publish
  --verp NAME      the mailbox at the operator's domain to which bounces come; it gets a token for each mail
  --help           this text

Run it again on the same --out, later by --at, and it goes on where it was.
";

#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) roots: PathBuf,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) out: PathBuf,
    pub(crate) at: Instant,
    pub(crate) accounts: u32,
    pub(crate) orders: u32,
    pub(crate) dkim: Vec<(String, PathBuf)>,
    pub(crate) verp: Option<String>,
}

/// Reads the command line; `None` asks for help.
///
/// # Errors
/// A sentence that names the argument and what it wants.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    const NAMES: [&str; 7] = ["--roots", "--host", "--port", "--out", "--at", "--accounts", "--orders"];
    let (mut values, mut dkim, mut verp) = (HashMap::new(), Vec::new(), None);
    let mut arguments = arguments.skip(1);
    while let Some(name) = arguments.next() {
        if matches!(name.as_str(), "--help" | "-h") {
            return Ok(None);
        }
        let value = arguments.next().ok_or_else(|| format!("{name} wants a value"));
        match name.as_str() {
            "--dkim" => {
                let value = value?;
                let (selector, file) = value.split_once('=').ok_or("--dkim wants SELECTOR=FILE")?;
                dkim.push((selector.to_owned(), PathBuf::from(file)));
            }
            "--verp" => verp = Some(value?),
            known if NAMES.contains(&known) => drop(values.insert(name, value?)),
            _ => return Err(format!("{name} is no argument of this program; --help lists them")),
        }
    }
    let text = |name: &str, default: &str| values.get(name).cloned().unwrap_or_else(|| default.to_owned());
    let number = |name: &str, default: &str| {
        text(name, default).parse().map_err(|_| format!("{name} wants a number, such as {default}"))
    };
    Ok(Some(Options {
        roots: values.get("--roots").map(PathBuf::from).ok_or("--roots is missing; --help tells what it is")?,
        host: text("--host", "localhost"),
        port: u16::try_from(number("--port", "2525")?).map_err(|_| "--port wants a port".to_owned())?,
        out: PathBuf::from(text("--out", "target/send")),
        at: text("--at", "2026-10-05T09:00:00+03:00")
            .parse()
            .map_err(|_| "--at wants an instant, such as 2026-10-05T09:00:00+03:00".to_owned())?,
        accounts: number("--accounts", "20")?,
        orders: number("--orders", "100")?,
        dkim,
        verp,
    }))
}
