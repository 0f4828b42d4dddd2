//! A strategic index of projects: transparent criteria, weights that the user sets, no hidden score.

mod criteria;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::atlas::PreparedAtlas;
use crate::model::{ProjectId, Text};

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
    fn scaled(&self, criterion: Criterion, factor: f64) -> Self {
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

/// Factors each weight is tried with: halved, raised by half, left out.
const TRIED: [f64; 3] = [0.5, 1.5, 0.0];

/// Ranks the projects of the register.
///
/// # Units
/// The index is a weighted mean of scores from 0 to 1; a score is the value over the highest of all projects.
///
/// # Assumptions
/// Weights express a judgement and are the user's; all zero counts as all equal. What a coarse place
/// cannot tell (the zones of a metropolitan project) is left out of the mean, not counted as zero.
///
/// # References
/// OECD, European Union, JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing:
/// normalisation, linear aggregation and sensitivity to weights.
///
/// # Example
/// ```
/// use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata::indicator::priority::{Weights, priorities};
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let ranking = priorities(&prepared, &Weights::default());
/// assert_eq!(ranking.projects[0].rank, 1);
/// # Ok::<(), geodata::atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn priorities(prepared: &PreparedAtlas, weights: &Weights) -> Priorities {
    let scored = criteria::scored(prepared);
    let indices = |weights: &Weights| -> Vec<f64> {
        let each = scored.iter().map(|s| parts(s, weights).values().sum());
        each.collect()
    };
    let now = indices(weights);
    let ranks = ranks(&now);
    let tried: Vec<Vec<usize>> = Criterion::ALL
        .into_iter()
        .flat_map(|c| TRIED.map(|factor| weights.scaled(c, factor)))
        .map(|changed| self::ranks(&indices(&changed)))
        .collect();
    let mut projects: Vec<Ranked> = scored
        .iter()
        .enumerate()
        .map(|(i, scores)| {
            let parts = parts(scores, weights);
            let places = || tried.iter().map(|r| r[i]).chain([ranks[i]]);
            Ranked {
                project: scores.project.clone(),
                rank: ranks[i],
                index: now[i],
                contributions: Criterion::ALL
                    .into_iter()
                    .map(|c| (c, scores.contribution(c, &parts)))
                    .collect(),
                best_rank: places().min().unwrap_or(ranks[i]),
                worst_rank: places().max().unwrap_or(ranks[i]),
            }
        })
        .collect();
    projects.sort_by(|a, b| (a.rank, &a.project).cmp(&(b.rank, &b.project)));
    let text = |key: &str| prepared.texts.text(key, |_| Vec::new());
    Priorities {
        weights: shares(Criterion::ALL.map(|c| (c, weights.of(c)))),
        criteria: Criterion::ALL
            .map(|c| (c, text(&format!("indicator-priority-{}", c.id()))))
            .into(),
        projects,
        caveat: text("indicator-priority-caveat"),
    }
}

/// The parts of a project's index: each score with its weight's share among what is known of the project.
fn parts(scores: &criteria::Scores, weights: &Weights) -> BTreeMap<Criterion, f64> {
    let known = scores.relative.keys().map(|&c| (c, weights.of(c)));
    let shares = shares(known);
    let part = |(c, share): (Criterion, f64)| (c, share * scores.relative[&c]);
    shares.into_iter().map(part).collect()
}

/// Weights as shares of one; equal when all are zero.
fn shares(weights: impl IntoIterator<Item = (Criterion, f64)>) -> BTreeMap<Criterion, f64> {
    let mut weights: BTreeMap<Criterion, f64> = weights.into_iter().collect();
    let total: f64 = weights.values().sum();
    let equal = 1.0 / weights.len().max(1) as f64;
    for weight in weights.values_mut() {
        let share = *weight / total;
        *weight = if share.is_finite() { share } else { equal };
    }
    weights
}

/// Differences below this are rounding: such projects share their place.
const TIE: f64 = 1e-12;

fn ranks(indices: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..indices.len()).collect();
    order.sort_by(|&a, &b| indices[b].total_cmp(&indices[a]));
    let mut ranks = vec![0; indices.len()];
    for (place, &i) in order.iter().enumerate() {
        let before = place.checked_sub(1).map(|p| order[p]);
        let tied = before.filter(|&b| indices[b] - indices[i] <= TIE);
        ranks[i] = tied.map_or(place + 1, |b| ranks[b]);
    }
    ranks
}
