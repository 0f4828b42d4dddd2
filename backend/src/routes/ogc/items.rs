//! The features of a collection: lists of them, as GeoJSON, page or CSV, and one by its identifier.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::crs::Crs;
use super::media_types::{CSV, GEOJSON, PAGE};
use super::page::Page;
use super::request::{Format, OgcRequest};
use super::response::{send, send_json, send_weak};
use super::select::{self, DEFAULT_LIMIT, Selection};
use super::{csv, html, json, lookup};
use crate::clock::now;
use crate::http::problem::Problem;
use crate::http::stored::CSV_MEDIA_TYPE;
use crate::state::snapshot::{SharedSnapshot, Snapshot};

/// What a handler takes from a request.
type Parts = (State<SharedSnapshot>, RawQuery, HeaderMap);

/// `/ogc/collections/{id}/items`.
///
/// Whole collections of polygons take tens of milliseconds to write: long enough to leave the thread that
/// answers others.
pub async fn items(
    Path(id): Path<String>,
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let work = move || list(&snapshot, &id, query.as_deref(), &headers);
    let response = tokio::task::spawn_blocking(work).await;
    response.map_err(|_| Problem::internal())?
}

fn list(
    snapshot: &Snapshot,
    id: &str,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let collection = lookup::collection(snapshot, id)?;
    let request = OgcRequest::read(
        &snapshot.config,
        query,
        headers,
        &[Format::Json, Format::Html, Format::Csv],
    )?;
    let selection = Selection::read(&request.params, collection)?;
    let separators = [("comma", false), ("semicolon", true)];
    let semicolons = request.params.one_of("sep", &separators)?.unwrap_or(false);
    let found = selection.of(collection);
    let matched = found.len();
    // a table without geometry is small: whoever opens it in a spreadsheet wants all of it
    let whole = matched.max(1);
    let limit = selection.limit.unwrap_or(match request.format {
        Format::Csv => whole,
        _ => DEFAULT_LIMIT,
    });
    let page = Page {
        collection,
        items: found
            .into_iter()
            .skip(selection.offset)
            .take(limit)
            .collect(),
        matched,
        offset: selection.offset,
        limit,
        crs: selection.crs,
    };
    match request.format {
        Format::Html => Ok(send(
            &request,
            headers,
            PAGE,
            html::items::items(snapshot, &request, &page),
        )),
        Format::Csv => {
            let titles = request.names_language.then_some(request.language);
            let style = csv::Style { titles, semicolons };
            Ok(as_csv(snapshot, &request, headers, &page, style))
        }
        Format::Json => as_geojson(snapshot, &request, headers, &page),
    }
}

fn as_csv(
    snapshot: &Snapshot,
    request: &OgcRequest,
    headers: &HeaderMap,
    page: &Page,
    style: csv::Style,
) -> Response {
    let table = csv::table(&snapshot.atlas, page.collection, &page.items, style);
    let mut response = send(request, headers, CSV_MEDIA_TYPE, table);
    let name = format!(
        "attachment; filename=\"atlante-{}.csv\"",
        page.collection.id
    );
    if let Ok(name) = HeaderValue::from_str(&name) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    let links = page.links(snapshot, request);
    let pages = links.iter().filter(|l| matches!(l.rel, "next" | "prev"));
    for link in pages {
        let href = link.href.replace("f=json", "f=csv");
        let value = format!("<{href}>; rel=\"{}\"; type=\"{CSV}\"", link.rel);
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().append(header::LINK, value);
        }
    }
    response
}

/// The standard wants the time of the answer in the answer, so two answers are never the same bytes:
/// the tag is of the content without it, and therefore weak (RFC 9110, section 8.8.1).
fn as_geojson(
    snapshot: &Snapshot,
    request: &OgcRequest,
    headers: &HeaderMap,
    page: &Page,
) -> Result<Response, Problem> {
    let bytes = |value| serde_json::to_vec(&value).unwrap_or_default();
    let timeless = bytes(json::features(snapshot, request, page, "")?);
    let mark = b"\"timeStamp\":\"";
    let mut body = timeless.clone();
    if let Some(at) = body.windows(mark.len()).rposition(|w| w == mark) {
        let at = at + mark.len();
        body.splice(at..at, now().into_bytes());
    }
    let response = send_weak(request, headers, GEOJSON, body, &timeless);
    Ok(in_system(response, page.crs))
}

/// `/ogc/collections/{id}/items/{item}`.
pub async fn one_item(
    Path((id, item)): Path<(String, String)>,
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let collection = lookup::collection(&snapshot, &id)?;
    let request = OgcRequest::read(
        &snapshot.config,
        query.as_deref(),
        &headers,
        &[Format::Json, Format::Html],
    )?;
    request.params.allow_only(&["f", "lang", "crs"])?;
    let crs = select::crs(&request.params, "crs")?;
    let item = collection.item(&item).ok_or_else(|| {
        Problem::not_found("There is no feature with this identifier in the collection.")
    })?;
    if request.format == Format::Html {
        let page = html::item::item(&snapshot, &request, collection, item);
        return Ok(send(&request, &headers, PAGE, page));
    }
    let feature = json::single(&snapshot, &request, collection, item, crs)?;
    Ok(in_system(
        send_json(&request, &headers, GEOJSON, &feature),
        crs,
    ))
}

/// Adds the header in which part 2 of the standard wants the system of the coordinates.
fn in_system(mut response: Response, crs: Crs) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", crs.uri())) {
        response.headers_mut().insert("content-crs", value);
    }
    response
}
