//! Signing mails: DKIM with RSA-SHA256 and Ed25519 (RFC 6376, RFC 8463).

mod canonical;
mod key;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::digest;
use schet::EmailAddress;

pub use key::{DkimKey, KeyError};

/// The headers that are signed, each once more than it occurs: none can be added without breaking the signature.
const SIGNED: [&str; 11] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

/// Signs for a domain, with each of its keys.
///
/// Sign with an RSA and an Ed25519 key, as not every recipient knows the newer one. Keys are rotated by their selectors:
/// publish the new key's [record](DkimKey::record), sign with it ([`SmtpMailer::sign_with`](crate::SmtpMailer::sign_with))
/// once it is visible, and take the old record away when no mail signed with it is on its way, a week later.
#[derive(Clone, Debug)]
pub struct Signer {
    domain: String,
    keys: Arc<[DkimKey]>,
}

/// A message that can't be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// Headers that don't end, or a line among them that is none.
    #[error("the message's headers can't be read")]
    Headers,
    /// No From: there is nothing to vouch for.
    #[error("the message has no From")]
    NoFrom,
    /// The library fails.
    #[error("the key can't sign")]
    Key,
}

impl Signer {
    /// A signer for the domain of an address, the operator's sender: a signature that stands for another domain than
    /// From's is worth nothing to DMARC.
    #[must_use]
    pub fn new(sender: &EmailAddress, keys: Vec<DkimKey>) -> Self {
        Self { domain: sender.ascii_domain(), keys: keys.into() }
    }

    /// The DKIM-Signature headers of a message, one for each key, with CRLF: to be put before it. The same message and
    /// keys give the same headers.
    ///
    /// # Errors
    /// [`SignError`] for bytes that are no message.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        let end = memchr::memmem::find(message, b"\r\n\r\n").ok_or(SignError::Headers)?;
        let (head, body) = message.split_at_checked(end + 4).ok_or(SignError::Headers)?;
        let headers = canonical::headers(head).ok_or(SignError::Headers)?;
        let mut hash = digest::Context::new(&digest::SHA256);
        canonical::body(body, |bytes| hash.update(bytes));
        let body_hash = BASE64.encode(hash.finish());
        let mut names = Vec::new();
        let mut signed = Vec::new();
        for name in SIGNED {
            // Of headers that occur more than once the last is signed first.
            for (_, line) in headers.iter().rev().filter(|(other, _)| other.eq_ignore_ascii_case(name)) {
                names.push(name);
                signed.extend_from_slice(line);
            }
            names.push(name);
        }
        if !headers.iter().any(|(name, _)| name == "from") {
            return Err(SignError::NoFrom);
        }
        let mut block = Vec::new();
        for key in self.keys.iter() {
            let header = format!(
                "DKIM-Signature: v=1; a={}; c=relaxed/relaxed; d={};\r\n s={}; h={};\r\n bh={body_hash};\r\n b=",
                key.algorithm(),
                self.domain,
                key.selector(),
                names.join(":\r\n  "),
            );
            let own = canonical::header(header.as_bytes()).ok_or(SignError::Headers)?;
            let own = own.1.strip_suffix(b"\r\n").unwrap_or(&own.1).to_vec();
            let signature = key.sign(&[&signed[..], &own].concat()).ok_or(SignError::Key)?;
            block.extend_from_slice(header.as_bytes());
            for (at, piece) in BASE64.encode(signature).as_bytes().chunks(72).enumerate() {
                block.extend_from_slice(if at == 0 { b"" } else { b"\r\n  " });
                block.extend_from_slice(piece);
            }
            block.extend_from_slice(b"\r\n");
        }
        Ok(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of RFC 8463, appendix A: to be read by everybody, and so good for tests alone.
    const ED25519: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

    fn signer() -> Signer {
        let key = DkimKey::from_pem("brisbane", ED25519).unwrap();
        Signer::new(&"joe@football.example.com".parse().unwrap(), vec![key])
    }

    #[test]
    fn the_record_is_the_one_of_rfc_8463() {
        let key = DkimKey::from_pem("brisbane", ED25519).unwrap();
        assert_eq!(key.record(), "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    #[test]
    fn a_signature_is_the_same_for_the_same_message_and_every_line_is_short() {
        let message = b"From: Joe <joe@football.example.com>\r\nTo: a@b.ru\r\nSubject: hi\r\n\r\nhello\r\n";
        let block = signer().sign(message).unwrap();
        assert_eq!(block, signer().sign(message).unwrap());
        let text = String::from_utf8(block).unwrap();
        assert!(text.ends_with("\r\n") && text.split("\r\n").all(|line| line.len() <= 100), "{text}");
        assert!(text.contains("h=From:\r\n  From:\r\n  To:\r\n  To:\r\n  Reply-To:\r\n  Subject:\r\n  Subject:"));
    }

    #[test]
    fn what_is_no_message_is_not_signed() {
        for (message, error) in [
            (&b""[..], SignError::Headers),
            (b"From: a@b.ru\r\n", SignError::Headers),
            (b"no header\r\n\r\n", SignError::Headers),
            (b" From: a@b.ru\r\n\r\n", SignError::Headers),
            (b"To: a@b.ru\r\n\r\nbody\r\n", SignError::NoFrom),
        ] {
            assert_eq!(signer().sign(message), Err(error), "{:?}", String::from_utf8_lossy(message));
        }
    }
}
