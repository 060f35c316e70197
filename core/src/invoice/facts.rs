use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Bill, Invoice, InvoiceNumber};
use crate::calendar::BillingPeriod;
use crate::money::{Amount, Currency, VatBasis, VatRate};
use crate::text::Name;

/// What a mail says of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceFacts {
    /// The customer's name on it.
    pub customer: Name,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its date.
    pub date: NaiveDate,
    /// The period it is for.
    pub period: BillingPeriod,
    /// 0, or the number of the correction.
    pub revision: u32,
    /// The invoice that a correction corrects.
    pub corrects: Option<InvoiceNumber>,
    /// The day by which it is to be paid.
    pub due_date: NaiveDate,
    /// What is to be paid.
    pub amount_due: Amount,
    /// The currency of the amount.
    pub currency: Currency,
    /// How the amount came about; `None` where nobody knows more than the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<InvoiceSums>,
}

/// How an amount due came about: opening balance − paid + charged + instalments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceSums {
    /// The balance brought forward: positive is owed by the customer.
    pub opening_balance: Amount,
    /// The payments of the period.
    pub paid: Amount,
    /// The charges of the period with VAT.
    pub charged: Amount,
    /// The VAT in them; `None` where none of them has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Amount>,
    /// The parts of instalment plans.
    pub instalments: Amount,
    /// What `services` are: without VAT or with it inside.
    pub basis: VatBasis,
    /// The charges by service, in the bill's order, where there are at most [`InvoiceSums::SERVICES`] and all have one
    /// basis; else empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceSum>,
}

/// What a service cost in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceSum {
    /// The service.
    pub service: Name,
    /// The sum of its lines.
    pub amount: Amount,
}

impl InvoiceFacts {
    /// The facts of an invoice for a customer of that name.
    #[must_use]
    pub fn of(customer: &Name, invoice: &Invoice) -> Self {
        let bill = invoice.bill();
        Self {
            customer: customer.clone(),
            number: invoice.number().clone(),
            date: invoice.date(),
            period: bill.period,
            revision: bill.revision,
            corrects: bill.corrects.clone(),
            due_date: bill.due_date,
            amount_due: bill.amount_due,
            currency: bill.currency,
            sums: Some(InvoiceSums::of(bill)),
        }
    }
}

impl InvoiceSums {
    /// The most services that a mail lists.
    pub const SERVICES: usize = 8;

    /// The sums of a bill.
    #[must_use]
    pub fn of(bill: &Bill) -> Self {
        let has_vat = bill.vat.iter().any(|group| group.rate != VatRate::Without);
        // What has no VAT is the same on either basis.
        let mut bases = bill.vat.iter().filter(|group| group.rate != VatRate::Without).map(|group| group.basis);
        let basis = bases.next().unwrap_or(VatBasis::Gross);
        let services = if bases.all(|other| other == basis) { services(bill) } else { None };
        Self {
            opening_balance: bill.opening_balance,
            paid: bill.paid(),
            charged: bill.total,
            vat: has_vat.then(|| bill.vat.iter().map(|group| group.vat).sum()),
            instalments: bill.instalments_due(),
            basis,
            services: services.unwrap_or_default(),
        }
    }
}

/// The sums by service; `None` where they are too many to list.
fn services(bill: &Bill) -> Option<Vec<ServiceSum>> {
    let mut sums: Vec<(&Name, Amount)> = Vec::with_capacity(InvoiceSums::SERVICES);
    for line in &bill.lines {
        match sums.iter().position(|(service, _)| **service == line.service) {
            Some(place) => sums[place].1 += line.amount,
            None if sums.len() == InvoiceSums::SERVICES => return None,
            None => sums.push((&line.service, line.amount)),
        }
    }
    Some(sums.into_iter().map(|(service, amount)| ServiceSum { service: service.clone(), amount }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invoice::{BillLine, VatGroup};

    fn bill(services: usize, groups: &[(VatRate, VatBasis)]) -> Bill {
        let mut bill: Bill = serde_json::from_value(serde_json::json!({
            "account": "1", "period": "2026-10", "due_date": "2026-11-20", "opening_balance": 700, "lines": [], "vat": [],
            "payments": [{ "date": "2026-10-02", "amount": 500 }], "total": 0, "amount_due": 200,
        }))
        .unwrap();
        bill.lines = (0..3 * services)
            .map(|place| BillLine {
                subscriber: None,
                service: Name::new(&format!("Услуга {}", place % services)).unwrap(),
                quantity: 1.into(),
                unit: Name::new("шт.").unwrap(),
                unit_price: None,
                amount: Amount::from_minor(100),
                vat: groups[0].0,
                seconds: None,
            })
            .collect();
        bill.vat = groups
            .iter()
            .map(|&(rate, basis)| VatGroup { rate, basis, net: Amount::ZERO, vat: Amount::ZERO, gross: Amount::ZERO })
            .collect();
        bill
    }

    #[test]
    fn r21_services_are_listed_where_they_are_few_and_of_one_basis() {
        let (net, gross) = ((VatRate::Percent(2_200), VatBasis::Net), (VatRate::Percent(1_000), VatBasis::Gross));
        let without = (VatRate::Without, VatBasis::Gross);
        for (services, groups, expected) in
            [(8, &[net][..], 8), (9, &[net], 0), (2, &[net, without], 2), (2, &[net, gross], 0), (1, &[without], 1)]
        {
            let sums = InvoiceSums::of(&bill(services, groups));
            assert_eq!(sums.services.len(), expected, "{groups:?}");
            assert!(sums.services.iter().all(|sum| sum.amount == Amount::from_minor(300)));
            assert_eq!(sums.basis, groups[0].1);
            assert_eq!(sums.vat.is_some(), groups[0].0 != VatRate::Without);
            assert_eq!((sums.opening_balance.minor(), sums.paid.minor()), (700, 500));
        }
    }
}
