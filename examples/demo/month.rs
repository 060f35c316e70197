use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant as Stopwatch;

use chrono::TimeDelta;
use schet::delivery::DeliveryMethod;
use schet::desk::{Answer, Desk, IssuedElsewhere, RunOutcome, Taken, Tick};
use schet::order::{CallDetailFormat, IdempotencyKey, OrderKind, OrderRequest, OrderState};
use schet::party::EmailAddress;
use schet::ports::{BillAnswer, BillingSource, PortError, PortErrorKind};
use schet::render::locale;
use schet::text::Line;
use schet::{Account, AccountNumber, BillingPeriod, Instant, Locale, Zone};
use sha2::{Digest as _, Sha256};

use crate::progress::Progress;
use crate::steps::Steps;

/// What goes wrong is told in a sentence and ends the program.
pub(crate) type Outcome<T> = Result<T, String>;

/// How many customers come with each wish.
const CUSTOMERS: usize = 12;

/// A month of the operator, from the middle of the billed period to the days after the blackout.
pub(crate) struct Month {
    pub(crate) desk: Desk,
    pub(crate) billing: Arc<dyn BillingSource>,
    pub(crate) period: BillingPeriod,
    pub(crate) at: Instant,
    pub(crate) out: PathBuf,
    pub(crate) seed: u64,
    pub(crate) customers: Vec<Account>,
    pub(crate) changes: Vec<schet_examples::operator::Wish>,
}

/// One wish of a customer, and the section's answer.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Wish {
    pub(crate) account: AccountNumber,
    pub(crate) what: String,
    pub(crate) at: Instant,
    pub(crate) granted: bool,
    pub(crate) answer: String,
    /// The refusal's.
    #[serde(default)]
    pub(crate) code: Option<String>,
    pub(crate) order: Option<String>,
}

impl Month {
    /// Lives the month through; steps that are done are passed over.
    pub(crate) async fn live(&self, steps: &mut Steps) -> Outcome<()> {
        self.step(steps, "history", "earlier invoices", Self::keep_history).await?;
        self.step(steps, "changes", "changes of delivery", Self::change_deliveries).await?;
        self.step(steps, "blackout", "orders on the 1st", Self::come_on_the_first).await?;
        self.step(steps, "run", "regular run", Self::run).await?;
        self.step(steps, "edge", "the blackout's last ms", Self::come_at_the_edge).await?;
        self.step(steps, "customers", "customers' orders", Self::come).await?;
        self.step(steps, "orders", "carrying out orders", Self::carry_out).await?;
        self.step(steps, "links", "links", Self::follow_links).await?;
        self.step(steps, "pickup", "pickup batch", Self::print_pickup).await
    }

    async fn step<'a, F>(
        &'a self,
        steps: &mut Steps,
        name: &'static str,
        title: &'static str,
        work: impl FnOnce(&'a Self, Progress) -> F,
    ) -> Outcome<()>
    where
        F: Future<Output = Outcome<Option<Vec<Wish>>>>,
    {
        if steps.is_done(name) {
            return Ok(());
        }
        let begun = Stopwatch::now();
        if let Some(wishes) = work(self, Progress::new(title, None)).await? {
            let text = serde_json::to_string(&wishes).map_err(|error| error.to_string())?;
            steps.note(name, text);
        }
        steps.done(name, begun)
    }

    /// The invoices of earlier months were issued before schet came: they are kept with documents of ours.
    async fn keep_history(&self, mut progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let (mut kept, mut refused) = (0_u64, 0_u64);
        let mut period = self.period.previous();
        for _ in 0..self.desk.policy().repeat_months {
            let before = kept;
            let mut after = None;
            loop {
                let accounts = self.billing.accounts(&self.desk.operator().id, after.as_ref(), 256).await;
                let accounts = accounts.map_err(told)?;
                let Some(last) = accounts.last() else { break };
                after = Some(last.clone());
                let bills = self.billing.bills(&self.desk.operator().id, period, &accounts).await.map_err(told)?;
                let formed_at = self.start_of(period.next()) + TimeDelta::hours(2);
                let invoices: Vec<_> = bills
                    .into_iter()
                    .filter_map(|bill| match bill {
                        BillAnswer::Complete(bill) => Some(IssuedElsewhere { bill: bill.1, original: None, formed_at }),
                        _ => None,
                    })
                    .collect();
                for outcome in self.desk.import_many(invoices).await.map_err(told)? {
                    *(if outcome.is_ok() { &mut kept } else { &mut refused }) += 1;
                }
                progress.at(kept);
            }
            if kept == before {
                break;
            }
            period = period.previous();
        }
        progress.end(&format!("{kept} kept, {refused} refused"));
        Ok(None)
    }

