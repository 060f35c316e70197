use std::ffi::c_void;

use async_trait::async_trait;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, NewDocument, PortError, PortErrorKind};
use sha2::{Digest as _, Sha256};

use super::billing::no_reply;
use super::reply::Answer;
use super::{Common, HostPort, needed, schet_destroy_fn, schet_reply, size_of_record};
use crate::bytes::schet_bytes;
use crate::error::Failure;
use crate::record::record;
use crate::text::schet_text;

/// A document to store: what many begin with alike, and its own rest. A store may keep the beginning once, by its own
/// digest, and then keeps it as long as a document needs it; or it keeps both as one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_new_document {
    /// sizeof(schet_new_document); all of an array have it.
    pub struct_size: u32,
    /// 1 when it has a shared beginning, else 0.
    pub has_prefix: i32,
    /// How many bytes it has: those of its beginning and of its rest.
    pub size: u64,
    /// The SHA-256 of all its bytes, which was checked, and by which it is found.
    pub digest: [u8; 32],
    /// The SHA-256 of its beginning.
    pub prefix_digest: [u8; 32],
    /// Its beginning.
    pub prefix: schet_bytes,
    /// Its rest.
    pub tail: schet_bytes,
}
record!(schet_new_document, 112);

/// Asks to store documents, all or none.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_documents_put {
    /// sizeof(schet_documents_put).
    pub struct_size: u32,
    /// How many there are.
    pub count: u32,
    /// Where to say in words why not.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// The documents.
    pub documents: *const schet_new_document,
}
record!(schet_documents_put, 40);

/// Asks for a piece of a document.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_document_query {
    /// sizeof(schet_document_query).
    pub struct_size: u32,
    /// How many bytes to answer at most; 0: only the size of the whole is wanted.
    pub length: u32,
    /// Where to put them.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// The byte to begin at, from 0; from the end on there are none.
    pub offset: u64,
    /// The SHA-256 of the document's bytes.
    pub digest: [u8; 32],
}
record!(schet_document_query, 72);

/// Asks to remove documents for good.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_documents_forget {
    /// sizeof(schet_documents_forget).
    pub struct_size: u32,
    /// How many there are.
    pub count: u32,
    /// Where to say in words why not.
    pub reply: *mut schet_reply,
    /// Of which operator.
    pub operator_id: schet_text,
    /// Their digests, 32 bytes each, one behind the other.
    pub digests: *const u8,
}
record!(schet_documents_forget, 40);

/// A callback that stores documents.
pub type schet_documents_put_fn =
    Option<unsafe extern "C" fn(ctx: *mut c_void, put: *const schet_documents_put) -> i32>;
/// A callback that answers a piece of a document.
pub type schet_document_read_fn =
    Option<unsafe extern "C" fn(ctx: *mut c_void, query: *const schet_document_query) -> i32>;
/// A callback that removes documents for good.
pub type schet_documents_forget_fn =
    Option<unsafe extern "C" fn(ctx: *mut c_void, forget: *const schet_documents_forget) -> i32>;

/// The host's own store of documents. All callbacks but `destroy` must be there; they answer as those of a
/// schet_billing_port do.
///
/// The clauses D1 to D8 hold: when `put` answers SCHET_HOST_DONE every document is durable and readable; a reader never sees
/// part of one; putting what is there already succeeds; what is not there is no failure, of `read` and of `forget`. The
/// digests are the library's to check, when a document is put, and when it is read whole.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_documents_port {
    /// sizeof(schet_documents_port).
    pub struct_size: u32,
    /// SCHET_PORT_SERIALISED, or 0: callbacks may come from any number of threads at once.
    pub flags: u32,
    /// Given to every callback as it is.
    pub ctx: *mut c_void,
    /// Stores documents (D1-D3).
    pub put: schet_documents_put_fn,
    /// A piece of a document, by schet_reply_document (D4, D5).
    pub read: schet_document_read_fn,
    /// Removes documents for good (D8).
    pub forget: schet_documents_forget_fn,
    /// Ends what the context holds. Optional.
    pub destroy: schet_destroy_fn,
}
record!(schet_documents_port, 48);

/// The host's documents as the desk asks for them.
pub(crate) struct HostDocuments(HostPort<schet_documents_port>);

impl HostDocuments {
    /// A store of the host's.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as this lives.
    pub(crate) unsafe fn new(port: schet_documents_port, common: &Common) -> Result<Self, Failure> {
        needed(port.put, "documents.put")?;
        needed(port.read, "documents.read")?;
        needed(port.forget, "documents.forget")?;
        HostPort::new(port, port.flags, "documents port", common).map(Self)
    }

