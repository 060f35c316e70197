use std::time::Duration;

use schet::order::Order;
use schet::ports::{Claim, Run, RunShare};
use schet::{BillingPeriod, Instant};

use super::book::Book;
use super::keys::last_part;
use super::rows::{StoredOrder, StoredShare, decode, encode, index};
use super::transaction::{Stop, corrupt};

impl Book<'_, '_> {
    /// S11, S12.
    pub(super) fn claim_due(&mut self, now: Instant, claim: Claim) -> Result<Vec<Order>, Stop> {
        let clock = self.txn.lease_clock()?;
        self.end_leases(clock)?;
        let (from, until) = self.keys.due_until(now);
        let mut claimed = Vec::new();
        for (key, _) in self.txn.scan(&from, &until, false, claim.limit)? {
            let before = self.order_of_key(&key)?;
            let mut after = before.clone();
            after.order.version += 1;
            after.leased_until = Some(lease_end(clock, claim.lease));
            self.put_order(Some(&before), &after)?;
            claimed.push(after.order);
        }
        Ok(claimed)
    }

    /// Puts orders whose leases are over among those that are due once more.
    fn end_leases(&mut self, clock: i64) -> Result<(), Stop> {
        let (from, until) = self.keys.leases_over(clock);
        for (key, _) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let before = self.order_of_key(&key)?;
            let after = StoredOrder { leased_until: None, ..before.clone() };
            self.put_order(Some(&before), &after)?;
        }
        Ok(())
    }

    /// The order that a key of an index ends in.
    fn order_of_key(&mut self, key: &str) -> Result<StoredOrder, Stop> {
        let lost = || corrupt(format!("the key {key} leads to no order"));
        let id = last_part(key).parse().map_err(|_| lost())?;
        self.row::<StoredOrder>(&self.keys.order(id))?.ok_or_else(lost)
    }

    /// S14.
    pub(super) fn claim_share(&mut self, period: BillingPeriod, lease: Duration) -> Result<Option<RunShare>, Stop> {
        let clock = self.txn.lease_clock()?;
        let Some(run) = self.row::<Run>(&self.keys.run(period))? else { return Ok(None) };
        let (from, until) = self.keys.shares(period, run.round);
        for (key, value) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let mut stored: StoredShare = decode(&key, &value)?;
            if stored.leased_until > clock {
                continue;
            }
            stored.share.version += 1;
            stored.leased_until = lease_end(clock, lease);
            self.txn.put(&key, index(&encode(&stored)?))?;
            return Ok(Some(stored.share));
        }
        Ok(None)
    }
}

/// When a lease that is taken at a time of the clock ends.
pub(super) fn lease_end(clock: i64, lease: Duration) -> i64 {
    clock.saturating_add(i64::try_from(lease.as_micros()).unwrap_or(i64::MAX))
}
