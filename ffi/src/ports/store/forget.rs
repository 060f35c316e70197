use schet::delivery::Delivery;
use schet::order::{Destination, OrderId};
use schet::ports::{Issued, Shared};
use schet::{AccountNumber, BillingPeriod};

use super::book::Book;
use super::keys::last_part;
use super::rows::{StoredKey, decode};
use super::transaction::{Stop, corrupt};

impl Book<'_, '_> {
    /// S21.
    pub(super) fn forget_order(&mut self, id: OrderId, version: u64) -> Result<(), Stop> {
        let stored = self.order_of_version(id, version)?;
        let account = &stored.order.account;
        for link in self.links_of(id)? {
            self.txn.remove(&self.keys.link(&link.token_hash))?;
        }
        let (links, events) = (self.keys.links_of(id), self.keys.events(id));
        for (from, until) in [links, events] {
            self.remove_all(&from, &until)?;
        }
        if let Some(key) = &stored.key {
            let place = self.keys.key(account, key);
            // Once it had expired the key may have become another order's.
            if self.row::<StoredKey>(&place)?.is_some_and(|kept| kept.order == id) {
                self.txn.remove(&place)?;
            }
        }
        if let Some(before) = stored.order.accepted_at.date_naive().pred_opt() {
            let (from, until) = (self.keys.budgets(account).0, self.keys.budget(account, before));
            self.remove_all(&from, &until)?;
            if let Destination::Email(to) = &stored.order.destination {
                for of in [Shared::Address(to.clone()), Shared::Domain(to.domain().to_owned())] {
                    let (from, until) = self.keys.shared_budgets(&of, before);
                    self.remove_all(&from, &until)?;
                }
            }
        }
        for place in self.places(&stored) {
            self.txn.remove(&place)?;
        }
        let (from, until) = self.keys.delivered_by(id);
        for (key, value) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let (account, period, revision): (AccountNumber, BillingPeriod, u32) = decode(&key, &value)?;
            self.txn.remove(&self.keys.pickup(&account, period, revision))?;
        }
        self.txn.remove(&self.keys.of_account(account, id))?;
        self.txn.remove(&self.keys.order(id))
    }

    /// S22.
    pub(super) fn forget_account(&mut self, account: &AccountNumber, expected: u64) -> Result<(), Stop> {
        self.delivery_of_version(account, expected)?;
        self.txn.remove(&self.keys.delivery(account))?;
        for (from, until) in [self.keys.delivery_changes(account), self.keys.budgets(account)] {
            self.remove_all(&from, &until)?;
        }
        let (from, until) = self.keys.refused_periods(account);
        for (key, _) in self.txn.scan(&from, &until, false, usize::MAX)? {
            self.unrefuse(account, period_of(&key)?)?;
        }
        let (from, until) = self.keys.billed_periods(account);
        for (key, _) in self.txn.scan(&from, &until, false, usize::MAX)? {
            let (from, until) = self.keys.revisions(account, period_of(&key)?);
            for (key, value) in self.txn.scan(&from, &until, false, usize::MAX)? {
                self.forget_delivery_of(decode(&key, &value)?)?;
            }
        }
        Ok(())
    }

    /// Takes from an issued invoice how it was delivered.
    fn forget_delivery_of(&mut self, issued: Issued) -> Result<(), Stop> {
        self.forget_places(&issued)?;
        let delivery = Delivery { cabinet_address: None, ..issued.delivery };
        self.put_issued(&Issued { delivery, order: None, ..issued })
    }

    /// S23.
    pub(super) fn forget_issued(
        &mut self,
        account: &AccountNumber,
        period: BillingPeriod,
        revision: u32,
    ) -> Result<(), Stop> {
        let key = self.keys.issued(account, period, revision);
        let Some(issued) = self.row::<Issued>(&key)? else { return Ok(()) };
        self.forget_places(&issued)?;
        self.txn.remove(&self.keys.number(&issued.facts.number))?;
        self.txn.remove(&key)?;
        let (from, until) = self.keys.revisions(account, period);
        if self.txn.scan(&from, &until, false, 1)?.is_empty() {
            self.txn.remove(&self.keys.billed(account, period))?;
        }
        Ok(())
    }

    /// Takes an invoice out of what its order delivers.
    fn forget_places(&mut self, issued: &Issued) -> Result<(), Stop> {
        let (account, facts) = (&issued.account, &issued.facts);
        if let Some(order) = issued.order {
            self.txn.remove(&self.keys.delivered(order, account, facts.period, facts.revision))?;
            self.txn.remove(&self.keys.pickup(account, facts.period, facts.revision))?;
        }
        Ok(())
    }

    fn remove_all(&mut self, from: &str, until: &str) -> Result<(), Stop> {
        for (key, _) in self.txn.scan(from, until, false, usize::MAX)? {
            self.txn.remove(&key)?;
        }
        Ok(())
    }
}

/// The period that a key ends in.
pub(super) fn period_of(key: &str) -> Result<BillingPeriod, Stop> {
    last_part(key).parse().map_err(|_| corrupt(format!("the key {key} ends in no period")))
}
