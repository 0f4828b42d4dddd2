//! Subsets of typefaces: OpenType files with the outlines of some glyphs only.

use std::collections::BTreeSet;

use harfrust::FontRef;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{ReadError, TableProvider as _};

/// Tables that drawing and shaping need.
const TABLES: [&[u8; 4]; 13] = [
    b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca",
    b"maxp", b"name", b"post",
];

/// A typeface with the outlines of some glyphs only, and those they are composed of. Glyph numbers, metrics and shaping tables stay as
/// they are, so that text is shaped with the subset as with the whole typeface.
pub(super) fn subset(font: &FontRef, glyphs: &BTreeSet<u32>) -> Result<Vec<u8>, ReadError> {
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
    let (mut offsets, mut subset) = (Vec::new(), Vec::new());
    for id in 0..loca.len() {
        offsets.extend((subset.len() as u32).to_be_bytes());
        let ends = (loca.get_raw(id), loca.get_raw(id + 1));
        if let (Some(start), Some(end)) = ends
            && wanted.contains(&(id as u32))
        {
            subset.extend(
                outlines
                    .get(start as usize..end as usize)
                    .unwrap_or_default(),
            );
            subset.resize(subset.len().next_multiple_of(4), 0);
        }
    }
    offsets.extend((subset.len() as u32).to_be_bytes());
    let tables = TABLES.iter().filter_map(|tag| {
        let data = font.table_data(Tag::new(tag))?.as_bytes();
        Some(match *tag {
            b"glyf" => (*tag, subset.clone()),
            b"loca" => (*tag, offsets.clone()),
            b"head" => (*tag, with_long_offsets(data)),
            _ => (*tag, data.to_vec()),
        })
    });
    Ok(font_file(&tables.collect::<Vec<_>>()))
}

/// The table `head` for a table `loca` of 32-bit offsets, with the checksum of the whole file cleared: it was that of another file.
fn with_long_offsets(head: &[u8]) -> Vec<u8> {
    let mut head = head.to_vec();
    for (from, value) in [(8, &[0; 4][..]), (50, &[0, 1][..])] {
        if let Some(field) = head.get_mut(from..from + value.len()) {
            field.copy_from_slice(value);
        }
    }
    head
}

/// An OpenType file of tables, which are given in the order of their tags.
fn font_file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let mut file = vec![0, 1, 0, 0];
    for number in [count, 16 << power, power, (count - (1 << power)) * 16] {
        file.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, data) in tables {
        file.extend(*tag);
        for number in [checksum(data), at as u32, data.len() as u32] {
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

/// The sum of a table's 32-bit words.
fn checksum(data: &[u8]) -> u32 {
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
    use crate::glyphs::face::FACES;
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
    fn a_subset_draws_the_glyphs_asked_for_and_no_others() {
        for face in FACES.iter() {
            let characters = ['é', 'ش', 'ש', 'Ж', '🚲'];
            let has = characters
                .into_iter()
                .filter_map(|c| face.font.charmap().map(c));
            let glyphs: BTreeSet<u32> = has.map(GlyphId::to_u32).collect();
            let bytes = subset(&face.font, &glyphs).expect("a typeface");
            assert!(bytes.len() < face.file.bytes.len(), "{}", face.file.name);
            let font = FontRef::from_index(&bytes, 0).expect("a typeface");
            for id in &glyphs {
                assert_eq!(
                    drawn(&font, *id),
                    drawn(&face.font, *id),
                    "{}",
                    face.file.name
                );
            }
            let other =
                (1..100).find(|id| !drawn(&face.font, *id).is_empty() && !glyphs.contains(id));
            assert_eq!(drawn(&font, other.expect("another glyph")), "");
        }
    }
}
