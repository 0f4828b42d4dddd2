//! The nouns of a strategic plan: identifiers and records, without behaviour beyond parsing and display.
//!
//! Every record is read from the atlas files once ([`geodata_atlas`]) and is immutable afterwards.

mod allocation;
mod code;
mod date;
pub mod i18n;
mod need;
mod own;
mod plan;
mod pnrr;
mod project;
mod provenance;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod stamp;
mod territory;
pub mod xml;

pub use allocation::{Allocation, Bbox, Distribution, LonLat, Share};
pub use code::{AxisNumber, CodeError, IstatCode, ProjectId, SourceId, StrategyCode, ZoneNumber};
pub use date::{DateError, PartialDate, Validity};
pub use need::{Need, NeedGroup, NeedLink};
pub use own::{Roles, Words};
pub use plan::{Absence, AbsenceScope, Axis, Principle, Statement, Strategy};
pub use pnrr::{PnrrCount, PnrrFigure};
pub use project::{Kind, Place, Precision, Project, Status, Symbol};
pub use provenance::{Citation, Conflict, Figure, Source};
pub use rule::{Rule, UnknownRule};
pub use stamp::Stamp;
pub use territory::{
    AGE_CLASSES, AltitudeZone, MembershipBasis, Municipality, ResidentsByAge, Zone,
};

use serde::{Deserialize, Serialize};

/// A text in the two languages of the product; Italian is the original.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Text {
    /// Italian.
    pub it: String,
    /// English; the Italian text again where no translation exists.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(it: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            it: it.into(),
            en: en.into(),
        }
    }

    /// A text that is the same in both languages, such as a proper name.
    pub fn name(it: impl Into<String>) -> Self {
        let it = it.into();
        Self { en: it.clone(), it }
    }

    /// The text in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::It => &self.it,
            Language::En => &self.en,
        }
    }
}

/// The languages of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Italian, the default.
    #[default]
    It,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// Reads a tag such as `it` or `en-GB`; `None` for a language the product does not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.to_ascii_lowercase().as_str() {
            "it" => Some(Self::It),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}
