//! Limits on requests (size, time, how many at once), the counting of answers, and one form for every error.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;

use crate::http::problem::{MEDIA_TYPE, Problem};
use crate::state::snapshot_store::SnapshotStore;

/// Path and query. The longest address the page makes is below 1 KiB; proxies commonly stop at 8.
const MAX_URL: usize = 4096;
/// Names and values together. Browsers send about 1 KiB, more only with cookies, which nobody sets here.
const MAX_HEADERS: usize = 16 * 1024;
/// Requests have no body; one this small is let pass unread.
const MAX_BODY: u64 = 4096;

/// Addresses that are answered even when the server is busy, because whoever watches over it needs them most then.
const ALWAYS: [&str; 2] = ["/health", "/metrics"];

/// What the middleware needs: the metrics, the limits, and the places for requests.
#[derive(Clone)]
pub(super) struct Guard {
    pub store: SnapshotStore,
    pub at_once: Arc<Semaphore>,
    pub timeout: Duration,
}

/// The middleware: passes a request on, or answers it with the problem of the limit it exceeds.
pub(super) async fn watch(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let metrics = guard.store.metrics();
    let started = Instant::now();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("client", MatchedPath::as_str)
        .to_owned();
    let is_head = request.method() == Method::HEAD;
    let answer = match admit(&request) {
        Err((reason, problem)) => {
            metrics.turned_away(reason);
            problem.into_response()
        }
        Ok(()) => pass(&guard, request, next).await,
    };
    let answer = as_problem(answer, is_head);
    metrics.answered(&route, answer.status().as_u16(), started.elapsed());
    answer
}

async fn pass(guard: &Guard, request: Request, next: Next) -> Response {
    let turn_away = |reason, problem: Problem| {
        guard.store.metrics().turned_away(reason);
        problem.into_response()
    };
    let permit = guard.at_once.try_acquire();
    if permit.is_err() && !ALWAYS.contains(&request.uri().path()) {
        return turn_away("busy", Problem::busy());
    }
    match tokio::time::timeout(guard.timeout, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => turn_away(
            "slow",
            Problem::new(
                StatusCode::GATEWAY_TIMEOUT,
                "The answer took too long and was given up. Ask for less, or try again later.",
            ),
        ),
    }
}

fn admit(request: &Request) -> Result<(), (&'static str, Problem)> {
    let url = request
        .uri()
        .path_and_query()
        .map_or(0, |p| p.as_str().len());
    if url > MAX_URL {
        let problem = Problem::new(
            StatusCode::URI_TOO_LONG,
            format!("The address has {url} characters; {MAX_URL} are read. Shorten the filters."),
        );
        return Err(("url", problem));
    }
    let headers = size(request.headers());
    if headers > MAX_HEADERS {
        let problem = Problem::new(
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            format!("The headers have {headers} bytes; {MAX_HEADERS} are read."),
        );
        return Err(("headers", problem));
    }
    let body = request.headers().get(header::CONTENT_LENGTH);
    let body = body.and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if body.is_some_and(|bytes| bytes > MAX_BODY) {
        let problem = Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Nothing here is asked for with a body.",
        );
        return Err(("body", problem));
    }
    Ok(())
}

fn size(headers: &HeaderMap) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum()
}

/// Turns errors that a layer wrote in its own form into problems like all others; pages made for people stay.
fn as_problem(answer: Response, is_head: bool) -> Response {
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return answer;
    }
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|v| v.to_str().ok()).unwrap_or_default();
    let unchanged = [
        MEDIA_TYPE,
        "text/html",
        "application/json",
        "application/xml",
    ];
    if is_head || unchanged.iter().any(|own| kind.starts_with(own)) {
        return answer;
    }
    Problem::of(status).into_response()
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use axum::body::{Body, to_bytes};
    use axum::routing::get;
    use axum::{Router, middleware};
    use geodata_atlas::AtlasFiles;
    use tower::ServiceExt as _;

    use super::*;
    use crate::state::snapshot::Snapshot;

    fn app(at_once: usize, timeout: Duration) -> Router {
        let snapshot = Snapshot::load(&AtlasFiles::embedded(), 1 << 20).unwrap();
        let guard = Guard {
            store: SnapshotStore::new(snapshot),
            at_once: Arc::new(Semaphore::new(at_once)),
            timeout,
        };
        Router::new()
            .route("/never", get(pending::<()>))
            .route(
                "/words",
                get(|| async { (StatusCode::BAD_REQUEST, "in its own words") }),
            )
            .route("/health", get(|| async { "well" }))
            .layer(middleware::from_fn_with_state(guard, watch))
    }

    async fn ask(app: &Router, path: &str) -> Response {
        let request = Request::get(path).body(Body::empty()).unwrap();
        app.clone().oneshot(request).await.unwrap()
    }

    async fn problem(answer: Response) -> serde_json::Value {
        assert_eq!(answer.headers()[header::CONTENT_TYPE], MEDIA_TYPE);
        let body = to_bytes(answer.into_body(), 10_000).await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    #[tokio::test]
    async fn a_request_beyond_the_limit_is_answered_503_with_when_to_retry() {
        let app = app(1, Duration::from_mins(1));
        let mut first = Box::pin(ask(&app, "/never"));
        // once polled it holds the only place
        assert!(futures_poll(&mut first).await.is_none());
        let second = ask(&app, "/never").await;
        assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(second.headers()[header::RETRY_AFTER], "1");
        assert_eq!(problem(second).await["status"], 503);
        assert_eq!(ask(&app, "/health").await.status(), StatusCode::OK);
        drop(first);
        assert_eq!(ask(&app, "/words").await.status(), StatusCode::BAD_REQUEST);
    }

    /// Polls once.
    async fn futures_poll<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
        tokio::select! {
            biased;
            output = future => Some(output),
            () = std::future::ready(()) => None,
        }
    }

    #[tokio::test]
    async fn an_answer_that_takes_too_long_is_504() {
        let app = app(1, Duration::from_millis(20));
        let answer = ask(&app, "/never").await;
        assert_eq!(answer.status(), StatusCode::GATEWAY_TIMEOUT);
        assert_eq!(problem(answer).await["status"], 504);
        // and its place is free again
        assert_eq!(ask(&app, "/words").await.status(), StatusCode::BAD_REQUEST);
    }

    #[tokio::test]
    async fn errors_have_one_form() {
        let app = app(1, Duration::from_mins(1));
        assert_eq!(problem(ask(&app, "/words").await).await["status"], 400);
        let long = format!("/health?q={}", "a".repeat(MAX_URL));
        assert_eq!(problem(ask(&app, &long).await).await["status"], 414);
    }
}
