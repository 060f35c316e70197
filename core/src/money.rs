//! Amounts in minor units, VAT and its rounding (R19).

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Serialize};

/// The largest amount a document may state, in minor units: 15 digits.
pub const MAX_AMOUNT: i64 = 999_999_999_999_999;

/// A number of minor units (kopecks) of the document's currency; negative is a credit (R19).
///
/// Sums saturate at the ends of `i64`, and the sum of an iterator only in its end, whatever the order: what exceeds
/// [`MAX_AMOUNT`] is refused when a document is checked, so a saturated sum never reaches paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(i64);

/// A currency; every amount of one document is in one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Currency {
    /// The Russian rouble, of 100 kopecks.
    #[default]
    #[serde(rename = "RUB")]
    Rub,
}

/// An amount and its currency (R19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How many minor units.
    pub amount: Amount,
    /// Of which currency.
    pub currency: Currency,
}

/// The VAT treatment of a line or of a group of lines; it comes with the data, nothing here decides a rate (R19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatRate {
    /// «Без НДС»: no VAT is charged.
    Without,
    /// A rate in hundredths of a per cent, 0 to 10,000: 2,000 is 20 %.
    Percent(u16),
}

/// What the amounts of a VAT group's lines are (R19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatBasis {
    /// Amounts without VAT; it is added to their total.
    Net,
    /// Amounts with VAT inside; it is taken out of their total.
    Gross,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether the amount is a credit.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether a document may state the amount: at most 15 digits.
    #[must_use]
    pub const fn is_printable(self) -> bool {
        self.0 >= -MAX_AMOUNT && self.0 <= MAX_AMOUNT
    }
}

impl VatRate {
    /// VAT of a total of this rate on the given basis, rounded once, half away from zero (R19, EN 16931 BR-CO-17).
    ///
    /// ```
    /// use schet::money::{Amount, VatBasis, VatRate};
    /// let rate = VatRate::Percent(2_000);
    /// assert_eq!(rate.vat_of(Amount::from_minor(12_345), VatBasis::Net).minor(), 2_469);
    /// assert_eq!(rate.vat_of(Amount::from_minor(12_345), VatBasis::Gross).minor(), 2_058);
    /// ```
    #[must_use]
    pub fn vat_of(self, total: Amount, basis: VatBasis) -> Amount {
        let Self::Percent(rate) = self else { return Amount::ZERO };
        let (rate, whole) = (i128::from(rate), 10_000);
        let divisor = match basis {
            VatBasis::Net => whole,
            VatBasis::Gross => whole + rate,
        };
        Amount(round_half_away(i128::from(total.0) * rate, divisor))
    }
}

/// `numerator / divisor` rounded half away from zero, for a positive divisor; saturates at the ends of `i64`.
pub(crate) fn round_half_away(numerator: i128, divisor: i128) -> i64 {
    saturated(round_half_away_wide(numerator, divisor))
}

/// What [`round_half_away`] returns, where `i64` may be too narrow.
pub(crate) fn round_half_away_wide(numerator: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (numerator / divisor, numerator % divisor);
    let away = if rest.abs() >= divisor - rest.abs() { numerator.signum() } else { 0 };
    quotient.saturating_add(away)
}

fn saturated(exact: i128) -> i64 {
    i64::try_from(exact).unwrap_or(if exact < 0 { i64::MIN } else { i64::MAX })
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        let exact = amounts.fold(0_i128, |sum, amount| sum.saturating_add(amount.0.into()));
        Self(saturated(exact))
    }
}

impl fmt::Display for Amount {
    /// Writes major units with two decimals and a point, as in errors and machine-readable output: `-12.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}
