//! `/api/priorities` and `/api/scenario`: which projects come first, and what another one would change.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_api::priorities::Weights;
use geodata_api::scenario::Scenario;
use geodata_indicator::priority::priorities as rank;

use crate::http::problem::Problem;
use crate::http::query::{Params, param, sentence};
use crate::http::stored::Stored;
use crate::state::snapshot::SharedSnapshot;

/// Projects by strategic index; `?weights=strategies:2,mountain:0` changes what counts.
pub async fn priorities(
    State(snapshot): State<SharedSnapshot>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let weights = Weights::from_query(param(&params, "weights", ""))
        .map_err(|e| Problem::bad_request(sentence(&e)))?;
    Ok(Stored::json(&rank(&snapshot.atlas, &weights)).respond(&headers))
}

/// What changes with `?add=house-001191,link-001191-001275`, and where the next sites would be.
pub async fn scenario(
    State(snapshot): State<SharedSnapshot>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let scenario = Scenario::from_query(param(&params, "add", ""))
        .map_err(|e| Problem::bad_request(sentence(&e)))?;
    let answer =
        tokio::task::spawn_blocking(move || snapshot.baseline().answer(&snapshot.atlas, &scenario));
    let answer = answer.await.map_err(|_| Problem::internal())?;
    let answer = answer.map_err(|e| Problem::bad_request(sentence(&e)))?;
    Ok(Stored::json(&answer).respond(&headers))
}
