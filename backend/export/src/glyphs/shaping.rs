//! A line of text as glyphs in the order they are drawn: directions, typefaces, shaping.

use harfrust::{Direction, ShapeOptions, UnicodeBuffer};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use unicode_bidi::{BidiInfo, Level};

use super::characters::{is_invisible, is_left_out};
use super::face::{FACES, Face};
use super::itemize::by_face;

/// Drawn where no typeface has the character; the character itself is still what is read and copied.
const REPLACEMENT: char = '\u{fffd}';

/// Glyphs of one typeface and one direction.
pub(super) struct GlyphRun {
    pub(super) face: &'static Face,
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// A shaped line: its glyph runs from left to right, in units of the text's size.
pub(crate) struct ShapedLine(pub(super) Vec<GlyphRun>);

impl ShapedLine {
    /// Shapes a line of a paragraph that runs from the left or from the right.
    pub(crate) fn new(text: &str, bold: bool, right_to_left: bool) -> Self {
        let text: String = text.chars().filter(|c| !is_left_out(*c)).collect();
        let level = if right_to_left {
            Level::rtl()
        } else {
            Level::ltr()
        };
        let bidi = BidiInfo::new(&text, Some(level));
        let Some(paragraph) = bidi.paragraphs.first() else {
            return Self(Vec::new());
        };
        let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
        let mut runs = Vec::new();
        for range in visual {
            let right_to_left = levels.get(range.start).is_some_and(Level::is_rtl);
            let mut pieces = by_face(&text[range], bold);
            if right_to_left {
                pieces.reverse();
            }
            let shaped = pieces.into_iter().map(|(face, text)| {
                let glyphs = face.map_or_else(
                    || replacement(text),
                    |f| Some((f, shape(f, text, right_to_left))),
                );
                let (face, glyphs) = glyphs?;
                let text = text.to_owned();
                Some(GlyphRun { face, text, glyphs })
            });
            runs.extend(shaped.flatten());
        }
        Self(runs)
    }

    /// Its width for a text of size 1.
    pub(crate) fn width(&self) -> f32 {
        self.0
            .iter()
            .flat_map(|r| &r.glyphs)
            .map(|g| g.x_advance)
            .sum()
    }

    /// Draws it on a page of a PDF with its baseline beginning at `at`, as text or as outlines only.
    pub(crate) fn draw(&self, surface: &mut Surface, at: Point, size: f32, outlined: bool) {
        let mut x = at.x;
        for run in &self.0 {
            let start = Point::from_xy(x, at.y);
            let font = run.face.pdf.clone();
            surface.draw_glyphs(start, &run.glyphs, font, &run.text, size, outlined);
            x += size * run.glyphs.iter().map(|g| g.x_advance).sum::<f32>();
        }
    }
}

fn shape(face: &Face, text: &str, right_to_left: bool) -> Vec<KrillaGlyph> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(if right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    buffer.guess_segment_properties();
    let shaper = face.shaping.shaper(&face.font).build();
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|i| i.cluster as usize).collect();
    starts.sort_unstable();
    let em = |units: i32| units as f32 / face.units_per_em;
    let glyph = |(info, place): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
        let start = info.cluster as usize;
        let next = starts.partition_point(|s| *s <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            em(place.x_advance),
            em(place.x_offset),
            em(place.y_offset),
            em(place.y_advance),
            start..end,
            None,
        )
    };
    infos
        .iter()
        .zip(shaped.glyph_positions())
        .map(glyph)
        .collect()
}

/// A replacement glyph for each visible character of a text.
fn replacement(text: &str) -> Option<(&'static Face, Vec<KrillaGlyph>)> {
    let face = FACES.iter().find(|f| f.has(REPLACEMENT))?;
    let mut buffer = [0; 4];
    let sign = shape(face, REPLACEMENT.encode_utf8(&mut buffer), false);
    let sign = sign.into_iter().next()?;
    let glyph = |(at, c): (usize, char)| KrillaGlyph {
        text_range: at..at + c.len_utf8(),
        ..sign.clone()
    };
    let shown = text.char_indices().filter(|(_, c)| !is_invisible(*c));
    Some((face, shown.map(glyph).collect()))
}

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider as _;

    use super::*;
    use crate::typefaces::EMOJI;

    fn faces(text: &str, bold: bool) -> Vec<&'static str> {
        let line = ShapedLine::new(text, bold, false);
        line.0.iter().map(|r| r.face.file.name).collect()
    }

    #[test]
    fn every_character_has_a_glyph_and_keeps_its_text() {
        for text in [
            "Città & <b>",
            "שלום Torino مرحبا",
            "👩‍👩‍👧 ok 😀 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "می‌خواهم",
            "\u{e000}\u{10ffff}日本",
            "",
        ] {
            let line = ShapedLine::new(text, true, false);
            let glyphs = || line.0.iter().flat_map(|r| &r.glyphs);
            assert!(glyphs().all(|g| g.glyph_id.to_u32() != 0), "{text}");
            let read: String = line.0.iter().map(|r| r.text.as_str()).collect();
            let kept = text.chars().filter(|c| !is_left_out(*c));
            let (mut a, mut b): (Vec<char>, Vec<char>) = (read.chars().collect(), kept.collect());
            a.sort_unstable();
            b.sort_unstable();
            assert_eq!(a, b, "{text}");
            assert!(line.width() > 0.0 || text.is_empty());
        }
    }

    #[test]
    fn every_alphabet_has_its_typeface_in_both_weights() {
        assert_eq!(faces("مرحبا", false), ["Noto Sans Arabic"]);
        assert_eq!(faces("שלום", true), ["Noto Sans Hebrew"]);
        assert_eq!(faces("Ж", true), ["DejaVu Sans"]);
        assert_eq!(faces("🚲", false), [EMOJI]);
        let ids = |bold| {
            let line = ShapedLine::new("مرحبا", bold, false);
            line.0[0].face.file.bold
        };
        assert_eq!((ids(false), ids(true)), (Some(false), Some(true)));
    }

    #[test]
    fn a_character_that_no_typeface_has_is_a_replacement_glyph() {
        let line = ShapedLine::new("都", false, false);
        let sign = line.0[0]
            .face
            .font
            .charmap()
            .map(REPLACEMENT)
            .expect("a sign");
        assert_eq!(line.0[0].glyphs[0].glyph_id.to_u32(), sign.to_u32());
    }

    #[test]
    fn ligatures_and_emoji_sequences_are_one_glyph() {
        let glyphs = |text: &str| {
            let line = ShapedLine::new(text, false, false);
            let drawn = line.0.iter().flat_map(|r| &r.glyphs);
            drawn.filter(|g| g.x_advance > 0.0).count()
        };
        // lam and alef join; a family, a flag and a digit in a frame are one emoji each
        assert_eq!(glyphs("لا"), 1);
        for one in ["👩‍👩‍👧", "🇮🇹", "1️⃣"] {
            assert_eq!(glyphs(one), 1, "{one}");
        }
    }

    #[test]
    fn right_to_left_words_stand_right_to_left() {
        let line = ShapedLine::new("אב", false, false);
        let ranges: Vec<usize> = line.0[0]
            .glyphs
            .iter()
            .map(|g| g.text_range.start)
            .collect();
        assert_eq!(ranges, [2, 0]);
        let words = |from_right| {
            let line = ShapedLine::new("אב Torino!", false, from_right);
            let texts = line.0.iter().map(|r| r.text.trim().to_owned());
            texts.filter(|t| !t.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(words(false), ["אב", "Torino!"]);
        assert_eq!(words(true), ["!", "Torino", "אב"]);
    }
}
