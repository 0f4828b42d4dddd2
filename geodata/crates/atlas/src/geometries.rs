//! The geometries of exact places, from `projects.geojson`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::features::each_feature;
use crate::report::Report;
use geodata_model::ProjectId;

/// The geometries of exact places by project. Features that cannot be used are reported and left out.
pub(super) fn geometries(text: &str, report: &Report) -> BTreeMap<ProjectId, geojson::Geometry> {
    let mut map = BTreeMap::new();
    if text.is_empty() {
        return map;
    }
    let mut at = 0;
    let read = each_feature(text, |feature| {
        at += 1;
        add_geometry(&mut map, at, feature, report);
    });
    if let Err(error) = read {
        report.file(
            "projects.geojson",
            format!("not a GeoJSON feature collection: {error}"),
            "export it again as GeoJSON (RFC 7946), or put the embedded empty one in its place",
        );
        map.clear();
    }
    map
}

fn add_geometry(
    map: &mut BTreeMap<ProjectId, geojson::Geometry>,
    at: usize,
    feature: geojson::Feature,
    report: &Report,
) {
    let problem = |problem: String, suggestion| {
        report.file("projects.geojson", problem, suggestion);
    };
    let id: Option<ProjectId> = feature
        .property("id")
        .and_then(|v| v.as_str())
        .and_then(|s| s.parse().ok());
    let (Some(id), Some(geometry)) = (id, feature.geometry) else {
        return problem(
            format!("feature {at} has no property `id` of a project or no geometry"),
            "each feature needs both",
        );
    };
    if let Err(why) = geodata_join::check_geometry(&geometry) {
        return problem(
            format!("feature {at} (`{id}`): {why}"),
            "coordinates are longitude and latitude in WGS84 degrees",
        );
    }
    match map.entry(id) {
        Entry::Vacant(place) => drop(place.insert(geometry)),
        Entry::Occupied(mut place) => {
            problem(
                format!("`{}` has two features", place.key()),
                "join them into one multi-geometry",
            );
            place.insert(geometry);
        }
    }
}
