//! Figures in columns, each with a strip plot of all zones.

use geo::Coord;
use geodata_cartography::scene::{Geometry, Shape, Stroke};

use super::text::heading;
use crate::pdf::{Node, Role};
use crate::sheet::content::{Figure, SheetContext, StripPlot};
use crate::sheet::cursor::{Cursor, INK, LINK, NAVY, QUIET, RULE, filled, line, style};

/// Figures in columns.
pub(in crate::sheet) fn figures(
    cursor: &mut Cursor,
    context: &SheetContext,
    all: &[Figure],
    columns: usize,
) -> Vec<Node> {
    let mut nodes = heading(cursor, &context.message("deck-figures"));
    cursor.skip(2.0);
    let mut items = Vec::new();
    for row in all.chunks(columns) {
        let top = *cursor;
        for (i, one) in row.iter().enumerate() {
            let mut column = top.column(i, columns, 28.0);
            items.push(figure(&mut column, one));
            cursor.y = cursor.y.max(column.y);
        }
        cursor.skip(11.0);
    }
    nodes.push(Node::of(Role::List, items));
    nodes.extend(plot_key(cursor, context));
    nodes
}

fn figure(cursor: &mut Cursor, figure: &Figure) -> Node {
    let label = cursor.text(&figure.label, style(11.5, false, INK));
    let value = cursor.text(&figure.value, style(22.0, true, NAVY));
    let mut plot = Vec::new();
    if let Some(values) = &figure.strip {
        cursor.skip(3.0);
        plot = strip_plot(cursor, values);
        cursor.skip(11.0);
    }
    let comparison = cursor.text(&figure.comparison, style(11.0, false, QUIET));
    let parts = [label, value, comparison].map(|s| Node::new(Role::Paragraph, vec![s]));
    let drawn = Node::new(Role::Decoration, plot);
    Node::of(Role::Item, parts.into_iter().chain([drawn]).collect())
}

/// Every zone as a tick on one axis, this zone as a dot, the whole area as a diamond.
fn strip_plot(cursor: &Cursor, values: &StripPlot) -> Vec<Shape> {
    let s = cursor.scale;
    let all = || values.all.iter().copied().chain([values.whole]);
    let (low, high) = (all().fold(0.0, f64::min), all().fold(f64::MIN, f64::max));
    let inset = 6.0 * s;
    let place = |v: f64| {
        let share = if high > low {
            (v - low) / (high - low)
        } else {
            0.5
        };
        cursor.at(inset + share * (cursor.width - 2.0 * inset)) + Coord { x: 0.0, y: 5.0 * s }
    };
    let down = |y: f64| Coord { x: 0.0, y: y * s };
    let axis = vec![place(low), place(high)];
    let mut shapes = vec![line(axis, RULE, 1.2)];
    let tick = |v: &f64| {
        let at = place(*v);
        line(vec![at - down(4.0), at + down(4.0)], "#6b7c8c", 1.0)
    };
    shapes.extend(values.all.iter().map(tick));
    shapes.push(diamond(place(values.whole), 5.0 * s));
    shapes.push(dot(place(values.zone), 5.0 * s));
    shapes
}

fn dot(centre: Coord, radius: f64) -> Shape {
    let mut dot = filled(Geometry::Circle { centre, radius }, LINK);
    dot.stroke = Some(white());
    dot
}

fn diamond(at: Coord, r: f64) -> Shape {
    let c = |x, y| at + Coord { x, y };
    let ring = vec![c(0.0, -r), c(r, 0.0), c(0.0, r), c(-r, 0.0)];
    let mut diamond = filled(Geometry::Area(vec![ring]), INK);
    diamond.stroke = Some(white());
    diamond
}

fn white() -> Stroke {
    Stroke {
        colour: "#ffffff".to_owned(),
        width: 1.0,
        dashed: false,
    }
}

/// The key of the strip plots.
fn plot_key(cursor: &mut Cursor, context: &SheetContext) -> Vec<Node> {
    let s = cursor.scale;
    let down = |y: f64| Coord { x: 0.0, y: y * s };
    let zone = dot(cursor.at(5.0 * s) + down(7.0), 4.5 * s);
    let mut nodes = Vec::new();
    let mut key = |shape: Shape, message: &str, x: f64, width: f64| {
        let mut at = cursor.indented(x);
        at.width = width * s;
        let text = at.text(&context.message(message), style(10.5, false, QUIET));
        nodes.push(Node::new(Role::Decoration, vec![shape]));
        nodes.push(Node::new(Role::Paragraph, vec![text]));
        at.y
    };
    let tick = |x: f64| {
        let at = cursor.at(x * s) + down(7.0);
        line(vec![at - down(4.0), at + down(4.0)], "#6b7c8c", 1.0)
    };
    let mut bottom = key(zone, "sheet-this-zone", 14.0, 66.0);
    bottom = bottom.max(key(tick(86.0), "sheet-other-zones", 93.0, 70.0));
    let whole = diamond(cursor.at(166.0 * s) + down(7.0), 4.5 * s);
    bottom = bottom.max(key(whole, "sheet-whole", 175.0, 64.0));
    cursor.y = bottom;
    nodes
}
