//! The charges of an invoice as tables: by service over all subscribers, and by subscriber in the annex.

use super::canvas::{Ink, Size, Style, Tenths};
use super::invoice::{HEADING, SECTION_GAP, heading};
use super::ledger::{Cells, Ledger, Row};
use super::press::{Block, Cell, LEFT, Press, RIGHT, WIDTH};
use super::table::{Align, Below, CARRY, Columns, GAP, PADDING, Table};
use super::tree::Tag;
use super::vat::push_rate;
use crate::invoice::{Bill, BillLine};
use crate::money::{Amount, VatBasis, VatRate};
use crate::party::Account;
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

const ROW: Tenths = Size::Body.leading() + 2 * PADDING;
/// Above the first of the totals, for its rule.
const TOTAL_GAP: Tenths = 6;
/// Between the lines of one subscriber and the next one's.
const GROUP_GAP: Tenths = 70;

/// The table of services with its total, and the duration of all time-charged calls.
pub(super) fn services(press: &mut Press, ledger: &mut Ledger, bill: &Bill) -> Result<(), RenderError> {
    let layout = Layout::of(press, ledger, bill, Shares::Shown)?;
    let Ledger { rows, cells, .. } = ledger;
    let totals = layout.totals_height(bill);
    let first = match rows.first() {
        Some(row) => layout.height(press, bill, row)?,
        None => ROW,
    };
    heading(press, press.say("Услуги", "Services"), HEADING + first + totals)?;
    let is_single = rows.len() == bill.lines.len();
    if let (true, Some(line)) = (is_single, bill.lines.first())
        && let Some(subscriber) = &line.subscriber
        && bill.lines.iter().all(|other| other.subscriber == line.subscriber)
    {
        let frame = [LEFT, press.y, WIDTH];
        let field = Field::Entry("lines", 0, "subscriber");
        press.y += 30
            + press.part(Tag::Paragraph, |press| {
                press.paragraph_composed(Style::MUTED, frame, field, |out, locale| {
                    out.push_str(format::choose(locale, "Абонент ", "Subscriber "));
                    out.push_str(subscriber.as_str());
                })
            })?;
    }
    let mut table = Table::new(layout.columns, layout.basis.is_some());
    table.open(press, first)?;
    for (at, (row, cells)) in rows.iter().zip(&*cells).enumerate() {
        let below = layout.below(press, bill, &rows[at + 1..], totals)?;
        layout.draw(press, bill, &mut table, row, cells, below)?;
    }
    if rows.is_empty() {
        let top = table.row(press, ROW, Below::Rest(totals))?;
        let text = press.say("Начислений за период нет", "No charges in the period");
        press.tree.open(Tag::Row);
        press.part(Tag::Cell(layout.columns.len() as u8), |press| {
            press.line(text, Style::MUTED, (LEFT, top + PADDING + Size::Body.ascent()), Field::Named("lines"))
        })?;
        press.tree.close();
    }
    draw_totals(press, &mut table, &layout, bill)?;
    table.close(press);
    press.y += SECTION_GAP;
    Ok(())
}

/// The total with the duration of all time-charged calls, then VAT where all lines have one rate.
fn draw_totals(press: &mut Press, table: &mut Table, layout: &Layout, bill: &Bill) -> Result<(), RenderError> {
    // Sums with and without VAT have no common total: then the duration stands alone.
    let sum: Option<Amount> = layout.basis.map(|_| bill.lines.iter().map(|line| line.amount).sum());
    let basis = layout.basis.unwrap_or(VatBasis::Net);
    let group = match bill.vat.as_slice() {
        [group] => Some(group),
        _ => None,
    };
    let label = match (group.map(|group| group.rate), basis) {
        (None, _) => press.say("Всего", "Total"),
        (Some(VatRate::Without), _) => press.say("Итого, без НДС", "Total, no VAT"),
        (_, VatBasis::Net) => press.say("Всего без НДС", "Total without VAT"),
        (_, VatBasis::Gross) => press.say("Итого с НДС", "Total with VAT"),
    };
    let tax = layout.tax(bill);
    let is_last = tax.is_none() || basis == VatBasis::Gross;
    let strong = |is_strong: bool| if is_strong { Style::STRONG } else { Style::BODY };
    let rest = layout.totals_height(bill) - ROW - TOTAL_GAP;
    let top = table.row(press, ROW + TOTAL_GAP, Below::Rest(rest))? + TOTAL_GAP;
    press.rule(top - 2);
    let style = strong(is_last && group.is_some());
    let label = press.cell(label, style, Field::Named("total"))?;
    let duration = match layout.duration {
        Some(_) => Some(press.figures(style, Field::Named("lines"), |out, _| {
            format::push_duration(out, bill.charged_seconds());
        })?),
        None => None,
    };
    layout.total(press, top, style, label, duration, sum)?;
    let Some(group) = tax else { return Ok(()) };
    let vat = press.compose(Style::BODY, Field::Named("vat"), |out, locale| {
        out.push_str(match basis {
            VatBasis::Net => format::choose(locale, "НДС ", "VAT "),
            VatBasis::Gross => format::choose(locale, "В том числе НДС ", "Including VAT "),
        });
        push_rate(out, locale, group.rate, None);
    })?;
    let rest = if basis == VatBasis::Net { ROW } else { 0 };
    let top = table.row(press, ROW, Below::Rest(rest))?;
    layout.total(press, top, Style::BODY, vat, None, Some(group.vat))?;
    if basis == VatBasis::Net {
        let label = press.cell(press.say("Итого с НДС", "Total with VAT"), Style::STRONG, Field::Named("total"))?;
        let top = table.row(press, ROW, Below::Rest(0))?;
        layout.total(press, top, Style::STRONG, label, None, Some(group.gross))?;
    }
    Ok(())
}

