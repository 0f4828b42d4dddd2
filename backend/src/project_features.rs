//! Projects as GeoJSON features.

use geodata_api::ProjectBody;
use geodata_atlas::PreparedAtlas;
use geodata_model::Place;
use geojson::{Feature, Geometry, GeometryValue, Position};
use serde::Serialize;

use crate::http::json_list::JsonList;

/// A GeoJSON feature collection whose features are made one by one as it is written.
#[derive(Serialize)]
#[serde(tag = "type", rename = "FeatureCollection")]
pub struct Features<F: Serialize> {
    features: F,
}

/// Features of projects.
pub fn feature_collection<'a, I>(
    atlas: &'a PreparedAtlas,
    projects: impl Fn() -> I + 'a,
) -> Features<impl Serialize + 'a>
where
    I: Iterator<Item = ProjectBody> + 'a,
{
    Features {
        features: JsonList(move || projects().map(|body| feature(atlas, &body))),
    }
}

/// A project with the geometry its source allows: none for zones and for the whole area.
#[must_use]
pub fn feature(atlas: &PreparedAtlas, body: &ProjectBody) -> Feature {
    let properties = match serde_json::to_value(body) {
        Ok(serde_json::Value::Object(map)) => Some(map),
        _ => None,
    };
    Feature {
        bbox: None,
        geometry: geometry(atlas, body),
        id: Some(geojson::feature::Id::String(body.project.id.to_string())),
        properties,
        foreign_members: None,
    }
}

fn geometry(atlas: &PreparedAtlas, body: &ProjectBody) -> Option<Geometry> {
    let position = |p: &[f64; 2]| Position::from(*p);
    let value = match &body.project.place {
        Place::Exact { geometry } => return Some(geometry.clone()),
        Place::Schematic { .. } => GeometryValue::LineString {
            coordinates: body.schematic_line.iter().map(position).collect(),
        },
        Place::Municipality { municipalities } => {
            let shapes = municipalities
                .iter()
                .filter_map(|code| atlas.shapes.get(code));
            let mut points: Vec<_> = shapes.map(|s| position(&s.label_point)).collect();
            if points.len() == 1 {
                GeometryValue::Point {
                    coordinates: points.remove(0),
                }
            } else {
                GeometryValue::MultiPoint {
                    coordinates: points,
                }
            }
        }
        Place::Zone { .. } | Place::Metropolitan => return None,
    };
    Some(Geometry::new(value))
}
