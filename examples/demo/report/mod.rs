//! `report.html`: what was formed, sent and refused, how long it took, and links to the files.

mod files;
mod page;

use schet::calendar::Zone;
use schet::order::{Destination, OrderId, OrderState};
use schet::ports::RunCounts;
use schet::render::locale;
use schet::{Account, AccountNumber, Amount, Instant, Locale};

use crate::month::{Month, Outcome, Wish, told};
use crate::progress::counted;
use crate::steps::Steps;
use files::{Files, Size};
use page::{Page, Text, link};

/// The most rows of a table; the rest is counted.
const ROWS: usize = 300;

/// The tables of customers' wishes: the step, its title, and what it shows.
const WISHES: [(&str, &str, &str); 3] = [
    (
        "blackout",
        "While invoices are being formed",
        "From the 1st to the 3rd invoice orders are refused; call detail is not.",
    ),
    ("edge", "At the edge of the blackout", "A millisecond before the 4th, and at its first instant."),
    (
        "customers",
        "What customers ordered",
        "The section's five actions, a double click, and two wishes that can't be granted.",
    ),
];

/// What the steps are called.
const STEPS: [(&str, &str); 11] = [
    ("data", "Data fed"),
    ("details", "Call details written"),
    ("history", "Earlier invoices kept"),
    ("changes", "Changes of delivery"),
    ("blackout", "Orders on the 1st"),
    ("run", "Regular run, with its mails"),
    ("edge", "Orders at the blackout’s edge"),
    ("customers", "Customers’ orders taken"),
    ("orders", "Orders carried out"),
    ("links", "Links opened"),
    ("pickup", "Pickup batch printed"),
];

/// Writes the page.
pub(crate) async fn write(month: &Month, steps: &Steps) -> Outcome<()> {
    let operator = month.desk.operator();
    let files = Files::of(&month.out);
    let mut page = Page::new(&format!("{} · {}", operator.name, month.period), operator.brand.accent);
    let name = locale::month(Locale::En, month.period.first_day());
    page.html(format_args!(
        "<header><h1>{}</h1><p>{}: calls, invoices, deliveries, and what customers ordered.</p></header>",
        Text(operator.name.as_str()),
        Text(name)
    ));
    let invoices = Invoices::of(month).await?;
    figures(&mut page, &invoices);
    places(&mut page, month, &files);
    timeline(&mut page, steps);
    for (key, title) in [("calls", "Calls of the file"), ("refused input", "Rows of the input that were refused")] {
        if let Some(text) = steps.noted(key) {
            page.section(title, text);
        }
    }
    for (step, title, told) in WISHES {
        let wishes: Vec<Wish> = steps.noted(step).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        wish_table(&mut page, month, &files, (title, told), &wishes).await?;
    }
    refusals(&mut page, month).await?;
    invoices.table(&mut page, month, &files).await?;
    page.html(format_args!("<footer>Everything on this page is a file of its folder, or a row of schet.db.</footer>"));
    let file = month.out.join("report.html");
    std::fs::write(&file, page.end()).map_err(|error| format!("{} can't be written: {error}", file.display()))
}

/// The invoices of the month.
struct Invoices {
    counts: RunCounts,
    issued: Vec<schet::ports::Issued>,
    total: Amount,
}

impl Invoices {
    async fn of(month: &Month) -> Outcome<Self> {
        let run = month.desk.run(month.period).await.map_err(told)?;
        let numbers: Vec<_> = month.customers.iter().map(|account| account.number.clone()).collect();
        let mut issued = Vec::new();
        for page in numbers.chunks(256) {
            issued.extend(month.desk.issued_in(month.period, page).await.map_err(told)?.into_iter().flatten());
        }
        let total = issued.iter().map(|issued| issued.facts.amount_due).sum();
        Ok(Self { counts: run.map(|run| run.counts).unwrap_or_default(), issued, total })
    }

