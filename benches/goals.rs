//! Prints what was measured beside its floor and its goal. `SCHET_BENCH_SCALE=4` does four times as much, and
//! `cargo bench --bench goals -- run orders` only the parts that are named, which are the modules of the crate.

use std::io::{self, Write};

use schet_benches::contest::{Row, Scale, thousands};
use schet_benches::memory::{self, Peak};
use schet_benches::sample::Outcome;
use schet_benches::{calls, documents, mail, orders, paper, run};

fn main() -> Outcome<()> {
    if memory::is_child()? {
        return Ok(());
    }
    let scale = Scale::of_environment();
    // On the disk where the build is: the system's folder for temporary files may be in memory, where a sync is nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut table = Table::begin(scale.factor == 0.0)?;
    let folder = folder.path();
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wants = |part: &str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    if wants("paper") {
        table.rows(&paper::rows(scale)?)?;
    }
    if wants("orders") {
        table.rows(&orders::rows(scale, folder)?)?;
    }
    if wants("documents") {
        table.rows(&documents::rows(scale, folder)?)?;
    }
    if wants("mail") {
        table.rows(&mail::rows(scale)?)?;
    }
    if wants("calls") {
        table.rows(&calls::rows(scale, folder)?)?;
    }
    if wants("run") {
        table.rows(&run::rows(scale, folder)?)?;
    }
    if wants("memory") {
        table.peaks(&memory::peaks(scale, folder)?)?;
    }
    table.end()
}

/// The table, printed part by part as it is measured.
struct Table {
    out: Box<dyn Write>,
}

impl Table {
    /// In a trial nothing is measured, and nothing is said but that.
    fn begin(is_trial: bool) -> Outcome<Self> {
        let mut out: Box<dyn Write> = Box::new(io::stdout());
        if is_trial {
            writeln!(out, "a trial: each runs once, `cargo bench` measures")?;
            out = Box::new(io::sink());
        }
        writeln!(
            out,
            "\n{:<42} {:>11}   {:<34} {:>11} {:>6}   goal",
            "what", "a second", "beside", "a second", "ratio"
        )?;
        writeln!(out, "{}", "─".repeat(132))?;
        Ok(Self { out })
    }

    fn rows(&mut self, rows: &[Row]) -> Outcome<()> {
        for row in rows {
            let (beside, pace) =
                row.floor.as_ref().map_or(("", String::new()), |(name, pace)| (name, thousands(*pace)));
            let ratio = row.ratio.map_or(String::new(), |ratio| format!("{ratio:.2}"));
            let reached = match row.goal.is_reached(row.pace, row.ratio) {
                Some(true) => "reached",
                Some(false) => "missed",
                None => "",
            };
            let goal = format!("{} {reached}", row.goal);
            writeln!(
                self.out,
                "{:<42} {:>11}   {beside:<34} {pace:>11} {ratio:>6}   {}",
                row.what,
                thousands(row.pace),
                goal.trim()
            )?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn peaks(&mut self, peaks: &[Peak]) -> Outcome<()> {
        writeln!(self.out, "{:<58} {:>8}   goal", "peak of memory", "MB")?;
        writeln!(self.out, "{}", "─".repeat(92))?;
        for Peak { what, bytes, limit } in peaks {
            let megabytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
            let goal = limit.map_or(String::new(), |limit| {
                format!("≤ {} MB {}", limit >> 20, if *bytes <= limit { "reached" } else { "missed" })
            });
            writeln!(self.out, "{what:<58} {:>8.1}   {goal}", megabytes(*bytes))?;
        }
        Ok(())
    }

    fn end(mut self) -> Outcome<()> {
        let (whole, own) = paper::sizes()?;
        let kilobytes = |bytes: usize| bytes as f64 / 1024.0;
        writeln!(
            self.out,
            "\nan invoice of one page has {:.1} kB, {:.1} kB of them its own; the rest is stored once\n",
            kilobytes(whole),
            kilobytes(own)
        )?;
        Ok(())
    }
}
