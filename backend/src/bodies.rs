//! The plan and its projects as the bodies of the HTTP API ([`geodata_api`]); zones and municipalities are in
//! [`geodata_indicator::territory_bodies`].

use geodata_api::{AtlasInfo, PlanBody, ProjectBody};
use geodata_atlas::PreparedAtlas;
use geodata_model::Project;

/// The plan, and the atlas as a whole: its title, date, extent, vocabulary.
#[must_use]
pub fn plan(prepared: &PreparedAtlas) -> PlanBody {
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

/// A project with its allocation.
#[must_use]
pub fn project(prepared: &PreparedAtlas, project: &Project) -> ProjectBody {
    ProjectBody {
        project: project.clone(),
        allocation: prepared.allocations[&project.id].clone(),
        schematic_line: prepared.schematic_line(project),
    }
}
