//! What the register has of every subject in every zone: the table that gaps are read from.

use geodata_api::gaps::Subject;
use std::collections::{BTreeMap, BTreeSet};

use geo::{Coord, LineString};

use crate::facility::is_facility;
use geodata_atlas::PreparedAtlas;
use geodata_join::cut_by_units;
use geodata_model::{
    AbsenceScope, IstatCode, Municipality, Place, Project, ProjectId, ResidentsByAge, StrategyCode,
    ZoneNumber,
};

/// What there is of one subject in one zone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// Records present; of a service, its sites.
    pub present: BTreeSet<ProjectId>,
    /// Their shares, municipalities and zones of a record counting equally.
    pub equal: f64,
    /// Their shares, municipalities and zones of a record counting by residents.
    pub population: f64,
    /// Municipalities that have it.
    pub municipalities: BTreeSet<IstatCode>,
    /// Known for the zone as a whole, without municipalities.
    pub zone_wide: bool,
    /// Records that speak of it without counting: of a service, mentions that name no site; of a
    /// strategy, schematic lines that cross the zone on the map.
    pub mentions: BTreeSet<ProjectId>,
    /// Whole absences that a source declares here.
    pub absences: BTreeSet<String>,
}

/// One subject over the zones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// By zone; every zone is there.
    pub zones: BTreeMap<ZoneNumber, Evidence>,
    /// Records that are in no zone.
    pub metropolitan: BTreeSet<ProjectId>,
    /// Whole absences declared for the whole area.
    pub absences: BTreeSet<String>,
    /// The strategies the subject belongs to.
    pub strategies: BTreeSet<StrategyCode>,
}

/// Every subject over the zones.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub rows: BTreeMap<Subject, Row>,
    /// Zones that no source speaks of, or that the survey did not hear.
    pub unheard: BTreeSet<ZoneNumber>,
    /// Zones that touch.
    pub neighbours: BTreeMap<ZoneNumber, BTreeSet<ZoneNumber>>,
}

impl Table {
    pub(crate) fn new(prepared: &PreparedAtlas) -> Self {
        let mut table = Self {
            rows: empty_rows(prepared),
            unheard: unheard(prepared),
            neighbours: neighbours(prepared),
        };
        for project in prepared.atlas.projects.values() {
            for &strategy in &project.strategies {
                table.add_to(prepared, &Subject::Strategy(strategy), project);
            }
            if prepared.atlas.roles.health.contains(&project.kind) {
                table.add_to(prepared, &Subject::Service(project.kind.clone()), project);
            }
        }
        table.add_absences(prepared);
        table
    }

    /// Adds a record to a subject's row.
    fn add_to(&mut self, prepared: &PreparedAtlas, subject: &Subject, project: &Project) {
        let Some(row) = self.rows.get_mut(subject) else {
            return;
        };
        let service = matches!(subject, Subject::Service(_));
        if service {
            row.strategies.extend(project.strategies.first());
        }
        let weights = by_population(prepared, project);
        let shares = prepared
            .allocations
            .get(&project.id)
            .map(|a| &a.zones.shares);
        let shares: Vec<_> = shares
            .into_iter()
            .flatten()
            .filter(|s| !s.marginal)
            .collect();
        if shares.is_empty() && !service {
            row.metropolitan.insert(project.id.clone());
        }
        for zone in crossed(prepared, project) {
            if let Some(evidence) = row.zones.get_mut(&zone) {
                evidence.mentions.insert(project.id.clone());
            }
        }
        for share in shares {
            let Some(evidence) = row.zones.get_mut(&share.unit) else {
                continue;
            };
            if !service || is_facility(&prepared.atlas.roles, project) {
                evidence.add(prepared, project, share.unit);
                evidence.equal += share.share;
                evidence.population += weights.get(&share.unit).copied().unwrap_or(0.0);
            } else if !matches!(project.place, Place::Municipality { .. }) {
                // rows that only buy devices are placed in a municipality and say nothing of a site
                evidence.mentions.insert(project.id.clone());
            }
        }
    }

    fn add_absences(&mut self, prepared: &PreparedAtlas) {
        let absences = prepared.atlas.absences.iter();
        for absence in absences.filter(|a| a.scope == AbsenceScope::Whole) {
            let Some(row) = self.rows.get_mut(&Subject::Strategy(absence.strategy)) else {
                continue;
            };
            if absence.zones.is_empty() {
                row.absences.insert(absence.id.clone());
            }
            for (zone, evidence) in &mut row.zones {
                if absence.zones.is_empty() || absence.zones.contains(zone) {
                    evidence.absences.insert(absence.id.clone());
                }
            }
        }
    }
}

impl Evidence {
    fn add(&mut self, prepared: &PreparedAtlas, project: &Project, zone: ZoneNumber) {
        self.present.insert(project.id.clone());
        let places = crate::presence::municipalities_of(prepared, project);
        let here = places.filter(|code| zone_of(prepared, *code) == Some(zone));
        let before = self.municipalities.len();
        self.municipalities.extend(here);
        self.zone_wide |=
            matches!(project.place, Place::Zone { .. }) && before == self.municipalities.len();
    }
}

