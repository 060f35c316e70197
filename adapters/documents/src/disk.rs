use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, IoSlice};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

#[cfg(test)]
pub(crate) mod simulated;

/// What changes a file system, one step each, so that tests can fail every step and forget what was not synced.
///
/// Reading goes past it: what a crash leaves is read by a new process from a real folder.
pub(crate) trait Disk: Send + Sync {
    /// Makes a folder; its parent must be there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes an empty file for reading and writing, where none of the name is.
    fn create(&self, path: &Path) -> io::Result<File>;

    /// Writes all the parts, one after the other, from `offset` on.
    fn write(&self, file: &File, offset: u64, parts: &[&[u8]]) -> io::Result<()>;

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

/// How many parts a single system call takes at most (IOV_MAX).
const PARTS: usize = 1024;

impl Disk for Local {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)
    }

    fn write(&self, file: &File, mut offset: u64, parts: &[&[u8]]) -> io::Result<()> {
        for parts in parts.chunks(PARTS) {
            let mut slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
            let mut left = &mut slices[..];
            // Empty slices at the front would make the call below answer 0.
            IoSlice::advance_slices(&mut left, 0);
            while !left.is_empty() {
                match rustix::io::pwritev(file, left, offset) {
                    Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                    Ok(written) => {
                        offset += written as u64;
                        IoSlice::advance_slices(&mut left, written);
                    }
                    Err(rustix::io::Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
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

/// Opens a regular file for reading; `None` where there is none of that name.
///
/// A symbolic link is not followed, and what is no regular file (a pipe would block its reader for ever) is an error.
pub(crate) fn open(path: &Path) -> io::Result<Option<File>> {
    use rustix::fs::OFlags;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    let mut options = OpenOptions::new();
    match options.read(true).custom_flags(flags.cast_signed()).open(path) {
        Ok(file) if file.metadata()?.is_file() => Ok(Some(file)),
        Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidData, "not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a folder and those above it that are missing, all of them durable.
pub(crate) fn create_folders(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let missing: Vec<&Path> =
        path.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.is_dir()).collect();
    for folder in missing.into_iter().rev() {
        allow_existing(disk.create_folder(folder))?;
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        disk.sync_folder(parent.unwrap_or(Path::new(".")))?;
    }
    Ok(())
}

/// Writes a file that appears whole, in place of what has its name, and is durable; callers take turns in a folder.
pub(crate) fn publish(disk: &dyn Disk, path: &Path, parts: &[&[u8]]) -> io::Result<File> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = folder.join(".new");
    if temporary.try_exists()? {
        disk.remove(&temporary)?;
    }
    let file = disk.create(&temporary)?;
    disk.write(&file, 0, parts)?;
    disk.sync(&file)?;
    disk.rename(&temporary, path)?;
    disk.sync_folder(folder)?;
    Ok(file)
}

/// Takes what is there already for made.
pub(crate) fn allow_existing(made: io::Result<()>) -> io::Result<()> {
    match made {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn many_parts_come_one_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = Local.create(&folder.path().join("file")).unwrap();
        let parts: Vec<Vec<u8>> = (0..3000_u32).map(|n| vec![n.to_le_bytes()[0]; n as usize % 5]).collect();
        let slices: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Local.write(&file, 3, &slices).unwrap();
        let expected = [vec![0; 3], parts.concat()].concat();
        assert_eq!(std::fs::read(folder.path().join("file")).unwrap(), expected);
    }

    #[test]
    fn what_is_made_is_for_its_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        create_folders(&Local, &folder.path().join("a/b")).unwrap();
        Local.create(&folder.path().join("a/b/c")).unwrap();
        for (path, mode) in [("a", 0o700), ("a/b", 0o700), ("a/b/c", 0o600)] {
            let metadata = std::fs::metadata(folder.path().join(path)).unwrap();
            assert_eq!(metadata.permissions().mode() & 0o777, mode, "{path}");
        }
    }

    #[test]
    fn links_pipes_and_folders_are_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("file"), b"x").unwrap();
        std::os::unix::fs::symlink(path("file"), path("link")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, path("pipe"), rustix::fs::Mode::RUSR).unwrap();
        assert!(open(&path("file")).unwrap().is_some());
        assert!(open(&path("nothing")).unwrap().is_none());
        for name in ["link", "pipe", "."] {
            assert!(open(&path(name)).is_err(), "{name}");
        }
    }
}
