use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::Path;

#[cfg(test)]
pub(crate) mod observed;

/// What changes a file system, one step each, so that tests can fail every step.
pub(crate) trait Disk: Send + Sync {
    /// Makes a folder where none is; its parent must be there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes an empty file for reading and writing, where none of the name is.
    fn create(&self, path: &Path) -> io::Result<File>;

    /// Writes bytes from `offset` on.
    fn write(&self, file: &File, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts a file.
    fn truncate(&self, file: &File, length: u64) -> io::Result<()>;

    /// Makes a file's bytes and its length durable.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Makes the names in a folder durable.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Gives a file another name, in place of what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The file system of the machine.
pub(crate) struct Local;

impl Disk for Local {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            made => made,
        }
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)
    }

    fn write(&self, file: &File, offset: u64, bytes: &[u8]) -> io::Result<()> {
        file.write_all_at(bytes, offset)
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }
}

/// Makes a folder and those above it that are missing, all of them durable.
pub(crate) fn create_folders(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.is_dir();
    let missing: Vec<&Path> = path.ancestors().take_while(missing).collect();
    for folder in missing.into_iter().rev() {
        disk.create_folder(folder)?;
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        disk.sync_folder(parent.unwrap_or(Path::new(".")))?;
    }
    Ok(())
}
