//! The value of every unit of a map, before it becomes a colour.

use std::collections::BTreeMap;

use geodata_atlas::PreparedAtlas;
use geodata_indicator::spec;
use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::{Distribution, Municipality, ProjectId, ResidentsByAge};

/// A value for every unit of the level, by code; `None` where it is unknown, which is not zero.
pub(super) type Values = BTreeMap<String, Option<f64>>;

/// The values of a map's theme; none for a theme of categories.
pub(super) fn values(atlas: &PreparedAtlas, spec: &MapSpec, projects: &[ProjectId]) -> Values {
    let known = |values: BTreeMap<String, f64>| {
        let finite = |v: f64| v.is_finite().then_some(v);
        values.into_iter().map(move |(code, v)| (code, finite(v)))
    };
    match spec.theme {
        Theme::Zones => Values::new(),
        Theme::Projects => known(project_counts(atlas, spec.level, projects)).collect(),
        Theme::Residents => known(residents(atlas, spec.level)).collect(),
        Theme::Density => known(densities(atlas, spec.level)).collect(),
        Theme::Indicator(name) => indicator_values(atlas, spec.level, name),
    }
}

/// The code of the unit a municipality belongs to.
pub(super) fn unit_of(level: Level, municipality: &Municipality) -> String {
    match level {
        Level::Zone => municipality.zone.to_string(),
        Level::Municipality => municipality.istat.to_string(),
    }
}

/// Not a number where a part is not known.
fn sums(
    atlas: &PreparedAtlas,
    level: Level,
    value: impl Fn(&Municipality) -> f64,
) -> BTreeMap<String, f64> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for municipality in atlas.atlas.municipalities.values() {
        *sums.entry(unit_of(level, municipality)).or_default() += value(municipality);
    }
    sums
}

fn residents(atlas: &PreparedAtlas, level: Level) -> BTreeMap<String, f64> {
    sums(atlas, level, |m| m.residents_or_nan(ResidentsByAge::total))
}

fn densities(atlas: &PreparedAtlas, level: Level) -> BTreeMap<String, f64> {
    let surface = sums(atlas, level, |m| m.surface_km2);
    let mut densities = residents(atlas, level);
    for (unit, value) in &mut densities {
        // surfaces are above zero: the atlas is validated
        *value /= surface[unit];
    }
    densities
}

/// Projects present in each unit; marginal shares are not presence.
fn project_counts(
    atlas: &PreparedAtlas,
    level: Level,
    projects: &[ProjectId],
) -> BTreeMap<String, f64> {
    let mut counts = sums(atlas, level, |_| 0.0);
    for id in projects {
        let allocation = &atlas.allocations[id];
        let present = match level {
            Level::Zone => present(&allocation.zones),
            Level::Municipality => present(&allocation.municipalities),
        };
        for unit in present {
            *counts.entry(unit).or_default() += 1.0;
        }
    }
    counts
}

fn present<U: ToString>(distribution: &Distribution<U>) -> Vec<String> {
    let shares = distribution.shares.iter();
    shares
        .filter(|s| !s.marginal)
        .map(|s| s.unit.to_string())
        .collect()
}

/// The values of an indicator; all unknown at a level it is not given by.
fn indicator_values(atlas: &PreparedAtlas, level: Level, name: &str) -> Values {
    let by = match level {
        Level::Zone => geodata_api::indicator::Level::Zone,
        Level::Municipality => geodata_api::indicator::Level::Municipality,
    };
    let mut values: Values = sums(atlas, level, |_| 0.0)
        .into_keys()
        .map(|c| (c, None))
        .collect();
    let result = spec(name).and_then(|spec| spec.compute(atlas, by));
    for (code, cell) in result.map(|r| r.values).unwrap_or_default() {
        values.insert(code, cell.value);
    }
    values
}
