//! A workbook written front to back: sheet after sheet, row after row, in constant memory.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::strings::{Strings, push_text};
use super::styles::{DECLARATION, MAIN, Style, style_sheet};
use super::zip::Archive;
use crate::locale::Locale;
use crate::money::Amount;
use crate::render::digits::{push_integer, push_two};

/// How much of a sheet is gathered before it is compressed, in bytes.
const CHUNK: usize = 32 * 1024;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A workbook that is being written.
pub(in crate::render) struct Book<W: Write> {
    archive: Archive<W>,
    /// Rows not yet compressed, and the strings their cells share.
    row: Row,
    sheets: Vec<Sheet>,
    /// The open sheet's page setup, which stands after its rows.
    page: String,
}

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    /// The range that filters cover, and the rows that print on every page.
    filter: Option<String>,
    repeated: Option<u32>,
}

/// How a sheet begins.
pub(in crate::render) struct SheetHead<'a> {
    pub(in crate::render) name: String,
    /// The widths of its columns, in characters.
    pub(in crate::render) widths: &'a [u32],
    /// How many rows stay in sight.
    pub(in crate::render) frozen: u32,
    pub(in crate::render) landscape: bool,
    /// What stands above each printed page.
    pub(in crate::render) print_title: &'a str,
}

/// How a sheet ends.
#[derive(Default)]
pub(in crate::render) struct SheetTail {
    /// The range that filters cover, such as `A1:J20`.
    pub(in crate::render) filter: Option<String>,
    /// A range of texts that look like numbers and are meant to.
    pub(in crate::render) numbers_as_text: Option<String>,
}

/// The cells of a row, from left to right.
pub(in crate::render) struct Row {
    xml: Vec<u8>,
    strings: Strings,
}

impl<W: Write> Book<W> {
    /// Begins a workbook.
    pub(in crate::render) fn new(locale: Locale, out: W) -> io::Result<Self> {
        let mut archive = Archive::new(out);
        // Sheets are the default kind of part: how many there will be is not known yet, and programs that sniff
        // files want this part first.
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        archive.part(
            "[Content_Types].xml",
            &format!(
                "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"{sheet}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{sheet}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{sheet}.styles+xml\"/>\
                 <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{sheet}.sharedStrings+xml\"/></Types>"
            ),
        )?;
        archive.part(
            "_rels/.rels",
            &format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        )?;
        archive.part("xl/styles.xml", &style_sheet(locale))?;
        let row = Row { xml: Vec::with_capacity(CHUNK + 16 * 1024), strings: Strings::default() };
        Ok(Self { archive, row, sheets: Vec::new(), page: String::new() })
    }

