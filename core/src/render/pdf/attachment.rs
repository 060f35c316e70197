use chrono::{Datelike, NaiveDate};

use super::objects::{Id, Objects};
use crate::render::deflate::Alphabet;
use crate::render::digits::push_two;

/// A file that is embedded into a document (ISO 19005-3, annex E).
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// Its name, such as `invoice.xml`; the names of one document differ.
    pub name: &'a str,
    /// Its MIME type, such as `application/xml`.
    pub mime: &'a str,
    /// What it is to the document.
    pub relationship: Relationship,
    /// What it is, in a few words for people.
    pub description: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What an embedded file is to the document that it is in (ISO 19005-3, 6.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// Data behind what the document shows, such as that of a chart.
    Data,
    /// The same content in another form, such as the invoice as XML.
    Alternative,
    /// More than what the document shows.
    Supplement,
    /// None of these.
    Unspecified,
}

impl Relationship {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Source => b"Source",
            Self::Data => b"Data",
            Self::Alternative => b"Alternative",
            Self::Supplement => b"Supplement",
            Self::Unspecified => b"Unspecified",
        }
    }
}

impl Attachment<'_> {
    /// Writes the file as of a day, and answers the object that says what it is.
    pub(super) fn write(&self, objects: &mut Objects, date: NaiveDate) -> Id {
        let (file, specification) = (objects.reserve(), objects.reserve());
        objects.stream(
            file,
            Alphabet::text(),
            |objects| {
                objects.raw(b"/Type/EmbeddedFile/Subtype");
                objects.name(self.mime);
                objects.raw(b"/Params<</Size ");
                objects.number(self.bytes.len() as u64);
                objects.raw(b"/ModDate(D:");
                objects.number(date.year().unsigned_abs().into());
                for part in [date.month(), date.day()] {
                    push_two(&mut objects.buffer, part);
                }
                objects.raw(b"000000Z)>>");
            },
            self.bytes,
        );
        objects.begin(specification);
        objects.raw(b"<</Type/Filespec/F");
        objects.text(self.name);
        objects.raw(b"/UF");
        objects.text(self.name);
        objects.raw(b"/Desc");
        objects.text(self.description);
        objects.raw(b"/AFRelationship/");
        objects.raw(self.relationship.name());
        objects.raw(b"/EF<</F ");
        objects.link(file);
        objects.raw(b"/UF ");
        objects.link(file);
        objects.raw(b">>>>");
        objects.end();
        specification
    }
}
