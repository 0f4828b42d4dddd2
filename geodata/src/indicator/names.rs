//! The names of the indicators, apart from the table of their functions.
//!
//! Reading a map's address needs the names alone: a client that does must not carry the whole
//! machinery behind them over the network.

/// Every indicator, in the order of [`super::SPECS`].
pub const NAMES: [&str; 13] = [
    "projects-per-10000-residents",
    "strategies-with-evidence",
    "needs-with-project",
    "cycle-km-per-10000-residents",
    "cycle-km-per-100-km2",
    "health-per-10000-residents",
    "health-per-1000-residents-75",
    "distance-residents",
    "distance-residents-65",
    "distance-residents-75",
    "access-health-houses",
    "location-quotient",
    "pnrr-eur-per-resident",
];

/// The name, if there is such an indicator.
#[must_use]
pub fn known_name(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|n| *n == name)
}

#[cfg(test)]
mod tests {
    use super::super::SPECS;

    #[test]
    fn the_names_are_those_of_the_table() {
        assert!(super::NAMES.iter().eq(SPECS.iter().map(|s| &s.name)));
    }
}
