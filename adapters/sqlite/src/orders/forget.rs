//! The changes that forget (S21–S23).

use rusqlite::params;
use schet::delivery::Delivery;
use schet::order::{Destination, OrderId};
use schet::ports::{Conflict, Issued, Shared};
use schet::{AccountNumber, BillingPeriod};

use super::commit::{Commit, fail};
use crate::error::Failure;
use crate::rows::{self, all, first, get, issued, months, order, version};

impl Commit<'_> {
    pub(super) fn forget_order(&self, id: OrderId, read: u64) -> Result<(), Failure> {
        let key = params![self.operator, id.0.as_bytes(), version(read)];
        let statement = self.prepare(&format!(
            "SELECT {}, orders.fingerprint AS fingerprint FROM orders \
             WHERE operator = ?1 AND id = ?2 AND version = ?3",
            order::COLUMNS
        ))?;
        let found = first(statement, key, |row| Ok((order::read(row)?, order::fingerprint(row)?)))?;
        let Some((order, fingerprint)) = found else { return fail(Conflict::Version) };
        let account = order.account.as_str();
        let entries = self.entries(account);
        entries.remove(id, &fingerprint, order.state.is_unfinished())?;
        if let Some(day_before) = order.accepted_at.date_naive().pred_opt() {
            entries.remove_budgets(Some(day_before))?;
            if let Destination::Email(to) = &order.destination {
                entries.remove_shared(&Shared::Address(to.clone()), day_before)?;
                entries.remove_shared(&Shared::Domain(to.domain().to_owned()), day_before)?;
            }
        }
        self.run(
            "DELETE FROM idempotency_keys WHERE operator = ?1 AND account = ?2 AND order_id = ?3",
            params![self.operator, account, id.0.as_bytes()],
        )?;
        for sql in [
            "DELETE FROM links WHERE operator = ?1 AND order_id = ?2",
            "DELETE FROM order_events WHERE operator = ?1 AND order_id = ?2",
            "DELETE FROM orders WHERE operator = ?1 AND id = ?2",
        ] {
            self.run(sql, params![self.operator, id.0.as_bytes()])?;
        }
        Ok(())
    }

    pub(super) fn forget_account(&self, account: &AccountNumber, expected: u64) -> Result<(), Failure> {
        self.expect_delivery_version(account, expected)?;
        self.entries(account.as_str()).remove_budgets(None)?;
        let key = params![self.operator, account.as_str()];
        for sql in [
            "DELETE FROM delivery_changes WHERE operator = ?1 AND account = ?2",
            "DELETE FROM deliveries WHERE operator = ?1 AND account = ?2",
        ] {
            self.run(sql, key)?;
        }
        // Both tables are clustered by period, of which there are few: one seek for each.
        self.run(
            "WITH RECURSIVE periods (period) AS ( \
                 SELECT max(period) FROM refusals WHERE operator = ?1 \
                 UNION ALL \
                 SELECT (SELECT max(period) FROM refusals WHERE operator = ?1 AND period < periods.period) \
                 FROM periods WHERE periods.period IS NOT NULL) \
             DELETE FROM refusals WHERE operator = ?1 AND account = ?2 AND period IN (SELECT period FROM periods)",
            key,
        )?;
        let statement = self.prepare(&format!(
            "WITH RECURSIVE periods (period) AS ( \
                 SELECT max(period) FROM issued WHERE operator = ?1 \
                 UNION ALL \
                 SELECT (SELECT max(period) FROM issued WHERE operator = ?1 AND period < periods.period) \
                 FROM periods WHERE periods.period IS NOT NULL) \
             SELECT {}, issued.period AS period, issued.revision AS revision FROM periods CROSS JOIN issued \
             ON issued.operator = ?1 AND issued.period = periods.period AND issued.account = ?2",
            issued::COLUMNS
        ))?;
        let kept = all(statement, key, |row| {
            Ok((issued::read(row)?, get::<i64>(row, "period")?, get::<u32>(row, "revision")?))
        })?;
        for (issued, period, revision) in kept {
            let delivery = Delivery { cabinet_address: None, ..issued.delivery };
            let body = rows::issued::body(&Issued { delivery, order: None, ..issued })?;
            self.run(
                "UPDATE issued SET order_id = NULL, body = ?5 \
                 WHERE operator = ?1 AND period = ?2 AND account = ?3 AND revision = ?4",
                params![self.operator, period, account.as_str(), revision, body],
            )?;
        }
        Ok(())
    }

    pub(super) fn forget_issued(
        &self,
        account: &AccountNumber,
        period: BillingPeriod,
        revision: u32,
    ) -> Result<(), Failure> {
        self.run(
            "DELETE FROM issued WHERE operator = ?1 AND period = ?2 AND account = ?3 AND revision = ?4",
            params![self.operator, months(period), account.as_str(), revision],
        )
        .map(drop)
    }
}
