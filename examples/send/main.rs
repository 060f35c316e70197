//! A host that mails over SMTP: a database of orders, documents in files, mails signed and sent, bounces named.

#![allow(clippy::print_stderr, reason = "a program tells its user what it does")]

mod args;

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use futures_lite::future::block_on;
use schet::desk::{Desk, Ports, Processed, RunOutcome, Tick};
use schet::order::{IdempotencyKey, OrderKind, OrderRequest, OrderState, Policy};
use schet::ports::{Feed as _, OrderStore as _};
use schet::{Account, Bill, BillingPeriod, EmailAddress, Zone};
use schet_documents::FileDocuments;
use schet_examples::operator::Generator;
use schet_smtp::{DkimKey, Roots, Server, Settings, Signer, SmtpMailer, Verp};
use schet_sqlite::SqliteOptions;
use sha2::{Digest as _, Sha256};

use args::Options;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many orders are taken between two steps of carrying out.
const TAKEN: u32 = 256;

fn main() -> ExitCode {
    let outcome = match args::parse(std::env::args()) {
        Ok(Some(options)) => run(&options),
        Ok(None) => std::io::stdout().write_all(args::HELP.as_bytes()).map_err(Into::into),
        Err(wrong) => Err(wrong.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let mut causes = error.source();
            eprintln!("send: {error}");
            while let Some(cause) = causes {
                eprintln!("  {cause}");
                causes = cause.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Outcome<()> {
    let mut out = std::io::stdout().lock();
    std::fs::create_dir_all(&options.out)?;
    let period = BillingPeriod::current(options.at, Zone::MOSCOW).previous();
    let generator = Generator::new(1, options.accounts, period);
    let operator = generator.operator().clone();
    let signer = signer(options, &generator, &mut out)?;
    let (mailer, settings) = mailer(options, &operator.sender, signer)?;
    let store = Arc::new(SqliteOptions::new().zone(operator.zone).open(options.out.join("schet.db"))?);
    let ports = Ports {
        billing: store.clone(),
        orders: store.clone(),
        documents: Arc::new(FileDocuments::open(options.out.join("documents"))?),
        mailer: Arc::new(mailer),
    };
    let lease_seconds = u32::try_from(settings.longest_send().as_secs())?.saturating_add(60);
    let policy = Policy { orders_a_day: u32::MAX, lease_seconds, ..Policy::default() };
    let desk = Desk::new(operator, policy, ports);
    let accounts: Vec<Account> = generator.accounts().collect();
    let bills: Vec<Bill> = generator.bills(period).collect();
    // What is kept already changes nothing.
    block_on(store.put_accounts(&desk.operator().id, &accounts))?;
    block_on(store.put_invoices(&desk.operator().id, &bills))?;
    let tick = |what: &str, n: u32| {
        // A host takes its randomness from the system; an example is the same each time.
        let seed = Sha256::new().chain_update(what).chain_update(n.to_le_bytes());
        Tick::new(options.at, seed.chain_update(options.at.timestamp_micros().to_le_bytes()).finalize().into())
    };
    let mut step = 0;
    while block_on(desk.form_regular(period, 100, &tick("run", step)))?.outcome != RunOutcome::Ended {
        step += 1;
    }
    let mut taken = first_untaken(&desk, &store, options, &accounts)?;
    let mut done = Processed::default();
    loop {
        for n in taken..options.orders.min(taken + TAKEN) {
            let request = request(&accounts, options, &desk, n)?;
            block_on(desk.order(request, &tick("order", n)))?.map_err(|refusal| refusal.code())?;
        }
        taken = options.orders.min(taken + TAKEN);
        let now = block_on(desk.process_due(1_000, &tick("due", taken)))?;
        add(&mut done, now);
        if now.claimed == 0 && taken == options.orders {
            break;
        }
    }
    writeln!(
        out,
        "sent {}, delayed {}, unknown {}, failed {}; {} orders unfinished",
        done.sent,
        done.delayed,
        done.unknown,
        done.failed,
        unfinished(&desk, &accounts)?
    )?;
    Ok(())
}

fn mailer(options: &Options, sender: &EmailAddress, signer: Option<Signer>) -> Outcome<(SmtpMailer, Settings)> {
    let mut server = Server::new(&options.host);
    server.port = options.port;
    server.roots = Roots::File(options.roots.clone());
    server.timeouts = server.timeouts.at_most(Duration::from_secs(30));
    let mut settings = Settings::new("localhost", server);
    settings.signer = signer;
    if let Some(name) = &options.verp {
        let address = format!("{name}@{}", sender.domain()).parse()?;
        // An operator's key is random and kept: with another, bounces of mails that are out name nothing.
        settings.verp = Some(Verp::new(&address, &[7; 32])?);
    }
    Ok((SmtpMailer::new(settings.clone())?, settings))
}

fn signer(options: &Options, generator: &Generator, out: &mut impl std::io::Write) -> Outcome<Option<Signer>> {
    let sender = &generator.operator().sender;
    let mut keys = Vec::new();
    for (selector, file) in &options.dkim {
        let key = DkimKey::from_pem(selector, &std::fs::read_to_string(file)?)?;
        writeln!(out, "{selector}._domainkey.{} TXT {}", sender.ascii_domain(), key.record())?;
        keys.push(key);
    }
    Ok(if keys.is_empty() { None } else { Some(Signer::new(sender, keys)) })
}

fn request(accounts: &[Account], options: &Options, desk: &Desk, n: u32) -> Outcome<OrderRequest> {
    let account = accounts.get(usize::try_from(n)? % accounts.len().max(1)).ok_or("there are no accounts")?;
    Ok(OrderRequest {
        account: account.number.clone(),
        kind: OrderKind::Charges {
            period: BillingPeriod::current(options.at, desk.operator().zone),
            subscribers: Vec::new(),
        },
        by: "cabinet".parse()?,
        key: Some(key(n)?),
    })
}

fn key(n: u32) -> Outcome<IdempotencyKey> {
    Ok(format!("charges-{n}").parse()?)
}

/// The first order that is not taken yet; they are taken in their order.
fn first_untaken(
    desk: &Desk,
    store: &schet_sqlite::SqliteStore,
    options: &Options,
    accounts: &[Account],
) -> Outcome<u32> {
    let (mut low, mut high) = (0, options.orders);
    while low < high {
        let middle = low + (high - low) / 2;
        let account = request(accounts, options, desk, middle)?.account;
        match block_on(store.order_by_key(&desk.operator().id, &account, &key(middle)?, options.at))? {
            Some(_) => low = middle + 1,
            None => high = middle,
        }
    }
    Ok(low)
}

fn add(done: &mut Processed, now: Processed) {
    done.sent += now.sent;
    done.delayed += now.delayed;
    done.unknown += now.unknown;
    done.failed += now.failed;
}

/// How many orders are not at their end.
fn unfinished(desk: &Desk, accounts: &[Account]) -> Outcome<usize> {
    let mut count = 0;
    for account in accounts {
        let mut before = None;
        loop {
            let orders = block_on(desk.orders(&account.number, before, 1_000))?;
            let is_over = |state: OrderState| matches!(state, OrderState::Sent | OrderState::InBatch);
            count += orders.iter().filter(|order| !is_over(order.state)).count();
            before = match orders.last() {
                Some(last) if orders.len() == 1_000 => Some(last.id),
                _ => break,
            };
        }
    }
    Ok(count)
}
