use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use schet::OperatorId;
use schet::order::Digest;
use schet::ports::{DocumentStore, NewDocument, PortError, PortErrorKind};

/// Documents in memory, each kept whole.
#[derive(Debug, Default)]
pub struct MemoryDocuments {
    documents: Mutex<Documents>,
}

type Documents = BTreeMap<(OperatorId, Digest), Arc<[u8]>>;

impl MemoryDocuments {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn lock(&self) -> Result<MutexGuard<'_, Documents>, PortError> {
        self.documents
            .lock()
            .map_err(|_| PortError::new(PortErrorKind::Corrupt, "a thread panicked while it stored documents"))
    }

    fn find(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<Arc<[u8]>>, PortError> {
        Ok(self.lock()?.get(&(operator.clone(), *digest)).cloned())
    }
}

#[async_trait]
impl DocumentStore for MemoryDocuments {
    async fn put(&self, operator: &OperatorId, documents: &[NewDocument]) -> Result<(), PortError> {
        let whole: Vec<_> = documents.iter().map(checked).collect::<Result<_, _>>()?;
        let mut kept = self.lock()?;
        for (digest, bytes) in whole {
            kept.entry((operator.clone(), digest)).or_insert(bytes);
        }
        Ok(())
    }

    async fn size(&self, operator: &OperatorId, digest: &Digest) -> Result<Option<u64>, PortError> {
        Ok(self.find(operator, digest)?.map(|bytes| bytes.len() as u64))
    }

    async fn read(
        &self,
        operator: &OperatorId,
        digest: &Digest,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, PortError> {
        let Some(bytes) = self.find(operator, digest)? else { return Ok(None) };
        let begin = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        let part = &bytes[begin..begin.saturating_add(length).min(bytes.len())];
        Ok(Some(part.to_vec()))
    }

    async fn forget(&self, operator: &OperatorId, digests: &[Digest]) -> Result<(), PortError> {
        let mut kept = self.lock()?;
        for digest in digests {
            kept.remove(&(operator.clone(), *digest));
        }
        Ok(())
    }
}

/// A document's bytes, which are what it states (D7).
fn checked(document: &NewDocument) -> Result<(Digest, Arc<[u8]>), PortError> {
    let (bytes, stated) = (document.to_bytes(), document.reference);
    if Digest::of(&bytes) != stated.digest || bytes.len() as u64 != stated.size {
        let context = format!("document {} is not of the digest and size that it states", stated.digest);
        return Err(PortError::new(PortErrorKind::Rejected, context));
    }
    Ok((stated.digest, bytes.into()))
}
