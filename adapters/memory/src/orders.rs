use std::ops::Bound;
use std::time::Duration;

use async_trait::async_trait;
use chrono::NaiveDate;
use schet::delivery::DeliveryHistory;
use schet::order::{Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId, OrderState};
use schet::ports::{
    Change, Claim, CommitError, FormationRefusal, Issued, KeyedOrder, Link, OrderStore, PickupItem, PortError, Run,
    RunShare, Shared,
};
use schet::{AccountNumber, BillingPeriod, Instant, OperatorId};

use crate::book::{Book, FIRST_ORDER, LAST_ORDER};
use crate::store::MemoryStore;

#[async_trait]
impl OrderStore for MemoryStore {
    async fn commit(&self, operator: &OperatorId, changes: &[Change]) -> Result<(), CommitError> {
        let time = self.lease_time();
        self.with(operator, |book| book.commit(changes, time))?
    }

    async fn claim_due(&self, operator: &OperatorId, now: Instant, claim: Claim) -> Result<Vec<Order>, PortError> {
        let time = self.lease_time();
        self.with(operator, |book| book.claim_due(now, claim, time))
    }

    async fn claim_share(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        lease: Duration,
    ) -> Result<Option<RunShare>, PortError> {
        let time = self.lease_time();
        self.with(operator, |book| book.claim_share(period, lease, time))
    }

    async fn order(&self, operator: &OperatorId, id: OrderId) -> Result<Option<Order>, PortError> {
        self.with(operator, |book| book.orders.get(&id).map(|stored| stored.order.clone()))
    }

    async fn orders(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        before: Option<OrderId>,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        let first = Bound::Included((account.clone(), FIRST_ORDER));
        let last = match before {
            Some(id) => Bound::Excluded((account.clone(), id)),
            None => Bound::Included((account.clone(), LAST_ORDER)),
        };
        self.with(operator, |book| {
            let newest_first = book.orders_of.range((first, last)).rev().take(limit);
            newest_first.filter_map(|((_, id), ())| Some(book.orders.get(id)?.order.clone())).collect()
        })
    }

    async fn orders_by_age(
        &self,
        operator: &OperatorId,
        after: Option<OrderId>,
        before: OrderId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        let begin = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.with(operator, |book| {
            let behind = book.orders.range((begin, Bound::Unbounded)).take_while(|(id, _)| **id < before);
            behind.take(limit).map(|(_, stored)| stored.order.clone()).collect()
        })
    }

    async fn history(&self, operator: &OperatorId, id: OrderId) -> Result<Vec<OrderEvent>, PortError> {
        self.with(operator, |book| book.orders.get(&id).map(|stored| stored.history.clone()).unwrap_or_default())
    }

    async fn order_by_key(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        key: &IdempotencyKey,
        now: Instant,
    ) -> Result<Option<KeyedOrder>, PortError> {
        self.with(operator, |book| {
            let kept = book.keys.get(&(account.clone(), key.clone())).filter(|(_, expires)| now < *expires);
            let stored = book.orders.get(&kept?.0)?;
            Some(KeyedOrder { order: stored.order.clone(), fingerprint: stored.fingerprint })
        })
    }

    async fn unfinished(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        fingerprint: &Fingerprint,
    ) -> Result<Option<Order>, PortError> {
        self.with(operator, |book| book.first_unfinished(account, fingerprint).cloned())
    }

    async fn mails_on(&self, operator: &OperatorId, of: &Shared, day: NaiveDate) -> Result<u32, PortError> {
        self.with(operator, |book| book.shared.get(&(of.clone(), day)).copied().unwrap_or(0))
    }

    async fn orders_on(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        day: NaiveDate,
    ) -> Result<u32, PortError> {
        self.with(operator, |book| book.taken.get(&(account.clone(), day)).copied().unwrap_or(0))
    }

    async fn deliveries(
        &self,
        operator: &OperatorId,
        accounts: &[AccountNumber],
    ) -> Result<Vec<DeliveryHistory>, PortError> {
        self.with(operator, |book| {
            accounts.iter().map(|account| book.deliveries.get(account).cloned().unwrap_or_default()).collect()
        })
    }

