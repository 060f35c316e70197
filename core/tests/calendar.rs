//! R1 and R2 against oracles that know nothing but how a zone shows one instant.

#![allow(clippy::unwrap_used)]

use std::process::Command;
use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;
use schet::calendar::{PeriodError, WindowError};
use schet::{BillingPeriod, FormationWindow, Instant, Zone};

/// The operator's likely zones, and those whose firsts of a month have a midnight missing or twice.
const ZONES: [&str; 8] = [
    "Europe/Moscow",
    "Asia/Vladivostok",
    "Europe/London",
    "Asia/Damascus",
    "America/Asuncion",
    "America/Havana",
    "America/St_Johns",
    "Pacific/Apia",
];

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn shown(tz: Tz, at: Instant) -> NaiveDateTime {
    at.naive_utc() + tz.offset_from_utc_datetime(&at.naive_utc()).fix()
}

fn offset(tz: Tz, at: Instant) -> i32 {
    tz.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// The first instant at which clocks show a midnight or more, by walking up to it.
fn walked_start(tz: Tz, date: NaiveDate) -> Instant {
    let midnight = date.and_hms_opt(0, 0, 0).unwrap();
    let around = |hours| midnight.and_utc() + TimeDelta::hours(hours);
    if (-26..=26).step_by(4).all(|hours| offset(tz, around(hours)) == offset(tz, around(-26))) {
        return (midnight - TimeDelta::seconds(offset(tz, around(0)).into())).and_utc();
    }
    let mut walker = around(-40);
    while shown(tz, walker + TimeDelta::minutes(1)) < midnight {
        walker += TimeDelta::minutes(1);
    }
    while shown(tz, walker) < midnight {
        walker += TimeDelta::seconds(1);
    }
    walker
}

/// A change of a zone's offset.
struct Shift {
    tz: Tz,
    at: Instant,
    before: i32,
    after: i32,
}

/// Every change of offset of every zone from 1970 to 2040, found by sampling each fifth day and halving.
static SHIFTS: LazyLock<Vec<Shift>> = LazyLock::new(|| {
    let (first, last) = (at("1970-01-01T00:00:00Z").timestamp(), at("2040-01-01T00:00:00Z").timestamp());
    let mut shifts = Vec::new();
    for tz in TZ_VARIANTS {
        let offset_at = |second| offset(tz, DateTime::from_timestamp(second, 0).unwrap());
        let (mut from, mut before) = (first, offset_at(first));
        while from < last {
            let to = from + 5 * 86_400;
            let after = offset_at(to);
            if before != after {
                let (mut low, mut high) = (from, to);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    *(if offset_at(middle) == before { &mut low } else { &mut high }) = middle;
                }
                shifts.push(Shift {
                    tz,
                    at: DateTime::from_timestamp(high, 0).unwrap(),
                    before,
                    after: offset_at(high),
                });
            }
            (from, before) = (to, after);
        }
    }
    shifts
});

/// The shifts at which clocks skip or repeat the midnight of a day that an edge can fall on.
fn shifts_over_midnight(days: &'static [u32]) -> impl Iterator<Item = (&'static Shift, NaiveDate)> {
    SHIFTS.iter().flat_map(move |shift| {
        let reading = |offset: i32| shift.at.naive_utc() + TimeDelta::seconds(offset.into());
        let (low, high) = (shift.before.min(shift.after), shift.before.max(shift.after));
        let (low, high) = (reading(low), reading(high));
        low.date()
            .iter_days()
            .take_while(move |date| date.and_hms_opt(0, 0, 0).unwrap() <= high)
            .filter(move |date| date.and_hms_opt(0, 0, 0).unwrap() >= low && days.contains(&date.day()))
            .map(move |date| (shift, date))
    })
}

fn months() -> impl Iterator<Item = BillingPeriod> {
    (2000..2100).flat_map(|year| (1..=12).map(move |month| BillingPeriod::new(year, month).unwrap()))
}

