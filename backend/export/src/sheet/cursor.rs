//! Laying out text and rules in a column, from the top down.

use geo::Coord;
use geodata_cartography::scene::{
    FALLBACK_FONT_FACTOR, Fill, Geometry, LINE_HEIGHT, Shape, Stroke, Text, wrap,
};

pub(super) const INK: &str = "#19191a";
/// Contrast of 7:1 on white.
pub(super) const QUIET: &str = "#455a64";
pub(super) const NAVY: &str = "#17324d";
pub(super) const RULE: &str = "#c3ccd5";
pub(super) const LINK: &str = "#0b57a8";

/// Size, weight and colour of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
}

pub(super) const fn style(size: f64, bold: bool, colour: &'static str) -> Style {
    Style { size, bold, colour }
}

/// A column of a page and the position in it where the next text or rule goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor {
    /// Left edge of the column.
    pub(super) x: f64,
    /// Where the next text goes.
    pub(super) y: f64,
    /// Width of the column.
    pub(super) width: f64,
    /// Factor of all sizes: a poster is read from farther away.
    pub(super) scale: f64,
}

impl Cursor {
    /// Lays out a text in as many lines as it needs, and moves below it.
    pub(super) fn text(&mut self, text: &str, style: Style) -> Shape {
        let size = style.size * self.scale;
        // the typeface is in the file, so lines need no room for a wider substitute
        let lines = wrap(text, size, style.bold, self.width * FALLBACK_FONT_FACTOR);
        let at = Coord {
            x: self.x,
            y: self.y + size,
        };
        self.y += lines.len() as f64 * size * LINE_HEIGHT;
        Shape::plain(Geometry::Text(Text {
            lines,
            at,
            size,
            bold: style.bold,
            colour: style.colour,
            link: None,
            halo: false,
        }))
    }

    /// Moves down, by a height at scale 1.
    pub(super) fn skip(&mut self, height: f64) {
        self.y += height * self.scale;
    }

    /// The column without a strip on its left, as wide as `by` at scale 1.
    pub(super) fn indented(self, by: f64) -> Self {
        let by = by * self.scale;
        Self {
            x: self.x + by,
            width: self.width - by,
            ..self
        }
    }

    /// One of `count` columns with `gutter` between them.
    pub(super) fn column(self, index: usize, count: usize, gutter: f64) -> Self {
        let width = (self.width - gutter * (count as f64 - 1.0)) / count as f64;
        Self {
            x: self.x + index as f64 * (width + gutter),
            width,
            ..self
        }
    }

    /// A thin line across the column.
    pub(super) fn rule(&mut self, colour: &str) -> Shape {
        let ends = vec![self.at(0.0), self.at(self.width)];
        line(ends, colour, 0.8)
    }

    /// The position `dx` from the left edge of the column.
    pub(super) fn at(&self, dx: f64) -> Coord {
        Coord {
            x: self.x + dx,
            y: self.y,
        }
    }
}

pub(super) fn line(ends: Vec<Coord>, colour: &str, width: f64) -> Shape {
    let mut shape = Shape::plain(Geometry::Lines(vec![ends]));
    shape.stroke = Some(Stroke {
        colour: colour.to_owned(),
        width,
        dashed: false,
    });
    shape
}

pub(super) fn rect(at: Coord, width: f64, height: f64, colour: &str) -> Shape {
    filled(
        Geometry::Rect {
            at,
            width,
            height,
            round: 0.0,
        },
        colour,
    )
}

pub(super) fn filled(geometry: Geometry, colour: &str) -> Shape {
    let mut shape = Shape::plain(geometry);
    shape.fill = Fill::Solid(colour.to_owned());
    shape
}
