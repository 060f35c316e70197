use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, NewDocument, PortError, PortErrorKind};

use crate::disk::{self, Disk, Local};
use crate::failure::{corrupt, failed};
use crate::verify::Verifier;
use crate::{folder, parallel};

mod draft;
mod form;

use draft::Drafts;
use form::Form;

/// Documents as single files: `<folder>/<operator>/<first two digits>/<digest>.pdf`.
///
/// The ending says what is inside, as far as the first bytes tell: `.pdf`, `.xlsx` (any zip), `.csv` (text with a
/// byte order mark), `.xml`, else `.bin`; so a person can open each. Capital letters of an operator's identifier are
/// written as `+` and the small letter: on a file system that takes both for the same, two operators stay two (P3).
///
/// A file is written under `.drafts`, synced, and renamed; then the folders are synced, once for a call. The documents
/// of a call are written by up to 8 threads, which end before the call returns: eight syncs at once take hardly longer
/// than one. A crash in the middle of a call may leave some of its documents, each of them whole; nobody knows their
/// digests yet, and repeating the call completes it (P1).
///
/// A put of bytes whose file is there compares them: a file that was damaged is replaced, an intact one is left alone
/// (D3). Drafts that a crash left are removed when the folder is next opened by the only process that has it open.
pub struct FileDocuments {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    drafts: Drafts,
    verifier: Verifier,
    /// The folders that this store knows to be there, durable with all above them.
    folders: Mutex<HashSet<PathBuf>>,
}

