//! Bills as the host states them: flat structs, one call for a whole bill, nothing to begin and to end.

use rust_decimal::Decimal;
use schet::AccountNumber;
use schet::invoice::{Bill, BillLine, Instalment, PastCharge, Payment, VatGroup};
use schet::money::{Amount, Currency, VatBasis, VatRate};

use crate::codes;
use crate::error::Failure;
use crate::record::{Record, SCHET_MAX_ROWS, read_rows, record};
use crate::text::{Field, TextReader, schet_text};
use crate::time;

/// The most VAT groups of a bill.
pub const SCHET_MAX_VAT_GROUPS: u32 = 16;
/// The most past periods of a bill.
pub const SCHET_MAX_HISTORY: u32 = 24;

/// No VAT is charged.
pub const SCHET_VAT_WITHOUT: i32 = 1;
/// VAT at a rate, which may be 0.
pub const SCHET_VAT_PERCENT: i32 = 2;

/// The lines' amounts are without VAT, which is added to their total.
pub const SCHET_BASIS_NET: i32 = 1;
/// The lines' amounts have VAT inside.
pub const SCHET_BASIS_GROSS: i32 = 2;

/// `unit_price` of a line is stated.
pub const SCHET_LINE_HAS_UNIT_PRICE: u32 = 1;
/// `seconds` of a line, or of charges, are stated.
pub const SCHET_LINE_HAS_SECONDS: u32 = 2;

/// A complete bill for one account and one period, as the billing states it: nothing of it is ever computed or
/// corrected here, and sums that don't agree are refused (R20). All amounts are in minor units.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_bill {
    /// sizeof(schet_bill).
    pub struct_size: u32,
    /// The period it is for, as YYYYMM.
    pub period: i32,
    /// Its date, as YYYYMMDD; 0: the day after the period.
    pub date: i32,
    /// The day by which it is to be paid, as YYYYMMDD.
    pub due_date: i32,
    /// 0 for the regular invoice; a correction counts up from 1.
    pub revision: u32,
    /// How many lines there are, at most SCHET_MAX_ROWS.
    pub line_count: u32,
    /// How many VAT groups there are, at most SCHET_MAX_VAT_GROUPS.
    pub vat_count: u32,
    /// How many payments there are, at most SCHET_MAX_ROWS; 0 lets those stand that were fed.
    pub payment_count: u32,
    /// How many instalments there are, at most SCHET_MAX_ROWS; 0 lets those stand that were fed.
    pub instalment_count: u32,
    /// How many past periods there are, at most SCHET_MAX_HISTORY.
    pub history_count: u32,
    /// The balance brought forward: positive is owed by the customer, negative is a credit.
    pub opening_balance: i64,
    /// The charges of the period with VAT: the sum of the groups' gross amounts.
    pub total: i64,
    /// What is to be paid: opening balance - payments + total + instalments; negative is a credit.
    pub amount_due: i64,
    /// Whose bill it is.
    pub account: schet_text,
    /// Its number, unique for the operator: 1 to 40 characters. Optional where the policy names a sequence.
    pub number: schet_text,
    /// The number of the invoice that a correction corrects; of a regular invoice absent.
    pub corrects: schet_text,
    /// What was charged, in the order to print.
    pub lines: *const schet_line,
    /// One group for each VAT rate of the lines.
    pub vat: *const schet_vat,
    /// Payments received in the period.
    pub payments: *const schet_payment,
    /// Parts of instalment plans due with this invoice.
    pub instalments: *const schet_instalment,
    /// What earlier periods were charged, oldest first; documents draw the last five beside this one.
    pub history: *const schet_past,
}
record!(schet_bill, 152);

/// One charge.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_line {
    /// sizeof(schet_line).
    pub struct_size: u32,
    /// The sum of the SCHET_LINE_HAS_... of what is stated.
    pub flags: u32,
    /// SCHET_VAT_WITHOUT or SCHET_VAT_PERCENT.
    pub vat_kind: i32,
    /// The rate in hundredths of a per cent, which names the group: 2000 is 20 %.
    pub vat_rate: i32,
    /// How many units, times 10 to the power of `quantity_scale`.
    pub quantity: i64,
    /// The price of a unit, where the amount is quantity times price, times 10 to the power of `unit_price_scale`.
    pub unit_price: i64,
    /// How many decimals `quantity` has, 0 to 28.
    pub quantity_scale: u32,
    /// How many decimals `unit_price` has, 0 to 28; with 2 it is in kopecks.
    pub unit_price_scale: u32,
    /// The charge, on the basis of its rate's group.
    pub amount: i64,
    /// The charged duration of a time-charged service.
    pub seconds: u64,
    /// The subscriber it is for; absent: the account as a whole.
    pub subscriber: schet_text,
    /// The service, as documents print it.
    pub service: schet_text,
    /// The unit, as documents print it.
    pub unit: schet_text,
}
record!(schet_line, 104);