    /// Before the invoices are formed some customers choose to be handed theirs, and some change their address, one of
    /// them three times over: only the last change before the invoice is formed counts (R7).
    async fn change_deliveries(&self, mut progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let by = line("cabinet")?;
        let mut changed = 0_u64;
        for (n, change) in self.changes.iter().enumerate() {
            let tick = self.tick(change.at, "change", n);
            let method = change.method.clone();
            let answer = self.desk.change_delivery(&change.account, method, &by, &tick).await.map_err(told)?;
            changed += u64::from(answer.is_ok_and(|answer| answer.changed));
            progress.at(n as u64);
        }
        progress.end(&format!("{changed} changes"));
        Ok(None)
    }

    /// On the 1st, invoices are being formed: invoice orders are refused and told until when, the rest is taken (R2).
    async fn come_on_the_first(&self, progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let at = self.start_of(self.period.next()) + TimeDelta::minutes(30);
        let mut wishes = Vec::new();
        for (n, account) in self.customers.iter().take(3).enumerate() {
            wishes.push(self.wish(account, self.repeat(), at, &format!("first-repeat-{n}")).await?);
            wishes.push(self.wish(account, self.link(), at, &format!("first-link-{n}")).await?);
            let kind = self.detail(CallDetailFormat::Csv);
            wishes.push(self.wish(account, kind, at, &format!("first-detail-{n}")).await?);
        }
        end(progress, &wishes);
        Ok(Some(wishes))
    }

    /// The regular run: every invoice formed, delivered by mail or laid in the pickup batch (R18).
    async fn run(&self, mut progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let mut at = self.start_of(self.period.next()) + TimeDelta::hours(2);
        let mut sent = 0;
        for n in 0.. {
            at += TimeDelta::milliseconds(200);
            let step = self.desk.form_regular(self.period, 100, &self.tick(at, "run", n)).await.map_err(told)?;
            loop {
                at += TimeDelta::milliseconds(200);
                let tick = self.tick(at, "send", n);
                let processed = self.desk.process_due(256, &tick).await.map_err(told)?;
                sent += processed.sent;
                if processed.claimed == 0 {
                    break;
                }
            }
            progress.at(step.run.counts.accounts());
            // A change that comes after the invoice was formed does not count for it (R7).
            if n == 0 {
                self.change_too_late(at).await?;
            }
            if step.outcome == RunOutcome::Ended {
                let counts = step.run.counts;
                progress.end(&format!(
                    "{} formed, {} in person, {} refused, {} not billable, {sent} mails",
                    counts.formed, counts.in_person, counts.refused, counts.not_billable
                ));
                return Ok(None);
            }
        }
        Ok(None)
    }

    async fn change_too_late(&self, at: Instant) -> Outcome<()> {
        let moving = self.changes.iter().rfind(|change| matches!(change.method, DeliveryMethod::Email(_)));
        let Some(account) = moving.map(|change| &change.account) else { return Ok(()) };
        let method = DeliveryMethod::Email(EmailAddress::new("too.late@example.ru").map_err(told)?);
        let (by, tick) = (line("cabinet")?, self.tick(at, "late", 0));
        let changed = self.desk.change_delivery(account, method, &by, &tick).await;
        changed.map_err(told).map(drop)
    }

    /// A millisecond before the 4th an order is refused, at its first instant it is taken.
    async fn come_at_the_edge(&self, progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let opens = self.desk.policy().window.reopens(self.period.next(), self.zone());
        let mut wishes = Vec::new();
        if let Some(account) = self.customers.first() {
            wishes.push(self.wish(account, self.repeat(), opens - TimeDelta::milliseconds(1), "edge-before").await?);
            wishes.push(self.wish(account, self.repeat(), opens, "edge-after").await?);
        }
        end(progress, &wishes);
        Ok(Some(wishes))
    }

