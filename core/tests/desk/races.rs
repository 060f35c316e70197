//! Customers and workers at once: which of them goes on at each call of a port is drawn by a seed, calls fail, leases end
//! in between, and workers are killed. What must hold in the end holds whatever was drawn.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use chrono::TimeDelta;
use futures_lite::future::block_on;
use proptest::prelude::*;
use schet::delivery::{DeliveryHistory, DeliveryMethod};
use schet::desk::{DeskError, RunOutcome, Tick};
use schet::order::{Action, OrderKind, OrderRequest, OrderState, Policy, Refusal};
use schet::ports::{Feed, OrderStore};

use crate::gate::Prng;
use crate::support::{Office, at, bill, cases, period};

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn r14_r18_workers_and_customers_at_once_double_nothing_and_lose_nothing(seed in any::<u64>()) {
        let race = Race::new(4, seed);
        race.run(&[worker, worker, mailer, customer, customer, mover]);
        race.end();
        let office = &race.office;
        let run = block_on(office.desk.run(period("2026-09"))).unwrap().unwrap();
        prop_assert!(run.ended.is_some());
        prop_assert_eq!((run.counts.formed, run.counts.already, run.counts.refused), (4, 0, 1));
        let mut numbers = Vec::new();
        for account in &office.accounts[..4] {
            let issued = block_on(office.desk.issued(&account.number, 10)).unwrap();
            prop_assert_eq!(issued.len(), 1);
            // The delivery is that of the history as it stood when the invoice was recorded (R7); a change that was
            // recorded later may be told of an earlier moment, by another clock.
            let history = block_on(office.desk.delivery_history(&account.number)).unwrap();
            let stood = (0..=history.changes.len()).any(|changes| {
                let changes = history.changes[..changes].to_vec();
                let is_past = changes.iter().all(|change| change.at <= issued[0].formed_at);
                let history = DeliveryHistory { changes, ..history.clone() };
                is_past && issued[0].delivery == history.at(issued[0].formed_at, &account.application_address)
            });
            prop_assert!(stood, "{:?} {:?}", issued[0], history);
            numbers.push(issued[0].facts.number.to_string().parse::<u64>().unwrap());
            // What the customer ordered in two windows at once is one order each.
            let orders = office.orders_of(&account.number);
            let ordered = orders.iter().filter(|order| order.kind.action().is_some()).count();
            let counted = block_on(office.store.orders_on(&office.desk.operator().id, &account.number, race.day())).unwrap();
            prop_assert_eq!(ordered, counted as usize);
            prop_assert_eq!(ordered, if account.number == office.accounts[0].number { KINDS } else { 0 });
            let regular = orders.iter().filter(|order| matches!(order.kind, OrderKind::Regular { .. })).count();
            prop_assert_eq!(regular, 1);
        }
        // Numbers of the sequence have no gap.
        numbers.sort_unstable();
        prop_assert_eq!(numbers, vec![1, 2, 3, 4]);
    }

    #[test]
    fn r17_clerks_and_workers_at_once_leave_no_order_without_a_way_out(seed in any::<u64>()) {
        let race = Race::new(3, seed);
        race.run(&[worker, mailer, mailer, clerk, canceller, customer]);
        race.end();
        for account in &race.office.accounts {
            for order in race.office.orders_of(&account.number) {
                let ended = matches!(
                    order.state,
                    OrderState::Sent | OrderState::Ready | OrderState::InBatch | OrderState::Cancelled | OrderState::HandedOver
                );
                prop_assert!(ended, "{:?}", order);
            }
        }
    }
}

/// How many orders a customer makes.
const KINDS: usize = 4;

/// An actor's doings; made again from the beginning when it was killed.
type Actor = for<'a> fn(&'a Race) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

struct Race {
    office: Office,
    prng: std::cell::RefCell<Prng>,
    /// Milliseconds since the race began; each tick is a moment of its own.
    clock: std::cell::Cell<i64>,
}

impl Race {
    fn new(accounts: usize, seed: u64) -> Self {
        let policy = Policy {
            sequence: Some("invoices".to_owned()),
            covered: vec![Action::ChangeDelivery],
            ..Policy::default()
        };
        let office = Office::with_unready(accounts, 1, policy);
        for account in &office.accounts[..accounts] {
            let bill = schet::Bill { number: None, ..bill(account, period("2026-09")) };
            let report = block_on(office.store.put_invoices(&office.desk.operator().id, &[bill])).unwrap();
            assert_eq!(report.refused, vec![]);
        }
        Self { office, prng: std::cell::RefCell::new(Prng(seed)), clock: std::cell::Cell::new(0) }
    }

    fn draw(&self, bound: u64) -> u64 {
        self.prng.borrow_mut().below(bound)
    }

    fn day(&self) -> chrono::NaiveDate {
        "2026-10-05".parse().unwrap()
    }

    fn now(&self) -> schet::Instant {
        at("2026-10-05T06:00:00Z") + TimeDelta::milliseconds(self.clock.get())
    }

    fn tick(&self) -> Tick {
        self.clock.set(self.clock.get() + 1);
        let mut seed = [3; 32];
        seed[..8].copy_from_slice(&self.clock.get().to_le_bytes());
        Tick::new(self.now(), seed)
    }