/// Every line, by subscriber, each with its total, from a new page on.
pub(super) fn annex(press: &mut Press, ledger: &mut Ledger, account: &Account, bill: &Bill) -> Result<(), RenderError> {
    press.turn_page();
    let title = press.say("Начисления по абонентам", "Charges by subscriber");
    let frame = [LEFT, press.y, WIDTH];
    press.y +=
        110 + press.part(Tag::Heading, |press| press.paragraph(title, Style::TITLE, frame, Field::Named("heading")))?;
    ledger.by_subscriber(bill);
    let layout = Layout::of(press, ledger, bill, Shares::Hidden)?;
    let Ledger { rows, cells, groups, labels, .. } = ledger;
    labels.clear();
    labels.extend(0..account.subscribers.len() as u32);
    let subscriber = |at: u32| &account.subscribers[at as usize];
    labels.sort_unstable_by(|&a, &b| subscriber(a).id.cmp(&subscriber(b).id));
    let mut table = Table::new(layout.columns, layout.basis.is_some());
    table.open(press, 2 * ROW)?;
    let totals = ROW + TOTAL_GAP;
    for &(start, end) in groups.iter() {
        let own = start as usize..end as usize;
        let place = rows[own.start].place;
        let id = bill.lines[place].subscriber.as_ref();
        let label = id.and_then(|id| {
            let found = labels.binary_search_by(|&at| subscriber(at).id.cmp(id)).ok()?;
            subscriber(labels[found]).label.as_ref()
        });
        let total: Option<Amount> = layout.basis.map(|_| rows[own.clone()].iter().map(|row| row.amount).sum());
        let name = |out: &mut String, locale| match id {
            None => out.push_str(format::choose(locale, "На весь лицевой счёт", "The account as a whole")),
            Some(id) => {
                out.push_str(id.as_str());
                if let Some(label) = label {
                    out.push_str("  ");
                    out.push_str(label.as_str());
                }
            }
        };
        let field = Field::Entry("lines", place, "subscriber");
        let followers = layout.height(press, bill, &rows[own.start])? + CARRY.max(totals);
        group_head(press, &mut table, &layout, total, followers, field, name)?;
        for at in own {
            let ends_group = at + 1 == end as usize;
            let below = layout.below(press, bill, &rows[at + 1..], totals)?;
            layout.draw(press, bill, &mut table, &rows[at], &cells[at], below)?;
            press.y += if ends_group { GROUP_GAP } else { 0 };
        }
    }
    let sum: Option<Amount> = layout.basis.map(|_| bill.lines.iter().map(|line| line.amount).sum());
    press.y -= GROUP_GAP;
    let top = table.row(press, totals, Below::Rest(0))? + TOTAL_GAP;
    press.rule(top - 2);
    let field = Field::Named("total");
    let label = press.cell(press.say("Всего по абонентам", "All subscribers"), Style::STRONG, field)?;
    let duration = match layout.duration {
        Some(_) => Some(press.figures(Style::STRONG, Field::Named("lines"), |out, _| {
            format::push_duration(out, bill.charged_seconds());
        })?),
        None => None,
    };
    layout.total(press, top, Style::STRONG, label, duration, sum)?;
    table.close(press);
    Ok(())
}

