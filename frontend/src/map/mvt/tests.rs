use proptest::prelude::*;

use super::testing::{TestFeature, encode, encode_layer};
use super::*;

fn square() -> TestFeature {
    TestFeature::polygon(
        1272,
        &[[0, 0], [4096, 0], [4096, 4096], [0, 4096]],
        &[
            ("zone", Value::Number(1.0)),
            ("name", Value::Text("Torino".into())),
        ],
    )
}

#[test]
fn a_polygon_comes_back_with_its_attributes() {
    let tile = decode(&encode(&[("municipalities", vec![square()])]));
    let feature = tile.features("municipalities").next().unwrap();
    assert_eq!((feature.id, feature.kind), (1272, GeometryKind::Polygon));
    assert_eq!(
        feature.parts,
        [[[0, 0], [4096, 0], [4096, 4096], [0, 4096]]]
    );
    assert_eq!(feature.number("zone"), Some(1.0));
    assert_eq!(feature.text("name"), Some("Torino"));
    assert_eq!(feature.text("zone"), None);
}

#[test]
fn another_extent_is_scaled() {
    let line = TestFeature::line(&[[0, 0], [512, 256]], &[]);
    let layer = encode_layer("borders", &[line], 512);
    let decoded = decode_layer(&layer);
    assert_eq!(decoded.features[0].parts, [[[0, 0], [4096, 2048]]]);
}

#[test]
fn repeated_points_are_dropped() {
    let line = TestFeature::line(&[[5, 5], [5, 5], [9, 5], [9, 5]], &[]);
    let tile = decode(&encode(&[("borders", vec![line])]));
    assert_eq!(
        tile.features("borders").next().unwrap().parts,
        [[[5, 5], [9, 5]]]
    );
}

#[test]
fn a_point_out_of_this_world_ends_its_feature_only() {
    let far = TestFeature::line(&[[0, 0], [10, 10], [9_000_000, 0]], &[]);
    let near = TestFeature::line(&[[1, 1], [2, 2]], &[]);
    let tile = decode(&encode(&[("borders", vec![far, near])]));
    let parts: Vec<_> = tile.features("borders").map(|f| &f.parts[0]).collect();
    assert_eq!(parts, [&vec![[0, 0], [10, 10]], &vec![[1, 1], [2, 2]]]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes);
    }

    #[test]
    fn a_damaged_tile_is_read_without_a_panic(at in 0..60_usize, byte in any::<u8>(), cut in 0..90_usize) {
        let mut bytes = encode(&[("municipalities", vec![square()])]);
        let last = bytes.len() - 1;
        bytes[at.min(last)] = byte;
        bytes.truncate(bytes.len() - cut.min(last));
        let _ = decode(&bytes);
    }
}
