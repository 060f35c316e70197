//! Numbers, dates, plurals and durations as Russian and English write them (R22).
//!
//! Groups of thousands are parted by a no-break space in Russian and a comma in English, negative numbers carry the
//! minus sign U+2212, and no number or date ever breaks at the end of a line: all its spaces are no-break spaces.
//! Each form has a writer that appends to a buffer (`push_…`) and a shorthand that returns a `String`.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_decimal::Decimal;

use crate::locale::Locale;
use crate::money::Amount;

/// The no-break space, U+00A0.
pub const NBSP: char = '\u{a0}';
/// The minus sign, U+2212.
pub const MINUS: char = '\u{2212}';
/// The rouble sign, U+20BD.
pub const ROUBLE: char = '₽';

const MONTHS_RU: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const MONTHS_RU_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An amount with two decimals and no sign of currency: `12 345,67`, `12,345.67`, `−0,05`.
#[must_use]
pub fn amount(locale: Locale, amount: Amount) -> String {
    collect(|out| push_amount(out, locale, amount))
}

/// Appends what [`amount`] returns.
pub fn push_amount(out: &mut String, locale: Locale, amount: Amount) {
    let minor = amount.minor();
    if minor < 0 {
        out.push(MINUS);
    }
    let magnitude = minor.unsigned_abs();
    push_grouped(out, locale, magnitude / 100);
    out.push(decimal_mark(locale));
    push_two(out, (magnitude % 100) as u32);
}

/// Appends an amount in whole major units, rounded half away from zero: `12 346`, `−12,346`.
pub fn push_whole(out: &mut String, locale: Locale, amount: Amount) {
    let whole = amount.minor().unsigned_abs().saturating_add(50) / 100;
    if amount.is_negative() && whole > 0 {
        out.push(MINUS);
    }
    push_grouped(out, locale, whole);
}

/// An amount with the sign of its currency: `12 345,67 ₽`, `₽12,345.67`, `−₽0.05`.
#[must_use]
pub fn money(locale: Locale, amount: Amount) -> String {
    collect(|out| push_money(out, locale, amount))
}

/// Appends what [`money`] returns.
pub fn push_money(out: &mut String, locale: Locale, amount: Amount) {
    match locale {
        Locale::Ru => {
            push_amount(out, locale, amount);
            out.push(NBSP);
            out.push(ROUBLE);
        }
        Locale::En => {
            if amount.is_negative() {
                out.push(MINUS);
            }
            out.push(ROUBLE);
            let start = out.len();
            push_amount(out, locale, amount);
            if amount.is_negative() {
                out.replace_range(start..start + MINUS.len_utf8(), "");
            }
        }
    }
}

/// A whole number in groups of three digits: `1 234 567`, `1,234,567`.
#[must_use]
pub fn integer(locale: Locale, number: u64) -> String {
    collect(|out| push_integer(out, locale, number))
}

/// Appends what [`integer`] returns.
pub fn push_integer(out: &mut String, locale: Locale, number: u64) {
    push_grouped(out, locale, number);
}

/// A decimal number with the digits it has, trailing zeros dropped: `1 234,5`, `1,234.5`.
#[must_use]
pub fn decimal(locale: Locale, number: Decimal) -> String {
    collect(|out| push_decimal(out, locale, number, 0))
}

/// Appends a decimal number with at least `places` decimals; further ones stand only where they are not zero.
pub fn push_decimal(out: &mut String, locale: Locale, number: Decimal, places: usize) {
    if number.is_sign_negative() && !number.is_zero() {
        out.push(MINUS);
    }
    let number = number.normalize();
    let mantissa = number.mantissa().unsigned_abs();
    let scale = number.scale();
    let unit = 10_u128.pow(scale);
    push_grouped_wide(out, locale, mantissa / unit);
    let fraction = mantissa % unit;
    let shown = (scale as usize).max(places);
    if shown > 0 {
        out.push(decimal_mark(locale));
        let mut divisor = unit;
        for _ in 0..shown {
            divisor /= 10;
            let digit = fraction.checked_div(divisor).map_or(0, |digits| digits % 10);
            out.push(char::from(b'0' + digit as u8));
        }
    }
}

/// A rate given in hundredths of a per cent: `22 %` (with a no-break space), `22%`, `0,5 %`.
#[must_use]
pub fn percent(locale: Locale, hundredths: u16) -> String {
    collect(|out| push_percent(out, locale, hundredths))
}

