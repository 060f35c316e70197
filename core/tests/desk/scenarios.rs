//! What a host does with a desk: each operation, with what has to be there before it.

use std::pin::Pin;

use futures_lite::future::block_on;
use schet::Bill;
use schet::delivery::DeliveryMethod;
use schet::desk::{DeskError, IssuedElsewhere, Kept, RunOutcome, Tick};
use schet::order::{
    AddressPolicy, CallDetailFormat, Order, OrderKind, OrderRequest, OrderState, Policy, Retention, UnknownPolicy,
};
use schet::ports::{Feed, Outcome};
use schet::usage::{Call, Direction};

use crate::support::{Office, at, bill, period};

/// An operation, and the office that it is tried in.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    policy: Policy,
    prepare: fn(&Office),
    /// Whether it takes orders and documents away, so that mails of orders that are gone are nothing strange.
    pub(crate) forgets: bool,
    /// May be called again when it did not come to its end.
    pub(crate) act: Act,
}

type Act = for<'a> fn(&'a Office, &'a Caller) -> Pin<Box<dyn Future<Output = Result<(), DeskError>> + 'a>>;

/// Who calls the desk: he may call again with the tick that he had, or, if he was killed, with another.
pub(crate) struct Caller {
    pub(crate) attempt: u8,
    pub(crate) keeps_its_tick: bool,
}

/// Outside of the blackout.
pub(crate) const NOW: &str = "2026-10-04T06:00:00Z";

impl Caller {
    pub(crate) fn first() -> Self {
        Self { attempt: 0, keeps_its_tick: true }
    }

    /// The tick of a call; each call of an operation has a number.
    fn tick(&self, call: u8) -> Tick {
        let attempt = if self.keeps_its_tick { 0 } else { self.attempt };
        let mut seed = [7; 32];
        seed[..2].copy_from_slice(&[attempt, call]);
        Tick::new(at(NOW), seed)
    }
}

impl Scenario {
    fn new(name: &'static str, prepare: fn(&Office), act: Act) -> Self {
        Self { name, policy: Policy::default(), prepare, forgets: false, act }
    }

    fn with(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// Holds what must hold at any time.
    pub(crate) fn check(&self, office: &Office, context: &str) {
        if !self.forgets {
            office.check(context);
        }
    }

    /// An office in which everything is ready for the operation.
    pub(crate) fn office(&self) -> Office {
        let office = Office::with_unready(4, 1, self.policy.clone());
        (self.prepare)(&office);
        office
    }
}

pub(crate) fn r14_an_order_with_a_key() -> Scenario {
    Scenario::new("an order with a key", issue, |office, caller| {
        Box::pin(async move {
            for (n, kind) in kinds().into_iter().enumerate() {
                let request = request(office, n % 2, kind, Some(&format!("key-{n}")));
                let _ = office.desk.order(request, &caller.tick(n as u8)).await?.unwrap();
            }
            Ok(())
        })
    })
}

pub(crate) fn r14_an_order_without_a_key() -> Scenario {
    Scenario::new("an order without a key", issue, |office, caller| {
        Box::pin(async move {
            for (n, kind) in kinds().into_iter().enumerate() {
                let _ = office.desk.order(request(office, n % 2, kind, None), &caller.tick(n as u8)).await?.unwrap();
            }
            Ok(())
        })
    })
}

pub(crate) fn r7_delivery_in_person() -> Scenario {
    Scenario::new("delivery in person", nothing, |office, caller| change(office, caller, DeliveryMethod::InPerson))
}

pub(crate) fn r7_an_address_at_once() -> Scenario {
    Scenario::new("an address at once", nothing, |office, caller| change(office, caller, new_address()))
}

pub(crate) fn r7_an_address_to_confirm() -> Scenario {
    Scenario::new("an address to confirm", nothing, |office, caller| change(office, caller, new_address()))
        .with(Policy { new_address: AddressPolicy::WhenConfirmed, ..Policy::default() })
}

pub(crate) fn r7_an_address_is_confirmed() -> Scenario {
    let prepare = |office: &Office| block_on(change(office, &Caller::first(), new_address())).unwrap();
    Scenario::new("an address is confirmed", prepare, |office, _| {
        Box::pin(async move {
            let account = &office.accounts[0].number;
            let token = office.confirmation_token(account);
            // Answered as no such link when it was confirmed before.
            let _ = office.desk.confirm_address(account, &token, at(NOW)).await?;
            let order = office.orders_of(account).remove(0);
            assert_eq!(order.state, OrderState::Formed);
            Ok(())
        })
    })
    .with(Policy { new_address: AddressPolicy::WhenConfirmed, ..Policy::default() })
}

pub(crate) fn r13_an_order_is_cancelled() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        office.order(0, repeat(), None, NOW).unwrap();
    };
    Scenario::new("an order is cancelled", prepare, |office, caller| {
        Box::pin(async move {
            let (order, by) = (first_order(office), "customer".parse().unwrap());
            let _ = office.desk.cancel(&order.account, order.id, &by, &caller.tick(0)).await?;
            Ok(())
        })
    })
}

