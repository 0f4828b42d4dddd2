//! Which kinds of project, and which strategy, the computations treat specially.

use serde::{Deserialize, Serialize};

use crate::code::StrategyCode;

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

    /// Whether a scenario can add anything in this atlas: a health centre or a cycle link.
    #[must_use]
    pub fn supports_scenarios(&self) -> bool {
        !self.health.is_empty() || self.cycle_link.is_some()
    }

    /// The kind of the case della comunità (community health centre), to which distances are measured.
    #[must_use]
    pub fn health_centre(&self) -> Option<&str> {
        self.health.first().map(String::as_str)
    }
}
