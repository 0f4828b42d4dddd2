//! The matrix of plan and territory: what the sources say of every strategy in every zone.
//!
//! Each cell is in one of three states: evidence, declared none, unknown.
//! Metropolitan projects have a separate column and are not distributed over zones.

mod cells;
mod headers;
mod placed;
mod shares;

use std::collections::BTreeSet;

use geodata_api::matrix::{CellState, Header, Matrix, MatrixColumns, MatrixRows};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Rule, SourceId, Text};
use placed::Placed;

pub(super) use headers::zone_label;

/// What the sources say of every row of the plan in every column of the territory.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_api::matrix::{CellState, MatrixColumns, MatrixRows};
/// use geodata_indicator::matrix::matrix_of;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let matrix = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
/// assert_eq!(matrix.cell("1.2", "7").unwrap().state, CellState::DeclaredNone);
/// assert_eq!(matrix.cell("3.3", "7").unwrap().count, Some(1));
/// assert_eq!(matrix.cell("1.6", "7").unwrap().count, None); // no source speaks of it
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn matrix_of(prepared: &PreparedAtlas, rows: MatrixRows, columns: MatrixColumns) -> Matrix {
    let column_headers = headers::column_headers(prepared, columns);
    let row_headers = headers::row_headers(prepared, rows);
    let placed = Placed::new(prepared, rows, columns);
    let cells = row_headers.iter().map(|row| {
        let of_row = column_headers.iter().map(|column| {
            let projects = placed.at(&row.code, &column.code);
            let cell = cells::cell(prepared, columns, rows, &row.code, &column.code, &projects);
            (column.code.clone(), cell)
        });
        (row.code.clone(), of_row.collect())
    });
    Matrix {
        rows,
        columns,
        rule: None,
        cells: cells.collect(),
        row_totals: placed.totals(&row_headers, |(row, _)| row),
        column_totals: placed.totals(&column_headers, |(_, column)| column),
        total: placed.distinct(|_| true),
        row_headers,
        column_headers,
        sources: sources(prepared),
    }
}

/// Shares every project of a matrix out by a rule, so that it weighs 1 in its row however many columns it is in.
///
/// A part that is outside, not placed at this level, or marginal is in the column [`UNPLACED`], a
/// metropolitan project in [`METROPOLITAN`]. States and counts rest on presence and do not change.
///
/// # Example
/// ```
/// use geodata_api::matrix::{MatrixColumns, MatrixRows};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::matrix::{matrix_of, share_out};
/// use geodata_model::Rule;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let mut matrix = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
/// share_out(&mut matrix, &prepared, Rule::Population);
/// let shared: f64 = matrix.cells["3.3"].values().filter_map(|cell| cell.shared).sum();
/// assert!((shared - matrix.row_totals["3.3"] as f64).abs() < 1e-9);
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
///
/// [`UNPLACED`]: geodata_api::matrix::UNPLACED
/// [`METROPOLITAN`]: geodata_api::matrix::METROPOLITAN
pub fn share_out(matrix: &mut Matrix, prepared: &PreparedAtlas, rule: Rule) {
    matrix.rule = Some(rule);
    let mut shares = shares::shares(prepared, matrix.rows, matrix.columns, rule);
    for (row, cells) in &mut matrix.cells {
        for (column, cell) in cells {
            let found = shares.remove(&(row.clone(), column.clone()));
            cell.shared = found.or_else(|| cell.count.map(|_| 0.0));
        }
    }
}

/// The content of a cell of a matrix in a sentence; `None` when there is no such cell.
///
/// # Example
/// ```
/// use geodata_api::matrix::{MatrixColumns, MatrixRows};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::matrix::{cell_sentence, matrix_of};
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let matrix = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
/// assert!(cell_sentence(&matrix, &prepared, "3.3", "7").is_some());
/// assert!(cell_sentence(&matrix, &prepared, "3.3", "77").is_none());
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn cell_sentence(
    matrix: &Matrix,
    prepared: &PreparedAtlas,
    row: &str,
    column: &str,
) -> Option<Text> {
    let cell = matrix.cell(row, column)?;
    let name = |headers: &[Header], code: &str| {
        let header = headers.iter().find(|h| h.code == code);
        header.map(|h| h.name.clone()).unwrap_or_default()
    };
    let (row, column) = (
        name(&matrix.row_headers, row),
        name(&matrix.column_headers, column),
    );
    let key = match cell.state {
        CellState::Evidence => "matrix-cell-evidence",
        CellState::DeclaredNone => "matrix-cell-declared-none",
        CellState::Unknown => "matrix-cell-unknown",
    };
    Some(prepared.texts.text(key, |c| {
        vec![
            ("row", row.get(c.language()).to_owned().into()),
            ("column", column.get(c.language()).to_owned().into()),
            ("count", cell.count.unwrap_or(0).into()),
        ]
    }))
}

/// The sources of all projects and declared absences.
fn sources(prepared: &PreparedAtlas) -> Vec<SourceId> {
    let atlas = &prepared.atlas;
    let projects = atlas.projects.values().flat_map(|p| &p.sources);
    let absences = atlas.absences.iter().flat_map(|a| &a.sources);
    let sources: BTreeSet<_> = projects.chain(absences).map(|c| c.source.clone()).collect();
    sources.into_iter().collect()
}
