use rusqlite::Row;
use schet::text::Name;
use schet::usage::{Call, Direction};
use schet::{Amount, Instant, SubscriberId};

use super::corrupt;
use crate::error::Failure;

/// The columns that [`read`] wants, first and in this order: calls are read by the million.
pub(crate) const COLUMNS: &str = "calls.start, calls.key, calls.service, calls.charged_seconds, calls.amount, \
    calls.seconds, calls.direction, calls.received, calls.peer";

/// A call of [`COLUMNS`]; its service is looked up by key.
pub(crate) fn read(
    row: &Row<'_>,
    subscriber: &SubscriberId,
    service: impl FnOnce(i64) -> Result<Name, Failure>,
) -> Result<Call, Failure> {
    let text = |column: usize| row.get_ref(column)?.as_str().map_err(|error| corrupt("calls", error));
    Ok(Call {
        start: Instant::from_timestamp_nanos(row.get(0)?),
        key: text(1)?.parse().map_err(|error| corrupt("key", error))?,
        subscriber: subscriber.clone(),
        service: service(row.get(2)?)?,
        charged_seconds: row.get(3)?,
        amount: Amount::from_minor(row.get(4)?),
        seconds: row.get(5)?,
        direction: direction(row.get(6)?)?,
        received: row.get::<_, Option<i64>>(7)?.map(Instant::from_timestamp_nanos),
        peer: text(8)?.parse().map_err(|error| corrupt("peer", error))?,
    })
}

/// The first field in which two calls of one key differ.
pub(crate) fn difference(one: &Call, other: &Call) -> Option<&'static str> {
    [
        ("subscriber", one.subscriber == other.subscriber),
        ("start", one.start == other.start),
        ("direction", one.direction == other.direction),
        ("peer", one.peer == other.peer),
        ("service", one.service == other.service),
        ("seconds", one.seconds == other.seconds),
        ("charged_seconds", one.charged_seconds == other.charged_seconds),
        ("amount", one.amount == other.amount),
        ("received", one.received == other.received),
    ]
    .into_iter()
    .find_map(|(field, is_same)| (!is_same).then_some(field))
}

/// The number of a direction in the file.
pub(crate) fn direction_code(direction: Direction) -> i64 {
    match direction {
        Direction::Outgoing => 0,
        Direction::Incoming => 1,
    }
}

fn direction(code: i64) -> Result<Direction, Failure> {
    match code {
        0 => Ok(Direction::Outgoing),
        1 => Ok(Direction::Incoming),
        _ => Err(corrupt("direction", format_args!("no direction has the number {code}"))),
    }
}
