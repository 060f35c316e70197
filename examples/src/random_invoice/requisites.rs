//! Requisites of nobody, with check digits that are right.

use schet::party::{Bank, BankAccount, Bic, Inn, Requisites};

use super::texts::Texts;
use crate::operator::random::Random;
use crate::operator::valid;

/// An organisation's or an entrepreneur's.
pub(super) fn requisites(random: &mut Random, texts: &mut Texts) -> Requisites {
    let is_person = random.percent(20);
    Requisites {
        inn: inn(random),
        kpp: (!is_person).then(|| valid("007801001".parse())),
        ogrn: random.percent(80).then(|| valid(if is_person { "304500116000157" } else { "1260078000016" }.parse())),
        bank: bank(random, texts),
    }
}

/// An ИНН of ten digits or of twelve.
pub(super) fn inn(random: &mut Random) -> Inn {
    let check = |digits: &[u32], weights: &[u32]| {
        digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 % 10
    };
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let is_person = random.percent(30);
    // No tax office has the number 00.
    let mut digits: Vec<u32> = [0, 0].into_iter().chain((0..7).map(|_| random.below(10))).collect();
    if is_person {
        digits.push(1);
        digits.push(check(&digits, &WEIGHTS[1..]));
        digits.push(check(&digits, &WEIGHTS));
    } else {
        digits.push(check(&digits, &WEIGHTS[2..]));
    }
    valid(text(&digits).parse())
}

fn bank(random: &mut Random, texts: &mut Texts) -> Bank {
    let bic: Bic = valid(format!("0445259{:02}", random.below(100)).parse());
    let account = account(random, "40702810", &bic.as_str()[6..]);
    let correspondent =
        random.percent(80).then(|| self::account(random, "30101810", &format!("0{}", &bic.as_str()[4..6])));
    let name = texts.name(random);
    valid(Bank::new(valid(name.parse()), bic, account, correspondent))
}

/// An account whose ninth digit is the key that belongs to a prefix.
fn account(random: &mut Random, head: &str, prefix: &str) -> BankAccount {
    let tail: Vec<u32> = (0..11).map(|_| random.below(10)).collect();
    let sum = |text: &str| -> u32 {
        text.bytes()
            .zip([7, 1, 3].into_iter().cycle())
            .map(|(digit, weight)| u32::from(digit - b'0') * weight % 10)
            .sum()
    };
    let of_key = |key: u32| format!("{head}{key}{}", text(&tail));
    let key = (0..10).find(|&key| sum(&format!("{prefix}{}", of_key(key))) % 10 == 0);
    valid(of_key(key.unwrap_or_default()).parse())
}

fn text(digits: &[u32]) -> String {
    digits.iter().map(u32::to_string).collect()
}
