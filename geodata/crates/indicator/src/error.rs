//! Why an indicator could not be given.

use geodata_api::indicator::Level;

/// Why an indicator could not be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorError {
    /// No such indicator.
    #[error("there is no indicator `{name}`; the indicators are {}", names.join(", "))]
    Name {
        /// The name asked for.
        name: String,
        /// The names there are.
        names: Vec<&'static str>,
    },
    /// The indicator is not given by that level.
    #[error("`{name}` is not given by {}, only by {}", level.id(), level_ids(levels).join(", "))]
    Level {
        /// The indicator.
        name: &'static str,
        /// The level asked for.
        level: Level,
        /// The levels it has.
        levels: &'static [Level],
    },
}

fn level_ids(levels: &[Level]) -> Vec<&'static str> {
    levels.iter().map(|l| l.id()).collect()
}
