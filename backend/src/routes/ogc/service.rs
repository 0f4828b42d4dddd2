//! The resources that describe the service and its collections.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::document::document;
use super::media_types::{JSON, OPENAPI, PAGE};
use super::request::{Format, OgcRequest};
use super::response::{send, send_json};
use super::{html, json, lookup};
use crate::http::problem::Problem;
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::SharedSnapshot;

/// What a handler takes from a request.
type Parts = (State<SharedSnapshot>, RawQuery, HeaderMap);

/// `/ogc`.
pub async fn landing(
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let request = OgcRequest::plain(&snapshot.config, query.as_deref(), &headers)?;
    Ok(match request.format {
        Format::Html => send(
            &request,
            &headers,
            PAGE,
            html::service::landing(&snapshot, &request),
        ),
        _ => send_json(
            &request,
            &headers,
            JSON,
            &json::landing(&snapshot, &request),
        ),
    })
}

/// `/ogc/conformance`.
pub async fn conformance(
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let request = OgcRequest::plain(&snapshot.config, query.as_deref(), &headers)?;
    Ok(match request.format {
        Format::Html => send(
            &request,
            &headers,
            PAGE,
            html::service::conformance(&snapshot, &request),
        ),
        _ => send_json(
            &request,
            &headers,
            JSON,
            &json::conformance(&snapshot, &request),
        ),
    })
}

/// `/ogc/api`.
pub async fn api_document(
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let request = OgcRequest::plain(&snapshot.config, query.as_deref(), &headers)?;
    Ok(match request.format {
        Format::Html => send(
            &request,
            &headers,
            PAGE,
            html::service::api(&snapshot, &request),
        ),
        _ => send_json(&request, &headers, OPENAPI, &document(&snapshot, &request)),
    })
}

/// `/ogc/collections`.
pub async fn collections(
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let request = OgcRequest::plain(&snapshot.config, query.as_deref(), &headers)?;
    Ok(match request.format {
        Format::Html => send(
            &request,
            &headers,
            PAGE,
            html::collections::collections(&snapshot, &request),
        ),
        _ => send_json(
            &request,
            &headers,
            JSON,
            &json::collections(&snapshot, &request),
        ),
    })
}

/// `/ogc/collections/{id}`.
pub async fn one_collection(
    Path(id): Path<String>,
    (State(snapshot), RawQuery(query), headers): Parts,
) -> Result<Response, Problem> {
    let request = OgcRequest::plain(&snapshot.config, query.as_deref(), &headers)?;
    let collection = lookup::collection(&snapshot, &id)?;
    Ok(match request.format {
        Format::Html => send(
            &request,
            &headers,
            PAGE,
            html::collections::collection(&snapshot, &request, collection),
        ),
        _ => send_json(
            &request,
            &headers,
            JSON,
            &json::describe(&snapshot, &request, collection, true),
        ),
    })
}

/// The style of the pages that the server writes itself.
pub async fn stylesheet(headers: HeaderMap) -> Response {
    let css = include_str!("pages.css");
    Stored::new("text/css; charset=utf-8", REVALIDATE, css).respond(&headers)
}
