//! R19: VAT against the definition of rounding half away from zero, in exact integers.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use schet::Currency;
use schet::money::{Amount, MAX_AMOUNT, Money, VatBasis, VatRate};

/// Whether `rounded` is `numerator / divisor` rounded half away from zero.
fn is_half_away(rounded: i64, numerator: i128, divisor: i128) -> bool {
    let missed = numerator - i128::from(rounded) * divisor;
    let is_nearest = 2 * missed.abs() < divisor;
    let is_away_at_tie = 2 * missed.abs() == divisor && (i128::from(rounded) * divisor).abs() > numerator.abs();
    is_nearest || is_away_at_tie
}

fn divisor(rate: u16, basis: VatBasis) -> i128 {
    match basis {
        VatBasis::Net => 10_000,
        VatBasis::Gross => 10_000 + i128::from(rate),
    }
}

fn vat(minor: i64, rate: u16, basis: VatBasis) -> i64 {
    VatRate::Percent(rate).vat_of(Amount::from_minor(minor), basis).minor()
}

fn any_basis() -> impl Strategy<Value = VatBasis> {
    prop::sample::select(&[VatBasis::Net, VatBasis::Gross][..])
}

fn any_minor() -> impl Strategy<Value = i64> {
    prop_oneof![-10_000_i64..10_000, -MAX_AMOUNT..=MAX_AMOUNT, any::<i64>(), Just(i64::MIN), Just(i64::MAX)]
}

#[test]
fn r19_vat_of_the_rates_of_2025_and_2026() {
    for (minor, rate, basis, expected) in [
        (12_345, 2_000, VatBasis::Net, 2_469),
        (12_345, 2_000, VatBasis::Gross, 2_058),
        (12_345, 2_200, VatBasis::Net, 2_716),
        (12_345, 2_200, VatBasis::Gross, 2_226),
        (-12_345, 2_200, VatBasis::Net, -2_716),
        (100, 0, VatBasis::Net, 0),
        (100, 0, VatBasis::Gross, 0),
        (100, 10_000, VatBasis::Net, 100),
        (101, 10_000, VatBasis::Gross, 51),
        (-101, 10_000, VatBasis::Gross, -51),
        (0, 2_200, VatBasis::Net, 0),
    ] {
        assert_eq!(vat(minor, rate, basis), expected, "{minor} at {rate} {basis:?}");
    }
    for basis in [VatBasis::Net, VatBasis::Gross] {
        assert_eq!(VatRate::Without.vat_of(Amount::from_minor(i64::MAX), basis), Amount::ZERO);
    }
}

#[test]
fn r19_vat_is_once_for_a_rate_not_once_for_a_line() {
    let lines = [33_i64; 3];
    let by_line: i64 = lines.iter().map(|line| vat(*line, 2_000, VatBasis::Net)).sum();
    assert_eq!((by_line, vat(lines.iter().sum(), 2_000, VatBasis::Net)), (21, 20));
}

#[test]
fn r19_every_tie_of_small_totals_goes_away_from_zero() {
    let mut ties = 0;
    for (rate, basis) in
        [(50, VatBasis::Net), (2_000, VatBasis::Net), (1_250, VatBasis::Net), (10_000, VatBasis::Gross)]
    {
        let divisor = divisor(rate, basis);
        for minor in -20_000_i64..=20_000 {
            let numerator = i128::from(minor) * i128::from(rate);
            if (2 * numerator) % divisor == 0 && numerator % divisor != 0 {
                ties += 1;
                let away = numerator / divisor + numerator.signum();
                assert_eq!(i128::from(vat(minor, rate, basis)), away, "{minor} at {rate} {basis:?}");
            }
        }
    }
    assert!(ties > 10_000, "{ties}");
}

#[test]
fn r19_amounts_are_written_with_two_decimals() {
    for (minor, written) in [
        (0, "0.00"),
        (5, "0.05"),
        (-5, "-0.05"),
        (-1_205, "-12.05"),
        (MAX_AMOUNT, "9999999999999.99"),
        (i64::MIN, "-92233720368547758.08"),
    ] {
        assert_eq!(Amount::from_minor(minor).to_string(), written);
    }
}

