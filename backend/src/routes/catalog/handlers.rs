//! The catalogue in its two forms.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::{datasets, jsonld, turtle};
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::SharedSnapshot;

/// `/catalog.ttl`.
pub async fn turtle(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    let records = datasets::records(&snapshot, &snapshot.config.base(&headers));
    let text = turtle::write(&records);
    Stored::new("text/turtle; charset=utf-8", REVALIDATE, text).respond(&headers)
}

/// `/catalog.jsonld`.
pub async fn jsonld(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    let records = datasets::records(&snapshot, &snapshot.config.base(&headers));
    let text = jsonld::write(&records).to_string();
    Stored::new("application/ld+json", REVALIDATE, text).respond(&headers)
}
