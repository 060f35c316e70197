//! The typeface as the layout sees it: a code and a width for each character.
//!
//! A character of the plain repertoire is one byte of a content stream, any other of the wide repertoire two. No code
//! holds a byte that a PDF string would have to escape, and both repertoires and both weights share their codes: a page
//! that was laid out needs no second look when it turns out to need the wide fonts.

use std::ops::Range;
use std::sync::OnceLock;

use ttf_parser::Face;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// For nearly everything.
    Regular,
    /// For what the eye should find: titles and totals.
    SemiBold,
}

/// Which characters a document's fonts have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Repertoire {
    /// ASCII, Russian, the punctuation of both, ₽ № −.
    Plain,
    /// All of Latin-1, Latin Extended-A and Cyrillic besides.
    Wide,
}

/// The font files of a repertoire, regular and semi-bold: subsets of Inter (see `assets/fonts/README.md`).
pub(super) const fn files(repertoire: Repertoire) -> [&'static [u8]; 2] {
    match repertoire {
        Repertoire::Plain => [
            include_bytes!("../../../assets/fonts/inter-regular-plain.ttf"),
            include_bytes!("../../../assets/fonts/inter-semibold-plain.ttf"),
        ],
        Repertoire::Wide => [
            include_bytes!("../../../assets/fonts/inter-regular-wide.ttf"),
            include_bytes!("../../../assets/fonts/inter-semibold-wide.ttf"),
        ],
    }
}

/// The lead bytes of codes of two bytes; no code of one byte is one of them or below.
pub(super) const LEADS: Range<u16> = 1..4;
/// One more than the highest character that has a code.
const CHARACTERS: usize = 0x2300;
/// One more than the highest code. A code is also the CID in every font, as some readers take for granted.
pub(super) const CODES: usize = LEADS.end as usize * 0x100;
/// The code of a character that takes no room and leaves no trace.
const INVISIBLE: u16 = 0xFFFF;

/// Codes and widths of every character there is.
pub(crate) struct Typeface {
    /// By code point.
    glyphs: Box<[Glyph]>,
    /// The characters that have a code of their own, in the order of their codes.
    repertoire: Vec<(u16, char)>,
}

/// A character's code, 0 where the fonts have no glyph, and its widths by weight in thousandths of the type size.
#[derive(Clone, Copy, Default)]
struct Glyph {
    code: u16,
    widths: [u16; 2],
}

impl Typeface {
    /// The typeface of every document, prepared once in a process.
    pub(crate) fn shared() -> &'static Self {
        static TYPEFACE: OnceLock<Typeface> = OnceLock::new();
        TYPEFACE.get_or_init(Self::prepare)
    }

    fn glyph(&self, character: char) -> Option<Glyph> {
        self.glyphs.get(character as usize).copied().filter(|glyph| glyph.code != 0)
    }

    /// Appends the codes of a text and returns its width in thousandths of the type size, and the repertoire needed.
    ///
    /// # Errors
    /// The first character that has no glyph; nothing is appended then.
    pub(crate) fn encode(&self, text: &str, weight: Weight, out: &mut Vec<u8>) -> Result<(u32, Repertoire), char> {
        let start = out.len();
        // No code is longer than its character.
        out.resize(start + text.len(), 0);
        let codes = &mut out[start..];
        let (mut at, mut width) = (0, 0);
        let mut repertoire = Repertoire::Plain;
        for character in text.chars() {
            let Some(glyph) = self.glyph(character) else {
                out.truncate(start);
                return Err(character);
            };
            if glyph.code < 0x100 {
                codes[at] = glyph.code as u8;
                at += 1;
            } else if glyph.code != INVISIBLE {
                codes[at..at + 2].copy_from_slice(&glyph.code.to_be_bytes());
                at += 2;
                repertoire = Repertoire::Wide;
            }
            width += u32::from(glyph.widths[weight as usize]);
        }
        out.truncate(start + at);
        Ok((width, repertoire))
    }

    /// The width of a character in thousandths of the type size; 0 where there is no glyph.
    pub(crate) fn width_of(&self, character: char, weight: Weight) -> u32 {
        self.glyph(character).map_or(0, |glyph| glyph.widths[weight as usize].into())
    }

    /// Every code with its character, lowest code first.
    pub(super) fn repertoire(&self) -> &[(u16, char)] {
        &self.repertoire
    }

    fn prepare() -> Self {
        let plain = characters(&face(files(Repertoire::Plain)[0]));
        let faces = files(Repertoire::Wide).map(face);
        let wide = characters(&faces[0]);
        let mut glyphs = vec![Glyph::default(); CHARACTERS].into_boxed_slice();

        // ASCII keeps its own codes, but for the three that a string would have to escape.
        let is_itself = |character: &char| matches!(character, ' '..='~') && !is_special(*character as u16);
        let mut singles = (0x7F..0x100).chain(LEADS.end..0x20).filter(|&code| !is_special(code));
        let mut pairs =
            LEADS.flat_map(|lead| (0..0x100).map(move |low| lead << 8 | low)).filter(|&code| !is_special(code & 0xFF));
        let mut repertoire = Vec::with_capacity(wide.len());
        let in_order =
            plain.iter().map(|c| (c, true)).chain(wide.iter().filter(|c| !plain.contains(c)).map(|c| (c, false)));
        for (&character, is_plain) in in_order {
            let code = if is_itself(&character) {
                Some(character as u16)
            } else if is_plain {
                singles.next()
            } else {
                pairs.next()
            };
            if let (Some(code), Some(glyph)) = (code, glyphs.get_mut(character as usize)) {
                *glyph = Glyph { code, widths: [0, 1].map(|weight: usize| width(&faces[weight], character)) };
                repertoire.push((code, character));
            }
        }
        repertoire.sort_unstable();

        for (alias, character) in ALIASES {
            glyphs[alias as usize] = glyphs[character as usize];
        }
        for invisible in ['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}'] {
            glyphs[invisible as usize] = Glyph { code: INVISIBLE, widths: [0; 2] };
        }
        Self { glyphs, repertoire }
    }
}

