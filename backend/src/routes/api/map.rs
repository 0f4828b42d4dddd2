//! `/api/map`: a function of the `MapSpec` in the query.

use atlante_export::missing_glyph_notices;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_cartography::{map_body, mapspec_of_atlas};
use geodata_mapspec::MapSpec;
use geodata_model::Text;

use crate::http::problem::Problem;
use crate::http::stored::Stored;
use crate::state::snapshot::SharedSnapshot;

/// Values, classes, colours, legend and texts of a map, made once for all the queries that mean the same map and come with the same
/// notices.
pub async fn body(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let (spec, mut notices) = mapspec_of_atlas(&query, &snapshot.atlas.atlas);
    notices.extend(missing_glyph_notices(&spec));
    let stored = snapshot.cached(key(&spec, &notices), move |snapshot| {
        Stored::json(&map_body(&snapshot.atlas, &spec, notices))
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
