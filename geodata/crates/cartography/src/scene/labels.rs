//! Numbers of zones and names of municipalities, where they cover nothing.

use geo::Coord;

use super::flow::INK;
use super::layers::Drawing;
use super::{Geometry, Shape, Text, text_width};
use geodata_model::IstatCode;

/// Projects drawn as one circle.
pub(super) struct Stack {
    pub(super) code: IstatCode,
    pub(super) count: usize,
    pub(super) at: Coord,
    pub(super) radius: f64,
}

/// Where a zone's plate may stand around its anchor, best first.
const PLATE_OFFSETS: [(f64, f64); 9] = [
    (0.0, 0.0),
    (0.0, -18.0),
    (0.0, 18.0),
    (-26.0, 0.0),
    (26.0, 0.0),
    (0.0, -36.0),
    (0.0, 36.0),
    (-40.0, -12.0),
    (40.0, -12.0),
];
const PLATE: (f64, f64) = (22.0, 18.0);
const NAME_SIZE: f64 = 11.0;

/// Zone numbers on plates, so that nobody takes them for counts of projects; beside the circles.
pub(super) fn plates(drawing: &Drawing, stacks: &[Stack]) -> Vec<Shape> {
    let maker = &drawing.maker;
    let (mut shapes, mut placed) = (Vec::new(), Vec::<Coord>::new());
    for (number, zone) in &maker.atlas.zones {
        let anchor = drawing.frame.point(zone.shape.label_point);
        // the plate of the zone a map is about would only be in the way
        if !drawing.frame.holds(anchor) || (drawing.clipped && maker.spec.zone == Some(*number)) {
            continue;
        }
        let free = |at: &Coord| {
            let far = |p: Coord, from: f64| (at.x - p.x).hypot(at.y - p.y) > from;
            let place = [at.x - 12.0, at.y - 10.0, at.x + 12.0, at.y + 10.0];
            stacks.iter().all(|s| far(s.at, s.radius + 14.0))
                && placed.iter().all(|p| far(*p, 26.0))
                && inside(place, drawing.frame.part)
        };
        let places = PLATE_OFFSETS.map(|(x, y)| anchor + Coord { x, y });
        let at = places.into_iter().find(free).unwrap_or(anchor);
        placed.push(at);
        let name = maker.atlas.atlas.zones.get(number);
        let name = name.map_or("", |z| z.name.get(maker.spec.language));
        let rect = Geometry::Rect {
            at: at
                - Coord {
                    x: PLATE.0 / 2.0,
                    y: PLATE.1 / 2.0,
                },
            width: PLATE.0,
            height: PLATE.1,
            round: 4.0,
        };
        shapes.push(
            Shape::plain(rect)
                .named(format!("n{number}"), name, number.to_string())
                .filled("#ffffff")
                .stroked("#3d4955", 1.0, false)
                .labelled(number.to_string(), 13.0, INK),
        );
    }
    shapes
}

/// Left, top, right, bottom.
type Taken = [f64; 4];

/// Names of municipalities on maps of a part, the more populous first, where there is room.
pub(super) fn names(drawing: &Drawing, stacks: &[Stack], plates: &[Shape]) -> Vec<Shape> {
    if !drawing.clipped {
        return Vec::new();
    }
    let maker = &drawing.maker;
    let mut taken: Vec<Taken> = stacks.iter().map(around_stack).collect();
    taken.extend(plates.iter().filter_map(|s| around_plate(&s.geometry)));
    let municipalities = maker.atlas.atlas.municipalities.values();
    let mut wanted: Vec<_> = municipalities
        .filter(|m| maker.spec.zone.is_none_or(|zone| m.zone == zone))
        .collect();
    wanted.sort_by_key(|m| (std::cmp::Reverse(m.residents()), m.istat));
    let mut shapes = Vec::new();
    for municipality in wanted {
        let Some(shape) = maker.atlas.shapes.get(&municipality.istat) else {
            continue;
        };
        let stack = stacks.iter().find(|s| s.code == municipality.istat);
        let below = stack.map_or(NAME_SIZE * 0.35, |s| s.radius + NAME_SIZE);
        let width = text_width(&municipality.name, NAME_SIZE, false);
        let at = drawing.frame.point(shape.label_point)
            + Coord {
                x: -width / 2.0,
                y: below,
            };
        let place = [at.x, at.y - NAME_SIZE, at.x + width, at.y + 2.0];
        if !inside(place, drawing.frame.part) || taken.iter().any(|t| overlap(*t, place)) {
            continue;
        }
        taken.push(place);
        let text = Text {
            lines: vec![municipality.name.clone()],
            at,
            size: NAME_SIZE,
            bold: false,
            colour: INK,
            link: None,
            halo: true,
        };
        shapes.push(Shape::plain(Geometry::Text(text)));
    }
    shapes
}

fn around_stack(stack: &Stack) -> Taken {
    let Stack { at, radius: r, .. } = stack;
    [at.x - r, at.y - r, at.x + r, at.y + r]
}

fn around_plate(geometry: &Geometry) -> Option<Taken> {
    match geometry {
        Geometry::Rect {
            at, width, height, ..
        } => Some([at.x, at.y, at.x + width, at.y + height]),
        _ => None,
    }
}

fn overlap(a: Taken, b: Taken) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn inside(place: Taken, [x, y, w, h]: [f64; 4]) -> bool {
    place[0] > x && place[1] > y && place[2] < x + w && place[3] < y + h
}
