//! A line as the outlines of its glyphs, for pictures.

use std::fmt::Write as _;

use geodata_cartography::Outlined;
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

use super::shaping::ShapedLine;

/// A line of text as an SVG path whose baseline begins at the origin, and its width.
pub(crate) fn outlined(text: &str, size: f64, bold: bool, right_to_left: bool) -> Outlined {
    let line = ShapedLine::new(text, bold, right_to_left);
    let size = size as f32;
    let mut pen = PathWriter {
        path: String::new(),
        origin: (0.0, 0.0),
        scale: 1.0,
    };
    let mut x = 0.0;
    for run in &line.0 {
        pen.scale = size / run.face.units_per_em;
        let outlines = run.face.font.outline_glyphs();
        for glyph in &run.glyphs {
            pen.origin = (x + glyph.x_offset * size, -glyph.y_offset * size);
            x += glyph.x_advance * size;
            let id = skrifa::GlyphId::new(glyph.glyph_id.to_u32());
            if let Some(outline) = outlines.get(id) {
                let how = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
                // a glyph of our own files that cannot be drawn is left empty
                let _ = outline.draw(how, &mut pen);
            }
        }
    }
    Outlined {
        path: pen.path,
        width: f64::from(x),
    }
}

/// Writes outlines as an SVG path: from units of the typeface, whose y axis points up, to units of the drawing, whose y axis points
/// down.
struct PathWriter {
    path: String,
    origin: (f32, f32),
    scale: f32,
}

impl PathWriter {
    fn add(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (i, (x, y)) in points.iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            let (x, y) = (
                self.origin.0 + x * self.scale,
                self.origin.1 - y * self.scale,
            );
            // writing to a String cannot fail
            let _ = write!(self.path, "{space}{x:.2},{y:.2}");
        }
    }
}

impl OutlinePen for PathWriter {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.add('Q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.add('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
