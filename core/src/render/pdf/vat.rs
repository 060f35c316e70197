//! VAT, rate by rate.

use super::canvas::{Size, Style, Tenths};
use super::invoice::{SECTION_GAP, widest};
use super::press::{BOTTOM, LEFT, Press};
use super::table::{Align, Below, Columns, GAP, PADDING, Table};
use super::tree::Tag;
use crate::invoice::Bill;
use crate::locale::Locale;
use crate::money::{Amount, VatBasis, VatRate};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

const ROW: Tenths = Size::Body.leading() + 2 * PADDING;

/// The totals of each rate, and of all.
pub(super) fn totals(press: &mut Press, bill: &Bill) -> Result<(), RenderError> {
    let groups = || bill.vat.iter();
    let sums = [groups().map(|group| group.net).sum(), groups().map(|group| group.vat).sum(), bill.total];
    let amounts = groups().flat_map(|group| [group.net, group.vat, group.gross]).chain(sums);
    let room = press.amount(widest(amounts), Style::STRONG, Field::Named("vat"))?.width;
    let mut columns = Columns::new();
    columns.push(press.say("Всего по ставкам НДС", "Totals by VAT rate"), 0, Align::Left);
    for (ru, en) in [("Без НДС, ₽", "Without VAT, ₽"), ("НДС, ₽", "VAT, ₽"), ("С НДС, ₽", "With VAT, ₽")]
    {
        let head = press.say(ru, en);
        columns.push(head, room.max(press.width(head, Style::LABEL)), Align::Right);
    }
    columns.settle(GAP, 0);
    press.make_room(((bill.vat.len() as Tenths + 2) * ROW).min(BOTTOM / 3));
    let mut table = Table::new(columns, false);
    table.open(press, ROW)?;
    for (place, group) in bill.vat.iter().enumerate() {
        let below = if place + 1 == bill.vat.len() { Below::Rest(ROW + 10) } else { Below::Carry };
        let top = table.row(press, ROW, below)? + PADDING;
        let field = Field::Entry("vat", place, "net");
        row(press, &columns, top, [group.net, group.vat, group.gross], Style::BODY, field, |out, locale| {
            push_rate(out, locale, group.rate, Some(group.basis));
        })?;
    }
    let top = table.row(press, ROW + 10, Below::Rest(0))? + PADDING + 10;
    press.rule(top - PADDING - 4);
    row(press, &columns, top, sums, Style::STRONG, Field::Named("total"), |out, locale| {
        out.push_str(format::choose(locale, "Итого", "Total"));
    })?;
    table.close(press);
    press.y += SECTION_GAP;
    Ok(())
}

fn row(
    press: &mut Press,
    columns: &Columns,
    top: Tenths,
    amounts: [Amount; 3],
    style: Style,
    field: Field,
    name: impl FnOnce(&mut String, Locale),
) -> Result<(), RenderError> {
    let baseline = top + style.size.ascent();
    press.tree.open(Tag::Row);
    let name = press.compose(style, field, name)?;
    press.part(Tag::RowHead(1), |press| press.show(name, style, LEFT, baseline));
    for (amount, column) in amounts.into_iter().zip(&columns[1..]) {
        let cell = press.amount(amount, style, field)?;
        press.part(Tag::Cell(1), |press| press.show_right(cell, style, column.right(), baseline));
    }
    press.tree.close();
    Ok(())
}

/// A rate as documents print it, with its basis where that is asked for.
pub(super) fn push_rate(out: &mut String, locale: Locale, rate: VatRate, basis: Option<VatBasis>) {
    match (rate, basis) {
        (VatRate::Without, _) => out.push_str(format::choose(locale, "Без НДС", "No VAT")),
        (VatRate::Percent(rate), basis) => {
            if basis.is_some() {
                out.push_str(format::choose(locale, "НДС ", "VAT "));
            }
            format::push_percent(out, locale, rate);
            if basis == Some(VatBasis::Gross) {
                out.push_str(format::choose(locale, ", в том числе", ", included"));
            }
        }
    }
}
