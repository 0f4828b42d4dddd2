//! The parts of a sheet. Each sets itself below a [`Pen`] and moves it on.

use geo::Coord;
use geodata_cartography::scene::{Geometry, Label, Shape, Stroke};
use geodata_model::ZoneNumber;

use super::facts::{Common, Entry, Figure, GapRow, Strip};
use super::lay::{INK, LINK, NAVY, Pen, QUIET, RULE, filled, line, rect, style};
use crate::export::pdf::{Node, Role};

/// Room between two columns.
pub(super) const GUTTER: f64 = 34.0;
/// Room between what is listed.
const BETWEEN: f64 = 7.0;

pub(super) fn heading(pen: &mut Pen, text: &str) -> Vec<Node> {
    let rule = rect(pen.at(0.0), 28.0 * pen.scale, 3.0, LINK);
    pen.skip(7.0);
    let title = pen.text(text, style(17.0, true, NAVY));
    pen.skip(3.0);
    vec![
        Node::new(Role::Decoration, vec![rule]),
        Node::new(Role::Heading(2), vec![title]),
    ]
}

pub(super) fn paragraph(pen: &mut Pen, text: &str) -> Node {
    let text = pen.text(text, style(11.0, false, QUIET));
    pen.skip(4.0);
    Node::new(Role::Paragraph, vec![text])
}

/// Number and name of the zone, what it is made of.
pub(super) fn masthead(pen: &mut Pen, common: &Common, zone: ZoneNumber) -> Vec<Node> {
    let Some(body) = common.body(zone) else {
        return Vec::new();
    };
    let (top, side) = (pen.y, 74.0 * pen.scale);
    let mut plate = rect(pen.at(0.0), side, side, NAVY);
    plate.label = Some(Label {
        text: zone.to_string(),
        size: 42.0 * pen.scale,
        colour: "#ffffff",
    });
    let mut beside = pen.indented(92.0);
    beside.y -= 3.0 * pen.scale;
    let over = format!(
        "{} · {}",
        common.word("sheet-title"),
        common.say(&common.atlas.atlas.title)
    );
    let over = beside.text(&over, style(12.0, true, LINK));
    let name = beside.text(common.say(&body.zone.name), style(30.0, true, NAVY));
    beside.skip(1.0);
    let about = beside.text(&common.about(body), style(12.0, false, QUIET));
    pen.y = beside.y.max(top + side);
    vec![
        Node::new(Role::Decoration, vec![plate]),
        Node::new(Role::Paragraph, vec![over]),
        Node::new(Role::Heading(1), vec![name]),
        Node::new(Role::Paragraph, vec![about]),
    ]
}

/// Figures in columns.
pub(super) fn figures(pen: &mut Pen, common: &Common, all: &[Figure], columns: usize) -> Vec<Node> {
    let mut nodes = heading(pen, &common.word("deck-figures"));
    pen.skip(2.0);
    let mut items = Vec::new();
    for row in all.chunks(columns) {
        let top = *pen;
        for (i, one) in row.iter().enumerate() {
            let mut column = top.column(i, columns, 28.0);
            items.push(figure(&mut column, one));
            pen.y = pen.y.max(column.y);
        }
        pen.skip(11.0);
    }
    nodes.push(Node::of(Role::List, items));
    nodes.extend(strip_key(pen, common));
    nodes
}

fn figure(pen: &mut Pen, figure: &Figure) -> Node {
    let label = pen.text(&figure.label, style(11.5, false, INK));
    let value = pen.text(&figure.value, style(22.0, true, NAVY));
    let mut strip = Vec::new();
    if let Some(values) = &figure.line {
        pen.skip(3.0);
        strip = marks(pen, values);
        pen.skip(11.0);
    }
    let whole = pen.text(&figure.whole, style(11.0, false, QUIET));
    let parts = [label, value, whole].map(|s| Node::new(Role::Paragraph, vec![s]));
    let drawn = Node::new(Role::Decoration, strip);
    Node::of(Role::Item, parts.into_iter().chain([drawn]).collect())
}

