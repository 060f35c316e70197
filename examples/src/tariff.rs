//! Prices by prefix, for whoever has an Asterisk and no billing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use schet::money::VatRate;
use schet::party::{Inn, Kpp};
use schet::text::Name;
use schet::{AccountNumber, Amount, BillingPeriod, EmailAddress};
use serde::Deserialize;

/// The most bytes of a tariff.
const MAX_BYTES: u64 = 4 << 20;
/// Fewer digits make a short number, such as 112, which a price matches only as a whole.
const SHORT: usize = 7;

/// A tariff, as `tariff.toml` has it. Prices are in roubles with VAT inside.
#[derive(Debug, Deserialize)]
#[serde(try_from = "RawTariff")]
pub struct Tariff {
    raw: RawTariff,
    /// Places in `raw.prices` by prefix, and the length of the longest.
    by_prefix: HashMap<String, usize>,
    longest: usize,
    /// Places in `raw.accounts`.
    by_number: HashMap<AccountNumber, usize>,
    by_endpoint: HashMap<String, usize>,
}

/// What a call costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The service by which it is charged.
    pub service: Name,
    /// The duration that is charged, in seconds.
    pub charged_seconds: u32,
    /// What it costs, with VAT.
    pub amount: Amount,
}

/// Why a call has no price.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("dst {0:?} has no price in the tariff")]
pub struct NoPrice(pub String);

/// Why a tariff can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TariffError {
    /// The file can't be read.
    #[error("{} can't be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is no tariff.
    #[error("{} is no tariff", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        #[source]
        source: Box<toml::de::Error>,
    },
}

/// An account that the tariff knows by name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownAccount {
    /// Its number, which is also its accountcode.
    pub number: AccountNumber,
    /// The customer's name.
    pub name: Name,
    /// Where its documents go.
    pub email: EmailAddress,
    /// The customer's ИНН, if it has one.
    #[serde(default)]
    pub inn: Option<Inn>,
    /// The customer's КПП, if it has one.
    #[serde(default)]
    pub kpp: Option<Kpp>,
    /// The endpoints whose calls are its own where they have no accountcode.
    #[serde(default)]
    pub endpoints: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTariff {
    /// The domain of the addresses of accounts for which none is stated.
    mail_domain: String,
    /// Endpoints that lead outside; empty: every endpoint whose name is not all digits.
    #[serde(default)]
    trunks: Vec<String>,
    services: Services,
    #[serde(default)]
    fee: Option<Fee>,
    vat: Vec<VatFrom>,
    #[serde(default)]
    dialled: Vec<Dialled>,
    prices: Vec<Price>,
    #[serde(default)]
    accounts: Vec<KnownAccount>,
}

/// The services that cost nothing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Services {
    incoming: Name,
    internal: Name,
}

/// What each subscriber costs a month.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fee {
    service: Name,
    month: Roubles,
}

/// The VAT rate from a period on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VatFrom {
    from: BillingPeriod,
    /// Whole per cent, 0 to 100; left out: without VAT.
    #[serde(default)]
    percent: Option<u16>,
}

/// How what is dialled becomes an international number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dialled {
    starts: String,
    becomes: String,
    /// Only numbers of so many digits, as dialled; left out: of any.
    #[serde(default)]
    length: Option<usize>,
}

/// The price of calls to the numbers that begin with a prefix.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    prefix: String,
    service: Name,
    minute: Roubles,
    #[serde(default)]
    connection: Roubles,
    /// Started steps of so many seconds are charged.
    #[serde(default = "minute")]
    step_seconds: u32,
    /// A call that is not longer costs nothing; a longer one is charged from its first second.
    #[serde(default)]
    free_seconds: u32,
}

/// A price of 0 to 1,000,000 roubles with at most 6 decimals, written as text: `"1.90"`.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(try_from = "String")]
struct Roubles(Decimal);