    /// The section's five actions, some of them twice, some of them in vain.
    async fn come(&self, mut progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let mut wishes = Vec::new();
        let current = BillingPeriod::current(self.at, self.zone());
        for (n, account) in self.customers.iter().take(CUSTOMERS).enumerate() {
            let subscribers = account.subscribers.iter().take(2).map(|subscriber| subscriber.id.clone()).collect();
            let earlier = OrderKind::Repeat { period: self.period.previous() };
            let kinds = [
                self.repeat(),
                earlier,
                self.link(),
                OrderKind::ToApplication { period: self.period },
                self.detail(CallDetailFormat::Csv),
                self.detail(CallDetailFormat::Xlsx),
                self.detail(CallDetailFormat::Pdf),
                OrderKind::CallDetail { period: current, subscribers, format: CallDetailFormat::Xlsx },
                OrderKind::Charges { period: current, subscribers: Vec::new() },
            ];
            for (k, kind) in kinds.into_iter().enumerate() {
                wishes.push(self.wish(account, kind, self.at, &format!("customer-{n}-{k}")).await?);
                progress.at(wishes.len() as u64);
            }
        }
        if let [first, second, ..] = self.customers.as_slice() {
            // A double click is one order, and nobody gets another account's calls.
            wishes.push(self.wish(first, self.repeat(), self.at, "customer-0-0").await?);
            if let Some(stranger) = second.subscribers.first() {
                let kind = OrderKind::CallDetail {
                    period: self.period,
                    subscribers: vec![stranger.id.clone()],
                    format: CallDetailFormat::Csv,
                };
                wishes.push(self.wish(first, kind, self.at, "customer-stranger").await?);
            }
            wishes.push(self.wish(first, OrderKind::Link { period: current }, self.at, "customer-unissued").await?);
        }
        end(progress, &wishes);
        Ok(Some(wishes))
    }

    /// Everything that is due is carried out.
    async fn carry_out(&self, mut progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let (mut at, mut sent, mut ready, mut failed) = (self.at, 0, 0, 0);
        for n in 0.. {
            // Whatever a killed run left behind has its pauses behind it an hour later.
            at += if n % 2 == 0 { TimeDelta::seconds(1) } else { TimeDelta::hours(1) };
            let processed = self.desk.process_due(64, &self.tick(at, "orders", n)).await.map_err(told)?;
            (sent, ready, failed) = (sent + processed.sent, ready + processed.ready, failed + processed.failed);
            progress.at(sent as u64);
            if processed.claimed == 0 && n % 2 == 1 {
                break;
            }
        }
        progress.end(&format!("{sent} mails, {ready} links ready, {failed} failed"));
        Ok(None)
    }

    /// Customers follow their links: each opens its document, byte for byte.
    async fn follow_links(&self, progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let mut opened = 0;
        for (n, account) in self.customers.iter().take(CUSTOMERS).enumerate() {
            let orders = self.desk.orders(&account.number, None, 100).await.map_err(told)?;
            for order in orders.iter().filter(|order| order.state == OrderState::Ready) {
                let tick = self.tick(self.at + TimeDelta::hours(3), "links", n);
                let Ok(link) = self.desk.mint_link(&account.number, order.id, &tick).await.map_err(told)? else {
                    continue;
                };
                let answer = self.desk.open_link(&link.token.to_string(), tick.now()).await.map_err(told)?;
                let link = answer.map_err(|refusal| refusal.text(self.zone()).en)?;
                let size = usize::try_from(link.document.size).unwrap_or(usize::MAX);
                let bytes = self.desk.read_document(&link.document, 0, size).await.map_err(told)?;
                if schet::order::Digest::of(&bytes) != link.document.digest {
                    return Err(format!("the link of order {} opened other bytes", order.id));
                }
                opened += 1;
            }
        }
        progress.end(&format!("{opened} opened"));
        Ok(None)
    }

    /// What is handed over in person: one PDF for the printer and a register to sign (R10).
    async fn print_pickup(&self, progress: Progress) -> Outcome<Option<Vec<Wish>>> {
        let folder = self.out.join("pickup");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let (mut invoices, mut after) = (0, None);
        for part in 1.. {
            let name = if part == 1 { String::new() } else { format!("-{part}") };
            let mut batch = create(&folder.join(format!("batch-{}{name}.pdf", self.period)))?;
            let printed =
                self.desk.pickup_batch(self.period, after.as_ref(), 10_000, &mut batch).await.map_err(told)?;
            invoices += printed.invoices;
            after = printed.next;
            if after.is_none() {
                break;
            }
        }
        let mut register = create(&folder.join(format!("register-{}.pdf", self.period)))?;
        let rows = self.desk.pickup_register(self.period, &mut register).await.map_err(told)?;
        let handed = self.desk.pickup(self.period, None, 3).await.map_err(told)?;
        for item in handed.iter().take(3).filter(|item| item.order.state == OrderState::InBatch) {
            let tick = self.tick(self.at + TimeDelta::hours(4), "hand over", 0);
            let by = line("clerk")?;
            drop(self.desk.hand_over(&item.issued.account, item.order.id, &by, &tick).await.map_err(told)?);
        }
        progress.end(&format!("{invoices} invoices, {rows} rows to sign"));
        Ok(None)
    }

