//! A line of text as glyphs: a typeface for every letter, both directions, shaping; nothing is left
//! to the reader's machine.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use unicode_bidi::{BidiInfo, Level};

use crate::export::fonts::FILES;

/// Drawn where no typeface has the letter; the letter itself is still what is read and copied.
const MISSING: char = '\u{fffd}';

/// A typeface, read once.
struct Face {
    font: FontRef<'static>,
    shaping: ShaperData,
    pdf: Font,
    units_per_em: f32,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::from_index(bytes, 0).ok()?;
        let pdf = Font::new(bytes.into(), 0)?;
        Some(Self {
            shaping: ShaperData::new(&font),
            units_per_em: pdf.units_per_em(),
            font,
            pdf,
        })
    }

    fn has(&self, c: char) -> bool {
        self.font.charmap().map(c).is_some_and(|g| g.to_u32() != 0)
    }
}

/// Regular, bold, the other alphabets. Our own files: they can all be read.
static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.iter().filter_map(|f| Face::new(f)).collect());

/// Glyphs of one typeface and one direction.
struct Run {
    face: &'static Face,
    text: String,
    glyphs: Vec<KrillaGlyph>,
}

/// A line ready to be drawn at any size.
pub(super) struct Line(Vec<Run>);

impl Line {
    /// Shapes a line whose paragraph runs from the left.
    pub(super) fn new(text: &str, bold: bool) -> Self {
        let text: String = text.chars().filter(|c| !is_ignorable(*c)).collect();
        let bidi = BidiInfo::new(&text, Some(Level::ltr()));
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
                    || replaced(text),
                    |f| Some((f, shape(f, text, right_to_left))),
                );
                let (face, glyphs) = glyphs?;
                let text = text.to_owned();
                Some(Run { face, text, glyphs })
            });
            runs.extend(shaped.flatten());
        }
        Self(runs)
    }

    /// Its width in sizes of the text.
    pub(super) fn width(&self) -> f32 {
        self.0
            .iter()
            .flat_map(|r| &r.glyphs)
            .map(|g| g.x_advance)
            .sum()
    }

    /// Draws it with its baseline at a place, as text or as outlines only.
    pub(super) fn draw(&self, surface: &mut Surface, at: Point, size: f32, outlined: bool) {
        let mut x = at.x;
        for run in &self.0 {
            let start = Point::from_xy(x, at.y);
            let font = run.face.pdf.clone();
            surface.draw_glyphs(start, &run.glyphs, font, &run.text, size, outlined);
            x += size * run.glyphs.iter().map(|g| g.x_advance).sum::<f32>();
        }
    }
}

/// Joiners, marks of direction, variants of faces: they shape what is around them and have no picture.
fn is_ignorable(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xfff0..=0xfffb | 0xfffe..=0xffff | 0xe0000..=0xe0fff)
}

/// Pieces of a text with the first typeface that has their letters; none where no one has.
fn by_face(text: &str, bold: bool) -> Vec<(Option<&'static Face>, &str)> {
    let own = usize::from(bold);
    let face = |c: char| {
        [own, 2]
            .into_iter()
            .find(|i| FACES.get(*i).is_some_and(|f| f.has(c)))
    };
    let mut pieces: Vec<(Option<usize>, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match (pieces.last_mut(), face(c)) {
            // a space belongs to the words around it
            (Some((Some(_), range)), Some(_)) if c == ' ' => range.end = end,
            (Some((last, range)), found) if *last == found => range.end = end,
            (_, found) => pieces.push((found, at..end)),
        }
    }
    let pieces = pieces.into_iter();
    pieces
        .map(|(i, range)| (i.and_then(|i| FACES.get(i)), &text[range]))
        .collect()
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

/// The sign for a missing letter, once for each.
fn replaced(text: &str) -> Option<(&'static Face, Vec<KrillaGlyph>)> {
    let face = FACES.iter().find(|f| f.has(MISSING))?;
    let mut buffer = [0; 4];
    let sign = shape(face, MISSING.encode_utf8(&mut buffer), false);
    let sign = sign.into_iter().next()?;
    let glyph = |(at, c): (usize, char)| KrillaGlyph {
        text_range: at..at + c.len_utf8(),
        ..sign.clone()
    };
    Some((face, text.char_indices().map(glyph).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_glyph_and_keeps_its_text() {
        for text in [
            "Città & <b>",
            "שלום Torino مرحبا",
            "👩‍👩‍👧 ok 😀",
            "\u{e000}\u{10ffff}日本",
            "",
        ] {
            let line = Line::new(text, true);
            let glyphs = || line.0.iter().flat_map(|r| &r.glyphs);
            assert!(glyphs().all(|g| g.glyph_id.to_u32() != 0), "{text}");
            let read: String = line.0.iter().map(|r| r.text.as_str()).collect();
            let visible = text.chars().filter(|c| !is_ignorable(*c));
            let (mut a, mut b): (Vec<char>, Vec<char>) =
                (read.chars().collect(), visible.collect());
            a.sort_unstable();
            b.sort_unstable();
            assert_eq!(a, b, "{text}");
            assert!(line.width() > 0.0 || text.is_empty());
        }
    }

    #[test]
    fn right_to_left_words_stand_right_to_left() {
        let line = Line::new("אב", false);
        let ranges: Vec<usize> = line.0[0]
            .glyphs
            .iter()
            .map(|g| g.text_range.start)
            .collect();
        assert_eq!(ranges, [2, 0]);
    }
}
