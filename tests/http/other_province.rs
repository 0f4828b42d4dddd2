//! The atlas of another province in `geodata/examples/gorizia`: made by `init`, and served without anything of the embedded atlas.

use std::path::PathBuf;
use std::process::Command;

use e2e::server::Server;
use serde_json::Value;

fn folder() -> String {
    let folder = e2e::root().join("geodata/examples/gorizia");
    folder.to_str().unwrap().to_owned()
}

fn run(args: &[&str]) -> String {
    let done = Command::new(e2e::binary()).args(args).output().unwrap();
    let output = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{args:?}: {output}");
    output.into_owned()
}

/// The store that `init` makes from the borders and the plan.
fn store(name: &str) -> PathBuf {
    let store = e2e::results().join(format!("gorizia-{name}.gpkg"));
    for ending in ["gpkg", "gpkg-wal", "gpkg-shm"] {
        let _ = std::fs::remove_file(store.with_extension(ending));
    }
    let (file, plan) = (store.to_str().unwrap(), folder());
    let borders = format!("{plan}/comuni.geojson");
    run(&["init", file, "--boundaries", &borders, "--plan", &plan]);
    store
}

/// Words of the embedded atlas that no answer about another atlas may contain.
const OF_TURIN: [&str; 10] = [
    "orino",
    "Turin",
    "Piemonte",
    "survey-2023",
    "strategico",
    "zones-2015",
    "omogene",
    "omogeneous",
    "pinerolese",
    "001191",
];

fn assert_not_of_turin(what: &str, text: &str) {
    for word in OF_TURIN {
        assert!(!text.contains(word), "{what} holds `{word}`");
    }
}

fn unknown(records: &Value, key: &str) -> bool {
    records.as_array().unwrap().iter().all(|r| r[key].is_null())
}

#[test]
fn init_makes_the_example_from_borders_and_a_plan() {
    let store = store("made");
    let out = e2e::results().join("gorizia-again");
    let _ = std::fs::remove_dir_all(&out);
    let (store, out_name) = (store.to_str().unwrap(), out.to_str().unwrap());
    run(&["export", "atlas", out_name, "--atlas", store]);
    for name in ["boundaries.topojson", "municipalities.csv", "projects.csv"] {
        let [made, kept] = [out.join(name), PathBuf::from(folder()).join(name)]
            .map(|path| std::fs::read_to_string(path).unwrap());
        assert!(made == kept, "{name} differs from {}", folder());
    }
    let output = run(&["check", store]);
    assert!(!output.contains("no source is named"), "{output}");
}

#[test]
fn another_province_is_served_with_its_own_names_and_zones() {
    let store = store("served");
    let server = Server::with(&["--atlas", store.to_str().unwrap()]);
    let plan = server.json("/api/plan");
    assert_eq!(plan["atlas"]["territory"]["it"], "Provincia di Gorizia");
    assert_eq!(plan["atlas"]["territory"]["en"], "Province of Gorizia");
    assert_eq!(plan["axes"].as_array().map(Vec::len), Some(6));
    assert_eq!(plan["figure_sources"]["membership"], "example-zones");
    assert!(plan["figure_sources"]["residents"].is_null());
    let zones = server.json("/api/zones");
    assert_eq!(zones[2]["name"]["it"], "Fascia sud (d'esempio)");
    for path in [
        "/",
        "/api/plan",
        "/api/zones",
        "/api/municipalities",
        "/api/projects",
        "/api/map",
        "/api/map?theme=zones&lang=en",
        "/api/gaps",
        "/export/map.svg",
        "/embed",
        "/catalog.ttl",
        "/tiles/atlas.json",
        "/ogc/collections/municipalities/items?f=csv",
        "/ogc/collections?f=json",
        "/api/indicators",
        "/api/matrix",
        "/export/map.html?theme=zones",
        "/export/map.svg?theme=zones&lang=en",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_not_of_turin(path, &answer.text());
    }
    assert!(
        server
            .get("/catalog.ttl")
            .text()
            .contains("nuts/code/ITH43")
    );
    let map = server.json("/api/map?theme=zones");
    assert_eq!(map["title"]["it"], "Fasce");
    assert_eq!(map["title"]["en"], "Bands");
    assert_eq!(
        map["sentence"]["it"],
        "La mappa mostra le 3 fasce e i 25 comuni del territorio."
    );
    // the examples of the OpenAPI document work with this atlas too
    let documented = server.json("/api/openapi.json");
    for path in ["/api/projects/{id}", "/api/scenario", "/export/zone/{file}"] {
        let examples = documented["paths"][path]["get"]["x-examples"].as_array();
        for example in examples.unwrap_or_else(|| panic!("no {path}")) {
            let example = example.as_str().unwrap_or_default();
            assert_eq!(server.get(example).status, 200, "{example}");
        }
    }
    for path in ["/export/sheet.pdf?zone=1", "/export/deck.pptx"] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    assert_eq!(server.get("/export/zone/4.pptx").status, 404);
}

