//! The invoice as data, and the check of its sums (R19–R21).

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::calendar::BillingPeriod;
use crate::money::{Amount, Currency, VatBasis, VatRate};
use crate::party::{AccountNumber, SubscriberId};
use crate::text::{Line, Name, TextError, checked, no_formula, text_type};

mod check;
mod decimal;
mod facts;
mod fed;

pub use check::BillError;
pub use facts::{InvoiceFacts, InvoiceSums, ServiceSum};

/// The number of an invoice, unique for the operator: 1 to 40 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InvoiceNumber(Arc<str>);

impl InvoiceNumber {
    /// Checks a number.
    ///
    /// # Errors
    /// [`TextError`] when it is empty, longer than 40 characters, has a control character or begins with `=`.
    pub fn new(text: &str) -> Result<Self, TextError> {
        no_formula(checked(text, 40)?).map(|text| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_type!(InvoiceNumber);

/// A complete bill for one account and one period, as the operator's billing states it; schet never computes a
/// charge. All amounts are in minor units of [`Bill::currency`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    /// Whose bill it is.
    pub account: AccountNumber,
    /// The period it is for.
    pub period: BillingPeriod,
    /// Its number; `None` takes the next of the operator's sequence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<InvoiceNumber>,
    /// Its date; `None` is the day after the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The day by which it is to be paid.
    pub due_date: NaiveDate,
    /// 0 for the regular invoice; a correction counts up from 1.
    #[serde(default)]
    pub revision: u32,
    /// The number of the invoice that a correction corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<InvoiceNumber>,
    /// The currency of every amount.
    #[serde(default)]
    pub currency: Currency,
    /// The balance brought forward: positive is owed by the customer, negative is a credit.
    pub opening_balance: Amount,
    /// Payments received in the period; empty lets the store's fed payments stand.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// What was charged, in the order to print; amounts on the basis that the group of their rate states.
    pub lines: Vec<BillLine>,
    /// One group for each VAT rate of the lines.
    pub vat: Vec<VatGroup>,
    /// The charges of the period with VAT: the sum of the groups' gross amounts.
    pub total: Amount,
    /// Parts of instalment plans (рассрочка) due with this invoice; empty lets the store's fed instalments stand.
    #[serde(default)]
    pub instalments: Vec<Instalment>,
    /// What is to be paid: opening balance − payments + total + instalments; negative is a credit.
    pub amount_due: Amount,
    /// What earlier periods were charged, oldest first, at most 24; documents draw the last five beside this one, and
    /// nothing where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastCharge>,
}

/// What an earlier period was charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastCharge {
    /// The period.
    pub period: BillingPeriod,
    /// Its charges with VAT.
    pub total: Amount,
}

/// A payment received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// The local day on which it was booked.
    pub date: NaiveDate,
    /// How much; negative is a refund.
    pub amount: Amount,
    /// The document of the payment, such as «п/п 118».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Line>,
}

/// One charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillLine {
    /// The subscriber it is for; `None`: the account as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscriber: Option<SubscriberId>,
    /// The service, as documents print it.
    pub service: Name,
    /// How many units.
    #[serde(deserialize_with = "decimal::read")]
    pub quantity: Decimal,
    /// The unit, as documents print it: «мин», «шт.», «мес.».
    pub unit: Name,
    /// The price of a unit on the group's basis, where the amount is quantity times price, rounded half away from
    /// zero; `None` where the billing rated call by call.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "decimal::read_if")]
    pub unit_price: Option<Decimal>,
    /// The charge, on the basis of its rate's group.
    pub amount: Amount,
    /// The VAT rate, which names the group.
    pub vat: VatRate,
    /// The charged duration, in seconds, of a time-charged service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
}

/// The total of one VAT rate (R19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VatGroup {
    /// The rate, of the billed period.
    pub rate: VatRate,
    /// Whether the lines' amounts are without VAT or have it inside.
    pub basis: VatBasis,
    /// The total without VAT.
    pub net: Amount,
    /// The VAT.
    pub vat: Amount,
    /// The total with VAT.
    pub gross: Amount,
}

/// A part of an instalment plan (рассрочка).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// What is paid off.
    pub description: Name,
    /// Which part this is, from 1.
    pub part: u32,
    /// How many parts there are.
    pub parts: u32,
    /// The local day on which the part is due.
    pub due: NaiveDate,
    /// The part.
    pub amount: Amount,
    /// What is left after it.
    #[serde(default)]
    pub remaining: Amount,
}

/// A bill that was checked, numbered and dated: what documents are rendered from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawInvoice")]
pub struct Invoice {
    number: InvoiceNumber,
    date: NaiveDate,
    bill: Bill,
}

#[derive(Deserialize)]
struct RawInvoice {
    number: InvoiceNumber,
    date: NaiveDate,
    bill: Bill,
}

impl TryFrom<RawInvoice> for Invoice {
    type Error = BillError;

    fn try_from(raw: RawInvoice) -> Result<Self, BillError> {
        raw.bill.into_invoice(raw.number, raw.date)
    }
}

impl Bill {
    /// Checks the bill and gives it its number and date (R20).
    ///
    /// # Errors
    /// [`BillError`] naming the sums that don't agree; nothing is ever corrected.
    pub fn into_invoice(self, number: InvoiceNumber, date: NaiveDate) -> Result<Invoice, BillError> {
        self.check()?;
        Ok(Invoice { number, date, bill: self })
    }

    /// The date the bill states, or the day after its period.
    #[must_use]
    pub fn date_or_default(&self) -> NaiveDate {
        self.date.unwrap_or_else(|| self.period.day_after())
    }

    /// The sum of the payments.
    #[must_use]
    pub fn paid(&self) -> Amount {
        self.payments.iter().map(|payment| payment.amount).sum()
    }

    /// The sum of the instalments due.
    #[must_use]
    pub fn instalments_due(&self) -> Amount {
        self.instalments.iter().map(|instalment| instalment.amount).sum()
    }

    /// The duration of all time-charged lines, in seconds (R21).
    #[must_use]
    pub fn charged_seconds(&self) -> u64 {
        self.lines.iter().filter_map(|line| line.seconds).fold(0, u64::saturating_add)
    }
}

impl Invoice {
    /// The number, unique for the operator.
    #[must_use]
    pub fn number(&self) -> &InvoiceNumber {
        &self.number
    }

    /// The date of the invoice.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The bill, whose sums agree.
    #[must_use]
    pub fn bill(&self) -> &Bill {
        &self.bill
    }
}

impl fmt::Display for VatRate {
    /// Writes `20 %`, `16.67 %` or `without VAT`, as errors show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Without => f.write_str("without VAT"),
            Self::Percent(rate) if rate % 100 == 0 => write!(f, "{} %", rate / 100),
            Self::Percent(rate) => write!(f, "{}.{:02} %", rate / 100, rate % 100),
        }
    }
}
