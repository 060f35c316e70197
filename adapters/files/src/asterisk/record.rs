use std::fmt;

use schet::Instant;
use schet::text::{Line, TextError};

use super::{RefusedLine, Seconds};

/// One record of Asterisk: one leg of a call, its columns by their own names.
///
/// Text is as Asterisk wrote it, decoded, control characters included; [`printable`](Self::printable) makes a line
/// of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsteriskRecord {
    /// Its first physical line, from 1.
    pub line: u64,
    /// How many physical lines it has.
    pub lines: u32,
    /// Its key, by the rule that was chosen.
    pub key: Line,
    /// The account code of the channel; often empty.
    pub accountcode: String,
    /// The caller's number.
    pub src: String,
    /// The extension that was dialled.
    pub dst: String,
    /// The context of the dial plan.
    pub dcontext: String,
    /// The caller's name and number: `"Иван" <101>`.
    pub clid: String,
    /// The channel that called: `PJSIP/101-0000001a`.
    pub channel: String,
    /// The channel that was called; empty where none was.
    pub dstchannel: String,
    /// The last application of the dial plan.
    pub lastapp: String,
    /// Its arguments.
    pub lastdata: String,
    /// When the call began.
    pub start: Instant,
    /// When it was answered, if it was.
    pub answer: Option<Instant>,
    /// When it ended.
    pub end: Option<Instant>,
    /// From start to end, in seconds.
    pub duration: u32,
    /// From answer to end, in seconds, as Asterisk states it.
    pub billsec: u32,
    /// How it ended.
    pub disposition: Disposition,
    /// What Asterisk was told about billing it.
    pub amaflags: String,
    /// The channel's identifier, where the file has it.
    pub uniqueid: Option<String>,
    /// What the dial plan noted, where the file has it.
    pub userfield: Option<String>,
    /// The account code of the other channel, where the file has it.
    pub peeraccount: Option<String>,
    /// What the legs of one call share, where the file has it.
    pub linkedid: Option<String>,
    /// The record's number since Asterisk was started, where the file has it.
    pub sequence: Option<i64>,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Disposition {
    /// Answered.
    Answered,
    /// Not answered.
    NoAnswer,
    /// The other party was busy.
    Busy,
    /// It could not be put through.
    Failed,
    /// No channel was free.
    Congestion,
    /// The caller hung up before.
    Cancel,
}

/// Which way a call went, as the two channels show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// From a subscriber to the outside, or to the exchange itself.
    Outgoing,
    /// From the outside to a subscriber.
    Incoming,
    /// From a subscriber to a subscriber.
    Internal,
    /// Neither channel is a subscriber's.
    Transit,
}

impl AsteriskRecord {
    /// The endpoint of the channel that called: `101` of `PJSIP/101-0000001a`.
    #[must_use]
    pub fn endpoint(&self) -> Option<&str> {
        endpoint(&self.channel)
    }

    /// The endpoint of the channel that was called.
    #[must_use]
    pub fn destination_endpoint(&self) -> Option<&str> {
        endpoint(&self.dstchannel)
    }

    /// The caller's name of `clid`, if it has one.
    #[must_use]
    pub fn caller_name(&self) -> Option<&str> {
        let name = self.clid.rsplit_once('<').map_or(&*self.clid, |(name, _)| name).trim();
        let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name).trim();
        (!name.is_empty()).then_some(name)
    }

    /// Whether the call was answered: no other has billable seconds.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.disposition == Disposition::Answered
    }

    /// The seconds to bill: `billsec` of an answered call, 0 of another.
    #[must_use]
    pub fn billable_seconds(&self) -> u32 {
        if self.is_answered() { self.billsec } else { 0 }
    }

    /// Both durations, as the file states them.
    #[must_use]
    pub fn seconds(&self) -> Seconds {
        Seconds { duration: u64::from(self.duration), billsec: u64::from(self.billsec) }
    }

    /// Which way the call went, where it is known which endpoints are subscribers'.
    #[must_use]
    pub fn flow(&self, is_subscriber: impl Fn(&str) -> bool) -> Flow {
        let from = self.endpoint().is_some_and(&is_subscriber);
        let to = self.destination_endpoint().is_some_and(&is_subscriber);
        match (from, to) {
            (true, true) => Flow::Internal,
            (true, false) => Flow::Outgoing,
            (false, true) => Flow::Incoming,
            (false, false) => Flow::Transit,
        }
    }

    /// A column as a line of text: control characters replaced, outer blanks and what exceeds the line cut off;
    /// `None` where nothing is left.
    #[must_use]
    pub fn printable(text: &str) -> Option<Line> {
        let shown: String = text.trim().chars().take(Line::LIMIT).map(shown).collect();
        Line::new(&shown).ok()
    }

    /// The record as a refused line, for whoever can make no call of it.
    #[must_use]
    pub fn refused(&self, reason: impl Into<String>) -> RefusedLine {
        let seconds = self.seconds();
        RefusedLine { line: self.line, lines: self.lines, reason: reason.into(), seconds: Some(seconds) }
    }
}

