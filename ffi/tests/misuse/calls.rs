//! The table of all functions of the interface, written from the header: each behind one and the same signature, so
//! that a C program can misuse them all in a loop.

use std::fmt::Write;

use crate::header::{Base, Function, Header, Item, Kind, Type};

/// The C file of the table.
pub(crate) fn table(header: &Header) -> String {
    let mut text = HEAD.to_owned();
    for (place, handle) in header.handles.iter().enumerate() {
        writeln!(text, "#define KIND_{} {}", handle.to_uppercase(), place + 1).unwrap();
    }
    writeln!(text, "#define KINDS {}", header.handles.len() + 1).unwrap();
    let mut rows = String::new();
    for function in &header.functions {
        let (body, row) = wrapped(header, function);
        text.push_str(&body);
        rows.push_str(&row);
    }
    write!(text, "\nstatic const struct call calls[] = {{\n{rows}}};\n").unwrap();
    text
}

const HEAD: &str = "\
/* Every function of schet.h behind one signature. Generated from it. */

#include <schet.h>

/* What a call is made with, beside its handle. */
struct with {
    /* The structs it takes and fills, and how many bytes each says that it has: by place and true size. */
    void *(*record)(int place, uint32_t size);
    /* What has a length or a count, and what it is filled with: by size of an element. */
    const void *(*input)(uint32_t size);
    /* Where it writes numbers, handles and bytes; NULL or larger than anything. */
    void *room;
    /* Every length, count, period and choice. */
    uint32_t number;
    schet_error *error;
};

struct call {
    const char *name;
    /* The kind of the handle that comes first; 0: none. */
    int kind;
    int closes;
    int answers_status;
    int32_t (*make)(void *handle, const struct with *with);
};

";

/// A function behind the signature, and its row of the table.
fn wrapped(header: &Header, function: &Function) -> (String, String) {
    let handle_of = |kind: &Type| match &kind.base {
        Base::Named(name) if header.handles.contains(name) => Some(name.clone()),
        _ => None,
    };
    let data: Vec<(&str, &Type)> = function
        .parameters
        .iter()
        .map(|parameter| match parameter {
            Item { kind: Kind::Data(kind), name, .. } => (name.as_str(), kind),
            Item { name, .. } => panic!("{}: {name} is a callback", function.name),
        })
        .collect();
    let (mut handle, mut closes, mut closing, mut arguments) = (None, false, String::new(), Vec::new());
    for (place, (name, kind)) in data.iter().enumerate() {
        let next = data.get(place + 1).map_or("", |(name, _)| *name);
        let is_measured = next == "len" || next == "count" || next.ends_with("_len") || next.ends_with("_count");
        let argument = match (&kind.base, kind.pointers, handle_of(kind)) {
            (_, 1, Some(of)) if place == 0 => {
                handle = Some(of.clone());
                format!("({of} *)handle")
            }
            (_, 2, Some(of)) if place == 0 => {
                (handle, closes) = (Some(of.clone()), true);
                closing = format!("    {of} *closing = ({of} *)handle;\n");
                "&closing".to_owned()
            }
            (_, 2, Some(of)) => format!("({of} **)with->room"),
            (Base::Named(of), 1, _) if of == "schet_error" && *name == "error" => "with->error".to_owned(),
            (Base::Named(of), 1, _) if is_measured => format!("(const {of} *)with->input(sizeof({of}))"),
            (Base::Named(of), 1, _) => format!("({of} *)with->record({place}, sizeof({of}))"),
            (Base::Char, 1, _) => "(const char *)with->input(1)".to_owned(),
            (Base::U32, 1, _) => "(uint32_t *)with->room".to_owned(),
            (Base::Void, 1, _) => "with->room".to_owned(),
            (Base::U32, 0, _) if *name == "abi_version" => "SCHET_ABI_VERSION".to_owned(),
            (Base::U32, 0, _) => "with->number".to_owned(),
            (Base::I32, 0, _) => "(int32_t)with->number".to_owned(),
            _ => panic!("{}: {name} is of no known kind", function.name),
        };
        arguments.push(argument);
    }
    let name = &function.name;
    let is_status = function.returns.base == Base::I32;
    let invoked = format!("{name}({})", arguments.join(",\n        "));
    let last =
        if is_status { format!("    return {invoked};\n") } else { format!("    (void){invoked};\n    return 0;\n") };
    let unused = if handle.is_none() { "    (void)handle;\n" } else { "" };
    let body = format!(
        "\nstatic int32_t make_{name}(void *handle, const struct with *with)\n{{\n{closing}{unused}    (void)with;\n{last}}}\n"
    );
    let kind = handle.map_or("0".to_owned(), |of| format!("KIND_{}", of.to_uppercase()));
    let row = format!("    {{\"{name}\", {kind}, {}, {}, make_{name}}},\n", u8::from(closes), u8::from(is_status));
    (body, row)
}
