use std::sync::OnceLock;

use flate2::{Compress, Compression};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, Str};
use sha2::{Digest as _, Sha256};
use ttf_parser::{RawFace, Tag};

use super::typeface::{CODES, LEADS, Repertoire, Typeface, Weight, face, files};

/// The fonts of a repertoire as objects of a file, behind the header of every file; made once in a process.
pub(super) struct Fonts {
    bytes: Vec<u8>,
    offsets: [u32; OBJECTS],
    hasher: Sha256,
}

/// How many objects the fonts take: numbers 1 to this.
pub(super) const OBJECTS: usize = 12;
/// The object numbers of the regular and the semi-bold font.
pub(super) const FONTS: [u32; 2] = [11, 12];
/// The header of every file: the version, and four bytes that say that it is binary.
pub(super) const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

impl Fonts {
    pub(super) fn of(repertoire: Repertoire) -> &'static Self {
        static FONTS: [OnceLock<Fonts>; 2] = [const { OnceLock::new() }; 2];
        FONTS[repertoire as usize].get_or_init(|| Self::make(repertoire))
    }

    /// Header and objects.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A SHA-256 that has read [`Self::as_bytes`].
    pub(super) fn hasher(&self) -> Sha256 {
        self.hasher.clone()
    }

    /// Where each object begins.
    pub(super) fn offsets(&self) -> [u32; OBJECTS] {
        self.offsets
    }

    /// The objects without the header, and each one's offset in them: for a file that has them at another place.
    pub(super) fn objects(&self) -> (&[u8], impl Iterator<Item = Option<u64>>) {
        let header = HEADER.len();
        (&self.bytes[header..], self.offsets.iter().map(move |&offset| Some(u64::from(offset) - header as u64)))
    }

    fn make(repertoire: Repertoire) -> Self {
        let typeface = Typeface::shared();
        let mut chunk = Chunk::new();
        let mut offsets = [0; OBJECTS];
        let mut write = |number: usize, write: &mut dyn FnMut(&mut Chunk, Ref)| {
            offsets[number - 1] = (HEADER.len() + chunk.len()) as u32;
            write(&mut chunk, Ref::new(number as i32));
        };
        for (weight, file) in files(repertoire).into_iter().enumerate() {
            write(1 + weight, &mut |chunk, id| {
                let bare = bare(file);
                let data = deflated(&bare);
                chunk.stream(id, &data).filter(Filter::FlateDecode).pair(Name(b"Length1"), bare.len() as i32);
            });
        }
        // Both weights have their glyphs in one order.
        write(3, &mut |chunk, id| {
            let data = deflated(&glyph_map(typeface, files(repertoire)[0]));
            chunk.stream(id, &data).filter(Filter::FlateDecode);
        });
        write(4, &mut |chunk, id| {
            let data = deflated(&cids(typeface, repertoire));
            chunk.stream(id, &data).filter(Filter::FlateDecode);
        });
        write(5, &mut |chunk, id| {
            let data = encoding();
            chunk.cmap(id, &data).name(Name(CMAP_NAME)).system_info(IDENTITY);
        });
        write(6, &mut |chunk, id| {
            let data = deflated(&to_unicode(typeface, repertoire));
            chunk.stream(id, &data).filter(Filter::FlateDecode);
        });
        for (weight, file) in files(repertoire).into_iter().enumerate() {
            let name = base_font(repertoire, weight);
            let as_weight = [Weight::Regular, Weight::SemiBold][weight];
            write(7 + weight, &mut |chunk, id| describe(chunk, id, &name, file, Ref::new(1 + weight as i32)));
            write(9 + weight, &mut |chunk, id| {
                let mut font = chunk.cid_font(id);
                font.subtype(CidFontType::Type2).base_font(Name(name.as_bytes())).system_info(IDENTITY);
                font.font_descriptor(Ref::new(7 + weight as i32)).cid_to_gid_map_stream(Ref::new(3));
                font.default_width(0.0);
                let mut widths = font.widths();
                let codes: Vec<(u16, char)> = characters(typeface, repertoire).collect();
                for run in codes.chunk_by(|a, b| a.0 + 1 == b.0) {
                    let of_run = run.iter().map(|&(_, character)| typeface.width_of(character, as_weight) as f32);
                    widths.consecutive(run[0].0, of_run);
                }
            });
        }
        for (weight, number) in FONTS.into_iter().enumerate() {
            let name = base_font(repertoire, weight);
            write(number as usize, &mut |chunk, id| {
                let mut font = chunk.type0_font(id);
                font.base_font(Name(name.as_bytes())).encoding_cmap(Ref::new(5));
                font.descendant_font(Ref::new(9 + weight as i32)).to_unicode(Ref::new(6));
            });
        }
        let bytes = [HEADER, chunk.as_bytes()].concat();
        let hasher = Sha256::new_with_prefix(&bytes);
        Self { bytes, offsets, hasher }
    }
}

