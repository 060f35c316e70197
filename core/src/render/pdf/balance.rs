//! How the amount due came about, and what earlier months were charged.

use super::canvas::{Ink, Size, Style, Tenths};
use super::invoice::{HEADING, SECTION_GAP, heading, heading_at, widest};
use super::letterhead::{COLUMN, COLUMN_GAP, RIGHT_COLUMN};
use super::press::{LEFT, Press, WIDTH};
use super::tree::Tag;
use crate::invoice::{Bill, PastCharge};
use crate::locale::Locale;
use crate::money::Amount;
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

/// Above and below a line of a sum, together.
const ROW_PADDING: Tenths = 20;
const ROW: Tenths = Size::Body.leading() + ROW_PADDING;

/// From what was brought forward to what is due, a line each, and beside it the chart of the last months.
pub(super) fn draw(press: &mut Press, bill: &Bill) -> Result<(), RenderError> {
    let chart = Chart::of(bill);
    let height = if chart.is_some() { CHART } else { 0 };
    press.make_room((HEADING + 3 * ROW).max(height));
    let (page, top) = (press.page_count(), press.y);
    let width = if chart.is_some() { COLUMN } else { WIDTH };
    sum(press, bill, width)?;
    if let Some(chart) = chart {
        // A sum that goes on over the page is the taller one.
        let below = press.y;
        if press.page_count() == page {
            press.y = top;
            chart.draw(press)?;
            press.y = below.max(top + CHART);
        }
    }
    press.y += SECTION_GAP;
    Ok(())
}

fn sum(press: &mut Press, bill: &Bill, width: Tenths) -> Result<(), RenderError> {
    heading(press, press.say("Расчёт суммы к оплате", "How the amount came about"), 3 * ROW)?;
    press.tree.open(Tag::Table);
    let parts = [bill.opening_balance, bill.total, bill.amount_due].into_iter();
    let parts = parts.chain(bill.payments.iter().map(|payment| -payment.amount));
    let widest = widest(parts.chain(bill.instalments.iter().map(|instalment| instalment.amount)));
    let room = press.amount(widest, Style::STRONG, Field::Named("amount_due"))?.width;
    let step = |press: &mut Press, amount, field, style, write: &dyn Fn(&mut String, Locale)| {
        step(press, amount, (width, room), field, style, write)
    };
    step(press, bill.opening_balance, Field::Named("opening_balance"), Style::BODY, &|out, locale| {
        out.push_str(match bill.opening_balance.minor() {
            1.. => format::choose(locale, "Задолженность на ", "Owed on "),
            0 => format::choose(locale, "Остаток на ", "Balance on "),
            _ => format::choose(locale, "Переплата на ", "Credit on "),
        });
        format::push_date(out, locale, bill.period.first_day());
    })?;
    if bill.payments.is_empty() {
        step(press, Amount::ZERO, Field::Named("payments"), Style::BODY, &|out, locale| {
            out.push_str(format::choose(locale, "Платежей за период не было", "No payments in the period"));
        })?;
    }
    for (place, payment) in bill.payments.iter().enumerate() {
        let field = Field::Entry("payments", place, "reference");
        step(press, -payment.amount, field, Style::BODY, &|out, locale| {
            out.push_str(if payment.amount.is_negative() {
                format::choose(locale, "Возврат ", "Refund of ")
            } else {
                format::choose(locale, "Платёж ", "Payment of ")
            });
            format::push_short_date(out, locale, payment.date);
            if let Some(reference) = &payment.reference {
                out.push_str(", ");
                out.push_str(reference.as_str());
            }
        })?;
    }
    step(press, bill.total, Field::Named("total"), Style::BODY, &|out, locale| {
        out.push_str(format::choose(locale, "Начислено за ", "Charges of "));
        format::push_month(out, locale, bill.period.first_day());
    })?;
    for (place, instalment) in bill.instalments.iter().enumerate() {
        let field = Field::Entry("instalments", place, "description");
        step(press, instalment.amount, field, Style::BODY, &|out, locale| {
            out.push_str(format::choose(locale, "Рассрочка: ", "Instalment: "));
            out.push_str(instalment.description.as_str());
            out.push_str(format::choose(locale, ", платёж ", ", part "));
            format::push_integer(out, locale, instalment.part.into());
            out.push_str(format::choose(locale, " из ", " of "));
            format::push_integer(out, locale, instalment.parts.into());
            out.push_str(format::choose(locale, ", срок ", ", due "));
            format::push_short_date(out, locale, instalment.due);
            out.push_str(format::choose(locale, ", остаётся ", ", remaining "));
            format::push_money(out, locale, instalment.remaining);
        })?;
    }
    press.make_room(ROW + 30);
    press.fill(Ink::Rule, [LEFT, press.y + 16, width, 5]);
    press.y += 30;
    step(press, bill.amount_due, Field::Named("amount_due"), Style::STRONG, &|out, locale| {
        out.push_str(if bill.amount_due.is_negative() {
            format::choose(locale, "Переплата", "Credit balance")
        } else {
            format::choose(locale, "К оплате", "Amount due")
        });
    })?;
    press.tree.close();
    Ok(())
}

