//! `/health` and `/metrics`, for whoever watches over the server.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::state::health::Health;
use crate::state::metrics::MEDIA_TYPE;
use crate::state::snapshot_store::SnapshotStore;

/// Whether the server is well, which data it serves, and how the last reading of them went.
pub async fn health(State(store): State<SnapshotStore>) -> Response {
    let headers = [(header::CACHE_CONTROL, "no-store")];
    (headers, axum::Json(Health::of(&store))).into_response()
}

/// The counters of the server.
pub async fn metrics(State(store): State<SnapshotStore>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, MEDIA_TYPE),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, store.metrics().text()).into_response()
}
