//! What changed between two versions of the data.

use geodata_model::{ProjectId, Stamp, Text, ZoneNumber};
use serde::{Deserialize, Serialize};

/// `GET /api/changes?since=…`: what changed since the data of a map that was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changes {
    /// The data the map was made from.
    pub since: Stamp,
    /// The data now.
    pub now: Stamp,
    /// Whether they are the same.
    pub same: bool,
    /// Whether the differences are known; where they are not, the lists are empty and say nothing.
    pub known: bool,
    /// Projects that were not there.
    pub added: Vec<Changed>,
    /// Projects that are no longer there.
    pub removed: Vec<Changed>,
    /// Projects of which something else is said.
    pub changed: Vec<Changed>,
    /// Zones where the number of projects is another.
    pub values: Vec<ValueChange>,
    /// All of it in a sentence or two; empty when nothing changed.
    pub sentence: Text,
}

/// A project in a list of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changed {
    /// The project.
    pub id: ProjectId,
    /// Its title now, or as it was.
    pub title: Text,
}

/// The number of projects present in a zone, before and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ValueChange {
    /// The zone.
    pub zone: ZoneNumber,
    /// Projects present in the older version.
    pub before: usize,
    /// Projects present now.
    pub now: usize,
}
