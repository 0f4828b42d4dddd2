//! Spatial access to care: the facilities around a place, related to the people who share them.

use geodata_api::indicator::{Cell, Level};
use std::collections::BTreeMap;

use crate::computed::Computed;
use crate::distance::km_between;
use crate::facility::health_centres;
use crate::presence::unit_code;
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, Project, ResidentsByAge};

/// The decay of access with distance: the weight up to each distance in km; beyond the last it is zero.
///
/// The weights are those of the slower decay of Luo and Qi (2009), there for 10, 20 and 30 minutes
/// of driving; here they stand on bands of geodesic distance, because no travel times are known.
pub const DECAY: [(f64, f64); 3] = [(5.0, 1.0), (10.0, 0.68), (20.0, 0.22)];

/// The weight of a distance in km, from 0 to 1.
///
/// # Example
/// ```
/// use geodata_indicator::access::weight;
///
/// assert_eq!(weight(5.0), 1.0);
/// assert_eq!(weight(20.1), 0.0);
/// ```
#[must_use]
pub fn weight(km: f64) -> f64 {
    let step = DECAY.iter().find(|(up_to, _)| km <= *up_to);
    step.map_or(0.0, |(_, weight)| *weight)
}

/// Enhanced two-step floating catchment area: the supply accessible from each place, for each person there.
///
/// Step one relates the supply of `j` to the people around it, weighted by distance; step two sums, for
/// each place `i`, what those supplies offer, weighted again: `A_i = Σ_j W_ij S_j / Σ_k P_k W_kj`.
///
/// # Units
/// Units of supply per unit of demand. The demand-weighted sum of the result is the supply that has demand around it.
///
/// # Assumptions
/// `supply`, `demand` and the result are in the same order of places; `weight_of(i, j)` is from place
/// `i` to place `j`, not negative. A supply without demand around it counts for no place.
///
/// # References
/// Luo, Qi (2009), Health & Place 15(4), 1100-1107.
///
/// # Example
/// ```
/// use geodata_indicator::access::e2sfca;
///
/// // one facility in the first of two places, half as near to the second
/// let access = e2sfca(&[1.0, 0.0], &[100.0, 200.0], |i, j| if i == j { 1.0 } else { 0.5 });
/// assert_eq!(access, [1.0 / 200.0, 0.5 / 200.0]);
/// ```
pub fn e2sfca(supply: &[f64], demand: &[f64], weight_of: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut access = vec![0.0; demand.len()];
    for (j, &offered) in supply.iter().enumerate().filter(|(_, s)| **s > 0.0) {
        let weights: Vec<f64> = (0..demand.len()).map(|i| weight_of(i, j)).collect();
        let around: f64 = demand.iter().zip(&weights).map(|(p, w)| p * w).sum();
        if around > 0.0 {
            for (accessible, w) in access.iter_mut().zip(&weights) {
                *accessible += w * offered / around;
            }
        }
    }
    access
}

/// Accessible case della comunità for every 10,000 residents, by [`e2sfca`].
///
/// # Units
/// Facilities per 10,000 residents. A unit's value is the mean of its municipalities weighted by residents.
///
/// # Assumptions
/// Every facility offers the same; people and facilities stand at their municipality's label point;
/// the weight falls in steps ([`DECAY`]). Where the register lists no facility, every unit is unknown.
pub(super) fn health_centres_per_10000(prepared: &PreparedAtlas, level: Level) -> Computed {
    let centres = health_centres(prepared);
    let codes: Vec<IstatCode> = prepared.atlas.municipalities.keys().copied().collect();
    let count = |code| centres.get(code).map_or(0.0, |h| h.len() as f64);
    let supply: Vec<f64> = codes.iter().map(count).collect();
    let demand: Vec<f64> = prepared
        .atlas
        .municipalities
        .values()
        .map(|m| m.residents_or_nan(ResidentsByAge::total))
        .collect();
    let distance = |i: usize, j: usize| km_between(prepared, codes[i], codes[j]);
    let access = e2sfca(&supply, &demand, |i, j| distance(i, j).map_or(0.0, weight));
    let is_accessible = |i: usize, j: &IstatCode| {
        km_between(prepared, codes[i], *j).is_some_and(|km| weight(km) > 0.0)
    };

    let mut sums: BTreeMap<Option<String>, Sum> = BTreeMap::new();
    for (i, municipality) in prepared.atlas.municipalities.values().enumerate() {
        let accessible = centres.iter().filter(|(j, _)| is_accessible(i, j));
        let accessible: Vec<&Project> = accessible.flat_map(|(_, h)| h).copied().collect();
        for code in [unit_code(level, municipality), None] {
            let sum = sums.entry(code).or_default();
            sum.people += demand[i];
            sum.accessible += access[i] * demand[i];
            sum.evidence.extend(&accessible);
        }
    }
    let total = sums.remove(&None).unwrap_or_default();
    // the number of people who share a facility is not known when the residents of one place are not
    let known = !centres.is_empty() && demand.iter().all(|people| people.is_finite());
    Computed {
        values: sums
            .into_iter()
            .filter_map(|(code, sum)| Some((code?, sum.cell(known))))
            .collect(),
        total: total.cell(known),
    }
}

#[derive(Default)]
struct Sum<'a> {
    people: f64,
    accessible: f64,
    evidence: Vec<&'a Project>,
}

impl Sum<'_> {
    fn cell(self, known: bool) -> Cell {
        Cell::ratio(known.then_some(self.accessible), self.people, 10_000.0)
            .with_evidence(self.evidence)
    }
}
