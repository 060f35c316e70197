//! The mails of call detail and of charges so far (R8, R9).

use std::collections::BTreeMap;

use super::compose::{Attachment, compose};
use super::header::{FileKind, FileName, HeaderText};
use super::letter::{Letter, Row};
use super::{ComposedMail, Envelope, MailError};
use crate::calendar::BillingPeriod;
use crate::locale::Locale;
use crate::money::Amount;
use crate::order::CallDetailFormat;
use crate::party::{Account, SubscriberId};
use crate::render::detail::DetailTotals;
use crate::render::locale::{self, choose};
use crate::usage::{ChargeLine, Charges};

/// The most subscribers that a mail names; of more it says how many.
const NAMED: usize = 12;
/// The most lines of charges that a mail's body breaks down by subscriber; the workbook has them all.
const BROKEN_DOWN: usize = 120;

/// The call detail of a period with its file; `subscribers` empty: all of the account's (R8).
///
/// # Errors
/// [`MailError`] for a file too large to mail.
pub fn call_detail(
    envelope: &Envelope<'_>,
    period: BillingPeriod,
    subscribers: &[SubscriberId],
    totals: Option<&DetailTotals>,
    format: CallDetailFormat,
    file: &[u8],
) -> Result<ComposedMail, MailError> {
    let locale = envelope.locale;
    let month = locale::month(locale, period.first_day());
    let account = envelope.account;
    let (subject, title, lead, stem) = match locale {
        Locale::Ru => (
            format!("Детализация вызовов за {month}, лицевой счёт {account}"),
            format!("Детализация вызовов за {month}"),
            "Здравствуйте! Детализация, которую вы заказали в Личном кабинете, во вложении.",
            format!("Детализация {account} за {}", month.trim_end_matches("\u{a0}г.")),
        ),
        Locale::En => (
            format!("Call detail for {month}, account {account}"),
            format!("Call detail for {month}"),
            "Hello! The call detail that you ordered is attached.",
            format!("Call detail {account} for {month}"),
        ),
    };
    let mut letter = Letter::new(HeaderText::new("subject", &subject)?, title);
    letter.paragraphs.push(lead.to_owned());
    if totals.is_some_and(|totals| totals.calls == 0) {
        letter
            .paragraphs
            .push(choose(locale, "За этот период вызовов нет.", "There were no calls in this period.").to_owned());
    }
    if period.contains(envelope.date, envelope.operator.zone) {
        letter.paragraphs.push(as_of(envelope, period));
    }
    letter.facts = vec![
        (choose(locale, "Лицевой счёт", "Account"), account.to_string()),
        (choose(locale, "Клиент", "Customer"), envelope.customer.to_string()),
        (choose(locale, "Абоненты", "Subscribers"), named(locale, subscribers)),
    ];
    if let Some(totals) = totals {
        letter.facts.extend(totals_facts(locale, totals));
    }
    if totals.is_some_and(|totals| totals.late > 0) {
        letter.notes.push(
            choose(
                locale,
                "Вызовы с пометкой «поступил поздно» биллинг получил после того, как счёт за период был выставлен.",
                "Calls marked as late reached the billing after the period's invoice was issued.",
            )
            .to_owned(),
        );
    }
    letter.notes.push(
        choose(
            locale,
            "Сведения о вызовах составляют тайну связи: не пересылайте файл тем, кому он не предназначен.",
            "Call records are confidential: do not pass the file on to anyone it is not meant for.",
        )
        .to_owned(),
    );
    let kind = match format {
        CallDetailFormat::Csv => FileKind::Csv,
        CallDetailFormat::Xlsx => FileKind::Xlsx,
        CallDetailFormat::Pdf => FileKind::Pdf,
    };
    compose(envelope, &letter, &[Attachment { name: FileName::new(&stem, kind)?, bytes: file }])
}

/// The charges of the current month so far, marked as preliminary, in the body and as a workbook (R9).
///
/// The body breaks them down by subscriber up to 120 lines, by service beyond; the workbook is always complete.
///
/// # Errors
/// [`MailError`] for a workbook too large to mail.
pub fn charges(
    envelope: &Envelope<'_>,
    owner: &Account,
    charges: &Charges,
    workbook: &[u8],
) -> Result<ComposedMail, MailError> {
    let locale = envelope.locale;
    let month = locale::month(locale, charges.period.first_day());
    let account = envelope.account;
    let (subject, title, lead, stem) = match locale {
        Locale::Ru => (
            format!("Начисления за {month} (предварительно), лицевой счёт {account}"),
            format!("Начисления за {month}"),
            "Здравствуйте! Начисления, которые вы запросили в Личном кабинете, — ниже и во вложении.",
            format!("Начисления {account} за {}", month.trim_end_matches("\u{a0}г.")),
        ),
        Locale::En => (
            format!("Charges for {month} (preliminary), account {account}"),
            format!("Charges for {month}"),
            "Hello! The charges that you asked for are below and in the attached workbook.",
            format!("Charges {account} for {month}"),
        ),
    };
    let mut letter = Letter::new(HeaderText::new("subject", &subject)?, title);
    letter.mark = Some(choose(locale, "предварительно", "preliminary"));
    letter.paragraphs = vec![lead.to_owned(), as_of(envelope, charges.period)];
    letter.facts = vec![
        (choose(locale, "Лицевой счёт", "Account"), account.to_string()),
        (choose(locale, "Клиент", "Customer"), envelope.customer.to_string()),
    ];
    if charges.lines.is_empty() {
        letter.paragraphs.push(choose(locale, "Начислений пока нет.", "There are no charges yet.").to_owned());
    }
    letter.table = if charges.lines.len() <= BROKEN_DOWN {
        by_subscriber(envelope, owner, charges)
    } else {
        letter.notes.push(
            choose(
                locale,
                "Строк много, поэтому в письме суммы по услугам; разбивка по абонентам — в файле.",
                "There are many lines, so this message shows sums by service; the file has them by subscriber.",
            )
            .to_owned(),
        );
        by_service(locale, charges)
    };
    letter.notes.push(
        choose(
            locale,
            "Суммы предварительные: до конца месяца они меняются, окончательные будут в счёте.",
            "Amounts are preliminary: they change until the month ends; the invoice will state the final ones.",
        )
        .to_owned(),
    );
    compose(envelope, &letter, &[Attachment { name: FileName::new(&stem, FileKind::Xlsx)?, bytes: workbook }])
}

