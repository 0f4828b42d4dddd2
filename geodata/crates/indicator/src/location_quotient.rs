//! Location quotients: the axes that are over- or under-represented in a place.

use geodata_api::indicator::{Cell, Level};
use std::collections::BTreeMap;

use crate::computed::Computed;
use crate::presence::units;
use geodata_atlas::PreparedAtlas;
use geodata_model::{AxisNumber, Project, ProjectId};

type Mix = BTreeMap<AxisNumber, f64>;

/// Location quotients by axis (the parts) and the coefficient of specialisation (the value).
///
/// The quotient of an axis is its share of the unit's records over its share of all placed records:
/// 1 is the same weight as everywhere. The coefficient is half the sum of the differences of the
/// shares: 0 is the same mix, towards 1 a wholly different one.
///
/// # Units
/// Ratios without a unit.
///
/// # Assumptions
/// A record that serves two axes counts in both. The whole is what is placed at the level, so
/// metropolitan records are left out. A unit without a record is unknown. With few records it varies strongly.
///
/// # References
/// Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
pub(super) fn by_axis(prepared: &PreparedAtlas, level: Level) -> Computed {
    let units = units(prepared, level);
    let placed: BTreeMap<&ProjectId, &Project> = units
        .iter()
        .flat_map(|u| u.projects.iter().map(|p| (&p.id, *p)))
        .collect();
    let placed: Vec<&Project> = placed.into_values().collect();
    let base = mix(&placed);
    let values = units
        .into_iter()
        .map(|unit| (unit.code, cell(&unit.projects, &base)));
    Computed {
        values: values.collect(),
        total: cell(&placed, &base),
    }
}

fn mix(projects: &[&Project]) -> Mix {
    let mut mix = Mix::new();
    for project in projects {
        let mut axes: Vec<AxisNumber> = project.strategies.iter().map(|s| s.axis).collect();
        axes.sort_unstable();
        axes.dedup();
        for axis in axes {
            *mix.entry(axis).or_insert(0.0) += 1.0;
        }
    }
    mix
}

fn cell(projects: &[&Project], base: &Mix) -> Cell {
    let mix_here = mix(projects);
    let (total_here, total_base): (f64, f64) = (mix_here.values().sum(), base.values().sum());
    if total_here == 0.0 || total_base == 0.0 {
        return Cell::default();
    }
    let shares = base.iter().map(|(axis, n)| {
        let here = mix_here.get(axis).copied().unwrap_or(0.0) / total_here;
        (axis, here, n / total_base)
    });
    let shares: Vec<_> = shares.collect();
    let specialisation = shares
        .iter()
        .map(|(_, here, all)| (here - all).abs())
        .sum::<f64>()
        / 2.0;
    Cell {
        value: Some(specialisation),
        ..Cell::default()
    }
    .with_parts(
        shares
            .iter()
            .map(|(axis, here, all)| (axis.to_string(), here / all)),
    )
    .with_evidence(projects.iter().copied())
}
