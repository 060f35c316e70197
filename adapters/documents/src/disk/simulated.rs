use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use super::{Disk, Local};

/// A file system under observation: every step is done for real, in a real folder, and noted; from one step on, or at
/// one step alone, they fail. Afterwards [`after_power_loss`](Self::after_power_loss) builds the folder that a machine
/// would find: what was synced, and of the rest what chance kept.
pub(crate) struct Simulated {
    root: PathBuf,
    failing: Mutex<Failing>,
    notes: Mutex<Notes>,
}

/// Which steps fail.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Failing {
    Nothing,
    /// This step, as a full disk does: half of a write is done.
    Once(usize),
    /// This step and all after it, as for a process that was killed.
    From(usize),
}

/// The file system of the machine without its syncs, for tests in which nothing loses its power.
pub(crate) struct Unsynced;

#[derive(Default)]
struct Notes {
    steps: usize,
    nodes: Vec<Node>,
    by_inode: BTreeMap<u64, usize>,
    folders: BTreeMap<PathBuf, Names>,
}

/// A file: its durable bytes, and the writes since.
#[derive(Default)]
struct Node {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

/// A folder: its durable names, and the changes since; a change gives a name to something or to nothing.
#[derive(Default)]
struct Names {
    now: BTreeMap<PathBuf, Entry>,
    durable: BTreeMap<PathBuf, Entry>,
    pending: Vec<(PathBuf, Option<Entry>)>,
}

#[derive(Clone, Copy)]
enum Entry {
    Folder,
    File(usize),
}

impl Simulated {
    /// Observes a folder that is empty.
    pub(crate) fn new(root: &Path, failing: Failing) -> Self {
        let notes = Notes { folders: BTreeMap::from([(root.to_owned(), Names::default())]), ..Notes::default() };
        Self { root: root.to_owned(), failing: Mutex::new(failing), notes: Mutex::new(notes) }
    }

    /// Lets every further step succeed.
    pub(crate) fn heal(&self) {
        *self.failing.lock().unwrap() = Failing::Nothing;
    }

    /// Lets one of the next steps fail: 0 is the very next.
    pub(crate) fn fail(&self, ahead: usize) {
        *self.failing.lock().unwrap() = Failing::Once(self.steps() + ahead);
    }

    /// How many steps were asked for.
    pub(crate) fn steps(&self) -> usize {
        self.notes().steps
    }

    /// Builds in an empty folder what a machine would find after losing its power now. `keep` decides about every
    /// change that was not synced, and how much of a write is kept.
    pub(crate) fn after_power_loss(&self, into: &Path, keep: &mut dyn FnMut() -> Kept) {
        self.restore(&self.notes(), &self.root, into, keep);
    }

    fn restore(&self, notes: &Notes, folder: &Path, into: &Path, keep: &mut dyn FnMut() -> Kept) {
        let Some(names) = notes.folders.get(folder) else { return };
        let mut kept = names.durable.clone();
        for (path, entry) in &names.pending {
            match (keep(), entry) {
                (Kept::Nothing, _) => {}
                (_, Some(entry)) => drop(kept.insert(path.clone(), *entry)),
                (_, None) => drop(kept.remove(path)),
            }
        }
        for (path, entry) in kept {
            let target = into.join(path.file_name().unwrap());
            match entry {
                Entry::Folder => {
                    std::fs::create_dir(&target).unwrap();
                    self.restore(notes, &path, &target, keep);
                }
                Entry::File(node) => std::fs::write(&target, notes.nodes[node].after_power_loss(keep)).unwrap(),
            }
        }
    }

    fn step(&self) -> (MutexGuard<'_, Notes>, io::Result<()>) {
        let mut notes = self.notes();
        let step = notes.steps;
        notes.steps += 1;
        let fails = match *self.failing.lock().unwrap() {
            Failing::Nothing => false,
            Failing::Once(at) => step == at,
            Failing::From(at) => step >= at,
        };
        (notes, if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) })
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap()
    }
}

