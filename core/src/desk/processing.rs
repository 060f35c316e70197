//! Carrying out what is due: forming, sending, expiring, in bounded steps (R13, R17).

use std::time::Duration;

use super::taking::ATTEMPTS;
use super::{Desk, DeskError, Tick};
use crate::calendar::Instant;
use crate::order::{Destination, Event, Order, OrderEvent, OrderKind, OrderState};
use crate::ports::{Change, Claim, CommitError, LeaseAfter, Outcome, OutgoingMail, PortError};

/// How many orders are claimed at a time. Their lease covers no more than these.
const STEP: usize = 128;

/// Once the documents of mails have so many bytes together, no further mail is transmitted with them. A mail is up to a
/// third larger than its document, which has at most 18 MB.
const MAILS: u64 = 32 << 20;

/// How often a commit is tried again that failed for now: behind a mail that was taken, its loss is a mail sent twice.
const RETRIES: u32 = 3;

/// What one step has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Processed {
    /// Orders claimed; as many as asked for means that more may be due.
    pub claimed: usize,
    /// Documents formed.
    pub formed: usize,
    /// Mails taken by the mail server.
    pub sent: usize,
    /// Links made ready.
    pub ready: usize,
    /// Links whose time was over.
    pub expired: usize,
    /// Attempts that will be made again.
    pub delayed: usize,
    /// Orders that failed for good.
    pub failed: usize,
    /// Mails whose fate nobody can know.
    pub unknown: usize,
    /// Orders that another worker changed meanwhile.
    pub lost: usize,
}

/// An order after events, to be written.
struct Advanced {
    order: Order,
    events: Vec<OrderEvent>,
    /// The event that tells what was found out, and stays true should another worker have claimed the order meanwhile.
    learnt: Option<Event>,
}

impl Desk {
    /// Claims at most `limit` orders (1 to 10,000) that are due, 128 at a time, and carries each out as far as it goes:
    /// one bounded step. Any number of workers may call it at once.
    ///
    /// What is begun has its whole lease before it, [`Policy::lease_seconds`](crate::order::Policy::lease_seconds), and
    /// a long call detail takes it anew as it grows. A worker that is slower all the same is thought dead; others do its
    /// orders then, it can write none of them, and only what it has found out is kept: a document that is stored, a
    /// mail that was taken. The one thing that can be done twice is a transmission that outlasts
    /// [`transmission_seconds`](crate::order::Policy::transmission_seconds): its outcome counts as unknown, and the
    /// policy says what becomes of such a mail.
    ///
    /// # Errors
    /// [`DeskError`] when the order store fails: what was done stands, and the orders claimed come up again when their
    /// leases end. Failures of the other ports delay the order they concern.
    pub async fn process_due(&self, limit: usize, tick: &Tick) -> Result<Processed, DeskError> {
        let limit = limit.clamp(1, 10_000);
        let mut done = Processed::default();
        while done.claimed < limit {
            let claim = Claim { limit: STEP.min(limit - done.claimed), lease: self.lease() };
            let claimed = self.ports.orders.claim_due(&self.operator.id, tick.now(), claim).await?;
            let is_last = claimed.len() < claim.limit;
            done.claimed += claimed.len();
            self.carry_out(claimed, tick.now(), &mut done).await?;
            if is_last {
                break;
            }
        }
        Ok(done)
    }

