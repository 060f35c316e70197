use rust_decimal::Decimal;

use super::press::Cell;
use crate::invoice::{Bill, BillLine};
use crate::money::Amount;

/// The rows of a table of charges, in buffers that are used again.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cells>,
    /// The rows of one subscriber each, as ranges.
    pub(super) groups: Vec<(u32, u32)>,
    order: Vec<u32>,
    ranked: Vec<(u32, u32)>,
    pub(super) labels: Vec<u32>,
}

/// Lines that print as one row: alike in service, unit, price and rate.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// The place of the first of the lines in the bill.
    pub(super) place: usize,
    pub(super) quantity: Decimal,
    pub(super) seconds: Option<u64>,
    pub(super) amount: Amount,
}

/// What a row shows in figures, encoded and measured.
#[derive(Clone, Copy, Default)]
pub(super) struct Cells {
    pub(super) duration: Cell,
    pub(super) quantity: Cell,
    pub(super) unit: Cell,
    pub(super) price: Cell,
    pub(super) rate: Cell,
    pub(super) amount: Cell,
}

/// Bills of so few lines are looked through for each line; longer ones are sorted.
const FEW: usize = 32;

impl Row {
    fn of(place: usize, line: &BillLine) -> Self {
        Self { place, quantity: line.quantity, seconds: line.seconds, amount: line.amount }
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

impl Ledger {
    /// Puts the lines of all subscribers together, in the order in which the bill first names them.
    pub(super) fn by_service(&mut self, bill: &Bill) {
        self.rows.clear();
        let key = |line: &BillLine| (line.unit_price, line.vat);
        let text = |line: &BillLine| (line.service.as_str().len(), line.unit.as_str().len());
        let alike = |a: &BillLine, b: &BillLine| {
            text(a) == text(b) && a.service == b.service && a.unit == b.unit && key(a) == key(b)
        };
        if bill.lines.len() <= FEW {
            for (place, line) in bill.lines.iter().enumerate() {
                let known = self.rows.iter_mut().rev().find(|row| alike(&bill.lines[row.place], line));
                if !known.is_some_and(|row| row.add(line)) {
                    self.rows.push(Row::of(place, line));
                }
            }
            return;
        }
        let line = |place: u32| &bill.lines[place as usize];
        self.order.clear();
        self.order.extend(0..bill.lines.len() as u32);
        self.order.sort_unstable_by(|&a, &b| {
            let (left, right) = (line(a), line(b));
            let texts = |line: &'_ BillLine| text(line);
            texts(left)
                .cmp(&texts(right))
                .then_with(|| left.service.cmp(&right.service))
                .then_with(|| left.unit.cmp(&right.unit))
                .then_with(|| key(left).cmp(&key(right)))
                .then(a.cmp(&b))
        });
        let mut last: Option<u32> = None;
        for &place in &self.order {
            let continues = last.is_some_and(|last| alike(line(last), line(place)));
            let taken = continues && self.rows.last_mut().is_some_and(|row| row.add(line(place)));
            if !taken {
                self.rows.push(Row::of(place as usize, line(place)));
            }
            last = Some(place);
        }
        self.rows.sort_unstable_by_key(|row| row.place);
    }

    /// Whether an annex by subscriber would say nothing that the table of services doesn't.
    pub(super) fn is_single_subscriber(&self, bill: &Bill) -> bool {
        let first = bill.lines.first().and_then(|line| line.subscriber.as_ref());
        self.rows.len() == bill.lines.len() && bill.lines.iter().all(|line| line.subscriber.as_ref() == first)
    }

    /// A row for each line, subscriber by subscriber, in the order in which the bill first names them.
    pub(super) fn by_subscriber(&mut self, bill: &Bill) {
        let subscriber = |place: u32| bill.lines[place as usize].subscriber.as_ref();
        self.order.clear();
        self.order.extend(0..bill.lines.len() as u32);
        self.order.sort_unstable_by(|&a, &b| subscriber(a).cmp(&subscriber(b)).then(a.cmp(&b)));
        self.ranked.clear();
        for group in self.order.chunk_by(|&a, &b| subscriber(a) == subscriber(b)) {
            self.ranked.extend(group.iter().map(|&place| (group[0], place)));
        }
        self.ranked.sort_unstable();
        self.rows.clear();
        self.groups.clear();
        for group in self.ranked.chunk_by(|a, b| a.0 == b.0) {
            let start = self.rows.len() as u32;
            self.rows.extend(group.iter().map(|&(_, place)| Row::of(place as usize, &bill.lines[place as usize])));
            self.groups.push((start, self.rows.len() as u32));
        }
    }
}
