//! The lines of an invoice as tables: by service over all subscribers, and by subscriber in the annex.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::canvas::{Size, Style, Tenths};
use super::invoice::{heading, vat_name};
use super::press::{Cell, LEFT, Press, RIGHT, WIDTH};
use super::table::{Align, Column, PADDING, Table, columns};
use crate::invoice::{Bill, BillLine};
use crate::money::{Amount, VatBasis, VatRate};
use crate::party::{Account, SubscriberId};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

/// Lines that print as one row: alike in service, unit, price and rate.
#[derive(Clone, Copy)]
struct Row<'a> {
    /// The first of the lines, and its place in the bill.
    line: &'a BillLine,
    place: usize,
    quantity: Decimal,
    seconds: Option<u64>,
    amount: Amount,
}

impl<'a> Row<'a> {
    fn of(place: usize, line: &'a BillLine) -> Self {
        Self { line, place, quantity: line.quantity, seconds: line.seconds, amount: line.amount }
    }

    /// Takes another line in, unless the quantity would leave the range.
    fn add(&mut self, line: &BillLine) -> bool {
        let Some(quantity) = self.quantity.checked_add(line.quantity) else { return false };
        self.quantity = quantity;
        self.seconds = match (self.seconds, line.seconds) {
            (Some(left), Some(right)) => Some(left.saturating_add(right)),
            (left, right) => left.or(right),
        };
        self.amount += line.amount;
        true
    }
}

/// The rows of the table of services, in the order in which the bill first names them.
pub(super) struct Rows<'a>(Vec<Row<'a>>);

impl<'a> Rows<'a> {
    /// Puts the lines of all subscribers together.
    pub(super) fn by_service(bill: &'a Bill) -> Self {
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(bill.lines.len().min(64));
        let mut places = HashMap::with_capacity(bill.lines.len().min(64));
        for (place, line) in bill.lines.iter().enumerate() {
            let key = (line.service.as_str(), line.unit.as_str(), line.unit_price, line.vat);
            let known = places.get(&key).is_some_and(|&row: &usize| rows[row].add(line));
            if !known {
                places.insert(key, rows.len());
                rows.push(Row::of(place, line));
            }
        }
        Self(rows)
    }

    /// Whether an annex by subscriber would say nothing that the table of services doesn't.
    pub(super) fn is_single_subscriber(&self, bill: &Bill) -> bool {
        let first = bill.lines.first().and_then(|line| line.subscriber.as_ref());
        self.0.len() == bill.lines.len() && bill.lines.iter().all(|line| line.subscriber.as_ref() == first)
    }
}

/// The table of services with its total, and the duration of all time-charged calls.
pub(super) fn services(press: &mut Press, bill: &Bill, rows: &Rows<'_>) -> Result<(), RenderError> {
    let layout = Layout::of(press, bill, &rows.0)?;
    let first = rows.0.first().map_or(2 * Size::Body.leading(), |row| layout.height(press, row));
    heading(press, press.say("Услуги", "Services"), first + 600)?;
    if let (true, Some(line)) = (rows.is_single_subscriber(bill), bill.lines.first())
        && let Some(subscriber) = &line.subscriber
    {
        let text = format!("{} {subscriber}", press.say("Абонент", "Subscriber"));
        press.y +=
            press.paragraph(&text, Style::MUTED, [LEFT, press.y, WIDTH], Field::Entry("lines", 0, "subscriber"))? + 30;
    }
    let mut table = Table::new(layout.columns.clone(), layout.basis.is_some());
    table.open(press, first)?;
    for (row, cells) in rows.0.iter().zip(&layout.cells) {
        layout.draw(press, &mut table, row, cells)?;
    }
    if rows.0.is_empty() {
        let top = table.row(press, Size::Body.leading() + 2 * PADDING, 0)?;
        let text = press.say("Начислений за период нет", "No charges in the period");
        press.line(text, Style::MUTED, (LEFT, top + PADDING + Size::Body.ascent()), Field::Named("lines"))?;
    }
    totals(press, &mut table, &layout, bill)?;
    press.y += 110;
    Ok(())
}