    async fn wish(&self, account: &Account, kind: OrderKind, at: Instant, key: &str) -> Outcome<Wish> {
        let what = describe(&kind);
        let request = OrderRequest {
            account: account.number.clone(),
            kind,
            by: line("cabinet")?,
            key: Some(IdempotencyKey::new(key).map_err(|error| error.to_string())?),
        };
        let tick = self.tick(at, key, 0);
        let answer: Answer<Taken> = self.desk.order(request, &tick).await.map_err(told)?;
        let locale = account.locale;
        Ok(match answer {
            Ok(taken) => Wish {
                account: account.number.clone(),
                what,
                at,
                granted: true,
                answer: taken.confirmation.of(locale).to_owned(),
                code: None,
                order: Some(taken.order.id.to_string()),
            },
            Err(refusal) => Wish {
                account: account.number.clone(),
                what,
                at,
                granted: false,
                answer: refusal.text(self.zone()).of(locale).to_owned(),
                code: Some(refusal.code().to_owned()),
                order: None,
            },
        })
    }

    fn repeat(&self) -> OrderKind {
        OrderKind::Repeat { period: self.period }
    }

    fn link(&self) -> OrderKind {
        OrderKind::Link { period: self.period }
    }

    fn detail(&self, format: CallDetailFormat) -> OrderKind {
        OrderKind::CallDetail { period: self.period, subscribers: Vec::new(), format }
    }

    fn zone(&self) -> Zone {
        self.desk.operator().zone
    }

    fn start_of(&self, period: BillingPeriod) -> Instant {
        period.span(self.zone()).start
    }

    /// An instant of the demo's month, and randomness that is the same at every run of the demo: a host takes its
    /// seeds from its system.
    fn tick(&self, at: Instant, what: &str, n: usize) -> Tick {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(what);
        hash.update(n.to_le_bytes());
        hash.update(at.timestamp_millis().to_le_bytes());
        Tick::new(at, hash.finalize().into())
    }
}

/// What an error says, with its causes, and what is to be done where the disk is full.
pub(crate) fn told(error: impl std::error::Error + 'static) -> String {
    let chain = || std::iter::successors(Some(&error as &(dyn std::error::Error + 'static)), |error| error.source());
    let text = chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
    let is_full =
        chain().filter_map(|error| error.downcast_ref()).any(|port: &PortError| port.kind == PortErrorKind::Full);
    if is_full { format!("{text}. Make room and run it again: it goes on where it was.") } else { text }
}

fn end(progress: Progress, wishes: &[Wish]) {
    let granted = wishes.iter().filter(|wish| wish.granted).count();
    progress.end(&format!("{granted} taken, {} refused", wishes.len() - granted));
}

/// An order in a few words.
fn describe(kind: &OrderKind) -> String {
    let what = match kind {
        OrderKind::Repeat { .. } => "Invoice again, to the cabinet address",
        OrderKind::Link { .. } => "Invoice by link",
        OrderKind::ToApplication { .. } => "Invoice, to the application address",
        OrderKind::CallDetail { format: CallDetailFormat::Csv, .. } => "Call detail as CSV",
        OrderKind::CallDetail { format: CallDetailFormat::Xlsx, .. } => "Call detail as XLSX",
        OrderKind::CallDetail { format: CallDetailFormat::Pdf, .. } => "Call detail as PDF",
        OrderKind::Charges { .. } => "Charges so far",
        OrderKind::Regular { .. } => "Regular invoice",
        OrderKind::ConfirmAddress { .. } => "Confirmation of an address",
    };
    let month = kind.period().map(|period| locale::month(Locale::En, period.first_day()));
    month.map_or_else(|| what.to_owned(), |month| format!("{what}, {month}"))
}

fn line(text: &str) -> Outcome<Line> {
    Line::new(text).map_err(|error| error.to_string())
}

fn create(path: &Path) -> Outcome<BufWriter<File>> {
    File::create(path).map(BufWriter::new).map_err(|error| format!("{} can't be written: {error}", path.display()))
}