impl FileDocuments {
    /// Opens a folder of documents; makes it, and those above it, where it is missing.
    ///
    /// # Errors
    /// [`PortErrorKind::Full`] or [`PortErrorKind::Unavailable`] when the folder can't be made or written.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, PortError> {
        Self::open_on(Arc::new(Local), folder.as_ref())
    }

    pub(crate) fn open_on(disk: Arc<dyn Disk>, root: &Path) -> Result<Self, PortError> {
        disk::create_folders(&*disk, root).map_err(|error| failed("making the folder", root, error))?;
        Ok(Self {
            root: root.to_owned(),
            drafts: Drafts::open(disk.clone(), root)?,
            disk,
            verifier: Verifier::default(),
            folders: Mutex::default(),
        })
    }

    /// The file of a document, for people and for programs that serve files themselves; `None` for an unknown digest.
    ///
    /// # Errors
    /// [`PortErrorKind::Corrupt`] when something else has the file's name; [`PortErrorKind::Unavailable`] when the
    /// folder can't be read.
    pub fn path(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<PathBuf>, PortError> {
        Ok(self.find(operator, digest)?.map(|(_, path, _)| path))
    }

    fn place(&self, operator: &OperatorId, digest: &Digest, form: Form) -> PathBuf {
        let digest = digest.to_string();
        let ending = form.ending();
        self.root.join(folder::of_operator(operator)).join(&digest[..2]).join(format!("{digest}.{ending}"))
    }

    fn store(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        let mut wanted = BTreeMap::new();
        for document in documents {
            self.verifier.check(document)?;
            wanted.insert(self.place(operator, &document.reference.digest, Form::of(document)), document);
        }
        let folders: BTreeSet<&Path> = wanted.keys().filter_map(|path| path.parent()).collect();
        let new = self.make_folders(&folders)?;
        let wanted: Vec<(&PathBuf, &NewDocument)> = wanted.iter().map(|(path, document)| (path, *document)).collect();
        let drafts = parallel::map(&wanted, |(path, document)| match holds(path, document) {
            true => Ok(None),
            false => self.drafts.write(document).map(|draft| Some((draft, *path))),
        });
        // An error drops the drafts, and each removes its file.
        let drafts = drafts.into_iter().collect::<Result<Vec<_>, _>>()?;
        for (draft, path) in drafts.into_iter().flatten() {
            draft.publish(path).map_err(|error| failed("renaming to", path, error).perhaps_done())?;
        }
        self.sync_folders(&folders, new).map_err(PortError::perhaps_done)
    }

    /// Makes the folders that are not known to be there; answers those whose names may not be durable yet.
    fn make_folders(&self, folders: &BTreeSet<&Path>) -> Result<BTreeSet<PathBuf>, PortError> {
        let new: BTreeSet<PathBuf> =
            folders.iter().filter(|folder| !self.folders().contains(**folder)).map(|&folder| folder.into()).collect();
        for folder in &new {
            let operator = folder.parent().unwrap_or(&self.root);
            disk::allow_existing(self.disk.create_folder(operator))
                .and_then(|()| disk::allow_existing(self.disk.create_folder(folder)))
                .map_err(|error| failed("making the folder", folder, error))?;
        }
        Ok(new)
    }

    /// Makes the names in the folders durable, and the names of new folders in those above.
    ///
    /// Also where this call renamed nothing: a document that is there may be one that another process has just renamed.
    fn sync_folders(&self, folders: &BTreeSet<&Path>, new: BTreeSet<PathBuf>) -> Result<(), PortError> {
        let above = new.iter().filter_map(|folder| folder.parent()).flat_map(|operator| [operator, &self.root]);
        let all: Vec<&Path> = folders.iter().copied().chain(above.collect::<BTreeSet<_>>()).collect();
        let synced = parallel::map(&all, |folder| {
            self.disk.sync_folder(folder).map_err(|error| failed("syncing the folder", folder, error))
        });
        synced.into_iter().collect::<Result<(), _>>()?;
        self.folders().extend(new);
        Ok(())
    }

    fn folders(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes documents and makes their absence durable.
    fn remove(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError> {
        let mut folders = BTreeSet::new();
        for digest in digests {
            for form in Form::ALL {
                let path = self.place(operator, digest, form);
                match self.disk.remove(&path) {
                    Ok(()) => {}
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(failed("removing", &path, error).perhaps_done()),
                }
                // Also where nothing was removed: another process may have just removed it.
                folders.extend(path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned));
            }
        }
        for folder in &folders {
            let synced = self.disk.sync_folder(folder);
            synced.map_err(|error| failed("syncing the folder", folder, error).perhaps_done())?;
        }
        Ok(())
    }

    /// The open file of a document, its path and its length.
    fn find(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<(File, PathBuf, u64)>, PortError> {
        for form in Form::ALL {
            let path = self.place(operator, digest, form);
            let found = disk::open(&path).and_then(|file| {
                let Some(file) = file else { return Ok(None) };
                let length = file.metadata()?.len();
                Ok(Some((file, length)))
            });
            match found {
                Ok(None) => {}
                Ok(Some((file, length))) => return Ok(Some((file, path, length))),
                Err(error) => return Err(failed("opening", &path, error)),
            }
        }
        Ok(None)
    }
}

#[async_trait]
impl DocumentStore for FileDocuments {
    async fn put(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        self.store(operator, documents).inspect_err(|_| {
            // Somebody may have removed a folder: the next call looks again.
            self.folders().clear();
        })
    }

    async fn size(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<u64>, PortError> {
        Ok(self.find(operator, digest)?.map(|(_, _, length)| length))
    }

    async fn read(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, PortError> {
        let Some((file, path, size)) = self.find(operator, digest)? else { return Ok(None) };
        let part = usize::try_from(size.saturating_sub(offset)).unwrap_or(usize::MAX).min(length);
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(part)
            .map_err(|_| PortError::new(PortErrorKind::Unavailable, format!("no memory for {part} bytes")))?;
        bytes.resize(part, 0);
        file.read_exact_at(&mut bytes, offset).map_err(|error| failed("reading", &path, error))?;
        if offset == 0 && part as u64 == size && Digest::of(&bytes) != *digest {
            return Err(corrupt("the name is not the digest of the bytes:", &path));
        }
        Ok(Some(bytes))
    }

    async fn forget(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError> {
        self.remove(operator, digests)
    }
}

/// Whether a file has exactly the bytes of a document; one that can't be read has not.
fn holds(path: &Path, document: &NewDocument) -> bool {
    let compare = || -> io::Result<bool> {
        let Some(mut file) = disk::open(path)? else { return Ok(false) };
        if file.metadata()?.len() != document.reference.size {
            return Ok(false);
        }
        let prefix = document.prefix.as_ref().map_or(&[][..], |(_, bytes)| bytes);
        Ok(continues(&mut file, prefix)? && continues(&mut file, &document.tail)?)
    };
    compare().unwrap_or(false)
}

/// Whether a file goes on with these bytes.
fn continues(file: &mut File, bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 8192];
    for expected in bytes.chunks(buffer.len()) {
        let read = &mut buffer[..expected.len()];
        file.read_exact(read)?;
        if read != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests;
