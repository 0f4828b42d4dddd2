//! The matrix as CSV: one line a cell, with the projects and the sentence of each.

use geodata_api::matrix::{CellState, Matrix};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::matrix::cell_sentence;
use geodata_model::ProjectId;

use super::writer::write;

/// One line a cell, every cell there: what is unknown has an empty count, what is declared none has 0.
///
/// `shared` is filled when the matrix was asked for with a rule; `link` opens the map on the cell.
#[must_use]
pub fn matrix(matrix: &Matrix, atlas: &PreparedAtlas) -> String {
    let header = [
        "row",
        "row_name",
        "column",
        "column_name",
        "state",
        "count",
        "shared",
        "statuses",
        "projects",
        "absences",
        "says",
        "link",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for row in &matrix.row_headers {
        for column in &matrix.column_headers {
            let Some(cell) = matrix.cell(&row.code, &column.code) else {
                continue;
            };
            let ids: Vec<&str> = cell.projects.iter().map(ProjectId::as_str).collect();
            let statuses = cell.statuses.iter();
            let statuses: Vec<_> = statuses.map(|(s, n)| format!("{}:{n}", s.id())).collect();
            let says = cell_sentence(matrix, atlas, &row.code, &column.code);
            rows.push(vec![
                row.code.clone(),
                row.name.it.clone(),
                column.code.clone(),
                column.name.it.clone(),
                state(cell.state).to_owned(),
                cell.count.map(|n| n.to_string()).unwrap_or_default(),
                cell.shared.map(|n| n.to_string()).unwrap_or_default(),
                statuses.join(" "),
                ids.join(" "),
                cell.absences.join(" "),
                says.unwrap_or_default().it,
                matrix.link(row, column),
            ]);
        }
    }
    write(&rows)
}

fn state(state: CellState) -> &'static str {
    match state {
        CellState::Evidence => "evidence",
        CellState::DeclaredNone => "declared_none",
        CellState::Unknown => "unknown",
    }
}