/// The total of one VAT rate (R19).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_vat {
    /// sizeof(schet_vat).
    pub struct_size: u32,
    /// SCHET_VAT_WITHOUT or SCHET_VAT_PERCENT.
    pub kind: i32,
    /// The rate in hundredths of a per cent.
    pub rate: i32,
    /// SCHET_BASIS_NET or SCHET_BASIS_GROSS.
    pub basis: i32,
    /// The total without VAT.
    pub net: i64,
    /// The VAT.
    pub vat: i64,
    /// The total with VAT.
    pub gross: i64,
}
record!(schet_vat, 40);

/// A payment received.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_payment {
    /// sizeof(schet_payment).
    pub struct_size: u32,
    /// The local day on which it was booked, as YYYYMMDD.
    pub date: i32,
    /// How much; negative is a refund.
    pub amount: i64,
    /// Whose payment; inside a bill not looked at.
    pub account: schet_text,
    /// The document of the payment. Optional.
    pub reference: schet_text,
}
record!(schet_payment, 48);

/// A part of an instalment plan.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_instalment {
    /// sizeof(schet_instalment).
    pub struct_size: u32,
    /// The local day on which the part is due, as YYYYMMDD.
    pub due: i32,
    /// Which part this is, from 1.
    pub part: u32,
    /// How many parts there are.
    pub parts: u32,
    /// The part.
    pub amount: i64,
    /// What is left after it.
    pub remaining: i64,
    /// Whose instalment; inside a bill not looked at.
    pub account: schet_text,
    /// What is paid off.
    pub description: schet_text,
}
record!(schet_instalment, 64);

/// What an earlier period was charged.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_past {
    /// sizeof(schet_past).
    pub struct_size: u32,
    /// The period, as YYYYMM.
    pub period: i32,
    /// Its charges with VAT, in minor units.
    pub total: i64,
}
record!(schet_past, 16);

impl schet_bill {
    /// The bill in the domain's words; its sums are not looked at.
    ///
    /// # Safety
    /// Its lists are NULL or have as many structs as are stated.
    pub(crate) unsafe fn to_domain(self, reader: TextReader) -> Result<Bill, Failure> {
        let rows = SCHET_MAX_ROWS;
        // SAFETY: as this function's, for each list.
        unsafe {
            Ok(Bill {
                account: reader.parse(self.account, "account")?,
                period: time::period(self.period, "period")?,
                number: reader.parse_optional(self.number, "number")?,
                date: time::date_or_none(self.date, "date")?,
                due_date: time::date(self.due_date, "due_date")?,
                revision: self.revision,
                corrects: reader.parse_optional(self.corrects, "corrects")?,
                currency: Currency::Rub,
                opening_balance: Amount::from_minor(self.opening_balance),
                payments: list(self.payments, self.payment_count, rows, "payments", |row, at| {
                    row.to_domain(reader, at)
                })?,
                lines: list(self.lines, self.line_count, rows, "lines", |row, at| row.to_domain(reader, at))?,
                vat: list(self.vat, self.vat_count, SCHET_MAX_VAT_GROUPS, "vat", schet_vat::to_domain)?,
                total: Amount::from_minor(self.total),
                instalments: list(self.instalments, self.instalment_count, rows, "instalments", |row, at| {
                    row.to_domain(reader, at)
                })?,
                amount_due: Amount::from_minor(self.amount_due),
                history: list(self.history, self.history_count, SCHET_MAX_HISTORY, "history", schet_past::to_domain)?,
            })
        }
    }
}

impl schet_line {
    fn to_domain(self, reader: TextReader, at: Place) -> Result<BillLine, Failure> {
        if self.flags & !(SCHET_LINE_HAS_UNIT_PRICE | SCHET_LINE_HAS_SECONDS) != 0 {
            return Err(Failure::value(at.of("flags").to_string(), "has bits that stand for nothing"));
        }
        let has = |flag| self.flags & flag != 0;
        let price = || decimal(self.unit_price, self.unit_price_scale, at.of("unit_price_scale"));
        Ok(BillLine {
            subscriber: reader.parse_optional(self.subscriber, at.of("subscriber"))?,
            service: reader.parse(self.service, at.of("service"))?,
            quantity: decimal(self.quantity, self.quantity_scale, at.of("quantity_scale"))?,
            unit: reader.parse(self.unit, at.of("unit"))?,
            unit_price: if has(SCHET_LINE_HAS_UNIT_PRICE) { Some(price()?) } else { None },
            amount: Amount::from_minor(self.amount),
            vat: rate(self.vat_kind, self.vat_rate, at.of("vat_kind"), at.of("vat_rate"))?,
            seconds: has(SCHET_LINE_HAS_SECONDS).then_some(self.seconds),
        })
    }
}

