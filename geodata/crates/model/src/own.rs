//! What is an atlas's own: the words it has for its parts, and the parts its kinds have in computations.

use serde::{Deserialize, Serialize};

use super::{StrategyCode, Text};

/// What an atlas calls its parts, as in the middle of a sentence; where it says nothing, the catalogue's words hold.
///
/// Each is a row of `atlas.csv`, see [`Words::KEYS`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Words {
    /// What one zone is, such as "zona omogenea"; a feminine noun in Italian, like "zona" itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Text>,
    /// Its plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zones: Option<Text>,
    /// The whole territory at the head of a narrow column, such as "CM".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Text>,
}

impl Words {
    /// The rows of `atlas.csv`, in the order of the fields.
    pub const KEYS: [&str; 3] = ["zone", "zones", "whole"];
}

/// Which kinds of project, and which strategy, have a part in computations; empty where an atlas has none.
///
/// Each is a row of `atlas.csv`, see [`Roles::KEYS`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Roles {
    /// The kinds of the territorial health network, in the order of people's first contact with it: the first is the
    /// case della comunità, to which distances are measured.
    #[serde(default)]
    pub health: Vec<String>,
    /// A word in the identifier of records of these kinds that are no site, such as those that only buy devices.
    #[serde(default)]
    pub no_site: String,
    /// The kinds whose kilometres are cycle routes.
    #[serde(default)]
    pub cycle_routes: Vec<String>,
    /// The strategy that a cycle link serves; without one, no link can be supposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle_link: Option<StrategyCode>,
}

impl Roles {
    /// The rows of `atlas.csv`, in the order of the fields.
    pub const KEYS: [&str; 4] = [
        "health-kinds",
        "health-no-site",
        "cycle-kinds",
        "cycle-link-strategy",
    ];

    /// Whether there is anything to suppose in a scenario.
    #[must_use]
    pub fn supposes(&self) -> bool {
        !self.health.is_empty() || self.cycle_link.is_some()
    }

    /// The kind of the case della comunità, whose distance is measured.
    #[must_use]
    pub fn house(&self) -> Option<&str> {
        self.health.first().map(String::as_str)
    }
}
