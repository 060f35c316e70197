use futures_lite::future::block_on;
use schet::delivery::DeliveryHistory;
use schet::order::{Order, OrderEvent};
use schet::ports::{FormationRefusal, Issued, KeyedOrder, Link, OrderStore, PickupItem, PortError, Run};
use schet::{AccountNumber, OperatorId};

use crate::samples::{self, valid};

/// Everything that a store answers about a small world: eight accounts, their orders, four keys, five periods.
#[derive(Debug, PartialEq)]
pub(super) struct Snapshot {
    orders: Vec<Vec<Order>>,
    histories: Vec<Vec<OrderEvent>>,
    keyed: Vec<Option<KeyedOrder>>,
    unfinished: Vec<Option<Order>>,
    taken: Vec<u32>,
    deliveries: Vec<DeliveryHistory>,
    issued: Vec<Vec<Issued>>,
    issued_in: Vec<Vec<Option<Issued>>>,
    links: Vec<Vec<Link>>,
    linked: Vec<Option<Link>>,
    sequences: Vec<u64>,
    runs: Vec<(Option<Run>, u64)>,
    refusals: Vec<Vec<FormationRefusal>>,
    pickup: Vec<Vec<PickupItem>>,
}

/// How many accounts the world has.
const ACCOUNTS: u32 = 8;
/// How many periods back it goes.
const PERIODS: u32 = 5;

impl Snapshot {
    /// Reads the world by every call that reads.
    pub(super) fn of(store: &dyn OrderStore, operator: &OperatorId) -> Result<Self, PortError> {
        let accounts: Vec<AccountNumber> = (0..ACCOUNTS).map(samples::account_number).collect();
        let now = samples::instant(0);
        let each = || accounts.iter();
        let periods = || (0..PERIODS).map(samples::period);
        let orders: Vec<Vec<Order>> =
            each().map(|account| block_on(store.orders(operator, account, None, 1_000))).collect::<Result<_, _>>()?;
        let all = || orders.iter().flatten();
        let keys = || each().take(3).flat_map(|account| (0..4).map(move |key| (account, key)));
        Ok(Self {
            histories: all().map(|order| block_on(store.history(operator, order.id))).collect::<Result<_, _>>()?,
            keyed: keys()
                .map(|(account, place)| block_on(store.order_by_key(operator, account, &key(place), now)))
                .collect::<Result<_, _>>()?,
            unfinished: all()
                .map(|order| block_on(store.unfinished(operator, &order.account, &samples::fingerprint(order))))
                .collect::<Result<_, _>>()?,
            taken: each()
                .flat_map(|account| [day(0), day(1)].map(|day| block_on(store.orders_on(operator, account, day))))
                .collect::<Result<_, _>>()?,
            deliveries: block_on(store.deliveries(operator, &accounts))?,
            issued: each().map(|account| block_on(store.issued(operator, account, 100))).collect::<Result<_, _>>()?,
            issued_in: periods()
                .map(|period| block_on(store.issued_in(operator, period, &accounts)))
                .collect::<Result<_, _>>()?,
            links: all().map(|order| block_on(store.links(operator, order.id))).collect::<Result<_, _>>()?,
            linked: (0..8)
                .map(|token| block_on(store.link(operator, &samples::token_hash(token))))
                .collect::<Result<_, _>>()?,
            sequences: SEQUENCES
                .iter()
                .map(|name| block_on(store.sequence_next(operator, name)))
                .collect::<Result<_, _>>()?,
            runs: periods()
                .map(|period| {
                    Ok((block_on(store.run(operator, period))?, block_on(store.open_shares(operator, period))?))
                })
                .collect::<Result<_, PortError>>()?,
            refusals: periods()
                .map(|period| block_on(store.refusals(operator, period, None, 100)))
                .collect::<Result<_, _>>()?,
            pickup: periods()
                .map(|period| block_on(store.pickup(operator, period, None, 100)))
                .collect::<Result<_, _>>()?,
            orders,
        })
    }
}

/// The names of the world's sequences.
pub(super) const SEQUENCES: [&str; 2] = ["invoices", "поправки"];

/// A key.
pub(super) fn key(place: u32) -> schet::order::IdempotencyKey {
    valid(schet::order::IdempotencyKey::new(&format!("key-{place}")))
}

/// A day of a budget.
pub(super) fn day(place: u32) -> chrono::NaiveDate {
    samples::period(0).first_day() + chrono::Days::new(place.into())
}
