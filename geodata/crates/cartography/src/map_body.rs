//! The body of a map: title, legend, values and sentence, everything but its geometry.

use super::choropleth::{Scale, categories};
use super::texts::MapTexts;
use super::values::values;
use geodata_api::MapBody;
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_mapspec::{MapSpec, Theme, matches};
use geodata_model::{ProjectId, Text};

/// Everything needed to draw a map but its geometry.
#[must_use]
pub fn map_body(atlas: &PreparedAtlas, spec: &MapSpec, notices: Vec<Text>) -> MapBody {
    let projects = matching(atlas, spec);
    let (units, legend) = if spec.theme == Theme::Zones {
        categories(atlas, spec)
    } else {
        let scale = Scale::new(atlas, spec, &values(atlas, spec, &projects));
        (scale.units(), scale.legend())
    };
    let undated = spec.at.map(|_| undated(&atlas.atlas, &projects));
    let texts = MapTexts { atlas, spec };
    let subject = texts.title();
    let mut sentence = texts.sentence(&units, &subject, &projects);
    if let Some(undated) = undated.filter(|_| spec.theme == Theme::Projects) {
        sentence = texts.with_undated(&sentence, undated);
    }
    MapBody {
        spec: spec.to_query(),
        notices,
        sentence,
        title: texts.given_title().unwrap_or(subject),
        legend_title: texts.legend_title(),
        legend,
        units,
        projects,
        undated,
        attribution: atlas.atlas.attribution.get(spec.language).to_owned(),
        version: atlas.atlas.version.clone(),
    }
}

fn matching(atlas: &PreparedAtlas, spec: &MapSpec) -> Vec<ProjectId> {
    let projects = atlas.atlas.projects.iter();
    projects
        .filter(|(_, p)| matches(spec, p))
        .map(|(id, _)| id.clone())
        .collect()
}

/// Of these projects, those of which no source states a beginning or an end.
fn undated(atlas: &Atlas, projects: &[ProjectId]) -> usize {
    let projects = projects.iter().filter_map(|id| atlas.projects.get(id));
    projects.filter(|p| !p.validity.is_stated()).count()
}
