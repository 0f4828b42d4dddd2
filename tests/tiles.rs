//! Every tile of the territory, as GDAL reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use e2e::geography::{Tile, tiles};
use e2e::ogr::{self, Decoded, Feature};
use e2e::server::Server;

const ZOOMS: std::ops::RangeInclusive<u8> = 5..=12;

/// Saves every tile of the territory to a file and returns those that are not empty.
fn download(server: &Server, folder: &Path) -> Vec<(Tile, PathBuf)> {
    let plan = server.json("/api/plan");
    let bbox: [f64; 4] =
        serde_json::from_value(plan["atlas"]["bbox"].clone()).expect("four degrees");
    let tilejson = server.json("/tiles/atlas.json");
    let template = tilejson["tiles"][0]
        .as_str()
        .expect("TileJSON has an address")
        .to_owned();
    let template = if template.starts_with('/') {
        server.url(&template)
    } else {
        template
    };
    let mut saved = Vec::new();
    for tile in ZOOMS.flat_map(|z| tiles(bbox, z)) {
        let Tile { z, x, y } = tile;
        let url = template
            .replace("{z}", &z.to_string())
            .replace("{x}", &x.to_string())
            .replace("{y}", &y.to_string());
        let answer = e2e::http::get(&url, &[]);
        match answer.status {
            204 => continue,
            status => assert_eq!(status, 200, "{url}"),
        }
        assert_eq!(
            answer.header("content-encoding"),
            "",
            "nothing was asked compressed"
        );
        let file = folder.join(format!("{z}/{x}/{y}.pbf"));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, answer.body).unwrap();
        saved.push((tile, file));
    }
    saved
}

/// Decodes tiles, with one decoder per core at a time.
fn decode(saved: &[(Tile, PathBuf)]) -> Vec<(Tile, Decoded)> {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mut read = Vec::new();
                    while let Some((tile, file)) = saved.get(next.fetch_add(1, Ordering::Relaxed)) {
                        read.push((*tile, ogr::read(file)));
                    }
                    read
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    })
}

#[test]
fn an_independent_decoder_reads_every_tile_and_finds_every_municipality_at_every_zoom() {
    let server = Server::start();
    let folder = e2e::results().join("tiles");
    let _ = fs::remove_dir_all(&folder);
    let saved = download(&server, &folder);
    assert!(
        saved.len() > 200,
        "only {} tiles are not empty",
        saved.len()
    );
    let read = decode(&saved);
    assert_eq!(read.len(), saved.len());

    let list = server.json("/api/municipalities");
    let codes: BTreeSet<u64> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["istat"].as_str().unwrap().parse().unwrap())
        .collect();
    assert_eq!(codes.len(), 312);
    for z in ZOOMS {
        let at_zoom: Vec<&Feature> = read
            .iter()
            .filter(|(tile, _)| tile.z == z)
            .flat_map(|(_, decoded)| &decoded.features)
            .collect();
        assert_eq!(
            ids(&at_zoom, "municipalities"),
            codes,
            "municipalities at zoom {z}"
        );
        assert_eq!(
            ids(&at_zoom, "zones"),
            (1..=11).collect(),
            "zones at zoom {z}"
        );
        assert_layers(&at_zoom, z);
    }
    assert_projects_are_all_there(&server, &read);
    assert_no_errors(&read);
}

/// Asserts that GDAL reported no errors. It is checked last, because a missing feature is the graver error: a polygon that crosses
/// itself is still drawn.
fn assert_no_errors(read: &[(Tile, Decoded)]) {
    let bad: Vec<String> = read
        .iter()
        .filter(|(_, decoded)| !decoded.errors.is_empty())
        .map(|(tile, decoded)| format!("{tile:?}: {}", decoded.errors))
        .collect();
    assert!(
        bad.is_empty(),
        "GDAL complains about {} of {} tiles:\n{}",
        bad.len(),
        read.len(),
        bad.join("\n")
    );
}

fn ids(features: &[&Feature], layer: &str) -> BTreeSet<u64> {
    features
        .iter()
        .filter(|f| f.layer == layer)
        .filter_map(|f| f.id())
        .collect()
}

/// Asserts that attributes and geometry types are those documented for each layer.
fn assert_layers(features: &[&Feature], z: u8) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in features {
        *seen.entry(feature.layer.as_str()).or_default() += 1;
        let (geometry, attributes): (&str, &[&str]) = match feature.layer.as_str() {
            "municipalities" => ("POLYGON", &["zone"]),
            "zones" => ("POLYGON", &[]),
            "borders" => ("LINESTRING", &["class"]),
            "projects_line" => ("LINESTRING", &["id", "kind", "axis", "status", "precision"]),
            "projects_point" => ("POINT", &["id", "kind", "axis", "status", "precision"]),
            "labels" => ("POINT", &["class", "code", "name"]),
            other => panic!("a layer that is not in the contract: {other}"),
        };
        assert!(
            feature.geometry.contains(geometry),
            "{} at zoom {z}: {}",
            feature.layer,
            feature.geometry
        );
        for attribute in attributes {
            let value = feature
                .fields
                .get(*attribute)
                .map(String::as_str)
                .unwrap_or_default();
            assert!(
                !value.is_empty() && value != "(null)",
                "{} without {attribute} at zoom {z}",
                feature.layer
            );
        }
    }
    assert_eq!(seen.len(), 6, "layers at zoom {z}: {seen:?}");
}

/// Asserts that every project located to a municipality or better is a point or a line of the tiles of the highest zoom, and that
/// projects located to a zone or to the whole territory are in no tile.
fn assert_projects_are_all_there(server: &Server, read: &[(Tile, Decoded)]) {
    let deepest = read
        .iter()
        .filter(|(tile, _)| tile.z == *ZOOMS.end())
        .flat_map(|(_, decoded)| &decoded.features);
    let drawn: BTreeSet<&str> = deepest
        .filter(|f| f.layer.starts_with("projects_"))
        .map(|f| f.fields["id"].as_str())
        .collect();
    let projects = server.json("/api/projects");
    for project in projects.as_array().unwrap() {
        let id = project["id"].as_str().unwrap();
        let placed =
            !["zone", "metropolitan"].contains(&project["place"]["precision"].as_str().unwrap());
        assert_eq!(
            drawn.contains(id),
            placed,
            "{id} ({})",
            project["place"]["precision"]
        );
    }
}
