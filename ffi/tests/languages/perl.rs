//! Writes the Perl module: constants, the layouts of the structs, the signatures of the functions.

use std::fmt::Write as _;

use crate::header::{Base, Header, Item, Kind, Type};
use crate::python::wrapped;

/// What stands before the generated part.
const HEAD: &str = include_str!("perl-head.txt");

/// The module of a header.
pub(crate) fn module(header: &Header) -> String {
    let mut text = HEAD.to_owned();
    text += "use constant {\n";
    for constant in &header.constants {
        wrapped(&constant.doc, 100, |line| writeln!(text, "    # {line}").ok());
        writeln!(text, "    {} => {},", constant.name, constant.value).ok();
    }
    text += "};\n\nour @CONSTANTS = qw(\n";
    for constant in &header.constants {
        writeln!(text, "    {}", constant.name).ok();
    }
    text += ");\n\nour @STRUCTS = qw(\n";
    for one in &header.structs {
        writeln!(text, "    {}", one.name).ok();
    }
    text += ");\n\nour %STRUCT = (\n";
    for one in &header.structs {
        wrapped(&one.doc, 100, |line| writeln!(text, "    # {line}").ok());
        writeln!(text, "    {} => [{},", one.name, header.size_of_struct(one)).ok();
        let mut offset = 0;
        for field in &one.fields {
            writeln!(text, "        [{} => {offset}, {}, '{}'],", field.name, header.size_of_field(field), code(field))
                .ok();
            offset += header.size_of_field(field);
        }
        text += "    ],\n";
    }
    text += ");\n\nour %FUNCTION = (\n";
    for function in &header.functions {
        let each: Vec<_> = function.parameters.iter().map(|parameter| passed(&parameter.kind)).collect();
        let result = match &function.returns {
            Type { base: Base::Char, pointers: 1, .. } => "string".to_owned(),
            Type { base: Base::Void, pointers: 0, .. } => "void".to_owned(),
            data => passed(&Kind::Data(data.clone())),
        };
        writeln!(text, "    {} => [[qw({})] => '{result}'],", function.name, each.join(" ")).ok();
    }
    text + ");\n\n1;\n"
}

/// How a field is packed: the code of `pack`, or the name of the struct that it is.
fn code(field: &Item) -> String {
    let Kind::Data(data) = &field.kind else { return "Q".to_owned() };
    if data.pointers > 0 {
        return "Q".to_owned();
    }
    let count = data.array.map(|count| count.to_string()).unwrap_or_default();
    match (&data.base, data.array) {
        (Base::Char, Some(_)) => format!("Z{count}"),
        (Base::U8, Some(_)) => format!("a{count}"),
        (Base::Char | Base::U8, None) => "C".to_owned(),
        (Base::I32, _) => format!("l{count}"),
        (Base::U32, _) => format!("L{count}"),
        (Base::I64, _) => format!("q{count}"),
        (Base::U64, _) => format!("Q{count}"),
        (Base::Named(name), None) => name.clone(),
        (Base::Void | Base::Named(_), _) => panic!("{} can't be packed", field.name),
    }
}

/// How a parameter is passed, in the words of FFI::Platypus.
fn passed(kind: &Kind) -> String {
    match kind {
        Kind::Data(Type { pointers: 0, base, .. }) => match base {
            Base::I32 => "sint32".to_owned(),
            Base::U32 => "uint32".to_owned(),
            _ => panic!("{base:?} is passed by value"),
        },
        _ => "opaque".to_owned(),
    }
}

/// A program that says how long each struct is and where each field begins, as the C compiler does.
pub(crate) const LAYOUT_PROGRAM: &str = "\
use strict;
use warnings;
use Schet::Abi;
use Schet;
for my $name (@Schet::Abi::STRUCTS) {
    my ($size, @fields) = @{ $Schet::Abi::STRUCT{$name} };
    length(Schet::Record->new($name)->bytes) == $size or die \"$name is packed into another size\";
    print \"$name $size\\n\";
    print \"  $_->[1] $_->[0] $_->[2]\\n\" for @fields;
}
";
