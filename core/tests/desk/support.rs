use std::sync::Arc;

use chrono::NaiveDate;
use futures_lite::future::block_on;
use proptest::prelude::ProptestConfig;
use schet::desk::{Desk, Ports, Processed, RunOutcome, Taken, Tick};
use schet::invoice::{BillLine, VatGroup};
use schet::money::{VatBasis, VatRate};
use schet::order::{OrderKind, OrderRequest, Policy, Refusal};
use schet::party::{Bank, Contact, Requisites};
use schet::ports::{DocumentStore, Feed, RunCounts};
use schet::{Account, Amount, Bill, BillingPeriod, Instant, Locale, Operator, Subscriber, Zone};
use schet_memory::{MemoryDocuments, MemoryMailer, MemoryStore};

use crate::gate::{Gate, Gated};

/// So many cases of a property, or as many as are asked for.
pub(crate) fn cases(short: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if is_long_campaign() { config } else { ProptestConfig { cases: short, ..config } }
}

/// Whether there is time for everything: where many cases of a property are asked for (`PROPTEST_CASES`).
pub(crate) fn is_long_campaign() -> bool {
    ProptestConfig::default().cases > 256
}

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(crate) fn period(text: &str) -> BillingPeriod {
    text.parse().unwrap()
}

pub(crate) fn operator() -> Operator {
    Operator {
        id: "svyaz".parse().unwrap(),
        name: "ООО «Связь»".parse().unwrap(),
        address: "101000, Москва, ул. Мясницкая, д. 1".parse().unwrap(),
        requisites: Requisites {
            inn: "7707083893".parse().unwrap(),
            kpp: Some("770701001".parse().unwrap()),
            ogrn: Some("1027700132195".parse().unwrap()),
            bank: Bank::new(
                "АО «ТБанк», г. Москва".parse().unwrap(),
                "044525411".parse().unwrap(),
                "40702810200000124669".parse().unwrap(),
                Some("30101810145250000411".parse().unwrap()),
            )
            .unwrap(),
        },
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        contact: Contact {
            email: "help@svyaz.example".parse().unwrap(),
            phone: "8 800 000-00-00".parse().unwrap(),
            site: None,
        },
        sender: "bill@svyaz.example".parse().unwrap(),
        link_base: "https://cabinet.svyaz.example/invoices/".parse().unwrap(),
        brand: schet::party::Brand::default(),
    }
}

pub(crate) fn account(n: usize) -> Account {
    Account {
        number: format!("A-{n:04}").parse().unwrap(),
        name: format!("ООО «Клиент {n}»").parse().unwrap(),
        locale: Locale::Ru,
        application_address: format!("signed{n}@client.example").parse().unwrap(),
        inn: None,
        kpp: None,
        postal_address: None,
        contract: None,
        opened: None,
        closed: None,
        subscribers: vec![Subscriber { id: format!("7495000{n:04}").parse().unwrap(), label: None }],
    }
}

pub(crate) fn bill(account: &Account, period: BillingPeriod) -> Bill {
    let vat = VatRate::Percent(2_200);
    Bill {
        account: account.number.clone(),
        period,
        number: Some(format!("{period}/{}", account.number).parse().unwrap()),
        date: None,
        due_date: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        revision: 0,
        corrects: None,
        currency: schet::Currency::Rub,
        opening_balance: Amount::ZERO,
        payments: vec![],
        lines: vec![BillLine {
            subscriber: Some(account.subscribers[0].id.clone()),
            service: "Абонентская плата".parse().unwrap(),
            quantity: 1.into(),
            unit: "мес.".parse().unwrap(),
            unit_price: None,
            amount: Amount::from_minor(10_000),
            vat,
            seconds: None,
        }],
        vat: vec![VatGroup {
            rate: vat,
            basis: VatBasis::Net,
            net: Amount::from_minor(10_000),
            vat: Amount::from_minor(2_200),
            gross: Amount::from_minor(12_200),
        }],
        total: Amount::from_minor(12_200),
        instalments: vec![],
        amount_due: Amount::from_minor(12_200),
        history: Vec::new(),
    }
}

/// An operator of so many accounts with a bill each, and a desk for it.
pub(crate) struct Office {
    pub(crate) desk: Desk,
    /// Through which the desk calls its ports.
    pub(crate) gate: Arc<Gate>,
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) documents: Arc<MemoryDocuments>,
    pub(crate) mailer: Arc<MemoryMailer>,
    pub(crate) accounts: Vec<Account>,
    ticks: std::cell::Cell<u64>,
}

