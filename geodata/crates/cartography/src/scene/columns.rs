//! Rows of a legend in columns that never run out of the sheet.

use geo::Coord;

use super::colours::{CIRCLE, INK};
use super::shape::{Geometry, LINE_HEIGHT, Shape, Text};
use super::text_metrics::wrap;

/// A line of a legend.
pub(super) struct Row {
    pub(super) symbol: Symbol,
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Room above, where it is not the first of its column.
    pub(super) gap: f64,
    /// Identifier of its symbol.
    pub(super) id: String,
}

/// What stands before the text of a row.
pub(super) enum Symbol {
    /// Nothing: the row is a heading.
    None,
    /// A rectangle in the colour of a class.
    Swatch(String),
    /// A circle.
    Circle,
    /// A dashed line.
    Dashes,
    /// A zone's number.
    ZoneNumber(String),
}

/// Room for the symbol.
const INDENT: f64 = 32.0;

/// Rows set in columns.
pub(super) struct Columns {
    pub(super) shapes: Vec<Shape>,
    pub(super) height: f64,
}

/// Sets rows into columns of a width, smaller until they fit the height (where there is a limit to it).
pub(super) fn columns(rows: &[Row], at: Coord, width: f64, count: usize, height: f64) -> Columns {
    let mut scale = 1.0;
    loop {
        let set = set_at_scale(rows, at, width, count, scale);
        if set.height <= height || scale < 0.5 {
            return set;
        }
        scale *= 0.94;
    }
}

fn set_at_scale(rows: &[Row], at: Coord, width: f64, count: usize, scale: f64) -> Columns {
    let column = width / count.max(1) as f64;
    let heights: Vec<f64> = rows
        .iter()
        .map(|r| r.height(column, scale) + r.gap * scale)
        .collect();
    let target = heights.iter().sum::<f64>() / count.max(1) as f64;
    let mut set = Columns {
        shapes: Vec::new(),
        height: 0.0,
    };
    let (mut index, mut y) = (0, 0.0);
    for (i, row) in rows.iter().enumerate() {
        // a heading stays with what follows it
        let with_next = match row.symbol {
            Symbol::None => heights.get(i + 1).copied().unwrap_or_default(),
            _ => 0.0,
        };
        if y > 0.0 && y + heights[i] / 2.0 + with_next > target && index + 1 < count {
            (index, y) = (index + 1, 0.0);
        }
        if y > 0.0 {
            y += row.gap * scale;
        }
        let corner = at
            + Coord {
                x: index as f64 * column,
                y,
            };
        set.shapes.extend(row.shapes(corner, column, scale));
        y += row.height(column, scale);
        set.height = set.height.max(y);
    }
    set
}

impl Row {
    fn indent(&self, scale: f64) -> f64 {
        match self.symbol {
            Symbol::None => 0.0,
            _ => INDENT * scale,
        }
    }

    fn lines(&self, column: f64, scale: f64) -> Vec<String> {
        let width = column - self.indent(scale) - 10.0;
        wrap(&self.text, self.size * scale, self.bold, width.max(40.0))
    }

    fn height(&self, column: f64, scale: f64) -> f64 {
        let lines = self.lines(column, scale).len().max(1) as f64;
        lines * self.size * scale * LINE_HEIGHT + 5.0 * scale
    }

    fn shapes(&self, at: Coord, column: f64, scale: f64) -> Vec<Shape> {
        let size = self.size * scale;
        let baseline = at.y + size;
        let text = Text {
            lines: self.lines(column, scale),
            at: Coord {
                x: at.x + self.indent(scale),
                y: baseline,
            },
            size,
            bold: self.bold,
            colour: INK,
            link: None,
            halo: false,
        };
        let mut shapes = self.symbol(at.x, baseline - size * 0.34, scale);
        if let Some(symbol) = shapes.last_mut().filter(|_| !self.id.is_empty()) {
            symbol.id.clone_from(&self.id);
            symbol.name.clone_from(&self.text);
        }
        shapes.push(Shape::plain(Geometry::Text(text)));
        shapes
    }

    /// The symbol, in the middle of the first line.
    fn symbol(&self, x: f64, y: f64, scale: f64) -> Vec<Shape> {
        let (width, height) = (22.0 * scale, 16.0 * scale);
        let rect = |round| Geometry::Rect {
            at: Coord {
                x,
                y: y - height / 2.0,
            },
            width,
            height,
            round,
        };
        match &self.symbol {
            Symbol::None => Vec::new(),
            Symbol::Swatch(colour) => vec![
                Shape::plain(rect(0.0))
                    .filled(colour.as_str())
                    .stroked("#5d7083", 0.75, false),
            ],
            Symbol::Circle => {
                let centre = Coord {
                    x: x + width / 2.0,
                    y,
                };
                let radius = 7.5 * scale;
                vec![Shape::plain(Geometry::Circle { centre, radius }).filled(CIRCLE)]
            }
            Symbol::Dashes => {
                let line = vec![
                    Coord { x, y },
                    Coord {
                        x: x + width + 2.0,
                        y,
                    },
                ];
                vec![Shape::plain(Geometry::Lines(vec![line])).stroked("#455a64", 3.0, true)]
            }
            Symbol::ZoneNumber(number) => vec![
                Shape::plain(rect(4.0 * scale))
                    .filled("#ffffff")
                    .stroked("#3d4955", 1.0, false)
                    .labelled(number.as_str(), 12.0 * scale, INK),
            ],
        }
    }
}
