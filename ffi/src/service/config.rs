use std::path::PathBuf;
use std::sync::Arc;

use schet::Operator;
use schet::desk::{Desk, Ports};
use schet::ports::{BillingSource, DocumentStore, Feed, Mailer, OrderStore};

use super::{Caller, Core, schet_operator, schet_policy, schet_smtp};
use crate::clock::Clock;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::Failure;
use crate::ports::{
    Common, Ending, HostBilling, HostClock, HostDocuments, HostLog, HostMailer, HostStore, schet_billing_port,
    schet_clock_port, schet_documents_port, schet_log_port, schet_mail_port, schet_store_port,
};
use crate::record::{read, read_optional, record};
use crate::text::{TextReader, schet_text};

/// Documents one after the other in large files, what they share once: for the regular run.
pub const SCHET_DOCUMENTS_SEGMENTS: i32 = 1;
/// Each document as a file of its own, that a person can open: for small operators.
pub const SCHET_DOCUMENTS_FILES: i32 = 2;

/// What a section is opened with. Fill it with zeros first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_config {
    /// sizeof(schet_config).
    pub struct_size: u32,
    /// The encoding of all texts: SCHET_UTF8, which 0 stands for too, SCHET_CP1251, SCHET_CP866 or SCHET_KOI8R.
    pub encoding: i32,
    /// The operator.
    pub operator_info: *const schet_operator,
    /// The policy. NULL: the defaults.
    pub policy: *const schet_policy,
    /// The path of the embedded database, which is made where there is none; its bytes are the file system's.
    pub database: schet_text,
    /// The most bytes that the database may grow to; 0: as many as there is room for.
    pub database_max_bytes: u64,
    /// The most threads that read it at once; 0: 8.
    pub database_readers: u32,
    /// For how many milliseconds to wait for another process that writes; 0: 5000.
    pub database_busy_ms: u32,
    /// The folder of the embedded store of documents.
    pub documents: schet_text,
    /// SCHET_DOCUMENTS_SEGMENTS, which 0 stands for too, or SCHET_DOCUMENTS_FILES.
    pub documents_form: i32,
    /// Not looked at.
    pub reserved: i32,
    /// The folder of the embedded way out for mails: a Maildir.
    pub spool: schet_text,
    /// The host's own billing in place of the embedded database. NULL: that.
    pub billing: *const schet_billing_port,
    /// The host's own store of orders in place of the embedded database. NULL: that.
    pub store: *const schet_store_port,
    /// The host's own store of documents in place of a folder. NULL: that.
    pub documents_port: *const schet_documents_port,
    /// The host's own way out for mails in place of a spool. NULL: that.
    pub mail: *const schet_mail_port,
    /// The host's own clock. NULL: the machine's.
    pub clock: *const schet_clock_port,
    /// The host's own log. NULL: none.
    pub log: *const schet_log_port,
    /// The way out for mails over SMTP in place of a spool. NULL: that.
    pub smtp: *const schet_smtp,
}
record!(schet_config, 152);

/// The embedded database in its three parts.
struct Database {
    billing: Arc<dyn BillingSource>,
    orders: Arc<dyn OrderStore>,
    feed: Arc<dyn Feed>,
}

/// The ports that the host has of its own, and what it wants called in the end.
#[derive(Default)]
struct OwnPorts {
    billing: Option<Arc<dyn BillingSource>>,
    store: Option<Arc<dyn OrderStore>>,
    documents: Option<Arc<dyn DocumentStore>>,
    mailer: Option<Arc<dyn Mailer>>,
    clock: Option<HostClock>,
    log: Option<HostLog>,
    #[cfg(feature = "smtp")]
    bounces: Option<::schet_smtp::Bounces>,
    endings: Vec<Ending>,
}

