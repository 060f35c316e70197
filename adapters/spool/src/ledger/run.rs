use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use schet::order::Digest;

use super::{ID, Id, damaged, publish};
use crate::disk::Disk;

/// Sorted messages in a file, followed by the digest of them all; read by binary search.
pub(super) struct Run {
    path: PathBuf,
    file: File,
    number: u64,
    count: u64,
    first: Id,
    last: Id,
}

impl Run {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a message is in the run. Most runs answer from their ends: identifiers grow with time.
    pub(super) fn contains(&self, id: &Id) -> io::Result<bool> {
        if !(self.first..=self.last).contains(id) {
            return Ok(false);
        }
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let mut found = [0; ID];
            self.file.read_exact_at(&mut found, middle * ID as u64)?;
            match found.cmp(id) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }

    fn open(path: PathBuf, number: u64) -> io::Result<Self> {
        let bytes = std::fs::read(&path)?;
        let ids = bytes.len().checked_sub(32).filter(|length| *length > 0 && length.is_multiple_of(ID));
        let (ids, digest) = ids.map(|length| bytes.split_at(length)).ok_or_else(|| damaged(&path))?;
        if Digest::of(ids).0[..] != *digest {
            return Err(damaged(&path));
        }
        let (mut first, mut last) = ([0; ID], [0; ID]);
        first.copy_from_slice(&ids[..ID]);
        last.copy_from_slice(&ids[ids.len() - ID..]);
        Ok(Self { file: File::open(&path)?, path, number, count: (ids.len() / ID) as u64, first, last })
    }
}

/// Writes the run that follows `previous`.
pub(super) fn write(disk: &dyn Disk, folder: &Path, previous: Option<&Run>, ids: &HashSet<Id>) -> io::Result<Run> {
    let number = previous.map_or(0, |run| run.number) + 1;
    let mut ids: Vec<Id> = ids.iter().copied().collect();
    ids.sort_unstable();
    let mut bytes = ids.concat();
    bytes.extend(Digest::of(&bytes).0);
    let name = format!("run-{number:08}");
    publish(disk, folder, &name, &bytes)?;
    Run::open(folder.join(name), number)
}

/// The runs in a folder, the oldest first.
pub(super) fn list(folder: &Path) -> io::Result<Vec<Run>> {
    let mut runs = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix("run-")).and_then(|number| number.parse().ok());
        if let Some(number) = number {
            runs.push(Run::open(entry.path(), number)?);
        }
    }
    runs.sort_unstable_by_key(|run| run.number);
    Ok(runs)
}