/// How much of a change a power loss leaves.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kept {
    Nothing,
    /// Of a write, the bytes before a place (in 256ths of it).
    Before(u8),
    /// Of a write, the bytes from a place on; before it zeros, where the file was shorter.
    After(u8),
    Everything,
}

impl Node {
    fn after_power_loss(&self, keep: &mut dyn FnMut() -> Kept) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for change in &self.pending {
            match (change, keep()) {
                (_, Kept::Nothing) => {}
                (Change::Truncate(_), _) | (_, Kept::Everything) => change.apply(&mut bytes),
                (Change::Write(offset, written), Kept::Before(part)) => {
                    let place = written.len() * usize::from(part) / 256;
                    Change::Write(*offset, written[..place].to_vec()).apply(&mut bytes);
                }
                (Change::Write(offset, written), Kept::After(part)) => {
                    let place = written.len() * usize::from(part) / 256;
                    Change::Write(*offset + place as u64, written[place..].to_vec()).apply(&mut bytes);
                }
            }
        }
        bytes
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Truncate(length) => bytes.truncate(usize::try_from(*length).unwrap()),
            Self::Write(offset, written) => {
                let offset = usize::try_from(*offset).unwrap();
                bytes.resize(bytes.len().max(offset + written.len()), 0);
                bytes[offset..offset + written.len()].copy_from_slice(written);
            }
        }
    }
}

impl Notes {
    fn name(&mut self, path: &Path, entry: Option<Entry>) {
        let names = self.folders.entry(path.parent().unwrap().to_owned()).or_default();
        match entry {
            Some(entry) => names.now.insert(path.to_owned(), entry),
            None => names.now.remove(path),
        };
        names.pending.push((path.to_owned(), entry));
    }

    fn entry(&self, path: &Path) -> Option<Entry> {
        self.folders.get(path.parent()?)?.now.get(path).copied()
    }

    fn node(&mut self, file: &File) -> &mut Node {
        let node = self.by_inode[&file.metadata().unwrap().ino()];
        &mut self.nodes[node]
    }
}

impl Disk for Simulated {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        Local.create_folder(path)?;
        notes.name(path, Some(Entry::Folder));
        notes.folders.insert(path.to_owned(), Names::default());
        Ok(())
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let (mut notes, go) = self.step();
        go?;
        let file = Local.create(path)?;
        let node = notes.nodes.len();
        notes.nodes.push(Node::default());
        notes.by_inode.insert(file.metadata()?.ino(), node);
        notes.name(path, Some(Entry::File(node)));
        Ok(file)
    }

    fn write(&self, file: &File, offset: u64, parts: &[&[u8]]) -> io::Result<()> {
        let (mut notes, go) = self.step();
        let mut bytes = parts.concat();
        if go.is_err() {
            bytes.truncate(bytes.len() / 2);
        }
        Local.write(file, offset, &[&bytes])?;
        notes.node(file).pending.push(Change::Write(offset, bytes));
        go
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        let node = notes.node(file);
        for change in std::mem::take(&mut node.pending) {
            change.apply(&mut node.durable);
        }
        Ok(())
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        Local.truncate(file, length)?;
        notes.node(file).pending.push(Change::Truncate(length));
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        let names = notes.folders.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
        names.durable = names.now.clone();
        names.pending.clear();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        Local.rename(from, to)?;
        let entry = notes.entry(from);
        notes.name(to, entry);
        notes.name(from, None);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let (mut notes, go) = self.step();
        go?;
        Local.remove(path)?;
        notes.name(path, None);
        Ok(())
    }
}

impl Disk for Unsynced {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        Local.create_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        Local.create(path)
    }

    fn write(&self, file: &File, offset: u64, parts: &[&[u8]]) -> io::Result<()> {
        Local.write(file, offset, parts)
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        Local.truncate(file, length)
    }

    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::metadata(path).map(|_| ())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Local.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Local.remove(path)
    }
}
