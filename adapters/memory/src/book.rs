use std::collections::BTreeSet;
use std::time::Duration;

use chrono::NaiveDate;
use schet::delivery::{ChangeState, DeliveryChange, DeliveryHistory};
use schet::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId};
use schet::ports::{
    Budget, Change, Claim, CommitError, Conflict, FormationRefusal, Issued, LeaseAfter, Link, NewKey, Run, RunCounts,
    RunShare, SequenceStep, Shared, SharedBudget,
};
use schet::{AccountNumber, BillingPeriod, Instant, InvoiceNumber};
use uuid::Uuid;

use crate::fed::Fed;
use crate::table::Table;

/// Everything of one operator: the tables, their indexes, and how each change of a commit writes to them.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) orders: Table<OrderId, StoredOrder>,
    pub(crate) orders_of: Table<(AccountNumber, OrderId), ()>,
    pub(crate) unfinished: Table<(AccountNumber, Fingerprint, OrderId), ()>,
    pub(crate) due: Table<(Instant, OrderId), ()>,
    pub(crate) keys: Table<(AccountNumber, IdempotencyKey), (OrderId, Instant)>,
    pub(crate) taken: Table<(AccountNumber, NaiveDate), u32>,
    /// Days' budgets that accounts share.
    pub(crate) shared: Table<(Shared, NaiveDate), u32>,
    pub(crate) deliveries: Table<AccountNumber, DeliveryHistory>,
    pub(crate) issued: Table<(BillingPeriod, Place, u32), Issued>,
    pub(crate) periods_of: Table<AccountNumber, BTreeSet<BillingPeriod>>,
    pub(crate) numbers: Table<InvoiceNumber, ()>,
    pub(crate) sequences: Table<String, u64>,
    pub(crate) links: Table<[u8; 32], Link>,
    pub(crate) links_of: Table<(OrderId, u64), [u8; 32]>,
    pub(crate) runs: Table<BillingPeriod, Run>,
    pub(crate) shares: Table<(BillingPeriod, u32, u64), StoredShare>,
    pub(crate) refusals: Table<(BillingPeriod, Place), FormationRefusal>,
    pub(crate) fed: Fed,
}

/// The account in a key; `None`, which comes before all accounts, is where a walk over them begins.
pub(crate) type Place = Option<AccountNumber>;

/// An order, and what the store alone keeps of it.
#[derive(Clone, Debug)]
pub(crate) struct StoredOrder {
    pub(crate) order: Order,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) history: Vec<OrderEvent>,
    /// By the clock of leases.
    leased_until: Option<Duration>,
}

/// A share, and until when it is a worker's.
#[derive(Clone, Debug)]
pub(crate) struct StoredShare {
    share: RunShare,
    /// By the clock of leases.
    leased_until: Duration,
}

impl Book {
    /// Makes changes, all or none (S1), at a time of the clock of leases.
    pub(crate) fn commit(&mut self, changes: &[Change], time: Duration) -> Result<(), CommitError> {
        let mut in_order = changes.iter().enumerate();
        let made = in_order.try_for_each(|(place, change)| {
            self.change(change, time).map_err(|conflict| CommitError::conflict(place, conflict))
        });
        self.settle(made.is_ok());
        made
    }

    fn settle(&mut self, stands: bool) {
        self.orders.settle(stands);
        self.orders_of.settle(stands);
        self.unfinished.settle(stands);
        self.due.settle(stands);
        self.keys.settle(stands);
        self.taken.settle(stands);
        self.shared.settle(stands);
        self.deliveries.settle(stands);
        self.issued.settle(stands);
        self.periods_of.settle(stands);
        self.numbers.settle(stands);
        self.sequences.settle(stands);
        self.links.settle(stands);
        self.links_of.settle(stands);
        self.runs.settle(stands);
        self.shares.settle(stands);
        self.refusals.settle(stands);
    }

