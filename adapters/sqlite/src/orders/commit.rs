//! The changes of a commit (S1–S10, S21–S23). Each looks before it writes: what conflicts has mostly written nothing yet, and
//! then costs its group nothing.

use rusqlite::{CachedStatement, Connection, Params, params};
use schet::AccountNumber;
use schet::delivery::{ChangeState, DeliveryChange};
use schet::order::{Fingerprint, Order, OrderEvent, OrderId};
use schet::ports::{
    Budget, Change, Conflict, FormationRefusal, Issued, LeaseAfter, Link, NewKey, Run, RunCounts, RunShare,
    SequenceStep, SharedBudget,
};

use super::entries::Entries;
use crate::error::Failure;
use crate::rows::{self, count, first, integer, json, months, nanoseconds, nanoseconds_if, order, to_json, version};
use crate::store::LeaseTime;

/// The bodies of the rows that changes write: made by each caller, before it wants the writer.
pub(crate) fn bodies(changes: &[Change]) -> Result<Vec<String>, Failure> {
    let body = |change: &Change| match change {
        Change::AcceptOrder { order, .. } | Change::UpdateOrder { order, .. } => order::body(order),
        Change::Issue { issued, .. } => rows::issued::body(issued),
        Change::ChangeDelivery { change, .. } => to_json("change", change),
        Change::PutRun(run) => rows::run::body(run),
        _ => Ok(String::new()),
    };
    changes.iter().map(body).collect()
}

/// Makes all changes; the first that does not fit is named by its place.
pub(crate) fn apply(
    connection: &Connection,
    operator: i64,
    changes: &[Change],
    bodies: &[String],
    now: LeaseTime,
) -> Result<(), Failure> {
    let commit = Commit { connection, operator, now };
    for (place, (change, body)) in changes.iter().zip(bodies).enumerate() {
        commit.make(change, body).map_err(|failure| match failure {
            Failure::Conflict { conflict, .. } => Failure::Conflict { place, conflict },
            Failure::Rejected(what) => Failure::Rejected(format!("change {place}: {what}")),
            other => other,
        })?;
    }
    Ok(())
}

pub(super) struct Commit<'a> {
    connection: &'a Connection,
    pub(super) operator: i64,
    now: LeaseTime,
}

