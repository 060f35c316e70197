//! A thing measured beside its floor, in turns, so that a busy neighbour slows down both.

use std::time::{Duration, Instant};

use crate::sample::Outcome;

/// One turn: how many units were done, and how long that took. Preparing and cleaning up are not in the time.
pub type Turn = Outcome<(usize, Duration)>;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Turns of each contestant; one more is not counted.
    pub turns: usize,
    /// Multiplies the work of a turn; 0 makes it a trial that only has to pass.
    pub factor: f64,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// So many units a second, on a quiet machine.
    PerSecond(f64),
    /// This part of the floor's pace.
    OfFloor(f64),
    /// Both.
    Both(f64, f64),
    /// Nothing is promised: it is there to be compared.
    Shown,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// Units a second, the median of the turns.
    pub pace: f64,
    /// What it is compared with, and its pace.
    pub floor: Option<(String, f64)>,
    /// The median of each turn's pace by that of the floor's turn beside it.
    pub ratio: Option<f64>,
    /// What is to be reached.
    pub goal: Goal,
}

impl Scale {
    /// The scale that the environment asks for: `SCHET_BENCH_SCALE`, 1 where it is not set. A trial when the program
    /// was not started by `cargo bench`.
    #[must_use]
    pub fn of_environment() -> Self {
        let is_bench = std::env::args().any(|argument| argument == "--bench");
        let factor = std::env::var("SCHET_BENCH_SCALE").ok().and_then(|text| text.parse().ok()).unwrap_or(1.0);
        if is_bench { Self { turns: 5, factor: f64::max(factor, 0.0) } } else { Self { turns: 1, factor: 0.0 } }
    }

    /// So many units, by the scale; at least `least`.
    #[must_use]
    pub fn of(&self, units: usize, least: usize) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rough count")]
        let scaled = (units as f64 * self.factor) as usize;
        scaled.max(least)
    }
}

impl Goal {
    /// Whether a pace, and its part of the floor's, reach the goal; `None` where none is set.
    #[must_use]
    pub fn is_reached(self, pace: f64, ratio: Option<f64>) -> Option<bool> {
        let of_floor = |part: f64| ratio.is_some_and(|ratio| ratio >= part);
        match self {
            Self::PerSecond(least) => Some(pace >= least),
            Self::OfFloor(part) => Some(of_floor(part)),
            Self::Both(least, part) => Some(pace >= least && of_floor(part)),
            Self::Shown => None,
        }
    }
}

impl std::fmt::Display for Goal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::PerSecond(least) => write!(f, "≥ {}/s", thousands(*least)),
            Self::OfFloor(part) => write!(f, "≥ {part:.2}"),
            Self::Both(least, part) => write!(f, "≥ {}/s, ≥ {part:.2}", thousands(*least)),
            Self::Shown => Ok(()),
        }
    }
}

/// Measures something by itself.
///
/// # Errors
/// Those of the work.
pub fn alone(scale: Scale, what: &str, goal: Goal, mut work: impl FnMut() -> Turn) -> Outcome<Row> {
    let mut paces = Vec::new();
    for turn in 0..=scale.turns {
        let pace = pace(work()?);
        if turn > 0 || scale.factor == 0.0 {
            paces.push(pace);
        }
    }
    Ok(Row { what: what.to_owned(), pace: median(paces), floor: None, ratio: None, goal })
}

/// Measures something beside its floor, turn by turn.
///
/// # Errors
/// Those of the work.
pub fn beside(
    scale: Scale,
    what: &str,
    goal: Goal,
    mut work: impl FnMut() -> Turn,
    floor: &str,
    mut floor_work: impl FnMut() -> Turn,
) -> Outcome<Row> {
    let (mut paces, mut floors, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..=scale.turns {
        let (ours, least) = (pace(work()?), pace(floor_work()?));
        if turn > 0 {
            paces.push(ours);
            floors.push(least);
            ratios.push(ours / least);
        }
    }
    Ok(Row {
        what: what.to_owned(),
        pace: median(paces),
        floor: Some((floor.to_owned(), median(floors))),
        ratio: Some(median(ratios)),
        goal,
    })
}

/// Times a piece of work that does so many units.
///
/// # Errors
/// Those of the work.
pub fn timed(units: usize, work: impl FnOnce() -> Outcome<()>) -> Turn {
    let begun = Instant::now();
    work()?;
    Ok((units, begun.elapsed()))
}

fn pace((units, time): (usize, Duration)) -> f64 {
    units as f64 / time.as_secs_f64().max(1e-9)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// `1,234,567`
#[must_use]
pub fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contest_is_its_median() {
        let scale = Scale { turns: 3, factor: 1.0 };
        let mut times = [9, 1, 4, 2].into_iter().map(Duration::from_secs);
        let work = || Ok((8, times.next().unwrap()));
        let row = beside(scale, "a", Goal::OfFloor(0.5), work, "b", || Ok((16, Duration::from_secs(1)))).unwrap();
        assert_eq!((row.pace, row.ratio), (4.0, Some(0.25)));
        assert_eq!(row.goal.is_reached(row.pace, row.ratio), Some(false));
        assert_eq!(Goal::Both(4.0, 0.25).is_reached(row.pace, row.ratio), Some(true));
        assert_eq!(thousands(1_234_567.4), "1,234,567");
        assert_eq!(thousands(999.0), "999");
    }
}
