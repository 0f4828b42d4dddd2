//! What is missing where, and how robust that finding is.
//!
//! A gap is a strategy or a service that a zone lacks while others have it, or that a source
//! declares absent. Where the sources had no occasion to speak, there is no gap but an unknown.

use std::collections::BTreeMap;
use std::{fmt, str::FromStr};

use geodata_model::{ProjectId, SourceId, StrategyCode, Text, ZoneNumber};
use serde::{Deserialize, Serialize};

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
    type Err = geodata_model::CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix(SERVICE) {
            Some(kind) => Ok(Self::Service(kind.to_owned())),
            None => text.parse().map(Self::Strategy),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = geodata_model::CodeError;

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

/// A zone is thin in something when it has less than this part of what its residents would lead to expect.
pub const THIN: f64 = 0.5;

/// A zone is short of something when it lacks at least this many records of what is due: less than
/// half a record short cannot be told from none. Of what is rare, a small zone is due nothing.
pub const SHORT: f64 = 0.5;

/// A zone has something when at least this part of its residents live in a municipality that has it.
pub const REACHED: f64 = 0.1;

/// A gap is robust when at least this share of the variants agree on it, five of six, and no record
/// without a place speaks of it.
pub const ROBUST: f64 = 0.8;

/// The ways a gap is looked at. Each subject has six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// No record is present.
    Presence,
    /// Shared out equally, less than [`THIN`] of what is due to the zone's residents, and [`SHORT`] of it.
    Equal,
    /// The same, shared out by residents (strategies).
    Population,
    /// The same for residents of 75 and over (services).
    Elderly,
    /// Fewer than [`REACHED`] of the residents live in a municipality that has it.
    #[serde(rename = "reach")]
    Coverage,
    /// The rate, smoothed for small populations, is below [`THIN`] of the overall one.
    Smoothed,
    /// Not even records that place nothing here speak of it: metropolitan ones of the strategy and
    /// schematic lines that cross the zone, zone-level mentions of the service.
    Mentions,
}

/// How sure a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At least [`ROBUST`] of the variants agree, [`Variant::Mentions`] among them.
    Robust,
    /// It depends on how one looks.
    Fragile,
}

/// The variants and what they say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Robustness {
    /// The verdict.
    pub verdict: Verdict,
    /// Share of the variants that see a gap.
    pub agree: f64,
    /// Whether each variant sees a gap.
    pub variants: BTreeMap<Variant, bool>,
}
