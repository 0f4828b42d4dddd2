//! The matrix of plan and territory: what the sources say of every strategy in every zone.
//!
//! Each cell is in one of three states that never look alike: evidence, declared none, unknown.
//! Metropolitan projects have a column of their own and are never spread over zones.

mod fill;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::atlas::PreparedAtlas;
use crate::join::Rule;
use crate::model::{ProjectId, SourceId, Status, Text};
use fill::Placed;

pub(super) use fill::zone_label;

/// The column of projects that concern the whole metropolitan area.
pub const METROPOLITAN: &str = "metropolitan";
/// The column of projects that cannot be placed in any unit of the columns: in a matrix by
/// municipality those known only to their zone, in any matrix those outside the territory.
pub const UNPLACED: &str = "unplaced";

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatrixRows {
    /// The strategies.
    #[default]
    Strategy,
    /// The axes.
    Axis,
    /// The kinds of project.
    Kind,
}

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatrixColumns {
    /// The zones.
    #[default]
    Zone,
    /// The municipalities.
    Municipality,
}

/// What the sources say of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// At least one project.
    Evidence,
    /// A source says that nothing was reported.
    DeclaredNone,
    /// No source speaks of it.
    Unknown,
}

/// A row or column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Header {
    /// Code of the row or column.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// What selects it on the map, as in `strategy=3.3` or `zone=7`; empty for the columns that are no place.
    #[serde(default)]
    pub query: String,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MatrixCell {
    /// What the sources say.
    pub state: CellState,
    /// Number of projects; zero where a source declares none, absent where nothing is known.
    pub count: Option<usize>,
    /// The projects shared out over the columns ([`Matrix::share_out`]); absent where nothing is known
    /// and where no rule was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<f64>,
    /// The projects, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectId>,
    /// How far they have come.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: BTreeMap<Status, usize>,
    /// Declared absences that concern the cell. Beside evidence, or of one aspect only, they
    /// qualify the state and do not decide it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<String>,
    /// Those of the projects that probably speak of facilities registered one by one as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probable_duplicates: Vec<ProjectId>,
}

/// Rows of the plan by columns of the territory.
///
/// # Units
/// Records of the register. A project that serves two strategies is in the rows of both, and one
/// present in two zones in both columns; totals count it once.
///
/// # Assumptions
/// Presence is a share that is not marginal ([`crate::join`]). A row that gathers several
/// strategies (an axis) is declared none only when all of them are.
///
/// # Example
/// ```
/// use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata::indicator::{CellState, Matrix, MatrixColumns, MatrixRows};
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let matrix = Matrix::new(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
/// assert_eq!(matrix.cell("1.2", "7").unwrap().state, CellState::DeclaredNone);
/// assert_eq!(matrix.cell("3.3", "7").unwrap().count, Some(1));
/// assert_eq!(matrix.cell("1.6", "7").unwrap().count, None); // no source speaks of it
/// # Ok::<(), geodata::atlas::InvalidAtlas>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Matrix {
    /// What the rows are.
    pub rows: MatrixRows,
    /// What the columns are.
    pub columns: MatrixColumns,
    /// The rule the projects are shared out by, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// Rows in the order of the plan.
    pub row_headers: Vec<Header>,
    /// Columns: zones or municipalities, then [`METROPOLITAN`] and [`UNPLACED`].
    pub column_headers: Vec<Header>,
    /// Every cell, by row and column.
    pub cells: BTreeMap<String, BTreeMap<String, MatrixCell>>,
    /// Different projects of each row.
    pub row_totals: BTreeMap<String, usize>,
    /// Different projects of each column.
    pub column_totals: BTreeMap<String, usize>,
    /// Different projects of the matrix.
    pub total: usize,
    /// The sources of everything in it.
    pub sources: Vec<SourceId>,
}

impl Matrix {
    /// Fills the matrix.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas, rows: MatrixRows, columns: MatrixColumns) -> Self {
        let column_headers = fill::column_headers(prepared, columns);
        let row_headers = fill::row_headers(prepared, rows);
        let placed = Placed::new(prepared, rows, columns);
        let cells = row_headers.iter().map(|row| {
            let of_row = column_headers.iter().map(|column| {
                let projects = placed.at(&row.code, &column.code);
                let cell = fill::cell(prepared, columns, rows, &row.code, &column.code, &projects);
                (column.code.clone(), cell)
            });
            (row.code.clone(), of_row.collect())
        });
        Self {
            rows,
            columns,
            rule: None,
            cells: cells.collect(),
            row_totals: placed.totals(&row_headers, |(row, _)| row),
            column_totals: placed.totals(&column_headers, |(_, column)| column),
            total: placed.distinct(|_| true),
            row_headers,
            column_headers,
            sources: fill::sources(prepared),
        }
    }

    /// Shares every project out by a rule, so that it weighs 1 in its row however many columns it is in.
    ///
    /// A part that is outside, not placed at this level, or marginal is in the column [`UNPLACED`], a
    /// metropolitan project in [`METROPOLITAN`]. States and counts rest on presence and do not change.
    pub fn share_out(&mut self, prepared: &PreparedAtlas, rule: Rule) {
        self.rule = Some(rule);
        let mut shares = fill::shares(prepared, self.rows, self.columns, rule);
        for (row, cells) in &mut self.cells {
            for (column, cell) in cells {
                let found = shares.remove(&(row.clone(), column.clone()));
                cell.shared = found.or_else(|| cell.count.map(|_| 0.0));
            }
        }
    }

    /// The address of a cell on the page: its row and column selected. Where the column is no place, its row.
    #[must_use]
    pub fn link(&self, row: &Header, column: &Header) -> String {
        let parts = [&row.query, &column.query];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        let level = match self.columns {
            MatrixColumns::Zone => "",
            MatrixColumns::Municipality => "level=municipality",
        };
        let parts = parts.into_iter().chain([level]);
        let parts: Vec<&str> = parts.filter(|p| !p.is_empty()).collect();
        format!("/?{}", parts.join("&"))
    }

    /// A cell by its codes.
    #[must_use]
    pub fn cell(&self, row: &str, column: &str) -> Option<&MatrixCell> {
        self.cells.get(row)?.get(column)
    }

    /// What a cell says, in a sentence.
    #[must_use]
    pub fn sentence(&self, prepared: &PreparedAtlas, row: &str, column: &str) -> Option<Text> {
        let cell = self.cell(row, column)?;
        let name = |headers: &[Header], code: &str| {
            let header = headers.iter().find(|h| h.code == code);
            header.map(|h| h.name.clone()).unwrap_or_default()
        };
        let (row, column) = (
            name(&self.row_headers, row),
            name(&self.column_headers, column),
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
}
