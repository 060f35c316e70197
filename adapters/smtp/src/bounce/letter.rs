//! Letters as the Maildir has them: headers, and the parts of a multipart body. Lines may end with LF or CRLF.

/// The headers to which servers put the address that a letter came to.
const RECIPIENTS: [&str; 6] = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc"];

/// The most headers of a part that are looked at.
const HEADERS: usize = 500;
/// The most parts of a letter that are looked at.
const PARTS: usize = 20;

/// A header's name in lower case and its value in one line.
pub(super) type Header = (String, String);

/// The addresses to which a letter came, or may have come.
pub(super) fn recipients(letter: &[u8]) -> Vec<String> {
    let (headers, _) = split(letter);
    let lines = headers.into_iter().filter(|(name, _)| RECIPIENTS.contains(&name.as_str()));
    let words = lines.flat_map(|(_, value)| {
        let words = value.split([' ', '\t', ',', ';', '<', '>', '"']).map(str::to_owned).collect::<Vec<_>>();
        words.into_iter().filter(|word| word.contains('@'))
    });
    words.collect()
}

/// The headers of a letter or part, and its body.
pub(super) fn split(letter: &[u8]) -> (Vec<Header>, &[u8]) {
    let mut headers: Vec<Header> = Vec::new();
    let mut rest = letter;
    while let Some((line, after)) = next_line(rest) {
        rest = after;
        if line.is_empty() {
            break;
        }
        let text = String::from_utf8_lossy(line);
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once(':')
            && headers.len() < HEADERS
        {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (headers, rest)
}

/// A header's value.
pub(super) fn value<'h>(headers: &'h [Header], name: &str) -> Option<&'h str> {
    headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// A media type in lower case, and its parameter of a name.
pub(super) fn media_type(headers: &[Header]) -> String {
    let value = value(headers, "content-type").unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A parameter of Content-Type, out of its quotes.
pub(super) fn parameter(headers: &[Header], name: &str) -> Option<String> {
    let value = value(headers, "content-type")?;
    value.split(';').skip(1).find_map(|parameter| {
        let (other, value) = parameter.split_once('=')?;
        other.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The parts of a multipart body, as they stand.
pub(super) fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut parts = Vec::new();
    let (mut rest, mut start) = (body, None);
    while let Some((line, after)) = next_line(rest) {
        let ends = line.strip_prefix(&delimiter[..]);
        if let Some(end) = ends.filter(|end| end.trim_ascii_end().is_empty() || end.starts_with(b"--")) {
            if let Some(start) = start {
                parts.push(body.get(start..body.len() - rest.len()).unwrap_or_default());
            }
            start = Some(body.len() - after.len());
            if end.starts_with(b"--") || parts.len() == PARTS {
                return parts;
            }
        }
        rest = after;
    }
    // The end was cut off.
    parts.extend(start.and_then(|start| body.get(start..)));
    parts
}

/// The next line without its end, and what follows; `None` at the end.
pub(super) fn next_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    if text.is_empty() {
        return None;
    }
    let (line, rest) = match memchr::memchr(b'\n', text) {
        Some(end) => (text.get(..end)?, text.get(end + 1..)?),
        None => (text, &text[text.len()..]),
    };
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}