impl schet_config {
    /// Opens what the config names, and says what the host wants called when it is closed.
    ///
    /// # Safety
    /// Its pointers are NULL or as the struct's docs say: what is no port for the time of the call, ports for as long as
    /// the service is open.
    pub(super) unsafe fn open(self, caller: &mut Caller) -> Result<(Core, Vec<Ending>), Failure> {
        let encoding = Encoding::of(self.encoding).ok_or_else(|| codes::unknown("config.encoding", self.encoding))?;
        caller.speaks(encoding);
        // SAFETY: as this function's.
        let (reader, operator, policy) = unsafe {
            let reader = TextReader::new(encoding);
            (reader, read(self.operator_info)?.to_domain(reader)?, read_optional(self.policy)?)
        };
        let policy = policy.map_or_else(|| Ok(schet::order::Policy::default()), |policy| policy.to_domain(reader))?;
        let common = Common::new(encoding, operator.locale);
        // SAFETY: as this function's.
        let mut host = unsafe { self.host_ports(&common) }?;
        // SAFETY: as this function's.
        unsafe { self.open_smtp(reader, &operator, &mut host) }?;
        let (ports, feed) = self.ports(reader, &operator, &host)?;
        let core = Core {
            desk: Desk::new(operator, policy, ports),
            feed,
            encoding,
            clock: host.clock.map_or(Clock::System, Clock::Host),
            log: host.log,
            #[cfg(feature = "smtp")]
            bounces: host.bounces,
        };
        Ok((core, host.endings))
    }

