use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use schet::ports::{Mailer, Outcome, OutgoingMail, PortError, PortErrorKind};

use crate::disk::{self, Disk, Local};
use crate::ledger::{Ledger, Limits};
use crate::lock::LockFile;
use crate::message::Message;
use crate::parallel;

/// A Maildir that takes mails: see the [crate's docs](crate) for its folders, and for how it takes no mail twice.
///
/// The future of [`send`](Mailer::send) does its work when it is first polled, and blocks while the medium syncs. A
/// batch is written by up to 8 threads, which end before the call returns, and needs five more syncs whatever its size:
/// send what is there to send in one call.
pub struct Spool {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    ledger: Mutex<Ledger>,
    lock: LockFile,
    /// Locked, shared, for as long as this spool may write into `tmp`.
    _presence: LockFile,
}

/// What the spool answers when a message is there already, or was.
const ALREADY: &str = "already in the spool";

impl Spool {
    /// Opens a Maildir; makes it, and the folders above it, where it is missing.
    ///
    /// # Errors
    /// [`PortErrorKind::Full`] or [`PortErrorKind::Unavailable`] when the folder can't be made or written, or when
    /// another process holds its lock for ten seconds; [`PortErrorKind::Corrupt`] when its ledger is damaged.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, PortError> {
        Self::open_on(Arc::new(Local), folder.as_ref(), Limits::default()).map_err(|error| {
            let kind = match error.kind() {
                kind if is_full(kind) => PortErrorKind::Full,
                io::ErrorKind::InvalidData => PortErrorKind::Corrupt,
                _ => PortErrorKind::Unavailable,
            };
            PortError::new(kind, format!("opening the spool {}", folder.as_ref().display())).caused_by(error)
        })
    }

    pub(crate) fn open_on(disk: Arc<dyn Disk>, root: &Path, limits: Limits) -> io::Result<Self> {
        for folder in ["tmp", "new", "cur", "schet/pending"] {
            disk::create_folders(&*disk, &root.join(folder))?;
        }
        let lock = LockFile::open(&root.join("schet/lock"))?;
        let presence = LockFile::open(&root.join("schet/open"))?;
        let ledger = {
            let _locked = lock.exclusive()?;
            let ledger = Ledger::open(disk.clone(), &root.join("schet"), limits, || delivered(root))?;
            forget_pending(&*disk, &root.join("schet/pending"), &ledger)?;
            ledger
        };
        // Files that were being written when their process was killed.
        presence.present(|| sweep(&*disk, &root.join("tmp")))?;
        Ok(Self { root: root.to_owned(), disk, ledger: Mutex::new(ledger), lock, _presence: presence })
    }

    /// The mails that are new to the ledger, written and synced under names of this process; each message once.
    fn write(&self, mails: &[OutgoingMail]) -> Vec<(Message, io::Result<Part<'_>>)> {
        let mut new: HashMap<Message, &OutgoingMail> = HashMap::with_capacity(mails.len());
        // While another thread syncs, all pass for new here; the ledger is asked again under the lock.
        let ledger = self.ledger.try_lock().ok();
        for mail in mails {
            let message = Message::of(mail);
            if !ledger.as_ref().is_some_and(|ledger| ledger.contains(&message).unwrap_or(false)) {
                new.entry(message).or_insert(mail);
            }
        }
        drop(ledger);
        let new: Vec<(Message, &OutgoingMail)> = new.into_iter().collect();
        let parts = parallel::map(&new, |(_, mail)| Part::write(self, &mail.bytes));
        new.into_iter().map(|(message, _)| message).zip(parts).collect()
    }

    /// Takes written mails: all steps from the pending names on, for the whole batch; answers each message's outcome.
    fn take(&self, parts: Vec<(Message, io::Result<Part<'_>>)>, messages: &[Message]) -> io::Result<Taken> {
        let mut ledger = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        let _locked = self.lock.exclusive()?;
        ledger.refresh()?;
        let mut taken = Taken::new();
        let mut entries = Vec::new();
        for (message, part) in parts {
            let outcome = match part {
                // Another process has taken it in between.
                _ if ledger.contains(&message)? => continue,
                Ok(part) => part.publish(&self.pending(&message)),
                Err(error) => Err(error),
            };
            match outcome {
                Ok(()) => entries.push(message),
                Err(error) => drop(taken.insert(message, delayed("writing into tmp", &error))),
            }
        }
        if !entries.is_empty() {
            self.disk.sync_folder(&self.root.join("schet/pending"))?;
            ledger.compact()?;
            ledger.append(&entries)?;
        }
        if messages.iter().any(|message| !entries.contains(message) && !taken.contains_key(message)) {
            // A process that was killed may have written these into the ledger without syncing it.
            ledger.sync()?;
        }
        for message in messages {
            if !taken.contains_key(message) {
                let outcome = self.show(message, entries.contains(message));
                taken.insert(*message, outcome);
            }
        }
        let folders = [self.root.join("new"), self.root.join("schet/pending")];
        if let Err(error) = folders.iter().try_for_each(|folder| self.disk.sync_folder(folder)) {
            // They are visible, and may vanish.
            for outcome in taken.values_mut().filter(|outcome| matches!(outcome, Outcome::Accepted(_))) {
                *outcome = Outcome::Unknown(format!("in new, but not known to be durable: {error}"));
            }
        }
        Ok(taken)
    }

    /// Gives a mail that is in the ledger its name in `new`, unless it has had it before.
    fn show(&self, message: &Message, is_new: bool) -> Outcome {
        let (name, pending) = (message.file_name(), self.pending(message));
        match self.disk.rename(&pending, &self.root.join("new").join(&name)) {
            Ok(()) => Outcome::Accepted(format!("in the spool as {name}")),
            // Also a missing `new` is not found.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_new && is_missing(&pending) => {
                Outcome::Accepted(ALREADY.into())
            }
            Err(error) => delayed("moving into new", &error),
        }
    }

    fn pending(&self, message: &Message) -> PathBuf {
        self.root.join("schet/pending").join(message.file_name())
    }
}

