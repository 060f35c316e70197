//! What an account has: the table `account_entries`.

use rusqlite::{Connection, params};
use schet::order::{Fingerprint, OrderId};
use schet::ports::{Budget, Shared, SharedBudget};

use crate::error::Failure;
use crate::rows::{all, corrupt, count, days, first, limit, order};

const FINISHED: i64 = 0;
const UNFINISHED: i64 = 1;
const BUDGET: i64 = 2;
const SHARED: i64 = 3;

/// The entries of one account.
pub(crate) struct Entries<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) operator: i64,
    pub(crate) account: &'a str,
}

impl Entries<'_> {
    /// Enters an order among the unfinished ones or the others.
    pub(crate) fn enter(&self, id: OrderId, fingerprint: &Fingerprint, is_unfinished: bool) -> Result<(), Failure> {
        let mut enter = self
            .connection
            .prepare_cached("INSERT INTO account_entries (operator, account, kind, place) VALUES (?1, ?2, ?3, ?4)")?;
        if is_unfinished {
            enter.execute(params![self.operator, self.account, UNFINISHED, unfinished_place(fingerprint, id)])?;
        } else {
            enter.execute(params![self.operator, self.account, FINISHED, id.0.as_bytes()])?;
        }
        Ok(())
    }

    /// Moves an order over, when it is finished or begun anew.
    pub(crate) fn move_over(&self, id: OrderId, fingerprint: &Fingerprint, to_unfinished: bool) -> Result<(), Failure> {
        self.remove(id, fingerprint, !to_unfinished)?;
        self.enter(id, fingerprint, to_unfinished)
    }

    /// Removes an order from among the unfinished ones or the others.
    pub(crate) fn remove(&self, id: OrderId, fingerprint: &Fingerprint, is_unfinished: bool) -> Result<(), Failure> {
        let mut remove = self.connection.prepare_cached(
            "DELETE FROM account_entries WHERE operator = ?1 AND account = ?2 AND kind = ?3 AND place = ?4",
        )?;
        if is_unfinished {
            remove.execute(params![self.operator, self.account, UNFINISHED, unfinished_place(fingerprint, id)])?;
        } else {
            remove.execute(params![self.operator, self.account, FINISHED, id.0.as_bytes()])?;
        }
        Ok(())
    }

    /// The unfinished order of a fingerprint that has the lowest identifier.
    pub(crate) fn unfinished(&self, fingerprint: &Fingerprint) -> Result<Option<OrderId>, Failure> {
        let statement = self.connection.prepare_cached(
            "SELECT substr(place, 33) AS id FROM account_entries \
             WHERE operator = ?1 AND account = ?2 AND kind = ?3 AND place BETWEEN ?4 AND ?5 ORDER BY place LIMIT 1",
        )?;
        let (lowest, highest) = (OrderId(uuid::Uuid::nil()), OrderId(uuid::Uuid::max()));
        let (from, to) = (unfinished_place(fingerprint, lowest), unfinished_place(fingerprint, highest));
        first(statement, params![self.operator, self.account, UNFINISHED, from, to], |row| order::id(row, "id"))
    }

    /// Identifiers, newest first, beginning before the one given.
    pub(crate) fn newest(&self, before: Option<OrderId>, at_most: usize) -> Result<Vec<OrderId>, Failure> {
        let statement = self.connection.prepare_cached(
            "SELECT * FROM (SELECT place AS id FROM account_entries \
             WHERE operator = ?1 AND account = ?2 AND kind = 0 AND (?3 IS NULL OR place < ?3) \
             ORDER BY place DESC LIMIT ?4) \
             UNION ALL SELECT substr(place, 33) FROM account_entries \
             WHERE operator = ?1 AND account = ?2 AND kind = 1 AND (?3 IS NULL OR substr(place, 33) < ?3) \
             ORDER BY id DESC LIMIT ?4",
        )?;
        let before = before.map(|id| id.0.into_bytes());
        let key = params![self.operator, self.account, before, limit(at_most)];
        all(statement, key, |row| order::id(row, "id"))
    }

    /// Takes one out of a day's budget; whether there was one left.
    pub(crate) fn take(&self, budget: Budget) -> Result<bool, Failure> {
        self.take_one(BUDGET, self.account, budget.day, budget.limit)
    }

    /// Takes one out of a day's budget that accounts share; whether there was one left.
    pub(crate) fn take_shared(&self, budget: &SharedBudget) -> Result<bool, Failure> {
        self.take_one(SHARED, &hex(&budget.of.key()), budget.day, budget.limit)
    }

    fn take_one(&self, kind: i64, of: &str, day: chrono::NaiveDate, limit: u32) -> Result<bool, Failure> {
        let mut take = self.connection.prepare_cached(
            "INSERT INTO account_entries (operator, account, kind, place, used) SELECT ?1, ?2, ?3, ?4, 1 WHERE ?5 > 0 \
             ON CONFLICT DO UPDATE SET used = used + 1 WHERE used < ?5",
        )?;
        Ok(take.execute(params![self.operator, of, kind, budget_place(day), limit])? == 1)
    }

    /// Removes the budgets of the days before one; `None`: of all days.
    pub(crate) fn remove_budgets(&self, before: Option<chrono::NaiveDate>) -> Result<(), Failure> {
        let mut remove = self.connection.prepare_cached(
            "DELETE FROM account_entries \
             WHERE operator = ?1 AND account = ?2 AND kind = ?3 AND (?4 IS NULL OR place < ?4)",
        )?;
        remove.execute(params![self.operator, self.account, BUDGET, before.map(budget_place)])?;
        Ok(())
    }

    /// Removes a budget that accounts share, of the days before one.
    pub(crate) fn remove_shared(&self, of: &Shared, before: chrono::NaiveDate) -> Result<(), Failure> {
        let mut remove = self.connection.prepare_cached(
            "DELETE FROM account_entries WHERE operator = ?1 AND account = ?2 AND kind = ?3 AND place < ?4",
        )?;
        remove.execute(params![self.operator, hex(&of.key()), SHARED, budget_place(before)])?;
        Ok(())
    }

    /// How many were taken out of a day's budget.
    pub(crate) fn taken(&self, day: chrono::NaiveDate) -> Result<u32, Failure> {
        self.used(BUDGET, self.account, day)
    }

    /// How many were taken out of a day's budget that accounts share.
    pub(crate) fn taken_shared(&self, of: &Shared, day: chrono::NaiveDate) -> Result<u32, Failure> {
        self.used(SHARED, &hex(&of.key()), day)
    }

    fn used(&self, kind: i64, of: &str, day: chrono::NaiveDate) -> Result<u32, Failure> {
        let statement = self.connection.prepare_cached(
            "SELECT used FROM account_entries WHERE operator = ?1 AND account = ?2 AND kind = ?3 AND place = ?4",
        )?;
        let key = params![self.operator, of, kind, budget_place(day)];
        let used = first(statement, key, |row| count(row, "used"))?;
        u32::try_from(used.unwrap_or(0)).map_err(|error| corrupt("used", error))
    }
}

fn unfinished_place(fingerprint: &Fingerprint, id: OrderId) -> [u8; 48] {
    let mut place = [0; 48];
    place[..32].copy_from_slice(fingerprint);
    place[32..].copy_from_slice(id.0.as_bytes());
    place
}

/// A budget's key in the place of an account's number; its kind tells them apart.
fn hex(key: &[u8; 32]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn budget_place(day: chrono::NaiveDate) -> [u8; 8] {
    days(day).to_be_bytes()
}
