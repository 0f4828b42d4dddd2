//! The title of a map and the sentence below it.

use super::colours::{INK, SECONDARY};
use super::inputs::Inputs;
use super::shape::{Geometry, LINE_HEIGHT, Shape, text_lines};
use super::sheet::MARGIN;
use super::text_metrics::wrap;

/// Title and sentence; the longer the title, the smaller it is set. Gives where the map may begin.
pub(super) fn title(inputs: &Inputs, width: f64) -> (Vec<Shape>, f64) {
    let scale = inputs.sheet.text_scale();
    let inner = width - MARGIN * 2.0;
    let title = inputs.body.title.get(inputs.spec.language);
    let sizes = [27.0, 22.0, 18.0, 15.0].map(|s| s * scale);
    let set = |size: f64| (size, wrap(title, size, true, inner));
    let fits = |(_, lines): &(f64, Vec<String>)| lines.len() <= 2;
    let set = sizes
        .into_iter()
        .map(set)
        .find(fits)
        .unwrap_or_else(|| set(sizes[3]));
    let (size, lines) = set;
    let mut y = MARGIN + size * 0.85;
    let mut shapes = Vec::new();
    let mut text = text_lines(lines, MARGIN, y, size, INK);
    text.bold = true;
    y += (text.lines.len() - 1.min(text.lines.len())) as f64 * size * LINE_HEIGHT;
    shapes.push(Shape::plain(Geometry::Text(text)).with_id("title-text"));
    let size = 14.0 * scale;
    let sentence = wrap(
        inputs.body.sentence.get(inputs.spec.language),
        size,
        false,
        inner,
    );
    y += size * 1.6;
    let last = y + (sentence.len().max(1) - 1) as f64 * size * LINE_HEIGHT;
    shapes.push(Shape::plain(Geometry::Text(text_lines(
        sentence, MARGIN, y, size, SECONDARY,
    ))));
    (shapes, last + 16.0)
}
