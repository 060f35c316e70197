//! Invoices of any content that the types allow, each decided by a seed and its index: what documents are tried on.

use chrono::{Days, NaiveDate};
use schet::invoice::{Instalment, PastCharge, Payment};
use schet::party::{Brand, Contact, Profile};
use schet::{Account, Amount, Bill, BillingPeriod, Currency, Invoice, Locale, Operator, Zone};

use crate::operator::random::{Purpose, Random};
use crate::operator::valid;
use lines::Charges;
use texts::Texts;

mod lines;
mod requisites;
mod texts;

/// An invoice and whose it is.
///
/// Names have 1 to 500 characters, and a few hundred samples have every character that documents print; there are 0 to
/// 5,000 lines, most often a dozen; amounts up to 15 digits, credits and zeros among them, on every basis and rate.
///
/// ```
/// use schet_examples::random_invoice::Sample;
/// let sample = Sample::of(1, 17);
/// sample.invoice.bill().check()?;
/// assert_eq!(sample.invoice, Sample::of(1, 17).invoice);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sample {
    /// Who bills.
    pub operator: Operator,
    /// Who is billed.
    pub account: Account,
    /// For what.
    pub invoice: Invoice,
    /// In which language.
    pub locale: Locale,
}

impl Sample {
    /// The sample of that index in the series of a seed.
    #[must_use]
    pub fn of(seed: u64, index: u64) -> Self {
        let mut random = Random::of(seed, Purpose::Document, index, 0);
        let mut texts = Texts::of(index);
        let operator = operator(&mut random, &mut texts);
        let account = account(&mut random, &mut texts);
        let bill = bill(&mut random, &mut texts, &account, index);
        let (number, date) = (valid(texts.short(&mut random, 40).parse()), bill.date_or_default());
        let invoice = valid(bill.into_invoice(number, date));
        Self { locale: account.locale, operator, account, invoice }
    }
}

fn operator(random: &mut Random, texts: &mut Texts) -> Operator {
    Operator {
        id: valid("random".parse()),
        name: valid(texts.name(random).parse()),
        address: valid(texts.name(random).parse()),
        requisites: requisites::requisites(random, texts),
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        contact: Contact {
            email: valid("help@random.example".parse()),
            phone: valid("+7 812 000-00-17".parse()),
            site: random.percent(50).then(|| valid("random.example".parse())),
        },
        sender: valid("bills@random.example".parse()),
        link_base: valid("https://random.example/".parse()),
        brand: Brand {
            accent: [(); 3].map(|()| random.below(170) as u8),
            logo: None,
            profile: random.one_of(&[Profile::Plain, Profile::PdfA3b, Profile::PdfA3b, Profile::PdfA1b]),
        },
    }
}

fn account(random: &mut Random, texts: &mut Texts) -> Account {
    let subscribers = match random.below(10) {
        0..4 => 0,
        4..9 => 1 + random.below(4),
        _ => 40,
    };
    Account {
        number: valid(format!("{}-{}", random.below(1_000_000), random.below(100)).parse()),
        name: valid(texts.name(random).parse()),
        locale: random.one_of(&[Locale::Ru, Locale::En]),
        application_address: valid("office@customer.example".parse()),
        inn: random.percent(70).then(|| requisites::inn(random)),
        kpp: random.percent(50).then(|| valid("770701001".parse())),
        postal_address: random.percent(70).then(|| valid(texts.name(random).parse())),
        contract: random.percent(70).then(|| valid(texts.repertoire().parse())),
        opened: None,
        closed: None,
        subscribers: (0..subscribers)
            .map(|number| schet::Subscriber {
                id: valid(format!("+7812{:07}", 17 + 1_009 * number).parse()),
                label: random.percent(50).then(|| valid(texts.name(random).parse())),
            })
            .collect(),
    }
}

