//! The names of the indicators, apart from the functions that compute them.
//!
//! Reading a map's address needs the names alone: the client reads addresses and must not download the functions.

/// Every indicator, in the order of the table of `geodata-indicator`, which a test of `geodata-cartography` compares with this list.
pub const INDICATORS: [&str; 13] = [
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
pub fn indicator_named(name: &str) -> Option<&'static str> {
    INDICATORS.into_iter().find(|n| *n == name)
}