/// Appends what [`percent`] returns.
pub fn push_percent(out: &mut String, locale: Locale, hundredths: u16) {
    push_decimal(out, locale, Decimal::new(i64::from(hundredths), 2), 0);
    if locale == Locale::Ru {
        out.push(NBSP);
    }
    out.push('%');
}

/// A day in words: `1 октября 2026 г.`, `1 October 2026`.
#[must_use]
pub fn date(locale: Locale, day: NaiveDate) -> String {
    collect(|out| push_date(out, locale, day))
}

/// Appends what [`date`] returns.
pub fn push_date(out: &mut String, locale: Locale, day: NaiveDate) {
    push_grouped_plain(out, day.day());
    out.push(NBSP);
    let month = day.month0() as usize;
    out.push_str(match locale {
        Locale::Ru => MONTHS_RU_GENITIVE[month],
        Locale::En => MONTHS_EN[month],
    });
    out.push(NBSP);
    push_year(out, locale, day.year());
}

/// A day in figures, for tables: `01.10.2026`, `01 Oct 2026`.
#[must_use]
pub fn short_date(locale: Locale, day: NaiveDate) -> String {
    collect(|out| push_short_date(out, locale, day))
}

/// Appends what [`short_date`] returns.
pub fn push_short_date(out: &mut String, locale: Locale, day: NaiveDate) {
    push_two(out, day.day());
    match locale {
        Locale::Ru => {
            out.push('.');
            push_two(out, day.month());
            out.push('.');
        }
        Locale::En => {
            out.push(NBSP);
            out.push_str(&MONTHS_EN[day.month0() as usize][..3]);
            out.push(NBSP);
        }
    }
    push_four(out, day.year());
}

/// A local day and time to the second: `01.10.2026 09:05:00`.
#[must_use]
pub fn date_time(locale: Locale, local: NaiveDateTime) -> String {
    collect(|out| push_date_time(out, locale, local))
}

/// Appends what [`date_time`] returns.
pub fn push_date_time(out: &mut String, locale: Locale, local: NaiveDateTime) {
    push_short_date(out, locale, local.date());
    out.push(NBSP);
    push_two(out, local.hour());
    out.push(':');
    push_two(out, local.minute());
    out.push(':');
    push_two(out, local.second());
}

/// The month in which a day lies: `октябрь 2026 г.`, `October 2026`.
#[must_use]
pub fn month(locale: Locale, day: NaiveDate) -> String {
    collect(|out| push_month(out, locale, day))
}

/// Appends what [`month`] returns.
pub fn push_month(out: &mut String, locale: Locale, day: NaiveDate) {
    out.push_str(month_name(locale, day));
    out.push(NBSP);
    push_year(out, locale, day.year());
}

/// Appends the first three letters of the month in which a day lies: `окт`, `Oct`.
pub fn push_month_abbreviated(out: &mut String, locale: Locale, day: NaiveDate) {
    out.extend(month_name(locale, day).chars().take(3));
}

fn month_name(locale: Locale, day: NaiveDate) -> &'static str {
    match locale {
        Locale::Ru => MONTHS_RU[day.month0() as usize],
        Locale::En => MONTHS_EN[day.month0() as usize],
    }
}

/// A length of time in seconds as hours, minutes and seconds: `0:00:07`, `26:03:00`.
#[must_use]
pub fn duration(seconds: u64) -> String {
    collect(|out| push_duration(out, seconds))
}

/// Appends what [`duration`] returns.
pub fn push_duration(out: &mut String, seconds: u64) {
    let mut digits = [0; 20];
    out.push_str(digits_of(seconds / 3_600, &mut digits));
    out.push(':');
    push_two(out, (seconds / 60 % 60) as u32);
    out.push(':');
    push_two(out, (seconds % 60) as u32);
}

/// A length of time in seconds with its units: `26 ч 3 мин 7 с`, `26 h 3 min 7 s`; zero is `0 с`.
#[must_use]
pub fn duration_in_units(locale: Locale, seconds: u64) -> String {
    collect(|out| {
        let parts = [
            (seconds / 3_600, choose(locale, "ч", "h")),
            (seconds / 60 % 60, choose(locale, "мин", "min")),
            (seconds % 60, choose(locale, "с", "s")),
        ];
        let start = out.len();
        for (number, unit) in parts {
            if number == 0 && (unit != parts[2].1 || out.len() > start) {
                continue;
            }
            if out.len() > start {
                out.push(NBSP);
            }
            push_grouped(out, locale, number);
            out.push(NBSP);
            out.push_str(unit);
        }
    })
}

