//! The catalogue of what is served, in DCAT-AP_IT: `/catalog.ttl` and `/catalog.jsonld`.
//!
//! One list of records, written twice. Publisher, licence and contact are settings
//! ([`crate::config`]); where they are missing the catalogue says so instead of guessing.

mod datasets;
mod jsonld;
mod record;
mod turtle;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use crate::api::{REVALIDATE, Stored};
use crate::hub::Hub;
use crate::state::Shared;

/// The routes of the catalogue.
pub fn routes() -> Router<Hub> {
    Router::new()
        .route("/catalog.ttl", get(as_turtle))
        .route("/catalog.jsonld", get(as_jsonld))
}

async fn as_turtle(State(state): State<Shared>, headers: HeaderMap) -> Response {
    let records = datasets::records(&state, &state.config.base(&headers));
    let text = turtle::write(&records);
    Stored::new("text/turtle; charset=utf-8", REVALIDATE, text).respond(&headers)
}

async fn as_jsonld(State(state): State<Shared>, headers: HeaderMap) -> Response {
    let records = datasets::records(&state, &state.config.base(&headers));
    let text = jsonld::write(&records).to_string();
    Stored::new("application/ld+json", REVALIDATE, text).respond(&headers)
}