/// Checks one month in one zone against the walked oracle: its edges, its neighbours, its window.
fn check_month(period: BillingPeriod, tz: Tz) {
    let zone = zone(tz.name());
    let place = format!("{period} in {zone}");
    let (start, end) = (walked_start(tz, period.first_day()), walked_start(tz, period.day_after()));
    assert_eq!(period.span(zone), start..end, "{place}");
    let window = FormationWindow::default();
    let reopens = walked_start(tz, period.first_day().with_day(4).unwrap());
    assert_eq!(window.reopens(period, zone), reopens, "{place}");
    let previous = [period.earlier(1), period.earlier(2)];
    for beside in [1, 1_000_000, 1_000_000_000, 60_000_000_000, 3_600_000_000_000].map(TimeDelta::nanoseconds) {
        assert_eq!(BillingPeriod::current(start - beside, zone), period.previous(), "{place}");
        assert_eq!(BillingPeriod::current(end - beside, zone), period, "{place}");
        assert_eq!(BillingPeriod::two_previous(end - beside, zone), previous, "{place}");
        assert_eq!(window.closed_until(start - beside, zone), None, "{place}");
        assert_eq!(window.closed_until(reopens - beside, zone), Some(reopens), "{place}");
        for inside in [start, start + beside] {
            assert_eq!(BillingPeriod::current(inside, zone), period, "{place}");
            assert_eq!(BillingPeriod::two_previous(inside, zone), previous, "{place}");
            assert!(period.contains(inside, zone) && !period.previous().contains(inside, zone), "{place}");
            assert_eq!(window.closed_until(inside, zone), Some(reopens), "{place}");
        }
        for open in [reopens, reopens + beside] {
            assert_eq!(window.closed_until(open, zone), None, "{place}");
        }
    }
}

#[test]
fn r1_days_tile_the_time_line_for_a_century() {
    for name in ZONES {
        let (zone, tz) = (zone(name), Tz::from_str(name).unwrap());
        let last = day(2099, 12, 31);
        for date in day(2000, 1, 1).iter_days().take_while(|date| *date <= last) {
            let (start, end) = (zone.start_of(date), zone.start_of(date + Days::new(1)));
            assert!(start < end || (name == "Pacific/Apia" && date == day(2011, 12, 30)), "{date} in {name}");
            if start < end {
                assert_eq!(zone.date_of(start), date, "{name}");
                assert_eq!(zone.date_of(end - TimeDelta::milliseconds(1)), date, "{name}");
            }
            let midnight = date.and_hms_opt(0, 0, 0).unwrap();
            assert!(shown(tz, start) >= midnight && shown(tz, start - TimeDelta::nanoseconds(1)) < midnight, "{name}");
        }
    }
}

#[test]
fn r1_r2_every_month_of_a_century_has_its_edges() {
    for name in ZONES {
        let tz = Tz::from_str(name).unwrap();
        months().for_each(|period| check_month(period, tz));
    }
}

#[test]
fn r1_r2_every_zone_whose_clocks_move_over_an_edge() {
    let found: Vec<_> = shifts_over_midnight(&[1, 4]).collect();
    for (name, date) in [
        ("Asia/Damascus", day(2000, 4, 1)),
        ("America/Asuncion", day(2017, 10, 1)),
        ("America/Havana", day(2020, 11, 1)),
        ("America/St_Johns", day(2009, 11, 1)),
    ] {
        assert!(found.iter().any(|(shift, on)| (shift.tz.name(), *on) == (name, date)), "{date} in {name}");
    }
    assert!(found.len() > 100, "{}", found.len());
    for (shift, date) in found {
        check_month(BillingPeriod::of_date(date), shift.tz);
    }
}

#[test]
fn r1_a_first_whose_midnight_is_missing_or_double_starts_at_its_first_instant() {
    for (name, date, start) in [
        ("Asia/Damascus", day(2000, 4, 1), "2000-03-31T22:00:00Z"),
        ("America/Asuncion", day(2017, 10, 1), "2017-10-01T04:00:00Z"),
        ("America/Havana", day(2020, 11, 1), "2020-11-01T04:00:00Z"),
        ("America/St_Johns", day(2009, 11, 1), "2009-11-01T02:30:00Z"),
        ("Pacific/Apia", day(2011, 12, 30), "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", day(2011, 12, 31), "2011-12-30T10:00:00Z"),
        ("Europe/Moscow", day(2026, 11, 1), "2026-10-31T21:00:00Z"),
    ] {
        assert_eq!(zone(name).start_of(date), at(start), "{date} in {name}");
    }
}

#[test]
fn r1_a_month_that_has_begun_goes_on_though_clocks_show_its_eve_again() {
    // A minute after midnight of November 1st the clocks of Newfoundland went back to 23:01 of October 31st.
    let newfoundland = zone("America/St_Johns");
    let again = at("2009-11-01T02:45:00Z");
    assert_eq!(newfoundland.local(again).date(), day(2009, 10, 31));
    assert_eq!(newfoundland.date_of(again), day(2009, 11, 1));
    assert_eq!(BillingPeriod::current(again, newfoundland).to_string(), "2009-11");
    assert_eq!(newfoundland.next_day(again), newfoundland.start_of(day(2009, 11, 2)));
    assert!(FormationWindow::default().closed_until(again, newfoundland).is_some());
    let rest = FormationWindow::new(27, 27).unwrap();
    assert_eq!(rest.closed_until(again, newfoundland), None);
}

