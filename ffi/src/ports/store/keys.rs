//! The keys of rows: a letter for the table, the operator, and what tells the row apart, ordered by bytes.
//!
//! Parts are parted by `!`, which is below every character of an account's number, so that accounts are in the order of
//! their bytes whatever follows them; `~`, which is above them, ends a range.

use chrono::NaiveDate;
use schet::order::{Digest, Fingerprint, IdempotencyKey, OrderId};
use schet::ports::Shared;
use schet::{AccountNumber, BillingPeriod, Instant, InvoiceNumber, OperatorId};

/// The keys of an operator's rows.
pub(super) struct Keys<'o> {
    operator: &'o OperatorId,
}

/// A range of keys: from the first on, and before the second.
pub(super) type Range = (String, String);

impl<'o> Keys<'o> {
    pub(super) fn of(operator: &'o OperatorId) -> Self {
        Self { operator }
    }

    pub(super) fn order(&self, id: OrderId) -> String {
        format!("o!{}!{id}", self.operator)
    }

    /// The orders behind one and before another.
    pub(super) fn orders_between(&self, after: Option<OrderId>, before: OrderId) -> Range {
        let from = after.map_or_else(|| format!("o!{}!", self.operator), |after| behind(&self.order(after)));
        (from, self.order(before))
    }

    pub(super) fn event(&self, id: OrderId, place: u32) -> String {
        format!("e!{}!{id}!{place:010}", self.operator)
    }

    pub(super) fn events(&self, id: OrderId) -> Range {
        below(format!("e!{}!{id}!", self.operator))
    }

    pub(super) fn of_account(&self, account: &AccountNumber, id: OrderId) -> String {
        format!("a!{}!{account}!{id}", self.operator)
    }

    pub(super) fn orders_of(&self, account: &AccountNumber, before: Option<OrderId>) -> Range {
        let (from, until) = below(format!("a!{}!{account}!", self.operator));
        (from, before.map_or(until, |before| self.of_account(account, before)))
    }

    pub(super) fn unfinished(&self, account: &AccountNumber, fingerprint: &Fingerprint, id: OrderId) -> String {
        format!("f!{}!{account}!{}!{id}", self.operator, Digest(*fingerprint))
    }

    pub(super) fn unfinished_of(&self, account: &AccountNumber, fingerprint: &Fingerprint) -> Range {
        below(format!("f!{}!{account}!{}!", self.operator, Digest(*fingerprint)))
    }

    pub(super) fn key(&self, account: &AccountNumber, key: &IdempotencyKey) -> String {
        format!("k!{}!{account}!{}", self.operator, Digest::of(key.as_str().as_bytes()))
    }

    pub(super) fn budget(&self, account: &AccountNumber, day: NaiveDate) -> String {
        format!("b!{}!{account}!{}", self.operator, day.format("%Y-%m-%d"))
    }

    pub(super) fn budgets(&self, account: &AccountNumber) -> Range {
        below(format!("b!{}!{account}!", self.operator))
    }

    pub(super) fn shared_budget(&self, of: &Shared, day: NaiveDate) -> String {
        format!("m!{}!{}!{}", self.operator, Digest(of.key()), day.format("%Y-%m-%d"))
    }

    /// The days' budgets that are shared by something, before one.
    pub(super) fn shared_budgets(&self, of: &Shared, before: NaiveDate) -> Range {
        (format!("m!{}!{}!", self.operator, Digest(of.key())), self.shared_budget(of, before))
    }

    pub(super) fn due(&self, due: Instant, id: OrderId) -> String {
        format!("q!{}!{}!{id}", self.operator, sortable(due))
    }

    /// What is due at an instant, the earliest first.
    pub(super) fn due_until(&self, now: Instant) -> Range {
        (format!("q!{}!", self.operator), format!("q!{}!{}~", self.operator, sortable(now)))
    }

