//! Mails that come back: read from the Maildir of the address that they come to.

mod letter;
mod report;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use schet::order::BounceReport;

use crate::verp::Verp;

/// How much of a letter is read: the report stands before the mail that it returns.
const READ: u64 = 256 * 1024;

/// The letters that came to [`Verp`]'s address.
///
/// ```no_run
/// # fn example(desk: &schet::desk::Desk, verp: schet_smtp::Verp, tick: &schet::desk::Tick) -> Result<(), Box<dyn std::error::Error>> {
/// # use futures_lite::future::block_on;
/// use schet::order::Refusal;
/// use schet_smtp::{Bounces, Returned};
///
/// let bounces = Bounces::new("/var/mail/bounces", verp);
/// for letter in bounces.read(100)? {
///     if let Returned::Failed(report) = &letter.what {
///         // It came before its order was known to be sent: another time.
///         if let Err(Refusal::WrongState { .. }) = block_on(desk.take_bounce(report, tick))? {
///             continue;
///         }
///     }
///     bounces.put_away(&letter)?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Bounces {
    root: PathBuf,
    verp: Verp,
}

/// A letter that nobody has put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its file.
    pub file: PathBuf,
    /// What it tells.
    pub what: Returned,
}

/// What a letter tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// A mail of ours could not be delivered.
    Failed(BounceReport),
    /// A mail of ours is not delivered yet; its server goes on trying.
    Delayed(BounceReport),
    /// No report of a mail of ours: an automatic answer, somebody's letter, a report whose sender is not one that we have
    /// made.
    Other,
}

impl Bounces {
    /// The letters in a Maildir, of mails whose senders were made with the same key.
    #[must_use]
    pub fn new(maildir: impl AsRef<Path>, verp: Verp) -> Self {
        Self { root: maildir.as_ref().to_owned(), verp }
    }

    /// At most so many letters that are in `new`, the oldest first by their names.
    ///
    /// # Errors
    /// Where the folder or a letter can't be read.
    pub fn read(&self, limit: usize) -> io::Result<Vec<Letter>> {
        let mut names = BTreeSet::new();
        for entry in fs::read_dir(self.root.join("new"))? {
            names.insert(entry?.file_name());
            if names.len() > limit {
                names.pop_last();
            }
        }
        let letter = |name| {
            let file = self.root.join("new").join(name);
            let mut bytes = Vec::new();
            File::open(&file)?.take(READ).read_to_end(&mut bytes)?;
            Ok(Letter { file, what: self.what(&bytes) })
        };
        names.into_iter().map(letter).collect()
    }

    /// Moves a letter to `cur`, marked as seen. One that is gone is put away.
    ///
    /// # Errors
    /// Where it can't be moved.
    pub fn put_away(&self, letter: &Letter) -> io::Result<()> {
        let Some(name) = letter.file.file_name().and_then(|name| name.to_str()) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a letter without a name"));
        };
        fs::create_dir_all(self.root.join("cur"))?;
        match fs::rename(&letter.file, self.root.join("cur").join(format!("{name}:2,S"))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// What a letter tells, by its bytes, or the first 256 kB of them.
    #[must_use]
    pub fn what(&self, letter: &[u8]) -> Returned {
        let Some(mail) = letter::recipients(letter).iter().find_map(|address| self.verp.mail(address)) else {
            return Returned::Other;
        };
        let Some(status) = report::read(letter) else { return Returned::Other };
        let report = BounceReport {
            order: mail.order,
            generation: mail.generation,
            status: status.status,
            reason: status.reason,
        };
        match status.action {
            report::Action::Failed => Returned::Failed(report),
            report::Action::Delayed => Returned::Delayed(report),
        }
    }
}
