//! `/api/projects`: JSON by default, GeoJSON on request.

use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::Response;
use geodata_atlas::PreparedAtlas;
use geodata_join::{allocation_body, conflicts as all_conflicts};
use geodata_model::{DateError, PartialDate, Project, ProjectId};
use percent_encoding::percent_decode_str;

use crate::bodies;
use crate::http::problem::Problem;
use crate::http::query::{Params, rule, sentence, wants_csv};
use crate::http::stored::Stored;
use crate::project_features::feature;
use crate::state::fixed_answers;
use crate::state::snapshot::SharedSnapshot;
use crate::tables;

/// How many of the projects of an answer no source dates.
const UNDATED: HeaderName = HeaderName::from_static("undated");

/// All projects, or those of a date (`?at=2025-06`). `?f=geojson` or `Accept: application/geo+json` gives features.
pub async fn list(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let as_geojson = wants_geojson(query.as_deref(), &headers);
    if let Some(at) = at(query.as_deref())? {
        return dated(snapshot, at, as_geojson, &headers).await;
    }
    if let Some(stored) = snapshot.answers.cached_projects(as_geojson) {
        return Ok(stored.respond(&headers));
    }
    // away from the threads that answer others
    let response = tokio::task::spawn_blocking(move || {
        let stored = snapshot.answers.projects(&snapshot.atlas, as_geojson);
        stored.respond(&headers)
    });
    response.await.map_err(|_| Problem::internal())
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
    snapshot: SharedSnapshot,
    at: PartialDate,
    as_geojson: bool,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let undated = |project: &&Project| !project.validity.is_stated();
    let undated = snapshot
        .atlas
        .atlas
        .projects
        .values()
        .filter(undated)
        .count();
    let key = format!("projects?at={at}&geojson={as_geojson}");
    let stored = snapshot.cached(key, move |snapshot| {
        fixed_answers::projects(&snapshot.atlas, as_geojson, |project| {
            project.validity.holds_at(at)
        })
    });
    let mut response = stored.await?.respond(headers);
    response.headers_mut().insert(UNDATED, undated.into());
    Ok(response)
}

/// One project.
pub async fn one(
    State(snapshot): State<SharedSnapshot>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&snapshot.atlas, &id)?;
    let body = bodies::project(&snapshot.atlas, found);
    let stored = if wants_geojson(query.as_deref(), &headers) {
        Stored::geojson(&feature(&snapshot.atlas, &body))
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
pub async fn allocation(
    State(snapshot): State<SharedSnapshot>,
    Path(id): Path<String>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&snapshot.atlas, &id)?;
    let body = allocation_body(
        snapshot.atlas.territory(),
        found,
        rule(&params)?.unwrap_or_default(),
    );
    let stored = if wants_csv(&params)? {
        Stored::csv(tables::allocation(&body, &snapshot.atlas))
    } else {
        Stored::json(&body)
    };
    Ok(stored.respond(&headers))
}

/// Where declared zones are not the computed ones, and where sources contradict each other.
pub async fn conflicts(
    State(snapshot): State<SharedSnapshot>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let PreparedAtlas {
        atlas,
        allocations,
        texts,
        ..
    } = &snapshot.atlas;
    let body = all_conflicts(&atlas.projects, allocations, &atlas.conflicts, texts);
    let stored = if wants_csv(&params)? {
        Stored::csv(tables::conflicts(&body))
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
