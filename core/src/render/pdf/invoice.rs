//! The regular invoice (R21): what is due and the code to pay it first, then who and whom, how the sum came about, the
//! services, VAT, and by subscriber in an annex.

use super::balance;
use super::canvas::{Ink, PAGE_HEIGHT, Size, Style, Tenths};
use super::charges;
use super::file::CODE;
use super::ledger::Ledger;
use super::letterhead::{COLUMN, Letterhead};
use super::parties::parties;
use super::press::{FOOT, LEFT, Press, RIGHT, WIDTH};
use super::tree::Tag;
use super::typeface::Weight;
use super::vat;
use crate::invoice::{Bill, Invoice};
use crate::locale::Locale;
use crate::money::Amount;
use crate::party::{Account, Operator};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;
use crate::render::qr::QrCode;
use crate::render::words;

/// From the top of a heading to what it heads.
pub(super) const HEADING: Tenths = 160;
/// Between two parts of the invoice.
pub(super) const SECTION_GAP: Tenths = 130;
/// The side of the payment code without its quiet zone: 33 mm.
const CODE_SIDE: Tenths = 940;
const PANEL_PADDING: Tenths = 170;
const PANEL_GAP: Tenths = 240;

/// How an invoice reaches its reader, as far as that shows on its first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dispatch {
    /// As a file.
    File,
    /// On paper: the address stands in the window of a C65 or DL envelope, and marks say where to fold.
    Envelope,
}

/// What an invoice is laid out from.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) operator: &'a Operator,
    pub(super) account: &'a Account,
    pub(super) invoice: &'a Invoice,
    pub(super) code: Option<&'a QrCode>,
    pub(super) dispatch: Dispatch,
}

/// Lays an invoice out on the pages of a press that was restarted for it.
pub(super) fn lay_out(
    press: &mut Press,
    ledger: &mut Ledger,
    letterhead: &Letterhead,
    subject: Subject<'_>,
) -> Result<(), RenderError> {
    let Subject { operator, account, invoice, code, dispatch } = subject;
    let bill = invoice.bill();
    press.page().set_next_mark(letterhead.marks);
    letterhead.graft_top(&mut press.tree);
    press.repertoire = press.repertoire.max(letterhead.repertoire);
    press.y = letterhead.bottom + 100;
    match dispatch {
        Dispatch::File => title(press, account, invoice, WIDTH)?,
        Dispatch::Envelope => {
            let title_top = press.y;
            title(press, account, invoice, COLUMN)?;
            let below_title = press.y;
            press.y = title_top.max(WINDOW[1]);
            addressee(press, account)?;
            press.y = press.y.max(below_title).max(WINDOW[1] + WINDOW[3]);
            fold_marks(press);
        }
    }
    press.y += 95;
    panel(press, bill, code)?;
    parties(press, letterhead, operator, account)?;
    press.y += SECTION_GAP;
    balance::draw(press, bill)?;
    ledger.by_service(bill);
    let is_single = ledger.is_single_subscriber(bill);
    charges::services(press, ledger, bill)?;
    if bill.vat.len() > 1 {
        vat::totals(press, bill)?;
    }
    if !is_single {
        charges::annex(press, ledger, account, bill)?;
    }
    feet(press, invoice)
}

/// The number, and what the invoice is for.
fn title(press: &mut Press, account: &Account, invoice: &Invoice, width: Tenths) -> Result<(), RenderError> {
    let bill = invoice.bill();
    press.y += press.part(Tag::Title, |press| {
        press.paragraph_composed(Style::TITLE, [LEFT, press.y, width], Field::Named("number"), |out, locale| {
            out.push_str(format::choose(locale, "Счёт", "Invoice"));
            out.push_str(" № ");
            out.push_str(invoice.number().as_str());
        })
    })?;
    press.y += 25;
    press.y += press.part(Tag::Paragraph, |press| {
        let frame = [LEFT, press.y, width];
        press.paragraph_composed(Style::MUTED, frame, Field::Named("account.number"), |out, locale| {
            out.push_str(format::choose(locale, "от ", ""));
            format::push_date(out, locale, invoice.date());
            out.push_str(format::choose(locale, " за услуги связи, ", ", communication services, "));
            format::push_month(out, locale, bill.period.first_day());
            // A line ends behind the point, never before it.
            out.push_str("\u{a0}\u{a0}·  ");
            out.push_str(format::choose(locale, "лицевой счёт ", "account "));
            out.push_str(account.number.as_str());
        })
    })?;
    let Some(corrected) = &bill.corrects else { return Ok(()) };
    press.y += press.part(Tag::Paragraph, |press| {
        let frame = [LEFT, press.y, width];
        press.paragraph_composed(Style::STRONG, frame, Field::Named("corrects"), |out, locale| {
            out.push_str(format::choose(locale, "Исправление ", "Correction "));
            format::push_integer(out, locale, bill.revision.into());
            out.push_str(format::choose(locale, " к счёту № ", " of invoice № "));
            out.push_str(corrected.as_str());
        })
    })?;
    Ok(())
}