#[test]
fn r2_the_window_is_one_span_though_its_last_day_is_shown_again() {
    let crossing: Vec<_> = SHIFTS
        .iter()
        .filter(|shift| {
            let reading = |offset: i32| shift.at.naive_utc() + TimeDelta::seconds(offset.into());
            reading(shift.after).date() < (reading(shift.before) - TimeDelta::nanoseconds(1)).date()
        })
        .collect();
    assert!(crossing.len() > 20, "{}", crossing.len());
    for shift in crossing {
        // A window that ends with the day that is shown again is over once the next day began.
        let zone = zone(shift.tz.name());
        let again = zone.local(shift.at).date();
        let Ok(window) = FormationWindow::new(1, again.day()) else { continue };
        assert_eq!(window.closed_until(shift.at, zone), None, "{} in {zone}", shift.at);
        let reopens = zone.start_of(again + Days::new(1));
        assert!(reopens < shift.at);
        assert_eq!(window.closed_until(reopens - TimeDelta::milliseconds(1), zone), Some(reopens));
    }
}

#[test]
fn r1_a_skipped_reading_means_the_first_instant_after_the_gap() {
    let gaps: Vec<_> = SHIFTS.iter().filter(|shift| shift.after > shift.before).collect();
    assert!(gaps.iter().any(|gap| gap.after - gap.before == 86_400), "a zone skips a whole day");
    assert!(gaps.len() > 10_000, "{}", gaps.len());
    for gap in gaps {
        let zone = zone(gap.tz.name());
        let last = gap.at.naive_utc() + TimeDelta::seconds(gap.before.into());
        let width = TimeDelta::seconds((gap.after - gap.before).into());
        let nano = TimeDelta::nanoseconds(1);
        for inside in [TimeDelta::zero(), nano, TimeDelta::milliseconds(500), width / 3, width - nano] {
            assert!(!zone.is_valid(last + inside));
            assert_eq!(zone.at_or_after(last + inside), gap.at, "{} in {zone}", last + inside);
        }
        assert_eq!(zone.at_or_after(last + width), gap.at, "{zone}");
        assert_eq!(zone.at_or_after(last - nano), gap.at - nano, "{zone}");
        assert_eq!(zone.at_or_after(last + width + nano), gap.at + nano, "{zone}");
    }
}

#[test]
fn r1_a_repeated_reading_means_its_earlier_instant() {
    for back in SHIFTS.iter().filter(|shift| shift.after < shift.before) {
        let zone = zone(back.tz.name());
        let width = TimeDelta::seconds((back.before - back.after).into());
        let first = back.at.naive_utc() + TimeDelta::seconds(back.after.into());
        for inside in [TimeDelta::zero(), TimeDelta::milliseconds(1), width / 2, width - TimeDelta::nanoseconds(1)] {
            assert_eq!(zone.at_or_after(first + inside), back.at - width + inside, "{} in {zone}", first + inside);
        }
        assert_eq!(zone.at_or_after(first + width), back.at + width, "{zone}");
    }
}

#[test]
fn r2_an_order_on_the_third_waits_for_the_fourth_in_moscow() {
    let window = FormationWindow::default();
    let fourth = at("2026-10-03T21:00:00Z");
    for (instant, closed) in [
        ("2026-09-30T20:59:59.999999999Z", false),
        ("2026-09-30T21:00:00Z", true),
        ("2026-10-03T20:59:59.999Z", true),
        ("2026-10-03T20:59:59.999999999Z", true),
        ("2026-10-03T21:00:00Z", false),
        ("2016-12-31T20:59:60.5Z", false),
        ("2016-12-31T21:00:00Z", true),
    ] {
        assert_eq!(window.closed_until(at(instant), Zone::MOSCOW).is_some(), closed, "{instant}");
    }
    assert_eq!(window.closed_until(at("2026-10-03T20:59:59.999Z"), Zone::MOSCOW), Some(fourth));
}

