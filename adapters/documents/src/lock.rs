use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// How long a call waits for another process that writes: far longer than any batch takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file that only serves as a lock: among processes (`flock`), among the stores of one, among a store's threads.
pub(crate) struct LockFile {
    file: File,
    /// Keeps apart the threads of this store, which `flock` takes for one.
    threads: Mutex<()>,
}

/// The lock, held until it is dropped.
pub(crate) struct Locked<'a> {
    file: &'a File,
    _thread: MutexGuard<'a, ()>,
}

impl LockFile {
    /// Opens the file; makes it where it is missing.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        Ok(Self { file, threads: Mutex::default() })
    }

    /// Waits until nobody else has the lock.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] when another process holds it for ten seconds.
    pub(crate) fn exclusive(&self) -> io::Result<Locked<'_>> {
        self.within(PATIENCE)
    }

    fn within(&self, patience: Duration) -> io::Result<Locked<'_>> {
        let thread = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = Instant::now();
        let mut pause = Duration::from_micros(50);
        while !self.is_taken()? {
            if begun.elapsed() > patience {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "another process holds the lock"));
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        }
        Ok(Locked { file: &self.file, _thread: thread })
    }

    /// The lock, where nobody else has it.
    pub(crate) fn at_once(&self) -> io::Result<Option<Locked<'_>>> {
        let Ok(thread) = self.threads.try_lock() else { return Ok(None) };
        Ok(self.is_taken()?.then_some(Locked { file: &self.file, _thread: thread }))
    }

    /// Tries to take the lock from the other processes.
    fn is_taken(&self) -> io::Result<bool> {
        match flock(&self.file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(true),
            Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a shared lock for as long as the file is open; runs `alone` first where nobody else has it open.
    pub(crate) fn present(&self, alone: impl FnOnce()) -> io::Result<()> {
        match flock(&self.file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => alone(),
            // Another store has just opened it, or is at work; the exclusive lock is held only for a moment.
            Err(Errno::WOULDBLOCK) => {}
            // Without locks nobody knows to be alone, and all goes on.
            Err(Errno::NOTSUP | Errno::NOSYS | Errno::NOLCK) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        Ok(flock(&self.file, FlockOperation::LockShared)?)
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        // Closing the file frees it too; there is nothing else to be done about a failure.
        let _ = flock(self.file, FlockOperation::Unlock);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_the_lock_and_the_others_give_up_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let (one, other) = (LockFile::open(&path).unwrap(), LockFile::open(&path).unwrap());
        let locked = one.exclusive().unwrap();
        assert!(one.at_once().unwrap().is_none() && other.at_once().unwrap().is_none());
        let error = other.within(Duration::from_millis(1)).err().unwrap();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        drop(locked);
        assert!(other.at_once().unwrap().is_some());
        one.exclusive().unwrap();
    }

    #[test]
    fn only_the_first_is_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let (one, other) = (LockFile::open(&path).unwrap(), LockFile::open(&path).unwrap());
        let mut times = 0;
        one.present(|| times += 1).unwrap();
        other.present(|| times += 10).unwrap();
        drop(one);
        LockFile::open(&path).unwrap().present(|| times += 10).unwrap();
        drop(other);
        LockFile::open(&path).unwrap().present(|| times += 1).unwrap();
        assert_eq!(times, 2);
    }
}
