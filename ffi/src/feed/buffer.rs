use std::collections::VecDeque;
use std::sync::Arc;

use schet::invoice::{Bill, Instalment, Payment};
use schet::ports::{Feed, FeedReport, PortError};
use schet::usage::Call;
use schet::{Account, AccountNumber, OperatorId};

use super::{
    SCHET_ROW_ACCOUNT, SCHET_ROW_BILL, SCHET_ROW_CALL, SCHET_ROW_INSTALMENT, SCHET_ROW_PAYMENT, schet_feed_report,
};
use crate::error::Failure;
use crate::service::{Core, block_on};
use crate::status::{SCHET_E_UNREAD, SCHET_E_UNSUPPORTED};

/// How many rows make a transaction.
const BATCH: usize = 1_000;

/// How many refused rows wait to be read.
const REFUSED: usize = 10_000;

/// Rows that are held back, of one kind at a time.
#[derive(Default)]
pub(super) struct Rows {
    accounts: Vec<Account>,
    bills: Vec<Bill>,
    calls: Vec<(AccountNumber, Call)>,
    payments: Vec<(AccountNumber, Payment)>,
    instalments: Vec<(AccountNumber, Instalment)>,
}

/// A kind of rows.
pub(super) trait Row: Sized {
    /// Its number.
    const KIND: i32;

    /// Where its rows are held back.
    fn held(rows: &mut Rows) -> &mut Vec<Self>;
}

/// Says of each kind of rows where they are held back.
macro_rules! rows {
    ($($kind:ident $list:ident: $row:ty,)+) => {
        $(impl Row for $row {
            const KIND: i32 = $kind;

            fn held(rows: &mut Rows) -> &mut Vec<Self> {
                &mut rows.$list
            }
        })+
    };
}

rows! {
    SCHET_ROW_ACCOUNT accounts: Account,
    SCHET_ROW_BILL bills: Bill,
    SCHET_ROW_CALL calls: (AccountNumber, Call),
    SCHET_ROW_PAYMENT payments: (AccountNumber, Payment),
    SCHET_ROW_INSTALMENT instalments: (AccountNumber, Instalment),
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
    held: Rows,
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
        Ok(Self {
            feed,
            held: Rows::default(),
            kind: 0,
            numbers: Vec::new(),
            given,
            refused,
            kept: 0,
            refused_count: 0,
        })
    }

    /// Takes rows, all or none: those whose contents are refused are listed.
    pub(super) fn take<T: Row>(
        &mut self,
        core: &Core,
        rows: impl Iterator<Item = Result<T, Failure>>,
    ) -> Result<(), Failure> {
        let kind = T::KIND;
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
                Err(failure) if failure.is_of_content() => {
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
        T::held(&mut self.held).extend(taken);
        Ok(())
    }

    /// Writes what is held back. Where that fails it stays, to be written again.
    pub(super) fn flush(&mut self, core: &Core) -> Result<(), Failure> {
        if self.numbers.is_empty() {
            return Ok(());
        }
        let report = block_on(self.put(&core.desk.operator().id))?;
        self.kept += report.kept as u64;
        self.refused_count += report.refused.len() as u64;
        for row in report.refused {
            let number = self.numbers.get(row.place).copied().unwrap_or_default();
            self.refused.push_back(Refused { kind: self.kind, number, reason: row.reason });
        }
        (self.held, self.kind) = (Rows::default(), 0);
        self.numbers.clear();
        Ok(())
    }

    /// Where the rows go.
    pub(super) fn feed(&self) -> &dyn Feed {
        &*self.feed
    }

    pub(super) fn report(&self) -> schet_feed_report {
        schet_feed_report { struct_size: 0, reserved: 0, kept: self.kept, refused: self.refused_count }
    }

    /// Takes refused rows off the list.
    pub(super) fn read_refused(&mut self, most: usize) -> impl Iterator<Item = Refused> {
        let count = most.min(self.refused.len());
        self.refused.drain(..count)
    }

    async fn put(&self, operator: &OperatorId) -> Result<FeedReport, PortError> {
        let (feed, held) = (&self.feed, &self.held);
        match self.kind {
            SCHET_ROW_ACCOUNT => feed.put_accounts(operator, &held.accounts).await,
            SCHET_ROW_BILL => feed.put_invoices(operator, &held.bills).await,
            SCHET_ROW_CALL => feed.append_calls(operator, &held.calls).await,
            SCHET_ROW_PAYMENT => feed.put_payments(operator, &held.payments).await,
            SCHET_ROW_INSTALMENT => feed.put_instalments(operator, &held.instalments).await,
            _ => Ok(FeedReport::default()),
        }
    }
}