    /// Begins a sheet, after the one before has ended.
    pub(in crate::render) fn begin_sheet(&mut self, head: SheetHead<'_>) -> io::Result<()> {
        let number = self.sheets.len() + 1;
        self.archive.begin(&format!("xl/worksheets/sheet{number}.xml"))?;
        let mut xml = format!(
            "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <sheetViews><sheetView workbookViewId=\"0\"{}>",
            if number == 1 { " tabSelected=\"1\"" } else { "" }
        );
        if head.frozen > 0 {
            let below = head.frozen + 1;
            let _ = write!(
                xml,
                "<pane ySplit=\"{}\" topLeftCell=\"A{below}\" activePane=\"bottomLeft\" state=\"frozen\"/>\
                 <selection pane=\"bottomLeft\" activeCell=\"A{below}\" sqref=\"A{below}\"/>",
                head.frozen
            );
        }
        xml.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (index, width) in head.widths.iter().enumerate() {
            let column = index + 1;
            let _ = write!(xml, "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        xml.push_str("</cols><sheetData>");
        self.row.xml.extend_from_slice(xml.as_bytes());
        let repeated = (head.frozen > 0).then_some(head.frozen);
        self.sheets.push(Sheet { name: head.name, filter: None, repeated });
        self.page = page(head.landscape, head.print_title);
        Ok(())
    }

    /// Writes one row.
    #[inline]
    pub(in crate::render) fn row(&mut self, cells: impl FnOnce(&mut Row)) -> io::Result<()> {
        self.row.xml.extend_from_slice(b"<row>");
        cells(&mut self.row);
        self.row.xml.extend_from_slice(b"</row>");
        if self.row.xml.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// How many bytes the sheet has so far, before compression.
    pub(in crate::render) fn sheet_size(&self) -> u64 {
        self.archive.part_size()
    }

    /// Ends the sheet.
    pub(in crate::render) fn end_sheet(&mut self, tail: SheetTail) -> io::Result<()> {
        let mut xml = String::from("</sheetData>");
        if let Some(range) = &tail.filter {
            let _ = write!(xml, "<autoFilter ref=\"{range}\"/>");
        }
        xml.push_str(&self.page);
        if let Some(range) = &tail.numbers_as_text {
            let _ = write!(
                xml,
                "<ignoredErrors><ignoredError sqref=\"{range}\" numberStoredAsText=\"1\"/></ignoredErrors>"
            );
        }
        xml.push_str("</worksheet>");
        self.row.xml.extend_from_slice(xml.as_bytes());
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.filter = tail.filter;
        }
        self.flush()
    }

    /// Writes what the sheets hang together by, and gives the output back.
    pub(in crate::render) fn finish(mut self) -> io::Result<W> {
        self.archive.begin("xl/sharedStrings.xml")?;
        self.archive.write(format!("{DECLARATION}<sst xmlns=\"{MAIN}\">").as_bytes())?;
        self.archive.write(self.row.strings.xml())?;
        self.archive.write(b"</sst>")?;
        let (mut sheets, mut names, mut relations) = (String::new(), String::new(), String::new());
        for (index, sheet) in self.sheets.iter().enumerate() {
            let (number, name) = (index + 1, &sheet.name);
            let _ = write!(sheets, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
            let _ = write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
            if let Some(filter) = &sheet.filter {
                let _ = write!(
                    names,
                    "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{index}\" hidden=\"1\">'{name}'!{}</definedName>",
                    absolute(filter)
                );
            }
            if let Some(rows) = sheet.repeated {
                let _ = write!(
                    names,
                    "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{index}\">'{name}'!$1:${rows}</definedName>"
                );
            }
        }
        let last = self.sheets.len() + 1;
        let (styles, strings) = (last, last + 1);
        self.archive.part(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}\
                 <Relationship Id=\"rId{styles}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
                 <Relationship Id=\"rId{strings}\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 </Relationships>"
            ),
        )?;
        let names = if names.is_empty() { names } else { format!("<definedNames>{names}</definedNames>") };
        self.archive.part(
            "xl/workbook.xml",
            &format!(
                "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView/></bookViews>\
                 <sheets>{sheets}</sheets>{names}</workbook>"
            ),
        )?;
        self.archive.finish()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.archive.write(&self.row.xml)?;
        self.row.xml.clear();
        Ok(())
    }
}

impl Row {
    /// A cell without a value.
    pub(in crate::render) fn empty(&mut self, style: Style) {
        self.open(style);
        self.xml.truncate(self.xml.len() - 1);
        self.xml.extend_from_slice(b"/>");
    }

    /// A cell of text.
    #[inline]
    pub(in crate::render) fn text(&mut self, style: Style, text: &str) {
        match self.strings.number(text) {
            Some(number) => self.shared(style, number),
            None => self.inline(style, text),
        }
    }

    /// The number of a text for [`shared`](Self::shared); `None` where the table is full.
    #[inline]
    pub(in crate::render) fn share(&mut self, text: &str) -> Option<u32> {
        self.strings.number(text)
    }

    /// The number of a text that is always shared: one of the few of ours that rows repeat.
    pub(in crate::render) fn reserve(&mut self, text: &str) -> u32 {
        self.strings.reserve(text)
    }

    /// A cell of a shared text.
    #[inline]
    pub(in crate::render) fn shared(&mut self, style: Style, number: u32) {
        self.xml.extend_from_slice(b"<c t=\"s\"");
        self.style(style);
        self.xml.extend_from_slice(b"><v>");
        push_integer(&mut self.xml, number.into());
        self.close();
    }

    /// A cell of a text of its own.
    #[inline]
    pub(in crate::render) fn inline(&mut self, style: Style, text: &str) {
        self.xml.extend_from_slice(b"<c t=\"inlineStr\"");
        self.style(style);
        self.xml.extend_from_slice(b"><is><t>");
        push_text(&mut self.xml, text);
        self.xml.extend_from_slice(b"</t></is></c>");
    }

    /// A cell of a whole number.
    #[inline]
    pub(in crate::render) fn integer(&mut self, style: Style, number: u64) {
        self.open(style);
        self.value(|xml| push_integer(xml, number));
    }

    /// A cell of a decimal number, written as it is.
    pub(in crate::render) fn decimal(&mut self, style: Style, number: rust_decimal::Decimal) {
        self.open(style);
        self.value(|xml| xml.extend_from_slice(number.to_string().as_bytes()));
    }

    /// A cell of an amount.
    #[inline]
    pub(in crate::render) fn amount(&mut self, style: Style, amount: Amount) {
        self.open(style);
        self.value(|xml| push_amount(xml, amount));
    }

    /// A cell of seconds as a part of days, which is how spreadsheets count time.
    #[inline]
    pub(in crate::render) fn seconds(&mut self, style: Style, seconds: u64) {
        self.open(style);
        self.value(|xml| push_days(xml, seconds));
    }

