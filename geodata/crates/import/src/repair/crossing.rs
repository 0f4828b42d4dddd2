//! Where the rings of areas cross themselves or one another.

use geo::line_intersection::line_intersection;
use geo::{Coord, Line, LineIntersection, MultiPolygon};
use rstar::{RTree, RTreeObject};

/// A segment of a ring: which ring, and where in it.
struct Segment {
    line: Line,
    polygon: usize,
    ring: usize,
    at: usize,
    last: usize,
}

impl RTreeObject for Segment {
    type Envelope = rstar::AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        let (a, b) = (self.line.start, self.line.end);
        rstar::AABB::from_corners([a.x, a.y], [b.x, b.y])
    }
}

/// The first place where rings cross themselves, or one another.
pub(super) fn crossing(polygons: &MultiPolygon) -> Option<Coord> {
    let mut segments = Vec::new();
    for (p, polygon) in polygons.0.iter().enumerate() {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        for (r, ring) in rings.enumerate() {
            let last = ring.0.len().saturating_sub(2);
            let lines = ring.lines().enumerate();
            segments.extend(lines.map(|(at, line)| Segment {
                line,
                polygon: p,
                ring: r,
                at,
                last,
            }));
        }
    }
    let tree = RTree::bulk_load(segments);
    tree.iter().find_map(|a| {
        let mut near = tree.locate_in_envelope_intersecting(&a.envelope());
        near.find_map(|b| improper_crossing(a, b))
    })
}

/// Where two segments meet that should not.
fn improper_crossing(a: &Segment, b: &Segment) -> Option<Coord> {
    let one_ring = (a.polygon, a.ring) == (b.polygon, b.ring);
    // each pair once
    if (a.polygon, a.ring, a.at) >= (b.polygon, b.ring, b.at) {
        return None;
    }
    let neighbours = one_ring && (b.at - a.at == 1 || (a.at == 0 && b.at == a.last));
    match line_intersection(a.line, b.line)? {
        LineIntersection::SinglePoint {
            intersection,
            is_proper,
        } => {
            // rings may touch in a point; a ring may not touch itself
            let wrong = if one_ring { !neighbours } else { is_proper };
            wrong.then_some(intersection)
        }
        LineIntersection::Collinear { intersection } => {
            // two areas that share a border are wrong only as parts of one geometry, and harmless there: the union is
            // the same
            let length = intersection.start != intersection.end;
            (length && (one_ring || a.polygon == b.polygon)).then_some(intersection.start)
        }
    }
}