    async fn issued(
        &self,
        operator: &OperatorId,
        account: &AccountNumber,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.with(operator, |book| {
            let newest_first = book.periods_of.get(account).into_iter().flatten().rev().take(limit);
            newest_first.filter_map(|period| book.latest(*period, account).cloned()).collect()
        })
    }

    async fn issued_in(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        accounts: &[AccountNumber],
    ) -> Result<Vec<Option<Issued>>, PortError> {
        self.with(operator, |book| accounts.iter().map(|account| book.latest(period, account).cloned()).collect())
    }

    async fn issued_before(
        &self,
        operator: &OperatorId,
        before: BillingPeriod,
        limit: usize,
    ) -> Result<Vec<Issued>, PortError> {
        self.with(operator, |book| {
            let older = book.issued.iter().take_while(|((period, ..), _)| *period < before);
            older.take(limit).map(|(_, issued)| issued.clone()).collect()
        })
    }

    async fn link(&self, operator: &OperatorId, token_hash: &[u8; 32]) -> Result<Option<Link>, PortError> {
        self.with(operator, |book| book.links.get(token_hash).cloned())
    }

    async fn links(&self, operator: &OperatorId, order: OrderId) -> Result<Vec<Link>, PortError> {
        self.with(operator, |book| book.links_of_order(order))
    }

    async fn sequence_next(&self, operator: &OperatorId, name: &str) -> Result<u64, PortError> {
        self.with(operator, |book| book.sequence_next(name))
    }

    async fn run(&self, operator: &OperatorId, period: BillingPeriod) -> Result<Option<Run>, PortError> {
        self.with(operator, |book| book.runs.get(&period).cloned())
    }

    async fn open_shares(&self, operator: &OperatorId, period: BillingPeriod) -> Result<u64, PortError> {
        self.with(operator, |book| book.shares_of_round(period).count() as u64)
    }

    async fn refusals(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<FormationRefusal>, PortError> {
        self.with(operator, |book| {
            let behind = book.refusals.range((Bound::Excluded((period, after.cloned())), Bound::Unbounded));
            let of_period = behind.take_while(|((of, _), _)| *of == period);
            of_period.take(limit).map(|(_, refusal)| refusal.clone()).collect()
        })
    }

    async fn pickup(
        &self,
        operator: &OperatorId,
        period: BillingPeriod,
        after: Option<&AccountNumber>,
        limit: usize,
    ) -> Result<Vec<PickupItem>, PortError> {
        self.with(operator, |book| {
            let mut items: Vec<PickupItem> = Vec::new();
            for item in book.pickup(period, after) {
                // A page ends between accounts, never within one (S18).
                let same_account = items.last().is_some_and(|last| last.issued.account == item.issued.account);
                if items.len() >= limit && !same_account {
                    break;
                }
                items.push(item);
            }
            items
        })
    }
}

impl Book {
    /// The invoice of the latest revision (S17).
    pub(crate) fn latest(&self, period: BillingPeriod, account: &AccountNumber) -> Option<&Issued> {
        let revisions = (period, Some(account.clone()), 0)..=(period, Some(account.clone()), u32::MAX);
        self.issued.range(revisions).next_back().map(|(_, issued)| issued)
    }

    /// The pickup batch of a period behind an account (S18).
    fn pickup(&self, period: BillingPeriod, after: Option<&AccountNumber>) -> impl Iterator<Item = PickupItem> {
        let behind = self.issued.range((Bound::Excluded((period, after.cloned(), u32::MAX)), Bound::Unbounded));
        behind.take_while(move |((of, ..), _)| *of == period).filter_map(|(_, issued)| {
            let stored = self.orders.get(&issued.order?)?;
            let in_batch = matches!(stored.order.state, OrderState::InBatch | OrderState::HandedOver);
            in_batch.then(|| PickupItem {
                issued: issued.clone(),
                order: stored.order.clone(),
                handed_over: stored.history.iter().rev().find_map(OrderEvent::handed_over),
            })
        })
    }
}
