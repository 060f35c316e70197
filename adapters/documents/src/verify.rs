use std::sync::{Arc, Mutex, PoisonError};

use schet::order::Digest;
use schet::ports::{NewDocument, PortError, PortErrorKind};
use sha2::{Digest as _, Sha256};

/// Checks that documents are what their references say, hashing a shared prefix once.
#[derive(Default)]
pub(crate) struct Verifier {
    /// The newest first.
    prefixes: Mutex<Vec<Prefix>>,
}

/// A prefix that was checked, and the hash's state after it.
#[derive(Clone)]
struct Prefix {
    digest: Digest,
    bytes: Arc<[u8]>,
    after: Sha256,
}

/// How many prefixes are remembered: an operator has one for each template and version.
const PREFIXES: usize = 8;

/// The length of the longest prefix that is remembered: fonts and what belongs to them are far shorter.
const LONGEST: usize = 1 << 20;

impl Verifier {
    /// Checks digest and size of a document and of its prefix.
    ///
    /// # Errors
    /// [`PortErrorKind::Rejected`] when one of them is not that of the bytes.
    pub(crate) fn check(&self, document: &NewDocument) -> Result<(), PortError> {
        let rejected = |what: &str| {
            PortError::new(PortErrorKind::Rejected, format!("document {}: {what}", document.reference.digest))
        };
        let (mut hash, prefix_length) = match &document.prefix {
            None => (Sha256::new(), 0),
            Some((digest, bytes)) => {
                let after = self.after(digest, bytes).ok_or_else(|| rejected("its prefix has another digest"))?;
                (after, bytes.len())
            }
        };
        if document.reference.size != prefix_length as u64 + document.tail.len() as u64 {
            return Err(rejected("its bytes are more or fewer than its size"));
        }
        hash.update(&document.tail);
        if document.reference.digest.0[..] != hash.finalize()[..] {
            return Err(rejected("its bytes have another digest"));
        }
        Ok(())
    }

    /// The digest of a prefix and a tail together. A prefix that is remembered is compared, which costs a small part of
    /// what hashing it does; another one is remembered.
    pub(crate) fn digest_of(&self, prefix: &[u8], tail: &[u8]) -> Digest {
        let after = if prefix.is_empty() { Sha256::new() } else { self.after_bytes(prefix) };
        Digest(after.chain_update(tail).finalize().into())
    }

    fn after_bytes(&self, bytes: &[u8]) -> Sha256 {
        let known =
            self.prefixes().iter().filter(|known| known.bytes.len() == bytes.len()).cloned().collect::<Vec<_>>();
        if let Some(known) = known.into_iter().find(|known| *known.bytes == *bytes) {
            return known.after;
        }
        let after = Sha256::new_with_prefix(bytes);
        self.remember(Digest(after.clone().finalize().into()), bytes.into(), &after);
        after
    }

    /// The hash's state after a prefix; `None` where the digest is not the prefix's.
    fn after(&self, digest: &Digest, bytes: &Arc<[u8]>) -> Option<Sha256> {
        let known = self.prefixes().iter().find(|known| known.digest == *digest).cloned();
        if let Some(known) = known
            && (Arc::ptr_eq(&known.bytes, bytes) || known.bytes == *bytes)
        {
            return Some(known.after);
        }
        let after = Sha256::new_with_prefix(bytes);
        if digest.0[..] != after.clone().finalize()[..] {
            return None;
        }
        self.remember(*digest, bytes.clone(), &after);
        Some(after)
    }

    fn remember(&self, digest: Digest, bytes: Arc<[u8]>, after: &Sha256) {
        if bytes.len() > LONGEST {
            return;
        }
        let mut prefixes = self.prefixes();
        prefixes.retain(|known| known.digest != digest);
        prefixes.truncate(PREFIXES - 1);
        prefixes.insert(0, Prefix { digest, bytes, after: after.clone() });
    }

    fn prefixes(&self) -> std::sync::MutexGuard<'_, Vec<Prefix>> {
        self.prefixes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use schet::order::DocumentRef;

    use super::*;

    fn document(prefix: &[u8], tail: &[u8]) -> NewDocument {
        let whole = [prefix, tail].concat();
        NewDocument {
            reference: DocumentRef { digest: Digest::of(&whole), size: whole.len() as u64 },
            prefix: Some((Digest::of(prefix), prefix.into())),
            tail: tail.to_vec(),
        }
    }

    #[test]
    fn a_document_that_is_not_what_it_says_is_rejected() {
        let verifier = Verifier::default();
        let good = document(b"prefix ", b"tail");
        verifier.check(&good).unwrap();
        let mut other_digest = good.clone();
        other_digest.reference.digest.0[31] ^= 1;
        let mut other_size = good.clone();
        other_size.reference.size += 1;
        let mut other_tail = good.clone();
        other_tail.tail[0] ^= 1;
        let mut other_prefix = good.clone();
        other_prefix.prefix = Some((Digest::of(b"prefix "), b"Prefix ".as_slice().into()));
        let mut other_prefix_digest = good.clone();
        other_prefix_digest.prefix = Some((Digest::of(b"Prefix "), b"prefix ".as_slice().into()));
        for wrong in [other_digest, other_size, other_tail, other_prefix, other_prefix_digest] {
            assert_eq!(verifier.check(&wrong).unwrap_err().kind, PortErrorKind::Rejected, "{wrong:?}");
            verifier.check(&good).unwrap();
        }
    }

    #[test]
    fn d6_a_remembered_prefix_changes_no_digest() {
        let verifier = Verifier::default();
        for prefix in [&b"prefix "[..], b"Prefix ", b"prefix ", b"", b"another one"] {
            let whole = [prefix, b"tail"].concat();
            assert_eq!(verifier.digest_of(prefix, b"tail"), Digest::of(&whole));
            verifier.check(&document(prefix, b"tail")).unwrap();
            assert_eq!(verifier.digest_of(prefix, b"tail"), Digest::of(&whole));
        }
        verifier.digest_of(&vec![7; LONGEST + 1], b"tail");
        assert!(verifier.prefixes().iter().all(|known| known.bytes.len() <= LONGEST));
    }

    #[test]
    fn the_cache_of_prefixes_stays_small() {
        let verifier = Verifier::default();
        for n in 0..100_u32 {
            verifier.check(&document(&n.to_le_bytes(), b"tail")).unwrap();
        }
        assert_eq!(verifier.prefixes().len(), PREFIXES);
    }
}
