//! Codes that rows mention against the codes that exist.

use std::collections::BTreeSet;

use super::tables::Tables;
use crate::atlas::Atlas;
use crate::row::Row;
use crate::suggestions::nearest;
use crate::table::Table;

/// Reports every code that a row mentions and that does not exist.
pub(super) fn references(tables: &Tables, codes: &ExistingCodes) {
    for row in tables.projects.into_iter().flat_map(Table::rows) {
        codes.check(row, "kind", &codes.kinds);
        codes.check(row, "strategies", &codes.strategies);
        codes.check(row, "municipalities", &codes.municipalities);
        codes.check(row, "zones", &codes.zones);
        codes.check(row, "declared_zones", &codes.zones);
        codes.check_sources(row);
    }
    for row in tables.axes.rows() {
        codes.check_sources(row);
    }
    for row in tables.strategies.rows() {
        codes.check(row, "axis", &codes.axes);
        codes.check_sources(row);
    }
    for row in tables.zones.rows() {
        codes.check(row, "venue_municipality", &codes.municipalities);
        codes.check_sources(row);
    }
    for row in tables.municipalities.rows() {
        codes.check(row, "zone", &codes.zones);
    }
    for row in tables.absences.rows() {
        codes.check(row, "strategy", &codes.strategies);
        codes.check(row, "zones", &codes.zones);
        codes.check_sources(row);
    }
    for row in tables.needs.rows() {
        codes.check(row, "axes", &codes.axes);
        codes.check_sources(row);
    }
    for row in tables.need_links.rows() {
        codes.check(row, "need", &codes.needs);
        codes.check(row, "strategy", &codes.strategies);
    }
    for row in tables.conflicts.rows() {
        codes.check(row, "project", &codes.projects);
        codes.check_sources(row);
    }
    for row in tables.pnrr.rows().filter(|r| r.text("istat") != "outside") {
        codes.check(row, "istat", &codes.municipalities);
    }
    for row in tables
        .pnrr_counts
        .rows()
        .filter(|r| r.text("zone") != "all")
    {
        codes.check(row, "zone", &codes.zones);
    }
    for row in tables.statements.rows() {
        codes.check(row, "unheard_zones", &codes.zones);
        codes.check_sources(row);
    }
    for row in tables.principles.rows() {
        codes.check_sources(row);
    }
}

/// The codes that exist.
pub(super) struct ExistingCodes {
    axes: BTreeSet<String>,
    strategies: BTreeSet<String>,
    zones: BTreeSet<String>,
    pub(super) municipalities: BTreeSet<String>,
    kinds: BTreeSet<String>,
    projects: BTreeSet<String>,
    needs: BTreeSet<String>,
    sources: BTreeSet<String>,
}

impl ExistingCodes {
    /// A code exists when its row is there, even if something else is wrong in that row: otherwise
    /// one mistake in a zone would be reported again for each of its municipalities and projects.
    pub(super) fn new(atlas: &Atlas, tables: &Tables) -> Self {
        let names = |read: &mut dyn Iterator<Item = String>, table: &Table, column: &str| {
            let written = table.rows().map(|row| row.text(column).to_owned());
            read.chain(written).collect()
        };
        let [projects, facilities] = tables.projects;
        let mut codes = Self {
            axes: names(&mut strings(atlas.axes.keys()), tables.axes, "number"),
            strategies: names(
                &mut strings(atlas.strategies.keys()),
                tables.strategies,
                "code",
            ),
            zones: names(&mut strings(atlas.zones.keys()), tables.zones, "number"),
            municipalities: names(
                &mut strings(atlas.municipalities.keys()),
                tables.municipalities,
                "istat",
            ),
            kinds: names(&mut std::iter::empty(), tables.kinds, "id"),
            projects: names(&mut std::iter::empty(), projects, "id"),
            needs: names(&mut std::iter::empty(), tables.needs, "code"),
            sources: names(&mut std::iter::empty(), tables.sources, "id"),
        };
        let facilities = facilities.rows().map(|row| row.text("id").to_owned());
        codes.projects.extend(facilities);
        codes
    }

    fn check(&self, row: Row, column: &str, existing: &BTreeSet<String>) {
        for code in row
            .text(column)
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
        {
            self.exists(row, column, code, existing);
        }
    }

    fn check_sources(&self, row: Row) {
        for citation in row
            .text("sources")
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
        {
            let id = citation.split(' ').next().unwrap_or_default();
            self.exists(row, "sources", id, &self.sources);
        }
    }

    #[allow(clippy::unused_self)] // reads as a question to the codes
    fn exists(&self, row: Row, column: &str, code: &str, existing: &BTreeSet<String>) {
        // text that is not a code at all has been reported when it was read
        if !existing.contains(code) && !row.reported(column, code) {
            let mut suggestion = row.suggest(column, code);
            if suggestion.is_empty() {
                suggestion = nearest(code, existing.iter().map(String::as_str));
            }
            row.error(
                column,
                &format!("`{code}` is not in the atlas"),
                &suggestion,
            );
        }
    }
}

fn strings<'a, T: ToString + 'a>(
    codes: impl Iterator<Item = &'a T>,
) -> impl Iterator<Item = String> {
    codes.map(ToString::to_string)
}
