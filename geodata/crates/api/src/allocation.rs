//! Where a project falls by a rule of choice, and where sources disagree with the map.

use geodata_model::{Allocation, Citation, Conflict, ProjectId, Rule, Text, ZoneNumber};
use serde::{Deserialize, Serialize};

/// `GET /api/projects/{id}/allocation?rule=`: where a project falls by a rule of choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AllocationBody {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: Text,
    /// The rule asked for.
    pub rule: Rule,
    /// The rule the shares follow: `geometry` when the one asked for does not apply to the place.
    pub applied: Rule,
    /// What that rule does, in a sentence.
    pub explanation: Text,
    /// The rules that apply to the place.
    pub applicable: Vec<Rule>,
    /// The shares with their reasons.
    #[serde(flatten)]
    pub allocation: Allocation,
}

/// `GET /api/conflicts`: where sources disagree with the map, with each other or with themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ConflictsBody {
    /// Declared zones that the place named does not confirm, by project.
    pub zones: Vec<ZoneConflict>,
    /// Contradictions within the sources, as recorded.
    pub sources: Vec<Conflict>,
}

/// A project whose declared zones are not the computed ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ZoneConflict {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: Text,
    /// The zones its source declares.
    pub declared: Vec<ZoneNumber>,
    /// The zones its place falls in.
    pub computed: Vec<ZoneNumber>,
    /// The disagreement in a sentence.
    pub text: Text,
    /// Recorded contradictions that concern the same project.
    pub recorded: Vec<String>,
    /// Where the project is from.
    pub sources: Vec<Citation>,
}
