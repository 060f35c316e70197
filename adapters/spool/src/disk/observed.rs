use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use super::{Disk, Local};

/// A file system under observation: steps are done for real and counted, and fail as told. It knows which bytes and
/// names are durable, by the rule that only a sync makes them so.
pub(crate) struct Observed {
    failing: Mutex<Failing>,
    notes: Mutex<Notes>,
}

/// Which steps fail.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Failing {
    Nothing,
    /// This step, as a full disk does: half of a write is done.
    Once(usize),
    /// This step and all after it, as for a process that was killed.
    From(usize),
}

#[derive(Default)]
pub(crate) struct Notes {
    steps: usize,
    /// Files by inode with bytes that are not synced.
    pub(crate) unsynced: BTreeSet<u64>,
    /// Folders with names that are not synced.
    pub(crate) unnamed: BTreeSet<PathBuf>,
    /// The inode of the journal.
    journal: u64,
    /// Whether a pending mail got its name since the folder was synced.
    pending: bool,
    /// How often the ledger was synced while the name of a pending mail was not durable.
    pub(crate) ahead: usize,
    /// For each rename into `new`: what was not durable at that moment.
    pub(crate) shown: BTreeMap<PathBuf, String>,
}

impl Observed {
    pub(crate) fn new(failing: Failing) -> Self {
        Self { failing: Mutex::new(failing), notes: Mutex::default() }
    }

    /// Lets every further step succeed.
    pub(crate) fn heal(&self) {
        *self.failing.lock().unwrap() = Failing::Nothing;
    }

    pub(crate) fn steps(&self) -> usize {
        self.notes().steps
    }

    pub(crate) fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap()
    }

    fn step(&self) -> io::Result<()> {
        let mut notes = self.notes();
        let step = notes.steps;
        notes.steps += 1;
        let fails = match *self.failing.lock().unwrap() {
            Failing::Nothing => false,
            Failing::Once(at) => step == at,
            Failing::From(at) => step >= at,
        };
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn changed_names(&self, path: &Path) {
        self.notes().unnamed.insert(path.parent().unwrap().to_owned());
    }
}

impl Disk for Observed {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Local.create_folder(path)?;
        self.changed_names(path);
        Ok(())
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        let file = Local.create(path)?;
        self.changed_names(path);
        self.notes().unsynced.insert(file.metadata()?.ino());
        Ok(file)
    }

    fn write(&self, file: &File, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let step = self.step();
        let written = if step.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        Local.write(file, offset, written)?;
        self.notes().unsynced.insert(file.metadata()?.ino());
        step
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        self.step()?;
        Local.truncate(file, length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        let inode = file.metadata()?.ino();
        let mut notes = self.notes();
        notes.unsynced.remove(&inode);
        notes.ahead += usize::from(inode == notes.journal && notes.pending);
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        let mut notes = self.notes();
        notes.unnamed.remove(path);
        notes.pending &= !path.ends_with("pending");
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Local.rename(from, to)?;
        let inode = std::fs::metadata(to)?.ino();
        let mut notes = self.notes();
        if to.ends_with("journal") {
            notes.journal = inode;
        }
        if to.parent().is_some_and(|folder| folder.ends_with("new")) {
            let root = to.ancestors().nth(2).unwrap();
            let missing = [
                ("bytes", notes.unsynced.contains(&inode)),
                ("ledger", notes.unsynced.contains(&notes.journal)),
                ("ledger's name", notes.unnamed.contains(&root.join("schet"))),
            ];
            let missing: Vec<&str> = missing.iter().filter(|(_, missing)| *missing).map(|(what, _)| *what).collect();
            notes.shown.insert(to.to_owned(), missing.join(", "));
        }
        notes.pending |= to.parent().is_some_and(|folder| folder.ends_with("pending"));
        notes.unnamed.extend([from, to].map(|path| path.parent().unwrap().to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Local.remove(path)?;
        self.changed_names(path);
        Ok(())
    }
}
