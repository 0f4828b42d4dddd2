//! Where a project is, and how precisely that is known.

use serde::{Deserialize, Serialize};

use crate::code::{IstatCode, ZoneNumber};

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
