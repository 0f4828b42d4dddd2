//! Checks across files: every code that a record mentions must exist, and what is probably a mistake is a warning.

mod boundaries;
mod duplicates;
mod figures;
mod geometries;
mod plan;
mod references;
mod tables;

use std::collections::BTreeMap;

use boundaries::{empty_zones, shapes};
use duplicates::same_title_and_place;
use figures::figures_without_source;
use geometries::{far_geometries, unused_geometries};
use plan::{absences_against_projects, plan_without_records};
use references::{ExistingCodes, references};
pub(crate) use tables::Tables;

use crate::atlas::Atlas;
use crate::report::Report;
use crate::table::Table;
use geodata_model::ProjectId;

/// Adds to the report what is wrong between the records of an atlas.
pub(crate) fn check(
    atlas: &Atlas,
    tables: &Tables,
    geometries: &BTreeMap<ProjectId, geojson::Geometry>,
    report: &Report,
) {
    let codes = ExistingCodes::new(atlas, tables);
    references(tables, &codes);
    shapes(atlas, &codes.municipalities, report);
    empty_zones(tables);
    unused_geometries(atlas, geometries, report);
    same_title_and_place(tables.projects.into_iter().flat_map(Table::rows));
    absences_against_projects(atlas, tables.absences);
    plan_without_records(atlas, tables);
    figures_without_source(atlas, report);
    far_geometries(atlas, geometries, report);
}
