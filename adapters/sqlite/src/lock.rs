use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

/// The side file by which processes that share a database know of each other: each holds a shared lock on it while
/// it lives, which ends with it however it ends.
pub(crate) struct ProcessLock {
    _file: File,
}

impl ProcessLock {
    /// Enters; whoever finds nobody else calls `first` before others can enter.
    pub(crate) fn enter(database: &Path, first: impl FnOnce()) -> io::Result<Self> {
        let file = File::options().create(true).truncate(false).write(true).read(true).open(side_file(database))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => first(),
            Err(rustix::io::Errno::WOULDBLOCK) => {}
            Err(error) => return Err(error.into()),
        }
        // Not atomic: another may come between and be first as well. So `first` must leave behind what is read
        // only after this.
        flock(&file, FlockOperation::LockShared)?;
        Ok(Self { _file: file })
    }
}

fn side_file(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}
