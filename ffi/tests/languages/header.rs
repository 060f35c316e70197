//! Reads `schet.h`: its constants, structs and functions. The header is generated, so its form is known; what does
//! not have that form is a failure of the test, never skipped.

use std::collections::BTreeMap;

/// What the header declares, in its order.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) constants: Vec<Constant>,
    /// Handles: structs that are declared and not shown.
    pub(crate) handles: Vec<String>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) functions: Vec<Function>,
}

/// `#define NAME VALUE`.
#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) value: i64,
    pub(crate) doc: String,
}

/// A struct and its fields.
#[derive(Debug)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) fields: Vec<Item>,
    pub(crate) doc: String,
}

/// A function of the library, or a callback of the host.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) returns: Type,
    pub(crate) parameters: Vec<Item>,
    pub(crate) doc: String,
}

/// A field or a parameter.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) doc: String,
}

/// What a field or a parameter is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Data(Type),
    Callback(Box<Function>),
}

/// The type of what is no callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Type {
    pub(crate) base: Base,
    /// How many stars it has.
    pub(crate) pointers: usize,
    /// How many there are, of an array.
    pub(crate) array: Option<usize>,
}

/// What a type is built on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    Void,
    Char,
    U8,
    I32,
    U32,
    I64,
    U64,
    /// A struct or a handle.
    Named(String),
}

impl Header {
    /// Reads the header.
    ///
    /// # Panics
    /// When it has another form than it is generated in.
    pub(crate) fn read(text: &str) -> Self {
        let mut parser = Parser { tokens: tokens(text), ..Parser::default() };
        let mut header = Self::default();
        loop {
            let doc = parser.doc();
            let Some(token) = parser.tokens.get(parser.next).cloned() else { return header };
            match token {
                Token::Define(name, value) => {
                    parser.next += 1;
                    parser.constants.insert(name.clone(), value);
                    header.constants.push(Constant { name, value, doc });
                }
                Token::Word(word) if word == "typedef" => parser.typedef(doc, &mut header),
                Token::Word(word) if word == "struct" => {
                    // A handle that is declared without a typedef.
                    parser.next += 1;
                    let name = parser.word();
                    parser.expect(";");
                    header.handles.push(name);
                }
                _ => {
                    let item = parser.declaration(doc);
                    let Kind::Callback(function) = item.kind else { panic!("{} is no function", item.name) };
                    parser.expect(";");
                    header.functions.push(*function);
                }
            }
        }
    }

    /// The struct of a name.
    pub(crate) fn find(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|one| one.name == name)
    }

    /// How many bytes a type takes, where a pointer takes eight.
    pub(crate) fn size(&self, of: &Type) -> usize {
        let one = match &of.base {
            _ if of.pointers > 0 => 8,
            Base::Void => panic!("void has no size"),
            Base::Char | Base::U8 => 1,
            Base::I32 | Base::U32 => 4,
            Base::I64 | Base::U64 => 8,
            Base::Named(name) => {
                let fields = &self.find(name).unwrap_or_else(|| panic!("{name} is not shown")).fields;
                fields.iter().map(|field| self.size_of_field(field)).sum()
            }
        };
        one * of.array.unwrap_or(1)
    }

    /// How many bytes a field takes. Structs have no padding, which another test holds.
    pub(crate) fn size_of_field(&self, field: &Item) -> usize {
        match &field.kind {
            Kind::Data(data) => self.size(data),
            Kind::Callback(_) => 8,
        }
    }

    /// How many bytes a struct takes.
    pub(crate) fn size_of_struct(&self, of: &Struct) -> usize {
        of.fields.iter().map(|field| self.size_of_field(field)).sum()
    }
}

