//! Mails of schet over SMTP: sent over connections that are kept, encrypted, signed.
//!
//! [`SmtpMailer`] is a [`Mailer`](schet::ports::Mailer) for hosts that have a mail server to hand their mails to: a relay
//! of their own, a provider's submission service.
//!
//! ```no_run
//! use std::time::Duration;
//! use schet_smtp::{Credentials, Server, Settings, SmtpMailer, Verp};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut server = Server::new("smtp.example.ru"); // port 587, STARTTLS, the system's roots
//! server.credentials = Some(Credentials::password("bills", "secret"));
//! server.timeouts = server.timeouts.at_most(Duration::from_secs(30));
//! let mut settings = Settings::new("billing.example.ru", server);
//! # let key = [7; 32];
//! settings.verp = Some(Verp::new(&"bounces@example.ru".parse()?, &key)?);
//! // A worker's lease outlives the longest call.
//! let lease_seconds = u32::try_from(settings.longest_send().as_secs())? + 60;
//! let policy = schet::order::Policy { lease_seconds, ..Default::default() };
//! let mailer = SmtpMailer::new(settings)?;
//! # drop((policy, mailer));
//! # Ok(())
//! # }
//! ```
//!
//! # Outcomes
//!
//! | what the server does | outcome |
//! | --- | --- |
//! | takes the mail: 2xx to the end of data | accepted, with its reply |
//! | 5xx to MAIL, RCPT, DATA or the end of data | refused for good; the connection is reset and goes on |
//! | 4xx to any of them | delayed; greylisting is said by name |
//! | can't take it, by what it offers: SIZE, SMTPUTF8, 8BITMIME | refused before anything is sent |
//! | is not reached, lets us not in, has no TLS or another's certificate | delayed: that is about the server, not the mail |
//! | breaks off, is silent, or says what is no reply before the end of data | delayed |
//! | the same after the end of data | **unknown**: the mail may be out |
//!
//! A mail is handed over only once its recipient was taken, so that a break leaves at most one mail of a connection
//! unknown. Mails that were not yet handed over when a connection broke that had worked before go over another one within
//! the same call, each as its first, so that one at which a server hangs up is found out; all other retries are the desk's. The mailer does not remember what it took (M6): a
//! further attempt of a mail whose fate was unknown goes out again, under the same Message-ID.
//!
//! # What its futures block on
//!
//! [`send`](schet::ports::Mailer::send) works when it is first polled, on the thread that polls it and on as many more as
//! there are connections, and blocks until the last outcome is known: at most [`Settings::longest_send`], with the waits of
//! RFC 5321 more than an hour in theory. Run the desk's `process_due` on a thread that may block, and see that
//! [`Policy::lease_seconds`](schet::order::Policy) is longer. Names are resolved by the system, in its own time.
//!
//! # What a crash leaves behind
//!
//! Nothing here: the desk has recorded that the transmission began, and takes the mail's fate for unknown.
//!
//! # Signing and bounces
//!
//! [`Signer`] puts a DKIM signature for each of its keys before the message, which itself stays as it is (M4). [`Verp`]
//! makes a sender of the envelope for each mail, by which a bounce names its order, and [`Bounces`] reads those that come
//! back from the Maildir of their address.
//!
//! # The crate
//!
//! `session` decides, without I/O; `connection` drives it over a `wire`; a `destination` keeps connections, a `batch` shares
//! the mails of a call among them. TLS is rustls on ring, which signs, too: nothing asks for more than a C compiler.

mod auth;
mod batch;
mod bounce;
mod connection;
mod destination;
mod dkim;
mod framing;
mod mailer;
mod offers;
mod reply;
mod session;
mod settings;
mod tls;
mod verp;
mod wire;

pub use auth::Credentials;
pub use bounce::{Bounces, Letter, Returned};
pub use dkim::{DkimKey, KeyError, SignError, Signer};
pub use mailer::{SettingsError, SmtpMailer};
pub use settings::{Encryption, Roots, Route, Server, Settings, Timeouts};
pub use tls::TlsError;
pub use verp::{MailOf, Verp};
