//! The allocation against geopandas and geographiclib on the real boundaries; see oracles/overlay/overlay.py.

#![allow(clippy::unwrap_used)] // a test may fail loudly

use std::collections::BTreeMap;
use std::path::Path;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_join::allocate;
use geodata_model::{Place, Project};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    geometry: geojson::Geometry,
    /// Points, km or km² by municipality and `outside`.
    parts: BTreeMap<String, f64>,
    /// The municipalities that share the border a point is on.
    #[serde(default)]
    tied: Vec<String>,
}

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/overlay/overlay.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Shares differ by at most this. The overlay's grid is a tenth of a millimetre; on a segment across the
/// whole territory (150 km) positions along it are rounded to as much.
const TOLERANCE: f64 = 1e-6;

#[test]
fn shares_agree_with_geopandas_and_geographiclib() {
    let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
    let record = prepared.atlas.projects.values().next().unwrap();
    let cases = cases();
    assert!(cases.len() > 250);
    let mut worst = (0.0, String::new());
    for case in cases {
        let geometry = case.geometry;
        let place = Place::Exact { geometry };
        let project = Project {
            place,
            declared_zones: Vec::new(),
            ..record.clone()
        };
        let allocation = allocate(prepared.territory(), &project);
        let distribution = &allocation.municipalities;
        let shares = distribution.shares.iter();
        let mut found: BTreeMap<String, f64> =
            shares.map(|s| (s.unit.to_string(), s.share)).collect();
        found.insert("outside".to_owned(), distribution.outside);
        let total: f64 = case.parts.values().sum();
        for unit in found.keys().chain(case.parts.keys()) {
            let part = |parts: &BTreeMap<String, f64>| parts.get(unit).copied().unwrap_or(0.0);
            let apart = (part(&found) - part(&case.parts) / total).abs();
            assert!(
                apart <= TOLERANCE,
                "{} in {unit}: {} instead of {} ({apart:e})",
                case.name,
                part(&found),
                part(&case.parts) / total
            );
            if apart > worst.0 {
                worst = (apart, format!("{} in {unit}", case.name));
            }
        }
        let said = allocation
            .notes
            .iter()
            .any(|n| n.it.contains("esattamente sul confine"));
        assert_eq!(
            said,
            !case.tied.is_empty(),
            "{}: {:?}",
            case.name,
            allocation.notes
        );
    }
    println!("largest difference of a share: {:e}, {}", worst.0, worst.1);
}
