//! The ports behind a gate, where any call may fail, be lost or wait for its turn.

use std::future::{Future, pending, poll_fn};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;
use std::time::Duration;

use async_trait::async_trait;
use chrono::NaiveDate;
use schet::delivery::DeliveryHistory;
use schet::order::{Digest, Fingerprint, IdempotencyKey, Order, OrderEvent, OrderId};
use schet::ports::Shared;
use schet::ports::*;
use schet::usage::{Call, Charges};
use schet::{Account, AccountNumber, BillingPeriod, Instant, OperatorId, SubscriberId};
use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It fails for now, and nothing happened.
    Before,
    /// It fails for now, though it has happened.
    After,
    /// It fails for good.
    Corrupt,
    /// It never answers, and nothing happened: the future is dropped, or its process killed, at this point.
    LostBefore,
    /// It never answers, though it has happened.
    LostAfter,
}

impl Fault {
    /// What can go wrong at a call of this name: what only reads has never happened.
    pub(crate) fn of(call: &str) -> &'static [Self] {
        match call {
            "commit" | "claim_due" | "claim_share" | "put" | "forget" | "send" => {
                &[Self::Before, Self::After, Self::Corrupt, Self::LostBefore, Self::LostAfter]
            }
            _ => &[Self::Before, Self::Corrupt, Self::LostBefore],
        }
    }
}

/// Numbers that look random, the same for the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Prng(pub(crate) u64);

impl Prng {
    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// How the gate deals with calls.
#[derive(Debug, Default)]
enum Plan {
    /// All pass.
    #[default]
    Open,
    /// The call of this number, from 0, goes wrong.
    At(usize, Fault),
    /// Each call waits for a turn before it happens, and before its answer comes; so many in a thousand fail.
    Turns(Prng, u64),
}

#[derive(Debug, Default)]
struct State {
    plan: Plan,
    /// The calls that came, by name.
    calls: Vec<&'static str>,
    is_lost: bool,
}

/// Counts the calls of ports and makes one go wrong.
#[derive(Debug, Default)]
pub(crate) struct Gate(Mutex<State>);

impl Gate {
    /// All calls pass from now on.
    pub(crate) fn open(&self) {
        self.set(Plan::Open);
    }

    /// The call that comes `n` calls from now goes wrong.
    pub(crate) fn fail(&self, n: usize, fault: Fault) {
        self.set(Plan::At(n, fault));
    }

    /// Calls wait for turns from now on, and so many in a thousand fail.
    pub(crate) fn take_turns(&self, prng: Prng, failing: u64) {
        self.set(Plan::Turns(prng, failing));
    }

    /// The calls that came since, by name.
    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.state().calls.clone()
    }

    /// Polls a future to its end; `None` when a call in it was lost.
    pub(crate) fn drive<T>(&self, future: impl Future<Output = T>) -> Option<T> {
        futures_lite::future::block_on(async {
            let mut future = std::pin::pin!(future);
            poll_fn(|context| match future.as_mut().poll(context) {
                Poll::Ready(value) => Poll::Ready(Some(value)),
                Poll::Pending if self.state().is_lost => Poll::Ready(None),
                Poll::Pending => Poll::Pending,
            })
            .await
        })
    }

    fn set(&self, plan: Plan) {
        *self.state() = State { plan, calls: Vec::new(), is_lost: false };
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// What is to go wrong at the call that comes now.
    fn next(&self, name: &'static str) -> Option<Fault> {
        let state = &mut *self.state();
        state.calls.push(name);
        match &mut state.plan {
            Plan::At(n, fault) if state.calls.len() == *n + 1 => {
                state.is_lost = matches!(fault, Fault::LostBefore | Fault::LostAfter);
                Some(*fault)
            }
            Plan::Turns(prng, failing) => {
                let fault = [Fault::Before, Fault::After][prng.below(2) as usize];
                (prng.below(1_000) < *failing).then_some(fault)
            }
            _ => None,
        }
    }

    async fn turn(&self) {
        if matches!(self.state().plan, Plan::Turns(..)) {
            futures_lite::future::yield_now().await;
        }
    }

    async fn pass<T, E: From<PortError>>(
        &self,
        name: &'static str,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let failure = |kind| PortError::new(kind, "the gate");
        self.turn().await;
        let answer = match self.next(name) {
            None => call.await,
            Some(Fault::Before) => Err(failure(PortErrorKind::Unavailable).into()),
            Some(Fault::Corrupt) => Err(failure(PortErrorKind::Corrupt).into()),
            Some(Fault::LostBefore) => pending().await,
            Some(Fault::After) => {
                drop(call.await);
                Err(failure(PortErrorKind::Unavailable).perhaps_done().into())
            }
            Some(Fault::LostAfter) => {
                drop(call.await);
                pending().await
            }
        };
        self.turn().await;
        answer
    }
}

/// The memory reference behind a gate.
pub(crate) struct Gated {
    pub(crate) gate: Arc<Gate>,
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) documents: Arc<MemoryDocuments>,
    pub(crate) mailer: Arc<MemoryMailer>,
}

