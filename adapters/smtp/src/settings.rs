//! What an operator sets: servers, how they are spoken to, and for how long they are waited for.

use std::path::PathBuf;
use std::time::Duration;

use crate::auth::Credentials;
use crate::dkim::Signer;
use crate::verp::Verp;

/// Where mails go, and how.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The name we greet servers with: the host's own, as its address resolves to it.
    pub hello: String,
    /// The server that takes all mails that no route does.
    pub server: Server,
    /// Servers for the recipients of certain domains.
    pub routes: Vec<Route>,
    /// The sender of the envelope, by which a bounce names its order; `None`: the operator's address.
    pub verp: Option<Verp>,
    /// What signs each mail; `None`: the server does, or nobody.
    pub signer: Option<Signer>,
    /// No mail is begun once a call of `send` has taken so long; what is left is delayed.
    pub begin_within: Duration,
}

/// A server for the recipients of a domain.
#[derive(Clone, Debug)]
pub struct Route {
    /// The domain in A-labels and lower case; its subdomains don't count.
    pub domain: String,
    /// The server.
    pub server: Server,
}

/// A mail server that takes our mails: a relay of one's own, a provider's submission service. MX records are not
/// looked up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Server {
    /// Its name, which its certificate has to bear, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub encryption: Encryption,
    /// Who may vouch for its certificate.
    pub roots: Roots,
    /// Who we are; `None`: it knows us by our address.
    pub credentials: Option<Credentials>,
    /// The most connections at a time, 1 to 64.
    pub connections: usize,
    /// After how many mails a connection is made anew.
    pub mails_per_connection: u32,
    /// For how long a connection without mails is kept.
    pub idle: Duration,
    /// For how long it is waited for.
    pub timeouts: Timeouts,
}

/// How a connection is encrypted. Certificates are always checked; a server with one of its own making is trusted by
/// naming it in [`Roots::File`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encryption {
    /// By STARTTLS; a server that does not offer it gets no mail (RFC 3207).
    #[default]
    StartTls,
    /// From the first byte, as on port 465 (RFC 8314).
    Implicit,
    /// **Not at all.** Names, invoices and call details go over the wire in clear, for everybody on the way to read and
    /// to change. For a relay on this very machine, and nowhere else. Credentials are not sent.
    DangerouslyNone,
}

/// Who may vouch for a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Roots {
    /// Whom the system trusts: the file that `SSL_CERT_FILE` names, or the distribution's own.
    #[default]
    System,
    /// The certificates in a PEM file, and nobody else.
    File(PathBuf),
    /// The certificates in a PEM text, and nobody else.
    Pem(String),
}

/// For how long a server is waited for; the defaults are the least of RFC 5321 4.5.3.2.
///
/// A worker's lease ([`Policy::lease_seconds`](schet::order::Policy)) has to outlive the longest call of `send`, which
/// [`Settings::longest_send`] tells: else others take the worker for dead, and mails go out twice. Set these shorter,
/// or the lease longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection, to each of the server's addresses; TLS's handshake as much again.
    pub connect: Duration,
    /// For the greeting.
    pub greeting: Duration,
    /// For the answer to a command.
    pub command: Duration,
    /// For the answer to DATA.
    pub data: Duration,
    /// For the server to take a message's data, all of it.
    pub transfer: Duration,
    /// For the answer to the end of data. A server that would have answered later makes a mail's fate unknown.
    pub end: Duration,
}

impl Settings {
    /// All mails to one server.
    #[must_use]
    pub fn new(hello: &str, server: Server) -> Self {
        Self {
            hello: hello.to_owned(),
            server,
            routes: Vec::new(),
            verp: None,
            signer: None,
            begin_within: Duration::from_secs(20),
        }
    }

    /// The longest that a call of `send` takes: until no mail is begun any more, and one mail's longest time to a
    /// server that needs all it is given at every step, over a connection that has to be made.
    #[must_use]
    pub fn longest_send(&self) -> Duration {
        let servers = std::iter::once(&self.server).chain(self.routes.iter().map(|route| &route.server));
        let longest = servers.map(|server| server.timeouts.longest()).max().unwrap_or_default();
        self.begin_within + longest
    }
}

impl Server {
    /// A server on port 587 with STARTTLS, the system's roots, and four connections.
    #[must_use]
    pub fn new(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            port: 587,
            encryption: Encryption::StartTls,
            roots: Roots::System,
            credentials: None,
            connections: 4,
            mails_per_connection: 1_000,
            idle: Duration::from_secs(60),
            timeouts: Timeouts::default(),
        }
    }
}

impl Timeouts {
    /// Each of the waits at most so long.
    #[must_use]
    pub fn at_most(self, longest: Duration) -> Self {
        Self {
            connect: self.connect.min(longest),
            greeting: self.greeting.min(longest),
            command: self.command.min(longest),
            data: self.data.min(longest),
            transfer: self.transfer.min(longest),
            end: self.end.min(longest),
        }
    }

    /// Connecting to two addresses, TLS, greeting, EHLO twice, STARTTLS, four steps of AUTH, RSET, MAIL, RCPT, DATA,
    /// the data and its end; and the end of the mail ahead of it on the connection.
    fn longest(&self) -> Duration {
        self.connect * 3 + self.greeting + self.command * 10 + self.data + (self.transfer + self.end) * 2
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self {
            connect: Duration::from_secs(30),
            greeting: minutes(5),
            command: minutes(5),
            data: minutes(2),
            transfer: minutes(3),
            end: minutes(10),
        }
    }
}
