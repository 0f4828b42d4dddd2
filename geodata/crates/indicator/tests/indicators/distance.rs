//! Distances, bands and access against geographiclib and `access`.

use std::collections::BTreeMap;

use geodata_api::indicator::Level;
use geodata_indicator::access::{e2sfca, weight};
use geodata_indicator::distance::nearest;
use geodata_indicator::spec;
use serde::Deserialize;

use crate::support::{changed, embedded, near, oracle, with_points};

#[derive(Deserialize)]
struct Oracle {
    nearest_km: BTreeMap<String, f64>,
    bands: BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>,
    e2sfca: BTreeMap<String, f64>,
}

/// Writes the points the oracles start from: `cargo test -p geodata --test indicators -- --ignored write_points`.
#[test]
#[ignore = "writes a fixture"]
fn write_points() {
    let lines: Vec<String> = embedded()
        .shapes
        .iter()
        .map(|(code, s)| format!("\"{code}\": [{}, {}]", s.label_point[0], s.label_point[1]))
        .collect();
    let text = format!("{{\n{}\n}}\n", lines.join(",\n"));
    std::fs::write(crate::support::oracle_path("points.json"), text).unwrap();
}

#[test]
fn distances_and_bands_agree_with_geographiclib() {
    let prepared = with_points();
    let oracle: Oracle = oracle("access.json");
    let houses = spec("distance-residents").unwrap();
    let houses = houses.compute(&prepared, Level::Municipality).unwrap();
    let codes = prepared.atlas.projects.values();
    let codes = codes.filter(|p| p.kind == "case_della_comunita");
    let targets = codes
        .flat_map(|p| p.place.municipalities().to_vec())
        .collect();
    for (code, (km, _)) in nearest(&prepared, &targets) {
        near(
            km,
            oracle.nearest_km[&code.to_string()],
            1e-6,
            &code.to_string(),
        );
    }
    assert_eq!(houses.values.len(), 312);
    for (ages, name) in [
        ("all", "distance-residents"),
        ("65", "distance-residents-65"),
        ("75", "distance-residents-75"),
    ] {
        let result = spec(name).unwrap().compute(&prepared, Level::Zone).unwrap();
        for (zone, bands) in &oracle.bands[ages] {
            let cell = &result.values[zone];
            assert_eq!(&cell.parts, bands, "{ages} in zone {zone}");
            let far = bands["10-20"] + bands["20+"];
            near(
                cell.value.unwrap(),
                far / bands.values().sum::<f64>() * 100.0,
                1e-9,
                zone,
            );
        }
    }
}

#[test]
fn access_agrees_with_the_access_package() {
    let prepared = with_points();
    let oracle: Oracle = oracle("access.json");
    let indicator = spec("access-health-houses").unwrap();
    let result = indicator.compute(&prepared, Level::Municipality).unwrap();
    for (code, cell) in &result.values {
        near(
            cell.value.unwrap(),
            oracle.e2sfca[code] * 10_000.0,
            1e-9,
            code,
        );
    }
    // what everyone reaches together is what there is: 42 facilities
    near(result.total.numerator.unwrap(), 42.0, 1e-9, "supply");
}

#[test]
fn access_conserves_supply_and_survives_emptiness() {
    assert!(e2sfca(&[], &[], |_, _| 1.0).is_empty());
    assert_eq!(e2sfca(&[1.0], &[0.0], |_, _| 1.0), [0.0]);
    assert_eq!(weight(0.0), 1.0);
    assert_eq!(weight(5.0), 1.0);
    assert_eq!(weight(20.000_001), 0.0);
    assert_eq!(weight(f64::NAN), 0.0);
}

#[test]
fn age_classes_add_up_to_everyone() {
    let prepared = embedded();
    let result = spec("distance-residents")
        .unwrap()
        .compute(&prepared, Level::Age)
        .unwrap();
    assert_eq!(result.values.len(), 9);
    let people: f64 = result.values.values().filter_map(|c| c.denominator).sum();
    assert_eq!(people, 2_198_237.0);
    for (band, total) in &result.total.parts {
        let sum: f64 = result.values.values().map(|c| c.parts[band]).sum();
        near(sum, *total, 1e-6, band);
    }
}

#[test]
fn without_facilities_distance_and_access_are_unknown() {
    let prepared = changed(|atlas| {
        atlas
            .projects
            .retain(|_, p| p.kind != "case_della_comunita");
    });
    for name in ["distance-residents", "access-health-houses"] {
        let result = spec(name).unwrap().compute(&prepared, Level::Zone).unwrap();
        assert_eq!(result.values.len(), 11);
        assert!(
            result
                .values
                .values()
                .all(|c| c.value.is_none() && c.parts.is_empty())
        );
        assert_eq!(result.total.value, None);
    }
}