/// A subscriber's name and total above its lines.
fn group_head(
    press: &mut Press,
    table: &mut Table,
    layout: &Layout,
    total: Option<Amount>,
    followers: Tenths,
    field: Field,
    name: impl FnOnce(&mut String, crate::Locale),
) -> Result<(), RenderError> {
    let total = match total {
        Some(total) => press.amount(total, Style::STRONG, field)?,
        None => Cell::default(),
    };
    let name = press.wrap_composed(Style::STRONG, WIDTH - total.width - 200, field, name)?;
    let top = table.row(press, name.height() + 2 * PADDING, Below::Rest(followers))? + PADDING;
    press.tree.open(Tag::Row);
    let span = layout.columns.len() as u8 - 1;
    press.part(Tag::RowHead(span), |press| press.draw(name, LEFT, top));
    press.part(Tag::Cell(1), |press| press.show_right(total, Style::STRONG, RIGHT, top + Size::Body.ascent()));
    press.tree.close();
    press.release(name);
    Ok(())
}

/// Whether rows show their shares of the whole as bars.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shares {
    Shown,
    Hidden,
}

/// Where the columns of a table of charges stand, and what its rows have in common.
struct Layout {
    columns: Columns,
    duration: Option<usize>,
    quantity: usize,
    unit: usize,
    price: Option<usize>,
    rate: Option<usize>,
    share: Option<usize>,
    /// The basis of all amounts; `None` where groups differ in it.
    basis: Option<VatBasis>,
    /// The widest decimals of quantities and of prices, which are aligned at the comma.
    fractions: [Tenths; 2],
    /// The largest amount, whose bar is the longest.
    largest: i64,
}

/// Less than this would break a service's name into more lines than a page has.
const LEAST_SERVICE: Tenths = 1_000;
/// Units wider than this break into lines.
const WIDEST_UNIT: Tenths = 560;
/// What a unit gets that would break into a great many lines.
const UNIT_OF_MANY_LINES: Tenths = 1_000;
/// The width of the longest bar.
const SHARE: Tenths = 330;
const BAR: Tenths = 40;