#[test]
fn r1_the_machines_zone_does_not_matter() {
    let this = std::env::current_exe().unwrap();
    for machine in ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Vladivostok", "nonsense"] {
        let rule = "r2_an_order_on_the_third_waits_for_the_fourth_in_moscow";
        let output = Command::new(&this).args(["--exact", rule]).env("TZ", machine).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "TZ={machine}: {said}");
    }
}

#[test]
fn r1_periods_stop_at_the_ends_of_their_range() {
    let (first, last) = (BillingPeriod::new(1970, 1).unwrap(), BillingPeriod::new(9998, 12).unwrap());
    assert_eq!(first.previous(), first);
    assert_eq!(last.next(), last);
    assert_eq!(BillingPeriod::new(1970, 2).unwrap().earlier(3), first);
    assert_eq!(last.earlier(u32::MAX), first);
    assert_eq!(BillingPeriod::of_date(day(1969, 12, 31)), first);
    assert_eq!(BillingPeriod::of_date(NaiveDate::MIN), first);
    assert_eq!(BillingPeriod::of_date(day(9999, 1, 1)), last);
    assert_eq!(BillingPeriod::of_date(NaiveDate::MAX), last);
    assert_eq!(last.last_day(), day(9998, 12, 31));
    for (year, month) in [(1969, 12), (9999, 1), (2026, 0), (2026, 13), (i32::MIN, 1), (i32::MAX, u32::MAX)] {
        assert_eq!(BillingPeriod::new(year, month), Err(PeriodError), "{year}-{month}");
    }
}

#[test]
fn r1_hostile_instants_and_readings_are_clamped() {
    for tz in TZ_VARIANTS {
        let zone = zone(tz.name());
        for instant in [Instant::MIN_UTC, Instant::MAX_UTC, at("-0001-01-01T00:00:00Z"), at("+99999-12-31T23:59:60Z")] {
            let date = zone.date_of(instant);
            assert!((date.year() - instant.year()).abs() <= 1);
            let _ = (zone.next_day(instant), zone.month_of(instant), BillingPeriod::two_previous(instant, zone));
            let _ = FormationWindow::default().closed_until(instant, zone);
        }
        let readings = [NaiveDateTime::MIN, NaiveDateTime::MAX].map(|reading| zone.at_or_after(reading));
        assert!(readings[0].year() < -262_000 && readings[1].year() > 262_000, "{zone}");
        assert!(zone.start_of(NaiveDate::MIN) < zone.start_of(NaiveDate::MAX));
    }
}

#[test]
fn r1_written_periods_are_read_strictly() {
    for text in [
        "",
        "-",
        "2026",
        "2026-",
        "2026-1",
        "2026-00",
        "2026-13",
        "26-01",
        "02026-01",
        "2026-01-01",
        "2026/01",
        " 2026-01",
        "2026-01 ",
        "+026-01",
        "2026-+1",
        "1969-12",
        "9999-01",
        "２０２６-01",
        "2026-01\n",
        "2026-1\u{660}",
    ] {
        assert_eq!(text.parse::<BillingPeriod>(), Err(PeriodError), "{text:?}");
        let json = serde_json::to_string(text).unwrap();
        assert!(serde_json::from_str::<BillingPeriod>(&json).is_err(), "{json}");
    }
    for json in ["null", "202601", "[2026,1]", "{}", "{\"first\":\"2026-01-01\"}"] {
        assert!(serde_json::from_str::<BillingPeriod>(json).is_err(), "{json}");
    }
    assert!("x".repeat(2 << 20).parse::<BillingPeriod>().is_err());
}

#[test]
fn r1_unknown_zones_are_refused_in_few_words() {
    for name in
        ["", "MSK", "europe/moscow", "Europe/Moscow\n", "Europe/Moscow ", "../../etc/localtime", "UTC+3", "Европа"]
    {
        let error = name.parse::<Zone>().unwrap_err().to_string();
        assert!(error.contains("no time zone"), "{error}");
    }
    let long = "x".repeat(2 << 20).parse::<Zone>().unwrap_err().to_string();
    assert!(long.len() < 200);
    for tz in TZ_VARIANTS {
        let json = serde_json::to_string(&zone(tz.name())).unwrap();
        assert_eq!(json, format!("\"{}\"", tz.name()));
        assert_eq!(serde_json::from_str::<Zone>(&json).unwrap().name(), tz.name());
    }
}

