//! Figures that can be checked against published sources.

use e2e::server::Server;
use serde_json::Value;

/// Municipalities of zones 1 to 11.
const MUNICIPALITIES: [u64; 11] = [1, 14, 18, 8, 45, 40, 40, 46, 54, 24, 22];
const RESIDENTS: u64 = 2_198_237;
/// Official surface of the metropolitan city.
const SURFACE_KM2: f64 = 6_827.0;

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn sum(list: &[Value], field: &str) -> f64 {
    list.iter()
        .map(|item| item[field].as_f64().expect("a number"))
        .sum()
}

fn assert_surface(km2: f64) {
    assert!(
        (km2 - SURFACE_KM2).abs() < SURFACE_KM2 / 1_000.0,
        "{km2} km² instead of {SURFACE_KM2}"
    );
}

#[test]
fn zones_have_their_municipalities_residents_and_surface() {
    let server = Server::start();
    let zones = server.json("/api/zones");
    let zones = array(&zones);
    let numbers: Vec<u64> = zones
        .iter()
        .map(|zone| zone["number"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, (1..=11).collect::<Vec<_>>(), "sorted by number");
    let municipalities: Vec<u64> = zones
        .iter()
        .map(|zone| zone["municipalities"].as_u64().unwrap())
        .collect();
    assert_eq!(municipalities, MUNICIPALITIES);
    assert!((sum(zones, "residents") - RESIDENTS as f64).abs() < 0.5);
    assert_surface(sum(zones, "surface_km2"));
    for zone in zones {
        let ages: u64 = array(&zone["residents_by_age"])
            .iter()
            .map(|n| n.as_u64().unwrap())
            .sum();
        assert_eq!(
            ages,
            zone["residents"].as_u64().unwrap(),
            "{} by age",
            zone["name"]
        );
    }
}

#[test]
fn municipalities_are_312_and_each_is_in_one_zone() {
    let server = Server::start();
    let municipalities = server.json("/api/municipalities");
    let municipalities = array(&municipalities);
    assert_eq!(municipalities.len(), 312);
    assert!((sum(municipalities, "residents") - RESIDENTS as f64).abs() < 0.5);
    assert_surface(sum(municipalities, "surface_km2"));
    let codes: Vec<&str> = municipalities
        .iter()
        .map(|m| m["istat"].as_str().unwrap())
        .collect();
    assert!(
        codes.is_sorted_by(|a, b| a < b),
        "sorted by code, each once"
    );
    let mut per_zone = [0; 11];
    for municipality in municipalities {
        per_zone[municipality["zone"].as_u64().unwrap() as usize - 1] += 1;
    }
    assert_eq!(per_zone, MUNICIPALITIES);
}

#[test]
fn the_plan_has_its_axes_and_strategies() {
    let server = Server::start();
    let plan = server.json("/api/plan");
    assert_eq!(array(&plan["axes"]).len(), 6);
    assert_eq!(array(&plan["strategies"]).len(), 24);
    let actions = sum(array(&plan["axes"]), "actions");
    assert!(
        (actions - 111.0).abs() < 0.5,
        "{actions} actions instead of 111"
    );
    assert!(!plan["atlas"]["attribution"].as_str().unwrap().is_empty());
    assert!(array(&plan["sources"]).len() >= 4);
}

#[test]
fn every_unit_is_on_the_map_at_both_levels() {
    let server = Server::start();
    for (level, units) in [("zone", 11), ("municipality", 312)] {
        for theme in ["zones", "projects", "residents", "density"] {
            let path = format!("/api/map?theme={theme}&level={level}");
            let map = server.json(&path);
            assert_eq!(map["units"].as_object().unwrap().len(), units, "{path}");
            let classes = sum(array(&map["legend"]), "count");
            // the theme of zones counts the municipalities of each zone, whatever the level
            let most = if theme == "zones" { 312 } else { units };
            assert!(
                classes <= most as f64 + 0.5,
                "{path}: a unit is in one class at most"
            );
        }
    }
}
