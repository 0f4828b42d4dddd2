//! The collections of the plan: projects and needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::{Geometry, LineString, MultiPolygon};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Need, Place, Project};
use serde_json::{Value, json};

use super::collection::{Collection, Field, FieldType, Item};
use super::territory::{Shapes, citations};

const PROJECT_FIELDS: &[Field] = &[
    Field::new("id", FieldType::Text),
    Field::new("title", FieldType::Text),
    Field::new("title_en", FieldType::Text),
    Field::new("summary", FieldType::Text),
    Field::new("kind", FieldType::Text),
    Field::new("axis", FieldType::Integer),
    Field::new("strategies", FieldType::Texts),
    Field::new("status", FieldType::Text),
    Field::new("lead_body", FieldType::Text),
    Field::new("partners", FieldType::Text),
    Field::new("programme", FieldType::Text),
    Field::new("interventions", FieldType::Integer),
    Field::new("amount_eur", FieldType::Number),
    Field::new("length_km", FieldType::Number),
    Field::new("cup", FieldType::Text),
    Field::new("precision", FieldType::Text),
    Field::new("geometry_is", FieldType::Text),
    Field::new("municipalities", FieldType::Texts),
    Field::new("zones", FieldType::Integers),
    Field::new("declared_zones", FieldType::Integers),
    Field::new("source_date", FieldType::Text),
    Field::new("valid_from", FieldType::Text),
    Field::new("valid_to", FieldType::Text),
    Field::new("sources", FieldType::Texts),
    Field::new("note", FieldType::Text),
];

/// Every project of the register.
pub fn projects(atlas: &PreparedAtlas, shapes: &Shapes) -> Collection {
    let item = |project: &Project| {
        let (shape, role) = shape(atlas, shapes, project);
        let values = project_values(atlas, project, role);
        let item = Item::new(project.id.to_string(), shape, values);
        item.of_date(&project.source_date).valid(project.validity)
    };
    let items = atlas.atlas.projects.values().map(item).collect();
    Collection::new("projects", PROJECT_FIELDS, items, atlas.bbox)
}

/// The geometry a project's source allows, and what that geometry is.
///
/// A municipality is given as its area, never as a point: whoever opens the layer without reading its
/// attributes must not take a label's anchor for the place. A zone or the whole area is no geometry:
/// nothing says that the project covers it, and `zones` leads to the zones' own collection.
fn shape(
    atlas: &PreparedAtlas,
    shapes: &Shapes,
    project: &Project,
) -> (Option<Arc<Geometry>>, &'static str) {
    match &project.place {
        Place::Exact { geometry } => {
            let exact = Geometry::try_from(geometry.clone()).ok();
            (exact.map(Arc::new), "source_geometry")
        }
        Place::Schematic { .. } => {
            let line: LineString = atlas
                .schematic_line(project)
                .into_iter()
                .map(|[lon, lat]| (lon, lat))
                .collect();
            (Some(Arc::new(line.into())), "schematic_line")
        }
        Place::Municipality { municipalities } => {
            let mut areas = municipalities
                .iter()
                .filter_map(|code| shapes.municipalities.get(code));
            let area = match (municipalities.len(), areas.next()) {
                (1, Some(one)) => Some(Arc::clone(one)),
                (_, first) => together(first.into_iter().chain(areas)),
            };
            (area, "municipality_area")
        }
        Place::Zone { .. } | Place::Metropolitan => (None, "none"),
    }
}

fn together<'a>(areas: impl Iterator<Item = &'a Arc<Geometry>>) -> Option<Arc<Geometry>> {
    let polygons = areas.flat_map(|area| match area.as_ref() {
        Geometry::MultiPolygon(parts) => parts.0.clone(),
        _ => Vec::new(),
    });
    let all = MultiPolygon(polygons.collect());
    (!all.0.is_empty()).then(|| Arc::new(all.into()))
}

fn project_values(atlas: &PreparedAtlas, project: &Project, geometry_is: &str) -> Vec<Value> {
    let allocation = atlas.allocations.get(&project.id);
    let zones = allocation.map(|a| present(&a.zones.shares));
    let municipalities = allocation.map(|a| present(&a.municipalities.shares));
    vec![
        json!(project.id),
        json!(project.title.it),
        json!(project.title.en),
        json!(project.summary),
        json!(project.kind),
        json!(project.strategies.first().map(|s| s.axis)),
        json!(project.strategies),
        json!(project.status),
        json!(project.lead_body),
        json!(project.partners),
        json!(project.programme),
        json!(project.interventions),
        json!(project.amount_eur),
        json!(project.length_km),
        json!(project.cup),
        json!(project.place.precision()),
        json!(geometry_is),
        json!(municipalities.unwrap_or_default()),
        json!(zones.unwrap_or_default()),
        json!(project.declared_zones),
        json!(project.source_date),
        json!(project.validity.from),
        json!(project.validity.to),
        citations(&project.sources),
        json!(project.note),
    ]
}

fn present<U: Copy>(shares: &[geodata_model::Share<U>]) -> Vec<U> {
    let counted = shares.iter().filter(|s| !s.marginal);
    counted.map(|s| s.unit).collect()
}

const NEED_FIELDS: &[Field] = &[
    Field::new("code", FieldType::Text),
    Field::new("group", FieldType::Text),
    Field::new("axes", FieldType::Integers),
    Field::new("text", FieldType::Text),
    Field::new("text_en", FieldType::Text),
    Field::new("strategies", FieldType::Texts),
    Field::new("source_date", FieldType::Text),
    Field::new("sources", FieldType::Texts),
];

/// Needs have no place: their features have no geometry.
pub fn needs(atlas: &PreparedAtlas) -> Collection {
    let mut links: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for link in &atlas.atlas.need_links {
        let strategies = links.entry(&link.need).or_default();
        strategies.push(link.strategy.to_string());
    }
    let item = |need: &Need| {
        let first = need.sources.first().map(|c| &c.source);
        let source = first.and_then(|id| atlas.atlas.sources.get(id));
        let date = source.map(|s| s.date.as_str()).unwrap_or_default();
        let values = vec![
            json!(need.code),
            json!(need.group),
            json!(need.axes),
            json!(need.text.it),
            json!(need.text.en),
            json!(links.get(need.code.as_str()).cloned().unwrap_or_default()),
            json!(date),
            citations(&need.sources),
        ];
        Item::new(need.code.clone(), None, values).of_date(date)
    };
    let items = atlas.atlas.needs.iter().map(item).collect();
    Collection::new("needs", NEED_FIELDS, items, atlas.bbox)
}
