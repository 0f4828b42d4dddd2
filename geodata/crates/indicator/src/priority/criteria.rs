//! The values of a project under each criterion, and their scores.

use geodata_api::priorities::{Contribution, Criterion};
use std::collections::{BTreeMap, BTreeSet};

use crate::presence::{municipalities_of, zones_of};
use geodata_atlas::PreparedAtlas;
use geodata_model::{AltitudeZone, IstatCode, Project, ProjectId, ResidentsByAge};

/// A project with its values and scores; criteria whose value is not known are absent.
pub(super) struct Scores {
    pub project: ProjectId,
    pub values: BTreeMap<Criterion, f64>,
    pub relative: BTreeMap<Criterion, f64>,
}

impl Scores {
    pub(super) fn contribution(
        &self,
        criterion: Criterion,
        parts: &BTreeMap<Criterion, f64>,
    ) -> Contribution {
        Contribution {
            value: self.values.get(&criterion).copied(),
            score: self.relative.get(&criterion).copied(),
            part: parts.get(&criterion).copied().unwrap_or(0.0),
        }
    }
}

/// Every project with its scores: values over the highest of each criterion.
pub(super) fn scored(prepared: &PreparedAtlas) -> Vec<Scores> {
    let projects = prepared.atlas.projects.values();
    let valued: Vec<_> = projects.map(|p| (&p.id, values(prepared, p))).collect();
    let mut highest: BTreeMap<Criterion, f64> = BTreeMap::new();
    for (criterion, value) in valued.iter().flat_map(|(_, values)| values) {
        let top = highest.entry(*criterion).or_insert(0.0);
        *top = top.max(*value);
    }
    let score = |(c, value): (&Criterion, &f64)| {
        let top = highest.get(c).copied().unwrap_or(0.0);
        (*c, if top > 0.0 { value / top } else { 0.0 })
    };
    valued
        .into_iter()
        .map(|(id, values)| Scores {
            project: id.clone(),
            relative: values.iter().map(score).collect(),
            values,
        })
        .collect()
}

fn values(prepared: &PreparedAtlas, project: &Project) -> BTreeMap<Criterion, f64> {
    let axes: BTreeSet<_> = project.strategies.iter().map(|s| s.axis).collect();
    let links = prepared.atlas.need_links.iter();
    let needs = links.filter(|l| project.strategies.contains(&l.strategy));
    let needs: BTreeSet<&str> = needs.map(|l| l.need.as_str()).collect();
    let mut values = BTreeMap::from([
        (Criterion::Strategies, project.strategies.len() as f64),
        (Criterion::Needs, needs.len() as f64),
        (Criterion::CrossAxis, axes.len().saturating_sub(1) as f64),
    ]);
    let zones = zones_of(prepared, project).count();
    if zones > 0 {
        let (residents, in_mountains) = residents(prepared, project);
        values.insert(Criterion::Zones, zones as f64);
        if residents.is_finite() {
            values.insert(Criterion::Residents, residents);
        }
        if residents > 0.0 && in_mountains.is_finite() {
            values.insert(Criterion::Mountain, in_mountains / residents);
        }
    }
    values
}

/// Residents of the municipalities a project is in, or of its zones, and how many of them live in the mountains;
/// not numbers where they are not known.
fn residents(prepared: &PreparedAtlas, project: &Project) -> (f64, f64) {
    let mut places: BTreeSet<IstatCode> = municipalities_of(prepared, project).collect();
    if places.is_empty() {
        let zones = zones_of(prepared, project);
        places.extend(zones.flat_map(|z| prepared.members(z).map(|m| m.istat)));
    }
    let municipalities = places
        .iter()
        .filter_map(|code| prepared.atlas.municipalities.get(code));
    municipalities.fold((0.0, 0.0), |(all, mountain), m| {
        let residents = m.residents_or_nan(ResidentsByAge::total);
        let high = match m.altitude_zone {
            Some(AltitudeZone::Mountain) => residents,
            Some(_) => 0.0,
            None => f64::NAN,
        };
        (all + residents, mountain + high)
    })
}
