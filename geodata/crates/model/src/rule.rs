//! The rules a project can be shared out by.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::i18n::Catalogues;
use crate::text::Text;

/// How a project is shared out over the units it is in.
///
/// Whatever the rule, shares sum to 1 with `outside` and `unlocated`. The part outside the territory
/// is measured on the geometry and stays as it is: a rule shares out the rest. Marginal parts, which
/// are not presence, get a share by geometry, length and area alone.
///
/// | rule | points | lines | areas | named municipalities, schematic lines | zones |
/// |---|---|---|---|---|---|
/// | `geometry` | count of points | length | area | equally | equally |
/// | `presence` | units equally, at each level | same | same | same | same |
/// | `length` | no | geodesic length | no | no | no |
/// | `area` | no | no | geodesic area | official surface | official surface |
/// | `equal` | municipalities equally, zones the sum of theirs | same | same | same | zones equally |
/// | `population` | residents of the municipalities | same | same | same | residents of the zones |
///
/// Where the table says no, and for what is not placed at all, shares follow `geometry` and a note
/// says so.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Rule {
    /// What suits the geometry: the default, and what every other answer rests on.
    #[default]
    Geometry,
    /// Being there is what counts: every zone where the project is present has the same share, and so
    /// has every municipality.
    Presence,
    /// By kilometres of track.
    Length,
    /// By square kilometres: covered ones of an area, official surface of what a source names.
    Area,
    /// Every municipality where the project is present has the same share; a zone has the sum of its own.
    Equal,
    /// By all the residents of the municipalities where the project is present, however small its part.
    Population,
}

/// Not the identifier of a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an allocation rule: one of {list} is expected", list = Rule::LIST)]
pub struct UnknownRule(String);

impl Rule {
    /// Every rule, the default first.
    pub const ALL: [Self; 6] = [
        Self::Geometry,
        Self::Presence,
        Self::Length,
        Self::Area,
        Self::Equal,
        Self::Population,
    ];

    /// The identifiers, for messages.
    pub const LIST: &str = "geometry, presence, length, area, equal, population";

    /// The identifier used in addresses, on the command line and in the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Geometry => "geometry",
            Self::Presence => "presence",
            Self::Length => "length",
            Self::Area => "area",
            Self::Equal => "equal",
            Self::Population => "population",
        }
    }

    /// What the rule does, in a sentence.
    #[must_use]
    pub fn explanation(self, texts: &Catalogues) -> Text {
        texts.text(&format!("rule-{}", self.id()), |_| Vec::new())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        let found = Self::ALL.into_iter().find(|rule| rule.id() == text);
        found.ok_or_else(|| UnknownRule(text.chars().take(60).collect()))
    }
}