impl Office {
    pub(crate) fn new(accounts: usize, policy: Policy) -> Self {
        Self::with_unready(accounts, 0, policy)
    }

    /// The same, with so many accounts more whose bills are not ready.
    pub(crate) fn with_unready(accounts: usize, unready: usize, policy: Policy) -> Self {
        let store = Arc::new(MemoryStore::new());
        let mailer = Arc::new(MemoryMailer::new());
        let gate = Arc::new(Gate::default());
        let documents = Arc::new(MemoryDocuments::new());
        let gated = Arc::new(Gated {
            gate: gate.clone(),
            store: store.clone(),
            documents: documents.clone(),
            mailer: mailer.clone(),
        });
        let ports = Ports { billing: gated.clone(), orders: gated.clone(), documents: gated.clone(), mailer: gated };
        let billed = accounts;
        let accounts: Vec<_> = (0..billed + unready).map(account).collect();
        let bills: Vec<_> = accounts[..billed].iter().map(|account| bill(account, period("2026-09"))).collect();
        let operator = operator();
        block_on(store.put_accounts(&operator.id, &accounts)).unwrap();
        let report = block_on(store.put_invoices(&operator.id, &bills)).unwrap();
        assert_eq!(report.refused, vec![]);
        Self {
            desk: Desk::new(operator, policy, ports),
            gate,
            store,
            documents,
            mailer,
            accounts,
            ticks: std::cell::Cell::new(0),
        }
    }

    /// An instant with a seed of its own.
    pub(crate) fn tick(&self, now: &str) -> Tick {
        self.ticks.set(self.ticks.get() + 1);
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.ticks.get().to_le_bytes());
        Tick::new(at(now), seed)
    }

    /// Forms the invoices of September 2026 to the last.
    pub(crate) fn run(&self, now: &str) -> RunCounts {
        for _ in 0..1_000 {
            let step = block_on(self.desk.form_regular(period("2026-09"), 3, &self.tick(now))).unwrap();
            if step.outcome == RunOutcome::Ended {
                return step.run.counts;
            }
        }
        panic!("the run does not end");
    }

    /// Carries out all that is due at an instant.
    pub(crate) fn process(&self, now: &str) -> Processed {
        let mut all = Processed::default();
        loop {
            let done = block_on(self.desk.process_due(5, &self.tick(now))).unwrap();
            all.claimed += done.claimed;
            all.formed += done.formed;
            all.sent += done.sent;
            all.ready += done.ready;
            all.expired += done.expired;
            all.delayed += done.delayed;
            all.failed += done.failed;
            all.unknown += done.unknown;
            if done.claimed == 0 {
                return all;
            }
        }
    }

    pub(crate) fn order(&self, n: usize, kind: OrderKind, key: Option<&str>, now: &str) -> Result<Taken, Refusal> {
        let request = OrderRequest {
            account: self.accounts[n].number.clone(),
            kind,
            by: "cabinet".parse().unwrap(),
            key: key.map(|key| key.parse().unwrap()),
        };
        block_on(self.desk.order(request, &self.tick(now))).unwrap()
    }

    /// The token in the mail that asks to confirm an account's new address.
    pub(crate) fn confirmation_token(&self, account: &schet::AccountNumber) -> String {
        let order =
            self.orders_of(account).into_iter().find(|order| matches!(order.kind, OrderKind::ConfirmAddress { .. }));
        let document = order.unwrap().document.unwrap();
        let read = self.documents.read(&self.desk.operator().id, &document.digest, 0, document.size as usize);
        let mail = String::from_utf8(block_on(read).unwrap().unwrap()).unwrap().replace("=\r\n", "");
        let url = format!("confirm/{account}/");
        let texts = mail.split("\r\n\r\n").map(|part| from_base64(part).unwrap_or_else(|| part.to_owned()));
        let token = texts.filter_map(|text| Some(text.split_once(&url)?.1.get(..64)?.to_owned())).next();
        token.unwrap()
    }
}

/// The text of a part in base64, if it is one.
fn from_base64(part: &str) -> Option<String> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let part = part.split("\r\n--").next()?.replace("\r\n", "");
    let digits = part
        .trim_end_matches('=')
        .bytes()
        .map(|byte| DIGITS.iter().position(|digit| *digit == byte).map(|digit| digit as u32))
        .collect::<Option<Vec<u32>>>()?;
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    String::from_utf8(bytes.collect()).ok()
}