    async fn table(&self, page: &mut Page, month: &Month, files: &Files) -> Outcome<()> {
        let shown = &self.issued[..self.issued.len().min(ROWS)];
        let of_all = match self.counts.formed {
            formed if formed > shown.len() as u64 => format!(", the first {} of {formed}", shown.len()),
            _ => String::new(),
        };
        page.section(
            "Invoices of the month",
            &format!("Number, customer and amount due{of_all}; each with its mail and its PDF."),
        );
        page.table(&["Invoice", "Customer", "#Amount due, ₽", "Delivery", "State"]);
        for issued in shown {
            let (mut delivery, mut state) = ("kept".to_owned(), String::new());
            if let Some(id) = issued.order
                && let Ok(view) = month.desk.order_state(&issued.account, id).await.map_err(told)?
            {
                delivery = match &view.order.destination {
                    Destination::Email(address) => address.to_string(),
                    Destination::Pickup => "in person".to_owned(),
                    Destination::Link => "link".to_owned(),
                };
                state = state_of(view.order.state, files.mail_of(id));
            }
            page.html(format_args!(
                "<tr><td class=\"keep\">{}</td><td>{}<br><small>account {}</small></td><td class=\"num\" data-is=\"Amount due\">{}</td>\
                 <td class=\"to\" data-is=\"Delivery\">{}</td><td class=\"keep\">{state}</td></tr>",
                link(files.document(&issued.document.digest.to_string()), "", Text(issued.facts.number.as_str())),
                Text(issued.facts.customer.as_str()),
                Text(issued.account.as_str()),
                Text(locale::amount(Locale::Ru, issued.facts.amount_due)),
                Text(delivery),
            ));
        }
        page.html(format_args!(
            "</tbody><tfoot><tr><td></td><td>{}</td><td class=\"num\">{}</td><td></td><td></td></tr></tfoot></table>",
            Text(counted(self.issued.len() as u64, "invoice")),
            Text(locale::amount(Locale::Ru, self.total))
        ));
        Ok(())
    }
}

fn figures(page: &mut Page, invoices: &Invoices) {
    let counts = invoices.counts;
    let by_mail = counts.formed.saturating_sub(counts.in_person);
    let parts = [
        ("mail", by_mail, "by e-mail"),
        ("person", counts.in_person, "in person"),
        ("refused", counts.refused, "refused"),
        ("not", counts.not_billable, "not billed"),
    ];
    page.html("<div class=\"figures\">");
    page.html(format_args!("<div><b>{}</b><span>invoices formed</span></div>", grouped(counts.formed)));
    for (_, count, label) in parts {
        page.html(format_args!("<div><b>{}</b><span>{label}</span></div>", grouped(count)));
    }
    page.html("</div><div class=\"share\">");
    for (class, count, _) in parts.iter().filter(|(_, count, _)| *count > 0) {
        page.html(format_args!("<i class=\"{class}\" style=\"flex:{count}\"></i>"));
    }
    page.html("</div><ul class=\"legend\">");
    for (class, _, label) in parts.iter().filter(|(_, count, _)| *count > 0) {
        page.html(format_args!("<li><i class=\"{class}\"></i>{label}</li>"));
    }
    page.html("</ul>");
}

/// Where the files are.
fn places(page: &mut Page, month: &Month, files: &Files) {
    page.html("<div class=\"files\">");
    let mut file = |name: String, title: &str, told: &str| {
        if month.out.join(&name).is_file() {
            let html = format!("<b>{title}</b>{}", Text(told));
            page.html(link(Some(&name), "", html));
        }
    };
    file(format!("pickup/batch-{}.pdf", month.period), "Invoices in person", "one PDF for the printer");
    file(format!("pickup/register-{}.pdf", month.period), "Register", "a row and a place to sign for each");
    if month.out.join("refused.txt").metadata().is_ok_and(|file| file.len() > 0) {
        file("refused.txt".to_owned(), "Refused rows", "each with its place and the reason");
    }
    for (name, title, size) in [("mail/", "mail", files.mail), ("documents/", "document", files.document)] {
        page.html(format_args!("<div><b>{name}</b>{}</div>", Text(sized(title, size))));
    }
    page.html("</div>");
}

fn timeline(page: &mut Page, steps: &Steps) {
    page.section(
        "How long it took",
        "Each step of the demo on this machine; documents and mails are synced to the disk one by one.",
    );
    let timeline = steps.timeline();
    let longest = timeline.iter().map(|(_, millis)| *millis).max().unwrap_or(1).max(1);
    page.html("<ol class=\"steps\">");
    for (step, millis) in timeline {
        let title = STEPS.iter().find(|(name, _)| *name == step).map_or(step, |(_, title)| title);
        page.html(format_args!(
            "<li><span>{}</span><span class=\"bar\"><i style=\"width:{}%\"></i></span><span class=\"num\">{}.{:02} s</span></li>",
            Text(title),
            millis * 100 / longest,
            millis / 1_000,
            millis % 1_000 / 10
        ));
    }
    page.html("</ol>");
}