    pub(super) fn leased(&self, until: i64, id: OrderId) -> String {
        format!("l!{}!{}!{id}", self.operator, sortable_micros(until))
    }

    /// Leases that are over at a time of their clock.
    pub(super) fn leases_over(&self, now: i64) -> Range {
        (format!("l!{}!", self.operator), format!("l!{}!{}~", self.operator, sortable_micros(now)))
    }

    pub(super) fn delivery(&self, account: &AccountNumber) -> String {
        format!("d!{}!{account}", self.operator)
    }

    pub(super) fn delivery_change(&self, account: &AccountNumber, place: u64) -> String {
        format!("c!{}!{account}!{place:010}", self.operator)
    }

    pub(super) fn delivery_changes(&self, account: &AccountNumber) -> Range {
        below(format!("c!{}!{account}!", self.operator))
    }

    pub(super) fn issued(&self, account: &AccountNumber, period: BillingPeriod, revision: u32) -> String {
        format!("i!{}!{period}!{account}!{revision:010}", self.operator)
    }

    pub(super) fn revisions(&self, account: &AccountNumber, period: BillingPeriod) -> Range {
        below(format!("i!{}!{period}!{account}!", self.operator))
    }

    pub(super) fn issued_before(&self, before: BillingPeriod) -> Range {
        (format!("i!{}!", self.operator), format!("i!{}!{before}", self.operator))
    }

    pub(super) fn billed(&self, account: &AccountNumber, period: BillingPeriod) -> String {
        format!("j!{}!{account}!{period}", self.operator)
    }

    pub(super) fn billed_periods(&self, account: &AccountNumber) -> Range {
        below(format!("j!{}!{account}!", self.operator))
    }

    pub(super) fn number(&self, number: &InvoiceNumber) -> String {
        format!("n!{}!{}", self.operator, Digest::of(number.as_str().as_bytes()))
    }

    /// The invoices that an order delivers.
    pub(super) fn delivered(
        &self,
        order: OrderId,
        account: &AccountNumber,
        period: BillingPeriod,
        revision: u32,
    ) -> String {
        format!("x!{}!{order}!{period}!{account}!{revision:010}", self.operator)
    }

    pub(super) fn delivered_by(&self, order: OrderId) -> Range {
        below(format!("x!{}!{order}!", self.operator))
    }

    pub(super) fn pickup(&self, account: &AccountNumber, period: BillingPeriod, revision: u32) -> String {
        format!("p!{}!{period}!{account}!{revision:010}", self.operator)
    }

    pub(super) fn pickups(&self, period: BillingPeriod, after: Option<&AccountNumber>) -> Range {
        let (from, until) = below(format!("p!{}!{period}!", self.operator));
        (after.map_or(from, |after| format!("p!{}!{period}!{after}!~", self.operator)), until)
    }

    pub(super) fn link(&self, token_hash: &[u8; 32]) -> String {
        format!("t!{}!{}", self.operator, Digest(*token_hash))
    }

    pub(super) fn link_of(&self, order: OrderId, place: u32) -> String {
        format!("u!{}!{order}!{place:010}", self.operator)
    }

    pub(super) fn links_of(&self, order: OrderId) -> Range {
        below(format!("u!{}!{order}!", self.operator))
    }

    pub(super) fn sequence(&self, name: &str) -> String {
        format!("s!{}!{}", self.operator, Digest::of(name.as_bytes()))
    }

    pub(super) fn run(&self, period: BillingPeriod) -> String {
        format!("r!{}!{period}", self.operator)
    }

    pub(super) fn share(&self, period: BillingPeriod, round: u32, number: u64) -> String {
        format!("h!{}!{period}!{round:010}!{number:020}", self.operator)
    }

    pub(super) fn shares(&self, period: BillingPeriod, round: u32) -> Range {
        below(format!("h!{}!{period}!{round:010}!", self.operator))
    }

