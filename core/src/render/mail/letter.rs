//! What a mail says, once, for its text and its HTML.

use super::header::HeaderText;

/// The contents of a mail, in its language, before any markup.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// Whether the recipient may be somebody else than the customer, whose name then stays out of it.
    pub(super) to_stranger: bool,
    pub(super) subject: HeaderText,
    /// A word beside the title, such as «предварительно».
    pub(super) mark: Option<&'static str>,
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) figure: Option<Figure>,
    /// Labels and values.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) table: Vec<Row>,
    pub(super) button: Option<Button>,
    pub(super) notes: Vec<String>,
}

/// The one number that the reader looks for.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) note: String,
}

/// A row of a table of amounts.
#[derive(Clone, Debug)]
pub(super) enum Row {
    /// Whose rows follow.
    Group(String),
    /// An amount and what it is for.
    Line { label: String, detail: String, amount: String },
    /// The sum of a group.
    Subtotal { label: String, amount: String },
    /// The sum of all.
    Total { label: String, amount: String },
}

/// A link to follow.
#[derive(Clone, Debug)]
pub(super) struct Button {
    pub(super) label: &'static str,
    /// An http or https address in printable ASCII.
    pub(super) url: String,
}

impl Letter {
    /// A letter of a subject and a title.
    pub(super) fn new(subject: HeaderText, title: String) -> Self {
        Self {
            to_stranger: false,
            subject,
            mark: None,
            title,
            paragraphs: Vec::new(),
            figure: None,
            facts: Vec::new(),
            table: Vec::new(),
            button: None,
            notes: Vec::new(),
        }
    }
}
