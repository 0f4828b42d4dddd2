//! Distances between all municipalities, measured once, and what follows from where the houses are.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::access::{e2sfca, weight};
use crate::distance::{band, houses, km_between};
use crate::equity::gini;
use geodata_api::scenario::DISTANCE_BANDS;
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, ResidentsByAge, ZoneNumber};

/// Municipalities with their distances, residents and houses, all in the order of their codes.
#[derive(Clone)]
pub(super) struct Reach {
    pub codes: Vec<IstatCode>,
    zones: Vec<ZoneNumber>,
    /// Residents, then those of 75 and over; not numbers where they are not known.
    pub people: [Vec<f64>; 2],
    /// Distances row by row; infinite where a municipality has no shape.
    km: Arc<Vec<f64>>,
    supply: Vec<f64>,
}

impl Reach {
    pub(super) fn new(prepared: &PreparedAtlas) -> Self {
        let municipalities = || prepared.atlas.municipalities.values();
        let codes: Vec<IstatCode> = municipalities().map(|m| m.istat).collect();
        let n = codes.len();
        let mut km = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..i {
                let apart = km_between(prepared, codes[i], codes[j]).unwrap_or(f64::INFINITY);
                km[i * n + j] = apart;
                km[j * n + i] = apart;
            }
        }
        let houses = houses(prepared);
        let count = |code| houses.get(code).map_or(0.0, |h| h.len() as f64);
        Self {
            zones: municipalities().map(|m| m.zone).collect(),
            people: [
                municipalities()
                    .map(|m| m.residents_or_nan(ResidentsByAge::total))
                    .collect(),
                municipalities()
                    .map(|m| m.residents_or_nan(ResidentsByAge::aged_75_and_over))
                    .collect(),
            ],
            km: km.into(),
            supply: codes.iter().map(count).collect(),
            codes,
        }
    }

    pub(super) fn km(&self, i: usize, j: usize) -> f64 {
        self.km[i * self.codes.len() + j]
    }

    pub(super) fn add_house(&mut self, place: IstatCode) {
        if let Ok(i) = self.codes.binary_search(&place) {
            self.supply[i] += 1.0;
        }
    }

    /// The municipalities that have a house.
    pub(super) fn houses(&self) -> impl Iterator<Item = IstatCode> + '_ {
        let places = self.codes.iter().zip(&self.supply);
        places.filter(|(_, s)| **s > 0.0).map(|(code, _)| *code)
    }

    /// Whether the residents of every municipality are known.
    pub(super) fn knows_people(&self) -> bool {
        self.people
            .iter()
            .flatten()
            .all(|people| people.is_finite())
    }

    /// People by distance band to the nearest house.
    pub(super) fn bands(&self, people: usize) -> BTreeMap<String, f64> {
        let houses: Vec<usize> = (0..self.codes.len())
            .filter(|&j| self.supply[j] > 0.0)
            .collect();
        if houses.is_empty() || !self.knows_people() {
            return BTreeMap::new();
        }
        let mut bands: BTreeMap<String, f64> = DISTANCE_BANDS
            .iter()
            .map(|(name, _)| ((*name).to_owned(), 0.0))
            .collect();
        for (i, people) in self.people[people].iter().enumerate() {
            let nearest = houses
                .iter()
                .map(|&j| self.km(i, j))
                .fold(f64::INFINITY, f64::min);
            *bands.entry(band(nearest).to_owned()).or_insert(0.0) += people;
        }
        bands
    }

    /// Houses within reach per 10,000 residents by zone, and their Gini coefficient over municipalities.
    pub(super) fn access(&self) -> (BTreeMap<ZoneNumber, f64>, Option<f64>) {
        if !self.knows_people() {
            return (BTreeMap::new(), None);
        }
        let residents = &self.people[0];
        let access = e2sfca(&self.supply, residents, |i, j| weight(self.km(i, j)));
        let mut sums: BTreeMap<ZoneNumber, (f64, f64)> = BTreeMap::new();
        for (i, zone) in self.zones.iter().enumerate() {
            let (reached, people) = sums.entry(*zone).or_default();
            *reached += access[i] * residents[i];
            *people += residents[i];
        }
        let lived_in = sums.into_iter().filter(|(_, (_, people))| *people > 0.0);
        let by_zone = lived_in.map(|(zone, (reached, people))| (zone, reached / people * 10_000.0));
        (by_zone.collect(), gini(&access, residents))
    }
}