/// The character, or the replacement character where [`Line`] takes none.
fn shown(c: char) -> char {
    let refused = matches!(Line::new(c.encode_utf8(&mut [0; 4])), Err(TextError::Control { .. }));
    if refused { char::REPLACEMENT_CHARACTER } else { c }
}

/// The endpoint of a channel's name: what stands between the technology and the channel's own number.
fn endpoint(channel: &str) -> Option<&str> {
    let mut name = channel;
    for wrapper in ["AsyncGoto/", "Bridge/", "Parked/", "Transfered/"] {
        name = name.strip_prefix(wrapper).unwrap_or(name);
    }
    for mark in ["<ZOMBIE>", "<MASQ>"] {
        name = name.strip_suffix(mark).unwrap_or(name);
    }
    let (technology, rest) = name.split_once('/')?;
    let rest = rest.strip_suffix(";1").or_else(|| rest.strip_suffix(";2")).unwrap_or(rest);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let rest = match rest.rsplit_once('-') {
        Some((before, number)) if is_number(number) => before,
        _ => rest,
    };
    let rest = if technology == "Local" { rest.split('@').next().unwrap_or(rest) } else { rest };
    (!rest.is_empty()).then_some(rest)
}

impl Disposition {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Answered, Self::NoAnswer, Self::Busy, Self::Failed, Self::Congestion, Self::Cancel];

    /// The word that Asterisk writes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "ANSWERED",
            Self::NoAnswer => "NO ANSWER",
            Self::Busy => "BUSY",
            Self::Failed => "FAILED",
            Self::Congestion => "CONGESTION",
            Self::Cancel => "CANCEL",
        }
    }

    /// The disposition of that word.
    pub(crate) fn of_word(word: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|disposition| disposition.as_str().as_bytes() == word)
    }
}

impl fmt::Display for Disposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_of_channels() {
        for (channel, expected) in [
            ("PJSIP/101-0000001a", Some("101")),
            ("SIP/trunk-msk-00000012", Some("trunk-msk")),
            ("SIP/10.0.0.5-000000a1<ZOMBIE>", Some("10.0.0.5")),
            ("IAX2/branch-4711", Some("branch")),
            ("Local/101@from-internal-00000003;2", Some("101")),
            ("DAHDI/i1/74950000001-5", Some("i1/74950000001")),
            ("AsyncGoto/PJSIP/101-0000001a", Some("101")),
            ("PJSIP/front-desk", Some("front-desk")),
            ("PJSIP/", None),
            ("PJSIP/-0000001a", None),
            ("101", None),
            ("", None),
        ] {
            assert_eq!(endpoint(channel), expected, "{channel}");
        }
    }

    #[test]
    fn printable_text_is_a_line() {
        for (text, expected) in [
            (" a\r\nBcc: b\0 ", Some("a\u{FFFD}\u{FFFD}Bcc: b\u{FFFD}")),
            ("два  слова", Some("два  слова")),
            ("\u{2028}\u{202E}x\u{FEFF}", Some("\u{FFFD}x\u{FFFD}")),
            (" \n ", None),
        ] {
            let found = AsteriskRecord::printable(text);
            assert_eq!(found.as_ref().map(Line::as_str), expected);
        }
        assert_eq!(AsteriskRecord::printable(&"я".repeat(2_000)).unwrap().as_str().chars().count(), Line::LIMIT);
    }
}