pub(crate) fn r17_a_failed_order_is_started_again() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        office.order(0, repeat(), None, NOW).unwrap();
        office.mailer.answer_next(Outcome::Refused("550 no such user".to_owned()));
        assert_eq!(office.process(NOW).failed, 1);
    };
    Scenario::new("a failed order is started again", prepare, |office, caller| {
        Box::pin(async move {
            let _ = office.desk.restart(first_order(office).id, &"clerk".parse().unwrap(), &caller.tick(0)).await?;
            let order = first_order(office);
            assert_eq!((order.state, order.generation), (OrderState::Formed, 1));
            Ok(())
        })
    })
}

pub(crate) fn r13_an_unknown_order_is_given_up() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        office.order(0, repeat(), None, NOW).unwrap();
        office.mailer.answer_next(Outcome::Unknown("closed".to_owned()));
        assert_eq!(office.process(NOW).unknown, 1);
    };
    Scenario::new("an unknown order is given up", prepare, |office, caller| {
        Box::pin(async move {
            let _ = office.desk.abandon(first_order(office).id, &"clerk".parse().unwrap(), &caller.tick(0)).await?;
            assert_eq!(first_order(office).state, OrderState::Failed);
            Ok(())
        })
    })
    .with(Policy { unknown: UnknownPolicy::Hold, ..Policy::default() })
}

pub(crate) fn r13_a_mail_comes_back() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        office.order(0, repeat(), None, NOW).unwrap();
        assert_eq!(office.process(NOW).sent, 1);
    };
    Scenario::new("a mail comes back", prepare, |office, caller| {
        Box::pin(async move {
            let _ = office.desk.bounced(first_order(office).id, "550 mailbox full", &caller.tick(0)).await?;
            Ok(())
        })
    })
}

pub(crate) fn r10_an_invoice_is_handed_over() -> Scenario {
    Scenario::new("an invoice is handed over", run_with_one_in_person, |office, caller| {
        Box::pin(async move {
            let item = office.desk.pickup(period("2026-09"), None, 1).await?.remove(0);
            let by = "clerk".parse().unwrap();
            let _ = office.desk.hand_over(&item.order.account, item.order.id, &by, &caller.tick(0)).await?;
            Ok(())
        })
    })
}

pub(crate) fn r10_a_batch_and_a_register_are_printed() -> Scenario {
    Scenario::new("a batch and a register are printed", run_with_one_in_person, |office, _| {
        Box::pin(async move {
            let (mut batch, mut register) = (Vec::new(), Vec::new());
            let report = office.desk.pickup_batch(period("2026-09"), None, 10, &mut batch).await?;
            assert_eq!((report.invoices, report.apart.len()), (1, 0));
            assert_eq!(office.desk.pickup_register(period("2026-09"), &mut register).await?, 1);
            Ok(())
        })
    })
}

pub(crate) fn r13_orders_of_each_kind_are_carried_out() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        block_on(change(office, &Caller::first(), new_address())).unwrap();
        for kind in kinds() {
            office.order(0, kind.clone(), None, NOW).unwrap();
            office.order(1, kind, None, NOW).unwrap();
        }
    };
    Scenario::new("orders of each kind are carried out", prepare, |office, caller| {
        Box::pin(async move {
            while office.desk.process_due(5, &caller.tick(0)).await?.claimed > 0 {}
            Ok(())
        })
    })
    .with(Policy { new_address: AddressPolicy::WhenConfirmed, ..Policy::default() })
}

pub(crate) fn r18_a_run_from_its_beginning_to_its_last_mail() -> Scenario {
    Scenario::new("a run from its beginning to its last mail", mixed, |office, caller| {
        Box::pin(async move {
            run(office, caller).await?;
            while office.desk.process_due(5, &caller.tick(100)).await?.claimed > 0 {}
            Ok(())
        })
    })
    .with(numbering())
}

