//! Figures of the whole territory, which zones and municipalities are set against.

use geodata::model::{AltitudeZone, ResidentsByAge};

use super::data::Data;

/// Sums over the municipalities.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Residents.
    pub residents: u32,
    /// Residents by age.
    pub by_age: ResidentsByAge,
    /// Official surface, km².
    pub surface_km2: f64,
}

impl Totals {
    /// The sums over every municipality.
    pub fn of(data: &Data) -> Self {
        let records = || data.municipalities.iter().map(|body| &body.municipality);
        let by_age: ResidentsByAge = records().map(|m| m.residents_by_age).sum();
        Self {
            residents: by_age.total(),
            by_age,
            surface_km2: records().map(|m| m.surface_km2).sum(),
        }
    }

    /// Residents per km² of official surface.
    pub fn density_per_km2(&self) -> f64 {
        ratio(f64::from(self.residents), self.surface_km2)
    }
}

/// Share of residents of 65 years and over.
pub fn share_65_and_over(residents: &ResidentsByAge) -> f64 {
    let (aged, all) = (residents.aged_65_and_over(), residents.total());
    ratio(f64::from(aged), f64::from(all))
}

/// A part over a whole; zero when there is nothing to be a part of.
pub fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The altitude zones from the highest, with their message keys.
pub const ALTITUDES: [(AltitudeZone, &str); 3] = [
    (AltitudeZone::Mountain, "ui-altitude-mountain"),
    (AltitudeZone::Hill, "ui-altitude-hill"),
    (AltitudeZone::Plain, "ui-altitude-plain"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn the_whole_is_the_sum_of_its_municipalities() {
        let totals = Totals::of(&fixture::data());
        assert_eq!(totals.residents, 18_000 + 2_800 + 35_000 + 848_748);
        assert!((totals.density_per_km2() - f64::from(totals.residents) / 40.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_over_nothing_is_not_an_error() {
        assert!(share_65_and_over(&ResidentsByAge::default()).abs() < f64::EPSILON);
    }
}
