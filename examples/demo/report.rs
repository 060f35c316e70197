use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use schet::order::{Destination, OrderId, OrderState};
use schet::render::locale;
use schet::{Amount, Locale};

use crate::month::{Month, Outcome, Wish, told};
use crate::steps::Steps;

/// The most rows of a table; the rest is counted.
const ROWS: usize = 300;

/// Writes `report.html`: what was formed, sent and refused, how long it took, and links to the files.
pub(crate) async fn write(month: &Month, steps: &Steps) -> Outcome<()> {
    let files = Files::of(&month.out);
    let mut page = String::with_capacity(1 << 18);
    head(&mut page, month);
    figures(&mut page, month).await?;
    timeline(&mut page, steps);
    if let Some(text) = steps.noted("calls") {
        section(&mut page, "Calls of the file");
        let _ = write!(page, "<p>{}</p>", escaped(text));
    }
    if let Some(text) = steps.noted("refused input") {
        section(&mut page, "Rows of the input that were refused");
        let _ = write!(page, "<p>{}</p>", escaped(text));
        let _ = write!(page, "<p><a href=\"refused.txt\">refused.txt</a> names each with its place and reason.</p>");
    }
    for (step, title, told) in [
        ("blackout", "On the 1st", "Invoices are being formed: invoice orders are refused, call detail is not."),
        ("edge", "At the edge of the blackout", "A millisecond before the 4th, and at its first instant."),
        (
            "customers",
            "What customers ordered",
            "The section's five actions, a double click, and three wishes that can't be granted.",
        ),
    ] {
        let wishes: Vec<Wish> = steps.noted(step).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        wish_table(&mut page, month, &files, title, told, &wishes).await?;
    }
    refusals(&mut page, month).await?;
    invoices(&mut page, month, &files).await?;
    page.push_str("</main></body></html>\n");
    let file = month.out.join("report.html");
    std::fs::write(&file, page).map_err(|error| format!("{} can't be written: {error}", file.display()))
}

async fn figures(page: &mut String, month: &Month) -> Outcome<()> {
    let run = month.desk.run(month.period).await.map_err(told)?;
    let counts = run.map(|run| run.counts).unwrap_or_default();
    page.push_str("<div class=\"figures\">");
    for (figure, label) in [
        (counts.formed, "invoices formed"),
        (counts.formed - counts.in_person, "by e-mail"),
        (counts.in_person, "in person"),
        (counts.not_billable, "not billable"),
        (counts.refused, "refused"),
    ] {
        let _ = write!(page, "<div><b>{figure}</b><span>{label}</span></div>");
    }
    page.push_str("</div>");
    let pickup = month.out.join("pickup");
    if pickup.join(format!("batch-{}.pdf", month.period)).is_file() {
        let _ = write!(
            page,
            "<p>For the printer: <a href=\"pickup/batch-{0}.pdf\">invoices in person</a>, \
             <a href=\"pickup/register-{0}.pdf\">register to sign</a>.</p>",
            month.period
        );
    }
    Ok(())
}

fn timeline(page: &mut String, steps: &Steps) {
    section(page, "How long it took");
    let timeline = steps.timeline();
    let longest = timeline.iter().map(|(_, millis)| *millis).max().unwrap_or(1).max(1);
    page.push_str("<table class=\"bars\"><tbody>");
    for (step, millis) in timeline {
        let width = (millis * 100 / longest).max(1);
        let _ = write!(
            page,
            "<tr><th>{}</th><td class=\"num\">{}.{:03} s</td><td class=\"bar\"><i style=\"width:{width}%\"></i></td></tr>",
            escaped(step),
            millis / 1_000,
            millis % 1_000
        );
    }
    page.push_str("</tbody></table>");
}

