//! The mails that carry an invoice (R4, R6, R18).

use super::compose::{Attachment, compose};
use super::header::{FileKind, FileName, HeaderText};
use super::letter::{Figure, Letter, Row};
use super::{ComposedMail, Envelope, MailError};
use crate::invoice::{InvoiceFacts, InvoiceSums};
use crate::locale::Locale;
use crate::money::{Amount, VatBasis};
use crate::render::locale::{self, choose};

/// The regular invoice of a period, or a correction of one, with its PDF (R7, R18).
///
/// # Errors
/// [`MailError`] for a document too large to mail.
pub fn regular_invoice(envelope: &Envelope<'_>, facts: &InvoiceFacts, pdf: &[u8]) -> Result<ComposedMail, MailError> {
    let lead = choose(
        envelope.locale,
        "Здравствуйте! Во вложении счёт за услуги связи.",
        "Hello! Please find attached the invoice for communication services.",
    );
    invoice_mail(envelope, facts, pdf, vec![lead.to_owned()])
}

/// A repeat of the regular invoice, ordered by the customer: the very document that was issued, in its latest
/// revision (R4).
///
/// # Errors
/// [`MailError`] for a document too large to mail.
pub fn repeat(envelope: &Envelope<'_>, facts: &InvoiceFacts, pdf: &[u8]) -> Result<ComposedMail, MailError> {
    let lead = match (envelope.locale, facts.revision) {
        (Locale::Ru, 0) => {
            "Здравствуйте! По вашему заказу повторно отправляем счёт. Это тот же документ, что и был \
                            выставлен: номер, дата и суммы прежние."
        }
        (Locale::Ru, _) => {
            "Здравствуйте! По вашему заказу повторно отправляем счёт. За этот период он исправлялся: \
                            во вложении последняя редакция."
        }
        (Locale::En, 0) => {
            "Hello! As you requested, here is your invoice once more. It is the very document that was \
                            issued: its number, date and amounts are unchanged."
        }
        (Locale::En, _) => {
            "Hello! As you requested, here is your invoice once more. It was corrected after it was \
                            issued: the latest revision is attached."
        }
    };
    invoice_mail(envelope, facts, pdf, vec![lead.to_owned()])
}

/// The invoice of one of the two previous months, ordered to the address of the application (R6).
///
/// # Errors
/// [`MailError`] for a document too large to mail.
pub fn previous_invoice(envelope: &Envelope<'_>, facts: &InvoiceFacts, pdf: &[u8]) -> Result<ComposedMail, MailError> {
    let lead = choose(
        envelope.locale,
        "Здравствуйте! По заказу из Личного кабинета отправляем счёт на адрес, указанный вашей организацией в заявлении \
         на подключение.",
        "Hello! As requested in your account, here is your invoice. It goes to the address that your organisation gave \
         in its application.",
    );
    invoice_mail(envelope, facts, pdf, vec![lead.to_owned()])
}

fn invoice_mail(
    envelope: &Envelope<'_>,
    facts: &InvoiceFacts,
    pdf: &[u8],
    mut paragraphs: Vec<String>,
) -> Result<ComposedMail, MailError> {
    let locale = envelope.locale;
    let month = locale::month(locale, facts.period.first_day());
    let (number, account) = (&facts.number, envelope.account);
    let corrected = facts.revision > 0;
    let (subject, title, stem) = match locale {
        Locale::Ru => (
            format!(
                "{} №\u{a0}{number} за {month}, лицевой счёт {account}",
                if corrected { "Исправленный счёт" } else { "Счёт" }
            ),
            format!("{} за {month}", if corrected { "Исправленный счёт" } else { "Счёт" }),
            format!("Счёт {number} за {}", month.trim_end_matches("\u{a0}г.")),
        ),
        Locale::En => (
            format!(
                "{} {number} for {month}, account {account}",
                if corrected { "Corrected invoice" } else { "Invoice" }
            ),
            format!("{} for {month}", if corrected { "Corrected invoice" } else { "Invoice" }),
            format!("Invoice {number} for {month}"),
        ),
    };
    if corrected {
        paragraphs.push(correction(locale, facts));
    }
    let mut letter = Letter::new(HeaderText::new("subject", &subject)?, title);
    letter.paragraphs = paragraphs;
    letter.figure = Some(figure(locale, facts));
    letter.facts = vec![
        (choose(locale, "Номер счёта", "Invoice number"), number.to_string()),
        (choose(locale, "Дата счёта", "Invoice date"), locale::date(locale, facts.date)),
        (choose(locale, "Период", "Period"), month),
        (choose(locale, "Лицевой счёт", "Account"), account.to_string()),
        (choose(locale, "Клиент", "Customer"), facts.customer.to_string()),
    ];
    if let Some(sums) = &facts.sums {
        letter.table = sums_table(locale, facts, sums);
    }
    if facts.amount_due > Amount::ZERO {
        letter.notes.push(
            choose(
                locale,
                "В документе есть QR-код для оплаты: наведите на него камеру в приложении банка, и реквизиты заполнятся сами.",
                "The document has a QR code for payment: scan it in your bank's app, and the details are filled in.",
            )
            .to_owned(),
        );
    }
    compose(envelope, &letter, &[Attachment { name: FileName::new(&stem, FileKind::Pdf)?, bytes: pdf }])
}

