//! A server that misbehaves at each step of a session in each way, under a whole desk: what the order says is what
//! happened, and once the server is well again every order ends sent (R13, R17).

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures_lite::future::block_on;
use schet::desk::{Desk, Ports, Tick};
use schet::order::{Order, OrderKind, OrderRequest, OrderState, Policy};
use schet::ports::Feed;
use schet::{BillingPeriod, Instant};
use schet_conformance::samples;
use schet_mailbox::{Action, Certificate, Mailbox, Options, Step};
use schet_memory::{MemoryDocuments, MemoryStore};
use schet_smtp::{Credentials, Roots, Server, Settings, SmtpMailer, Timeouts};

const STEPS: [Step; 8] =
    [Step::Greeting, Step::Hello, Step::StartTls, Step::Auth, Step::Mail, Step::Recipient, Step::Data, Step::End];

const FAULTS: [&str; 7] = ["4xx", "5xx", "close", "stall", "garbage", "1 MB line", "byte by byte"];

/// By DATA and by BDAT, whose data has no step of its own.
const DATA: &[&str] = &["PIPELINING", "STARTTLS", "8BITMIME"];
const CHUNKS: &[&str] = &["PIPELINING", "STARTTLS", "8BITMIME", "CHUNKING"];

fn action(fault: &str) -> Action {
    match fault {
        "4xx" => Action::Reply("451 4.3.0 not now".to_owned()),
        "5xx" => Action::Reply("554 5.3.0 never".to_owned()),
        "close" => Action::Close,
        "stall" => Action::Stall,
        "garbage" => Action::Raw(b"HTTP/1.1 200 OK\r\n\x00\xff\r\n".to_vec()),
        "1 MB line" => Action::LongLine,
        "taken, then closed" => Action::TakeAndClose,
        _ => Action::ByteByByte,
    }
}

/// What is true after the fault, by the rules of R13.
fn truth(step: Step, fault: &str) -> OrderState {
    match (step, fault) {
        (_, "byte by byte") | (Step::End, "1 MB line") => OrderState::Sent,
        // About the mail, and for good.
        (Step::Mail | Step::Recipient | Step::Data | Step::End, "5xx") => OrderState::Failed,
        // Nobody can know.
        (Step::End, "close" | "stall" | "garbage" | "taken, then closed") => OrderState::Unknown,
        // Not handed over.
        _ => OrderState::Formed,
    }
}

/// A desk with an order, and a server that it mails to.
struct Office {
    mailbox: Mailbox,
    /// Where the mailer looks for the server.
    port: u16,
    store: Arc<MemoryStore>,
    documents: Arc<MemoryDocuments>,
    now: Instant,
}

impl Office {
    fn new(offers: &[&str]) -> Self {
        let offers = offers.iter().map(|offer| (*offer).to_owned()).collect();
        let credentials = Some(("tim".to_owned(), "secret".to_owned()));
        let mailbox = Mailbox::start(Options { offers, credentials, ..Options::default() }).unwrap();
        let store = Arc::new(MemoryStore::new());
        block_on(store.put_accounts(&samples::operator().id, &[samples::account(1)])).unwrap();
        Self {
            port: mailbox.port(),
            mailbox,
            store,
            documents: Arc::new(MemoryDocuments::new()),
            now: samples::instant(0),
        }
    }

    /// A desk whose mailer waits so long.
    fn desk(&self, timeouts: Timeouts) -> Desk {
        let mut server = Server::new("localhost");
        server.port = self.port;
        server.roots = Roots::Pem(Mailbox::authority().unwrap());
        server.credentials = Some(Credentials::password("tim", "secret"));
        server.timeouts = timeouts;
        let mailer = SmtpMailer::new(Settings::new("client.example.ru", server)).unwrap();
        let ports = Ports {
            billing: self.store.clone(),
            orders: self.store.clone(),
            documents: self.documents.clone(),
            mailer: Arc::new(mailer),
        };
        Desk::new(samples::operator(), Policy::default(), ports)
    }

    fn tick(&self) -> Tick {
        Tick::new(self.now, [7; 32])
    }

    fn order(&self, desk: &Desk) -> Order {
        let zone = desk.operator().zone;
        let request = OrderRequest {
            account: samples::account_number(1),
            kind: OrderKind::Charges { period: BillingPeriod::current(self.now, zone), subscribers: Vec::new() },
            by: samples::actor("cabinet"),
            key: None,
        };
        block_on(desk.order(request, &self.tick())).unwrap().unwrap().order
    }

    /// One step, and the order after it.
    fn process(&self, desk: &Desk, order: &Order) -> Order {
        block_on(desk.process_due(10, &self.tick())).unwrap();
        block_on(desk.order_state(&order.account, order.id)).unwrap().unwrap().order
    }

    /// Tries again when it is due, and has somebody start it again where it failed, until it is sent.
    fn heal(&mut self, order: &Order) -> Vec<OrderState> {
        self.mailbox.obey(|_| Action::Obey);
        self.mailbox.present(|options| options.certificate = Certificate::Good).unwrap();
        let desk = self.desk(Timeouts::default());
        let mut states = Vec::new();
        for _ in 0..3 {
            self.now += TimeDelta::minutes(5);
            let found = self.process(&desk, order);
            states.push(found.state);
            match found.state {
                OrderState::Sent => break,
                OrderState::Failed => drop(block_on(desk.restart(order.id, &samples::actor("clerk"), &self.tick()))),
                _ => {}
            }
        }
        states
    }
}