fn as_of(envelope: &Envelope<'_>, period: BillingPeriod) -> String {
    let zone = envelope.operator.zone;
    let moment = locale::date_time(envelope.locale, zone.local(envelope.date));
    match (envelope.locale, period.contains(envelope.date, zone)) {
        (Locale::Ru, true) => format!("Месяц не закончился: данные по состоянию на {moment} (часовой пояс {zone})."),
        (Locale::Ru, false) => format!("Данные по состоянию на {moment} (часовой пояс {zone})."),
        (Locale::En, true) => format!("The month is not over: the data are as of {moment} (time zone {zone})."),
        (Locale::En, false) => format!("The data are as of {moment} (time zone {zone})."),
    }
}

fn named(locale: Locale, subscribers: &[SubscriberId]) -> String {
    if subscribers.is_empty() {
        return choose(locale, "все", "all").to_owned();
    }
    let mut list: Vec<_> = subscribers.iter().take(NAMED).map(SubscriberId::as_str).collect();
    let rest = subscribers.len().saturating_sub(NAMED);
    let more = match locale {
        Locale::Ru => format!("и\u{a0}ещё\u{a0}{rest}"),
        Locale::En => format!("and\u{a0}{rest}\u{a0}more"),
    };
    if rest > 0 {
        list.push(&more);
    }
    list.join(", ")
}

fn totals_facts(locale: Locale, totals: &DetailTotals) -> [(&'static str, String); 4] {
    [
        (choose(locale, "Вызовов", "Calls"), locale::integer(locale, totals.calls)),
        (choose(locale, "Длительность", "Duration"), locale::duration(totals.seconds)),
        (choose(locale, "Тарифицировано", "Charged duration"), locale::duration(totals.charged_seconds)),
        (choose(locale, "Стоимость", "Amount"), locale::money(locale, totals.amount)),
    ]
}

fn by_subscriber(envelope: &Envelope<'_>, owner: &Account, charges: &Charges) -> Vec<Row> {
    let locale = envelope.locale;
    let mut rows = Vec::with_capacity(charges.lines.len() * 2);
    for group in charges.lines.chunk_by(|one, next| one.subscriber == next.subscriber) {
        rows.push(Row::Group(match &group[0].subscriber {
            Some(id) => match owner.subscriber(id).and_then(|known| known.label.as_ref()) {
                Some(label) => format!("{id} · {label}"),
                None => id.to_string(),
            },
            None => choose(locale, "Лицевой счёт в целом", "The account as a whole").to_owned(),
        }));
        rows.extend(group.iter().map(|line| Row::Line {
            label: line.service.to_string(),
            detail: detail_of(locale, line),
            amount: locale::money(locale, line.amount),
        }));
        if group.len() > 1 {
            rows.push(Row::Subtotal {
                label: choose(locale, "Итого по абоненту", "Subscriber total").to_owned(),
                amount: locale::money(locale, group.iter().map(|line| line.amount).sum()),
            });
        }
    }
    rows.push(total(locale, charges));
    rows
}

fn by_service(locale: Locale, charges: &Charges) -> Vec<Row> {
    let mut services: BTreeMap<&str, Amount> = BTreeMap::new();
    for line in &charges.lines {
        *services.entry(line.service.as_str()).or_default() += line.amount;
    }
    let mut services: Vec<_> = services.into_iter().collect();
    services.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    let rest: Amount = services.iter().skip(BROKEN_DOWN).map(|(_, amount)| *amount).sum();
    let more = services.len() > BROKEN_DOWN;
    services.truncate(BROKEN_DOWN);
    if more {
        services.push((choose(locale, "Прочие услуги", "Other services"), rest));
    }
    let line = |(service, amount): (&str, Amount)| Row::Line {
        label: service.to_owned(),
        detail: String::new(),
        amount: locale::money(locale, amount),
    };
    services.into_iter().map(line).chain([total(locale, charges)]).collect()
}

fn total(locale: Locale, charges: &Charges) -> Row {
    Row::Total {
        label: choose(locale, "Всего", "Total").to_owned(), amount: locale::money(locale, charges.total())
    }
}

/// `12 · 1:05:00`: the quantity, and the charged duration where there is one.
fn detail_of(locale: Locale, line: &ChargeLine) -> String {
    let quantity = format!("{} {}", choose(locale, "Количество:", "Quantity:"), locale::decimal(locale, line.quantity));
    match line.seconds {
        Some(seconds) => format!("{quantity} · {}", locale::duration(seconds)),
        None => quantity,
    }
}
