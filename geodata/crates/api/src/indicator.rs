//! What an indicator answers: values by unit, with what they were made of.

use std::collections::{BTreeMap, BTreeSet};

use geodata_model::{Project, ProjectId, SourceId, Text};
use serde::{Deserialize, Serialize};

/// The units a figure is given by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The zones.
    Zone,
    /// The municipalities.
    Municipality,
    /// Mountain, hill and plain.
    Altitude,
    /// The age classes of the residents.
    Age,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Zone, Self::Municipality, Self::Altitude, Self::Age];

    /// The identifier used in URLs and the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Municipality => "municipality",
            Self::Altitude => "altitude",
            Self::Age => "age",
        }
    }

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// The value of one unit and what it was made of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cell {
    /// The value; absent when unknown, which is not zero. Always finite.
    pub value: Option<f64>,
    /// What was counted or measured.
    pub numerator: Option<f64>,
    /// What it was related to.
    pub denominator: Option<f64>,
    /// The records it rests on, sorted.
    #[serde(default)]
    pub evidence: Vec<ProjectId>,
    /// Components by code, where the indicator has them: bands, kinds, axes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, f64>,
}

impl Cell {
    /// `numerator` for every `per` of `denominator`; unknown when either is not known or the denominator is zero.
    ///
    /// # Example
    /// ```
    /// use geodata_api::indicator::Cell;
    ///
    /// assert_eq!(Cell::ratio(Some(3.0), 60_000.0, 10_000.0).value, Some(0.5));
    /// assert_eq!(Cell::ratio(None, 60_000.0, 10_000.0).value, None); // unknown, not zero
    /// ```
    #[must_use]
    pub fn ratio(numerator: Option<f64>, denominator: f64, per: f64) -> Self {
        let numerator = numerator.filter(|n| n.is_finite());
        let known = denominator.is_finite() && denominator > 0.0;
        let value = numerator.filter(|_| known).map(|n| n / denominator * per);
        Self {
            value: value.filter(|v| v.is_finite()),
            numerator,
            denominator: denominator.is_finite().then_some(denominator),
            ..Self::default()
        }
    }

    /// A count out of a total; the value is the count.
    #[must_use]
    pub fn count(found: usize, of: usize) -> Self {
        let (found, of) = (found as f64, of as f64);
        Self {
            value: (of > 0.0).then_some(found),
            numerator: Some(found),
            denominator: Some(of),
            ..Self::default()
        }
    }

    /// The same with the records it rests on.
    #[must_use]
    pub fn with_evidence<'a>(mut self, projects: impl IntoIterator<Item = &'a Project>) -> Self {
        let ids: BTreeSet<_> = projects.into_iter().map(|p| p.id.clone()).collect();
        self.evidence = ids.into_iter().collect();
        self
    }

    /// The same with its components; those that are not finite are left out.
    #[must_use]
    pub fn with_parts(mut self, parts: impl IntoIterator<Item = (String, f64)>) -> Self {
        self.parts = parts.into_iter().filter(|(_, v)| v.is_finite()).collect();
        self
    }
}

/// `GET /api/indicators/{name}`: an indicator by unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IndicatorResult {
    /// What it is.
    #[serde(flatten)]
    pub info: IndicatorInfo,
    /// The units of `values`.
    pub by: Level,
    /// The value of every unit of the level.
    pub values: BTreeMap<String, Cell>,
    /// The value for the whole territory; it counts metropolitan projects too.
    pub total: Cell,
    /// Records that are evidence for the total and for no unit of this level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<ProjectId>,
    /// Where it all comes from.
    pub provenance: Provenance,
}

/// An element of `GET /api/indicators`: what an indicator measures and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IndicatorInfo {
    /// Name in URLs.
    pub name: String,
    /// Title.
    pub title: Text,
    /// Unit of the value.
    pub unit: Text,
    /// The formula in words.
    pub formula: Text,
    /// What a reader must know before using it.
    pub caveat: Text,
    /// What the value is related to.
    pub denominator: Text,
    /// Paper or standard that defines it.
    pub reference: String,
    /// The levels it can be given by.
    pub levels: Vec<Level>,
}

/// The formula's inputs and the sources behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Provenance {
    /// What goes into the formula.
    pub inputs: Vec<Text>,
    /// The sources of all of it, sorted.
    pub sources: Vec<SourceId>,
}
