//! Numbers of zones and names of municipalities, placed where they cover nothing.

use geo::Coord;

use super::colours::INK;
use super::map_frame::MapFrame;
use super::projects::ProjectCircle;
use super::shape::{Geometry, Shape, Text};
use super::text_metrics::text_width;

/// Where a zone's number may stand around its anchor, best first.
const NUMBER_OFFSETS: [(f64, f64); 9] = [
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
const NUMBER_BOX: (f64, f64) = (22.0, 18.0);
const NAME_SIZE: f64 = 11.0;

/// Numbers of zones on white rectangles, so that they are not taken for counts of projects; placed beside the circles.
pub(super) fn zone_numbers(map: &MapFrame, circles: &[ProjectCircle]) -> Vec<Shape> {
    let inputs = &map.inputs;
    let (mut shapes, mut placed) = (Vec::new(), Vec::<Coord>::new());
    for (number, zone) in &inputs.atlas.zones {
        let anchor = map.frame.point(zone.shape.label_point);
        // the number of the zone a map is about would only be in the way
        if !map.frame.contains(anchor) || (map.clipped && inputs.spec.zone == Some(*number)) {
            continue;
        }
        let free = |at: &Coord| {
            let far = |p: Coord, from: f64| (at.x - p.x).hypot(at.y - p.y) > from;
            let place = [at.x - 12.0, at.y - 10.0, at.x + 12.0, at.y + 10.0];
            circles.iter().all(|s| far(s.at, s.radius + 14.0))
                && placed.iter().all(|p| far(*p, 26.0))
                && inside(place, map.frame.rect)
        };
        let places = NUMBER_OFFSETS.map(|(x, y)| anchor + Coord { x, y });
        let at = places.into_iter().find(free).unwrap_or(anchor);
        placed.push(at);
        let name = inputs.atlas.atlas.zones.get(number);
        let name = name.map_or("", |z| z.name.get(inputs.spec.language));
        let rect = Geometry::Rect {
            at: at
                - Coord {
                    x: NUMBER_BOX.0 / 2.0,
                    y: NUMBER_BOX.1 / 2.0,
                },
            width: NUMBER_BOX.0,
            height: NUMBER_BOX.1,
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
type Bounds = [f64; 4];

/// Names of municipalities on maps of a part, the more populous first, where there is room.
pub(super) fn municipality_names(
    map: &MapFrame,
    circles: &[ProjectCircle],
    zone_numbers: &[Shape],
) -> Vec<Shape> {
    if !map.clipped {
        return Vec::new();
    }
    let inputs = &map.inputs;
    let mut taken: Vec<Bounds> = circles.iter().map(around_circle).collect();
    taken.extend(
        zone_numbers
            .iter()
            .filter_map(|s| around_zone_number(&s.geometry)),
    );
    let municipalities = inputs.atlas.atlas.municipalities.values();
    let mut wanted: Vec<_> = municipalities
        .filter(|m| inputs.spec.zone.is_none_or(|zone| m.zone == zone))
        .collect();
    wanted.sort_by_key(|m| (std::cmp::Reverse(m.residents()), m.istat));
    let mut shapes = Vec::new();
    for municipality in wanted {
        let Some(shape) = inputs.atlas.shapes.get(&municipality.istat) else {
            continue;
        };
        let circle = circles.iter().find(|s| s.code == municipality.istat);
        let below = circle.map_or(NAME_SIZE * 0.35, |s| s.radius + NAME_SIZE);
        let width = text_width(&municipality.name, NAME_SIZE, false);
        let at = map.frame.point(shape.label_point)
            + Coord {
                x: -width / 2.0,
                y: below,
            };
        let place = [at.x, at.y - NAME_SIZE, at.x + width, at.y + 2.0];
        if !inside(place, map.frame.rect) || taken.iter().any(|t| overlap(*t, place)) {
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

fn around_circle(circle: &ProjectCircle) -> Bounds {
    let ProjectCircle { at, radius: r, .. } = circle;
    [at.x - r, at.y - r, at.x + r, at.y + r]
}

fn around_zone_number(geometry: &Geometry) -> Option<Bounds> {
    match geometry {
        Geometry::Rect {
            at, width, height, ..
        } => Some([at.x, at.y, at.x + width, at.y + height]),
        _ => None,
    }
}

fn overlap(a: Bounds, b: Bounds) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn inside(place: Bounds, [x, y, w, h]: [f64; 4]) -> bool {
    place[0] > x && place[1] > y && place[2] < x + w && place[3] < y + h
}
