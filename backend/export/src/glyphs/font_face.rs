//! The typefaces that an SVG document carries: those of every document, and of each other typeface the glyphs its texts need.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use geodata_cartography::Scene;
use geodata_cartography::scene::Shape;

use super::characters::is_invisible;
use super::face::FACES;
use super::shaping::ShapedLine;
use super::subset::subset;
use crate::typefaces::{is_in_web_font, web_font_css};

/// CSS that declares the typefaces of a drawing, with their files in it.
pub(crate) fn font_face_css(scene: &Scene) -> String {
    let mut css = web_font_css().to_owned();
    let shapes = scene.layers.iter().flat_map(|l| &l.shapes);
    let mut used: BTreeMap<usize, Used> = BTreeMap::new();
    for (text, bold) in shapes.flat_map(Shape::texts) {
        if text.chars().any(|c| !is_in_web_font(c)) {
            collect(text, bold, &mut used);
        }
    }
    for (face, used) in used {
        if let Some(face) = FACES.get(face)
            && let Ok(bytes) = subset(&face.font, &used.glyphs)
        {
            let ranges = used
                .characters
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

/// What a drawing uses of a typeface.
#[derive(Default)]
struct Used {
    characters: BTreeSet<char>,
    glyphs: BTreeSet<u32>,
}

/// Adds what a text uses of each typeface, by the typeface's position in [`FACES`].
fn collect(text: &str, bold: bool, used: &mut BTreeMap<usize, Used>) {
    for run in ShapedLine::new(text, bold, false).0 {
        let characters = run.text.chars().filter(|c| !is_in_web_font(*c));
        // a character that no typeface here has is left to the typefaces of the reader's machine
        let characters: Vec<char> = characters
            .filter(|c| run.face.has(*c) || is_invisible(*c))
            .collect();
        let face = FACES.iter().position(|f| std::ptr::eq(f, run.face));
        if let Some(face) = face.filter(|_| !characters.is_empty()) {
            let used = used.entry(face).or_default();
            used.characters.extend(characters);
            let glyphs = run.glyphs.iter().map(|g| g.glyph_id.to_u32());
            used.glyphs.extend(glyphs);
        }
    }
}
