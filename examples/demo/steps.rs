use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant as Stopwatch;

use serde::{Deserialize, Serialize};

/// Which steps of the month are done, kept beside the output so that a run that was killed goes on.
///
/// Each step may be done twice, at its end a kill away from being noted; so each is safe to repeat.
#[derive(Debug)]
pub(crate) struct Steps {
    file: PathBuf,
    log: Log,
    // Locked for as long as the program runs.
    _lock: File,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Log {
    /// What the output was made from: another input needs another directory.
    source: String,
    done: Vec<String>,
    millis: BTreeMap<String, u128>,
    notes: BTreeMap<String, String>,
}

impl Steps {
    /// Goes on with a directory, or begins one.
    ///
    /// # Errors
    /// When the directory holds the output of another source, or can't be read.
    pub(crate) fn open(directory: &Path, source: &str) -> Result<Self, String> {
        let lock = alone(directory)?;
        let file = directory.join("steps.json");
        let log = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice::<Log>(&bytes).map_err(|error| {
                format!("{} is damaged: remove {}, or name another --out: {error}", file.display(), directory.display())
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Log { source: source.to_owned(), ..Log::default() }
            }
            Err(error) => return Err(format!("{} can't be read: {error}", file.display())),
        };
        if log.source != source {
            return Err(format!(
                "{} holds the output of «{}», not of «{source}»: remove it, or name another --out",
                directory.display(),
                log.source
            ));
        }
        let steps = Self { file, log, _lock: lock };
        steps.save()?;
        Ok(steps)
    }

    /// Whether the directory had steps done before.
    pub(crate) fn goes_on(&self) -> bool {
        !self.log.done.is_empty()
    }

    /// Whether a step is done.
    pub(crate) fn is_done(&self, step: &str) -> bool {
        self.log.done.iter().any(|done| done == step)
    }

    /// Notes a step as done, and how long it took.
    ///
    /// # Errors
    /// When the note can't be written.
    pub(crate) fn done(&mut self, step: &str, begun: Stopwatch) -> Result<(), String> {
        if !self.is_done(step) {
            self.log.done.push(step.to_owned());
        }
        self.log.millis.insert(step.to_owned(), begun.elapsed().as_millis());
        self.save()
    }

    /// Keeps a sentence about a step, for the report.
    pub(crate) fn note(&mut self, key: &str, text: String) {
        self.log.notes.insert(key.to_owned(), text);
    }

    /// The sentence kept under a key.
    pub(crate) fn noted(&self, key: &str) -> Option<&str> {
        self.log.notes.get(key).map(String::as_str)
    }

    /// The steps in the order in which they were done, and how many milliseconds each took.
    pub(crate) fn timeline(&self) -> Vec<(&str, u128)> {
        self.log.done.iter().map(|step| (step.as_str(), self.log.millis.get(step).copied().unwrap_or(0))).collect()
    }

    fn save(&self) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{} can't be written: {error}", self.file.display());
        let bytes = serde_json::to_vec_pretty(&self.log).map_err(|error| error.to_string())?;
        let new = self.file.with_extension("new");
        let mut file = File::create(&new).map_err(failed)?;
        file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(failed)?;
        fs::rename(&new, &self.file).map_err(failed)
    }
}

/// Keeps a directory for this program, until it ends.
fn alone(directory: &Path) -> Result<File, String> {
    let path = directory.join("steps.lock");
    let file = File::create(&path).map_err(|error| format!("{} can't be written: {error}", path.display()))?;
    match file.try_lock() {
        // A file system without locks: then it is the user's to run one at a time.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(format!("another demo is at work in {}: wait for it, or name another --out", directory.display()))
        }
    }
}
