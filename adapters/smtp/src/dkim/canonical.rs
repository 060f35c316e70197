//! The form "relaxed" of headers and body, which survives what mail servers do to white space (RFC 6376 3.4).

use memchr::{memchr, memchr2};

/// A header's name in lower case, and its line in relaxed form, with CRLF.
pub(super) type Header = (String, Vec<u8>);

/// The headers of a block that ends with an empty line; `None` where a line is no header.
pub(super) fn headers(block: &[u8]) -> Option<Vec<Header>> {
    let mut block = block.strip_suffix(b"\r\n")?;
    let mut headers = Vec::new();
    while !block.is_empty() {
        let mut end = 0;
        loop {
            end += memchr(b'\n', block.get(end..)?)? + 1;
            // What begins with white space goes on.
            if !matches!(block.get(end), Some(b' ' | b'\t')) {
                break;
            }
        }
        let (line, rest) = block.split_at_checked(end)?;
        headers.push(header(line)?);
        block = rest;
    }
    Some(headers)
}

/// One header, folded or not, in relaxed form.
pub(super) fn header(line: &[u8]) -> Option<Header> {
    let colon = memchr(b':', line)?;
    let (name, value) = (line.get(..colon)?.trim_ascii_end(), line.get(colon + 1..)?);
    if name.is_empty() || !name.iter().all(|byte| matches!(byte, 33..=126)) {
        return None;
    }
    let name = String::from_utf8(name.to_ascii_lowercase()).ok()?;
    let mut relaxed = name.clone().into_bytes();
    relaxed.push(b':');
    let words = value.split(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        relaxed.extend_from_slice(if at == 0 { b"" } else { b" " });
        relaxed.extend_from_slice(word);
    }
    relaxed.extend_from_slice(b"\r\n");
    Some((name, relaxed))
}

/// Gives a body's relaxed form in pieces: no white space at the end of lines, one blank for each run of it elsewhere,
/// no empty lines at the end, and a CRLF behind the last line.
pub(super) fn body(body: &[u8], mut write: impl FnMut(&[u8])) {
    let mut empty_lines = 0_usize;
    // Lines that stay as they are, one behind the other, go out in one piece.
    let (mut run, mut at) = (0..0, 0);
    while at < body.len() {
        let rest = body.get(at..).unwrap_or_default();
        let length = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let whole = rest.get(..length).unwrap_or_default();
        let line = whole.strip_suffix(b"\n").map_or(whole, |line| line.strip_suffix(b"\r").unwrap_or(line));
        let is_plain = memchr2(b' ', b'\t', line).is_none() && whole.ends_with(b"\r\n");
        if is_plain && !line.is_empty() && empty_lines == 0 {
            if run.end != at {
                write(body.get(run).unwrap_or_default());
                run = at..at;
            }
            run.end = at + length;
        } else {
            write(body.get(run).unwrap_or_default());
            run = at + length..at + length;
            let relaxed = relaxed(line);
            if relaxed.is_empty() {
                empty_lines += 1;
            } else {
                (0..std::mem::take(&mut empty_lines)).for_each(|_| write(b"\r\n"));
                write(&relaxed);
                write(b"\r\n");
            }
        }
        at += length;
    }
    write(body.get(run).unwrap_or_default());
}

fn relaxed(line: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(line.len());
    for byte in line {
        match byte {
            b' ' | b'\t' => {
                if relaxed.last() != Some(&b' ') {
                    relaxed.push(b' ');
                }
            }
            byte => relaxed.push(*byte),
        }
    }
    if relaxed.last() == Some(&b' ') {
        relaxed.pop();
    }
    relaxed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn relaxed_body(text: &str) -> String {
        let mut bytes = Vec::new();
        body(text.as_bytes(), |piece| bytes.extend_from_slice(piece));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_example_of_rfc_6376_comes_out() {
        let block = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n";
        let found: Vec<u8> = headers(block).unwrap().into_iter().flat_map(|(_, line)| line).collect();
        assert_eq!(found, b"a:X\r\nb:Y Z\r\n");
        assert_eq!(relaxed_body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
    }

    #[test]
    fn bodies_end_as_the_rule_says() {
        for (body, expected) in [
            ("", ""),
            ("\r\n\r\n", ""),
            (" \t\r\n", ""),
            ("a", "a\r\n"),
            ("a\r\n\r\nb\r\nc\r\n \r\n", "a\r\n\r\nb\r\nc\r\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n"),
            ("a b\r\nc\r\nd e \r\nf", "a b\r\nc\r\nd e\r\nf\r\n"),
        ] {
            assert_eq!(relaxed_body(body), expected, "{body:?}");
        }
    }

    proptest! {
        #[test]
        fn runs_change_nothing(lines in prop::collection::vec("[a \t]{0,3}", 0..12)) {
            let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let simple: Vec<String> = lines.iter().map(|line| String::from_utf8(relaxed(line.as_bytes())).unwrap()).collect();
            let count = simple.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
            let expected: String = simple[..count].iter().map(|line| format!("{line}\r\n")).collect();
            prop_assert_eq!(relaxed_body(&text), expected);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = headers(&bytes);
            body(&bytes, |_| {});
        }
    }
}
