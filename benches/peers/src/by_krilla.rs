//! krilla by hand at its best: glyphs looked up in a table, no shaping, hint-less fonts loaded once, no metadata, no tags.

use std::collections::HashMap;
use std::ops::Range;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use ttf_parser::Face;

use crate::drawing::{Page, Run};
use crate::{FONTS, Outcome};

/// A renderer that keeps what can be kept between documents.
pub struct ByKrilla {
    fonts: Vec<(Font, HashMap<char, (GlyphId, f32)>)>,
    glyphs: Vec<KrillaGlyph>,
}

impl ByKrilla {
    pub fn new() -> Outcome<Self> {
        let load = |bytes: &&'static [u8]| -> Outcome<_> {
            let font = Font::new(bytes.to_vec().into(), 0).ok_or("krilla does not take the font")?;
            let face = Face::parse(bytes, 0)?;
            let em = f32::from(face.units_per_em());
            let glyph = |c: char| -> Option<(char, (GlyphId, f32))> {
                let glyph = face.glyph_index(c)?;
                Some((c, (GlyphId::new(glyph.0.into()), f32::from(face.glyph_hor_advance(glyph)?) / em)))
            };
            Ok((font, ('\u{20}'..'\u{2300}').filter_map(glyph).collect()))
        };
        Ok(Self { fonts: FONTS.iter().map(load).collect::<Outcome<_>>()?, glyphs: Vec::new() })
    }

    pub fn render(&mut self, pages: &[Page]) -> Outcome<Vec<u8>> {
        let settings = SerializeSettings { xmp_metadata: false, enable_tagging: false, ..Default::default() };
        let mut document = Document::new_with(settings);
        for content in pages {
            let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).ok_or("no page of A4")?);
            let mut surface = page.surface();
            surface.set_fill(Some(Fill::default()));
            for run in &content.runs {
                let font = self.shape(run);
                surface.draw_glyphs(Point::from_xy(run.x, run.y), &self.glyphs, font, &run.text, run.size, false);
            }
            let mut path = PathBuilder::new();
            let rules = content.rules.iter().map(|&[x, y, length]| [x, y, length, 0.5]);
            for [x, y, width, height] in rules.chain(content.squares.iter().copied()) {
                path.push_rect(Rect::from_xywh(x, y, width, height).ok_or("an empty square")?);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|error| format!("krilla: {error:?}").into())
    }

    /// Fills in the glyphs of a run and returns its font.
    fn shape(&mut self, run: &Run) -> Font {
        let (font, table) = &self.fonts[usize::from(run.is_bold)];
        let glyphs = run.text.char_indices().filter_map(|(at, c)| {
            let &(glyph, advance) = table.get(&c)?;
            let range: Range<usize> = at..at + c.len_utf8();
            Some(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, range, None))
        });
        self.glyphs.clear();
        self.glyphs.extend(glyphs);
        font.clone()
    }
}