impl Layout {
    fn of(press: &mut Press, ledger: &mut Ledger, bill: &Bill, shares: Shares) -> Result<Self, RenderError> {
        let Ledger { rows, cells, .. } = ledger;
        cells.clear();
        for row in rows.iter() {
            cells.push(measure(press, bill, row)?);
        }
        let basis = common_basis(bill);
        let has_duration = rows.iter().any(|row| row.seconds.is_some());
        let has_price = rows.iter().any(|row| bill.lines[row.place].unit_price.is_some());
        let has_rate = bill.vat.len() > 1;
        let sums = bill.vat.iter().flat_map(|group| [group.net, group.gross]).chain([bill.total]);
        let sum = press.amount(super::invoice::widest(sums), Style::STRONG, Field::Named("total"))?;
        let widest = |of: fn(&Cells) -> Tenths| cells.iter().map(of).max().unwrap_or(0);
        let with_head = |press: &Press, ru, en, width: Tenths| {
            let head = press.say(ru, en);
            (head, width.max(press.width(head, Style::LABEL)))
        };
        let split = |whole: fn(&Cells) -> Tenths, fraction: fn(&Cells) -> Tenths| (widest(whole), widest(fraction));

        let mut columns = Columns::new();
        columns.push(press.say("Услуга", "Service"), 0, Align::Left);
        let duration = match has_duration {
            true => {
                let all = press.figures(Style::STRONG, Field::Named("lines"), |out, _| {
                    format::push_duration(out, bill.charged_seconds());
                })?;
                let width = widest(|cells| cells.duration.width).max(all.width);
                let (head, width) = with_head(press, "Длительность", "Duration", width);
                Some(columns.push(head, width, Align::Right))
            }
            false => None,
        };
        let (whole, quantity_fraction) =
            split(|cells| cells.quantity.width - cells.quantity.fraction, |cells| cells.quantity.fraction);
        let (head, width) = with_head(press, "Кол-во", "Quantity", whole + quantity_fraction);
        let quantity = columns.push(head, width, Align::Right);
        let units = widest(|cells| cells.unit.width);
        let units = if units > 8 * WIDEST_UNIT { UNIT_OF_MANY_LINES } else { units.min(WIDEST_UNIT) };
        let (head, width) = with_head(press, "Ед.", "Unit", units);
        let unit = columns.push(head, width, Align::Left);
        let (whole, price_fraction) =
            split(|cells| cells.price.width - cells.price.fraction, |cells| cells.price.fraction);
        let price = has_price.then(|| {
            let (head, width) = with_head(press, "Цена, ₽", "Price, ₽", whole + price_fraction);
            columns.push(head, width, Align::Right)
        });
        let rate = has_rate.then(|| {
            let (head, width) = with_head(press, "НДС", "VAT", widest(|cells| cells.rate.width));
            columns.push(head, width, Align::Right)
        });
        let taken: Tenths = columns.iter().map(|column| column.width + GAP).sum();
        let (ru, en) = match basis {
            Some(VatBasis::Net) => ("Сумма без НДС, ₽", "Amount without VAT, ₽"),
            Some(VatBasis::Gross) => ("Сумма с НДС, ₽", "Amount with VAT, ₽"),
            None => ("Сумма, ₽", "Amount, ₽"),
        };
        let amounts = widest(|cells| cells.amount.width).max(sum.width);
        let (amount_head, amount_width) = with_head(press, ru, en, amounts);
        let largest = rows.iter().map(|row| row.amount.minor()).max().unwrap_or(0);
        let has_share = shares == Shares::Shown && basis.is_some() && rows.len() > 1 && largest > 0;
        let has_room = WIDTH - taken - amount_width - GAP - SHARE - GAP >= 2 * LEAST_SERVICE;
        let share = (has_share && has_room).then(|| columns.push(press.say("Доля", "Share"), SHARE, Align::Left));
        columns.push(amount_head, amount_width, Align::Right);
        if columns.settle(GAP, LEAST_SERVICE) < LEAST_SERVICE {
            let width = |cells: &Cells| cells.quantity.width.max(cells.price.width);
            let widest = cells.iter().zip(rows.iter()).max_by_key(|(cells, _)| width(cells));
            let field = widest.map_or(Field::Named("lines"), |(cells, row)| {
                let part = if cells.price.width > cells.quantity.width { "unit_price" } else { "quantity" };
                Field::Entry("lines", row.place, part)
            });
            return Err(field.too_wide());
        }
        let fractions = [quantity_fraction, price_fraction];
        Ok(Self { columns, duration, quantity, unit, price, rate, share, basis, fractions, largest })
    }

