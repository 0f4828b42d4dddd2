//! Zones and municipalities.

use serde::{Deserialize, Serialize};

use crate::code::{IstatCode, ZoneNumber};
use crate::provenance::Citation;
use crate::text::Text;

/// The age classes of [`ResidentsByAge`], in years, both ends included; the last is open.
pub const AGE_CLASSES: [(u8, Option<u8>); 9] = [
    (0, Some(2)),
    (3, Some(5)),
    (6, Some(13)),
    (14, Some(18)),
    (19, Some(34)),
    (35, Some(64)),
    (65, Some(74)),
    (75, Some(84)),
    (85, None),
];

/// Residents in the nine [`AGE_CLASSES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(value_type = Vec<u32>))]
pub struct ResidentsByAge(pub [u32; 9]);

impl ResidentsByAge {
    /// Residents of every age.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// Residents of 65 years and over.
    #[must_use]
    pub fn aged_65_and_over(&self) -> u32 {
        self.0[6..].iter().sum()
    }

    /// Residents of 75 years and over.
    #[must_use]
    pub fn aged_75_and_over(&self) -> u32 {
        self.0[7..].iter().sum()
    }
}

impl std::iter::Sum for ResidentsByAge {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), |mut sum, r| {
            for (total, part) in sum.0.iter_mut().zip(r.0) {
                *total += part;
            }
            sum
        })
    }
}

/// A municipality (comune).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Municipality {
    /// ISTAT code.
    pub istat: IstatCode,
    /// Name.
    pub name: String,
    /// Cadastral (Belfiore) code.
    pub belfiore: String,
    /// The zone it belongs to.
    pub zone: ZoneNumber,
    /// How its membership is known.
    pub zone_basis: MembershipBasis,
    /// Pages that name its membership, as labelled in the source's note.
    pub zone_sources: String,
    /// Official surface in km²; it differs slightly from the polygon's area.
    pub surface_km2: f64,
    /// The atlas gives no official surface: it is the polygon's area.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub surface_measured: bool,
    /// Altitude zone of ISTAT, where the atlas gives it.
    pub altitude_zone: Option<AltitudeZone>,
    /// Altitude of the town hall, metres above sea level, where the atlas gives it.
    pub altitude_m: Option<i32>,
    /// Degree of urbanisation (Eurostat): 1 city, 2 town, 3 rural; where the atlas gives it.
    pub degurba: Option<u8>,
    /// Residents by age class, where the atlas gives them.
    pub residents_by_age: Option<ResidentsByAge>,
}

impl Municipality {
    /// Residents of every age, where they are known.
    #[must_use]
    pub fn residents(&self) -> Option<u32> {
        self.residents_by_age.map(|ages| ages.total())
    }

    /// The residents that `of` counts, or NaN where residents are not known: a sum or ratio they enter is then not known
    /// either.
    #[must_use]
    pub fn residents_or_nan(&self, of: impl Fn(&ResidentsByAge) -> u32) -> f64 {
        self.residents_by_age
            .map_or(f64::NAN, |ages| f64::from(of(&ages)))
    }
}

/// How a municipality's zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MembershipBasis {
    /// In a complete published list of the zone.
    Listed,
    /// Named as a member by a page, without a complete list.
    Named,
    /// By elimination and geography.
    Derived,
}

/// Altitude zone of ISTAT, reduced to the three of the "metromontano" reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AltitudeZone {
    /// Montagna.
    Mountain,
    /// Collina.
    Hill,
    /// Pianura.
    Plain,
}

/// A zone (zona omogenea): its shape and figures are those of its municipalities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Zone {
    /// Number, from 1.
    pub number: ZoneNumber,
    /// Name.
    pub name: Text,
    /// Where its co-planning table sits; empty when it has none.
    pub venue: String,
    /// The municipality of the venue.
    pub venue_municipality: Option<IstatCode>,
    /// Provenance.
    pub sources: Vec<Citation>,
}
