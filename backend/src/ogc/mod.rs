//! OGC API Features 1.0 under `/ogc`: part 1 (core, GeoJSON, HTML, OpenAPI 3.0) and part 2 (systems of coordinates).
//!
//! The features are the atlas's own records with their figures from the API's bodies; nothing is
//! computed here. What geometry a project gets is argued in [`register`].

mod answer;
mod api;
mod collection;
mod crs;
mod drawing;
mod html;
mod json;
mod params;
mod register;
mod select;
mod sheet;
mod shown;
mod territory;
pub(crate) mod time;
mod values;

use std::sync::OnceLock;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use geodata_atlas::PreparedAtlas;

use crate::api::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::hub::Hub;
use crate::state::{Shared, Snapshot};
use answer::{Ask, CSV, Format, GEOJSON, JSON, OPENAPI, PAGE, send};
pub(crate) use collection::Collection;
use crs::Crs;
use json::Page;
use select::{DEFAULT_LIMIT, Selection};

/// The collections of an atlas, made when they are first asked for.
#[derive(Default)]
pub struct Collections {
    made: OnceLock<[Collection; 5]>,
}

/// The collections, read from the snapshot that holds them.
pub(crate) struct Made<'a>(&'a [Collection; 5]);

impl Collections {
    pub(crate) fn of(&self, atlas: &PreparedAtlas) -> Made<'_> {
        Made(self.made.get_or_init(|| {
            let shapes = territory::Shapes::new(atlas);
            let (zones, municipalities) = geodata_indicator::territory_bodies(atlas);
            [
                territory::zones(atlas, &shapes, &zones),
                territory::municipalities(atlas, &shapes, &municipalities),
                register::projects(atlas, &shapes),
                register::needs(atlas),
                values::indicators(atlas, &shapes),
            ]
        }))
    }
}

impl<'a> Made<'a> {
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a Collection> + use<'a> {
        self.0.iter()
    }

    fn named(&self, id: &str) -> Result<&'a Collection, Problem> {
        self.all().find(|c| c.id == id).ok_or_else(|| {
            Problem::not_found("There is no collection of this name; /ogc/collections lists them.")
        })
    }
}

/// The routes of the service.
pub fn routes() -> Router<Hub> {
    Router::new()
        .route("/ogc", get(landing))
        .route("/ogc/", get(landing))
        .route("/ogc/conformance", get(conformance))
        .route("/ogc/api", get(api_document))
        .route("/ogc/collections", get(collections))
        .route("/ogc/collections/{id}", get(one_collection))
        .route("/ogc/collections/{id}/items", get(items))
        .route("/ogc/collections/{id}/items/{item}", get(one_item))
        .route("/ogc/pages.css", get(stylesheet))
}

type Asked = (State<Shared>, RawQuery, HeaderMap);

async fn landing((State(state), RawQuery(query), headers): Asked) -> Result<Response, Problem> {
    let ask = Ask::plain(&state.config, query.as_deref(), &headers)?;
    Ok(match ask.format {
        Format::Html => send(&ask, &headers, PAGE, html::landing(&state, &ask)),
        _ => send_json(&ask, &headers, JSON, &json::landing(&state, &ask)),
    })
}

async fn conformance((State(state), RawQuery(query), headers): Asked) -> Result<Response, Problem> {
    let ask = Ask::plain(&state.config, query.as_deref(), &headers)?;
    Ok(match ask.format {
        Format::Html => send(&ask, &headers, PAGE, html::conformance(&state, &ask)),
        _ => send_json(&ask, &headers, JSON, &json::conformance(&state, &ask)),
    })
}

async fn api_document(
    (State(state), RawQuery(query), headers): Asked,
) -> Result<Response, Problem> {
    let ask = Ask::plain(&state.config, query.as_deref(), &headers)?;
    Ok(match ask.format {
        Format::Html => send(&ask, &headers, PAGE, html::api(&state, &ask)),
        _ => send_json(&ask, &headers, OPENAPI, &api::document(&state, &ask)),
    })
}

async fn collections((State(state), RawQuery(query), headers): Asked) -> Result<Response, Problem> {
    let ask = Ask::plain(&state.config, query.as_deref(), &headers)?;
    Ok(match ask.format {
        Format::Html => send(&ask, &headers, PAGE, html::collections(&state, &ask)),
        _ => send_json(&ask, &headers, JSON, &json::collections(&state, &ask)),
    })
}

