//! The regular invoice (R21): what is due and the code to pay it first, then who and whom, how the sum came about, the
//! services, VAT, and by subscriber in an annex.

use super::canvas::{Ink, Size, Style, Tenths};
use super::charges::{self, Rows};
use super::parties::parties;
use super::press::{BOTTOM, FOOT, LEFT, Press, RIGHT, WIDTH};
use super::typeface::Weight;
use crate::invoice::{Bill, Invoice};
use crate::locale::Locale;
use crate::money::{Amount, VatBasis, VatRate};
use crate::party::{Account, Operator};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;
use crate::render::qr::QrCode;
use crate::render::words;

/// The name of the payment code among a page's resources.
pub(super) const CODE: &[u8] = b"Q";

/// The side of the payment code without its quiet zone: 33 mm.
const CODE_SIDE: Tenths = 940;
const PANEL_PADDING: Tenths = 170;
const COLUMN_GAP: Tenths = 240;
const SECTION_GAP: Tenths = 160;
/// From the top of a heading to what it heads.
const HEADING: Tenths = 160;

/// Lays an invoice out on the pages of a press that was restarted for it.
pub(super) fn lay_out(
    press: &mut Press,
    operator: &Operator,
    account: &Account,
    invoice: &Invoice,
    code: Option<&QrCode>,
) -> Result<(), RenderError> {
    let bill = invoice.bill();
    title(press, operator, account, invoice)?;
    panel(press, bill, code)?;
    parties(press, operator, account)?;
    press.y += SECTION_GAP - 80;
    balance(press, bill)?;
    let rows = Rows::by_service(bill);
    let is_single = rows.is_single_subscriber(bill);
    charges::services(press, bill, &rows)?;
    if bill.vat.len() > 1 {
        vat(press, bill)?;
    }
    if !is_single {
        charges::annex(press, account, bill)?;
    }
    feet(press, invoice)
}

/// The operator, the number, and what the invoice is for.
fn title(press: &mut Press, operator: &Operator, account: &Account, invoice: &Invoice) -> Result<(), RenderError> {
    let bill = invoice.bill();
    press.fill(Ink::Accent, [LEFT, press.y, 240, 24]);
    press.y += 75;
    press.y += press.paragraph(
        operator.name.as_str(),
        Style::STRONG,
        [LEFT, press.y, WIDTH],
        Field::Named("operator.name"),
    )?;
    press.y += 60;
    let number = format!("{} № {}", press.say("Счёт", "Invoice"), invoice.number());
    press.y += press.paragraph(&number, Style::TITLE, [LEFT, press.y, WIDTH], Field::Named("number"))?;
    press.y += 25;
    let date = format::date(press.locale, invoice.date());
    let period = format::month(press.locale, bill.period.first_day());
    let about = match press.locale {
        Locale::Ru => format!("от {date} за услуги связи, {period}  ·  лицевой счёт {}", account.number),
        Locale::En => format!("{date}, communication services, {period}  ·  account {}", account.number),
    };
    press.y += press.paragraph(&about, Style::MUTED, [LEFT, press.y, WIDTH], Field::Named("account.number"))?;
    if let Some(corrected) = &bill.corrects {
        let note = match press.locale {
            Locale::Ru => format!("Исправление {} к счёту № {corrected}", bill.revision),
            Locale::En => format!("Correction {} of invoice № {corrected}", bill.revision),
        };
        press.y += press.paragraph(&note, Style::STRONG, [LEFT, press.y, WIDTH], Field::Named("corrects"))?;
    }
    press.y += 105;
    Ok(())
}

