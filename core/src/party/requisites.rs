use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{Name, TextError, text_type};

/// What identifies a Russian organisation to its bank and to the tax office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawRequisites")]
pub struct Requisites {
    /// ИНН.
    pub inn: Inn,
    /// КПП; an individual entrepreneur has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kpp: Option<Kpp>,
    /// ОГРН or ОГРНИП.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ogrn: Option<Ogrn>,
    /// The bank and the accounts with it.
    #[serde(flatten)]
    pub bank: Bank,
}

/// A bank, the operator's settlement account there, and the bank's correspondent account; keyed by the БИК.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bank {
    /// The bank's name and city, as the payment QR code wants it.
    #[serde(rename = "bank")]
    pub name: Name,
    /// БИК.
    pub bic: Bic,
    /// р/с: the settlement account, its key digit checked against the БИК.
    pub account: BankAccount,
    /// к/с: the correspondent account; some banks have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correspondent: Option<BankAccount>,
}

/// Accounts that don't belong to the БИК.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequisitesError {
    /// The settlement account's key digit does not fit the БИК.
    #[error("account {account} does not fit БИК {bic}: its key digit is wrong")]
    Account {
        /// The account.
        account: String,
        /// The БИК.
        bic: String,
    },
    /// The correspondent account's key digit does not fit the БИК.
    #[error("correspondent account {account} does not fit БИК {bic}: its key digit is wrong")]
    Correspondent {
        /// The account.
        account: String,
        /// The БИК.
        bic: String,
    },
}

impl Bank {
    /// Checks both accounts against the БИК.
    ///
    /// # Errors
    /// [`RequisitesError`] naming the account whose key digit is wrong.
    pub fn new(
        name: Name,
        bic: Bic,
        account: BankAccount,
        correspondent: Option<BankAccount>,
    ) -> Result<Self, RequisitesError> {
        // Accounts with the Bank of Russia and the Treasury (БИК ending 000–002) take the correspondent's prefix.
        let of_central = format!("0{}", &bic.as_str()[4..6]);
        let of_bank = &bic.as_str()[6..];
        if !account.fits(if matches!(of_bank, "000" | "001" | "002") { &of_central } else { of_bank }) {
            return Err(RequisitesError::Account { account: account.to_string(), bic: bic.to_string() });
        }
        if let Some(correspondent) = correspondent.as_ref().filter(|correspondent| !correspondent.fits(&of_central)) {
            return Err(RequisitesError::Correspondent { account: correspondent.to_string(), bic: bic.to_string() });
        }
        Ok(Self { name, bic, account, correspondent })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRequisites {
    inn: Inn,
    #[serde(default)]
    kpp: Option<Kpp>,
    #[serde(default)]
    ogrn: Option<Ogrn>,
    bank: Name,
    bic: Bic,
    account: BankAccount,
    #[serde(default)]
    correspondent: Option<BankAccount>,
}

impl TryFrom<RawRequisites> for Requisites {
    type Error = RequisitesError;

    fn try_from(raw: RawRequisites) -> Result<Self, RequisitesError> {
        let bank = Bank::new(raw.bank, raw.bic, raw.account, raw.correspondent)?;
        Ok(Self { inn: raw.inn, kpp: raw.kpp, ogrn: raw.ogrn, bank })
    }
}

/// Declares a requisite: digits of fixed lengths with a check.
macro_rules! requisite {
    ($(#[$docs:meta])* $name:ident, $valid:expr, $form:literal) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Checks the form and the check digits.
            ///
            /// # Errors
            /// [`TextError::Form`] when either is wrong.
            pub fn new(text: &str) -> Result<Self, TextError> {
                let text = crate::text::checked(text, 40)?;
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok(Self(text.into())) } else { Err(TextError::Form($form)) }
            }

            /// The digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        text_type!($name);
    };
}

requisite! {
    /// ИНН: 10 digits of an organisation or 12 of a person, with its check digits; not zeros alone.
    Inn, is_inn, "must be an ИНН of 10 or 12 digits with right check digits"
}
requisite! {
    /// КПП: 9 characters, digits but for the fifth and sixth, which may be capital letters.
    Kpp, is_kpp, "must be a КПП of 9 characters: 4 digits, 2 digits or capitals, 3 digits"
}
requisite! {
    /// ОГРН of 13 digits, the first not 0, or ОГРНИП of 15, the first 3 or 4, with its check digit.
    Ogrn, is_ogrn, "must be an ОГРН of 13 digits or an ОГРНИП of 15 with a right check digit"
}
requisite! {
    /// БИК: 9 digits.
    Bic, |text| has_digits(text, 9), "must be a БИК of 9 digits"
}
requisite! {
    /// A bank account of 20 digits; whether its key digit is right shows only beside a БИК.
    BankAccount, |text| has_digits(text, 20), "must be a bank account of 20 digits"
}

impl BankAccount {
    /// Whether the account's key digit is right behind a prefix of three digits taken from the БИК.
    fn fits(&self, prefix: &str) -> bool {
        let weights = [7, 1, 3].into_iter().cycle();
        let digits = prefix.bytes().chain(self.0.bytes());
        let sum: u32 = digits.zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight % 10).sum();
        sum.is_multiple_of(10)
    }
}

fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_kpp(text: &str) -> bool {
    text.len() == 9
        && text
            .bytes()
            .enumerate()
            .all(|(place, b)| b.is_ascii_digit() || (matches!(place, 4 | 5) && b.is_ascii_uppercase()))
}

fn is_inn(text: &str) -> bool {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let check = |checked: usize| {
        let weights = &WEIGHTS[WEIGHTS.len() - checked..];
        let sum: u32 = text.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        text.as_bytes().get(checked).is_some_and(|digit| u32::from(digit - b'0') == sum % 11 % 10)
    };
    // Zeros pass the check, and stand in many a form for a number that nobody knew.
    let stated = text.bytes().any(|digit| digit != b'0');
    stated && ((has_digits(text, 10) && check(9)) || (has_digits(text, 12) && check(10) && check(11)))
}

fn is_ogrn(text: &str) -> bool {
    let check = |length: usize, modulus: u64| {
        let (body, key) = text.split_at(length - 1);
        body.parse::<u64>().is_ok_and(|body| key == (body % modulus % 10).to_string())
    };
    (has_digits(text, 13) && !text.starts_with('0') && check(13, 11))
        || (has_digits(text, 15) && text.starts_with(['3', '4']) && check(15, 13))
}
