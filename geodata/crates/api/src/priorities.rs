//! A strategic index of projects: transparent criteria, weights that the user sets, no hidden score.

use std::collections::BTreeMap;

use geodata_model::{ProjectId, Text};
use serde::{Deserialize, Serialize};

/// What a project is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Strategies it serves.
    Strategies,
    /// Zones where it is present.
    Zones,
    /// Needs linked to the strategies it serves.
    Needs,
    /// Residents of the places it names.
    Residents,
    /// Share of those residents who live in mountain municipalities.
    Mountain,
    /// Axes it joins beyond its own.
    CrossAxis,
}

impl Criterion {
    /// Every criterion.
    pub const ALL: [Self; 6] = [
        Self::Strategies,
        Self::Zones,
        Self::Needs,
        Self::Residents,
        Self::Mountain,
        Self::CrossAxis,
    ];

    /// The identifier used in URLs and the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Strategies => "strategies",
            Self::Zones => "zones",
            Self::Needs => "needs",
            Self::Residents => "residents",
            Self::Mountain => "mountain",
            Self::CrossAxis => "cross-axis",
        }
    }

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.id() == id)
    }
}

/// How much each criterion counts; those that are not there count one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Weights(pub BTreeMap<Criterion, f64>);

/// Why weights could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// No such criterion.
    #[error("`{0}` is not a criterion: one of {all} is expected", all = Criterion::ALL.map(Criterion::id).join(", "))]
    Criterion(String),
    /// Not a number from 0 to 100.
    #[error(
        "`{0}` is not a weight: a number from 0 to 100 is expected, as in strategies:2,mountain:0"
    )]
    Weight(String),
}

impl Weights {
    /// Reads the value of an address parameter, such as `strategies:2,mountain:0`.
    ///
    /// # Errors
    /// When a criterion does not exist or a weight is not a number from 0 to 100.
    ///
    /// # Example
    /// ```
    /// use geodata_api::priorities::{Criterion, Weights};
    ///
    /// let weights = Weights::from_query("strategies:2,mountain:0")?;
    /// assert_eq!(weights.of(Criterion::Strategies), 2.0);
    /// assert_eq!(weights.of(Criterion::Zones), 1.0); // not given
    /// # Ok::<(), geodata_api::priorities::WeightsError>(())
    /// ```
    pub fn from_query(text: &str) -> Result<Self, WeightsError> {
        let mut weights = Self::default();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (criterion, weight) = part.split_once(':').unwrap_or((part, ""));
            let criterion = Criterion::from_id(criterion)
                .ok_or_else(|| WeightsError::Criterion(criterion.to_owned()))?;
            let read = weight.parse().ok().filter(|w| (0.0..=100.0).contains(w));
            let weight = read.ok_or_else(|| WeightsError::Weight(weight.to_owned()))?;
            weights.0.insert(criterion, weight);
        }
        Ok(weights)
    }

    /// The value of an address parameter; empty when every criterion counts one.
    #[must_use]
    pub fn to_query(&self) -> String {
        let set = Criterion::ALL.map(|c| (c, self.of(c)));
        let set = set
            .into_iter()
            .filter(|(_, weight)| (weight - 1.0).abs() > f64::EPSILON);
        let parts: Vec<String> = set
            .map(|(c, weight)| format!("{}:{weight}", c.id()))
            .collect();
        parts.join(",")
    }

    /// The weight of a criterion: not negative, and one when it is not set or no number.
    #[must_use]
    pub fn of(&self, criterion: Criterion) -> f64 {
        let set = self.0.get(&criterion).copied().filter(|w| w.is_finite());
        set.unwrap_or(1.0).max(0.0)
    }

    /// The same with one criterion multiplied.
    #[must_use]
    pub fn scaled(&self, criterion: Criterion, factor: f64) -> Self {
        let mut weights = self.clone();
        weights.0.insert(criterion, self.of(criterion) * factor);
        weights
    }
}

/// A criterion's value for one project.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Contribution {
    /// What was counted; absent when the project's place is too coarse to tell.
    pub value: Option<f64>,
    /// The same from 0 to 1, over the highest of all projects.
    pub score: Option<f64>,
    /// Its part of the index; the parts sum to it.
    pub part: f64,
}

/// A project in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Ranked {
    /// The project.
    pub project: ProjectId,
    /// Place, from 1; projects with the same index share it.
    pub rank: usize,
    /// The index, from 0 to 1.
    pub index: f64,
    /// By criterion.
    pub contributions: BTreeMap<Criterion, Contribution>,
    /// Best place when the weight of any one criterion is halved, raised by half, or left out.
    pub best_rank: usize,
    /// Worst place likewise.
    pub worst_rank: usize,
}

/// `GET /api/priorities`: projects by strategic index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Priorities {
    /// The weights used, as shares of one.
    pub weights: BTreeMap<Criterion, f64>,
    /// The criteria in words.
    pub criteria: BTreeMap<Criterion, Text>,
    /// By rank, then identifier.
    pub projects: Vec<Ranked>,
    /// What a reader must know.
    pub caveat: Text,
}