#[test]
fn r19_rates_are_written_with_their_decimals() {
    let rates = [(2_000, "20 %"), (1_667, "16.67 %"), (5, "0.05 %"), (0, "0 %"), (u16::MAX, "655.35 %")];
    for (rate, written) in rates {
        assert_eq!(VatRate::Percent(rate).to_string(), written);
    }
    assert_eq!(VatRate::Without.to_string(), "without VAT");
}

#[test]
fn r19_only_whole_minor_units_of_a_known_currency_are_read() {
    for json in ["1.5", "1e2", "\"100\"", "null", "9223372036854775808", "-9223372036854775809", "[]", "1e400", "true"]
    {
        assert!(serde_json::from_str::<Amount>(json).is_err(), "{json}");
    }
    for json in ["\"USD\"", "\"rub\"", "\"RUR\"", "643", "null", "\"\""] {
        assert!(serde_json::from_str::<Currency>(json).is_err(), "{json}");
    }
    for json in
        ["{\"percent\":-1}", "{\"percent\":65536}", "{\"percent\":20.5}", "\"percent\"", "\"Without\"", "20", "null"]
    {
        assert!(serde_json::from_str::<VatRate>(json).is_err(), "{json}");
    }
    let money = Money { amount: Amount::from_minor(-5), currency: Currency::Rub };
    let json = serde_json::to_string(&money).unwrap();
    assert_eq!(json, "{\"amount\":-5,\"currency\":\"RUB\"}");
    assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
}

#[test]
fn r19_a_sum_is_exact_whatever_it_passes_through() {
    let amounts = [i64::MAX, i64::MAX, i64::MIN, -5, i64::MIN, 2];
    let sum: Amount = amounts.into_iter().map(Amount::from_minor).sum();
    assert_eq!(sum.minor(), -5);
}

proptest! {
    #[test]
    fn r19_vat_is_rounded_half_away_from_zero(minor in any_minor(), rate in 0_u16..=10_000, basis in any_basis()) {
        let numerator = i128::from(minor) * i128::from(rate);
        prop_assert!(is_half_away(vat(minor, rate, basis), numerator, divisor(rate, basis)));
    }

    #[test]
    fn r19_rates_beyond_all_bounds_saturate(minor in any_minor(), rate in any::<u16>(), basis in any_basis()) {
        let numerator = i128::from(minor) * i128::from(rate);
        let (found, divisor) = (vat(minor, rate, basis), divisor(rate, basis));
        let end = if numerator < 0 { i64::MIN } else { i64::MAX };
        prop_assert!(is_half_away(found, numerator, divisor) || found == end && numerator.abs() / divisor >= i64::MAX.into());
    }

    #[test]
    fn r19_credits_mirror_charges(minor in -i64::MAX..=i64::MAX, rate in 0_u16..=10_000, basis in any_basis()) {
        prop_assert_eq!(vat(-minor, rate, basis), -vat(minor, rate, basis));
    }

    #[test]
    fn r19_sums_do_not_depend_on_their_order(mut minors in prop::collection::vec(any_minor(), 0..20), turn in 0_usize..20) {
        let sum = |minors: &[i64]| minors.iter().copied().map(Amount::from_minor).sum::<Amount>();
        let exact: i128 = minors.iter().copied().map(i128::from).sum();
        let first = sum(&minors);
        prop_assert_eq!(i128::from(first.minor()), exact.clamp(i64::MIN.into(), i64::MAX.into()));
        let places = minors.len().max(1);
        minors.rotate_left(turn % places);
        prop_assert_eq!(sum(&minors), first);
    }

    #[test]
    fn r19_arithmetic_saturates_and_never_panics(a in any_minor(), b in any_minor()) {
        let (x, y) = (Amount::from_minor(a), Amount::from_minor(b));
        prop_assert_eq!((x + y).minor(), a.saturating_add(b));
        prop_assert_eq!((x - y).minor(), a.saturating_sub(b));
        prop_assert_eq!((-x).minor(), a.saturating_neg());
        prop_assert_eq!(x.is_printable(), a.unsigned_abs() <= MAX_AMOUNT.unsigned_abs());
        let written = x.to_string();
        prop_assert_eq!(written.replace('.', "").parse::<i64>().unwrap(), a);
    }
}
