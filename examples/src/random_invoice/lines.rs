//! Charges: lines, and the VAT of their groups.

use rust_decimal::Decimal;
use schet::invoice::{BillLine, VatGroup};
use schet::money::{Amount, MAX_AMOUNT, VatBasis, VatRate};
use schet::{Account, Bill};

use super::texts::Texts;
use crate::operator::random::Random;
use crate::operator::valid;

/// The lines of a bill and their groups.
pub(super) struct Charges {
    pub(super) lines: Vec<BillLine>,
    pub(super) vat: Vec<VatGroup>,
    /// What no other amount of the bill may exceed, in minor units, so that no sum has more than 15 digits.
    pub(super) largest: u64,
}

impl Charges {
    pub(super) fn of(random: &mut Random, texts: &mut Texts, account: &Account, index: u64) -> Self {
        let count = match random.below(100) {
            _ if index % 100 == 17 => 5_000,
            0..4 => 0,
            4..60 => 1 + random.below(14),
            60..90 => 15 + random.below(45),
            90..98 => 60 + random.below(140),
            _ => 200 + random.below(600),
        };
        // With VAT of 100 % on top, and all of one sign, a sum of them keeps to 15 digits.
        let most = MAX_AMOUNT.unsigned_abs() / 200 / u64::from(count.max(4));
        let largest = match random.below(10) {
            0 => most,
            1 => 100,
            2..5 => most.min(100_000_000),
            _ => most.min(2_000_000),
        };
        let groups = groups(random);
        let mut lines: Vec<BillLine> = (0..count)
            .map(|_| {
                let (rate, _) = groups[random.below(groups.len() as u32) as usize];
                line(random, texts, account, rate, largest)
            })
            .collect();
        if random.percent(5)
            && let Some(first) = lines.first_mut()
        {
            // One line of nearly all that a document can state.
            first.unit_price = None;
            first.amount = Amount::from_minor(MAX_AMOUNT / 4 * 3);
            first.vat = VatRate::Without;
        }
        if random.percent(6) && !lines.is_empty() {
            cancel(&mut lines);
        }
        let vat = totals(&lines, &groups);
        Self { lines, vat, largest }
    }
}

/// An amount of up to so many minor units, seldom a credit, seldom nothing.
pub(super) fn amount(random: &mut Random, largest: u64) -> Amount {
    let minor = (random.next() % (largest + 1)) as i64;
    match random.below(12) {
        0 => Amount::ZERO,
        1 | 2 => Amount::from_minor(-minor),
        _ => Amount::from_minor(minor),
    }
}

/// One rate most often, else several; each with its basis.
fn groups(random: &mut Random) -> Vec<(VatRate, VatBasis)> {
    let basis = random.one_of(&[VatBasis::Net, VatBasis::Gross]);
    let percent = |rate| (VatRate::Percent(rate), basis);
    match random.below(10) {
        0..5 => vec![percent(2_200)],
        5 | 6 => vec![percent(2_000)],
        7 => vec![(VatRate::Without, basis)],
        8 => vec![percent(2_200), (VatRate::Without, basis), percent(0)],
        _ => vec![
            percent(2_200),
            (VatRate::Percent(1_000), random.one_of(&[VatBasis::Net, VatBasis::Gross])),
            percent(1_667),
        ],
    }
}

fn line(random: &mut Random, texts: &mut Texts, account: &Account, vat: VatRate, largest: u64) -> BillLine {
    let known = account.subscribers.len() as u32;
    let subscriber =
        (known > 0 && random.percent(90)).then(|| account.subscribers[random.below(known) as usize].id.clone());
    let mut line = BillLine {
        subscriber,
        service: valid(if random.percent(90) { service(random) } else { texts.name(random) }.parse()),
        quantity: Decimal::new(i64::from(random.below(100_000)), random.below(3)),
        unit: valid(random.one_of(&["мин", "шт.", "мес.", "вызов", "ГБ", "min", "pcs"]).parse()),
        unit_price: None,
        amount: amount(random, largest),
        vat,
        seconds: random.percent(30).then(|| u64::from(random.below(10_000_000))),
    };
    if random.percent(30) {
        let price = i64::from(random.below(largest.min(1_000_000) as u32 + 1));
        let (quantity, credit) = (i64::from(random.below(20)), if random.percent(10) { -1 } else { 1 });
        line.quantity = Decimal::from(quantity * credit);
        line.unit_price = Some(Decimal::new(price, 2));
        line.amount = Amount::from_minor(price * quantity * credit);
        if line.amount.minor().unsigned_abs() > largest {
            line.unit_price = None;
            line.amount = amount(random, largest);
        }
    }
    line
}

fn service(random: &mut Random) -> String {
    random
        .one_of(&[
            "Абонентская плата, тариф «Бизнес»",
            "Междугородные вызовы",
            "Международные вызовы",
            "Вызовы на номера 8 800",
            "Аренда SIP-номера",
            "Запись разговоров",
            "Local calls",
        ])
        .to_owned()
}

/// Makes the last line take back what the others charge, so that the total is nothing.
fn cancel(lines: &mut [BillLine]) {
    let rate = lines[0].vat;
    for line in lines.iter_mut() {
        line.vat = rate;
    }
    if let Some((last, others)) = lines.split_last_mut() {
        let charged: Amount = others.iter().map(|line| line.amount).sum();
        last.unit_price = None;
        last.amount = -charged;
    }
}

/// The totals of the groups that lines name, in the order of the groups.
fn totals(lines: &[BillLine], groups: &[(VatRate, VatBasis)]) -> Vec<VatGroup> {
    let basis = |rate| groups.iter().find(|(known, _)| *known == rate).map_or(VatBasis::Net, |(_, basis)| *basis);
    let mut rates: Vec<VatRate> = Vec::new();
    for line in lines {
        if !rates.contains(&line.vat) {
            rates.push(line.vat);
        }
    }
    debug_assert!(rates.len() <= Bill::MAX_VAT_GROUPS);
    rates
        .into_iter()
        .map(|rate| {
            let basis = basis(rate);
            let total: Amount = lines.iter().filter(|line| line.vat == rate).map(|line| line.amount).sum();
            let vat = rate.vat_of(total, basis);
            match basis {
                VatBasis::Net => VatGroup { rate, basis, net: total, vat, gross: total + vat },
                VatBasis::Gross => VatGroup { rate, basis, net: total - vat, vat, gross: total },
            }
        })
        .collect()
}
