use std::io::{self, BufRead, Read};

/// The physical lines of a source, each bounded; what is longer is skipped without being held.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    source: R,
    limit: usize,
    skips_nuls: bool,
    count: u64,
    bytes: u64,
}

/// What was read as one physical line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineRead {
    /// All of it, with its end where it has one.
    Whole,
    /// Its first bytes, as many as the limit; the rest was skipped.
    Cut,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes, their end not counted.
    pub(crate) fn new(source: R, limit: usize) -> Self {
        Self { source, limit, skips_nuls: false, count: 0, bytes: 0 }
    }

    /// The same, dropping NULs at the head of a line: what a power failure leaves in a file that was being appended.
    pub(crate) fn skipping_nuls(self) -> Self {
        Self { skips_nuls: true, ..self }
    }

    /// How many lines were read.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// How many bytes were read.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Appends the next line to `buffer`; `None` at the end of the source. A byte order mark at its head is dropped.
    pub(crate) fn read_into(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<LineRead>> {
        let start = buffer.len();
        let mut read = self.skip_nuls()?;
        read += (&mut self.source).take(self.limit as u64 + 2).read_until(b'\n', buffer)? as u64;
        self.bytes += read;
        if read == 0 {
            return Ok(None);
        }
        self.count += 1;
        if self.count == 1 && buffer[start..].starts_with(b"\xEF\xBB\xBF") {
            buffer.drain(start..start + 3);
        }
        if without_end(&buffer[start..]).len() <= self.limit {
            return Ok(Some(LineRead::Whole));
        }
        if buffer.last() != Some(&b'\n') {
            self.bytes += self.source.skip_until(b'\n')? as u64;
        }
        buffer.truncate(start + self.limit);
        Ok(Some(LineRead::Cut))
    }

    fn skip_nuls(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        while self.skips_nuls {
            let available = match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            let nuls = available.iter().take_while(|byte| **byte == 0).count();
            let more = nuls > 0 && nuls == available.len();
            self.source.consume(nuls);
            skipped += nuls as u64;
            if !more {
                break;
            }
        }
        Ok(skipped)
    }
}

/// A line without its `\n` or `\r\n`.
pub(crate) fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A line as text, or where it is not UTF-8.
pub(crate) fn utf8(line: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(line).map_err(|error| format!("is not UTF-8 at byte {}", error.valid_up_to() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(source: &[u8], limit: usize) -> Vec<(LineRead, Vec<u8>)> {
        let mut lines = Lines::new(source, limit);
        let mut found = Vec::new();
        let mut buffer = Vec::new();
        while let Some(read) = lines.read_into(&mut buffer).unwrap() {
            found.push((read, without_end(&buffer).to_vec()));
            buffer.clear();
        }
        assert_eq!(lines.bytes(), source.len() as u64);
        assert_eq!(lines.count(), found.len() as u64);
        found
    }

    #[test]
    fn ends_of_either_kind_and_none_at_all() {
        let found: Vec<_> =
            all(b"\xEF\xBB\xBFone\r\ntwo\n\n\xEF\xBB\xBFfour", 10).into_iter().map(|line| line.1).collect();
        assert_eq!(found, [&b"one"[..], b"two", b"", b"\xEF\xBB\xBFfour"]);
    }

    #[test]
    fn a_line_over_the_limit_is_cut_and_the_next_one_is_whole() {
        let found = all(b"12345\n123456\n12345\r\n1234567890123\r\nx", 5);
        assert_eq!(
            found,
            [
                (LineRead::Whole, b"12345".to_vec()),
                (LineRead::Cut, b"12345".to_vec()),
                (LineRead::Whole, b"12345".to_vec()),
                (LineRead::Cut, b"12345".to_vec()),
                (LineRead::Whole, b"x".to_vec()),
            ]
        );
    }

    #[test]
    fn nuls_before_a_line_are_dropped_when_asked() {
        let mut lines = Lines::new(&b"a\n\0\0\0b\n\0\0"[..], 10).skipping_nuls();
        let mut buffer = Vec::new();
        while lines.read_into(&mut buffer).unwrap().is_some() {}
        assert_eq!(buffer, b"a\nb\n");
        assert_eq!((lines.count(), lines.bytes()), (3, 9));
    }

    proptest! {
        #[test]
        fn every_byte_is_counted_and_no_line_exceeds_the_limit(
            source in proptest::collection::vec(prop_oneof![Just(b'\n'), Just(b'\r'), any::<u8>()], 0..200),
            limit in 1_usize..20,
        ) {
            for (_, line) in all(&source, limit) {
                prop_assert!(line.len() <= limit);
            }
        }
    }
}
