//! What is missing where, and how sure we are.
//!
//! A gap is a strategy or a service that a zone lacks while others have it, or that a source
//! declares absent. Where the sources had no occasion to speak, there is no gap but an unknown.

mod build;
mod measure;
mod robustness;
mod smoothing;
mod table;
mod words;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use robustness::{REACHED, ROBUST, Robustness, SHORT, THIN, Variant, Verdict};
pub use smoothing::empirical_bayes;

pub(super) use build::gaps as of_table;
pub(super) use robustness::People;
pub(super) use table::Table;

use crate::atlas::PreparedAtlas;
use crate::model::{ProjectId, SourceId, StrategyCode, Text, ZoneNumber};

/// What a gap is about: written `3.3` or `service:ospedale_di_comunita`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    /// A strategy of the plan.
    Strategy(StrategyCode),
    /// A kind of health facility.
    Service(String),
}

const SERVICE: &str = "service:";

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strategy(code) => code.fmt(f),
            Self::Service(kind) => write!(f, "{SERVICE}{kind}"),
        }
    }
}

impl FromStr for Subject {
    type Err = crate::model::CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix(SERVICE) {
            Some(kind) => Ok(Self::Service(kind.to_owned())),
            None => text.parse().map(Self::Strategy),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = crate::model::CodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

/// How much is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// A source declares that there is nothing.
    Declared,
    /// The register has nothing.
    None,
    /// There is something, but most variants find it too little for the residents.
    Thin,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Gap {
    /// Place in the ranking, from 1.
    pub rank: usize,
    /// Stable identifier: subject and zone, as `3.3@4`, or the subject alone for the whole territory.
    pub id: String,
    /// What is missing.
    pub subject: Subject,
    /// Its name.
    pub name: Text,
    /// Where; the whole territory when absent.
    pub zone: Option<ZoneNumber>,
    /// How much is missing.
    pub extent: Extent,
    /// Why it is a gap, in a sentence or two.
    pub reason: Text,
    /// Needs that what is missing would answer; the links are ours.
    pub needs: Vec<String>,
    /// Residents of the zone, or of the whole territory; absent when not known.
    pub residents: Option<u32>,
    /// What there is, where the gap is one of measure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<ProjectId>,
    /// Records that speak of it without placing it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<ProjectId>,
    /// Declared absences behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<String>,
    /// Zones that have it.
    pub others: Vec<ZoneNumber>,
    /// Those of them that touch this one.
    pub neighbours: Vec<ZoneNumber>,
    /// How sure it is.
    pub robustness: Robustness,
}

/// What cannot be called a gap, because the sources are silent for a reason or place nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unknown {
    /// What is not known.
    pub subject: Subject,
    /// Where; the whole territory when absent.
    pub zone: Option<ZoneNumber>,
    /// Why it is not known.
    pub reason: Text,
    /// Records that speak of it without placing it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<ProjectId>,
}

/// `GET /api/gaps`: gaps by rank, then what is unknown.
///
/// # Units
/// Ranks. Declared gaps come first; then robust before fragile ones, missing before thin; then what
/// more of the other zones have; then the more residents concerned.
///
/// # Assumptions
/// See [`Variant`] for the six looks at each gap and [`THIN`], [`SHORT`], [`REACHED`] and
/// [`ROBUST`] for the thresholds, which are conventions. A thin gap is listed when more than half of the variants see
/// it. A zone the survey did not hear is unknown in strategies; services come from a complete list.
///
/// # Example
/// ```
/// use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata::indicator::gaps::{Extent, gaps};
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let found = gaps(&prepared);
/// assert_eq!(found.gaps[0].extent, Extent::Declared);
/// # Ok::<(), geodata::atlas::InvalidAtlas>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Gaps {
    /// By rank.
    pub gaps: Vec<Gap>,
    /// By subject and zone.
    pub unknown: Vec<Unknown>,
    /// How gaps are found and ranked, in words.
    pub method: Text,
    /// The sources behind them.
    pub sources: Vec<SourceId>,
}

/// The gaps of the register.
#[must_use]
pub fn gaps(prepared: &PreparedAtlas) -> Gaps {
    build::gaps(
        prepared,
        &robustness::People::new(prepared),
        &table::Table::new(prepared),
    )
}
