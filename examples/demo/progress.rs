use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant as Stopwatch};

/// A line of progress on the terminal; where there is none, one line when the work ends.
#[derive(Debug)]
pub(crate) struct Progress {
    what: &'static str,
    total: Option<u64>,
    begun: Stopwatch,
    shown: Option<Stopwatch>,
    live: bool,
}

impl Progress {
    pub(crate) fn new(what: &'static str, total: Option<u64>) -> Self {
        Self { what, total, begun: Stopwatch::now(), shown: None, live: std::io::stdout().is_terminal() }
    }

    /// Shows how far the work is, at most ten times a second.
    pub(crate) fn at(&mut self, done: u64) {
        let due = self.shown.is_none_or(|shown| shown.elapsed() >= Duration::from_millis(100));
        if !self.live || !due {
            return;
        }
        self.shown = Some(Stopwatch::now());
        let bar = match self.total.filter(|total| *total > 0) {
            Some(total) => {
                let filled = usize::try_from((done * 24 / total).min(24)).unwrap_or(24);
                format!("{}{} {done}/{total}", "█".repeat(filled), "░".repeat(24 - filled))
            }
            None => format!("{done}"),
        };
        say(&format!("\r\x1b[2K  {:<22} {bar}", self.what));
    }

    /// Ends the line with what came of the work.
    pub(crate) fn end(self, outcome: &str) {
        let clear = if self.live { "\r\x1b[2K" } else { "" };
        say(&format!("{clear}  {:<22} {outcome}  ({:.1} s)\n", self.what, self.begun.elapsed().as_secs_f64()));
    }
}

/// Prints; a reader that is gone is no reason to stop.
pub(crate) fn say(text: &str) {
    let mut out = std::io::stdout();
    drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// A number and its noun.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
