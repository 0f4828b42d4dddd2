//! `atlas.csv`: title, date, terms, roles and sources of an atlas, one a row.

use std::collections::BTreeMap;

use crate::files::AtlasFiles;
use crate::report::Report;
use crate::row::Row;
use crate::suggestions::nearest;
use crate::table::Table;
use geodata_model::{Figure, Roles, SourceId, StrategyCode, Text, Vocabulary};

/// A text that every atlas must have.
pub(super) fn required_text(table: &Table, key: &str, report: &Report) -> Text {
    text(table, key).unwrap_or_else(|| {
        report.file(
            "atlas.csv",
            format!("the row `{key}` is missing"),
            "rows title, territory, attribution and date are needed",
        );
        Text::default()
    })
}

/// The date of the newest source; reported when it is not a date.
pub(super) fn date(table: &Table, report: &Report) -> String {
    let date = required_text(table, "date", report).it;
    let row = row(table, "date");
    row.and_then(|row| row.date("it")).unwrap_or(date)
}

/// A value without a language; empty when there is no such row.
pub(super) fn plain(table: &Table, key: &str) -> String {
    row(table, key).map_or_else(String::new, |row| row.text("it").to_owned())
}

/// The sources that are named for figures whose rows cite none.
pub(super) fn figure_sources(table: &Table, sources: &Table) -> BTreeMap<Figure, SourceId> {
    let ids: Vec<&str> = sources.rows().map(|row| row.text("id")).collect();
    let source = |figure: Figure| {
        let row = row(table, &format!("source-{}", figure.id()))?;
        check_exists(row, row.text("it"), &ids);
        Some((figure, row.text("it").parse().ok()?))
    };
    Figure::ALL.into_iter().filter_map(source).collect()
}

/// The terms for the parts of the territory.
pub(super) fn vocabulary(table: &Table) -> Vocabulary {
    let [zone, zones, whole] =
        Vocabulary::KEYS.map(|key| text(table, key).filter(|t| !t.it.is_empty()));
    Vocabulary { zone, zones, whole }
}

/// The terms an atlas uses for its parts, read without validating the rest of it.
#[must_use]
pub fn vocabulary_of(files: &AtlasFiles) -> Vocabulary {
    let report = Report::default();
    let table = Table::read("atlas.csv", files.get("atlas.csv"), &report);
    vocabulary(&table)
}

/// The kinds and the strategy that computations treat specially.
pub(super) fn roles(table: &Table, kinds: &Table, strategies: &Table) -> Roles {
    let [health, no_site, cycle_routes, cycle_link] = Roles::KEYS;
    let ids: Vec<&str> = kinds.rows().map(|row| row.text("id")).collect();
    let kinds = |key| {
        let Some(row) = row(table, key) else {
            return Vec::new();
        };
        let named: Vec<String> = row.list("it").unwrap_or_default();
        for kind in &named {
            check_exists(row, kind, &ids);
        }
        named
    };
    let link = || -> Option<StrategyCode> {
        let row = row(table, cycle_link)?;
        let code = row.optional("it")??;
        let codes: Vec<&str> = strategies.rows().map(|row| row.text("code")).collect();
        check_exists(row, row.text("it"), &codes);
        Some(code)
    };
    Roles {
        health: kinds(health),
        no_site: plain(table, no_site),
        cycle_routes: kinds(cycle_routes),
        cycle_link: link(),
    }
}

/// Reports a value that is not among the identifiers of the atlas.
fn check_exists(row: Row, value: &str, existing: &[&str]) {
    if !existing.contains(&value) {
        let suggestion = nearest(value, existing.iter().copied());
        row.error("it", &format!("`{value}` is not in the atlas"), &suggestion);
    }
}

fn row<'a>(table: &'a Table, key: &str) -> Option<Row<'a>> {
    table.rows().find(|r| r.text("key") == key)
}

fn text(table: &Table, key: &str) -> Option<Text> {
    let row = row(table, key)?;
    let it = row.text("it").to_owned();
    let en = match row.text("en") {
        "" => it.clone(),
        en => en.to_owned(),
    };
    Some(Text { it, en })
}
