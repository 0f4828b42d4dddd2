//! Answers that depend on the atlas alone, in the shapes of [`geodata_api`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use geodata_api::{AtlasInfo, MunicipalityBody, NeedsBody, PlanBody, ProjectBody, ZoneBody};
use geodata_atlas::{PreparedAtlas, PreparedZone};
use geodata_model::{
    Distribution, IstatCode, Municipality, Project, ResidentsByAge, Zone, ZoneNumber,
};

use super::projects::{feature_collection, geojson};
use super::respond::{Each, Stored};

/// The stored answers.
pub struct Bodies {
    pub(super) plan: Stored,
    pub(super) zones: Stored,
    pub(super) municipalities: Stored,
    pub(super) needs: Stored,
    pub(super) sources: Stored,
    /// These are made when they are first asked for: of a register of a nation they are hundreds of megabytes.
    projects: OnceLock<Stored>,
    projects_geojson: OnceLock<Stored>,
    /// Most visits never ask for it.
    pub(super) atlas: OnceLock<Stored>,
}

impl Bodies {
    /// Makes those that every visit asks for.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas) -> Self {
        let atlas = &prepared.atlas;
        let (zones, municipalities) = territory(prepared);
        Self {
            plan: Stored::json(&plan(prepared)),
            zones: Stored::json(&zones),
            municipalities: Stored::json(&municipalities),
            needs: Stored::json(&NeedsBody {
                needs: atlas.needs.clone(),
                links: atlas.need_links.clone(),
            }),
            sources: Stored::json(&atlas.sources.values().collect::<Vec<_>>()),
            projects: OnceLock::new(),
            projects_geojson: OnceLock::new(),
            atlas: OnceLock::new(),
        }
    }

    /// All projects, if that was asked for before.
    pub(super) fn held_projects(&self, as_geojson: bool) -> Option<&Stored> {
        self.projects_cell(as_geojson).get()
    }

    /// All projects.
    pub(super) fn projects(&self, prepared: &PreparedAtlas, as_geojson: bool) -> &Stored {
        self.projects_cell(as_geojson)
            .get_or_init(|| listed(prepared, as_geojson, |_| true))
    }

    fn projects_cell(&self, as_geojson: bool) -> &OnceLock<Stored> {
        if as_geojson {
            &self.projects_geojson
        } else {
            &self.projects
        }
    }
}

/// The projects that are wanted.
pub(super) fn listed(
    prepared: &PreparedAtlas,
    as_geojson: bool,
    wanted: impl Fn(&Project) -> bool,
) -> Stored {
    let bodies = || {
        let projects = prepared.atlas.projects.values();
        projects.filter(|p| wanted(p)).map(|p| project(prepared, p))
    };
    if as_geojson {
        geojson(&feature_collection(prepared, bodies))
    } else {
        Stored::json(&Each(bodies))
    }
}

/// The zones and the municipalities, by number and by code.
pub(crate) fn territory(prepared: &PreparedAtlas) -> (Vec<ZoneBody>, Vec<MunicipalityBody>) {
    let atlas = &prepared.atlas;
    let counts = presence(prepared);
    let zones = atlas.zones.values().map(|z| zone(prepared, z));
    let municipalities = atlas
        .municipalities
        .values()
        .map(|m| municipality(prepared, m, counts.get(&m.istat).copied().unwrap_or(0)));
    (zones.collect(), municipalities.collect())
}

/// A coordinate to a millionth of a degree, some ten centimetres: where a label goes and what a camera frames need
/// no more, and sixteen digits each would be half of what a first visit downloads of the municipalities.
fn micro(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

fn plan(prepared: &PreparedAtlas) -> PlanBody {
    let atlas = &prepared.atlas;
    PlanBody {
        atlas: AtlasInfo {
            title: atlas.title.clone(),
            territory: atlas.territory.clone(),
            version: atlas.version.clone(),
            date: atlas.date.clone(),
            attribution: atlas.attribution.it.clone(),
            bbox: prepared.bbox,
            vocabulary: atlas.vocabulary.clone(),
            roles: atlas.roles.clone(),
        },
        axes: atlas.axes.values().cloned().collect(),
        strategies: atlas.strategies.values().cloned().collect(),
        kinds: atlas.kinds.clone(),
        absences: atlas.absences.clone(),
        principles: atlas.principles.clone(),
        statements: atlas.statements.clone(),
        figure_sources: atlas.figure_sources.clone(),
        sources: atlas.sources.values().cloned().collect(),
        conflicts: atlas.conflicts.clone(),
    }
}

/// A zone as the API gives it.
pub(crate) fn zone(prepared: &PreparedAtlas, zone: &Zone) -> ZoneBody {
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
        .filter(|p| holds(&prepared.allocations[&p.id].zones, zone.number))
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

fn municipality(
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

/// A project as the API gives it.
pub(super) fn project(prepared: &PreparedAtlas, project: &Project) -> ProjectBody {
    ProjectBody {
        project: project.clone(),
        allocation: prepared.allocations[&project.id].clone(),
        schematic_line: prepared.schematic_line(project),
    }
}

/// Projects present in each municipality.
fn presence(prepared: &PreparedAtlas) -> BTreeMap<IstatCode, usize> {
    let distributions = prepared.allocations.values().map(|a| &a.municipalities);
    let present = distributions.flat_map(|d| d.shares.iter().filter(|s| !s.marginal));
    tally(present.map(|s| s.unit))
}

fn holds(distribution: &Distribution<ZoneNumber>, zone: ZoneNumber) -> bool {
    distribution
        .shares
        .iter()
        .any(|s| s.unit == zone && !s.marginal)
}

fn tally<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    items.fold(BTreeMap::new(), |mut counts, item| {
        *counts.entry(item).or_default() += 1;
        counts
    })
}
