//! A letter as plain text: lines of at most 72 characters where words allow it, CRLF.

use super::Envelope;
use super::letter::{Letter, Row};
use crate::render::locale::choose;

const WIDTH: usize = 72;

/// Writes the text.
pub(super) fn write(envelope: &Envelope<'_>, letter: &Letter) -> String {
    let mut out = String::with_capacity(2_048);
    match letter.mark {
        Some(mark) => wrap(&mut out, "", &format!("{} — {mark}", letter.title)),
        None => wrap(&mut out, "", &letter.title),
    }
    end_block(&mut out);
    if let Some(figure) = &letter.figure {
        wrap(&mut out, "", &format!("{}: {}", figure.label, figure.value));
        wrap(&mut out, "", &figure.note);
        end_block(&mut out);
    }
    for paragraph in &letter.paragraphs {
        wrap(&mut out, "", paragraph);
        end_block(&mut out);
    }
    for (label, value) in &letter.facts {
        wrap(&mut out, "  ", &format!("{label}: {value}"));
    }
    end_block(&mut out);
    letter.table.iter().for_each(|row| write_row(&mut out, row));
    end_block(&mut out);
    if let Some(button) = &letter.button {
        wrap(&mut out, "", &format!("{}:", button.label));
        out.push_str(&button.url);
        out.push_str("\r\n");
        end_block(&mut out);
    }
    for note in &letter.notes {
        wrap(&mut out, "", note);
        end_block(&mut out);
    }
    write_contact(&mut out, envelope);
    out
}

fn write_row(out: &mut String, row: &Row) {
    match row {
        Row::Group(label) => {
            end_block(out);
            wrap(out, "", label);
        }
        Row::Line { label, detail, amount } => {
            let label = if detail.is_empty() { label.clone() } else { format!("{label} ({detail})") };
            write_amount(out, "  ", &label, amount);
        }
        Row::Subtotal { label, amount } => write_amount(out, "  ", label, amount),
        Row::Total { label, amount } => {
            end_block(out);
            write_amount(out, "", label, amount);
        }
    }
}

/// A label, and its amount at the right edge of the last line or, for want of room, of the next.
fn write_amount(out: &mut String, indent: &str, label: &str, amount: &str) {
    wrap(out, indent, label);
    let line = out.trim_end_matches("\r\n").rsplit("\r\n").next().map_or(0, |line| line.chars().count());
    let needed = amount.chars().count();
    if line + 2 + needed <= WIDTH {
        out.truncate(out.len() - 2);
        out.push(' ');
        out.extend(std::iter::repeat_n('.', (WIDTH - line - needed).saturating_sub(2)));
        out.push(' ');
    } else {
        out.extend(std::iter::repeat_n(' ', WIDTH.saturating_sub(needed)));
    }
    out.push_str(amount);
    out.push_str("\r\n");
}

fn write_contact(out: &mut String, envelope: &Envelope<'_>) {
    let operator = envelope.operator;
    // The dash also sees to it that the text is not plain ASCII: see compose.
    out.push_str("—\r\n");
    wrap(out, "", operator.name.as_str());
    let contact = &operator.contact;
    let site = contact.site.as_ref().map(|site| format!(", {site}")).unwrap_or_default();
    wrap(out, "", &format!("{}, {}{site}", contact.email, contact.phone));
    let reply = choose(
        envelope.locale,
        "На это письмо можно ответить: ответ придёт в службу поддержки.",
        "You can reply to this message: it reaches our support team.",
    );
    wrap(out, "", reply);
}

/// Ends a block by one empty line, if something stands before.
fn end_block(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\r\n\r\n") {
        out.push_str("\r\n");
    }
}

/// Appends words in lines of at most [`WIDTH`] characters; a longer word has a line of its own.
fn wrap(out: &mut String, indent: &str, text: &str) {
    let mut column = 0;
    for word in text.split([' ', '\r', '\n']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push_str("\r\n");
            column = 0;
        }
        if column == 0 {
            out.push_str(indent);
            column = indent.len();
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    if column > 0 {
        out.push_str("\r\n");
    }
}
