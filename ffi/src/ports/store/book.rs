use schet::delivery::{ChangeState, DeliveryChange};
use schet::order::{Fingerprint, Order, OrderEvent, OrderId};
use schet::ports::{
    Budget, Change, CommitError, Conflict, FormationRefusal, Issued, LeaseAfter, Link, NewKey, Run, RunCounts,
    RunShare, SequenceStep, SharedBudget,
};
use schet::{AccountNumber, BillingPeriod, Instant};
use serde::de::DeserializeOwned;

use super::keys::{Keys, last_part};
use super::rows::{
    StoredDelivery, StoredKey, StoredOrder, StoredShare, decode, delivery_row, encode, event_row, index, issued_row,
    link_row, order_row, refusal_row, run_row,
};
use super::transaction::{Stop, Transaction, corrupt};

/// An operator's rows in a transaction, and how each change of a commit writes to them.
pub(super) struct Book<'b, 'p> {
    pub(super) keys: Keys<'b>,
    pub(super) txn: &'b mut Transaction<'p>,
}

impl Book<'_, '_> {
    /// Makes changes; the first that does not fit ends it (S1).
    pub(super) fn commit(&mut self, changes: &[Change]) -> Result<(), (usize, Stop)> {
        changes.iter().enumerate().try_for_each(|(place, change)| self.change(change).map_err(|stop| (place, stop)))
    }

    fn change(&mut self, change: &Change) -> Result<(), Stop> {
        match change {
            Change::AcceptOrder { order, events, fingerprint, key, budget, shared } => {
                self.accept(order, events, *fingerprint, key.as_ref(), *budget, shared)
            }
            Change::UpdateOrder { order, events, lease } => self.update(order, events, *lease),
            Change::ChangeDelivery { account, expected, change } => self.change_delivery(account, *expected, change),
            Change::SettleDelivery { account, expected, place, state } => {
                self.settle_delivery(account, *expected, *place, state)
            }
            Change::Issue { issued, delivery_version, sequence } => {
                self.issue(issued, *delivery_version, sequence.as_ref())
            }
            Change::PutLink(link) => self.put_link(link),
            Change::UseLink { token_hash, at } => self.use_link(token_hash, *at),
            Change::RevokeLinks { order, at } => self.revoke_links(*order, *at),
            Change::PutRun(run) => self.put_run(run),
            Change::DealShare { share, lease } => self.deal(share, *lease),
            Change::FinishShare { share, counts } => self.finish(share, *counts),
            Change::Refuse(refusal) => self.refuse(refusal),
            Change::Unrefuse { account, period } => self.unrefuse(account, *period),
            Change::ForgetOrder { order, version } => self.forget_order(*order, *version),
            Change::ForgetAccount { account, expected } => self.forget_account(account, *expected),
            Change::ForgetIssued { account, period, revision } => self.forget_issued(account, *period, *revision),
        }
    }

    /// What the row of a key says, if it is there.
    pub(super) fn row<T: DeserializeOwned>(&mut self, key: &str) -> Result<Option<T>, Stop> {
        self.txn.get(key)?.map(|value| decode(key, &value)).transpose()
    }

    /// S3.
    fn accept(
        &mut self,
        order: &Order,
        events: &[OrderEvent],
        fingerprint: Fingerprint,
        key: Option<&NewKey>,
        budget: Option<Budget>,
        shared: &[SharedBudget],
    ) -> Result<(), Stop> {
        let account = &order.account;
        check(self.txn.get(&self.keys.order(order.id))?.is_none(), Conflict::Exists)?;
        if let Some(NewKey { key, expires }) = key {
            let place = self.keys.key(account, key);
            let kept = self.row::<StoredKey>(&place)?.is_some_and(|kept| kept.expires > order.accepted_at);
            check(!kept, Conflict::Key)?;
            let value = encode(&StoredKey { order: order.id, expires: *expires })?;
            self.txn.put(&place, index(&value))?;
        } else {
            check(self.first_unfinished(account, &fingerprint)?.is_none(), Conflict::Unfinished)?;
        }
        let own = budget.map(|Budget { day, limit }| (self.keys.budget(account, day), limit));
        let shared = shared.iter().map(|budget| (self.keys.shared_budget(&budget.of, budget.day), budget.limit));
        for (place, limit) in own.into_iter().chain(shared).collect::<Vec<_>>() {
            let taken = self.row::<u32>(&place)?.unwrap_or(0);
            check(taken < limit, Conflict::Budget)?;
            let value = encode(&(taken + 1))?;
            self.txn.put(&place, index(&value))?;
        }
        self.txn.put(&self.keys.of_account(account, order.id), index(b"1"))?;
        let key = key.map(|new| new.key.clone());
        let order = Order { version: 1, ..order.clone() };
        let mut stored = StoredOrder { order, fingerprint, key, events: 0, leased_until: None };
        self.add_events(&mut stored, events)?;
        self.put_order(None, &stored)
    }

