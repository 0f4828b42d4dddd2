//! Needs (esigenze) that the territory expressed for the next plan.

use serde::{Deserialize, Serialize};

use crate::code::{AxisNumber, StrategyCode};
use crate::provenance::Citation;
use crate::text::Text;

/// A need: a numbered heading (`A3.2`) or a lettered item (`A3.2.b`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Need {
    /// Code, unique in the atlas.
    pub code: String,
    /// The chapter it comes from.
    pub group: NeedGroup,
    /// Axes the source links it to; empty when the source calls it transversal.
    pub axes: Vec<AxisNumber>,
    /// The need in our words.
    pub text: Text,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// The chapters of needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NeedGroup {
    /// A need of an axis.
    Need,
    /// A new theme.
    Theme,
    /// Governance and coordination.
    Governance,
    /// Building and carrying out the plan.
    Plan,
    /// Conduct of the participation.
    Participation,
}

/// A link between a need and a strategy it bears on. The link is ours, not the sources'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NeedLink {
    /// The need's code.
    pub need: String,
    /// The strategy.
    pub strategy: StrategyCode,
    /// Why we link them, in one Italian sentence.
    pub reason: String,
}
