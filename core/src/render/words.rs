//! Amounts in words, as the law's custom wants them on a bill: roubles in words, kopecks in two digits (R21, R22).

use crate::locale::Locale;
use crate::money::Amount;

use super::locale::{plural_en, plural_ru};

/// An amount in words with a capital first letter: «Одна тысяча двести сорок пять рублей 18 копеек».
///
/// ```
/// use schet::{Locale, money::Amount, render::words};
/// let amount = Amount::from_minor(124_518);
/// assert_eq!(words::amount(Locale::Ru, amount), "Одна тысяча двести сорок пять рублей 18 копеек");
/// assert_eq!(words::amount(Locale::En, amount), "One thousand two hundred and forty-five roubles 18 kopecks");
/// ```
#[must_use]
pub fn amount(locale: Locale, amount: Amount) -> String {
    let mut out = String::with_capacity(160);
    push_amount(&mut out, locale, amount);
    out
}

/// Appends what [`amount`] returns.
pub fn push_amount(out: &mut String, locale: Locale, amount: Amount) {
    let (roubles, kopecks) = (amount.minor().unsigned_abs() / 100, amount.minor().unsigned_abs() % 100);
    let mut words = Words { out, capital: true };
    if amount.is_negative() {
        words.push(match locale {
            Locale::Ru => "минус",
            Locale::En => "minus",
        });
    }
    match locale {
        Locale::Ru => {
            words.number_ru(roubles);
            words.push(plural_ru(roubles, ["рубль", "рубля", "рублей"]));
            words.two_digits(kopecks);
            words.push(plural_ru(kopecks, ["копейка", "копейки", "копеек"]));
        }
        Locale::En => {
            words.number_en(roubles);
            words.push(plural_en(roubles, ["rouble", "roubles"]));
            words.two_digits(kopecks);
            words.push(plural_en(kopecks, ["kopeck", "kopecks"]));
        }
    }
}

/// Powers of a thousand, the highest first; `u64::MAX / 100` has no more than six groups.
const SCALES: [u64; 6] = [1_000_000_000_000_000, 1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000, 1];

const SCALES_RU: [[&str; 3]; 5] = [
    ["квадриллион", "квадриллиона", "квадриллионов"],
    ["триллион", "триллиона", "триллионов"],
    ["миллиард", "миллиарда", "миллиардов"],
    ["миллион", "миллиона", "миллионов"],
    ["тысяча", "тысячи", "тысяч"],
];
const SCALES_EN: [&str; 5] = ["quadrillion", "trillion", "billion", "million", "thousand"];

#[rustfmt::skip]
const HUNDREDS_RU: [&str; 9] =
    ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
#[rustfmt::skip]
const TENS_RU: [&str; 8] =
    ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
#[rustfmt::skip]
const UNITS_RU: [&str; 19] = [
    "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
    "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
];
#[rustfmt::skip]
const TENS_EN: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
#[rustfmt::skip]
const UNITS_EN: [&str; 19] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];

/// Appends words parted by spaces, the first with a capital.
struct Words<'a> {
    out: &'a mut String,
    capital: bool,
}

impl Words<'_> {
    fn push(&mut self, word: &str) {
        if !self.capital {
            self.out.push(' ');
            return self.out.push_str(word);
        }
        self.capital = false;
        let mut letters = word.chars();
        self.out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        self.out.push_str(letters.as_str());
    }

    fn two_digits(&mut self, number: u64) {
        let digits = [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
        self.push(std::str::from_utf8(&digits).unwrap_or_default());
    }

    fn number_ru(&mut self, number: u64) {
        if number == 0 {
            return self.push("ноль");
        }
        for (place, scale) in SCALES.into_iter().enumerate() {
            let group = (number / scale % 1_000) as usize;
            if group == 0 {
                continue;
            }
            if group >= 100 {
                self.push(HUNDREDS_RU[group / 100 - 1]);
            }
            let mut rest = group % 100;
            if rest >= 20 {
                self.push(TENS_RU[rest / 10 - 2]);
                rest %= 10;
            }
            // Of the scales «тысяча» alone is feminine.
            match (rest, scale) {
                (0, _) => {}
                (1, 1_000) => self.push("одна"),
                (2, 1_000) => self.push("две"),
                _ => self.push(UNITS_RU[rest - 1]),
            }
            if let Some(&forms) = SCALES_RU.get(place) {
                self.push(plural_ru(group as u64, forms));
            }
        }
    }

    fn number_en(&mut self, number: u64) {
        if number == 0 {
            return self.push("zero");
        }
        for (place, scale) in SCALES.into_iter().enumerate() {
            let group = (number / scale % 1_000) as usize;
            if group == 0 {
                continue;
            }
            if group >= 100 {
                self.push(UNITS_EN[group / 100 - 1]);
                self.push("hundred");
            }
            let rest = group % 100;
            if rest > 0 && (group >= 100 || (scale == 1 && number >= 1_000)) {
                self.push("and");
            }
            if rest >= 20 {
                self.push(TENS_EN[rest / 10 - 2]);
                if !rest.is_multiple_of(10) {
                    self.out.push('-');
                    self.out.push_str(UNITS_EN[rest % 10 - 1]);
                }
            } else if rest > 0 {
                self.push(UNITS_EN[rest - 1]);
            }
            if let Some(&scale) = SCALES_EN.get(place) {
                self.push(scale);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minor units, Russian, English; checked against num2words 0.5.14.
    const GOLDEN: &str = include_str!("../../tests/golden/words.tsv");

    #[test]
    fn r21_amounts_in_words_match_the_golden_table() {
        let mut rows = 0;
        for row in GOLDEN.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let minor = Amount::from_minor(cells[0].parse().unwrap());
            assert_eq!(amount(Locale::Ru, minor), cells[1]);
            assert_eq!(amount(Locale::En, minor), cells[2]);
            rows += 1;
        }
        assert!(rows >= 60, "{rows} rows");
    }

    #[test]
    fn r21_every_number_below_a_million_has_words_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for roubles in (0..2_000).chain((2_000..1_000_000).step_by(37)) {
            for locale in [Locale::Ru, Locale::En] {
                assert!(seen.insert(amount(locale, Amount::from_minor(roubles * 100))), "{roubles}");
            }
        }
    }
}
