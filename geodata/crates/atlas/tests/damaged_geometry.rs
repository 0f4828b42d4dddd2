//! The check of an atlas on damaged boundaries, geometries and folders.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

#[path = "common/mod.rs"]
mod common;

use common::{Expected, Sheet, assert_only, assert_reported, check};
use geodata_atlas::{Atlas, AtlasFiles, FilesError, Severity};

const TOPOLOGY: &str = "boundaries.topojson";
const GEOMETRY: &str = "projects.geojson";
const HELP: &str = "metrodigital"; // metropolitan: its place columns are empty

fn file_error<'a>(file: &'a str, problem: &'a str) -> Expected<'a> {
    Expected {
        severity: Severity::Error,
        file,
        row: None,
        column: None,
        problem,
        suggestion: "",
    }
}

#[test]
fn boundaries_that_cannot_be_drawn() {
    let whole = AtlasFiles::embedded().text(TOPOLOGY).to_owned();
    let lines = whole.lines().count() as u64;
    let cut = whole.trim_end().trim_end_matches('}');
    assert_only(
        &check(TOPOLOGY, cut),
        Expected {
            row: Some(lines),
            suggestion: "derive the file again",
            ..file_error(TOPOLOGY, "not a TopoJSON topology")
        },
    );
    // Agliè is made of the arcs 0 to 6
    for (from, to, problem) in [
        (
            "[0,1,2,3,4,5,6]",
            "[0,1,2,3,4,5,99999]",
            "municipality 001001 refers to arc 99999",
        ),
        (
            "[0,1,2,3,4,5,6]",
            "[0,1,2,3,4,5]",
            "municipality 001001: ring 0 is not closed",
        ),
        (
            "[0,1,2,3,4,5,6]",
            "[0,1,-3,3,4,5,6]",
            "municipality 001001: ring 0 is not closed",
        ),
        (
            "\"id\":\"001001\"",
            "\"id\":\"1001\"",
            "geometry 0 has no valid ISTAT code as its `id` (\"1001\")",
        ),
        (
            "\"id\":\"001001\"",
            "\"id\":\"001002\"",
            "municipality 001002 appears twice",
        ),
        (
            "[7.676792735028637,",
            "[767.6792735028637,",
            "is not a line in longitude and latitude",
        ),
    ] {
        let damaged = whole.replacen(from, to, 1);
        assert_ne!(whole, damaged, "{from}");
        assert_only(&check(TOPOLOGY, &damaged), file_error(TOPOLOGY, problem));
    }
}

#[test]
fn a_municipality_without_shape_and_a_shape_without_municipality() {
    let whole = AtlasFiles::embedded().text(TOPOLOGY).to_owned();
    let row = whole
        .lines()
        .find(|l| l.contains("\"id\":\"001001\""))
        .unwrap();
    let problems = check(TOPOLOGY, &whole.replacen(&format!("{row}\n"), "", 1));
    assert_only(
        &problems,
        Expected {
            suggestion: "derive the boundaries again",
            ..file_error(TOPOLOGY, "municipality 001001 (Agliè) has no shape")
        },
    );
    let problems = Sheet::open("municipalities.csv").without("001001").check();
    assert_reported(
        &problems,
        Expected {
            suggestion: "add its row",
            ..file_error(
                "municipalities.csv",
                "municipality 001001 has a shape but no row",
            )
        },
    );
}

/// The atlas with `HELP` at exact precision and `geojson` as its geometries.
fn exact(geojson: &str) -> Vec<geodata_atlas::Problem> {
    let projects = Sheet::open("projects.csv").set(HELP, "precision", "exact");
    let files = AtlasFiles::embedded()
        .with("projects.csv", projects.text(b','))
        .with(GEOMETRY, geojson);
    Atlas::check(&files).1
}

