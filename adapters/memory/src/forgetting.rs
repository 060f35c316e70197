use chrono::NaiveDate;
use schet::delivery::Delivery;
use schet::order::{Destination, IdempotencyKey, Order, OrderId};
use schet::ports::{Conflict, Issued, Shared};
use schet::{AccountNumber, BillingPeriod};

use crate::book::Book;

impl Book {
    /// S21.
    pub(crate) fn forget_order(&mut self, id: OrderId, version: u64) -> Result<(), Conflict> {
        let stored = self.orders.get(&id).filter(|stored| stored.order.version == version);
        let stored = stored.ok_or(Conflict::Version)?.clone();
        let account = stored.order.account.clone();
        for link in self.links_of_order(id) {
            self.links.remove(&link.token_hash);
        }
        let places: Vec<_> = self.links_of.range((id, 0)..=(id, u64::MAX)).map(|(place, _)| *place).collect();
        places.iter().for_each(|place| self.links_of.remove(place));
        let keys: Vec<_> = self.keys_of(&account).filter(|(_, order)| *order == id).map(|(key, _)| key).collect();
        for key in keys {
            self.keys.remove(&(account.clone(), key));
        }
        self.forget_budgets(&account, stored.order.accepted_at.date_naive().pred_opt());
        self.forget_shared(&stored.order);
        self.unfinished.remove(&(account.clone(), stored.fingerprint, id));
        if let Some(due) = stored.order.due {
            self.due.remove(&(due, id));
        }
        self.orders_of.remove(&(account, id));
        self.orders.remove(&id);
        Ok(())
    }

    /// S22.
    pub(crate) fn forget_account(&mut self, account: &AccountNumber, expected: u64) -> Result<(), Conflict> {
        self.delivery_of_version(account, expected).ok_or(Conflict::Version)?;
        self.deliveries.remove(account);
        self.forget_budgets(account, Some(NaiveDate::MAX));
        let refused = self.refusals.keys().filter(|(_, owner)| owner.as_ref() == Some(account));
        let refused: Vec<_> = refused.cloned().collect();
        refused.iter().for_each(|place| self.refusals.remove(place));
        for period in self.periods_of.get(account).cloned().unwrap_or_default() {
            let revisions = (period, Some(account.clone()), 0)..=(period, Some(account.clone()), u32::MAX);
            let issued: Vec<_> = self.issued.range(revisions).map(|(place, it)| (place.clone(), it.clone())).collect();
            for (place, issued) in issued {
                let delivery = Delivery { cabinet_address: None, ..issued.delivery };
                self.issued.put(place, Issued { delivery, order: None, ..issued });
            }
        }
        Ok(())
    }

    /// S23.
    pub(crate) fn forget_issued(&mut self, account: &AccountNumber, period: BillingPeriod, revision: u32) {
        let place = (period, Some(account.clone()), revision);
        let Some(number) = self.issued.get(&place).map(|issued| issued.facts.number.clone()) else { return };
        self.numbers.remove(&number);
        self.issued.remove(&place);
        if self.latest(period, account).is_none() {
            let mut periods = self.periods_of.get(account).cloned().unwrap_or_default();
            periods.remove(&period);
            self.periods_of.put(account.clone(), periods);
        }
    }

    /// An account's keys, and the order of each.
    fn keys_of(&self, account: &AccountNumber) -> impl Iterator<Item = (IdempotencyKey, OrderId)> {
        // No key comes before this one.
        let begin = IdempotencyKey::new("!").ok().map(|first| (account.clone(), first));
        let behind = begin.map(|begin| self.keys.range(begin..)).into_iter().flatten();
        let of_account = behind.take_while(move |((owner, _), _)| owner == account);
        of_account.map(|((_, key), (order, _))| (key.clone(), *order))
    }

    /// Removes the budgets of an order's address of days that ended a day or more before its acceptance.
    fn forget_shared(&mut self, order: &Order) {
        let (Destination::Email(to), Some(before)) = (&order.destination, order.accepted_at.date_naive().pred_opt())
        else {
            return;
        };
        for of in [Shared::Address(to.clone()), Shared::Domain(to.domain().to_owned())] {
            let days: Vec<_> =
                self.shared.range((of.clone(), NaiveDate::MIN)..(of, before)).map(|it| it.0.clone()).collect();
            days.iter().for_each(|place| self.shared.remove(place));
        }
    }

    /// Removes an account's budgets of the days before one.
    fn forget_budgets(&mut self, account: &AccountNumber, before: Option<NaiveDate>) {
        let Some(before) = before else { return };
        let days = (account.clone(), NaiveDate::MIN)..(account.clone(), before);
        let days: Vec<_> = self.taken.range(days).map(|(place, _)| place.clone()).collect();
        days.iter().for_each(|place| self.taken.remove(place));
    }
}
