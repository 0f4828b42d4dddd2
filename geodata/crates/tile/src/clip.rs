//! Cutting shapes to a box.
//!
//! Where a segment crosses the box it is cut on the box's edge exactly, at the nearest position along
//! it, computed from the lower end so that both sides of a border get the same. The shapes of a
//! zoom have a position wherever they cross a tile's buffer (see `snap`), so that nothing is
//! rounded in the pyramid: what is cut is exactly the shape.

use super::polygonize::{self, Edge, ring_edges};
use geodata_mvt::encode::Polygon;
use geodata_mvt::{GridBox, GridPoint};

/// Positions in a run.
const RUN: usize = 32;

/// The boxes around each run of a ring's positions: what is far from a tile is passed over at once, which matters where
/// a tile is much smaller than the shape.
pub(super) struct Runs(Vec<GridBox>);

impl Runs {
    pub fn of(ring: &[GridPoint]) -> Self {
        let bounds = |run: &[GridPoint]| GridBox::around(run.iter().copied());
        Self(ring.chunks(RUN).filter_map(bounds).collect())
    }

    /// The ring with only the ends of the runs that lie beyond one side of a box. What is between them lies beyond that
    /// side as the straight line from one end to the other does, and the cut leaves the same of both: nothing.
    fn near(&self, ring: &[GridPoint], to: GridBox) -> Vec<GridPoint> {
        let mut points = Vec::new();
        for (run, bounds) in ring.chunks(RUN).zip(&self.0) {
            match run {
                [first, .., last] if !bounds.meets(to) => points.extend([*first, *last]),
                _ => points.extend_from_slice(run),
            }
        }
        points
    }
}

/// The part of some polygons within a box: valid polygons, none of them without area. `runs` are those of their rings,
/// in order.
pub(super) fn polygons(shape: &[Polygon], runs: &[Runs], to: GridBox) -> Vec<Polygon> {
    let mut edges = Vec::new();
    for (ring, runs) in shape.iter().flatten().zip(runs) {
        let ring = cut_ring(runs.near(ring, to), to);
        if ring.len() > 2 {
            edges.extend(ring_edges(&ring));
        }
    }
    let mut polygons = polygonize::polygons(divide_at_ends(edges, to));
    for ring in polygons.iter_mut().flatten() {
        drop_redundant(ring, to);
    }
    polygons
}

/// The ring within the box, along the box's edge where it has left it (Sutherland and Hodgman 1974).
fn cut_ring(mut points: Vec<GridPoint>, to: GridBox) -> Vec<GridPoint> {
    let mut next = Vec::with_capacity(points.len());
    for axis in 0..2 {
        for (limit, sign) in [(to.min[axis], 1), (to.max[axis], -1)] {
            half_plane(&points, axis, limit, sign, &mut next);
            std::mem::swap(&mut points, &mut next);
        }
    }
    points
}

fn half_plane(points: &[GridPoint], axis: usize, limit: i32, sign: i32, out: &mut Vec<GridPoint>) {
    out.clear();
    let depth = |p: GridPoint| (p[axis] - limit) * sign;
    let Some(&last) = points.last() else {
        return;
    };
    let mut previous = last;
    for &point in points {
        if depth(previous).signum() * depth(point).signum() < 0 {
            out.push(crossing(previous, point, axis, limit));
        }
        if depth(point) >= 0 {
            out.push(point);
        }
        previous = point;
    }
}

/// Where a segment is at `limit` along an axis: the same whichever way it runs.
fn crossing(a: GridPoint, b: GridPoint, axis: usize, limit: i32) -> GridPoint {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let across = 1 - axis;
    let share = f64::from(limit - a[axis]) / f64::from(b[axis] - a[axis]);
    let mut point = [limit; 2];
    point[across] =
        (f64::from(a[across]) + share * f64::from(b[across] - a[across])).round() as i32;
    point
}

/// Divides edges along the box wherever the shape has a position on them: what runs both ways then
/// cancels, and where the shape only touches the box it is pinched.
fn divide_at_ends(edges: Vec<Edge>, to: GridBox) -> Vec<Edge> {
    let positions: [Vec<GridPoint>; 4] = std::array::from_fn(|side| positions_on(side, &edges, to));
    let mut out = Vec::with_capacity(edges.len() + 8);
    for edge in edges {
        let Some(side) = side_along(edge, to) else {
            out.push(edge);
            continue;
        };
        let [a, b] = edge;
        let (low, high) = (a.min(b), a.max(b));
        let positions = &positions[side];
        let start = positions.partition_point(|p| *p < low);
        let stops = positions[start..].iter().take_while(|p| **p <= high);
        let pairs = stops.clone().zip(stops.skip(1));
        out.extend(pairs.map(|(&p, &q)| if a == low { [p, q] } else { [q, p] }));
    }
    out
}

/// The positions of some edges on a side of the box, in order along it.
fn positions_on(side: usize, edges: &[Edge], to: GridBox) -> Vec<GridPoint> {
    let all = edges.iter().flatten().copied();
    let mut positions: Vec<_> = all.filter(|p| is_on(side, *p, to)).collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}

/// The side of the box an edge runs along: west, east, north, south.
fn side_along([a, b]: Edge, to: GridBox) -> Option<usize> {
    (0..4).find(|&side| is_on(side, a, to) && is_on(side, b, to))
}

fn is_on(side: usize, p: GridPoint, to: GridBox) -> bool {
    let limit = if side.is_multiple_of(2) {
        to.min
    } else {
        to.max
    };
    p[side / 2] == limit[side / 2]
}

/// Drops positions within a straight run along the box: only the cut has put them there.
fn drop_redundant(ring: &mut Vec<GridPoint>, to: GridBox) {
    let count = ring.len();
    let needless = |i: usize| {
        let (before, at, after) = (
            ring[(i + count - 1) % count],
            ring[i],
            ring[(i + 1) % count],
        );
        let side = side_along([before, at], to);
        side.is_some() && side == side_along([at, after], to)
    };
    let keep: Vec<bool> = (0..count).map(|i| !needless(i)).collect();
    let mut keep = keep.into_iter();
    ring.retain(|_| keep.next().unwrap_or(true));
}

/// The parts of a line within the box.
pub(super) fn line(points: &[GridPoint], to: GridBox) -> Vec<Vec<GridPoint>> {
    let mut parts: Vec<Vec<GridPoint>> = Vec::new();
    for pair in points.windows(2) {
        let Some([a, b]) = segment([pair[0], pair[1]], to) else {
            continue;
        };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&a) => part.push(b),
            _ => parts.push(vec![a, b]),
        }
    }
    parts
}

/// The part of a segment within the box, if it has a length.
fn segment(ends: [GridPoint; 2], to: GridBox) -> Option<[GridPoint; 2]> {
    let [mut a, mut b] = ends;
    for axis in 0..2 {
        for (limit, sign) in [(to.min[axis], 1), (to.max[axis], -1)] {
            let depth = |p: GridPoint| (p[axis] - limit) * sign;
            match (depth(a) < 0, depth(b) < 0) {
                (true, true) => return None,
                (true, false) => a = crossing(a, b, axis, limit),
                (false, true) => b = crossing(a, b, axis, limit),
                (false, false) => {}
            }
        }
    }
    (a != b).then_some([a, b])
}
