use std::fmt::{self, Display, Write as _};

/// A page of HTML that grows; what is shown is escaped where it is not said to be HTML.
pub(super) struct Page(String);

/// Text as HTML shows it.
pub(super) struct Text<T>(pub(super) T);

impl Page {
    /// A page with its head.
    pub(super) fn new(title: &str, accent: [u8; 3]) -> Self {
        let [red, green, blue] = accent;
        let mut page = Self(String::with_capacity(1 << 18));
        page.html(format_args!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\
             <style>:root{{--accent:rgb({red},{green},{blue})}}\n{}</style></head>\n<body><main>\n",
            Text(title),
            include_str!("style.css")
        ));
        page
    }

    /// Adds HTML.
    pub(super) fn html(&mut self, html: impl Display) {
        // A string takes everything.
        let _ = writeln!(self.0, "{html}");
    }

    /// Begins a section.
    pub(super) fn section(&mut self, title: &str, told: &str) {
        self.html(format_args!("<h2>{}</h2><p class=\"told\">{}</p>", Text(title), Text(told)));
    }

    /// Begins a table, given its columns' titles; those that begin with `#` are of numbers.
    pub(super) fn table(&mut self, columns: &[&str]) {
        let mut head = String::from("<table><thead><tr>");
        for column in columns {
            let _ = match column.strip_prefix('#') {
                Some(number) => write!(head, "<th class=\"num\">{}</th>", Text(number)),
                None => write!(head, "<th>{}</th>", Text(column)),
            };
        }
        self.html(format_args!("{head}</tr></thead><tbody>"));
    }

    /// The whole page.
    pub(super) fn end(mut self) -> String {
        self.html("</main></body></html>");
        self.0
    }
}

/// A link around HTML, where there is somewhere to go.
pub(super) fn link(to: Option<&str>, class: &str, html: impl Display) -> String {
    match to {
        Some(path) => format!("<a class=\"{class}\" href=\"{}\">{html}</a>", Text(percent_encoded(path))),
        None => format!("<span class=\"{class}\">{html}</span>"),
    }
}

/// A path as a link has it.
fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~,:=@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

impl<T: Display> Display for Text<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.to_string().chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}
