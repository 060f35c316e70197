use std::collections::VecDeque;
use std::sync::Arc;

use schet::ports::{Feed, FeedReport};
use schet::{Account, OperatorId};

use super::schet_feed_report;
use crate::error::Failure;
use crate::service::{Core, block_on};
use crate::status::{SCHET_E_ENCODING, SCHET_E_UNREAD, SCHET_E_UNSUPPORTED, SCHET_E_VALUE};

/// How many rows make a transaction.
const BATCH: usize = 1_000;

/// How many refused rows wait to be read.
const REFUSED: usize = 10_000;

/// Rows of one kind that are held back.
pub(super) enum Rows {
    Accounts(Vec<Account>),
}

/// A row that was refused.
pub(super) struct Refused {
    pub(super) kind: i32,
    pub(super) number: u64,
    pub(super) reason: String,
}

/// What a feed holds back, and what became of the rest.
pub(super) struct Feeding {
    feed: Arc<dyn Feed>,
    held: Option<Rows>,
    /// The kind of what is held back, and the number of each row of it.
    kind: i32,
    numbers: Vec<u64>,
    /// How many rows of each kind were given.
    given: [u64; 6],
    refused: VecDeque<Refused>,
    kept: u64,
    refused_count: u64,
}

impl Feeding {
    pub(super) fn new(core: &Core) -> Result<Self, Failure> {
        let feed = core.feed.clone().ok_or_else(|| {
            let text = "the service was opened without config.database: the host's own billing port gives the data";
            Failure::new(SCHET_E_UNSUPPORTED, text).of_field("config.database")
        })?;
        let (given, refused) = ([0; 6], VecDeque::new());
        Ok(Self { feed, held: None, kind: 0, numbers: Vec::new(), given, refused, kept: 0, refused_count: 0 })
    }

    /// Takes rows, all or none: those whose contents are refused are listed.
    pub(super) fn take<T>(
        &mut self,
        core: &Core,
        kind: i32,
        rows: impl Iterator<Item = Result<T, Failure>>,
        hold: impl FnOnce(Vec<T>) -> Rows,
    ) -> Result<(), Failure>
    where
        Rows: Hold<T>,
    {
        if self.refused.len() >= REFUSED {
            let text = format!("{} refused rows wait to be read with schet_feed_refused", self.refused.len());
            return Err(Failure::new(SCHET_E_UNREAD, text));
        }
        if self.kind != kind || self.numbers.len() >= BATCH {
            self.flush(core)?;
        }
        let number = self.given.get(kind.unsigned_abs() as usize).copied().unwrap_or_default();
        let (mut taken, mut numbers, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = number;
        for (place, row) in rows.enumerate() {
            last += 1;
            match row {
                Ok(row) => {
                    taken.push(row);
                    numbers.push(last);
                }
                Err(failure) if matches!(failure.status, SCHET_E_VALUE | SCHET_E_ENCODING) => {
                    refused.push(Refused { kind, number: last, reason: failure.message().to_owned() });
                }
                Err(failure) => return Err(failure.of_row(place)),
            }
        }
        if let Some(given) = self.given.get_mut(kind.unsigned_abs() as usize) {
            *given = last;
        }
        self.refused_count += refused.len() as u64;
        self.refused.extend(refused);
        self.kind = kind;
        self.numbers.extend(numbers);
        match self.held.as_mut().and_then(Hold::rows) {
            Some(held) => held.extend(taken),
            None => self.held = Some(hold(taken)),
        }
        Ok(())
    }

    /// Writes what is held back. Where that fails it stays, to be written again.
    pub(super) fn flush(&mut self, core: &Core) -> Result<(), Failure> {
        let Some(rows) = &self.held else { return Ok(()) };
        let report = block_on(put(&*self.feed, &core.desk.operator().id, rows))?;
        self.kept += report.kept as u64;
        self.refused_count += report.refused.len() as u64;
        for row in report.refused {
            let number = self.numbers.get(row.place).copied().unwrap_or_default();
            self.refused.push_back(Refused { kind: self.kind, number, reason: row.reason });
        }
        (self.held, self.kind) = (None, 0);
        self.numbers.clear();
        Ok(())
    }

    pub(super) fn report(&self) -> schet_feed_report {
        schet_feed_report { struct_size: 0, reserved: 0, kept: self.kept, refused: self.refused_count }
    }

    /// Takes refused rows off the list.
    pub(super) fn read_refused(&mut self, most: usize) -> impl Iterator<Item = Refused> {
        let count = most.min(self.refused.len());
        self.refused.drain(..count)
    }
}

async fn put(feed: &dyn Feed, operator: &OperatorId, rows: &Rows) -> Result<FeedReport, schet::ports::PortError> {
    match rows {
        Rows::Accounts(rows) => feed.put_accounts(operator, rows).await,
    }
}

/// Rows of a type among those that are held back.
pub(super) trait Hold<T> {
    /// The rows, if they are of this type.
    fn rows(&mut self) -> Option<&mut Vec<T>>;
}

impl Hold<Account> for Rows {
    fn rows(&mut self) -> Option<&mut Vec<Account>> {
        match self {
            Self::Accounts(rows) => Some(rows),
        }
    }
}
