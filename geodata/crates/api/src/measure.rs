//! The measures of a what-if scenario, and how they are written in an address.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use geodata_model::IstatCode;

/// The most measures one scenario may have, which keeps its address short and its answer quick.
pub const MAX_MEASURES: usize = 30;

/// A measure of a scenario. In addresses and JSON it is text: `house-001191` for a health centre, `link-001191-001275` for
/// a cycle link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Measure {
    /// A case della comunità in a municipality.
    HealthCentre(IstatCode),
    /// A cycle link between two municipalities.
    CycleLink(IstatCode, IstatCode),
}

/// Why a scenario could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScenarioError {
    /// Not a measure.
    #[error("`{0}` is not a measure: house-CODE or link-CODE-CODE is expected, as in house-001191")]
    Measure(String),
    /// A municipality that is not in the atlas.
    #[error("municipality {0} is not in the atlas")]
    Municipality(IstatCode),
    /// A link from a place to itself.
    #[error("a link joins two different municipalities, not {0} with itself")]
    Loop(IstatCode),
    /// Too many.
    #[error("a scenario has at most {MAX_MEASURES} measures, this one has {0}")]
    TooMany(usize),
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HealthCentre(code) => write!(f, "house-{code}"),
            Self::CycleLink(from, to) => write!(f, "link-{from}-{to}"),
        }
    }
}

impl FromStr for Measure {
    type Err = ScenarioError;

    fn from_str(text: &str) -> Result<Self, ScenarioError> {
        let wrong = || ScenarioError::Measure(text.to_owned());
        let code = |part: &str| part.parse::<IstatCode>().map_err(|_| wrong());
        let parts: Vec<&str> = text.trim().split('-').collect();
        match parts[..] {
            ["house", place] => Ok(Self::HealthCentre(code(place)?)),
            ["link", from, to] if from == to => Err(ScenarioError::Loop(code(from)?)),
            ["link", from, to] => Ok(Self::CycleLink(code(from)?, code(to)?)),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Measure {
    type Error = ScenarioError;

    fn try_from(text: String) -> Result<Self, ScenarioError> {
        text.parse()
    }
}

impl From<Measure> for String {
    fn from(measure: Measure) -> Self {
        measure.to_string()
    }
}

/// Measures taken together; in an address, separated by commas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Scenario(pub Vec<Measure>);

impl Scenario {
    /// Reads the value of an address parameter, such as `house-001191,link-001191-001275`.
    ///
    /// # Errors
    /// When a part is not a measure, or links a municipality with itself.
    ///
    /// # Example
    /// ```
    /// use geodata_api::scenario::{Measure, Scenario};
    ///
    /// let scenario = Scenario::from_query("house-001191")?;
    /// assert!(matches!(scenario.0[0], Measure::HealthCentre(_)));
    /// assert_eq!(scenario.to_query(), "house-001191");
    /// # Ok::<(), geodata_api::scenario::ScenarioError>(())
    /// ```
    pub fn from_query(text: &str) -> Result<Self, ScenarioError> {
        let measures = text.split(',').map(str::trim).filter(|m| !m.is_empty());
        measures.map(str::parse).collect::<Result<_, _>>().map(Self)
    }

    /// The value of an address parameter.
    #[must_use]
    pub fn to_query(&self) -> String {
        let measures: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        measures.join(",")
    }
}