const IDENTITY: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const CMAP_NAME: &[u8] = b"Schet-Codes";

/// The tables that a PDF's reader needs, without those by which others find glyphs and names (ISO 32000-1, 9.9).
fn bare(file: &'static [u8]) -> Vec<u8> {
    const NEEDED: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];
    let face = RawFace::parse(file, 0).ok();
    let table = |tag| face.as_ref().and_then(|face| face.table(Tag::from_bytes(tag))).unwrap_or_default();
    let mut directory = vec![0, 1, 0, 0, 0, NEEDED.len() as u8, 0, 64, 0, 2, 0, 32];
    let mut tables = Vec::with_capacity(file.len());
    for tag in NEEDED {
        let data = table(tag);
        let sum = data.chunks(4).fold(0_u32, |sum, chunk| {
            let mut word = [0; 4];
            word[..chunk.len()].copy_from_slice(chunk);
            sum.wrapping_add(u32::from_be_bytes(word))
        });
        directory.extend_from_slice(tag);
        for number in [sum, (12 + 16 * NEEDED.len() + tables.len()) as u32, data.len() as u32] {
            directory.extend_from_slice(&number.to_be_bytes());
        }
        tables.extend_from_slice(data);
        tables.resize(tables.len().next_multiple_of(4), 0);
    }
    [directory, tables].concat()
}

/// The PostScript name with the tag of its subset, as the font file has it.
fn base_font(repertoire: Repertoire, weight: usize) -> String {
    let tag = match repertoire {
        Repertoire::Plain => "SCHETP",
        Repertoire::Wide => "SCHETW",
    };
    format!("{tag}+Inter-{}", ["Regular", "SemiBold"][weight])
}

fn describe(chunk: &mut Chunk, id: Ref, name: &str, file: &'static [u8], data: Ref) {
    let face = face(file);
    let scale = 1_000.0 / f32::from(face.units_per_em());
    let scaled = |value: i16| (f32::from(value) * scale).round();
    let bounds = face.global_bounding_box();
    let mut descriptor = chunk.font_descriptor(id);
    descriptor.name(Name(name.as_bytes())).flags(FontFlags::SYMBOLIC).italic_angle(0.0);
    descriptor.bbox(Rect::new(scaled(bounds.x_min), scaled(bounds.y_min), scaled(bounds.x_max), scaled(bounds.y_max)));
    descriptor.ascent(scaled(face.ascender())).descent(scaled(face.descender()));
    descriptor.cap_height(scaled(face.capital_height().unwrap_or(face.ascender())));
    descriptor.stem_v(if name.ends_with("SemiBold") { 120.0 } else { 80.0 }).font_file2(data);
    descriptor.cid_set(Ref::new(4));
    descriptor.finish();
}

fn characters(typeface: &Typeface, repertoire: Repertoire) -> impl Iterator<Item = (u16, char)> {
    let wanted = move |code: u16| repertoire == Repertoire::Wide || code < 0x100;
    typeface.repertoire().iter().copied().filter(move |&(code, _)| wanted(code))
}

