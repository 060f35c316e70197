use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::fonts;
use crate::order::Digest;

/// The beginning that many documents have in common: the header, the fonts, and what the operator puts on every one.
///
/// It is the same for the same operator, language and fonts; another version of the library may make another one. A
/// store keeps it once, under its digest, beside the tails of the documents.
pub struct SharedPrefix {
    bytes: Arc<[u8]>,
    offsets: [u32; OBJECTS],
    hasher: Sha256,
    digest: Digest,
    /// How much of the metadata it ends with.
    metadata: usize,
}

/// How many numbers of objects a prefix takes: 1 to this.
pub(super) const OBJECTS: usize = fonts::OBJECTS + 5;
/// The content stream of the top of the first page.
pub(super) const TOP: u32 = 13;
/// The content stream of the operator's requisites.
pub(super) const REQUISITES: u32 = 14;
/// The logo as an image, if it is one.
pub(super) const LOGO: u32 = 15;
/// The profile of the colours, if the document says which it means.
pub(super) const COLOURS: u32 = 16;
/// The metadata, if there is any: the prefix ends within it.
pub(super) const METADATA: u32 = 17;

impl SharedPrefix {
    /// A prefix of some bytes, whose hasher has read them, and where each of its objects begins in them; 0: it has none
    /// of that number.
    pub(super) fn new(bytes: Vec<u8>, offsets: [u32; OBJECTS], hasher: Sha256, metadata: usize) -> Self {
        let digest = Digest(hasher.clone().finalize().into());
        Self { bytes: bytes.into(), offsets, hasher, digest, metadata }
    }

    /// The bytes with which the file begins.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The same bytes, for whoever keeps them.
    #[must_use]
    pub fn shared(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }

    /// The SHA-256 of [`Self::as_bytes`], by which a store may keep the prefix.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// A SHA-256 that has read the prefix: the digest of a file costs no more than its tail.
    #[must_use]
    pub fn hasher(&self) -> Sha256 {
        self.hasher.clone()
    }

    /// How many bytes of metadata it ends with.
    pub(super) fn metadata_length(&self) -> usize {
        self.metadata
    }

    /// Where each object begins; `None` where there is none of that number.
    pub(super) fn offsets(&self) -> impl Iterator<Item = Option<u64>> {
        self.offsets.iter().map(|&offset| (offset > 0).then_some(offset.into()))
    }
}

impl std::fmt::Debug for SharedPrefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedPrefix").field("length", &self.bytes.len()).finish_non_exhaustive()
    }
}
