//! Figures of the whole territory, with which zones and municipalities are compared.

use geodata_api::ZoneBody;
use geodata_model::{AltitudeZone, ResidentsByAge};

use super::data::Data;

/// Sums over the municipalities.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Residents; none if those of any municipality are not known.
    pub residents: Option<u32>,
    /// Residents by age; likewise.
    pub by_age: Option<ResidentsByAge>,
    /// Official surface, km².
    pub surface_km2: f64,
}

impl Totals {
    /// The sums over every municipality.
    pub fn of(data: &Data) -> Self {
        let records = || data.municipalities.iter().map(|body| &body.municipality);
        let by_age: Option<ResidentsByAge> = records().map(|m| m.residents_by_age).sum();
        Self {
            residents: by_age.map(|ages| ages.total()),
            by_age,
            surface_km2: records().map(|m| m.surface_km2).sum(),
        }
    }

    /// Residents per km² of official surface.
    pub fn density_per_km2(&self) -> f64 {
        ratio(number(self.residents), self.surface_km2)
    }
}

/// A count for calculations: NaN when it is not known, so that no result computed from it looks known.
pub fn number(count: Option<u32>) -> f64 {
    count.map_or(f64::NAN, f64::from)
}

/// Share of residents of 65 years and over.
pub fn share_65_and_over(residents: Option<ResidentsByAge>) -> f64 {
    let aged = residents.map(|ages| ages.aged_65_and_over());
    ratio(number(aged), number(residents.map(|ages| ages.total())))
}

/// The unweighted mean of a figure over the zones; NaN if the figure of any zone is not known.
pub fn mean_of_zones(data: &Data, figure: impl Fn(&ZoneBody) -> f64) -> f64 {
    ratio(data.zones.iter().map(figure).sum(), data.zones.len() as f64)
}

/// A part over a whole; zero when the whole is zero.
pub fn ratio(part: f64, whole: f64) -> f64 {
    if whole <= 0.0 { 0.0 } else { part / whole }
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
        assert_eq!(totals.residents, Some(18_000 + 2_800 + 35_000 + 848_748));
        assert!((totals.density_per_km2() - number(totals.residents) / 40.0).abs() < 1e-9);
    }

    #[test]
    fn one_municipality_without_residents_leaves_the_whole_unknown() {
        let data = fixture::data();
        let (zones, mut towns) = (data.zones, data.municipalities);
        towns[0].municipality.residents_by_age = None;
        let data = Data::new(data.plan, zones, towns, data.projects);
        let totals = Totals::of(&data);
        assert_eq!(totals.residents, None);
        assert!(totals.density_per_km2().is_nan() && share_65_and_over(totals.by_age).is_nan());
    }

    #[test]
    fn the_share_of_no_residents_is_zero() {
        assert!(share_65_and_over(Some(ResidentsByAge::default())).abs() < f64::EPSILON);
    }
}