async fn wish_table(
    page: &mut String,
    month: &Month,
    files: &Files,
    title: &str,
    told_before: &str,
    wishes: &[Wish],
) -> Outcome<()> {
    section(page, title);
    let _ = write!(page, "<p>{}</p>", escaped(told_before));
    page.push_str(
        "<table><thead><tr><th>Account</th><th>Order</th><th>When</th><th>Answer</th><th>State</th></tr></thead><tbody>",
    );
    for wish in wishes.iter().take(ROWS) {
        let id = wish.order.as_deref().and_then(|id| id.parse::<OrderId>().ok());
        let state = match id {
            Some(id) => match month.desk.order_state(&wish.account, id).await.map_err(told)? {
                Ok(view) => files.link_to_mail(id, view.order.state.name()),
                Err(_) => String::new(),
            },
            None => "refused".to_owned(),
        };
        let when = month.desk.operator().zone.local(wish.at).format("%d.%m.%Y %H:%M:%S%.3f");
        let class = if wish.granted { "yes" } else { "no" };
        let _ = write!(
            page,
            "<tr class=\"{class}\"><td>{}</td><td class=\"nowrap\">{}</td><td class=\"nowrap\">{when}</td><td>{}</td><td>{state}</td></tr>",
            escaped(wish.account.as_str()),
            escaped(&wish.what),
            escaped(&wish.answer)
        );
    }
    page.push_str("</tbody></table>");
    Ok(())
}

async fn refusals(page: &mut String, month: &Month) -> Outcome<()> {
    let listed = month.desk.refusals(month.period, None, ROWS).await.map_err(told)?;
    if listed.is_empty() {
        return Ok(());
    }
    section(page, "Accounts whose invoice could not be formed");
    page.push_str("<table><thead><tr><th>Account</th><th>Code</th><th>Why</th></tr></thead><tbody>");
    for refusal in &listed {
        let _ = write!(
            page,
            "<tr class=\"no\"><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(refusal.account.as_str()),
            escaped(&refusal.code),
            escaped(&refusal.reason)
        );
    }
    page.push_str("</tbody></table>");
    Ok(())
}

async fn invoices(page: &mut String, month: &Month, files: &Files) -> Outcome<()> {
    let numbers: Vec<_> = month.customers.iter().map(|account| account.number.clone()).collect();
    let mut rows = Vec::new();
    for page_of in numbers.chunks(256) {
        let orders = month.desk.issued_in(month.period, page_of).await.map_err(told)?;
        rows.extend(orders.into_iter().flatten());
    }
    section(page, "Invoices of the month");
    page.push_str(
        "<table><thead><tr><th>Number</th><th>Account</th><th>Customer</th><th class=\"num\">Amount due</th>\
         <th>Delivery</th><th>State</th><th>Document</th></tr></thead><tbody>",
    );
    let (mut total, mut shown) = (Amount::ZERO, 0);
    for issued in &rows {
        total += issued.facts.amount_due;
        if shown == ROWS {
            continue;
        }
        shown += 1;
        let (mut delivery, mut state) = (String::from("kept"), String::new());
        if let Some(id) = issued.order
            && let Ok(view) = month.desk.order_state(&issued.account, id).await.map_err(told)?
        {
            delivery = match &view.order.destination {
                Destination::Email(address) => address.to_string(),
                Destination::Pickup => "in person".to_owned(),
                Destination::Link => "link".to_owned(),
            };
            state = match view.order.state {
                OrderState::Sent => files.link_to_mail(id, "sent"),
                state => state.name().replace('_', " "),
            };
        }
        let _ = write!(
            page,
            "<tr><td class=\"nowrap\">{}</td><td>{}</td><td>{}</td><td class=\"num\">{}</td><td>{}</td><td>{state}</td><td>{}</td></tr>",
            escaped(issued.facts.number.as_str()),
            escaped(issued.account.as_str()),
            escaped(issued.facts.customer.as_str()),
            escaped(&locale::amount(Locale::Ru, issued.facts.amount_due)),
            escaped(&delivery),
            files.link_to_document(&issued.document.digest.to_string())
        );
    }
    let _ = write!(
        page,
        "</tbody><tfoot><tr><td colspan=\"3\">{} invoices</td><td class=\"num\">{}</td><td colspan=\"3\"></td></tr></tfoot></table>",
        rows.len(),
        escaped(&locale::amount(Locale::Ru, total))
    );
    if rows.len() > shown {
        let _ = write!(page, "<p>… and {} more.</p>", rows.len() - shown);
    }
    Ok(())
}