/// What shows through the window of a C65 or DL envelope, folded in three, wherever the sheet slides to: 110 mm from
/// the left and 45 mm from the top, 80 mm wide and 34 mm high.
const WINDOW: [Tenths; 4] = [3_118, 1_276, 2_268, 964];

/// The customer's name and address, in the window.
fn addressee(press: &mut Press, account: &Account) -> Result<(), RenderError> {
    let [x, _, width, _] = WINDOW;
    let lines = [
        (Some(account.name.as_str()), Style::STRONG, Field::Named("account.name")),
        (account.postal_address.as_ref().map(AsRef::as_ref), Style::BODY, Field::Named("account.postal_address")),
    ];
    for (text, style, field) in lines {
        let Some(text) = text else { continue };
        let frame = [x + 60, press.y + 30, width - 120];
        press.y += press.part(Tag::Paragraph, |press| press.paragraph(text, style, frame, field))?;
    }
    Ok(())
}

/// Where to fold an A4 sheet in three, at the left edge.
fn fold_marks(press: &mut Press) {
    for third in [1, 2] {
        press.fill(Ink::Rule, [110, PAGE_HEIGHT * third / 3, 140, 5]);
    }
}

/// The amount due in figures and words on a tinted ground, and the payment code.
fn panel(press: &mut Press, bill: &Bill, code: Option<&QrCode>) -> Result<(), RenderError> {
    let due = bill.amount_due;
    let (amount, note) = match due.minor() {
        1.. => (due, press.say("", "")),
        0 => (due, press.say("Оплачивать ничего не нужно.", "There is nothing to pay.")),
        _ => (
            -due,
            press.say(
                "Оплачивать ничего не нужно: переплата остаётся на лицевом счёте.",
                "There is nothing to pay: the credit stays on your account.",
            ),
        ),
    };
    let hint = match code {
        Some(_) => press.say(
            "Код — в приложении банка: реквизиты и сумма заполнятся сами.",
            "Scan the code in your bank’s application: it fills in the details and the sum.",
        ),
        None => note,
    };
    let field = Field::Named("amount_due");
    let side = CODE_SIDE + 2 * quiet_zone(code);
    let x = LEFT + PANEL_PADDING;
    let width = WIDTH - 2 * PANEL_PADDING - if code.is_some() { side + PANEL_GAP } else { 0 };
    let in_words =
        press.wrap_composed(Style::BODY, width, field, |out, locale| words::push_amount(out, locale, amount))?;
    let hint = if hint.is_empty() { None } else { Some(press.wrap(hint, Style::LABEL, width, field)?) };
    let text_height = Size::Body.leading()
        + 40
        + Size::Large.leading()
        + 50
        + in_words.height()
        + hint.map_or(0, |hint| 90 + hint.height());
    let padded = text_height + 2 * PANEL_PADDING;
    let height = padded.max(if code.is_some() { side + PANEL_PADDING } else { 0 });
    press.make_room(height);
    let top = press.y;
    press.fill(Ink::Tint, [LEFT, top, WIDTH, height]);
    press.tree.open(Tag::Section);
    let mut y = top + (height - text_height) / 2;
    let label = press.compose(Style::BODY, Field::Named("due_date"), |out, locale| match due.minor() {
        1.. => {
            out.push_str(format::choose(locale, "К оплате до ", "Amount due by "));
            format::push_date(out, locale, bill.due_date);
        }
        0 => out.push_str(format::choose(locale, "К оплате", "Amount due")),
        _ => out.push_str(format::choose(locale, "Переплата", "Credit balance")),
    })?;
    press.part(Tag::Paragraph, |press| press.show(label, Style::BODY, x, y + Size::Body.ascent()));
    y += Size::Body.leading() + 40;
    let figures = Style::new(Weight::SemiBold, Size::Large, Ink::Accent);
    let cell = press.compose(figures, field, |out, locale| format::push_money(out, locale, amount))?;
    press.part(Tag::Paragraph, |press| press.show(cell, figures, x, y + Size::Large.ascent()));
    y += Size::Large.leading() + 50;
    press.part(Tag::Paragraph, |press| press.draw(in_words, x, y));
    if let Some(hint) = hint {
        press.part(Tag::Paragraph, |press| press.draw(hint, x, y + in_words.height() + 90));
    }
    press.release(in_words);
    if code.is_some() {
        let corner = (RIGHT - PANEL_PADDING / 2 - side, top + (height - side) / 2);
        press.fill(Ink::White, [corner.0, corner.1, side, side]);
        let quiet = quiet_zone(code);
        let frame = [corner.0 + quiet, corner.1 + quiet, CODE_SIDE, CODE_SIDE];
        let says = press.say(
            "Платёжный QR-код по ГОСТ Р 56042-2014: реквизиты и сумма к оплате",
            "Payment QR code (GOST R 56042-2014): bank details and the amount due",
        );
        press.tree.open(Tag::Figure);
        press.tree.describe(frame, |words| words.push_str(says));
        press.place(CODE, frame);
        press.tree.close();
    }
    press.tree.close();
    press.y = top + height + SECTION_GAP;
    Ok(())
}