impl Type {
    /// The array's number of elements, where it is one of characters or bytes.
    pub(crate) fn bytes(&self) -> Option<usize> {
        (self.pointers == 0 && matches!(self.base, Base::Char | Base::U8)).then_some(self.array?)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Doc(String),
    Define(String, i64),
    Word(String),
    Sign(char),
}

/// Cuts the header into comments, constants, words and signs; what only guards or serves C++ is left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return found };
        if let Some(comment) = rest.strip_prefix("/*") {
            let (comment, after) = comment.split_once("*/").unwrap_or_else(|| panic!("a comment has no end"));
            let lines = comment.lines().map(|line| line.trim().trim_start_matches('*').trim());
            found.push(Token::Doc(lines.collect::<Vec<_>>().join(" ").trim().to_owned()));
            rest = after;
        } else if first == '#' {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let line = line.split("/*").next().unwrap_or_default();
            let words: Vec<_> = line.split_whitespace().collect();
            if let ["#define", name, value @ ..] = words.as_slice()
                && !value.is_empty()
            {
                let value = value.concat();
                let number = value.trim_matches(['(', ')']).trim_end_matches(['u', 'U', 'l', 'L']);
                let number = number.parse().unwrap_or_else(|_| panic!("{name} is {value}, and no whole number"));
                found.push(Token::Define((*name).to_owned(), number));
            }
            // What stands between these two is for C++ alone.
            rest = if line.trim() == "#ifdef __cplusplus" {
                after.split_once("#endif").and_then(|(_, after)| after.split_once('\n')).map_or("", |(_, after)| after)
            } else {
                after
            };
        } else if first.is_ascii_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            found.push(Token::Sign(first));
            rest = &rest[first.len_utf8()..];
        }
    }
}

#[derive(Default)]
struct Parser {
    tokens: Vec<Token>,
    next: usize,
    constants: BTreeMap<String, i64>,
    /// Callbacks that have a name of their own.
    callbacks: BTreeMap<String, Function>,
}

impl Parser {
    /// The last comment of those that come next.
    fn doc(&mut self) -> String {
        let mut last = String::new();
        while let Some(Token::Doc(text)) = self.tokens.get(self.next) {
            last.clone_from(text);
            self.next += 1;
        }
        last
    }

    fn is(&self, sign: &str) -> bool {
        match self.tokens.get(self.next) {
            Some(Token::Sign(found)) => sign == found.to_string(),
            Some(Token::Word(found)) => sign == found,
            _ => false,
        }
    }

    fn take(&mut self, sign: &str) -> bool {
        let there = self.is(sign);
        self.next += usize::from(there);
        there
    }

    fn expect(&mut self, sign: &str) {
        assert!(self.take(sign), "{sign} is expected before {:?}", self.tokens.get(self.next));
    }

    fn word(&mut self) -> String {
        match self.tokens.get(self.next) {
            Some(Token::Word(word)) => {
                self.next += 1;
                word.clone()
            }
            other => panic!("a name is expected before {other:?}"),
        }
    }

    fn typedef(&mut self, doc: String, header: &mut Header) {
        self.expect("typedef");
        if !self.take("struct") {
            let item = self.declaration(doc);
            let Kind::Callback(function) = item.kind else { panic!("{} is another type's name", item.name) };
            self.expect(";");
            self.callbacks.insert(function.name.clone(), *function);
            return;
        }
        let name = self.word();
        if self.take("{") {
            let mut fields = Vec::new();
            loop {
                let doc = self.doc();
                if self.take("}") {
                    break;
                }
                fields.push(self.declaration(doc));
                self.expect(";");
            }
            header.structs.push(Struct { name: name.clone(), fields, doc });
        } else {
            header.handles.push(name.clone());
        }
        assert_eq!(self.word(), name, "a struct has two names");
        self.expect(";");
    }