/// The amount due in figures and words on a tinted ground, and the payment code.
fn panel(press: &mut Press, bill: &Bill, code: Option<&QrCode>) -> Result<(), RenderError> {
    let due = bill.amount_due;
    let (label, amount, note) = match due.minor() {
        1.. => {
            let until = format::date(press.locale, bill.due_date);
            let label = format!("{} {until}", press.say("К оплате до", "Amount due by"));
            (label, due, press.say("", ""))
        }
        0 => (
            press.say("К оплате", "Amount due").to_owned(),
            due,
            press.say("Оплачивать ничего не нужно.", "There is nothing to pay."),
        ),
        _ => (
            press.say("Переплата", "Credit balance").to_owned(),
            -due,
            press.say(
                "Оплачивать ничего не нужно: переплата остаётся на лицевом счёте.",
                "There is nothing to pay: the credit stays on your account.",
            ),
        ),
    };
    let field = Field::Named("amount_due");
    let in_words = words::amount(press.locale, amount);
    let side = CODE_SIDE + 2 * quiet_zone(code);
    let x = LEFT + PANEL_PADDING;
    let width = WIDTH - 2 * PANEL_PADDING - if code.is_some() { side + COLUMN_GAP } else { 0 };
    let hint = match code {
        Some(_) => press.say(
            "Код — в приложении банка: реквизиты и сумма заполнятся сами.",
            "Scan the code in your bank’s application: it fills in the details and the sum.",
        ),
        None => note,
    };
    let text_height = Size::Body.leading()
        + 40
        + Size::Large.leading()
        + 50
        + press.height(&in_words, Style::BODY, width)
        + if hint.is_empty() { 0 } else { 90 + press.height(hint, Style::LABEL, width) };
    let height = (text_height + 2 * PANEL_PADDING).max(if code.is_some() { side + PANEL_PADDING } else { 0 });
    let top = press.y;
    press.fill(Ink::Tint, [LEFT, top, WIDTH, height]);

    let mut y = top + (height - text_height) / 2;
    press.line(&label, Style::BODY, (x, y + Size::Body.ascent()), Field::Named("due_date"))?;
    y += Size::Body.leading() + 40;
    let figures = Style::new(Weight::SemiBold, Size::Large, Ink::Accent);
    let cell = press.figures(figures, field, |out, locale| format::push_money(out, locale, amount))?;
    press.show(cell, figures, x, y + Size::Large.ascent());
    y += Size::Large.leading() + 50;
    y += press.paragraph(&in_words, Style::BODY, [x, y, width], field)?;
    if !hint.is_empty() {
        press.paragraph(hint, Style::LABEL, [x, y + 90, width], field)?;
    }
    if code.is_some() {
        let corner = (RIGHT - PANEL_PADDING / 2 - side, top + (height - side) / 2);
        press.fill(Ink::White, [corner.0, corner.1, side, side]);
        let quiet = quiet_zone(code);
        press.place(CODE, (corner.0 + quiet, corner.1 + quiet), CODE_SIDE);
    }
    press.y = top + height + SECTION_GAP;
    Ok(())
}

/// Four modules of light on each side.
fn quiet_zone(code: Option<&QrCode>) -> Tenths {
    code.map_or(0, |code| 4 * CODE_SIDE / code.size() as Tenths)
}

/// From what was brought forward to what is due, a line each.
fn balance(press: &mut Press, bill: &Bill) -> Result<(), RenderError> {
    heading(press, press.say("Расчёт суммы к оплате", "How the amount came about"), 3 * ROW)?;
    let locale = press.locale;
    let first = format::date(locale, bill.period.first_day());
    let opening = match (locale, bill.opening_balance.minor()) {
        (Locale::Ru, 1..) => format!("Задолженность на {first}"),
        (Locale::Ru, 0) => format!("Остаток на {first}"),
        (Locale::Ru, _) => format!("Переплата на {first}"),
        (Locale::En, 1..) => format!("Owed on {first}"),
        (Locale::En, 0) => format!("Balance on {first}"),
        (Locale::En, _) => format!("Credit on {first}"),
    };
    step(press, &opening, bill.opening_balance, Field::Named("opening_balance"), Style::BODY)?;
    if bill.payments.is_empty() {
        step(
            press,
            press.say("Платежей за период не было", "No payments in the period"),
            Amount::ZERO,
            Field::Named("payments"),
            Style::BODY,
        )?;
    }
    for (place, payment) in bill.payments.iter().enumerate() {
        let date = format::short_date(locale, payment.date);
        let kind = if payment.amount.is_negative() {
            press.say("Возврат", "Refund of")
        } else {
            press.say("Платёж", "Payment of")
        };
        let text = match &payment.reference {
            Some(reference) => format!("{kind} {date}, {reference}"),
            None => format!("{kind} {date}"),
        };
        step(press, &text, -payment.amount, Field::Entry("payments", place, "reference"), Style::BODY)?;
    }
    let month = format::month(locale, bill.period.first_day());
    let charged = format!("{} {month}", press.say("Начислено за", "Charges of"));
    step(press, &charged, bill.total, Field::Named("total"), Style::BODY)?;
    for (place, instalment) in bill.instalments.iter().enumerate() {
        let due = format::short_date(locale, instalment.due);
        let left = format::money(locale, instalment.remaining);
        let (name, part, parts) = (&instalment.description, instalment.part, instalment.parts);
        let text = match locale {
            Locale::Ru => format!("Рассрочка: {name}, платёж {part} из {parts}, срок {due}, остаётся {left}"),
            Locale::En => format!("Instalment: {name}, part {part} of {parts}, due {due}, remaining {left}"),
        };
        step(press, &text, instalment.amount, Field::Entry("instalments", place, "description"), Style::BODY)?;
    }
    let due = if bill.amount_due.is_negative() {
        press.say("Переплата", "Credit balance")
    } else {
        press.say("К оплате", "Amount due")
    };
    press.make_room(ROW);
    press.rule(press.y + 16);
    press.y += 30;
    step(press, due, bill.amount_due, Field::Named("amount_due"), Style::STRONG)?;
    press.y += SECTION_GAP - 20;
    Ok(())
}

/// Above and below a line of a sum, together.
const ROW_PADDING: Tenths = 20;
const ROW: Tenths = Size::Body.leading() + ROW_PADDING;
/// The room that amounts of 15 digits take.
const AMOUNT: Tenths = 1_180;

