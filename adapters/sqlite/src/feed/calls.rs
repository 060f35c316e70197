use std::collections::HashSet;

use chrono::DateTime;
use rusqlite::params;
use schet::AccountNumber;
use schet::usage::Call;

use super::{Batch, Fate};
use crate::error::Failure;
use crate::rows::call;
use crate::rows::{first, get, nanoseconds, nanoseconds_if};

/// The places of a batch's calls in the order in which the file keeps them, so that neighbours are written together;
/// in their own order where a key comes twice, for then the first is the one to keep.
pub(super) fn clustered(calls: &[(AccountNumber, Call)]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..calls.len()).collect();
    let mut keys = HashSet::with_capacity(calls.len());
    if calls.iter().all(|(account, call)| keys.insert((account, &call.key))) {
        let cluster = |place: &usize| {
            let (account, call) = &calls[*place];
            (account, &call.subscriber, call.start, &call.key)
        };
        places.sort_unstable_by(|one, other| cluster(one).cmp(&cluster(other)));
    }
    places
}

/// Takes a call of a subscriber that is the account's (F5).
pub(super) fn append(batch: &mut Batch<'_>, number: &AccountNumber, call: &Call) -> Fate {
    let account = match batch.account(number)? {
        Err(reason) => return Ok(Err(reason)),
        Ok(account) if !account.subscribers.contains(call.subscriber.as_str()) => {
            return Ok(Err(format!("subscriber {} is not of account {number}", call.subscriber)));
        }
        Ok(account) => account.key,
    };
    let (start, received) = (nanoseconds("start", call.start)?, nanoseconds_if("received", call.received)?);
    let service = batch.service(call.service.as_str())?;
    let mut append = batch.connection.prepare_cached(
        "INSERT INTO calls (account, subscriber, start, key, service, charged_seconds, amount, seconds, direction, \
         received, peer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
    )?;
    let written = append.execute(params![
        account,
        call.subscriber.as_str(),
        start,
        call.key.as_str(),
        service,
        call.charged_seconds,
        call.amount.minor(),
        call.seconds,
        call::direction_code(call.direction),
        received,
        call.peer.as_str()
    ])?;
    if written == 1 { Ok(Ok(())) } else { batch.same_call(account, call, start, received) }
}

impl Batch<'_> {
    /// The key of a service, given to it now where it has none.
    fn service(&mut self, name: &str) -> Result<i64, Failure> {
        if let Some(key) = self.services.get(name) {
            return Ok(*key);
        }
        let mut put =
            self.connection.prepare_cached("INSERT INTO services (name) VALUES (?1) ON CONFLICT DO NOTHING")?;
        put.execute([name])?;
        let find = self.connection.prepare_cached("SELECT key FROM services WHERE name = ?1")?;
        let key = first(find, [name], |row| get(row, "key"))?
            .ok_or_else(|| Failure::Corrupt("a service that was just written is not there".to_owned()))?;
        self.services.insert(name.to_owned(), key);
        Ok(key)
    }

    /// Whether the call that is kept under this key is the very one.
    fn same_call(&self, account: i64, call: &Call, start: i64, received: Option<i64>) -> Fate {
        let statement = self.connection.prepare_cached(&format!(
            "SELECT {}, calls.subscriber AS subscriber, services.name AS service_name \
             FROM calls INDEXED BY calls_by_key JOIN services ON services.key = calls.service \
             WHERE calls.account = ?1 AND calls.key = ?2",
            call::COLUMNS
        ))?;
        let kept = first(statement, params![account, call.key.as_str()], |row| {
            call::read(row, &crate::rows::parse(row, "subscriber")?, |_| crate::rows::parse(row, "service_name"))
        })?;
        let Some(kept) = kept else {
            return Err(Failure::Corrupt("a call that is in the way is not there".to_owned()));
        };
        // As it would come back.
        let start = DateTime::from_timestamp_nanos(start);
        let given = Call { start, received: received.map(DateTime::from_timestamp_nanos), ..call.clone() };
        Ok(call::difference(&kept, &given)
            .map_or(Ok(()), |field| Err(format!("key {} is kept with other {field}", call.key))))
    }
}
