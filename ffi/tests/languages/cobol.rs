//! Writes the copybooks: constants of level 78, and a record for each struct.
//!
//! Lines keep to columns 8 to 72, so that they serve programs of fixed form as well as those of free form. Names are the
//! header's, in capitals and with hyphens; those of records begin with SCHETR-, those of fields with their record's, so
//! that nothing clashes and `REPLACING LEADING` makes as many records as a program needs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::header::{Base, Header, Item, Kind, Type};

/// What stands before the constants.
const HEAD: &str = include_str!("cobol-head.txt");
/// What stands before the records.
const RECORDS_HEAD: &str = include_str!("cobol-records-head.txt");

/// The copybook of a header's constants, which copies that of its records.
///
/// # Panics
/// When two items would have the same name, or one a name that is too long.
pub(crate) fn copybook(header: &Header) -> String {
    let mut book = Book { text: HEAD.to_owned(), names: BTreeSet::new() };
    for constant in &header.constants {
        book.comment(&constant.doc);
        let name = book.named(cobol_name(&constant.name));
        book.line(&format!("78  {name} VALUE {}.", constant.value));
    }
    book.text.push('\n');
    book.line("COPY \"SCHETR.cpy\".");
    book.text
}

/// The copybook of a header's records.
///
/// # Panics
/// As [`copybook`].
pub(crate) fn records(header: &Header) -> String {
    let mut book = Book { text: RECORDS_HEAD.to_owned(), names: BTreeSet::new() };
    for one in &header.structs {
        book.text.push('\n');
        book.comment(&one.doc);
        let name = book.named(record_name(&one.name));
        book.line(&format!("01  {name}."));
        for field in &one.fields {
            book.comment(&field.doc);
            let size = (field.name == "struct_size").then(|| header.size_of_struct(one));
            book.field(header, 3, &one.name, field, size);
        }
    }
    book.text
}

struct Book {
    text: String,
    names: BTreeSet<String>,
}

impl Book {
    fn named(&mut self, name: String) -> String {
        assert!(name.len() <= 63, "{name} is too long a word");
        assert!(self.names.insert(name.clone()), "{name} is the name of two items");
        name
    }

    fn line(&mut self, text: &str) {
        let indent = "       ";
        if indent.len() + text.len() <= 72 {
            writeln!(self.text, "{indent}{text}").ok();
            return;
        }
        let (first, second) = text.rsplit_once("  ").unwrap_or_else(|| panic!("{text} is too long a line"));
        assert!(indent.len() + first.len() <= 72, "{first} is too long a line");
        writeln!(self.text, "{indent}{first}\n{indent}        {}", second.trim_start()).ok();
    }

    fn comment(&mut self, text: &str) {
        let mut line = String::from("*>");
        for word in text.split_whitespace() {
            if line.len() + word.len() + 1 > 64 {
                self.line(&line);
                line = String::from("*>");
            }
            line.push(' ');
            // Constants are named as the book names them.
            let is_constant = word.contains('_') && !word.contains(|c: char| c.is_lowercase());
            line.push_str(&if is_constant { word.replace('_', "-") } else { word.to_owned() });
        }
        self.line(&line);
    }

    fn field(&mut self, header: &Header, level: usize, prefix: &str, field: &Item, size: Option<usize>) {
        let full = format!("{prefix}_{}", field.name);
        let name = self.named(record_name(&full));
        let head = format!("{}{level:02}  {name}", " ".repeat(level - 1));
        let Kind::Data(data) = &field.kind else {
            self.line(&format!("{head}  USAGE PROGRAM-POINTER VALUE NULL."));
            return;
        };
        let times = data.array.filter(|_| data.bytes().is_none()).map(|n| format!(" OCCURS {n}")).unwrap_or_default();
        if let Type { base: Base::Named(inner), pointers: 0, .. } = data {
            let fields = &header.find(inner).unwrap_or_else(|| panic!("{inner} is not shown")).fields;
            self.line(&format!("{head}{times}."));
            for field in fields {
                self.field(header, level + 2, &full, field, None);
            }
            return;
        }
        // A table has no value of its own; it begins with zeros.
        let value = match size {
            Some(size) => format!(" VALUE {size}."),
            None if !times.is_empty() => ".".to_owned(),
            None => match (data.bytes(), data.pointers) {
                (Some(_), _) => " VALUE LOW-VALUE.".to_owned(),
                (_, 0) => " VALUE 0.".to_owned(),
                _ => " VALUE NULL.".to_owned(),
            },
        };
        self.line(&format!("{head}  {}{times}{value}", usage(data)));
    }
}

fn usage(data: &Type) -> String {
    match (&data.base, data.bytes()) {
        _ if data.pointers > 0 => "USAGE POINTER".to_owned(),
        (_, Some(length)) => format!("PIC X({length})"),
        (Base::Char | Base::U8, None) => "USAGE BINARY-CHAR UNSIGNED".to_owned(),
        (Base::I32, None) => "USAGE BINARY-LONG".to_owned(),
        (Base::U32, None) => "USAGE BINARY-LONG UNSIGNED".to_owned(),
        (Base::I64, None) => "USAGE BINARY-DOUBLE".to_owned(),
        (Base::U64, None) => "USAGE BINARY-DOUBLE UNSIGNED".to_owned(),
        (Base::Void | Base::Named(_), None) => panic!("{data:?} is no elementary item"),
    }
}

/// A name of C in COBOL's way.
fn cobol_name(name: &str) -> String {
    name.to_uppercase().replace('_', "-")
}

/// The name of a struct, or of a field behind its struct's.
fn record_name(name: &str) -> String {
    cobol_name(&name.replacen("schet_", "schetr_", 1))
}

/// A program that says how long each record is and where each field begins, as the C compiler does.
pub(crate) fn layout_program(header: &Header) -> String {
    let mut text = String::from(
        "       identification division.\n       program-id. layout.\n       data division.\n       \
         working-storage section.\n       copy 'SCHET.cpy'.\n       01  first-place usage pointer.\n       \
         01  first-number redefines first-place\n           usage binary-double unsigned.\n       \
         01  place usage pointer.\n       01  place-number redefines place\n           \
         usage binary-double unsigned.\n       01  shown-offset pic z(9)9.\n       \
         01  shown-length pic z(9)9.\n       procedure division.\n",
    );
    for one in &header.structs {
        let record = record_name(&one.name);
        writeln!(text, "           move length of {record} to shown-length").ok();
        writeln!(text, "           display '{} ' trim(shown-length)", one.name).ok();
        writeln!(text, "           set first-place to address of {record}").ok();
        for field in &one.fields {
            let name = record_name(&format!("{}_{}", one.name, field.name));
            let is_table = matches!(&field.kind, Kind::Data(data) if data.array.is_some() && data.bytes().is_none());
            let (first, times) = match &field.kind {
                Kind::Data(data) if is_table => (format!("{name}(1)"), data.array.unwrap_or(1)),
                _ => (name.clone(), 1),
            };
            writeln!(text, "           set place to address of\n             {first}").ok();
            writeln!(text, "           compute shown-offset = place-number\n             - first-number").ok();
            writeln!(text, "           compute shown-length = {times} * length of\n             {first}").ok();
            writeln!(text, "           display '  ' trim(shown-offset)\n             ' {} '", field.name).ok();
            writeln!(text, "             trim(shown-length)").ok();
        }
    }
    text + "           stop run.\n"
}
