//! Lines cut at the borders they cross.
//!
//! Each segment is cut where it meets an edge of a nearby polygon, and each piece goes to the unit
//! that holds its midpoint. Every piece goes somewhere exactly once, so lengths are conserved
//! whatever the geometry: a line along a shared border counts once, for one of its two sides (the
//! rounding of the midpoint decides which).

use std::collections::BTreeMap;

use geo::{Coord, Distance, Geodesic, LineString, Point};

use crate::index::UnitIndex;

/// Geodesic length in kilometres within each unit; `None` is outside all of them.
///
/// # Example
/// ```
/// use geo::{LineString, MultiPolygon, polygon};
/// use geodata_join::{UnitIndex, cut_by_units};
///
/// let west: MultiPolygon = polygon![(x: 7.0, y: 45.0), (x: 7.5, y: 45.0), (x: 7.5, y: 46.0), (x: 7.0, y: 46.0)].into();
/// let east: MultiPolygon = polygon![(x: 7.5, y: 45.0), (x: 8.0, y: 45.0), (x: 8.0, y: 46.0), (x: 7.5, y: 46.0)].into();
/// let index = UnitIndex::new([(1, &west), (2, &east)].into_iter());
/// let km = cut_by_units(&index, &[LineString::from(vec![(7.4, 45.5), (7.6, 45.5)])]);
/// assert!((km[&Some(1)] - km[&Some(2)]).abs() < 1e-6);
/// assert!(!km.contains_key(&None)); // none of it is outside
/// ```
pub fn cut_by_units<K: Copy + Ord>(
    index: &UnitIndex<K>,
    lines: &[LineString],
) -> BTreeMap<Option<K>, f64> {
    let mut km_by_unit = BTreeMap::new();
    for segment in lines.iter().flat_map(LineString::lines) {
        let (a, b) = (segment.start, segment.end);
        let km = Geodesic.distance(Point(a), Point(b)) / 1000.0;
        if km == 0.0 {
            continue;
        }
        let mut add = |middle: f64, km: f64| {
            let unit = index.locate(at(a, b, middle)).map(|l| l.unit);
            *km_by_unit.entry(unit).or_insert(0.0) += km;
        };
        let cuts = cuts(index, a, b);
        let pieces = cuts.windows(2).map(|p| piece_km(a, b, p[0], p[1]));
        let pieces: Vec<f64> = pieces.collect();
        let sum: f64 = pieces.iter().sum();
        if sum == 0.0 {
            // cut into pieces too short for the coordinates to tell their ends apart
            add(0.5, km);
            continue;
        }
        for (piece, piece_km) in cuts.windows(2).zip(pieces) {
            if piece_km > 0.0 {
                // the pieces of a long segment follow it more closely than the geodesic between its ends
                add(f64::midpoint(piece[0], piece[1]), km * piece_km / sum);
            }
        }
    }
    km_by_unit
}

/// Longest piece measured as one geodesic, in degrees: over about 10 km it is a millimetre shorter than the
/// straight line in longitude and latitude.
const STEP_DEGREES: f64 = 0.1;

/// Length of the part of a segment between two positions, along the straight line in longitude and
/// latitude: a degree is not as long at one end as at the other.
fn piece_km(a: Coord, b: Coord, from: f64, to: f64) -> f64 {
    let span = (b - a) * (to - from);
    let steps = (span.x.hypot(span.y) / STEP_DEGREES).ceil().max(1.0);
    let along = |i: u32| Point(at(a, b, from + (to - from) * f64::from(i) / steps));
    let steps = 0..steps as u32;
    let metres: f64 = steps
        .map(|i| Geodesic.distance(along(i), along(i + 1)))
        .sum();
    metres / 1000.0
}

fn at(a: Coord, b: Coord, t: f64) -> Coord {
    a + (b - a) * t
}

/// Positions along a segment, from 0 to 1, where it may pass from one unit to another.
fn cuts<K: Copy + Ord>(index: &UnitIndex<K>, a: Coord, b: Coord) -> Vec<f64> {
    let mut cuts = vec![0.0, 1.0];
    for polygon in index.polygons_near(a, b) {
        for &[c, d] in polygon.edges() {
            edge_cuts(a, b, c, d, &mut cuts);
        }
    }
    cuts.retain(|t| (0.0..=1.0).contains(t));
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    cuts
}

/// Where the edge from `c` to `d` meets the segment from `a` to `b`.
fn edge_cuts(a: Coord, b: Coord, c: Coord, d: Coord, cuts: &mut Vec<f64>) {
    let (along, edge, offset) = (b - a, d - c, c - a);
    let cross = |u: Coord, v: Coord| u.x * v.y - u.y * v.x;
    let denominator = cross(along, edge);
    if denominator == 0.0 {
        // parallel: if they overlap, the edge's ends are where the neighbours change
        if cross(along, offset) == 0.0 {
            let square = along.x * along.x + along.y * along.y;
            for end in [c, d] {
                let v = end - a;
                cuts.push((v.x * along.x + v.y * along.y) / square);
            }
        }
        return;
    }
    let on_edge = cross(offset, along) / denominator;
    // a little beyond the edge's ends: a needless cut is harmless, a missed one is not
    if (-1e-9..=1.0 + 1e-9).contains(&on_edge) {
        cuts.push(cross(offset, edge) / denominator);
    }
}
