//! A strategic index of projects, from criteria with weights that the user sets.

mod criteria;

use geodata_api::priorities::{Criterion, Priorities, Ranked, Weights};
use std::collections::BTreeMap;

use geodata_atlas::PreparedAtlas;

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
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_api::priorities::Weights;
/// use geodata_indicator::priority::priorities;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let ranking = priorities(&prepared, &Weights::default());
/// assert_eq!(ranking.projects[0].rank, 1);
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
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

/// The parts of a project's index: each score times the share of its weight among the criteria that are known.
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

/// Differences below this come from rounding: such projects share their rank.
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
