//! Elements and text appended to bytes.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::money::Amount;
use crate::render::digits;

/// Writes elements, one a line.
pub(super) struct Xml<'a> {
    out: &'a mut Vec<u8>,
    /// The attribute of every amount: ` currencyID="RUB"`.
    currency: &'static str,
}

impl<'a> Xml<'a> {
    /// A writer that appends; the currency is an attribute with its leading blank.
    pub(super) fn new(out: &'a mut Vec<u8>, currency: &'static str) -> Self {
        Self { out, currency }
    }

    /// Appends what is XML already.
    pub(super) fn raw(&mut self, xml: &str) {
        self.out.extend_from_slice(xml.as_bytes());
    }

    /// An element with elements in it; `content` writes them.
    pub(super) fn within(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.start(name, "");
        self.out.push(b'\n');
        content(self);
        self.end(name);
    }

    /// An element of text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.texts(name, &[text]);
    }

    /// An element of texts joined.
    pub(super) fn texts(&mut self, name: &str, texts: &[&str]) {
        self.start(name, "");
        texts.iter().for_each(|text| self.escaped(text));
        self.end(name);
    }

    /// An amount in roubles and kopecks.
    pub(super) fn amount(&mut self, name: &str, amount: Amount) {
        self.start(name, self.currency);
        if amount.is_negative() {
            self.out.push(b'-');
        }
        let minor = amount.minor().unsigned_abs();
        digits::push_integer(self.out, minor / 100);
        self.out.push(b'.');
        digits::push_two(self.out, (minor % 100) as u32);
        self.end(name);
    }

    /// A price of major units, with the decimals it has.
    pub(super) fn price(&mut self, name: &str, price: Decimal) {
        self.start(name, self.currency);
        self.decimal(price);
        self.end(name);
    }

    /// A quantity of a unit's code.
    pub(super) fn quantity(&mut self, name: &str, quantity: Decimal, unit: &str) {
        self.out.push(b'<');
        self.raw(name);
        self.raw(" unitCode=\"");
        self.raw(unit);
        self.raw("\">");
        self.decimal(quantity);
        self.end(name);
    }

    /// A whole number.
    pub(super) fn integer(&mut self, name: &str, number: u64) {
        self.start(name, "");
        digits::push_integer(self.out, number);
        self.end(name);
    }

    /// A rate in hundredths of a per cent.
    pub(super) fn percent(&mut self, name: &str, hundredths: u16) {
        self.start(name, "");
        self.decimal(Decimal::new(hundredths.into(), 2));
        self.end(name);
    }

    /// A day.
    pub(super) fn date(&mut self, name: &str, day: NaiveDate) {
        self.start(name, "");
        let year = day.year().unsigned_abs();
        digits::push_two(self.out, year / 100);
        digits::push_two(self.out, year);
        self.out.push(b'-');
        digits::push_two(self.out, day.month());
        self.out.push(b'-');
        digits::push_two(self.out, day.day());
        self.end(name);
    }

    fn start(&mut self, name: &str, attributes: &str) {
        self.out.push(b'<');
        self.raw(name);
        self.raw(attributes);
        self.out.push(b'>');
    }

    fn end(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">\n");
    }

    fn decimal(&mut self, number: Decimal) {
        // Writing to memory does not fail.
        let _ = write!(self.out, "{}", number.normalize());
    }

    /// Text with the characters that mean something to XML escaped.
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>')) {
            self.raw(&rest[..place]);
            self.raw(match rest.as_bytes()[place] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                _ => "&gt;",
            });
            rest = &rest[place + 1..];
        }
        self.raw(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Xml<'_>)) -> String {
        let mut out = Vec::new();
        write(&mut Xml::new(&mut out, " currencyID=\"RUB\""));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(written(|xml| xml.text("a", "<b>&\"'ё]]>")), "<a>&lt;b&gt;&amp;\"'ё]]&gt;</a>\n");
        assert_eq!(written(|xml| xml.texts("a", &["&", "<"])), "<a>&amp;&lt;</a>\n");
    }

    #[test]
    fn numbers_are_decimals_of_xml_schema() {
        for (minor, expected) in [(0, "0.00"), (-5, "-0.05"), (1_230, "12.30"), (i64::MIN, "-92233720368547758.08")] {
            let expected = format!("<a currencyID=\"RUB\">{expected}</a>\n");
            assert_eq!(written(|xml| xml.amount("a", Amount::from_minor(minor))), expected);
        }
        let small: Decimal = "0.0000000000000000000000000010".parse().unwrap();
        assert_eq!(
            written(|xml| xml.quantity("a", small, "MIN")),
            "<a unitCode=\"MIN\">0.000000000000000000000000001</a>\n"
        );
        assert_eq!(written(|xml| xml.percent("a", 1_667)), "<a>16.67</a>\n");
        assert_eq!(written(|xml| xml.percent("a", 2_200)), "<a>22</a>\n");
        assert_eq!(written(|xml| xml.date("a", "2026-01-09".parse().unwrap())), "<a>2026-01-09</a>\n");
    }
}
