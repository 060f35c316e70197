//! A mail server for developers and tests: takes mails over SMTP, with STARTTLS, and keeps them to be looked at; and
//! misbehaves as it is told, at any step of a session.
//!
//! ```
//! use schet_mailbox::{Action, Mailbox, Options, Step};
//!
//! # fn main() -> std::io::Result<()> {
//! let mailbox = Mailbox::start(Options::default())?;
//! // From now on whoever sends to Ivan is told to come again.
//! mailbox.obey(|moment| match moment.step {
//!     Step::Recipient if moment.line.contains("ivan@") => Action::Reply("450 4.7.1 greylisted".into()),
//!     _ => Action::Obey,
//! });
//! assert!(mailbox.mails().is_empty() && mailbox.port() > 0);
//! # Ok(())
//! # }
//! ```
//!
//! It serves this machine alone, keeps its mails in memory, and is no server for anything else.

mod certificates;
mod link;
mod talk;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

pub use certificates::Certificate;

/// How a server presents itself.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port; 0: one that is free.
    pub port: u16,
    /// What it answers to EHLO beside its name; `STARTTLS` is taken away once TLS is spoken.
    pub offers: Vec<String>,
    /// The certificate that it shows.
    pub certificate: Certificate,
    /// TLS from the first byte.
    pub implicit_tls: bool,
    /// The user and password, or token, that it takes; `None`: it takes mails of everybody.
    pub credentials: Option<(String, String)>,
    /// Keep the mails' bytes; else they are counted.
    pub keep: bool,
}

impl Default for Options {
    /// A free port, and what a modern server offers.
    fn default() -> Self {
        let offers = ["PIPELINING", "SIZE 26214400", "STARTTLS", "8BITMIME", "SMTPUTF8", "CHUNKING"];
        Self {
            port: 0,
            offers: offers.map(str::to_owned).to_vec(),
            certificate: Certificate::Good,
            implicit_tls: false,
            credentials: None,
            keep: true,
        }
    }
}

/// A mail that the server has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipient; the last one where there were several.
    pub to: String,
    /// The message, its doubled dots undone; empty where it is not kept.
    pub bytes: Vec<u8>,
    /// Whether it came encrypted.
    pub is_encrypted: bool,
}

/// A step of a session, at which the server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A client has connected.
    Greeting,
    /// EHLO or HELO.
    Hello,
    /// STARTTLS.
    StartTls,
    /// AUTH, and each answer to a challenge.
    Auth,
    /// MAIL.
    Mail,
    /// RCPT.
    Recipient,
    /// DATA, or BDAT before its data.
    Data,
    /// The end of data.
    End,
    /// Anything else: RSET, NOOP, QUIT.
    Other,
}

/// A moment at which the server has to answer.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The step.
    pub step: Step,
    /// The client's line; at the end of data the recipient.
    pub line: &'a str,
    /// Counts the connections, from 1.
    pub connection: usize,
}

/// What the server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// What it should.
    Obey,
    /// It gives this reply, and does nothing.
    Reply(String),
    /// It closes the connection.
    Close,
    /// At the end of data: it takes the mail, and closes the connection before it has said so.
    TakeAndClose,
    /// It says nothing more, and waits for the client to go.
    Stall,
    /// It sends these bytes and goes on.
    Raw(Vec<u8>),
    /// What it should, byte by byte.
    ByteByByte,
    /// What it should, in a line of a megabyte.
    LongLine,
}

/// A server, which lives as long as this.
pub struct Mailbox {
    address: SocketAddr,
    shared: Arc<Shared>,
    serving: Option<thread::JoinHandle<()>>,
}

type Rule = dyn Fn(&Moment<'_>) -> Action + Send + Sync;

pub(crate) struct Shared {
    pub(crate) options: Mutex<Options>,
    pub(crate) tls: Mutex<Arc<rustls::ServerConfig>>,
    rule: Mutex<Arc<Rule>>,
    mails: Mutex<Vec<Mail>>,
    arrived: Condvar,
    count: AtomicUsize,
    connections: AtomicUsize,
    is_over: AtomicBool,
}

impl Mailbox {
    /// Starts a server on this machine, with a thread for each connection.
    ///
    /// # Errors
    /// Where the port can't be had.
    pub fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            tls: Mutex::new(certificates::config(options.certificate)?),
            options: Mutex::new(options),
            rule: Mutex::new(Arc::new(|_| Action::Obey)),
            mails: Mutex::default(),
            arrived: Condvar::new(),
            count: AtomicUsize::new(0),
            connections: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
        });
        let serving = shared.clone();
        let serving = thread::Builder::new().name("mailbox".into()).spawn(move || serve(&listener, &serving))?;
        Ok(Self { address, shared, serving: Some(serving) })
    }

    /// The port that it listens on, at 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The certificate, in PEM, of whoever has signed this machine's servers.
    ///
    /// # Errors
    /// Where it can't be made.
    pub fn authority() -> io::Result<String> {
        certificates::authority()
    }

    /// Behaves by a rule from now on.
    pub fn obey(&self, rule: impl Fn(&Moment<'_>) -> Action + Send + Sync + 'static) {
        *lock(&self.shared.rule) = Arc::new(rule);
    }

    /// Presents itself otherwise from now on, to connections to come.
    ///
    /// # Errors
    /// Where a certificate can't be made.
    pub fn present(&self, change: impl FnOnce(&mut Options)) -> io::Result<()> {
        let mut options = lock(&self.shared.options);
        change(&mut options);
        *lock(&self.shared.tls) = certificates::config(options.certificate)?;
        Ok(())
    }

    /// The mails taken so far, oldest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        lock(&self.shared.mails).clone()
    }

    /// Waits until there are mails, and gives them away, oldest first.
    #[must_use]
    pub fn wait(&self) -> Vec<Mail> {
        let mut mails = lock(&self.shared.mails);
        while mails.is_empty() {
            mails = self.shared.arrived.wait(mails).unwrap_or_else(PoisonError::into_inner);
        }
        std::mem::take(&mut *mails)
    }

    /// How many mails were taken so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shared.count.load(Ordering::Acquire)
    }

    /// How many connections were made so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::Acquire)
    }

    /// Forgets the mails taken so far.
    pub fn forget(&self) {
        lock(&self.shared.mails).clear();
        self.shared.count.store(0, Ordering::Release);
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Release);
        // Its thread waits for somebody to come.
        if TcpStream::connect(self.address).is_ok()
            && let Some(serving) = self.serving.take()
        {
            let _ = serving.join();
        }
    }
}

impl Shared {
    pub(crate) fn action(&self, moment: &Moment<'_>) -> Action {
        let rule = lock(&self.rule).clone();
        rule(moment)
    }

    pub(crate) fn take(&self, mail: Mail) {
        if lock(&self.options).keep {
            lock(&self.mails).push(mail);
            self.arrived.notify_one();
        }
        self.count.fetch_add(1, Ordering::AcqRel);
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for socket in listener.incoming() {
        if shared.is_over.load(Ordering::Acquire) {
            return;
        }
        let Ok(socket) = socket else { continue };
        let shared = shared.clone();
        let number = shared.connections.fetch_add(1, Ordering::AcqRel) + 1;
        // A client that has gone is no news.
        let talk = move || drop(talk::talk(socket, &shared, number));
        drop(thread::Builder::new().name("mailbox-talk".into()).spawn(talk));
    }
}

/// Nothing panics while a lock is held, so that even a poisoned one guards whole data.
pub(crate) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
