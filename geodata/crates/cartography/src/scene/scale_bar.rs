//! The scale bar and the north arrow.

use geo::Coord;

use super::colours::INK;
use super::frame::Frame;
use super::inputs::Inputs;
use super::shape::{Geometry, Shape, text_lines};
use super::sheet::Parts;

/// Scale bar and north below the map.
pub(super) fn scale_bar(inputs: &Inputs, frame: &Frame) -> Vec<Shape> {
    if inputs.sheet.parts == Parts::Map {
        return Vec::new();
    }
    let [x, top, _, height] = frame.rect;
    let y = top + height + 18.0;
    let km = frame.kilometres(120.0);
    let steps = [50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1];
    let nice = steps.into_iter().find(|n| *n <= km).unwrap_or(0.1);
    let length = 120.0 * nice / km.max(1e-9);
    let c = |x, y| Coord { x, y };
    let bar = vec![
        c(x, y - 6.0),
        c(x, y),
        c(x + length, y),
        c(x + length, y - 6.0),
    ];
    let decimals = usize::from(nice < 1.0);
    let label = format!("{} km", inputs.texts.number(nice, decimals));
    let north = x + length + 90.0;
    let arrow = vec![
        c(north, y - 15.0),
        c(north + 6.0, y + 2.0),
        c(north, y - 2.0),
        c(north - 6.0, y + 2.0),
    ];
    let letter = inputs.texts.text("sheet-north", &[]);
    let text = |text: String, x| Geometry::Text(text_lines(vec![text], x, y + 1.0, 12.5, INK));
    vec![
        Shape::plain(Geometry::Lines(vec![bar])).stroked(INK, 1.5, false),
        Shape::plain(text(label, x + length + 8.0)),
        Shape::plain(Geometry::Area(vec![arrow])).filled(INK),
        Shape::plain(text(letter, north + 11.0)),
    ]
}
