use chrono::{Datelike, Days, Months, NaiveDate};
use schet::text::Name;
use schet::{Account, AccountNumber, BillingPeriod, EmailAddress, Locale, Subscriber, SubscriberId};

use super::names::{self, Kind};
use super::plan::Plan;
use super::random::{Purpose, Random};
use super::{Generator, valid};

/// How many lines the accounts of a block have, 200 in all: many small ones and few large.
const LINES: [u32; 30] =
    [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 12, 18, 28, 46];
/// Area codes of the operator's numbers; behind each a zero, with which no assigned number begins.
const CODES: [u32; 10] = [495, 499, 812, 343, 383, 831, 843, 846, 863, 401];
const NUMBERS_OF_CODE: u64 = 1_000_000;

/// What an account is, as far as its seed and its place decide it; cheap, and independent of every other account.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub(crate) index: u32,
    pub(crate) plan: Plan,
    pub(crate) lines: u32,
    /// Its first line among those of all accounts.
    first_line: u64,
    has_sip_names: bool,
    pub(crate) opened: NaiveDate,
    pub(crate) closed: Option<NaiveDate>,
    pub(crate) pays: Habit,
    pub(crate) instalments: Option<Purchase>,
    pub(crate) receives: Receives,
    random: Random,
}

/// How an account pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Habit {
    InFull,
    InParts,
    Late,
    Ahead,
}

/// How an account receives its invoices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receives {
    /// At the address of its application.
    AsBegun,
    /// By hand.
    InPerson,
    /// At an address that it changes within the last month, so many times.
    Moving(u32),
}

/// Something that is paid off in equal parts, the first in a period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Purchase {
    pub(crate) goods: &'static str,
    pub(crate) first: BillingPeriod,
    pub(crate) parts: u32,
    pub(crate) part: i64,
}

impl Profile {
    /// The account at a place.
    pub(crate) fn of(generator: &Generator, index: u32) -> Self {
        let mut random = Random::of(generator.seed, Purpose::Account, u64::from(index), 0);
        let turn = (generator.seed % 30) as u32;
        let lines_at = |place: u32| LINES[((place % 30) * 7 + turn) as usize % LINES.len()];
        let first_line =
            u64::from(index / 30) * 200 + (0..index % 30).map(|place| u64::from(lines_at(place))).sum::<u64>();
        let first_day = generator.first_period().first_day();
        let in_span = |random: &mut Random| {
            let months = random.below(Generator::PERIODS - 1);
            first_day + Months::new(months) + Days::new(u64::from(1 + random.below(25)))
        };
        let before = first_day - Days::new(u64::from(30 + random.below(3_000)));
        let opened = if random.percent(3) { in_span(&mut random) } else { before };
        let closed = (random.percent(3) && opened < first_day).then(|| in_span(&mut random));
        let pays = match random.below(100) {
            0..78 => Habit::InFull,
            78..86 => Habit::InParts,
            86..93 => Habit::Late,
            _ => Habit::Ahead,
        };
        let instalments = random.percent(12).then(|| Purchase {
            goods: random.one_of(&names::GOODS),
            first: generator.last.earlier(random.below(Generator::PERIODS)),
            parts: random.one_of(&[6, 10, 12, 24]),
            part: i64::from(50 + random.below(400)) * 1_000,
        });
        let receives = match random.below(100) {
            _ if index == 7 => Receives::Moving(3),
            0..8 => Receives::InPerson,
            8..15 => Receives::Moving(1),
            _ => Receives::AsBegun,
        };
        let (plan, has_sip_names) = (random.one_of(&Plan::ALL), random.percent(7));
        let lines = lines_at(index);
        Self { index, plan, lines, first_line, has_sip_names, opened, closed, pays, instalments, receives, random }
    }

    /// Its number.
    pub(crate) fn number(&self) -> AccountNumber {
        valid(AccountNumber::new(&(10_000_000 + u64::from(self.index)).to_string()))
    }

    /// One of its lines.
    pub(crate) fn subscriber(&self, line: u32) -> SubscriberId {
        let place = self.first_line + u64::from(line);
        let code = usize::try_from(place / NUMBERS_OF_CODE).ok().and_then(|code| CODES.get(code));
        valid(SubscriberId::new(&match code {
            Some(code) if !self.has_sip_names => format!("+7{code}0{:06}", place % NUMBERS_OF_CODE),
            _ => format!("line{}.{}", line + 1, 10_000_000 + u64::from(self.index)),
        }))
    }

    /// The first of the days of a period on which the account is billed, and the day after the last; `None` where it
    /// is not billed.
    pub(crate) fn days(&self, period: BillingPeriod) -> Option<(NaiveDate, NaiveDate)> {
        let from = self.opened.max(period.first_day());
        let until = self.closed.unwrap_or(NaiveDate::MAX).min(period.day_after());
        (from < until).then_some((from, until))
    }

    /// The account as the operator feeds it.
    pub(crate) fn account(&self, generator: &Generator) -> Account {
        let mut random = self.random.clone();
        let named = names::customer(&mut random);
        let inn = names::inn(&mut random, named.kind);
        let kpp = (named.kind == Kind::Company).then(|| format!("{}01001", &inn[..4]));
        let signed = self.opened.format("%d.%m.%Y");
        Account {
            number: self.number(),
            name: valid(Name::new(&named.name)),
            locale: if named.kind == Kind::Foreign { Locale::En } else { Locale::Ru },
            application_address: self.address(named.slug, &mut random),
            inn: (named.kind != Kind::Foreign).then(|| valid(inn.parse())),
            kpp: kpp.map(|kpp| valid(kpp.parse())),
            postal_address: Some(valid(names::address(&mut random).parse())),
            contract: Some(valid(format!("Договор № {}-С от {signed}", self.index + 17).parse())),
            opened: (self.opened >= generator.first_period().first_day() || random.percent(50)).then_some(self.opened),
            closed: self.closed,
            subscribers: (0..self.lines)
                .map(|line| Subscriber {
                    id: self.subscriber(line),
                    label: (random.percent(60)).then(|| valid(Name::new(random.one_of(&names::LABELS)))),
                })
                .collect(),
        }
    }

    fn address(&self, slug: &str, random: &mut Random) -> EmailAddress {
        let mailbox = random.one_of(&["buh", "office", "info", "bills", "director"]);
        let number = self.index + 1;
        valid(EmailAddress::new(&match random.below(100) {
            0..8 => format!("{mailbox}@клиент-{number}.рф"),
            8..12 => format!("{mailbox}@{slug}-{number}.испытание"),
            _ => format!("{mailbox}@{slug}-{number}.example"),
        }))
    }

    /// The address to which the account moves for the n-th time, from 1.
    pub(crate) fn new_address(&self, time: u32) -> EmailAddress {
        valid(EmailAddress::new(&format!("moved-{time}@office-{}.example", self.index + 1)))
    }
}

impl Purchase {
    /// The part that is due in a period, from 1; `None` before the first and after the last.
    pub(crate) fn part_in(&self, period: BillingPeriod) -> Option<u32> {
        let months =
            |period: BillingPeriod| period.year() * 12 + i32::try_from(period.first_day().month()).unwrap_or(0);
        let part = u32::try_from(months(period) - months(self.first) + 1).ok()?;
        (1..=self.parts).contains(&part).then_some(part)
    }
}
