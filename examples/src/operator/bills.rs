use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use schet::invoice::{BillLine, Instalment, PastCharge, Payment, VatGroup};
use schet::money::{VatBasis, VatRate};
use schet::text::Name;
use schet::{Amount, Bill, BillingPeriod, Currency, InvoiceNumber};

use super::plan::{Class, vat_of};
use super::profile::{Habit, Profile};
use super::random::{Purpose, Random};
use super::traffic::sketches;
use super::{Generator, valid};

/// The bill of an account for a period; its opening balance is what the bill before it left to be paid.
pub(crate) fn bill(generator: &Generator, index: u32, period: BillingPeriod) -> Option<Bill> {
    chain(generator, &Profile::of(generator, index)).find(|bill| bill.period == period)
}

/// How many earlier months a bill tells of.
const HISTORY: usize = 5;

/// The bills of an account, oldest first.
pub(crate) fn chain<'a>(generator: &'a Generator, profile: &'a Profile) -> impl Iterator<Item = Bill> + use<'a> {
    let mut random = Random::of(generator.seed, Purpose::Payment, u64::from(profile.index), 0);
    let mut balance = if random.percent(70) { 0 } else { i64::from(random.below(400_000)) - 100_000 };
    if profile.opened >= generator.first_period().first_day() {
        balance = 0;
    }
    let mut charged: Vec<PastCharge> = Vec::new();
    generator.periods().filter_map(move |period| {
        let bill = next(generator, profile, period, Amount::from_minor(balance))?;
        let history = charged[charged.len().saturating_sub(HISTORY)..].to_vec();
        balance = bill.amount_due.minor();
        charged.push(PastCharge { period, total: bill.total });
        Some(Bill { history, ..bill })
    })
}

fn next(generator: &Generator, profile: &Profile, period: BillingPeriod, opening: Amount) -> Option<Bill> {
    let (from, until) = profile.days(period)?;
    let payments = payments(generator, profile, period, opening);
    let paid: Amount = payments.iter().map(|payment| payment.amount).sum();
    let mut lines = fees(profile, period, from, until);
    lines.extend(call_lines(generator, profile, period));
    let mut vat = vec![gross_group(vat_of(period), &lines)];
    let overdue = opening - paid;
    if overdue.minor() > 10_000 {
        let penalty = Amount::from_minor(overdue.minor() / 100);
        lines.push(line(
            profile,
            None,
            "Пени за просрочку оплаты",
            Decimal::ONE,
            "шт.",
            None,
            penalty,
            VatRate::Without,
        ));
        vat.push(VatGroup {
            rate: VatRate::Without,
            basis: VatBasis::Net,
            net: penalty,
            vat: Amount::ZERO,
            gross: penalty,
        });
    }
    let total = vat.iter().map(|group| group.gross).sum();
    let instalments: Vec<_> = instalment(profile, period).into_iter().collect();
    let due: Amount = instalments.iter().map(|instalment| instalment.amount).sum();
    let number = format!("{:02}{:02}-{:07}", period.year() % 100, period.month(), profile.index + 1);
    Some(Bill {
        account: profile.number(),
        period,
        number: Some(valid(InvoiceNumber::new(&number))),
        date: Some(period.day_after()),
        due_date: period.day_after() + Days::new(19),
        revision: 0,
        corrects: None,
        currency: Currency::Rub,
        opening_balance: opening,
        payments,
        lines,
        vat,
        total,
        instalments,
        amount_due: opening - paid + total + due,
        history: Vec::new(),
    })
}

/// What is paid within a period of what was due at its beginning.
fn payments(generator: &Generator, profile: &Profile, period: BillingPeriod, opening: Amount) -> Vec<Payment> {
    let month = (period.year() * 12).unsigned_abs() + period.month();
    let mut random = Random::of(generator.seed, Purpose::Payment, u64::from(profile.index), u64::from(month));
    let due = opening.minor();
    if due <= 0 {
        return Vec::new();
    }
    let parts = match profile.pays {
        Habit::InFull => vec![due],
        Habit::InParts => vec![due / 2, due - due / 2 - due / 10],
        Habit::Late if random.percent(45) => Vec::new(),
        Habit::Late => vec![due],
        // For some months, in whole thousands of roubles.
        Habit::Ahead => vec![(due * 4 + 99_999) / 100_000 * 100_000],
    };
    let mut day = 3 + random.below(8);
    let mut paid: Vec<Payment> = Vec::new();
    for amount in parts.into_iter().filter(|amount| *amount > 0) {
        let date = period.first_day() + Days::new(u64::from(day));
        let reference = format!("п/п {} от {}", 1 + random.below(900), date.format("%d.%m.%Y"));
        paid.push(Payment { date, amount: Amount::from_minor(amount), reference: Some(valid(reference.parse())) });
        day += 1 + random.below(9);
    }
    paid
}