/// Every character that documents print, lowest code point first; any other is a
/// [`RenderError::MissingGlyph`](crate::render::RenderError::MissingGlyph).
#[must_use]
pub fn repertoire() -> Vec<char> {
    let mut characters: Vec<char> = Typeface::shared().repertoire().iter().map(|&(_, character)| character).collect();
    characters.sort_unstable();
    characters
}

/// Characters that look and break like another one.
const ALIASES: [(char, char); 5] =
    [('\u{2007}', '\u{A0}'), ('\u{2009}', '\u{A0}'), ('\u{202F}', '\u{A0}'), ('\u{2010}', '-'), ('\u{2011}', '-')];

/// Bytes that a literal string would have to escape: parentheses, the backslash, and the ends of lines.
const fn is_special(byte: u16) -> bool {
    matches!(byte, 0x28 | 0x29 | 0x5C | 0x0A | 0x0D)
}

/// A font file of the crate's own.
#[expect(clippy::expect_used, reason = "the files are part of the crate, and every test reads them")]
pub(super) fn face(file: &'static [u8]) -> Face<'static> {
    Face::parse(file, 0).expect("a TrueType font")
}

fn characters(face: &Face<'_>) -> Vec<char> {
    let mut found: Vec<char> = Vec::new();
    if let Some(table) = face.tables().cmap {
        for subtable in table.subtables.into_iter().filter(|subtable| subtable.is_unicode()) {
            subtable.codepoints(|code| {
                found.extend(char::from_u32(code).filter(|&c| subtable.glyph_index(c.into()).is_some()))
            });
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn width(face: &Face<'_>, character: char) -> u16 {
    let advance = face.glyph_index(character).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
    let em = u32::from(face.units_per_em());
    ((u32::from(advance) * 1_000 + em / 2) / em) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_has_a_byte_that_a_string_would_escape() {
        let typeface = Typeface::shared();
        assert!(typeface.repertoire().len() > 500, "{}", typeface.repertoire().len());
        for &(code, character) in typeface.repertoire() {
            let bytes = code.to_be_bytes();
            let bytes = if code < 0x100 { &bytes[1..] } else { &bytes[..] };
            assert!(!bytes.iter().any(|&byte| is_special(byte.into())), "{character:?} {code:04X}");
            assert_eq!(bytes.len() == 2, u16::from(bytes[0]) < LEADS.end, "{character:?} {code:04X}");
        }
        assert!(typeface.repertoire().windows(2).all(|pair| pair[0].0 < pair[1].0), "codes are unique");
    }

    #[test]
    fn russian_and_english_are_one_byte_a_character() {
        let text = "ООО «Ёж» — счёт № 1, 12\u{a0}345,67\u{a0}₽ (−5 %) [a\\b] ‘x’ “y” …";
        let mut codes = Vec::new();
        let (width, repertoire) = Typeface::shared().encode(text, Weight::Regular, &mut codes).unwrap();
        assert_eq!(codes.len(), text.chars().count());
        assert_eq!(repertoire, Repertoire::Plain);
        assert!(width > 0);
    }

    #[test]
    fn other_letters_take_the_wide_fonts_and_unknown_ones_are_named() {
        let typeface = Typeface::shared();
        for text in ["Київ", "Қазақстан", "Łódź", "Zürich", "Мінск Ў"] {
            assert_eq!(
                typeface.encode(text, Weight::SemiBold, &mut Vec::new()).map(|found| found.1),
                Ok(Repertoire::Wide),
                "{text}"
            );
        }
        assert_eq!(typeface.encode("ab😀", Weight::Regular, &mut Vec::new()), Err('😀'));
        assert_eq!(typeface.encode("日本", Weight::Regular, &mut Vec::new()), Err('日'));
        assert_eq!(typeface.encode("\u{0}", Weight::Regular, &mut Vec::new()), Err('\u{0}'));
    }

    #[test]
    fn both_weights_have_their_glyphs_in_one_order() {
        for repertoire in [Repertoire::Plain, Repertoire::Wide] {
            let [regular, semibold] = files(repertoire).map(face);
            for &(_, character) in Typeface::shared().repertoire() {
                assert_eq!(regular.glyph_index(character), semibold.glyph_index(character), "{character:?}");
            }
        }
    }

    #[test]
    fn figures_are_of_one_width_in_each_weight() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let widths = ('0'..='9').map(|digit| Typeface::shared().width_of(digit, weight));
            assert_eq!(widths.clone().min(), widths.max());
        }
    }
}
