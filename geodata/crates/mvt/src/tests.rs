//! Writing and reading.

use proptest::prelude::*;

use crate::decode::{Feature, GeometryKind, decode, features_with_id};
use crate::encode::{Geometry, LayerWriter, Value};
use crate::grid::GridPoint;

fn point() -> impl Strategy<Value = GridPoint> {
    [-128..=4224_i32, -128..=4224_i32]
}

fn line(least: usize) -> impl Strategy<Value = Vec<GridPoint>> {
    prop::collection::vec(point(), least..20).prop_filter("positions differ", |l| {
        l.windows(2).all(|s| s[0] != s[1]) && l.first() != l.last()
    })
}

fn geometry() -> impl Strategy<Value = Geometry> {
    let polygon = prop::collection::vec(line(3), 1..4);
    prop_oneof![
        prop::collection::vec(point(), 1..20).prop_map(Geometry::Points),
        prop::collection::vec(line(2), 1..5).prop_map(Geometry::Lines),
        prop::collection::vec(polygon, 1..4).prop_map(Geometry::Polygons),
    ]
}

fn parts(geometry: &Geometry) -> (GeometryKind, Vec<Vec<[i16; 2]>>) {
    let narrow = |l: &Vec<GridPoint>| l.iter().map(|p| p.map(|v| v as i16)).collect();
    match geometry {
        Geometry::Points(p) => {
            let points = p.iter().map(|p| vec![p.map(|v| v as i16)]);
            (GeometryKind::Point, points.collect())
        }
        Geometry::Lines(l) => (GeometryKind::Line, l.iter().map(narrow).collect()),
        Geometry::Polygons(p) => {
            let rings = p.iter().flatten().map(narrow);
            (GeometryKind::Polygon, rings.collect())
        }
    }
}

type Written = (Option<u64>, Geometry, String, u64);

fn feature() -> impl Strategy<Value = Written> {
    (
        any::<Option<u64>>(),
        geometry(),
        "\\PC{0,6}",
        0..1_u64 << 53,
    )
}

fn write(features: &[Written]) -> Vec<u8> {
    let mut layer = LayerWriter::new("layer");
    for (id, geometry, text, number) in features {
        let tags = [
            ("text", Value::Text(text)),
            ("number", Value::Uint(*number)),
        ];
        layer.feature(*id, geometry, &tags);
    }
    let mut tile = Vec::new();
    layer.finish(&mut tile);
    tile
}

proptest! {
    #[test]
    fn what_is_written_is_read(features in prop::collection::vec(feature(), 0..12)) {
        let tile = decode(&write(&features));
        prop_assert_eq!(tile.layers.len(), usize::from(!features.is_empty()));
        prop_assert_eq!(tile.features("layer").count(), features.len());
        for (read, (id, geometry, text, number)) in tile.features("layer").zip(&features) {
            prop_assert_eq!(read.id, id.unwrap_or(0));
            prop_assert_eq!((read.kind, read.parts.clone()), parts(geometry));
            prop_assert_eq!(read.text("text"), Some(text.as_str()));
            prop_assert_eq!(read.number("number"), Some(*number as f64));
        }
    }

    #[test]
    fn a_feature_looked_up_is_the_one_of_the_whole_tile(features in prop::collection::vec(feature(), 1..12)) {
        let bytes = write(&features);
        let tile = decode(&bytes);
        for (id, ..) in &features {
            let id = id.unwrap_or(0);
            let expected: Vec<Feature> = tile.features("layer").filter(|f| f.id == id).cloned().collect();
            prop_assert_eq!(features_with_id(&bytes, "layer", id), expected);
        }
        prop_assert_eq!(features_with_id(&bytes, "another", 0), []);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes);
        let _ = features_with_id(&bytes, "layer", 1);
    }

    #[test]
    fn a_damaged_tile_is_read_without_a_panic(
        features in prop::collection::vec(feature(), 1..4),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = write(&features);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes.truncate(cut.index(bytes.len()));
        let _ = decode(&bytes);
    }
}

#[test]
fn each_key_and_value_is_written_once() {
    let feature = |n| {
        (
            Some(n),
            Geometry::Points(vec![[1, 1]]),
            "cycle_route".to_owned(),
            3,
        )
    };
    let tile = write(&[feature(1), feature(2), feature(3)]);
    let occurrences = |wanted: &[u8]| tile.windows(wanted.len()).filter(|w| *w == wanted).count();
    assert_eq!((occurrences(b"cycle_route"), occurrences(b"text")), (1, 1));
}

/// Bytes as an independent writer would give them: section 4.3.5 of the specification.
#[test]
fn the_commands_are_those_of_the_specification() {
    let mut layer = LayerWriter::new("l");
    let polygon = vec![vec![[3, 6], [8, 12], [20, 34]]];
    layer.feature(None, &Geometry::Polygons(vec![polygon]), &[]);
    let mut tile = Vec::new();
    layer.finish(&mut tile);
    let commands = [9, 6, 12, 18, 10, 12, 24, 44, 15];
    assert!(
        tile.windows(commands.len()).any(|w| w == commands),
        "{tile:?}"
    );
}

#[test]
fn what_others_write_is_read_tolerantly() {
    // extent 512, a closing position repeated, an attribute without value, a group that ends the layer
    let geometry = [9, 0, 0, 26, 20, 0, 0, 20, 19, 19, 15];
    let mut feature = vec![0x12, 2, 0, 9, 0x18, 3, 0x22, geometry.len() as u8];
    feature.extend(geometry);
    let mut layer = vec![
        0x0a,
        1,
        b'l',
        0x1a,
        1,
        b'k',
        0x28,
        0x80,
        0x04,
        0x12,
        feature.len() as u8,
    ];
    layer.extend(feature);
    layer.push(0x0b);
    let mut tile = vec![0x1a, layer.len() as u8];
    tile.extend(layer);
    let tile = decode(&tile);
    let read = tile.features("l").next().unwrap();
    assert_eq!(read.parts, [[[0, 0], [80, 0], [80, 80]]]);
    assert!(read.attributes.is_empty());
}

#[test]
fn the_farthest_position_there_is_ends_a_geometry_like_any_that_is_too_far() {
    let mut geometry = vec![9];
    geometry.extend([0xff; 9]);
    geometry.extend([1, 0]);
    let mut feature = vec![0x18, 1, 0x22, geometry.len() as u8];
    feature.extend(geometry);
    let mut layer = vec![0x0a, 1, b'l', 0x12, feature.len() as u8];
    layer.extend(feature);
    let mut tile = vec![0x1a, layer.len() as u8];
    tile.extend(layer);
    let tile = decode(&tile);
    let read = tile.features("l").next().unwrap();
    assert!(read.parts.is_empty(), "{:?}", read.parts);
}