    fn change(&mut self, change: &Change, time: Duration) -> Result<(), Conflict> {
        match change {
            Change::AcceptOrder { order, events, fingerprint, key, budget, shared } => {
                self.accept(order, events, *fingerprint, key.as_ref(), *budget, shared)
            }
            Change::UpdateOrder { order, events, lease } => self.update(order, events, *lease, time),
            Change::ChangeDelivery { account, expected, change } => self.change_delivery(account, *expected, change),
            Change::SettleDelivery { account, expected, place, state } => {
                self.settle_delivery(account, *expected, *place, state)
            }
            Change::Issue { issued, delivery_version, sequence } => {
                self.issue(issued, *delivery_version, sequence.as_ref())
            }
            Change::PutLink(link) => self.put_link(link),
            Change::UseLink { token_hash, at } => {
                self.use_link(token_hash, *at);
                Ok(())
            }
            Change::RevokeLinks { order, at } => {
                self.revoke_links(*order, *at);
                Ok(())
            }
            Change::PutRun(run) => self.put_run(run),
            Change::DealShare { share, lease } => self.deal(share, time.saturating_add(*lease)),
            Change::FinishShare { share, counts } => self.finish(share, *counts),
            Change::Refuse(refusal) => {
                self.refusals.put((refusal.period, Some(refusal.account.clone())), refusal.clone());
                Ok(())
            }
            Change::Unrefuse { account, period } => {
                self.refusals.remove(&(*period, Some(account.clone())));
                Ok(())
            }
            Change::ForgetOrder { order, version } => self.forget_order(*order, *version),
            Change::ForgetAccount { account, expected } => self.forget_account(account, *expected),
            Change::ForgetIssued { account, period, revision } => {
                self.forget_issued(account, *period, *revision);
                Ok(())
            }
        }
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
    ) -> Result<(), Conflict> {
        check(!self.orders.contains_key(&order.id), Conflict::Exists)?;
        if let Some(NewKey { key, expires }) = key {
            let place = (order.account.clone(), key.clone());
            let kept = self.keys.get(&place).is_some_and(|(_, expires)| *expires > order.accepted_at);
            check(!kept, Conflict::Key)?;
            self.keys.put(place, (order.id, *expires));
        } else {
            check(self.first_unfinished(&order.account, &fingerprint).is_none(), Conflict::Unfinished)?;
        }
        if let Some(Budget { day, limit }) = budget {
            let place = (order.account.clone(), day);
            let taken = self.taken.get(&place).copied().unwrap_or(0);
            check(taken < limit, Conflict::Budget)?;
            self.taken.put(place, taken + 1);
        }
        for SharedBudget { of, day, limit } in shared {
            let place = (of.clone(), *day);
            let taken = self.shared.get(&place).copied().unwrap_or(0);
            check(taken < *limit, Conflict::Budget)?;
            self.shared.put(place, taken + 1);
        }
        let order = Order { version: 1, ..order.clone() };
        self.put_order(StoredOrder { order, fingerprint, history: events.to_vec(), leased_until: None });
        Ok(())
    }

    /// S4, S13.
    fn update(
        &mut self,
        order: &Order,
        events: &[OrderEvent],
        lease: LeaseAfter,
        time: Duration,
    ) -> Result<(), Conflict> {
        let stored = self.orders.get(&order.id).filter(|stored| stored.order.version == order.version);
        let mut stored = stored.ok_or(Conflict::Version)?.clone();
        stored.order = Order { version: order.version + 1, account: stored.order.account.clone(), ..order.clone() };
        stored.history.extend_from_slice(events);
        stored.leased_until = match lease {
            LeaseAfter::Keep(lease) => Some(time.saturating_add(lease)),
            LeaseAfter::Release => None,
        };
        self.put_order(stored);
        Ok(())
    }

