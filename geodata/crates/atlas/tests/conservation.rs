//! Whatever the geometry, nothing of a project is lost or counted twice.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

mod common;

use geo::{Coord, Distance, Geodesic, LineString, Point};
use geodata_atlas::PreparedAtlas;
use geodata_atlas::topology::arc_index;
use geodata_join::{allocate, cut_by_units};
use geodata_model::{Allocation, Place, Project};
use proptest::prelude::*;

use common::with_atlas;

/// A position anywhere around the territory, or exactly on a vertex of a border.
#[derive(Debug, Clone, Copy)]
enum Position {
    Anywhere(f64, f64),
    Vertex(prop::sample::Index),
}

fn position() -> impl Strategy<Value = Position> {
    prop_oneof![
        (6.4..8.2f64, 44.4..45.7f64).prop_map(|(x, y)| Position::Anywhere(x, y)),
        any::<prop::sample::Index>().prop_map(Position::Vertex),
    ]
}

fn coord(atlas: &PreparedAtlas, position: Position) -> Coord {
    match position {
        Position::Anywhere(x, y) => Coord { x, y },
        Position::Vertex(index) => {
            let arcs = &atlas.atlas.topology.arcs;
            let arc = &arcs[index.index(arcs.len())];
            arc[index.index(arc.len())]
        }
    }
}

/// Consecutive vertices of one arc: a line that runs along a border.
fn along_a_border(atlas: &PreparedAtlas, arc: usize, from: usize, length: usize) -> Vec<Coord> {
    let arcs = &atlas.atlas.topology.arcs;
    let arc = &arcs[arc % arcs.len()];
    let from = from % (arc.len() - 1);
    arc[from..].iter().take(length + 2).copied().collect()
}

/// How many municipalities have an arc as their border.
fn uses(atlas: &PreparedAtlas, arc: usize) -> usize {
    let topology = &atlas.atlas.topology;
    let arc = arc % topology.arcs.len();
    let references = topology.shapes.values().flatten().flatten().flatten();
    references.filter(|&&r| arc_index(r) == arc).count()
}

fn allocated(atlas: &PreparedAtlas, value: geojson::GeometryValue) -> Allocation {
    let record = atlas.atlas.projects.values().next().unwrap();
    let geometry = geojson::Geometry::new(value);
    let place = Place::Exact { geometry };
    allocate(
        atlas.territory(),
        &Project {
            place,
            ..record.clone()
        },
    )
}

fn assert_conserved(allocation: &Allocation) -> Result<(), TestCaseError> {
    let zones = &allocation.zones;
    let municipalities = &allocation.municipalities;
    let shares = |sum: f64, outside: f64, unlocated: f64| {
        prop_assert!(
            (sum + outside + unlocated - 1.0).abs() < 1e-9,
            "{:?}",
            allocation
        );
        prop_assert!(outside >= 0.0 && unlocated == 0.0);
        Ok(())
    };
    shares(
        zones.shares.iter().map(|s| s.share).sum(),
        zones.outside,
        zones.unlocated,
    )?;
    shares(
        municipalities.shares.iter().map(|s| s.share).sum(),
        municipalities.outside,
        municipalities.unlocated,
    )?;
    prop_assert!((zones.outside - municipalities.outside).abs() < 1e-12);
    let sorted = municipalities
        .shares
        .windows(2)
        .all(|w| w[0].unit < w[1].unit);
    prop_assert!(sorted, "shares are sorted and no unit appears twice");
    for share in &municipalities.shares {
        prop_assert!(
            share.share > 0.0 && share.share <= 1.0 + 1e-12,
            "{:?}",
            share
        );
        prop_assert!(!share.reason.it.is_empty() && !share.reason.en.is_empty());
    }
    Ok(())
}

fn pairs(coords: &[Coord]) -> Vec<geojson::Position> {
    coords
        .iter()
        .map(|c| geojson::Position::from([c.x, c.y]))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points(positions in prop::collection::vec(position(), 1..6)) {
        with_atlas(|atlas| {
            let coords: Vec<Coord> = positions.iter().map(|&p| coord(atlas, p)).collect();
            assert_conserved(&allocated(atlas, geojson::GeometryValue::MultiPoint { coordinates: pairs(&coords) }))
        })?;
    }

    #[test]
    fn lines(positions in prop::collection::vec(position(), 2..7)) {
        with_atlas(|atlas| {
            let coords: Vec<Coord> = positions.iter().map(|&p| coord(atlas, p)).collect();
            assert_length_is_kept(atlas, &coords)?;
            assert_conserved(&allocated(atlas, geojson::GeometryValue::LineString { coordinates: pairs(&coords) }))
        })?;
    }

    #[test]
    fn lines_along_borders(arc in 0..1000usize, from in 0..1000usize, length in 0..60usize) {
        with_atlas(|atlas| {
            let coords = along_a_border(atlas, arc, from, length);
            assert_length_is_kept(atlas, &coords)?;
            let allocation = allocated(atlas, geojson::GeometryValue::LineString { coordinates: pairs(&coords) });
            // on the outline rounding puts a midpoint on either side; between two municipalities
            // there is no outside
            if uses(atlas, arc) == 2 {
                prop_assert!(allocation.zones.outside <= 0.0);
            }
            assert_conserved(&allocation)
        })?;
    }

    #[test]
    fn areas(a in position(), b in position(), c in position()) {
        with_atlas(|atlas| {
            let [a, b, c] = [a, b, c].map(|p| coord(atlas, p));
            let ring = pairs(&[a, b, c, a]);
            assert_conserved(&allocated(atlas, geojson::GeometryValue::Polygon { coordinates: vec![ring] }))
        })?;
    }
}

/// The lengths in the units and outside are the length of the line, measured apart.
fn assert_length_is_kept(atlas: &PreparedAtlas, coords: &[Coord]) -> Result<(), TestCaseError> {
    let whole: f64 = coords
        .windows(2)
        .map(|w| Geodesic.distance(Point(w[0]), Point(w[1])) / 1000.0)
        .sum();
    let parts = cut_by_units(&atlas.index, &[LineString(coords.to_vec())]);
    let sum: f64 = parts.values().sum();
    prop_assert!(
        (sum - whole).abs() <= 1e-9 * whole.max(1.0),
        "{} of {}",
        sum,
        whole
    );
    Ok(())
}

#[test]
fn a_municipality_as_a_project_is_wholly_in_itself() {
    with_atlas(|atlas| {
        for (code, shape) in atlas.polygons.iter().step_by(13) {
            let allocation = allocated(atlas, geojson::GeometryValue::from(shape));
            let shares = &allocation.municipalities.shares;
            let own = shares.iter().find(|s| s.unit == *code).unwrap();
            assert!((own.share - 1.0).abs() < 1e-6, "{code}: {allocation:?}");
            let present = shares.iter().filter(|s| !s.marginal).count();
            assert_eq!(
                present, 1,
                "{code} is present in its neighbours: {allocation:?}"
            );
            assert!(allocation.municipalities.outside < 1e-6, "{code}");
        }
    });
}
