use chrono::{Datelike, Days, NaiveDate, Weekday};
use schet::text::{Line, Name};
use schet::usage::Call;
use schet::{AccountNumber, Amount, BillingPeriod};

use super::plan::Class;
use super::profile::Profile;
use super::random::{Purpose, Random};
use super::{Generator, valid};

/// How many calls each line of an account has in a month, on average.
const CALLS_OF_LINE: u32 = 25;
/// How many of a thousand calls begin in each hour.
const HOURS: [u32; 24] = [2, 1, 1, 1, 1, 2, 5, 15, 45, 95, 115, 110, 90, 75, 95, 100, 95, 80, 40, 15, 8, 5, 3, 1];

/// A call as numbers: what a bill needs of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sketch {
    pub(crate) line: u32,
    pub(crate) class: Class,
    pub(crate) charged_seconds: u32,
    pub(crate) amount: i64,
    day: u32,
    second: u32,
    seconds: u32,
    peer: u32,
    number: u32,
}

/// The calls of an account in a period, in the order in which they were numbered.
pub(crate) fn sketches<'a>(
    generator: &Generator,
    profile: &'a Profile,
    period: BillingPeriod,
) -> impl Iterator<Item = Sketch> + use<'a> {
    let month = (period.year() * 12).unsigned_abs() + period.month();
    let mut random = Random::of(generator.seed, Purpose::Traffic, u64::from(profile.index), u64::from(month));
    let (from, until) = profile.days(period).unwrap_or((NaiveDate::MAX, NaiveDate::MAX));
    let first = period.first_day();
    let days = period.last_day().day();
    let first_weekday = first.weekday().num_days_from_monday();
    (0..profile.lines * CALLS_OF_LINE)
        .map(move |number| sketch(&mut random, profile, number, days, first_weekday))
        .filter(move |call| {
            let day = first + Days::new(u64::from(call.day));
            (from..until).contains(&day)
        })
}

fn sketch(random: &mut Random, profile: &Profile, number: u32, days: u32, first_weekday: u32) -> Sketch {
    let line = random.below(profile.lines).min(random.below(profile.lines));
    let weekend = |day: u32| (first_weekday + day) % 7 >= Weekday::Sat.num_days_from_monday();
    let mut day = random.below(days);
    if weekend(day) && random.percent(80) {
        day = random.below(days);
    }
    let mut share = random.below(1_000);
    let hour = HOURS.iter().position(|hour| match share.checked_sub(*hour) {
        None => true,
        Some(rest) => {
            share = rest;
            false
        }
    });
    let second = hour.unwrap_or(12) as u32 * 3_600 + random.below(3_600);
    let class = match random.below(100) {
        0..30 => Class::Local,
        30..60 => Class::Mobile,
        60..72 => Class::Trunk,
        72..74 => Class::International,
        74..94 => Class::Incoming,
        _ => Class::Internal,
    };
    let is_answered = !random.percent(9);
    let seconds = if is_answered { 3 + (1 + random.below(40)) * (1 + random.below(14)) } else { 0 };
    let step = profile.plan.step();
    let charged_seconds = if profile.plan.price(class) == 0 { 0 } else { seconds.next_multiple_of(step) };
    // Half away from zero, for a price that is never negative.
    let amount = (2 * profile.plan.price(class) * i64::from(charged_seconds) + 60) / 120;
    Sketch { line, class, charged_seconds, amount, day, second, seconds, peer: random.below(u32::MAX), number }
}

/// The calls of an account in a period, by their start.
pub(crate) fn calls(
    generator: &Generator,
    index: u32,
    period: BillingPeriod,
) -> impl Iterator<Item = (AccountNumber, Call)> + use<> {
    let profile = Profile::of(generator, index);
    let mut found: Vec<_> = sketches(generator, &profile, period).collect();
    found.sort_unstable_by_key(|call| (call.day, call.second, call.number));
    let account = profile.number();
    let zone = generator.operator.zone;
    found.into_iter().map(move |sketch| {
        let day = period.first_day() + Days::new(u64::from(sketch.day));
        let local = day.and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::seconds(i64::from(sketch.second));
        let call = Call {
            key: valid(Line::new(&format!("{period}/{}", sketch.number))),
            subscriber: profile.subscriber(sketch.line),
            start: zone.at_or_after(local),
            direction: sketch.class.direction(),
            peer: valid(Line::new(&peer(&profile, &sketch))),
            service: valid(Name::new(sketch.class.service())),
            seconds: sketch.seconds,
            charged_seconds: sketch.charged_seconds,
            amount: Amount::from_minor(sketch.amount),
            received: None,
        };
        (account.clone(), call)
    })
}

/// The other party: numbers that are assigned to nobody, or kept for stories.
fn peer(profile: &Profile, call: &Sketch) -> String {
    let n = call.peer;
    match call.class {
        Class::Local => format!("+74950{:06}", n % 1_000_000),
        Class::Mobile => format!("+7900000{:04}", n % 10_000),
        Class::Trunk => format!("+7{}0{:06}", [812, 343, 383, 831][(n % 4) as usize], n / 4 % 1_000_000),
        Class::International => match n % 3 {
            0 => format!("+4420794600{:02}", n / 3 % 100),
            1 => format!("+120255501{:02}", n / 3 % 100),
            _ => format!("+3319900{:04}", n / 3 % 10_000),
        },
        Class::Incoming if n.is_multiple_of(20) => "Номер скрыт".to_owned(),
        Class::Incoming => format!("+7900000{:04}", n % 10_000),
        Class::Internal => profile.subscriber(n % profile.lines).to_string(),
    }
}
