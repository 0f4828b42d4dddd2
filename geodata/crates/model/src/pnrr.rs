//! Figures of the recovery plan (PNRR), derived from its open data.

use serde::{Deserialize, Serialize};

use crate::code::{IstatCode, ZoneNumber};

/// Funding of one mission in one municipality, or in the places outside the territory that projects of
/// the territory share.
///
/// # Units
/// Euro, to the cent.
///
/// # Assumptions
/// A project counts once, whatever the number of places the source repeats it for, and its amounts are
/// split equally over all its places. What falls on places outside the territory is kept apart, so
/// that the figures of a mission sum to the source's total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PnrrFigure {
    /// The municipality; `None` for places outside the territory and projects of national scope.
    pub municipality: Option<IstatCode>,
    /// The mission's code, `M1` to `M6`; an axis names its own in [`super::Axis::pnrr_mission`].
    pub mission: String,
    /// Projects present here. A project in several places is present in each: do not sum.
    pub projects: u32,
    /// This place's part of the PNRR funding.
    pub pnrr_eur: f64,
    /// This place's part of the total funding, other sources included.
    pub total_eur: f64,
}

/// Different projects of one mission in a zone or in the whole territory, each counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PnrrCount {
    /// The zone; `None` for the whole territory.
    pub zone: Option<ZoneNumber>,
    /// The mission's code, `M1` to `M6`.
    pub mission: String,
    /// Different projects with a place in it. A project in several zones is in each: do not sum.
    pub projects: u32,
}
