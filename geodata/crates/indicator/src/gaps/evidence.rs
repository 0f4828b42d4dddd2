//! What the register has of every subject in every zone: the table that gaps are read from.

use geodata_api::gaps::Subject;
use std::collections::{BTreeMap, BTreeSet};

use super::zones::{crossed_zones, shares_by_residents, zone_of};
use crate::facility::is_facility;
use geodata_atlas::PreparedAtlas;
use geodata_model::{AbsenceScope, IstatCode, Place, Project, ProjectId, StrategyCode, ZoneNumber};

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
    /// Records that mention it without counting: of a service, mentions that name no site; of a
    /// strategy, schematic lines that cross the zone on the map.
    pub mentions: BTreeSet<ProjectId>,
    /// Whole absences that a source declares here.
    pub absences: BTreeSet<String>,
}

/// One subject over the zones.
#[derive(Debug, Clone, Default)]
pub(crate) struct EvidenceRow {
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
pub(crate) struct EvidenceTable {
    pub rows: BTreeMap<Subject, EvidenceRow>,
    /// Zones without any record, or that the survey did not hear.
    pub unheard: BTreeSet<ZoneNumber>,
    /// Zones that touch.
    pub neighbours: BTreeMap<ZoneNumber, BTreeSet<ZoneNumber>>,
}

impl EvidenceTable {
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
        let weights = shares_by_residents(prepared, project);
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
        for zone in crossed_zones(prepared, project) {
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
                // rows that only buy devices are placed in a municipality and are no evidence of a site
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

fn empty_rows(prepared: &PreparedAtlas) -> BTreeMap<Subject, EvidenceRow> {
    let zones = prepared.atlas.zones.keys();
    let zones: BTreeMap<_, _> = zones.map(|&z| (z, Evidence::default())).collect();
    let row = |strategies| EvidenceRow {
        zones: zones.clone(),
        strategies,
        ..EvidenceRow::default()
    };
    let strategies = prepared.atlas.strategies.keys();
    let strategies = strategies.map(|&s| (Subject::Strategy(s), row(BTreeSet::from([s]))));
    // a kind without records is not a service of this territory
    let kinds = prepared.atlas.roles.health.iter();
    let used = kinds.filter(|k| prepared.atlas.projects.values().any(|p| p.kind == **k));
    let services = used.map(|k| (Subject::Service(k.clone()), row(BTreeSet::new())));
    strategies.chain(services).collect()
}

/// Zones about which nothing can be concluded from the absence of records: no record is placed in them, or a statement says
/// that a source did not hear them.
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
