//! R21: requisites and their check digits, against the schemes written out digit by digit.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use schet::party::{Bank, BankAccount, Bic, Inn, Kpp, Ogrn, Requisites, RequisitesError};
use schet::text::Name;

fn digits(text: &str) -> Vec<u64> {
    text.bytes().map(|b| u64::from(b - b'0')).collect()
}

/// The remainder by 11 behind the check digit at `place` of an ИНН of that many digits.
fn inn_rest(text: &str, place: usize) -> u64 {
    let weights: &[u64] = match place {
        9 => &[2, 4, 10, 3, 5, 9, 4, 6, 8],
        10 => &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
        _ => &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
    };
    digits(text).iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u64>() % 11
}

/// The places of an ИНН's check digits.
fn inn_checks(length: usize) -> &'static [usize] {
    if length == 10 { &[9] } else { &[10, 11] }
}

fn inn_of(body: &str) -> String {
    let mut text = body.to_owned();
    for place in inn_checks(if body.len() == 9 { 10 } else { 12 }) {
        text += &(inn_rest(&text, *place) % 10).to_string();
    }
    text
}

/// The remainder behind the check digit of an ОГРН (13 digits) or ОГРНИП (15).
fn ogrn_rest(text: &str) -> u64 {
    let modulus = text.len() as u64 - 2;
    digits(&text[..text.len() - 1]).iter().fold(0, |rest, digit| (rest * 10 + digit) % modulus)
}

fn account_rest(prefix: &str, account: &str) -> u64 {
    digits(prefix).iter().chain(&digits(account)).zip([7, 1, 3].iter().cycle()).map(|(d, w)| d * w).sum::<u64>() % 10
}

/// An account whose ninth digit, the key, fits a prefix.
fn account_of(prefix: &str, twenty: &str) -> String {
    let keyed = |key: u64| format!("{}{key}{}", &twenty[..8], &twenty[9..]);
    (0..10).map(keyed).find(|account| account_rest(prefix, account) == 0).unwrap()
}

/// Every text that differs from `text` in one digit.
fn misreadings(text: &str) -> impl Iterator<Item = (usize, String)> {
    let places = (0..text.len()).flat_map(|place| (b'0'..=b'9').map(move |digit| (place, digit)));
    places.filter(|(place, digit)| text.as_bytes()[*place] != *digit).map(|(place, digit)| {
        let mut wrong = text.to_owned().into_bytes();
        wrong[place] = digit;
        (place, String::from_utf8(wrong).unwrap())
    })
}

/// Whether two different remainders have the same check digit: the one weakness of "mod 11 mod 10".
fn share_a_digit(a: u64, b: u64) -> bool {
    a != b && a % 10 == b % 10
}

fn bank(bic: &str, account: &str, correspondent: Option<&str>) -> Result<Bank, RequisitesError> {
    let account_of = |text: &str| BankAccount::new(text).unwrap();
    Bank::new(Name::new("Банк").unwrap(), Bic::new(bic).unwrap(), account_of(account), correspondent.map(account_of))
}

#[test]
fn r21_known_good_requisites_pass() {
    for inn in ["7707083893", "5032232243", "500705271772"] {
        assert_eq!(Inn::new(inn).unwrap().as_str(), inn);
        assert_eq!(Inn::new(&format!(" {inn} ")).unwrap().as_str(), inn);
    }
    for ogrn in ["1027700132195", "1037739010891"] {
        assert_eq!(Ogrn::new(ogrn).unwrap().as_str(), ogrn);
    }
    assert!(bank("044525411", "40702810200000124669", Some("30101810145250000411")).is_ok());
    let account = account_of("225", "40702810000000000001");
    assert!(bank("044525225", &account, Some("30101810400000000225")).is_ok());
    assert!(bank("044525225", &account, None).is_ok());
}

#[test]
fn r21_accounts_with_the_bank_of_russia_take_the_other_prefix() {
    for end in ["000", "001", "002"] {
        let (bic, account) = (format!("044525{end}"), account_of("025", "40101810000000010041"));
        assert!(bank(&bic, &account, None).is_ok());
    }
    assert!(bank("044525003", &account_of("025", "40101810000000010041"), None).is_err());
}

