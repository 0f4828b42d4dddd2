//! `/api/gaps`, `/api/priorities` and `/api/scenario`: what is missing, what comes first, what if.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_api::priorities::Weights;
use geodata_api::scenario::Scenario;
use geodata_indicator::priority::priorities as rank;

use super::indicators::{Params, csv, param, sentence, wants_csv};
use super::respond::Stored;
use crate::error::Problem;
use crate::state::Shared;
use crate::table;

/// Ranked gaps with reason and robustness, and what cannot be called a gap.
pub(super) async fn gaps(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = state.gaps();
    let stored = if wants_csv(&params)? {
        csv(table::gaps(found))
    } else {
        Stored::json(found)
    };
    Ok(stored.respond(&headers))
}

/// Projects by strategic index; `?weights=strategies:2,mountain:0` changes what counts.
pub(super) async fn priorities(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let weights = Weights::from_query(param(&params, "weights", ""))
        .map_err(|e| Problem::bad_request(sentence(&e)))?;
    Ok(Stored::json(&rank(&state.atlas, &weights)).respond(&headers))
}

/// What changes with `?add=house-001191,link-001191-001275`, and where the next sites would be.
pub(super) async fn scenario(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let scenario = Scenario::from_query(param(&params, "add", ""))
        .map_err(|e| Problem::bad_request(sentence(&e)))?;
    let answer =
        tokio::task::spawn_blocking(move || state.baseline().answer(&state.atlas, &scenario));
    let answer = answer.await.map_err(|_| Problem::internal())?;
    let answer = answer.map_err(|e| Problem::bad_request(sentence(&e)))?;
    Ok(Stored::json(&answer).respond(&headers))
}

/// The files of the atlas, for programs that compute with it themselves: the page's scenarios do.
pub(super) async fn atlas(State(state): State<Shared>, headers: HeaderMap) -> Response {
    state
        .bodies
        .atlas
        .get_or_init(|| Stored::json_text(state.files.to_json()))
        .respond(&headers)
}
