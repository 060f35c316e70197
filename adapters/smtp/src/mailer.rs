use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Instant;

use async_trait::async_trait;
use schet::ports::{Mailer, Outcome, OutgoingMail};

use crate::batch::Batch;
use crate::connection::Message;
use crate::destination::Destination;
use crate::dkim::Signer;
use crate::framing::examine;
use crate::session::Envelope;
use crate::settings::{Encryption, Settings};
use crate::tls::TlsError;
use crate::verp::{MailOf, Verp};

/// How many mails are worth a connection and a thread of their own.
const SHARE: usize = 4;

/// Sends mails over SMTP: see the [crate's docs](crate).
pub struct SmtpMailer {
    destinations: Vec<Destination>,
    /// The place of a domain's destination; that of all others is 0.
    routes: HashMap<String, usize>,
    verp: Option<Verp>,
    signer: RwLock<Option<Signer>>,
    begin_within: std::time::Duration,
}

/// Why a mailer can't be made of its settings.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// A name that servers would not take as one.
    #[error("hello {0:?} has to be the host's name or its address in brackets, in ASCII without blanks")]
    Hello(String),
    /// Credentials for a server that is spoken to in clear.
    #[error("credentials for {0} would go over the wire in clear: encrypt, or leave them out")]
    CredentialsInClear(String),
    /// TLS can't be spoken to a server.
    #[error("TLS to {host}")]
    Tls {
        /// The server.
        host: String,
        /// Why.
        #[source]
        source: TlsError,
    },
}

impl SmtpMailer {
    /// A mailer by settings; connects when there is something to send.
    ///
    /// # Errors
    /// [`SettingsError`] for settings that can't be followed.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        let hello = &settings.hello;
        if hello.is_empty() || hello.len() > 255 || !hello.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(SettingsError::Hello(hello.clone()));
        }
        let mut routes = HashMap::new();
        let mut destinations = Vec::new();
        let others = settings.routes.into_iter().map(|route| (Some(route.domain), route.server));
        for (domain, server) in std::iter::once((None, settings.server)).chain(others) {
            if server.credentials.is_some() && server.encryption == Encryption::DangerouslyNone {
                return Err(SettingsError::CredentialsInClear(server.host));
            }
            if let Some(domain) = domain {
                routes.insert(domain, destinations.len());
            }
            let host = server.host.clone();
            let destination = Destination::new(hello, server).map_err(|source| SettingsError::Tls { host, source })?;
            destinations.push(destination);
        }
        let (verp, signer, begin_within) = (settings.verp, RwLock::new(settings.signer), settings.begin_within);
        Ok(Self { destinations, routes, verp, signer, begin_within })
    }

    /// Signs with other keys from now on: how keys are rotated.
    pub fn sign_with(&self, signer: Option<Signer>) {
        *self.signer.write().unwrap_or_else(PoisonError::into_inner) = signer;
    }

    /// How many connections were made so far.
    #[must_use]
    pub fn connections_made(&self) -> usize {
        self.destinations.iter().map(Destination::opened).sum()
    }

    /// Sends the mails of one call: what [`Mailer::send`] does, for callers without futures.
    #[must_use]
    pub fn send_now(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        let until = Instant::now() + self.begin_within;
        let signer = self.signer.read().unwrap_or_else(PoisonError::into_inner).clone();
        let prepare = |place: usize| match mails.get(place) {
            Some(mail) => prepare(mail, self.verp.as_ref(), signer.as_ref()),
            None => Err(Outcome::Delayed("no such mail".to_owned())),
        };
        let mut shares: Vec<Vec<usize>> = vec![Vec::new(); self.destinations.len()];
        for (place, mail) in mails.iter().enumerate() {
            let destination = self.routes.get(&mail.to.ascii_domain()).copied().unwrap_or(0);
            if let Some(share) = shares.get_mut(destination) {
                share.push(place);
            }
        }
        let outcomes = Mutex::new(vec![None; mails.len()]);
        let batches: Vec<Batch<'_, '_>> = self
            .destinations
            .iter()
            .zip(shares)
            .filter(|(_, share)| !share.is_empty())
            .map(|(destination, share)| Batch::new(destination, share, until, &prepare, &outcomes))
            .collect();
        work(&batches);
        batches.into_iter().for_each(Batch::give_up);
        let outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unknown = || Outcome::Unknown("the mail has no outcome".to_owned());
        outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(unknown)).collect()
    }
}

/// Works on batches by as many threads as they have use for, the caller's among them.
fn work(batches: &[Batch<'_, '_>]) {
    thread::scope(|scope| {
        for (at, batch) in batches.iter().enumerate() {
            let workers = batch.len().div_ceil(SHARE).min(batch.connections());
            // The last batch's first worker is this thread.
            let spawned = if at + 1 == batches.len() { workers - 1 } else { workers };
            for worker in 0..spawned {
                let name = thread::Builder::new().name("schet-smtp".into());
                let must = worker == 0 && spawned == workers;
                if name.spawn_scoped(scope, move || batch.work(must)).is_err() {
                    if must {
                        batch.work(true);
                    }
                    break;
                }
            }
        }
        if let Some(last) = batches.last() {
            last.work(true);
        }
    });
}

/// A mail with its envelope, checked and signed; or what becomes of one that can't go out.
fn prepare<'m>(mail: &'m OutgoingMail, verp: Option<&Verp>, signer: Option<&Signer>) -> Result<Message<'m>, Outcome> {
    let needs = examine(&mail.bytes).map_err(|error| Outcome::Refused(error.to_string()))?;
    let head = match signer {
        Some(signer) => signer.sign(&mail.bytes).map_err(|error| Outcome::Refused(error.to_string()))?,
        None => Vec::new(),
    };
    let tail: &'static [u8] = if needs.last_line_end { b"\r\n" } else { b"" };
    let size = head.len() + mail.bytes.len() + tail.len();
    let from = verp.map_or_else(
        || mail.from.to_wire(),
        |verp| verp.sender(MailOf { order: mail.order, generation: mail.generation }),
    );
    let envelope = Envelope {
        international: needs.international_headers || mail.to.needs_smtputf8() || !from.is_ascii(),
        from,
        to: mail.to.to_wire(),
        size: u64::try_from(size).unwrap_or(u64::MAX),
        eight_bit: needs.eight_bit,
    };
    Ok(Message { envelope, head, bytes: &mail.bytes, tail })
}

#[async_trait]
impl Mailer for SmtpMailer {
    /// Does its work when first polled, and blocks for at most [`Settings::longest_send`].
    async fn send(&self, mails: &[OutgoingMail]) -> Vec<Outcome> {
        self.send_now(mails)
    }
}

impl fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpMailer").field("destinations", &self.destinations.len()).finish_non_exhaustive()
    }
}