/// The part of a purchase that is due on the last day of a period.
pub(crate) fn instalment(profile: &Profile, period: BillingPeriod) -> Option<Instalment> {
    let purchase = profile.instalments.as_ref()?;
    profile.days(period)?;
    let part = purchase.part_in(period)?;
    Some(Instalment {
        description: valid(Name::new(purchase.goods)),
        part,
        parts: purchase.parts,
        due: period.last_day(),
        amount: Amount::from_minor(purchase.part),
        remaining: Amount::from_minor(purchase.part * i64::from(purchase.parts - part)),
    })
}

/// The account's fee and its numbers' fees; by days where the account begins or ends within the month.
fn fees(profile: &Profile, period: BillingPeriod, from: NaiveDate, until: NaiveDate) -> Vec<BillLine> {
    let all = (period.day_after() - period.first_day()).num_days();
    let days = (until - from).num_days();
    let fee = |subscriber: Option<u32>, service: &str, price: i64| {
        let vat = vat_of(period);
        if days == all {
            let amount = Amount::from_minor(price);
            line(profile, subscriber, service, Decimal::ONE, "мес.", Some(Decimal::new(price, 2)), amount, vat)
        } else {
            let amount = Amount::from_minor((2 * price * days + all) / (2 * all));
            line(profile, subscriber, service, Decimal::from(days), "сут.", None, amount, vat)
        }
    };
    let mut lines = vec![fee(None, profile.plan.service(), profile.plan.fee())];
    lines.extend(
        (0..profile.lines).map(|number| fee(Some(number), "Абонентская плата за номер", profile.plan.number_fee())),
    );
    lines
}

/// A line for each number and service that was called, the sum of those calls.
fn call_lines(generator: &Generator, profile: &Profile, period: BillingPeriod) -> Vec<BillLine> {
    let mut sums: BTreeMap<(u32, usize), (u64, i64)> = BTreeMap::new();
    for call in sketches(generator, profile, period) {
        let class = Class::CHARGED.iter().position(|class| *class == call.class);
        if let Some(class) = class.filter(|_| call.charged_seconds > 0) {
            let sum = sums.entry((call.line, class)).or_default();
            sum.0 += u64::from(call.charged_seconds);
            sum.1 += call.amount;
        }
    }
    let by_minutes = profile.plan.step() == 60;
    let charged = |((number, class), (seconds, amount)): ((u32, usize), (u64, i64))| {
        let class = Class::CHARGED[class];
        let price = by_minutes.then(|| Decimal::new(profile.plan.price(class), 2));
        let minutes = (Decimal::from(seconds) / Decimal::from(60)).round_dp(2).normalize();
        let amount = Amount::from_minor(amount);
        let vat = vat_of(period);
        BillLine {
            seconds: Some(seconds),
            ..line(profile, Some(number), class.service(), minutes, "мин", price, amount, vat)
        }
    };
    sums.into_iter().map(charged).collect()
}

#[expect(clippy::too_many_arguments, reason = "the columns of a bill's line")]
fn line(
    profile: &Profile,
    subscriber: Option<u32>,
    service: &str,
    quantity: Decimal,
    unit: &str,
    unit_price: Option<Decimal>,
    amount: Amount,
    vat: VatRate,
) -> BillLine {
    BillLine {
        subscriber: subscriber.map(|line| profile.subscriber(line)),
        service: valid(Name::new(service)),
        quantity,
        unit: valid(Name::new(unit)),
        unit_price,
        amount,
        vat,
        seconds: None,
    }
}

fn gross_group(rate: VatRate, lines: &[BillLine]) -> VatGroup {
    let gross: Amount = lines.iter().map(|line| line.amount).sum();
    let vat = rate.vat_of(gross, VatBasis::Gross);
    VatGroup { rate, basis: VatBasis::Gross, net: gross - vat, vat, gross }
}