    /// The group whose VAT the totals show: the only one, if it has any.
    fn tax<'a>(&self, bill: &'a Bill) -> Option<&'a crate::invoice::VatGroup> {
        match bill.vat.as_slice() {
            [group] if group.rate != VatRate::Without => Some(group),
            _ => None,
        }
    }

    fn totals_height(&self, bill: &Bill) -> Tenths {
        let rows = match (self.tax(bill), self.basis) {
            (None, _) => 1,
            (Some(_), Some(VatBasis::Gross)) => 2,
            (Some(_), _) => 3,
        };
        rows * ROW + TOTAL_GAP
    }

    /// What has to stand below a row that these follow: the totals never stand without two rows above them.
    fn below(&self, press: &mut Press, bill: &Bill, rest: &[Row], totals: Tenths) -> Result<Below, RenderError> {
        match rest {
            [] => Ok(Below::Rest(totals)),
            [last] => Ok(Below::Rest(self.height(press, bill, last)? + totals)),
            _ => Ok(Below::Carry),
        }
    }

    fn height(&self, press: &mut Press, bill: &Bill, row: &Row) -> Result<Tenths, RenderError> {
        let (service, unit) = self.wrap(press, bill, row)?;
        press.release(service);
        Ok(service.height().max(unit.height()) + 2 * PADDING)
    }

    fn wrap(&self, press: &mut Press, bill: &Bill, row: &Row) -> Result<(Block, Block), RenderError> {
        let line = &bill.lines[row.place];
        let field = |part| Field::Entry("lines", row.place, part);
        let service = press.wrap(line.service.as_str(), Style::BODY, self.columns[0].width, field("service"))?;
        let unit = press.wrap(line.unit.as_str(), Style::BODY, self.columns[self.unit].width, field("unit"))?;
        Ok((service, unit))
    }

    fn draw(
        &self,
        press: &mut Press,
        bill: &Bill,
        table: &mut Table,
        row: &Row,
        cells: &Cells,
        below: Below,
    ) -> Result<(), RenderError> {
        let (service, unit) = self.wrap(press, bill, row)?;
        let height = service.height().max(unit.height()) + 2 * PADDING;
        let top = table.row(press, height, below)? + PADDING;
        table.add(row.amount);
        let baseline = top + Size::Body.ascent();
        press.tree.open(Tag::Row);
        for place in 0..self.columns.len() {
            let column = &self.columns[place];
            press.tree.open(if place == 0 { Tag::RowHead(1) } else { Tag::Cell(1) });
            let mut right = |cell: Cell, fraction: Tenths| {
                press.show_right(cell, Style::BODY, column.right() - fraction + cell.fraction, baseline);
            };
            match Some(place) {
                Some(0) => press.draw(service, column.left, top),
                _ if place == self.unit => press.draw(unit, column.left, top),
                _ if place == self.quantity => right(cells.quantity, self.fractions[0]),
                of if of == self.duration => right(cells.duration, cells.duration.fraction),
                of if of == self.price => right(cells.price, self.fractions[1]),
                of if of == self.rate => right(cells.rate, cells.rate.fraction),
                of if of == self.share => {
                    let share = i128::from(row.amount.minor().max(0)) * i128::from(SHARE);
                    let length = (share / i128::from(self.largest.max(1))) as Tenths;
                    if length > 0 {
                        press.fill(Ink::Accent, [column.left, baseline - BAR - 12, length, BAR]);
                    }
                }
                _ => right(cells.amount, cells.amount.fraction),
            }
            press.tree.close();
        }
        press.tree.close();
        press.release(service);
        Ok(())
    }

    /// A row of the totals: what it is, the duration where it has one, and how much.
    fn total(
        &self,
        press: &mut Press,
        top: Tenths,
        style: Style,
        label: Cell,
        duration: Option<Cell>,
        sum: Option<Amount>,
    ) -> Result<(), RenderError> {
        let baseline = top + PADDING + style.size.ascent();
        let sum = match sum {
            Some(sum) => press.amount(sum, style, Field::Named("total"))?,
            None => Cell::default(),
        };
        let count = self.columns.len() as u8;
        press.tree.open(Tag::Row);
        match self.duration.zip(duration) {
            Some((place, duration)) => {
                press.part(Tag::RowHead(1), |press| press.show(label, style, LEFT, baseline));
                let right = self.columns[place].right();
                press.part(Tag::Cell(1), |press| press.show_right(duration, style, right, baseline));
                if count > 3 {
                    press.part(Tag::Cell(count - 3), |_| ());
                }
            }
            None => press.part(Tag::RowHead(count - 1), |press| press.show(label, style, LEFT, baseline)),
        }
        press.part(Tag::Cell(1), |press| press.show_right(sum, style, RIGHT, baseline));
        press.tree.close();
        Ok(())
    }
}

/// Encodes and measures what a row shows in figures, and its unit.
fn measure(press: &mut Press, bill: &Bill, row: &Row) -> Result<Cells, RenderError> {
    let line: &BillLine = &bill.lines[row.place];
    let field = |part| Field::Entry("lines", row.place, part);
    let duration = match row.seconds {
        Some(seconds) => press.figures(Style::BODY, field("seconds"), |out, _| format::push_duration(out, seconds))?,
        None => Cell::default(),
    };
    let quantity = press.figures(Style::BODY, field("quantity"), |out, locale| {
        format::push_decimal(out, locale, row.quantity, 0);
    })?;
    let unit = press.cell(line.unit.as_str(), Style::BODY, field("unit"))?;
    let price = match line.unit_price {
        Some(price) => press.figures(Style::BODY, field("unit_price"), |out, locale| {
            format::push_decimal(out, locale, price, 2);
        })?,
        None => Cell::default(),
    };
    let rate = if bill.vat.len() > 1 {
        press.compose(Style::BODY, field("vat"), |out, locale| push_rate(out, locale, line.vat, None))?
    } else {
        Cell::default()
    };
    let amount = press.amount(row.amount, Style::BODY, field("amount"))?;
    Ok(Cells { duration, quantity, unit, price, rate, amount })
}

/// The basis of all groups, where they have one; groups without VAT go with either.
fn common_basis(bill: &Bill) -> Option<VatBasis> {
    let is_of = |basis| bill.vat.iter().all(|group| group.basis == basis || group.rate == VatRate::Without);
    [VatBasis::Net, VatBasis::Gross].into_iter().find(|&basis| is_of(basis))
}
