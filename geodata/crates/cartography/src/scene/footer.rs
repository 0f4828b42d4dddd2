//! Sources, date, version and the address of the map at the foot of the sheet.

use geo::Coord;

use super::colours::SECONDARY;
use super::inputs::Inputs;
use super::qr_code::qr_code;
use super::shape::{Geometry, LINE_HEIGHT, Shape, text_lines};
use super::sheet::MARGIN;
use super::text_metrics::wrap;

/// Sources, date and version, the address and its code. Gives where the map must end.
pub(super) fn footer(inputs: &Inputs, width: f64, height: f64) -> (Vec<Shape>, f64) {
    let size = 11.5 * inputs.sheet.text_scale();
    let link = inputs.sheet.link.as_deref();
    let code = link.and_then(|link| qr_code(link, 64.0));
    let beside = if code.is_some() { 64.0 + 16.0 } else { 0.0 };
    let inner = width - MARGIN * 2.0 - beside;
    let source = wrap(&inputs.source(), size, false, inner);
    let address = link.map(|link| {
        // the parameter `since` is in the code and the link, and is left out of the address that people type
        let typed = link.split("since=").next().unwrap_or(link);
        let typed = typed.trim_end_matches(['?', '&']);
        let text = inputs.texts.text("sheet-link", &[("link", typed.into())]);
        let mut lines = wrap(&text, size, false, inner);
        if lines.len() > 2 {
            // an address too long to be typed is a link with a short text
            lines = vec![inputs.texts.text("sheet-open", &[])];
        }
        lines
    });
    let count = source.len() + address.as_ref().map_or(0, Vec::len);
    let text_height = count as f64 * size * LINE_HEIGHT;
    let block = if code.is_some() {
        text_height.max(64.0)
    } else {
        text_height
    };
    let top = height - 18.0 - block;
    let y = height - 18.0 - text_height + size;
    let below = y + source.len() as f64 * size * LINE_HEIGHT;
    let mut shapes = vec![
        Shape::plain(Geometry::Text(text_lines(
            source, MARGIN, y, size, SECONDARY,
        )))
        .with_id("source-text"),
    ];
    if let Some(lines) = address {
        let mut text = text_lines(lines, MARGIN, below, size, "#0b57a8");
        text.link = link.map(ToOwned::to_owned);
        shapes.push(Shape::plain(Geometry::Text(text)));
    }
    if let Some(mut code) = code {
        let at = Coord {
            x: width - MARGIN - 64.0,
            y: height - 18.0 - 64.0,
        };
        code.shift(at);
        shapes.push(code);
    }
    (shapes, top - 14.0)
}