/// The total with the duration of all time-charged calls, then VAT where all lines have one rate.
fn totals(press: &mut Press, table: &mut Table, layout: &Layout, bill: &Bill) -> Result<(), RenderError> {
    let field = Field::Named("total");
    // Sums with and without VAT have no common total: then the duration stands alone.
    let sum = layout.basis.map(|_| bill.lines.iter().map(|line| line.amount).sum());
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
    let tax = group.filter(|group| group.rate != VatRate::Without);
    let is_last = tax.is_none() || basis == VatBasis::Gross;
    let strong = |is_strong: bool| if is_strong { Style::STRONG } else { Style::BODY };

    let height = Size::Body.leading() + 2 * PADDING;
    table.close();
    let top = table.row(press, height + 6, if tax.is_some() { 2 * height } else { 0 })?;
    press.rule(top + 4);
    let style = strong(is_last && group.is_some());
    let baseline = top + PADDING + Size::Body.ascent() + 6;
    press.line(label, style, (LEFT, baseline), field)?;
    if let Some(place) = layout.duration {
        let cell =
            press.figures(style, Field::Named("lines"), |out, _| format::push_duration(out, bill.charged_seconds()))?;
        press.show_right(cell, style, layout.columns[place].right(), baseline);
    }
    if let Some(sum) = sum {
        let cell = press.amount(sum, style, field)?;
        press.show_right(cell, style, RIGHT, baseline);
    }

    let Some(group) = tax else { return Ok(()) };
    let rate = format::percent(press.locale, rate_of(group.rate));
    let rows = match basis {
        VatBasis::Net => vec![
            (format!("{} {rate}", press.say("НДС", "VAT")), group.vat, false),
            (press.say("Итого с НДС", "Total with VAT").to_owned(), group.gross, true),
        ],
        VatBasis::Gross => {
            vec![(format!("{} {rate}", press.say("В том числе НДС", "Including VAT")), group.vat, false)]
        }
    };
    for (label, amount, is_strong) in rows {
        let baseline = table.row(press, height, 0)? + PADDING + Size::Body.ascent();
        press.line(&label, strong(is_strong), (LEFT, baseline), field)?;
        let cell = press.amount(amount, strong(is_strong), field)?;
        press.show_right(cell, strong(is_strong), RIGHT, baseline);
    }
    Ok(())
}

fn rate_of(rate: VatRate) -> u16 {
    match rate {
        VatRate::Without => 0,
        VatRate::Percent(rate) => rate,
    }
}

