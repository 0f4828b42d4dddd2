//! `/api/gaps`, `/api/priorities` and `/api/scenario`: what is missing, what comes first, what if.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata::indicator::priority::{Criterion, Weights, priorities as rank};
use geodata::indicator::scenario::Scenario;
use serde::Serialize;

use super::indicators::{Params, csv, not_one_of, param, sentence, wants_csv};
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
    let mut weights = Weights::default();
    for part in param(&params, "weights", "")
        .split(',')
        .filter(|p| !p.is_empty())
    {
        let (criterion, weight) = part.split_once(':').unwrap_or((part, ""));
        let criterion = Criterion::from_id(criterion).ok_or_else(|| {
            let all = Criterion::ALL.map(Criterion::id).join(", ");
            not_one_of("weights (before the colon)", criterion, &all)
        })?;
        let weight: f64 = weight
            .parse()
            .ok()
            .filter(|w| (0.0..=100.0).contains(w))
            .ok_or_else(|| {
                Problem::bad_request(
                    "A weight is a number from 0 to 100, as in weights=strategies:2,mountain:0.",
                )
            })?;
        weights.0.insert(criterion, weight);
    }
    Ok(Stored::json(&rank(&state.atlas, &weights)).respond(&headers))
}

/// Sites proposed beside a scenario.
const SITES: usize = 5;
/// Within this distance residents count as served, as in the middle band of the distance indicator.
const RADIUS_KM: f64 = 10.0;

/// `GET /api/scenario`.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ScenarioAnswer)]
pub(crate) struct Answer {
    #[serde(flatten)]
    scenario: geodata::indicator::scenario::ScenarioBody,
    radius_km: f64,
    next_best: Vec<geodata::indicator::scenario::Site>,
}

/// What changes with `?add=house-001191,link-001191-001275`, and where the next sites would be.
pub(super) async fn scenario(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let scenario = Scenario::from_query(param(&params, "add", ""))
        .map_err(|e| Problem::bad_request(sentence(&e)))?;
    let answer = tokio::task::spawn_blocking(move || {
        let baseline = state.baseline();
        baseline.apply(&state.atlas, &scenario).map(|body| Answer {
            scenario: body,
            radius_km: RADIUS_KM,
            next_best: baseline.next_best_houses(&scenario, SITES, RADIUS_KM),
        })
    });
    let answer = answer.await.map_err(|_| Problem::internal())?;
    let answer = answer.map_err(|e| Problem::bad_request(sentence(&e)))?;
    Ok(Stored::json(&answer).respond(&headers))
}