#[test]
fn values_missing_in_the_sources_are_unknown_and_not_zero() {
    let server = Server::with(&["--atlas", &folder()]);
    let (zones, towns) = (
        server.json("/api/zones"),
        server.json("/api/municipalities"),
    );
    for key in ["residents", "residents_by_age"] {
        assert!(unknown(&zones, key) && unknown(&towns, key), "{key}");
    }
    assert!(unknown(&zones, "density_per_km2") && unknown(&towns, "altitude_m"));
    assert!(
        zones
            .as_array()
            .unwrap()
            .iter()
            .all(|z| z["altitude"] == serde_json::json!({}))
    );
    // without an official surface that of the polygon is given, and marked as measured
    let surface: f64 = towns
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["surface_km2"].as_f64().unwrap())
        .sum();
    assert!((460.0..490.0).contains(&surface), "{surface}");
    assert!(towns[0]["surface_measured"] == true && zones[0]["surface_measured"] == true);

    for theme in ["residents", "density", "projects-per-10000-residents"] {
        let map = server.json(&format!("/api/map?theme={theme}&level=municipality"));
        let units = map["units"].as_object().unwrap();
        assert_eq!(units.len(), 25, "{theme}");
        assert!(
            units.values().all(|unit| unit["value"].is_null()),
            "{theme}"
        );
        assert_eq!(
            map["legend"][0]["label"]["it"], "dato non disponibile",
            "{theme}"
        );
        assert_eq!(map["legend"][0]["count"], 25, "{theme}");
        let sentence = map["sentence"]["it"].as_str().unwrap();
        assert!(sentence.starts_with("Nessun valore è noto"), "{sentence}");
    }
    let rate = server.json("/api/indicators/health-per-10000-residents?by=zone");
    assert_eq!(rate["total"]["numerator"], 8.0);
    assert!(rate["total"]["value"].is_null() && rate["total"]["denominator"].is_null());
    let routes = server.json("/api/indicators/cycle-km-per-10000-residents?by=zone");
    assert_eq!(routes["total"]["parts"]["routes"], 1.0, "{routes}");
    let figures = server.json("/api/scenario?add=link-031001-031012");
    let closed = figures["closed"].as_array().unwrap();
    assert!(
        closed.iter().any(|gap| gap["id"] == "2.2@1"),
        "a link serves the strategy that this atlas names: {closed:?}"
    );
    let figures = server.json("/api/scenario?add=house-031007");
    assert_eq!(figures["after"]["residents_by_band"], serde_json::json!({}));
    assert_eq!(figures["next_best"], serde_json::json!([]));
    let gaps = server.json("/api/gaps");
    let found = gaps["gaps"].as_array().unwrap();
    assert!(!found.is_empty() && unknown(&gaps["gaps"], "residents"));
    // the variants that need residents find nothing, and the others are too few for a robust gap
    assert!(
        found
            .iter()
            .all(|gap| gap["robustness"]["verdict"] == "fragile")
    );
    let csv = server
        .get("/ogc/collections/municipalities/items?f=csv")
        .text();
    let gorizia = csv
        .lines()
        .find(|line| line.contains("031007,Gorizia"))
        .unwrap();
    assert!(gorizia.contains(",derived,,,,"), "{gorizia}");
    assert!(csv.contains("Števerjan") && csv.contains("Soči"), "{csv}");
}
