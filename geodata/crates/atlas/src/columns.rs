//! The tables of an atlas and their columns.

use super::{figures, records};

/// The columns a table must have, by the name of its file; none for what is not a table of an atlas.
#[must_use]
pub fn columns(file: &str) -> &'static [&'static str] {
    match file {
        "absences.csv" => records::ABSENCES,
        "atlas.csv" => &["key", "it", "en"],
        "axes.csv" => records::AXES,
        "conflicts.csv" => records::CONFLICTS,
        "health_facilities.csv" | "projects.csv" => records::PROJECTS,
        "kinds.csv" => records::KINDS,
        "municipalities.csv" => records::MUNICIPALITIES,
        "need_strategies.csv" => records::NEED_STRATEGIES,
        "needs.csv" => records::NEEDS,
        "pnrr_municipalities.csv" => figures::PNRR_MUNICIPALITIES,
        "pnrr_zones.csv" => figures::PNRR_ZONES,
        "principles.csv" => records::PRINCIPLES,
        "sources.csv" => records::SOURCES,
        "statements.csv" => records::STATEMENTS,
        "strategies.csv" => records::STRATEGIES,
        "zones.csv" => records::ZONES,
        _ => &[],
    }
}

/// The columns a table may have beside those it must have.
#[must_use]
pub fn optional_columns(file: &str) -> &'static [&'static str] {
    match file {
        "health_facilities.csv" | "projects.csv" => records::VALIDITY,
        _ => &[],
    }
}