    /// A type, then a name with what belongs to it: an array's length, or a function's parameters.
    fn declaration(&mut self, doc: String) -> Item {
        self.take("const");
        self.take("struct");
        let base = match self.word().as_str() {
            "void" => Base::Void,
            "char" => Base::Char,
            "uint8_t" => Base::U8,
            "int32_t" => Base::I32,
            "uint32_t" => Base::U32,
            "int64_t" => Base::I64,
            "uint64_t" => Base::U64,
            name => {
                assert!(name == "schet" || name.starts_with("schet_"), "{name} is no type of the interface");
                Base::Named(name.to_owned())
            }
        };
        let mut pointers = 0;
        while self.take("*") || self.take("const") {
            pointers += usize::from(self.tokens.get(self.next - 1) == Some(&Token::Sign('*')));
        }
        let returns = Type { base, pointers, array: None };
        if self.take("(") {
            // A callback: the name stands in brackets.
            self.expect("*");
            let name = self.word();
            self.expect(")");
            self.expect("(");
            return self.function(name, returns, doc);
        }
        let unnamed = self.is(",") || self.is(")");
        let name = if unnamed { String::new() } else { self.word() };
        if self.take("(") {
            return self.function(name, returns, doc);
        }
        let mut data = returns;
        if let Base::Named(named) = &data.base
            && data.pointers == 0
            && let Some(callback) = self.callbacks.get(named)
        {
            return Item { name, kind: Kind::Callback(Box::new(callback.clone())), doc };
        }
        if self.take("[") {
            let count = self.word();
            let count = count.parse().ok().or_else(|| self.constants.get(&count).copied());
            data.array = count.and_then(|count| usize::try_from(count).ok());
            assert!(data.array.is_some(), "{name} has no length");
            self.expect("]");
        }
        Item { name, kind: Kind::Data(data), doc }
    }

    fn function(&mut self, name: String, returns: Type, doc: String) -> Item {
        let mut parameters = Vec::new();
        while !self.take(")") {
            let doc = self.doc();
            let parameter = self.declaration(doc);
            self.take(",");
            let is_void = matches!(&parameter.kind, Kind::Data(data) if data.base == Base::Void && data.pointers == 0);
            if !is_void {
                parameters.push(parameter);
            }
        }
        let function = Function { name: name.clone(), returns, parameters, doc: doc.clone() };
        Item { name, kind: Kind::Callback(Box::new(function)), doc }
    }
}

#[test]
fn every_form_of_the_header_is_read() {
    let header = Header::read(
        "/* Head. */\n#ifndef SCHET_H\n#define SCHET_H\n#include <stdint.h>\n/* One. */\n#define SCHET_ONE 1\n\
         #define SCHET_LESS (-2)\n/* A handle. */\ntypedef struct schet schet;\n\
         /* A host. */\ntypedef struct schet_host {\n    /* Size. */\n    uint32_t struct_size;\n    char name[SCHET_ONE];\n\
         /* Called. */\n    int32_t (*bill)(void *ctx,\n  const struct schet_host *args);\n} schet_host;\n\
         typedef int32_t (*schet_sink)(void *ctx);\n\
         #ifdef __cplusplus\nextern \"C\" {\n#endif /* __cplusplus */\n\
         /* Opens. */\nint32_t schet_open(const char *const *names, struct schet **out, int32_t (*sink)(void*, uint32_t), schet_sink other);\n\
         uint32_t schet_abi_version(void);\n#ifdef __cplusplus\n}  // extern \"C\"\n#endif\n#endif /* SCHET_H */\n",
    );
    assert_eq!(header.constants.iter().map(|one| one.value).collect::<Vec<_>>(), [1, -2]);
    assert_eq!(header.constants[0].doc, "One.");
    assert_eq!(header.handles, ["schet"]);
    let host = header.find("schet_host").expect("the struct is read");
    assert_eq!((host.fields.len(), host.doc.as_str(), header.size_of_struct(host)), (3, "A host.", 13));
    let [open, version] = header.functions.as_slice() else { panic!("two functions are read") };
    assert_eq!((open.parameters.len(), version.parameters.len()), (4, 0));
    let Kind::Data(names) = &open.parameters[0].kind else { panic!("the first is no callback") };
    assert_eq!((names.pointers, open.doc.as_str()), (2, "Opens."));
    assert!(matches!(&open.parameters[2].kind, Kind::Callback(sink) if sink.parameters.len() == 2));
    assert!(matches!(&open.parameters[3].kind, Kind::Callback(sink) if sink.parameters.len() == 1));
}
