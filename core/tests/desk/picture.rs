//! What is there in the end, and what must hold of it whatever went wrong on the way.

use std::collections::{BTreeMap, BTreeSet};

use futures_lite::future::block_on;
use schet::delivery::DeliveryMethod;
use schet::order::{Destination, Digest, Order, OrderId, OrderState};
use schet::ports::{DocumentStore, OrderStore, Outcome, OutgoingMail, RunCounts};
use schet::{Account, AccountNumber};

use crate::support::{Office, at, period};

/// What an operator has in the end, without identifiers and instants: two histories that mean the same look the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Picture {
    /// Account, what was ordered, where it goes, state.
    orders: Vec<(AccountNumber, String, Destination, OrderState)>,
    deliveries: Vec<(AccountNumber, Vec<DeliveryMethod>)>,
    /// Account, period, revision, number, whether it is delivered by an order.
    issued: Vec<(AccountNumber, String, u32, String, bool)>,
    /// Orders out of the budget of the day.
    taken: Vec<(AccountNumber, u32)>,
    refused: Vec<(AccountNumber, String)>,
    run: Option<(u32, RunCounts, bool)>,
    next_number: u64,
}

/// The day on which the scenarios play.
const DAY: &str = "2026-10-04";

impl Office {
    /// What is there now.
    pub(crate) fn picture(&self) -> Picture {
        let operator = &self.desk.operator().id;
        let mut picture = Picture::default();
        for Account { number, .. } in &self.accounts {
            for order in self.orders_of(number) {
                picture.orders.push((number.clone(), format!("{:?}", order.kind), order.destination, order.state));
            }
            let history = block_on(self.store.deliveries(operator, std::slice::from_ref(number))).unwrap().remove(0);
            let changes = history.changes.into_iter().map(|change| change.method).collect();
            picture.deliveries.push((number.clone(), changes));
            for issued in block_on(self.store.issued(operator, number, 100)).unwrap() {
                let facts = issued.facts;
                let (period, number) = (facts.period.to_string(), facts.number.to_string());
                let account = issued.account;
                picture.issued.push((account, period, facts.revision, number, issued.order.is_some()));
            }
            let taken = block_on(self.store.orders_on(operator, number, DAY.parse().unwrap())).unwrap();
            picture.taken.push((number.clone(), taken));
        }
        picture.orders.sort_by_key(|order| format!("{order:?}"));
        let refusals = block_on(self.store.refusals(operator, period("2026-09"), None, 100)).unwrap();
        picture.refused = refusals.into_iter().map(|refusal| (refusal.account, refusal.code)).collect();
        let run = block_on(self.store.run(operator, period("2026-09"))).unwrap();
        picture.run = run.map(|run| (run.round, run.counts, run.ended.is_some()));
        picture.next_number = block_on(self.store.sequence_next(operator, "invoices")).unwrap();
        picture
    }

    /// All orders of an account.
    pub(crate) fn orders_of(&self, account: &AccountNumber) -> Vec<Order> {
        block_on(self.store.orders(&self.desk.operator().id, account, None, 1_000)).unwrap()
    }

    /// How many attempts to mail were made, and how often the outcome of one was unknown.
    pub(crate) fn attempts(&self) -> (usize, usize) {
        let operator = &self.desk.operator().id;
        let orders = self.accounts.iter().flat_map(|account| self.orders_of(&account.number));
        let events = orders.flat_map(|order| block_on(self.store.history(operator, order.id)).unwrap());
        let unknown = events.filter(|event| event.state == OrderState::Unknown).count();
        (self.mailer.attempts().len(), unknown)
    }

