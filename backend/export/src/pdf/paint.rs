//! Shapes of a [`Scene`](geodata_cartography::Scene) as paths and text of a page.

use geo::Coord;
use geodata_cartography::scene::{Geometry, LINE_HEIGHT, Shape, Text};
use geodata_cartography::{is_right_to_left, scene};
use geodata_mapspec::palette;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Paint, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;

use crate::glyphs::ShapedLine;

/// Distance of the control points of a Bézier curve for a quarter of a circle from its ends, in radii.
const CONTROL: f32 = 0.552_285;

/// Draws a shape, its label included.
pub(super) fn shape(surface: &mut Surface, shape: &Shape) {
    if let Geometry::Text(lines) = &shape.geometry {
        return text(surface, lines);
    }
    let fill = match &shape.fill {
        scene::Fill::None => None,
        scene::Fill::Solid(colour) => Some(Paint::from(rgb(colour))),
        scene::Fill::Unknown => Some(hatching(surface)),
    };
    let stroke = shape.stroke.as_ref().map(|s| Stroke {
        paint: rgb(&s.colour).into(),
        width: s.width as f32,
        line_join: LineJoin::Round,
        line_cap: match shape.geometry {
            Geometry::Lines(_) => LineCap::Round,
            _ => LineCap::Butt,
        },
        dash: s.dashed.then(|| StrokeDash {
            array: vec![7.0, 6.0],
            offset: 0.0,
        }),
        ..Stroke::default()
    });
    if fill.is_none() && stroke.is_none() {
        return;
    }
    if let Some(path) = path(&shape.geometry) {
        surface.set_fill(fill.map(|paint| Fill {
            paint,
            opacity: NormalizedF32::ONE,
            rule: FillRule::EvenOdd,
        }));
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
    label(surface, shape);
}

/// Sets a plain fill and no stroke.
fn set_plain_fill(surface: &mut Surface, colour: &str) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: rgb(colour).into(),
        ..Fill::default()
    }));
}

fn text(surface: &mut Surface, text: &Text) {
    let size = text.size as f32;
    let last = text.lines.len().saturating_sub(1);
    let right_to_left = text.is_right_to_left();
    for (i, line) in text.lines.iter().enumerate() {
        let at = Point::from_xy(
            text.at.x as f32,
            (text.at.y + i as f64 * text.size * LINE_HEIGHT) as f32,
        );
        if text.halo {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::white().into(),
                width: 2.5,
                line_join: LineJoin::Round,
                ..Stroke::default()
            }));
            // as outlines, so that the text is read once though it is drawn twice
            ShapedLine::new(line, text.bold, right_to_left).draw(surface, at, size, true);
        }
        set_plain_fill(surface, text.colour);
        // a space between the last word of a line and the first of the next, for who copies the text; where lines run from the right it
        // comes first, because a space at the left end would move the line
        let spaced = match right_to_left {
            false if i < last => format!("{line} "),
            true if i > 0 => format!(" {line}"),
            _ => line.clone(),
        };
        ShapedLine::new(&spaced, text.bold, right_to_left).draw(surface, at, size, false);
    }
}

/// Draws the label of a circle or rectangle in its middle.
fn label(surface: &mut Surface, shape: &Shape) {
    let Some(label) = &shape.label else {
        return;
    };
    let middle = match &shape.geometry {
        Geometry::Circle { centre, .. } => *centre,
        Geometry::Rect {
            at, width, height, ..
        } => {
            *at + Coord {
                x: width / 2.0,
                y: height / 2.0,
            }
        }
        _ => return,
    };
    let line = ShapedLine::new(&label.text, true, is_right_to_left(&label.text));
    let size = label.size as f32;
    let at = Point::from_xy(
        middle.x as f32 - line.width() * size / 2.0,
        middle.y as f32 + size * 0.35,
    );
    set_plain_fill(surface, label.colour);
    line.draw(surface, at, size, false);
}

/// `#rrggbb`; black when it is not one.
fn rgb(colour: &str) -> rgb::Color {
    let digits = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, r, g, b] = digits.to_be_bytes();
    rgb::Color::new(r, g, b)
}

/// The hatching of values that are not known, as in the SVG.
fn hatching(surface: &mut Surface) -> Paint {
    let mut builder = surface.stream_builder();
    let mut tile = builder.surface();
    for (width, colour) in [(6.0, "#ffffff"), (2.0, palette::UNKNOWN)] {
        set_plain_fill(&mut tile, colour);
        if let Some(path) = rect(0.0, 0.0, width, 6.0, 0.0) {
            tile.draw_path(&path);
        }
    }
    tile.finish();
    Pattern {
        stream: builder.finish(),
        transform: Transform::from_rotate(45.0),
        width: 6.0,
        height: 6.0,
    }
    .into()
}

fn path(geometry: &Geometry) -> Option<Path> {
    match geometry {
        Geometry::Area(rings) => lines(rings, true),
        Geometry::Lines(pieces) => lines(pieces, false),
        Geometry::Circle { centre, radius } => {
            let (r, x, y) = (*radius as f32, centre.x as f32, centre.y as f32);
            rect(x - r, y - r, 2.0 * r, 2.0 * r, r)
        }
        Geometry::Rect {
            at,
            width,
            height,
            round,
        } => rect(
            at.x as f32,
            at.y as f32,
            *width as f32,
            *height as f32,
            *round as f32,
        ),
        Geometry::Text(_) => None,
    }
}

fn lines(lines: &[Vec<Coord>], close: bool) -> Option<Path> {
    // a hundredth of a unit is finer than any printer, and keeps the file small
    let short = |v: f64| ((v * 100.0).round() / 100.0) as f32;
    let mut path = PathBuilder::new();
    for line in lines {
        for (i, p) in line.iter().enumerate() {
            if i == 0 {
                path.move_to(short(p.x), short(p.y));
            } else {
                path.line_to(short(p.x), short(p.y));
            }
        }
        if close && !line.is_empty() {
            path.close();
        }
    }
    path.finish()
}

/// A rectangle; with corners as round as it is wide, a circle.
fn rect(x: f32, y: f32, w: f32, h: f32, round: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    if round <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, w, h)?);
        return path.finish();
    }
    let (r, k) = (round, round * (1.0 - CONTROL));
    let (right, bottom) = (x + w, y + h);
    path.move_to(x + r, y);
    path.line_to(right - r, y);
    path.cubic_to(right - k, y, right, y + k, right, y + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(x + r, bottom);
    path.cubic_to(x + k, bottom, x, bottom - k, x, bottom - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + k, x + k, y, x + r, y);
    path.close();
    path.finish()
}