impl Tariff {
    /// Reads a tariff.
    ///
    /// # Errors
    /// [`TariffError`] for a file that can't be read or is no tariff.
    pub fn read(path: &Path) -> Result<Self, TariffError> {
        let read = |source| TariffError::Read { path: path.to_owned(), source };
        let length = std::fs::metadata(path).map_err(read)?.len();
        if length > MAX_BYTES {
            return Err(read(std::io::Error::other(format!("it has more than {MAX_BYTES} bytes"))));
        }
        let text = std::fs::read_to_string(path).map_err(read)?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        toml::from_str(text).map_err(|source| TariffError::Form { path: path.to_owned(), source: Box::new(source) })
    }

    /// The price of an outgoing call to what was dialled, answered for so many seconds; the longest prefix wins.
    ///
    /// The charged duration is the answered one rounded up to whole steps, the amount is the connection fee and the
    /// price of the minute times the charged duration, rounded once to kopecks, half away from zero. A call that was
    /// not answered costs nothing.
    ///
    /// # Errors
    /// [`NoPrice`] for what is no number or begins with no prefix.
    pub fn rate(&self, dialled: &str, answered_seconds: u32) -> Result<Rated, NoPrice> {
        let price = self.price(dialled).ok_or_else(|| NoPrice(dialled.chars().take(40).collect()))?;
        if answered_seconds <= price.free_seconds {
            return Ok(Rated { service: price.service.clone(), charged_seconds: 0, amount: Amount::ZERO });
        }
        let steps = u64::from(answered_seconds.div_ceil(price.step_seconds));
        let charged = u32::try_from(steps * u64::from(price.step_seconds)).unwrap_or(u32::MAX);
        let amount = kopecks(price.minute.0, charged, 60, price.connection.0);
        Ok(Rated { service: price.service.clone(), charged_seconds: charged, amount })
    }

    /// The fee of one subscriber for a month, with its service; `None` where there is none.
    #[must_use]
    pub fn fee(&self) -> Option<(&Name, Decimal, Amount)> {
        self.raw.fee.as_ref().map(|fee| (&fee.service, fee.month.0, kopecks(fee.month.0, 1, 1, Decimal::ZERO)))
    }

    /// The VAT rate of a period.
    #[must_use]
    pub fn vat(&self, period: BillingPeriod) -> VatRate {
        let in_force = self.raw.vat.iter().filter(|vat| vat.from <= period).max_by_key(|vat| vat.from);
        in_force.and_then(|vat| vat.percent).map_or(VatRate::Without, |percent| VatRate::Percent(percent * 100))
    }

    /// The service of incoming calls.
    #[must_use]
    pub fn incoming(&self) -> &Name {
        &self.raw.services.incoming
    }

    /// The service of calls that stay within the exchange.
    #[must_use]
    pub fn internal(&self) -> &Name {
        &self.raw.services.internal
    }

    /// Whether an endpoint is a subscriber's.
    #[must_use]
    pub fn is_subscriber(&self, endpoint: &str) -> bool {
        if self.raw.trunks.is_empty() {
            endpoint.bytes().all(|byte| byte.is_ascii_digit())
        } else {
            self.raw.trunks.iter().all(|trunk| trunk != endpoint)
        }
    }

    /// The account of a number, where the tariff knows it.
    #[must_use]
    pub fn account(&self, number: &AccountNumber) -> Option<&KnownAccount> {
        self.by_number.get(number).and_then(|place| self.raw.accounts.get(*place))
    }

    /// The account whose endpoint this is, where the tariff knows it.
    #[must_use]
    pub fn account_of_endpoint(&self, endpoint: &str) -> Option<&KnownAccount> {
        self.by_endpoint.get(endpoint).and_then(|place| self.raw.accounts.get(*place))
    }

    /// The address of an account for which none is stated.
    #[must_use]
    pub fn address(&self, number: &AccountNumber) -> Option<EmailAddress> {
        let local = number.as_str().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        EmailAddress::new(&format!("account-{local}@{}", self.raw.mail_domain)).ok()
    }

    fn price(&self, dialled: &str) -> Option<&Price> {
        let number = self.international(dialled)?;
        let lengths =
            if number.len() < SHORT { number.len()..=number.len() } else { 1..=self.longest.min(number.len()) };
        let place = lengths.rev().find_map(|length| self.by_prefix.get(&number[..length]))?;
        self.raw.prices.get(*place)
    }

