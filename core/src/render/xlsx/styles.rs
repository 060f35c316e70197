//! How cells look: the formats of numbers and the few styles of our sheets.

use crate::locale::Locale;

/// A style of cells: its place among the `cellXfs` of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Style {
    /// As it comes.
    Plain = 0,
    /// The head of a table.
    Head = 1,
    /// Text, also where it looks like a number.
    Text = 2,
    /// A day.
    Date = 3,
    /// A time of day.
    Time = 4,
    /// A duration, `[h]:mm:ss`.
    Duration = 5,
    /// An amount with two decimals.
    Amount = 6,
    /// A text in the row of totals.
    TotalText = 7,
    /// A duration in the row of totals.
    TotalDuration = 8,
    /// An amount in the row of totals.
    TotalAmount = 9,
    /// The title of a sheet.
    Title = 10,
    /// A remark.
    Note = 11,
    /// The head of a column of numbers.
    HeadNumber = 12,
}

/// The style sheet; dates are written as the language writes them in figures.
pub(super) fn style_sheet(locale: Locale) -> String {
    let date = match locale {
        Locale::Ru => "dd.mm.yyyy",
        Locale::En => "yyyy-mm-dd",
    };
    let cell = |format: u32, font: u32, fill: u32, border: u32, alignment: &str| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">{alignment}</xf>"
        )
    };
    let (text, duration, amount) = (49, 46, 4);
    let cells = [
        cell(0, 0, 0, 0, ""),
        cell(0, 1, 2, 1, "<alignment vertical=\"center\" wrapText=\"1\"/>"),
        cell(text, 0, 0, 0, ""),
        cell(164, 0, 0, 0, "<alignment horizontal=\"left\"/>"),
        cell(165, 0, 0, 0, "<alignment horizontal=\"left\"/>"),
        cell(duration, 0, 0, 0, ""),
        cell(amount, 0, 0, 0, ""),
        cell(0, 1, 0, 2, ""),
        cell(duration, 1, 0, 2, ""),
        cell(amount, 1, 0, 2, ""),
        cell(0, 2, 0, 0, ""),
        cell(0, 3, 0, 0, ""),
        cell(0, 1, 2, 1, "<alignment horizontal=\"right\" vertical=\"center\" wrapText=\"1\"/>"),
    ];
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"{date}\"/>\
         <numFmt numFmtId=\"165\" formatCode=\"hh:mm:ss\"/></numFmts>\
         <fonts count=\"4\">{}{}{}{}</fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE9EEF2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
         <borders count=\"3\">{NO_BORDER}{}{}</borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{}\">{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        font("", 11, "FF1B1F24"),
        font("<b/>", 11, "FF1B1F24"),
        font("<b/>", 14, "FF1B1F24"),
        font("", 10, "FF5D6772"),
        border("bottom"),
        border("top"),
        cells.len(),
        cells.concat(),
    )
}

/// How every part begins.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of spreadsheets.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const NO_BORDER: &str = "<border><left/><right/><top/><bottom/><diagonal/></border>";

fn font(weight: &str, size: u32, colour: &str) -> String {
    format!(
        "<font>{weight}<sz val=\"{size}\"/><color rgb=\"{colour}\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    )
}

fn border(side: &str) -> String {
    let line = format!("<{side} style=\"thin\"><color rgb=\"FF5D6772\"/></{side}>");
    NO_BORDER.replace(&format!("<{side}/>"), &line)
}
