//! The port [`OrderStore`].

mod claim;
mod commit;
mod entries;
mod forget;
mod read;

use std::time::Duration;

use async_trait::async_trait;
use chrono::NaiveDate;
use schet::delivery::DeliveryHistory;
use schet::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId};
use schet::ports::{
    Change, Claim, CommitError, FormationRefusal, Issued, KeyedOrder, Link, OrderStore, PickupItem, PortError, Run,
    RunShare, Shared,
};
use schet::{AccountNumber, BillingPeriod, Instant, OperatorId};

use crate::SqliteStore;
use crate::error::Failure;
use rusqlite::Connection;

/// From so many changes on a commit is not copied into the queue, but waits for a transaction of its own.
const LARGE_COMMIT: usize = 32;

impl SqliteStore {
    fn write_changes(&self, operator: &OperatorId, changes: &[Change]) -> Result<(), Failure> {
        let operator = self.operator(operator)?;
        let bodies = commit::bodies(changes)?;
        // Time passes until the lead comes round, so each lease is written as it stands now: it is at most shorter.
        let lease = self.lease(Duration::ZERO);
        if changes.len() >= LARGE_COMMIT {
            return self.writer.write_alone(|connection| commit::apply(connection, operator, changes, &bodies, lease));
        }
        let changes = changes.to_vec();
        self.writer.write(move |connection| commit::apply(connection, operator, &changes, &bodies, lease))
    }

    /// Reads of an operator; `T`'s default where nothing of it was ever written.
    pub(crate) fn read_of<T: Default>(
        &self,
        operator: &OperatorId,
        doing: &str,
        read: impl FnOnce(&Connection, i64) -> Result<T, Failure>,
    ) -> Result<T, PortError> {
        let read = |key: Option<i64>| match key {
            Some(key) => self.readers.snapshot(|connection| read(connection, key)),
            None => Ok(T::default()),
        };
        self.known_operator(operator).and_then(read).map_err(|failure| failure.during(doing))
    }
}

#[async_trait]
impl OrderStore for SqliteStore {
    async fn commit(&self, operator: &OperatorId, changes: &[Change]) -> Result<(), CommitError> {
        self.write_changes(operator, changes).map_err(Failure::during_commit)
    }

    async fn claim_due(&self, operator: &OperatorId, now: Instant, claim: Claim) -> Result<Vec<Order>, PortError> {
        let lease = self.lease(claim.lease);
        let claimed = self.known_operator(operator).and_then(|key| match key {
            None => Ok(Vec::new()),
            Some(key) => self.writer.write(move |connection| claim::due(connection, key, now, claim.limit, lease)),
        });
        claimed.map_err(|failure| failure.during("claiming due orders"))
    }

    async fn claim_share(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        lease: Duration,
    ) -> Result<Option<RunShare>, PortError> {
        let lease = self.lease(lease);
        let claimed = self.known_operator(operator).and_then(|key| match key {
            None => Ok(None),
            Some(key) => self.writer.write(move |connection| claim::share(connection, key, period, lease)),
        });
        claimed.map_err(|failure| failure.during("claiming a share of a run"))
    }

    async fn order(&self, operator: &OperatorId, id: OrderId) -> Result<Option<Order>, PortError> {
        self.read_of(operator, "reading an order", |connection, operator| read::order(connection, operator, id))
    }

    async fn orders(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Option<OrderId>,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.read_of(operator, "reading an account's orders", |connection, operator| {
            read::orders(connection, operator, account, before, limit)
        })
    }

    async fn orders_by_age(
        &self,
        operator: &OperatorId,
        after: Option<OrderId>,
        before: OrderId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.read_of(operator, "reading orders by age", |connection, operator| {
            read::orders_by_age(connection, operator, after, before, limit)
        })
    }

    async fn history(&self, operator: &OperatorId, id: OrderId) -> Result<Vec<OrderEvent>, PortError> {
        self.read_of(operator, "reading an order's history", |connection, operator| {
            read::history(connection, operator, id)
        })
    }

