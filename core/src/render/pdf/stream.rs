use std::io::Write;

use sha2::{Digest as _, Sha256};

use super::canvas::{Style, Tenths};
use super::file::{CODE, Catalog, Extras, Resource, Writer};
use super::fonts::{FONTS, Fonts, HEADER};
use super::letterhead::{LOGO_NAME, Letterhead, Streams};
use super::objects::{Form, Id};
use super::press::{FOOT, LEFT, Press, RIGHT};
use super::typeface::Repertoire;
use crate::locale::Locale;
use crate::render::deflate::Alphabet;
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;
use crate::render::qr::QrCode;

/// Pages below one node of the tree of pages.
const LEAVES: usize = 64;
/// The name of the number of pages among a page's resources.
const TOTAL: &[u8] = b"T";
/// The room for the number of all pages: three figures and the word before them.
const OF_ALL: Tenths = 260;

/// A document that is written page by page to a writer: what is kept in memory is a few bytes for each object.
///
/// Its fonts come last, when it is known which it needs, and the number of its pages is a form that is written then.
pub(super) struct Stream<W: Write> {
    out: W,
    writer: Writer,
    hasher: Sha256,
    locale: Locale,
    repertoire: Repertoire,
    catalog: Id,
    info: Id,
    root: Id,
    total: Id,
    /// The nodes that are full, the one that fills, and its pages.
    nodes: Vec<Id>,
    node: Id,
    leaves: Vec<Id>,
    pages: usize,
    bookmarks: Bookmarks,
    /// The content streams and the logo of each language's letterhead, once they are written.
    letterheads: [Option<([Id; 2], Option<Id>)>; 2],
}

/// Bookmarks, each written when the next one is known.
struct Bookmarks {
    root: Id,
    first: Option<Id>,
    count: usize,
    waiting: Option<Bookmark>,
}

struct Bookmark {
    id: Id,
    before: Option<Id>,
    page: Id,
    title: String,
}

impl<W: Write> Stream<W> {
    pub(super) fn new(out: W, locale: Locale) -> Self {
        let mut writer = Writer::new();
        let objects = &mut writer.objects;
        objects.restart(0, Form::Table);
        objects.raw(HEADER);
        let mut reserve = || objects.reserve();
        let (catalog, info, root, total, node) = (reserve(), reserve(), reserve(), reserve(), reserve());
        let bookmarks = Bookmarks { root: reserve(), first: None, count: 0, waiting: None };
        Self {
            out,
            writer,
            hasher: Sha256::new(),
            locale,
            repertoire: Repertoire::Plain,
            catalog,
            info,
            root,
            total,
            nodes: Vec::new(),
            node,
            leaves: Vec::with_capacity(LEAVES),
            pages: 0,
            bookmarks,
            letterheads: [None, None],
        }
    }