/// The form of a noun that goes with a number, of Russian's one, few and many: 1 счёт, 2 счёта, 5 счетов, 11 счетов.
#[must_use]
pub const fn plural_ru(number: u64, [one, few, many]: [&str; 3]) -> &str {
    match (number % 10, number % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// The form of a noun that goes with a number, of English's one and other.
#[must_use]
pub const fn plural_en(number: u64, [one, other]: [&str; 2]) -> &str {
    if number == 1 { one } else { other }
}

/// A number and the form of a noun that goes with it, parted by a no-break space: `21 счёт`, `21 invoices`.
#[must_use]
pub fn counted(locale: Locale, number: u64, ru: [&str; 3], en: [&str; 2]) -> String {
    collect(|out| {
        push_grouped(out, locale, number);
        out.push(NBSP);
        out.push_str(match locale {
            Locale::Ru => plural_ru(number, ru),
            Locale::En => plural_en(number, en),
        });
    })
}

/// The mark between whole and decimals.
#[must_use]
pub const fn decimal_mark(locale: Locale) -> char {
    match locale {
        Locale::Ru => ',',
        Locale::En => '.',
    }
}

const fn group_mark(locale: Locale) -> char {
    match locale {
        Locale::Ru => NBSP,
        Locale::En => ',',
    }
}

/// The text of a language.
#[must_use]
pub(crate) const fn choose<'a>(locale: Locale, ru: &'a str, en: &'a str) -> &'a str {
    match locale {
        Locale::Ru => ru,
        Locale::En => en,
    }
}

fn collect(write: impl FnOnce(&mut String)) -> String {
    let mut out = String::with_capacity(32);
    write(&mut out);
    out
}

fn push_year(out: &mut String, locale: Locale, year: i32) {
    push_four(out, year);
    if locale == Locale::Ru {
        out.push(NBSP);
        out.push_str("г.");
    }
}

fn push_four(out: &mut String, year: i32) {
    if year < 0 {
        out.push(MINUS);
    }
    let year = year.unsigned_abs();
    if year > 9_999 {
        return push_grouped_plain(out, year);
    }
    push_two(out, year / 100);
    push_two(out, year % 100);
}

/// Appends a number below 100 as two digits.
fn push_two(out: &mut String, number: u32) {
    out.push(char::from(b'0' + (number / 10 % 10) as u8));
    out.push(char::from(b'0' + (number % 10) as u8));
}

fn push_grouped_plain(out: &mut String, number: u32) {
    out.push_str(digits_of(number.into(), &mut [0; 20]));
}

/// Appends a whole number without groups: `1234567`.
pub(crate) fn push_plain(out: &mut String, number: u64) {
    out.push_str(digits_of(number, &mut [0; 20]));
}

fn push_grouped(out: &mut String, locale: Locale, number: u64) {
    push_groups(out, locale, digits_of(number, &mut [0; 20]));
}

fn push_grouped_wide(out: &mut String, locale: Locale, number: u128) {
    match u64::try_from(number) {
        Ok(number) => push_grouped(out, locale, number),
        Err(_) => push_groups(out, locale, &number.to_string()),
    }
}

fn push_groups(out: &mut String, locale: Locale, digits: &str) {
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    out.push_str(head);
    let mut rest = tail;
    while let Some((group, behind)) = rest.split_at_checked(3) {
        if rest.len() < digits.len() {
            out.push(group_mark(locale));
        }
        out.push_str(group);
        rest = behind;
    }
}

fn digits_of(mut number: u64, buffer: &mut [u8; 20]) -> &str {
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    std::str::from_utf8(&buffer[start..]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn r22_amounts_are_written_as_each_language_writes_them() {
        let cases = [
            (0, "0,00", "0.00"),
            (-5, "−0,05", "−0.05"),
            (100_000, "1\u{a0}000,00", "1,000.00"),
            (1_234_567, "12\u{a0}345,67", "12,345.67"),
            (-9_999_999, "−99\u{a0}999,99", "−99,999.99"),
            (999_999_999_999_999, "9\u{a0}999\u{a0}999\u{a0}999\u{a0}999,99", "9,999,999,999,999.99"),
            (i64::MIN, "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08", "−92,233,720,368,547,758.08"),
        ];
        for (minor, ru, en) in cases {
            assert_eq!(amount(Locale::Ru, Amount::from_minor(minor)), ru);
            assert_eq!(amount(Locale::En, Amount::from_minor(minor)), en);
        }
    }

    #[test]
    fn r22_money_carries_the_rouble_sign() {
        assert_eq!(money(Locale::Ru, Amount::from_minor(-1_234_567)), "−12\u{a0}345,67\u{a0}₽");
        assert_eq!(money(Locale::En, Amount::from_minor(-1_234_567)), "−₽12,345.67");
        assert_eq!(money(Locale::En, Amount::from_minor(5)), "₽0.05");
    }

    #[test]
    fn r22_decimals_keep_the_digits_they_have() {
        let cases = [
            ("1234.50", "1\u{a0}234,5", "1,234.5"),
            ("-0.001", "−0,001", "−0.001"),
            ("10", "10", "10"),
            ("-0", "0", "0"),
        ];
        for (number, ru, en) in cases {
            assert_eq!(decimal(Locale::Ru, number.parse().unwrap()), ru);
            assert_eq!(decimal(Locale::En, number.parse().unwrap()), en);
        }
        let largest = "79\u{a0}228\u{a0}162\u{a0}514\u{a0}264\u{a0}337\u{a0}593\u{a0}543\u{a0}950\u{a0}335";
        assert_eq!(decimal(Locale::Ru, Decimal::MAX), largest);
        for (number, two) in [("2", "2,00"), ("2.5", "2,50"), ("2.125", "2,125")] {
            assert_eq!(collect(|out| push_decimal(out, Locale::Ru, number.parse().unwrap(), 2)), two);
        }
    }

    #[test]
    fn r22_rates_are_written_as_each_language_writes_them() {
        assert_eq!(percent(Locale::Ru, 2_200), "22\u{a0}%");
        assert_eq!(percent(Locale::En, 2_000), "20%");
        assert_eq!(percent(Locale::Ru, 50), "0,5\u{a0}%");
    }

    #[test]
    fn r22_dates_are_written_as_each_language_writes_them() {
        let first = day("2026-10-01");
        assert_eq!(date(Locale::Ru, first), "1\u{a0}октября\u{a0}2026\u{a0}г.");
        assert_eq!(date(Locale::En, first), "1\u{a0}October\u{a0}2026");
        assert_eq!(short_date(Locale::Ru, first), "01.10.2026");
        assert_eq!(short_date(Locale::En, first), "01\u{a0}Oct\u{a0}2026");
        assert_eq!(month(Locale::Ru, first), "октябрь\u{a0}2026\u{a0}г.");
        assert_eq!(month(Locale::En, first), "October\u{a0}2026");
        let time = first.and_hms_opt(9, 5, 0).unwrap();
        assert_eq!(date_time(Locale::Ru, time), "01.10.2026\u{a0}09:05:00");
    }

    #[test]
    fn r22_plurals_follow_each_language() {
        let forms = ["счёт", "счёта", "счетов"];
        let cases = [(0, 2), (1, 0), (2, 1), (4, 1), (5, 2), (11, 2), (14, 2), (21, 0), (22, 1), (111, 2), (121, 0)];
        for (number, form) in cases {
            assert_eq!(plural_ru(number, forms), forms[form], "{number}");
        }
        assert_eq!(counted(Locale::Ru, 1_021, forms, ["invoice", "invoices"]), "1\u{a0}021\u{a0}счёт");
        assert_eq!(counted(Locale::En, 1_021, forms, ["invoice", "invoices"]), "1,021\u{a0}invoices");
    }

    #[test]
    fn r22_durations_are_hours_minutes_and_seconds() {
        assert_eq!(duration(0), "0:00:00");
        assert_eq!(duration(26 * 3_600 + 187), "26:03:07");
        assert_eq!(duration_in_units(Locale::Ru, 0), "0\u{a0}с");
        assert_eq!(duration_in_units(Locale::Ru, 26 * 3_600 + 187), "26\u{a0}ч\u{a0}3\u{a0}мин\u{a0}7\u{a0}с");
        assert_eq!(duration_in_units(Locale::En, 3_600), "1\u{a0}h");
    }
}
