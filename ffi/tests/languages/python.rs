//! Writes the ctypes module: constants, structures, prototypes.

use std::fmt::Write as _;

use crate::header::{Base, Function, Header, Item, Kind, Type};

/// What stands before the generated part.
const HEAD: &str = include_str!("python-head.txt");

/// The module of a header.
pub(crate) fn module(header: &Header) -> String {
    let mut text = HEAD.to_owned();
    for constant in &header.constants {
        comment(&mut text, &constant.doc);
        writeln!(text, "{} = {}", constant.name, constant.value).ok();
    }
    for handle in &header.handles {
        writeln!(text, "\n\nclass {handle}(ctypes.Structure):\n    \"\"\"A handle.\"\"\"").ok();
    }
    for one in &header.structs {
        docstring(&mut text, &one.name, &one.doc);
    }
    for one in &header.structs {
        writeln!(text, "\n\n{}._fields_ = [", one.name).ok();
        for field in &one.fields {
            writeln!(text, "    (\"{}\", {}),", field.name, kind(&field.kind)).ok();
        }
        text.push(']');
    }
    text += "\n\nSTRUCTS = [\n";
    for one in &header.structs {
        writeln!(text, "    {},", one.name).ok();
    }
    text += "]\n\nFUNCTIONS = {\n";
    for function in &header.functions {
        writeln!(text, "    \"{}\": ({}, [", function.name, result(&function.returns)).ok();
        for parameter in &function.parameters {
            writeln!(text, "        {},  # {}", kind(&parameter.kind), parameter.name).ok();
        }
        text += "    ]),\n";
    }
    text + "}\n"
}

fn comment(text: &mut String, doc: &str) {
    text.push('\n');
    wrapped(doc, 76, |line| writeln!(text, "# {line}").ok());
}

fn docstring(text: &mut String, name: &str, doc: &str) {
    write!(text, "\n\nclass {name}(_Struct):\n    \"\"\"").ok();
    let mut first = true;
    wrapped(doc, 72, |line| {
        let indent = if std::mem::take(&mut first) { "" } else { "\n    " };
        write!(text, "{indent}{line}").ok()
    });
    text.push_str("\"\"\"\n");
}

/// Hands a text on line by line.
pub(crate) fn wrapped(doc: &str, width: usize, mut each: impl FnMut(&str) -> Option<()>) {
    let mut line = String::new();
    for word in doc.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= width {
            each(&line);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    each(&line);
}

fn kind(of: &Kind) -> String {
    match of {
        Kind::Data(data) => data_type(data),
        Kind::Callback(function) => callback(function),
    }
}

/// A callback's type. Structs are declared before any is filled, so that structs and callbacks may name each other.
fn callback(function: &Function) -> String {
    let mut parts = vec![result(&function.returns)];
    parts.extend(function.parameters.iter().map(|Item { kind: of, .. }| match of {
        Kind::Data(Type { base: Base::Void | Base::Char | Base::U8, pointers: 1.., .. }) => {
            "ctypes.c_void_p".to_owned()
        }
        of => kind(of),
    }));
    format!("ctypes.CFUNCTYPE({})", parts.join(", "))
}

fn result(of: &Type) -> String {
    match of {
        Type { base: Base::Void, pointers: 0, .. } => "None".to_owned(),
        Type { base: Base::Char, pointers: 1, .. } => "ctypes.c_char_p".to_owned(),
        Type { pointers: 0, .. } => data_type(of),
        _ => "ctypes.c_void_p".to_owned(),
    }
}

fn data_type(of: &Type) -> String {
    let base = match &of.base {
        Base::Void if of.pointers > 0 => return pointer("ctypes.c_void_p".to_owned(), of.pointers - 1),
        Base::Void => panic!("void is no type of a value"),
        // Bytes of any kind can be passed for it, and arrays of it be sent back.
        Base::Char | Base::U8 if of.pointers > 0 => {
            return pointer("ctypes.c_void_p".to_owned(), of.pointers - 1);
        }
        Base::Char => "ctypes.c_char".to_owned(),
        Base::U8 => "ctypes.c_uint8".to_owned(),
        Base::I32 => "ctypes.c_int32".to_owned(),
        Base::U32 => "ctypes.c_uint32".to_owned(),
        Base::I64 => "ctypes.c_int64".to_owned(),
        Base::U64 => "ctypes.c_uint64".to_owned(),
        Base::Named(name) => name.clone(),
    };
    let value = pointer(base, of.pointers);
    of.array.map_or(value.clone(), |count| format!("{value} * {count}"))
}

fn pointer(of: String, times: usize) -> String {
    (0..times).fold(of, |of, _| format!("ctypes.POINTER({of})"))
}

/// A program that says how long each structure is and where each field begins, as the C compiler does.
pub(crate) const LAYOUT_PROGRAM: &str = "\
import ctypes
from schet import abi
for struct in abi.STRUCTS:
    print(struct.__name__, ctypes.sizeof(struct))
    for name, _ in struct._fields_:
        field = getattr(struct, name)
        print('  %d %s %d' % (field.offset, name, field.size))
";
