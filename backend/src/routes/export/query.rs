//! What the handlers of exports read of a request.

use atlante_export::Request;
use axum::http::HeaderMap;

use crate::http::problem::Problem;
use crate::state::snapshot::Snapshot;

/// Scheme and host by which the reader will find the map again.
pub fn base_url(snapshot: &Snapshot, headers: &HeaderMap) -> String {
    snapshot.config.base(headers)
}

/// The map and its options; a 400 where an option cannot be read.
pub fn read(snapshot: &Snapshot, query: Option<&str>) -> Result<Request, Problem> {
    let request = Request::from_query(query.unwrap_or_default(), &snapshot.atlas.atlas);
    request.map_err(|refused| Problem::bad_request(refused.to_string()))
}
