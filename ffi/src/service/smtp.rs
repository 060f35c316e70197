use crate::bytes::schet_bytes;
use crate::record::record;
use crate::text::schet_text;

/// The connection is encrypted by STARTTLS; a server that does not offer it gets no mail.
pub const SCHET_SMTP_STARTTLS: i32 = 1;
/// The connection is encrypted from its first byte, as on port 465.
pub const SCHET_SMTP_TLS: i32 = 2;
/// The connection is not encrypted at all: names, invoices and call details go over the wire in clear. For a relay on this
/// very machine, and nowhere else; credentials are not sent.
pub const SCHET_SMTP_DANGEROUSLY_PLAIN: i32 = 3;

/// The most routes, and the most keys that sign.
pub const SCHET_MAX_ROUTES: u32 = 1_000;

/// A mail server that takes our mails: a relay of one's own, a provider's submission service.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_mail_server {
    /// sizeof(schet_mail_server).
    pub struct_size: u32,
    /// Its port, 1 to 65,535; 0: 465 for SCHET_SMTP_TLS, else 587.
    pub port: u32,
    /// One of SCHET_SMTP_...; 0: SCHET_SMTP_STARTTLS.
    pub encryption: i32,
    /// The most connections at a time, 1 to 64; 0: 4.
    pub connections: u32,
    /// After how many mails a connection is made anew; 0: 1,000.
    pub mails_per_connection: u32,
    /// For how many seconds a connection without mails is kept; 0: 60.
    pub idle_seconds: u32,
    /// The most seconds that the server is waited for at any step; 0: as long as RFC 5321 wants, up to ten minutes.
    pub longest_wait_seconds: u32,
    /// Not looked at.
    pub reserved: u32,
    /// Its name, which its certificate has to bear.
    pub host: schet_text,
    /// Who we are. Optional: it knows us by our address.
    pub user: schet_text,
    /// What proves it.
    pub password: schet_text,
    /// The path of a file with the certificates in PEM that may vouch for it. Optional: whom the system trusts.
    pub roots: schet_text,
}
record!(schet_mail_server, 96);

/// A server for the recipients of a domain.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_mail_route {
    /// sizeof(schet_mail_route).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// The domain in A-labels and lower case; its subdomains don't count.
    pub domain: schet_text,
    /// The server.
    pub server: *const schet_mail_server,
}
record!(schet_mail_route, 32);

/// A key that signs mails (DKIM).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_dkim_key {
    /// sizeof(schet_dkim_key).
    pub struct_size: u32,
    /// Not looked at.
    pub reserved: u32,
    /// Its selector.
    pub selector: schet_text,
    /// The private key in PEM: Ed25519, or RSA of 2,048 to 4,096 bits; at most 65,536 bytes.
    pub pem: schet_bytes,
}
record!(schet_dkim_key, 40);

/// The way out for mails over SMTP.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_smtp {
    /// sizeof(schet_smtp).
    pub struct_size: u32,
    /// How many routes there are, at most SCHET_MAX_ROUTES.
    pub route_count: u32,
    /// How many keys sign, at most SCHET_MAX_ROUTES; 0: the server signs, or nobody.
    pub dkim_key_count: u32,
    /// No mail is begun once a step has taken so many seconds; what is left is sent later. 0: 20.
    pub begin_within_seconds: u32,
    /// The name we greet servers with: the machine's own, as its address resolves to it.
    pub hello: schet_text,
    /// The server that takes all mails that no route does.
    pub server: *const schet_mail_server,
    /// Servers for the recipients of certain domains.
    pub routes: *const schet_mail_route,
    /// Keys that sign for the domain of the operator's sender.
    pub dkim_keys: *const schet_dkim_key,
    /// The address to which mails come back, whose mailbox takes `+` extensions: each mail then has a sender of its own, by
    /// which a report names its order. Optional: they come back to the operator's sender.
    pub bounces: schet_text,
    /// The Maildir of that address, for schet_bounces_collect. Optional.
    pub bounces_maildir: schet_text,
    /// 32 random bytes that the operator keeps, by which those senders can't be made up. Needed with `bounces`.
    pub bounces_key: [u8; 32],
}
record!(schet_smtp, 120);

#[cfg(feature = "smtp")]
pub(crate) use with_smtp::open;

#[cfg(feature = "smtp")]
mod with_smtp {
    use std::sync::Arc;
    use std::time::Duration;

    use ::schet_smtp::{
        Bounces, Credentials, DkimKey, Encryption, Roots, Route, Server, Settings, Signer, SmtpMailer, Verp,
    };
    use schet::Operator;
    use schet::ports::Mailer;

    use super::*;
    use crate::codes;
    use crate::error::{Failure, with_sources};
    use crate::record::{read, read_rows};
    use crate::text::{Field, TextReader};

