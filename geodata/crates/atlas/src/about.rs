//! `atlas.csv`: what an atlas says of itself, a row for each thing.

use std::collections::BTreeMap;

use super::files::AtlasFiles;
use super::report::{Report, nearest};
use super::row::Row;
use super::table::Table;
use geodata_model::{Figure, Roles, SourceId, StrategyCode, Text, Vocabulary};

/// A text that every atlas has.
pub(super) fn needed(table: &Table, key: &str, report: &Report) -> Text {
    text(table, key).unwrap_or_else(|| {
        report.file(
            "atlas.csv",
            format!("the row `{key}` is missing"),
            "rows title, territory, attribution and date are needed",
        );
        Text::default()
    })
}

/// The date, in a form that dates have.
pub(super) fn date(table: &Table, report: &Report) -> String {
    let date = needed(table, "date", report).it;
    let row = row(table, "date");
    row.and_then(|row| row.date("it")).unwrap_or(date)
}

/// A value without a language; empty when there is no such row.
pub(super) fn plain(table: &Table, key: &str) -> String {
    row(table, key).map_or_else(String::new, |row| row.text("it").to_owned())
}

/// The sources that are named for figures whose rows cite none.
pub(super) fn figure_sources(table: &Table, sources: &Table) -> BTreeMap<Figure, SourceId> {
    let known: Vec<&str> = sources.rows().map(|row| row.text("id")).collect();
    let source = |figure: Figure| {
        let row = row(table, &format!("source-{}", figure.id()))?;
        is_known(row, row.text("it"), &known);
        Some((figure, row.text("it").parse().ok()?))
    };
    Figure::ALL.into_iter().filter_map(source).collect()
}

/// What the parts are called.
pub(super) fn words(table: &Table) -> Vocabulary {
    let [zone, zones, whole] =
        Vocabulary::KEYS.map(|key| text(table, key).filter(|t| !t.it.is_empty()));
    Vocabulary { zone, zones, whole }
}

/// What the parts are called in an atlas that need not hold together.
#[must_use]
pub fn vocabulary_of(files: &AtlasFiles) -> Vocabulary {
    let report = Report::default();
    let table = Table::read("atlas.csv", files.get("atlas.csv"), &report);
    words(&table)
}

/// Which kinds and which strategy have a part in computations.
pub(super) fn roles(table: &Table, kinds: &Table, strategies: &Table) -> Roles {
    let [health, no_site, cycle_routes, cycle_link] = Roles::KEYS;
    let ids: Vec<&str> = kinds.rows().map(|row| row.text("id")).collect();
    let kinds = |key| {
        let Some(row) = row(table, key) else {
            return Vec::new();
        };
        let named: Vec<String> = row.list("it").unwrap_or_default();
        for kind in &named {
            is_known(row, kind, &ids);
        }
        named
    };
    let link = || -> Option<StrategyCode> {
        let row = row(table, cycle_link)?;
        let code = row.optional("it")??;
        let codes: Vec<&str> = strategies.rows().map(|row| row.text("code")).collect();
        is_known(row, row.text("it"), &codes);
        Some(code)
    };
    Roles {
        health: kinds(health),
        no_site: plain(table, no_site),
        cycle_routes: kinds(cycle_routes),
        cycle_link: link(),
    }
}

/// Reports a value that names nothing of the atlas.
fn is_known(row: Row, value: &str, known: &[&str]) {
    if !known.contains(&value) {
        let hint = nearest(value, known.iter().copied());
        row.error("it", &format!("`{value}` is not in the atlas"), &hint);
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