/// Every zone as a tick on one line, this one as a dot, the whole as a diamond.
fn marks(pen: &Pen, values: &Strip) -> Vec<Shape> {
    let s = pen.scale;
    let all = || values.all.iter().copied().chain([values.whole]);
    let (low, high) = (all().fold(0.0, f64::min), all().fold(f64::MIN, f64::max));
    let inset = 6.0 * s;
    let place = |v: f64| {
        let share = if high > low {
            (v - low) / (high - low)
        } else {
            0.5
        };
        pen.at(inset + share * (pen.width - 2.0 * inset)) + Coord { x: 0.0, y: 5.0 * s }
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
    shapes.push(dot(place(values.own), 5.0 * s));
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

/// What the marks on the lines are.
fn strip_key(pen: &mut Pen, common: &Common) -> Vec<Node> {
    let s = pen.scale;
    let down = |y: f64| Coord { x: 0.0, y: y * s };
    let own = dot(pen.at(5.0 * s) + down(7.0), 4.5 * s);
    let mut nodes = Vec::new();
    let mut key = |shape: Shape, word: &str, x: f64, width: f64| {
        let mut at = pen.indented(x);
        at.width = width * s;
        let text = at.text(&common.word(word), style(10.5, false, QUIET));
        nodes.push(Node::new(Role::Decoration, vec![shape]));
        nodes.push(Node::new(Role::Paragraph, vec![text]));
        at.y
    };
    let tick = |x: f64| {
        let at = pen.at(x * s) + down(7.0);
        line(vec![at - down(4.0), at + down(4.0)], "#6b7c8c", 1.0)
    };
    let mut bottom = key(own, "sheet-this-zone", 14.0, 66.0);
    bottom = bottom.max(key(tick(86.0), "sheet-other-zones", 93.0, 70.0));
    let whole = diamond(pen.at(166.0 * s) + down(7.0), 4.5 * s);
    bottom = bottom.max(key(whole, "sheet-whole", 175.0, 64.0));
    pen.y = bottom;
    nodes
}

/// Projects in columns, as many as end above `bottom`; `brief` leaves out what stands below the title.
pub(super) fn projects(
    pen: &mut Pen,
    common: &Common,
    title: &str,
    all: &[Entry],
    bottom: f64,
    brief: bool,
) -> Vec<Node> {
    let mut nodes = heading(pen, title);
    let set = |pen: &mut Pen, entry: &Entry| {
        let mut parts = vec![pen.text(&entry.title, style(12.5, !brief, INK))];
        if !brief {
            parts.push(pen.text(&entry.below, style(11.0, false, QUIET)));
            pen.skip(BETWEEN - 3.0);
        }
        pen.skip(3.0);
        let part = |s| Node::new(Role::Paragraph, vec![s]);
        Node::of(Role::Item, parts.into_iter().map(part).collect())
    };
    let columns = if brief { 1 } else { 2 };
    let top = *pen;
    for (i, part) in all.chunks(all.len().div_ceil(columns).max(1)).enumerate() {
        let mut column = top.column(i, columns, GUTTER);
        nodes.extend(fitting(&mut column, common, part, bottom, set));
        pen.y = pen.y.max(column.y);
    }
    nodes
}

/// Needs: the code beside the text.
pub(super) fn needs(pen: &mut Pen, common: &Common, all: &[Entry], bottom: f64) -> Vec<Node> {
    let mut nodes = heading(pen, &common.word("sheet-needs"));
    nodes.push(paragraph(pen, &common.word("sheet-needs-why")));
    let set = |pen: &mut Pen, entry: &Entry| {
        let (mut code, mut text) = (*pen, pen.indented(52.0));
        let code = code.text(&entry.title, style(11.5, true, LINK));
        let below = text.text(&entry.below, style(11.5, false, INK));
        pen.y = text.y;
        pen.skip(BETWEEN - 2.0);
        Node::new(Role::Item, vec![code, below])
    };
    let mut items = Vec::new();
    for need in all {
        let mut next = *pen;
        let item = set(&mut next, need);
        if next.y > bottom && !items.is_empty() {
            break;
        }
        *pen = next;
        items.push(item);
    }
    nodes.push(Node::of(Role::List, items));
    nodes
}

/// The main gaps, and that of some things nobody can say whether they are gaps.
pub(super) fn gaps(
    pen: &mut Pen,
    common: &Common,
    all: &[GapRow],
    unknown: usize,
    bottom: f64,
) -> Vec<Node> {
    let mut nodes = heading(pen, &common.word("deck-gaps"));
    if all.is_empty() {
        // a zone nobody was asked about has no gaps and is not well served for that
        let why = match unknown {
            0 => common.word("deck-no-gaps"),
            _ => common
                .texts
                .text("sheet-unknown", &[("count", unknown.into())]),
        };
        nodes.push(paragraph(pen, &why));
        return nodes;
    }
    nodes.extend(fitting(pen, common, all, bottom, gap));
    nodes
}

fn gap(pen: &mut Pen, gap: &GapRow) -> Node {
    let name = pen.text(&gap.name, style(12.5, true, INK));
    let reason = pen.text(&gap.reason, style(11.5, false, INK));
    let s = pen.scale;
    let looks = gap.looks.iter().enumerate().map(|(i, sees)| {
        let colour = if *sees { NAVY } else { "#ffffff" };
        let at = pen.at(i as f64 * 12.0 * s) + Coord { x: 0.0, y: 3.5 * s };
        let mut look = rect(at, 9.0 * s, 9.0 * s, colour);
        look.stroke = Some(Stroke {
            colour: NAVY.to_owned(),
            ..white()
        });
        look
    });
    let looks: Vec<Shape> = looks.collect();
    let mut beside = pen.indented(looks.len() as f64 * 12.0 + 5.0);
    let verdict = beside.text(&gap.verdict, style(11.0, gap.robust, QUIET));
    pen.y = beside.y;
    pen.skip(BETWEEN + 1.0);
    let parts = [name, reason, verdict].map(|s| Node::new(Role::Paragraph, vec![s]));
    let looks = Node::new(Role::Decoration, looks);
    Node::of(Role::Item, parts.into_iter().chain([looks]).collect())
}

/// Items until the next would end below `bottom`, then how many more there are.
fn fitting<T>(
    pen: &mut Pen,
    common: &Common,
    all: &[T],
    bottom: f64,
    mut set: impl FnMut(&mut Pen, &T) -> Node,
) -> Vec<Node> {
    let mut items = Vec::new();
    for (i, one) in all.iter().enumerate() {
        let mut next = *pen;
        let node = set(&mut next, one);
        let last = i + 1 == all.len();
        let room = if last { 0.0 } else { 18.0 * pen.scale };
        if next.y + room > bottom && i > 0 {
            break;
        }
        *pen = next;
        items.push(node);
    }
    let left = all.len() - items.len();
    let mut nodes = vec![Node::of(Role::List, items)];
    if left > 0 {
        let more = common.texts.text("sheet-more", &[("count", left.into())]);
        nodes.push(paragraph(pen, &more));
    }
    nodes
}

/// Lines to write on, down to `bottom`.
pub(super) fn notes(pen: &mut Pen, common: &Common, bottom: f64) -> Vec<Node> {
    let mut nodes = heading(pen, &common.word("sheet-notes"));
    let mut lines = Vec::new();
    // as far apart as on ruled paper: 8 mm
    pen.y += 30.0;
    while pen.y <= bottom {
        lines.push(pen.rule(RULE));
        pen.y += 30.0;
    }
    nodes.push(Node::new(Role::Decoration, lines));
    nodes
}
