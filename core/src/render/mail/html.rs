//! A letter as HTML for mail programs: tables for layout, inline styles, nothing remote, nothing unescaped.
//!
//! Inline styles carry the light scheme that every program shows; the style sheet adds a dark one and narrow
//! screens where it is understood. Word renders for Outlook, hence the conditional table of a fixed width.

use super::Envelope;
use super::letter::{Button, Figure, Letter, Row};
use crate::locale::Locale;
use crate::party::EmailAddress;
use crate::render::locale::choose;

const STYLE: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}\
body{margin:0;padding:0;-webkit-text-size-adjust:100%}\
td{word-break:break-word;overflow-wrap:anywhere}.label{word-break:normal;overflow-wrap:normal}\
@media (max-width:480px){.edge{padding:12px 0!important}.pad{padding-left:20px!important;padding-right:20px!important}\
.figure{font-size:26px!important;line-height:34px!important}.long{font-size:19px!important;line-height:28px!important}}";

/// Apart from the rest: a program that drops a sheet for what it does not know keeps the other one.
const DARK: &str = "\
@media (prefers-color-scheme:dark){.page{background-color:#121417!important}.card{background-color:#1d2126!important}\
.ink{color:#f2f4f6!important}.soft{color:#a9b1ba!important}.rule{border-color:#363d45!important}\
.well{background-color:#262c33!important}}";

const FONT: &str = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK: &str = "#1b1f24";
const SOFT: &str = "#5d6772";
const RULE: &str = "#e3e7eb";

/// Writes the page.
pub(super) fn write(envelope: &Envelope<'_>, letter: &Letter) -> String {
    let mut page = Page { out: String::with_capacity(8 * 1024), accent: Accent::of(envelope.operator.brand.accent) };
    page.head(envelope, letter);
    page.heading(letter);
    if let Some(figure) = &letter.figure {
        page.figure(figure);
    }
    for paragraph in &letter.paragraphs {
        page.paragraph(paragraph);
    }
    page.facts(&letter.facts);
    page.table(&letter.table);
    if let Some(button) = &letter.button {
        page.button(button);
    }
    for note in &letter.notes {
        page.note(note);
    }
    page.contact(envelope);
    page.out
}

struct Page {
    out: String,
    accent: Accent,
}

/// The operator's colour and the ink that is read on it.
struct Accent {
    colour: String,
    ink: &'static str,
}

impl Accent {
    fn of([red, green, blue]: [u8; 3]) -> Self {
        let luminance = (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1_000;
        Self {
            colour: format!("#{red:02x}{green:02x}{blue:02x}"),
            ink: if luminance > 150 { "#1b1f24" } else { "#ffffff" },
        }
    }
}

impl Page {
    fn raw(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }

    /// Appends text with the characters that mean something to HTML escaped.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
            self.out.push_str(&rest[..place]);
            self.out.push_str(match rest.as_bytes()[place] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[place + 1..];
        }
        self.out.push_str(rest);
    }

    fn head(&mut self, envelope: &Envelope<'_>, letter: &Letter) {
        let language = choose(envelope.locale, "ru", "en");
        self.raw(&[
            "<!DOCTYPE html>\r\n<html lang=\"",
            language,
            "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
            "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">",
            "<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no\"><title>",
        ]);
        self.text(letter.subject.as_str());
        self.raw(&[
            "</title><style>",
            STYLE,
            "</style><style>",
            DARK,
            "</style></head>\r\n<body class=\"page\" style=\"margin:0;padding:0;background-color:#f1f3f5\">\r\n",
            "<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">",
        ]);
        let preview =
            letter.figure.as_ref().map(|figure| format!("{}: {} {}", figure.label, figure.value, figure.note));
        self.text(&preview.unwrap_or_else(|| letter.paragraphs.first().cloned().unwrap_or_default()));
        self.raw(&[
            "</div>\r\n",
            "<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" ",
            "bgcolor=\"#f1f3f5\" style=\"background-color:#f1f3f5\"><tr><td class=\"edge\" align=\"center\" style=\"padding:28px 12px\">\r\n",
            "<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><![endif]-->\r\n",
            "<table role=\"presentation\" class=\"card\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" ",
            "bgcolor=\"#ffffff\" style=\"max-width:600px;background-color:#ffffff;border-top:4px solid ",
            &self.accent.colour.clone(),
            "\">\r\n",
        ]);
        self.row(
            "ink",
            &format!("{FONT};font-size:15px;line-height:22px;font-weight:600;color:{INK};padding:22px 36px 0"),
        );
        self.text(envelope.operator.name.as_str());
        self.end_row();
    }

    /// Opens a row of the card with one padded cell.
    fn row(&mut self, class: &str, style: &str) {
        self.raw(&["<tr><td class=\"pad ", class, "\" style=\"", style, "\">"]);
    }