/// Four modules of light on each side.
fn quiet_zone(code: Option<&QrCode>) -> Tenths {
    code.map_or(0, |code| 4 * CODE_SIDE / code.size() as Tenths)
}

/// A heading that stays with what follows it.
pub(super) fn heading(press: &mut Press, text: &str, followers: Tenths) -> Result<(), RenderError> {
    press.make_room(HEADING + followers);
    heading_at(press, text, LEFT)?;
    press.y += HEADING;
    Ok(())
}

/// A heading at a place of the line.
pub(super) fn heading_at(press: &mut Press, text: &str, x: Tenths) -> Result<(), RenderError> {
    let baseline = press.y + Size::Body.ascent();
    press.part(Tag::Heading, |press| press.line(text, Style::HEADING, (x, baseline), Field::Named("heading")))?;
    Ok(())
}

/// The foot of every page: which document, and which page of how many.
fn feet(press: &mut Press, invoice: &Invoice) -> Result<(), RenderError> {
    let count = press.page_count();
    press.tree.close_all();
    for page in 0..count {
        let left = press
            .compose(Style::LABEL, Field::Named("number"), |out, locale| push_document_title(out, locale, invoice))?;
        press.on_page(page).show(left, Style::LABEL, LEFT, FOOT);
        let right = press.compose(Style::LABEL, Field::Named("page number"), |out, locale| {
            out.push_str(format::choose(locale, "Стр. ", "Page "));
            format::push_integer(out, locale, page as u64 + 1);
            out.push_str(format::choose(locale, " из ", " of "));
            format::push_integer(out, locale, count as u64);
        })?;
        press.on_page(page).show(right, Style::LABEL, RIGHT - right.width, FOOT);
    }
    Ok(())
}

/// How the document is called in its foot, in a viewer's title and in a bookmark.
pub(super) fn push_document_title(out: &mut String, locale: Locale, invoice: &Invoice) {
    out.push_str(format::choose(locale, "Счёт № ", "Invoice № "));
    out.push_str(invoice.number().as_str());
    out.push_str(format::choose(locale, " от ", " of "));
    format::push_date(out, locale, invoice.date());
}

/// The widest of some amounts: the digits are of one width.
pub(super) fn widest(amounts: impl Iterator<Item = Amount>) -> Amount {
    amounts.max_by_key(|amount| (amount.minor().unsigned_abs(), amount.is_negative())).unwrap_or_default()
}
