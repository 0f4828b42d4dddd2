//! Euro of the recovery plan (PNRR) for each resident.

use geodata_api::indicator::{Cell, Level};
use std::collections::BTreeMap;

use crate::counts::by_unit;

use crate::computed::Computed;
use geodata_atlas::PreparedAtlas;
use geodata_model::{AxisNumber, IstatCode};

/// PNRR funding of the projects placed in a unit, for each resident; the parts are by axis.
///
/// # Units
/// Euro per resident, current prices.
///
/// # Assumptions
/// A project in several places is split equally over them, so that its amount counts once. A mission
/// stands for the axis that mirrors it. The list is complete for its date: a unit without a project has
/// zero. Where the atlas has no such figures, every unit is unknown. What falls outside is not in the total.
pub(super) fn eur_per_resident(prepared: &PreparedAtlas, level: Level) -> Computed {
    let axes: BTreeMap<&str, AxisNumber> = prepared
        .atlas
        .axes
        .values()
        .map(|a| (a.pnrr_mission.as_str(), a.number))
        .collect();
    let mut by_place: BTreeMap<IstatCode, Vec<(Option<AxisNumber>, f64)>> = BTreeMap::new();
    for figure in &prepared.atlas.pnrr {
        if let Some(place) = figure.municipality {
            let axis = axes.get(figure.mission.as_str()).copied();
            by_place
                .entry(place)
                .or_default()
                .push((axis, figure.pnrr_eur));
        }
    }
    by_unit(prepared, level, |unit| {
        if by_place.is_empty() {
            return Cell::default();
        }
        let figures = unit.members.iter().filter_map(|m| by_place.get(&m.istat));
        let residents = unit.residents();
        let mut total = 0.0;
        let mut parts: BTreeMap<AxisNumber, f64> = axes.values().map(|a| (*a, 0.0)).collect();
        for (axis, eur) in figures.flatten() {
            total += eur;
            if let Some(axis) = axis {
                *parts.entry(*axis).or_insert(0.0) += eur;
            }
        }
        let parts = parts.into_iter();
        let parts = parts.map(|(axis, eur)| (axis.to_string(), eur / residents));
        Cell::ratio(Some(total), residents, 1.0).with_parts(parts)
    })
}
