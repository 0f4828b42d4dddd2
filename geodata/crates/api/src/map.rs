//! A map without its geometry: values, classes, colours, legend and texts.

use std::collections::BTreeMap;

use geodata_model::{ProjectId, Text};
use serde::{Deserialize, Serialize};

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
