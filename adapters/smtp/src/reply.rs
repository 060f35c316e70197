//! Replies of a mail server, read out of bytes as they come (RFC 5321 section 4.2).

use std::fmt;

/// The most bytes of a line that are kept: RFC 5321 allows 512.
const LINE: usize = 2_048;
/// The most lines of a reply: the longest answer to EHLO that is known has some thirty.
const LINES: usize = 200;

/// A reply: a code and at least one line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    /// From 200 to 599.
    pub(crate) code: u16,
    /// The text of each line, without control characters.
    pub(crate) lines: Vec<String>,
}

/// What is no reply; nothing that follows it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReplyError {
    /// A line that does not begin with a code.
    #[error("the server's answer is no SMTP reply")]
    Form,
    /// A line of a reply that has another code than the line before.
    #[error("the server's reply has two codes")]
    Codes,
    /// A line or a reply that is too long.
    #[error("the server's reply is longer than any reply may be")]
    Length,
}

/// Takes bytes in pieces of any size and gives replies; holds no more than a reply of the longest lines.
#[derive(Debug, Default)]
pub(crate) struct Replies {
    bytes: Vec<u8>,
    /// Up to where the bytes are used.
    start: usize,
    begun: Begun,
    broken: Option<ReplyError>,
}

/// A reply of which lines are there, but not the last.
#[derive(Debug, Default)]
struct Begun {
    code: Option<u16>,
    lines: Vec<String>,
}

impl Replies {
    /// Takes further bytes of the server.
    pub(crate) fn receive(&mut self, bytes: &[u8]) {
        if self.broken.is_some() {
            return;
        }
        if self.start > 0 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// The next reply that is complete. Of an overlong line the code is still good: the reply is given, and what
    /// follows is an error.
    pub(crate) fn next(&mut self) -> Option<Result<Reply, ReplyError>> {
        loop {
            if let Some(error) = self.broken {
                return Some(Err(error));
            }
            let rest = self.bytes.get(self.start..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest);
            let is_overlong = end.unwrap_or(rest.len()) > LINE;
            if end.is_none() && !is_overlong {
                return None;
            }
            let length = end.unwrap_or(LINE).min(LINE);
            let line = rest.get(..length).unwrap_or_default();
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let read = self.begun.read_line(line);
            self.start += end.map_or(rest.len(), |end| end + 1);
            match read {
                Err(error) => self.broken = Some(error),
                Ok(_) if is_overlong => self.broken = Some(ReplyError::Length),
                Ok(_) if self.begun.lines.len() >= LINES => self.broken = Some(ReplyError::Length),
                Ok(false) => continue,
                Ok(true) => {}
            }
            if let (Ok(_), Some(code)) = (read, self.begun.code.take()) {
                return Some(Ok(Reply { code, lines: std::mem::take(&mut self.begun.lines) }));
            }
        }
    }

    /// Whether bytes are there that no reply has used.
    pub(crate) fn has_more(&self) -> bool {
        self.start < self.bytes.len() || self.begun.code.is_some()
    }
}

impl Begun {
    /// Takes a line; answers whether it is its reply's last.
    fn read_line(&mut self, line: &[u8]) -> Result<bool, ReplyError> {
        let (code, rest) = line.split_at_checked(3).ok_or(ReplyError::Form)?;
        let code = match code {
            [a @ b'2'..=b'5', b @ b'0'..=b'9', c @ b'0'..=b'9'] => {
                [a, b, c].into_iter().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'))
            }
            _ => return Err(ReplyError::Form),
        };
        let (is_last, text) = match rest.split_first() {
            None => (true, rest),
            Some((b' ', text)) => (true, text),
            Some((b'-', text)) => (false, text),
            Some(_) => return Err(ReplyError::Form),
        };
        if *self.code.get_or_insert(code) != code {
            return Err(ReplyError::Codes);
        }
        let text = String::from_utf8_lossy(text);
        self.lines.push(text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect());
        Ok(is_last)
    }
}

impl Reply {
    /// Whether the code is of a class: 2 done, 3 go on, 4 not now, 5 never.
    pub(crate) fn is(&self, class: u16) -> bool {
        self.code / 100 == class
    }

