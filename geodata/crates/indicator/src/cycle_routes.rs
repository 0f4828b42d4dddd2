//! Kilometres of cycle route: only what a source states or a source's geometry measures.

use geodata_api::indicator::{Cell, Level};
use std::collections::BTreeMap;

use geo::{Geodesic, Length, LineString};

use crate::computed::Computed;
use crate::counts::by_unit;
use crate::presence::{Unit, unit_code};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Place, Project};

/// Kilometres of cycle route for every 10,000 residents; see [`cell`].
pub(super) fn km_per_10000_residents(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_unit(prepared, level, |unit| {
        let residents = unit.residents();
        cell(prepared, level, unit, residents, 10_000.0)
    })
}

/// Kilometres of cycle route for every 100 km² of official surface; see [`cell`].
pub(super) fn km_per_100_km2(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_unit(prepared, level, |unit| {
        cell(prepared, level, unit, unit.surface_km2(), 100.0)
    })
}

/// The length of a route in km, by where it comes from.
enum RouteLength {
    /// A source states it.
    Stated(f64),
    /// Measured on the geometry a source gives.
    Measured(f64),
}

/// Kilometres in a unit, related to `denominator`.
///
/// # Units
/// Kilometres, geodesic on WGS84 where measured.
///
/// # Assumptions
/// A stated length is shared out like the project itself. A schematic line is never measured: it counts
/// as a route, and as kilometres only if a source states them. A unit whose routes have no
/// known length is unknown, not zero; so is one without routes. The parts tell `stated_km` from
/// `measured_km` and count `routes`, `schematic_routes` and `routes_without_length`.
///
/// # References
/// Karney (2013), Algorithms for geodesics, Journal of Geodesy 87(1), 43-55.
fn cell(prepared: &PreparedAtlas, level: Level, unit: &Unit, denominator: f64, per: f64) -> Cell {
    let routes: Vec<&Project> = unit
        .projects
        .iter()
        .filter(|p| prepared.atlas.roles.cycle_routes.contains(&p.kind))
        .copied()
        .collect();
    let mut parts = BTreeMap::from([("routes", routes.len() as f64)]);
    let mut km = None;
    for route in &routes {
        let share = share(prepared, level, unit, route);
        if matches!(route.place, Place::Schematic { .. }) {
            *parts.entry("schematic_routes").or_insert(0.0) += 1.0;
        }
        let (part, length) = match length_of(route) {
            Some(RouteLength::Stated(length)) => ("stated_km", length * share),
            Some(RouteLength::Measured(length)) => ("measured_km", length * share),
            None => {
                *parts.entry("routes_without_length").or_insert(0.0) += 1.0;
                continue;
            }
        };
        *parts.entry(part).or_insert(0.0) += length;
        km = Some(km.unwrap_or(0.0) + length);
    }
    Cell::ratio(km, denominator, per)
        .with_evidence(routes)
        .with_parts(parts.into_iter().map(|(part, v)| (part.to_owned(), v)))
}

fn length_of(route: &Project) -> Option<RouteLength> {
    if let Place::Exact { geometry } = &route.place {
        let km = measured_km(geometry);
        if km > 0.0 {
            return Some(RouteLength::Measured(km));
        }
    }
    let stated = route.length_km.filter(|km| km.is_finite() && *km > 0.0);
    stated.map(RouteLength::Stated)
}

fn measured_km(geometry: &geojson::Geometry) -> f64 {
    let Ok(geometry) = geo::Geometry::<f64>::try_from(geometry.clone()) else {
        return 0.0;
    };
    let length = |line: &LineString| Geodesic.length(line);
    let metres = match &geometry {
        geo::Geometry::LineString(line) => length(line),
        geo::Geometry::MultiLineString(lines) => lines.iter().map(length).sum(),
        _ => 0.0,
    };
    metres / 1000.0
}

/// The part of a project that falls in a unit; the whole of what is inside for the whole territory.
fn share(prepared: &PreparedAtlas, level: Level, unit: &Unit, project: &Project) -> f64 {
    let Some(allocation) = prepared.allocations.get(&project.id) else {
        return 0.0;
    };
    if unit.code == "total" {
        return 1.0 - allocation.zones.outside;
    }
    if level == Level::Zone {
        let zones = allocation.zones.shares.iter();
        let here = zones.filter(|s| s.unit.to_string() == unit.code);
        return here.map(|s| s.share).sum();
    }
    let municipalities = allocation.municipalities.shares.iter();
    let here = municipalities.filter(|s| {
        let municipality = prepared.atlas.municipalities.get(&s.unit);
        municipality.and_then(|m| unit_code(level, m)).as_deref() == Some(&unit.code)
    });
    here.map(|s| s.share).sum()
}
