//! Amounts in words: reads kopecks, a number a line, and writes each in Russian and in English, parted by a tab.

use std::io::{self, BufRead, BufWriter, Write};

use schet::render::words;
use schet::{Amount, Locale};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut line = String::with_capacity(512);
    for minor in io::stdin().lock().lines() {
        let minor = minor?;
        let amount = Amount::from_minor(minor.trim().parse().map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidInput, format!("{minor:?} is no number of kopecks: {error}"))
        })?);
        line.clear();
        words::push_amount(&mut line, Locale::Ru, amount);
        line.push('\t');
        words::push_amount(&mut line, Locale::En, amount);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}
