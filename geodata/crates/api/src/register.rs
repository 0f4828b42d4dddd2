//! The plan, its territory and the register of projects.

use std::collections::BTreeMap;

use geodata_model::{
    Absence, Allocation, AltitudeZone, Axis, Bbox, Conflict, Figure, Kind, LonLat, MembershipBasis,
    Municipality, Need, NeedLink, Principle, Project, ResidentsByAge, Roles, Source, SourceId,
    Statement, Strategy, Text, Vocabulary, Zone,
};
use serde::{Deserialize, Serialize};

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
    #[serde(default, rename = "words")]
    pub vocabulary: Vocabulary,
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

/// `GET /api/needs`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedsBody {
    /// Needs by code.
    pub needs: Vec<Need>,
    /// Links to strategies; they are ours, not the sources'.
    pub links: Vec<NeedLink>,
}
