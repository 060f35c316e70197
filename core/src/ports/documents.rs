use std::sync::Arc;

use async_trait::async_trait;

use super::PortError;
use crate::order::{Digest, DocumentRef};
use crate::party::OperatorId;

/// Documents by the SHA-256 of their bytes; immutable.
///
/// - **D1.** When [`put`](Self::put) returns, every document of the batch is durable and readable.
/// - **D2.** A reader never sees part of a document: its whole bytes or nothing.
/// - **D3.** Putting bytes that are there already succeeds and changes nothing.
/// - **D4.** [`read`](Self::read) of an unknown digest answers `None`.
/// - **D5.** A part beyond the end is cut at the end; from the end on it is empty.
/// - **D6.** A document whose bytes on the medium no longer have its digest is an error when it is read whole, never
///   wrong bytes.
/// - **D7.** A document that is not of the digest and the size that it states is refused when it is put
///   ([`Rejected`](super::PortErrorKind::Rejected)).
/// - **D8.** When [`forget`](Self::forget) returns, the documents are not there, as if they had never been put, and the
///   store holds their bytes no longer; a prefix that others share may stay. A digest that is not there is no failure,
///   and what was forgotten may be put again.
#[async_trait]
pub trait DocumentStore: Send + Sync {
    /// Stores documents (D1–D3, D7).
    async fn put(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError>;

    /// The size of a document in bytes; `None` for an unknown digest.
    async fn size(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<u64>, PortError>;

    /// At most `length` bytes from `offset` on (D4–D6).
    async fn read(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, PortError>;

    /// Removes documents for good (D8).
    async fn forget(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError>;
}

/// A document to store: an immutable prefix that many documents share, and its own tail.
///
/// A store may keep the prefix once, under its digest, and must then keep it as long as a document needs it.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// The digest of prefix and tail together, and their length.
    pub reference: DocumentRef,
    /// The shared beginning, with its own digest; `None` where there is none.
    pub prefix: Option<(Digest, Arc<[u8]>)>,
    /// The rest.
    pub tail: Vec<u8>,
}

impl NewDocument {
    /// A document without a shared prefix.
    #[must_use]
    pub fn whole(bytes: Vec<u8>) -> Self {
        let reference = DocumentRef { digest: Digest::of(&bytes), size: bytes.len() as u64 };
        Self { reference, prefix: None, tail: bytes }
    }

    /// All its bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let prefix = self.prefix.as_ref().map_or(&[][..], |(_, bytes)| bytes);
        [prefix, &self.tail].concat()
    }
}
