//! A connection to a server: it drives a session over a socket. Every wait has its end.

use std::io;
use std::net::{TcpStream, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use schet::ports::Outcome;

use crate::framing::stuff;
use crate::session::{Envelope, Output, Phase, Profile, Session, Want};
use crate::settings::{Encryption, Server, Timeouts};
use crate::tls::Tls;
use crate::wire::Wire;

/// A message as it is written: a header block of ours, its own bytes, and a CRLF where it ends without.
#[derive(Clone, Debug)]
pub(crate) struct Message<'m> {
    pub(crate) envelope: Envelope,
    pub(crate) head: Vec<u8>,
    pub(crate) bytes: &'m [u8],
    pub(crate) tail: &'static [u8],
}

/// A connection with its session.
pub(crate) struct Connection {
    wire: Wire,
    session: Session,
    timeouts: Timeouts,
    /// Since when the answer that comes next is waited for, and how many had come then.
    waits: (Instant, u64),
    timed_out: bool,
}

/// Why a connection ended.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) reason: String,
    /// The server was silent for too long: it is not asked the same again at once.
    pub(crate) timed_out: bool,
}

impl Connection {
    /// Connects, encrypts and authenticates.
    pub(crate) fn open(server: &Server, tls: Option<&Tls>, profile: Arc<Profile>) -> Result<Self, Failure> {
        let place = format!("{}:{}", server.host, server.port);
        let failed = |error: io::Error| Failure {
            reason: format!("{place} is not reached: {}", told(&error)),
            timed_out: is_timeout(&error),
        };
        let mut wire = Wire::new(connect(server).map_err(failed)?);
        if server.encryption == Encryption::Implicit {
            wire.handshake(tls, Instant::now() + server.timeouts.connect).map_err(failed)?;
        }
        let session = Session::new(profile);
        let waits = (Instant::now(), 0);
        let mut connection = Self { wire, session, timeouts: server.timeouts, waits, timed_out: false };
        connection.greet(tls);
        match connection.failure() {
            None => Ok(connection),
            Some(failure) => Err(Failure { reason: format!("{place}: {}", failure.reason), ..failure }),
        }
    }

