use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Bill;
use crate::money::{Amount, VatBasis, VatRate};
use crate::party::AccountNumber;

/// Why a bill can't become an invoice (R20): the field and both numbers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BillError {
    /// Two sums that should be equal are not.
    #[error("{field} states {stated}, but {computed} follows from {from}")]
    Sum {
        /// The field's path.
        field: String,
        /// What the bill states.
        stated: Amount,
        /// What its parts give.
        computed: Amount,
        /// Which parts.
        from: &'static str,
    },
    /// A line of a rate for which there is no group.
    #[error("{field} has the VAT rate {rate}, for which vat has no group")]
    RateWithoutGroup {
        /// The field's path.
        field: String,
        /// The rate.
        rate: VatRate,
    },
    /// Two groups of one rate.
    #[error("vat has two groups of the rate {rate}")]
    TwoGroups {
        /// The rate.
        rate: VatRate,
    },
    /// A rate over 100 %.
    #[error("{field} has the VAT rate {rate}, over 100 %")]
    Rate {
        /// The field's path.
        field: String,
        /// The rate.
        rate: VatRate,
    },
    /// An amount of more than 15 digits.
    #[error("{field} has more than 15 digits")]
    TooLarge {
        /// The field's path.
        field: String,
    },
    /// More entries than a document takes.
    #[error("{field} has {found} entries, at most {limit} are taken")]
    TooMany {
        /// The field's path.
        field: &'static str,
        /// How many there are.
        found: usize,
        /// How many are taken.
        limit: usize,
    },
    /// A bill for another account or period than was asked for.
    #[error("the bill is for account {found}, not for {expected}")]
    OtherAccount {
        /// The account asked for.
        expected: AccountNumber,
        /// The account found.
        found: AccountNumber,
    },
    /// A correction that does not say what it corrects, or a first revision that does.
    #[error("corrects must be stated exactly when revision is over 0, got revision {revision}")]
    Correction {
        /// The revision.
        revision: u32,
    },
    /// Dates that contradict each other.
    #[error("{field} is {stated}, before {bound}")]
    Date {
        /// The field's path.
        field: String,
        /// What the bill states.
        stated: chrono::NaiveDate,
        /// What it may not precede.
        bound: chrono::NaiveDate,
    },
}

impl Bill {
    /// The most lines of a bill.
    pub const MAX_LINES: usize = 100_000;

    /// Checks that every sum follows from its parts (R19, R20).
    ///
    /// # Errors
    /// [`BillError`], the first that is found, in the order in which the document prints.
    pub fn check(&self) -> Result<(), BillError> {
        self.check_shape()?;
        self.check_lines()?;
        self.check_groups()?;
        let gross = self.vat.iter().map(|group| group.gross).sum();
        agree("total".into(), self.total, gross, "the gross amounts of vat")?;
        let due = self.opening_balance - self.paid() + self.total + self.instalments_due();
        agree("amount_due".into(), self.amount_due, due, "opening_balance − payments + total + instalments")
    }

    fn check_shape(&self) -> Result<(), BillError> {
        for (field, found) in [
            ("lines", self.lines.len()),
            ("payments", self.payments.len()),
            ("instalments", self.instalments.len()),
            ("vat", self.vat.len()),
        ] {
            if found > Self::MAX_LINES {
                return Err(BillError::TooMany { field, found, limit: Self::MAX_LINES });
            }
        }
        if (self.revision > 0) != self.corrects.is_some() {
            return Err(BillError::Correction { revision: self.revision });
        }
        let first = self.period.first_day();
        if let Some(date) = self.date.filter(|date| *date < first) {
            return Err(BillError::Date { field: "date".into(), stated: date, bound: first });
        }
        if self.due_date < self.date_or_default() {
            return Err(BillError::Date {
                field: "due_date".into(),
                stated: self.due_date,
                bound: self.date_or_default(),
            });
        }
        printable("opening_balance", self.opening_balance)?;
        printable("total", self.total)?;
        printable("amount_due", self.amount_due)?;
        for (place, payment) in self.payments.iter().enumerate() {
            printable(&format!("payments[{place}].amount"), payment.amount)?;
        }
        for (place, instalment) in self.instalments.iter().enumerate() {
            printable(&format!("instalments[{place}].amount"), instalment.amount)?;
            printable(&format!("instalments[{place}].remaining"), instalment.remaining)?;
        }
        Ok(())
    }

    fn check_lines(&self) -> Result<(), BillError> {
        for (place, line) in self.lines.iter().enumerate() {
            if !line.amount.is_printable() {
                return Err(BillError::TooLarge { field: format!("lines[{place}].amount") });
            }
            if !self.vat.iter().any(|group| group.rate == line.vat) {
                return Err(BillError::RateWithoutGroup { field: format!("lines[{place}].vat"), rate: line.vat });
            }
            if let Some(price) = line.unit_price {
                let computed = product(line.quantity, price)
                    .ok_or_else(|| BillError::TooLarge { field: format!("lines[{place}].unit_price") })?;
                if computed != line.amount {
                    let field = format!("lines[{place}].amount");
                    return Err(BillError::Sum {
                        field, stated: line.amount, computed, from: "quantity × unit_price"
                    });
                }
            }
        }
        Ok(())
    }

    fn check_groups(&self) -> Result<(), BillError> {
        for (place, group) in self.vat.iter().enumerate() {
            let field = |name: &str| format!("vat[{place}].{name}");
            if matches!(group.rate, VatRate::Percent(rate) if rate > 10_000) {
                return Err(BillError::Rate { field: field("rate"), rate: group.rate });
            }
            if self.vat[..place].iter().any(|other| other.rate == group.rate) {
                return Err(BillError::TwoGroups { rate: group.rate });
            }
            for (name, amount) in [("net", group.net), ("vat", group.vat), ("gross", group.gross)] {
                printable(&field(name), amount)?;
            }
            let lines: Amount = self.lines.iter().filter(|line| line.vat == group.rate).map(|line| line.amount).sum();
            let (name, stated) = match group.basis {
                VatBasis::Net => ("net", group.net),
                VatBasis::Gross => ("gross", group.gross),
            };
            agree(field(name), stated, lines, "the amounts of its lines")?;
            agree(field("vat"), group.vat, group.rate.vat_of(lines, group.basis), "the rate of its total")?;
            agree(field("gross"), group.gross, group.net + group.vat, "net + vat")?;
        }
        Ok(())
    }
}

fn agree(field: String, stated: Amount, computed: Amount, from: &'static str) -> Result<(), BillError> {
    if stated == computed { Ok(()) } else { Err(BillError::Sum { field, stated, computed, from }) }
}

fn printable(field: &str, amount: Amount) -> Result<(), BillError> {
    if amount.is_printable() { Ok(()) } else { Err(BillError::TooLarge { field: field.to_owned() }) }
}

/// Quantity times price in minor units, rounded half away from zero; `None` where it leaves the range.
fn product(quantity: Decimal, price: Decimal) -> Option<Amount> {
    let minor = quantity.checked_mul(price)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let minor = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    minor.to_i64().map(Amount::from_minor)
}
