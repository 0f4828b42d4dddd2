//! The records of the plan and of its territory, which depend on the atlas alone: `/api/plan`, `/api/zones`,
//! `/api/municipalities`, `/api/needs`, `/api/sources`, `/api/atlas`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::state::snapshot::SharedSnapshot;

/// The plan: axes, strategies, kinds, sources, and what the page needs first.
pub async fn plan(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    snapshot.answers.plan.respond(&headers)
}

/// Every zone.
pub async fn zones(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    snapshot.answers.zones.respond(&headers)
}

/// Every municipality.
pub async fn municipalities(
    State(snapshot): State<SharedSnapshot>,
    headers: HeaderMap,
) -> Response {
    snapshot.answers.municipalities.respond(&headers)
}

/// Needs, and the strategies that answer them.
pub async fn needs(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    snapshot.answers.needs.respond(&headers)
}

/// Every source that records cite.
pub async fn sources(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    snapshot.answers.sources.respond(&headers)
}

/// The files of the atlas, for programs that compute with it themselves: the page's scenarios do.
pub async fn atlas(State(snapshot): State<SharedSnapshot>, headers: HeaderMap) -> Response {
    snapshot.answers.atlas(&snapshot.files).respond(&headers)
}
