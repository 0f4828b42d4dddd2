//! Earlier states of the data, and the differences from them.

use serde::{Deserialize, Serialize};

use geodata_model::{ProjectId, Stamp, StrategyCode, Text, ZoneNumber};

/// `GET /api/versions`: what can be set beside the data that are served.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VersionsBody {
    /// Earlier states: the atlases named when the server was started, then the changes of its store, newest first. Empty
    /// where neither is there.
    pub earlier: Vec<VersionBody>,
}

/// An earlier state of the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VersionBody {
    /// Its word in addresses: `/api/versions/{id}`.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// When a store came into this state, as RFC 3339 in UTC; absent for an atlas that was named.
    pub when: Option<String>,
}

/// `GET /api/versions/{id}`: what is new, changed and gone between an earlier state and what is served.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DifferencesBody {
    /// The data then.
    pub before: Stamp,
    /// The data now.
    pub now: Stamp,
    /// Projects in all.
    pub total: DifferenceCounts,
    /// Projects by zone of presence, then or now; one in two zones counts in both. Every zone is there.
    pub zones: Vec<ZoneDifferences>,
    /// Projects that are present in no zone, such as those of the whole area.
    pub no_zone: DifferenceCounts,
    /// Projects by strategy, then or now; one that serves two counts in both. Every strategy is there.
    pub strategies: Vec<StrategyDifferences>,
    /// The projects, by identifier.
    pub projects: Vec<ProjectDifference>,
    /// Records of the other tables, by table.
    pub other: Vec<TableDifferences>,
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DifferenceCounts {
    /// New.
    pub added: usize,
    /// Saying something else.
    pub changed: usize,
    /// Gone.
    pub removed: usize,
}

impl DifferenceCounts {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Adds one record of a kind of change.
    pub fn count(&mut self, kind: ChangeKind) {
        match kind {
            ChangeKind::Added => self.added += 1,
            ChangeKind::Changed => self.changed += 1,
            ChangeKind::Removed => self.removed += 1,
        }
    }
}

/// The differences in a zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ZoneDifferences {
    /// The zone.
    pub zone: ZoneNumber,
    /// Its name.
    pub name: Text,
    /// Its projects.
    #[serde(flatten)]
    pub counts: DifferenceCounts,
}

/// The differences of a strategy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StrategyDifferences {
    /// The strategy.
    pub strategy: StrategyCode,
    /// Its title.
    pub name: Text,
    /// Its projects.
    #[serde(flatten)]
    pub counts: DifferenceCounts,
}

/// The differences of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TableDifferences {
    /// The table, as in the folder of an atlas.
    pub table: String,
    /// Its records.
    #[serde(flatten)]
    pub counts: DifferenceCounts,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = Fate))]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// New.
    Added,
    /// Saying something else.
    Changed,
    /// Gone.
    Removed,
}

/// A project that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectDifference {
    /// Its identifier.
    pub id: ProjectId,
    /// Its title, in Italian as the table has it.
    pub title: String,
    /// What became of it.
    pub fate: ChangeKind,
    /// Zones of presence, then or now.
    pub zones: Vec<ZoneNumber>,
    /// Strategies, then or now.
    pub strategies: Vec<StrategyCode>,
    /// The cells that differ, for one that was there then and is now.
    pub cells: Vec<CellDifference>,
    /// Whether its place is drawn otherwise.
    pub moved: bool,
}

/// A cell of the table that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CellDifference {
    /// The column.
    pub column: String,
    /// As it was; empty for nothing.
    pub before: String,
    /// As it is; empty for nothing.
    pub after: String,
}
