//! A polygon prepared for many point queries.

use geo::{Coord, MultiPolygon};

/// Where a point lies with respect to a polygon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the interior.
    Inside,
    /// Exactly on the border.
    Border,
    /// Outside.
    Outside,
}

/// The edges of a polygon, sorted into horizontal slabs so that a query looks at few of them.
///
/// The test is exact: orientation comes from adaptive-precision predicates (Shewchuk 1997), so a
/// point on a shared border is on the border of both neighbours and never falls between them.
#[derive(Debug, Clone)]
pub struct PreparedPolygon {
    min: Coord,
    max: Coord,
    /// Edges of slab `i` are `edges[starts[i]..starts[i + 1]]`; an edge is in every slab it crosses.
    starts: Vec<u32>,
    edges: Vec<[Coord; 2]>,
    slabs_per_degree: f64,
}

/// About this many edges a slab: fewer slabs cost time, more cost memory.
const EDGES_PER_SLAB: usize = 4;

impl PreparedPolygon {
    /// Prepares a valid multi-polygon.
    #[must_use]
    pub fn new(shape: &MultiPolygon) -> Self {
        let edges: Vec<[Coord; 2]> = edges(shape).collect();
        let mut min = Coord {
            x: f64::INFINITY,
            y: f64::INFINITY,
        };
        let mut max = Coord {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        };
        for [c, _] in &edges {
            min = Coord {
                x: min.x.min(c.x),
                y: min.y.min(c.y),
            };
            max = Coord {
                x: max.x.max(c.x),
                y: max.y.max(c.y),
            };
        }
        let slabs = (edges.len() / EDGES_PER_SLAB).max(1);
        let height = max.y - min.y;
        let slabs_per_degree = if height > 0.0 {
            slabs as f64 / height
        } else {
            0.0
        };
        let mut prepared = Self {
            min,
            max,
            starts: Vec::with_capacity(slabs + 1),
            edges: Vec::new(),
            slabs_per_degree,
        };
        let mut by_slab: Vec<Vec<[Coord; 2]>> = vec![Vec::new(); slabs];
        for edge in edges {
            let (low, high) = (edge[0].y.min(edge[1].y), edge[0].y.max(edge[1].y));
            let (first, last) = (prepared.slab(low, slabs), prepared.slab(high, slabs));
            for slab in &mut by_slab[first..=last] {
                slab.push(edge);
            }
        }
        for slab in by_slab {
            prepared.starts.push(prepared.edges.len() as u32);
            prepared.edges.extend(slab);
        }
        prepared.starts.push(prepared.edges.len() as u32);
        prepared
    }

    fn slab(&self, y: f64, slabs: usize) -> usize {
        (((y - self.min.y) * self.slabs_per_degree) as usize).min(slabs - 1)
    }

    /// The edges, those that cross several slabs more than once.
    pub(super) fn edges(&self) -> &[[Coord; 2]] {
        &self.edges
    }

    /// Where `point` lies. A point that is not finite is outside.
    #[must_use]
    pub fn side(&self, point: Coord) -> Side {
        let in_box = point.x >= self.min.x
            && point.x <= self.max.x
            && point.y >= self.min.y
            && point.y <= self.max.y;
        if !in_box {
            return Side::Outside;
        }
        let slab = self.slab(point.y, self.starts.len() - 1);
        let edges = &self.edges[self.starts[slab] as usize..self.starts[slab + 1] as usize];
        let mut inside = false;
        for &[a, b] in edges {
            match crossing(a, b, point) {
                Crossing::On => return Side::Border,
                Crossing::Left => inside = !inside,
                Crossing::None => {}
            }
        }
        if inside { Side::Inside } else { Side::Outside }
    }
}

/// The edges of all rings.
pub(super) fn edges(shape: &MultiPolygon) -> impl Iterator<Item = [Coord; 2]> + '_ {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        .flat_map(geo::LineString::lines)
        .map(|line| [line.start, line.end])
}

enum Crossing {
    /// The point is on the edge.
    On,
    /// A ray from the point towards the left meets the edge.
    Left,
    /// It does not.
    None,
}

fn crossing(a: Coord, b: Coord, p: Coord) -> Crossing {
    let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
    if p.y < low.y || p.y > high.y || p.x < a.x.min(b.x) {
        return Crossing::None;
    }
    let straddles = low.y <= p.y && p.y < high.y;
    if p.x > a.x.max(b.x) {
        return if straddles {
            Crossing::Left
        } else {
            Crossing::None
        };
    }
    // p is within the edge's bounding box, so the exact orientation decides
    let turn = robust_orientation(low, high, p);
    if turn == 0.0 {
        Crossing::On
    } else if turn < 0.0 && straddles {
        Crossing::Left
    } else {
        Crossing::None
    }
}

/// Positive when `p` is to the left of the line from `a` to `b`, zero when exactly on it.
fn robust_orientation(a: Coord, b: Coord, p: Coord) -> f64 {
    let coord = |c: Coord| robust::Coord { x: c.x, y: c.y };
    robust::orient2d(coord(a), coord(b), coord(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coordinate_position::{CoordPos, CoordinatePosition};
    use geo::{MultiPolygon, polygon};
    use proptest::prelude::*;

    fn ring_with_hole() -> MultiPolygon {
        polygon!(
            exterior: [(x: 0., y: 0.), (x: 8., y: 0.), (x: 8., y: 8.), (x: 4., y: 3.), (x: 0., y: 8.)],
            interiors: [[(x: 1., y: 1.), (x: 1., y: 2.), (x: 3., y: 2.), (x: 3., y: 1.)]],
        )
        .into()
    }

    #[test]
    fn borders_vertices_and_holes() {
        let prepared = PreparedPolygon::new(&ring_with_hole());
        for (x, y, side) in [
            (0.5, 0.5, Side::Inside),
            (2.0, 1.5, Side::Outside),
            (2.0, 1.0, Side::Border),
            (4.0, 3.0, Side::Border),
            (8.0, 8.0, Side::Border),
            (4.0, 3.1, Side::Outside),
            (0.0, 5.0, Side::Border),
            (-1.0, 0.0, Side::Outside),
            (9.0, 0.0, Side::Outside),
            (f64::NAN, 1.0, Side::Outside),
        ] {
            assert_eq!(prepared.side(Coord { x, y }), side, "{x} {y}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_geo(x in -1.0..9.0f64, y in -1.0..9.0f64, on_grid: bool) {
            let shape = ring_with_hole();
            let p = if on_grid { Coord { x: x.round(), y: y.round() } } else { Coord { x, y } };
            let expected = match shape.coordinate_position(&p) {
                CoordPos::Inside => Side::Inside,
                CoordPos::OnBoundary => Side::Border,
                CoordPos::Outside => Side::Outside,
            };
            prop_assert_eq!(PreparedPolygon::new(&shape).side(p), expected);
        }
    }
}
