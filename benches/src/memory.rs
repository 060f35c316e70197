//! The peak of memory of a process that does one piece of work: this program, started once more as a child.

use std::io;
use std::path::Path;
use std::process::Command;

use schet_sqlite::SqliteStore;

use crate::calls;
use crate::contest::{Scale, thousands};
use crate::run::Month;
use crate::sample::{self, Outcome};

/// What the first argument of a child is.
const CHILD: &str = "--child";

/// The peak of one piece of work.
#[derive(Clone, Debug)]
pub struct Peak {
    /// What was done.
    pub what: String,
    /// The most bytes that were resident at a time.
    pub bytes: u64,
    /// What must not be exceeded.
    pub limit: Option<u64>,
}

/// The peaks of all that is promised to run in constant memory; none where the system doesn't tell.
///
/// # Errors
/// Those of the work.
pub fn peaks(scale: Scale, folder: &Path) -> Outcome<Vec<Peak>> {
    let count = scale.of(calls::CALLS, 100);
    calls::fed(scale, folder)?;
    let mut peaks = Vec::new();
    let sixteen = Some(16 << 20);
    for (work, what, limit) in [
        ("nothing", "a process that does nothing", None),
        ("csv", "call detail as CSV", sixteen),
        ("xlsx", "call detail as XLSX", sixteen),
        ("detail", "call detail, SQLite to CSV", sixteen),
    ] {
        let calls = if work == "nothing" { String::new() } else { format!(", {} calls", thousands(count as f64)) };
        peaks.extend(peak(work, folder, count)?.map(|bytes| Peak { what: format!("{what}{calls}"), bytes, limit }));
    }
    let fewer = scale.of(5_000, 50);
    for accounts in [fewer, 4 * fewer] {
        let folder = tempfile::tempdir_in(folder)?;
        Month::feed(folder.path(), accounts)?;
        let what = format!("regular run, 2 workers, {} accounts", thousands(accounts as f64));
        peaks.extend(peak("run", folder.path(), accounts)?.map(|bytes| Peak { what, bytes, limit: None }));
    }
    Ok(peaks)
}

/// Does what this process was started for, where it is a child, and says the peak; `false` where it is none.
///
/// # Errors
/// Those of the work.
#[expect(clippy::print_stdout, reason = "what the parent reads")]
pub fn is_child() -> Outcome<bool> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [child, work, folder, count] = &arguments[..] else { return Ok(false) };
    if child != CHILD {
        return Ok(false);
    }
    let (folder, count) = (Path::new(folder), count.parse::<usize>()?);
    match work.as_str() {
        "csv" => calls::write_csv(sample::calls(0, count)?, io::sink())?,
        "xlsx" => calls::write_xlsx(sample::calls(0, count)?, io::sink())?,
        "detail" => calls::detail(&SqliteStore::open(folder.join(calls::DATABASE))?, io::sink())?,
        "run" => Month::open(folder, count)?.run(2).map(drop)?,
        _ => {}
    }
    if let Some(peak) = own_peak() {
        println!("{peak}");
    }
    Ok(true)
}

fn peak(work: &str, folder: &Path, count: usize) -> Outcome<Option<u64>> {
    let child =
        Command::new(std::env::current_exe()?).args([CHILD, work]).arg(folder).arg(count.to_string()).output()?;
    if !child.status.success() {
        return Err(format!("{work}: {}", String::from_utf8_lossy(&child.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&child.stdout).trim().parse().ok())
}

/// The most bytes that this process has had resident, as Linux tells it.
fn own_peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
