//! The embedded atlas, read once, small variations of it, and the fixtures.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_model::{IstatCode, LonLat};
use serde::de::DeserializeOwned;

static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| Atlas::read(&AtlasFiles::embedded()).expect("the embedded atlas is valid"));

/// The embedded atlas, prepared anew: it takes milliseconds and no test can disturb another.
pub fn embedded() -> PreparedAtlas {
    PreparedAtlas::new(ATLAS.clone())
}

/// The embedded atlas changed by `change`.
pub fn changed(change: impl FnOnce(&mut Atlas)) -> PreparedAtlas {
    let mut atlas = ATLAS.clone();
    change(&mut atlas);
    PreparedAtlas::new(atlas)
}

/// The embedded atlas with the label points that the oracles started from.
pub fn with_points() -> PreparedAtlas {
    let mut prepared = embedded();
    let points: BTreeMap<IstatCode, LonLat> = oracle("points.json");
    for (code, shape) in &mut prepared.shapes {
        shape.label_point = points[code];
    }
    prepared
}

/// Where a fixture is.
pub fn oracle_path(name: &str) -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join("oracles/indicators").join(name)
}

/// A fixture.
pub fn oracle<T: DeserializeOwned>(name: &str) -> T {
    let text = std::fs::read_to_string(oracle_path(name)).expect("a fixture");
    serde_json::from_str(&text).expect("a fixture in the expected form")
}

/// Asserts that two numbers differ by at most `tolerance`, relative to the second where that is above one.
#[track_caller]
pub fn near(found: f64, expected: f64, tolerance: f64, what: &str) {
    let apart = (found - expected).abs() / expected.abs().max(1.0);
    assert!(apart <= tolerance, "{what}: {found} instead of {expected}");
}
