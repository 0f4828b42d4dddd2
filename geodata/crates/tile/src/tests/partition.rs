//! No gap and no overlap on the grid of any zoom.

use std::collections::HashSet;

use geo::Validation;

use super::*;
use crate::border::BorderClass;
use crate::conflict::{Conflict, Meeting, conflicts};
use crate::polygonize::{doubled_area, ring_edges};
use crate::shape::Shape;
use crate::simplify::tolerance;
use crate::source::Source;
use crate::zoom::ZoomLayers;
use geodata_mvt::GridPoint;
use geodata_mvt::encode::{Geometry, Polygon};
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM};

type Edges = HashSet<[GridPoint; 2]>;

fn polygons(shape: Option<&Shape>) -> &[Polygon] {
    match shape.map(|s| &s.geometry) {
        Some(Geometry::Polygons(polygons)) => polygons,
        _ => &[],
    }
}

fn to_geo(polygons: &[Polygon]) -> geo::MultiPolygon {
    let ring =
        |r: &Vec<GridPoint>| -> geo::LineString { r.iter().map(|p| p.map(f64::from)).collect() };
    let polygon = |p: &Polygon| geo::Polygon::new(ring(&p[0]), p[1..].iter().map(ring).collect());
    polygons.iter().map(polygon).collect()
}

fn all_conflicts(lines: &[Vec<GridPoint>]) -> Vec<Conflict> {
    conflicts(lines, &vec![true; lines.len()])
}

/// The directed edges of valid shapes; fails if two have the same, that is if they overlap.
fn edges(shapes: &[Option<Shape>], context: &str) -> Edges {
    let mut edges = Edges::new();
    for shape in shapes {
        let polygons = polygons(shape.as_ref());
        assert!(to_geo(polygons).is_valid(), "{context}");
        for polygon in polygons {
            assert!(doubled_area(&polygon[0]) > 0, "{context}");
            assert!(
                polygon[1..].iter().all(|hole| doubled_area(hole) < 0),
                "{context}"
            );
            for edge in polygon.iter().flat_map(|r| ring_edges(r)) {
                assert!(edges.insert(edge), "{context}: two shapes have {edge:?}");
            }
        }
    }
    edges
}

fn border_edges(zoom: &ZoomLayers, wanted: impl Fn(BorderClass) -> bool) -> Edges {
    let mut edges = Edges::new();
    for (_, shape) in zoom.borders.iter().filter(|(class, _)| wanted(*class)) {
        let Geometry::Lines(lines) = &shape.geometry else {
            panic!("a border is a line");
        };
        for pair in lines.iter().flat_map(|l| l.windows(2)) {
            let edge = [pair[0].min(pair[1]), pair[0].max(pair[1])];
            assert!(edges.insert(edge), "a border is drawn twice");
        }
    }
    edges
}

fn undirected(edges: &Edges) -> Edges {
    edges.iter().map(|[a, b]| [*a.min(b), *a.max(b)]).collect()
}

#[test]
fn on_the_fine_grid_only_slivers_of_the_source_run_together() {
    let arcs = Source::new(atlas()).arcs.lines(0.0);
    let found = all_conflicts(&arcs);
    assert!(
        found.iter().all(|c| c.meeting == Meeting::Same),
        "{found:?}"
    );
    assert!(found.len() < 10, "{found:?}");
}

#[test]
fn simplified_arcs_meet_in_their_ends_only() {
    let arcs = Source::new(atlas()).arcs;
    let of_the_source = all_conflicts(&arcs.lines(0.0)).len();
    let mut before = 0;
    for z in MIN_ZOOM..=MAX_ZOOM {
        let lines = arcs.lines_without_conflict(tolerance(z));
        assert!(all_conflicts(&lines).len() <= of_the_source, "zoom {z}");
        let positions = lines.iter().map(Vec::len).sum();
        assert!(before < positions, "zoom {z} is finer than the one before");
        before = positions;
    }
    assert_eq!(before, arcs.lines(0.0).iter().map(Vec::len).sum::<usize>());
}

#[test]
fn at_every_zoom_municipalities_tile_the_territory() {
    let source = Source::new(atlas());
    for z in MIN_ZOOM..=MAX_ZOOM {
        let context = format!("zoom {z}");
        let zoom = ZoomLayers::new(&source, z);
        assert_eq!(
            zoom.municipalities.iter().flatten().count(),
            312,
            "{context}"
        );
        let municipalities = edges(&zoom.municipalities, &context);
        let zones = edges(&zoom.zones, &context);
        // beside every edge lies one other municipality, or it is drawn as the outline
        let outline = border_edges(&zoom, |class| class == BorderClass::Outline);
        for &[a, b] in &municipalities {
            let open = !municipalities.contains(&[b, a]);
            assert_eq!(open, outline.contains(&[a.min(b), a.max(b)]), "{context}");
        }
        // a zone's outline is made of its municipalities', and every border is drawn
        assert!(zones.is_subset(&municipalities), "{context}");
        let drawn = border_edges(&zoom, |class| class <= BorderClass::Zone);
        assert_eq!(drawn, undirected(&zones), "{context}");
        let drawn = border_edges(&zoom, |_| true);
        assert_eq!(drawn, undirected(&municipalities), "{context}");
    }
}

#[test]
fn the_enclave_of_barge_is_a_hole() {
    let source = Source::new(atlas());
    let holes = |units: &[crate::source::Unit], shapes: &[Option<Shape>], id: u64| {
        let position = units.iter().position(|u| u.id == id).unwrap();
        let polygons = polygons(shapes[position].as_ref());
        polygons.iter().map(|p| p.len() - 1).sum::<usize>()
    };
    for z in 10..=MAX_ZOOM {
        let zoom = ZoomLayers::new(&source, z);
        let villafranca = holes(&source.municipalities, &zoom.municipalities, 1300);
        let pinerolese = holes(&source.zones, &zoom.zones, 5);
        assert_eq!((villafranca, pinerolese), (1, 1), "zoom {z}");
    }
}