    /// Lets actors go on in turns until all are done.
    fn run(&self, actors: &[Actor]) {
        self.office.gate.take_turns(Prng(self.draw(u64::MAX)), 15);
        let mut running: Vec<_> = actors.iter().map(|actor| (actor, actor(self))).collect();
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..20_000 {
            if running.is_empty() {
                return;
            }
            let place = self.draw(running.len() as u64) as usize;
            if running[place].1.as_mut().poll(&mut context) == Poll::Ready(()) {
                drop(running.swap_remove(place));
                continue;
            }
            match self.draw(1_000) {
                // It is killed at this call, and begins anew.
                0..4 => running[place].1 = running[place].0(self),
                4..12 => self.office.store.advance_leases(Duration::from_secs(self.draw(2_000))),
                12..20 => self.clock.set(self.clock.get() + self.draw(300_000) as i64),
                _ => {}
            }
        }
        panic!(
            "the race has no end: {} are left, {:?}",
            running.len(),
            self.office.gate.calls().iter().rev().take(30).collect::<Vec<_>>()
        );
    }

    /// Nobody is there any more; what is left is carried to its end, and looked at.
    fn end(&self) {
        self.office.check("after the race");
        self.office.settle_from(self.now(), "after the race");
        self.office.check("in the end");
    }

    /// Calls until it does not fail.
    async fn insist<T>(&self, mut call: impl AsyncFnMut() -> Result<T, DeskError>) -> T {
        loop {
            match call().await {
                Ok(value) => return value,
                Err(error) => assert!(error.is_retryable(), "{error:?}"),
            }
        }
    }
}

/// Forms the invoices, two accounts at a time, and mails some.
fn worker(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        let desk = &race.office.desk;
        loop {
            let step = race.insist(async || desk.form_regular(period("2026-09"), 2, &race.tick()).await).await;
            match step.outcome {
                RunOutcome::Ended => return,
                RunOutcome::Waiting => race.office.store.advance_leases(Duration::from_secs(20)),
                RunOutcome::More => {}
            }
            race.insist(async || desk.process_due(3, &race.tick()).await).await;
        }
    })
}

/// Carries out what is due.
fn mailer(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        for _ in 0..6 {
            race.insist(async || race.office.desk.process_due(5, &race.tick()).await).await;
        }
    })
}

/// Orders as a customer does, each order by a key of its own.
fn customer(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        let month = period("2026-09");
        let kinds = [
            OrderKind::Charges { period: period("2026-10"), subscribers: vec![] },
            OrderKind::Repeat { period: month },
            OrderKind::Link { period: month },
            OrderKind::ToApplication { period: month },
        ];
        assert_eq!(kinds.len(), KINDS);
        for (n, kind) in kinds.into_iter().enumerate() {
            let request = OrderRequest {
                account: race.office.accounts[0].number.clone(),
                kind,
                by: "cabinet".parse().unwrap(),
                key: Some(format!("key-{n}").parse().unwrap()),
            };
            // Until it is issued, an invoice can't be had.
            while let Err(refusal) =
                race.insist(async || race.office.desk.order(request.clone(), &race.tick()).await).await
            {
                assert!(matches!(refusal, Refusal::NotIssued { .. }), "{refusal:?}");
                futures_lite::future::yield_now().await;
            }
        }
    })
}

/// Changes the delivery of several accounts.
fn mover(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        let by = "customer".parse().unwrap();
        for n in 0..8_usize {
            let account = &race.office.accounts[n % 4].number;
            let method = match n % 3 {
                0 => DeliveryMethod::InPerson,
                _ => DeliveryMethod::Email(format!("new{n}@client.example").parse().unwrap()),
            };
            let change = async || race.office.desk.change_delivery(account, method.clone(), &by, &race.tick()).await;
            race.insist(change).await.unwrap();
        }
    })
}

/// Starts again what failed, gives up what is unknown, hands over what lies in the batch, tries again what was refused.
fn clerk(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        let (desk, by) = (&race.office.desk, "clerk".parse().unwrap());
        for _ in 0..3 {
            race.insist(async || desk.retry_refused(period("2026-09"), None, 10, &race.tick()).await).await;
            for account in &race.office.accounts {
                for order in race.insist(async || desk.orders(&account.number, None, 10).await).await {
                    let _ = match order.state {
                        OrderState::Failed => {
                            race.insist(async || desk.restart(order.id, &by, &race.tick()).await).await
                        }
                        OrderState::Unknown => {
                            race.insist(async || desk.abandon(order.id, &by, &race.tick()).await).await
                        }
                        OrderState::InBatch => {
                            let hand_over = async || desk.hand_over(&account.number, order.id, &by, &race.tick()).await;
                            race.insist(hand_over).await
                        }
                        _ => continue,
                    };
                }
            }
        }
    })
}

/// Takes back whatever can be taken back.
fn canceller(race: &Race) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        let (desk, by) = (&race.office.desk, "customer".parse().unwrap());
        let account = &race.office.accounts[0].number;
        for _ in 0..4 {
            for order in race.insist(async || desk.orders(account, None, 10).await).await {
                let _ = race.insist(async || desk.cancel(account, order.id, &by, &race.tick()).await).await;
            }
        }
    })
}
