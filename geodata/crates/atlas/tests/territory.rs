//! The shapes of the embedded atlas, and the join on all of them against brute force.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

use std::collections::BTreeMap;

use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{Area, BoundingRect, Contains, Coord, InteriorPoint, MultiPolygon, Rect};
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_join::PointLocation;
use geodata_model::IstatCode;

fn prepared() -> PreparedAtlas {
    PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap())
}

#[test]
fn a_zone_is_as_large_as_its_municipalities() {
    let atlas = prepared();
    for (number, zone) in &atlas.zones {
        let parts: f64 = zone
            .members
            .iter()
            .map(|m| atlas.polygons[m].unsigned_area())
            .sum();
        let whole = zone.polygons.unsigned_area();
        assert!(
            (whole / parts - 1.0).abs() < 1e-9,
            "zone {number}: {whole} and {parts}"
        );
        for member in &zone.members {
            let point = atlas.polygons[member].interior_point().unwrap();
            assert!(
                zone.polygons.contains(&point),
                "zone {number} leaves out {member}"
            );
        }
    }
}

#[test]
fn the_enclave_of_another_province_is_a_hole() {
    let atlas = prepared();
    let villafranca = atlas
        .atlas
        .municipalities
        .values()
        .find(|m| m.name == "Villafranca Piemonte")
        .unwrap();
    let holes = |shape: &MultiPolygon| -> usize { shape.iter().map(|p| p.interiors().len()).sum() };
    assert_eq!(holes(&atlas.polygons[&villafranca.istat]), 1);
    assert_eq!(
        holes(&atlas.zones[&villafranca.zone].polygons),
        1,
        "also in its zone"
    );
    // other holes are filled by municipalities of other zones, or are slivers of the source
    // (Vauda Canavese: two borders a tenth of a millimetre apart)
    let empty = atlas
        .zones
        .values()
        .flat_map(|z| &z.polygons.0)
        .flat_map(geo::Polygon::interiors)
        .filter(|ring| {
            let hole = geo::Polygon::new((*ring).clone(), Vec::new());
            let point = hole.interior_point();
            hole.unsigned_area() > 1e-9
                && point.is_some_and(|p| atlas.index.locate(p.into()).is_none())
        });
    assert_eq!(empty.count(), 1, "it is the only hole of the territory");
    let polygon = &atlas.polygons[&villafranca.istat].0[0];
    let hole = geo::Polygon::new(polygon.interiors()[0].clone(), Vec::new());
    let inside = hole.interior_point().unwrap();
    assert_eq!(
        atlas.index.locate(inside.into()),
        None,
        "Barge is in the province of Cuneo"
    );
}

#[test]
fn every_label_is_inside_its_shape() {
    let atlas = prepared();
    for (code, shape) in &atlas.shapes {
        let [x, y] = shape.label_point;
        let located = atlas.index.locate(Coord { x, y });
        assert_eq!(located.map(|l| l.unit), Some(*code));
    }
}

/// Splitmix64 (Steele, Lea, Flood 2014): the same numbers on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// All units tried one after the other, their boxes only save time: those that hold the point inside,
/// and those that have it on their border.
fn brute_force(
    units: &[(IstatCode, &MultiPolygon, Rect)],
    point: Coord,
) -> (Vec<IstatCode>, Vec<IstatCode>) {
    let (mut inside, mut on_border) = (Vec::new(), Vec::new());
    for (code, shape, bounds) in units {
        let (min, max) = (bounds.min(), bounds.max());
        if point.x < min.x || point.x > max.x || point.y < min.y || point.y > max.y {
            continue;
        }
        // part by part: on a vertex where two parts touch, geo's rule for the whole multi-polygon
        // (a point on two boundaries is on none) would say that it is outside
        let sides: Vec<CoordPos> = shape
            .iter()
            .map(|p| p.coordinate_position(&point))
            .collect();
        if sides.contains(&CoordPos::Inside) {
            inside.push(*code);
        } else if sides.contains(&CoordPos::OnBoundary) {
            on_border.push(*code);
        }
    }
    (inside, on_border)
}

/// What the index must answer. In a sliver where the source's borders overlap, any of its units will do.
fn assert_located(
    located: Option<&PointLocation<IstatCode>>,
    expected: &(Vec<IstatCode>, Vec<IstatCode>),
    point: Coord,
) {
    let (inside, on_border) = expected;
    match located {
        None => assert!(
            inside.is_empty() && on_border.is_empty(),
            "{point:?}: {expected:?}"
        ),
        Some(PointLocation { unit, tied }) if !inside.is_empty() => {
            assert!(
                inside.contains(unit) && tied.is_empty(),
                "{point:?}: {unit} of {expected:?}"
            );
        }
        Some(PointLocation { unit, tied }) => {
            assert_eq!(
                Some(unit),
                on_border.first(),
                "{point:?}: the lowest code on a border"
            );
            let all: &[IstatCode] = if on_border.len() > 1 { on_border } else { &[] };
            assert_eq!(tied, all, "{point:?}");
        }
    }
}

#[test]
fn the_index_equals_brute_force_on_100_000_points() {
    let atlas = prepared();
    let units: Vec<_> = atlas
        .polygons
        .iter()
        .map(|(&code, shape)| (code, shape, shape.bounding_rect().unwrap()))
        .collect();
    let vertices: Vec<Coord> = atlas
        .atlas
        .topology
        .arcs
        .iter()
        .flatten()
        .copied()
        .collect();
    let [west, south, east, north] = atlas.bbox;
    let mut random = Random(20_231_205);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for i in 0..100_000 {
        let vertex = vertices[random.next() as usize % vertices.len()];
        let (what, point) = match i % 4 {
            0 => ("vertex", vertex),
            // a hair beside a vertex: where a test with tolerance goes wrong
            1 => (
                "near a vertex",
                Coord {
                    x: vertex.x + random.between(-1e-12, 1e-12),
                    y: vertex.y,
                },
            ),
            _ => (
                "anywhere",
                Coord {
                    x: random.between(west - 0.05, east + 0.05),
                    y: random.between(south - 0.05, north + 0.05),
                },
            ),
        };
        let located = atlas.index.locate(point);
        let expected = brute_force(&units, point);
        assert_located(located.as_ref(), &expected, point);
        if expected.0.len() > 1 {
            *seen.entry("in an overlap").or_default() += 1;
        }
        let answer = match &located {
            None => "outside",
            Some(l) if !l.tied.is_empty() => "tied",
            Some(_) => "in one",
        };
        *seen.entry(what).or_default() += 1;
        *seen.entry(answer).or_default() += 1;
        // a vertex of the topology is on a border: never outside all units
        assert!(what != "vertex" || located.is_some(), "{point:?}");
    }
    let overlaps = seen.get("in an overlap").copied().unwrap_or(0);
    assert!(
        overlaps < 30,
        "the source's borders overlap in one sliver only: {seen:?}"
    );
    for (what, at_least) in [
        ("vertex", 25_000),
        ("tied", 10_000),
        ("outside", 10_000),
        ("in one", 40_000),
    ] {
        assert!(seen[what] >= at_least, "{seen:?}");
    }
}
