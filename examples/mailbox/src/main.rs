//! Shows the mails that it takes: one line for each, and a file that any mail program opens.

#![allow(clippy::print_stderr, reason = "a program tells its user what it does")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use schet_mailbox::{Mail, Mailbox, Options};

const HELP: &str = "\
A mail server for developers: takes every mail, at 127.0.0.1 alone, and delivers none.

Usage: mailbox [--port N] [--out DIR] [--log FILE]

  --port N     where it listens (2525; 0: a port that is free)
  --out DIR    where the mails go, each a file, beside roots.pem, whom clients have to trust (target/mailbox)
  --log FILE   a line for each mail, sender, recipient and Message-ID, in place of the mails themselves
  --help       this text
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mailbox: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> io::Result<()> {
    let (mut port, mut folder, mut log) = (2525, PathBuf::from("target/mailbox"), None);
    while let Some(name) = arguments.next() {
        if matches!(name.as_str(), "--help" | "-h") {
            return io::stdout().write_all(HELP.as_bytes());
        }
        let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidInput, format!("{name} {what}"));
        let value = arguments.next().ok_or_else(|| wrong("wants a value"))?;
        match name.as_str() {
            "--port" => port = value.parse().map_err(|_| wrong("wants a port"))?,
            "--out" => folder = PathBuf::from(value),
            "--log" => log = Some(PathBuf::from(value)),
            _ => return Err(wrong("is no argument of this program; --help lists them")),
        }
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("roots.pem"), Mailbox::authority()?)?;
    let mailbox = Mailbox::start(Options { port, ..Options::default() })?;
    let mut out = io::stdout().lock();
    writeln!(out, "listening at localhost:{}, trusted by {}", mailbox.port(), folder.join("roots.pem").display())?;
    let mut count = 0;
    loop {
        for mail in mailbox.wait() {
            count += 1;
            match &log {
                Some(log) => note(log, &mail)?,
                None => {
                    let file = folder.join(format!("{count:06}.eml"));
                    fs::write(&file, &mail.bytes)?;
                    writeln!(out, "{} → {}: {}", mail.from, mail.to, file.display())?;
                }
            }
        }
    }
}

fn note(log: &Path, mail: &Mail) -> io::Result<()> {
    let text = String::from_utf8_lossy(&mail.bytes);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let message_id = head.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or_default();
    let line = format!("{}\t{}\t{message_id}\n", mail.from, mail.to);
    OpenOptions::new().create(true).append(true).open(log)?.write_all(line.as_bytes())
}
