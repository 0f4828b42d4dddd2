//! Where the next facility would bring the most people within reach.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::reach::Reach;
use crate::model::IstatCode;

/// A place for a further facility, with what it adds to those before it.
///
/// # Units
/// Residents of the municipalities whose label point comes to have one within the radius.
///
/// # Assumptions
/// Greedy maximal covering: each place is the one that gains most given those before it, so the list is
/// at least 63 % (1 - 1/e) as good as the best list of the same length. Of equal gains the lowest code wins.
///
/// # References
/// Church, `ReVelle` (1974), The maximal covering location problem, Papers of the Regional Science
/// Association 32(1), 101-118; for the bound, Nemhauser, Wolsey, Fisher (1978), Mathematical
/// Programming 14(1), 265-294.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Site {
    /// Where.
    pub municipality: IstatCode,
    /// Residents gained.
    pub residents: f64,
    /// Those of 75 and over among them.
    pub residents_75: f64,
    /// Residents within the radius once it is there, of the whole territory.
    pub covered: f64,
}

pub(super) fn next_best(
    reach: &Reach,
    houses: &BTreeSet<IstatCode>,
    count: usize,
    radius_km: f64,
) -> Vec<Site> {
    let all = 0..reach.codes.len();
    let near = |i: usize, j: usize| reach.km(i, j) <= radius_km;
    let with_house: Vec<usize> = all
        .clone()
        .filter(|&j| houses.contains(&reach.codes[j]))
        .collect();
    let mut open: Vec<usize> = all
        .clone()
        .filter(|&i| !with_house.iter().any(|&j| near(i, j)))
        .collect();
    let residents = |places: &[usize], who: usize| -> f64 {
        places.iter().map(|&i| reach.people[who][i]).sum()
    };
    let total: f64 = reach.people[0].iter().sum();
    let mut sites = Vec::new();
    if !reach.knows_people() {
        return sites;
    }
    while sites.len() < count {
        let gains = all.clone().map(|j| {
            let gained: Vec<usize> = open.iter().copied().filter(|&i| near(i, j)).collect();
            (residents(&gained, 0), j, gained)
        });
        // the first of the highest: places are in the order of their codes
        let best = gains.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((gain, place, gained)) = best.filter(|(gain, ..)| *gain > 0.0) else {
            break;
        };
        open.retain(|i| !gained.contains(i));
        sites.push(Site {
            municipality: reach.codes[place],
            residents: gain,
            residents_75: residents(&gained, 1),
            covered: total - residents(&open, 0),
        });
    }
    sites
}
