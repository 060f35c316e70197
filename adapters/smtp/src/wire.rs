//! Bytes to and from a server, in clear or by TLS: the one place that reads and writes the socket.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use rustls::ClientConnection;

use crate::tls::Tls;

/// How much is gathered before it is written.
const BLOCK: usize = 64 * 1024;
const READ: usize = 8 * 1024;

/// A socket, its encryption, and what waits to be written.
pub(crate) struct Wire {
    socket: TcpStream,
    tls: Option<Box<ClientConnection>>,
    out: Vec<u8>,
    incoming: Box<[u8; READ]>,
}

impl Wire {
    /// A connection in clear.
    pub(crate) fn new(socket: TcpStream) -> Self {
        Self { socket, tls: None, out: Vec::new(), incoming: Box::new([0; READ]) }
    }

    /// Speaks TLS from now on.
    pub(crate) fn handshake(&mut self, tls: Option<&Tls>, until: Instant) -> io::Result<()> {
        let tls = tls.ok_or_else(|| io::Error::other("no TLS is set up for this server"))?;
        let mut session =
            Box::new(ClientConnection::new(tls.config.clone(), tls.name.clone()).map_err(io::Error::other)?);
        session.set_buffer_limit(None);
        while session.is_handshaking() {
            send(&mut session, &mut self.socket, until)?;
            if session.is_handshaking() {
                receive(&mut session, &mut self.socket, until)?;
            }
        }
        send(&mut session, &mut self.socket, until)?;
        self.tls = Some(session);
        Ok(())
    }

    /// Writes bytes, the last of which stay in the buffer until [`flush`](Self::flush).
    pub(crate) fn write(&mut self, bytes: &[u8], until: Instant) -> io::Result<()> {
        let mut bytes = bytes;
        while self.out.len() + bytes.len() > BLOCK {
            // A whole block goes by without being copied.
            if self.out.is_empty() {
                let (block, rest) = bytes.split_at(BLOCK.min(bytes.len()));
                put(&mut self.tls, &mut self.socket, block, until)?;
                bytes = rest;
            } else {
                let (head, rest) = bytes.split_at(BLOCK.saturating_sub(self.out.len()));
                self.out.extend_from_slice(head);
                self.flush(until)?;
                bytes = rest;
            }
        }
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    /// Whether something waits to be written.
    pub(crate) fn has_output(&self) -> bool {
        !self.out.is_empty()
    }

    /// Writes what waits.
    pub(crate) fn flush(&mut self, until: Instant) -> io::Result<()> {
        let result = put(&mut self.tls, &mut self.socket, &self.out, until);
        self.out.clear();
        result
    }

    /// Reads what is there, at least a byte; nothing where the server has closed the connection.
    pub(crate) fn read(&mut self, until: Instant) -> io::Result<&[u8]> {
        let count = match &mut self.tls {
            None => {
                self.socket.set_read_timeout(Some(left(until)?))?;
                read_some(&mut self.socket, &mut self.incoming[..])?
            }
            Some(session) => loop {
                match session.reader().read(&mut self.incoming[..]) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        receive(session, &mut self.socket, until)?;
                    }
                    // A connection that is cut off counts as closed: SMTP says itself where an answer ends.
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break 0,
                    result => break result?,
                }
            },
        };
        Ok(self.incoming.get(..count).unwrap_or_default())
    }

    /// Whether the server has said nothing that was not read, and has not closed the connection.
    pub(crate) fn is_quiet(&self) -> bool {
        let unread = self.socket.set_nonblocking(true).and_then(|()| self.socket.peek(&mut [0]));
        let is_blocking_again = self.socket.set_nonblocking(false).is_ok();
        is_blocking_again && matches!(unread, Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }

    /// Says that nothing more comes.
    pub(crate) fn close(mut self) {
        if let Some(session) = &mut self.tls {
            session.send_close_notify();
            let _ = send(session, &mut self.socket, Instant::now() + Duration::from_secs(1));
        }
        let _ = self.socket.shutdown(Shutdown::Write);
    }
}

/// The time that is left; none is an error, as a socket would wait for ever.
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left.max(Duration::from_millis(1))) }
}

fn put(
    tls: &mut Option<Box<ClientConnection>>,
    socket: &mut TcpStream,
    bytes: &[u8],
    until: Instant,
) -> io::Result<()> {
    match tls {
        None => {
            let mut bytes = bytes;
            while !bytes.is_empty() {
                socket.set_write_timeout(Some(left(until)?))?;
                match socket.write(bytes) {
                    Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                    Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        }
        Some(session) => {
            session.writer().write_all(bytes)?;
            send(session, socket, until)
        }
    }
}

/// Writes all records that wait.
fn send(session: &mut ClientConnection, socket: &mut TcpStream, until: Instant) -> io::Result<()> {
    while session.wants_write() {
        socket.set_write_timeout(Some(left(until)?))?;
        match session.write_tls(socket) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Reads records, and answers what TLS itself has to answer.
fn receive(session: &mut ClientConnection, socket: &mut TcpStream, until: Instant) -> io::Result<()> {
    socket.set_read_timeout(Some(left(until)?))?;
    match session.read_tls(socket) {
        Ok(0) if session.is_handshaking() => {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the server closed the connection"));
        }
        Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
        _ => {}
    }
    if let Err(error) = session.process_new_packets() {
        // The server is told what is wrong, as far as it still listens.
        let _ = send(session, socket, until);
        return Err(io::Error::other(error));
    }
    send(session, socket, until)
}

fn read_some(socket: &mut TcpStream, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match socket.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
