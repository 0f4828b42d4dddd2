//! Accessibility of the health centres: distances between all municipalities, and the figures that follow from where the
//! centres are.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::access::{e2sfca, weight};
use crate::distance::{band, km_between};
use crate::equity::gini;
use crate::facility::health_centres;
use geodata_api::scenario::DISTANCE_BANDS;
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, ResidentsByAge, ZoneNumber};

/// Municipalities with their distances in km, residents and health centres, all in the order of their codes.
#[derive(Clone)]
pub(super) struct Accessibility {
    pub codes: Vec<IstatCode>,
    zones: Vec<ZoneNumber>,
    /// Residents, then those of 75 and over; not numbers where they are not known.
    pub residents: [Vec<f64>; 2],
    /// Distances row by row; infinite where a municipality has no shape.
    km: Arc<Vec<f64>>,
    supply: Vec<f64>,
}

impl Accessibility {
    pub(super) fn new(prepared: &PreparedAtlas) -> Self {
        let municipalities = || prepared.atlas.municipalities.values();
        let codes: Vec<IstatCode> = municipalities().map(|m| m.istat).collect();
        let n = codes.len();
        let mut km = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..i {
                let distance = km_between(prepared, codes[i], codes[j]).unwrap_or(f64::INFINITY);
                km[i * n + j] = distance;
                km[j * n + i] = distance;
            }
        }
        let centres = health_centres(prepared);
        let count = |code| centres.get(code).map_or(0.0, |h| h.len() as f64);
        Self {
            zones: municipalities().map(|m| m.zone).collect(),
            residents: [
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

    pub(super) fn distance_km(&self, i: usize, j: usize) -> f64 {
        self.km[i * self.codes.len() + j]
    }

    pub(super) fn add_health_centre(&mut self, place: IstatCode) {
        if let Ok(i) = self.codes.binary_search(&place) {
            self.supply[i] += 1.0;
        }
    }

    /// The municipalities that have a health centre.
    pub(super) fn with_health_centre(&self) -> impl Iterator<Item = IstatCode> + '_ {
        let places = self.codes.iter().zip(&self.supply);
        places.filter(|(_, s)| **s > 0.0).map(|(code, _)| *code)
    }

    /// Whether the residents of every municipality are known.
    pub(super) fn residents_are_known(&self) -> bool {
        self.residents
            .iter()
            .flatten()
            .all(|people| people.is_finite())
    }

    /// Residents by distance band to the nearest health centre; `group` is 0 for all, 1 for those of 75 and over.
    pub(super) fn residents_by_band(&self, group: usize) -> BTreeMap<String, f64> {
        let centres: Vec<usize> = (0..self.codes.len())
            .filter(|&j| self.supply[j] > 0.0)
            .collect();
        if centres.is_empty() || !self.residents_are_known() {
            return BTreeMap::new();
        }
        let mut bands: BTreeMap<String, f64> = DISTANCE_BANDS
            .iter()
            .map(|(name, _)| ((*name).to_owned(), 0.0))
            .collect();
        for (i, people) in self.residents[group].iter().enumerate() {
            let nearest = centres
                .iter()
                .map(|&j| self.distance_km(i, j))
                .fold(f64::INFINITY, f64::min);
            *bands.entry(band(nearest).to_owned()).or_insert(0.0) += people;
        }
        bands
    }

    /// Accessible health centres per 10,000 residents by zone, and their Gini coefficient over municipalities.
    pub(super) fn access(&self) -> (BTreeMap<ZoneNumber, f64>, Option<f64>) {
        if !self.residents_are_known() {
            return (BTreeMap::new(), None);
        }
        let residents = &self.residents[0];
        let access = e2sfca(&self.supply, residents, |i, j| {
            weight(self.distance_km(i, j))
        });
        let mut sums: BTreeMap<ZoneNumber, (f64, f64)> = BTreeMap::new();
        for (i, zone) in self.zones.iter().enumerate() {
            let (facilities, people) = sums.entry(*zone).or_default();
            *facilities += access[i] * residents[i];
            *people += residents[i];
        }
        let inhabited = sums.into_iter().filter(|(_, (_, people))| *people > 0.0);
        let by_zone =
            inhabited.map(|(zone, (facilities, people))| (zone, facilities / people * 10_000.0));
        (by_zone.collect(), gini(&access, residents))
    }
}
