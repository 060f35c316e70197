use std::collections::{HashMap, VecDeque};
use std::fmt::Write as _;

use schet::text::Line;
use sha2::{Digest as _, Sha256};

/// Among how many records a key or an equal line is looked for.
const REMEMBERED: usize = 1 << 16;

/// By what one record is told from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyRule {
    /// `uniqueid/sequence` where both are there, else the digest of the line.
    #[default]
    Auto,
    /// `uniqueid` alone: for a host that knows each call to have one record.
    UniqueId,
    /// The digest of the line, whatever columns it has.
    Digest,
}

/// Gives records their keys.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    rule: KeyRule,
    seen: HashMap<[u8; 16], Seen>,
    order: VecDeque<[u8; 16]>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    line: u64,
    times: u32,
}

impl Keys {
    /// Keys by a rule.
    pub(crate) fn new(rule: KeyRule) -> Self {
        Self { rule, ..Self::default() }
    }

    /// The key of a record, or why it has none.
    pub(crate) fn key(
        &mut self,
        line: u64,
        raw: &[u8],
        unique_id: Option<&str>,
        sequence: Option<i64>,
    ) -> Result<Line, String> {
        let unique_id = unique_id.filter(|id| !id.is_empty() && self.rule != KeyRule::Digest);
        let own = match (self.rule, unique_id, sequence) {
            (KeyRule::UniqueId, Some(id), _) => Some(id.to_owned()),
            (KeyRule::UniqueId, None, _) => return Err("uniqueid is empty".to_owned()),
            (KeyRule::Auto, Some(id), Some(sequence)) => Some(format!("{id}/{sequence}")),
            _ => None,
        };
        let digest = short_digest(own.as_ref().map_or(raw, |own| own.as_bytes()));
        let seen = self.remember(digest, line);
        let text = match own {
            Some(own) if seen.times > 1 => return Err(format!("repeats the key {own} of line {}", seen.line)),
            Some(own) => own,
            None => {
                let mut text = unique_id.map(|id| format!("{id}/")).unwrap_or_default();
                digest.iter().for_each(|byte| write!(text, "{byte:02x}").unwrap_or_default());
                if seen.times > 1 {
                    write!(text, "#{}", seen.times).unwrap_or_default();
                }
                text
            }
        };
        Line::new(&text).map_err(|problem| format!("uniqueid {problem}"))
    }

    fn remember(&mut self, digest: [u8; 16], line: u64) -> Seen {
        let seen = self.seen.entry(digest).or_insert_with(|| {
            self.order.push_back(digest);
            Seen { line, times: 0 }
        });
        seen.times = seen.times.saturating_add(1);
        let seen = *seen;
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.seen.remove(&oldest);
        }
        seen
    }
}

fn short_digest(bytes: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(bytes)[..16]);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legs_of_one_call_have_keys_of_their_own() {
        let mut keys = Keys::default();
        let a = keys.key(1, b"a", Some("17.5"), Some(7)).unwrap();
        let b = keys.key(2, b"b", Some("17.5"), Some(8)).unwrap();
        assert_eq!((a.as_str(), b.as_str()), ("17.5/7", "17.5/8"));
        assert_eq!(keys.key(3, b"c", Some("17.5"), Some(7)).unwrap_err(), "repeats the key 17.5/7 of line 1");
        let c = keys.key(4, b"c", Some("17.5"), None).unwrap();
        let d = keys.key(5, b"d", Some("17.5"), None).unwrap();
        assert!(c.as_str().starts_with("17.5/") && c != d);
    }

    #[test]
    fn equal_lines_without_uniqueid_are_counted() {
        let keys_of = |lines: [&[u8]; 4]| {
            let mut keys = Keys::default();
            lines.map(|line| keys.key(1, line, None, None).unwrap().as_str().to_owned())
        };
        let [a, b, c, d] = keys_of([b"a", b"b", b"a", b"a"]);
        assert_eq!((c, d), (format!("{a}#2"), format!("{a}#3")));
        assert_ne!(a, b);
        assert_eq!(keys_of([b"a"; 4]), keys_of([b"a"; 4]));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let mut keys = Keys::default();
        for line in 0..REMEMBERED as u64 + 1_000 {
            keys.key(line, &line.to_be_bytes(), None, None).unwrap();
        }
        assert_eq!((keys.seen.len(), keys.order.len()), (REMEMBERED, REMEMBERED));
    }

    #[test]
    fn a_rule_is_held_to() {
        assert_eq!(Keys::new(KeyRule::UniqueId).key(1, b"", Some("17.5"), Some(1)).unwrap().as_str(), "17.5");
        assert!(Keys::new(KeyRule::UniqueId).key(1, b"", None, Some(1)).is_err());
        assert_eq!(Keys::new(KeyRule::Digest).key(1, b"", Some("17.5"), Some(1)).unwrap().as_str().len(), 32);
        assert!(Keys::default().key(1, b"", Some("1\n7"), Some(1)).unwrap_err().starts_with("uniqueid has"));
    }
}
