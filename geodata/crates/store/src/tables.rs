//! The tables of a store: those of the atlas, the places of exact projects by form, and the boundaries.

use geodata_atlas::{columns, optional_columns};

use super::cells::Cells;

/// What the rows of a table have beside their cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Plain,
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Areas.
    Areas,
    /// The polygons of the boundaries: shown in this table, read from the table of boundaries.
    Borders,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name; for tables of the atlas that of the file without extension.
    pub name: &'static str,
    /// The columns that tell its records apart.
    pub key: &'static [&'static str],
    /// What its rows have beside their cells.
    pub form: Form,
}

const fn table(name: &'static str, key: &'static [&'static str], form: Form) -> Table {
    Table { name, key, form }
}

/// The table that holds the boundaries as one text.
pub const BOUNDARIES: &str = "boundaries";
/// The key of its only record.
pub const TOPOJSON: &str = "topojson";
/// The tables whose records may have a place in one of the tables of places.
pub const WITH_PLACES: [&str; 2] = ["projects", "health_facilities"];

/// Every table, in the order in which people look for them.
pub const TABLES: &[Table] = &[
    table("projects", &["id"], Form::Plain),
    table("health_facilities", &["id"], Form::Plain),
    table("projects_point", &["id"], Form::Points),
    table("projects_line", &["id"], Form::Lines),
    table("projects_area", &["id"], Form::Areas),
    table("municipalities", &["istat"], Form::Borders),
    table("zones", &["number"], Form::Plain),
    table("axes", &["number"], Form::Plain),
    table("strategies", &["code"], Form::Plain),
    table("kinds", &["id"], Form::Plain),
    table("needs", &["code"], Form::Plain),
    table("need_strategies", &["need", "strategy"], Form::Plain),
    table("absences", &["id"], Form::Plain),
    table("conflicts", &["id"], Form::Plain),
    table("principles", &["id"], Form::Plain),
    table("statements", &["id"], Form::Plain),
    table("pnrr_municipalities", &["istat", "mission"], Form::Plain),
    table("pnrr_zones", &["zone", "mission"], Form::Plain),
    table("sources", &["id"], Form::Plain),
    table("atlas", &["key"], Form::Plain),
    table(BOUNDARIES, &["name"], Form::Plain),
];

impl Table {
    /// The table of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// The file of the atlas its rows are; `None` for places and boundaries, which are files of another kind.
    #[must_use]
    pub fn file(&self) -> Option<String> {
        let file = format!("{}.csv", self.name);
        (!columns(&file).is_empty()).then_some(file)
    }

    /// The columns it has unless its file says otherwise.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let columns: &[&str] = match self.name {
            BOUNDARIES => &["name", "text"],
            name => match columns(&format!("{name}.csv")) {
                [] => &["id"],
                columns => columns,
            },
        };
        columns.iter().map(|&c| c.to_owned()).collect()
    }

    /// The columns it may have beside those: where there are none, all their cells are empty.
    #[must_use]
    pub fn optional_columns(&self) -> &'static [&'static str] {
        optional_columns(&format!("{}.csv", self.name))
    }

    /// Of `columns` those a file of the table has: the optional ones only where something is written in them, whether
    /// they are among `columns` or not. A store has them all, an atlas need not.
    pub fn columns_to_write<'a>(
        &self,
        columns: &'a [String],
        is_written: impl Fn(&str) -> bool,
    ) -> Vec<&'a str> {
        let optional = self.optional_columns();
        let there = columns.iter().map(String::as_str);
        let kept = there.filter(|c| !optional.contains(c) || is_written(c));
        let others = optional.iter().copied();
        let others = others.filter(|c| !columns.iter().any(|there| there == c) && is_written(c));
        kept.chain(others).collect()
    }

    /// Whether its rows are places of projects.
    #[must_use]
    pub fn is_places(&self) -> bool {
        matches!(self.form, Form::Points | Form::Lines | Form::Areas)
    }
}

/// The key of a record of a table: the cells of the key columns, joined by `/`.
pub(super) fn key_of(table: &str, values: &Cells) -> String {
    let columns = Table::named(table).map_or(&[][..], |table| table.key);
    let cells: Vec<&str> = columns
        .iter()
        .map(|column| values[*column].trim())
        .collect();
    cells.join("/")
}
