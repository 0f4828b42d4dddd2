//! `/api/map` and `/export/map.svg`: functions of the `MapSpec` in the query.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata::api::MapBody;
use geodata::cartography::{MapSpec, map_body, svg as draw};
use geodata::model::Text;

use super::respond::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::state::{Shared, Snapshot, kept};

/// Values, classes, colours, legend and words of a map.
pub(super) async fn body(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let make = |_: &Snapshot, _: &MapSpec, body: &MapBody| Stored::json(body);
    answer(state, "map", query.as_deref(), &headers, make).await
}

/// The same map as a drawing.
pub(super) async fn svg(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let make = |state: &Snapshot, spec: &MapSpec, body: &MapBody| {
        let drawing = draw(&state.atlas, spec, body);
        Stored::new("image/svg+xml; charset=utf-8", REVALIDATE, drawing)
    };
    answer(state, "svg", query.as_deref(), &headers, make).await
}

/// Made once for all the queries that mean the same map and have the same things said about them.
async fn answer(
    state: Shared,
    form: &str,
    query: Option<&str>,
    headers: &HeaderMap,
    make: impl FnOnce(&Snapshot, &MapSpec, &MapBody) -> Stored + Send + 'static,
) -> Result<Response, Problem> {
    let (spec, notices) = MapSpec::for_atlas(query.unwrap_or_default(), &state.atlas.atlas);
    let key = key(form, &spec, &notices);
    let stored = kept(state, key, move |state| {
        let body = map_body(&state.atlas, &spec, notices);
        make(state, &spec, &body)
    });
    Ok(stored.await?.respond(headers))
}

fn key(form: &str, spec: &MapSpec, notices: &[Text]) -> String {
    let mut key = format!("{form}?{}", spec.to_query());
    for notice in notices {
        key.push(' ');
        key.push_str(&notice.en);
    }
    key
}
