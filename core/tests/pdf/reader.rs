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

/// Where an object is.
#[derive(Clone, Copy, Debug)]
enum Place {
    Nowhere,
    At(usize),
    /// In the common stream of that number, as that one of its objects.
    Packed(usize, usize),
}

pub(crate) struct Document {
    bytes: Vec<u8>,
    places: Vec<Place>,
    packs: HashMap<usize, Vec<Vec<u8>>>,
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
        let mut document = Self {
            bytes: bytes.to_vec(),
            places: Vec::new(),
            packs: HashMap::new(),
            pages: Vec::new(),
            to_unicode: HashMap::new(),
            widths: Default::default(),
        };
        document.places =
            if bytes[start..].starts_with(b"xref") { read_table(&bytes[start..]) } else { document.read_stream(start) };
        for number in 1..document.places.len() {
            match document.places[number] {
                Place::At(_) => assert!(document.object(number).ends_with(b"endobj"), "object {number}"),
                Place::Packed(stream, at) => {
                    if !document.packs.contains_key(&stream) {
                        document.packs.insert(stream, document.unpack(stream));
                    }
                    assert!(document.packs[&stream].len() > at, "object {number}");
                }
                Place::Nowhere => {}
            }
        }
        document.to_unicode = document.read_to_unicode();
        document.widths = [9, 10].map(|number| document.read_widths(number));
        document.pages = document.read_pages();
        document
    }

    /// The rows of a cross-reference stream.
    fn read_stream(&self, start: usize) -> Vec<Place> {
        let head = &self.bytes[start..start + find(&self.bytes[start..], b"stream\n").unwrap()];
        let text = String::from_utf8_lossy(head).into_owned();
        assert!(text.contains("/Type/XRef/W[1 4 2]"), "{text}");
        let length = number_after(head, "/Length ").unwrap();
        let mut data = self.bytes[start + head.len() + 7..][..length].to_vec();
        if text.contains("/Predictor 12/Columns 7") {
            let mut row = [0_u8; 7];
            let lines = inflated(&data);
            data.clear();
            for line in lines.chunks(8) {
                assert_eq!(line[0], 2);
                row.iter_mut().zip(&line[1..]).for_each(|(byte, more)| *byte = byte.wrapping_add(*more));
                data.extend_from_slice(&row);
            }
        }
        let rows: Vec<Place> = data
            .chunks(7)
            .map(|row| {
                let first = u32::from_be_bytes([row[1], row[2], row[3], row[4]]) as usize;
                match row[0] {
                    0 => Place::Nowhere,
                    1 => Place::At(first),
                    2 => Place::Packed(first, u16::from_be_bytes([row[5], row[6]]).into()),
                    kind => panic!("a row of kind {kind}"),
                }
            })
            .collect();
        assert_eq!(Some(rows.len()), number_after(head, "/Size "));
        rows
    }

    /// The objects of a common stream.
    fn unpack(&self, number: usize) -> Vec<Vec<u8>> {
        let (dictionary, data) = (self.dictionary(number), self.stream(number));
        assert!(dictionary.contains("/Type/ObjStm"));
        let count = number_after(dictionary.as_bytes(), "/N ").unwrap();
        let first = number_after(dictionary.as_bytes(), "/First ").unwrap();
        let index: Vec<usize> =
            std::str::from_utf8(&data[..first]).unwrap().split_whitespace().map(|word| word.parse().unwrap()).collect();
        assert_eq!(index.len(), 2 * count);
        let ends = index.chunks(2).skip(1).map(|pair| pair[1]).chain([data.len() - first]);
        index.chunks(2).zip(ends).map(|(pair, end)| data[first + pair[1]..first + end].to_vec()).collect()
    }

    /// An object from its number to `endobj`; one of a common stream without either.
    pub(crate) fn object(&self, number: usize) -> &[u8] {
        let start = match self.places[number] {
            Place::At(start) => start,
            Place::Packed(stream, at) => return &self.packs[&stream][at],
            Place::Nowhere => return b"",
        };
        let head = format!("{number} 0 obj\n");
        assert!(self.bytes[start..].starts_with(head.as_bytes()), "object {number} is not at {start}");
        let rest = &self.bytes[start + head.len()..];
        let end = find(rest, b"endobj").unwrap();
        let Some(stream) = find(&rest[..end], b"stream\n") else { return &rest[..end + 6] };
        let length = number_after(&rest[..stream], "/Length ").unwrap();
        let is_other = find(&rest[..stream], format!("/Length {length} 0 R").as_bytes()).is_some();
        let length = if is_other { text_number(self.object(length)) } else { length };
        let skip = stream + 7 + length;
        &rest[..skip + find(&rest[skip..], b"endobj").unwrap() + 6]
    }

    /// The dictionary of an object as text.
    pub(crate) fn dictionary(&self, number: usize) -> String {
        let object = self.object(number);
        let end = find(object, b"stream\n").unwrap_or(object.len());
        String::from_utf8_lossy(&object[..end]).into_owned()
    }

    pub(crate) fn count(&self) -> usize {
        self.places.len()
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
        inflated(data)
    }

    fn read_to_unicode(&self) -> HashMap<u16, char> {
        let map = String::from_utf8(self.stream(6)).unwrap();
        let hex = |text: &str| u32::from_str_radix(text.trim_matches(['<', '>']), 16).unwrap();
        let mut found = HashMap::new();
        for line in map.lines().filter(|line| line.matches('<').count() == 3) {
            let words: Vec<u32> = line.split('>').filter(|word| !word.is_empty()).map(hex).collect();
            for (place, code) in (words[0]..=words[1]).enumerate() {
                found.insert(code as u16, char::from_u32(words[2] + place as u32).unwrap());
            }
        }
        found
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
        let contents = |page: &usize| {
            let dictionary = self.dictionary(*page);
            let list = dictionary.split("/Contents").nth(1).unwrap();
            let list = list.trim_start_matches(['[', ' ']).split([']', '/', '>']).next().unwrap().to_owned();
            list.split(" 0 R")
                .map(str::trim)
                .filter(|id| !id.is_empty())
                .map(|id| id.parse().unwrap())
                .collect::<Vec<_>>()
        };
        pages.iter().map(|page| contents(page).into_iter().flat_map(|id| self.stream(id)).collect()).collect()
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
        // Places are in tenths of a point under the first matrix, and moved by the others.
        let mut moved = vec![(0.0, 0.0)];
        let mut operands: Vec<String> = Vec::new();
        let number = |text: &String| text.parse::<f64>().unwrap();
        let mut rest = content;
        while !rest.is_empty() {
            if rest[0] == b'(' {
                let end = find(rest, b")").unwrap();
                let (text, width) = self.decode(&rest[1..end], is_bold);
                assert!(rest[end..].starts_with(b")Tj\n"));
                let (dx, dy) = *moved.last().unwrap();
                let (x, y) = (x + dx, 8_419.0 - y - dy);
                runs.push(Run { page, x, y, width: width * size / 1_000.0, size, is_bold, text });
                rest = &rest[end + 4..];
                continue;
            }
            let end = rest.iter().position(|b| matches!(b, b' ' | b'\n' | b'(')).unwrap();
            let word = std::str::from_utf8(&rest[..end]).unwrap();
            rest = if rest[end] == b'(' { &rest[end..] } else { &rest[end + 1..] };
            match word {
                "q" => moved.push(*moved.last().unwrap()),
                "Q" => drop(moved.pop()),
                "cm" => {
                    let [dx, dy] = [4, 5].map(|at: usize| number(&operands[at]));
                    let last = moved.last_mut().unwrap();
                    *last = (last.0 + dx, last.1 + dy);
                }
                "BT" => (x, y) = (0.0, 0.0),
                "Td" => (x, y) = (x + number(&operands[0]), y + number(&operands[1])),
                "Tf" => (is_bold, size) = (operands[0] == "/B", number(&operands[1])),
                _ => {}
            }
            if word.starts_with(|c: char| c.is_ascii_alphabetic()) || word.ends_with("BDC") {
                operands.clear();
            } else {
                operands.push(word.to_owned());
            }
        }
        assert_eq!(moved.len(), 1, "q and Q do not match");
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

fn read_table(bytes: &[u8]) -> Vec<Place> {
    let table = std::str::from_utf8(bytes).unwrap();
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some("xref"));
    let count: usize = rows.next().unwrap().strip_prefix("0 ").unwrap().parse().unwrap();
    let place = |row: &str| if row.ends_with("n ") { Place::At(row[..10].parse().unwrap()) } else { Place::Nowhere };
    let places = rows.by_ref().take(count).map(place).collect();
    assert_eq!(rows.next(), Some("trailer"));
    assert!(rows.next().unwrap().contains(&format!("/Size {count}")));
    places
}

fn inflated(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::ZlibDecoder::new(data).read_to_end(&mut out).unwrap();
    out
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The number that an object is.
fn text_number(object: &[u8]) -> usize {
    String::from_utf8_lossy(object).lines().next().unwrap().parse().unwrap()
}

fn number_after(bytes: &[u8], key: &str) -> Option<usize> {
    let at = find(bytes, key.as_bytes())? + key.len();
    let digits: String = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).map(|&b| b as char).collect();
    digits.parse().ok()
}
