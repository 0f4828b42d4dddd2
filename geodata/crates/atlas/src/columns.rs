//! The tables of an atlas and their columns.

/// The columns a table must have, by the name of its file; none for what is not a table of an atlas.
#[must_use]
pub fn columns(file: &str) -> &'static [&'static str] {
    match file {
        "absences.csv" => ABSENCES,
        "atlas.csv" => ATLAS,
        "axes.csv" => AXES,
        "conflicts.csv" => CONFLICTS,
        "health_facilities.csv" | "projects.csv" => PROJECTS,
        "kinds.csv" => KINDS,
        "municipalities.csv" => MUNICIPALITIES,
        "need_strategies.csv" => NEED_STRATEGIES,
        "needs.csv" => NEEDS,
        "pnrr_municipalities.csv" => PNRR_MUNICIPALITIES,
        "pnrr_zones.csv" => PNRR_ZONES,
        "principles.csv" => PRINCIPLES,
        "sources.csv" => SOURCES,
        "statements.csv" => STATEMENTS,
        "strategies.csv" => STRATEGIES,
        "zones.csv" => ZONES,
        _ => &[],
    }
}

/// The columns a table may have beside those it must have.
#[must_use]
pub fn optional_columns(file: &str) -> &'static [&'static str] {
    match file {
        "health_facilities.csv" | "projects.csv" => PROJECT_VALIDITY,
        _ => &[],
    }
}

const ATLAS: &[&str] = &["key", "it", "en"];

const ABSENCES: &[&str] = &[
    "id",
    "strategy",
    "zones",
    "scope",
    "statement_it",
    "sources",
];

const AXES: &[&str] = &[
    "number",
    "name_it",
    "name_en",
    "name_2021_it",
    "aim_it",
    "actions",
    "pnrr_mission",
    "pnrr_mission_name_it",
    "cohesion_objectives_it",
    "colour",
    "sources",
];

const CONFLICTS: &[&str] = &["id", "subject", "project", "text_it", "sources"];

const KINDS: &[&str] = &[
    "id",
    "name_it",
    "name_en",
    "plural_it",
    "plural_en",
    "symbol",
];

const MUNICIPALITIES: &[&str] = &[
    "istat",
    "name",
    "belfiore",
    "zone",
    "zone_basis",
    "zone_sources",
    "surface_km2",
    "altitude_zone",
    "altitude_m",
    "degurba",
    "pop_0_2",
    "pop_3_5",
    "pop_6_13",
    "pop_14_18",
    "pop_19_34",
    "pop_35_64",
    "pop_65_74",
    "pop_75_84",
    "pop_85_plus",
];

/// The columns of `municipalities.csv` that hold the residents by age class, youngest first.
pub(crate) const RESIDENTS_BY_AGE: &[&str] = MUNICIPALITIES.split_at(10).1;

const NEEDS: &[&str] = &[
    "code", "group", "axes", "number", "letter", "text_it", "text_en", "sources",
];

const NEED_STRATEGIES: &[&str] = &["need", "strategy", "reason_it"];

const PNRR_MUNICIPALITIES: &[&str] = &["istat", "mission", "projects", "pnrr_eur", "total_eur"];

const PNRR_ZONES: &[&str] = &["zone", "mission", "projects"];

const PRINCIPLES: &[&str] = &["id", "title_it", "title_en", "text_it", "sources"];

const SOURCES: &[&str] = &["id", "title", "publisher", "date", "licence", "url", "note"];

const STATEMENTS: &[&str] = &[
    "id",
    "topic",
    "value",
    "text_it",
    "unheard_zones",
    "sources",
];

const STRATEGIES: &[&str] = &["code", "axis", "title_it", "title_en", "aim_it", "sources"];

const ZONES: &[&str] = &[
    "number",
    "name",
    "name_en",
    "venue_it",
    "venue_municipality",
    "sources",
];

/// The columns of `projects.csv`, in the order of the file.
pub const PROJECTS: &[&str] = &[
    "id",
    "title_it",
    "title_en",
    "summary_it",
    "kind",
    "strategies",
    "status",
    "lead_body",
    "partners",
    "programme",
    "interventions",
    "amount_eur",
    "length_km",
    "cup",
    "precision",
    "municipalities",
    "zones",
    "declared_zones",
    "sources",
    "source_date",
    "note_it",
];

/// The columns that a table of projects need not have.
const PROJECT_VALIDITY: &[&str] = &["valid_from", "valid_to"];
