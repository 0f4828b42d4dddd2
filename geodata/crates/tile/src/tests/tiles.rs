//! Whole tiles, decoded.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use geo::Validation;

use super::*;
use geodata_mvt::decode::{Feature, GeometryKind, decode};
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM, TileId, decode};

type Point = [i64; 2];

pub(super) fn pyramid() -> &'static Pyramid {
    static PYRAMID: OnceLock<Pyramid> = OnceLock::new();
    PYRAMID.get_or_init(|| Pyramid::new(atlas()))
}

fn area(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum::<f64>()
        / 2.0
}

/// The area of a ring within the tile without its buffer.
fn area_in_tile(ring: &[[i16; 2]]) -> f64 {
    let mut points: Vec<[f64; 2]> = ring.iter().map(|p| p.map(f64::from)).collect();
    for (axis, limit, sign) in [
        (0, 0.0, 1.0),
        (0, 4096.0, -1.0),
        (1, 0.0, 1.0),
        (1, 4096.0, -1.0),
    ] {
        let depth = |p: [f64; 2]| (p[axis] - limit) * sign;
        let mut kept = Vec::new();
        for (i, &b) in points.iter().enumerate() {
            let a = points[(i + points.len() - 1) % points.len()];
            if depth(a) * depth(b) < 0.0 {
                let t = depth(a) / (depth(a) - depth(b));
                let mut cut = [0, 1].map(|i| a[i] + t * (b[i] - a[i]));
                cut[axis] = limit;
                kept.push(cut);
            }
            if depth(b) >= 0.0 {
                kept.push(b);
            }
        }
        points = kept;
    }
    area(&points)
}

fn layer_area(tile: &decode::Tile, layer: &str) -> f64 {
    let rings = tile.features(layer).flat_map(|f| &f.parts);
    rings.map(|r| area_in_tile(r)).sum()
}

fn edges(feature: &Feature, id: TileId) -> impl Iterator<Item = [Point; 2]> {
    let origin = id.origin();
    let place = move |p: [i16; 2]| [0, 1].map(|i| i64::from(p[i]) + i64::from(origin[i]));
    feature.parts.iter().flat_map(move |part| {
        let next = part.iter().cycle().skip(1);
        let closed = feature.kind == GeometryKind::Polygon;
        let count = part.len() - usize::from(!closed);
        let pairs = part.iter().zip(next).take(count);
        pairs.map(move |(&a, &b)| [place(a), place(b)])
    })
}

/// An edge that only the cut along the buffer has made.
fn on_buffer([a, b]: [Point; 2], id: TileId) -> bool {
    let cut = id.buffered();
    (0..2).any(|i| a[i] == b[i] && [cut.min[i], cut.max[i]].map(i64::from).contains(&a[i]))
}

#[test]
fn every_tile_is_valid_and_every_zoom_complete() {
    for z in MIN_ZOOM..=MAX_ZOOM {
        let mut seen = BTreeSet::new();
        let (mut municipalities, mut zones) = (0.0, 0.0);
        for id in pyramid().tiles(z) {
            let tile = decode(&pyramid().tile(id).bytes);
            seen.extend(tile.features("municipalities").map(|f| f.id));
            municipalities += layer_area(&tile, "municipalities");
            zones += layer_area(&tile, "zones");
            check_rings(&tile, id);
            check_edges(&tile, id);
        }
        assert_eq!(seen.len(), 312, "zoom {z}");
        let whole = zoom_area(z);
        assert!(
            (municipalities - whole).abs() < 0.01,
            "zoom {z}: {municipalities} of {whole}"
        );
        assert!((zones - whole).abs() < 0.01, "zoom {z}: {zones} of {whole}");
    }
}

/// The area of all municipalities on the grid, in units.
fn zoom_area(z: u8) -> f64 {
    let zoom = crate::zoom::ZoomLayers::new(&crate::source::Source::new(atlas()), z);
    let shapes = zoom.municipalities.iter().flatten();
    let rings = shapes.flat_map(|s| match &s.geometry {
        geodata_mvt::encode::Geometry::Polygons(p) => p.concat(),
        _ => Vec::new(),
    });
    rings
        .map(|r| crate::polygonize::doubled_area(&r) as f64 / 2.0)
        .sum()
}

/// The polygons as the specification tells them apart: an exterior, then its holes.
fn to_geo(feature: &Feature) -> geo::MultiPolygon {
    let mut polygons: Vec<geo::Polygon> = Vec::new();
    for part in &feature.parts {
        let points: Vec<_> = part.iter().map(|p| p.map(f64::from)).collect();
        let ring: geo::LineString = points.iter().copied().collect();
        match polygons.last_mut() {
            Some(polygon) if area(&points) < 0.0 => polygon.interiors_push(ring),
            _ => polygons.push(geo::Polygon::new(ring, Vec::new())),
        }
    }
    geo::MultiPolygon(polygons)
}

fn check_rings(tile: &decode::Tile, id: TileId) {
    for layer in ["municipalities", "zones"] {
        for feature in tile.features(layer) {
            assert_eq!(feature.kind, GeometryKind::Polygon);
            assert!(to_geo(feature).is_valid(), "{id}: {layer} {}", feature.id);
            let mut exteriors = 0;
            for ring in &feature.parts {
                let distinct: HashSet<_> = ring.iter().collect();
                assert_eq!(distinct.len(), ring.len(), "{id}: {layer} {}", feature.id);
                let points: Vec<_> = ring.iter().map(|p| p.map(f64::from)).collect();
                assert!(area(&points) != 0.0);
                exteriors += usize::from(area(&points) > 0.0);
                assert!(exteriors > 0, "{id}: a polygon begins with its exterior");
                let range = -128..=4224;
                assert!(ring.iter().flatten().all(|v| range.contains(v)));
            }
        }
    }
}

/// Neighbours share each edge, zones and borders are made of the municipalities' edges.
fn check_edges(tile: &decode::Tile, id: TileId) {
    let of = |layer: &str| -> Vec<[Point; 2]> {
        let edges = tile.features(layer).flat_map(|f| edges(f, id));
        edges.filter(|e| !on_buffer(*e, id)).collect()
    };
    let list = of("municipalities");
    let municipalities: HashSet<_> = list.iter().copied().collect();
    assert_eq!(list.len(), municipalities.len(), "{id}: an overlap");
    let zones: HashSet<_> = of("zones").into_iter().collect();
    assert!(zones.is_subset(&municipalities), "{id}");
    let mut classes: BTreeMap<[Point; 2], &str> = BTreeMap::new();
    for border in tile.features("borders") {
        for [a, b] in edges(border, id).filter(|e| !on_buffer(*e, id)) {
            let before = classes.insert([a.min(b), a.max(b)], border.text("class").unwrap());
            assert_eq!(before, None, "{id}: a border is drawn twice");
        }
    }
    for [a, b] in &municipalities {
        let class = classes.get(&[*a.min(b), *a.max(b)]).copied();
        let open = !municipalities.contains(&[*b, *a]);
        let of_zone = zones.contains(&[*a, *b]);
        let expected = match (open, of_zone) {
            (true, _) => "outline",
            (false, true) => "zone",
            (false, false) => "municipality",
        };
        assert_eq!(class, Some(expected), "{id}");
    }
    let sides = municipalities.iter().map(|[a, b]| [*a.min(b), *a.max(b)]);
    assert_eq!(classes.len(), sides.collect::<HashSet<_>>().len(), "{id}");
}