pub(crate) fn r18_a_run_is_gone_over_again() -> Scenario {
    let prepare = |office: &Office| {
        mixed(office);
        office.run(NOW);
        let first = office.accounts[0].clone();
        let correction = Bill { revision: 1, corrects: Some("1".parse().unwrap()), ..unnumbered(&first) };
        feed(office, &[correction, unnumbered(&office.accounts[4])]);
    };
    Scenario::new("a run is gone over again", prepare, |office, caller| {
        Box::pin(async move {
            // Asked for once: one that has begun is gone on with.
            if office.desk.run(period("2026-09")).await?.is_none_or(|run| run.round == 1) {
                office.desk.run_again(period("2026-09"), &caller.tick(200)).await?;
            }
            run(office, caller).await
        })
    })
    .with(numbering())
}

pub(crate) fn r20_what_was_refused_is_tried_again() -> Scenario {
    let prepare = |office: &Office| {
        mixed(office);
        office.run(NOW);
        feed(office, &[unnumbered(&office.accounts[4])]);
    };
    Scenario::new("what was refused is tried again", prepare, |office, caller| {
        Box::pin(async move {
            office.desk.retry_refused(period("2026-09"), None, 10, &caller.tick(0)).await?;
            Ok(())
        })
    })
    .with(numbering())
}

pub(crate) fn r5_a_link_is_minted_opened_and_revoked() -> Scenario {
    let prepare = |office: &Office| {
        issue(office);
        office.order(0, OrderKind::Link { period: period("2026-09") }, None, NOW).unwrap();
        assert_eq!(office.process(NOW).ready, 1);
    };
    Scenario::new("a link is minted, opened and revoked", prepare, |office, caller| {
        Box::pin(async move {
            let order = first_order(office);
            let Ok(minted) = office.desk.mint_link(&order.account, order.id, &caller.tick(0)).await? else {
                // It was revoked before.
                return Ok(());
            };
            let token = minted.token.to_string();
            let opened = office.desk.open_link(&token, at(NOW)).await?.unwrap();
            let bytes = office.desk.read_document(&opened.document, 0, 1 << 20).await?;
            assert_eq!(schet::order::Digest::of(&bytes), opened.document.digest);
            let last = office.desk.mint_link(&order.account, order.id, &caller.tick(1)).await?.unwrap();
            office.desk.revoke_links(&order.account, order.id, &caller.tick(2)).await?.unwrap();
            for token in [token, last.token.to_string()] {
                assert!(office.desk.open_link(&token, at(NOW)).await?.is_err());
            }
            Ok(())
        })
    })
}

pub(crate) fn what_is_old_enough_is_forgotten() -> Scenario {
    let retention = Retention { document_days: Some(1), order_days: Some(1), invoice_months: Some(2) };
    let policy = Policy { retention, key_days: 1, repeat_months: 2, ..Policy::default() };
    let scenario = Scenario::new("what is old enough is forgotten", all_carried_out, |office, _| {
        Box::pin(async move {
            for kind in [Kept::Documents, Kept::Orders, Kept::Invoices] {
                assert!(office.desk.forget(kind, None, 100, at("2026-11-20T00:00:00Z")).await?.is_over);
            }
            Ok(())
        })
    });
    Scenario { forgets: true, ..scenario.with(policy) }
}

pub(crate) fn an_account_is_forgotten() -> Scenario {
    let scenario = Scenario::new("an account is forgotten", all_carried_out, |office, _| {
        Box::pin(async move {
            assert!(office.desk.forget_account(&office.accounts[0].number).await?.is_over);
            Ok(())
        })
    });
    Scenario { forgets: true, ..scenario }
}

pub(crate) fn r4_invoices_of_elsewhere_are_kept() -> Scenario {
    Scenario::new("invoices of elsewhere are kept", nothing, |office, _| {
        Box::pin(async move {
            for outcome in office.desk.import_many(elsewhere(office)).await? {
                let _ = outcome?.unwrap();
            }
            Ok(())
        })
    })
}

fn nothing(_: &Office) {}

/// An order of each kind, carried out.
fn all_carried_out(office: &Office) {
    issue(office);
    block_on(change(office, &Caller::first(), new_address())).unwrap();
    for kind in kinds() {
        office.order(0, kind, None, NOW).unwrap();
    }
    let done = office.process(NOW);
    assert_eq!((done.sent, done.ready, done.failed), (6, 1, 0));
}