/// A heading that stays with what follows it.
pub(super) fn heading(press: &mut Press, text: &str, followers: Tenths) -> Result<(), RenderError> {
    press.make_room(HEADING + followers);
    press.line(text, Style::HEADING, (LEFT, press.y + Size::Body.ascent()), Field::Named("heading"))?;
    press.y += HEADING;
    Ok(())
}

/// A line of a sum: what, and how much.
fn step(press: &mut Press, text: &str, amount: Amount, field: Field, style: Style) -> Result<(), RenderError> {
    let width = WIDTH - AMOUNT - COLUMN_GAP;
    let height = press.height(text, style, width) + ROW_PADDING;
    press.make_room(height);
    let baseline = press.y + ROW_PADDING / 2 + style.size.ascent();
    press.paragraph(text, style, [LEFT, press.y + ROW_PADDING / 2, width], field)?;
    let cell = press.amount(amount, style, field)?;
    press.show_right(cell, style, RIGHT, baseline);
    press.y += height;
    Ok(())
}

/// The totals of each rate, and of all.
fn vat(press: &mut Press, bill: &Bill) -> Result<(), RenderError> {
    let rows = bill.vat.len() as Tenths + 2;
    press.make_room((rows * ROW).min(BOTTOM / 3));
    let right = [RIGHT - 2 * (AMOUNT + 60), RIGHT - AMOUNT - 60, RIGHT];
    let heads = [("Без НДС, ₽", "Without VAT, ₽"), ("НДС, ₽", "VAT, ₽"), ("С НДС, ₽", "With VAT, ₽")];
    let baseline = press.y + 110;
    press.line(
        press.say("Всего по ставкам НДС", "Totals by VAT rate"),
        Style::LABEL,
        (LEFT, baseline),
        Field::Named("vat"),
    )?;
    for ((ru, en), right) in heads.into_iter().zip(right) {
        press.line_right(press.say(ru, en), Style::LABEL, (right, baseline), Field::Named("vat"))?;
    }
    press.rule(press.y + 156);
    press.y += 170;
    let mut sums = [Amount::ZERO; 3];
    for (place, group) in bill.vat.iter().enumerate() {
        press.make_room(ROW);
        let name = vat_name(press, group.rate, Some(group.basis));
        let amounts = [group.net, group.vat, group.gross];
        totals(press, &name, amounts, right, Style::BODY, Field::Entry("vat", place, "net"))?;
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
    }
    press.make_room(ROW);
    press.rule(press.y + 6);
    press.y += 16;
    totals(press, press.say("Итого", "Total"), sums, right, Style::STRONG, Field::Named("total"))?;
    press.y += SECTION_GAP;
    Ok(())
}

fn totals(
    press: &mut Press,
    name: &str,
    amounts: [Amount; 3],
    right: [Tenths; 3],
    style: Style,
    field: Field,
) -> Result<(), RenderError> {
    let baseline = press.y + ROW_PADDING / 2 + style.size.ascent();
    press.line(name, style, (LEFT, baseline), field)?;
    for (amount, right) in amounts.into_iter().zip(right) {
        let cell = press.amount(amount, style, field)?;
        press.show_right(cell, style, right, baseline);
    }
    press.y += ROW;
    Ok(())
}

/// A rate as documents print it, with its basis where that is asked for.
pub(super) fn vat_name(press: &Press, rate: VatRate, basis: Option<VatBasis>) -> String {
    match (rate, basis) {
        (VatRate::Without, _) => press.say("Без НДС", "No VAT").to_owned(),
        (VatRate::Percent(rate), None) => format::percent(press.locale, rate),
        (VatRate::Percent(rate), Some(VatBasis::Net)) => {
            format!("{} {}", press.say("НДС", "VAT"), format::percent(press.locale, rate))
        }
        (VatRate::Percent(rate), Some(VatBasis::Gross)) => {
            let percent = format::percent(press.locale, rate);
            match press.locale {
                Locale::Ru => format!("НДС {percent}, в том числе"),
                Locale::En => format!("VAT {percent}, included"),
            }
        }
    }
}

/// The foot of every page: which document, and which page of how many.
fn feet(press: &mut Press, invoice: &Invoice) -> Result<(), RenderError> {
    let (locale, count) = (press.locale, press.page_count());
    let left = document_title(locale, invoice);
    for page in 0..count {
        let right = match locale {
            Locale::Ru => format!("Стр. {} из {count}", page + 1),
            Locale::En => format!("Page {} of {count}", page + 1),
        };
        let mut page = press.on_page(page);
        page.line(&left, Style::LABEL, LEFT, FOOT, Field::Named("number"))?;
        page.line_right(&right, Style::LABEL, RIGHT, FOOT, Field::Named("page number"))?;
    }
    Ok(())
}

/// How the document is called in its foot, in a viewer's title and in a bookmark.
pub(super) fn document_title(locale: Locale, invoice: &Invoice) -> String {
    let date = format::date(locale, invoice.date());
    match locale {
        Locale::Ru => format!("Счёт № {} от {date}", invoice.number()),
        Locale::En => format!("Invoice № {} of {date}", invoice.number()),
    }
}