    /// The ports that the host has of its own.
    ///
    /// # Safety
    /// As [`open`](Self::open).
    unsafe fn host_ports(&self, common: &Common) -> Result<OwnPorts, Failure> {
        let mut host = OwnPorts::default();
        // SAFETY: as this function's, for each of them.
        unsafe {
            if let Some(port) = read_optional(self.billing)? {
                host.billing = Some(Arc::new(HostBilling::new(port, common)?));
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
            if let Some(port) = read_optional(self.store)? {
                host.store = Some(Arc::new(HostStore::new(port, common)?));
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
            if let Some(port) = read_optional(self.documents_port)? {
                host.documents = Some(Arc::new(HostDocuments::new(port, common)?));
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
            if let Some(port) = read_optional(self.mail)? {
                host.mailer = Some(Arc::new(HostMailer::new(port, common)?));
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
            if let Some(port) = read_optional(self.clock)? {
                host.clock = Some(HostClock::new(port, common)?);
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
            if let Some(port) = read_optional(self.log)? {
                host.log = Some(HostLog::new(port, common)?);
                host.endings.extend(Ending::of(port.ctx, port.destroy));
            }
        }
        Ok(host)
    }

    /// Opens the way out over SMTP, which then is in the place of the host's own.
    ///
    /// # Safety
    /// As [`open`](Self::open).
    #[cfg(feature = "smtp")]
    unsafe fn open_smtp(&self, reader: TextReader, operator: &Operator, host: &mut OwnPorts) -> Result<(), Failure> {
        // SAFETY: as this function's.
        let Some(stated) = (unsafe { read_optional(self.smtp) })? else { return Ok(()) };
        if host.mailer.is_some() {
            return Err(Failure::value("config.smtp", "is stated beside config.mail: one of them is wanted"));
        }
        // SAFETY: as this function's.
        let (mailer, bounces) = unsafe { super::smtp::open(stated, reader, operator) }?;
        (host.mailer, host.bounces) = (Some(mailer), bounces);
        Ok(())
    }

    #[cfg(not(feature = "smtp"))]
    unsafe fn open_smtp(&self, _: TextReader, _: &Operator, _: &mut OwnPorts) -> Result<(), Failure> {
        if self.smtp.is_null() { Ok(()) } else { Err(not_built("config.smtp")) }
    }

    /// The ports of the desk: the host's own, and ours in the place of those that it does not have.
    fn ports(
        &self,
        reader: TextReader,
        operator: &Operator,
        host: &OwnPorts,
    ) -> Result<(Ports, Option<Arc<dyn Feed>>), Failure> {
        let path = |text, field, is_replaced: bool| match (reader.path(text, field)?, is_replaced) {
            (Some(_), true) => {
                Err(Failure::value(field, "is stated beside the host's own port, which takes its place"))
            }
            (None, false) => Err(Failure::missing(field)),
            (path, _) => Ok(path),
        };
        let needs_no_database = host.billing.is_some() && host.store.is_some();
        let database = path(self.database, "config.database", needs_no_database)?;
        let database = database.map(|path| self.open_database(path, operator)).transpose()?;
        let documents = path(self.documents, "config.documents", host.documents.is_some())?;
        let documents = documents.map(|path| self.open_documents(path)).transpose()?;
        let mailer = path(self.spool, "config.spool", host.mailer.is_some())?.map(open_spool).transpose()?;
        // What is fed is of use where the embedded database is the billing.
        let feed = database.as_ref().filter(|_| host.billing.is_none()).map(|database| database.feed.clone());
        let (billing, orders) = match database {
            Some(database) => (Some(database.billing), Some(database.orders)),
            None => (None, None),
        };
        let ports = Ports {
            billing: host.billing.clone().or(billing).ok_or_else(|| Failure::missing("config.database"))?,
            orders: host.store.clone().or(orders).ok_or_else(|| Failure::missing("config.database"))?,
            documents: host.documents.clone().or(documents).ok_or_else(|| Failure::missing("config.documents"))?,
            mailer: host.mailer.clone().or(mailer).ok_or_else(|| Failure::missing("config.spool"))?,
        };
        Ok((ports, feed))
    }

    #[cfg(feature = "sqlite")]
    fn open_database(&self, path: PathBuf, operator: &Operator) -> Result<Database, Failure> {
        let mut options = schet_sqlite::SqliteOptions::new().zone(operator.zone);
        if self.database_max_bytes > 0 {
            options = options.max_bytes(self.database_max_bytes);
        }
        if self.database_readers > 0 {
            options = options.readers(self.database_readers as usize);
        }
        if self.database_busy_ms > 0 {
            options = options.busy_timeout(std::time::Duration::from_millis(self.database_busy_ms.into()));
        }
        let store = Arc::new(options.open(path).map_err(|error| Failure::from(error).of_field("config.database"))?);
        Ok(Database { billing: store.clone(), orders: store.clone(), feed: store })
    }

    #[cfg(not(feature = "sqlite"))]
    fn open_database(&self, _: PathBuf, _: &Operator) -> Result<Database, Failure> {
        Err(not_built("config.database"))
    }

    #[cfg(feature = "documents")]
    fn open_documents(&self, path: PathBuf) -> Result<Arc<dyn DocumentStore>, Failure> {
        let failed = |error: schet::ports::PortError| Failure::from(error).of_field("config.documents");
        match self.documents_form {
            0 | SCHET_DOCUMENTS_SEGMENTS => {
                Ok(Arc::new(schet_documents::SegmentDocuments::open(path).map_err(failed)?))
            }
            SCHET_DOCUMENTS_FILES => Ok(Arc::new(schet_documents::FileDocuments::open(path).map_err(failed)?)),
            other => Err(codes::unknown("config.documents_form", other)),
        }
    }

    #[cfg(not(feature = "documents"))]
    fn open_documents(&self, _: PathBuf) -> Result<Arc<dyn DocumentStore>, Failure> {
        Err(not_built("config.documents"))
    }
}

#[cfg(feature = "spool")]
fn open_spool(path: PathBuf) -> Result<Arc<dyn Mailer>, Failure> {
    let spool = schet_spool::Spool::open(path).map_err(|error| Failure::from(error).of_field("config.spool"))?;
    Ok(Arc::new(spool))
}

#[cfg(not(feature = "spool"))]
fn open_spool(_: PathBuf) -> Result<Arc<dyn Mailer>, Failure> {
    Err(not_built("config.spool"))
}

/// What a library that was built without it can't open.
#[cfg(not(all(feature = "sqlite", feature = "documents", feature = "spool", feature = "smtp")))]
fn not_built(field: &'static str) -> Failure {
    Failure::new(crate::status::SCHET_E_UNSUPPORTED, format!("{field} needs a library that was built with it"))
        .of_field(field)
}
