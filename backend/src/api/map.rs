//! `/api/map` and `/export/map.svg`: functions of the `MapSpec` in the query.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata::api::MapBody;
use geodata::cartography::{MapSpec, map_body, svg as draw};

use super::respond::{REVALIDATE, Stored};
use crate::state::Shared;

/// Values, classes, colours, legend and words of a map.
pub(super) async fn body(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (_, body) = read(&state, query.as_deref());
    Stored::json(&body).respond(&headers)
}

/// The same map as a drawing.
pub(super) async fn svg(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (spec, body) = read(&state, query.as_deref());
    let drawing = draw(&state.atlas, &spec, &body);
    Stored::new("image/svg+xml; charset=utf-8", REVALIDATE, drawing).respond(&headers)
}

fn read(state: &Shared, query: Option<&str>) -> (MapSpec, MapBody) {
    let (spec, notices) = MapSpec::from_query(query.unwrap_or_default());
    let body = map_body(&state.atlas, &spec, notices);
    (spec, body)
}
