//! The matrix of plan and territory: what the sources say of every strategy in every zone.
//!
//! Each cell is in one of three states: evidence, declared none, unknown.
//! Metropolitan projects have a separate column and are not distributed over zones.

use std::collections::BTreeMap;

use geodata_model::{ProjectId, Rule, SourceId, Status, Text};
use serde::{Deserialize, Serialize};

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
    /// The projects shared out over the columns (`?rule=`); absent where nothing is known
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
/// Presence is a share that is not marginal ([`geodata_join`]). A row that gathers several
/// strategies (an axis) is declared none only when all of them are.
// the text is published in the schema as it is; this crate cannot link to one above it
#[allow(rustdoc::broken_intra_doc_links)]
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
    /// The address of a cell on the page, with its row and column selected; for a column that is not a place, its row alone.
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
}
