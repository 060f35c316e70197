//! Carrying out what is due: forming, sending, expiring, in bounded steps (R13, R17).

use std::time::Duration;

use super::{Desk, DeskError, Tick};
use crate::calendar::Instant;
use crate::order::{Destination, Event, Order, OrderEvent, OrderKind, OrderState};
use crate::ports::{Change, Claim, CommitError, LeaseAfter, Outcome, OutgoingMail};

/// How many mails are held in memory at a time.
const MAILS: usize = 64;

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
}

impl Desk {
    /// Claims at most `limit` orders (1 to 10,000) that are due and carries each out as far as it goes: one bounded
    /// step. Any number of workers may call it at once.
    ///
    /// # Errors
    /// [`DeskError`] when the order store fails; the orders claimed come up again when their leases end. Failures of
    /// the other ports delay the order they concern.
    pub async fn process_due(&self, limit: usize, tick: &Tick) -> Result<Processed, DeskError> {
        let claim = Claim {
            limit: limit.clamp(1, 10_000),
            lease: Duration::from_secs(u64::from(self.policy.lease_seconds.max(1))),
        };
        let claimed = self.ports.orders.claim_due(&self.operator.id, tick.now(), claim).await?;
        let mut done = Processed { claimed: claimed.len(), ..Processed::default() };
        let (formed, waiting): (Vec<_>, Vec<_>) =
            claimed.into_iter().partition(|order| matches!(order.state, OrderState::Formed | OrderState::Unknown));
        let begun = self.begin(waiting, tick.now(), &mut done).await?;
        let mut to_dispatch: Vec<Advanced> = formed.into_iter().map(Advanced::unchanged).collect();
        for order in begun {
            to_dispatch.push(self.form_order(order, tick, &mut done).await?);
        }
        let sending = self.dispatch(to_dispatch, tick.now(), &mut done).await?;
        for mails in sending.chunks(MAILS) {
            self.transmit(mails, tick.now(), &mut done).await?;
        }
        Ok(done)
    }

    /// Ends links whose time is over, marks transmissions that a dead worker left, and begins to form the rest.
    async fn begin(&self, orders: Vec<Order>, now: Instant, done: &mut Processed) -> Result<Vec<Order>, DeskError> {
        let mut advanced = Vec::new();
        for order in orders {
            let event = match order.state {
                OrderState::Ready => Event::LinkExpired,
                OrderState::Sending => {
                    Event::OutcomeUnknown("the worker died while the mail was in transmission".to_owned())
                }
                _ => Event::FormingBegun,
            };
            match Advanced::unchanged(order).then(&event, now, self) {
                Some(next) => advanced.push(next),
                None => done.lost += 1,
            }
        }
        let written = self.write(advanced, done).await?;
        let (forming, rest): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|order| order.state == OrderState::Forming);
        for order in rest {
            done.count(order.state);
        }
        Ok(forming)
    }

    /// Forms an order's document and applies what came of it.
    async fn form_order(&self, order: Order, tick: &Tick, done: &mut Processed) -> Result<Advanced, DeskError> {
        let (event, invoice) = match self.form_document(&order, tick.now()).await {
            Ok(formed) => {
                done.formed += 1;
                (Event::Formed(formed.document), formed.invoice)
            }
            Err(trouble) => (trouble.into_event(), None),
        };
        let unchanged = Advanced::unchanged(order.clone());
        let mut advanced = unchanged.then(&event, tick.now(), self).unwrap_or(Advanced::unchanged(order));
        if invoice.is_some() {
            advanced.order.invoice = invoice;
        }
        Ok(advanced)
    }

    /// Makes links ready and records the beginning of each transmission; answers the orders to transmit.
    async fn dispatch(
        &self,
        orders: Vec<Advanced>,
        now: Instant,
        done: &mut Processed,
    ) -> Result<Vec<Order>, DeskError> {
        let mut advanced = Vec::new();
        for formed in orders {
            let event = match (formed.order.state, &formed.order.destination) {
                (OrderState::Formed | OrderState::Unknown, Destination::Email(_)) => Some(Event::SendingBegun),
                (OrderState::Formed, Destination::Link) => Some(Event::LinkReady { expires: self.link_expiry(now) }),
                (OrderState::Formed, Destination::Pickup) => Some(Event::Batched),
                _ => None,
            };
            let next = match event {
                Some(event) => formed.then(&event, now, self),
                None => Some(formed),
            };
            match next {
                Some(next) => advanced.push(next),
                None => done.lost += 1,
            }
        }
        let written = self.write(advanced, done).await?;
        let (sending, rest): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|order| order.state == OrderState::Sending);
        for order in rest {
            done.count(order.state);
        }
        Ok(sending)
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
        let mut outcomes = self.ports.mailer.send(&mails).await.into_iter();
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
        for order in self.write(advanced, done).await? {
            done.count(order.state);
        }
        Ok(())
    }

    /// Writes orders in one commit; where some were changed by others meanwhile, the rest is written without them.
    /// Orders whose work goes on keep their lease.
    async fn write(&self, mut advanced: Vec<Advanced>, done: &mut Processed) -> Result<Vec<Order>, DeskError> {
        while !advanced.is_empty() {
            let changes: Vec<Change> = advanced.iter().map(Advanced::change).collect();
            match self.ports.orders.commit(&self.operator.id, &changes).await {
                Ok(()) => break,
                Err(CommitError::Conflict { place, .. }) if place < advanced.len() => {
                    advanced.remove(place);
                    done.lost += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(advanced.into_iter().map(|Advanced { order, .. }| Order { version: order.version + 1, ..order }).collect())
    }
}

impl Advanced {
    fn unchanged(order: Order) -> Self {
        Self { order, events: Vec::new() }
    }

    fn then(mut self, event: &Event, now: Instant, desk: &Desk) -> Option<Self> {
        let (order, record) = self.order.apply(event, now, &desk.policy).ok()?;
        self.events.push(record);
        Some(Self { order, events: self.events })
    }

    fn change(&self) -> Change {
        let goes_on = matches!(self.order.state, OrderState::Forming | OrderState::Sending);
        Change::UpdateOrder {
            order: Box::new(self.order.clone()),
            events: self.events.clone(),
            lease: if goes_on { LeaseAfter::Keep } else { LeaseAfter::Release },
        }
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

/// Whether an order's document is its whole mail, composed when it was formed, rather than what its mail carries.
pub(super) fn is_whole_mail(kind: &OrderKind) -> bool {
    matches!(kind, OrderKind::CallDetail { .. } | OrderKind::Charges { .. } | OrderKind::ConfirmAddress { .. })
}
