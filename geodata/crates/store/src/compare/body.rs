//! A comparison as the HTTP API gives it: about the projects, with the other tables counted.

use super::super::tables::{Table, WITH_PLACES};
use super::{About, Comparison, Difference, projects};
use geodata_api::{
    CellDifference, DifferenceCounts, DifferencesBody, ProjectDifference, StrategyDifferences,
    TableDifferences, ZoneDifferences,
};
use geodata_model::Stamp;

impl Comparison {
    /// The comparison as the API gives it.
    #[must_use]
    pub fn body(&self) -> DifferencesBody {
        let projects = projects(&self.records);
        let mut total = DifferenceCounts::default();
        for project in projects.values() {
            total.count(project.fate);
        }
        let zones = self.zones.iter().map(|part| ZoneDifferences {
            zone: part.unit,
            name: part.name.clone(),
            counts: part.tally,
        });
        let strategies = self.strategies.iter().map(|part| StrategyDifferences {
            strategy: part.unit,
            name: part.name.clone(),
            counts: part.tally,
        });
        let is_other = |table: &str| {
            !WITH_PLACES.contains(&table) && !Table::named(table).is_some_and(Table::is_places)
        };
        let other = self.tables.iter().filter(|(table, _)| is_other(table));
        DifferencesBody {
            before: stamp(&self.from),
            now: stamp(&self.to),
            total,
            zones: zones.collect(),
            no_zone: self.no_zone,
            strategies: strategies.collect(),
            projects: projects.values().filter_map(project).collect(),
            other: other
                .map(|(table, counts)| TableDifferences {
                    table: (*table).to_owned(),
                    counts: *counts,
                })
                .collect(),
        }
    }
}

fn stamp(about: &About) -> Stamp {
    Stamp {
        date: about.date.clone(),
        version: about.version.clone(),
    }
}

fn project(difference: &Difference) -> Option<ProjectDifference> {
    let cells = difference.cells.iter().map(|cell| CellDifference {
        column: cell.column.clone(),
        before: cell.before.clone(),
        after: cell.after.clone(),
    });
    Some(ProjectDifference {
        id: difference.key.parse().ok()?,
        title: difference.name.clone(),
        fate: difference.fate,
        zones: difference.zones.iter().copied().collect(),
        strategies: difference.strategies.iter().copied().collect(),
        cells: cells.collect(),
        moved: difference.moved,
    })
}
