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

use super::book::{Book, commit_error};
use super::forget::period_of;
use super::keys::{Keys, last_part};
use super::port::schet_store_port;
use super::rows::{StoredDelivery, StoredKey, StoredOrder, decode};
use super::transaction::{Stop, corrupt, reading, writing};
use crate::error::Failure;
use crate::ports::{Common, HostPort, needed};

/// The host's store as the desk's [`OrderStore`].
///
/// What a call has acknowledged is what the host's `commit` has; leases end by their time alone, not with the process
/// that took them.
pub(crate) struct HostStore(HostPort<schet_store_port>);

impl HostStore {
    /// A store of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_store_port, common: &Common) -> Result<Self, Failure> {
        needed(port.begin, "store.begin")?;
        needed(port.get, "store.get")?;
        needed(port.scan, "store.scan")?;
        needed(port.put, "store.put")?;
        needed(port.remove, "store.remove")?;
        needed(port.commit, "store.commit")?;
        needed(port.rollback, "store.rollback")?;
        HostPort::new(port, port.flags, "store", common).map(Self)
    }

    fn read<T>(
        &self,
        operator: &OperatorId,
        work: impl Fn(&mut Book<'_, '_>) -> Result<T, Stop>,
    ) -> Result<T, PortError> {
        reading(&self.0, |txn| work(&mut Book { keys: Keys::of(operator), txn }))
    }

    fn write<T>(
        &self,
        operator: &OperatorId,
        work: impl Fn(&mut Book<'_, '_>) -> Result<T, Stop>,
    ) -> Result<T, PortError> {
        let written = writing(&self.0, |txn| work(&mut Book { keys: Keys::of(operator), txn }));
        written.map_err(|stop| commit_error(0, stop).into_port_error())
    }
}

#[async_trait]
impl OrderStore for HostStore {
    async fn commit(&self, operator: &OperatorId, changes: &[Change]) -> Result<(), CommitError> {
        if changes.is_empty() {
            return Ok(());
        }
        // Which change did not fit, of the last attempt.
        let stopped = std::cell::Cell::new(0);
        let written = writing(&self.0, |txn| {
            let mut book = Book { keys: Keys::of(operator), txn };
            book.commit(changes).map_err(|(place, stop)| {
                stopped.set(place);
                stop
            })
        });
        written.map_err(|stop| commit_error(stopped.get(), stop))
    }

    async fn claim_due(&self, operator: &OperatorId, now: Instant, claim: Claim) -> Result<Vec<Order>, PortError> {
        self.write(operator, |book| book.claim_due(now, claim))
    }

    async fn claim_share(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        lease: Duration,
    ) -> Result<Option<RunShare>, PortError> {
        self.write(operator, |book| book.claim_share(period, lease))
    }

    async fn order(&self, operator: &OperatorId, id: OrderId) -> Result<Option<Order>, PortError> {
        self.read(operator, |book| Ok(book.row::<StoredOrder>(&book.keys.order(id))?.map(|stored| stored.order)))
    }