/// What became of each message.
type Taken = HashMap<Message, Outcome>;

#[async_trait]
impl Mailer for Spool {
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        if mails.is_empty() {
            return Vec::new();
        }
        let parts = self.write(mails);
        let mut seen = std::collections::HashSet::new();
        let messages: Vec<Message> = mails.iter().map(Message::of).filter(|message| seen.insert(*message)).collect();
        match self.take(parts, &messages) {
            Ok(taken) => {
                let outcome = |mail: &OutgoingMail| taken.get(&Message::of(mail)).cloned();
                mails.iter().map(|mail| outcome(mail).unwrap_or_else(|| Outcome::Delayed("not tried".into()))).collect()
            }
            // Nothing has become visible.
            Err(error) => vec![delayed("writing the ledger", &error); mails.len()],
        }
    }
}

/// A mail in `tmp` whose bytes are durable; removed when it is dropped.
struct Part<'a> {
    path: PathBuf,
    disk: &'a dyn Disk,
    published: bool,
}

impl<'a> Part<'a> {
    fn write(spool: &'a Spool, bytes: &[u8]) -> io::Result<Self> {
        let (path, file) = Self::create(spool)?;
        let part = Self { path, disk: &*spool.disk, published: false };
        part.disk.write(&file, 0, bytes)?;
        part.disk.sync(&file)?;
        Ok(part)
    }

    /// A new file. Its name is this process's; a container with the same process number takes the next.
    fn create(spool: &Spool) -> io::Result<(PathBuf, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = spool.root.join(format!("tmp/{}-{count}.schet", std::process::id()));
            match spool.disk.create(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return Ok((path, made?)),
            }
        }
    }

    fn publish(mut self, path: &Path) -> io::Result<()> {
        self.disk.rename(&self.path, path)?;
        self.published = true;
        Ok(())
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if !self.published {
            // What can't be removed is swept when the spool is next opened.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// The messages that are in `new` and `cur`.
fn delivered(root: &Path) -> io::Result<Vec<Message>> {
    let mut messages = Vec::new();
    for folder in ["new", "cur"] {
        for entry in std::fs::read_dir(root.join(folder))? {
            messages.extend(entry?.file_name().to_str().and_then(Message::from_file_name));
        }
    }
    Ok(messages)
}

/// Removes pending mails that never came into the ledger: a further attempt writes them again.
fn forget_pending(disk: &dyn Disk, folder: &Path, ledger: &Ledger) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let message = entry.file_name().to_str().and_then(Message::from_file_name);
        if !message.is_some_and(|message| ledger.contains(&message).unwrap_or(true)) {
            disk.remove(&entry.path())?;
        }
    }
    Ok(())
}

fn is_missing(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Removes what dead processes left in `tmp`; other programs' files stay.
fn sweep(disk: &dyn Disk, folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.ends_with(".schet")) {
            let _ = disk.remove(&entry.path());
        }
    }
}

fn is_full(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
}

/// A failure before anything became visible.
fn delayed(doing: &str, error: &io::Error) -> Outcome {
    let room = if is_full(error.kind()) { "no room" } else { "unavailable" };
    Outcome::Delayed(format!("spool: {room}: {doing}: {error}"))
}

#[cfg(test)]
mod tests;