    /// Whether no page was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.pages == 0
    }

    /// Writes the pages of a press, with a payment code on the first of them, its letterhead, and a bookmark to it.
    pub(super) fn document(
        &mut self,
        press: &Press,
        code: Option<&QrCode>,
        letterhead: Option<&Letterhead>,
        title: String,
    ) -> Result<(), RenderError> {
        self.repertoire = self.repertoire.max(press.repertoire);
        let letterhead = letterhead.map(|letterhead| self.letterhead(press.locale, letterhead));
        let code = code.map(|code| Resource { name: CODE, id: self.writer.image(code) });
        let logo = letterhead.and_then(|(_, logo)| logo).map(|id| Resource { name: LOGO_NAME, id });
        let resources: Vec<Resource> = code.into_iter().chain(logo).collect();
        let mut title = Some(title);
        for (place, page) in press.pages().iter().enumerate() {
            let extras = Extras {
                resources: if place == 0 { &resources } else { &[] },
                letterhead: letterhead.map(|(contents, _)| contents).filter(|_| place == 0),
                marks: None,
            };
            let id = self.writer.page(self.node, page, extras);
            if let Some(title) = title.take() {
                self.bookmark(id, title);
            }
            self.leaf(id)?;
        }
        Ok(())
    }

    /// Writes a letterhead where that was not done yet.
    fn letterhead(&mut self, locale: Locale, letterhead: &Letterhead) -> ([Id; 2], Option<Id>) {
        if let Some(written) = self.letterheads[locale as usize] {
            return written;
        }
        let objects = &mut self.writer.objects;
        let Streams { top, requisites, logo } = letterhead.streams();
        let mut write = |stream: &Vec<u8>| {
            let id = objects.reserve();
            objects.begin_alone(id);
            objects.raw(stream);
            objects.end();
            id
        };
        let written = ([write(top), write(requisites)], logo.as_ref().map(write));
        self.letterheads[locale as usize] = Some(written);
        written
    }

    /// Writes the finished pages of a press with their feet: all but the last, or, at the end, all.
    pub(super) fn finished_pages(&mut self, press: &mut Press, foot: &str, is_end: bool) -> Result<(), RenderError> {
        let count = press.page_count() - usize::from(!is_end);
        for place in 0..count {
            let number = self.pages + 1;
            let numbered = format!("{} {number}", format::choose(self.locale, "Стр.", "Page"));
            let foot = press.cell(foot, Style::LABEL, Field::Named("title"))?;
            press.on_page(place).show(foot, Style::LABEL, LEFT, FOOT);
            let numbered = press.cell(&numbered, Style::LABEL, Field::Named("page number"))?;
            press.on_page(place).show(numbered, Style::LABEL, RIGHT - OF_ALL - numbered.width, FOOT);
            press.on_page(place).stamp(TOTAL, RIGHT - OF_ALL, FOOT);
            let total = [Resource { name: TOTAL, id: self.total }];
            let extras = Extras { resources: &total, ..Extras::default() };
            let id = self.writer.page(self.node, &press.pages()[place], extras);
            self.leaf(id)?;
        }
        self.repertoire = self.repertoire.max(press.repertoire);
        if count > 0 && !is_end {
            press.forget_finished();
        }
        Ok(())
    }

    /// Writes what all pages need and gives the writer back.
    pub(super) fn finish(mut self, press: &mut Press, title: &str, author: &str) -> Result<W, RenderError> {
        self.close_node();
        let nodes = std::mem::take(&mut self.nodes);
        self.writer.page_list(self.root, None, &nodes, self.pages);
        let outlines = self.close_bookmarks();
        self.total_form(press)?;
        self.writer.catalog(self.catalog, self.root, self.locale, &Catalog::with_outlines(outlines));
        self.writer.info(self.info, title, author);
        self.drain()?;
        let fonts = Fonts::of(self.repertoire.max(press.repertoire));
        self.writer.objects.finish_stream(fonts, self.catalog, self.info, self.hasher);
        self.writer.objects.drain(&mut self.out)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn leaf(&mut self, id: Id) -> Result<(), RenderError> {
        self.pages += 1;
        self.leaves.push(id);
        if self.leaves.len() == LEAVES {
            self.close_node();
            self.node = self.writer.objects.reserve();
        }
        self.drain()
    }

    fn close_node(&mut self) {
        let leaves = std::mem::take(&mut self.leaves);
        self.writer.page_list(self.node, Some(self.root), &leaves, leaves.len());
        self.nodes.push(self.node);
    }

    fn bookmark(&mut self, page: Id, title: String) {
        let id = self.writer.objects.reserve();
        let before = self.bookmarks.waiting.as_ref().map(|waiting| waiting.id);
        self.write_bookmark(Some(id));
        self.bookmarks.first.get_or_insert(id);
        self.bookmarks.count += 1;
        self.bookmarks.waiting = Some(Bookmark { id, before, page, title });
    }

    fn write_bookmark(&mut self, next: Option<Id>) {
        let Some(bookmark) = self.bookmarks.waiting.take() else { return };
        let objects = &mut self.writer.objects;
        objects.begin(bookmark.id);
        objects.raw(b"<</Title");
        objects.text(&bookmark.title);
        objects.raw(b"/Parent ");
        objects.link(self.bookmarks.root);
        for (key, other) in [(&b"/Prev "[..], bookmark.before), (b"/Next ", next)] {
            if let Some(other) = other {
                objects.raw(key);
                objects.link(other);
            }
        }
        objects.raw(b"/Dest[");
        objects.link(bookmark.page);
        objects.raw(b"/XYZ null null null]>>");
        objects.end();
    }

    fn close_bookmarks(&mut self) -> Option<Id> {
        let last = self.bookmarks.waiting.as_ref().map(|waiting| waiting.id);
        self.write_bookmark(None);
        let objects = &mut self.writer.objects;
        objects.begin(self.bookmarks.root);
        objects.raw(b"<</Type/Outlines");
        for (key, item) in [(&b"/First "[..], self.bookmarks.first), (b"/Last ", last)] {
            if let Some(item) = item {
                objects.raw(key);
                objects.link(item);
            }
        }
        objects.raw(b"/Count ");
        objects.number(self.bookmarks.count as u64);
        objects.raw(b">>");
        objects.end();
        last.map(|_| self.bookmarks.root)
    }

    /// The number of pages as a form, which the pages that came before it show.
    fn total_form(&mut self, press: &mut Press) -> Result<(), RenderError> {
        let text = format!(" {} {}", format::choose(self.locale, "из", "of"), self.pages);
        let content = press.bare_line(&text, Style::LABEL, Field::Named("page number"))?;
        self.writer.objects.stream(
            self.total,
            Alphabet::page(),
            |objects| {
                objects.raw(b"/Type/XObject/Subtype/Form/BBox[0 -30 900 90]/Resources<</Font<</R ");
                objects.link(Id(FONTS[0]));
                objects.raw(b">>>>");
            },
            &content,
        );
        Ok(())
    }

    fn drain(&mut self) -> Result<(), RenderError> {
        self.hasher.update(&self.writer.objects.buffer);
        Ok(self.writer.objects.drain(&mut self.out)?)
    }
}
