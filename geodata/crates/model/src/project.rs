//! Projects: what is being done, and how precisely its place is known.

use serde::{Deserialize, Serialize};

use super::{Citation, IstatCode, ProjectId, StrategyCode, Text, Validity, ZoneNumber};

/// A project, initiative or facility of the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Project {
    /// Stable identifier.
    pub id: ProjectId,
    /// Title.
    pub title: Text,
    /// What it is, in one or two Italian sentences of our own.
    pub summary: String,
    /// Identifier of its [`Kind`].
    pub kind: String,
    /// Strategies it serves; the first is the primary one. Never empty.
    pub strategies: Vec<StrategyCode>,
    /// How far it has come, as the source words it.
    pub status: Status,
    /// The body that leads it, as the source names it; empty when the source does not.
    pub lead_body: String,
    /// Partners as the source names them.
    pub partners: String,
    /// Programme or funding line.
    pub programme: String,
    /// Number of interventions, if a source states it.
    pub interventions: Option<u32>,
    /// Amount in euro, if a source states it.
    pub amount_eur: Option<f64>,
    /// Length in kilometres, if a source states it.
    pub length_km: Option<f64>,
    /// Codice unico di progetto.
    pub cup: String,
    /// Where it is, no more precisely than the source allows.
    pub place: Place,
    /// Zones the source declares in words, compared with the computed ones.
    pub declared_zones: Vec<ZoneNumber>,
    /// Provenance. Never empty.
    pub sources: Vec<Citation>,
    /// Date of the information: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub source_date: String,
    /// From when to when it holds, if a source states it.
    #[serde(flatten)]
    pub validity: Validity,
    /// What a reader must know, such as why a place is coarse.
    pub note: String,
}

/// Where a project is. The variant is its precision: nothing can be placed more precisely.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "precision", rename_all = "snake_case")]
pub enum Place {
    /// A point, track or area from a source, in longitude and latitude.
    Exact {
        /// Geometry in WGS84 degrees.
        #[cfg_attr(feature = "schema", schema(value_type = Object))]
        geometry: geojson::Geometry,
    },
    /// A line through municipalities in the order the source names them; drawn dashed.
    Schematic {
        /// At least two municipalities.
        municipalities: Vec<IstatCode>,
    },
    /// One or more municipalities.
    Municipality {
        /// At least one.
        municipalities: Vec<IstatCode>,
    },
    /// One or more zones as a whole.
    Zone {
        /// At least one.
        zones: Vec<ZoneNumber>,
    },
    /// The whole metropolitan area.
    Metropolitan,
}

/// How precisely a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// From a source's own geometry.
    Exact,
    /// Drawn through the named municipalities.
    Schematic,
    /// Known to the municipality.
    Municipality,
    /// Known to the zone.
    Zone,
    /// Known to the metropolitan area.
    Metropolitan,
}

impl Place {
    /// The precision this place has.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self {
            Self::Exact { .. } => Precision::Exact,
            Self::Schematic { .. } => Precision::Schematic,
            Self::Municipality { .. } => Precision::Municipality,
            Self::Zone { .. } => Precision::Zone,
            Self::Metropolitan => Precision::Metropolitan,
        }
    }

    /// The municipalities the place names; empty for exact, zone and metropolitan places.
    #[must_use]
    pub fn municipalities(&self) -> &[IstatCode] {
        match self {
            Self::Schematic { municipalities } | Self::Municipality { municipalities } => {
                municipalities
            }
            Self::Exact { .. } | Self::Zone { .. } | Self::Metropolitan => &[],
        }
    }
}

/// How far a project has come (stato di attuazione).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Applied for funding.
    Candidate,
    /// Planned or designed.
    Planned,
    /// Approved.
    Approved,
    /// Funded.
    Funded,
    /// Being carried out.
    UnderWay,
    /// Completed or operating.
    Done,
    /// The source only says that it exists.
    Reported,
}

impl Status {
    /// Every status, in order of progress; `Reported` last because it tells none.
    pub const ALL: [Self; 7] = [
        Self::Candidate,
        Self::Planned,
        Self::Approved,
        Self::Funded,
        Self::UnderWay,
        Self::Done,
        Self::Reported,
    ];

    /// The identifier used in files, URLs and the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Planned => "planned",
            Self::Approved => "approved",
            Self::Funded => "funded",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Reported => "reported",
        }
    }

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }
}

impl Precision {
    /// Every precision, finest first.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Schematic,
        Self::Municipality,
        Self::Zone,
        Self::Metropolitan,
    ];

    /// The identifier used in files, URLs and the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Schematic => "schematic",
            Self::Municipality => "municipality",
            Self::Zone => "zone",
            Self::Metropolitan => "metropolitan",
        }
    }

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// A kind (tipologia) of project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Kind {
    /// Identifier, such as `cycle_route`.
    pub id: String,
    /// Singular name.
    pub name: Text,
    /// Plural name.
    pub plural: Text,
    /// The shape that tells it from others without colour.
    pub symbol: Symbol,
}

/// Map symbols of the kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Symbol {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ✚
    Cross,
    /// ⬢
    Hexagon,
    /// ★
    Star,
    /// A stroke.
    Line,
}

impl Symbol {
    /// Every symbol.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Circle, "circle"),
        (Self::Square, "square"),
        (Self::Triangle, "triangle"),
        (Self::Diamond, "diamond"),
        (Self::Cross, "cross"),
        (Self::Hexagon, "hexagon"),
        (Self::Star, "star"),
        (Self::Line, "line"),
    ];

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, i)| *i == id)
            .map(|(s, _)| s)
    }
}
