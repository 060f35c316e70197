use super::{Bill, Instalment, Payment};
use crate::calendar::BillingPeriod;

impl Bill {
    /// The bill with payments and instalments that were fed apart from it, where it has none of its own.
    ///
    /// A fed payment belongs to the bill whose period has the day on which it was booked, a fed instalment to the
    /// bill whose period has the day on which it is due. Payments are put in order of date, amount and reference,
    /// instalments in order of due day, description and part, so that the order of feeding leaves no trace.
    #[must_use]
    pub fn with_fed(mut self, payments: &[Payment], instalments: &[Instalment]) -> Self {
        let in_period = |day| BillingPeriod::of_date(day) == self.period;
        if self.payments.is_empty() {
            self.payments = payments.iter().filter(|payment| in_period(payment.date)).cloned().collect();
            self.payments.sort_by(|a, b| (a.date, a.amount, &a.reference).cmp(&(b.date, b.amount, &b.reference)));
        }
        if self.instalments.is_empty() {
            self.instalments = instalments.iter().filter(|instalment| in_period(instalment.due)).cloned().collect();
            self.instalments.sort_by(|a, b| (a.due, &a.description, a.part).cmp(&(b.due, &b.description, b.part)));
        }
        self
    }

    /// Whether a bill that is fed says what the one that is kept says: the same, but for lists of its own that the
    /// kept one was filled with when it came.
    #[must_use]
    pub fn says_the_same_as(&self, kept: &Self) -> bool {
        self == kept || self.clone().with_fed(&kept.payments, &kept.instalments) == *kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};
    use crate::party::AccountNumber;
    use crate::text::{Line, Name};

    fn bill() -> Bill {
        Bill {
            account: AccountNumber::new("100-1").unwrap(),
            period: "2026-10".parse().unwrap(),
            number: None,
            date: None,
            due_date: "2026-11-20".parse().unwrap(),
            revision: 0,
            corrects: None,
            currency: Currency::Rub,
            opening_balance: Amount::ZERO,
            payments: Vec::new(),
            lines: Vec::new(),
            vat: Vec::new(),
            total: Amount::ZERO,
            instalments: Vec::new(),
            amount_due: Amount::ZERO,
            history: Vec::new(),
        }
    }

    fn payment(date: &str, minor: i64) -> Payment {
        Payment {
            date: date.parse().unwrap(),
            amount: Amount::from_minor(minor),
            reference: Some(Line::new("п/п 118").unwrap()),
        }
    }

    fn instalment(due: &str, part: u32) -> Instalment {
        Instalment {
            description: Name::new("Рассрочка за оборудование").unwrap(),
            part,
            parts: 12,
            due: due.parse().unwrap(),
            amount: Amount::from_minor(100_000),
            remaining: Amount::ZERO,
        }
    }

    #[test]
    fn r21_fed_rows_join_the_bill_whose_period_has_their_day() {
        let payments = ["2026-10-31", "2026-09-30", "2026-10-01", "2026-11-01"].map(|day| payment(day, 5_000));
        let instalments = ["2026-11-01", "2026-10-31", "2026-10-01", "2026-09-30"].map(|day| instalment(day, 1));
        let joined = bill().with_fed(&payments, &instalments);
        assert_eq!(joined.payments, [payments[2].clone(), payments[0].clone()]);
        assert_eq!(joined.instalments, [instalments[2].clone(), instalments[1].clone()]);
    }

    #[test]
    fn r21_a_list_of_the_bills_own_stands_alone() {
        let own = Bill { payments: vec![payment("2026-09-01", 1)], ..bill() };
        let joined = own.clone().with_fed(&[payment("2026-10-02", 2)], &[instalment("2026-10-02", 1)]);
        assert_eq!((joined.payments, joined.instalments.len()), (own.payments, 1));
    }

    #[test]
    fn r21_the_order_of_feeding_leaves_no_trace() {
        let (mut payments, mut instalments) = (
            vec![payment("2026-10-02", 1), payment("2026-10-02", 2), payment("2026-10-01", 3)],
            vec![instalment("2026-10-10", 2), instalment("2026-10-10", 1)],
        );
        let joined = bill().with_fed(&payments, &instalments);
        payments.reverse();
        instalments.reverse();
        assert_eq!(bill().with_fed(&payments, &instalments), joined);
    }

    #[test]
    fn f2_a_row_fed_again_says_the_same_though_a_payment_has_come_since() {
        let kept = bill().with_fed(&[payment("2026-10-02", 1)], &[]);
        assert!(bill().says_the_same_as(&kept));
        assert!(!Bill { total: Amount::from_minor(1), ..bill() }.says_the_same_as(&kept));
        assert!(!Bill { payments: vec![payment("2026-10-03", 1)], ..bill() }.says_the_same_as(&kept));
    }
}
