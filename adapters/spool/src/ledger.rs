use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schet::order::Digest;

use crate::disk::Disk;
use crate::message::Message;

mod run;

use run::Run;

/// The messages that were taken: a journal of the newest, and sorted runs of those before.
///
/// Whoever calls anything but [`contains`](Self::contains) holds the spool's lock.
pub(crate) struct Ledger {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    limits: Limits,
    journal: File,
    /// How many bytes of the journal are in `recent`.
    length: u64,
    recent: HashSet<Id>,
    /// The oldest first.
    runs: Vec<Run>,
}

/// How much a ledger remembers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Entries in a journal before it becomes a run.
    pub(crate) journal: usize,
    /// Runs that are kept.
    pub(crate) runs: usize,
}

/// A message: its order's identifier, and its generation with the highest byte first. Sorted, they are in the order of
/// time.
pub(crate) type Id = [u8; ID];

/// The bytes of a message.
const ID: usize = 20;

/// A journal's entry: a message and the first bytes of its digest.
const ENTRY: usize = ID + 8;

impl Default for Limits {
    fn default() -> Self {
        Self { journal: 1 << 16, runs: 64 }
    }
}

impl Ledger {
    /// Opens a ledger; where none is, makes one of the messages that `known` answers.
    pub(crate) fn open(
        disk: Arc<dyn Disk>,
        folder: &Path,
        limits: Limits,
        known: impl FnOnce() -> io::Result<Vec<Message>>,
    ) -> io::Result<Self> {
        let path = folder.join("journal");
        if !path.exists() {
            // The journal appears with all that is known in it, or not at all.
            replace_journal(&*disk, folder, &known()?)?;
        }
        let journal = open_journal(&path)?;
        let mut ledger = Self {
            folder: folder.to_owned(),
            disk,
            limits,
            journal,
            length: 0,
            recent: HashSet::new(),
            runs: Vec::new(),
        };
        ledger.take_over()?;
        Ok(ledger)
    }

    /// Whether a message was taken, as far as was read.
    pub(crate) fn contains(&self, message: &Message) -> io::Result<bool> {
        let id = id(message);
        if self.recent.contains(&id) {
            return Ok(true);
        }
        for run in self.runs.iter().rev() {
            if run.contains(&id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads what other processes have written since.
    pub(crate) fn refresh(&mut self) -> io::Result<()> {
        let path = self.folder.join("journal");
        let (ours, theirs) = (self.journal.metadata()?, std::fs::metadata(&path)?);
        if (ours.dev(), ours.ino()) != (theirs.dev(), theirs.ino()) {
            self.journal = open_journal(&path)?;
            return self.take_over();
        }
        if theirs.len() < self.length {
            self.forget_journal();
        }
        self.read_journal()
    }

    /// Reads everything. Whoever made the journal may have been killed before its name was durable.
    fn take_over(&mut self) -> io::Result<()> {
        self.disk.sync_folder(&self.folder)?;
        self.runs = run::list(&self.folder)?;
        self.forget_journal();
        self.read_journal()
    }

    /// Adds messages, durably. When it fails, the ledger may have kept them or not.
    pub(crate) fn append(&mut self, messages: &[Message]) -> io::Result<()> {
        let entries: Vec<u8> = messages.iter().flat_map(entry).collect();
        let written =
            self.disk.write(&self.journal, self.length, &entries).and_then(|()| self.disk.sync(&self.journal));
        if let Err(error) = written {
            // Best effort: what stays is read again at the next refresh.
            let _ = self.disk.truncate(&self.journal, self.length);
            return Err(error);
        }
        self.length += entries.len() as u64;
        self.recent.extend(messages.iter().map(id));
        Ok(())
    }

    /// Turns a full journal into a run, and forgets the oldest run beyond the limit.
    pub(crate) fn compact(&mut self) -> io::Result<()> {
        if self.recent.len() < self.limits.journal {
            return Ok(());
        }
        // Were the machine to stop between the two, the run would repeat what the journal has: no harm.
        self.runs.push(run::write(&*self.disk, &self.folder, self.runs.last(), &self.recent)?);
        replace_journal(&*self.disk, &self.folder, &[])?;
        self.journal = open_journal(&self.folder.join("journal"))?;
        self.forget_journal();
        while self.runs.len() > self.limits.runs {
            self.disk.remove(self.runs[0].path())?;
            self.runs.remove(0);
        }
        Ok(())
    }

    fn forget_journal(&mut self) {
        self.length = 0;
        self.recent.clear();
    }

    /// Reads the journal from where it was read last; cuts an entry that a crash tore at the end.
    fn read_journal(&mut self) -> io::Result<()> {
        let length = self.journal.metadata()?.len();
        let mut bytes = vec![0; usize::try_from(length.saturating_sub(self.length)).unwrap_or(usize::MAX)];
        self.journal.read_exact_at(&mut bytes, self.length)?;
        let is_entry = |bytes: &[u8]| bytes.len() == ENTRY && parse(bytes).is_some();
        let good = bytes.chunks(ENTRY).take_while(|chunk| is_entry(chunk)).count();
        if bytes[good * ENTRY..].chunks(ENTRY).any(is_entry) {
            return Err(damaged(&self.folder.join("journal")));
        }
        self.recent.extend(bytes[..good * ENTRY].chunks(ENTRY).filter_map(parse));
        self.length += (good * ENTRY) as u64;
        if self.length < length {
            self.disk.truncate(&self.journal, self.length)?;
        }
        Ok(())
    }

    /// Makes durable what may have been left by a process that was killed.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.disk.sync(&self.journal)
    }
}

fn open_journal(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path)
}

/// Puts a journal of these messages in place of the present one.
fn replace_journal(disk: &dyn Disk, folder: &Path, messages: &[Message]) -> io::Result<()> {
    let entries: Vec<u8> = messages.iter().flat_map(entry).collect();
    publish(disk, folder, "journal", &entries)
}

/// Writes a file of the ledger so that it appears whole, durably.
fn publish(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temporary = folder.join("temporary");
    if temporary.exists() {
        disk.remove(&temporary)?;
    }
    let file = disk.create(&temporary)?;
    disk.write(&file, 0, bytes)?;
    disk.sync(&file)?;
    disk.rename(&temporary, &folder.join(name))?;
    disk.sync_folder(folder)
}

fn id(message: &Message) -> Id {
    let mut id = [0; ID];
    id[..16].copy_from_slice(message.order.0.as_bytes());
    id[16..].copy_from_slice(&message.generation.to_be_bytes());
    id
}

fn entry(message: &Message) -> [u8; ENTRY] {
    let (id, mut entry) = (id(message), [0; ENTRY]);
    entry[..ID].copy_from_slice(&id);
    entry[ID..].copy_from_slice(&Digest::of(&id).0[..ENTRY - ID]);
    entry
}

fn parse(entry: &[u8]) -> Option<Id> {
    let (id, check) = entry.split_at_checked(ID)?;
    Digest::of(id).0.starts_with(check).then(|| id.try_into().ok())?
}

fn damaged(path: &Path) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{} is damaged", path.display()))
}

#[cfg(test)]
mod tests;
