//! Sites for further facilities, by greedy maximal covering.

use geodata_api::scenario::Site;
use std::collections::BTreeSet;

use super::accessibility::Accessibility;
use geodata_model::IstatCode;

/// The next best sites, given the municipalities that have a centre; see [`Site`].
pub(super) fn next_best(
    accessibility: &Accessibility,
    centres: &BTreeSet<IstatCode>,
    count: usize,
    radius_km: f64,
) -> Vec<Site> {
    let all = 0..accessibility.codes.len();
    let is_within_radius = |i: usize, j: usize| accessibility.distance_km(i, j) <= radius_km;
    let with_centre: Vec<usize> = all
        .clone()
        .filter(|&j| centres.contains(&accessibility.codes[j]))
        .collect();
    let mut unserved: Vec<usize> = all
        .clone()
        .filter(|&i| !with_centre.iter().any(|&j| is_within_radius(i, j)))
        .collect();
    let residents = |places: &[usize], who: usize| -> f64 {
        places
            .iter()
            .map(|&i| accessibility.residents[who][i])
            .sum()
    };
    let total: f64 = accessibility.residents[0].iter().sum();
    let mut sites = Vec::new();
    if !accessibility.residents_are_known() {
        return sites;
    }
    while sites.len() < count {
        let gains = all.clone().map(|j| {
            let gained: Vec<usize> = unserved
                .iter()
                .copied()
                .filter(|&i| is_within_radius(i, j))
                .collect();
            (residents(&gained, 0), j, gained)
        });
        // the first of the highest: places are in the order of their codes
        let best = gains.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((gain, place, gained)) = best.filter(|(gain, ..)| *gain > 0.0) else {
            break;
        };
        unserved.retain(|i| !gained.contains(i));
        sites.push(Site {
            municipality: accessibility.codes[place],
            residents: gain,
            residents_75: residents(&gained, 1),
            covered: total - residents(&unserved, 0),
        });
    }
    sites
}