    async fn orders(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Option<OrderId>,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.orders_of(account, before);
            let mut orders = Vec::new();
            for (key, _) in book.txn.scan(&from, &until, true, limit)? {
                let id = last_part(&key).parse().map_err(|_| corrupt(format!("the key {key} ends in no order")))?;
                orders.extend(book.row::<StoredOrder>(&book.keys.order(id))?.map(|stored| stored.order));
            }
            Ok(orders)
        })
    }

    async fn orders_by_age(
        &self,
        operator: &OperatorId,
        after: Option<OrderId>,
        before: OrderId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.orders_between(after, before);
            let rows = book.txn.scan(&from, &until, false, limit)?;
            rows.iter().map(|(key, value)| Ok(decode::<StoredOrder>(key, value)?.order)).collect()
        })
    }

    async fn issued_before(
        &self,
        operator: &OperatorId,
        before: BillingPeriod,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.issued_before(before);
            let rows = book.txn.scan(&from, &until, false, limit)?;
            rows.iter().map(|(key, value)| decode(key, value)).collect()
        })
    }

    async fn history(&self, operator: &OperatorId, id: OrderId) -> Result<Vec<OrderEvent>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.events(id);
            let rows = book.txn.scan(&from, &until, false, usize::MAX)?;
            rows.iter().map(|(key, value)| decode(key, value)).collect()
        })
    }

    async fn order_by_key(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        key: &IdempotencyKey,
        now: Instant,
    ) -> Result<Option<KeyedOrder>, PortError> {
        self.read(operator, |book| {
            let kept = book.row::<StoredKey>(&book.keys.key(account, key))?.filter(|kept| now < kept.expires);
            let Some(kept) = kept else { return Ok(None) };
            let stored = book.row::<StoredOrder>(&book.keys.order(kept.order))?;
            Ok(stored.map(|stored| KeyedOrder { order: stored.order, fingerprint: stored.fingerprint }))
        })
    }

    async fn unfinished(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Order>, PortError> {
        self.read(operator, |book| Ok(book.first_unfinished(account, fingerprint)?.map(|stored| stored.order)))
    }

    async fn orders_on(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        day: NaiveDate,
    ) -> Result<u32, PortError> {
        self.read(operator, |book| Ok(book.row(&book.keys.budget(account, day))?.unwrap_or(0)))
    }

    async fn mails_on(&self, operator: &OperatorId, of: &Shared, day: NaiveDate) -> Result<u32, PortError> {
        self.read(operator, |book| Ok(book.row(&book.keys.shared_budget(of, day))?.unwrap_or(0)))
    }

    async fn deliveries(
        &self,
        operator: &OperatorId,
        accounts: &[AccountNumber],
    ) -> Result<Vec<DeliveryHistory>, PortError> {
        self.read(operator, |book| accounts.iter().map(|account| book.delivery_history(account)).collect())
    }

    async fn issued(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.billed_periods(account);
            let mut issued = Vec::new();
            for (key, _) in book.txn.scan(&from, &until, true, limit)? {
                issued.extend(book.latest(account, period_of(&key)?)?);
            }
            Ok(issued)
        })
    }

    async fn issued_in(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<Option<Issued>>, PortError> {
        self.read(operator, |book| accounts.iter().map(|account| book.latest(account, period)).collect())
    }

    async fn link(&self, operator: &OperatorId, token_hash: &[u8; 32]) -> Result<Option<Link>, PortError> {
        self.read(operator, |book| book.row(&book.keys.link(token_hash)))
    }

    async fn links(&self, operator: &OperatorId, order: OrderId) -> Result<Vec<Link>, PortError> {
        self.read(operator, |book| book.links_of(order))
    }

    async fn sequence_next(&self, operator: &OperatorId, name: &str) -> Result<u64, PortError> {
        self.read(operator, |book| Ok(book.row::<u64>(&book.keys.sequence(name))?.map_or(1, |last| last + 1)))
    }

    async fn run(&self, operator: &OperatorId, period: BillingPeriod) -> Result<Option<Run>, PortError> {
        self.read(operator, |book| book.row(&book.keys.run(period)))
    }

    async fn open_shares(&self, operator: &OperatorId, period: BillingPeriod) -> Result<u64, PortError> {
        self.read(operator, |book| {
            let Some(run) = book.row::<Run>(&book.keys.run(period))? else { return Ok(0) };
            let (from, until) = book.keys.shares(period, run.round);
            Ok(book.txn.scan(&from, &until, false, usize::MAX)?.len() as u64)
        })
    }

    async fn refusals(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<FormationRefusal>, PortError> {
        self.read(operator, |book| {
            let (from, until) = book.keys.refusals(period, after);
            let rows = book.txn.scan(&from, &until, false, limit)?;
            rows.iter().map(|(key, value)| decode(key, value)).collect()
        })
    }

    async fn pickup(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, PortError> {
        self.read(operator, |book| book.pickup(period, after, limit))
    }
}

impl Book<'_, '_> {
    /// S16.
    fn delivery_history(&mut self, account: &AccountNumber) -> Result<DeliveryHistory, Stop> {
        let Some(kept) = self.row::<StoredDelivery>(&self.keys.delivery(account))? else {
            return Ok(DeliveryHistory::default());
        };
        let (from, until) = self.keys.delivery_changes(account);
        let rows = self.txn.scan(&from, &until, false, usize::MAX)?;
        let changes = rows.iter().map(|(key, value)| decode(key, value)).collect::<Result<Vec<_>, _>>()?;
        Ok(DeliveryHistory { version: kept.version, changes })
    }

    /// The invoice of the latest revision (S17).
    fn latest(&mut self, account: &AccountNumber, period: BillingPeriod) -> Result<Option<Issued>, Stop> {
        let (from, until) = self.keys.revisions(account, period);
        let latest = self.txn.scan(&from, &until, true, 1)?.pop();
        latest.map(|(key, value)| decode(&key, &value)).transpose()
    }

    /// S18.
    fn pickup(
        &mut self,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, Stop> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let (from, until) = self.keys.pickups(period, after);
        let mut rows = self.txn.scan(&from, &until, false, limit)?;
        if let Some((last, _)) = rows.last().filter(|_| rows.len() == limit) {
            // A page ends between accounts, never within one.
            let (behind, account) = (format!("{last}!"), last.rsplit_once('!').map_or("", |(account, _)| account));
            rows.extend(self.txn.scan(&behind, &format!("{account}!~"), false, usize::MAX)?);
        }
        let mut items = Vec::new();
        for (key, value) in rows {
            items.extend(self.pickup_item(&key, &value)?);
        }
        Ok(items)
    }

    fn pickup_item(&mut self, key: &str, value: &[u8]) -> Result<Option<PickupItem>, Stop> {
        let order: OrderId = decode(key, value)?;
        // The two rows differ in their letter alone.
        let issued = self.row::<Issued>(&format!("i{}", key.get(1..).unwrap_or_default()))?;
        let stored = self.row::<StoredOrder>(&self.keys.order(order))?;
        let (Some(issued), Some(stored)) = (issued, stored) else { return Ok(None) };
        let (from, until) = self.keys.events(order);
        let mut handed_over = None;
        for (key, value) in self.txn.scan(&from, &until, true, usize::MAX)? {
            let event: OrderEvent = decode(&key, &value)?;
            if let Some(found) = event.handed_over() {
                handed_over = Some(found);
                break;
            }
        }
        Ok(Some(PickupItem { issued, order: stored.order, handed_over }))
    }
}