pub(super) fn zone_of(prepared: &PreparedAtlas, code: IstatCode) -> Option<ZoneNumber> {
    prepared.atlas.municipalities.get(&code).map(|m| m.zone)
}

/// Residents of a zone, where those of all its municipalities are known.
pub(crate) fn zone_residents(prepared: &PreparedAtlas, zone: ZoneNumber) -> Option<u32> {
    prepared.members(zone).map(Municipality::residents).sum()
}

/// The zones that a schematic line runs through without a municipality of theirs being named. Where the
/// real track goes no source says: such a zone cannot be said to have it, nor to lack it.
fn crossed(prepared: &PreparedAtlas, project: &Project) -> BTreeSet<ZoneNumber> {
    let Place::Schematic { municipalities } = &project.place else {
        return BTreeSet::new();
    };
    let zone_of = |code| zone_of(prepared, code);
    let named: BTreeSet<ZoneNumber> = municipalities.iter().copied().filter_map(zone_of).collect();
    let line = prepared.schematic_line(project).into_iter();
    let line: LineString = line.map(|[x, y]| Coord { x, y }).collect();
    let units = cut_by_units(&prepared.index, &[line]).into_keys();
    let zones = units.flatten().filter_map(zone_of);
    zones.filter(|zone| !named.contains(zone)).collect()
}

/// The zones of a record by the residents of what it names; a geometry keeps the shares it measures.
fn by_population(prepared: &PreparedAtlas, project: &Project) -> BTreeMap<ZoneNumber, f64> {
    let mut weights: BTreeMap<ZoneNumber, f64> = BTreeMap::new();
    match &project.place {
        Place::Schematic { municipalities } | Place::Municipality { municipalities } => {
            let named = municipalities.iter();
            for municipality in named.filter_map(|c| prepared.atlas.municipalities.get(c)) {
                let residents = municipality.residents_or_nan(ResidentsByAge::total);
                *weights.entry(municipality.zone).or_insert(0.0) += residents;
            }
        }
        Place::Zone { zones } => {
            let residents = |z: &ZoneNumber| {
                let residents = zone_residents(prepared, *z);
                (*z, residents.map_or(f64::NAN, f64::from))
            };
            weights.extend(zones.iter().map(residents));
        }
        Place::Exact { .. } => {
            let shares = prepared
                .allocations
                .get(&project.id)
                .map(|a| &a.zones.shares);
            weights.extend(shares.into_iter().flatten().map(|s| (s.unit, s.share)));
        }
        Place::Metropolitan => {}
    }
    let total: f64 = weights.values().sum();
    for weight in weights.values_mut() {
        *weight = if total > 0.0 { *weight / total } else { 0.0 };
    }
    weights
}

fn empty_rows(prepared: &PreparedAtlas) -> BTreeMap<Subject, Row> {
    let zones = prepared.atlas.zones.keys();
    let zones: BTreeMap<_, _> = zones.map(|&z| (z, Evidence::default())).collect();
    let row = |strategies| Row {
        zones: zones.clone(),
        strategies,
        ..Row::default()
    };
    let strategies = prepared.atlas.strategies.keys();
    let strategies = strategies.map(|&s| (Subject::Strategy(s), row(BTreeSet::from([s]))));
    // a kind that no record has is not a service of this territory
    let kinds = prepared.atlas.roles.health.iter();
    let used = kinds.filter(|k| prepared.atlas.projects.values().any(|p| p.kind == **k));
    let services = used.map(|k| (Subject::Service(k.clone()), row(BTreeSet::new())));
    strategies.chain(services).collect()
}

/// Zones whose silence means nothing: no record is placed in them, or a statement says that a source
/// did not hear them.
fn unheard(prepared: &PreparedAtlas) -> BTreeSet<ZoneNumber> {
    let atlas = &prepared.atlas;
    let located: BTreeSet<ZoneNumber> = prepared
        .allocations
        .values()
        .flat_map(|a| a.zones.shares.iter().map(|s| s.unit))
        .collect();
    let statements = atlas.statements.iter();
    let silent: BTreeSet<ZoneNumber> = statements
        .flat_map(|s| s.unheard_zones.iter().copied())
        .collect();
    let zones = atlas.zones.keys().copied();
    zones
        .filter(|z| !located.contains(z) || silent.contains(z))
        .collect()
}

fn neighbours(prepared: &PreparedAtlas) -> BTreeMap<ZoneNumber, BTreeSet<ZoneNumber>> {
    let contiguity = crate::equity::queen(&prepared.atlas.topology);
    let mut neighbours: BTreeMap<ZoneNumber, BTreeSet<ZoneNumber>> = BTreeMap::new();
    for &code in contiguity.0.keys() {
        let Some(zone) = zone_of(prepared, code) else {
            continue;
        };
        let others = contiguity.of(code).filter_map(|c| zone_of(prepared, c));
        let others = others.filter(|other| *other != zone);
        neighbours.entry(zone).or_default().extend(others);
    }
    neighbours
}
