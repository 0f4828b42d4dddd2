//! `/api/gaps`: what is missing where.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::http::problem::Problem;
use crate::http::query::{Params, wants_csv};
use crate::http::stored::Stored;
use crate::state::snapshot::SharedSnapshot;
use crate::tables;

/// Ranked gaps with reason and robustness, and what cannot be called a gap.
pub async fn gaps(
    State(snapshot): State<SharedSnapshot>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = snapshot.gaps();
    let stored = if wants_csv(&params)? {
        Stored::csv(tables::gaps(found))
    } else {
        Stored::json(found)
    };
    Ok(stored.respond(&headers))
}
