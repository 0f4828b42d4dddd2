//! `/api/projects`: JSON by default, GeoJSON on request.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::Response;
use geodata_api::ProjectBody;
use geodata_atlas::PreparedAtlas;
use geodata_join::{allocation_body, conflicts as all_conflicts};
use geodata_model::{DateError, PartialDate, Place, Project, ProjectId, Rule};
use geojson::{Feature, Geometry, GeometryValue, Position};
use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::bodies::{listed, project};
use super::indicators::{Params, csv, sentence, wants_csv};
use super::respond::{Each, REVALIDATE, Stored};
use crate::error::Problem;
use crate::state::{Shared, kept};
use crate::table;

/// How many of the projects of an answer no source dates.
const UNDATED: HeaderName = HeaderName::from_static("undated");

/// All projects, or those of a date (`?at=2025-06`). `?f=geojson` or `Accept: application/geo+json` gives features.
pub(super) async fn list(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let as_geojson = wants_geojson(query.as_deref(), &headers);
    if let Some(at) = at(query.as_deref())? {
        return dated(state, at, as_geojson, &headers).await;
    }
    if let Some(stored) = state.bodies.held_projects(as_geojson) {
        return Ok(stored.respond(&headers));
    }
    // away from the threads that answer others
    let made = tokio::task::spawn_blocking(move || {
        let stored = state.bodies.projects(&state.atlas, as_geojson);
        stored.respond(&headers)
    });
    made.await.map_err(|_| Problem::internal())
}

/// The date a request names, if any.
fn at(query: Option<&str>) -> Result<Option<PartialDate>, Problem> {
    let mut pairs = query.unwrap_or_default().split('&');
    let named = pairs.find_map(|pair| pair.strip_prefix("at="));
    let text = |named| percent_decode_str(named).decode_utf8_lossy();
    let date = named
        .filter(|text| !text.is_empty())
        .map(|named| text(named).parse());
    date.transpose()
        .map_err(|error: DateError| Problem::bad_request(sentence(&error)))
}

/// The projects that hold at a date as far as anybody knows, and how many of them nobody has dated.
async fn dated(
    state: Shared,
    at: PartialDate,
    as_geojson: bool,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let undated = |project: &&Project| !project.validity.is_stated();
    let undated = state.atlas.atlas.projects.values().filter(undated).count();
    let key = format!("projects?at={at}&geojson={as_geojson}");
    let stored = kept(state, key, move |state| {
        listed(&state.atlas, as_geojson, |project| {
            project.validity.holds_at(at)
        })
    });
    let mut response = stored.await?.respond(headers);
    response.headers_mut().insert(UNDATED, undated.into());
    Ok(response)
}

/// One project.
pub(super) async fn one(
    State(state): State<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&state.atlas, &id)?;
    let body = project(&state.atlas, found);
    let stored = if wants_geojson(query.as_deref(), &headers) {
        geojson(&feature(&state.atlas, &body))
    } else {
        Stored::json(&body)
    };
    Ok(stored.respond(&headers))
}

fn find<'a>(atlas: &'a PreparedAtlas, id: &str) -> Result<&'a Project, Problem> {
    let id = id.parse::<ProjectId>().ok();
    id.and_then(|id| atlas.atlas.projects.get(&id))
        .ok_or_else(|| {
            Problem::not_found(
                "There is no project with this identifier; /api/projects lists them all.",
            )
        })
}

/// Where a project falls by a rule of choice: `?rule=population`; CSV with `?f=csv`.
pub(super) async fn allocation(
    State(state): State<Shared>,
    Path(id): Path<String>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&state.atlas, &id)?;
    let body = allocation_body(
        state.atlas.territory(),
        found,
        rule(&params)?.unwrap_or_default(),
    );
    let stored = if wants_csv(&params)? {
        csv(table::allocation(&body, &state.atlas))
    } else {
        Stored::json(&body)
    };
    Ok(stored.respond(&headers))
}

/// The rule a request names, if any.
pub(super) fn rule(params: &BTreeMap<String, String>) -> Result<Option<Rule>, Problem> {
    let named = params.get("rule").map(|name| name.parse());
    named
        .transpose()
        .map_err(|e| Problem::bad_request(sentence(&e)))
}

/// Where declared zones are not the computed ones, and where sources contradict each other.
pub(super) async fn conflicts(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let PreparedAtlas {
        atlas,
        allocations,
        texts,
        ..
    } = &state.atlas;
    let body = all_conflicts(&atlas.projects, allocations, &atlas.conflicts, texts);
    let stored = if wants_csv(&params)? {
        csv(table::conflicts(&body))
    } else {
        Stored::json(&body)
    };
    Ok(stored.respond(&headers))
}

fn wants_geojson(query: Option<&str>, headers: &HeaderMap) -> bool {
    let asked = query
        .unwrap_or_default()
        .split('&')
        .any(|p| p == "f=geojson");
    let accepted = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok());
    asked || accepted.is_some_and(|v| v.contains("application/geo+json"))
}

/// A GeoJSON document, under its own media type.
pub(super) fn geojson(value: &impl serde::Serialize) -> Stored {
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    Stored::new("application/geo+json", REVALIDATE, bytes)
}

/// A GeoJSON feature collection whose features are made one by one as it is written.
#[derive(Serialize)]
#[serde(tag = "type", rename = "FeatureCollection")]
pub(super) struct Features<F: Serialize> {
    features: F,
}

/// Features of projects.
pub(super) fn feature_collection<'a, I>(
    atlas: &'a PreparedAtlas,
    projects: impl Fn() -> I + 'a,
) -> Features<impl Serialize + 'a>
where
    I: Iterator<Item = ProjectBody> + 'a,
{
    Features {
        features: Each(move || projects().map(|body| feature(atlas, &body))),
    }
}

/// A project with the geometry its source allows: none for zones and for the whole area.
fn feature(atlas: &PreparedAtlas, body: &ProjectBody) -> Feature {
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
