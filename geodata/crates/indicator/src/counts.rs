//! Counts of projects, of strategies with evidence, of needs with a project.

use geodata_api::indicator::{Cell, Level};
use std::collections::BTreeSet;

use crate::computed::Computed;
use crate::presence::{Unit, units, whole_territory};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Project, StrategyCode};

/// Applies `cell` to every unit of `level` and to the whole territory.
pub(super) fn by_unit(
    prepared: &PreparedAtlas,
    level: Level,
    cell: impl Fn(&Unit) -> Cell,
) -> Computed {
    let values = units(prepared, level)
        .into_iter()
        .map(|unit| (unit.code.clone(), cell(&unit)));
    Computed {
        values: values.collect(),
        total: cell(&whole_territory(prepared)),
    }
}

/// Records of the register present in a unit, for every 10,000 residents.
///
/// # Units
/// Records per 10,000 residents.
///
/// # Assumptions
/// A unit without a record is unknown and not zero: the register is not a complete list.
/// Metropolitan projects count only in the total; so do, by municipality and altitude, those known to their zone.
pub(super) fn projects_per_10000(prepared: &PreparedAtlas, level: Level) -> Computed {
    by_unit(prepared, level, |unit| {
        let found = unit.projects.len();
        let known = (found > 0).then_some(found as f64);
        Cell::ratio(known, unit.residents(), 10_000.0).with_evidence(unit.projects.iter().copied())
    })
}

/// Strategies of the plan with at least one record in a unit.
///
/// # Units
/// Strategies; the denominator is all of the plan's.
pub(super) fn strategies_with_evidence(prepared: &PreparedAtlas, level: Level) -> Computed {
    let all = prepared.atlas.strategies.len();
    by_unit(prepared, level, |unit| {
        Cell::count(strategies_of(&unit.projects).len(), all)
            .with_evidence(unit.projects.iter().copied())
    })
}

/// Needs with at least one record, in a unit, of a strategy they are linked to.
///
/// # Units
/// Needs; the denominator is those linked to a strategy.
///
/// # Assumptions
/// The links are ours; a record may bear on a need without meeting it.
pub(super) fn needs_with_project(prepared: &PreparedAtlas, level: Level) -> Computed {
    let linked = linked_needs(prepared);
    let links = &prepared.atlas.need_links;
    by_unit(prepared, level, |unit| {
        let strategies = strategies_of(&unit.projects);
        let met = links.iter().filter(|l| strategies.contains(&l.strategy));
        let met: BTreeSet<&str> = met.map(|l| l.need.as_str()).collect();
        let bears = |p: &&&Project| {
            p.strategies
                .iter()
                .any(|s| links.iter().any(|l| l.strategy == *s))
        };
        let evidence = unit.projects.iter().filter(bears).copied();
        Cell::count(met.len(), linked.len()).with_evidence(evidence)
    })
}

fn strategies_of(projects: &[&Project]) -> BTreeSet<StrategyCode> {
    projects
        .iter()
        .flat_map(|p| p.strategies.iter().copied())
        .collect()
}

/// The needs that are linked to a strategy.
pub(super) fn linked_needs(prepared: &PreparedAtlas) -> BTreeSet<&str> {
    let links = prepared.atlas.need_links.iter();
    links.map(|l| l.need.as_str()).collect()
}