    /// S4, S13.
    fn update(&mut self, order: &Order, events: &[OrderEvent], lease: LeaseAfter) -> Result<(), Stop> {
        let before = self.order_of_version(order.id, order.version)?;
        let account = before.order.account.clone();
        let mut after = before.clone();
        after.order = Order { version: order.version + 1, account, ..order.clone() };
        after.leased_until = match lease {
            LeaseAfter::Keep(lease) => Some(super::claim::lease_end(self.txn.lease_clock()?, lease)),
            LeaseAfter::Release => None,
        };
        self.add_events(&mut after, events)?;
        self.put_order(Some(&before), &after)
    }

    /// The stored order, if it is of the version that was read.
    pub(super) fn order_of_version(&mut self, id: OrderId, version: u64) -> Result<StoredOrder, Stop> {
        let stored = self.row::<StoredOrder>(&self.keys.order(id))?;
        Ok(stored.filter(|stored| stored.order.version == version).ok_or(Conflict::Version)?)
    }

    fn add_events(&mut self, stored: &mut StoredOrder, events: &[OrderEvent]) -> Result<(), Stop> {
        let id = stored.order.id.to_string();
        for event in events {
            let value = encode(event)?;
            let key = self.keys.event(stored.order.id, stored.events);
            self.txn.put(&key, event_row(event, &stored.order.account, &id, &value))?;
            stored.events += 1;
        }
        Ok(())
    }

    /// Writes an order and its places in the indexes, which it leaves where it was before.
    pub(super) fn put_order(&mut self, before: Option<&StoredOrder>, after: &StoredOrder) -> Result<(), Stop> {
        let id = after.order.id;
        let (was, is) = (before.map(|before| self.places(before)).unwrap_or_default(), self.places(after));
        for place in was.iter().filter(|place| !is.contains(place)) {
            self.txn.remove(place)?;
        }
        for place in is.iter().filter(|place| !was.contains(place)) {
            self.txn.put(place, index(b"1"))?;
        }
        if before.is_none_or(|before| before.is_in_person() != after.is_in_person()) {
            self.file_deliveries(id, after.is_in_person())?;
        }
        let (name, value) = (id.to_string(), encode(after)?);
        self.txn.put(&self.keys.order(id), order_row(after, &name, &value))
    }

    /// Where an order stands in the indexes of what is unfinished, due and leased.
    pub(super) fn places(&self, stored: &StoredOrder) -> Vec<String> {
        let order = &stored.order;
        let unfinished = order.state.is_unfinished();
        let unfinished = unfinished.then(|| self.keys.unfinished(&order.account, &stored.fingerprint, order.id));
        let due = order.due.map(|due| match stored.leased_until {
            None => self.keys.due(due, order.id),
            Some(until) => self.keys.leased(until, order.id),
        });
        unfinished.into_iter().chain(due).collect()
    }