fn collection(features: &[(&str, &str)]) -> String {
    let features: Vec<String> = features
        .iter()
        .map(|(id, geometry)| {
            format!(r#"{{"type":"Feature","properties":{{"id":"{id}"}},"geometry":{geometry}}}"#)
        })
        .collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

const POINT: &str = r#"{"type":"Point","coordinates":[7.68,45.07]}"#;

#[test]
fn an_exact_place_with_its_geometry_is_clean() {
    assert_eq!(exact(&collection(&[(HELP, POINT)])), []);
}

#[test]
fn geometries_that_cannot_be_used() {
    for (geometry, problem) in [
        (
            r#"{"type":"Point","coordinates":[395000.0,4991000.0]}"#,
            "395000, 4991000 is not a longitude and latitude",
        ),
        (
            r#"{"type":"LineString","coordinates":[[7.6,45.0]]}"#,
            "a line needs two positions",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[7.6,45.0],[7.7,45.0],[7.7,45.1]]]}"#,
            "a polygon ring needs four positions",
        ),
        (
            r#"{"type":"MultiPoint","coordinates":[]}"#,
            "the geometry is empty",
        ),
        (
            r#"{"type":"GeometryCollection","geometries":[]}"#,
            "a geometry collection mixes dimensions",
        ),
    ] {
        let problems = exact(&collection(&[(HELP, geometry)]));
        assert_reported(
            &problems,
            Expected {
                suggestion: "longitude and latitude in WGS84 degrees",
                ..file_error(GEOMETRY, problem)
            },
        );
        assert_reported(
            &problems,
            Expected {
                row: Some(Sheet::open("projects.csv").line(HELP)),
                column: Some("precision"),
                problem: "an exact place needs its geometry",
                suggestion: "projects.geojson",
                ..file_error("projects.csv", "")
            },
        );
    }
}

#[test]
fn features_of_no_project() {
    for (geojson, problem) in [
        ("{\"type\":\"Feature", "not a GeoJSON feature collection"),
        ("Torino", "not a GeoJSON feature collection"),
        (
            &collection(&[(HELP, POINT)]),
            "`metrodigital` is not a project with precision exact",
        ),
        (
            &collection(&[("nessuno", POINT)]),
            "`nessuno` is not a project with precision exact",
        ),
        (
            &collection(&[("Non Uno", POINT)]),
            "feature 1 has no property `id`",
        ),
        (
            &collection(&[("nessuno", "null")]),
            "feature 1 has no property `id` of a project or no geometry",
        ),
    ] {
        assert_only(&check(GEOMETRY, geojson), file_error(GEOMETRY, problem));
    }
    assert_only(
        &exact(&collection(&[(HELP, POINT), (HELP, POINT)])),
        Expected {
            suggestion: "multi-geometry",
            ..file_error(GEOMETRY, "`metrodigital` has two features")
        },
    );
}

#[test]
fn a_place_elsewhere_is_a_warning_and_swapped_axes_are_recognised() {
    for (coordinates, suggestion) in [
        ("[45.07,7.68]", "longitude and latitude are swapped"),
        ("[12.5,41.9]", "look at its coordinates"),
    ] {
        let geometry = format!(r#"{{"type":"Point","coordinates":{coordinates}}}"#);
        assert_only(
            &exact(&collection(&[(HELP, &geometry)])),
            Expected {
                severity: Severity::Warning,
                suggestion,
                ..file_error(GEOMETRY, "`metrodigital` lies wholly outside the territory")
            },
        );
    }
}

// ---- folders

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let atlas = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../atlas");
    for entry in std::fs::read_dir(atlas).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    folder
}

#[test]
fn a_folder_reads_as_the_embedded_atlas() {
    let files = AtlasFiles::from_dir(&folder("same")).unwrap();
    assert_eq!(files.version(), AtlasFiles::embedded().version());
}

#[test]
fn a_file_that_is_not_utf_8_is_named_with_the_row() {
    let folder = folder("latin-1");
    let text = std::fs::read_to_string(folder.join("zones.csv")).unwrap();
    // what a spreadsheet writes as "ANSI"
    let latin: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
    std::fs::write(folder.join("zones.csv"), latin).unwrap();
    let error = AtlasFiles::from_dir(&folder).unwrap_err();
    assert!(
        matches!(error, FilesError::Encoding { row: 2, .. }),
        "{error}"
    );
    let message = error.to_string();
    assert!(message.contains("zones.csv, row 2: not UTF-8"), "{message}");
}

#[test]
fn missing_files_are_named() {
    let folder = folder("missing");
    std::fs::remove_file(folder.join("needs.csv")).unwrap();
    std::fs::remove_file(folder.join("need_strategies.csv")).unwrap();
    let files = AtlasFiles::from_dir(&folder).unwrap();
    assert_eq!(Atlas::check(&files).1, [], "needs are optional");
    std::fs::remove_file(folder.join("zones.csv")).unwrap();
    let error = AtlasFiles::from_dir(&folder).unwrap_err();
    assert!(error.to_string().contains("zones.csv"), "{error}");
    let nowhere = AtlasFiles::from_dir(&folder.join("nowhere")).unwrap_err();
    assert!(nowhere.to_string().contains("atlas.csv"), "{nowhere}");
}
