//! What crosses between server and client: the bodies of the public HTTP API.
//!
//! Field names are English; user-facing values come as [`Text`] in both languages.

mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::join::Rule;
use crate::model::{
    Absence, AltitudeZone, Axis, Citation, Conflict, Figure, IstatCode, Kind, MembershipBasis,
    Municipality, Need, NeedLink, Principle, Project, ProjectId, ResidentsByAge, Roles, Source,
    SourceId, Statement, Strategy, Text, Words, Zone, ZoneNumber,
};

pub use versions::{
    CellDifference, DifferenceCounts, DifferencesBody, Fate, ProjectDifference,
    StrategyDifferences, TableDifferences, VersionBody, VersionsBody, ZoneDifferences,
};

/// Longitude and latitude in degrees.
pub type LonLat = [f64; 2];
/// West, south, east, north in degrees.
pub type Bbox = [f64; 4];

/// `GET /api/plan`: the plan and what is needed to read the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlanBody {
    /// The atlas.
    pub atlas: AtlasInfo,
    /// Axes by number.
    pub axes: Vec<Axis>,
    /// Strategies by code.
    pub strategies: Vec<Strategy>,
    /// Kinds of project by identifier.
    pub kinds: Vec<Kind>,
    /// Declared absences.
    pub absences: Vec<Absence>,
    /// Principles of the plan.
    pub principles: Vec<Principle>,
    /// Figures on which the sources differ or others rest.
    pub statements: Vec<Statement>,
    /// The source of each figure that records give without a citation of their own.
    #[serde(default)]
    pub figure_sources: BTreeMap<Figure, SourceId>,
    /// Sources by identifier.
    pub sources: Vec<Source>,
    /// Contradictions within the sources.
    pub conflicts: Vec<Conflict>,
}

/// The atlas as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AtlasInfo {
    /// Title of the map.
    pub title: Text,
    /// The territory, such as "Città metropolitana di Torino".
    pub territory: Text,
    /// Short hash of the data; part of tile addresses.
    pub version: String,
    /// Date of the newest source, ISO 8601.
    pub date: String,
    /// What every map must show.
    pub attribution: String,
    /// Extent of the territory.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<f64>, min_items = 4, max_items = 4))]
    pub bbox: Bbox,
    /// What the atlas calls its parts.
    #[serde(default)]
    pub words: Words,
    /// The parts its kinds have in computations.
    #[serde(default)]
    pub roles: Roles,
}

/// An element of `GET /api/zones`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ZoneBody {
    /// The zone's record.
    #[serde(flatten)]
    pub zone: Zone,
    /// Number of municipalities.
    pub municipalities: usize,
    /// How their membership is known.
    pub basis: BTreeMap<MembershipBasis, usize>,
    /// Municipalities by altitude zone, those whose zone is known.
    pub altitude: BTreeMap<AltitudeZone, usize>,
    /// Residents; absent unless those of every municipality are known.
    pub residents: Option<u32>,
    /// Residents by age class; likewise.
    pub residents_by_age: Option<ResidentsByAge>,
    /// Official surface, km².
    pub surface_km2: f64,
    /// The atlas gives no official surface of some municipality: that part is its polygon's area.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub surface_measured: bool,
    /// Residents per km² of official surface; absent when residents are.
    pub density_per_km2: Option<f64>,
    /// Projects present in the zone (metropolitan ones not counted, marginal shares not counted).
    pub projects: usize,
    /// Strategies with at least one of them.
    pub strategies: usize,
    /// Where its label goes: a point inside it.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<f64>, min_items = 2, max_items = 2))]
    pub label_point: LonLat,
    /// Extent.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<f64>, min_items = 4, max_items = 4))]
    pub bbox: Bbox,
}

/// An element of `GET /api/municipalities`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MunicipalityBody {
    /// The municipality's record.
    #[serde(flatten)]
    pub municipality: Municipality,
    /// Residents; absent when not known.
    pub residents: Option<u32>,
    /// Projects present in it.
    pub projects: usize,
    /// Where its label and its symbols go: a point inside it.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<f64>, min_items = 2, max_items = 2))]
    pub label_point: LonLat,
    /// Extent.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<f64>, min_items = 4, max_items = 4))]
    pub bbox: Bbox,
}

/// An element of `GET /api/projects`, and `GET /api/projects/{id}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectBody {
    /// The register's record; `place.precision` tells how precisely it is known.
    #[serde(flatten)]
    pub project: Project,
    /// Where it falls, with reasons.
    pub allocation: Allocation,
    /// Line to draw for a schematic place, longitude and latitude; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Vec<f64>>))]
    pub schematic_line: Vec<LonLat>,
}

/// How a project is shared out over zones and over municipalities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Allocation {
    /// By zone.
    pub zones: Distribution<ZoneNumber>,
    /// By municipality.
    pub municipalities: Distribution<IstatCode>,
    /// Disagreements with what the source declares, and ties on borders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
}

/// Shares that sum to 1 with `outside` and `unlocated`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Distribution<U> {
    /// Shares in the units, sorted by unit.
    pub shares: Vec<Share<U>>,
    /// Part outside the territory.
    pub outside: f64,
    /// Part the source does not place at this level.
    pub unlocated: f64,
}

/// The part of a project in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Share<U> {
    /// Zone number or ISTAT code.
    pub unit: U,
    /// Part of the whole, from 0 to 1.
    pub share: f64,
    /// Too small to count as presence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub marginal: bool,
    /// Why, in a sentence. Shared: a thousand points in a municipality are there for the same reason.
    #[serde(with = "shared")]
    #[cfg_attr(feature = "schema", schema(value_type = Text))]
    pub reason: Arc<Text>,
}

/// What several records share travels as a part of each.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Arc<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().serialize(serializer)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(deserializer).map(Arc::new)
    }
}

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

/// `GET /api/needs`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedsBody {
    /// Needs by code.
    pub needs: Vec<Need>,
    /// Links to strategies; they are ours, not the sources'.
    pub links: Vec<NeedLink>,
}

/// `GET /api/map?MapSpec`: everything needed to draw a map but its geometry.
///
/// Page, embed and exports are drawn from this, so they cannot disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MapBody {
    /// The specification as understood, in its canonical query form.
    pub spec: String,
    /// Parts of the query that were not understood, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Text>,
    /// Title of the map.
    pub title: Text,
    /// What the colours say, with unit.
    pub legend_title: Text,
    /// Legend entries, lowest class first.
    pub legend: Vec<LegendEntry>,
    /// Value and class of every unit, by code (zone number or ISTAT code). Every unit is present.
    pub units: BTreeMap<String, UnitValue>,
    /// Projects that match the filters, sorted.
    pub projects: Vec<ProjectId>,
    /// Of these, those whose beginning and end no source states; absent unless the map is at a date (`at`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undated: Option<usize>,
    /// One sentence that says what the map shows.
    pub sentence: Text,
    /// Sources to print below the map.
    pub attribution: String,
    /// Version of the data.
    pub version: String,
}

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LegendEntry {
    /// Colour as `#rrggbb`.
    pub colour: String,
    /// What it stands for.
    pub label: Text,
    /// Units in this class.
    pub count: usize,
}

/// The value of one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnitValue {
    /// The value; absent when unknown, which is not zero.
    pub value: Option<f64>,
    /// Value in words, with unit.
    pub label: Text,
    /// Index into the legend.
    pub class: Option<usize>,
    /// Colour as `#rrggbb`.
    pub colour: String,
}