    /// Holds what must hold at any time, whatever went wrong.
    pub(crate) fn check(&self, context: &str) {
        let operator = &self.desk.operator().id;
        let mut attempts: BTreeMap<(OrderId, u32), Vec<(OutgoingMail, Outcome)>> = BTreeMap::new();
        for (mail, outcome) in self.mailer.attempts() {
            attempts.entry((mail.order, mail.generation)).or_default().push((mail, outcome));
        }
        let mut delivered = BTreeSet::new();
        for Account { number, .. } in &self.accounts {
            for order in self.orders_of(number) {
                let history = block_on(self.store.history(operator, order.id)).unwrap();
                assert_eq!(history.last().map(|event| event.state), Some(order.state), "{context}: {order:?}");
                // No state without a way out: it is due, or over, or somebody may start it again (R17).
                let rests = order.state == OrderState::InBatch
                    || order.state == OrderState::Failed
                    || order.state == OrderState::Unknown;
                let is_over = matches!(order.state, OrderState::Sent | OrderState::Expired | OrderState::Cancelled)
                    || matches!(order.state, OrderState::Bounced | OrderState::HandedOver);
                assert!(order.due.is_some() || rests || is_over, "{context}: {order:?}");
                if let Some(document) = order.document {
                    let length = document.size as usize;
                    let bytes = block_on(self.documents.read(operator, &document.digest, 0, length)).unwrap();
                    assert_eq!(bytes.map(|bytes| Digest::of(&bytes)), Some(document.digest), "{context}: {order:?}");
                }
                let mut accepted = 0;
                for generation in 0..=order.generation {
                    let of = attempts.remove(&(order.id, generation)).unwrap_or_default();
                    // Attempts of a generation are one message (R14).
                    for pair in of.windows(2) {
                        let same = |mail: &OutgoingMail| (mail.message_id.clone(), mail.bytes.clone(), mail.to.clone());
                        assert_eq!(same(&pair[0].0), same(&pair[1].0), "{context}");
                    }
                    let taken = of.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Accepted(_))).count();
                    let unknown = history.iter().filter(|event| event.state == OrderState::Unknown).count();
                    assert!(taken <= 1 + unknown, "{context}: taken {taken} times, {unknown} unknown: {order:?}");
                    accepted += taken;
                }
                if matches!(order.state, OrderState::Sent | OrderState::Bounced) {
                    assert!(accepted > 0, "{context}: sent, but nobody took it: {order:?}");
                }
                assert!(delivered.insert(order.id), "{context}: {order:?}");
            }
            // Each invoice has a number of its own, and is delivered by an order that is there.
            for issued in block_on(self.store.issued(operator, number, 100)).unwrap() {
                assert!(issued.order.is_none_or(|order| delivered.contains(&order)), "{context}: {issued:?}");
            }
        }
        assert!(attempts.is_empty(), "{context}: mails of no order: {attempts:?}");
    }

    /// Carries everything to its end: the run, what is due, what failed.
    pub(crate) fn settle(&self, context: &str) {
        self.settle_from(at(&format!("{DAY}T06:00:00Z")), context);
    }

    /// The same from an instant on.
    pub(crate) fn settle_from(&self, start: schet::Instant, context: &str) {
        self.gate.open();
        let month = period("2026-09");
        for minutes in (0..).step_by(10) {
            assert!(minutes < 600, "{context}: no end: {:?}", self.picture());
            self.store.advance_leases(std::time::Duration::from_secs(3_600));
            let now = start + chrono::TimeDelta::minutes(minutes);
            if block_on(self.desk.run(month)).unwrap().is_some_and(|run| run.ended.is_none()) {
                self.run(&now.to_rfc3339());
            }
            self.process(&now.to_rfc3339());
            let orders: Vec<Order> = self.accounts.iter().flat_map(|of| self.orders_of(&of.number)).collect();
            for order in orders.iter().filter(|order| order.state == OrderState::Failed) {
                let by = "clerk".parse().unwrap();
                block_on(self.desk.restart(order.id, &by, &self.tick(&now.to_rfc3339()))).unwrap().unwrap();
            }
            let is_open = |order: &Order| {
                order.state.is_unfinished() || matches!(order.state, OrderState::Unknown | OrderState::Failed)
            };
            if !orders.iter().any(is_open) {
                return;
            }
        }
    }
}
