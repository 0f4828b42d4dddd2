//! The geometries of exact places against the projects and the territory.

use std::collections::BTreeMap;

use geo::CoordsIter;

use crate::atlas::Atlas;
use crate::report::{Problem, Report, Severity};
use geodata_model::{Place, Project, ProjectId};

/// Reports geometries of projects that are not there or whose place is not exact.
pub(super) fn unused_geometries(
    atlas: &Atlas,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    for id in geometries.keys() {
        let exact = |p: &Project| matches!(p.place, Place::Exact { .. });
        if !atlas.projects.get(id).is_some_and(exact) {
            report.file(
                "projects.geojson",
                format!("`{id}` is not a project with precision exact"),
                "set the project's precision to exact or remove the feature",
            );
        }
    }
}

/// Warns of geometries wholly outside the territory: a wrong coordinate is more likely than such a project.
pub(super) fn far_geometries(
    atlas: &Atlas,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    let (west, south, east, north) = atlas.topology.arcs.iter().flatten().fold(
        (f64::MAX, f64::MAX, f64::MIN, f64::MIN),
        |(w, s, e, n), c| (w.min(c.x), s.min(c.y), e.max(c.x), n.max(c.y)),
    );
    let near = |x: f64, y: f64| (west..=east).contains(&x) && (south..=north).contains(&y);
    for (id, geometry) in geometries {
        let Ok(shape) = geo::Geometry::<f64>::try_from(geometry.clone()) else {
            continue;
        };
        if shape.coords_iter().any(|c| near(c.x, c.y)) {
            continue;
        }
        let swapped = shape.coords_iter().any(|c| near(c.y, c.x));
        report.add(Problem {
            severity: Severity::Warning,
            file: "projects.geojson".to_owned(),
            row: None,
            column: None,
            problem: format!("`{id}` lies wholly outside the territory"),
            suggestion: if swapped {
                "longitude and latitude are swapped: GeoJSON has the longitude first"
            } else {
                "look at its coordinates: longitude and latitude in WGS84 degrees"
            }
            .to_owned(),
        });
    }
}