    /// Puts the invoices that an order delivers among those in person, or takes them out (S18).
    fn file_deliveries(&mut self, order: OrderId, in_person: bool) -> Result<(), Stop> {
        let (from, until) = self.keys.delivered_by(order);
        for (key, value) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let (account, period, revision): (AccountNumber, BillingPeriod, u32) = decode(&key, &value)?;
            self.file_pickup(&account, period, revision, order, in_person)?;
        }
        Ok(())
    }

    fn file_pickup(
        &mut self,
        account: &AccountNumber,
        period: BillingPeriod,
        revision: u32,
        order: OrderId,
        in_person: bool,
    ) -> Result<(), Stop> {
        let place = self.keys.pickup(account, period, revision);
        if in_person { self.txn.put(&place, index(&encode(&order)?)) } else { self.txn.remove(&place) }
    }

    /// The unfinished order of a fingerprint that has the lowest identifier (S15).
    pub(super) fn first_unfinished(
        &mut self,
        account: &AccountNumber,
        fingerprint: &Fingerprint,
    ) -> Result<Option<StoredOrder>, Stop> {
        let (from, until) = self.keys.unfinished_of(account, fingerprint);
        let Some((key, _)) = self.txn.scan(&from, &until, false, 1)?.pop() else { return Ok(None) };
        let id = last_part(&key).parse().map_err(|_| corrupt(format!("the key {key} ends in no order")))?;
        self.row(&self.keys.order(id))
    }

    /// S5.
    fn change_delivery(&mut self, account: &AccountNumber, expected: u64, change: &DeliveryChange) -> Result<(), Stop> {
        let kept = self.delivery_of_version(account, expected)?;
        self.put_delivery(account, kept.changes, change)?;
        self.count_delivery(account, StoredDelivery { version: kept.version + 1, changes: kept.changes + 1 })
    }

    /// S5.
    fn settle_delivery(
        &mut self,
        account: &AccountNumber,
        expected: u64,
        place: usize,
        state: &ChangeState,
    ) -> Result<(), Stop> {
        let kept = self.delivery_of_version(account, expected)?;
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        check(place < kept.changes, Conflict::Version)?;
        let key = self.keys.delivery_change(account, place);
        let change = self.row::<DeliveryChange>(&key)?.ok_or_else(|| corrupt(format!("the row {key} is missing")))?;
        self.put_delivery(account, place, &DeliveryChange { state: state.clone(), ..change })?;
        self.count_delivery(account, StoredDelivery { version: kept.version + 1, ..kept })
    }

    pub(super) fn delivery_of_version(
        &mut self,
        account: &AccountNumber,
        expected: u64,
    ) -> Result<StoredDelivery, Stop> {
        let kept = self.row::<StoredDelivery>(&self.keys.delivery(account))?.unwrap_or_default();
        if kept.version == expected { Ok(kept) } else { Err(Conflict::Version.into()) }
    }

    fn put_delivery(&mut self, account: &AccountNumber, place: u64, change: &DeliveryChange) -> Result<(), Stop> {
        let value = encode(change)?;
        self.txn.put(&self.keys.delivery_change(account, place), delivery_row(change, account, &value))
    }

    fn count_delivery(&mut self, account: &AccountNumber, kept: StoredDelivery) -> Result<(), Stop> {
        self.txn.put(&self.keys.delivery(account), index(&encode(&kept)?))
    }

    /// S6.
    fn issue(&mut self, issued: &Issued, version: u64, sequence: Option<&SequenceStep>) -> Result<(), Stop> {
        let (account, facts) = (&issued.account, &issued.facts);
        let kept = self.row::<StoredDelivery>(&self.keys.delivery(account))?.unwrap_or_default();
        check(kept.version == version, Conflict::Delivery)?;
        let place = self.keys.issued(account, facts.period, facts.revision);
        check(self.txn.get(&place)?.is_none(), Conflict::Exists)?;
        if let Some(SequenceStep { name, value }) = sequence {
            let place = self.keys.sequence(name);
            let last = self.row::<u64>(&place)?.unwrap_or(0);
            check(*value == last + 1, Conflict::Sequence)?;
            self.txn.put(&place, index(&encode(value)?))?;
        }
        let number = self.keys.number(&facts.number);
        check(self.txn.get(&number)?.is_none(), Conflict::Number)?;
        self.txn.put(&number, index(&encode(&(account, facts.period, facts.revision))?))?;
        self.txn.put(&self.keys.billed(account, facts.period), index(b"1"))?;
        self.put_issued(issued)?;
        if let Some(order) = issued.order {
            let value = encode(&(account, facts.period, facts.revision))?;
            self.txn.put(&self.keys.delivered(order, account, facts.period, facts.revision), index(&value))?;
            let stored = self.row::<StoredOrder>(&self.keys.order(order))?;
            if stored.is_some_and(|stored| stored.is_in_person()) {
                self.file_pickup(account, facts.period, facts.revision, order, true)?;
            }
        }
        self.unrefuse(account, facts.period)
    }

    pub(super) fn put_issued(&mut self, issued: &Issued) -> Result<(), Stop> {
        let key = self.keys.issued(&issued.account, issued.facts.period, issued.facts.revision);
        let (order, value) = (issued.order.map(|order| order.to_string()).unwrap_or_default(), encode(issued)?);
        self.txn.put(&key, issued_row(issued, &order, &value))
    }

    /// S7.
    fn put_link(&mut self, link: &Link) -> Result<(), Stop> {
        check(self.txn.get(&self.keys.link(&link.token_hash))?.is_none(), Conflict::Exists)?;
        let (from, until) = self.keys.links_of(link.order);
        let last = self.txn.scan(&from, &until, true, 1)?.pop();
        let place = last.map_or(Ok(0), |(key, _)| last_part(&key).parse::<u32>().map(|last| last + 1));
        let place = place.map_err(|_| corrupt("the key of a link ends in no number"))?;
        self.txn.put(&self.keys.link_of(link.order, place), index(&encode(&link.token_hash)?))?;
        self.write_link(link)
    }

    fn write_link(&mut self, link: &Link) -> Result<(), Stop> {
        let (order, value) = (link.order.to_string(), encode(link)?);
        self.txn.put(&self.keys.link(&link.token_hash), link_row(link, &order, &value))
    }

    /// S7.
    fn use_link(&mut self, token_hash: &[u8; 32], at: Instant) -> Result<(), Stop> {
        let Some(link) = self.row::<Link>(&self.keys.link(token_hash))? else { return Ok(()) };
        self.write_link(&Link { uses: link.uses.saturating_add(1), last_used: Some(at), ..link })
    }

    /// S7.
    fn revoke_links(&mut self, order: OrderId, at: Instant) -> Result<(), Stop> {
        for link in self.links_of(order)? {
            if link.revoked.is_none() && at < link.expires {
                self.write_link(&Link { revoked: Some(at), ..link })?;
            }
        }
        Ok(())
    }

    /// An order's links in the order in which they were put (S15).
    pub(super) fn links_of(&mut self, order: OrderId) -> Result<Vec<Link>, Stop> {
        let (from, until) = self.keys.links_of(order);
        let mut links = Vec::new();
        for (key, value) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let hash: [u8; 32] = decode(&key, &value)?;
            links.extend(self.row::<Link>(&self.keys.link(&hash))?);
        }
        Ok(links)
    }

    /// S8.
    fn put_run(&mut self, run: &Run) -> Result<(), Stop> {
        let stored = self.row::<Run>(&self.keys.run(run.period))?.map_or(0, |stored| stored.version);
        check(stored == run.version, Conflict::Version)?;
        self.write_run(&Run { version: stored + 1, ..run.clone() })
    }

    fn write_run(&mut self, run: &Run) -> Result<(), Stop> {
        let value = encode(run)?;
        self.txn.put(&self.keys.run(run.period), run_row(run, &value))
    }

    /// S9.
    fn deal(&mut self, share: &RunShare, lease: std::time::Duration) -> Result<(), Stop> {
        let key = self.keys.share(share.period, share.round, share.number);
        check(self.txn.get(&key)?.is_none(), Conflict::Exists)?;
        let leased_until = super::claim::lease_end(self.txn.lease_clock()?, lease);
        let value = encode(&StoredShare { share: RunShare { version: 1, ..share.clone() }, leased_until })?;
        self.txn.put(&key, index(&value))
    }

    /// S9.
    fn finish(&mut self, share: &RunShare, counts: RunCounts) -> Result<(), Stop> {
        let run = self.row::<Run>(&self.keys.run(share.period))?.ok_or(Conflict::Version)?;
        let key = self.keys.share(share.period, share.round, share.number);
        let stored = self.row::<StoredShare>(&key)?.ok_or(Conflict::Version)?;
        check(stored.share.version == share.version, Conflict::Version)?;
        self.txn.remove(&key)?;
        self.write_run(&Run { counts: run.counts.plus(counts), version: run.version + 1, ..run })
    }

    /// S10.
    fn refuse(&mut self, refusal: &FormationRefusal) -> Result<(), Stop> {
        let value = encode(refusal)?;
        self.txn.put(&self.keys.refusal(&refusal.account, refusal.period), refusal_row(refusal, &value))?;
        self.txn.put(&self.keys.refused(&refusal.account, refusal.period), index(b"1"))
    }

    /// S10.
    pub(super) fn unrefuse(&mut self, account: &AccountNumber, period: BillingPeriod) -> Result<(), Stop> {
        self.txn.remove(&self.keys.refusal(account, period))?;
        self.txn.remove(&self.keys.refused(account, period))
    }
}

pub(super) fn check(fits: bool, conflict: Conflict) -> Result<(), Stop> {
    if fits { Ok(()) } else { Err(conflict.into()) }
}

impl From<(usize, Stop)> for Stop {
    fn from((_, stop): (usize, Stop)) -> Self {
        stop
    }
}

/// What a commit says of work that was stopped at a change.
pub(super) fn commit_error(place: usize, stop: Stop) -> CommitError {
    match stop {
        Stop::Conflict(conflict) => CommitError::conflict(place, conflict),
        Stop::Port(error) | Stop::Again(error) => CommitError::Port(error),
    }
}
