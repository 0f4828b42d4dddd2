//! The plan against the register: absences that projects contradict, axes and strategies without a record.

use std::collections::BTreeSet;

use super::tables::Tables;
use crate::atlas::Atlas;
use crate::table::Table;
use geodata_model::StrategyCode;

/// Warns of strategies that a source declares without action in the whole area and that projects serve first.
pub(super) fn absences_against_projects(atlas: &Atlas, absences: &Table) {
    for row in absences
        .rows()
        .filter(|r| r.text("scope") == "whole" && r.text("zones").is_empty())
    {
        let strategy = row.text("strategy");
        let evidence = atlas.projects.values().find(|p| {
            p.strategies
                .first()
                .is_some_and(|s| s.to_string() == strategy)
        });
        if let Some(project) = evidence {
            row.warning(
                "strategy",
                &format!(
                    "declared without action, but `{}` serves it first",
                    project.id
                ),
                "set the scope to part, or look at the project's strategies",
            );
        }
    }
}

/// Warns of axes without strategies and of strategies without records, which have probably been forgotten.
pub(super) fn plan_without_records(atlas: &Atlas, tables: &Tables) {
    for row in tables.axes.rows() {
        let of_axis = |code: &StrategyCode| code.axis.to_string() == row.text("number");
        if !atlas.strategies.keys().any(of_axis) {
            row.warning(
                "number",
                "the axis has no strategy",
                "add its strategies to strategies.csv, or remove the axis",
            );
        }
    }
    let served: BTreeSet<&str> = tables
        .projects
        .into_iter()
        .flat_map(Table::rows)
        .flat_map(|row| row.text("strategies").split(';').map(str::trim))
        .chain(tables.absences.rows().map(|row| row.text("strategy")))
        .collect();
    for row in tables.strategies.rows() {
        let code = row.text("code");
        if !served.contains(code) {
            row.warning(
                "code",
                &format!("no project serves strategy {code} and no source declares it without action"),
                "add what the sources say of it; if they say nothing, leave it: it is shown as unknown",
            );
        }
    }
}
