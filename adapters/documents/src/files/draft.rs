use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use schet::ports::{NewDocument, PortError};

use crate::disk::{self, Disk};
use crate::failure::failed;
use crate::lock::LockFile;

/// The folder of files that are being written.
pub(super) struct Drafts {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
    /// Locked, shared, for as long as this store may write drafts.
    _presence: LockFile,
}

/// A file whose bytes are durable, but not its name; it is removed when it is dropped.
pub(super) struct Draft<'a> {
    path: PathBuf,
    disk: &'a dyn Disk,
    published: bool,
}

impl Drafts {
    /// Opens the folder; where nobody else has it open, removes what a crash left.
    pub(super) fn open(disk: Arc<dyn Disk>, root: &Path) -> Result<Self, PortError> {
        let folder = root.join(".drafts");
        disk::allow_existing(disk.create_folder(&folder))
            .map_err(|error| failed("making the folder", &folder, error))?;
        let presence = LockFile::open(&root.join(".open"))
            .and_then(|file| file.present(|| sweep(&*disk, &folder)).map(|()| file))
            .map_err(|error| failed("opening the folder", root, error))?;
        Ok(Self { folder, disk, _presence: presence })
    }

    /// Writes a document and syncs its bytes.
    pub(super) fn write(&self, document: &NewDocument) -> Result<Draft<'_>, PortError> {
        let (path, file) = self.create().map_err(|error| failed("creating a file in", &self.folder, error))?;
        let draft = Draft { path, disk: &*self.disk, published: false };
        let prefix = document.prefix.as_ref().map_or(&[][..], |(_, bytes)| bytes);
        self.disk
            .write(&file, 0, &[prefix, &document.tail])
            .and_then(|()| self.disk.sync(&file))
            .map_err(|error| failed("writing", &draft.path, error))?;
        Ok(draft)
    }

    /// A new file. Its name is this process's; a container with the same process number takes the next.
    fn create(&self) -> io::Result<(PathBuf, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = self.folder.join(format!("{}-{count}", std::process::id()));
            match self.disk.create(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => return Ok((path, made?)),
            }
        }
    }
}

impl Draft<'_> {
    /// Gives the file its name.
    pub(super) fn publish(mut self, path: &Path) -> io::Result<()> {
        self.disk.rename(&self.path, path)?;
        self.published = true;
        Ok(())
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        if !self.published {
            // What can't be removed is swept when the folder is next opened.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// Removes every draft, as far as the system lets us.
fn sweep(disk: &dyn Disk, folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = disk.remove(&entry.path());
    }
}