impl Commit<'_> {
    fn make(&self, change: &Change, body: &str) -> Result<(), Failure> {
        match change {
            Change::AcceptOrder { order, events, fingerprint, key, budget, shared } => {
                self.accept(order, body, events, fingerprint, key.as_ref(), (*budget, shared))
            }
            Change::UpdateOrder { order, events, lease } => self.update(order, body, events, *lease),
            Change::ChangeDelivery { account, expected, change: _ } => self.change_delivery(account, *expected, body),
            Change::SettleDelivery { account, expected, place, state } => {
                self.settle_delivery(account, *expected, *place, state)
            }
            Change::Issue { issued, delivery_version, sequence } => {
                self.issue(issued, body, *delivery_version, sequence.as_ref())
            }
            Change::PutLink(link) => self.put_link(link),
            Change::UseLink { token_hash, at } => self
                .run(
                    "UPDATE links SET uses = min(uses + 1, 4294967295), last_used = ?3 \
                     WHERE operator = ?1 AND token_hash = ?2",
                    params![self.operator, token_hash, nanoseconds("at", *at)?],
                )
                .map(drop),
            Change::RevokeLinks { order, at } => self
                .run(
                    "UPDATE links SET revoked = ?3 \
                     WHERE operator = ?1 AND order_id = ?2 AND revoked IS NULL AND expires > ?3",
                    params![self.operator, order.0.as_bytes(), nanoseconds("at", *at)?],
                )
                .map(drop),
            Change::PutRun(run) => self.put_run(run, body),
            Change::DealShare { share, lease } => self.deal_share(share, *lease),
            Change::FinishShare { share, counts } => self.finish_share(share, *counts),
            Change::Refuse(refusal) => self.refuse(refusal),
            Change::Unrefuse { account, period } => self
                .run(
                    "DELETE FROM refusals WHERE operator = ?1 AND period = ?2 AND account = ?3",
                    params![self.operator, months(*period), account.as_str()],
                )
                .map(drop),
            Change::ForgetOrder { order, version } => self.forget_order(*order, *version),
            Change::ForgetAccount { account, expected } => self.forget_account(account, *expected),
            Change::ForgetIssued { account, period, revision } => self.forget_issued(account, *period, *revision),
        }
    }

    fn accept(
        &self,
        order: &Order,
        body: &str,
        events: &[OrderEvent],
        fingerprint: &Fingerprint,
        key: Option<&NewKey>,
        (budget, shared): (Option<Budget>, &[SharedBudget]),
    ) -> Result<(), Failure> {
        let (operator, account) = (self.operator, order.account.as_str());
        let entries = self.entries(account);
        let accepted = nanoseconds("accepted_at", order.accepted_at)?;
        let found = if self.key_is_kept(account, key, accepted)? {
            Some(Conflict::Key)
        } else if key.is_none() && entries.unfinished(fingerprint)?.is_some() {
            Some(Conflict::Unfinished)
        } else if !budget.map_or(Ok(true), |budget| entries.take(budget))? || !take_all(&entries, shared)? {
            Some(Conflict::Budget)
        } else {
            None
        };
        if let Some(conflict) = found {
            // The same order is the graver of two conflicts.
            let statement = "SELECT 1 FROM orders WHERE operator = ?1 AND id = ?2";
            let exists = self.prepare(statement)?.exists(params![operator, order.id.0.as_bytes()])?;
            return fail(if exists { Conflict::Exists } else { conflict });
        }
        let written = self.run(
            "INSERT INTO orders (operator, id, account, period, state, due, version, fingerprint, body) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8) ON CONFLICT DO NOTHING",
            params![
                operator,
                order.id.0.as_bytes(),
                account,
                order.kind.period().map(months),
                order::code(order.state),
                nanoseconds_if("due", order.due)?,
                fingerprint,
                body
            ],
        )?;
        if written == 0 {
            return fail(Conflict::Exists);
        }
        entries.enter(order.id, fingerprint, order.state.is_unfinished())?;
        if let Some(NewKey { key, expires }) = key {
            self.run(
                "INSERT OR REPLACE INTO idempotency_keys (operator, account, key, expires, order_id) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![operator, account, key.as_str(), nanoseconds("key.expires", *expires)?, order.id.0.as_bytes()],
            )?;
        }
        self.append_events(order.id, Some(0), events)
    }

    fn key_is_kept(&self, account: &str, key: Option<&NewKey>, accepted: i64) -> Result<bool, Failure> {
        let Some(key) = key else { return Ok(false) };
        let mut statement = self.prepare(
            "SELECT 1 FROM idempotency_keys WHERE operator = ?1 AND account = ?2 AND key = ?3 AND expires > ?4",
        )?;
        Ok(statement.exists(params![self.operator, account, key.key.as_str(), accepted])?)
    }

    pub(super) fn entries<'a>(&'a self, account: &'a str) -> Entries<'a> {
        Entries { connection: self.connection, operator: self.operator, account }
    }

    fn update(&self, order: &Order, body: &str, events: &[OrderEvent], lease: LeaseAfter) -> Result<(), Failure> {
        let key = params![self.operator, order.id.0.as_bytes(), version(order.version)];
        let before = self.prepare(
            "SELECT account, state, fingerprint FROM orders WHERE operator = ?1 AND id = ?2 AND version = ?3",
        )?;
        let before = first(before, key, |row| {
            let account: String = rows::get(row, "account")?;
            Ok((account, order::state(row, "state")?.is_unfinished(), order::fingerprint(row)?))
        })?;
        let Some((account, was_unfinished, fingerprint)) = before else { return fail(Conflict::Version) };
        // Identifier, account and month of an order never change, so what is found by them is left alone.
        let (lease, era) = match lease {
            LeaseAfter::Keep(lease) => (Some(self.now.after(lease)), Some(self.now.era)),
            LeaseAfter::Release => (None, None),
        };
        self.run(
            "UPDATE orders SET state = ?3, due = ?4, body = ?5, version = version + 1, lease = ?6, era = ?7 \
             WHERE operator = ?1 AND id = ?2",
            params![
                self.operator,
                order.id.0.as_bytes(),
                order::code(order.state),
                nanoseconds_if("due", order.due)?,
                body,
                lease,
                era
            ],
        )?;
        if order.state.is_unfinished() != was_unfinished {
            self.entries(&account).move_over(order.id, &fingerprint, order.state.is_unfinished())?;
        }
        self.append_events(order.id, None, events)
    }

    /// Appends to an order's history from a place on; `None`: behind what is there.
    fn append_events(&self, order: OrderId, from: Option<i64>, events: &[OrderEvent]) -> Result<(), Failure> {
        let mut append = self.prepare(
            "INSERT INTO order_events (operator, order_id, place, at, state, detail) VALUES (?1, ?2, coalesce(?3, \
             (SELECT max(place) + 1 FROM order_events WHERE operator = ?1 AND order_id = ?2), 0), ?4, ?5, ?6)",
        )?;
        for (n, event) in (0..).zip(events) {
            let place = from.map(|from| from + n);
            let at = nanoseconds("events.at", event.at)?;
            let state = order::code(event.state);
            append.execute(params![self.operator, order.0.as_bytes(), place, at, state, event.detail])?;
        }
        Ok(())
    }

    fn delivery_version(&self, account: &AccountNumber) -> Result<u64, Failure> {
        let statement = self.prepare("SELECT version FROM deliveries WHERE operator = ?1 AND account = ?2")?;
        let found = first(statement, params![self.operator, account.as_str()], |row| count(row, "version"))?;
        Ok(found.unwrap_or(0))
    }

    pub(super) fn expect_delivery_version(&self, account: &AccountNumber, expected: u64) -> Result<(), Failure> {
        if self.delivery_version(account)? == expected { Ok(()) } else { fail(Conflict::Version) }
    }

    fn count_delivery_write(&self, account: &AccountNumber) -> Result<(), Failure> {
        self.run(
            "INSERT INTO deliveries (operator, account, version) VALUES (?1, ?2, 1) \
             ON CONFLICT DO UPDATE SET version = version + 1",
            params![self.operator, account.as_str()],
        )
        .map(drop)
    }

    fn change_delivery(&self, account: &AccountNumber, expected: u64, body: &str) -> Result<(), Failure> {
        self.expect_delivery_version(account, expected)?;
        self.run(
            "INSERT INTO delivery_changes (operator, account, place, body) VALUES (?1, ?2, \
             (SELECT coalesce(max(place) + 1, 0) FROM delivery_changes WHERE operator = ?1 AND account = ?2), ?3)",
            params![self.operator, account.as_str(), body],
        )?;
        self.count_delivery_write(account)
    }

    fn settle_delivery(
        &self,
        account: &AccountNumber,
        expected: u64,
        place: usize,
        state: &ChangeState,
    ) -> Result<(), Failure> {
        self.expect_delivery_version(account, expected)?;
        // No history is as long as the largest number: where that is asked for, nothing is found.
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let key = params![self.operator, account.as_str(), place];
        let statement =
            self.prepare("SELECT body FROM delivery_changes WHERE operator = ?1 AND account = ?2 AND place = ?3")?;
        let Some(change) = first(statement, key, |row| json::<DeliveryChange>(row, "body"))? else {
            return fail(Conflict::Version);
        };
        let body = to_json("change", &DeliveryChange { state: state.clone(), ..change })?;
        self.run(
            "UPDATE delivery_changes SET body = ?4 WHERE operator = ?1 AND account = ?2 AND place = ?3",
            params![self.operator, account.as_str(), place, body],
        )?;
        self.count_delivery_write(account)
    }

    fn issue(
        &self,
        issued: &Issued,
        body: &str,
        delivery_version: u64,
        sequence: Option<&SequenceStep>,
    ) -> Result<(), Failure> {
        if self.delivery_version(&issued.account)? != delivery_version {
            return fail(Conflict::Delivery);
        }
        let (account, facts) = (issued.account.as_str(), &issued.facts);
        let place = params![self.operator, months(facts.period), account, facts.revision];
        let next = match sequence {
            Some(step) => self.sequence_next(&step.name)? == step.value,
            None => true,
        };
        let written = match next {
            true => self.run(
                "INSERT INTO issued (operator, period, account, revision, number, order_id, body) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                params![
                    self.operator,
                    months(facts.period),
                    account,
                    facts.revision,
                    facts.number.as_str(),
                    issued.order.map(|order| order.0.into_bytes()),
                    body
                ],
            )?,
            false => 0,
        };
        if written == 0 {
            let exists = "SELECT 1 FROM issued WHERE operator = ?1 AND period = ?2 AND account = ?3 AND revision = ?4";
            return fail(if self.prepare(exists)?.exists(place)? {
                Conflict::Exists
            } else if !next {
                Conflict::Sequence
            } else {
                Conflict::Number
            });
        }
        if let Some(step) = sequence {
            self.run(
                "INSERT OR REPLACE INTO sequences (operator, name, next) VALUES (?1, ?2, ?3)",
                params![self.operator, step.name, integer("sequence", step.value.saturating_add(1))?],
            )?;
        }
        self.run(
            "DELETE FROM refusals WHERE operator = ?1 AND period = ?2 AND account = ?3",
            params![self.operator, months(facts.period), account],
        )
        .map(drop)
    }

    fn sequence_next(&self, name: &str) -> Result<u64, Failure> {
        super::read::sequence_next(self.connection, self.operator, name)
    }

    fn put_link(&self, link: &Link) -> Result<(), Failure> {
        let written = self.run(
            "INSERT INTO links (operator, token_hash, order_id, account, digest, size, expires, revoked, uses, \
             last_used) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
            params![
                self.operator,
                link.token_hash,
                link.order.0.as_bytes(),
                link.account.as_str(),
                link.document.digest.0,
                integer("document.size", link.document.size)?,
                nanoseconds("expires", link.expires)?,
                nanoseconds_if("revoked", link.revoked)?,
                link.uses,
                nanoseconds_if("last_used", link.last_used)?
            ],
        )?;
        if written == 0 { fail(Conflict::Exists) } else { Ok(()) }
    }

    fn put_run(&self, run: &Run, body: &str) -> Result<(), Failure> {
        let row = params![self.operator, months(run.period), run.round, body, version(run.version)];
        let written = match run.version {
            0 => self.run(
                "INSERT INTO runs (operator, period, round, body, version) VALUES (?1, ?2, ?3, ?4, ?5 + 1) \
                 ON CONFLICT DO NOTHING",
                row,
            )?,
            _ => self.run(
                "UPDATE runs SET round = ?3, body = ?4, version = version + 1 \
                 WHERE operator = ?1 AND period = ?2 AND version = ?5",
                row,
            )?,
        };
        if written == 0 { fail(Conflict::Version) } else { Ok(()) }
    }

    fn deal_share(&self, share: &RunShare, lease: std::time::Duration) -> Result<(), Failure> {
        let written = self.run(
            "INSERT INTO run_shares (operator, period, round, number, after, through, lease, era, version) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1) ON CONFLICT DO NOTHING",
            params![
                self.operator,
                months(share.period),
                share.round,
                integer("share.number", share.number)?,
                share.after.as_ref().map(AccountNumber::as_str),
                share.through.as_str(),
                self.now.after(lease),
                self.now.era
            ],
        )?;
        if written == 0 { fail(Conflict::Exists) } else { Ok(()) }
    }

    fn finish_share(&self, share: &RunShare, counts: RunCounts) -> Result<(), Failure> {
        let removed = self.run(
            "DELETE FROM run_shares \
             WHERE operator = ?1 AND period = ?2 AND round = ?3 AND number = ?4 AND version = ?5",
            params![self.operator, months(share.period), share.round, version(share.number), version(share.version)],
        )?;
        let run = super::read::run(self.connection, self.operator, share.period)?;
        let Some(run) = run.filter(|_| removed == 1) else { return fail(Conflict::Version) };
        let run = Run { counts: run.counts.plus(counts), ..run };
        self.put_run(&run, &rows::run::body(&run)?)
    }

    fn refuse(&self, refusal: &FormationRefusal) -> Result<(), Failure> {
        self.run(
            "INSERT OR REPLACE INTO refusals (operator, period, account, at, code, reason) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                self.operator,
                months(refusal.period),
                refusal.account.as_str(),
                nanoseconds("at", refusal.at)?,
                refusal.code,
                refusal.reason
            ],
        )
        .map(drop)
    }

    pub(super) fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, Failure> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// The number of rows written.
    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<usize, Failure> {
        Ok(self.prepare(sql)?.execute(params)?)
    }
}

pub(super) fn fail<T>(conflict: Conflict) -> Result<T, Failure> {
    Err(Failure::Conflict { place: 0, conflict })
}

/// Takes one out of each of the budgets that accounts share, in their order; whether each had one left. What was taken
/// out of those before one that had none is undone with the change.
fn take_all(entries: &Entries<'_>, shared: &[SharedBudget]) -> Result<bool, Failure> {
    for budget in shared {
        if !entries.take_shared(budget)? {
            return Ok(false);
        }
    }
    Ok(true)
}
