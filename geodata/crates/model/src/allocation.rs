//! How a project is shared out over zones and over municipalities.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::{IstatCode, ZoneNumber};
use crate::text::Text;

/// Longitude and latitude in degrees.
pub type LonLat = [f64; 2];

/// West, south, east, north in degrees.
pub type Bbox = [f64; 4];

/// How a project is shared out over zones and over municipalities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Allocation {
    /// By zone.
    pub zones: Distribution<ZoneNumber>,
    /// By municipality.
    pub municipalities: Distribution<IstatCode>,
    /// Disagreements with what the source declares, and ties on borders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
}

/// Shares that sum to 1 with `outside` and `unlocated`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Distribution<U> {
    /// Shares in the units, sorted by unit.
    pub shares: Vec<Share<U>>,
    /// Part outside the territory.
    pub outside: f64,
    /// Part the source does not place at this level.
    pub unlocated: f64,
}

/// The part of a project in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Share<U> {
    /// Zone number or ISTAT code.
    pub unit: U,
    /// Part of the whole, from 0 to 1.
    pub share: f64,
    /// Too small to count as presence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub marginal: bool,
    /// Why, in a sentence. Shared: a thousand points in a municipality are there for the same reason.
    #[serde(with = "shared")]
    #[cfg_attr(feature = "schema", schema(value_type = Text))]
    pub reason: Arc<Text>,
}

/// Serializes a shared value as a part of each record that shares it.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Arc<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().serialize(serializer)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(deserializer).map(Arc::new)
    }
}
