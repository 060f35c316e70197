use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_lite::future::{Future, block_on, poll_once};
use schet::ports::{CommitError, PortError};

/// What a test of a clause comes to.
pub type Check = Result<(), Stop>;

/// Why a test of a clause was not gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The clause is broken; the text says how.
    Broken(String),
    /// The harness lacks what the test needs; the text says what.
    Skipped(&'static str),
}

/// What came of a suite's tests, in their order.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Each test's name and result.
    pub results: Vec<(&'static str, Check)>,
}

impl Report {
    /// Runs tests; a panic counts as a broken clause.
    pub(crate) fn of(tests: impl Iterator<Item = (&'static str, impl FnOnce() -> Check)>) -> Self {
        let run = |(name, test)| {
            let ended = catch_unwind(AssertUnwindSafe(test));
            (name, ended.unwrap_or_else(|_| Err(Stop::Broken("it panicked".to_owned()))))
        };
        Self { results: tests.map(run).collect() }
    }

    /// Whether no clause is broken.
    #[must_use]
    pub fn is_conformant(&self) -> bool {
        self.broken().next().is_none()
    }

    /// The tests that found a clause broken, and how.
    pub fn broken(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.results.iter().filter_map(|(name, check)| match check {
            Err(Stop::Broken(detail)) => Some((*name, detail.as_str())),
            _ => None,
        })
    }

    /// The tests that the harness has no means for, and what they lack.
    pub fn skipped(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.results.iter().filter_map(|(name, check)| match check {
            Err(Stop::Skipped(lack)) => Some((*name, *lack)),
            _ => None,
        })
    }
}

impl fmt::Display for Report {
    /// Writes one line for each test.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, check) in &self.results {
            match check {
                Ok(()) => writeln!(f, "holds    {name}")?,
                Err(Stop::Broken(detail)) => writeln!(f, "BROKEN   {name}: {detail}")?,
                Err(Stop::Skipped(lack)) => writeln!(f, "skipped  {name}: {lack}")?,
            }
        }
        Ok(())
    }
}

impl From<PortError> for Stop {
    fn from(error: PortError) -> Self {
        Self::Broken(format!("the port failed: {}", with_sources(&error)))
    }
}

impl From<CommitError> for Stop {
    fn from(error: CommitError) -> Self {
        Self::Broken(format!("the commit was not made: {}", with_sources(&error)))
    }
}

fn with_sources(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The test body of one Rust test: panics when the clause is broken. What [`order_store!`](macro@crate::order_store) and
/// its like expand to.
///
/// # Panics
/// When the clause is broken.
#[track_caller]
pub fn demand(check: Check) {
    if let Err(Stop::Broken(detail)) = check {
        panic!("{detail}");
    }
}

/// A clause's demand that something holds.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(Stop::Broken(otherwise())) }
}

/// A clause's demand that what was found is what was expected.
pub(crate) fn same<T: PartialEq + fmt::Debug>(what: &str, found: &T, expected: &T) -> Check {
    ensure(found == expected, || format!("{what}: found {}, expected {}", short(found), short(expected)))
}

/// Polls a future so many times, then drops it.
pub(crate) fn drop_after<T>(polls: u32, future: impl Future<Output = T>) {
    let mut future = Box::pin(future);
    for _ in 0..polls {
        if block_on(poll_once(&mut future)).is_some() {
            return;
        }
    }
}

/// The debug form, cut to what a report can show.
fn short(value: &impl fmt::Debug) -> String {
    let text = format!("{value:?}");
    match text.char_indices().nth(1_500) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Declares a suite: the table of its tests, a function that runs them all, and a macro that makes a Rust test of each.
macro_rules! suite {
    (($d:tt) $macro:ident, $module:ident, $($test:ident),+ $(,)?) => {
        /// Every test of the suite with its name, which begins with the number of its clause.
        pub const TESTS: &[(&str, fn(&dyn Harness) -> crate::Check)] = &[$((stringify!($test), $test)),+];

        /// Runs every test of the suite; nothing panics.
        #[must_use]
        pub fn run(harness: &dyn Harness) -> crate::Report {
            crate::Report::of(TESTS.iter().map(|(name, test)| (*name, || test(harness))))
        }

        #[doc = concat!("Makes a `#[test]` of each test of [`", stringify!($module), "`](mod@crate::", stringify!($module),
            "), given an expression for the harness.")]
        #[macro_export]
        macro_rules! $macro {
            ($d harness:expr) => {
                $(
                    #[test]
                    fn $test() {
                        $d crate::demand($d crate::$module::$test(&$d harness));
                    }
                )+
            };
        }
    };
}
pub(crate) use suite;
