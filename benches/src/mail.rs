//! Mails to a mail server on this machine, over STARTTLS and four connections, 30 kB each.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use schet::order::OrderId;
use schet::ports::{Outcome as MailOutcome, OutgoingMail};
use schet_mailbox::{Mailbox, Options};
use schet_smtp::{DkimKey, Roots, Server, Settings, Signer, SmtpMailer};
use uuid::Uuid;

use crate::contest::{Goal, Row, Scale, Turn, beside};
use crate::sample::Outcome;

const CONNECTIONS: usize = 4;
const SIZE: usize = 30_000;
/// How many mails a desk hands over at a time.
const STEP: usize = 128;

/// Keys for this benchmark: to be read by everybody, and so good for nothing else.
const ED25519: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

/// The rows of this part.
///
/// # Errors
/// Where no connection can be made.
pub fn rows(scale: Scale) -> Outcome<Vec<Row>> {
    let mails = mails(scale.of(8 * STEP, 8));
    let sink = Mailbox::start(Options { keep: false, ..Options::default() })?;
    let plain = mailer(&sink, None)?;
    let mut hands = Hands::open(&sink)?;
    let unsigned = beside(
        scale,
        "mail over STARTTLS, 4 connections",
        Goal::Both(15_000.0, 0.6),
        || counted(&sink, mails.len(), || send(&plain, &mails)),
        "one flight a mail, written by hand",
        || counted(&sink, mails.len(), || hands.send(&mails)),
    )?;
    let sender = "bill@example.ru".parse()?;
    let signing = mailer(&sink, Some(Signer::new(&sender, vec![DkimKey::from_pem("e1", ED25519)?])))?;
    let signed = beside(
        scale,
        "the same, signed with Ed25519",
        Goal::Shown,
        || counted(&sink, mails.len(), || send(&signing, &mails)),
        "one flight a mail, by hand, unsigned",
        || hands.send(&mails),
    )?;
    Ok(vec![unsigned, signed])
}

fn mails(count: usize) -> Vec<OutgoingMail> {
    let mail = |place: usize| {
        let mut bytes =
            format!("From: bill@example.ru\r\nTo: ivan{place}@example.ru\r\nSubject: {place}\r\n\r\n").into_bytes();
        let line = b"JVBERi0xLjcKJeLjz9MKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRv\r\n";
        bytes.extend(line.repeat((SIZE - bytes.len()) / line.len()));
        OutgoingMail {
            order: OrderId(Uuid::from_u128(place as u128)),
            generation: 0,
            attempt: 1,
            message_id: format!("{place}@example.ru"),
            from: "bill@example.ru".parse().unwrap_or_else(|_| unreachable!("an address")),
            to: format!("ivan{place}@example.ru").parse().unwrap_or_else(|_| unreachable!("an address")),
            bytes,
        }
    };
    (0..count).map(mail).collect()
}

fn mailer(sink: &Mailbox, signer: Option<Signer>) -> Outcome<SmtpMailer> {
    let mut server = Server::new("localhost");
    server.port = sink.port();
    server.roots = Roots::Pem(Mailbox::authority()?);
    server.connections = CONNECTIONS;
    server.mails_per_connection = u32::MAX;
    let mut settings = Settings::new("client.example.ru", server);
    settings.signer = signer;
    Ok(SmtpMailer::new(settings)?)
}

fn send(mailer: &SmtpMailer, mails: &[OutgoingMail]) -> Turn {
    let begun = Instant::now();
    for step in mails.chunks(STEP) {
        let outcomes = mailer.send_now(step);
        if let Some(other) = outcomes.iter().find(|outcome| !matches!(outcome, MailOutcome::Accepted(_))) {
            return Err(format!("a mail was not taken: {other:?}").into());
        }
    }
    Ok((mails.len(), begun.elapsed()))
}

/// A turn after which the server has taken so many mails more.
fn counted(sink: &Mailbox, mails: usize, turn: impl FnOnce() -> Turn) -> Turn {
    let before = sink.count();
    let turn = turn()?;
    match sink.count() - before {
        taken if taken == mails => Ok(turn),
        taken => Err(format!("the server took {taken} mails of {mails}").into()),
    }
}

type Stream = BufReader<StreamOwned<ClientConnection, TcpStream>>;

/// Connections that do what can't be left out: a mail's commands and its data in one write, and its answers read.
struct Hands(Vec<Stream>);

impl Hands {
    fn open(sink: &Mailbox) -> Outcome<Self> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(Mailbox::authority()?.as_bytes()) {
            roots.add(certificate?)?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let config = Arc::new(config);
        let connections = (0..CONNECTIONS).map(|_| connect(sink, config.clone())).collect::<Outcome<_>>()?;
        Ok(Self(connections))
    }

    fn send(&mut self, mails: &[OutgoingMail]) -> Turn {
        let begun = Instant::now();
        let share = mails.len().div_ceil(CONNECTIONS);
        thread::scope(|scope| {
            let works: Vec<_> = self
                .0
                .iter_mut()
                .zip(mails.chunks(share))
                .map(|(stream, mails)| scope.spawn(move || mails.iter().try_for_each(|mail| one(stream, mail))))
                .collect();
            works
                .into_iter()
                .try_for_each(|work| work.join().unwrap_or_else(|_| Err(std::io::Error::other("a thread died"))))
        })?;
        Ok((mails.len(), begun.elapsed()))
    }
}

fn connect(sink: &Mailbox, config: Arc<ClientConfig>) -> Outcome<Stream> {
    let socket = TcpStream::connect(("127.0.0.1", sink.port()))?;
    socket.set_nodelay(true)?;
    let mut clear = BufReader::new(socket);
    let mut line = String::new();
    clear.read_line(&mut line)?;
    clear.get_mut().write_all(b"EHLO client.example.ru\r\n")?;
    while !line.starts_with("250 ") {
        line.clear();
        clear.read_line(&mut line)?;
    }
    clear.get_mut().write_all(b"STARTTLS\r\n")?;
    clear.read_line(&mut line)?;
    let mut session = ClientConnection::new(config, ServerName::try_from("localhost")?)?;
    session.set_buffer_limit(None);
    let mut stream = BufReader::new(StreamOwned::new(session, clear.into_inner()));
    stream.get_mut().write_all(b"EHLO client.example.ru\r\n")?;
    line.clear();
    while !line.starts_with("250 ") {
        line.clear();
        stream.read_line(&mut line)?;
    }
    Ok(stream)
}

fn one(stream: &mut Stream, mail: &OutgoingMail) -> std::io::Result<()> {
    let size = mail.bytes.len();
    let mut flight = Vec::with_capacity(size + 200);
    write!(flight, "MAIL FROM:<{}> SIZE={size}\r\nRCPT TO:<{}>\r\nBDAT {size} LAST\r\n", mail.from, mail.to)?;
    flight.extend_from_slice(&mail.bytes);
    stream.get_mut().write_all(&flight)?;
    let mut line = String::new();
    for _ in 0..3 {
        line.clear();
        stream.read_line(&mut line)?;
        if !line.starts_with("250 ") {
            return Err(std::io::Error::other(line));
        }
    }
    Ok(())
}
