//! A line as the shapes of its letters, for pictures.

use std::fmt::Write as _;

use geodata_cartography::Outlined;
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

use super::Line;

/// The line as a path whose baseline begins at nought, and how wide it is.
pub(crate) fn outlined(text: &str, size: f64, bold: bool, from_right: bool) -> Outlined {
    let line = Line::new(text, bold, from_right);
    let size = size as f32;
    let mut pen = Pen {
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
                // a glyph of our own files that cannot be drawn has no outline
                let _ = outline.draw(how, &mut pen);
            }
        }
    }
    Outlined {
        path: pen.path,
        width: f64::from(x),
    }
}

/// Writes outlines in units of a typeface, upwards, as a path in units of the drawing, downwards.
struct Pen {
    path: String,
    origin: (f32, f32),
    scale: f32,
}

impl Pen {
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

impl OutlinePen for Pen {
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