impl schet_vat {
    fn to_domain(self, at: Place) -> Result<VatGroup, Failure> {
        Ok(VatGroup {
            rate: rate(self.kind, self.rate, at.of("kind"), at.of("rate"))?,
            basis: match self.basis {
                SCHET_BASIS_NET => VatBasis::Net,
                SCHET_BASIS_GROSS => VatBasis::Gross,
                other => return Err(codes::unknown(at.of("basis"), other)),
            },
            net: Amount::from_minor(self.net),
            vat: Amount::from_minor(self.vat),
            gross: Amount::from_minor(self.gross),
        })
    }
}

impl schet_past {
    fn to_domain(self, at: Place) -> Result<PastCharge, Failure> {
        Ok(PastCharge { period: time::period(self.period, at.of("period"))?, total: Amount::from_minor(self.total) })
    }
}

impl schet_payment {
    fn to_domain(self, reader: TextReader, at: Place) -> Result<Payment, Failure> {
        Ok(Payment {
            date: time::date(self.date, at.of("date"))?,
            amount: Amount::from_minor(self.amount),
            reference: reader.parse_optional(self.reference, at.of("reference"))?,
        })
    }

    /// A payment fed apart from its bill.
    pub(crate) fn fed(self, reader: TextReader) -> Result<(AccountNumber, Payment), Failure> {
        Ok((reader.parse(self.account, "account")?, self.to_domain(reader, Place::Alone)?))
    }
}

impl schet_instalment {
    fn to_domain(self, reader: TextReader, at: Place) -> Result<Instalment, Failure> {
        Ok(Instalment {
            description: reader.parse(self.description, at.of("description"))?,
            part: self.part,
            parts: self.parts,
            due: time::date(self.due, at.of("due"))?,
            amount: Amount::from_minor(self.amount),
            remaining: Amount::from_minor(self.remaining),
        })
    }

    /// An instalment fed apart from its bill.
    pub(crate) fn fed(self, reader: TextReader) -> Result<(AccountNumber, Instalment), Failure> {
        Ok((reader.parse(self.account, "account")?, self.to_domain(reader, Place::Alone)?))
    }
}

/// Where a struct stands: in a list, or by itself.
#[derive(Clone, Copy)]
enum Place {
    Alone,
    In(&'static str, usize),
}

impl Place {
    fn of(self, name: &'static str) -> Field {
        match self {
            Self::Alone => name.into(),
            Self::In(list, place) => Field::entry(list, place, name),
        }
    }
}

/// A list in the domain's words.
///
/// # Safety
/// The pointer is NULL or points to `count` structs of the size that the first says.
unsafe fn list<T: Record, D>(
    from: *const T,
    count: u32,
    most: u32,
    name: &'static str,
    to_domain: impl Fn(T, Place) -> Result<D, Failure>,
) -> Result<Vec<D>, Failure> {
    // SAFETY: as this function's.
    let rows = unsafe { read_rows(from, count, most) }?;
    rows.enumerate().map(|(place, row)| to_domain(row?, Place::In(name, place))).collect()
}

/// A number with decimals.
pub(crate) fn decimal(units: i64, scale: u32, field: Field) -> Result<Decimal, Failure> {
    Decimal::try_from_i128_with_scale(units.into(), scale)
        .map_err(|_| Failure::value(field.to_string(), format_args!("is {scale}, at most 28 decimals are taken")))
}

fn rate(kind: i32, rate: i32, kind_field: Field, rate_field: Field) -> Result<VatRate, Failure> {
    match kind {
        SCHET_VAT_WITHOUT => Ok(VatRate::Without),
        SCHET_VAT_PERCENT => u16::try_from(rate).map(VatRate::Percent).map_err(|_| {
            Failure::value(
                rate_field.to_string(),
                format_args!("is {rate}: 0 to 10000 hundredths of a per cent are taken"),
            )
        }),
        0 => Err(Failure::missing(kind_field.to_string())),
        other => Err(codes::unknown(kind_field, other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_lists_are_the_domains() {
        assert_eq!(SCHET_MAX_ROWS as usize, Bill::MAX_LINES);
        assert_eq!(SCHET_MAX_VAT_GROUPS as usize, Bill::MAX_VAT_GROUPS);
        assert_eq!(SCHET_MAX_HISTORY as usize, Bill::MAX_HISTORY);
    }

    #[test]
    fn quantities_keep_their_decimals() {
        assert_eq!(decimal(12_345, 3, "quantity".into()).unwrap().to_string(), "12.345");
        assert_eq!(decimal(i64::MAX, 28, "quantity".into()).unwrap().mantissa(), i64::MAX.into());
        assert!(decimal(1, 29, "quantity".into()).is_err());
    }
}
