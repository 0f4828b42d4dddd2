//! The routes with the layers around them: limits, one form for every error, headers, log.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderName, Method, StatusCode, header};
use axum::{Router, middleware};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::classify::ServerErrorsFailureClass;
use tower_http::cors::{Any, CorsLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::guard::{Guard, watch};
use super::limits::Limits;
use super::policy;
use super::router::router;
use crate::http::problem::Problem;
use crate::state::snapshot_store::SnapshotStore;

/// A request that takes longer than this is answered with 504; none should.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The router with its layers, the outermost last.
pub fn app(store: &SnapshotStore, limits: &Limits) -> Router {
    let guard = Guard {
        store: store.clone(),
        at_once: Arc::new(Semaphore::new(limits.requests)),
        timeout: TIMEOUT,
    };
    let panicked = |_| {
        use axum::response::IntoResponse as _;
        Problem::internal().into_response()
    };
    router()
        .with_state(store.clone())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(guard, watch))
        .layer(any_origin())
        .layer(policy::page())
        .layer(policy::no_sniffing())
        .layer(policy::referrer())
        .layer(TraceLayer::new_for_http().on_failure(log_failure))
}

/// Logs an answer with a status of 500 or more: as an error, except where nothing failed (501: not offered, 503: busy).
fn log_failure(failure: ServerErrorsFailureClass, took: Duration, _: &Span) {
    let milliseconds = took.as_millis();
    match failure {
        ServerErrorsFailureClass::StatusCode(StatusCode::NOT_IMPLEMENTED) => {
            tracing::debug!(milliseconds, "asked for what is not offered");
        }
        ServerErrorsFailureClass::StatusCode(StatusCode::SERVICE_UNAVAILABLE) => {
            tracing::warn!(milliseconds, "told to come again");
        }
        failure => tracing::error!(%failure, milliseconds, "response failed"),
    }
}

/// Pages of other origins may read every answer: all of it is public.
fn any_origin() -> CorsLayer {
    const DAY: Duration = Duration::from_hours(24);
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::IF_NONE_MATCH, header::RANGE])
        .expose_headers([
            header::ETAG,
            header::LINK,
            HeaderName::from_static("content-crs"),
        ])
        .max_age(DAY)
}
