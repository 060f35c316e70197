use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

/// How long a call waits for another process that writes: far longer than any batch takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file that only serves as a lock among processes (`flock`), and among the spools of one.
pub(crate) struct LockFile {
    file: File,
}

/// The lock, held until it is dropped.
pub(crate) struct Locked<'a> {
    file: &'a File,
}

impl LockFile {
    /// Opens the file; makes it where it is missing.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        Ok(Self { file })
    }

    /// Waits until nobody else has the lock.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] when another process holds it for ten seconds.
    pub(crate) fn exclusive(&self) -> io::Result<Locked<'_>> {
        let begun = Instant::now();
        let mut pause = Duration::from_micros(50);
        loop {
            match flock(&self.file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Locked { file: &self.file }),
                Err(Errno::WOULDBLOCK | Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            if begun.elapsed() > PATIENCE {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "another process holds the lock"));
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        }
    }

    /// Takes a shared lock for as long as the file is open; whether nobody else had one.
    pub(crate) fn present(&self, alone: impl FnOnce()) -> io::Result<()> {
        match flock(&self.file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => alone(),
            Err(Errno::WOULDBLOCK) => {}
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
