//! The server: routes, the safety net around them, and an orderly end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use tokio::net::TcpListener;
use tower_http::cors::CorsLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::state::Snapshot;

/// No answer takes this long; a request that does is given up.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Every request is a GET: bodies are not read.
const MAX_BODY: usize = 4096;

/// What a page may load: itself and nothing from elsewhere. Compiling WASM needs its own word.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

/// The routes with their layers.
pub fn app(snapshot: Arc<Snapshot>) -> Router {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    crate::api::routes()
        .with_state(snapshot)
        .layer(CorsLayer::new().allow_origin(tower_http::cors::Any))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(
            header::REFERRER_POLICY,
            "strict-origin-when-cross-origin",
        ))
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            TIMEOUT,
        ))
        .layer(TraceLayer::new_for_http())
}

/// Listens and serves until the process is asked to end.
pub async fn serve(bind: SocketAddr, snapshot: Snapshot) -> anyhow::Result<()> {
    let listener = TcpListener::bind(bind)
        .await
        .with_context(|| why_not(bind))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening on http://{address}");
    println!("Atlante: http://{address}/");
    axum::serve(listener, app(Arc::new(snapshot)))
        .with_graceful_shutdown(asked_to_end())
        .await?;
    tracing::info!("stopped");
    Ok(())
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
