//! Health facilities of the territorial network, each counted once ([`is_facility`]).

use crate::computed::Computed;
use crate::counts::by_unit;
use crate::facility::is_facility;
use crate::presence::Unit;
use geodata_api::indicator::{Cell, Level};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Project, Roles};

/// Facilities for every 10,000 residents.
pub(super) fn per_10000_residents(prepared: &PreparedAtlas, level: Level) -> Computed {
    let known = has_facilities(prepared);
    by_unit(prepared, level, |unit| {
        cell(
            &prepared.atlas.roles,
            unit,
            known,
            unit.residents(),
            10_000.0,
        )
    })
}

/// Facilities for every 1,000 residents of 75 years and over.
pub(super) fn per_1000_residents_75(prepared: &PreparedAtlas, level: Level) -> Computed {
    let known = has_facilities(prepared);
    by_unit(prepared, level, |unit| {
        cell(
            &prepared.atlas.roles,
            unit,
            known,
            unit.residents_75(),
            1_000.0,
        )
    })
}

/// Whether the register lists facilities at all.
fn has_facilities(prepared: &PreparedAtlas) -> bool {
    let mut projects = prepared.atlas.projects.values();
    projects.any(|p| is_facility(&prepared.atlas.roles, p))
}

/// Facilities in a unit, related to `denominator`.
///
/// # Units
/// Facilities (sites), whatever their size; the parts count them by kind.
///
/// # Assumptions
/// The register takes its facilities from one complete list of what the recovery plan pays for, so a
/// unit without one has zero of those; where the register lists none at all, every unit is unknown.
/// Rows that only buy devices and zone-level mentions are not sites.
fn cell(roles: &Roles, unit: &Unit, known: bool, denominator: f64, per: f64) -> Cell {
    let facilities: Vec<&Project> = unit
        .projects
        .iter()
        .copied()
        .filter(|p| is_facility(roles, p))
        .collect();
    let of_kind = |kind: &str| facilities.iter().filter(|p| p.kind == kind).count();
    let parts = roles
        .health
        .iter()
        .map(|kind| (kind.clone(), of_kind(kind) as f64));
    Cell::ratio(known.then_some(facilities.len() as f64), denominator, per)
        .with_evidence(facilities.iter().copied())
        .with_parts(parts.filter(|_| known))
}