/// A bit for each CID that the fonts have, the first in the highest bit (ISO 19005-1, 6.3.5).
fn cids(typeface: &Typeface, repertoire: Repertoire) -> Vec<u8> {
    let mut bits = vec![0_u8; CODES / 8];
    for (code, _) in std::iter::once((0, ' ')).chain(characters(typeface, repertoire)) {
        bits[usize::from(code) / 8] |= 0x80 >> (code % 8);
    }
    let used = bits.iter().rposition(|&bits| bits != 0).map_or(0, |last| last + 1);
    bits.truncate(used);
    bits
}

/// Two bytes for each code: its glyph.
fn glyph_map(typeface: &Typeface, file: &'static [u8]) -> Vec<u8> {
    let face = face(file);
    let mut glyphs = vec![0_u16; CODES];
    for &(code, character) in typeface.repertoire() {
        glyphs[usize::from(code)] = face.glyph_index(character).map_or(0, |glyph| glyph.0);
    }
    let used = glyphs.iter().rposition(|&glyph| glyph != 0).map_or(0, |last| last + 1);
    glyphs[..used].iter().flat_map(|glyph| glyph.to_be_bytes()).collect()
}

/// The CMap from codes of one and two bytes to CIDs, which are the codes' own numbers.
fn encoding() -> Vec<u8> {
    let mut lines = vec![
        "%!PS-Adobe-3.0 Resource-CMap".to_owned(),
        "/CIDInit /ProcSet findresource begin".to_owned(),
        "12 dict begin".to_owned(),
        "begincmap".to_owned(),
        "/CIDSystemInfo 3 dict dup begin".to_owned(),
        "/Registry (Adobe) def".to_owned(),
        "/Ordering (Identity) def".to_owned(),
        "/Supplement 0 def".to_owned(),
        "end def".to_owned(),
        format!("/CMapName /{} def", String::from_utf8_lossy(CMAP_NAME)),
        "/CMapType 1 def".to_owned(),
        "/WMode 0 def".to_owned(),
    ];
    lines.push(code_spaces());
    lines.push(format!("{} begincidrange", 1 + LEADS.len()));
    lines.push(format!("<{:02X}> <FF> {}", LEADS.end, LEADS.end));
    lines.extend(LEADS.map(|lead| format!("<{lead:02X}00> <{lead:02X}FF> {}", lead << 8)));
    lines.push("endcidrange".to_owned());
    lines.push("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n%%EOF".to_owned());
    lines.join("\n").into_bytes()
}

/// Codes of one byte, and codes of two.
fn code_spaces() -> String {
    let (first, last) = (LEADS.start, LEADS.end - 1);
    format!("2 begincodespacerange\n<{:02X}> <FF>\n<{first:02X}00> <{last:02X}FF>\nendcodespacerange", LEADS.end)
}

/// The CMap from codes to Unicode, by which text is searched and copied.
fn to_unicode(typeface: &Typeface, repertoire: Repertoire) -> Vec<u8> {
    let mut lines = vec![
        "/CIDInit /ProcSet findresource begin".to_owned(),
        "12 dict begin".to_owned(),
        "begincmap".to_owned(),
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def".to_owned(),
        "/CMapName /Schet-UCS def".to_owned(),
        "/CMapType 2 def".to_owned(),
    ];
    lines.push(code_spaces());
    let all: Vec<(u16, char)> = characters(typeface, repertoire).collect();
    let hex = |code: u16| if code < 0x100 { format!("<{code:02X}>") } else { format!("<{code:04X}>") };
    let is_next = |a: &(u16, char), b: &(u16, char)| (a.0 + 1, a.1 as u32 + 1) == (b.0, b.1 as u32) && a.0 % 256 < 255;
    let runs: Vec<&[(u16, char)]> = all.chunk_by(is_next).collect();
    // A section takes a hundred entries at most.
    for section in runs.chunks(100) {
        lines.push(format!("{} beginbfrange", section.len()));
        lines.extend(section.iter().filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some(format!("{}{}<{:04X}>", hex(first.0), hex(last.0), first.1 as u32))
        }));
        lines.push("endbfrange".to_owned());
    }
    lines.push("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend".to_owned());
    lines.join("\n").into_bytes()
}

/// Deflated as small as can be, since it is done once.
fn deflated(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() + 256);
    super::objects::deflate_once(&mut Compress::new(Compression::best(), true), data, &mut out);
    out
}
