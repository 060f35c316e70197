use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::Bill;
use crate::calendar::BillingPeriod;
use crate::money::{Amount, MAX_AMOUNT, VatBasis, VatRate, round_half_away};
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
    /// An amount, a quantity, a duration, or the sum of such, of more than 15 digits before the decimal point.
    #[error("{field} has more than 15 digits")]
    TooLarge {
        /// The field's path.
        field: String,
    },
    /// A quantity and a price of so many digits that their product can't be told exactly.
    #[error("{field} and the quantity have too many digits to be multiplied exactly")]
    TooFine {
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
    /// A past period that does not stand between the one before it and the bill's own.
    #[error("{field} is {stated}: the periods of history ascend and end before {own}, the bill's own")]
    History {
        /// The field's path.
        field: String,
        /// The period.
        stated: BillingPeriod,
        /// The bill's own.
        own: BillingPeriod,
    },
    /// A part of an instalment plan that the plan does not have.
    #[error("{field} is part {part} of {parts}")]
    Part {
        /// The field's path.
        field: String,
        /// Which part.
        part: u32,
        /// Of how many.
        parts: u32,
    },
    /// A date that no document prints: of a year before 1970 or after 9999.
    #[error("{field} is {stated}, outside the years 1970 to 9999")]
    Year {
        /// The field's path.
        field: String,
        /// What the bill states.
        stated: NaiveDate,
    },
    /// Dates that contradict each other.
    #[error("{field} is {stated}, before {bound}")]
    Date {
        /// The field's path.
        field: String,
        /// What the bill states.
        stated: NaiveDate,
        /// What it may not precede.
        bound: NaiveDate,
    },
}

impl Bill {
    /// The most lines, payments or instalments of a bill.
    pub const MAX_LINES: usize = 100_000;
    /// The most past periods of a bill.
    pub const MAX_HISTORY: usize = 24;
    /// The most VAT groups of a bill.
    pub const MAX_VAT_GROUPS: usize = 16;

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
        let (paid, instalments) = (self.paid(), self.instalments_due());
        printable("the sum of payments", paid)?;
        printable("the sum of instalments", instalments)?;
        let due = self.opening_balance - paid + self.total + instalments;
        agree("amount_due".into(), self.amount_due, due, "opening_balance − payments + total + instalments")
    }

    fn check_shape(&self) -> Result<(), BillError> {
        for (field, found, limit) in [
            ("lines", self.lines.len(), Self::MAX_LINES),
            ("payments", self.payments.len(), Self::MAX_LINES),
            ("instalments", self.instalments.len(), Self::MAX_LINES),
            ("vat", self.vat.len(), Self::MAX_VAT_GROUPS),
            ("history", self.history.len(), Self::MAX_HISTORY),
        ] {
            if found > limit {
                return Err(BillError::TooMany { field, found, limit });
            }
        }
        if (self.revision > 0) != self.corrects.is_some() {
            return Err(BillError::Correction { revision: self.revision });
        }
        if let Some(date) = self.date {
            in_print("date", date)?;
        }
        in_print("due_date", self.due_date)?;
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
        for (place, past) in self.history.iter().enumerate() {
            let ascends = place == 0 || self.history[place - 1].period < past.period;
            if !ascends || past.period >= self.period {
                let field = format!("history[{place}].period");
                return Err(BillError::History { field, stated: past.period, own: self.period });
            }
            printable(format_args!("history[{place}].total"), past.total)?;
        }
        for (place, payment) in self.payments.iter().enumerate() {
            printable(format_args!("payments[{place}].amount"), payment.amount)?;
            in_print(format_args!("payments[{place}].date"), payment.date)?;
        }
        for (place, instalment) in self.instalments.iter().enumerate() {
            printable(format_args!("instalments[{place}].amount"), instalment.amount)?;
            printable(format_args!("instalments[{place}].remaining"), instalment.remaining)?;
            in_print(format_args!("instalments[{place}].due"), instalment.due)?;
            let (part, parts) = (instalment.part, instalment.parts);
            if part == 0 || part > parts {
                return Err(BillError::Part { field: format!("instalments[{place}].part"), part, parts });
            }
        }
        Ok(())
    }

    fn check_lines(&self) -> Result<(), BillError> {
        for (place, line) in self.lines.iter().enumerate() {
            let large = |name| BillError::TooLarge { field: format!("lines[{place}].{name}") };
            printable(format_args!("lines[{place}].amount"), line.amount)?;
            if !is_printable(line.quantity) {
                return Err(large("quantity"));
            }
            if line.seconds.is_some_and(|seconds| seconds > MAX_AMOUNT.unsigned_abs()) {
                return Err(large("seconds"));
            }
            if !self.vat.iter().any(|group| group.rate == line.vat) {
                return Err(BillError::RateWithoutGroup { field: format!("lines[{place}].vat"), rate: line.vat });
            }
            if let Some(price) = line.unit_price {
                if !is_printable(price) {
                    return Err(large("unit_price"));
                }
                let computed = product(line.quantity, price)
                    .ok_or_else(|| BillError::TooFine { field: format!("lines[{place}].unit_price") })?;
                if computed != line.amount {
                    let field = format!("lines[{place}].amount");
                    return Err(BillError::Sum {
                        field, stated: line.amount, computed, from: "quantity × unit_price"
                    });
                }
            }
        }
        if self.charged_seconds() > MAX_AMOUNT.unsigned_abs() {
            return Err(BillError::TooLarge { field: "the sum of lines[].seconds".to_owned() });
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
                printable(field(name), amount)?;
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

fn printable(field: impl ToString, amount: Amount) -> Result<(), BillError> {
    if amount.is_printable() { Ok(()) } else { Err(BillError::TooLarge { field: field.to_string() }) }
}

fn in_print(field: impl ToString, date: NaiveDate) -> Result<(), BillError> {
    if (1970..=9999).contains(&date.year()) {
        Ok(())
    } else {
        Err(BillError::Year { field: field.to_string(), stated: date })
    }
}

fn is_printable(number: Decimal) -> bool {
    number.abs() <= Decimal::from(MAX_AMOUNT)
}

/// Quantity times price in minor units, rounded once, half away from zero; `None` where 38 digits don't hold the exact
/// product. (`Decimal`'s own product rounds to 28 digits before.)
fn product(quantity: Decimal, price: Decimal) -> Option<Amount> {
    let (quantity, price) = (quantity.normalize(), price.normalize());
    let product = quantity.mantissa().checked_mul(price.mantissa())?;
    let scale = quantity.scale() + price.scale();
    let minor = match 10_i128.checked_pow(scale.abs_diff(2)) {
        Some(factor) if scale < 2 => round_half_away(product.checked_mul(factor)?, 1),
        Some(divisor) => round_half_away(product, divisor),
        None => 0,
    };
    Some(Amount::from_minor(minor))
}