    /// Opens the way out, and where mails come back.
    ///
    /// # Safety
    /// The struct's pointers are as its docs say, for the time of the call.
    pub(crate) unsafe fn open(
        smtp: schet_smtp,
        reader: TextReader,
        operator: &Operator,
    ) -> Result<(Arc<dyn Mailer>, Option<Bounces>), Failure> {
        let hello = reader.optional(smtp.hello, "smtp.hello")?.ok_or_else(|| Failure::missing("smtp.hello"))?;
        // SAFETY: as this function's, for each of them.
        let (server, routes, keys) = unsafe {
            let routes = read_rows(smtp.routes, smtp.route_count, SCHET_MAX_ROUTES)?.enumerate();
            let keys = read_rows(smtp.dkim_keys, smtp.dkim_key_count, SCHET_MAX_ROUTES)?.enumerate();
            let route = |(place, row): (usize, Result<schet_mail_route, Failure>)| {
                let (row, field) = (row?, Field::entry("smtp.routes", place, "domain"));
                let domain: schet::text::Line = reader.parse(row.domain, field)?;
                Ok(Route { domain: domain.into(), server: read(row.server)?.to_server(reader)? })
            };
            let key = |(place, row): (usize, Result<schet_dkim_key, Failure>)| row?.to_key(reader, place);
            (
                read(smtp.server)?.to_server(reader)?,
                routes.map(route).collect::<Result<Vec<_>, Failure>>()?,
                keys.map(key).collect::<Result<Vec<_>, Failure>>()?,
            )
        };
        let mut settings = Settings::new(&hello, server);
        settings.routes = routes;
        if !keys.is_empty() {
            settings.signer = Some(Signer::new(&operator.sender, keys));
        }
        if smtp.begin_within_seconds > 0 {
            settings.begin_within = Duration::from_secs(smtp.begin_within_seconds.into());
        }
        let maildir = reader.path(smtp.bounces_maildir, "smtp.bounces_maildir")?;
        let mut bounces = None;
        if let Some(address) = reader.parse_optional(smtp.bounces, "smtp.bounces")? {
            if smtp.bounces_key == [0; 32] {
                return Err(Failure::missing("smtp.bounces_key"));
            }
            let verp = Verp::new(&address, &smtp.bounces_key);
            let verp = verp.map_err(|error| Failure::value("smtp.bounces", format_args!("is wrong: {error}")))?;
            settings.verp = Some(verp.clone());
            bounces = maildir.map(|maildir| Bounces::new(maildir, verp));
        } else if maildir.is_some() {
            return Err(Failure::missing("smtp.bounces"));
        }
        let mailer = SmtpMailer::new(settings).map_err(|error| Failure::value("smtp", with_sources(&error)))?;
        Ok((Arc::new(mailer), bounces))
    }

    impl schet_mail_server {
        fn to_server(self, reader: TextReader) -> Result<Server, Failure> {
            let text = |text, field| reader.optional(text, field).map(|text| text.map(|text| text.into_owned()));
            let host = text(self.host, "smtp.server.host")?.ok_or_else(|| Failure::missing("smtp.server.host"))?;
            let mut server = Server::new(&host);
            server.encryption = match self.encryption {
                0 | SCHET_SMTP_STARTTLS => Encryption::StartTls,
                SCHET_SMTP_TLS => Encryption::Implicit,
                SCHET_SMTP_DANGEROUSLY_PLAIN => Encryption::DangerouslyNone,
                other => return Err(codes::unknown("smtp.server.encryption", other)),
            };
            server.port = match (self.port, server.encryption) {
                (0, Encryption::Implicit) => 465,
                (0, _) => 587,
                (port, _) => u16::try_from(port).map_err(|_| {
                    Failure::value("smtp.server.port", format_args!("is {port}, at most 65535 are taken"))
                })?,
            };
            let user = text(self.user, "smtp.server.user")?;
            let password = text(self.password, "smtp.server.password")?;
            server.credentials = match (user, password) {
                (Some(user), Some(password)) => Some(Credentials::password(&user, &password)),
                (None, None) => None,
                (Some(_), None) => return Err(Failure::missing("smtp.server.password")),
                (None, Some(_)) => return Err(Failure::missing("smtp.server.user")),
            };
            if let Some(path) = reader.path(self.roots, "smtp.server.roots")? {
                server.roots = Roots::File(path);
            }
            if self.connections > 0 {
                server.connections = self.connections as usize;
            }
            if self.mails_per_connection > 0 {
                server.mails_per_connection = self.mails_per_connection;
            }
            if self.idle_seconds > 0 {
                server.idle = Duration::from_secs(self.idle_seconds.into());
            }
            if self.longest_wait_seconds > 0 {
                server.timeouts = server.timeouts.at_most(Duration::from_secs(self.longest_wait_seconds.into()));
            }
            Ok(server)
        }
    }

    impl schet_dkim_key {
        /// # Safety
        /// Its key has as many bytes as it states.
        unsafe fn to_key(self, reader: TextReader, place: usize) -> Result<DkimKey, Failure> {
            let at = |name| Field::entry("smtp.dkim_keys", place, name);
            let selector = reader.optional(self.selector, at("selector"))?;
            let selector = selector.ok_or_else(|| Failure::missing(at("selector").to_string()))?;
            // SAFETY: as this function's.
            let pem = unsafe { self.pem.read(1 << 16, at("pem")) }?;
            let pem = std::str::from_utf8(pem).map_err(|_| Failure::value(at("pem").to_string(), "is no PEM"))?;
            DkimKey::from_pem(&selector, pem).map_err(|error| Failure::value(at("pem").to_string(), error))
        }
    }
}