    /// The digits of the international number that was dialled; `None` for what is no number.
    fn international(&self, dialled: &str) -> Option<String> {
        let digits = dialled.strip_prefix('+').unwrap_or(dialled);
        if digits.is_empty() || digits.len() > 32 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if digits.len() < dialled.len() {
            return Some(digits.to_owned());
        }
        let fits = |rule: &&Dialled| {
            digits.starts_with(&rule.starts) && rule.length.is_none_or(|length| length == digits.len())
        };
        let rule = self.raw.dialled.iter().filter(fits).max_by_key(|rule| rule.starts.len());
        Some(rule.map_or_else(|| digits.to_owned(), |rule| format!("{}{}", rule.becomes, &digits[rule.starts.len()..])))
    }
}

const fn minute() -> u32 {
    60
}

/// `price · units / divisor + fixed` in kopecks, exact up to the one rounding, half away from zero; never negative.
fn kopecks(price: Decimal, units: u32, divisor: i128, fixed: Decimal) -> Amount {
    let scale = price.scale().max(fixed.scale());
    let whole = |value: Decimal| value.mantissa() * 10_i128.pow(scale - value.scale());
    let numerator = 100 * (whole(price) * i128::from(units) + whole(fixed) * divisor);
    let denominator = divisor * 10_i128.pow(scale);
    Amount::from_minor(i64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(i64::MAX))
}

impl TryFrom<String> for Roubles {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let form = "a price is 0 to 1000000 roubles with at most 6 decimals, as in \"1.90\"";
        let price: Decimal = text.parse().map_err(|_| form)?;
        let is_in_range = !price.is_sign_negative() && price <= Decimal::from(1_000_000) && price.scale() <= 6;
        if is_in_range { Ok(Self(price)) } else { Err(form) }
    }
}

impl TryFrom<RawTariff> for Tariff {
    type Error = String;