fn bill(random: &mut Random, texts: &mut Texts, account: &Account, index: u64) -> Bill {
    let period: BillingPeriod = valid("2026-10".parse());
    let charges = Charges::of(random, texts, account, index);
    let largest = charges.largest;
    let day =
        |random: &mut Random, most: u32| -> NaiveDate { period.first_day() + Days::new(u64::from(random.below(most))) };
    let payments: Vec<Payment> = (0..random.one_of(&[0, 0, 1, 1, 1, 2, 3, 30]))
        .map(|_| Payment {
            date: day(random, 31),
            amount: lines::amount(random, largest),
            reference: random.percent(70).then(|| valid(texts.name(random).parse())),
        })
        .collect();
    let instalments: Vec<Instalment> = (0..random.one_of(&[0, 0, 0, 1, 2, 5]))
        .map(|_| {
            let parts = 1 + random.below(36);
            Instalment {
                description: valid(texts.name(random).parse()),
                part: 1 + random.below(parts),
                parts,
                due: day(random, 60),
                amount: lines::amount(random, largest),
                remaining: lines::amount(random, largest),
            }
        })
        .collect();
    let is_correction = random.percent(10);
    let mut bill = Bill {
        account: account.number.clone(),
        period,
        number: None,
        date: None,
        due_date: period.day_after() + Days::new(u64::from(random.below(40))),
        revision: if is_correction { 1 + random.below(3) } else { 0 },
        corrects: is_correction.then(|| valid(texts.short(random, 40).parse())),
        currency: Currency::Rub,
        opening_balance: lines::amount(random, largest),
        payments,
        total: charges.vat.iter().map(|group| group.gross).sum(),
        lines: charges.lines,
        vat: charges.vat,
        instalments,
        amount_due: Amount::ZERO,
        history: history(random, period, largest),
    };
    let due = |bill: &Bill| bill.opening_balance - bill.paid() + bill.total + bill.instalments_due();
    if random.percent(10) {
        // Nothing is due, to the kopeck.
        bill.opening_balance = bill.opening_balance - due(&bill);
    }
    bill.amount_due = due(&bill);
    bill
}

/// The months before, some of them left out, or none.
fn history(random: &mut Random, period: BillingPeriod, largest: u64) -> Vec<PastCharge> {
    let months = random.one_of(&[0, 1, 5, 8]);
    let before = std::iter::successors(Some(period.previous()), |period| Some(period.previous()));
    let mut history: Vec<PastCharge> =
        before.take(months).map(|period| PastCharge { period, total: lines::amount(random, largest) }).collect();
    history.reverse();
    history
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schet::money::MAX_AMOUNT;
    use schet::render::{Renderer, repertoire};

    use super::*;

    #[test]
    fn r21_samples_reach_every_corner_and_all_of_them_print() {
        let mut seen = BTreeSet::new();
        let (mut most, mut longest, mut shortest, mut largest) = (0, 0, 500, 0);
        let (mut nothing, mut credit, mut in_english) = (0, 0, 0);
        let mut renderer = Renderer::new();
        for index in 0..150 {
            let Sample { operator, account, invoice, locale } = Sample::of(1, index);
            let bill = invoice.bill();
            // One in a hundred has 5,000 lines: the checks of whole files print those.
            if bill.lines.len() < 1_000 {
                let printed = renderer.invoice(&operator, &account, &invoice, locale);
                assert!(printed.is_ok(), "sample {index}: {printed:?}");
            }
            let name = account.name.as_str().chars().count();
            (longest, shortest) = (longest.max(name), shortest.min(name));
            seen.extend(account.contract.iter().flat_map(|contract| contract.as_str().chars()));
            seen.extend(account.name.as_str().chars());
            most = most.max(bill.lines.len());
            largest = largest.max(bill.lines.iter().map(|line| line.amount.minor().abs()).max().unwrap_or(0));
            nothing += usize::from(bill.amount_due == Amount::ZERO);
            credit += usize::from(bill.amount_due.is_negative());
            in_english += usize::from(locale == Locale::En);
        }
        assert_eq!((shortest, longest, most), (1, 500, 5_000));
        assert!(
            largest > MAX_AMOUNT / 10 && nothing > 5 && credit > 10 && in_english > 50,
            "{largest} {nothing} {credit}"
        );
        let missing: Vec<char> = repertoire()
            .into_iter()
            .filter(|c| !seen.contains(c) && schet::text::Line::new(&format!("a{c}a")).is_ok())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
