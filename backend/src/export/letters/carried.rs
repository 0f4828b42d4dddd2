//! The letters a drawing carries along: of each typeface, the glyphs it needs beside those every
//! drawing has.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use geodata_cartography::Scene;
use harfrust::FontRef;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{ReadError, TableProvider as _};

use super::{FACES, Line, is_invisible};
use crate::export::fonts::{is_in_style, style};

/// CSS with the typefaces of a drawing in it.
pub(crate) fn style_of(scene: &Scene) -> String {
    let mut css = style().to_owned();
    let shapes = scene.layers.iter().flat_map(|l| &l.shapes);
    let mut used: BTreeMap<usize, Used> = BTreeMap::new();
    for (text, bold) in shapes.flat_map(geodata_cartography::scene::Shape::texts) {
        if text.chars().any(|c| !is_in_style(c)) {
            count(text, bold, &mut used);
        }
    }
    for (face, used) in used {
        if let Some(face) = FACES.get(face)
            && let Ok(bytes) = thinned(&face.font, &used.glyphs)
        {
            let ranges = used
                .letters
                .iter()
                .map(|c| format!("U+{:X}", u32::from(*c)));
            let ranges = ranges.collect::<Vec<_>>().join(",");
            let weight = match face.file.bold {
                Some(true) => "700",
                Some(false) => "400",
                None => "400 700",
            };
            // writing to a String cannot fail
            let _ = write!(
                css,
                "@font-face{{font-family:'{}';font-weight:{weight};font-style:normal;unicode-range:{ranges};src:url(data:font/ttf;base64,{}) format('truetype')}}",
                face.file.name,
                BASE64_STANDARD.encode(bytes)
            );
        }
    }
    css
}

/// What is used of a typeface.
#[derive(Default)]
struct Used {
    letters: BTreeSet<char>,
    glyphs: BTreeSet<u32>,
}

fn count(text: &str, bold: bool, used: &mut BTreeMap<usize, Used>) {
    for run in Line::new(text, bold, false).0 {
        let letters = run.text.chars().filter(|c| !is_in_style(*c));
        // a letter that no typeface here has is left to the reader's machine
        let letters: Vec<char> = letters
            .filter(|c| run.face.has(*c) || is_invisible(*c))
            .collect();
        let face = FACES.iter().position(|f| std::ptr::eq(f, run.face));
        if let Some(face) = face.filter(|_| !letters.is_empty()) {
            let used = used.entry(face).or_default();
            used.letters.extend(letters);
            let glyphs = run.glyphs.iter().map(|g| g.glyph_id.to_u32());
            used.glyphs.extend(glyphs);
        }
    }
}

/// Tables that reading and shaping need.
const TABLES: [&[u8; 4]; 13] = [
    b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca",
    b"maxp", b"name", b"post",
];

/// A typeface with the outlines of some glyphs only; numbers and all else stay as they are.
fn thinned(font: &FontRef, glyphs: &BTreeSet<u32>) -> Result<Vec<u8>, ReadError> {
    let (loca, glyf) = (font.loca(None)?, font.glyf()?);
    let mut wanted = BTreeSet::from([0]);
    let mut open: Vec<u32> = glyphs.iter().copied().collect();
    while let Some(id) = open.pop() {
        if wanted.insert(id)
            && let Some(Glyph::Composite(whole)) = loca.get_glyf(GlyphId::new(id), &glyf)?
        {
            open.extend(
                whole
                    .components()
                    .map(|part| u32::from(part.glyph.to_u16())),
            );
        }
    }
    let outlines = font.table_data(Tag::new(b"glyf"));
    let outlines = outlines.map(|d| d.as_bytes()).unwrap_or_default();
    let (mut places, mut kept) = (Vec::new(), Vec::new());
    for id in 0..loca.len() {
        places.extend((kept.len() as u32).to_be_bytes());
        let ends = (loca.get_raw(id), loca.get_raw(id + 1));
        if let (Some(start), Some(end)) = ends
            && wanted.contains(&(id as u32))
        {
            kept.extend(
                outlines
                    .get(start as usize..end as usize)
                    .unwrap_or_default(),
            );
            kept.resize(kept.len().next_multiple_of(4), 0);
        }
    }
    places.extend((kept.len() as u32).to_be_bytes());
    let tables = TABLES.iter().filter_map(|tag| {
        let data = font.table_data(Tag::new(tag))?.as_bytes();
        Some(match *tag {
            b"glyf" => (*tag, kept.clone()),
            b"loca" => (*tag, places.clone()),
            b"head" => (*tag, long_places(data)),
            _ => (*tag, data.to_vec()),
        })
    });
    Ok(packed(&tables.collect::<Vec<_>>()))
}

/// The head of a typeface whose places are of 32 bits, without the sum of a file it is no longer of.
fn long_places(head: &[u8]) -> Vec<u8> {
    let mut head = head.to_vec();
    for (from, value) in [(8, &[0; 4][..]), (50, &[0, 1][..])] {
        if let Some(field) = head.get_mut(from..from + value.len()) {
            field.copy_from_slice(value);
        }
    }
    head
}

/// A file of tables, in the order of their tags.
fn packed(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let mut file = vec![0, 1, 0, 0];
    for number in [count, 16 << power, power, (count - (1 << power)) * 16] {
        file.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in tables {
        file.extend(*tag);
        for number in [sum(data), at as u32, data.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        file.extend(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn sum(data: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    data.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::MetadataProvider as _;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::DrawSettings;
    use skrifa::outline::pen::SvgPen;

    fn drawn(font: &FontRef, id: u32) -> String {
        let mut pen = SvgPen::new();
        let how = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let outline = font
            .outline_glyphs()
            .get(GlyphId::new(id))
            .expect("a glyph");
        outline.draw(how, &mut pen).expect("an outline");
        pen.to_string()
    }

    #[test]
    fn a_thinned_typeface_draws_what_was_asked_for_and_no_more() {
        for face in FACES.iter() {
            let letters = ['é', 'ش', 'ש', 'Ж', '🚲'];
            let has = letters
                .into_iter()
                .filter_map(|c| face.font.charmap().map(c));
            let glyphs: BTreeSet<u32> = has.map(GlyphId::to_u32).collect();
            let bytes = thinned(&face.font, &glyphs).expect("a typeface");
            assert!(bytes.len() < face.file.bytes.len(), "{}", face.file.name);
            let thin = FontRef::from_index(&bytes, 0).expect("a typeface");
            for id in &glyphs {
                assert_eq!(
                    drawn(&thin, *id),
                    drawn(&face.font, *id),
                    "{}",
                    face.file.name
                );
            }
            let other =
                (1..100).find(|id| !drawn(&face.font, *id).is_empty() && !glyphs.contains(id));
            assert_eq!(drawn(&thin, other.expect("another glyph")), "");
        }
    }
}
