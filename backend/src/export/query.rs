//! What the handlers of exports read of a request.

use atlante_export::Request;
use axum::http::HeaderMap;

use crate::error::Problem;
use crate::state::Snapshot;

/// Scheme and host by which the reader will find the map again.
pub(super) fn base_url(state: &Snapshot, headers: &HeaderMap) -> String {
    state.config.base(headers)
}

/// The map and its options; a 400 where an option cannot be read.
pub(super) fn read(state: &Snapshot, query: Option<&str>) -> Result<Request, Problem> {
    let request = Request::from_query(query.unwrap_or_default(), &state.atlas.atlas);
    request.map_err(|refused| Problem::bad_request(refused.to_string()))
}