async fn one_collection(
    Path(id): Path<String>,
    (State(state), RawQuery(query), headers): Asked,
) -> Result<Response, Problem> {
    let ask = Ask::plain(&state.config, query.as_deref(), &headers)?;
    let collection = state.ogc().named(&id)?;
    Ok(match ask.format {
        Format::Html => send(
            &ask,
            &headers,
            PAGE,
            html::collection(&state, &ask, collection),
        ),
        _ => send_json(
            &ask,
            &headers,
            JSON,
            &json::describe(&state, &ask, collection, true),
        ),
    })
}

/// Whole collections of polygons take tens of milliseconds to write: long enough to leave the thread that
/// answers others.
async fn items(
    Path(id): Path<String>,
    (State(state), RawQuery(query), headers): Asked,
) -> Result<Response, Problem> {
    let work = move || list(&state, &id, query.as_deref(), &headers);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Problem::internal())?
}

fn list(
    state: &Snapshot,
    id: &str,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let collection = state.ogc().named(id)?;
    let ask = Ask::read(
        &state.config,
        query,
        headers,
        &[Format::Json, Format::Html, Format::Csv],
    )?;
    let selection = Selection::read(&ask.params, collection)?;
    let separators = [("comma", false), ("semicolon", true)];
    let semicolons = ask.params.one_of("sep", &separators)?.unwrap_or(false);
    let found = selection.of(collection);
    let matched = found.len();
    // a table without geometry is small: whoever opens it in a spreadsheet wants all of it
    let whole = matched.max(1);
    let limit = selection.limit.unwrap_or(match ask.format {
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
    match ask.format {
        Format::Html => Ok(send(&ask, headers, PAGE, html::items(state, &ask, &page))),
        Format::Csv => {
            let titles = ask.names_language.then_some(ask.language);
            let style = sheet::Style { titles, semicolons };
            Ok(csv(state, &ask, headers, &page, style))
        }
        Format::Json => geojson(state, &ask, headers, &page),
    }
}

fn csv(
    state: &Snapshot,
    ask: &Ask,
    headers: &HeaderMap,
    page: &Page,
    style: sheet::Style,
) -> Response {
    let table = sheet::table(&state.atlas, page.collection, &page.items, style);
    let mut response = send(
        ask,
        headers,
        "text/csv; charset=utf-8; header=present",
        table,
    );
    let name = format!(
        "attachment; filename=\"atlante-{}.csv\"",
        page.collection.id
    );
    if let Ok(name) = HeaderValue::from_str(&name) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    let links = page.links(state, ask);
    let kept = links.iter().filter(|l| matches!(l.rel, "next" | "prev"));
    for link in kept {
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
fn geojson(
    state: &Snapshot,
    ask: &Ask,
    headers: &HeaderMap,
    page: &Page,
) -> Result<Response, Problem> {
    let bytes = |value| serde_json::to_vec(&value).unwrap_or_default();
    let timeless = bytes(json::features(state, ask, page, "")?);
    let mark = b"\"timeStamp\":\"";
    let mut body = timeless.clone();
    if let Some(at) = body.windows(mark.len()).rposition(|w| w == mark) {
        let at = at + mark.len();
        body.splice(at..at, time::now().into_bytes());
    }
    let response = answer::send_weak(ask, headers, GEOJSON, body, &timeless);
    Ok(in_system(response, page.crs))
}

async fn one_item(
    Path((id, item)): Path<(String, String)>,
    (State(state), RawQuery(query), headers): Asked,
) -> Result<Response, Problem> {
    let collection = state.ogc().named(&id)?;
    let ask = Ask::read(
        &state.config,
        query.as_deref(),
        &headers,
        &[Format::Json, Format::Html],
    )?;
    ask.params.only(&["f", "lang", "crs"])?;
    let crs = select::crs(&ask.params, "crs")?;
    let item = collection.item(&item).ok_or_else(|| {
        Problem::not_found("There is no feature with this identifier in the collection.")
    })?;
    if ask.format == Format::Html {
        let page = html::item(&state, &ask, collection, item);
        return Ok(send(&ask, &headers, PAGE, page));
    }
    let feature = json::single(&state, &ask, collection, item, crs)?;
    Ok(in_system(send_json(&ask, &headers, GEOJSON, &feature), crs))
}

/// Part 2 wants the system of the coordinates said in a header.
fn in_system(mut response: Response, crs: Crs) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", crs.uri())) {
        response.headers_mut().insert("content-crs", value);
    }
    response
}

fn send_json(
    ask: &Ask,
    headers: &HeaderMap,
    kind: &'static str,
    value: &serde_json::Value,
) -> Response {
    send(ask, headers, kind, value.to_string())
}

async fn stylesheet(headers: HeaderMap) -> Response {
    let css = include_str!("pages.css");
    Stored::new("text/css; charset=utf-8", REVALIDATE, css).respond(&headers)
}