    fn end_row(&mut self) {
        self.raw(&["</td></tr>\r\n"]);
    }

    fn heading(&mut self, letter: &Letter) {
        self.row("ink", &format!("{FONT};color:{INK};padding:18px 36px 4px"));
        self.raw(&[
            "<h1 class=\"ink\" style=\"margin:0;font-size:24px;line-height:31px;font-weight:700;color:",
            INK,
            "\">",
        ]);
        self.text(&letter.title);
        self.raw(&["</h1>"]);
        if let Some(mark) = letter.mark {
            let Accent { colour, ink } = &self.accent;
            let style = format!(
                "display:inline-block;margin-top:8px;padding:2px 10px;border-radius:10px;font-size:13px;\
                 line-height:20px;background-color:{colour};color:{ink}"
            );
            self.raw(&["<span style=\"", &style, "\">"]);
            self.text(mark);
            self.raw(&["</span>"]);
        }
        self.end_row();
    }

    fn paragraph(&mut self, text: &str) {
        self.row("ink", &format!("{FONT};font-size:16px;line-height:24px;color:{INK};padding:10px 36px 2px"));
        self.text(text);
        self.end_row();
    }

    fn note(&mut self, text: &str) {
        self.row("soft", &format!("{FONT};font-size:14px;line-height:21px;color:{SOFT};padding:12px 36px 0"));
        self.text(text);
        self.end_row();
    }

    fn figure(&mut self, figure: &Figure) {
        self.row("", "padding:18px 36px 6px");
        self.raw(&[
            "<table role=\"presentation\" class=\"well\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" ",
            "bgcolor=\"#f5f7f9\" style=\"background-color:#f5f7f9;border-radius:8px\"><tr><td style=\"padding:16px 20px;",
            FONT,
            "\"><div class=\"soft\" style=\"font-size:14px;line-height:20px;color:",
            SOFT,
            "\">",
        ]);
        self.text(figure.label);
        // Amounts don't break at their spaces: long ones are set smaller.
        let (class, size) =
            if figure.value.chars().count() > 15 { ("ink figure long", "26") } else { ("ink figure", "32") };
        self.raw(&[
            "</div><div class=\"",
            class,
            "\" style=\"font-size:",
            size,
            "px;line-height:42px;font-weight:700;color:",
        ]);
        self.raw(&[INK, "\">"]);
        self.text(&figure.value);
        self.raw(&["</div><div class=\"ink\" style=\"font-size:15px;line-height:22px;color:", INK, "\">"]);
        self.text(&figure.note);
        self.raw(&["</div></td></tr></table>"]);
        self.end_row();
    }

