use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use schet::ports::{Mailer, Outcome, OutgoingMail};

/// Keeps what it was given, and answers each attempt as it was told to.
///
/// ```
/// use schet::ports::Outcome;
/// use schet_memory::MemoryMailer;
///
/// // Greylisting: the first attempt of every message is put off.
/// let mailer = MemoryMailer::answering(|mail| match mail.attempt {
///     1 => Outcome::Delayed("450 4.7.1 come again".to_owned()),
///     _ => Outcome::Accepted("250 2.0.0 taken".to_owned()),
/// });
/// // Only once, before all others: a connection that breaks.
/// mailer.answer_next(Outcome::Unknown("connection reset".to_owned()));
/// assert!(mailer.attempts().is_empty());
/// ```
pub struct MemoryMailer {
    answer: Box<dyn Fn(&OutgoingMail) -> Outcome + Send + Sync>,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    next: VecDeque<Outcome>,
    attempts: Vec<(OutgoingMail, Outcome)>,
}

impl MemoryMailer {
    /// A mailer that accepts everything.
    #[must_use]
    pub fn new() -> Self {
        Self::answering(|_| Outcome::Accepted("250 taken".to_owned()))
    }

    /// A mailer that gives each attempt the outcome of a function.
    #[must_use]
    pub fn answering(answer: impl Fn(&OutgoingMail) -> Outcome + Send + Sync + 'static) -> Self {
        Self { answer: Box::new(answer), kept: Mutex::default() }
    }

    /// Gives one attempt to come this outcome, whatever the message; several wait in line.
    pub fn answer_next(&self, outcome: Outcome) {
        self.lock().next.push_back(outcome);
    }

    /// Every attempt with its outcome, oldest first.
    #[must_use]
    pub fn attempts(&self) -> Vec<(OutgoingMail, Outcome)> {
        self.lock().attempts.clone()
    }

    /// The messages that were accepted, oldest first; one that was accepted twice is there twice.
    #[must_use]
    pub fn accepted(&self) -> Vec<OutgoingMail> {
        let kept = self.lock();
        let accepted = kept.attempts.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Accepted(_)));
        accepted.map(|(mail, _)| mail.clone()).collect()
    }

    /// Nothing panics while the lock is held, so that even a poisoned one guards whole data.
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Mailer for MemoryMailer {
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        let send = |mail: &OutgoingMail| {
            let next = self.lock().next.pop_front();
            let outcome = next.unwrap_or_else(|| (self.answer)(mail));
            self.lock().attempts.push((mail.clone(), outcome.clone()));
            outcome
        };
        mails.iter().map(send).collect()
    }
}

impl Default for MemoryMailer {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MemoryMailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryMailer").field("kept", &*self.lock()).finish_non_exhaustive()
    }
}

/// Accepts everything and keeps only counts: for long runs in bounded memory.
#[derive(Debug, Default)]
pub struct CountingMailer {
    counts: Mutex<Counts>,
}

/// What a [`CountingMailer`] was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many messages, repeats included.
    pub mails: u64,
    /// Of them, how many were not first attempts.
    pub repeats: u64,
    /// The bytes of all of them.
    pub bytes: u64,
}

impl CountingMailer {
    /// A mailer that was given nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What it was given so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        *self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Mailer for CountingMailer {
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for mail in mails {
            counts.mails += 1;
            counts.repeats += u64::from(mail.attempt > 1);
            counts.bytes += mail.bytes.len() as u64;
        }
        mails.iter().map(|_| Outcome::Accepted("250 counted".to_owned())).collect()
    }
}
