use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, PortError};

use crate::disk::{Disk, Local};
use crate::failure::failed;

/// Writes a document of any store to a single file, for people and for other programs; `false` for an unknown digest.
///
/// The file appears whole or not at all, in place of what had its name, durable when this returns; the folder must be
/// there.
///
/// # Errors
/// The store's failures; [`PortErrorKind::Full`](schet::ports::PortErrorKind::Full) or
/// [`Unavailable`](schet::ports::PortErrorKind::Unavailable) when the file can't be written.
pub async fn export(
    store: &dyn DocumentStore,
    operator: &OperatorId,
    digest: &Digest,
    path: &Path,
) -> Result<bool, PortError> {
    let Some(bytes) = store.read(operator, digest, 0, usize::MAX).await? else {
        return Ok(false);
    };
    let failed = |error| failed("exporting to", path, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (temporary, file) = create_beside(path).map_err(failed)?;
    let written =
        Local.write(&file, 0, &[&bytes]).and_then(|()| Local.sync(&file)).and_then(|()| Local.rename(&temporary, path));
    if let Err(error) = written {
        let _ = Local.remove(&temporary);
        return Err(failed(error));
    }
    Local.sync_folder(folder).map_err(|error| failed(error).perhaps_done())?;
    Ok(true)
}

/// A new file in the folder of a path, under a hidden name that no other export has.
fn create_beside(path: &Path) -> io::Result<(std::path::PathBuf, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    if path.file_name().is_none() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"));
    }
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let temporary = path.with_file_name(format!(".schet-{}-{count}", std::process::id()));
        match Local.create(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return Ok((temporary, made?)),
        }
    }
}
