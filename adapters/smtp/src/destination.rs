//! A server and the connections kept to it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::connection::{Connection, Failure};
use crate::session::Profile;
use crate::settings::{Encryption, Server};
use crate::tls::{Tls, TlsError};

/// A server with its pool: at most so many connections at a time, over all calls.
pub(crate) struct Destination {
    server: Server,
    profile: Arc<Profile>,
    tls: Option<Tls>,
    /// Connections without work, the one used last at the end.
    idle: Mutex<Vec<Connection>>,
    /// How many connections may still be made.
    permits: Mutex<usize>,
    freed: Condvar,
    opened: AtomicUsize,
}

/// The right to one connection, given back when dropped.
pub(crate) struct Permit<'d>(&'d Destination);

impl Destination {
    pub(crate) fn new(hello: &str, server: Server) -> Result<Self, TlsError> {
        let tls = if server.encryption == Encryption::DangerouslyNone { None } else { Some(Tls::new(&server)?) };
        let profile = Profile {
            hello: hello.to_owned(),
            encryption: server.encryption,
            credentials: server.credentials.clone(),
            mails: server.mails_per_connection.max(1),
        };
        Ok(Self {
            permits: Mutex::new(server.connections.clamp(1, 64)),
            server,
            profile: Arc::new(profile),
            tls,
            idle: Mutex::default(),
            freed: Condvar::new(),
            opened: AtomicUsize::new(0),
        })
    }

    /// The most connections at a time.
    pub(crate) fn connections(&self) -> usize {
        self.server.connections.clamp(1, 64)
    }

    /// How many connections were opened so far.
    pub(crate) fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// The right to a connection; waits for one until the instant given, or, without one, not at all.
    pub(crate) fn permit(&self, until: Option<Instant>) -> Option<Permit<'_>> {
        let mut permits = lock(&self.permits);
        while *permits == 0 {
            let left = until?.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            permits = self.freed.wait_timeout(permits, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        *permits -= 1;
        Some(Permit(self))
    }
}

impl Permit<'_> {
    /// A connection that is there and works, else a new one; and whether it is new.
    pub(crate) fn connect(&self) -> Result<(Connection, bool), Failure> {
        let Destination { server, profile, tls, idle, opened, .. } = self.0;
        loop {
            let (found, old) = take(&mut lock(idle), server.idle);
            old.into_iter().for_each(Connection::close);
            match found {
                Some(connection) if connection.is_usable() => return Ok((connection, false)),
                Some(connection) => connection.close(),
                None => break,
            }
        }
        let connection = Connection::open(server, tls.as_ref(), profile.clone())?;
        opened.fetch_add(1, Ordering::Relaxed);
        Ok((connection, true))
    }

    /// Keeps a connection for the next mails, if it is good for any.
    pub(crate) fn keep(&self, connection: Connection) {
        if connection.is_usable() {
            lock(&self.0.idle).push(connection);
        } else {
            connection.close();
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *lock(&self.0.permits) += 1;
        self.0.freed.notify_one();
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner))
            .into_iter()
            .for_each(Connection::close);
    }
}

/// The connection that was used last, and those that were idle for too long.
fn take(idle: &mut Vec<Connection>, longest: Duration) -> (Option<Connection>, Vec<Connection>) {
    let fresh = idle.iter().position(|connection| connection.idle_since().elapsed() < longest).unwrap_or(idle.len());
    let old = idle.drain(..fresh).collect();
    (idle.pop(), old)
}

/// Nothing panics while a lock is held, so that even a poisoned one guards whole data.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