#[test]
fn r21_no_single_digit_of_the_known_good_may_change() {
    for inn in ["7707083893", "5032232243", "500705271772"] {
        for (place, wrong) in misreadings(inn) {
            let overlooked = inn_checks(inn.len()).iter().all(|check| {
                let (right, misread) = (inn_rest(inn, *check), inn_rest(&wrong, *check));
                place != *check && (right == misread || share_a_digit(right, misread))
            });
            assert_eq!(Inn::new(&wrong).is_ok(), overlooked, "{wrong}");
        }
    }
    for ogrn in ["1027700132195", "1037739010891"] {
        for (place, wrong) in misreadings(ogrn).filter(|(_, wrong)| !wrong.starts_with('0')) {
            let overlooked = place != 12 && share_a_digit(ogrn_rest(ogrn), ogrn_rest(&wrong));
            assert_eq!(Ogrn::new(&wrong).is_ok(), overlooked, "{wrong}");
        }
    }
    for (_, wrong) in misreadings("40702810200000124669") {
        let error = bank("044525411", &wrong, Some("30101810145250000411")).unwrap_err();
        assert!(matches!(&error, RequisitesError::Account { account, bic } if *account == wrong && bic == "044525411"));
        assert!(error.to_string().contains(&wrong));
    }
    for (_, wrong) in misreadings("30101810145250000411") {
        let error = bank("044525411", "40702810200000124669", Some(&wrong)).unwrap_err();
        assert!(matches!(&error, RequisitesError::Correspondent { account, .. } if *account == wrong));
    }
    for (place, wrong) in misreadings("044525411").filter(|(place, _)| *place > 5) {
        assert!(
            bank(&wrong, "40702810200000124669", Some("30101810145250000411")).is_err(),
            "digit {place} of {wrong}"
        );
    }
}

#[test]
fn r21_hostile_requisites_are_refused() {
    for text in [
        "",
        " ",
        "0000000000",
        "000000000000",
        "770708389",
        "77070838930",
        "7707083893000",
        "770708389x",
        "-707083893",
        "+707083893",
        "7707 083893",
        "77070838.3",
        "７７０７０８３８９３",
        "7707083893\n",
        "7707083893\0",
        "٧٧٠٧٠٨٣٨٩٣",
        "RU7707083893",
        "7707083890",
        "500705271773",
        "500705271762",
        &"7".repeat(2 << 20),
    ] {
        let error = Inn::new(text).unwrap_err().to_string();
        assert!(error.len() < 150, "{error}");
        assert!(serde_json::from_str::<Inn>(&serde_json::to_string(text).unwrap()).is_err());
    }
    for text in [
        "",
        "0000000000000",
        "000000000000000",
        "102770013219",
        "1027700132196",
        "10277001321955",
        "304500116000158",
        "504500116000157",
        "103773901089x",
    ] {
        assert!(Ogrn::new(text).is_err(), "{text}");
    }
    assert!(Ogrn::new("304500116000157").is_ok() && Ogrn::new("385768585948949").is_ok());
    for text in ["773601001", "7736AB001", "000000000"] {
        assert!(Kpp::new(text).is_ok(), "{text}");
    }
    for text in
        ["", "77360100", "7736010011", "7736ab001", "773A01001", "77360100Z", "7736АБ001", "7736 1001", "7736-1001"]
    {
        assert!(Kpp::new(text).is_err(), "{text}");
    }
    for text in ["", "04452541", "0445254111", "04452541x", "044 525411", "０44525411"] {
        assert!(Bic::new(text).is_err(), "{text}");
    }
    for text in ["", "4070281020000012466", "407028102000001246690", "40702 810 2 0000 0124669", "40702A10200000124669"]
    {
        assert!(BankAccount::new(text).is_err(), "{text}");
    }
    for json in ["7707083893", "null", "[]", "{}", "7.7e9"] {
        assert!(serde_json::from_str::<Inn>(json).is_err(), "{json}");
    }
}

const REQUISITES: &str = r#"{"inn":"7707083893","kpp":"773601001","ogrn":"1027700132195","bank":"АО «Банк», г. Москва",
    "bic":"044525411","account":"40702810200000124669","correspondent":"30101810145250000411"}"#;

