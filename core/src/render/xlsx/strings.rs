//! Texts of cells: XML that is always well formed, and the table of strings that cells share.

use std::collections::HashMap;

/// The most strings that are shared, and the most bytes of them: what comes later stands in its cell.
const SHARED: usize = 20_000;
const SHARED_BYTES: usize = 2 * 1024 * 1024;

/// The strings that cells share, each written once (ECMA-376 part 1, 18.4); bounded, so that a workbook of any
/// length is written in constant memory.
#[derive(Default)]
pub(super) struct Strings {
    /// Numbers follow the order of first use: the map's own order never shows.
    numbers: HashMap<Box<str>, u32>,
    xml: Vec<u8>,
}

impl Strings {
    /// The number of a string, if it is shared.
    pub(super) fn number(&mut self, text: &str) -> Option<u32> {
        if let Some(number) = self.numbers.get(text) {
            return Some(*number);
        }
        let room = self.numbers.len() < SHARED && self.xml.len() + text.len() <= SHARED_BYTES;
        room.then(|| self.reserve(text))
    }

    /// The number of a string that is shared whatever the bounds: one of the few of ours.
    pub(super) fn reserve(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.into(), number);
        self.xml.extend_from_slice(b"<si><t>");
        push_text(&mut self.xml, text);
        self.xml.extend_from_slice(b"</t></si>");
        number
    }

    /// The `<si>` elements, in the order of their numbers.
    pub(super) fn xml(&self) -> &[u8] {
        &self.xml
    }
}

/// Appends text as XML: markup escaped, what XML 1.0 has no characters for left out, and `_x0041_`, which a
/// spreadsheet would decode, escaped as the format demands (ECMA-376 part 1, 22.9.2.19).
#[inline]
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    // U+FFFE and U+FFFF begin with 0xEF.
    let plain = |byte: &u8| !matches!(byte, ..0x20 | b'&' | b'<' | b'>' | b'_' | b'"' | 0xEF);
    if bytes.iter().all(plain) {
        out.extend_from_slice(bytes);
    } else {
        push_escaped(out, text);
    }
}

#[cold]
fn push_escaped(out: &mut Vec<u8>, text: &str) {
    for (place, character) in text.char_indices() {
        match character {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            '_' if is_escape(&text.as_bytes()[place..]) => out.extend_from_slice(b"_x005F_"),
            ..' ' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

fn is_escape(text: &[u8]) -> bool {
    matches!(text, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_well_formed_whatever_they_hold() {
        let cases = [
            ("Ромашка & <b>\"сын\"</b>", "Ромашка &amp; &lt;b&gt;&quot;сын&quot;&lt;/b&gt;"),
            ("a\0b\u{1}c\r\nd\u{fffe}e\u{ffff}", "abcde"),
            ("_x0041_ _x41_ __x000D_", "_x005F_x0041_ _x41_ __x005F_x000D_"),
            ("＝1", "＝1"),
        ];
        for (text, xml) in cases {
            let mut out = Vec::new();
            push_text(&mut out, text);
            assert_eq!(String::from_utf8(out).unwrap(), xml);
        }
    }

    #[test]
    fn the_table_is_bounded() {
        let mut strings = Strings::default();
        for number in 0..SHARED as u32 {
            assert_eq!(strings.number(&number.to_string()), Some(number));
        }
        assert_eq!(strings.number("one more"), None);
        assert_eq!(strings.number("7"), Some(7));
        let mut strings = Strings::default();
        let long = |index: usize| format!("{index:0500}");
        assert!((0..SHARED).any(|index| strings.number(&long(index)).is_none()));
        assert!(strings.xml().len() < SHARED_BYTES + 1024);
    }
}