/// How the amount came about, then what was charged, by service where that is short.
fn sums_table(locale: Locale, facts: &InvoiceFacts, sums: &InvoiceSums) -> Vec<Row> {
    let money = |amount| locale::money(locale, amount);
    let line = |label: String, amount| Row::Line { label, detail: String::new(), amount: money(amount) };
    let first = locale::date(locale, facts.period.first_day());
    let opening = match (locale, sums.opening_balance.minor()) {
        (Locale::Ru, 1..) => format!("Задолженность на {first}"),
        (Locale::Ru, 0) => format!("Остаток на {first}"),
        (Locale::Ru, _) => format!("Переплата на {first}"),
        (Locale::En, 1..) => format!("Owed on {first}"),
        (Locale::En, 0) => format!("Balance on {first}"),
        (Locale::En, _) => format!("Credit on {first}"),
    };
    let month = locale::month(locale, facts.period.first_day());
    let charged = format!("{} {month}", choose(locale, "Начислено за", "Charges of"));
    let including = match sums.vat {
        Some(vat) => format!("{} {}", choose(locale, "в том числе НДС", "including VAT"), money(vat)),
        None => choose(locale, "без НДС", "without VAT").to_owned(),
    };
    let mut table = vec![
        Row::Group(choose(locale, "Расчёт суммы", "How the amount came about").to_owned()),
        line(opening, sums.opening_balance),
        line(choose(locale, "Платежи за период", "Payments in the period").to_owned(), -sums.paid),
        Row::Line { label: charged, detail: including, amount: money(sums.charged) },
    ];
    if sums.instalments != Amount::ZERO {
        table.push(line(choose(locale, "Рассрочка", "Instalments").to_owned(), sums.instalments));
    }
    table.push(Row::Total {
        label: match facts.amount_due.is_negative() {
            true => choose(locale, "Переплата", "Credit balance").to_owned(),
            false => choose(locale, "К оплате", "Amount due").to_owned(),
        },
        amount: money(facts.amount_due),
    });
    if !sums.services.is_empty() {
        table.push(Row::Group(match (sums.vat, sums.basis) {
            (None, _) => choose(locale, "Услуги", "Services").to_owned(),
            (_, VatBasis::Net) => choose(locale, "Услуги, без НДС", "Services, without VAT").to_owned(),
            (_, VatBasis::Gross) => choose(locale, "Услуги, с НДС", "Services, with VAT").to_owned(),
        }));
        table.extend(sums.services.iter().map(|sum| line(sum.service.to_string(), sum.amount)));
        if let (Some(vat), VatBasis::Net) = (sums.vat, sums.basis) {
            table.push(line(choose(locale, "НДС", "VAT").to_owned(), vat));
        }
        let label = choose(locale, "Всего за услуги", "Services in all").to_owned();
        table.push(Row::Subtotal { label, amount: money(sums.charged) });
    }
    table
}

fn correction(locale: Locale, facts: &InvoiceFacts) -> String {
    let revision = facts.revision;
    match (locale, &facts.corrects) {
        (Locale::Ru, Some(number)) => {
            format!("Исправление №\u{a0}{revision}: этот счёт заменяет счёт №\u{a0}{number}.")
        }
        (Locale::Ru, None) => format!("Исправление №\u{a0}{revision}: этот счёт заменяет выставленный ранее."),
        (Locale::En, Some(number)) => format!("Correction {revision}: this invoice replaces invoice {number}."),
        (Locale::En, None) => format!("Correction {revision}: this invoice replaces the one issued before."),
    }
}

fn figure(locale: Locale, facts: &InvoiceFacts) -> Figure {
    let due = facts.amount_due;
    if due.is_negative() {
        Figure {
            label: choose(locale, "Переплата", "Credit balance"),
            value: locale::money(locale, -due),
            note: choose(locale, "Оплачивать счёт не нужно", "Nothing is to be paid").to_owned(),
        }
    } else if due == Amount::ZERO {
        Figure {
            label: choose(locale, "К оплате", "Amount due"),
            value: locale::money(locale, due),
            note: choose(locale, "Оплачивать счёт не нужно", "Nothing is to be paid").to_owned(),
        }
    } else {
        Figure {
            label: choose(locale, "К оплате", "Amount due"),
            value: locale::money(locale, due),
            note: format!("{} {}", choose(locale, "до", "by"), locale::date(locale, facts.due_date)),
        }
    }
}
