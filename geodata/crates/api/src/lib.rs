//! The types that server and client exchange: the bodies of the public HTTP API, and the parameters that ask for them.
//!
//! Field names are English; user-facing values come as [`Text`](geodata_model::Text) in both languages. Nothing is computed here: the server
//! fills these types from an atlas, the client shows them.

mod allocation;
mod changes;
pub mod equity;
pub mod gaps;
pub mod indicator;
mod map;
pub mod matrix;
mod measure;
pub mod priorities;
mod register;
pub mod scenario;
#[cfg(feature = "schema")]
mod schema;
mod versions;

pub use allocation::{AllocationBody, ConflictsBody, ZoneConflict};
pub use changes::{Changed, Changes, ValueChange};
pub use map::{LegendEntry, MapBody, UnitValue};
pub use register::{AtlasInfo, MunicipalityBody, NeedsBody, PlanBody, ProjectBody, ZoneBody};
pub use versions::{
    CellDifference, ChangeKind, DifferenceCounts, DifferencesBody, ProjectDifference,
    StrategyDifferences, TableDifferences, VersionBody, VersionsBody, ZoneDifferences,
};