    /// Carries out orders that are claimed.
    async fn carry_out(&self, claimed: Vec<Order>, now: Instant, done: &mut Processed) -> Result<(), DeskError> {
        let (long, rest): (Vec<_>, Vec<_>) = claimed.into_iter().partition(takes_long);
        let (formed, waiting): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|order| matches!(order.state, OrderState::Formed | OrderState::Unknown));
        let mut ready: Vec<Advanced> = formed.into_iter().map(Advanced::unchanged).collect();
        for order in self.begin(waiting, now, done).await? {
            ready.push(self.form_order(order, now, done).await);
        }
        self.dispatch(ready, now, done).await?;
        // What takes long to form comes last, holds nothing else up, and is begun one by one: should the lease of those
        // that wait end meanwhile, others take them.
        for order in long {
            for order in self.begin(vec![order], now, done).await? {
                let formed = self.form_order(order, now, done).await;
                self.dispatch(vec![formed], now, done).await?;
            }
        }
        Ok(())
    }

    /// Ends links whose time is over, puts off what a dead worker left, and begins to form the rest.
    async fn begin(&self, orders: Vec<Order>, now: Instant, done: &mut Processed) -> Result<Vec<Order>, DeskError> {
        let mut advanced = Vec::new();
        for order in orders {
            let event = match order.state {
                OrderState::Ready => Event::LinkExpired,
                OrderState::Sending => {
                    Event::OutcomeUnknown("the worker died while the mail was in transmission".to_owned())
                }
                // Counted as a failed attempt: an order on which every worker dies is not tried for ever.
                OrderState::Forming => Event::FormingDelayed("the worker died while it formed the document".to_owned()),
                _ => Event::FormingBegun,
            };
            advanced.extend(Advanced::unchanged(order).then(&event, now, self));
        }
        let written = self.write(advanced, now, done).await?;
        let (forming, rest): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|order| order.state == OrderState::Forming);
        for order in rest {
            done.count(order.state);
        }
        Ok(forming)
    }

    /// Forms an order's document and applies what came of it.
    async fn form_order(&self, mut order: Order, now: Instant, done: &mut Processed) -> Advanced {
        let (event, formed) = match self.form_document(&mut order, now).await {
            Ok(formed) => {
                done.formed += 1;
                (Event::Formed(formed.document), Some(formed))
            }
            Err(trouble) => (trouble.into_event(), None),
        };
        let unchanged = Advanced::unchanged(order.clone());
        let mut advanced = unchanged.then(&event, now, self).unwrap_or(Advanced::unchanged(order));
        if let Some(formed) = formed {
            advanced.order.file = formed.file;
            advanced.order.invoice = formed.invoice.or(advanced.order.invoice);
        }
        advanced
    }

    /// Carries on orders whose documents are stored, as many at a time as memory has room for their mails.
    async fn dispatch(&self, mut orders: Vec<Advanced>, now: Instant, done: &mut Processed) -> Result<(), DeskError> {
        while !orders.is_empty() {
            let rest = orders.split_off(in_one_go(&orders));
            self.carry_on(orders, now, done).await?;
            orders = rest;
        }
        Ok(())
    }

    /// Makes links ready, records the beginning of each transmission, and transmits.
    async fn carry_on(&self, orders: Vec<Advanced>, now: Instant, done: &mut Processed) -> Result<(), DeskError> {
        let mut advanced = Vec::new();
        for formed in orders {
            let event = match (formed.order.state, &formed.order.destination) {
                (OrderState::Formed | OrderState::Unknown, Destination::Email(_)) => Some(Event::SendingBegun),
                (OrderState::Formed, Destination::Link) => Some(Event::LinkReady { expires: self.link_expiry(now) }),
                (OrderState::Formed, Destination::Pickup) => Some(Event::Batched),
                _ => None,
            };
            match event {
                Some(event) => advanced.extend(formed.then(&event, now, self)),
                None => advanced.push(formed),
            }
        }
        let written = self.write(advanced, now, done).await?;
        let (sending, rest): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|order| order.state == OrderState::Sending);
        for order in rest {
            done.count(order.state);
        }
        self.transmit(&sending, now, done).await
    }

    /// Sends mails whose transmission is recorded as begun, and records how each ended.
    async fn transmit(&self, orders: &[Order], now: Instant, done: &mut Processed) -> Result<(), DeskError> {
        let mut mails: Vec<OutgoingMail> = Vec::new();
        let mut events: Vec<Option<Event>> = Vec::new();
        for order in orders {
            match self.compose(order).await {
                Ok(mail) => {
                    mails.push(mail);
                    events.push(None);
                }
                Err(trouble) => events.push(Some(trouble.into_sending_event())),
            }
        }
        let outcomes = if mails.is_empty() { Vec::new() } else { self.ports.mailer.send(&mails).await };
        drop(mails);
        let mut outcomes = outcomes.into_iter();
        let advanced: Vec<Advanced> = orders
            .iter()
            .zip(events)
            .filter_map(|(order, event)| {
                let event = event.unwrap_or_else(|| match outcomes.next() {
                    Some(Outcome::Accepted(reply)) => Event::Accepted(reply),
                    Some(Outcome::Delayed(reason)) => Event::SendingDelayed(reason),
                    Some(Outcome::Refused(reason)) => Event::SendingRefused(reason),
                    Some(Outcome::Unknown(reason)) => Event::OutcomeUnknown(reason),
                    None => Event::OutcomeUnknown("the mailer gave no outcome".to_owned()),
                });
                Advanced::unchanged(order.clone()).then(&event, now, self)
            })
            .collect();
        for order in self.write(advanced, now, done).await? {
            done.count(order.state);
        }
        Ok(())
    }

    /// Writes orders in one commit; where some were changed by others meanwhile, the rest is written without them.
    /// Orders whose work goes on get a whole lease.
    async fn write(
        &self,
        mut advanced: Vec<Advanced>,
        now: Instant,
        done: &mut Processed,
    ) -> Result<Vec<Order>, DeskError> {
        let mut changes: Vec<Change> = advanced.iter().map(|advanced| advanced.change(self)).collect();
        let (mut lost, mut retries) = (Vec::new(), 0);
        while let Some(first) = advanced.first() {
            match self.ports.orders.commit(&self.operator.id, &changes).await {
                Ok(()) => break,
                Err(CommitError::Conflict { place, .. }) if place < advanced.len() => {
                    changes.remove(place);
                    lost.push(advanced.remove(place));
                }
                Err(CommitError::Port(error)) if error.is_retryable() && retries < RETRIES => {
                    retries += 1;
                    if error.may_have_happened && self.is_written(&first.order).await? {
                        break;
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        done.lost += lost.len();
        for Advanced { order, learnt, .. } in lost {
            if let Some(event) = learnt {
                // Whoever has the order now carries it out, should this fail too.
                let _ = self.learn(&order, &event, now).await;
            }
        }
        Ok(advanced.into_iter().map(|Advanced { order, .. }| written(order)).collect())
    }

    /// Whether a commit that has perhaps happened has: all of it or nothing is there (S1), so one order tells.
    async fn is_written(&self, order: &Order) -> Result<bool, PortError> {
        let stored = self.ports.orders.order(&self.operator.id, order.id).await?;
        Ok(stored.is_some_and(|stored| stored == written(order.clone())))
    }

    /// Takes the whole lease anew for an order that is worked on; whether it did. When it could not, the work goes on
    /// all the same: another worker may have the order now, and gets to know what comes of it.
    pub(super) async fn keep(&self, order: &mut Order) -> bool {
        let lease = LeaseAfter::Keep(self.lease());
        let change = Change::UpdateOrder { order: Box::new(order.clone()), events: Vec::new(), lease };
        let kept = self.ports.orders.commit(&self.operator.id, &[change]).await.is_ok();
        order.version += u64::from(kept);
        kept
    }

    /// For how long a worker holds what it transmits.
    fn transmission_lease(&self) -> Duration {
        Duration::from_secs(u64::from(self.policy.transmission_seconds)).max(self.lease())
    }

    /// Records what was found out about an order that another worker has claimed meanwhile, if it helps: a document
    /// that is stored, a mail that was taken.
    async fn learn(&self, late: &Order, event: &Event, now: Instant) -> Result<(), DeskError> {
        for _ in 0..ATTEMPTS {
            let Some(order) = self.ports.orders.order(&self.operator.id, late.id).await? else { return Ok(()) };
            if matches!(event, Event::Accepted(_)) && order.generation != late.generation {
                // Somebody asked for another mail since: that one's end is not this one's.
                return Ok(());
            }
            let waits = order.state == OrderState::Accepted && matches!(event, Event::Formed(_));
            let mut next = Some(Advanced::unchanged(order));
            if waits {
                next = next.and_then(|next| next.then(&Event::FormingBegun, now, self));
            }
            let Some(mut next) = next.and_then(|next| next.then(event, now, self)) else { return Ok(()) };
            if matches!(event, Event::Formed(_)) {
                next.order.file = late.file;
                next.order.invoice.clone_from(&late.invoice);
            }
            match self.ports.orders.commit(&self.operator.id, &[next.change(self)]).await {
                Err(CommitError::Conflict { .. }) => {}
                other => return Ok(other?),
            }
        }
        Ok(())
    }
}

impl Advanced {
    fn unchanged(order: Order) -> Self {
        Self { order, events: Vec::new(), learnt: None }
    }

    /// The order after a further event; `None` where its state does not allow it.
    fn then(mut self, event: &Event, now: Instant, desk: &Desk) -> Option<Self> {
        let (order, record) = self.order.apply(event, now, &desk.policy).ok()?;
        self.events.push(record);
        let learnt = matches!(event, Event::Formed(_) | Event::Accepted(_)).then(|| event.clone());
        Some(Self { order, events: self.events, learnt: learnt.or(self.learnt) })
    }

    /// The order's write; work that goes on has its whole lease before it.
    fn change(&self, desk: &Desk) -> Change {
        let lease = match self.order.state {
            OrderState::Forming => LeaseAfter::Keep(desk.lease()),
            OrderState::Sending => LeaseAfter::Keep(desk.transmission_lease()),
            _ => LeaseAfter::Release,
        };
        Change::UpdateOrder { order: Box::new(self.order.clone()), events: self.events.clone(), lease }
    }
}

impl Processed {
    /// Counts the state in which an order came to rest.
    fn count(&mut self, state: OrderState) {
        match state {
            OrderState::Sent => self.sent += 1,
            OrderState::Ready => self.ready += 1,
            OrderState::Expired => self.expired += 1,
            OrderState::Failed => self.failed += 1,
            OrderState::Unknown => self.unknown += 1,
            OrderState::Accepted | OrderState::Formed => self.delayed += 1,
            _ => {}
        }
    }
}

/// An order as the store has it after the write.
fn written(order: Order) -> Order {
    Order { version: order.version + 1, ..order }
}

/// How many of the orders are carried on together: at least one, and no more than their documents have room.
fn in_one_go(orders: &[Advanced]) -> usize {
    let mut room = MAILS;
    let fits = orders.iter().take_while(|advanced| {
        let has_room = room > 0;
        room = room.saturating_sub(advanced.order.document.map_or(0, |document| document.size));
        has_room
    });
    fits.count().max(1)
}

/// Whether an order's document may take long to form, because it is made of any number of calls.
fn takes_long(order: &Order) -> bool {
    order.state == OrderState::Accepted && matches!(order.kind, OrderKind::CallDetail { .. })
}

/// Whether an order's document is its whole mail, composed when it was formed, rather than what its mail carries.
pub(super) fn is_whole_mail(kind: &OrderKind) -> bool {
    matches!(kind, OrderKind::CallDetail { .. } | OrderKind::Charges { .. } | OrderKind::ConfirmAddress { .. })
}
