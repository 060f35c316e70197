use std::sync::Arc;

use flate2::{Compress, Compression};
use sha2::Digest as _;

use super::canvas::{Ink, PAGE_HEIGHT, Size, Style, Tenths};
use super::fonts::{self, Fonts};
use super::logo;
use super::metadata;
use super::objects::deflate_once;
use super::parties::Block;
use super::prefix::{self, COLOURS, LOGO, METADATA, OBJECTS, REQUISITES, SharedPrefix};
use super::press::{LEFT, Press, TOP, WIDTH};
use super::tree::{Tag, Tree};
use super::typeface::Repertoire;
use crate::locale::Locale;
use crate::party::{Logo, Operator, Profile};
use crate::render::digits::push_integer;
use crate::render::error::{Field, RenderError};

/// What an operator puts on the first page of every document of a language: its logo and contact at the top, and its
/// requisites wherever the page has room for them. It is set once, and part of the prefix of the documents.
pub(super) struct Letterhead {
    operator: Operator,
    profile: Profile,
    locale: Locale,
    pub(super) repertoire: Repertoire,
    /// Where the top of the page ends.
    pub(super) bottom: Tenths,
    /// The height of the requisites; `None` where they are too tall to stand beside anything.
    pub(super) height: Option<Tenths>,
    /// How many marks it has on its page.
    pub(super) marks: u32,
    tree: Tree,
    /// Places in the tree: the top of the page, and the requisites.
    roots: [u32; 2],
    streams: Streams,
    prefixes: [Option<Arc<SharedPrefix>>; 2],
}

/// The objects of a letterhead: streams, deflated as small as can be, with their dictionaries.
pub(super) struct Streams {
    pub(super) top: Vec<u8>,
    pub(super) requisites: Vec<u8>,
    pub(super) logo: Option<Vec<u8>>,
}

/// Between two columns.
pub(super) const COLUMN_GAP: Tenths = 240;
/// The width of each of two columns.
pub(super) const COLUMN: Tenths = (WIDTH - COLUMN_GAP) / 2;
/// Where the right one begins.
pub(super) const RIGHT_COLUMN: Tenths = LEFT + COLUMN + COLUMN_GAP;
/// Requisites taller than this would crowd the page.
const TALLEST: Tenths = 2_400;
/// The room that a logo may take.
const LOGO_BOX: [Tenths; 2] = [1_800, 330];
/// The name of the logo among a page's resources.
pub(super) const LOGO_NAME: &[u8] = b"L";

impl Letterhead {
    /// Sets the letterhead.
    ///
    /// # Errors
    /// [`RenderError`] naming the operator's field with a character that the fonts lack.
    pub(super) fn new(operator: &Operator, profile: Profile, locale: Locale) -> Result<Self, RenderError> {
        let mut press = Press::new();
        press.restart(locale, operator.brand.accent, profile != Profile::Plain);
        let roots = [press.tree.nodes.len() as u32, 0];
        press.tree.open(Tag::Section);
        let mut image = None;
        let left = top_left(&mut press, operator, &mut image)?;
        let right = contact(&mut press, operator)?;
        press.tree.close();
        let mut top = Vec::new();
        press.page().write_bare(&mut top);
        let marks = press.page().next_mark();

        // The requisites are set as if the page began with them; the content before them moves them to their place.
        press.turn_page();
        press.page().set_next_mark(marks);
        press.y = 0;
        let second = press.tree.nodes.len() as u32;
        let block = Block::supplier(locale, operator);
        let height = block.height(&mut press, COLUMN)?;
        let is_low = height <= TALLEST;
        let mut requisites = Vec::new();
        if is_low {
            block.draw(&mut press, LEFT, COLUMN)?;
            press.page().write_bare(&mut requisites);
            requisites.extend_from_slice(b"Q\n");
        }
        let marks = press.page().next_mark();
        press.tree.marks.iter_mut().for_each(|mark| mark.page = 0);
        Ok(Self {
            operator: operator.clone(),
            profile,
            locale,
            repertoire: press.repertoire,
            bottom: left.max(right),
            height: is_low.then_some(height),
            marks,
            tree: press.tree,
            roots: [roots[0], second],
            streams: Streams { top: stream("", &top), requisites: stream("", &requisites), logo: image },
            prefixes: [None, None],
        })
    }

    pub(super) fn is_of(&self, operator: &Operator, profile: Profile, locale: Locale) -> bool {
        self.locale == locale && self.profile == profile && self.operator == *operator
    }

    /// Its objects.
    pub(super) fn streams(&self) -> &Streams {
        &self.streams
    }

    /// Takes the top of the page into a document's tree.
    pub(super) fn graft_top(&self, tree: &mut Tree) {
        tree.graft(&self.tree, self.roots[0]);
    }

    /// Takes the requisites into a document's tree.
    pub(super) fn graft_requisites(&self, tree: &mut Tree) {
        tree.graft(&self.tree, self.roots[1]);
    }

    /// What documents with these fonts begin with.
    pub(super) fn prefix(&mut self, repertoire: Repertoire) -> &Arc<SharedPrefix> {
        let made = match self.prefixes[repertoire as usize].take() {
            Some(prefix) => prefix,
            None => Arc::new(self.make_prefix(repertoire)),
        };
        self.prefixes[repertoire as usize].insert(made)
    }

