//! What a map is coloured by: its theme, the units of its level, and the way values become classes.

/// What the colours of a map stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Number of projects present.
    #[default]
    Projects,
    /// One colour a zone.
    Zones,
    /// Residents.
    Residents,
    /// Residents per km².
    Density,
    /// An indicator, by its name in [`crate::INDICATORS`].
    Indicator(&'static str),
}

impl Theme {
    /// Every theme but the indicators.
    pub const ALL: [Self; 4] = [Self::Projects, Self::Zones, Self::Residents, Self::Density];

    /// The word in the query.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Zones => "zones",
            Self::Residents => "residents",
            Self::Density => "density",
            Self::Indicator(name) => name,
        }
    }
}

/// The units of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Zones.
    #[default]
    Zone,
    /// Municipalities.
    Municipality,
}

impl Level {
    /// The word in the query and in message keys.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Municipality => "municipality",
        }
    }
}

/// How values become classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classification {
    /// Natural breaks: classes of similar values.
    Natural,
    /// Quantiles: classes with the same number of values.
    Quantile,
}

impl Classification {
    /// The word in the query.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Quantile => "quantile",
        }
    }
}