    async fn order_by_key(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        key: &IdempotencyKey,
        now: Instant,
    ) -> Result<Option<KeyedOrder>, PortError> {
        self.read_of(operator, "reading the order of a key", |connection, operator| {
            read::order_by_key(connection, operator, account, key, now)
        })
    }

    async fn unfinished(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Order>, PortError> {
        self.read_of(operator, "reading an unfinished order", |connection, operator| {
            read::unfinished(connection, operator, account, fingerprint)
        })
    }

    async fn mails_on(&self, operator: &OperatorId, of: &Shared, day: NaiveDate) -> Result<u32, PortError> {
        self.read_of(operator, "reading a day's budget", |connection, operator| {
            entries::Entries { connection, operator, account: "" }.taken_shared(of, day)
        })
    }

    async fn orders_on(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        day: NaiveDate,
    ) -> Result<u32, PortError> {
        self.read_of(operator, "reading a day's budget", |connection, operator| {
            entries::Entries { connection, operator, account: account.as_str() }.taken(day)
        })
    }

    async fn deliveries(
        &self,
        operator: &OperatorId,
        accounts: &[AccountNumber],
    ) -> Result<Vec<DeliveryHistory>, PortError> {
        let found = self.read_of(operator, "reading histories of delivery", |connection, operator| {
            read::deliveries(connection, operator, accounts)
        })?;
        Ok(padded(found, accounts.len()))
    }

    async fn issued(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.read_of(operator, "reading an account's invoices", |connection, operator| {
            read::issued(connection, operator, account, limit)
        })
    }

    async fn issued_in(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<Option<Issued>>, PortError> {
        let found = self.read_of(operator, "reading a period's invoices", |connection, operator| {
            read::issued_in(connection, operator, period, accounts)
        })?;
        Ok(padded(found, accounts.len()))
    }

    async fn issued_before(
        &self,
        operator: &OperatorId,
        before: BillingPeriod,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.read_of(operator, "reading old invoices", |connection, operator| {
            read::issued_before(connection, operator, before, limit)
        })
    }

    async fn link(&self, operator: &OperatorId, token_hash: &[u8; 32]) -> Result<Option<Link>, PortError> {
        self.read_of(operator, "reading a link", |connection, operator| read::link(connection, operator, token_hash))
    }

    async fn links(&self, operator: &OperatorId, order: OrderId) -> Result<Vec<Link>, PortError> {
        self.read_of(operator, "reading an order's links", |connection, operator| {
            read::links(connection, operator, order)
        })
    }

    async fn sequence_next(&self, operator: &OperatorId, name: &str) -> Result<u64, PortError> {
        let next = self.read_of(operator, "reading a sequence", |connection, operator| {
            read::sequence_next(connection, operator, name).map(Some)
        })?;
        Ok(next.unwrap_or(1))
    }

    async fn run(&self, operator: &OperatorId, period: BillingPeriod) -> Result<Option<Run>, PortError> {
        self.read_of(operator, "reading a run", |connection, operator| read::run(connection, operator, period))
    }

    async fn open_shares(&self, operator: &OperatorId, period: BillingPeriod) -> Result<u64, PortError> {
        self.read_of(operator, "counting a run's shares", |connection, operator| {
            read::open_shares(connection, operator, period)
        })
    }

    async fn refusals(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<FormationRefusal>, PortError> {
        self.read_of(operator, "reading a period's refusals", |connection, operator| {
            read::refusals(connection, operator, period, after, limit)
        })
    }

    async fn pickup(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, PortError> {
        self.read_of(operator, "reading a pickup batch", |connection, operator| {
            read::pickup(connection, operator, period, after, limit)
        })
    }
}

/// One answer for each that was asked for, also where the operator is not known.
fn padded<T: Default>(mut found: Vec<T>, length: usize) -> Vec<T> {
    found.resize_with(length, T::default);
    found
}
