//! The zones and the municipalities of an atlas with their totals: residents, surface, projects present.

use std::collections::{BTreeMap, BTreeSet};

use geodata_api::{MunicipalityBody, ZoneBody};
use geodata_atlas::{PreparedAtlas, PreparedZone};
use geodata_model::{
    Distribution, IstatCode, Municipality, Project, ResidentsByAge, Zone, ZoneNumber,
};

/// The zones and the municipalities, by number and by code.
#[must_use]
pub fn territory_bodies(prepared: &PreparedAtlas) -> (Vec<ZoneBody>, Vec<MunicipalityBody>) {
    let atlas = &prepared.atlas;
    let counts = projects_by_municipality(prepared);
    let zones = atlas.zones.values().map(|z| zone_body(prepared, z));
    let municipalities = atlas
        .municipalities
        .values()
        .map(|m| municipality_body(prepared, m, counts.get(&m.istat).copied().unwrap_or(0)));
    (zones.collect(), municipalities.collect())
}

/// A zone with its totals: surface in km², density in residents per km². Residents are `None` as soon as those of one of its
/// municipalities are not known. A project counts where its share is not marginal.
///
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::zone_body;
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let zone = atlas.atlas.zones.values().next().expect("an atlas has zones");
/// let body = zone_body(&atlas, zone);
/// assert!(body.municipalities > 0 && body.surface_km2 > 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn zone_body(prepared: &PreparedAtlas, zone: &Zone) -> ZoneBody {
    let PreparedZone { members, shape, .. } = &prepared.zones[&zone.number];
    let municipalities = || prepared.members(zone.number);
    let residents_by_age: Option<ResidentsByAge> =
        municipalities().map(|m| m.residents_by_age).sum();
    let residents = residents_by_age.map(|ages| ages.total());
    let surface_km2: f64 = municipalities().map(|m| m.surface_km2).sum();
    let present: Vec<&Project> = prepared
        .atlas
        .projects
        .values()
        .filter(|p| is_present(&prepared.allocations[&p.id].zones, zone.number))
        .collect();
    let strategies: BTreeSet<_> = present.iter().flat_map(|p| &p.strategies).collect();
    ZoneBody {
        zone: zone.clone(),
        municipalities: members.len(),
        basis: tally(municipalities().map(|m| m.zone_basis)),
        altitude: tally(municipalities().filter_map(|m| m.altitude_zone)),
        residents,
        residents_by_age,
        surface_km2,
        surface_measured: municipalities().any(|m| m.surface_measured),
        density_per_km2: residents.map(|residents| f64::from(residents) / surface_km2),
        projects: present.len(),
        strategies: strategies.len(),
        label_point: shape.label_point.map(micro),
        bbox: shape.bbox.map(micro),
    }
}

fn municipality_body(
    prepared: &PreparedAtlas,
    municipality: &Municipality,
    projects: usize,
) -> MunicipalityBody {
    let shape = &prepared.shapes[&municipality.istat];
    MunicipalityBody {
        municipality: municipality.clone(),
        residents: municipality.residents(),
        projects,
        label_point: shape.label_point.map(micro),
        bbox: shape.bbox.map(micro),
    }
}

/// A coordinate to a millionth of a degree, some ten centimetres: label positions and bounding boxes need no more, and sixteen
/// digits each would be half of the bytes of the list of municipalities, which every first visit downloads.
fn micro(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Number of projects present in each municipality that has any.
fn projects_by_municipality(prepared: &PreparedAtlas) -> BTreeMap<IstatCode, usize> {
    let distributions = prepared.allocations.values().map(|a| &a.municipalities);
    let present = distributions.flat_map(|d| d.shares.iter().filter(|s| !s.marginal));
    tally(present.map(|s| s.unit))
}

/// Whether a share of the zone is there and is not marginal.
fn is_present(distribution: &Distribution<ZoneNumber>, zone: ZoneNumber) -> bool {
    let mut shares = distribution.shares.iter();
    shares.any(|s| s.unit == zone && !s.marginal)
}

fn tally<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    items.fold(BTreeMap::new(), |mut counts, item| {
        *counts.entry(item).or_default() += 1;
        counts
    })
}
