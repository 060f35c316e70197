use std::time::Duration;

use schet::invoice::{BillLine, Instalment, Payment, VatGroup};
use schet::money::{Amount, Currency, VatBasis, VatRate};
use schet::usage::{Call, Direction};
use schet::{Bill, BillingPeriod, Instant, Zone};

use super::{Prng, account_number, subscriber_id, valid};

/// Services with their units and prices in kopecks, without VAT; those charged by time come first.
const SERVICES: [(&str, &str, u32); 6] = [
    ("Местные вызовы", "мин", 60),
    ("Междугородные вызовы", "мин", 180),
    ("Вызовы на мобильные номера", "мин", 210),
    ("Международные вызовы", "мин", 2_150),
    ("Абонентская плата за номер", "шт.", 25_000),
    ("Запись разговоров", "мес.", 49_900),
];

const BY_TIME: u32 = 4;

/// A bill of so many lines whose sums agree, without a number of its own; sometimes with a balance brought forward,
/// a payment or an instalment. VAT has the rate of the period: 20 % up to December 2025, then 22 %.
#[must_use]
pub fn bill(account: u32, period: BillingPeriod, lines: usize, random: &mut Prng) -> Bill {
    let vat = VatRate::Percent(if period.year() < 2026 { 2_000 } else { 2_200 });
    let lines: Vec<BillLine> = (0..lines).map(|_| line(account, vat, random)).collect();
    let net: Amount = lines.iter().map(|line| line.amount).sum();
    let tax = vat.vat_of(net, VatBasis::Net);
    let group = VatGroup { rate: vat, basis: VatBasis::Net, net, vat: tax, gross: net + tax };
    let opening_balance =
        if random.once_in(3) { kopecks(random.below(300_000)) - kopecks(100_000) } else { Amount::ZERO };
    let payments = if random.once_in(2) { vec![payment(period, 10, random.below(500_000))] } else { Vec::new() };
    let instalments = if random.once_in(8) { vec![instalment(period, 1 + random.below(11))] } else { Vec::new() };
    let mut bill = Bill {
        account: account_number(account),
        period,
        number: None,
        date: None,
        due_date: period.next().first_day() + chrono::Days::new(19),
        revision: 0,
        corrects: None,
        currency: Currency::Rub,
        opening_balance,
        payments,
        total: group.gross,
        vat: if lines.is_empty() { Vec::new() } else { vec![group] },
        lines,
        instalments,
        amount_due: Amount::ZERO,
        history: Vec::new(),
    };
    bill.amount_due = bill.opening_balance - bill.paid() + bill.total + bill.instalments_due();
    bill
}

fn line(account: u32, vat: VatRate, random: &mut Prng) -> BillLine {
    let place = random.below(6);
    let (service, unit, price) = SERVICES[place as usize];
    let by_time = place < BY_TIME;
    let quantity = 1 + random.below(if by_time { 400 } else { 3 });
    BillLine {
        subscriber: by_time.then(|| subscriber_id(account, random.below(1 + account % 4))),
        service: valid(service.parse()),
        quantity: quantity.into(),
        unit: valid(unit.parse()),
        unit_price: None,
        amount: kopecks(quantity * price),
        vat,
        seconds: by_time.then_some(u64::from(quantity) * 60),
    }
}

/// A payment of so many kopecks on a day of the period, 1 to 28.
#[must_use]
pub fn payment(period: BillingPeriod, day: u32, minor: u32) -> Payment {
    let date = period.first_day() + chrono::Days::new(u64::from(day.clamp(1, 28)) - 1);
    Payment { date, amount: kopecks(minor), reference: Some(valid(format!("п/п {day}").parse())) }
}

/// A part, 1 to 12, of an instalment plan, due on the 15th of the period.
#[must_use]
pub fn instalment(period: BillingPeriod, part: u32) -> Instalment {
    let part = part.clamp(1, 12);
    Instalment {
        description: valid("Рассрочка за IP-телефоны".parse()),
        part,
        parts: 12,
        due: period.first_day() + chrono::Days::new(14),
        amount: kopecks(150_000),
        remaining: kopecks(150_000 * (12 - part)),
    }
}

/// A call of a line of an account; the key is of the form `c-000000000001`.
#[must_use]
pub fn call(account: u32, line: u32, key: u32, start: Instant, random: &mut Prng) -> Call {
    let (service, _, price) = SERVICES[random.below(BY_TIME) as usize];
    let answered = !random.once_in(6);
    let seconds = if answered { 1 + random.below(1_200) } else { 0 };
    let minutes = seconds.div_ceil(60);
    let direction = if random.once_in(4) { Direction::Incoming } else { Direction::Outgoing };
    let charged = if direction == Direction::Outgoing { minutes } else { 0 };
    Call {
        key: valid(format!("c-{key:012}").parse()),
        subscriber: subscriber_id(account, line),
        start,
        direction,
        peer: valid(format!("+7916{:07}", random.below(10_000_000)).parse()),
        service: valid(service.parse()),
        seconds,
        charged_seconds: charged * 60,
        amount: kopecks(charged * price),
        received: Some(start + Duration::from_secs(u64::from(seconds) + 5)),
    }
}

/// So many calls of an account's lines at instants of a period in Moscow, with keys from `first_key` on; in no order.
#[must_use]
pub fn calls(account: u32, period: BillingPeriod, count: u32, first_key: u32, random: &mut Prng) -> Vec<Call> {
    let span = period.span(Zone::MOSCOW);
    let seconds = u32::try_from((span.end - span.start).num_seconds()).unwrap_or(0);
    let mut one = |key| {
        let start = span.start + Duration::from_secs(random.below(seconds).into());
        call(account, random.below(1 + account % 4), key, start, random)
    };
    (first_key..first_key.saturating_add(count)).map(&mut one).collect()
}

fn kopecks(minor: u32) -> Amount {
    Amount::from_minor(minor.into())
}
