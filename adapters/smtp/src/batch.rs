//! The mails of one call for one server: shared among connections, each with an outcome in the end.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use schet::ports::Outcome;

use crate::connection::{Connection, Failure, Message};
use crate::destination::{Destination, Permit};

/// Mails by their places in the call.
pub(crate) struct Batch<'m, 'c> {
    destination: &'c Destination,
    count: usize,
    waiting: Mutex<VecDeque<Waiting>>,
    /// Nothing is begun any more from this instant on.
    until: Instant,
    prepare: &'c (dyn Fn(usize) -> Result<Message<'m>, Outcome> + Sync),
    outcomes: &'c Mutex<Vec<Option<Outcome>>>,
    /// Why a connection could not be had.
    down: Mutex<Option<String>>,
}

#[derive(Clone, Copy)]
struct Waiting {
    place: usize,
    /// It was on a connection that broke before it was handed over: it goes as the first of another, where a break tells
    /// whether it is the reason.
    goes_first: bool,
}

/// So many connections in a row that let us in and then break at once are a server that is down.
const USELESS: u32 = 2;

/// How a connection ended.
enum Ended {
    /// After having been of use.
    Well,
    /// It let us in, and broke at its first mail.
    Useless(String),
    /// It could not be had, or the server is silent.
    Down(String),
}

impl<'m, 'c> Batch<'m, 'c> {
    pub(crate) fn new(
        destination: &'c Destination,
        places: Vec<usize>,
        until: Instant,
        prepare: &'c (dyn Fn(usize) -> Result<Message<'m>, Outcome> + Sync),
        outcomes: &'c Mutex<Vec<Option<Outcome>>>,
    ) -> Self {
        let waiting: VecDeque<_> = places.into_iter().map(|place| Waiting { place, goes_first: false }).collect();
        let count = waiting.len();
        Self { destination, count, waiting: Mutex::new(waiting), until, prepare, outcomes, down: Mutex::default() }
    }

    /// How many mails it has.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// How many connections it may have.
    pub(crate) fn connections(&self) -> usize {
        self.destination.connections()
    }

    /// Sends what waits, over one connection at a time. The first worker waits for one to be free; others, who would
    /// only make it faster, don't.
    pub(crate) fn work(&self, is_first: bool) {
        let Some(permit) = self.destination.permit(is_first.then_some(self.until)) else {
            if is_first {
                self.is_down("all connections to the server are busy");
            }
            return;
        };
        let mut useless = 0;
        while self.has_waiting() {
            let ended = match permit.connect() {
                Ok((connection, is_new)) => self.send_over(connection, is_new, &permit),
                Err(failure) => Ended::Down(failure.reason),
            };
            match ended {
                Ended::Well => useless = 0,
                Ended::Useless(_) if useless + 1 < USELESS => useless += 1,
                // Another worker may have a connection, and go on.
                Ended::Useless(reason) | Ended::Down(reason) => return self.is_down(&reason),
            }
        }
    }

    /// Delays what nobody could send.
    pub(crate) fn give_up(self) {
        let reason = lock(&self.down).take();
        let reason = reason.unwrap_or_else(|| "no time was left to begin with it".to_owned());
        for waiting in std::mem::take(&mut *lock(&self.waiting)) {
            self.ended(waiting.place, Outcome::Delayed(reason.clone()));
        }
    }

    /// Sends over a connection until it ends or nothing waits.
    fn send_over(&self, mut connection: Connection, is_new: bool, permit: &Permit<'_>) -> Ended {
        let before = connection.completed();
        let mut is_first = true;
        let mut undone = Vec::new();
        connection.send(
            || {
                let next = self.next(is_first)?;
                is_first = false;
                Some(next)
            },
            |place, outcome| match outcome {
                Outcome::Delayed(reason) => undone.push((place, reason)),
                outcome => self.ended(place, outcome),
            },
        );
        let failure = connection.failure();
        // A connection that had worked and then broke says nothing against the mails that were not yet handed over: they
        // go over another one.
        let has_worked = !is_new || connection.completed() > before;
        let goes_again = has_worked && failure.as_ref().is_some_and(|failure| !failure.timed_out);
        for (place, reason) in undone {
            let is_of_connection = failure.as_ref().is_some_and(|failure| failure.reason == reason);
            if goes_again && is_of_connection {
                lock(&self.waiting).push_back(Waiting { place, goes_first: true });
            } else {
                self.ended(place, Outcome::Delayed(reason));
            }
        }
        match failure {
            None => {
                permit.keep(connection);
                Ended::Well
            }
            Some(Failure { reason, timed_out: true }) => Ended::Down(reason),
            Some(_) if has_worked => Ended::Well,
            Some(Failure { reason, .. }) => Ended::Useless(reason),
        }
    }

    /// The next mail that can go out; those that can't have their outcome.
    fn next(&self, is_first: bool) -> Option<(usize, Message<'m>)> {
        while Instant::now() < self.until {
            let Waiting { place, .. } = {
                let mut waiting = lock(&self.waiting);
                let at = waiting.iter().position(|waiting| is_first || !waiting.goes_first)?;
                waiting.remove(at)?
            };
            match (self.prepare)(place) {
                Ok(message) => return Some((place, message)),
                Err(outcome) => self.ended(place, outcome),
            }
        }
        None
    }

    fn has_waiting(&self) -> bool {
        Instant::now() < self.until && !lock(&self.waiting).is_empty()
    }

    fn is_down(&self, reason: &str) {
        *lock(&self.down) = Some(reason.to_owned());
    }

    fn ended(&self, place: usize, outcome: Outcome) {
        if let Some(place) = lock(self.outcomes).get_mut(place) {
            *place = Some(outcome);
        }
    }
}

/// Nothing panics while a lock is held, so that even a poisoned one guards whole data.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