    fn facts(&mut self, facts: &[(&'static str, String)]) {
        if facts.is_empty() {
            return;
        }
        self.row("", "padding:12px 36px 4px");
        self.open_table();
        for (label, value) in facts {
            self.raw(&["<tr><td class=\"soft rule label\" valign=\"top\" width=\"40%\" style=\"", FONT]);
            self.raw(&[
                ";font-size:15px;line-height:21px;color:",
                SOFT,
                ";padding:8px 12px 8px 0;border-bottom:1px solid ",
            ]);
            self.raw(&[RULE, "\">"]);
            self.text(label);
            self.raw(&["</td><td class=\"ink rule\" valign=\"top\" style=\"", FONT]);
            self.raw(&[
                ";font-size:15px;line-height:21px;color:",
                INK,
                ";padding:8px 0;border-bottom:1px solid ",
                RULE,
                "\">",
            ]);
            self.text(value);
            self.raw(&["</td></tr>\r\n"]);
        }
        self.raw(&["</table>"]);
        self.end_row();
    }

    fn table(&mut self, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        self.row("", "padding:12px 36px 4px");
        self.open_table();
        for row in rows {
            match row {
                Row::Group(label) => {
                    self.raw(&[
                        "<tr><td class=\"ink\" colspan=\"2\" style=\"",
                        FONT,
                        ";font-size:16px;line-height:22px;",
                    ]);
                    self.raw(&["font-weight:600;color:", INK, ";padding:18px 0 6px\">"]);
                    self.text(label);
                    self.raw(&["</td></tr>\r\n"]);
                }
                Row::Line { label, detail, amount } => {
                    self.amount_row(label, detail, amount, "font-size:15px;line-height:21px;padding-top:7px", RULE, 1);
                }
                Row::Subtotal { label, amount } => {
                    let style = "font-size:15px;line-height:21px;font-weight:600;padding-top:7px";
                    self.amount_row(label, "", amount, style, RULE, 1);
                }
                Row::Total { label, amount } => {
                    let style = "font-size:18px;line-height:26px;font-weight:700;padding-top:20px";
                    let accent = self.accent.colour.clone();
                    self.amount_row(label, "", amount, style, &accent, 2);
                }
            }
        }
        self.raw(&["</table>"]);
        self.end_row();
    }

    fn amount_row(&mut self, label: &str, detail: &str, amount: &str, style: &str, rule: &str, width: u32) {
        // The total's rule keeps the operator's colour in the dark scheme too.
        let class = if width == 1 { "ink rule" } else { "ink" };
        let cell = format!("{FONT};color:{INK};{style};padding-bottom:7px;border-bottom:{width}px solid {rule}");
        self.raw(&["<tr><td class=\"", class, "\" valign=\"top\" style=\"", &cell, ";padding-right:12px\">"]);
        self.text(label);
        if !detail.is_empty() {
            self.raw(&["<div class=\"soft\" style=\"font-size:13px;line-height:18px;color:", SOFT, "\">"]);
            self.text(detail);
            self.raw(&["</div>"]);
        }
        self.raw(&["</td><td class=\"", class, "\" valign=\"top\" align=\"right\" style=\"", &cell]);
        self.raw(&[";white-space:nowrap;font-variant-numeric:tabular-nums\">"]);
        self.text(amount);
        self.raw(&["</td></tr>\r\n"]);
    }

    fn open_table(&mut self) {
        self.raw(&[
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\r\n",
        ]);
    }

    fn button(&mut self, button: &Button) {
        let Accent { colour, ink } = &self.accent;
        let cell = format!("border-radius:8px;background-color:{colour}");
        let link = format!(
            "display:inline-block;padding:13px 28px;{FONT};font-size:16px;line-height:22px;font-weight:600;\
             color:{ink};text-decoration:none"
        );
        let (colour, plain) =
            (colour.clone(), format!("{FONT};font-size:13px;line-height:19px;color:{SOFT};padding:10px 36px 0"));
        self.row("", "padding:20px 36px 4px");
        self.raw(&[
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td bgcolor=\"",
            &colour,
        ]);
        self.raw(&["\" style=\"", &cell, "\"><a href=\""]);
        self.text(&button.url);
        self.raw(&["\" style=\"", &link, "\">"]);
        self.text(button.label);
        self.raw(&["</a></td></tr></table>"]);
        self.end_row();
        // For programs that don't show the button: the address itself.
        self.row("soft", &plain);
        self.text(&button.url);
        self.end_row();
    }

    fn contact(&mut self, envelope: &Envelope<'_>) {
        let (operator, locale) = (envelope.operator, envelope.locale);
        self.row("", "padding:24px 36px 0");
        self.raw(&[
            "<div class=\"rule\" style=\"border-top:1px solid ",
            RULE,
            ";font-size:1px;line-height:1px\">&#160;</div>",
        ]);
        self.end_row();
        self.row("soft", &format!("{FONT};font-size:14px;line-height:21px;color:{SOFT};padding:14px 36px 28px"));
        self.raw(&["<span class=\"ink\" style=\"color:", INK, ";font-weight:600\">"]);
        self.text(operator.name.as_str());
        self.raw(&["</span><br>"]);
        let contact = &operator.contact;
        self.raw(&["<a class=\"ink\" href=\"mailto:"]);
        self.address(&contact.email);
        self.raw(&["\" style=\"color:", INK, "\">"]);
        self.text(contact.email.as_str());
        self.raw(&["</a> · "]);
        self.whole(contact.phone.as_str());
        if let Some(site) = &contact.site {
            self.raw(&[" · "]);
            self.whole(site.as_str());
        }
        self.raw(&["<br>"]);
        self.text(match locale {
            Locale::Ru => "На это письмо можно ответить: ответ придёт в службу поддержки.",
            Locale::En => "You can reply to this message: it reaches our support team.",
        });
        self.end_row();
        self.raw(&[
            "</table>\r\n<!--[if mso]></td></tr></table><![endif]-->\r\n</td></tr></table>\r\n</body></html>\r\n",
        ]);
    }

    /// Text that does not break at its blanks and hyphens, where it is short enough for any screen.
    fn whole(&mut self, text: &str) {
        let is_short = text.chars().count() <= 28;
        self.raw(&[if is_short { "<span style=\"white-space:nowrap\">" } else { "<span>" }]);
        self.text(text);
        self.raw(&["</span>"]);
    }

    /// An address within a mailto link: what a URL gives a meaning to is percent-encoded (RFC 6068).
    fn address(&mut self, address: &EmailAddress) {
        for byte in address.to_wire().bytes() {
            if byte.is_ascii_alphanumeric() || b"@.-_~+!*".contains(&byte) {
                self.out.push(char::from(byte));
            } else {
                self.out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
}
