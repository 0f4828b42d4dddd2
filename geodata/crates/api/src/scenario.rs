//! What-if scenarios: health centres and cycle links that are not in the register, and what they would change.

use std::collections::BTreeMap;

use geodata_model::{IstatCode, ZoneNumber};
use serde::{Deserialize, Serialize};

use crate::gaps::Gap;
pub use crate::measure::{MAX_MEASURES, Measure, Scenario, ScenarioError};

/// Distance bands by their upper end in km, which belongs to the band; the last has none.
pub const DISTANCE_BANDS: [(&str, f64); 4] = [
    ("0-5", 5.0),
    ("5-10", 10.0),
    ("10-20", 20.0),
    ("20+", f64::INFINITY),
];

/// The figures a scenario changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Figures {
    /// Residents by distance band to the nearest case della comunità; empty when there is none, or when
    /// residents are not known.
    pub residents_by_band: BTreeMap<String, f64>,
    /// The same for residents of 75 and over.
    pub residents_75_by_band: BTreeMap<String, f64>,
    /// Case della comunità within reach per 10,000 residents, by zone.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, f64>))]
    pub access_by_zone: BTreeMap<ZoneNumber, f64>,
    /// Gini coefficient of that access over municipalities, weighted by residents.
    pub access_gini: Option<f64>,
    /// Gaps, unknowns not counted.
    pub gaps: usize,
    /// Robust ones among them.
    pub robust_gaps: usize,
}

/// `GET /api/scenario`: before, after, and what changes in the gaps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ScenarioBody {
    /// The scenario as understood.
    pub scenario: Scenario,
    /// As the register is.
    pub before: Figures,
    /// With the measures.
    pub after: Figures,
    /// Gaps that close, as they were.
    pub closed: Vec<Gap>,
    /// Gaps that remain with another verdict, as they become.
    pub changed: Vec<Gap>,
    /// Gaps that appear: where more elsewhere makes what a zone has look little.
    pub opened: Vec<Gap>,
}

/// The answer to `GET /api/scenario`: what changes, and where the next houses would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ScenarioAnswer {
    /// The scenario as understood.
    pub scenario: Scenario,
    /// As the register is.
    pub before: Figures,
    /// With the measures.
    pub after: Figures,
    /// Gaps that close, as they were.
    pub closed: Vec<Gap>,
    /// Gaps that remain with another verdict, as they become.
    pub changed: Vec<Gap>,
    /// Gaps that appear.
    pub opened: Vec<Gap>,
    /// Distance within which the sites count residents, km.
    pub radius_km: f64,
    /// The next best sites, given the measures.
    pub next_best: Vec<Site>,
}

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
