//! What the layers hold, and what describes them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::tiles::pyramid;
use super::*;
use geodata_model::{Place, Precision};
use geodata_mvt::decode::{GeometryKind, decode};
use geodata_mvt::{MIN_ZOOM, TileId};

/// Every project with a place on the map, with the number of its points.
fn drawn(precision: Precision) -> BTreeMap<String, usize> {
    let projects = atlas().atlas.projects.values();
    projects
        .filter(|p| p.place.precision() == precision)
        .map(|p| (p.id.to_string(), p.place.municipalities().len()))
        .collect()
}

#[test]
fn every_placed_project_is_drawn_at_every_zoom_and_no_other() {
    for z in MIN_ZOOM..=11 {
        let mut lines = BTreeSet::new();
        let mut points: BTreeMap<String, usize> = BTreeMap::new();
        for id in pyramid().tiles(z) {
            let tile = decode(&pyramid().tile(id).bytes);
            for feature in tile.features("projects_line") {
                lines.insert(feature.text("id").unwrap().to_owned());
                assert_eq!(feature.text("precision"), Some("schematic"));
                assert_eq!(feature.kind, GeometryKind::Line);
            }
            for feature in tile.features("projects_point") {
                assert!((1.0..=6.0).contains(&feature.number("axis").unwrap()));
                assert!(feature.text("kind").is_some() && feature.text("status").is_some());
                // each once, in the tile it is in and not only in whose buffer it is
                let inside = feature.parts[0][0].iter().all(|v| (0..4096).contains(v));
                let id = feature.text("id").unwrap().to_owned();
                *points.entry(id).or_default() += usize::from(inside);
            }
        }
        assert_eq!(
            lines,
            drawn(Precision::Schematic).into_keys().collect(),
            "zoom {z}"
        );
        assert_eq!(points, drawn(Precision::Municipality), "zoom {z}");
    }
}

#[test]
fn labels_name_zones_and_municipalities() {
    let id = TileId::new(5, 16, 11).unwrap();
    let tile = decode(&pyramid().tile(id).bytes);
    let labels: BTreeMap<_, _> = tile
        .features("labels")
        .map(|f| {
            (
                (f.text("class").unwrap(), f.text("code").unwrap()),
                f.text("name").unwrap(),
            )
        })
        .collect();
    assert_eq!(labels.len(), 323);
    assert_eq!(labels[&("zone", "5")], "Pinerolese");
    assert_eq!(labels[&("municipality", "001272")], "Torino");
}

#[test]
fn points_in_the_buffer_are_in_both_tiles() {
    let mut beyond = 0;
    for id in pyramid().tiles(10) {
        let tile = decode(&pyramid().tile(id).bytes);
        let points = tile.features("labels").map(|f| f.parts[0][0]);
        beyond += points
            .filter(|p| p.iter().any(|v| !(0..4096).contains(v)))
            .count();
    }
    assert!(beyond > 0);
}

#[test]
fn outside_the_territory_and_the_zooms_tiles_are_empty() {
    for (z, x, y) in [
        (8, 0, 0),
        (14, 0, 0),
        (4, 8, 5),
        (15, 17000, 11700),
        (0, 0, 0),
    ] {
        assert!(
            pyramid().tile(TileId::new(z, x, y).unwrap()).is_empty(),
            "{z}/{x}/{y}"
        );
    }
    assert_eq!(pyramid().tiles(4).count() + pyramid().tiles(15).count(), 0);
    assert!(!pyramid().tile(TileId::new(8, 133, 92).unwrap()).is_empty());
}

#[test]
fn a_tile_is_the_same_each_time_and_from_any_thread() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(pyramid());
    let again = Pyramid::new(atlas());
    for id in pyramid().tiles(9) {
        assert_eq!(pyramid().tile(id), again.tile(id));
    }
}

#[test]
fn tilejson_declares_what_tiles_hold() {
    let described = tilejson(atlas(), "http://127.0.0.1:8080");
    assert_eq!(described["tilejson"], "3.0.0");
    assert_eq!(
        (&described["minzoom"], &described["maxzoom"]),
        (&json!(5), &json!(14))
    );
    let url = described["tiles"][0].as_str().unwrap();
    assert!(url.starts_with("http://127.0.0.1:8080/tiles/atlas/{z}/{x}/{y}?v="));
    assert!(url.ends_with(&version(atlas())));
    assert!(described["attribution"].as_str().unwrap().contains("ISTAT"));
    let declared: BTreeMap<&str, BTreeSet<&str>> = described["vector_layers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (l["id"].as_str().unwrap(), keys(&l["fields"])))
        .collect();
    for id in pyramid().tiles(8) {
        for layer in decode(&pyramid().tile(id).bytes).layers {
            for (key, _) in layer.features.iter().flat_map(|f| &f.attributes) {
                assert!(
                    declared[&*layer.name].contains(&**key),
                    "{}: {key}",
                    layer.name
                );
            }
        }
    }
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn the_style_draws_declared_layers_and_asks_nobody_else() {
    let style = style(atlas(), "");
    let described = tilejson(atlas(), "");
    let declared: BTreeSet<&str> = described["vector_layers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|l| l["id"].as_str())
        .collect();
    let layers = style["layers"].as_array().unwrap();
    let used = layers.iter().filter_map(|l| l["source-layer"].as_str());
    assert!(used.into_iter().all(|l| declared.contains(l)));
    let ids: BTreeSet<_> = layers.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), layers.len());
    assert!(style.get("glyphs").is_none() && style.get("sprite").is_none());
    let dashed = layers
        .iter()
        .find(|l| l["id"] == "projects-line-schematic")
        .unwrap();
    assert!(dashed["paint"]["line-dasharray"].is_array());
    let remote = style["sources"]["atlas"]["tiles"].to_string();
    assert!(!remote.contains("http"), "{remote}");
}

#[test]
fn a_place_known_to_the_zone_is_no_pin() {
    let zone_level = atlas().atlas.projects.values();
    let zone_level: BTreeSet<_> = zone_level
        .filter(|p| matches!(p.place, Place::Zone { .. } | Place::Metropolitan))
        .map(|p| p.id.to_string())
        .collect();
    assert!(zone_level.len() > 10);
    for id in pyramid().tiles(7) {
        let tile = decode(&pyramid().tile(id).bytes);
        let features = tile
            .features("projects_point")
            .chain(tile.features("projects_line"));
        for feature in features {
            assert!(!zone_level.contains(feature.text("id").unwrap()));
        }
    }
}
