use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::digest;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;

/// A private key and the selector under which its public part stands in the DNS.
#[derive(Clone)]
pub struct DkimKey {
    selector: String,
    pair: Pair,
}

#[derive(Clone)]
enum Pair {
    Rsa(Arc<RsaKeyPair>),
    Ed25519(Arc<Ed25519KeyPair>),
}

/// Why a key can't be used; names nothing of the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// A selector that is no label of a domain.
    #[error("selector {0:?} has to be labels of letters, digits and hyphens, at most 63 characters")]
    Selector(String),
    /// No private key in the text.
    #[error("key {0} is no private key in PEM")]
    Pem(String),
    /// A key of another kind, or too short, or damaged.
    #[error("key {0} has to be Ed25519, or RSA of 2,048 to 4,096 bits, in PKCS#8 or PKCS#1")]
    Kind(String),
}

impl DkimKey {
    /// Reads a private key in PEM, as `openssl genpkey` makes it: Ed25519, or RSA of 2,048 to 4,096 bits.
    ///
    /// # Errors
    /// [`KeyError`] for another selector or key.
    pub fn from_pem(selector: &str, pem: &str) -> Result<Self, KeyError> {
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if selector.len() > 63 || !selector.split('.').all(is_label) {
            return Err(KeyError::Selector(selector.to_owned()));
        }
        let kind = || KeyError::Kind(selector.to_owned());
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| KeyError::Pem(selector.to_owned()))?;
        let pair = match &key {
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                match Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
                    Ok(pair) => Pair::Ed25519(Arc::new(pair)),
                    Err(_) => Pair::Rsa(Arc::new(RsaKeyPair::from_pkcs8(der).map_err(|_| kind())?)),
                }
            }
            PrivateKeyDer::Pkcs1(der) => {
                Pair::Rsa(Arc::new(RsaKeyPair::from_der(der.secret_pkcs1_der()).map_err(|_| kind())?))
            }
            _ => return Err(kind()),
        };
        Ok(Self { selector: selector.to_owned(), pair })
    }

    /// The selector.
    #[must_use]
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// The TXT record to publish at `<selector>._domainkey.<domain>`.
    #[must_use]
    pub fn record(&self) -> String {
        match &self.pair {
            Pair::Rsa(pair) => {
                format!("v=DKIM1; k=rsa; p={}", BASE64.encode(subject_public_key(pair.public_key().as_ref())))
            }
            Pair::Ed25519(pair) => format!("v=DKIM1; k=ed25519; p={}", BASE64.encode(pair.public_key())),
        }
    }

    pub(super) fn algorithm(&self) -> &'static str {
        match self.pair {
            Pair::Rsa(_) => "rsa-sha256",
            Pair::Ed25519(_) => "ed25519-sha256",
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).ok()?;
                Some(signature)
            }
            // RFC 8463: what is signed is the digest.
            Pair::Ed25519(pair) => Some(pair.sign(digest::digest(&digest::SHA256, message).as_ref()).as_ref().to_vec()),
        }
    }
}

impl fmt::Debug for DkimKey {
    /// Shows selector and algorithm; the key stays secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DkimKey({}, {})", self.selector, self.algorithm())
    }
}

/// An RSA key as a SubjectPublicKeyInfo, which is what records hold.
fn subject_public_key(rsa: &[u8]) -> Vec<u8> {
    const RSA_ENCRYPTION: [u8; 15] =
        [0x30, 13, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00];
    let bits = der(0x03, &[&[0], rsa].concat());
    der(0x30, &[&RSA_ENCRYPTION[..], &bits].concat())
}

/// A DER value of at most 65,535 bytes.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(content.len()).unwrap_or(u16::MAX).to_be_bytes();
    let head: &[u8] = match (high, low) {
        (0, 0..=127) => &[tag, low],
        (0, _) => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    [head, content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_key_is_refused_without_being_shown() {
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
        for selector in ["", "a b", "a..b", "-a", "a-", "я", &"a".repeat(64), "a;b"] {
            assert!(matches!(DkimKey::from_pem(selector, pem), Err(KeyError::Selector(_))), "{selector}");
        }
        let damaged = pem.replace("MC4CAQAw", "MC4CAQEx");
        assert!(matches!(DkimKey::from_pem("s1", &damaged), Err(KeyError::Kind(_))));
        assert!(matches!(DkimKey::from_pem("s1", "secret"), Err(KeyError::Pem(_))));
        let shown = format!("{:?}", DkimKey::from_pem("s1", pem).unwrap());
        assert_eq!(shown, "DkimKey(s1, ed25519-sha256)");
    }
}
