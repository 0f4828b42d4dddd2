//! Where a record comes from.

use serde::{Deserialize, Serialize};

use crate::code::{ProjectId, SourceId};

/// A document or dataset the atlas draws on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Source {
    /// Identifier used by citations.
    pub id: SourceId,
    /// Title as published.
    pub title: String,
    /// The body that published it.
    pub publisher: String,
    /// Date of the content: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// Licence as the publisher states it.
    pub licence: String,
    /// Public address, empty when none is known.
    pub url: String,
    /// What a user of the data must know.
    pub note: String,
}

/// A place in a source: written `survey-2023 §3 Asse 1` in the atlas files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The section, empty when the whole source is meant.
    pub section: String,
}

/// A figure about places that a table gives without a citation in each row.
///
/// Which source gives it is said by the atlas: the row `source-{id}` of `atlas.csv` names the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Residents, and everything counted per resident.
    Residents,
    /// Official surface.
    Surface,
    /// Altitude, altitude zone and degree of urbanisation.
    Altitude,
    /// Which municipalities make a zone.
    Membership,
    /// Polygons.
    Boundaries,
    /// Funding of the recovery plan by municipality and mission.
    Pnrr,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 6] = [
        Self::Residents,
        Self::Surface,
        Self::Altitude,
        Self::Membership,
        Self::Boundaries,
        Self::Pnrr,
    ];

    /// The identifier in the atlas.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Residents => "residents",
            Self::Surface => "surface",
            Self::Altitude => "altitude",
            Self::Membership => "membership",
            Self::Boundaries => "boundaries",
            Self::Pnrr => "pnrr",
        }
    }
}

/// A contradiction between or within sources: recorded, never silently fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Conflict {
    /// Identifier.
    pub id: String,
    /// What the contradiction is about, such as `municipality` or `zone`.
    pub subject: String,
    /// The project it concerns, if one.
    pub project: Option<ProjectId>,
    /// The contradiction in one or two Italian sentences.
    pub text: String,
    /// The sources that disagree.
    pub sources: Vec<Citation>,
}
