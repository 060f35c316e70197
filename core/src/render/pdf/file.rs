use super::attachment::Attachment;
use super::canvas::{Canvas, PAGE_HEIGHT, PAGE_WIDTH};
use super::fonts::FONTS;
use super::letterhead::{LOGO_NAME, language};
use super::metadata;
use super::objects::{Form, Id, Objects};
use super::prefix::{COLOURS, LOGO, METADATA, REQUISITES, SharedPrefix, TOP};
use super::press::Press;
use super::structure::{self, Kids};
use crate::locale::Locale;
use crate::order::DocumentRef;
use crate::party::Profile;
use crate::render::deflate::Alphabet;
use crate::render::qr::QrCode;

/// Writes laid-out pages as the objects of a file.
pub(super) struct Writer {
    pub(super) objects: Objects,
    content: Vec<u8>,
    escaped: String,
    pages: Vec<Id>,
    files: Vec<Id>,
    kids: Kids,
}

/// The name of the payment code among a page's resources.
pub(super) const CODE: &[u8] = b"Q";

/// An entry that only some pages' resources have.
#[derive(Clone, Copy)]
pub(super) struct Resource {
    pub(super) name: &'static [u8],
    pub(super) id: Id,
}

/// What a page has besides its content.
#[derive(Clone, Copy, Default)]
pub(super) struct Extras<'a> {
    /// Images and forms.
    pub(super) resources: &'a [Resource],
    /// The content streams of the letterhead: its top and its requisites.
    pub(super) letterhead: Option<[Id; 2]>,
    /// Under which number the structure tree knows its marks.
    pub(super) marks: Option<u32>,
}

/// What a document is called, whose it is, and what it holds besides its pages.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) profile: Profile,
    pub(super) locale: Locale,
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) date: chrono::NaiveDate,
    pub(super) attachments: &'a [Attachment<'a>],
}