#[test]
fn r21_requisites_are_read_whole_or_refused() {
    let requisites: Requisites = serde_json::from_str(REQUISITES).unwrap();
    let json = serde_json::to_string(&requisites).unwrap();
    assert_eq!(serde_json::from_str::<Requisites>(&json).unwrap(), requisites);
    for (from, to, named) in [
        ("40702810200000124669", "40702810300000124669", "account 40702810300000124669 does not fit"),
        ("30101810145250000411", "30101810145250000412", "correspondent account 30101810145250000412 does not fit"),
        ("044525411", "044525225", "does not fit БИК 044525225"),
        ("044525411", "04452541", "must be a БИК"),
        ("7707083893", "7707083894", "must be an ИНН"),
        ("773601001", "77360100", "must be a КПП"),
        ("1027700132195", "1027700132194", "must be an ОГРН"),
        ("АО «Банк», г. Москва", "Банк\\r\\nX: y", "U+000D"),
        ("АО «Банк», г. Москва", "=1+1", "formula"),
        ("\"kpp\"", "\"KPP\"", "unknown field `KPP`"),
        ("\"inn\":\"7707083893\",", "", "missing field `inn`"),
    ] {
        assert!(REQUISITES.contains(from));
        let error = serde_json::from_str::<Requisites>(&REQUISITES.replace(from, to)).unwrap_err().to_string();
        assert!(error.contains(named), "{error}");
    }
    let lean = r#"{"inn":"500705271772","bank":"Банк","bic":"044525411","account":"40702810200000124669"}"#;
    let lean: Requisites = serde_json::from_str(lean).unwrap();
    let json = serde_json::to_string(&lean).unwrap();
    assert!(!json.contains("null"), "{json}");
    assert_eq!(serde_json::from_str::<Requisites>(&json).unwrap(), lean);
}

proptest! {
    #[test]
    fn r21_an_inn_is_right_by_its_check_digits_alone(body in "[0-9]{9}|[0-9]{10}", random in "[0-9]{10}|[0-9]{12}") {
        let inn = inn_of(&body);
        prop_assume!(inn.bytes().any(|b| b != b'0'));
        prop_assert!(Inn::new(&inn).is_ok());
        let right = inn_checks(random.len()).iter().all(|check| inn_rest(&random, *check) % 10 == digits(&random)[*check]);
        prop_assert_eq!(Inn::new(&random).is_ok(), right && random.bytes().any(|b| b != b'0'));
    }

    /// A misread digit moves the sum by a product of two numbers below 11, so the remainder changes; what may stay is
    /// the digit, where the remainders are 0 and 10. A misread check digit never passes.
    #[test]
    fn r21_a_misread_digit_of_an_inn_passes_only_between_the_remainders_0_and_10(body in "[0-9]{9}|[0-9]{10}") {
        let inn = inn_of(&body);
        let checks = inn_checks(inn.len());
        for (place, wrong) in misreadings(&inn).filter(|(_, wrong)| Inn::new(wrong).is_ok()) {
            prop_assert!(!checks.contains(&place), "{} for {}", wrong, inn);
            for check in checks {
                prop_assert!(share_a_digit(inn_rest(&inn, *check), inn_rest(&wrong, *check)), "{} for {}", wrong, inn);
            }
        }
    }

    /// ОГРН: 10 and 11 have no common divisor, nor have 10 and 13; what may stay is the digit, where remainders differ by 10.
    #[test]
    fn r21_a_misread_digit_of_an_ogrn_passes_only_between_remainders_ten_apart(body in "[1-9][0-9]{11}|[34][0-9]{13}") {
        let mut ogrn = format!("{body}0");
        ogrn = format!("{body}{}", ogrn_rest(&ogrn) % 10);
        prop_assert!(Ogrn::new(&ogrn).is_ok());
        for (place, wrong) in misreadings(&ogrn).filter(|(_, wrong)| Ogrn::new(wrong).is_ok()) {
            prop_assert!(place + 1 < ogrn.len() && share_a_digit(ogrn_rest(&ogrn), ogrn_rest(&wrong)), "{} for {}", wrong, ogrn);
        }
    }

    /// Accounts: 7, 1 and 3 have no common divisor with 10, so every misread digit changes the sum's last digit.
    #[test]
    fn r21_no_misread_digit_of_an_account_passes(bic in "04[0-9]{4}(0[1-9][0-9]|[1-9][0-9]{2})", twenty in "[0-9]{20}", other in "[0-9]{20}") {
        let central = format!("0{}", &bic[4..6]);
        let (account, correspondent) = (account_of(&bic[6..], &twenty), account_of(&central, &other));
        prop_assert!(bank(&bic, &account, Some(&correspondent)).is_ok());
        for (_, wrong) in misreadings(&account) {
            prop_assert!(bank(&bic, &wrong, Some(&correspondent)).is_err());
        }
        for (_, wrong) in misreadings(&correspondent) {
            prop_assert!(bank(&bic, &account, Some(&wrong)).is_err());
        }
    }

    #[test]
    fn r21_no_text_makes_a_requisite_panic(text in "\\PC{0,24}|[0-9]{0,21}|.{0,12}") {
        let _ = (Inn::new(&text), Kpp::new(&text), Ogrn::new(&text), Bic::new(&text), BankAccount::new(&text));
        let _ = serde_json::from_str::<Requisites>(&text);
    }
}
