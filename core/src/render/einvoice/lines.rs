//! The lines' amounts without VAT (BT-131).

use super::EInvoiceError;
use crate::invoice::Bill;
use crate::money::{Amount, VatBasis, VatRate, round_half_away_wide};

/// Gives each line its amount without VAT, in the order of the lines; those of a group sum to the group's net.
pub(super) struct NetAmounts<'a> {
    bill: &'a Bill,
    /// What the lines so far of each group with VAT inside sum to, in minor units.
    gross: [i128; Bill::MAX_VAT_GROUPS],
}

impl<'a> NetAmounts<'a> {
    /// The amounts of a bill, none of them taken yet.
    pub(super) fn of(bill: &'a Bill) -> Self {
        Self { bill, gross: [0; Bill::MAX_VAT_GROUPS] }
    }

    /// The next line's amount, and whether it is the line's own.
    ///
    /// Within a group with VAT inside each line gets what the sum of all lines up to it grows by without VAT: within a
    /// kopeck of the line's own net, and in the end the group's.
    pub(super) fn next(&mut self, rate: VatRate, amount: Amount) -> (Amount, bool) {
        let place = self.bill.vat.iter().position(|group| group.rate == rate);
        let gross = place.filter(|&place| self.bill.vat[place].basis == VatBasis::Gross);
        let (Some(place), VatRate::Percent(rate)) = (gross, rate) else { return (amount, true) };
        let Some(sum) = self.gross.get_mut(place) else { return (amount, true) };
        let before = net_of_gross(*sum, rate);
        *sum += i128::from(amount.minor());
        (Amount::from_minor((net_of_gross(*sum, rate) - before) as i64), false)
    }
}

/// Checks what EN 16931 wants beyond the bill's own sums.
///
/// # Errors
/// [`EInvoiceError`] naming the rule.
pub(super) fn check(bill: &Bill) -> Result<(), EInvoiceError> {
    if bill.lines.is_empty() {
        return Err(EInvoiceError::NoLines);
    }
    for (group, stated) in bill.vat.iter().enumerate() {
        let computed = stated.rate.vat_of(stated.net, VatBasis::Net);
        if computed != stated.vat {
            return Err(EInvoiceError::VatOfNet { group, rate: stated.rate, stated: stated.vat, computed });
        }
    }
    Ok(())
}

fn net_of_gross(gross: i128, rate: u16) -> i128 {
    gross - round_half_away_wide(gross * i128::from(rate), 10_000 + i128::from(rate))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::invoice::VatGroup;

    fn bill(rate: VatRate, gross: i64) -> Bill {
        let vat = rate.vat_of(Amount::from_minor(gross), VatBasis::Gross);
        let gross = Amount::from_minor(gross);
        serde_json::from_value(serde_json::json!({
            "account": "1", "period": "2026-10", "due_date": "2026-11-20", "opening_balance": 0, "lines": [],
            "vat": [VatGroup { rate, basis: VatBasis::Gross, net: gross - vat, vat, gross }],
            "total": gross, "amount_due": gross,
        }))
        .unwrap()
    }

    proptest! {
        #[test]
        fn r19_net_amounts_sum_to_the_net_of_their_group(
            amounts in proptest::collection::vec(-999_999_999_999i64..=999_999_999_999, 1..60), rate in 0u16..=10_000,
        ) {
            let rate = VatRate::Percent(rate);
            let bill = bill(rate, amounts.iter().sum());
            let mut nets = NetAmounts::of(&bill);
            let mut sum = 0;
            for amount in amounts.iter().copied().map(Amount::from_minor) {
                let (net, is_own) = nets.next(rate, amount);
                prop_assert!(!is_own);
                let own = amount - rate.vat_of(amount, VatBasis::Gross);
                prop_assert!((net - own).minor().abs() <= 1, "{net} of {amount}");
                prop_assert!(net.minor() * amount.minor().signum() >= 0, "{net} of {amount}");
                sum += net.minor();
            }
            prop_assert_eq!(sum, bill.vat[0].net.minor());
        }
    }

    #[test]
    fn r19_a_kopeck_beside_the_rule_is_refused() {
        // 0.03 with 20 % inside: VAT 0.01 (0.005), net 0.02, whose VAT would be 0.00.
        let mut bill = bill(VatRate::Percent(2_000), 3);
        assert_eq!(check(&bill), Err(EInvoiceError::NoLines));
        bill.lines = vec![
            serde_json::from_value(serde_json::json!({
                "service": "Связь", "quantity": "1", "unit": "шт.", "amount": 3, "vat": { "percent": 2000 },
            }))
            .unwrap(),
        ];
        let (stated, computed) = (Amount::from_minor(1), Amount::ZERO);
        let rate = VatRate::Percent(2_000);
        assert_eq!(check(&bill), Err(EInvoiceError::VatOfNet { group: 0, rate, stated, computed }));
        bill.vat[0].vat = computed;
        assert_eq!(check(&bill), Ok(()));
    }
}
