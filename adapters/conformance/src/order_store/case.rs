use std::time::Duration;

use futures_lite::future::block_on;
use schet::order::{Order, OrderEvent, OrderId, OrderState};
use schet::ports::{Budget, Change, Claim, CommitError, Conflict, LeaseAfter, NewKey, OrderStore};
use schet::{AccountNumber, Instant, OperatorId};

use super::{Harness, Subject};
use crate::samples;
use crate::suite::{Check, Stop, ensure, same};

/// A lease that outlives every test.
pub(super) const LEASE: Duration = Duration::from_secs(100_000);

/// A fresh store and one operator, called and waited for.
pub(super) struct Case {
    pub(super) subject: Box<dyn Subject>,
    pub(super) operator: OperatorId,
}

impl Case {
    pub(super) fn new(harness: &dyn Harness) -> Self {
        Self { subject: harness.make(), operator: samples::operator_id() }
    }

    pub(super) fn store(&self) -> &dyn OrderStore {
        self.subject.store()
    }

    pub(super) fn commit(&self, changes: &[Change]) -> Result<(), CommitError> {
        block_on(self.store().commit(&self.operator, changes))
    }

    /// A commit that must be made.
    pub(super) fn made(&self, changes: &[Change]) -> Check {
        Ok(self.commit(changes)?)
    }

    /// A commit that must conflict at a place.
    pub(super) fn conflicts(&self, changes: &[Change], place: usize, conflict: Conflict) -> Check {
        match self.commit(changes) {
            Err(CommitError::Conflict { place: found, conflict: with }) => {
                same("the place and the conflict", &(found, with), &(place, conflict))
            }
            Ok(()) => Err(Stop::Broken(format!("the commit was made, expected {conflict:?} at {place}"))),
            Err(CommitError::Port(error)) => Err(error.into()),
            Err(other) => Err(Stop::Broken(format!("expected {conflict:?} at {place}, found {other:?}"))),
        }
    }

    /// Accepts orders.
    pub(super) fn accepted(&self, orders: &[Order]) -> Check {
        self.made(&orders.iter().map(samples::accept).collect::<Vec<_>>())
    }

    /// An order that must be there.
    pub(super) fn order(&self, id: OrderId) -> Result<Order, Stop> {
        let found = block_on(self.store().order(&self.operator, id))?;
        found.ok_or_else(|| Stop::Broken(format!("order {id} is not there")))
    }

    pub(super) fn history(&self, id: OrderId) -> Result<Vec<OrderEvent>, Stop> {
        Ok(block_on(self.store().history(&self.operator, id))?)
    }

    /// An account's orders, all of them.
    pub(super) fn orders(&self, account: &AccountNumber) -> Result<Vec<Order>, Stop> {
        Ok(block_on(self.store().orders(&self.operator, account, None, usize::MAX))?)
    }

    pub(super) fn claim(&self, now: Instant, limit: usize, lease: Duration) -> Result<Vec<Order>, Stop> {
        Ok(block_on(self.store().claim_due(&self.operator, now, Claim { limit, lease }))?)
    }

    /// A claim, of which the orders' identifiers alone count.
    pub(super) fn claimed(&self, now: Instant, limit: usize) -> Result<Vec<OrderId>, Stop> {
        Ok(self.claim(now, limit, LEASE)?.into_iter().map(|order| order.id).collect())
    }
}

/// The acceptance of an order.
pub(super) fn acceptance(order: &Order, key: Option<NewKey>, budget: Option<Budget>) -> Change {
    Change::AcceptOrder {
        order: Box::new(order.clone()),
        events: vec![OrderEvent { at: order.accepted_at, state: order.state, detail: None }],
        fingerprint: samples::fingerprint(order),
        key,
        budget,
        shared: Vec::new(),
    }
}

/// The change of an order to a state, as a worker would make it.
pub(super) fn to_state(order: &Order, state: OrderState, lease: LeaseAfter) -> Change {
    let at = order.accepted_at;
    let due = state.is_unfinished().then_some(at);
    let event = OrderEvent { at, state, detail: order.detail.clone() };
    Change::UpdateOrder { order: Box::new(Order { state, due, ..order.clone() }), events: vec![event], lease }
}

/// One of the calls that race must win, and so many must.
pub(super) fn wins(won: &[bool], expected: usize) -> Check {
    let found = won.iter().filter(|won| **won).count();
    ensure(found == expected, || format!("{found} of {} racing calls were made, expected {expected}", won.len()))
}

/// Whether a racing commit was made; any end but a conflict of that kind is an error.
pub(super) fn won(ended: Result<(), CommitError>, otherwise: Conflict) -> Result<bool, Stop> {
    match ended {
        Ok(()) => Ok(true),
        Err(CommitError::Conflict { conflict, .. }) if conflict == otherwise => Ok(false),
        Err(error) => Err(error.into()),
    }
}