    /// Sends messages for as long as there are some and the session takes them. `next` gives the next message and its
    /// key; `ended` is told each outcome.
    pub(crate) fn send<'m>(
        &mut self,
        mut next: impl FnMut() -> Option<(usize, Message<'m>)>,
        mut ended: impl FnMut(usize, Outcome),
    ) {
        let mut under_way: Vec<(usize, Message<'m>)> = Vec::with_capacity(2);
        loop {
            self.write(&under_way);
            let message = if self.session.want() == Want::Message { next() } else { None };
            let goes_on = message.is_some() || (self.session.want() != Want::Close && self.session.awaits().is_some());
            if let Some((key, message)) = message {
                self.session.offer(key, message.envelope.clone());
                under_way.push((key, message));
            } else if goes_on {
                self.exchange();
            }
            while let Some((key, outcome)) = self.session.outcome() {
                under_way.retain(|(other, _)| *other != key);
                ended(key, outcome);
            }
            if !goes_on {
                return;
            }
        }
    }

    /// Whether an idle connection can be used: the server has said nothing, and has not closed it.
    pub(crate) fn is_usable(&self) -> bool {
        self.session.want() == Want::Message && self.session.awaits().is_none() && self.wire.is_quiet()
    }

    /// Since when it has nothing to do.
    pub(crate) fn idle_since(&self) -> Instant {
        self.waits.0
    }

    /// Why it ended, where it did so before its time.
    pub(crate) fn failure(&self) -> Option<Failure> {
        let reason = self.session.why()?.to_owned();
        Some(Failure { reason, timed_out: self.timed_out })
    }

    /// How many messages it has brought to their end.
    pub(crate) fn completed(&self) -> u32 {
        self.session.completed()
    }

    /// Takes leave, without waiting for the answer.
    pub(crate) fn close(mut self) {
        self.session.quit();
        self.write(&[]);
        let _ = self.wire.flush(Instant::now() + Duration::from_secs(1));
        self.wire.close();
    }

    /// Goes through the opening, until the session takes messages or is over.
    fn greet(&mut self, tls: Option<&Tls>) {
        loop {
            self.write(&[]);
            match self.session.want() {
                Want::Reply => self.exchange(),
                Want::Handshake => match self.wire.handshake(tls, Instant::now() + self.timeouts.connect) {
                    Ok(()) => self.session.secured(),
                    Err(error) => self.broken(&error),
                },
                Want::Message | Want::Close => return,
            }
        }
    }

    /// Writes all that the session has to say, of which the end may stay in the buffer.
    fn write(&mut self, under_way: &[(usize, Message<'_>)]) {
        let until = Instant::now() + self.timeouts.transfer;
        while let Some(output) = self.session.output() {
            let written = match output {
                Output::Bytes(bytes) => self.wire.write(&bytes, until),
                Output::Dotted(key) => self.write_message(under_way, key, Framing::Dots, until),
                Output::Raw(key) => self.write_message(under_way, key, Framing::None, until),
            };
            if let Err(error) = written {
                self.broken(&error);
            }
        }
    }

    fn write_message(
        &mut self,
        under_way: &[(usize, Message<'_>)],
        key: usize,
        framing: Framing,
        until: Instant,
    ) -> io::Result<()> {
        let message = under_way.iter().find(|(other, _)| *other == key).map(|(_, message)| message);
        let message = message.ok_or_else(|| io::Error::other("a message that is not under way"))?;
        let parts = [&message.head[..], message.bytes, message.tail];
        match framing {
            Framing::Dots => {
                let mut at_line_start = true;
                for part in parts {
                    stuff(part, &mut at_line_start, |piece| self.wire.write(piece, until))?;
                }
                self.session.handing_over(key);
                self.wire.write(b".\r\n", until)
            }
            Framing::None => {
                let last = parts.iter().rposition(|part| !part.is_empty()).unwrap_or(0);
                for (at, part) in parts.iter().enumerate() {
                    let (most, end) = part.split_at(part.len().saturating_sub(1));
                    self.wire.write(most, until)?;
                    if at == last {
                        self.session.handing_over(key);
                    }
                    self.wire.write(end, until)?;
                }
                Ok(())
            }
        }
    }

    /// Sends what is buffered, and reads a piece of what the server answers.
    fn exchange(&mut self) {
        let Some(phase) = self.session.awaits() else { return };
        if let Err(error) = self.turn(phase) {
            self.broken(&error);
        }
    }

    fn turn(&mut self, phase: Phase) -> io::Result<()> {
        let sends = self.wire.has_output();
        if sends {
            self.wire.flush(Instant::now() + self.timeouts.transfer)?;
        }
        // An answer that comes byte by byte has no more time for it.
        if sends || self.waits.1 != self.session.answers() {
            self.waits = (Instant::now(), self.session.answers());
        }
        let time = match phase {
            Phase::Greeting => self.timeouts.greeting,
            Phase::Command => self.timeouts.command,
            Phase::Data => self.timeouts.data,
            Phase::End => self.timeouts.end,
        };
        let received = self.wire.read(self.waits.0 + time)?;
        if received.is_empty() {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the server closed the connection"));
        }
        self.session.receive(received);
        Ok(())
    }

    fn broken(&mut self, error: &io::Error) {
        self.timed_out = is_timeout(error);
        self.session.broken(&told(error));
    }
}

#[derive(Clone, Copy)]
enum Framing {
    /// Lines that begin with a dot get another.
    Dots,
    /// As it is.
    None,
}

/// Connects to the first of a server's addresses that answers.
fn connect(server: &Server) -> io::Result<TcpStream> {
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "its name has no address");
    for address in (server.host.as_str(), server.port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, server.timeouts.connect.max(Duration::from_millis(1))) {
            Ok(socket) => {
                // Without it a short write waits for the acknowledgement of the one before: 40 ms a mail.
                socket.set_nodelay(true)?;
                return Ok(socket);
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}

/// An error with its causes, in words.
fn told(error: &io::Error) -> String {
    if is_timeout(error) {
        return "the server did not answer in time".to_owned();
    }
    error.to_string()
}