async fn wish_table(
    page: &mut Page,
    month: &Month,
    files: &Files,
    (title, told_before): (&str, &str),
    wishes: &[Wish],
) -> Outcome<()> {
    let zone = month.desk.operator().zone;
    let at_once = wishes.first().filter(|first| wishes.iter().all(|wish| wish.at == first.at));
    match at_once {
        Some(wish) => page.section(title, &format!("{told_before} It is {}.", moment(wish.at, zone))),
        None => page.section(title, told_before),
    }
    let columns = ["Wish", "When", "Answer", "State"];
    page.table(if at_once.is_some() { &["Wish", "Answer", "State"] } else { &columns });
    let mut asked: Option<&AccountNumber> = None;
    for wish in wishes.iter().take(ROWS) {
        if asked != Some(&wish.account) {
            asked = Some(&wish.account);
            let name = month.customers.iter().find(|account| account.number == wish.account).map(name_of);
            page.html(format_args!(
                "<tr class=\"who\"><th colspan=\"{}\">{} <span>account {}</span></th></tr>",
                if at_once.is_some() { 3 } else { 4 },
                Text(name.unwrap_or_default()),
                Text(wish.account.as_str())
            ));
        }
        let when = match at_once {
            Some(_) => String::new(),
            None => format!("<td class=\"keep\" data-is=\"When\">{}</td>", Text(moment(wish.at, zone))),
        };
        let code = wish.code.as_deref().map(|code| format!("<code>{}</code> ", Text(code))).unwrap_or_default();
        page.html(format_args!(
            "<tr><td>{}</td>{when}<td>{code}{}</td><td class=\"keep\">{}</td></tr>",
            Text(&wish.what),
            Text(&wish.answer),
            state(month, files, wish).await?
        ));
    }
    page.html("</tbody></table>");
    Ok(())
}

/// What became of a wish, with a link to its mail or its document.
async fn state(month: &Month, files: &Files, wish: &Wish) -> Outcome<String> {
    let Some(id) = wish.order.as_deref().and_then(|id| id.parse::<OrderId>().ok()) else {
        return Ok(link(None, "state no", "refused"));
    };
    let Ok(view) = month.desk.order_state(&wish.account, id).await.map_err(told)? else {
        return Ok(String::new());
    };
    let document = view.order.document.map(|document| document.digest.to_string());
    let file = files.mail_of(id).or_else(|| files.document(document.as_deref()?));
    Ok(state_of(view.order.state, file))
}

fn state_of(state: OrderState, file: Option<&str>) -> String {
    let class = match state {
        OrderState::Sent | OrderState::Ready | OrderState::HandedOver => "state yes",
        OrderState::Failed | OrderState::Bounced => "state no",
        _ => "state",
    };
    link(file, class, state.name().replace('_', " "))
}

async fn refusals(page: &mut Page, month: &Month) -> Outcome<()> {
    let listed = month.desk.refusals(month.period, None, ROWS).await.map_err(told)?;
    if listed.is_empty() {
        return Ok(());
    }
    page.section("Invoices that could not be formed", "They can be tried again when their data are corrected.");
    page.table(&["Account", "Why"]);
    for refusal in &listed {
        page.html(format_args!(
            "<tr><td class=\"keep\">{}</td><td><code>{}</code> {}</td></tr>",
            Text(refusal.account.as_str()),
            Text(&refusal.code),
            Text(&refusal.reason)
        ));
    }
    page.html("</tbody></table>");
    Ok(())
}

fn name_of(account: &Account) -> &str {
    account.name.as_str()
}

/// An instant as local clocks show it, to the millisecond where it has any.
fn moment(at: Instant, zone: Zone) -> String {
    let local = zone.local(at);
    let day = locale::date(Locale::En, local.date());
    let time = if at.timestamp_subsec_millis() > 0 { "%H:%M:%S%.3f" } else { "%H:%M" };
    format!("{day}, {} ({})", local.format(time), zone.offset_name(at))
}

fn sized(title: &str, size: Size) -> String {
    let (whole, unit) = match size.bytes {
        bytes if bytes < 1 << 20 => (bytes.div_ceil(1 << 10), "kB"),
        bytes if bytes < 1 << 30 => (bytes >> 20, "MB"),
        bytes => (bytes >> 30, "GB"),
    };
    format!("{}, {whole} {unit}", counted(size.files, title))
}

fn grouped(number: u64) -> String {
    locale::integer(Locale::Ru, number)
}
