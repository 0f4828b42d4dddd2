//! The state of a cell and what it rests on.

use std::collections::BTreeMap;

use crate::facility::probable_duplicate;
use geodata_api::matrix::{CellState, MatrixCell, MatrixColumns, MatrixRows};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Absence, AbsenceScope, IstatCode, Project, StrategyCode, ZoneNumber};

/// The cell of a row and a column, with the projects placed there.
pub(super) fn cell(
    prepared: &PreparedAtlas,
    columns: MatrixColumns,
    rows: MatrixRows,
    row: &str,
    column: &str,
    projects: &[&Project],
) -> MatrixCell {
    let zone = zone_of(prepared, columns, column);
    let absences: Vec<&Absence> = prepared
        .atlas
        .absences
        .iter()
        .filter(|a| concerns(a, rows, row, zone))
        .collect();
    let state = if !projects.is_empty() {
        CellState::Evidence
    } else if declared_none(prepared, rows, row, &absences) {
        CellState::DeclaredNone
    } else {
        CellState::Unknown
    };
    let mut statuses = BTreeMap::new();
    for project in projects {
        *statuses.entry(project.status).or_insert(0) += 1;
    }
    let duplicate = |p: &&&Project| zone.is_some_and(|z| probable_duplicate(prepared, p, z));
    MatrixCell {
        state,
        count: (state != CellState::Unknown).then_some(projects.len()),
        shared: None,
        statuses,
        absences: absences.iter().map(|a| a.id.clone()).collect(),
        probable_duplicates: projects
            .iter()
            .filter(duplicate)
            .map(|p| p.id.clone())
            .collect(),
        projects: projects.iter().map(|p| p.id.clone()).collect(),
    }
}

/// The zone a column lies in; none for the columns that are not a place.
fn zone_of(prepared: &PreparedAtlas, columns: MatrixColumns, column: &str) -> Option<ZoneNumber> {
    match columns {
        MatrixColumns::Zone => column.parse().ok(),
        MatrixColumns::Municipality => {
            let code: IstatCode = column.parse().ok()?;
            Some(prepared.atlas.municipalities.get(&code)?.zone)
        }
    }
}

fn concerns(absence: &Absence, rows: MatrixRows, row: &str, zone: Option<ZoneNumber>) -> bool {
    let of_row = match rows {
        MatrixRows::Strategy => absence.strategy.to_string() == row,
        MatrixRows::Axis => absence.strategy.axis.to_string() == row,
        MatrixRows::Kind => false,
    };
    let everywhere = absence.zones.is_empty();
    of_row && (everywhere || zone.is_some_and(|z| absence.zones.contains(&z)))
}

/// Whether whole absences cover every strategy of the row.
fn declared_none(
    prepared: &PreparedAtlas,
    rows: MatrixRows,
    row: &str,
    absences: &[&Absence],
) -> bool {
    let of_row = |s: &&StrategyCode| match rows {
        MatrixRows::Strategy => s.to_string() == row,
        MatrixRows::Axis => s.axis.to_string() == row,
        MatrixRows::Kind => false,
    };
    let mut strategies = prepared.atlas.strategies.keys().filter(of_row).peekable();
    strategies.peek().is_some()
        && strategies.all(|s| {
            let whole = |a: &&Absence| a.scope == AbsenceScope::Whole && a.strategy == *s;
            absences.iter().copied().any(|a| whole(&a))
        })
}