    /// A piece of a document and the size of the whole.
    fn piece(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: u32,
    ) -> Result<Option<(u64, Vec<u8>)>, PortError> {
        let _turn = self.0.turn();
        let asked = self.0.ask(Answer::Piece(None), length as usize, |reply| {
            let query = schet_document_query {
                struct_size: size_of_record::<schet_document_query>(),
                length,
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                offset,
                digest: digest.0,
            };
            // SAFETY: whoever made this vouched for the callback; what the query points to outlives it.
            self.0.port.read.map_or(0, |read| unsafe { read(self.0.port.ctx, &raw const query) })
        });
        let (answered, answer, said) = asked.map_err(no_reply)?;
        self.0.outcome("read", answered, said, false)?;
        if let Answer::Piece(piece) = answer { Ok(piece) } else { Ok(None) }
    }
}

#[async_trait]
impl DocumentStore for HostDocuments {
    async fn put(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        check(documents)?;
        if documents.is_empty() {
            return Ok(());
        }
        let rows: Vec<_> = documents.iter().map(schet_new_document::of).collect();
        let _turn = self.0.turn();
        let asked = self.0.ask(Answer::Nothing, 0, |reply| {
            let put = schet_documents_put {
                struct_size: size_of_record::<schet_documents_put>(),
                count: u32::try_from(rows.len()).unwrap_or(0),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                documents: rows.as_ptr(),
            };
            // SAFETY: as in `piece`.
            self.0.port.put.map_or(0, |callback| unsafe { callback(self.0.port.ctx, &raw const put) })
        });
        let (answered, _, said) = asked.map_err(no_reply)?;
        self.0.outcome("put", answered, said, true)
    }

    async fn size(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<u64>, PortError> {
        Ok(self.piece(operator, digest, 0, 0)?.map(|(size, _)| size))
    }

    async fn read(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, PortError> {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        let Some((size, bytes)) = self.piece(operator, digest, offset, length)? else { return Ok(None) };
        let rest = size.saturating_sub(offset);
        let due = rest.min(length.into());
        if bytes.len() as u64 != due {
            let text = format!("the host's documents gave {} bytes of {digest} where {due} are due", bytes.len());
            return Err(PortError::new(PortErrorKind::Corrupt, text));
        }
        if offset == 0 && due == size && Digest::of(&bytes) != *digest {
            let text = format!("the bytes of document {digest} are others than were put");
            return Err(PortError::new(PortErrorKind::Corrupt, text));
        }
        Ok(Some(bytes))
    }

    async fn forget(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError> {
        if digests.is_empty() {
            return Ok(());
        }
        let bytes: Vec<u8> = digests.iter().flat_map(|digest| digest.0).collect();
        let _turn = self.0.turn();
        let asked = self.0.ask(Answer::Nothing, 0, |reply| {
            let forget = schet_documents_forget {
                struct_size: size_of_record::<schet_documents_forget>(),
                count: u32::try_from(digests.len()).unwrap_or(0),
                reply,
                operator_id: schet_text::lent(operator.as_str().as_bytes()),
                digests: bytes.as_ptr(),
            };
            // SAFETY: as in `piece`.
            self.0.port.forget.map_or(0, |callback| unsafe { callback(self.0.port.ctx, &raw const forget) })
        });
        let (answered, _, said) = asked.map_err(no_reply)?;
        self.0.outcome("forget", answered, said, true)
    }
}

/// D7: each document is of the digest and the size that it states. What many begin with is gone over once.
fn check(documents: &[NewDocument]) -> Result<(), PortError> {
    let mut begun: Vec<(&[u8], Sha256)> = Vec::new();
    for document in documents {
        let mut hasher = Sha256::new();
        let mut size = document.tail.len() as u64;
        if let Some((digest, prefix)) = &document.prefix {
            size += prefix.len() as u64;
            hasher = match begun.iter().find(|(known, _)| *known == &prefix[..]) {
                Some((_, begun)) => begun.clone(),
                None => {
                    hasher.update(prefix);
                    begun.push((prefix, hasher.clone()));
                    hasher
                }
            };
            if hasher.clone().finalize()[..] != digest.0 {
                return Err(strange(document));
            }
        }
        hasher.update(&document.tail);
        if size != document.reference.size || hasher.finalize()[..] != document.reference.digest.0 {
            return Err(strange(document));
        }
    }
    Ok(())
}

fn strange(document: &NewDocument) -> PortError {
    let text = format!("document {} is not of the digest and the size that it states", document.reference.digest);
    PortError::new(PortErrorKind::Rejected, text)
}

impl schet_new_document {
    /// A document as the host sees it, for as long as its bytes live.
    fn of(document: &NewDocument) -> Self {
        let prefix = document.prefix.as_ref();
        Self {
            struct_size: size_of_record::<Self>(),
            has_prefix: prefix.is_some().into(),
            size: document.reference.size,
            digest: document.reference.digest.0,
            prefix_digest: prefix.map_or([0; 32], |(digest, _)| digest.0),
            prefix: schet_bytes::lent(prefix.map_or(&[][..], |(_, bytes)| bytes)),
            tail: schet_bytes::lent(&document.tail),
        }
    }
}
