//! `/api/map`: a function of the `MapSpec` in the query.

use atlante_export::missing_glyph_notices;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_cartography::{map_body, mapspec_of_atlas};
use geodata_mapspec::MapSpec;
use geodata_model::Text;

use super::respond::Stored;
use crate::error::Problem;
use crate::state::{Shared, kept};

/// Values, classes, colours, legend and words of a map, made once for all the queries that mean the
/// same map and have the same things said about them.
pub(super) async fn body(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let (spec, mut notices) = mapspec_of_atlas(&query, &state.atlas.atlas);
    notices.extend(missing_glyph_notices(&spec));
    let stored = kept(state, key(&spec, &notices), move |state| {
        Stored::json(&map_body(&state.atlas, &spec, notices))
    });
    Ok(stored.await?.respond(&headers))
}

fn key(spec: &MapSpec, notices: &[Text]) -> String {
    let mut key = format!("map?{}", spec.to_query());
    for notice in notices {
        key.push(' ');
        key.push_str(&notice.en);
    }
    key
}
