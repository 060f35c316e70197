//! Bytes to and from a client, in clear or by TLS.

use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The most bytes of a client's line.
const LINE: u64 = 64 * 1024;

/// A connection to a client.
pub(crate) struct Link {
    stream: Option<BufReader<Stream>>,
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Link {
    pub(crate) fn new(socket: TcpStream) -> io::Result<Self> {
        socket.set_nodelay(true)?;
        Ok(Self { stream: Some(BufReader::with_capacity(64 * 1024, Stream::Plain(socket))) })
    }

    /// Speaks TLS from now on; what came in clear and was not read is forgotten.
    pub(crate) fn secure(&mut self, config: Arc<ServerConfig>) -> io::Result<()> {
        let stream = self.stream.take().map(BufReader::into_inner);
        let Some(Stream::Plain(socket)) = stream else { return Err(io::Error::other("TLS is spoken already")) };
        let session = ServerConnection::new(config).map_err(io::Error::other)?;
        let mut stream = StreamOwned::new(session, socket);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        self.stream = Some(BufReader::with_capacity(64 * 1024, Stream::Tls(Box::new(stream))));
        Ok(())
    }

    /// A line without its CRLF; `None` when the client has gone.
    pub(crate) fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        self.reader()?.take(LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// So many bytes.
    pub(crate) fn exactly(&mut self, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.reader()?.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// The data up to the line of a dot alone, its doubled dots undone.
    pub(crate) fn data(&mut self) -> io::Result<Vec<u8>> {
        let reader = self.reader()?;
        let mut message = Vec::new();
        loop {
            let start = message.len();
            if reader.read_until(b'\n', &mut message)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match message.get(start..) {
                Some(b".\r\n") => {
                    message.truncate(start);
                    return Ok(message);
                }
                Some([b'.', ..]) => drop(message.remove(start)),
                _ => {}
            }
        }
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let stream = self.reader()?.get_mut();
        stream.write_all(bytes)?;
        stream.flush()
    }

    /// Whether the client has sent more than was read.
    pub(crate) fn has_more(&self) -> bool {
        self.stream.as_ref().is_some_and(|stream| !stream.buffer().is_empty())
    }

    /// Reads until the client goes.
    pub(crate) fn wait_for_the_end(&mut self) -> io::Result<()> {
        io::copy(self.reader()?, &mut io::sink()).map(drop)
    }

    fn reader(&mut self) -> io::Result<&mut BufReader<Stream>> {
        self.stream.as_mut().ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(bytes),
            Self::Tls(stream) => match stream.read(bytes) {
                // A client that is killed does not say goodbye.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
                result => result,
            },
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}
