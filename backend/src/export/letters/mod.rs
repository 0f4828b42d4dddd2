//! A line of text as glyphs: a typeface for every letter, both directions, shaping; nothing is left
//! to the reader's machine. Pictures take their outlines, PDF its text, drawings the letters they carry along.

pub(crate) mod carried;
mod outline;

use std::ops::Range;
use std::sync::LazyLock;

use geodata_mapspec::{MapSpec, notice};
use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use unicode_bidi::{BidiInfo, Level};

pub(crate) use self::outline::outlined;
use super::fonts::{EMOJI, FILES, File};

/// Drawn where no typeface has the letter; the letter itself is still what is read and copied.
const MISSING: char = '\u{fffd}';
/// Asks that the sign before it is drawn as a picture.
const AS_PICTURE: char = '\u{fe0f}';
/// The frame around a digit.
const KEYCAP: char = '\u{20e3}';

/// A typeface, read once.
struct Face {
    file: &'static File,
    font: FontRef<'static>,
    shaping: ShaperData,
    pdf: Font,
    units_per_em: f32,
}

impl Face {
    fn new(file: &'static File) -> Option<Self> {
        let font = FontRef::from_index(file.bytes, 0).ok()?;
        let pdf = Font::new(file.bytes.into(), 0)?;
        Some(Self {
            file,
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

/// In the order in which they are asked for a letter. Our own files: they can all be read.
static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| FILES.iter().filter_map(Face::new).collect());

/// The first typeface of a weight that has a letter.
fn face_of(c: char, bold: bool) -> Option<&'static Face> {
    let of_weight = |f: &&Face| f.file.bold.is_none_or(|b| b == bold);
    FACES.iter().filter(of_weight).find(|f| f.has(c))
}

/// What is said of a map whose title has letters that no typeface here has.
pub(crate) fn notices(spec: &MapSpec) -> Vec<geodata_model::Text> {
    let missing = without_typeface(&spec.title);
    if missing.is_empty() {
        return Vec::new();
    }
    notice("notice-no-letters", "title", &missing)
}

/// The letters of a text that no typeface here has, once each: pictures and PDF show a sign for them.
fn without_typeface(text: &str) -> String {
    let mut missing = String::new();
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if face_of(c, false).is_none() && !missing.contains(c) {
            missing.push(c);
        }
    }
    missing
}

/// Glyphs of one typeface and one direction.
struct Run {
    face: &'static Face,
    text: String,
    glyphs: Vec<KrillaGlyph>,
}

/// A line ready to be drawn at any size.
pub(crate) struct Line(Vec<Run>);

impl Line {
    /// Shapes a line of a paragraph that runs from the left or from the right.
    pub(crate) fn new(text: &str, bold: bool, from_right: bool) -> Self {
        let text: String = text.chars().filter(|c| !is_left_out(*c)).collect();
        let level = if from_right {
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
    pub(crate) fn width(&self) -> f32 {
        self.0
            .iter()
            .flat_map(|r| &r.glyphs)
            .map(|g| g.x_advance)
            .sum()
    }

    /// Draws it with its baseline at a place, as text or as outlines only.
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

/// What has no place in a line: controls, ends of paragraphs, what is no character.
fn is_left_out(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0x2028 | 0x2029 | 0xfeff | 0xfff0..=0xfffb | 0xfffe..=0xffff)
}

/// Joiners, marks of direction, variants of faces, flags spelt out: they shape what is around them and
/// have no picture of their own.
fn is_invisible(c: char) -> bool {
    is_left_out(c)
        || matches!(u32::from(c), 0xad | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xe0000..=0xe0fff)
}

/// Pieces of a text with the first typeface that has their letters; none where no one has.
fn by_face(text: &str, bold: bool) -> Vec<(Option<&'static Face>, &str)> {
    let mut pieces: Vec<(Option<&'static Face>, Range<usize>)> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let same =
        |a: Option<&Face>, b: Option<&Face>| a.map(|f| f.file.name) == b.map(|f| f.file.name);
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        let is_picture = c == KEYCAP || letters.peek().is_some_and(|(_, next)| *next == AS_PICTURE);
        let pictured = FACES.iter().find(|f| f.file.name == EMOJI && f.has(c));
        let face = pictured.filter(|_| is_picture).or_else(|| face_of(c, bold));
        match pieces.last_mut() {
            // a space belongs to the words around it, a joiner to what it joins
            Some((_, range)) if is_invisible(c) => range.end = end,
            // (but for pictures, whose space is as wide as they are)
            Some((Some(last), range)) if c == ' ' && last.file.name != EMOJI => range.end = end,
            Some((last, range)) if same(*last, face) => range.end = end,
            _ if is_invisible(c) => pieces.push((face_of(' ', bold), at..end)),
            _ => pieces.push((face, at..end)),
        }
    }
    let pieces = pieces.into_iter();
    pieces.map(|(face, range)| (face, &text[range])).collect()
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
    let shown = text.char_indices().filter(|(_, c)| !is_invisible(*c));
    Some((face, shown.map(glyph).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(text: &str, bold: bool) -> Vec<&'static str> {
        let line = Line::new(text, bold, false);
        line.0.iter().map(|r| r.face.file.name).collect()
    }

    #[test]
    fn every_letter_has_a_glyph_and_keeps_its_text() {
        for text in [
            "Città & <b>",
            "שלום Torino مرحبا",
            "👩‍👩‍👧 ok 😀 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "می‌خواهم",
            "\u{e000}\u{10ffff}日本",
            "",
        ] {
            let line = Line::new(text, true, false);
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
    fn every_file_can_be_read() {
        assert_eq!(FACES.len(), FILES.len());
    }

    #[test]
    fn every_alphabet_has_its_typeface_in_both_weights() {
        assert_eq!(faces("مرحبا", false), ["Noto Sans Arabic"]);
        assert_eq!(faces("שלום", true), ["Noto Sans Hebrew"]);
        assert_eq!(faces("Ж", true), ["DejaVu Sans"]);
        assert_eq!(faces("🚲", false), [EMOJI]);
        let ids = |bold| {
            let line = Line::new("مرحبا", bold, false);
            line.0[0].face.file.bold
        };
        assert_eq!((ids(false), ids(true)), (Some(false), Some(true)));
    }

    #[test]
    fn what_no_typeface_has_is_a_sign_and_is_named() {
        assert_eq!(without_typeface("Torino 都市都 שלום 🚲\u{200d}"), "都市");
        let line = Line::new("都", false, false);
        let sign = line.0[0].face.font.charmap().map(MISSING).expect("a sign");
        assert_eq!(line.0[0].glyphs[0].glyph_id.to_u32(), sign.to_u32());
    }

    #[test]
    fn letters_join_and_families_are_one_picture() {
        let glyphs = |text: &str| {
            let line = Line::new(text, false, false);
            let drawn = line.0.iter().flat_map(|r| &r.glyphs);
            drawn.filter(|g| g.x_advance > 0.0).count()
        };
        // lam and alef are one letter; a family, a flag and a digit in a frame are one picture
        assert_eq!(glyphs("لا"), 1);
        for one in ["👩‍👩‍👧", "🇮🇹", "1️⃣"] {
            assert_eq!(glyphs(one), 1, "{one}");
        }
    }

    #[test]
    fn right_to_left_words_stand_right_to_left() {
        let line = Line::new("אב", false, false);
        let ranges: Vec<usize> = line.0[0]
            .glyphs
            .iter()
            .map(|g| g.text_range.start)
            .collect();
        assert_eq!(ranges, [2, 0]);
        let words = |from_right| {
            let line = Line::new("אב Torino!", false, from_right);
            let texts = line.0.iter().map(|r| r.text.trim().to_owned());
            texts.filter(|t| !t.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(words(false), ["אב", "Torino!"]);
        assert_eq!(words(true), ["!", "Torino", "אב"]);
    }
}