/// What a catalog names.
#[derive(Default)]
pub(super) struct Catalog<'a> {
    outlines: Option<Id>,
    structure: Option<Id>,
    is_archival: bool,
    files: &'a [Id],
    attachments: &'a [Attachment<'a>],
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            objects: Objects::new(),
            content: Vec::new(),
            escaped: String::new(),
            pages: Vec::new(),
            files: Vec::new(),
            kids: Kids::default(),
        }
    }

    /// Writes the tail of a document: its pages, catalog and table; it stands in the objects' buffer.
    pub(super) fn tail(
        &mut self,
        prefix: &SharedPrefix,
        press: &Press,
        code: Option<&QrCode>,
        has_logo: bool,
        facts: Facts<'_>,
    ) -> DocumentRef {
        let form = if facts.profile == Profile::PdfA1b { Form::Table } else { Form::Streams };
        self.objects.restart(prefix.as_bytes().len() as u64, form);
        let is_archival = facts.profile != Profile::Plain;
        if is_archival {
            self.metadata(prefix, facts.title);
        }
        let (catalog, info, root) = (self.objects.reserve(), self.objects.reserve(), self.objects.reserve());
        let code = code.map(|code| Resource { name: CODE, id: self.image(code) });
        let logo = has_logo.then_some(Resource { name: LOGO_NAME, id: Id(LOGO) });
        let mut resources = [Resource { name: b"", id: Id(0) }; 2];
        let mut count = 0;
        for resource in code.into_iter().chain(logo) {
            resources[count] = resource;
            count += 1;
        }
        let mut pages = std::mem::take(&mut self.pages);
        pages.clear();
        for (place, page) in press.pages().iter().enumerate() {
            let extras = Extras {
                resources: if place == 0 { &resources[..count] } else { &[] },
                letterhead: (place == 0).then_some([Id(TOP), Id(REQUISITES)]),
                marks: press.tree.is_on().then_some(place as u32),
            };
            pages.push(self.page(root, page, extras));
        }
        self.page_list(root, None, &pages, pages.len());
        let structure =
            press.tree.is_on().then(|| structure::write(&mut self.objects, &press.tree, &pages, &mut self.kids));
        self.pages = pages;
        let mut files = std::mem::take(&mut self.files);
        files.clear();
        files.extend(facts.attachments.iter().map(|file| file.write(&mut self.objects, facts.date)));
        let held = Catalog { structure, is_archival, files: &files, attachments: facts.attachments, outlines: None };
        self.catalog(catalog, root, facts.locale, &held);
        self.files = files;
        self.info(info, facts.title, facts.author);
        self.objects.finish_tail(prefix, catalog, info)
    }

    /// What was written last.
    pub(super) fn written(&self) -> &[u8] {
        &self.objects.buffer
    }

    /// Goes on with the metadata that the prefix ends within, and says how long they are.
    fn metadata(&mut self, prefix: &SharedPrefix, title: &str) {
        let length = self.objects.reserve();
        self.escaped.clear();
        metadata::push_escaped(&mut self.escaped, title);
        let begun = prefix.metadata_length();
        let objects = &mut self.objects;
        objects.raw(self.escaped.as_bytes());
        objects.raw(metadata::END.as_bytes());
        objects.raw(b"\nendstream\nendobj\n");
        objects.begin_alone(length);
        objects.number((begun + self.escaped.len() + metadata::END.len()) as u64);
        objects.end();
    }

    /// A page and its content.
    pub(super) fn page(&mut self, parent: Id, page: &Canvas, extras: Extras<'_>) -> Id {
        let (id, content) = (self.objects.reserve(), self.objects.reserve());
        self.content.clear();
        page.write(&mut self.content);
        let objects = &mut self.objects;
        objects.stream(content, Alphabet::page(), |_| (), &self.content);
        objects.begin(id);
        objects.raw(b"<</Type/Page/Parent ");
        objects.link(parent);
        objects.raw(b"/Resources<</Font<</R ");
        objects.link(Id(FONTS[0]));
        objects.raw(b"/B ");
        objects.link(Id(FONTS[1]));
        objects.raw(b">>");
        if !extras.resources.is_empty() {
            objects.raw(b"/XObject<<");
            for resource in extras.resources {
                objects.raw(b"/");
                objects.raw(resource.name);
                objects.raw(b" ");
                objects.link(resource.id);
            }
            objects.raw(b">>");
        }
        objects.raw(b">>/Contents");
        match extras.letterhead {
            None => {
                objects.raw(b" ");
                objects.link(content);
            }
            Some([top, requisites]) => {
                objects.raw(b"[");
                objects.link(content);
                if page.has_requisites() {
                    objects.raw(b" ");
                    objects.link(requisites);
                }
                objects.raw(b" ");
                objects.link(top);
                objects.raw(b"]");
            }
        }
        if let Some(marks) = extras.marks {
            objects.raw(b"/Tabs/S/StructParents ");
            objects.number(marks.into());
        }
        objects.raw(b">>");
        objects.end();
        id
    }

    /// The payment code as a mask of one bit a module, not deflated: that would gain nothing.
    pub(super) fn image(&mut self, code: &QrCode) -> Id {
        let id = self.objects.reserve();
        self.content.clear();
        code.push_bitmap(&mut self.content);
        let objects = &mut self.objects;
        objects.begin_alone(id);
        objects.raw(b"<</Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width ");
        objects.number(code.size() as u64);
        objects.raw(b"/Height ");
        objects.number(code.size() as u64);
        objects.raw(b"/Length ");
        objects.number(self.content.len() as u64);
        objects.raw(b">>\nstream\n");
        objects.raw(&self.content);
        objects.raw(b"\nendstream");
        objects.end();
        id
    }

    /// A node of the tree of pages: the root, which has the size of all pages, or one below it.
    pub(super) fn page_list(&mut self, id: Id, parent: Option<Id>, kids: &[Id], count: usize) {
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Type/Pages");
        match parent {
            Some(parent) => {
                objects.raw(b"/Parent ");
                objects.link(parent);
            }
            None => {
                objects.raw(b"/MediaBox[0 0 ");
                objects.tenths(PAGE_WIDTH);
                objects.raw(b" ");
                objects.tenths(PAGE_HEIGHT);
                objects.raw(b"]");
            }
        }
        objects.raw(b"/Count ");
        objects.number(count as u64);
        objects.raw(b"/Kids[");
        for (place, &kid) in kids.iter().enumerate() {
            if place > 0 {
                objects.raw(b" ");
            }
            objects.link(kid);
        }
        objects.raw(b"]>>");
        objects.end();
    }

    pub(super) fn catalog(&mut self, id: Id, pages: Id, locale: Locale, held: &Catalog<'_>) {
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Type/Catalog/Pages ");
        objects.link(pages);
        if let Some(outlines) = held.outlines {
            objects.raw(b"/Outlines ");
            objects.link(outlines);
            objects.raw(b"/PageMode/UseOutlines");
        }
        objects.raw(b"/Lang(");
        objects.raw(language(locale).as_bytes());
        objects.raw(b")/ViewerPreferences<</DisplayDocTitle true>>");
        if held.is_archival {
            objects.raw(b"/Metadata ");
            objects.link(Id(METADATA));
            objects.raw(b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ");
            objects.link(Id(COLOURS));
            objects.raw(b">>]");
        }
        if let Some(structure) = held.structure {
            objects.raw(b"/MarkInfo<</Marked true>>/StructTreeRoot ");
            objects.link(structure);
        }
        if !held.files.is_empty() {
            objects.raw(b"/AF[");
            for &file in held.files {
                objects.link(file);
                objects.raw(b" ");
            }
            objects.raw(b"]/Names<</EmbeddedFiles<</Names[");
            // A name tree is in the order of its names.
            let mut last = None;
            for _ in held.files {
                let next = held
                    .attachments
                    .iter()
                    .zip(held.files)
                    .filter(|(file, _)| last.is_none_or(|last| file.name > last));
                let Some((file, &specification)) = next.min_by_key(|(file, _)| file.name) else { break };
                objects.text(file.name);
                objects.link(specification);
                last = Some(file.name);
            }
            objects.raw(b"]>>>>");
        }
        objects.raw(b">>");
        objects.end();
    }

    pub(super) fn info(&mut self, id: Id, title: &str, author: &str) {
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Title");
        objects.text(title);
        objects.raw(b"/Author");
        objects.text(author);
        objects.raw(b"/Producer(schet)>>");
        objects.end();
    }
}

impl Catalog<'_> {
    /// Of a document with bookmarks, or without.
    pub(super) fn with_outlines(outlines: Option<Id>) -> Self {
        Self { outlines, ..Self::default() }
    }
}
