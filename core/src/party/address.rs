use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::{TextError, checked, text_type};

/// An e-mail address: a local part of dot-separated atoms (RFC 5321, letters of any script as RFC 6531 allows) and
/// a domain name, which may be international; at most 254 bytes.
///
/// Quoted local parts, comments and address literals are refused: no customer's cabinet needs them, and each is a
/// way to write one address that two programs read differently.
///
/// ```
/// use schet::EmailAddress;
/// let address = EmailAddress::new("ivan@почта.рф")?;
/// assert_eq!(address.ascii_domain(), "xn--80a1acny.xn--p1ai");
/// assert!(EmailAddress::new("a@b.ru\r\nBcc: x@y.ru").is_err());
/// # Ok::<(), schet::text::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(Arc<str>);

const LIMIT: usize = 254;
const FORM: TextError = TextError::Form("must be an e-mail address such as name@example.ru");

impl EmailAddress {
    /// Checks an address; its local part is kept as written, its domain in lower case and in letters rather than
    /// A-labels, so that one domain has one spelling.
    ///
    /// # Errors
    /// [`TextError`] when it has no single `@`, a local part that is not of dot-separated atoms, a domain that is
    /// no host name, control characters, or more than 254 bytes, counted with the domain in A-labels too.
    pub fn new(text: &str) -> Result<Self, TextError> {
        let text = checked(text, LIMIT)?;
        let (local, domain) = text.rsplit_once('@').ok_or(FORM)?;
        if text.len() > LIMIT || local.len() > 64 || !local.split('.').all(is_atom) {
            return Err(FORM);
        }
        let wire = ascii(domain).filter(|domain| is_host_name(domain)).ok_or(FORM)?;
        let domain = unicode(&wire).ok_or(FORM)?;
        if local.len() + 1 + wire.len().max(domain.len()) > LIMIT {
            return Err(FORM);
        }
        Ok(Self(format!("{local}@{domain}").into()))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The domain in lower case, an international one in its own letters.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The domain in A-labels, as mail servers want it.
    #[must_use]
    pub fn ascii_domain(&self) -> String {
        let domain = self.domain();
        if domain.is_ascii() { None } else { ascii(domain) }.unwrap_or_else(|| domain.to_owned())
    }

    /// Whether the local part needs SMTPUTF8 (RFC 6531); the domain alone never does.
    #[must_use]
    pub fn needs_smtputf8(&self) -> bool {
        !self.local_part().is_ascii()
    }

    /// The address with its domain in A-labels.
    #[must_use]
    pub fn to_wire(&self) -> String {
        format!("{}@{}", self.local_part(), self.ascii_domain())
    }

    /// The address as confirmations show it, partly masked (R11): `i•••v@example.ru`.
    ///
    /// Of a local part of one character nothing is shown, of two or three the first, of more the first and the last;
    /// the mask never tells how many there are.
    #[must_use]
    pub fn masked(&self) -> String {
        let characters: Vec<char> = self.local_part().chars().collect();
        let (first, last) = match characters[..] {
            [first, _, _, .., last] if characters.len() > 3 => (Some(first), Some(last)),
            [first, _, ..] => (Some(first), None),
            _ => (None, None),
        };
        let shown = |c: Option<char>| c.map(String::from).unwrap_or_default();
        format!("{}•••{}@{}", shown(first), shown(last), self.domain())
    }
}

text_type!(EmailAddress);

fn is_atom(atom: &str) -> bool {
    !atom.is_empty()
        && atom.chars().all(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            _ if c.is_ascii() => "!#$%&'*+/=?^_`{|}~-".contains(c),
            _ => c.is_alphanumeric(),
        })
}

fn ascii(domain: &str) -> Option<String> {
    idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::STD3).ok().map(|domain| domain.into_owned())
}

/// The letters that A-labels stand for, where they lead back to those very A-labels.
fn unicode(wire: &str) -> Option<String> {
    if !wire.contains("xn--") {
        return Some(wire.to_owned());
    }
    let (domain, valid) = idna::domain_to_unicode(wire);
    valid.ok().filter(|()| ascii(&domain).as_deref() == Some(wire)).map(|()| domain)
}

fn is_host_name(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && !domain.rsplit('.').next().is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit()))
}