#[test]
fn r2_windows_are_of_days_that_every_month_has() {
    for (first_day, last_day) in [(0, 3), (3, 1), (1, 28), (28, 28), (u32::MAX, u32::MAX), (0, 0), (1, u32::MAX)] {
        assert_eq!(FormationWindow::new(first_day, last_day), Err(WindowError { first_day, last_day }));
        let json = format!("{{\"first_day\":{first_day},\"last_day\":{last_day}}}");
        assert!(serde_json::from_str::<FormationWindow>(&json).is_err(), "{json}");
    }
    let window = FormationWindow::new(5, 27).unwrap();
    let json = serde_json::to_string(&window).unwrap();
    assert_eq!(serde_json::from_str::<FormationWindow>(&json).unwrap(), window);
}

fn any_zone() -> impl Strategy<Value = Zone> {
    prop_oneof![
        prop::sample::select(&ZONES[..]).prop_map(zone),
        prop::sample::select(&TZ_VARIANTS[..]).prop_map(|tz| zone(tz.name())),
    ]
}

/// Instants of the century, as often as not within two days of a turn of a month, where the rules bite.
fn any_instant() -> impl Strategy<Value = Instant> {
    let (first, last) = (at("1971-01-01T00:00:00Z").timestamp_millis(), at("2100-01-01T00:00:00Z").timestamp_millis());
    let near = (1971..2100, 1_u32..=12, -172_800_000_i64..400_000_000).prop_map(|(year, month, beside)| {
        day(year, month, 1).and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis() + beside
    });
    prop_oneof![first..last, near].prop_map(|milli| DateTime::<Utc>::from_timestamp_millis(milli).unwrap())
}

proptest! {
    #[test]
    fn r1_an_instant_is_in_its_current_period_alone(at in any_instant(), zone in any_zone()) {
        let period = BillingPeriod::current(at, zone);
        prop_assert!(period.contains(at, zone));
        prop_assert!(!period.previous().contains(at, zone) && !period.next().contains(at, zone));
        prop_assert_eq!(period.previous().next(), period);
        prop_assert_eq!(period.span(zone).end, period.next().span(zone).start);
        prop_assert_eq!(BillingPeriod::two_previous(at, zone), [period.earlier(1), period.earlier(2)]);
        prop_assert_eq!(zone.month_of(at), period.first_day());
    }

    #[test]
    fn r1_later_instants_have_no_earlier_days(a in any_instant(), beside in 0_i64..300_000_000, zone in any_zone()) {
        let b = a + TimeDelta::milliseconds(beside);
        prop_assert!(zone.date_of(a) <= zone.date_of(b));
        prop_assert!(BillingPeriod::current(a, zone) <= BillingPeriod::current(b, zone));
        prop_assert!(zone.next_day(a) > a);
        prop_assert!(zone.start_of(zone.date_of(a)) <= a);
    }

    #[test]
    fn r2_a_window_closes_one_span_of_each_month(
        at in any_instant(), zone in any_zone(), (first, last) in (1_u32..=27).prop_flat_map(|first| (Just(first), first..=27))
    ) {
        let window = FormationWindow::new(first, last).unwrap();
        let month = BillingPeriod::current(at, zone).first_day();
        let span = zone.start_of(month.with_day(first).unwrap())..zone.start_of(month.with_day(last + 1).unwrap());
        prop_assert_eq!(window.closed_until(at, zone), span.contains(&at).then_some(span.end));
        prop_assert_eq!(window.closed_until(span.end, zone), None);
        prop_assert!(span.is_empty() || window.closed_until(span.end - TimeDelta::nanoseconds(1), zone) == Some(span.end));
        let before = span.start - TimeDelta::nanoseconds(1);
        prop_assert!(window.closed_until(before, zone).is_none_or(|until| until <= span.start && first == 1 && last == 27));
    }

    #[test]
    fn r1_periods_are_written_and_read_back(year in 1970_i32..=9998, month in 1_u32..=12) {
        let period = BillingPeriod::new(year, month).unwrap();
        prop_assert_eq!(period.to_string().parse::<BillingPeriod>().unwrap(), period);
        let json = serde_json::to_string(&period).unwrap();
        prop_assert_eq!(&json, &format!("\"{year:04}-{month:02}\""));
        prop_assert_eq!(serde_json::from_str::<BillingPeriod>(&json).unwrap(), period);
        prop_assert_eq!((period.year(), period.month()), (year, month));
        prop_assert_eq!(period.last_day() + Days::new(1), period.day_after());
    }

    #[test]
    fn r1_no_text_makes_a_period_panic(text in "\\PC{0,12}|[0-9+-]{0,9}") {
        if let Ok(period) = text.parse::<BillingPeriod>() {
            prop_assert_eq!(period.to_string(), text);
        }
    }
}