#[async_trait]
impl Mailer for Gated {
    /// A lost call was lost halfway: the first half of the messages is taken.
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        let all = |outcome: Outcome| mails.iter().map(|_| outcome.clone()).collect();
        self.gate.turn().await;
        let outcomes = match self.gate.next("send") {
            None => self.mailer.send(mails).await,
            Some(Fault::Before) => all(Outcome::Delayed("451 the gate".to_owned())),
            Some(Fault::Corrupt) => all(Outcome::Refused("554 the gate".to_owned())),
            Some(Fault::After) => {
                self.mailer.send(mails).await;
                all(Outcome::Unknown("the gate".to_owned()))
            }
            Some(Fault::LostBefore) => pending().await,
            Some(Fault::LostAfter) => {
                self.mailer.send(&mails[..mails.len().div_ceil(2)]).await;
                pending().await
            }
        };
        self.gate.turn().await;
        outcomes
    }
}

/// Forwards the calls of a port through the gate.
macro_rules! gated {
    ($port:ident for $field:ident { $(fn $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)* }) => {
        #[async_trait]
        impl $port for Gated {
            $(async fn $name(&self, operator: &OperatorId, $($argument: $type),*) -> $result {
                self.gate.pass(stringify!($name), $port::$name(&*self.$field, operator, $($argument),*)).await
            })*
        }
    };
}

type Read<T> = Result<T, PortError>;

gated! { BillingSource for store {
    fn accounts(after: Option<&AccountNumber>, limit: usize) -> Read<Vec<AccountNumber>>;
    fn account(number: &AccountNumber) -> Read<Option<Account>>;
    fn bills(period: BillingPeriod, accounts: &[AccountNumber]) -> Read<Vec<BillAnswer>>;
    fn calls(query: &CallQuery, limit: usize) -> Read<Vec<Call>>;
    fn charges(account: &AccountNumber, period: BillingPeriod, subscribers: &[SubscriberId]) -> Read<Charges>;
} }

gated! { DocumentStore for documents {
    fn put(documents: &[NewDocument]) -> Read<()>;
    fn size(digest: &Digest) -> Read<Option<u64>>;
    fn read(digest: &Digest, offset: u64, length: usize) -> Read<Option<Vec<u8>>>;
    fn forget(digests: &[Digest]) -> Read<()>;
} }

gated! { OrderStore for store {
    fn commit(changes: &[Change]) -> Result<(), CommitError>;
    fn claim_due(now: Instant, claim: Claim) -> Read<Vec<Order>>;
    fn claim_share(period: BillingPeriod, lease: Duration) -> Read<Option<RunShare>>;
    fn order(id: OrderId) -> Read<Option<Order>>;
    fn orders(account: &AccountNumber, before: Option<OrderId>, limit: usize) -> Read<Vec<Order>>;
    fn orders_by_age(after: Option<OrderId>, before: OrderId, limit: usize) -> Read<Vec<Order>>;
    fn history(id: OrderId) -> Read<Vec<OrderEvent>>;
    fn order_by_key(account: &AccountNumber, key: &IdempotencyKey, now: Instant) -> Read<Option<KeyedOrder>>;
    fn unfinished(account: &AccountNumber, fingerprint: &Fingerprint) -> Read<Option<Order>>;
    fn mails_on(of: &Shared, day: NaiveDate) -> Read<u32>;
    fn orders_on(account: &AccountNumber, day: NaiveDate) -> Read<u32>;
    fn deliveries(accounts: &[AccountNumber]) -> Read<Vec<DeliveryHistory>>;
    fn issued(account: &AccountNumber, limit: usize) -> Read<Vec<Issued>>;
    fn issued_in(period: BillingPeriod, accounts: &[AccountNumber]) -> Read<Vec<Option<Issued>>>;
    fn issued_before(before: BillingPeriod, limit: usize) -> Read<Vec<Issued>>;
    fn link(token_hash: &[u8; 32]) -> Read<Option<Link>>;
    fn links(order: OrderId) -> Read<Vec<Link>>;
    fn sequence_next(name: &str) -> Read<u64>;
    fn run(period: BillingPeriod) -> Read<Option<Run>>;
    fn open_shares(period: BillingPeriod) -> Read<u64>;
    fn refusals(period: BillingPeriod, after: Option<&AccountNumber>, limit: usize) -> Read<Vec<FormationRefusal>>;
    fn pickup(period: BillingPeriod, after: Option<&AccountNumber>, limit: usize) -> Read<Vec<PickupItem>>;
} }
