//! The zones of places: of municipalities, of schematic lines, of what records name.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Coord, LineString};

use geodata_atlas::PreparedAtlas;
use geodata_join::cut_by_units;
use geodata_model::{IstatCode, Municipality, Place, Project, ResidentsByAge, ZoneNumber};

/// The zone of a municipality.
pub(super) fn zone_of(prepared: &PreparedAtlas, code: IstatCode) -> Option<ZoneNumber> {
    prepared.atlas.municipalities.get(&code).map(|m| m.zone)
}

/// Residents of a zone, where those of all its municipalities are known.
pub(crate) fn zone_residents(prepared: &PreparedAtlas, zone: ZoneNumber) -> Option<u32> {
    prepared.members(zone).map(Municipality::residents).sum()
}

/// The zones that a schematic line runs through although none of their municipalities is named. No source says where the
/// real track goes, so such a zone counts neither as having it nor as lacking it.
pub(super) fn crossed_zones(prepared: &PreparedAtlas, project: &Project) -> BTreeSet<ZoneNumber> {
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

/// The shares of a record over zones by the residents of the places it names; those of a geometry are the measured ones.
pub(super) fn shares_by_residents(
    prepared: &PreparedAtlas,
    project: &Project,
) -> BTreeMap<ZoneNumber, f64> {
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