    /// A cell of an amount that the formula comes to.
    pub(in crate::render) fn amount_formula(&mut self, style: Style, formula: &str, amount: Amount) {
        self.open(style);
        self.formula(formula);
        self.value(|xml| push_amount(xml, amount));
    }

    /// A cell of a duration that the formula comes to.
    pub(in crate::render) fn seconds_formula(&mut self, style: Style, formula: &str, seconds: u64) {
        self.open(style);
        self.formula(formula);
        self.value(|xml| push_days(xml, seconds));
    }

    fn formula(&mut self, formula: &str) {
        self.xml.extend_from_slice(b"<f>");
        push_text(&mut self.xml, formula);
        self.xml.extend_from_slice(b"</f>");
    }

    #[inline]
    fn open(&mut self, style: Style) {
        self.xml.extend_from_slice(b"<c");
        self.style(style);
        self.xml.push(b'>');
    }

    #[inline]
    fn style(&mut self, style: Style) {
        if style != Style::Plain {
            self.xml.extend_from_slice(b" s=\"");
            push_integer(&mut self.xml, style as u64);
            self.xml.push(b'"');
        }
    }

    #[inline]
    fn value(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        self.xml.extend_from_slice(b"<v>");
        write(&mut self.xml);
        self.close();
    }

    #[inline]
    fn close(&mut self) {
        self.xml.extend_from_slice(b"</v></c>");
    }
}

#[inline]
fn push_amount(xml: &mut Vec<u8>, amount: Amount) {
    let minor = amount.minor();
    if minor < 0 {
        xml.push(b'-');
    }
    push_integer(xml, minor.unsigned_abs() / 100);
    let rest = (minor.unsigned_abs() % 100) as u32;
    if rest != 0 {
        xml.push(b'.');
        push_two(xml, rest);
    }
}

/// Seconds as days with twelve decimals, trailing zeros dropped: a million of them sum to within a tenth of a second.
/// Rounded up, for LibreOffice cuts what it shows to whole seconds where Excel rounds.
#[inline]
fn push_days(xml: &mut Vec<u8>, seconds: u64) {
    const DAY: u64 = 86_400;
    push_integer(xml, seconds / DAY);
    // 10^12 / 86,400 = 312,500,000 / 27
    let mut decimals = (seconds % DAY * 312_500_000).div_ceil(27);
    if decimals == 0 {
        return;
    }
    let mut digits = 12;
    while decimals.is_multiple_of(10) {
        decimals /= 10;
        digits -= 1;
    }
    xml.push(b'.');
    let mut places = [b'0'; 12];
    for place in places[..digits].iter_mut().rev() {
        *place = b'0' + (decimals % 10) as u8;
        decimals /= 10;
    }
    xml.extend_from_slice(&places[..digits]);
}

/// `A1:J20` as `$A$1:$J$20`.
fn absolute(range: &str) -> String {
    let mut out = String::with_capacity(range.len() + 4);
    let mut last = ':';
    for c in range.chars() {
        if c.is_ascii_alphanumeric() && c.is_ascii_digit() != last.is_ascii_digit() || last == ':' {
            out.push('$');
        }
        out.push(c);
        last = c;
    }
    out
}

/// Margins, paper and page numbers; `title` is text of ours and an account's number.
fn page(landscape: bool, title: &str) -> String {
    let mut safe = Vec::new();
    push_text(&mut safe, &title.replace('&', "&&"));
    format!(
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"{}\" fitToHeight=\"0\"/>\
         <headerFooter><oddHeader>&amp;L{}&amp;R&amp;P / &amp;N</oddHeader></headerFooter>",
        if landscape { "landscape" } else { "portrait" },
        String::from_utf8_lossy(&safe)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days_to_twelve_decimals() {
        let cases = [
            (0, "0"),
            (43_200, "0.5"),
            (86_400, "1"),
            (1, "0.000011574075"),
            (93_661, "1.084039351852"),
            (8_640, "0.1"),
        ];
        for (seconds, days) in cases {
            let mut xml = Vec::new();
            push_days(&mut xml, seconds);
            assert_eq!(String::from_utf8(xml).unwrap(), days);
        }
        for seconds in 0..200_000_u64 {
            let mut xml = Vec::new();
            push_days(&mut xml, seconds);
            let days: f64 = String::from_utf8(xml).unwrap().parse().unwrap();
            let excess = days * 86_400.0 - seconds as f64;
            assert!((-1e-9..1e-7).contains(&excess), "{seconds}");
        }
    }

    #[test]
    fn ranges_become_absolute() {
        assert_eq!(absolute("A1:J20"), "$A$1:$J$20");
        assert_eq!(absolute("A1:AB1048576"), "$A$1:$AB$1048576");
    }
}