/// The files that the page links to, by what their names hold.
struct Files {
    mails: HashMap<String, String>,
    documents: HashMap<String, String>,
}

impl Files {
    fn of(out: &Path) -> Self {
        let mut found = Self { mails: HashMap::new(), documents: HashMap::new() };
        walk(&out.join("mail").join("new"), &mut |path, stem| {
            // A UUID is the first 36 characters of the name.
            found.mails.insert(stem.chars().take(36).collect(), relative(out, path));
        });
        walk(&out.join("documents"), &mut |path, stem| {
            found.documents.insert(stem.chars().take(64).collect(), relative(out, path));
        });
        found
    }

    fn link_to_mail(&self, order: OrderId, text: &str) -> String {
        match self.mails.get(&order.to_string()) {
            Some(path) => format!("<a href=\"{}\">{}</a>", escaped(path), escaped(text)),
            None => escaped(&text.replace('_', " ")),
        }
    }

    fn link_to_document(&self, digest: &str) -> String {
        match self.documents.get(digest) {
            Some(path) => format!("<a href=\"{}\">PDF</a>", escaped(path)),
            None => String::new(),
        }
    }
}

fn walk(folder: &Path, found: &mut dyn FnMut(&Path, &str)) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) {
            found(&path, stem);
        }
    }
}

fn relative(out: &Path, path: &Path) -> String {
    path.strip_prefix(out).unwrap_or(path).to_string_lossy().into_owned()
}

fn section(page: &mut String, title: &str) {
    let _ = write!(page, "<h2>{}</h2>", escaped(title));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn head(page: &mut String, month: &Month) {
    let operator = month.desk.operator();
    let _ = write!(
        page,
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{0} · {1}</title><style>{STYLE}</style></head>\
         <body><main><header><h1>{0}</h1><p>The month {1}: calls, invoices, deliveries, and what customers ordered.</p></header>",
        escaped(operator.name.as_str()),
        month.period
    );
}

const STYLE: &str = "\
:root{--ink:#1b1f24;--soft:#5b6570;--rule:#d8dde3;--paper:#fff;--accent:#0b5c8a;--no:#8a2a0b}\
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--rule:#333b44;--paper:#14181d;--accent:#6bb8e6;--no:#f0906b}}\
*{box-sizing:border-box}\
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}\
main{max-width:1120px;margin:0 auto;padding:48px 24px 96px}\
h1{font-size:28px;line-height:1.25;margin:0}header p{color:var(--soft);margin:4px 0 32px}\
h2{font-size:18px;margin:48px 0 8px}p{margin:8px 0}a{color:var(--accent)}\
.figures{display:flex;flex-wrap:wrap;gap:16px 48px;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:20px 0;margin-bottom:16px}\
.figures b{display:block;font-size:28px;line-height:1.2;font-variant-numeric:tabular-nums}.figures span{color:var(--soft)}\
table{width:100%;border-collapse:collapse;font-size:14px}\
th{text-align:left;font-weight:600;color:var(--soft)}\
td:first-child,td:last-child,th{white-space:nowrap}th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:break-word}\
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.nowrap{white-space:nowrap}\
tr.no td:nth-child(4),tr.no td:nth-child(5){color:var(--no)}\
tfoot td{font-weight:600;border-bottom:0}\
.bars th{width:1%;white-space:nowrap;font-weight:400;color:var(--ink)}.bars .num{width:1%}\
.bar i{display:block;height:10px;margin-top:6px;background:var(--accent);border-radius:2px}\
@media(max-width:700px){table{font-size:12px}th,td{padding-right:8px}main{padding:24px 12px}}";