    pub(super) fn refusal(&self, account: &AccountNumber, period: BillingPeriod) -> String {
        format!("z!{}!{period}!{account}", self.operator)
    }

    pub(super) fn refusals(&self, period: BillingPeriod, after: Option<&AccountNumber>) -> Range {
        let (from, until) = below(format!("z!{}!{period}!", self.operator));
        (after.map_or(from, |after| behind(&self.refusal(after, period))), until)
    }

    pub(super) fn refused(&self, account: &AccountNumber, period: BillingPeriod) -> String {
        format!("y!{}!{account}!{period}", self.operator)
    }

    pub(super) fn refused_periods(&self, account: &AccountNumber) -> Range {
        below(format!("y!{}!{account}!", self.operator))
    }
}

/// The keys that begin so.
fn below(prefix: String) -> Range {
    let until = format!("{prefix}~");
    (prefix, until)
}

/// The first key behind one, where those that go on from it don't count.
fn behind(key: &str) -> String {
    format!("{key}!")
}

/// What stands last in a key.
pub(super) fn last_part(key: &str) -> &str {
    key.rsplit('!').next().unwrap_or_default()
}

/// Digits in the order of instants, to the nanosecond.
fn sortable(at: Instant) -> String {
    // Seconds of chrono's range are far below 2^62.
    format!("{:019}{:010}", at.timestamp().saturating_add(1 << 62), at.timestamp_subsec_nanos())
}

fn sortable_micros(micros: i64) -> String {
    format!("{:020}", i128::from(micros) + (1 << 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_what_they_are_of() {
        let operator: OperatorId = "svyaz".parse().unwrap();
        let keys = Keys::of(&operator);
        let period = BillingPeriod::new(2026, 9).unwrap();
        let accounts = ["1", "1-", "1-2", "1.2", "1/2", "10", "1A", "1_", "1a", "2"];
        let ordered = accounts.map(|account| keys.issued(&account.parse().unwrap(), period, 0));
        assert!(ordered.is_sorted(), "{ordered:?}");
        let ordered = accounts.map(|account| keys.refusal(&account.parse().unwrap(), period));
        assert!(ordered.is_sorted(), "{ordered:?}");
        for pair in accounts.windows(2) {
            let [before, after]: [AccountNumber; 2] = [pair[0].parse().unwrap(), pair[1].parse().unwrap()];
            let (from, until) = keys.refusals(period, Some(&before));
            assert!(keys.refusal(&before, period) < from && from < keys.refusal(&after, period));
            assert!(keys.refusal(&after, period) < until);
            let (from, _) = keys.pickups(period, Some(&before));
            assert!(keys.pickup(&before, period, u32::MAX) < from && from < keys.pickup(&after, period, 0));
        }
        let at = |text: &str| sortable(text.parse().unwrap());
        let instants =
            ["-9999-01-01T00:00:00Z", "1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z", "2026-10-01T00:00:00Z"];
        assert!(instants.map(at).is_sorted());
        assert!([i64::MIN, -1, 0, 1, i64::MAX].map(sortable_micros).is_sorted());
    }

    #[test]
    fn no_key_is_longer_than_the_interface_says() {
        let operator: OperatorId = "o".repeat(32).parse().unwrap();
        let (keys, account) = (Keys::of(&operator), "9".repeat(32).parse().unwrap());
        let (id, period) = (OrderId(uuid::Uuid::max()), BillingPeriod::new(2026, 9).unwrap());
        for key in [
            keys.unfinished(&account, &[0xFF; 32], id),
            keys.delivered(id, &account, period, u32::MAX),
            keys.key(&account, &"k".repeat(128).parse().unwrap()),
            keys.pickups(period, Some(&account)).0,
        ] {
            assert!(key.len() <= super::super::SCHET_MAX_KEY as usize, "{} is {}", key, key.len());
            assert!(key.bytes().all(|byte| byte.is_ascii_graphic()), "{key}");
        }
    }
}