/// A line of a sum: what, and how much.
fn step(
    press: &mut Press,
    amount: Amount,
    (width, room): (Tenths, Tenths),
    field: Field,
    style: Style,
    write: &dyn Fn(&mut String, Locale),
) -> Result<(), RenderError> {
    let text = press.wrap_composed(style, width - room - 140, field, write)?;
    let height = text.height() + ROW_PADDING;
    press.make_room(height);
    let top = press.y + ROW_PADDING / 2;
    press.tree.open(Tag::Row);
    press.part(Tag::RowHead(1), |press| press.draw(text, LEFT, top));
    press.part(Tag::Cell(1), |press| {
        let cell = press.amount(amount, style, field)?;
        press.show_right(cell, style, LEFT + width, top + style.size.ascent());
        Ok::<_, RenderError>(())
    })?;
    press.tree.close();
    press.release(text);
    press.y += height;
    Ok(())
}

/// What the last months were charged, as bars: at most six, this bill's own the last.
struct Chart<'a> {
    past: &'a [PastCharge],
    own: PastCharge,
}

/// The height of the chart with its heading.
const CHART: Tenths = HEADING + 700;
/// The height of the tallest bar.
const BARS: Tenths = 440;
/// How many months are shown.
const MONTHS: usize = 6;

impl<'a> Chart<'a> {
    fn of(bill: &'a Bill) -> Option<Self> {
        let skipped = bill.history.len().saturating_sub(MONTHS - 1);
        let own = PastCharge { period: bill.period, total: bill.total };
        (!bill.history.is_empty()).then(|| Self { past: &bill.history[skipped..], own })
    }

    fn months(&self) -> impl Iterator<Item = PastCharge> {
        self.past.iter().copied().chain(std::iter::once(self.own))
    }

    fn draw(&self, press: &mut Press) -> Result<(), RenderError> {
        let left = RIGHT_COLUMN;
        heading_at(press, press.say("Начислено по месяцам, ₽", "Charges by month, ₽"), left)?;
        let top = press.y + HEADING;
        let locale = press.locale;
        press.tree.open(Tag::Figure);
        press.tree.describe([left, top, COLUMN, CHART - HEADING], |words| {
            for (place, month) in self.months().enumerate() {
                words.push_str(if place == 0 { "" } else { "; " });
                format::push_month(words, locale, month.period.first_day());
                words.push_str(": ");
                format::push_money(words, locale, month.total);
            }
        });
        let count = self.months().count() as Tenths;
        let slot = (COLUMN + COLUMN_GAP / 4) / count;
        let width = slot.min(440) - 60;
        let largest = self.months().map(|month| month.total.minor()).max().unwrap_or(0).max(1);
        let floor = top + 130 + BARS;
        for (place, month) in self.months().enumerate() {
            let is_own = place as Tenths == count - 1;
            let x = left + slot * place as Tenths;
            let share = i128::from(month.total.minor().max(0)) * i128::from(BARS) / i128::from(largest);
            let height = (share as Tenths).max(5);
            press.bar(if is_own { Ink::Accent } else { Ink::Bar }, [x, floor - height, width, height]);
            let field = Field::Named("history");
            let style = if is_own { Style::SMALL } else { Style::LABEL };
            let name = press.compose(style, field, |out, locale| {
                format::push_month_abbreviated(out, locale, month.period.first_day())
            })?;
            press.show(name, style, x, floor + Size::Small.ascent() + 10);
            let whole = press.compose(style, field, |out, locale| format::push_whole(out, locale, month.total))?;
            if whole.width <= slot - 30 {
                press.show(whole, style, x, floor - height - 30);
            }
        }
        press.tree.close();
        Ok(())
    }
}