    fn try_from(raw: RawTariff) -> Result<Self, String> {
        let is_number = |digits: &str| (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let mut by_prefix = HashMap::new();
        for (place, price) in raw.prices.iter().enumerate() {
            let prefix = &price.prefix;
            if !is_number(prefix) {
                return Err(format!("prices[{place}].prefix must be 1 to 15 digits, got {prefix:?}"));
            }
            if !(1..=3_600).contains(&price.step_seconds) {
                return Err(format!("prices[{place}].step_seconds must be 1 to 3600"));
            }
            if by_prefix.insert(prefix.clone(), place).is_some() {
                return Err(format!("prices[{place}].prefix {prefix} has a price before"));
            }
        }
        for (place, rule) in raw.dialled.iter().enumerate() {
            if !is_number(&rule.starts) || !(rule.becomes.is_empty() || is_number(&rule.becomes)) {
                return Err(format!("dialled[{place}] must have digits in starts and becomes"));
            }
        }
        if let Some(place) = raw.vat.iter().position(|vat| vat.percent.is_some_and(|percent| percent > 100)) {
            return Err(format!("vat[{place}].percent must be 0 to 100"));
        }
        if EmailAddress::new(&format!("account@{}", raw.mail_domain)).is_err() {
            return Err("mail_domain must be a domain such as example.ru".to_owned());
        }
        let (mut by_number, mut by_endpoint) = (HashMap::new(), HashMap::new());
        for (place, account) in raw.accounts.iter().enumerate() {
            if by_number.insert(account.number.clone(), place).is_some() {
                return Err(format!("accounts[{place}].number {} is there before", account.number));
            }
            for endpoint in &account.endpoints {
                if by_endpoint.insert(endpoint.clone(), place).is_some() {
                    return Err(format!("accounts[{place}].endpoints has {endpoint:?}, which an account has before"));
                }
            }
        }
        let longest = by_prefix.keys().map(String::len).max().unwrap_or(0);
        Ok(Self { raw, by_prefix, longest, by_number, by_endpoint })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARIFF: &str = include_str!("../data/tariff.toml");

    fn tariff() -> Tariff {
        toml::from_str(TARIFF).unwrap()
    }

    fn with(from: &str, to: &str) -> Result<Tariff, toml::de::Error> {
        assert!(TARIFF.contains(from));
        toml::from_str(&TARIFF.replacen(from, to, 1))
    }

    #[test]
    fn the_longest_prefix_wins_however_the_number_is_dialled() {
        let tariff = tariff();
        for (dialled, service) in [
            ("89000000001", "Вызовы на мобильные номера"),
            ("+79000000001", "Вызовы на мобильные номера"),
            ("79000000001", "Вызовы на мобильные номера"),
            ("84950000001", "Местные вызовы"),
            ("84990000001", "Местные вызовы"),
            ("88120000001", "Междугородные вызовы"),
            ("88000000001", "Вызовы на номера 8 800"),
            ("810442079460001", "Международные вызовы"),
            ("112", "Экстренные службы"),
        ] {
            assert_eq!(tariff.rate(dialled, 1).unwrap().service.as_str(), service, "{dialled}");
        }
        for dialled in ["", "*97", "s", "101", "+", "9999999999999", "8".repeat(100).as_str(), "٣٣٣٣٣٣٣٣"] {
            assert!(tariff.rate(dialled, 1).is_err(), "{dialled}");
        }
    }

    #[test]
    fn started_steps_are_charged_and_kopecks_rounded_half_away_from_zero() {
        let tariff = tariff();
        let cost = |dialled: &str, seconds: u32| {
            let rated = tariff.rate(dialled, seconds).unwrap();
            (rated.charged_seconds, rated.amount.minor())
        };
        // 1.90 a minute, by minutes, three seconds free.
        assert_eq!(cost("89000000001", 0), (0, 0));
        assert_eq!(cost("89000000001", 3), (0, 0));
        assert_eq!(cost("89000000001", 4), (60, 190));
        assert_eq!(cost("89000000001", 60), (60, 190));
        assert_eq!(cost("89000000001", 61), (120, 380));
        // 3.15 a minute, by seconds: 5.25 kopecks a second.
        assert_eq!(cost("88120000001", 1), (1, 5));
        assert_eq!(cost("88120000001", 2), (2, 11));
        assert_eq!(cost("88120000001", u32::MAX), (u32::MAX, 22_548_578_299));
        // 14.50 a minute and 2.00 for the connection.
        assert_eq!(cost("810442079460001", 0), (0, 0));
        assert_eq!(cost("810442079460001", 60), (60, 1_650));
    }

    #[test]
    fn the_rate_of_vat_is_that_of_the_period() {
        let tariff = tariff();
        assert_eq!(tariff.vat("2025-12".parse().unwrap()), VatRate::Percent(2_000));
        assert_eq!(tariff.vat("2026-01".parse().unwrap()), VatRate::Percent(2_200));
        assert_eq!(tariff.vat("1990-01".parse().unwrap()), VatRate::Without);
    }

    #[test]
    fn a_wrong_tariff_says_what_is_wrong() {
        for (from, to, expected) in [
            ("\"1.90\"", "\"-1.90\"", "a price is 0 to 1000000 roubles"),
            ("\"1.90\"", "\"1.9000001\"", "at most 6 decimals"),
            ("\"1.90\"", "1.9", "expected a string"),
            ("prefix = \"79\"", "prefix = \"+79\"", "prefix must be 1 to 15 digits"),
            ("prefix = \"79\"", "prefix = \"78\"", "has a price before"),
            ("step_seconds = 1", "step_seconds = 0", "step_seconds must be 1 to 3600"),
            ("percent = 20", "percent = 101", "percent must be 0 to 100"),
            ("mail_domain = \"", "mail_domain = \"@", "mail_domain must be a domain"),
            ("starts = \"8\"", "starts = \"x\"", "dialled["),
            ("free_seconds", "free_second", "unknown field"),
            ("number = \"1002\"", "number = \"1001\"", "accounts[1].number 1001 is there before"),
            ("\"201\"", "\"101\"", "accounts[1].endpoints has \"101\""),
        ] {
            let error = with(from, to).unwrap_err().to_string();
            assert!(error.contains(expected), "{error:?} instead of {expected:?}");
        }
    }
}
