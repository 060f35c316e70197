//! A message on its way: checked, and framed as DATA or BDAT wants it (RFC 5321 4.5.2, RFC 3030).

use memchr::{memchr_iter, memchr3_iter};

/// The most bytes of a line without its CRLF (RFC 5321 4.5.3.1.6).
const LINE: usize = 998;

/// What a message needs of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needs {
    /// It has bytes beyond ASCII.
    pub(crate) eight_bit: bool,
    /// Its headers have: RFC 6531.
    pub(crate) international_headers: bool,
    /// It ends without CRLF, which is then added.
    pub(crate) last_line_end: bool,
}

/// Why a message can't go over SMTP as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MessageError {
    /// A CR without LF, or LF without CR: servers differ on whether it ends a line, and so on where a mail ends.
    #[error("the message has a bare CR or LF at byte {0}")]
    BareLineEnd(usize),
    /// A NUL.
    #[error("the message has a NUL at byte {0}")]
    Nul(usize),
    /// A line over 998 bytes.
    #[error("the line that ends at byte {0} is longer than 998 bytes")]
    LongLine(usize),
}

/// What a message needs.
///
/// # Errors
/// [`MessageError`] for one that some servers would read otherwise than others, or not take.
pub(crate) fn examine(message: &[u8]) -> Result<Needs, MessageError> {
    let mut line = 0;
    let mut after_cr = None;
    for at in memchr3_iter(b'\r', b'\n', 0, message) {
        match message.get(at) {
            Some(b'\r') if message.get(at + 1) == Some(&b'\n') => {
                if at - line > LINE {
                    return Err(MessageError::LongLine(at));
                }
                after_cr = Some(at + 1);
                line = at + 2;
            }
            Some(b'\n') if after_cr == Some(at) => {}
            Some(0) => return Err(MessageError::Nul(at)),
            _ => return Err(MessageError::BareLineEnd(at)),
        }
    }
    if message.len() - line > LINE {
        return Err(MessageError::LongLine(message.len()));
    }
    let eight_bit = !message.is_ascii();
    let head = if eight_bit { memchr::memmem::find(message, b"\r\n\r\n").unwrap_or(message.len()) } else { 0 };
    let international_headers = !message.get(..head).unwrap_or_default().is_ascii();
    Ok(Needs { eight_bit, international_headers, last_line_end: line != message.len() })
}

/// Gives the pieces of a message with every line's leading dot doubled; `at_line_start` says where the message begins
/// and, afterwards, where it ended.
pub(crate) fn stuff<E>(
    message: &[u8],
    at_line_start: &mut bool,
    mut write: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut written = 0;
    if *at_line_start && message.first() == Some(&b'.') {
        write(b".")?;
    }
    for end in memchr_iter(b'\n', message) {
        if message.get(end + 1) == Some(&b'.') {
            write(message.get(written..=end).unwrap_or_default())?;
            write(b".")?;
            written = end + 1;
        }
    }
    if let Some(last) = message.last() {
        *at_line_start = *last == b'\n';
    }
    write(message.get(written..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    fn stuffed(pieces: &[&[u8]]) -> Vec<u8> {
        let (mut wire, mut at_line_start) = (Vec::new(), true);
        for piece in pieces {
            stuff(piece, &mut at_line_start, |bytes| {
                wire.extend_from_slice(bytes);
                Ok::<(), Infallible>(())
            })
            .unwrap();
        }
        wire
    }

    /// What a server makes of the data: it ends at the first line of a dot alone.
    fn unstuffed(wire: &[u8]) -> Vec<u8> {
        let text = wire.strip_suffix(b".\r\n").unwrap();
        let mut message = Vec::new();
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            assert_ne!(line, b".\r\n", "the message ends within");
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
        }
        message
    }

    #[test]
    fn what_some_servers_would_take_for_an_end_is_refused() {
        let long = [&[b'x'; 999][..], b"\r\n"].concat();
        let table: [(&[u8], MessageError); 12] = [
            (b"a\n.\nb\r\n", MessageError::BareLineEnd(1)),
            (b"a\r.\rb\r\n", MessageError::BareLineEnd(1)),
            (b"a\r\n.\rb", MessageError::BareLineEnd(4)),
            (b"a\r\n.\n", MessageError::BareLineEnd(4)),
            (b"a\n.\r\n", MessageError::BareLineEnd(1)),
            (b"a\r\r\n.\r\n", MessageError::BareLineEnd(1)),
            (b"a\r\n\n.\r\n", MessageError::BareLineEnd(3)),
            (b"\n", MessageError::BareLineEnd(0)),
            (b"a\r", MessageError::BareLineEnd(1)),
            (b"a\0b\r\n", MessageError::Nul(1)),
            (&long, MessageError::LongLine(999)),
            (&long[..999], MessageError::LongLine(999)),
        ];
        for (message, error) in table {
            assert_eq!(examine(message), Err(error), "{:?}", String::from_utf8_lossy(message));
        }
        assert!(examine(&[&[b'x'; 998][..], b"\r\n"].concat()).is_ok());
    }

    #[test]
    fn what_a_message_needs_is_seen() {
        let needs = |message: &str| {
            let needs = examine(message.as_bytes()).unwrap();
            (needs.eight_bit, needs.international_headers, needs.last_line_end)
        };
        assert_eq!(needs("To: a@b.ru\r\n\r\nbody\r\n"), (false, false, false));
        assert_eq!(needs("To: a@b.ru\r\n\r\nтело"), (true, false, true));
        assert_eq!(needs("To: иван@почта.рф\r\n\r\nbody\r\n"), (true, true, false));
        assert_eq!(needs(""), (false, false, false));
    }

    proptest! {
        #[test]
        fn dots_come_back_as_they_were(lines in prop::collection::vec("[.a]{0,4}", 0..8), cut in 0_usize..40) {
            let message: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let (head, tail) = message.as_bytes().split_at(cut.min(message.len()));
            // A piece of ours ends with a line: the header block, and the message.
            let pieces: &[&[u8]] = if head.is_empty() || head.ends_with(b"\n") { &[head, tail] } else { &[message.as_bytes()] };
            let wire = [&stuffed(pieces)[..], b".\r\n"].concat();
            prop_assert_eq!(unstuffed(&wire), message.as_bytes());
        }

        #[test]
        fn no_message_makes_it_panic(message: Vec<u8>) {
            let _ = examine(&message);
        }
    }
}