    fn make_prefix(&self, repertoire: Repertoire) -> SharedPrefix {
        let fonts = Fonts::of(repertoire);
        let mut bytes = fonts.as_bytes().to_vec();
        let mut offsets = [0; OBJECTS];
        offsets[..fonts::OBJECTS].copy_from_slice(&fonts.offsets());
        let mut begin = |number: u32, bytes: &mut Vec<u8>| {
            offsets[number as usize - 1] = bytes.len() as u32;
            push_integer(bytes, number.into());
            bytes.extend_from_slice(b" 0 obj\n");
        };
        let Streams { top, requisites, logo } = &self.streams;
        for (number, stream) in [(prefix::TOP, Some(top)), (REQUISITES, Some(requisites)), (LOGO, logo.as_ref())] {
            if let Some(stream) = stream {
                begin(number, &mut bytes);
                bytes.extend_from_slice(stream);
                bytes.extend_from_slice(b"\nendobj\n");
            }
        }
        let mut begun = 0;
        if self.profile != Profile::Plain {
            begin(COLOURS, &mut bytes);
            bytes.extend_from_slice(&stream("/N 3", metadata::SRGB));
            bytes.extend_from_slice(b"\nendobj\n");
            // The title and the end of it come with the document, and its length as the first of its objects.
            begin(METADATA, &mut bytes);
            bytes.extend_from_slice(b"<</Type/Metadata/Subtype/XML/Length ");
            push_integer(&mut bytes, OBJECTS as u64 + 1);
            bytes.extend_from_slice(b" 0 R>>\nstream\n");
            let metadata = metadata::begin(self.profile, self.operator.name.as_str(), language(self.locale));
            bytes.extend_from_slice(metadata.as_bytes());
            begun = metadata.len();
        }
        let hasher = fonts.hasher().chain_update(&bytes[fonts.as_bytes().len()..]);
        SharedPrefix::new(bytes, offsets, hasher, begun)
    }
}

/// The tag of a language (RFC 5646).
pub(super) const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Ru => "ru",
        Locale::En => "en",
    }
}

/// The logo, or else a bar of the accent and the operator's name; answers where it ends.
fn top_left(press: &mut Press, operator: &Operator, image: &mut Option<Vec<u8>>) -> Result<Tenths, RenderError> {
    let Some(own) = &operator.brand.logo else {
        press.fill(Ink::Accent, [LEFT, TOP, 240, 24]);
        let frame = [LEFT, TOP + 75, COLUMN];
        let name = operator.name.as_str();
        let height = press
            .part(Tag::Paragraph, |press| press.paragraph(name, Style::STRONG, frame, Field::Named("operator.name")))?;
        return Ok(TOP + 75 + height);
    };
    let (width, height) = own.size();
    // As large as the box lets it be.
    let scale = (f64::from(LOGO_BOX[0]) / width).min(f64::from(LOGO_BOX[1]) / height);
    let (width, height) = ((width * scale).round() as Tenths, (height * scale).round() as Tenths);
    press.tree.open(Tag::Figure);
    press.tree.describe([LEFT, TOP - 30, width, height], |words| words.push_str(operator.name.as_str()));
    match own {
        Logo::Path(path) => {
            let top = PAGE_HEIGHT - TOP + 30;
            press.paint(Ink::Accent, [1, 0, 0, 1, LEFT, top], |out| logo::push_path(out, path, scale));
        }
        Logo::Image(picture) => {
            press.place(LOGO_NAME, [LEFT, TOP - 30, width, height]);
            *image = Some(logo::image(picture));
        }
    }
    press.tree.close();
    Ok(TOP - 30 + height)
}

/// Whom to ask, on the right; answers where it ends.
fn contact(press: &mut Press, operator: &Operator) -> Result<Tenths, RenderError> {
    let contact = &operator.contact;
    let label = press.say("Вопросы по счёту", "Questions about this invoice");
    let lines = [
        (Some(label), Style::LABEL, Field::Named("heading")),
        (Some(contact.phone.as_str()), Style::STRONG, Field::Named("operator.contact.phone")),
        (Some(contact.email.as_str()), Style::SMALL, Field::Named("operator.contact.email")),
        (contact.site.as_ref().map(AsRef::as_ref), Style::SMALL, Field::Named("operator.contact.site")),
    ];
    let mut y = TOP - Size::Small.ascent() + 60;
    for (text, style, field) in lines {
        let Some(text) = text else { continue };
        y += press.part(Tag::Paragraph, |press| press.paragraph(text, style, [RIGHT_COLUMN, y, COLUMN], field))?;
    }
    Ok(y)
}

/// A stream, deflated as small as can be, with its dictionary.
fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    deflate_once(&mut Compress::new(Compression::best(), true), data, &mut deflated);
    let mut out = b"<<".to_vec();
    out.extend_from_slice(entries.as_bytes());
    out.extend_from_slice(b"/Filter/FlateDecode/Length ");
    push_integer(&mut out, deflated.len() as u64);
    out.extend_from_slice(b">>\nstream\n");
    out.extend_from_slice(&deflated);
    out.extend_from_slice(b"\nendstream");
    out
}