    /// Writes an order and its places in the indexes.
    fn put_order(&mut self, stored: StoredOrder) {
        let id = stored.order.id;
        if let Some(before) = self.orders.get(&id) {
            self.unfinished.remove(&(before.order.account.clone(), before.fingerprint, id));
            if let Some(due) = before.order.due {
                self.due.remove(&(due, id));
            }
        }
        let account = stored.order.account.clone();
        if stored.order.state.is_unfinished() {
            self.unfinished.put((account.clone(), stored.fingerprint, id), ());
        }
        if let Some(due) = stored.order.due {
            self.due.put((due, id), ());
        }
        self.orders_of.put((account, id), ());
        self.orders.put(id, stored);
    }

    /// The unfinished order of a fingerprint that has the lowest identifier (S15).
    pub(crate) fn first_unfinished(&self, account: &AccountNumber, fingerprint: &Fingerprint) -> Option<&Order> {
        let at = |id| (account.clone(), *fingerprint, id);
        let ((_, _, id), ()) = self.unfinished.range(at(FIRST_ORDER)..=at(LAST_ORDER)).next()?;
        self.orders.get(id).map(|stored| &stored.order)
    }

    /// S5.
    fn change_delivery(
        &mut self,
        account: &AccountNumber,
        expected: u64,
        change: &DeliveryChange,
    ) -> Result<(), Conflict> {
        let mut history = self.delivery_of_version(account, expected).ok_or(Conflict::Version)?;
        history.version += 1;
        history.changes.push(change.clone());
        self.deliveries.put(account.clone(), history);
        Ok(())
    }

    /// S5.
    fn settle_delivery(
        &mut self,
        account: &AccountNumber,
        expected: u64,
        place: usize,
        state: &ChangeState,
    ) -> Result<(), Conflict> {
        let mut history = self.delivery_of_version(account, expected).ok_or(Conflict::Version)?;
        history.version += 1;
        history.changes.get_mut(place).ok_or(Conflict::Version)?.state = state.clone();
        self.deliveries.put(account.clone(), history);
        Ok(())
    }

    pub(crate) fn delivery_of_version(&self, account: &AccountNumber, expected: u64) -> Option<DeliveryHistory> {
        let history = self.deliveries.get(account).cloned().unwrap_or_default();
        (history.version == expected).then_some(history)
    }

    /// S6.
    fn issue(
        &mut self,
        issued: &Issued,
        delivery_version: u64,
        sequence: Option<&SequenceStep>,
    ) -> Result<(), Conflict> {
        let (account, facts) = (&issued.account, &issued.facts);
        check(self.delivery_of_version(account, delivery_version).is_some(), Conflict::Delivery)?;
        let place = (facts.period, Some(account.clone()), facts.revision);
        check(!self.issued.contains_key(&place), Conflict::Exists)?;
        if let Some(SequenceStep { name, value }) = sequence {
            check(*value == self.sequence_next(name), Conflict::Sequence)?;
            self.sequences.put(name.clone(), *value);
        }
        check(!self.numbers.contains_key(&facts.number), Conflict::Number)?;
        self.issued.put(place, issued.clone());
        let mut periods = self.periods_of.get(account).cloned().unwrap_or_default();
        periods.insert(facts.period);
        self.periods_of.put(account.clone(), periods);
        self.numbers.put(facts.number.clone(), ());
        self.refusals.remove(&(facts.period, Some(account.clone())));
        Ok(())
    }

    /// The number that a sequence gives next, from 1.
    pub(crate) fn sequence_next(&self, name: &str) -> u64 {
        self.sequences.get(name).map_or(1, |last| last + 1)
    }

    /// S7.
    fn put_link(&mut self, link: &Link) -> Result<(), Conflict> {
        check(!self.links.contains_key(&link.token_hash), Conflict::Exists)?;
        let last = self.links_of.range((link.order, 0)..=(link.order, u64::MAX)).next_back();
        let place = last.map_or(0, |((_, place), _)| place + 1);
        self.links_of.put((link.order, place), link.token_hash);
        self.links.put(link.token_hash, link.clone());
        Ok(())
    }

    /// S7.
    fn use_link(&mut self, token_hash: &[u8; 32], at: Instant) {
        if let Some(mut link) = self.links.get(token_hash).cloned() {
            link.uses = link.uses.saturating_add(1);
            link.last_used = Some(at);
            self.links.put(*token_hash, link);
        }
    }