/// Every line, by subscriber, each with its total, from a new page on.
pub(super) fn annex(press: &mut Press, account: &Account, bill: &Bill) -> Result<(), RenderError> {
    press.turn_page();
    let title = press.say("Начисления по абонентам", "Charges by subscriber");
    press.y += press.paragraph(title, Style::TITLE, [LEFT, press.y, WIDTH], Field::Named("heading"))? + 110;

    let mut order: HashMap<Option<&SubscriberId>, usize> = HashMap::new();
    let mut rows: Vec<(usize, Row<'_>)> = Vec::with_capacity(bill.lines.len());
    for (place, line) in bill.lines.iter().enumerate() {
        let next = order.len();
        rows.push((*order.entry(line.subscriber.as_ref()).or_insert(next), Row::of(place, line)));
    }
    rows.sort_by_key(|(group, _)| *group);
    let labels: HashMap<&SubscriberId, &str> = account
        .subscribers
        .iter()
        .filter_map(|subscriber| Some((&subscriber.id, subscriber.label.as_ref()?.as_str())))
        .collect();

    let (groups, rows): (Vec<usize>, Vec<Row<'_>>) = rows.into_iter().unzip();
    let layout = Layout::of(press, bill, &rows)?;
    let mut table = Table::new(layout.columns.clone(), layout.basis.is_some());
    table.open(press, 600)?;
    let mut start = 0;
    for group in groups.chunk_by(|a, b| a == b) {
        let rows = &rows[start..start + group.len()];
        let cells = &layout.cells[start..start + group.len()];
        start += group.len();
        let subscriber = rows.first().and_then(|row| row.line.subscriber.as_ref());
        let name = match subscriber {
            None => press.say("На весь лицевой счёт", "The account as a whole").to_owned(),
            Some(id) => match labels.get(id) {
                Some(label) => format!("{id}  {label}"),
                None => id.to_string(),
            },
        };
        let total = layout.basis.map(|_| rows.iter().map(|row| row.amount).sum());
        let followers = layout.height(press, &rows[0]);
        subscriber_head(press, &mut table, &name, total, followers, rows[0].place)?;
        for (row, cells) in rows.iter().zip(cells) {
            layout.draw(press, &mut table, row, cells)?;
        }
        press.y += 70;
    }
    Ok(())
}

/// A subscriber's name and total above its lines.
fn subscriber_head(
    press: &mut Press,
    table: &mut Table,
    name: &str,
    total: Option<Amount>,
    followers: Tenths,
    place: usize,
) -> Result<(), RenderError> {
    let field = Field::Entry("lines", place, "subscriber");
    let total = match total {
        Some(total) => press.amount(total, Style::STRONG, field)?,
        None => Cell::default(),
    };
    let width = WIDTH - total.width - 200;
    let height = press.height(name, Style::STRONG, width) + 2 * PADDING;
    let top = table.row(press, height, followers)? + PADDING;
    press.paragraph(name, Style::STRONG, [LEFT, top, width], field)?;
    press.show_right(total, Style::STRONG, RIGHT, top + Size::Body.ascent());
    Ok(())
}

/// The cells of a row besides its texts.
struct Cells {
    duration: Cell,
    quantity: Cell,
    price: Cell,
    rate: Cell,
    amount: Cell,
}

/// Where the columns stand, wide enough for the widest number of each.
struct Layout {
    columns: Vec<Column>,
    /// The place of each optional column.
    duration: Option<usize>,
    quantity: usize,
    unit: usize,
    price: Option<usize>,
    rate: Option<usize>,
    cells: Vec<Cells>,
    /// What the sums are, where all groups have it in common.
    basis: Option<VatBasis>,
    /// The widest parts behind the decimal mark: of quantities, of prices.
    fractions: [Tenths; 2],
}

/// Units longer than this break into lines.
const WIDEST_UNIT: Tenths = 560;
/// What a unit gets that would break into a great many lines.
const UNIT_OF_MANY_LINES: Tenths = 1_000;
/// Less than this would break a service's name into more lines than a page has.
const LEAST_SERVICE: Tenths = 1_000;

impl Layout {
    fn of(press: &mut Press, bill: &Bill, rows: &[Row<'_>]) -> Result<Self, RenderError> {
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            cells.push(Cells::of(press, row)?);
        }
        let has_duration = rows.iter().any(|row| row.seconds.is_some());
        let has_price = rows.iter().any(|row| row.line.unit_price.is_some());
        let has_rate = bill.vat.len() > 1;
        let bases =
            |basis: VatBasis| bill.vat.iter().all(|group| group.basis == basis || group.rate == VatRate::Without);
        let basis = [VatBasis::Net, VatBasis::Gross].into_iter().find(|&basis| bases(basis));
        let all_seconds = press.figures(Style::STRONG, Field::Named("lines"), |out, _| {
            format::push_duration(out, bill.charged_seconds());
        })?;
        let all_amounts = rows.iter().map(|row| row.amount).sum();
        let total = press.amount(all_amounts, Style::STRONG, Field::Named("total"))?;
        let gross = press.amount(bill.total, Style::STRONG, Field::Named("total"))?;
        let widest = |width: fn(&Cells) -> Tenths, head: &str, press: &Press| {
            cells.iter().map(width).max().unwrap_or(0).max(press.width(head, Style::LABEL))
        };
        let split = |cell: fn(&Cells) -> Cell| {
            let fraction = cells.iter().map(|cells| cell(cells).fraction).max().unwrap_or(0);
            let whole = cells.iter().map(cell).map(|cell| cell.width - cell.fraction).max().unwrap_or(0);
            (whole, fraction)
        };
        let heads = [
            press.say("Длительность", "Duration"),
            press.say("Кол-во", "Quantity"),
            press.say("Ед.", "Unit"),
            press.say("Цена, ₽", "Price, ₽"),
            press.say("НДС", "VAT"),
            match basis {
                Some(VatBasis::Net) => press.say("Сумма без НДС, ₽", "Amount without VAT, ₽"),
                Some(VatBasis::Gross) => press.say("Сумма с НДС, ₽", "Amount with VAT, ₽"),
                None => press.say("Сумма, ₽", "Amount, ₽"),
            },
        ];
        let mut others = Vec::with_capacity(6);
        let mut place = |width: Tenths, head: usize, align: Align| {
            others.push((heads[head], width, align));
            others.len()
        };
        let duration = has_duration.then(|| {
            let width = widest(|cells| cells.duration.width, heads[0], press);
            place(width.max(all_seconds.width), 0, Align::Right)
        });
        let (whole, quantity_fraction) = split(|cells| cells.quantity);
        let quantity = place((whole + quantity_fraction).max(press.width(heads[1], Style::LABEL)), 1, Align::Right);
        let units = rows.iter().map(|row| press.width(row.line.unit.as_str(), Style::BODY)).max().unwrap_or(0);
        let unit_width = if units > 8 * WIDEST_UNIT { UNIT_OF_MANY_LINES } else { units.min(WIDEST_UNIT) };
        let unit = place(unit_width.max(press.width(heads[2], Style::LABEL)), 2, Align::Left);
        let (whole, price_fraction) = split(|cells| cells.price);
        let price = has_price
            .then(|| place((whole + price_fraction).max(press.width(heads[3], Style::LABEL)), 3, Align::Right));
        let rate = has_rate.then(|| place(widest(|cells| cells.rate.width, heads[4], press), 4, Align::Right));
        place(widest(|cells| cells.amount.width, heads[5], press).max(total.width).max(gross.width), 5, Align::Right);
        let widest_number = || {
            let width = |cells: &Cells| cells.quantity.width.max(cells.price.width);
            let widest = cells.iter().zip(rows).max_by_key(|(cells, _)| width(cells));
            widest.map_or(Field::Named("lines"), |(cells, row)| {
                let part = if cells.price.width > cells.quantity.width { "unit_price" } else { "quantity" };
                Field::Entry("lines", row.place, part)
            })
        };
        let columns = columns(press.say("Услуга", "Service"), &others, LEAST_SERVICE, widest_number)?;
        let fractions = [quantity_fraction, price_fraction];
        Ok(Self { columns, duration, quantity, unit, price, rate, cells, basis, fractions })
    }

    fn height(&self, press: &Press, row: &Row<'_>) -> Tenths {
        let service = press.height(row.line.service.as_str(), Style::BODY, self.columns[0].width);
        let unit = press.height(row.line.unit.as_str(), Style::BODY, self.columns[self.unit].width);
        service.max(unit) + 2 * PADDING
    }

    fn draw(&self, press: &mut Press, table: &mut Table, row: &Row<'_>, cells: &Cells) -> Result<(), RenderError> {
        let top = table.row(press, self.height(press, row), 0)? + PADDING;
        table.add(row.amount);
        let baseline = top + Size::Body.ascent();
        let field = |part| Field::Entry("lines", row.place, part);
        let text = |column: &Column| [column.left, top, column.width];
        press.paragraph(row.line.service.as_str(), Style::BODY, text(&self.columns[0]), field("service"))?;
        press.paragraph(row.line.unit.as_str(), Style::BODY, text(&self.columns[self.unit]), field("unit"))?;
        let mut right = |place: usize, cell: Cell, fraction: Tenths| {
            let edge = self.columns[place].right() - fraction + cell.fraction;
            press.show_right(cell, Style::BODY, edge, baseline);
        };
        right(self.quantity, cells.quantity, self.fractions[0]);
        if let Some(place) = self.duration {
            right(place, cells.duration, cells.duration.fraction);
        }
        if let Some(place) = self.price {
            right(place, cells.price, self.fractions[1]);
        }
        if let Some(place) = self.rate {
            right(place, cells.rate, cells.rate.fraction);
        }
        right(self.columns.len() - 1, cells.amount, cells.amount.fraction);
        Ok(())
    }
}

impl Cells {
    fn of(press: &mut Press, row: &Row<'_>) -> Result<Self, RenderError> {
        let field = |part| Field::Entry("lines", row.place, part);
        let duration = match row.seconds {
            Some(seconds) => {
                press.figures(Style::BODY, field("seconds"), |out, _| format::push_duration(out, seconds))?
            }
            None => Cell::default(),
        };
        let quantity = press.figures(Style::BODY, field("quantity"), |out, locale| {
            format::push_decimal(out, locale, row.quantity, 0);
        })?;
        let price = match row.line.unit_price {
            Some(price) => press.figures(Style::BODY, field("unit_price"), |out, locale| {
                format::push_decimal(out, locale, price, 2);
            })?,
            None => Cell::default(),
        };
        let rate = vat_name(press, row.line.vat, None);
        let rate = press.cell(&rate, Style::BODY, field("vat"))?;
        let amount = press.amount(row.amount, Style::BODY, field("amount"))?;
        Ok(Self { duration, quantity, price, rate, amount })
    }
}
