//! Inequality of an indicator over residents, and the spatial pattern of its values.

use std::collections::BTreeMap;

use geodata_model::IstatCode;
use serde::{Deserialize, Serialize};

/// `GET /api/equity/{indicator}`: how an indicator is spread over the municipalities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Equity {
    /// The indicator.
    pub indicator: String,
    /// Municipalities with a value; the others are left out.
    pub municipalities: usize,
    /// Municipalities whose value is unknown.
    pub unknown: usize,
    /// Gini coefficient, each municipality weighted by its residents.
    pub gini: Option<f64>,
    /// Theil index with its parts between and within zones, weighted likewise.
    pub theil: Option<Theil>,
    /// Moran's I of the values.
    pub moran: Option<Moran>,
    /// Local Moran of every municipality with a value.
    pub local: BTreeMap<IstatCode, LocalMoran>,
}

/// Theil's T and its two parts, which sum to it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Theil {
    /// The index.
    pub total: f64,
    /// The part that would remain if everyone had their group's mean.
    pub between: f64,
    /// The part within groups.
    pub within: f64,
}

/// Moran's I with its permutation test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Moran {
    /// The statistic.
    pub i: f64,
    /// What it would be without any pattern: -1 / (n - 1).
    pub expected: f64,
    /// One-sided pseudo p-value, from `permutations` reshufflings of the values.
    pub p: f64,
    /// Number of reshufflings.
    pub permutations: usize,
}

/// Local Moran of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LocalMoran {
    /// The statistic.
    pub i: f64,
    /// One-sided pseudo p-value: the unit stays, the others are reshuffled around it.
    pub p: f64,
    /// The unit and its neighbours against the mean.
    pub quadrant: Quadrant,
}

/// A unit's value and its neighbours' mean, against the mean of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among high.
    LowHigh,
    /// Low among low.
    LowLow,
    /// High among low.
    HighLow,
}