    /// S7.
    fn revoke_links(&mut self, order: OrderId, at: Instant) {
        for link in self.links_of_order(order) {
            if link.revoked.is_none() && at < link.expires {
                self.links.put(link.token_hash, Link { revoked: Some(at), ..link });
            }
        }
    }

    /// An order's links in the order in which they were put (S15).
    pub(crate) fn links_of_order(&self, order: OrderId) -> Vec<Link> {
        let hashes = self.links_of.range((order, 0)..=(order, u64::MAX)).map(|(_, hash)| hash);
        hashes.filter_map(|hash| self.links.get(hash).cloned()).collect()
    }

    /// S8.
    fn put_run(&mut self, run: &Run) -> Result<(), Conflict> {
        let version = self.runs.get(&run.period).map_or(0, |stored| stored.version);
        check(version == run.version, Conflict::Version)?;
        self.runs.put(run.period, Run { version: version + 1, ..run.clone() });
        Ok(())
    }

    /// S9.
    fn deal(&mut self, share: &RunShare, leased_until: Duration) -> Result<(), Conflict> {
        let place = (share.period, share.round, share.number);
        check(!self.shares.contains_key(&place), Conflict::Exists)?;
        self.shares.put(place, StoredShare { share: RunShare { version: 1, ..share.clone() }, leased_until });
        Ok(())
    }

    /// S9.
    fn finish(&mut self, share: &RunShare, counts: RunCounts) -> Result<(), Conflict> {
        let place = (share.period, share.round, share.number);
        let run = self.runs.get(&share.period).ok_or(Conflict::Version)?.clone();
        let stored = self.shares.get(&place).ok_or(Conflict::Version)?;
        check(stored.share.version == share.version, Conflict::Version)?;
        self.shares.remove(&place);
        self.runs.put(run.period, Run { counts: run.counts.plus(counts), version: run.version + 1, ..run });
        Ok(())
    }

    /// S11, S12.
    pub(crate) fn claim_due(&mut self, now: Instant, claim: Claim, time: Duration) -> Vec<Order> {
        let due = self.due.range(..=(now, LAST_ORDER)).filter_map(|((_, id), ())| self.orders.get(id));
        let free = due.filter(|stored| stored.leased_until.is_none_or(|until| until <= time));
        let mut claimed: Vec<_> = free.take(claim.limit).cloned().collect();
        for stored in &mut claimed {
            stored.order.version += 1;
            stored.leased_until = Some(time.saturating_add(claim.lease));
            self.put_order(stored.clone());
        }
        self.settle(true);
        claimed.into_iter().map(|stored| stored.order).collect()
    }

    /// S14.
    pub(crate) fn claim_share(&mut self, period: BillingPeriod, lease: Duration, time: Duration) -> Option<RunShare> {
        let (place, free) = self.shares_of_round(period).find(|(_, stored)| stored.leased_until <= time)?;
        let (place, mut stored) = (*place, free.clone());
        stored.share.version += 1;
        stored.leased_until = time.saturating_add(lease);
        self.shares.put(place, stored.clone());
        self.settle(true);
        Some(stored.share)
    }

    /// The shares of a run's present round, by number.
    pub(crate) fn shares_of_round(
        &self,
        period: BillingPeriod,
    ) -> impl Iterator<Item = (&(BillingPeriod, u32, u64), &StoredShare)> {
        let round = self.runs.get(&period).map(|run| run.round);
        round.into_iter().flat_map(move |round| self.shares.range((period, round, 0)..=(period, round, u64::MAX)))
    }
}

/// Before and behind every order's identifier.
pub(crate) const FIRST_ORDER: OrderId = OrderId(Uuid::nil());
pub(crate) const LAST_ORDER: OrderId = OrderId(Uuid::max());

fn check(fits: bool, conflict: Conflict) -> Result<(), Conflict> {
    if fits { Ok(()) } else { Err(conflict) }
}
