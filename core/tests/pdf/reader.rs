//! A reader of our own PDFs, for tests: objects by the cross-reference table, and what each page shows.

use std::collections::HashMap;
use std::io::Read;

/// A piece of text on a page: where, how wide, how large, and what.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) page: usize,
    /// From the left, in tenths of a point.
    pub(crate) x: f64,
    /// The base line, from the top, in tenths of a point.
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) size: f64,
    pub(crate) is_bold: bool,
    pub(crate) text: String,
}

pub(crate) struct Document {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
    pub(crate) pages: Vec<Vec<u8>>,
    to_unicode: HashMap<u16, char>,
    widths: [HashMap<u16, f64>; 2],
}

impl Document {
    /// Reads a file, and fails on any object that is not where the table has it.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1.7\n") && bytes.ends_with(b"%%EOF\n"));
        let tail = String::from_utf8_lossy(&bytes[bytes.len() - 60..]).into_owned();
        let start: usize = tail.split("startxref\n").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
        let table = std::str::from_utf8(&bytes[start..bytes.len()]).unwrap();
        let mut rows = table.lines();
        assert_eq!(rows.next(), Some("xref"));
        let count: usize = rows.next().unwrap().strip_prefix("0 ").unwrap().parse().unwrap();
        let offsets: Vec<usize> = rows.by_ref().take(count).map(|row| row[..10].parse().unwrap()).collect();
        assert_eq!(rows.next(), Some("trailer"));
        assert!(rows.next().unwrap().contains(&format!("/Size {count}")));
        let mut document = Self {
            bytes: bytes.to_vec(),
            offsets,
            pages: Vec::new(),
            to_unicode: HashMap::new(),
            widths: Default::default(),
        };
        for number in 1..count {
            let object = document.object(number);
            assert!(object.ends_with(b"endobj"), "object {number}");
        }
        document.to_unicode = document.read_to_unicode();
        document.widths = [9, 10].map(|number| document.read_widths(number));
        document.pages = document.read_pages();
        document
    }

    /// An object from its number to `endobj`.
    pub(crate) fn object(&self, number: usize) -> &[u8] {
        let start = self.offsets[number];
        let head = format!("{number} 0 obj\n");
        assert!(self.bytes[start..].starts_with(head.as_bytes()), "object {number} is not at {start}");
        let rest = &self.bytes[start + head.len()..];
        let length = number_after(rest, "/Length ").unwrap_or(0);
        let skip =
            find(rest, b"stream\n").filter(|at| *at < find(rest, b"endobj").unwrap()).map_or(0, |at| at + 7 + length);
        &rest[..skip + find(&rest[skip..], b"endobj").unwrap() + 6]
    }

    /// The dictionary of an object as text.
    pub(crate) fn dictionary(&self, number: usize) -> String {
        let object = self.object(number);
        let end = find(object, b"stream\n").unwrap_or(object.len());
        String::from_utf8_lossy(&object[..end]).into_owned()
    }

    pub(crate) fn count(&self) -> usize {
        self.offsets.len()
    }

    fn stream(&self, number: usize) -> Vec<u8> {
        let object = self.object(number);
        let start = find(object, b"stream\n").unwrap() + 7;
        let length = number_after(object, "/Length ").unwrap();
        let data = &object[start..start + length];
        assert!(object[start + length..].starts_with(b"\nendstream"), "object {number}");
        if find(&object[..start], b"FlateDecode").is_none() {
            return data.to_vec();
        }
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(data).read_to_end(&mut out).unwrap();
        out
    }

    fn read_to_unicode(&self) -> HashMap<u16, char> {
        let map = String::from_utf8(self.stream(6)).unwrap();
        let hex = |text: &str| u32::from_str_radix(text.trim_matches(['<', '>']), 16).unwrap();
        let entries = map.lines().filter_map(|line| line.split_once("> <"));
        entries.map(|(code, to)| (hex(code) as u16, char::from_u32(hex(to)).unwrap())).collect()
    }

    fn read_widths(&self, number: usize) -> HashMap<u16, f64> {
        let dictionary = self.dictionary(number);
        let list = dictionary.split("/W [").nth(1).unwrap();
        let mut widths = HashMap::new();
        let mut code = 0;
        let mut is_inside = false;
        for word in list.replace('[', " [ ").replace(']', " ] ").split_whitespace() {
            match word {
                "[" => is_inside = true,
                "]" if is_inside => is_inside = false,
                "]" => break,
                _ if is_inside => {
                    widths.insert(code, word.parse().unwrap());
                    code += 1;
                }
                _ => code = word.parse().unwrap(),
            }
        }
        widths
    }

    fn read_pages(&self) -> Vec<Vec<u8>> {
        let root = (1..self.count()).find(|&number| {
            let dictionary = self.dictionary(number);
            dictionary.starts_with("<</Type/Pages") && !dictionary.contains("/Parent")
        });
        let mut pages = Vec::new();
        self.walk(root.unwrap(), &mut pages);
        pages.iter().map(|&page| self.stream(number_after(self.object(page), "/Contents ").unwrap())).collect()
    }

    fn walk(&self, node: usize, pages: &mut Vec<usize>) {
        let dictionary = self.dictionary(node);
        if dictionary.starts_with("<</Type/Page/") {
            return pages.push(node);
        }
        let before = pages.len();
        let kids = dictionary.split("/Kids[").nth(1).unwrap().split(']').next().unwrap();
        for kid in kids.split(" 0 R").map(str::trim).filter(|kid| !kid.is_empty()) {
            self.walk(kid.parse().unwrap(), pages);
        }
        assert_eq!(number_after(dictionary.as_bytes(), "/Count "), Some(pages.len() - before));
    }

    /// What all pages show, in the order of their content.
    pub(crate) fn runs(&self) -> Vec<Run> {
        self.pages.iter().enumerate().flat_map(|(page, content)| self.runs_of(page, content)).collect()
    }

    fn runs_of(&self, page: usize, content: &[u8]) -> Vec<Run> {
        let mut runs = Vec::new();
        let (mut x, mut y, mut size, mut is_bold) = (0.0, 0.0, 0.0, false);
        let mut operands: Vec<String> = Vec::new();
        let start = find(content, b"BT\n").unwrap() + 3;
        let mut rest = &content[start..];
        while !rest.is_empty() && !rest.starts_with(b"ET") {
            if rest[0] == b'(' {
                let end = find(rest, b")").unwrap();
                let (text, width) = self.decode(&rest[1..end], is_bold);
                assert!(rest[end..].starts_with(b")Tj\n"));
                runs.push(Run { page, x, y: 8_419.0 - y, width: width * size / 1_000.0, size, is_bold, text });
                rest = &rest[end + 4..];
                continue;
            }
            let end = rest.iter().position(|b| matches!(b, b' ' | b'\n' | b'(')).unwrap();
            let word = std::str::from_utf8(&rest[..end]).unwrap();
            rest = if rest[end] == b'(' { &rest[end..] } else { &rest[end + 1..] };
            match word {
                "Td" => {
                    x += operands[0].parse::<f64>().unwrap();
                    y += operands[1].parse::<f64>().unwrap();
                    operands.clear();
                }
                "Tf" => {
                    is_bold = operands[0] == "/B";
                    size = operands[1].parse().unwrap();
                    operands.clear();
                }
                "rg" => operands.clear(),
                _ => operands.push(word.to_owned()),
            }
        }
        runs
    }

    fn decode(&self, codes: &[u8], is_bold: bool) -> (String, f64) {
        let mut text = String::new();
        let mut width = 0.0;
        let mut bytes = codes.iter();
        while let Some(&byte) = bytes.next() {
            let code = if byte < 4 { u16::from(byte) << 8 | u16::from(*bytes.next().unwrap()) } else { byte.into() };
            text.push(self.to_unicode[&code]);
            width += self.widths[usize::from(is_bold)][&code];
        }
        (text, width)
    }

    /// A listing for golden files: page, place, weight and size, text.
    pub(crate) fn listing(&self) -> String {
        let line = |run: &Run| {
            let weight = if run.is_bold { "semibold" } else { "regular" };
            format!(
                "{} {:>6.1} {:>6.1} {weight:>8} {:>4.1}  {}\n",
                run.page + 1,
                run.x / 10.0,
                run.y / 10.0,
                run.size / 10.0,
                run.text.replace('\u{a0}', "·")
            )
        };
        self.runs().iter().map(line).collect()
    }

    /// Fails where text leaves the margins or two pieces of it overlap.
    pub(crate) fn check_layout(&self) {
        let runs = self.runs();
        for run in &runs {
            assert!(run.x >= 510.0 - 0.5, "{run:?} leaves the page on the left");
            assert!(run.x + run.width <= 5_443.0 + 10.0, "{run:?} leaves the page on the right");
            assert!(run.y <= 8_419.0 - 340.0 && run.y >= 410.0, "{run:?} leaves the page");
        }
        let mut by_page: Vec<&Run> = runs.iter().collect();
        by_page.sort_by(|a, b| (a.page, a.y).partial_cmp(&(b.page, b.y)).unwrap());
        for (place, run) in by_page.iter().enumerate() {
            // Capitals reach 73 % of the size above the base line.
            let near = by_page[place + 1..]
                .iter()
                .take_while(|other| other.page == run.page && other.y - other.size * 0.73 < run.y);
            for other in near {
                let apart = run.x + run.width <= other.x + 1.0 || other.x + other.width <= run.x + 1.0;
                assert!(apart, "{run:?} overlaps {other:?}");
            }
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn number_after(bytes: &[u8], key: &str) -> Option<usize> {
    let at = find(bytes, key.as_bytes())? + key.len();
    let digits: String = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).map(|&b| b as char).collect();
    digits.parse().ok()
}
