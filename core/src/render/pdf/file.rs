use super::canvas::{Canvas, PAGE_HEIGHT, PAGE_WIDTH};
use super::invoice::CODE;
use super::objects::{Id, Objects, push_number};
use super::prefix::{FONTS, SharedPrefix};
use super::press::Press;
use crate::locale::Locale;
use crate::render::qr::QrCode;

/// Writes laid-out pages as the objects of a file.
pub(super) struct Writer {
    pub(super) objects: Objects,
    content: Vec<u8>,
    scratch: Vec<u8>,
}

/// An entry that only some pages' resources have.
pub(super) struct Resource<'a> {
    pub(super) name: &'a [u8],
    pub(super) id: Id,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { objects: Objects::new(), content: Vec::new(), scratch: Vec::new() }
    }

    /// The tail of a document: its pages, catalog and table.
    pub(super) fn tail(
        &mut self,
        prefix: &SharedPrefix,
        press: &Press,
        locale: Locale,
        (title, author): (&str, &str),
        code: Option<&QrCode>,
    ) -> Vec<u8> {
        self.objects.restart(prefix.as_bytes().len() as u64);
        let (catalog, info, pages) = (self.objects.reserve(), self.objects.reserve(), self.objects.reserve());
        let code = code.map(|code| Resource { name: CODE, id: self.image(code) });
        let mut kids = Vec::with_capacity(press.page_count());
        for (place, page) in press.pages().iter().enumerate() {
            kids.push(self.page(pages, page, code.as_ref().filter(|_| place == 0)));
        }
        self.page_list(pages, None, &kids, kids.len());
        self.catalog(catalog, pages, None, locale);
        self.info(info, title, author);
        self.objects.finish_tail(prefix, catalog, info);
        self.objects.buffer.as_slice().to_vec()
    }

    /// A page and its content.
    pub(super) fn page(&mut self, parent: Id, page: &Canvas, resource: Option<&Resource<'_>>) -> Id {
        let (id, content) = (self.objects.reserve(), self.objects.reserve());
        self.content.clear();
        page.write(&mut self.content);
        self.objects.stream(content, b"", &self.content, &mut self.scratch);
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Type/Page/Parent ");
        objects.link(parent);
        objects.raw(b"/Resources<</Font<</R ");
        objects.link(Id(FONTS[0]));
        objects.raw(b"/B ");
        objects.link(Id(FONTS[1]));
        objects.raw(b">>");
        if let Some(resource) = resource {
            objects.raw(b"/XObject<</");
            objects.raw(resource.name);
            objects.raw(b" ");
            objects.link(resource.id);
            objects.raw(b">>");
        }
        objects.raw(b">>/Contents ");
        objects.link(content);
        objects.raw(b">>");
        objects.end();
        id
    }

    /// The payment code as a mask of one bit a module, not deflated: that would gain nothing.
    pub(super) fn image(&mut self, code: &QrCode) -> Id {
        let id = self.objects.reserve();
        self.scratch.clear();
        code.push_bitmap(&mut self.scratch);
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width ");
        objects.number(code.size() as u64);
        objects.raw(b"/Height ");
        objects.number(code.size() as u64);
        objects.raw(b"/Length ");
        objects.number(self.scratch.len() as u64);
        objects.raw(b">>\nstream\n");
        objects.raw(&self.scratch);
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
                for (length, end) in [(PAGE_WIDTH, b" "), (PAGE_HEIGHT, b"]")] {
                    push_number(&mut objects.buffer, (length / 10).into());
                    objects.raw(b".");
                    push_number(&mut objects.buffer, (length % 10).into());
                    objects.raw(end);
                }
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

    pub(super) fn catalog(&mut self, id: Id, pages: Id, outlines: Option<Id>, locale: Locale) {
        let objects = &mut self.objects;
        objects.begin(id);
        objects.raw(b"<</Type/Catalog/Pages ");
        objects.link(pages);
        if let Some(outlines) = outlines {
            objects.raw(b"/Outlines ");
            objects.link(outlines);
            objects.raw(b"/PageMode/UseOutlines");
        }
        objects.raw(match locale {
            Locale::Ru => b"/Lang(ru)",
            Locale::En => b"/Lang(en)",
        });
        objects.raw(b"/ViewerPreferences<</DisplayDocTitle true>>>>");
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