/// Waits of hours, but for the one that is to end.
fn timeouts(step: Step, fault: &str) -> Timeouts {
    let long = Duration::from_secs(3_600);
    let mut timeouts = Timeouts { connect: long, greeting: long, command: long, data: long, transfer: long, end: long };
    let short = Duration::from_millis(60);
    if fault == "stall" {
        match step {
            Step::Greeting => timeouts.greeting = short,
            Step::Data => timeouts.data = short,
            Step::End => timeouts.end = short,
            _ => timeouts.command = short,
        }
    }
    timeouts
}

/// One cell of the table: the state after the fault, checked, and that it ends sent, once.
fn cell(offers: &[&str], step: Step, fault: &str) -> String {
    let name = format!("{step:?}, {fault}");
    let mut office = Office::new(offers);
    let (is_at, does) = (step, action(fault));
    office.mailbox.obey(move |moment| if moment.step == is_at { does.clone() } else { Action::Obey });
    let desk = office.desk(timeouts(step, fault));
    let order = office.order(&desk);
    let after = office.process(&desk, &order);
    assert_eq!(after.state, truth(step, fault), "{name}: {:?}", after.detail);
    let taken = office.mailbox.count();
    match after.state {
        OrderState::Sent => assert_eq!(taken, 1, "{name}"),
        OrderState::Unknown => assert_eq!(taken, usize::from(fault == "taken, then closed"), "{name}"),
        _ => assert_eq!(taken, 0, "{name}"),
    }
    assert!(after.detail.as_deref().is_some_and(|detail| !detail.is_empty()), "{name}: a reason");
    ends_sent_once(&mut office, &after, &name)
}

fn ends_sent_once(office: &mut Office, after: &Order, name: &str) -> String {
    let before = office.mailbox.count();
    let states = office.heal(after);
    assert_eq!(states.last(), Some(&OrderState::Sent), "{name}: {states:?}");
    let mails = office.mailbox.mails();
    // Nobody knew of the one before: the second is the same mail, byte for byte.
    let expected = if after.state == OrderState::Sent { before } else { before + 1 };
    assert_eq!(mails.len(), expected, "{name}");
    assert!(mails.iter().all(|mail| mail.bytes == mails[0].bytes && mail.is_encrypted), "{name}");
    let way: Vec<_> = std::iter::once(after.state).chain(states).map(OrderState::name).collect();
    way.join(", ").replace("sent, sent", "sent").replace("failed, failed", "failed")
}

fn row(name: &str, cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {cell:<16}|")).collect();
    format!("| {name:<10}|{cells}\n")
}

#[test]
fn r13_r17_in_every_cell_the_order_says_what_happened_and_ends_sent() {
    let mut table = String::new();
    for (title, offers) in [("DATA", DATA), ("BDAT", CHUNKS)] {
        table.push_str(&row(title, &FAULTS.map(str::to_owned)));
        for step in STEPS.into_iter().filter(|step| title == "DATA" || *step != Step::Data) {
            let cells: Vec<_> = FAULTS.iter().map(|fault| cell(offers, step, fault)).collect();
            table.push_str(&row(&format!("{step:?}"), &cells));
        }
        let taken = cell(offers, Step::End, "taken, then closed");
        table.push_str(&format!("taken, then closed: {taken}, the same mail twice\n\n"));
    }
    println!("{table}");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/faults.txt");
    if std::env::var_os("SCHET_UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(golden).unwrap(), table);
}

#[test]
fn r13_without_a_server_that_can_be_trusted_nothing_goes_out() {
    let stripped: Vec<_> = DATA.iter().copied().filter(|offer| *offer != "STARTTLS").collect();
    for (name, certificate, offers, reason) in [
        ("wrong name", Certificate::WrongName, DATA, "not valid for name"),
        ("expired", Certificate::Expired, DATA, "expired"),
        ("STARTTLS stripped", Certificate::Good, &stripped[..], "no STARTTLS"),
    ] {
        let mut office = Office::new(offers);
        office.mailbox.present(|options| options.certificate = certificate).unwrap();
        let desk = office.desk(Timeouts::default());
        let order = office.order(&desk);
        let after = office.process(&desk, &order);
        let detail = after.detail.clone().unwrap_or_default();
        assert_eq!((after.state, office.mailbox.count()), (OrderState::Formed, 0), "{name}");
        assert!(detail.to_lowercase().contains(&reason.to_lowercase()), "{name}: {detail}");
        office.mailbox.present(|options| options.offers = DATA.iter().map(|it| (*it).to_owned()).collect()).unwrap();
        assert_eq!(ends_sent_once(&mut office, &after, name), "formed, sent", "{name}");
    }
}

#[test]
fn r17_a_server_that_is_not_there_delays() {
    // Nobody listens there: a port that a server has left may be another's at once.
    let office = Office { port: 1, ..Office::new(DATA) };
    let desk = office.desk(Timeouts::default());
    let order = office.order(&desk);
    let tick = Tick::new(office.now, [7; 32]);
    let done = block_on(desk.process_due(10, &tick)).unwrap();
    let after = block_on(desk.order_state(&order.account, order.id)).unwrap().unwrap().order;
    assert_eq!((after.state, done.delayed), (OrderState::Formed, 1));
    assert!(after.detail.unwrap().contains("is not reached"));
}
