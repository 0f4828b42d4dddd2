//! Cutting and rounding of any shape.

use std::ops::Range;

use proptest::prelude::*;

use crate::clip::Runs;
use crate::conflict::{Meeting, conflicts};
use crate::polygonize::{doubled_area, ring_edges};
use crate::simplify::Simplifier;
use crate::{clip, polygonize, snap};
use geo::{Area, BooleanOps, Validation};
use geodata_mvt::encode::Polygon;
use geodata_mvt::{FINE_ZOOM, GridBox, GridPoint};

const TILE: GridBox = GridBox {
    min: [-128, -128],
    max: [4224, 4224],
};

/// A ring that is simple by construction: at each angle one distance from the middle.
fn star() -> impl Strategy<Value = Vec<GridPoint>> {
    star_of(5..40)
}

fn star_of(points: Range<usize>) -> impl Strategy<Value = Vec<GridPoint>> {
    let middle = (-1000..5000_i32, -1000..5000_i32);
    (middle, prop::collection::vec(400.0..4000.0_f64, points)).prop_map(|((x, y), radii)| {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let at = |(i, r): (usize, &f64)| {
            let angle = step * i as f64;
            let offset = |v: f64, o: i32| o + (v * r).round() as i32;
            [offset(angle.cos(), x), offset(angle.sin(), y)]
        };
        radii.iter().enumerate().map(at).collect()
    })
}

fn cut(shape: &[Polygon]) -> Vec<Polygon> {
    let runs: Vec<Runs> = shape.iter().flatten().map(|r| Runs::of(r)).collect();
    clip::polygons(shape, &runs, TILE)
}

fn to_geo(polygons: &[Polygon]) -> geo::MultiPolygon {
    let ring =
        |r: &Vec<GridPoint>| -> geo::LineString { r.iter().map(|p| p.map(f64::from)).collect() };
    let polygon = |p: &Polygon| geo::Polygon::new(ring(&p[0]), p[1..].iter().map(ring).collect());
    polygons.iter().map(polygon).collect()
}

proptest! {
    /// Against the boolean operations of `geo`: what rounding moves is a strip along the cut segments.
    #[test]
    fn a_cut_polygon_is_the_intersection(ring in star()) {
        let cut = to_geo(&cut(&[vec![ring.clone()]]));
        let tile = geo::Rect::new([-128.0, -128.0], [4224.0, 4224.0]).to_polygon();
        let expected = to_geo(&[vec![ring.clone()]]).intersection(&tile).unsigned_area();
        let strip = ring.len() as f64 * 4352.0 * 0.75;
        prop_assert!((cut.unsigned_area() - expected).abs() <= strip);
        for polygon in &cut {
            prop_assert!(polygon.signed_area() > 0.0);
        }
        prop_assert!(cut.is_valid(), "{cut:?}");
    }

    /// A long ring is passed over in runs; begun elsewhere it has other runs, and the cut is the same.
    #[test]
    fn what_is_passed_over_leaves_nothing_behind(ring in star_of(100..400), start in 0..500_usize) {
        let mut other = ring.clone();
        other.rotate_left(start % ring.len());
        prop_assert_eq!(cut(&[vec![ring]]), cut(&[vec![other]]));
    }

    #[test]
    fn a_shape_and_what_it_leaves_share_their_border(ring in star()) {
        // the star as a hole in a frame around everything: no gap between both after the cut
        let frame = vec![[-9000, -9000], [9999, -9000], [9999, 9999], [-9000, 9999]];
        let hole: Vec<_> = ring.iter().rev().copied().collect();
        let doubled = |p: &[Polygon]| p.iter().flatten().map(|r| doubled_area(r)).sum::<i64>();
        let inner = cut(&[vec![ring]]);
        let outer = cut(&[vec![frame, hole]]);
        prop_assert_eq!(doubled(&inner) + doubled(&outer), 2 * 4352 * 4352);
    }

    #[test]
    fn a_cut_line_stays_within_and_has_no_point_twice_in_a_row(
        line in prop::collection::vec([-9000..13000_i32, -9000..13000_i32], 2..30)
    ) {
        for part in clip::line(&line, TILE) {
            prop_assert!(part.len() > 1);
            prop_assert!(part.iter().all(|p| TILE.contains_point(*p)));
            prop_assert!(part.windows(2).all(|s| s[0] != s[1]));
        }
    }

    /// Rounded to a coarse grid, a star and the arcs of its border keep apart what was apart.
    #[test]
    fn snapped_lines_do_not_cross(ring in star(), z in 8..FINE_ZOOM) {
        let ring = polygonize::polygons(ring_edges(&ring).collect()).concat().concat();
        let mut arc = ring.clone();
        arc.extend(ring.first().copied());
        let inner: Vec<_> = arc.iter().map(|p| p.map(|v| v / 2)).collect();
        let arcs = Simplifier::new(snap::separate(vec![arc, inner]));
        let simple = arcs.lines_without_conflict(f64::from(1 << (FINE_ZOOM - z)) * 2.0);
        let lines = snap::snap(&simple, z);
        let found = conflicts(&lines, &[true, true]);
        prop_assert!(found.iter().all(|c| c.meeting == Meeting::Same), "{:?}", found);
    }
}

#[test]
fn an_islet_is_not_jumped_over() {
    // the bay holds an islet; cutting the bay off would put it ashore
    let coast = vec![
        [0, 0],
        [100, 0],
        [100, 60],
        [120, 60],
        [120, 0],
        [220, 0],
        [110, 900],
        [0, 0],
    ];
    let islet = vec![[108, 20], [112, 20], [110, 24], [108, 20]];
    let alone = Simplifier::new(vec![coast.clone()]);
    assert_eq!(alone.lines_without_conflict(70.0)[0].len(), 4);
    let both = Simplifier::new(vec![coast, islet]);
    assert!(both.lines_without_conflict(70.0)[0].len() > 4);
}

#[test]
fn what_rounding_pinches_stays_valid() {
    // two squares joined by a strip without width, and a hole that touches the exterior
    let ring: Vec<GridPoint> = vec![
        [0, 0],
        [10, 0],
        [10, 5],
        [20, 5],
        [20, 0],
        [30, 0],
        [30, 10],
        [20, 10],
        [20, 5],
        [10, 5],
        [10, 10],
        [0, 10],
    ];
    let parts = polygonize::polygons(ring_edges(&ring).collect());
    assert_eq!(parts.len(), 2);
    let mut edges: Vec<_> = ring_edges(&[[0, 0], [10, 0], [10, 10], [0, 10]]).collect();
    edges.extend(ring_edges(&[[0, 0], [2, 6], [6, 2]]));
    let parts = polygonize::polygons(edges);
    assert_eq!((parts.len(), parts[0].len()), (1, 2));
    assert!(to_geo(&parts).is_valid());
}

#[test]
fn a_shape_that_touches_the_box_from_within_is_pinched_there() {
    // leaves to the east, and on its way back touches the eastern side once
    let ring: Vec<GridPoint> = vec![
        [4000, 2900],
        [4300, 2900],
        [4300, 4300],
        [4200, 4300],
        [4100, 4000],
        [4224, 3500],
        [4100, 3200],
    ];
    let parts = cut(&[vec![ring]]);
    assert!(to_geo(&parts).is_valid(), "{parts:?}");
    assert_eq!(parts.len(), 2);
}
