//! Where the next facility would bring the most people within reach.

use geodata_api::scenario::Site;
use std::collections::BTreeSet;

use super::reach::Reach;
use geodata_model::IstatCode;

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
