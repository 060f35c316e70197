use std::path::PathBuf;
use std::sync::Arc;

use schet::Operator;
use schet::desk::{Desk, Ports};
use schet::ports::{BillingSource, DocumentStore, Feed, Mailer, OrderStore};

use super::{Caller, Core, schet_operator, schet_policy};
use crate::clock::Clock;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::Failure;
use crate::record::{read, read_optional, record};
use crate::text::{TextReader, schet_text};

/// Documents one after the other in large files, what they share once: for the regular run.
pub const SCHET_DOCUMENTS_SEGMENTS: i32 = 1;
/// Each document as a file of its own, that a person can open: for small operators.
pub const SCHET_DOCUMENTS_FILES: i32 = 2;

/// What a section is opened with. Fill it with zeros first.
#[repr(C)]
#[derive(Clone, Copy)]
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
}
record!(schet_config, 96);

/// The embedded database in its three parts.
struct Database {
    billing: Arc<dyn BillingSource>,
    orders: Arc<dyn OrderStore>,
    feed: Arc<dyn Feed>,
}

impl schet_config {
    /// Opens what the config names.
    ///
    /// # Safety
    /// Its pointers are NULL or as the struct's docs say, for the time of the call.
    pub(super) unsafe fn open(self, caller: &mut Caller) -> Result<Core, Failure> {
        let encoding = Encoding::of(self.encoding).ok_or_else(|| codes::unknown("config.encoding", self.encoding))?;
        caller.speaks(encoding);
        // SAFETY: as this function's.
        let (reader, operator, policy) =
            unsafe { (TextReader::new(encoding), read(self.operator_info)?, read_optional(self.policy)?) };
        // SAFETY: as this function's.
        let operator = unsafe { operator.to_domain(reader) }?;
        let policy = policy.map_or_else(|| Ok(schet::order::Policy::default()), |policy| policy.to_domain(reader))?;
        let database = match reader.path(self.database, "config.database")? {
            Some(path) => self.open_database(path, &operator)?,
            None => return Err(Failure::missing("config.database")),
        };
        let documents = match reader.path(self.documents, "config.documents")? {
            Some(path) => self.open_documents(path)?,
            None => return Err(Failure::missing("config.documents")),
        };
        let mailer = match reader.path(self.spool, "config.spool")? {
            Some(path) => open_spool(path)?,
            None => return Err(Failure::missing("config.spool")),
        };
        let ports = Ports { billing: database.billing, orders: database.orders, documents, mailer };
        let desk = Desk::new(operator, policy, ports);
        Ok(Core { desk, feed: Some(database.feed), encoding, clock: Clock::System })
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
#[cfg(not(all(feature = "sqlite", feature = "documents", feature = "spool")))]
fn not_built(field: &'static str) -> Failure {
    Failure::new(crate::status::SCHET_E_UNSUPPORTED, format!("{field} needs a library that was built with it"))
        .of_field(field)
}