    /// Whether the server puts off strangers and takes them when they come again.
    pub(crate) fn is_greylisting(&self) -> bool {
        let text = self.lines.iter().map(|line| line.to_ascii_lowercase());
        let named = text.into_iter().any(|line| line.contains("greylist") || line.contains("graylist"));
        self.is(4) && (named || (matches!(self.code, 450 | 451) && self.lines.iter().any(|it| it.starts_with("4.7.1"))))
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        self.lines.iter().filter(|line| !line.trim().is_empty()).try_for_each(|line| write!(f, " {}", line.trim()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Read = Vec<Result<Reply, ReplyError>>;

    fn read(bytes: &[u8], piece: usize) -> Read {
        let mut replies = Replies::default();
        let mut found = Vec::new();
        for piece in bytes.chunks(piece.max(1)) {
            replies.receive(piece);
            while let Some(reply) = replies.next() {
                let is_error = reply.is_err();
                found.push(reply);
                if is_error {
                    return found;
                }
            }
        }
        found
    }

    fn reply(code: u16, lines: &[&str]) -> Result<Reply, ReplyError> {
        Ok(Reply { code, lines: lines.iter().map(|line| (*line).to_owned()).collect() })
    }

    #[test]
    fn replies_are_read_whatever_pieces_they_come_in() {
        let long = format!("250 {}\r\n250 next\r\n", "x".repeat(1 << 20));
        let kept = "x".repeat(LINE - 4);
        let table: [(&[u8], Read); 14] = [
            (b"220 mail ESMTP\r\n", vec![reply(220, &["mail ESMTP"])]),
            (b"250-a\r\n250-b\r\n250 c\r\n354 go\r\n", vec![reply(250, &["a", "b", "c"]), reply(354, &["go"])]),
            (b"250\r\n", vec![reply(250, &[""])]),
            (b"250 bare\n", vec![reply(250, &["bare"])]),
            (b"250 a\tb\x00c\r\n", vec![reply(250, &["a b c"])]),
            (b"250 not yet", vec![]),
            (b"250-a\r\n251 b\r\n", vec![Err(ReplyError::Codes)]),
            (b"HTTP/1.1 400 Bad Request\r\n", vec![Err(ReplyError::Form)]),
            (b"\r\n", vec![Err(ReplyError::Form)]),
            (b"2 0\r\n", vec![Err(ReplyError::Form)]),
            (b"199 low\r\n", vec![Err(ReplyError::Form)]),
            (b"250_x\r\n", vec![Err(ReplyError::Form)]),
            (b"\xff\xfe\xfd\n", vec![Err(ReplyError::Form)]),
            (long.as_bytes(), vec![reply(250, &[&kept]), Err(ReplyError::Length)]),
        ];
        for (bytes, expected) in table {
            for piece in [1, 2, 3, 7, 512, 4_096] {
                let shown = String::from_utf8_lossy(bytes.get(..40).unwrap_or(bytes)).into_owned();
                assert_eq!(read(bytes, piece), expected, "{shown} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn memory_is_bounded_whatever_comes() {
        let mut replies = Replies::default();
        for bytes in [vec![b'2'; 4_096], b"250-x\r\n".repeat(500), vec![b'\n'; 4_096]].iter().cycle().take(300) {
            replies.receive(bytes);
            while let Some(Ok(_)) = replies.next() {}
            assert!(replies.bytes.len() <= 2 * 4_096 + LINE && replies.begun.lines.len() <= LINES);
        }
    }

    #[test]
    fn greylisting_is_told_from_other_delays() {
        let is = |code, text: &str| Reply { code, lines: vec![text.to_owned()] }.is_greylisting();
        assert!(is(450, "4.7.1 <a@b.ru>: Recipient address rejected: Greylisted, see help"));
        assert!(is(451, "4.7.1 Please try again later"));
        assert!(is(421, "Greylisting in action"));
        assert!(!is(452, "4.2.2 mailbox full") && !is(550, "greylisted for ever") && !is(450, "4.2.0 busy"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>, piece in 1_usize..64) {
            let whole = read(&bytes, bytes.len().max(1));
            let pieces = read(&bytes, piece);
            prop_assert_eq!(whole, pieces);
        }

        #[test]
        fn what_a_server_writes_is_what_is_read(code in 200_u16..600, lines in prop::collection::vec("[ -~]{0,80}", 1..20), piece in 1_usize..50) {
            let last = lines.len() - 1;
            let wire: String = lines.iter().enumerate()
                .map(|(at, line)| format!("{code}{}{line}\r\n", if at == last { ' ' } else { '-' })).collect();
            prop_assert_eq!(read(wire.as_bytes(), piece), vec![Ok(Reply { code, lines })]);
        }
    }
}
