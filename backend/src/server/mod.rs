//! The server: routes, the safety net around them, and an orderly end.

mod guard;
mod listen;
pub mod policy;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::http::{HeaderName, Method, StatusCode, header};
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::classify::ServerErrorsFailureClass;
use tower_http::cors::{Any, CorsLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::error::Problem;
use crate::hub::Hub;
use crate::reload;

/// No answer takes this long; a request that does is given up.
const WITHIN: Duration = Duration::from_secs(10);

/// How much is served at once.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Open connections; below the usual limit of 1024 open files.
    pub connections: usize,
    /// Requests being answered.
    pub requests: usize,
    /// For the headers of a request to arrive, and between one request and the next.
    pub header_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            requests: 256,
            header_time: Duration::from_secs(15),
        }
    }
}

/// The routes with their layers.
pub fn app(hub: &Hub, limits: &Limits) -> Router {
    let guard = guard::Guard {
        hub: hub.clone(),
        at_once: Arc::new(Semaphore::new(limits.requests)),
        within: WITHIN,
    };
    let panicked = |_| {
        use axum::response::IntoResponse as _;
        Problem::internal().into_response()
    };
    crate::api::routes()
        .with_state(hub.clone())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(guard, guard::watch))
        .layer(reading_from_anywhere())
        .layer(policy::page())
        .layer(policy::no_sniffing())
        .layer(policy::referrer())
        .layer(TraceLayer::new_for_http().on_failure(log_failure))
}

/// What failed here is an error; what the reader asked for and cannot have, or cannot have now, is none.
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

/// What is public to read may be read by the pages of others.
fn reading_from_anywhere() -> CorsLayer {
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

/// Listens and serves until the process is asked to end.
pub async fn serve(
    bind: SocketAddr,
    hub: Hub,
    limits: Limits,
    source: reload::Source,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(bind)
        .await
        .with_context(|| why_not(bind))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening on http://{address}");
    println!("Atlante: http://{address}/");
    let app = app(&hub, &limits);
    prepare_tiles(&hub);
    tokio::spawn(reload::keep(hub.clone(), source));
    listen::run(listener, app, hub, &limits, asked_to_end()).await;
    tracing::info!("stopped");
    Ok(())
}

/// In the background: who asks before it is done waits for the one zoom asked for.
fn prepare_tiles(hub: &Hub) {
    let state = hub.current();
    tokio::task::spawn_blocking(move || state.tiles.prepare());
}

fn why_not(bind: SocketAddr) -> String {
    let (ip, port) = (bind.ip(), bind.port());
    let next = if port < u16::MAX { port + 1 } else { 8080 };
    format!(
        "cannot listen on port {port} of {ip}: if another program uses it, stop that program or choose another port, as in `atlante serve --bind {ip}:{next}`"
    )
}

/// Ctrl-C or SIGTERM.
async fn asked_to_end() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // without a handler there is nothing to wait for: SIGTERM still ends the process
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("asked to end: finishing what is under way");
}