/// Invoices of two months from elsewhere, and calls.
fn issue(office: &Office) {
    for outcome in block_on(office.desk.import_many(elsewhere(office))).unwrap() {
        let _ = outcome.unwrap().unwrap();
    }
    let call = |n: u32| Call {
        key: format!("{n}").parse().unwrap(),
        subscriber: office.accounts[0].subscribers[0].id.clone(),
        start: at("2026-10-01T00:00:00Z") + chrono::TimeDelta::minutes(n.into()),
        direction: Direction::Outgoing,
        peer: "+78120000000".parse().unwrap(),
        service: "Связь".parse().unwrap(),
        seconds: 60,
        charged_seconds: 60,
        amount: schet::Amount::from_minor(100),
        received: None,
    };
    let calls: Vec<_> = (0..3).map(|n| (office.accounts[0].number.clone(), call(n))).collect();
    let report = block_on(office.store.append_calls(&office.desk.operator().id, &calls)).unwrap();
    assert_eq!(report.refused, vec![]);
}

fn elsewhere(office: &Office) -> Vec<IssuedElsewhere> {
    let of = |month: &'static str, n: usize| {
        let original = Some(format!("%PDF of {month} and {n}").into_bytes());
        let bill = bill(&office.accounts[n], period(month));
        IssuedElsewhere { bill, original, formed_at: at("2026-10-01T00:00:00Z") }
    };
    ["2026-08", "2026-09"]
        .into_iter()
        .flat_map(|month| (0..3).map(move |n| (month, n)))
        .map(|(m, n)| of(m, n))
        .collect()
}

/// Bills without numbers, and one account in person; the bill of the last is not ready.
fn mixed(office: &Office) {
    let by = "clerk".parse().unwrap();
    let tick = office.tick("2026-09-15T00:00:00Z");
    let changed = office.desk.change_delivery(&office.accounts[1].number, DeliveryMethod::InPerson, &by, &tick);
    block_on(changed).unwrap().unwrap();
    feed(office, &[0, 1, 2, 3].map(|n| unnumbered(&office.accounts[n])));
}

fn run_with_one_in_person(office: &Office) {
    let by = "clerk".parse().unwrap();
    let tick = office.tick("2026-09-15T00:00:00Z");
    let changed = office.desk.change_delivery(&office.accounts[1].number, DeliveryMethod::InPerson, &by, &tick);
    block_on(changed).unwrap().unwrap();
    office.run(NOW);
}

fn feed(office: &Office, bills: &[Bill]) {
    let report = block_on(office.store.put_invoices(&office.desk.operator().id, bills)).unwrap();
    assert_eq!(report.refused, vec![]);
}

fn unnumbered(account: &schet::Account) -> Bill {
    Bill { number: None, ..bill(account, period("2026-09")) }
}

fn numbering() -> Policy {
    Policy { sequence: Some("invoices".to_owned()), ..Policy::default() }
}

/// The run of September 2026, two accounts at a time, to its end.
async fn run(office: &Office, caller: &Caller) -> Result<(), DeskError> {
    for step in 0..50 {
        let step = office.desk.form_regular(period("2026-09"), 2, &caller.tick(step)).await?;
        match step.outcome {
            RunOutcome::More => {}
            RunOutcome::Ended => return Ok(()),
            RunOutcome::Waiting => office.store.advance_leases(std::time::Duration::from_secs(3_600)),
        }
    }
    panic!("the run has no end")
}

fn change<'a>(
    office: &'a Office,
    caller: &'a Caller,
    method: DeliveryMethod,
) -> Pin<Box<dyn Future<Output = Result<(), DeskError>> + 'a>> {
    Box::pin(async move {
        let (account, by) = (&office.accounts[0].number, "customer".parse().unwrap());
        let _ = office.desk.change_delivery(account, method, &by, &caller.tick(0)).await?.unwrap();
        Ok(())
    })
}

fn new_address() -> DeliveryMethod {
    DeliveryMethod::Email("new@client.example".parse().unwrap())
}

fn repeat() -> OrderKind {
    OrderKind::Repeat { period: period("2026-09") }
}

fn kinds() -> Vec<OrderKind> {
    let month = || period("2026-10");
    let detail = |format| OrderKind::CallDetail { period: month(), subscribers: vec![], format };
    vec![
        repeat(),
        OrderKind::Link { period: period("2026-09") },
        OrderKind::ToApplication { period: period("2026-08") },
        detail(CallDetailFormat::Csv),
        detail(CallDetailFormat::Xlsx),
        detail(CallDetailFormat::Pdf),
        OrderKind::Charges { period: month(), subscribers: vec![] },
    ]
}

fn request(office: &Office, n: usize, kind: OrderKind, key: Option<&str>) -> OrderRequest {
    OrderRequest {
        account: office.accounts[n].number.clone(),
        kind,
        by: "cabinet".parse().unwrap(),
        key: key.map(|key| key.parse().unwrap()),
    }
}

fn first_order(office: &Office) -> Order {
    office.orders_of(&office.accounts[0].number).remove(0)
}
