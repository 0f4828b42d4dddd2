//! Answers that depend on the atlas alone, in the shapes of [`geodata_api`].

use std::sync::OnceLock;

use geodata_api::{AtlasInfo, NeedsBody, PlanBody, ProjectBody};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::territory_bodies;
use geodata_model::Project;

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
        let (zones, municipalities) = territory_bodies(prepared);
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

/// A project as the API gives it.
pub(super) fn project(prepared: &PreparedAtlas, project: &Project) -> ProjectBody {
    ProjectBody {
        project: project.clone(),
        allocation: prepared.allocations[&project.id].clone(),
        schematic_line: prepared.schematic_line(project),
    }
}
