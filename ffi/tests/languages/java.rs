//! Writes the JNA interface: constants, a `Structure` class for each struct, a method for each function.

use std::fmt::Write as _;

use crate::header::{Base, Function, Header, Item, Kind, Type};
use crate::python::wrapped;

/// What stands before the generated part.
const HEAD: &str = include_str!("java-head.txt");

/// The interface of a header.
pub(crate) fn interface(header: &Header) -> String {
    let mut text = HEAD.to_owned();
    for constant in &header.constants {
        javadoc(&mut text, &constant.doc);
        writeln!(text, "    int {} = {};", constant.name, constant.value).ok();
    }
    for one in &header.structs {
        text.push('\n');
        javadoc(&mut text, &one.doc);
        let names: Vec<_> = one.fields.iter().map(|field| format!("\"{}\"", field.name)).collect();
        let mut line = String::new();
        wrapped(&names.join(", "), 96, |part| {
            line = if line.is_empty() { part.to_owned() } else { format!("{line}\n        {part}") };
            Some(())
        });
        writeln!(text, "    @Structure.FieldOrder({{\n        {line}\n    }})").ok();
        writeln!(text, "    class {} extends Structure {{", one.name).ok();
        for field in &one.fields {
            writeln!(text, "        public {};", member(field)).ok();
        }
        let knows = one.fields.first().is_some_and(|field| field.name == "struct_size");
        let setting = if knows { " struct_size = size(); " } else { "" };
        writeln!(text, "\n        public {}() {{{setting}}}", one.name).ok();
        writeln!(
            text,
            "\n        public {}(Pointer at) {{\n            super(at);\n            read();\n        }}",
            one.name
        )
        .ok();
        for field in &one.fields {
            if let Kind::Callback(function) = &field.kind {
                text.push('\n');
                let doc = &field.doc;
                wrapped(doc, 100, |line| writeln!(text, "        // {line}").ok());
                writeln!(text, "        public interface {} extends Callback {{", callback_name(&field.name)).ok();
                writeln!(text, "            {} invoke({});", result(&function.returns), parameters(header, function))
                    .ok();
                writeln!(text, "        }}").ok();
            }
        }
        writeln!(text, "    }}").ok();
    }
    for function in &header.functions {
        text.push('\n');
        javadoc(&mut text, &function.doc);
        for parameter in &function.parameters {
            if let Kind::Callback(callback) = &parameter.kind {
                let name = callback_name(&function.name) + &callback_name(&parameter.name);
                writeln!(text, "    interface {name} extends Callback {{").ok();
                writeln!(
                    text,
                    "        {} invoke({});\n    }}\n",
                    result(&callback.returns),
                    parameters(header, callback)
                )
                .ok();
            }
        }
        writeln!(text, "    {} {}({});", result(&function.returns), function.name, parameters(header, function)).ok();
    }
    text + "}\n"
}

fn javadoc(text: &mut String, doc: &str) {
    let doc = doc.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('@', "&#64;");
    let mut lines = Vec::new();
    wrapped(&doc, 104, |line| {
        lines.push(line.to_owned());
        Some(())
    });
    match lines.as_slice() {
        [line] => writeln!(text, "    /** {line} */").ok(),
        lines => writeln!(text, "    /**\n     * {}\n     */", lines.join("\n     * ")).ok(),
    };
}

/// A callback's name: that of its field, with a capital.
fn callback_name(name: &str) -> String {
    name.trim_start_matches("schet_")
        .split('_')
        .map(|word| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default())
        .collect()
}

fn member(field: &Item) -> String {
    let name = &field.name;
    let Kind::Data(data) = &field.kind else { return format!("{} {name}", callback_name(name)) };
    let element = value(&Type { array: None, ..data.clone() });
    match data.array {
        Some(count) => format!("{element}[] {name} = new {element}[{count}]"),
        None => format!("{element} {name}"),
    }
}

fn parameters(header: &Header, function: &Function) -> String {
    let each = function.parameters.iter().enumerate().map(|(place, parameter)| {
        let name = if parameter.name.is_empty() { format!("p{place}") } else { parameter.name.clone() };
        match &parameter.kind {
            Kind::Data(data) => format!("{} {name}", passed(header, data)),
            Kind::Callback(callback) => {
                format!("{}{} {name}", callback_name(&function.name), callback_name(&callback.name))
            }
        }
    });
    each.collect::<Vec<_>>().join(", ")
}

/// What is passed for a parameter: structs are passed by their address, everything else that is pointed to as memory.
fn passed(header: &Header, of: &Type) -> String {
    match of {
        Type { base: Base::Named(name), pointers: 1, .. } if header.find(name).is_some() => name.clone(),
        _ => value(of),
    }
}

fn result(of: &Type) -> String {
    match of {
        Type { base: Base::Void, pointers: 0, .. } => "void".to_owned(),
        Type { base: Base::Char, pointers: 1, .. } => "String".to_owned(),
        _ => value(of),
    }
}

fn value(of: &Type) -> String {
    if of.pointers > 0 {
        return "Pointer".to_owned();
    }
    match &of.base {
        Base::Void => panic!("void is no type of a value"),
        Base::Char | Base::U8 => "byte".to_owned(),
        Base::I32 | Base::U32 => "int".to_owned(),
        Base::I64 | Base::U64 => "long".to_owned(),
        Base::Named(name) => name.clone(),
    }
}

/// Where Debian's package libjna-java puts the library.
pub(crate) const JNA: &str = "/usr/share/java/jna.jar";

/// A program that says how long each structure is and where each field begins, as the C compiler does.
pub(crate) fn layout_program(header: &Header) -> String {
    let mut text = String::from(
        "class Layout {\n\
         static void say(com.sun.jna.Structure one, String... names) throws Exception {\n\
         System.out.println(one.getClass().getSimpleName() + \" \" + one.size());\n\
         var of = com.sun.jna.Structure.class.getDeclaredMethod(\"fieldOffset\", String.class);\n\
         of.setAccessible(true);\n\
         for (int i = 0; i < names.length; i++) {\n\
         int begin = (int) of.invoke(one, names[i]);\n\
         int end = i + 1 < names.length ? (int) of.invoke(one, names[i + 1]) : one.size();\n\
         System.out.println(\"  \" + begin + \" \" + names[i] + \" \" + (end - begin));\n}\n}\n\
         public static void main(String[] arguments) throws Exception {\n",
    );
    for one in &header.structs {
        let names: Vec<_> = one.fields.iter().map(|field| format!(", \"{}\"", field.name)).collect();
        writeln!(text, "say(new schet.Abi.{}(){});", one.name, names.concat()).ok();
    }
    text + "}\n}\n"
}
